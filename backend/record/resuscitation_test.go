package record

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
)

// What a row says is taken from its code or its own words; whatever may turn the
// words makes them unclear (record-data §9).
func TestH13_WordsAboutResuscitationAreReadAsStated(t *testing.T) {
	for text, want := range map[string]stance{
		"DNACPR": refuses, "DNACPR in place, form in the blue bag on the fridge": refuses, "Not for attempted CPR, form in hall": refuses,
		"Address alert: end of life at home, not for CPR": refuses, "Do not resuscitate": refuses, "Do not attempt cardiopulmonary resuscitation": refuses, "DNAR": refuses,
		"ReSPECT: not for CPR; not for hospital except fracture or pain": refuses,
		"For cardiopulmonary resuscitation":                              accepts, "For full resuscitation": accepts, "For attempted CPR": accepts,
		"No DNACPR held by control": unclear, "Not for DNACPR": unclear, "DNACPR withdrawn": unclear, "DNACPR. Decision revoked 2025": unclear, "?DNACPR": unclear,
		"Resuscitation status to be discussed": unclear, "For CPR. Not for CPR in hospital": unclear, "DNACPR discussed": unclear,
		"Lives alone": unsaid, "Not for hospital": unsaid, "": unsaid,
	} {
		if got := statedStance(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Differing decisions warn on both rows, wherever they stand, and above both
// cards; what is unclear asks to read both; one alone, or two that agree, or one
// that is over, says nothing (H13, H38).
func TestH13_DecisionsThatDifferAreSaidOnEachRow(t *testing.T) {
	row := func(section, org, term, code, group, on string) care.Entry {
		e := care.Entry{ID: org + term, Section: section, Term: term, Group: group, Source: care.Source{Name: org}, When: care.When{Text: on, ISO: on}}
		if code != "" {
			e.Codes = []care.Coded{{Code: code}}
		}
		return e
	}
	plan := row(care.CarePlans, "Estuary", "For cardiopulmonary resuscitation", "450475007", "decisions", "2026-08-04")
	alert := row(care.Alerts, "Northgate", "DNACPR", "", "current", "2026-10-30")
	agreed := row(care.CarePlans, "Fairhaven", "Plan", "450476008", "decisions", "2026-10-29")
	control := row(care.Alerts, "Ambulance", "No DNACPR held", "", "current", "2026-08-12")
	arrest := row(care.Problems, "Estuary", "Resuscitated after cardiac arrest", "", "current", "2019")
	over := row(care.Alerts, "Northgate", "DNACPR", "", "past", "2020")
	for _, c := range []struct {
		name     string
		rows     []care.Entry
		cautions []string // of the first row
		warning  string
	}{
		{"code against text", []care.Entry{plan, alert}, []string{"Conflict about resuscitation: Northgate says “DNACPR” (2026-10-30)."}, "Newest first: not for resuscitation, Northgate (2026-10-30); for resuscitation, Estuary (2026-08-04)."},
		{"text against code", []care.Entry{alert, plan}, []string{"Conflict about resuscitation: Estuary says “For cardiopulmonary resuscitation” (2026-08-04)."}, "Newest first"},
		{"unclear", []care.Entry{alert, control}, []string{"Something else is said about resuscitation, read both: Ambulance says “No DNACPR held” (2026-08-12)."}, ""},
		{"agreed", []care.Entry{alert, agreed}, nil, ""},
		{"alone", []care.Entry{alert}, nil, ""},
		{"over", []care.Entry{plan, over}, nil, ""},
		{"a past arrest", []care.Entry{plan, arrest}, nil, ""},
	} {
		o := &openRecord{revision: map[string]int{}}
		for _, e := range c.rows {
			o.sources = append(o.sources, &sourceState{cells: map[string]*cell{e.Section: {decided: decisionsIn(e.Section, []care.Entry{e})}}})
		}
		first := slices.Clone(c.rows[:1])
		warning := resuscitation(first[0].Section, first, o.decisions())
		if !slices.Equal(first[0].Cautions, c.cautions) || (c.warning == "") != (warning == "") || !strings.Contains(warning, c.warning) {
			t.Errorf("%s: %v; %q", c.name, first[0].Cautions, warning)
		}
		if len(c.cautions) > 0 && !slices.Contains(o.alsoChanged([]string{c.rows[1].Section}), c.rows[0].Section) {
			t.Errorf("%s: the other section is not read anew", c.name)
		}
	}
}
