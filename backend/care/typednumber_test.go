package care

import (
	"errors"
	"strings"
	"testing"
)

// H2, M36: whatever form a number is pasted in, either exactly that number is
// found or the message says what to do. "" means refused.
func TestH2_TypedNHSNumbers(t *testing.T) {
	const amina = "9990123454"
	for typed, want := range map[string]string{
		"9990123454": amina, "999 012 3454": amina, " 999 012 3454 ": amina, "999-012-3454": amina, "999.012.3454": amina, "999_012_3454": amina,
		"999\u00a0012\u00a03454": amina, "999\u2009012\u20093454": amina, "999\u202f012\u202f3454": amina, "999–012–3454": amina, "999‑012‑3454": amina, "999−012−3454": amina,
		"\ufeff9990123454": amina, "999\u200b012\u200b3454": amina, "\u2066999 012 3454\u2069": amina, "999\u00ad012\u00ad3454": amina, "９９９０１２３４５４": amina,
		"9 9 9 0 1 2 3 4 5 4": amina, "99901 23454": amina, "999012 3454": amina,
		"999 012 3454\r\n": amina, "\t999 012 3454\t": amina,
		"NHS No. 999 012 3454": amina, "NHS number: 9990123454": amina, "(999 012 3454)": amina, "[9990123454]": amina, "NHS#999-012-3454;": amina, "\"999 012 3454\"": amina,
		"PATEL, Amina Rose (Mrs)\tBorn 14-Mar-1948\t999 012 3454\tFemale": amina,
		"PATEL Amina, 14/03/1948, NHS 999 012 3454, tel. 07700 900142":    amina,
		"999 012 3454 (confirmed: 9990123454)":                            amina,
		"https://fhir.nhs.uk/Id/nhs-number|9990123454":                    amina,
		"Patient 999 012 3454\nGP F99001":                                 amina,
		"NHS 999 012 3454 and 999 249 9559":                               "",
		"999 012 3455":                                                    "",
		"NHS 999 012 3455":                                                "",
		"444 444 4444":                                                    "",
		"0000000000":                                                      "",
		"NHS 666 666 6666":                                                "",
		"999 012 345":                                                     "",
		"999 012 34545":                                                   "",
		"999 012 3454 999 249 9559":                                       "",
		"999 012 3454 14-03-1948":                                         "",
		"Ward 3 999 012 3454":                                             "",
		"tel. 01632 960142":                                               "",
		"+44 770 090 0142":                                                "",
		"":                                                                "",
		"   ":                                                             "",
		"Patel":                                                           "",
		"999O123454":                                                      "",
		"9990l23454":                                                      "",
		"999 012 345X":                                                    "",
		"12/03/1948":                                                      "",
		strings.Repeat("9", 500):                                          "",
	} {
		n, err := TypedNHSNumber(typed)
		if string(n) != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v, want %q", typed, string(n), err, want)
		}
		var e *Error
		if want == "" && (!errors.As(err, &e) || e.Code != CodeNHSNumber || !strings.HasSuffix(e.Say, ".")) {
			t.Errorf("%q: not explained: %v", typed, err)
		}
	}
}

// Each refusal says what is wrong with this very input.
func TestH2_ARefusedNumberIsExplained(t *testing.T) {
	for typed, want := range map[string]string{
		"999 012 345": "You entered 9", "999 012 3455": "one or more digits are wrong", "Ref. 999 012 3455": "one or more digits are wrong",
		"444 444 4444": "never issued", "Patel": "no number in this", "999 012 3454, 999 249 9559": "more than one NHS number", "tel. 01632 960142": "Leave the NHS number alone",
	} {
		_, err := TypedNHSNumber(typed)
		if e := new(Error); !errors.As(err, &e) || !strings.Contains(e.Say, want) {
			t.Errorf("%q: %+v, want %q", typed, e, want)
		}
	}
}
