package care

import "strings"

// TypedNHSNumber finds the NHS number in what was typed or pasted into a field:
// the number alone in any form that [ParseNHSNumber] takes, or one with text
// around it, as it comes from a letter or another screen. Among text only a run
// of exactly ten digits counts, so that neither a telephone number nor a date
// beside it is ever taken for one, and two different numbers are refused: it is
// not for the viewer to choose between persons (H2).
func TypedNHSNumber(typed string) (NHSNumber, error) {
	plain, other := digitsOf(typed)
	if !other {
		return ParseNHSNumber(plain)
	}
	var found NHSNumber
	var last error
	for run := range strings.SplitSeq(plain, "|") {
		if len(strings.ReplaceAll(run, " ", "")) != 10 {
			continue
		}
		n, err := ParseNHSNumber(run)
		switch {
		case err != nil:
			last = err
		case found != "" && found != n:
			return "", badNumber("There is more than one NHS number in this. Leave the one you mean.")
		default:
			found = n
		}
	}
	switch {
	case found != "":
		return found, nil
	case last != nil:
		return "", last
	case !strings.ContainsAny(plain, "0123456789"):
		return "", badNumber("There is no number in this. An NHS number has 10 digits.")
	}
	return "", badNumber("No NHS number of 10 digits stands by itself in this. Leave the NHS number alone in the field.")
}

// digitsOf writes a text with digits, a space for whatever may stand between the
// digits of one number, and | for whatever may not; other tells whether there
// was any of the last. Signs that nobody sees are dropped: other programs put
// them into what is copied.
func digitsOf(typed string) (plain string, other bool) {
	var b strings.Builder
	typed = strings.TrimSpace(typed)
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '０' && r <= '９': // full-width forms
			b.WriteRune('0' + r - '０')
		case strings.ContainsRune("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", r):
		case strings.ContainsRune(" .-_\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000‐‑‒–—−", r):
			b.WriteByte(' ')
		default:
			b.WriteByte('|')
			other = true
		}
	}
	return b.String(), other
}
