package app

import (
	"strings"
	"testing"
)

// M39: whatever is pasted, every part of it is a number that was taken, or is
// named with a reason.
func TestM39_PastedNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"9990123454":                            "999 012 3454",
		"999 012 3454":                          "999 012 3454",
		"999\u00a0012\u00a03454":                "999 012 3454",
		"999-012-3454\n999–824–5915":            "999 012 3454+999 824 5915",
		"9990123454 9998245915":                 "999 012 3454+999 824 5915",
		"999 012 3454 999 824 5915":             "999 012 3454+999 824 5915",
		"1 999 012 3454\n2 999 824 5915":        "999 012 3454+999 824 5915",
		"PATEL\tAmina\t14/03/1948\t9990123454":  "999 012 3454",
		"PATEL,Amina,14.03.1948,999 012 3454,F": "999 012 3454",
		"99 90 12 34 54":                        "999 012 3454",
		"NHS no.: 999.012.3454;":                "999 012 3454",
		"999 012 3454 14 03 1948":               "999 012 3454",
		"999 012 3454 14 03 19481":              "999 012 3454 | 14 03 19481",
		"999 012 3455":                          " | 999 012 3455",
		"99901234549998245915":                  " | 99901234549998245915",
		"0000000000":                            " | 0000000000",
		"Amina Patel":                           " | Amina Patel",
		"14/03/1948":                            " | 14/03/1948",
		"01632 960155":                          " | 01632 960155",
		" \n\t-- \n":                            "",
	} {
		v, numbers := readPasted(text)
		var got, refused []string
		for _, n := range numbers {
			got = append(got, n.Spaced())
		}
		for _, r := range v.Refused {
			refused = append(refused, r.Text)
			if r.Say == "" {
				t.Errorf("%q: no reason", text)
			}
		}
		all := strings.Join(got, "+")
		if len(refused) > 0 {
			all += " | " + strings.Join(refused, "+")
		}
		if all != want {
			t.Errorf("%q: %q, not %q", text, all, want)
		}
	}
}
