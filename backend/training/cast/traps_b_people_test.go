package cast

import (
	"strings"
	"testing"
	"time"
)

func TestP05IsOnAPlanAndWasNotBrought(t *testing.T) {
	w := tell(t, p05())
	w.want(1, NSC, "Flag", `"342191000000101"`, `"status":"active"`, "neglect", "2026-04-14", "01632 960171", "0808 157 0171", "03-Sep-2026", "11-Oct-2026")
	w.want(1, NSC, "CareTeam", "Southmere Children's Services", `"use":"work","value":"01632 960171"`, `"use":"mobile","value":"0808 157 0171"`)
	for _, other := range []string{SAL, EST, EAM, NGU} {
		w.want(0, other, "Flag", "child protection")
	}
	w.want(1, NSC, "Appointment", "review conference", `"code":"R"`, "2026-12-02")
	w.want(0, NSC, "Appointment", "review conference", "Location/")
	w.want(4, NSC, "Appointment", `"noshow"`, "Was not brought")
	w.want(1, SAL, "AllergyIntolerance", "Allergy to eggs", "entered-in-error", `"recordedDate":"2023"`)
	w.want(0, SAL, "AllergyIntolerance", "clinicalStatus")
	w.want(1, EST, "AllergyIntolerance", "No known allergy", "2026-09-03")
	w.want(2, SAL, "Immunization", "not-done", "Did not attend child immunisation")
	w.want(1, SAL, "Immunization", "not-done", "Measles, mumps and rubella vaccination declined", "2025-03-12")
	w.want(1, SAL, "Immunization", "not-done", "Generally unwell")
	w.want(1, SAL, "Immunization", "BCG, Hargeisa, mother's word", `"primarySource":false`)
	w.want(3, SAL, "Immunization", `"vaccineCode":{"text":"6-in-1 (DTaP/IPV/Hib/HepB)"}`)
	w.want(1, NSC, "Immunization", "2026-10-20", `"primarySource":true`)
	for partner, kg := range map[string]string{SAL: "13.0", EST: "16.4"} {
		w.want(1, partner, "Observation", "Body weight", `"value":`+kg)
	}
	w.want(1, SAL, "Observation", "Weight centile", `"valueString":"<0.4"`)
	w.want(1, NSC, "Condition", "Failure to thrive", `"code":"inactive"`)
}

// TestP05StaysFive: the childhood moves with the birth date, so the vaccines
// keep their ages whenever the region is run.
func TestP05StaysFive(t *testing.T) {
	for _, now := range []time.Time{storyTime(), storyTime().AddDate(0, 0, 1000)} {
		w := tellAt(t, now, 1, p05())
		var born, first time.Time
		for _, s := range w.books[SAL].all {
			switch {
			case s.kind == "Patient":
				born = mustDay(s.at("birthDate"))
			case s.kind == "Immunization" && strings.Contains(s.raw, "First rotavirus"):
				first = mustDay(s.at("occurrenceDateTime"))
			}
		}
		if days := first.Sub(born).Hours() / 24; days != 61 {
			t.Errorf("first vaccines at %v days", days)
		}
		if years := now.Sub(born).Hours() / 24 / 365.25; years < 5.4 || years > 5.6 {
			t.Errorf("%v years old", years)
		}
	}
}

func TestP14IsKnownToUrgentCareAlone(t *testing.T) {
	w := tell(t, p14())
	w.want(2, NGU, "DocumentReference")
	w.want(0, NGU, "AllergyIntolerance")
	w.want(1, NGU, "Binary", "Case NGU-2611-004518", "PIKE Callum Jude   M  08-Mar-1998  NHS 9997951611     Rec'd 07-Nov-2026 18:02\n",
		"Allerg: none known *per pt*\n", "Worsening advice giv\n      en. No fit note.", "GMC 9990010  NGU\n")
	w.want(1, NGU, "Binary", "fluorescein NAD", "31-Oct-2026", "hloramphenicol")
	w.want(1, NGU, "Encounter", "2026-10-31T22:10")
	if p14().GP != "F99901" {
		t.Error("the GP is outside the region")
	}
}

func TestP15RangAndNothingIsSent(t *testing.T) {
	w := tell(t, p15())
	w.want(1, NGU, "Patient")
	for _, kind := range []string{"Encounter", "DocumentReference", "Flag"} {
		w.want(0, NGU, kind)
	}
	w.want(1, LAN, "AllergyIntolerance", "Aspirin", "Wheezing")
	w.want(0, EST, "AllergyIntolerance")
	w.want(0, EST, "List")
	w.want(1, EST, "Procedure", "Colonoscopy", "2021-06-15", "Normal")
	w.want(1, EST, "Appointment", `"serviceType":[{"text":"Podiatry"}]`)
	for _, drug := range []string{"Amlodipine 10mg tablets", "Co-codamol 30mg/500mg tablets", "Senna 7.5mg tablets", "Latanoprost"} {
		w.want(1, LAN, "Medication", drug)
	}
	w.want(1, LAN, "Observation", `"value":148`, `"value":82`)
	w.want(0, LAN, "Encounter", "111")
}

func TestP17TrendsAndWhatParentsMayNotRead(t *testing.T) {
	w := tell(t, p17())
	for _, at := range [][3]string{{FAI, "2026-01-30", "52.1"}, {FAI, "2026-02-24", "49.0"}, {FAI, "2026-04-14", "46.2"}, {FAI, "2026-06-16", "44.4"}, {FAI, "2026-08-25", "42.0"},
		{FAI, "2026-09-29", "40.3"}, {EST, "2026-10-06", "39.2"}, {EST, "2026-10-23", "43.1"}} {
		w.want(1, at[0], "Observation", "Body weight", at[1], `"value":`+at[2]+"}")
	}
	w.want(1, NSC, "Observation", `"valueString":"6 st 11 lb"`, "43.1 kg")
	w.want(0, NSC, "Observation", "valueQuantity")
	w.want(0, SMH, "Observation")
	w.want(1, SMH, "Encounter", "Weight 43.6 kg", "BMI 16.3")
	for _, at := range [][2]string{{"2026-10-06", "0.84"}, {"2026-10-08", "0.61"}, {"2026-10-12", "1.02"}} {
		w.want(1, EST, "Observation", "phosphate", at[0], `"value":`+at[1]+"}")
	}
	w.want(1, EST, "Observation", "lab.estuary.example/tests", "Magnesium", `"value":0.66}`)
	w.want(1, FAI, "Condition", "Eating disorder", "2026-01-30")
	w.want(0, FAI, "Condition", "Anorexia")
	w.want(1, SMH, "Condition", "Anorexia nervosa", "2026-02-24")
	w.want(1, SMH, "Condition", "Deliberate self-harm", `"code":"PSY"`, `"code":"R"`, "Not to be shared with parents")
	for _, s := range w.books[SMH].all {
		if strings.Contains(s.raw, "uts to thigh") && !strings.Contains(s.raw, `"code":"R"`) {
			t.Error("what she told in confidence stands without a label")
		}
	}
	w.want(1, FAI, "AllergyIntolerance", "No known allergy", "2019")
	w.want(1, EST, "AllergyIntolerance", `"code":{"text":"Co-amoxiclav"}`, "Rash", "mild", "2026-10-08")
	w.want(1, SMH, "MedicationStatement", "Olanzapine 2.5mg tablets", "2.5 mg at night")
	w.want(0, FAI, "Medication", "Olanzapine")
	w.want(0, EST, "MedicationStatement", "Olanzapine")
	w.want(0, SMH, "MedicationStatement", "Fluoxetine")
	w.want(1, EST, "Encounter", "AdmissionMethodEngland", `"code":"24"`, "Dolphin Ward", "Voluntary, parents")
	w.want(1, SMH, "DocumentReference", "CAMHS letter to GP")
	w.want(1, SMH, "DocumentReference", "CAMHS letter to Imogen", `"code":"R"`)
	if body := bodyB(t, p17(), EST, "Discharge summary"); !strings.Contains(body, "under 40") || !strings.Contains(body, "under 41 kg") || !strings.Contains(body, "under 3.0") || !strings.Contains(body, "syncope") {
		t.Errorf("thresholds: %s", body)
	}
}

func TestP18InsulinAndLabetalolAreTheHospitalsAlone(t *testing.T) {
	w := tell(t, p18())
	w.want(1, EST, "MedicationStatement", "Labetalol 100mg tablets", `"200 mg twice a day"`, "Dose increased from 100 mg twice a day", "2026-11-18")
	w.want(1, EST, "MedicationStatement", "Insulin glargine", "8 units at night", "2026-11-12")
	w.want(1, EST, "MedicationStatement", "Metformin 500mg tablets")
	for _, drug := range []string{"Labetalol", "nsulin", "Metformin"} {
		w.want(0, SAL, "Medication", drug)
	}
	for _, drug := range []string{"Sertraline 50mg tablets", "Ferrous fumarate", "Aspirin 75mg dispersible tablets", "Folic acid 5mg tablets"} {
		w.want(1, SAL, "Medication", drug)
	}
	w.want(1, SAL, "MedicationStatement", `"end":"2026-12-28"`, "Two to be taken at night")
	w.want(1, SAL, "Patient", "EthnicCategory", `"code":"N"`)
	w.want(1, EST, "Patient", "EthnicCategory", `"code":"P"`)
	w.want(1, SAL, "AllergyIntolerance", "No known allergy")
	w.want(1, EST, "AllergyIntolerance", `"code":{"text":"Nickel"}`, "Contact dermatitis")
	w.want(1, EST, "Observation", "120 minute plasma glucose level", `"value":8.9}`, `"code":"H"`)
	w.want(1, EST, "Observation", "Plasma fasting glucose level", `"value":5.3}`)
	w.want(1, EST, "Observation", "Routine enquiry", `"code":"R"`, "asked, see hand-held notes")
	w.want(1, EST, "Observation", "Estimated date of delivery", `"valueDateTime":"2027-01-25"`)
	w.want(1, EST, "Observation", "Blood group", "O rhesus negative")
	for at, pair := range map[string][2]string{"2026-06-25": {"112", "70"}, "2026-11-02": {"134", "86"}, "2026-11-16": {"148", "94"}, "2026-11-18": {"138", "88"}} {
		w.want(1, EST, "Observation", "Blood pressure", at, `"value":`+pair[0]+"}", `"value":`+pair[1]+"}")
	}
	w.want(0, EST, "Immunization")
	w.want(1, SAL, "Immunization", `"vaccineCode":{"text":"RSV vaccination in pregnancy"}`)
	w.want(1, EST, "Binary", "<table", "7.8", "5.3")
}
