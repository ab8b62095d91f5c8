package app_test

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/record"
	"shcr/backend/training/cast"
)

// M146: of everybody in the region, whose details differ and in what; a strong
// mark (!) is for one person only, and nobody else has any. P16 has none.
func TestM146_WhoseDetailsDiffer(t *testing.T) {
	long(t)
	want := map[string]string{
		"P08": "nhs", "P10": "died", "P14": "address", "P19": "given address", "P28": "family birth", "P30": "family",
		"P31": "nhs", "P33": "address", "P34": "birth! nhs given gender address", "P40": "title",
	}
	c := open(t, "U2")
	for _, p := range cast.All() {
		v := c.opened(t, p.NHS)
		var got []string
		for _, d := range v.Differences {
			got = append(got, d.Field+map[bool]string{true: "!"}[d.Strong])
		}
		if s := strings.Join(got, " "); s != want[p.Key] {
			t.Errorf("%s: %q, want %q", p.Key, s, want[p.Key])
		}
		if v.DeathSay != "" {
			t.Errorf("%s: %s", p.Key, v.DeathSay)
		}
	}
}

// said finds what a source says of a field, "" when it is not in the list.
func said(v record.View, field, source string) string {
	for _, d := range v.Differences {
		for _, s := range d.Said {
			if d.Field == field && strings.HasPrefix(s.Source, source) {
				return s.Text + map[bool]string{true: " !"}[s.Differs]
			}
		}
	}
	return ""
}

// M146, H25: who says what, in their own words.
func TestM146_WhoSaysWhat(t *testing.T) {
	c := open(t, "U2")
	for _, x := range []struct{ person, field, source, text string }{
		{"999 171 5215", "nhs", "Estuary", "Number present but not traced !"},
		{"999 603 3929", "died", "Estuary", "No death recorded !"},
		{"999 603 3929", "died", "Marshland", "No death recorded !"},
		{"999 603 3929", "died", "Crouch", "Died: date not recorded"},
		{"999 603 3929", "died", "Personal", "Died 02-Sep-2026"},
		{"999 387 8332", "family", "The Saltings", "-, Zarmina !"},
		{"999 387 8332", "birth", "Estuary", "Jan-1987 !"},
		{"999 923 4356", "family", "Estuary", "HUONG, Pham Thi (Mrs) !"},
		{"999 923 4356", "family", "Eastmark", "PHAM, T (Mrs)"},
		{"999 853 8548", "birth", "Estuary", "11-Mar-1984 !"},
		{"999 853 8548", "birth", "Northgate", "1984 !"},
		{"999 853 8548", "address", "Eastmark", "Host family, Southmere !"},
		{"999 853 8548", "given", "Estuary", "Kovalenko, Evgeny (Mr) !"},
		{"999 415 1649", "title", "Crouch", "Mr !"},
	} {
		if v := c.opened(t, x.person); said(v, x.field, x.source) != x.text {
			t.Errorf("%s %s by %s: %q, want %q", x.person, x.field, x.source, said(v, x.field, x.source), x.text)
		}
	}
}

func (c *clinic) demographics(t *testing.T, v record.View) record.DemographicsView {
	t.Helper()
	d, err := c.Record.Demographics(v.Record)
	if err != nil {
		t.Fatal(say(err))
	}
	return d
}

// held gives the values of a field with their sources.
func held(d record.DemographicsView, key string) (out []string) {
	for _, g := range d.Groups {
		for _, f := range g.Fields {
			for _, v := range f.Values {
				if f.Key == key {
					out = append(out, strings.TrimSpace(v.Text+" "+v.Note)+" @"+strings.Join(v.Sources, "+"))
				}
			}
		}
	}
	return out
}

// M92 to M97: each field with whoever holds it.
func TestM94_EveryFieldHasItsSource(t *testing.T) {
	c := open(t, "U2")
	for _, x := range []struct {
		person string
		want   map[string][]string // field to the beginnings of its values, all of them
	}{
		{amina, map[string][]string{
			"name": {"PATEL, Amina Rose (Mrs) @Personal Demographics Service, "}, "ethnicity": {"Asian or Asian British: Indian @Fairhaven", "Asian or Asian British: any other background @Marshland"},
			"religion": {"Hindu @Fairhaven"}, "marital": {"Widowed or surviving civil partner @Fairhaven"}, "birthplace": {"Kampala @Fairhaven"},
			"language": {"Gujarati preferred @Personal", "English @Fairhaven"}, "interpreter": {"Needed @Personal"}, "household": {"Lives alone, rented bungalow @Fairhaven"},
			"alias": {"Shah, Amina Rose birth name @Personal"}, "practice": {"Fairhaven Medical Centre @Personal"}, "mobile": {"07700 900142 @Personal"},
		}},
		{"999 439 6501", map[string][]string{
			"overseas": {"Chargeable, not EEA @Estuary", "Decision pending @Estuary"}, "nationality": {"Peruvian @Estuary"},
			"temporary": {"4 Ropewalk, Fairhaven, ZZ4 4RW visiting until Jan-2027 @Personal"}, "contact": {"QUISPE HUAMÁN, Lucía (Ms) Daughter, next of kin, 07700 900631 @Personal"},
		}},
		{"999 415 1649", map[string][]string{"gender": {"Female @Personal"}, "sex": {"Male @Lanternfield"}}},
		{"999 387 8332", map[string][]string{"residence": {"Overseas resident @The Saltings", "UK resident @Saltmarsh"}}},
	} {
		v := c.opened(t, x.person)
		d := c.demographics(t, v)
		for key, want := range x.want {
			got := held(d, key)
			if !slices.EqualFunc(got, want, strings.HasPrefix) {
				t.Errorf("%s %s: %q", x.person, key, got)
			}
		}
		if d.Updated != v.Person.Refreshed || !strings.Contains(d.Updated, "updated once every 24 hours") {
			t.Errorf("updated %q", d.Updated)
		}
		for _, label := range d.Empty {
			if label == "" || !strings.Contains(d.EmptySay, "Personal Demographics Service") {
				t.Errorf("%q %q", d.Empty, d.EmptySay)
			}
		}
	}
	if got := held(c.demographics(t, c.opened(t, amina)), "identifier"); len(got) != 18 {
		t.Errorf("%d identifiers: %q", len(got), got)
	}
}

// H5: of an organisation that did not answer the page says that it may hold more.
func TestM94_SilenceIsNotNothingRecorded(t *testing.T) {
	c := open(t, "U2")
	if err := c.region.Break("EST", "refused", ""); err != nil {
		t.Fatal(err)
	}
	v := c.opened(t, amina)
	d := c.demographics(t, v)
	if !strings.Contains(d.EmptySay, "No answer from Estuary Teaching Hospitals NHS Foundation Trust, which may hold them.") {
		t.Error(d.EmptySay)
	}
	if _, err := c.Record.Demographics("another"); err == nil {
		t.Error("the demographics of no record were given")
	}
}
