package care

import (
	"testing"
	"time"
)

// A duty line is open or closed by London's clock, over midnight, the weekend and
// the night on which summer time ends.
func TestHours(t *testing.T) {
	for _, c := range []struct {
		lines []string
		at    string
		open  bool
		next  string // when that changes
	}{
		{[]string{"Mon-Fri 09:00-17:00"}, "2026-11-20T16:59:00Z", true, "Fri 17:00"},
		{[]string{"Mon-Fri 09:00-17:00"}, "2026-11-20T17:00:00Z", false, "Mon 09:00"},
		{[]string{"Mon-Fri 09:00-17:00"}, "2026-11-21T14:30:00Z", false, "Mon 09:00"},
		{[]string{"Mon-Fri 09:00-17:00"}, "2026-07-20T08:30:00Z", true, "Mon 17:00"}, // 09:30 in summer
		{[]string{"Mon-Thu 08:45-17:15", "Fri 08:45-16:45"}, "2026-11-20T17:00:00Z", false, "Mon 08:45"},
		{[]string{"Mon-Sun 18:00-08:00"}, "2026-11-21T02:00:00Z", true, "Sat 08:00"},
		{[]string{"Sat-Sun 10:00-12:00"}, "2026-11-22T11:00:00Z", true, "Sun 12:00"},
		{[]string{"Fri-Mon 10:00-12:00"}, "2026-11-23T11:00:00Z", true, "Mon 12:00"},
		{[]string{"Mon-Sun 00:00-12:00", "Mon-Sun 12:00-24:00"}, "2026-11-22T11:00:00Z", true, ""},
		{[]string{"Sat 22:00-02:30"}, "2026-10-25T00:45:00Z", true, "Sun 02:30"}, // the hour that comes twice
		{[]string{AllHours}, "2026-11-22T03:00:00Z", true, ""},
		{nil, "2026-11-22T11:00:00Z", false, ""},
	} {
		h, err := ParseHours(c.lines)
		at, _ := time.Parse(time.RFC3339, c.at)
		if err != nil || h.Open(at) != c.open || h.Known() != (c.lines != nil) {
			t.Errorf("%q at %s: open %v, %v", c.lines, c.at, h.Open(at), err)
		}
		next := ""
		if n := h.Next(at); !n.IsZero() {
			next = n.Format("Mon 15:04")
		}
		if next != c.next {
			t.Errorf("%q at %s: next %q, want %q", c.lines, c.at, next, c.next)
		}
	}
	for _, wrong := range []string{"", "Mon", "Mon-Fri", "Mon-Fri 9-5", "Mon-Fri 09:00", "Mo 09:00-17:00", "Mon-Fri 09:00-25:00", "mon-fri 09:00-17:00", "Mon-Fri  09:00-17:00"} {
		if _, err := ParseHours([]string{wrong}); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
}
