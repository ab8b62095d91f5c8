package sections

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	now        = time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	council9X1 = care.Organisation{ODS: "9X1", Name: "Marshland County Council", Setting: care.SettingSocialCare}
	partner    = care.Organisation{ODS: "RZ9", Name: "Estuary Teaching Hospitals NHS Foundation Trust", Setting: care.SettingAcute}
)

// golden is what stands in a golden file: the rows as the page gets them.
type golden struct {
	Entries    []care.Entry    `json:"entries"`
	Excluded   []care.Excluded `json:"excluded"`
	None       string          `json:"none"`
	Warnings   []string        `json:"warnings"`
	Unreadable int             `json:"unreadable"`
}

func resources(t testing.TB, path string) []fhir.Resource {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	out := []fhir.Resource{}
	for _, r := range raw {
		out = append(out, fhir.NewResource(r, "", ""))
	}
	return out
}

// read hands a reader its own types and everything to follow references in, as
// the reading room does.
func read(s Reader, all []fhir.Resource) (care.Rows, []fhir.Resource) {
	mine := []fhir.Resource{}
	for _, r := range all {
		for _, ask := range s.Searches {
			if r.Type == ask.Type {
				mine = append(mine, r)
				break
			}
		}
	}
	from := partner
	if s.Key == care.SocialCare || s.Key == care.CareNetwork {
		from = council9X1
	}
	rows := s.Read(Input{Partner: from, Now: now, Resources: mine, Set: fhir.NewSet("https://est.example/fhir/", all)})
	return rows, mine
}

// Every reader turns its fixture into its golden file, which the front end's
// tests render: the two cannot drift apart unseen.
func TestGolden(t *testing.T) {
	for _, s := range All() {
		t.Run(s.Key, func(t *testing.T) {
			rows, _ := read(s, resources(t, filepath.Join("testdata", s.Key+".json")))
			Order(s.Section, rows.Entries)
			var b bytes.Buffer
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(golden{rows.Entries, append([]care.Excluded{}, rows.Excluded...), rows.None, append([]string{}, rows.Warnings...), rows.Unreadable}); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", s.Key+".golden.json")
			if *update {
				if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v: run 'go test ./backend/sections -update' and read what it writes", err)
			}
			if !bytes.Equal(want, b.Bytes()) {
				t.Errorf("rows differ from %s; look at the difference, then run with -update", path)
			}
		})
	}
}

// reporter is a test, or one run of a property.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// conserved checks the law on what one reader did (H10).
func conserved(t reporter, key string, rows care.Rows, received []fhir.Resource) {
	t.Helper()
	placed := map[string]int{}
	for _, e := range rows.Entries {
		if len(e.Of) == 0 {
			t.Errorf("%s: row %q names no resource", key, e.Term)
		}
		for _, ref := range e.Of {
			placed[ref]++
		}
		if strings.TrimSpace(e.Term) == "" {
			t.Errorf("%s: a row without words: %v", key, e.Of)
		}
		if e.Facts == nil || e.Values == nil || e.Cautions == nil || e.Codes == nil || e.Of == nil {
			t.Errorf("%s: a list of row %q is null", key, e.Term)
		}
	}
	for _, x := range rows.Excluded {
		placed[x.Ref]++
		if x.Reason == "" {
			t.Errorf("%s: %s is excluded without a reason", key, x.Ref)
		}
	}
	for _, ref := range rows.Elsewhere {
		placed[ref]++
	}
	for _, r := range received {
		switch placed[r.Ref()] {
		case 0:
			t.Errorf("%s: %s was received and is neither shown nor excluded", key, r.Ref())
		case 1:
		default:
			t.Errorf("%s: %s stands in %d places", key, r.Ref(), placed[r.Ref()])
		}
	}
}

func TestH10_ReceivedIsShownOrExcluded(t *testing.T) {
	for _, s := range All() {
		rows, received := read(s, resources(t, filepath.Join("testdata", s.Key+".json")))
		conserved(t, s.Key, rows, received)
	}
}

func find(t *testing.T, key, ref string) care.Entry {
	t.Helper()
	s, _ := Find(key)
	rows, _ := read(s, resources(t, filepath.Join("testdata", key+".json")))
	for _, e := range rows.Entries {
		for _, of := range e.Of {
			if of == ref {
				return e
			}
		}
	}
	t.Fatalf("%s is not shown in %s", ref, key)
	return care.Entry{}
}

func has(e care.Entry, key, text string) bool {
	for _, f := range e.Facts {
		if f.Key == key && strings.Contains(f.Text, text) {
			return true
		}
	}
	return false
}

func TestH12_EnteredInErrorIsExcludedAndCounted(t *testing.T) {
	for _, s := range All() {
		rows, _ := read(s, resources(t, filepath.Join("testdata", s.Key+".json")))
		n := 0
		for _, x := range rows.Excluded {
			if x.Reason == "Entered in error" {
				n++
			}
		}
		for _, e := range rows.Entries { // a document that was taken back stays apart, without its text
			if e.Group == "retracted" && e.Letter == nil && e.Status == (care.Status{Text: "Entered in error", Kind: "severe"}) && len(e.Cautions) > 0 {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d entered in error", s.Key, n)
		}
	}
}

func TestH13_NegationIsReadFirst(t *testing.T) {
	for _, c := range []struct{ key, ref, want string }{
		{"allergies", "AllergyIntolerance/a4", "Refuted:"},
		{"problems", "Condition/c3", "Refuted:"},
		{"medications", "MedicationRequest/m4", "Do not give:"},
		{"medications", "MedicationStatement/m5", "Not taken:"},
		{"immunisations", "Immunization/v2", "Not given:"},
		{"procedures", "Procedure/q2", "Not done:"},
		{"referrals", "ServiceRequest/s2", "Do not perform:"},
	} {
		if e := find(t, c.key, c.ref); e.Negation != c.want {
			t.Errorf("%s: %q, want %q", c.ref, e.Negation, c.want)
		}
	}
	if e := find(t, "encounters", "Encounter/e2"); !has(e, "diagnosis", "Refuted: Pulmonary embolism") {
		t.Errorf("a refuted diagnosis of a stay reads as made: %+v", e.Facts)
	}
}

func TestH14_UnknownModifierIsSaid(t *testing.T) {
	for key, ref := range map[string]string{"immunisations": "Immunization/v4", "procedures": "Procedure/q5", "referrals": "ServiceRequest/s6", "notes": "Composition/n3",
		"care-plans": "CarePlan/c4", "care-network": "CareTeam/t3", "social-care": "EpisodeOfCare/a5", "family-history": "FamilyMemberHistory/m4"} {
		if e := find(t, key, ref); len(e.Cautions) == 0 {
			t.Errorf("no caution on %s", ref)
		}
	}
	if e := find(t, "observations", "Observation/b6"); e.Values[0].Text != "Cannot be shown safely" {
		t.Errorf("a modified weight shows %q", e.Values[0].Text)
	}
	if e := find(t, "alerts", "Flag/f3"); len(e.Cautions) == 0 {
		t.Error("no caution on a modified flag")
	}
	if e := find(t, "results", "Observation/o6"); e.Values[0].Text != "Cannot be shown safely" {
		t.Errorf("a modified result shows %q", e.Values[0].Text)
	}
}

func TestH15_H16_AllergyGroups(t *testing.T) {
	for ref, want := range map[string]string{"a1": "current", "a2": "current", "a3": "statement", "a4": "refuted", "a5": "past", "a7": "current"} {
		if e := find(t, "allergies", "AllergyIntolerance/"+ref); e.Group != want {
			t.Errorf("%s stands under %q, want %q", ref, e.Group, want)
		}
	}
	if e := find(t, "allergies", "AllergyIntolerance/a2"); e.Term != "SEPTRIN - RASH 1987" || len(e.Cautions) == 0 {
		t.Errorf("degraded allergy: %q %v", e.Term, e.Cautions)
	}
	s, _ := Find("allergies")
	rows, _ := read(s, resources(t, "testdata/allergies.json"))
	if len(rows.Warnings) != 1 || rows.Unreadable != 1 || rows.None != "No known allergy" {
		t.Errorf("warnings %v unreadable %d none %q", rows.Warnings, rows.Unreadable, rows.None)
	}
}

func TestH17_InterimResultsSaySo(t *testing.T) {
	for ref, want := range map[string]string{"Observation/o3": "Preliminary", "DiagnosticReport/r2": "Amended"} {
		if e := find(t, "results", ref); e.Status.Text != want || e.Status.Kind != "notable" {
			t.Errorf("%s: %+v", ref, e.Status)
		}
	}
}

func TestH18_NumbersAreTheirCharacters(t *testing.T) {
	u := find(t, "results", "DiagnosticReport/r1")
	if u.Values[0].Text != "5.90" || u.Values[0].Flag != "Critically high" || u.Values[0].Range != "3.5 to 5.3 mmol/L" {
		t.Errorf("potassium: %+v", u.Values[0])
	}
	if u.Values[1].Text != "<21" {
		t.Errorf("comparator lost: %+v", u.Values[1])
	}
	if e := find(t, "observations", "Observation/b1"); len(e.Values) != 2 || e.Values[1].Text != "58.0" {
		t.Errorf("blood pressure: %+v", e.Values)
	}
	if e := find(t, "medications", "MedicationStatement/m3"); !has(e, "dose", "0.5 mg, Oral, when required") {
		t.Errorf("structured dose: %+v", e.Facts)
	}
}

func TestH20_MedicineCurrency(t *testing.T) {
	if e := find(t, "medications", "MedicationStatement/m3"); e.Status.Text != "Active (end date passed)" || e.Group != "current" {
		t.Errorf("end date passed: %+v %s", e.Status, e.Group)
	}
	f := find(t, "medications", "MedicationRequest/m1o")
	if len(f.Of) != 5 || !has(f, "dispensed", "17-Nov-2026, 28 tablet, for 28 days") || f.When.Kind != "Last issued" || f.When.Text != "16-Nov-2026" || !has(f, "dose", "One tablet in the morning") {
		t.Errorf("statement, plan and order are one row: %+v", f)
	}
	if e := find(t, "medications", "MedicationRequest/m2"); e.Term != "Metformin 500mg modified-release tablets" || e.Group != "stopped" || !has(e, "status-reason", "eGFR 19") {
		t.Errorf("stopped: %+v", e)
	}
}

func TestAppointmentsNeverLookBookedWhenCancelled(t *testing.T) {
	if e := find(t, "appointments", "Appointment/p2"); e.Group != "upcoming" || e.Status.Text != "Cancelled" || e.Status.Kind != "notable" || e.When.Relative != "" {
		t.Errorf("%+v", e)
	}
	if e := find(t, "appointments", "Appointment/p4"); e.When.Time != "01:30" { // the hour that comes twice
		t.Errorf("%+v", e.When)
	}
}

// Two codings of one concept: the sender's text is shown, and the coded term
// beside it, never one for the other (H35).
func TestH35_TextAndCodeBothShown(t *testing.T) {
	if e := find(t, "problems", "Condition/c2"); e.Term != "?PE" || !has(e, "coded-as", "Pulmonary embolism") {
		t.Errorf("%q %+v", e.Term, e.Facts)
	}
	if e := find(t, "problems", "Condition/c4"); e.Term != "Code only: 128053003" {
		t.Errorf("%q", e.Term)
	}
}
