package cast

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Amina Patel: four allergies in four places, and a heart drug in four doses.
func TestP01Disagreements(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P01", FAI, "AllergyIntolerance")
	a.count(1, "P01", FAI, "AllergyIntolerance", "Allergy to penicillin", `"onsetDateTime":"2009-06"`, "Anaphylaxis", `"criticality":"high"`)
	a.count(1, "P01", EST, "AllergyIntolerance", "Ramipril", "Angioedema of lip", "Angioedema of tongue", "2021-03-18")
	a.count(1, "P01", CRV, "AllergyIntolerance", `"text":"Adhesive plasters"`, `"onsetDateTime":"2018"`, `"severity":"mild"`)
	a.count(1, "P01", NSC, "AllergyIntolerance", "Transfer-degraded drug allergy", "SEPTRIN - RASH 1987")
	for _, partner := range []string{SMH, EAM, NGU, MCC, SCC} {
		a.count(0, "P01", partner, "AllergyIntolerance")
	}
	for _, partner := range []string{FAI, CRV, NSC} {
		a.count(0, "P01", partner, "AllergyIntolerance", "amipril")
	}

	a.count(1, "P01", FAI, "MedicationStatement", "One tablet in the morning", "2026-11-16", `"status":"active"`)
	a.count(1, "P01", EST, "MedicationStatement", "Two tablets (80 mg) in the morning", `"code":"discharge"`)
	a.count(1, "P01", CRV, "MedicationStatement", "as per blister pack")
	a.count(1, "P01", CRV, "MedicationStatement")
	a.count(0, "P01", NSC, "MedicationStatement")
	a.says(a.letter("P01", NSC, "Heart failure nurse letter", "text/html"), "80 mg morning and 40 mg midday, review one week", "62.9", "JVP +4")
	for _, dose := range [][2]string{{FAI, "10mg at night"}, {SMH, "Donepezil 5mg tablets"}} {
		a.count(1, "P01", dose[0], "MedicationStatement", dose[1])
	}
	for _, stopped := range []string{"Metformin", "Spironolactone", "Alendronic acid"} {
		a.count(1, "P01", EST, "MedicationStatement", stopped, `"status":"stopped"`)
	}

	a.count(1, "P01", FAI, "Condition", "Chronic kidney disease stage 3B", "2022-08")
	a.count(1, "P01", EST, "Condition", "Chronic kidney disease stage 4")
	a.count(1, "P01", FAI, "Condition", "Moderate frailty")
	a.count(1, "P01", CRV, "Condition", "Severe frailty (CFS 6)")
	a.count(1, "P01", SMH, "Condition", "Alzheimer's disease")
	a.count(0, "P01", FAI, "Condition", "Alzheimer")
	a.count(1, "P01", NSC, "Condition", "Left ventricular systolic dysfunction", "!onsetDateTime")

	a.count(1, "P01", FAI, "Patient", `"code":"H"`, "Kampala", `"code":"gu"`)
	a.count(1, "P01", EST, "Patient", `"code":"H"`, "Kampala")
	a.count(1, "P01", MCC, "Patient", `"code":"L"`, "!Kampala")
}

func TestP01Events(t *testing.T) {
	a := tell(t, groupA()...)
	for _, w := range [][2]string{{"2026-11-05", "60.8"}, {"2026-11-12", "62.9"}, {"2026-11-19", "63.6"}} {
		a.count(1, "P01", NSC, "Observation", w[0], w[1], "Body weight")
		a.count(1, "P01", NSC, "Encounter", w[0])
	}
	a.count(1, "P01", EAM, "Encounter", "2026-10-19T04:51:00+01:00", "Handover", "Conveyed")
	a.count(1, "P01", EAM, "Encounter", "2026-11-03T", "Not conveyed")
	a.count(1, "P01", EAM, "Observation", `"value":86}`)
	a.count(1, "P01", EAM, "DocumentReference", "Patient care record", "application/pdf")
	a.count(1, "P01", SCC, "EpisodeOfCare", "2025-02-03", "2025-02-21", `"status":"finished"`)
	a.count(1, "P01", NGU, "Encounter", "2026-10-17T02:14:00+01:00")
	a.count(1, "P01", NGU, "DocumentReference", "Miscellaneous record")
	a.says(a.letter("P01", NGU, "111/out-of-hours report", "text/plain"), "'she hates hospital'", "SOB lying flat x3 nights, legs tight", "Dr P Raman")
	a.says(a.letter("P01", EAM, "Falls non-conveyance", "text/plain"), "Refused ED")
	a.says(a.letter("P01", CRV, "Wound chart", "text/html"), "42 × 31")
	a.count(1, "P01", CRV, "DocumentReference", "Frailty care plan", "wordprocessingml")
	a.count(1, "P01", CRV, "DocumentReference", "Wound photograph")
	a.count(3, "P01", MCC, "DeviceRequest")
	a.count(1, "P01", MCC, "EpisodeOfCare", "four visits a day", "Tideway Homecare", `"status":"active"`)
	a.count(1, "P01", MCC, "Task", "Review of care and support plan", `"status":"requested"`)
	a.count(1, "P01", EST, "Consent", "For attempted CPR", "2026-10-27")
	a.count(2, "P01", EST, "Consent", "Not for ", `"status":"active"`)
	a.count(1, "P01", FAI, "Consent", "Reena Patel-Hughes", `"dateTime":"2023"`)
	a.count(1, "P01", CRV, "Appointment", "2026-11-24T09:30:00+00:00")
	for _, s := range a.of("P01", FAI, "Encounter") {
		if at := regexp.MustCompile(`"start":"(\d{4}-\d\d-\d\d)`).FindStringSubmatch(s.raw)[1]; at >= "2026-10-19" && at <= "2026-10-29" {
			t.Errorf("the practice saw her on %s, when she was in hospital", at)
		}
	}
	dressings := a.of("P01", CRV, "Encounter", "Leg ulcer dressing")
	if len(dressings) < 20 {
		t.Errorf("%d dressings", len(dressings))
	}
	for _, s := range dressings {
		at := regexp.MustCompile(`"start":"(\d{4}-\d\d-\d\d)`).FindStringSubmatch(s.raw)[1]
		if d := mustDay(at).Weekday(); d != time.Tuesday && d != time.Friday || at >= "2026-10-19" && at < "2026-10-29" {
			t.Errorf("dressed on %s", at)
		}
	}
}

// Fred Hollis: the tablet of six weeks that never stopped.
func TestP02RisperidoneAndAllergies(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P02", SMH, "MedicationStatement", "Risperidone", "2026-10-15")
	a.count(1, "P02", SAL, "MedicationStatement", "One tablet twice a day", "prescribed-by-another-organisation", `"status":"active"`, "2026-11-10", `!"end"`)
	a.common(1, SAL, "Medication", "Risperidone 500microgram tablets")
	a.count(1, "P02", EST, "MedicationStatement", "Risperidone", `"status":"stopped"`, "fall, postural drop")
	a.count(1, "P02", SAL, "AllergyIntolerance", "Tramadol", `"text":"confusion"`, `"criticality":"low"`)
	a.count(0, "P02", EST, "AllergyIntolerance")
	a.count(1, "P02", SMH, "AllergyIntolerance", "No known drug allergy")
	a.count(1, "P02", SAL, "Condition", "LACKS CAPACITY", "2026-08-14")
	a.count(1, "P02", SAL, "MedicationStatement", `"status":"stopped"`, "syncope, HR 44")
	a.count(1, "P02", SCC, "RelatedPerson", "keysafe 4471")
	for _, partner := range []string{SAL, EST, SMH, NSC, EAM, NGU} {
		a.count(0, "P02", partner, "", "4471")
	}
	a.count(1, "P02", SCC, "EpisodeOfCare", "Respite", `"status":"planned"`, "2026-12-07")
	a.count(1, "P02", SCC, "Flag", "Wanders", "RTS")
	a.count(0, "P02", SCC, "DeviceRequest")
	for _, partner := range []string{SAL, EST, SMH, SCC} {
		a.count(0, "P02", partner, "Flag", "Carer of person with dementia")
	}
	a.says(a.letter("P02", SCC, "Contingency plan", "text/plain"), "01632 960170", "Herbert Protocol", "Tracey")
	a.count(1, "P02", SCC, "DocumentReference", "Carer's assessment", "application/pdf")
}

// Kieran: two rescue plans, both current, and one rash in two places.
func TestP03RescuePlansAndBrand(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P03", FAI, "MedicationStatement", "5 mg into the cheek at 5 minutes")
	a.count(1, "P03", EST, "MedicationStatement", "10 mg at 5 minutes")
	a.common(1, FAI, "Medication", "Epilim Chrono 500 tablets")
	a.count(1, "P03", EST, "MedicationStatement", "Sodium valproate 500mg gastro-resistant tablets")
	a.count(1, "P03", FAI, "DocumentReference", "version 1", `"status":"current"`, "application/rtf")
	a.count(1, "P03", EST, "DocumentReference", "version 2", `"replaces"`, "version 1", `"status":"current"`)
	for _, partner := range []string{FAI, EST} {
		a.count(1, "P03", partner, "AllergyIntolerance", "Carbamazepine", "ALG-2004-118")
	}
	a.count(0, "P03", SMH, "AllergyIntolerance")
	a.count(10, "P03", FAI, "Flag", "national-reasonable-adjustment-flag")
	a.count(1, "P03", FAI, "Patient", `"code":"C"`, `"code":"q5"`)
	a.count(1, "P03", MCC, "Patient", `"code":"A"`)
	a.count(1, "P03", EAM, "Encounter", "Â°C")
	a.count(1, "P03", FAI, "Observation", "declined, best-interests meeting held")
	a.count(1, "P03", FAI, "Observation", "5 in September")
	a.count(1, "P03", NGU, "Flag", "Special patient note")
}

// Zoë: every string on the list of leaks is really sent, each by its source.
func TestP04SixSourcesLeak(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P04", SAL, "Patient", "41 Mill Reach", "ZZ2 4MR")
	a.count(1, "P04", SAL, "RelatedPerson", "Lomax", "07700 900778")
	a.count(1, "P04", LAN, "Patient", "7 Samphire Row", "ZZ7 4QX", "generalPractitioner")
	a.count(1, "P04", EST, "Patient", "07700 900777", "!address")
	a.count(1, "P04", SMH, "CareTeam", "01632 960149")
	a.count(1, "P04", TWC, "Task", "Refuge placement, Samphire Row")
	a.count(1, "P04", TWC, "CareTeam", "Harbour refuge")
	for _, partner := range []string{SMH, NGU, TWC} {
		a.count(1, "P04", partner, "Patient", `!"address"`)
	}
	for partner, where := range map[string]string{LAN: "Samphire Row", EST: "Tidewell refuge", SMH: "Tidewell health annexe"} {
		if len(a.of("P04", partner, "Encounter", where)) == 0 {
			t.Errorf("%s does not say %q of a visit", partner, where)
		}
	}
	report := a.letter("P04", NGU, "Out-of-hours report", "text/plain")
	a.says(report, "Callback 07700900781", "alling from refuge in Tidewell", "Codeine 30mg x12 supplied")
	sent := report
	for _, h := range a.people["P04"].At {
		for _, s := range a.of("P04", h.Partner, "") {
			sent += s.raw + "\n"
		}
	}
	a.says(sent, a.people["P04"].Leaks...)

	a.count(1, "P04", LAN, "List", "Information not available", "no-content-recorded")
	a.count(0, "P04", LAN, "AllergyIntolerance")
	a.count(0, "P04", LAN, "Appointment")
	a.count(2, "P04", TWC, "Flag", `"SDV"`)
	a.count(1, "P04", TWC, "DocumentReference", "Safety plan")
	a.count(1, "P04", EST, "Flag", "At risk of domestic violence", `"SDV"`)
	a.count(1, "P04", SMH, "Condition", "Complex posttraumatic stress disorder", `"PSY"`, `"R"`)
	a.count(1, "P04", SMH, "Appointment", "2026-12-01T10:00:00+00:00")
}

// The twins: one allergy, and a letter about it in the other's documents.
func TestP06AndP07AreNotMixedUpByUs(t *testing.T) {
	a := tell(t, groupA()...)
	for _, partner := range []string{SAL, EST} {
		a.count(1, "P06", partner, "AllergyIntolerance", "Allergy to peanut", `"criticality":"high"`, "2017-05-04")
		a.count(1, "P06", partner, "Patient", `"multipleBirthInteger":1`)
		a.count(1, "P07", partner, "Patient", `"multipleBirthInteger":2`)
	}
	a.count(1, "P07", SAL, "AllergyIntolerance", "No known allergy", "2017-05-04")
	a.count(1, "P07", SAL, "AllergyIntolerance")
	a.count(0, "P07", SAL, "MedicationStatement")
	a.count(0, "P07", EST, "AllergyIntolerance")
	a.count(0, "P06", NSC, "AllergyIntolerance")
	a.count(1, "P07", EST, "DocumentReference", "Paediatric allergy letter", "Patient/E0415567")
	a.count(0, "P06", EST, "DocumentReference")
	a.count(1, "P06", NSC, "DocumentReference", "School care plan")
	a.count(0, "P06", SAL, "Immunization", "papilloma")
	a.count(1, "P06", SAL, "Patient", `"text":"Sylheti"`)
	body := lettersOf(p07(), EST)[0].Body
	if !strings.Contains(body, "Ibrahim") || strings.Contains(body, "Isma") {
		t.Error("the letter among Isma'il's documents is about Ibrahim")
	}
}

func lettersOf(p Person, partner string) []Letter {
	var all []Letter
	for _, h := range p.At {
		for _, item := range h.Items {
			if l, ok := item.(Letter); ok && h.Partner == partner {
				all = append(all, l)
			}
		}
	}
	return all
}

func TestP08AndP09AreTwoPeople(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P08", EST, "Patient", "number-present-but-not-traced")
	if got := aboutLines(lettersOf(p08(), EST)[0].About, "9991715215", "1952-05-05"); !slices.Equal(got, []string{"Re: Mrs S M Clarke"}) {
		t.Errorf("the hospital's letter names her as %q", got)
	}
	a.count(2, "P08", FAI, "MedicationStatement", "as per yellow book")
	a.count(1, "P08", FAI, "Observation", `"value":5.8`, `"HH"`)
	a.count(1, "P08", FAI, "AllergyIntolerance", "Doxycycline", "Vomiting")
	a.count(0, "P08", CRV, "AllergyIntolerance")
	a.count(1, "P09", LAN, "AllergyIntolerance", "No known allergy", "2024-02-06")
	a.count(1, "P09", LAN, "MedicationStatement", "One to be taken each morning")
	a.count(1, "P09", LAN, "Procedure", "Bone density", "Normal")
	a.count(0, "P09", LAN, "Appointment")
	a.count(1, "P09", EST, "Appointment", "2026-12-03T")
	if w := p09().At[0].Warn["results"]; p09().At[0].Partner != LAN || w != "data-awaiting-filing" {
		t.Errorf("Lanternfield warns %q", w)
	}
}

func TestP10NotAllKnowThatHeDied(t *testing.T) {
	a := tell(t, groupA()...)
	a.count(1, "P10", FAI, "Patient", `"deceasedDateTime":"2026-09-02"`)
	a.count(1, "P10", EAM, "Patient", `"deceasedDateTime":"2026-09-02"`)
	a.count(1, "P10", CRV, "Patient", `"deceasedBoolean":true`)
	for _, partner := range []string{EST, MCC, NGU} {
		a.count(1, "P10", partner, "Patient", "!deceased")
	}
	a.count(1, "P10", EST, "Appointment", "2026-12-08T", `"booked"`)
	a.count(1, "P10", MCC, "EpisodeOfCare", `"status":"active"`, `!"end"`)
	a.count(1, "P10", EAM, "Encounter", "Recognition of life extinct", "2026-09-02T05:12:00+01:00")
	a.count(1, "P10", FAI, "AllergyIntolerance", "Ibuprofen", "GI bleed 2008")
	a.count(1, "P10", CRV, "Consent", "Not for attempted CPR")
	a.says(a.letter("P10", CRV, "Bereavement call note", "text/plain"), "Maureen")
	a.count(1, "P10", CRV, "DocumentReference", "End of life care coordination summary", "application/pdf")
	a.count(1, "P10", EAM, "DocumentReference", "Verification of death", "application/pdf")
	for _, partner := range []string{FAI, CRV, EST, MCC, EAM, NGU} {
		for _, s := range a.of("P10", partner, "Encounter") {
			if at := regexp.MustCompile(`"start":"(\d{4}-\d\d-\d\d)`).FindStringSubmatch(s.raw); at[1] > "2026-09-02" {
				t.Errorf("%s saw him on %s", partner, at[1])
			}
		}
	}
}

func TestP11TwoPartnersKeepTheOldNumber(t *testing.T) {
	a := tell(t, groupA()...)
	for _, partner := range []string{NSC, NGU} {
		a.count(1, "P11", partner, "Patient", "9996697649", "!9992499559")
		a.count(0, "P11", partner, "", "9992499559")
	}
	for _, partner := range []string{SAL, EST} {
		a.count(1, "P11", partner, "Patient", "9992499559", "!9996697649")
	}
	a.count(1, "P11", SAL, "Patient", "Pentecostal")
	a.count(1, "P11", NSC, "Patient", `"text":"Christian"`)
	a.says(a.letter("P11", NGU, "Out-of-hours report", "text/plain"), "9996697649", "no BP on left", "Doxycycline")
	a.says(a.letter("P11", NSC, "Podiatry letter", "text/html"), "999 669 7649")
	a.count(1, "P11", SAL, "AllergyIntolerance", "Codeine", "Itching")
	for _, b := range []string{"58", "61", "52"} {
		a.count(1, "P11", EST, "Observation", "Haemoglobin A1c", `"valueQuantity":{"code":"mmol/mol","system":"http://unitsofmeasure.org","unit":"mmol/mol","value":`+b+`}`)
	}
	a.count(1, "P11", EST, "Appointment", "2027-01-04T")
}

// Nobody holds the man whom nobody knows.
func TestP13IsKnownToNobody(t *testing.T) {
	a := tell(t, groupA()...)
	for _, b := range a.books {
		b.silent(t, "9998767717", "Fenwick")
	}
}

func TestP16RestrictedAndMissing(t *testing.T) {
	a := tell(t, groupA()...)
	const r = `"code":"R","system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality"`
	a.count(3, "P16", SMH, "", r)
	a.count(1, "P16", SMH, "Condition", "Schizoaffective disorder", r)
	a.count(1, "P16", SMH, "Encounter", `"code":"02"`, r, "Marram Ward", `!"end"`)
	a.count(1, "P16", SMH, "Flag", "At risk for deliberate self harm", r)
	a.count(1, "P16", TWC, "", r)
	a.says(a.letter("P16", TWC, "AMHP report outline", "text/plain"), "Mother consulted as nearest relative", "Section 2")
	for _, partner := range []string{LAN, EST, EAM, NGU} {
		a.count(0, "P16", partner, "", r)
	}
	a.count(1, "P16", SMH, "Flag", "other-directed violence", `"status":"inactive"`, "2014-08-19")
	if note := a.books[SMH].notes["S1001688/Appointment"]; !strings.Contains(note, "1 item withheld") {
		t.Errorf("the withheld item is told as %q", note)
	}
	a.count(1, "P16", SMH, "AllergyIntolerance", "Haloperidol", "Dystonia", "2010-06-14")
	a.count(1, "P16", EST, "AllergyIntolerance", "No known drug allergy", "2025-02-19")
	a.count(0, "P16", LAN, "AllergyIntolerance")
	a.common(0, LAN, "Medication", "lozapine")
	a.common(1, LAN, "Medication", "Hyoscine hydrobromide 300microgram tablets")
	a.count(2, "P16", SMH, "MedicationStatement", "lozapine")
	a.count(0, "P16", SMH, "MedicationStatement", "aloperidol")
	a.count(1, "P16", LAN, "Condition", "Psychotic disorder", `"onsetDateTime":"2010"`)
	a.count(0, "P16", LAN, "Condition", "Schizoaffective")
	a.count(1, "P16", EAM, "Encounter", "s136", "2026-11-13T19:40")
	a.count(1, "P16", EST, "Observation", `"value":1.8`, `"L"`)
}
