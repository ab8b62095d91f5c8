package cast

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// countD says how many resources of a type have all these words in them.
func countD(b *shelfD, kind string, words ...string) (n int) {
next:
	for _, k := range b.all {
		if k.kind != kind {
			continue
		}
		for _, w := range words {
			if !bytes.Contains(k.raw, []byte(w)) {
				continue next
			}
		}
		n++
	}
	return n
}

// wantD fails unless exactly so many are there.
func wantD(t *testing.T, books map[string]*shelfD, partner string, n int, kind string, words ...string) {
	t.Helper()
	if got := countD(books[partner], kind, words...); got != n {
		t.Errorf("%s: %d %s with %q, want %d", partner, got, kind, words, n)
	}
}

// knownD tells which partners hold anything.
func knownD(t *testing.T, books map[string]*shelfD, partners ...string) {
	t.Helper()
	for key, b := range books {
		should := false
		for _, p := range partners {
			should = should || p == key
		}
		if got := countD(b, "Patient") > 0; got != should {
			t.Errorf("%s: known %v, want %v", key, got, should)
		}
	}
}

// filesD gives the text of every document of a partner that is text or HTML.
func filesD(t *testing.T, b *shelfD) string {
	t.Helper()
	var all strings.Builder
	for _, k := range b.all {
		if k.kind != "Binary" {
			continue
		}
		var o struct{ ContentType, Data string }
		if err := json.Unmarshal(k.raw, &o); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(o.ContentType, "text/") {
			data, err := base64.StdEncoding.DecodeString(o.Data)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
	}
	return all.String()
}

func TestM146_P34WhoSaysWhat(t *testing.T) {
	b := writtenD(t, 1, p34())
	knownD(t, b, LAN, EST, EAM, NGU)
	wantD(t, b, LAN, 1, "Patient", `"birthDate":"1984-11-03"`, `"given":["Yevhen"]`, `"gender":"male"`, "2 Windlass Court")
	wantD(t, b, EST, 1, "Patient", `"birthDate":"1984-03-11"`, `"given":["Evgeny"]`, `"22 Windlass Court"`)
	wantD(t, b, EAM, 1, "Patient", `"gender":"unknown"`, "Host family", `"birthDate":"1984-11-03"`)
	wantD(t, b, NGU, 1, "Patient", `"birthDate":"1984"`)
	wantD(t, b, LAN, 1, "AllergyIntolerance", `"code":{"text":"пеніцилін – висип"}`)
	for _, p := range []string{EST, EAM, NGU} {
		wantD(t, b, p, 0, "AllergyIntolerance")
	}
	wantD(t, b, LAN, 1, "MedicationStatement", "One to be taken each morning")
	wantD(t, b, LAN, 1, "Medication", "Amlodipine 5mg tablets")
	wantD(t, b, EST, 1, "MedicationStatement", "Amlodipine 10mg tablets")
	wantD(t, b, LAN, 1, "Flag", "Ukrainian language interpreter needed")
	wantD(t, b, LAN, 1, "Condition", "MRI caution")
	wantD(t, b, EST, 1, "Encounter", "2026-10-30", "Dizziness")
}

func TestH18_P35ScaleAndTwoSteroids(t *testing.T) {
	b := writtenD(t, 1, p35())
	knownD(t, b, FAI, EST, NSC, CRV, EAM, NGU, MCC)
	wantD(t, b, EST, 1, "Observation", "National Early Warning Score 2", `"value":5`, "Scale 2 (88–92 %)", "On scale 1 the same figures make 8", `"value":89`, `"value":22`, `"value":96`)
	for _, p := range []string{EST, EAM, NSC} {
		wantD(t, b, p, 1, "Flag", "88–92 %")
	}
	wantD(t, b, FAI, 1, "Medication", "Prednisolone 5mg tablets")
	wantD(t, b, FAI, 0, "Medication", "Dexamethasone")
	wantD(t, b, EST, 1, "MedicationStatement", "Dexamethasone", "4 mg twice a day")
	wantD(t, b, EST, 0, "MedicationStatement", "Prednisolone")
	wantD(t, b, FAI, 1, "Medication", "Trimbow", "(Chiesi Ltd)")
	wantD(t, b, NSC, 0, "MedicationStatement")
	wantD(t, b, NSC, 1, "DocumentReference", "Respiratory review letter")
	wantD(t, b, FAI, 1, "AllergyIntolerance", "Clarithromycin", `{"text":"QT prolonged"}`)
	wantD(t, b, EST, 0, "AllergyIntolerance")
	wantD(t, b, EST, 1, "Condition", "Secondary malignant neoplasm of brain", "2026-09-10")
	wantD(t, b, EST, 1, "Appointment", "2026-11-26", `"booked"`)
	wantD(t, b, NSC, 1, "Appointment", "2026-12-01", `"booked"`)
	wantD(t, b, MCC, 1, "DocumentReference", "Care and support assessment", "2026-10-16")
	if html := filesD(t, b[EST]); !strings.Contains(html, "<table") || !strings.Contains(html, "PD-L1 80") {
		t.Error("the MDT outcome is no table")
	}
}

func TestH20_P36UnitsAndNoAllergyAnywhere(t *testing.T) {
	b := writtenD(t, 1, p36())
	knownD(t, b, LAN, EST, SMH, EAM, NGU)
	wantD(t, b, LAN, 1, "Medication", "Lantus 100units/ml")
	wantD(t, b, LAN, 1, "MedicationStatement", `"22 units at night"`)
	wantD(t, b, EST, 1, "MedicationStatement", "Insulin glargine", `"18 units"`)
	wantD(t, b, LAN, 1, "MedicationStatement", `"1 unit per 8 g"`)
	if text := filesD(t, b[NGU]); !strings.Contains(text, "Lantus 22u") || !strings.Contains(text, "NKDA") {
		t.Error("NGU's words are not there")
	}
	for key := range b {
		wantD(t, b, key, 0, "AllergyIntolerance")
		wantD(t, b, key, 0, "List")
	}
	for _, v := range []string{"84", "102", "118", "97"} {
		wantD(t, b, EST, 1, "Observation", "Haemoglobin A1c", `"value":`+v+"}")
	}
	wantD(t, b, SMH, 1, "Condition", "Eating disorder", `"code":"R"`)
	wantD(t, b, EST, 0, "Condition", "Eating disorder")
	wantD(t, b, LAN, 0, "Condition", "Eating disorder")
	wantD(t, b, EST, 1, "DocumentReference", "Joint plan")
	wantD(t, b, SMH, 1, "DocumentReference", "Joint plan")
	for _, p := range []string{EST, SMH} {
		if !strings.Contains(filesD(t, b[p]), "No weigh-ins facing the scale") {
			t.Errorf("%s: the joint plan's words are not there", p)
		}
	}
	wantD(t, b, EST, 3, "Condition", "Ketoacidosis", "abatementDateTime")
	wantD(t, b, EST, 1, "Appointment", "2026-11-25", `"booked"`)
	wantD(t, b, SMH, 1, "Appointment", "2026-12-10", `"booked"`)
}

func TestI1_P37NamesAndLinksNobody(t *testing.T) {
	b := writtenD(t, 1, p37())
	knownD(t, b, SAL, EST, EAM)
	for key, one := range b {
		for _, k := range one.all {
			for _, word := range []string{"Lacroix", "Zoë", "9995229560", "Samphire Row", "refuge", "partner's"} {
				if bytes.Contains(k.raw, []byte(word)) {
					t.Errorf("%s %s names %q", key, k.kind, word)
				}
			}
		}
		wantD(t, b, key, 0, "RelatedPerson")
	}
	wantD(t, b, EAM, 1, "Flag", "Approach with police", `"status":"active"`)
	wantD(t, b, SAL, 1, "Flag", "Zero tolerance")
	wantD(t, b, EST, 1, "Flag", "MARAC", `"code":"R"`, "Third-party information")
	wantD(t, b, SAL, 1, "AllergyIntolerance", "No known allergy", "2018-06-12")
	wantD(t, b, SAL, 1, "Observation", "Alcohol units consumed per week", `"value":60`)
	wantD(t, b, EST, 1, "Condition", "fifth metacarpal", "2026-08-09")
}

func TestP38FlagsAreRestrictedAndOneIsGone(t *testing.T) {
	b := writtenD(t, 1, p38())
	knownD(t, b, SAL, EST, NSC)
	const code, programme = "902961000000107", "female-genital-mutilation-flag"
	wantD(t, b, SAL, 1, "Flag", code, programme, `"status":"active"`, `"code":"R"`)
	wantD(t, b, SAL, 1, "Flag", code, programme, `"status":"inactive"`, `"code":"R"`)
	wantD(t, b, EST, 0, "Flag")
	wantD(t, b, NSC, 0, "Flag")
	wantD(t, b, NSC, 1, "DocumentReference", "FGM risk assessment", `"code":"R"`)
	wantD(t, b, NSC, 1, "Appointment", "2027-01-20", "HPV")
	wantD(t, b, SAL, 2, "Immunization", "easles")
	for key, one := range b { // nothing unlabelled speaks of it
		for _, k := range one.all {
			if k.kind != "Binary" && bytes.Contains(k.raw, []byte("FGM")) && !bytes.Contains(k.raw, []byte(`"code":"R"`)) {
				t.Errorf("%s %s speaks of it without a label: %s", key, k.kind, k.raw)
			}
		}
	}
}

func TestP39IsNineteenDaysOldOnAnyDay(t *testing.T) {
	for _, now := range []time.Time{time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC), time.Date(2028, 5, 3, 9, 0, 0, 0, time.UTC)} {
		calendar, err := NewCalendar(now)
		if err != nil {
			t.Fatal(err)
		}
		books, sinks := map[string]*shelfD{}, map[string]Sink{}
		for _, p := range Partners() {
			books[p.Key] = &shelfD{}
			sinks[p.Key] = books[p.Key]
		}
		if err := NewRegion(calendar, 1, nil, sinks).Write([]Person{p39()}); err != nil {
			t.Fatal(err)
		}
		day := func(n int) string { return now.AddDate(0, 0, n).Format(time.DateOnly) }
		knownD(t, books, EST, NSC)
		wantD(t, books, EST, 1, "Patient", `"birthDate":"`+day(-19)+`"`, day(-19)+"T03:42:00", `"given":["Baby"]`)
		wantD(t, books, NSC, 1, "Patient", `"birthDate":"`+day(-19)+`"`)
		wantD(t, books, NSC, 0, "Patient", `"given"`)
		wantD(t, books, EST, 1, "Observation", "Birth weight", `"value":2310`, `"unit":"g"`)
		wantD(t, books, NSC, 1, "Observation", "Birth weight", `"value":2.31`, `"unit":"kg"`)
		wantD(t, books, NSC, 1, "Observation", `"value":2.52`, day(-2))
		wantD(t, books, EST, 1, "Observation", "Newborn bilirubin", `"value":246`, day(-16))
		wantD(t, books, EST, 1, "DiagnosticReport", "bloodspot", `"status":"registered"`)
		wantD(t, books, EST, 1, "Flag", "Unborn child subject to child protection plan", `"status":"inactive"`)
		for key := range books {
			wantD(t, books, key, 0, "Flag", `"display":"Subject to child protection plan"`)
		}
		wantD(t, books, NSC, 1, "Appointment", day(3), `"booked"`)
		wantD(t, books, EST, 1, "DocumentReference", "Neonatal discharge", day(-12))
	}
	if p := p39(); p.GP != "" || p.Given != nil {
		t.Errorf("GP %q, given %q", p.GP, p.Given)
	}
}

func TestP40SexAndGenderApart(t *testing.T) {
	b := writtenD(t, 1, p40())
	knownD(t, b, LAN, EST, CRV)
	wantD(t, b, LAN, 1, "Patient", `"gender":"female"`, "BirthSex", `"code":"M"`, `"prefix":["Mx"]`)
	wantD(t, b, CRV, 1, "Patient", `"gender":"female"`, `"prefix":["Mr"]`)
	wantD(t, b, CRV, 0, "Patient", "BirthSex")
	wantD(t, b, EST, 1, "Observation", "Haemoglobin estimation", `"value":141`, `"low":{"code":"g/L","system":"http://unitsofmeasure.org","unit":"g/L","value":130}`)
	wantD(t, b, CRV, 1, "Encounter", "female range 115-165")
	wantD(t, b, LAN, 1, "Composition", "Prostate screening", `"code":"R"`)
	wantD(t, b, CRV, 1, "AllergyIntolerance", `"code":{"text":"Adhesive dressing"}`)
	if !strings.Contains(filesD(t, b[CRV]), "Mr R Trevelyan") {
		t.Error("the community trust does not print Mr")
	}
	if p := p40(); p.Superseded != nil || p.BirthFamily != "" {
		t.Error("an earlier name or number is told")
	}
}

func TestH23_P41ConfidentialAndRestricted(t *testing.T) {
	b := writtenD(t, 1, p41())
	knownD(t, b, LAN, EST)
	wantD(t, b, LAN, 3, "List", "confidential-items")
	wantD(t, b, LAN, 1, "MedicationStatement", `"two twice a day"`)
	wantD(t, b, LAN, 0, "AllergyIntolerance")
	for _, w := range []string{"Human immunodeficiency", "olutegravir", "bacavir", "HIV"} {
		for _, k := range b[LAN].all {
			if bytes.Contains(k.raw, []byte(w)) {
				t.Errorf("LAN speaks of %s", w)
			}
		}
	}
	label := []string{`"code":"HIV"`, `"code":"R"`}
	wantD(t, b, EST, 2, "MedicationStatement", label...)
	wantD(t, b, EST, 2, "MedicationStatement")
	wantD(t, b, EST, 1, "Condition", append(label, "2008")...)
	wantD(t, b, EST, 1, "AllergyIntolerance", append(label, "Abacavir")...)
	wantD(t, b, EST, 1, "DocumentReference", append(label, "2026-10-22")...)
	for _, k := range b[EST].all { // what names it is labelled, all of it
		if k.kind != "Binary" && (bytes.Contains(k.raw, []byte("HIV-1")) || bytes.Contains(k.raw, []byte("enitourinary"))) && !bytes.Contains(k.raw, []byte(`"code":"R"`)) && k.kind != "Organization" {
			t.Errorf("unlabelled: %s", k.raw)
		}
	}
}

func TestI1_P42(t *testing.T) {
	b := writtenD(t, 1, p42())
	knownD(t, b, LAN, EST)
	wantD(t, b, LAN, 1, "Medication", "Candesartan 8mg tablets")
	wantD(t, b, LAN, 1, "AllergyIntolerance", "No known allergy", "2021-05-18")
	wantD(t, b, EST, 1, "Condition", "Fracture of ankle", "2024-03-30")
}

// Every partner sends only what it shares, and nobody's local number is shared.
func TestTheseTenHoldOnlyWhatTheirPartnersShare(t *testing.T) {
	ids := map[string]string{}
	for _, p := range []Person{p27(), p34(), p35(), p36(), p37(), p38(), p39(), p40(), p41(), p42()} {
		for _, h := range p.At {
			if other := ids[h.Partner+h.ID]; other != "" {
				t.Errorf("%s and %s are both %s at %s", p.Key, other, h.ID, h.Partner)
			}
			ids[h.Partner+h.ID] = p.Key
		}
		books := life(t)
		if p.Key != "P27" {
			books = writtenD(t, 1, p)
		}
		for _, partner := range Partners() {
			served := strings.Join(append(partner.ServedTypes(), "Patient", "Binary", "Medication", "Organization", "Practitioner", "Location"), " ") + " "
			for _, k := range books[partner.Key].all {
				if !strings.Contains(served, k.kind+" ") {
					t.Errorf("%s: %s holds a %s, which it does not share", p.Key, partner.Key, k.kind)
				}
				if s := sectionNow(k); k.patient != "" && s == "results" && !partner.Shared("results") || s == "observations" && !partner.Shared("observations") {
					t.Errorf("%s: %s holds %s, which it does not share", p.Key, partner.Key, s)
				}
			}
		}
	}
}
