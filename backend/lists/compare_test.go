package lists

import (
	"slices"
	"testing"
)

// H36: what a list says of a person against what the identity service says now.
// The two kinds without a person, withdrawn and unknown, are told by that service
// (TestH36_OpeningFromAList in app).
func TestH36_EveryKindOfMismatch(t *testing.T) {
	before := Label{Number: "9990123454", Family: "PATEL", Given: "Amina Rose", Title: "Mrs", Born: "1948-03-14", Traced: true}
	with := func(change func(*Label)) Label { l := before; change(&l); return l }
	dead := with(func(l *Label) { l.Died = true })
	for name, c := range map[string]struct {
		before, now Label
		listed      bool
		want        []Kind
	}{
		"the same":                     {before, before, false, nil},
		"case, spaces and title":       {before, with(func(l *Label) { l.Family, l.Given, l.Title = "Patel", " Amina  Rose", "Dr" }), false, nil},
		"merged":                       {before, with(func(l *Label) { l.Number = "9990000018" }), false, []Kind{Merged}},
		"merged into one on the list":  {before, with(func(l *Label) { l.Number = "9990000018" }), true, []Kind{MergedListed}},
		"sensitive since":              {before, with(func(l *Label) { l.Hidden = true }), false, []Kind{Restricted}},
		"another birth date":           {before, with(func(l *Label) { l.Born = "1948-04-13" }), false, []Kind{Born}},
		"a birth date of less":         {before, with(func(l *Label) { l.Born = "1948" }), false, []Kind{Born}},
		"no birth date any more":       {before, with(func(l *Label) { l.Born = "" }), false, []Kind{BornMissing}},
		"died":                         {before, dead, false, []Kind{Deceased}},
		"dead for long":                {dead, dead, false, nil},
		"alive after all":              {dead, before, false, []Kind{AliveAgain}},
		"no name any more":             {before, with(func(l *Label) { l.Family, l.Given = "", "" }), false, []Kind{NameMissing}},
		"married":                      {before, with(func(l *Label) { l.Family = "HOLLIS" }), false, []Kind{Family}},
		"a twin":                       {before, with(func(l *Label) { l.Given = "Anita" }), false, []Kind{Given}},
		"somebody else":                {before, with(func(l *Label) { l.Family, l.Given, l.Born = "WREN", "Thomas", "1944-01-19" }), false, []Kind{Born, Family, Given}},
		"pasted, never looked up":      {Label{Number: before.Number}, dead, false, nil},
		"pasted, and merged":           {Label{Number: "9990000018"}, before, false, []Kind{Merged}},
		"merged, renamed and deceased": {before, with(func(l *Label) { l.Number, l.Family, l.Died = "9990000018", "HOLLIS", true }), false, []Kind{Merged, Deceased, Family}},
	} {
		var got []Kind
		for _, d := range Compare(c.before, c.now, c.listed) {
			got = append(got, d.Kind)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}
