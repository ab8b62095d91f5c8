package care

import "testing"

// Words of a key safe with a number are its code; a key safe alone is equipment.
func TestH24_KeyCodes(t *testing.T) {
	for text, want := range map[string]bool{
		"Key safe by the door, 4711": true, "KEYSAFE code is two five eight zero": true, "Door code C1234": true, "key-safe: 12": true,
		"Key safe": false, "Key worker: Ann, 01632 960100": false, "Access by the front door at 9": false,
	} {
		if got := MentionsKeyCode(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
