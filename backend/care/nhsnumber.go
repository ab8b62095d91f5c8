package care

import (
	"fmt"
	"strings"
	"unicode"
)

// NHSNumber is a valid NHS number: ten digits, no spaces, check digit correct.
// Make one with [ParseNHSNumber] only.
type NHSNumber string

// ParseNHSNumber accepts the forms people type and paste (digits with any
// spaces, hyphens or dots between them) and checks the Modulus 11 check digit
// (NHS Data Dictionary, NHS NUMBER). The error is a [Error] with code
// "nhs-number" whose Say tells the person what is wrong with what they typed.
func ParseNHSNumber(typed string) (NHSNumber, error) {
	var digits strings.Builder
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case unicode.IsSpace(r) || strings.ContainsRune("-.‐‑‒–—\u200b\u00a0", r):
		default:
			return "", badNumber("An NHS number has digits only. Check for letters or other signs.")
		}
	}
	n := digits.String()
	if len(n) != 10 {
		return "", badNumber(fmt.Sprintf("An NHS number has 10 digits. You entered %d.", len(n)))
	}
	if strings.Count(n, n[:1]) == 10 {
		return "", badNumber("This NHS number was never issued. Check it with the person or the referral.")
	}
	if !checkDigitHolds(n) {
		return "", badNumber("This is not a valid NHS number: one or more digits are wrong. Check it against the source.")
	}
	return NHSNumber(n), nil
}

func checkDigitHolds(n string) bool {
	sum := 0
	for i := range 9 {
		sum += int(n[i]-'0') * (10 - i)
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	return check == int(n[9]-'0') // a check of 10 never equals a digit: such numbers are not issued
}

func badNumber(say string) error {
	return &Error{Code: CodeNHSNumber, Op: "parse NHS number", Say: say}
}

// Spaced gives the display form, 3-3-4 with single spaces: "999 012 3454".
func (n NHSNumber) Spaced() string {
	if len(n) != 10 {
		return string(n)
	}
	return string(n[:3] + " " + n[3:6] + " " + n[6:])
}

// String hides the number, so that it never reaches a log by way of %v.
func (n NHSNumber) String() string { return "NHS number (hidden)" }

// Digits gives the ten digits for a request to a partner.
func (n NHSNumber) Digits() string { return string(n) }
