package logging

import (
	"bytes"
	"strings"
	"testing"
)

// L17: what has no field is dropped, and what looks like a person is masked.
func TestL17_OnlyTheClosedFieldsAreWritten(t *testing.T) {
	var b bytes.Buffer
	l := New(&b)
	l.WithField("person", "PATEL").WithField(FieldOp, "open 999 012 3454").WithField(FieldCode, "timeout").Warn("token eyJhbGciOi sent")
	Wails{l}.Error("call failed: Record.Open(9990123454)")
	got := b.String()
	for _, bad := range []string{"PATEL", "999 012 3454", "9990123454", "eyJ"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q was logged: %s", bad, got)
		}
	}
	if !strings.Contains(got, `"code":"timeout"`) {
		t.Errorf("the code is missing: %s", got)
	}
}
