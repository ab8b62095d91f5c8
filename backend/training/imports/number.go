package imports

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// number gives a person without an NHS number a stable one of the range that
// is never issued (999), with a sound check digit. The same person (by what the
// file says of them) gets the same number in every run; a number in use is
// passed over.
func number(person string, used func(string) bool) string {
	for try := range uint32(1 << 16) {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d", person, try))
		body := fmt.Sprintf("999%06d", binary.BigEndian.Uint32(sum[:4])%1_000_000)
		check := checkDigit(body)
		if check == 10 {
			continue
		}
		if n := body + string(rune('0'+check)); !used(n) {
			return n
		}
	}
	panic("no free NHS number in the training range")
}

// checkDigit is Modulus 11 over nine digits; 10 means that no number has them.
func checkDigit(nine string) int {
	sum := 0
	for i := range 9 {
		sum += int(nine[i]-'0') * (10 - i)
	}
	return (11 - sum%11) % 11
}

// isNumber tells whether a string is a valid NHS number.
func isNumber(s string) bool {
	if len(s) != 10 {
		return false
	}
	same := true
	for i := range s {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		same = same && s[i] == s[0]
	}
	return !same && checkDigit(s[:9]) == int(s[9]-'0')
}
