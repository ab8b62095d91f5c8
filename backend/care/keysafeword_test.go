package care

import (
	"encoding/json"
	"strings"
	"testing"
)

// H24: a code that is a word goes, and nothing that stands beside it.
func TestH24_ACodeThatIsAWordGoes(t *testing.T) {
	for text, want := range map[string]string{
		"key safe code: BLUE":                               "key safe code: " + KeyCodeMark,
		"Key safe code: Bluebell":                           "Key safe code: " + KeyCodeMark,
		"Key safe code BLUE, a dog bites":                   "Key safe code " + KeyCodeMark + " a dog bites",
		"Dog bites. Keysafe code is Swallow. Ring first.":   "Dog bites. Keysafe code is " + KeyCodeMark + " Ring first.",
		"KEY SAFE CODE: BLUE":                               "KEY SAFE CODE: " + KeyCodeMark,
		"KEY SAFE CODE IS BLUE. DOG BITES":                  "KEY SAFE CODE IS " + KeyCodeMark + " DOG BITES",
		`Door code "heron" then push`:                       "Door code " + KeyCodeMark + " then push",
		"Entry code ‘blue moon’, second floor":              "Entry code " + KeyCodeMark + " second floor",
		"Gate code = CXYZ":                                  "Gate code = " + KeyCodeMark,
		"Door entry code – Rabbit":                          "Door entry code – " + KeyCodeMark,
		"Key pad code C X Y Z at the side":                  "Key pad code " + KeyCodeMark + " at the side",
		"Access code C-X-Y-Z":                               "Access code " + KeyCodeMark,
		"Key box (code WREN) in the porch":                  "Key box (code " + KeyCodeMark + " in the porch",
		"The code for the key safe is BLUE":                 "The code for the key safe is " + KeyCodeMark,
		"Key safe, code word Bluebell; ring twice":          "Key safe, code word " + KeyCodeMark + " ring twice",
		"Key safe by the door, PIN: CXYZ":                   "Key safe by the door, PIN: " + KeyCodeMark,
		"Door code Rabbit":                                  "Door code " + KeyCodeMark,
		"Key safe code:BLUE":                                "Key safe " + KeyCodeMark,
		"Key Safe Code: Élan by the gate":                   "Key Safe Code: " + KeyCodeMark + " by the gate",
		"Keysafe password Heron (changed in June)":          "Keysafe password " + KeyCodeMark + " (changed in June)",
		"Lives alone, fitted 2-Jun, key safe code is Robin": "Lives alone, fitted " + KeyCodeMark + " key safe code is " + KeyCodeMark,
	} {
		if got := WithoutKeyCode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if !MentionsKeyCode(text) {
			t.Errorf("%q: a text with it would be shown whole", text)
		}
	}
	for label, text := range map[string]string{"Key safe code": "BLUE", "Door Code": "Rabbit", "Note Key safe code:": "“heron”"} {
		if got := WithoutKeyCode(text, label); got != KeyCodeMark || !MentionsKeyCode(label, text) {
			t.Errorf("%q under %q: %q", text, label, got)
		}
	}
	if !MentionsKeyCode("<td>Key safe code:</td><td><b>BLUE</b></td>") {
		t.Error("markup with it would be shown")
	}
}

// H24: who has the code, where the safe hangs, and what else stands with a word for
// one is not hidden.
func TestH24_OrdinaryWordsStay(t *testing.T) {
	for _, text := range []string{
		"Key safe fitted", "Key safe: Fitted by council", "Key safe code: Ask daughter", "Key safe code: see care plan", "Key safe code: Held by office",
		"Key safe code: Not known", "Key safe code: None", "Key safe code: Unknown.", "Key safe code UNKNOWN", "Key safe code TBC", "Key safe code: N/A",
		"Key safe code changed", "Key safe code: Changed", "Key Safe Code Required", "KEY SAFE CODE HELD BY OFFICE", "KEY SAFE CODE: SEE NOTES",
		"KEY SAFE CODE CHANGED", "Key safe code with Mrs Patel", "Key safe code is with Lifeline", "Key safe code given to Alice", "Key safe code from Warden",
		"Key safe code: Contact Careline", "Key safe code: Daughter", "Key safe code. Dog bites", "Key safe code, Dog in garden", "Door code panel broken",
		"Door code for Flat B", "Access code for Jane", "Door code not working", "Entry code NOT known", "Entry code: Ring Mrs Patel first",
		"Gate code: DN team has it", "Key safe code: OBTAIN FROM LIFELINE", "Key safe code is needed by Fairhaven Medical Centre", "Key safe code: I do not know",
		"Key safe. Allergic to Penicillin", "Keysafe installed. Postcode: Unchanged", "Key safe: YES", "Key safe LEFT of door", "Key box: Porch",
		"Door code “unknown” to carers", "Key worker: Ann", "Dress code: Smart", "Blood group code: Rhesus", "Resuscitation code: BLUE",
		"The way in is a key safe, and the code is kept by Lifeline", KeyCodeSay, "Key safe code: " + KeyCodeMark,
	} {
		if got := WithoutKeyCode(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if MentionsKeyCode(text) {
			t.Errorf("%q: a text with it would be withheld", text)
		}
	}
	for text, label := range map[string]string{"Ask daughter": "Key safe code", "HELD BY OFFICE": "Key safe code", "Unknown": "Door code", "Dog bites": "Key safe code", "Alice Patel": "Key safe code"} {
		if got := WithoutKeyCode(text, label); got != text {
			t.Errorf("%q under %q: %q", text, label, got)
		}
	}
}

// H24: it leaves every text of a row, also where its label is in another.
func TestH24_NoCodeThatIsAWordInARow(t *testing.T) {
	const code = "keysafe code: BLUE"
	for name, e := range map[string]Entry{
		"term": {Term: "Alert: " + code}, "caution": {Cautions: []string{code}}, "fact": {Facts: []Fact{{Label: "Note", Text: code}}},
		"text under its label": {Facts: []Fact{{Label: "Key safe code", Text: "BLUE", Lead: true}}},
		"note under its title": {Term: "Key safe code", Facts: []Fact{{Key: "note", Label: "Note", Text: "BLUE"}}},
		"value under its name": {Values: []Value{{Name: "Door code", Text: "BLUE"}}}, "value's note": {Term: "Key safe code", Values: []Value{{Text: "seen", Notes: []string{"BLUE"}}}},
	} {
		e.HideKeyCodes()
		text, err := json.Marshal(e)
		if err != nil || strings.Contains(string(text), "BLUE") || !strings.Contains(string(text), KeyCodeMark) {
			t.Errorf("%s: %s %v", name, text, err)
		}
	}
}
