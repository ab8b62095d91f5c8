package record

import "testing"

// A sensitive person's organisations are named by kind, each kind once.
func TestH24_KindsAreCounted(t *testing.T) {
	for want, names := range map[string][]string{
		"a hospital, 2 community services and 3 social care services": {"a hospital", "a community service", "a community service", "a social care service", "a social care service", "a social care service"},
		"a GP practice":                    {"a GP practice"},
		"2 urgent care services":           {"an urgent care service", "an urgent care service"},
		"The Saltings Surgery and a x (1)": {"The Saltings Surgery", "a x (1)"},
		"Estuary and Estuary":              {"Estuary", "Estuary"},
		"":                                 {},
	} {
		if got := list(names); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// M101: that all answered says little when nobody knows the person.
func TestM101_KnownToNobodyIsSaidAbove(t *testing.T) {
	nobody := []Progress{{State: "not-known"}, {State: "not-known"}}
	if c := completeness(nil, nobody); c.Say != "All 2 organisations answered. The person is not known to any of them." {
		t.Errorf("%q", c.Say)
	}
	down := []Progress{{Name: "A", State: "missing", Say: "Did not answer"}, {Name: "B", State: "paused", Say: "Not asked"}}
	if c := completeness(nil, down); c.Say != "None of the 2 organisations answered, so nothing that they recorded is shown." || len(c.Missing) != 2 {
		t.Errorf("%+v", c)
	}
	if c := completeness(nil, append(down, Progress{Name: "C", State: "missing", Say: "Some items could not be read", Partly: true})); c.Say != "0 of 3 organisations answered in full." {
		t.Errorf("%+v", c)
	}
	if c := completeness(nil, append(nobody, Progress{State: "answered"})); c.Say != "All 3 organisations answered." {
		t.Errorf("%q", c.Say)
	}
}
