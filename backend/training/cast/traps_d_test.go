package cast

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// knownTo fails unless these partners, and no others, know anybody told of.
func (a told) knownTo(partners ...string) {
	a.Helper()
	for key, b := range a.books {
		if got := len(b.with("Patient")) > 0; got != slices.Contains(partners, key) {
			a.Errorf("%s: known %v, want %v", key, got, !got)
		}
	}
}

// files gives the text of every document of a partner that is text or HTML.
func (a told) files(partner string) string {
	var all strings.Builder
	for _, s := range a.books[partner].with("Binary") {
		if strings.HasPrefix(s.at("contentType"), "text/") {
			all.WriteString(s.file)
		}
	}
	return all.String()
}

func TestM146_P34WhoSaysWhat(t *testing.T) {
	b := tell(t, p34())
	b.knownTo(LAN, EST, EAM, NGU)
	b.want(1, LAN, "Patient", `"birthDate":"1984-11-03"`, `"given":["Yevhen"]`, `"gender":"male"`, "2 Windlass Court")
	b.want(1, EST, "Patient", `"birthDate":"1984-03-11"`, `"given":["Evgeny"]`, `"22 Windlass Court"`)
	b.want(1, EAM, "Patient", `"gender":"unknown"`, "Host family", `"birthDate":"1984-11-03"`)
	b.want(1, NGU, "Patient", `"birthDate":"1984"`)
	b.want(1, LAN, "AllergyIntolerance", `"code":{"text":"пеніцилін – висип"}`)
	for _, p := range []string{EST, EAM, NGU} {
		b.want(0, p, "AllergyIntolerance")
	}
	b.want(1, LAN, "MedicationStatement", "One to be taken each morning")
	b.want(1, LAN, "Medication", "Amlodipine 5mg tablets")
	b.want(1, EST, "MedicationStatement", "Amlodipine 10mg tablets")
	b.want(1, LAN, "Flag", "Ukrainian language interpreter needed")
	b.want(1, LAN, "Condition", "MRI caution")
	b.want(1, EST, "Encounter", "2026-10-30", "Dizziness")
}

func TestH18_P35ScaleAndTwoSteroids(t *testing.T) {
	b := tell(t, p35())
	b.knownTo(FAI, EST, NSC, CRV, EAM, NGU, MCC)
	b.want(1, EST, "Observation", "National Early Warning Score 2", `"value":5`, "Scale 2 (88–92 %)", "On scale 1 the same figures make 8", `"value":89`, `"value":22`, `"value":96`)
	for _, p := range []string{EST, EAM, NSC} {
		b.want(1, p, "Flag", "88–92 %")
	}
	b.want(1, FAI, "Medication", "Prednisolone 5mg tablets")
	b.want(0, FAI, "Medication", "Dexamethasone")
	b.want(1, EST, "MedicationStatement", "Dexamethasone", "4 mg twice a day")
	b.want(0, EST, "MedicationStatement", "Prednisolone")
	b.want(1, FAI, "Medication", "Trimbow", "(Chiesi Ltd)")
	b.want(0, NSC, "MedicationStatement")
	b.want(1, NSC, "DocumentReference", "Respiratory review letter")
	b.want(1, FAI, "AllergyIntolerance", "Clarithromycin", `{"text":"QT prolonged"}`)
	b.want(0, EST, "AllergyIntolerance")
	b.want(1, EST, "Condition", "Secondary malignant neoplasm of brain", "2026-09-10")
	b.want(1, EST, "Appointment", "2026-11-26", `"booked"`)
	b.want(1, NSC, "Appointment", "2026-12-01", `"booked"`)
	b.want(1, MCC, "DocumentReference", "Care and support assessment", "2026-10-16")
	if html := b.files(EST); !strings.Contains(html, "<table") || !strings.Contains(html, "PD-L1 80") {
		t.Error("the MDT outcome is no table")
	}
}

func TestH20_P36UnitsAndNoAllergyAnywhere(t *testing.T) {
	b := tell(t, p36())
	b.knownTo(LAN, EST, SMH, EAM, NGU)
	b.want(1, LAN, "Medication", "Lantus 100units/ml")
	b.want(1, LAN, "MedicationStatement", `"22 units at night"`)
	b.want(1, EST, "MedicationStatement", "Insulin glargine", `"18 units"`)
	b.want(1, LAN, "MedicationStatement", `"1 unit per 8 g"`)
	if text := b.files(NGU); !strings.Contains(text, "Lantus 22u") || !strings.Contains(text, "NKDA") {
		t.Error("NGU's words are not there")
	}
	for key := range b.books {
		b.want(0, key, "AllergyIntolerance")
		b.want(0, key, "List")
	}
	for _, v := range []string{"84", "102", "118", "97"} {
		b.want(1, EST, "Observation", "Haemoglobin A1c", `"value":`+v+"}")
	}
	b.want(1, SMH, "Condition", "Eating disorder", `"code":"R"`)
	b.want(0, EST, "Condition", "Eating disorder")
	b.want(0, LAN, "Condition", "Eating disorder")
	b.want(1, EST, "DocumentReference", "Joint plan")
	b.want(1, SMH, "DocumentReference", "Joint plan")
	for _, p := range []string{EST, SMH} {
		if !strings.Contains(b.files(p), "No weigh-ins facing the scale") {
			t.Errorf("%s: the joint plan's words are not there", p)
		}
	}
	b.want(3, EST, "Condition", "Ketoacidosis", "abatementDateTime")
	b.want(1, EST, "Appointment", "2026-11-25", `"booked"`)
	b.want(1, SMH, "Appointment", "2026-12-10", `"booked"`)
}

func TestI1_P37NamesAndLinksNobody(t *testing.T) {
	b := tell(t, p37())
	b.knownTo(SAL, EST, EAM)
	for key, one := range b.books {
		for _, k := range one.all {
			for _, word := range []string{"Lacroix", "Zoë", "9995229560", "Samphire Row", "refuge", "partner's"} {
				if strings.Contains(k.raw, word) {
					t.Errorf("%s %s names %q", key, k.kind, word)
				}
			}
		}
		b.want(0, key, "RelatedPerson")
	}
	b.want(1, EAM, "Flag", "Approach with police", `"status":"active"`)
	b.want(1, SAL, "Flag", "Zero tolerance")
	b.want(1, EST, "Flag", "MARAC", `"code":"R"`, "Third-party information")
	b.want(1, SAL, "AllergyIntolerance", "No known allergy", "2018-06-12")
	b.want(1, SAL, "Observation", "Alcohol units consumed per week", `"value":60`)
	b.want(1, EST, "Condition", "fifth metacarpal", "2026-08-09")
}

func TestP38FlagsAreRestrictedAndOneIsGone(t *testing.T) {
	b := tell(t, p38())
	b.knownTo(SAL, EST, NSC)
	const code, programme = "902961000000107", "female-genital-mutilation-flag"
	b.want(1, SAL, "Flag", code, programme, `"status":"active"`, `"code":"R"`)
	b.want(1, SAL, "Flag", code, programme, `"status":"inactive"`, `"code":"R"`)
	b.want(0, EST, "Flag")
	b.want(0, NSC, "Flag")
	b.want(1, NSC, "DocumentReference", "FGM risk assessment", `"code":"R"`)
	b.want(1, NSC, "Appointment", "2027-01-20", "HPV")
	b.want(2, SAL, "Immunization", "easles")
	for key, one := range b.books { // nothing unlabelled speaks of it
		for _, k := range one.all {
			if k.kind != "Binary" && strings.Contains(k.raw, "FGM") && !strings.Contains(k.raw, `"code":"R"`) {
				t.Errorf("%s %s speaks of it without a label: %s", key, k.kind, k.raw)
			}
		}
	}
}

func TestP39IsNineteenDaysOldOnAnyDay(t *testing.T) {
	for _, now := range []time.Time{storyTime(), time.Date(2028, 5, 3, 9, 0, 0, 0, time.UTC)} {
		books := tellAt(t, now, 1, p39())
		day := func(n int) string { return now.AddDate(0, 0, n).Format(time.DateOnly) }
		books.knownTo(EST, NSC)
		books.want(1, EST, "Patient", `"birthDate":"`+day(-19)+`"`, day(-19)+"T03:42:00", `"given":["Baby"]`)
		books.want(1, NSC, "Patient", `"birthDate":"`+day(-19)+`"`)
		books.want(0, NSC, "Patient", `"given"`)
		books.want(1, EST, "Observation", "Birth weight", `"value":2310`, `"unit":"g"`)
		books.want(1, NSC, "Observation", "Birth weight", `"value":2.31`, `"unit":"kg"`)
		books.want(1, NSC, "Observation", `"value":2.52`, day(-2))
		books.want(1, EST, "Observation", "Newborn bilirubin", `"value":246`, day(-16))
		books.want(1, EST, "DiagnosticReport", "bloodspot", `"status":"registered"`)
		books.want(1, EST, "Flag", "Unborn child subject to child protection plan", `"status":"inactive"`)
		for key := range books.books {
			books.want(0, key, "Flag", `"display":"Subject to child protection plan"`)
		}
		books.want(1, NSC, "Appointment", day(3), `"booked"`)
		books.want(1, EST, "DocumentReference", "Neonatal discharge", day(-12))
	}
	if p := p39(); p.GP != "" || p.Given != nil {
		t.Errorf("GP %q, given %q", p.GP, p.Given)
	}
}

func TestP40SexAndGenderApart(t *testing.T) {
	b := tell(t, p40())
	b.knownTo(LAN, EST, CRV)
	b.want(1, LAN, "Patient", `"gender":"female"`, "BirthSex", `"code":"M"`, `"prefix":["Mx"]`)
	b.want(1, CRV, "Patient", `"gender":"female"`, `"prefix":["Mr"]`)
	b.want(0, CRV, "Patient", "BirthSex")
	b.want(1, EST, "Observation", "Haemoglobin estimation", `"value":141`, `"low":{"code":"g/L","system":"http://unitsofmeasure.org","unit":"g/L","value":130}`)
	b.want(1, CRV, "Encounter", "female range 115-165")
	b.want(1, LAN, "Composition", "Prostate screening", `"code":"R"`)
	b.want(1, CRV, "AllergyIntolerance", `"code":{"text":"Adhesive dressing"}`)
	if !strings.Contains(b.files(CRV), "Mr R Trevelyan") {
		t.Error("the community trust does not print Mr")
	}
	if p := p40(); p.Superseded != nil || p.BirthFamily != "" {
		t.Error("an earlier name or number is told")
	}
}

func TestH23_P41ConfidentialAndRestricted(t *testing.T) {
	b := tell(t, p41())
	b.knownTo(LAN, EST)
	b.want(3, LAN, "List", "confidential-items")
	b.want(1, LAN, "MedicationStatement", `"two twice a day"`)
	b.want(0, LAN, "AllergyIntolerance")
	for _, w := range []string{"Human immunodeficiency", "olutegravir", "bacavir", "HIV"} {
		for _, k := range b.books[LAN].all {
			if strings.Contains(k.raw, w) {
				t.Errorf("LAN speaks of %s", w)
			}
		}
	}
	label := []string{`"code":"HIV"`, `"code":"R"`}
	b.want(2, EST, "MedicationStatement", label...)
	b.want(2, EST, "MedicationStatement")
	b.want(1, EST, "Condition", append(label, "2008")...)
	b.want(1, EST, "AllergyIntolerance", append(label, "Abacavir")...)
	b.want(1, EST, "DocumentReference", append(label, "2026-10-22")...)
	for _, k := range b.books[EST].all { // what names it is labelled, all of it
		if k.kind != "Binary" && (strings.Contains(k.raw, "HIV-1") || strings.Contains(k.raw, "enitourinary")) && !strings.Contains(k.raw, `"code":"R"`) && k.kind != "Organization" {
			t.Errorf("unlabelled: %s", k.raw)
		}
	}
}

func TestI1_P42(t *testing.T) {
	b := tell(t, p42())
	b.knownTo(LAN, EST)
	b.want(1, LAN, "Medication", "Candesartan 8mg tablets")
	b.want(1, LAN, "AllergyIntolerance", "No known allergy", "2021-05-18")
	b.want(1, EST, "Condition", "Fracture of ankle", "2024-03-30")
}
