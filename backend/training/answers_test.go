package training_test

import (
	"bytes"
	"net/url"
	"testing"

	"shcr/backend/training"
)

// TestThePartnersAnswerAsTheStoriesSay counts what each partner gives for each
// section: these are the states a correct viewer shows.
func TestThePartnersAnswerAsTheStoriesSay(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	for _, c := range []struct {
		person, nhs, ods, kind string
		want                   int
	}{
		{"P01", "9990123454", "F99001", "AllergyIntolerance", 1}, {"P01", "9990123454", "RZ9", "AllergyIntolerance", 1}, {"P01", "9990123454", "RZ8", "AllergyIntolerance", 0},
		{"P01", "9990123454", "F99001", "MedicationStatement", 13}, {"P01", "9990123454", "RZ9", "MedicationStatement", 12}, {"P01", "9990123454", "RZ8", "MedicationStatement", 1},
		{"P01", "9990123454", "F99001", "Condition", 11}, {"P01", "9990123454", "RZ9", "Condition", 3}, {"P01", "9990123454", "RZ9", "Appointment", 4}, {"P01", "9990123454", "9X1", "Flag", 1},
		{"P02", "9998245915", "RZ9", "AllergyIntolerance", 0}, {"P02", "9998245915", "RZ8", "AllergyIntolerance", 1},
		{"P03", "9995102250", "F99001", "Flag", 10}, {"P03", "9995102250", "RZ8", "AllergyIntolerance", 0},
		{"P04", "9995229560", "RZ9", "DocumentReference", 1}, {"P04", "9995229560", "RZ9", "Flag", 1},
		{"P06", "9993114022", "RZ9", "AllergyIntolerance", 1}, {"P06", "9993114022", "RZ9", "DocumentReference", 0}, {"P07", "9993114006", "RZ9", "DocumentReference", 1},
		{"P10", "9996033929", "RZ9", "Appointment", 1}, {"P10", "9996033929", "9X1", "EpisodeOfCare", 1},
		{"P16", "9993409650", "RZ8", "AllergyIntolerance", 1}, {"P16", "9993409650", "RZ9", "AllergyIntolerance", 1}, {"P16", "9993409650", "RZ9", "MedicationStatement", 0},
	} {
		person := s.searchOne(t, c.ods, "Patient", "identifier=https://fhir.nhs.uk/Id/nhs-number|"+c.nhs)
		if got := len(s.all(t, c.ods, c.kind, url.Values{"patient": {field(t, person, "id")}})); got != c.want {
			t.Errorf("%s %s %s: %d, want %d", c.person, c.ods, c.kind, got, c.want)
		}
	}
	for ods, none := range map[string][]string{"F99001": {"9998767717", "9998245915", "9993409650"}, "RZ9": {"9998767717"}, "RZ8": {"9998767717", "9991715215"}, "9X1": {"9998767717", "9993350583"}} {
		for _, nhs := range none {
			if found := s.all(t, ods, "Patient", url.Values{"identifier": {"https://fhir.nhs.uk/Id/nhs-number|" + nhs}}); len(found) != 0 {
				t.Errorf("%s knows %s", ods, nhs)
			}
		}
	}
}

func TestTheDisagreementsAreThere(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	has := func(ods, kind, patient string, words ...string) {
		t.Helper()
		for _, o := range s.all(t, ods, kind, url.Values{"patient": {patient}}) {
			all := true
			for _, w := range words {
				all = all && bytes.Contains(o, []byte(w))
			}
			if all {
				return
			}
		}
		t.Errorf("%s %s %s: nothing with %q", ods, kind, patient, words)
	}
	has("F99001", "MedicationStatement", "FMC104417", `"One tablet in the morning"`, `"status":"active"`)
	has("RZ9", "MedicationStatement", "E0412209", `"Two tablets (80 mg) in the morning"`, `"discharge"`)
	has("RZ9", "MedicationStatement", "E0412209", "Metformin", `"status":"stopped"`, "eGFR 19-25")
	has("F99001", "AllergyIntolerance", "FMC104417", `"onsetDateTime":"2009-06"`)
	has("RZ9", "DiagnosticReport", "E0412209", `"status":"preliminary"`)
	has("RZ9", "Appointment", "E0412209", `"status":"cancelled"`)
	has("RZ8", "Encounter", "S1001688", `"status":"in-progress"`, `"code":"02"`, `"code":"R"`)
	has("RZ8", "AllergyIntolerance", "S1001688", "Haloperidol", "Dystonia")
	has("RZ9", "AllergyIntolerance", "E0410046", "No known drug allergy")
	b := s.bundle(t, s.base("RZ8")+"Appointment?patient=S1001688")
	withheld := false
	for _, e := range b.Entry {
		withheld = withheld || e.Search.Mode == "outcome" && bytes.Contains(e.Resource, []byte("1 item withheld"))
	}
	if !withheld || *b.Total != 1 {
		t.Errorf("what is withheld is not said: %+v", b)
	}
}
