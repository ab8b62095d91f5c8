package care

import (
	"encoding/json"
	"strings"
	"testing"
)

// Words of a key safe with a number are its code; a key safe alone is equipment.
func TestH24_KeyCodes(t *testing.T) {
	for text, want := range map[string]bool{
		"Key safe by the door, 4711": true, "KEYSAFE code is two five eight zero": true, "Door code C1234": true, "key-safe: 12": true,
		"Key <b>safe</b>: 12": true, `Key \u003cb class="7"\u003Esafe: ten`: true, "Key safe <12>": true, "Door code thirty forty": true,
		"Key safe": false, "Key worker: Ann, 01632 960100": false, "Access by the front door at 9": false,
	} {
		if got := MentionsKeyCode(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Only what may be the code goes: what else is said at the same door stays.
func TestH24_OnlyTheCodeGoes(t *testing.T) {
	for text, want := range map[string]string{
		"Dog bites. Key safe 4471":                         "Dog bites. Key safe " + KeyCodeMark,
		"Dog bites. Two staff. Key safe C 44 # 71 by door": "Dog bites. Two staff. Key safe " + KeyCodeMark + " by door",
		"Keysafe number two five eight zero":               "Keysafe number " + KeyCodeMark,
		"KEY-SAFE: press 4, then five seven":               "KEY-SAFE: press " + KeyCodeMark + " then " + KeyCodeMark,
		"Door code twenty-five eighty":                     "Door code " + KeyCodeMark,
		"Fitted 2-Jun, door code four-four-seven":          "Fitted " + KeyCodeMark + " door code " + KeyCodeMark,
		"Key safe, for two staff":                          "Key safe, for " + KeyCodeMark + " staff",
		"Key safe fitted":                                  "Key safe fitted",
		"Amoxicillin 500 mg":                               "Amoxicillin 500 mg",
	} {
		if got := WithoutKeyCode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := WithoutKeyCode("4471", "Key safe"); got != KeyCodeMark {
		t.Errorf("under its label: %q", got)
	}
}

// The code of a key safe stays in no text of a row, whatever field it stands in;
// what a row without one says is left as it is.
func TestH24_NoKeyCodeInARow(t *testing.T) {
	const code = "keysafe 4471"
	for name, e := range map[string]Entry{
		"term": {Term: "Alert: " + code}, "negation": {Negation: code}, "status": {Status: Status{Text: code}}, "caution": {Cautions: []string{code}},
		"author": {Source: Source{Author: code}}, "unit": {Source: Source{Unit: code}}, "stated": {Source: Source{Stated: code}},
		"fact": {Facts: []Fact{{Label: "Note", Text: code}}}, "label": {Facts: []Fact{{Label: code, Text: "By the door"}}},
		"text under its label": {Facts: []Fact{{Label: "Key safe", Text: "4471", Lead: true}}},
		"note under its title": {Term: "Key safe", Facts: []Fact{{Key: "note", Label: "Note", Text: "4471"}}},
		"note under its code":  {Codes: []Coded{{Display: "Key safe"}}, Facts: []Fact{{Key: "note", Label: "Note", Text: "4471"}}},
		"code":                 {Codes: []Coded{{Display: code}}}, "heading": {Letter: &LetterRef{Heading: code}},
		"value": {Values: []Value{{Text: code}}}, "value's name": {Values: []Value{{Name: "Door code", Text: "4471"}}}, "range": {Values: []Value{{Range: code}}},
		"value under its title": {Term: "Key safe", Values: []Value{{Text: "4471"}}}, "value's note": {Values: []Value{{Notes: []string{code}}}},
		"value's code": {Values: []Value{{Codes: []Coded{{Display: code}}}}},
	} {
		e.HideKeyCodes()
		text, err := json.Marshal(e)
		if err != nil || strings.Contains(string(text), "4471") || !strings.Contains(string(text), KeyCodeMark) {
			t.Errorf("%s: %s %v", name, text, err)
		}
	}
	e := Entry{Term: "Key safe", Values: []Value{{Text: "4471", Measure: &Measure{}}}}
	if e.HideKeyCodes(); e.Values[0].Measure != nil {
		t.Error("a code is drawn as a number")
	}
	e = Entry{Term: "Key safe", Facts: []Fact{{Key: "phone", Label: "Phone", Text: "01632 960155"}, {Key: "end", Label: "Until", Text: "25-Jun-2026", ISO: "2026-06-25"}}}
	was, _ := json.Marshal(e)
	e.HideKeyCodes()
	if is, _ := json.Marshal(e); string(is) != string(was) {
		t.Errorf("%s became %s", was, is)
	}
}
