package record

import (
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Who to phone now: a line is open or closed by London's clock at that moment, one
// that is closed gives the emergency duty number, its own or the region's, those
// that are open come first, and the region's own lines are always there.
func TestWhoToPhoneNow(t *testing.T) {
	hours := func(lines ...string) care.Hours {
		h, err := care.ParseHours(lines)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	for at, want := range map[string][]string{
		"2026-11-20T10:00:00Z": {"Access point|Open now by its usual hours, until 17:00|", "Duty|Open now by its usual hours, until 16:45|", "Emergency duty team|Open now, at all hours|", "Helpdesk|Hours not known|"},
		"2026-11-20T16:50:00Z": {"Access point|Open now by its usual hours, until 17:00|", "Duty|Closed now by its usual hours, opens Mon 08:45|0808 157 0160", "Emergency duty team|Open now, at all hours|", "Helpdesk|Hours not known|"},
		"2026-11-21T14:30:00Z": {"Duty|Closed now by its usual hours, opens Mon 08:45|0808 157 0160", "Access point|Closed now by its usual hours, opens Mon 09:00|0808 157 0199", "Emergency duty team|Open now, at all hours|", "Helpdesk|Hours not known|"},
	} {
		for _, sensitive := range []bool{false, true} {
			r, v, _ := stays(t, sensitive)
			now, _ := time.Parse(time.RFC3339, at)
			r.deps.Now = func() time.Time { return now }
			r.deps.Help = []Duty{{Name: "Emergency duty team", Telephone: "0808 157 0199", Hours: hours(care.AllHours)}, {Name: "Helpdesk", Telephone: "01632 960199"}}
			o, err := r.find(v.Record)
			if err != nil {
				t.Fatal(err)
			}
			o.sources[0].Duty = []Duty{
				{Name: "Duty", Telephone: "01632 960160", Hours: hours("Mon-Fri 08:45-16:45"), Emergency: "0808 157 0160"},
				{Name: "Access point", Telephone: "01632 960170", Hours: hours("Mon-Fri 09:00-17:00")}}
			if at == "2026-11-20T10:00:00Z" { // among open lines the order of the file stays
				o.sources[0].Duty[0], o.sources[0].Duty[1] = o.sources[0].Duty[1], o.sources[0].Duty[0]
			}
			p, err := r.Phone(v.Record)
			var got []string
			for _, l := range p.Lines {
				got = append(got, l.Name+"|"+l.Say+"|"+l.Instead)
			}
			expected := want
			if sensitive { // a council's line would say where the person lives (H24)
				expected = want[2:]
			}
			if err != nil || strings.Join(got, "\n") != strings.Join(expected, "\n") {
				t.Errorf("%s, sensitive %v: %q, %v", at, sensitive, got, err)
			}
		}
	}
	r, v, _ := stays(t, false)
	o, _ := r.find(v.Record)
	o.sources[0].Duty = []Duty{{Name: "Duty", Telephone: "01632 960160"}}
	o.sources[0].known = false
	if p, err := r.Phone(v.Record); err != nil || len(p.Lines) != 0 {
		t.Errorf("the line of one that does not know the person: %+v, %v", p, err)
	}
}

// M63, N1: whom to ring leaves only once that it was shown is written, once for a
// record however often it is looked at, and with how many lines.
func TestM63_WhoToPhoneNowIsInTheTrail(t *testing.T) {
	r, v, j := stays(t, false)
	o, err := r.find(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	o.sources[0].Duty = []Duty{{Name: "Duty", Telephone: "01632 960160"}, {Name: "Access point", Telephone: "01632 960170"}}
	full := &without{j, phonePart}
	r.deps.Audit = full
	for range 2 {
		if p, err := r.Phone(v.Record); err == nil || len(p.Lines) > 0 {
			t.Errorf("shown without a trail: %+v", p)
		}
	}
	full.item = "none"
	for range 3 { // every minute
		if p, err := r.Phone(v.Record); err != nil || len(p.Lines) != 2 {
			t.Errorf("%+v, %v", p, err)
		}
	}
	var told []receipt.Event
	for _, e := range j.of(receipt.Section) {
		if e.Item == phonePart {
			told = append(told, e)
		}
	}
	if len(told) != 1 || told[0].Count != 2 || told[0].Person != "9990123454" {
		t.Errorf("%+v", told)
	}
}

// Hours that came with a number stand as sent, and what they mean now is worked out
// only where they can be read.
func TestWhoToPhoneNow_AsRecorded(t *testing.T) {
	e := care.Entry{Term: "Community matrons", Facts: []care.Fact{{Key: "phone", Text: "01632 960166"}, {Key: "hours", Text: "Mon-Sun 08:00-20:00"},
		{Key: "phone", Text: "01632 960167"}, {Key: "hours", Text: "when the phone is staffed"}, {Key: "member", Text: "N Farrow"}, {Key: "hours", Text: "Mon 09:00-10:00"}}}
	at, _ := time.Parse(time.RFC3339, "2026-11-21T14:30:00Z")
	got := sentLines(e, at, "0808 157 0199")
	if len(got) != 2 || got[0].Number != "01632 960166" || got[0].Say != "Open now by its usual hours, until 20:00" || got[0].Source != "as recorded" ||
		got[1].Say != "Hours not known" || got[1].Hours != "when the phone is staffed" || got[1].Instead != "" {
		t.Errorf("%+v", got)
	}
	e.Group = "past"
	if got := sentLines(e, at, ""); got != nil {
		t.Errorf("a team of the past: %+v", got)
	}
}
