package sections

import (
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

func opened(t *testing.T, fixture, ref string) []fhir.Part {
	t.Helper()
	for _, r := range resources(t, "testdata/"+fixture+".json") {
		if r.Ref() == ref {
			return Parts(r)
		}
	}
	t.Fatalf("no %s", ref)
	return nil
}

// A row opens exactly where there is text or a file to read, whatever its kind.
func TestRowsOpenWhereThereIsSomethingToRead(t *testing.T) {
	for _, c := range []struct {
		section, ref, kind string
	}{
		{"notes", "Composition/n1", "Note"}, {"notes", "Composition/n2", "Note"}, {"notes", "Composition/n3", ""}, {"notes", "ClinicalImpression/i20", "Note"}, {"notes", "ClinicalImpression/i2", ""},
		{"results", "DiagnosticReport/r20", "PDF"}, {"results", "DiagnosticReport/r21", "Report"}, {"results", "DiagnosticReport/r22", ""}, {"care-plans", "Consent/d20", "PDF"}, {"care-plans", "Consent/d1", ""},
		{"encounters", "Encounter/e21", "Text"}, {"procedures", "Procedure/q20", "Text"}, {"procedures", "Procedure/q21", ""},
	} {
		e, parts := find(t, c.section, c.ref), opened(t, c.section, c.ref)
		if c.kind == "" {
			if e.Letter != nil {
				t.Errorf("%s opens, and there is nothing to read: %+v", c.ref, parts)
			}
			continue
		}
		if e.Letter == nil || e.Letter.Kind != c.kind || len(parts) == 0 {
			t.Errorf("%s: %+v %+v", c.ref, e.Letter, parts)
		}
	}
}

func TestANotesPartsAreInItsOrder(t *testing.T) {
	said := []string{}
	for _, p := range opened(t, "notes", "Composition/n1") {
		said = append(said, strings.Repeat("#", p.Level)+p.Title+"="+p.Say+map[bool]string{true: "text"}[p.Markup != ""])
	}
	want := []string{"##Presenting situation=text", "##Risk=", "###To self=text", "###To others=Empty: Not asked", "##Plan=No text sent"}
	if !slices.Equal(said, want) {
		t.Error(said)
	}
}

// Items that a summary says were withheld are said on the row and make the
// answer partial (record-data §14).
func TestH5_WithheldItemsOfASummaryAreSaid(t *testing.T) {
	if e := find(t, "notes", "Composition/n20"); len(e.Cautions) != 1 {
		t.Errorf("%q", e.Cautions)
	}
	s, _ := Find(care.Notes)
	rows, _ := read(s, resources(t, "testdata/notes.json"))
	if len(rows.Warnings) != 1 {
		t.Error(rows.Warnings)
	}
}

// Imaging has a heading of its own, found by code or by words.
func TestImagingStandsByItself(t *testing.T) {
	for ref, want := range map[string]string{"DiagnosticReport/r20": "imaging", "DiagnosticReport/r22": "imaging", "Observation/o20": "imaging", "DiagnosticReport/r21": "results"} {
		if e := find(t, "results", ref); e.Group != want {
			t.Errorf("%s stands under %q", ref, e.Group)
		}
	}
	if e := find(t, "results", "Observation/o20"); e.Values[0].Text != "<35" || e.Values[0].Range != "Women, age from 18 a: from 55 %; 52 and over, men" {
		t.Errorf("%+v", e.Values[0])
	}
}
