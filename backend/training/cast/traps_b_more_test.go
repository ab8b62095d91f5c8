package cast

import (
	"strings"
	"testing"
)

func TestP19EachPartnerSpellsHimAsItDoes(t *testing.T) {
	w := tell(t, p19())
	for partner, name := range map[string]string{LAN: `"family":"Wiśniewski","given":["Patryk"]`, EST: `"family":"Wisniewski","given":["Patrick"]`, EAM: `"family":"WIÅšNIEWSKI"`, NGU: `"given":["PAT"]`} {
		w.want(1, partner, "Patient", name)
	}
	w.want(31, EST, "Encounter", `"code":"EMER"`)
	w.want(1, EST, "Encounter", `"code":"IMP"`, "DischargeMethodEngland", `"code":"6"`, "2026-11-09T14:10")
	for _, s := range w.books[EST].all {
		if start := s.at("period", "start"); s.kind == "Encounter" && start < "2025-11-21" {
			t.Errorf("more than twelve months ago: %s", start)
		}
	}
	w.want(7, EAM, "Encounter")
	w.want(1, EAM, "Encounter", "34.9Â°C", "WIÅšNIEWSKI")
	w.want(1, EST, "AllergyIntolerance", "Flucloxacillin", "Diarrhoea", "intolerance", `"criticality":"low"`)
	w.want(1, LAN, "AllergyIntolerance", "No known allergy", "2023")
	w.want(1, NGU, "Binary", "NKDA")
	w.want(0, NGU, "AllergyIntolerance")
	w.want(1, EST, "MedicationStatement", "Chlordiazepoxide 10mg capsules", `"not-taken"`, "NOT SUPPLIED")
	w.want(1, CRV, "MedicationStatement", "Acamprosate", "2026-11-16")
	w.want(0, LAN, "Medication", "Acamprosate")
	w.want(1, LAN, "MedicationStatement", "max 2 g in 24 hours (liver)")
	for test, value := range map[string]string{"bilirubin": "41", "albumin": "27", "normalised ratio": "1.6", "Platelet": "88", "sodium": "128", "alanine": "96", "ethanol": "3120"} {
		w.want(1, EST, "Observation", test, `"value":`+value+"}")
	}
	w.want(1, EST, "Observation", "HCV RNA", `"valueString":"detected"`)
	w.want(1, TWC, "Flag", "Self-neglect", "2026-11-12")
	w.want(3, CRV, "Appointment", "Tidewell day centre")
	w.want(1, CRV, "Binary", "Behind the boat sheds", "day centre")
	if body := bodyB(t, p19(), EST, "Self-discharge letter"); !strings.Contains(body, `"They took my rucksack before."`) {
		t.Error(body)
	}
}

func TestP20WhatTheGapLost(t *testing.T) {
	w := tell(t, p20())
	for _, list := range []string{"Allergies and adverse reactions", "Problems", "Medications and medical devices"} {
		w.want(1, FAI, "List", list, "data-in-transit")
	}
	w.want(1, FAI, "List", "no-content-recorded", "Information not available")
	w.want(0, FAI, "AllergyIntolerance")
	w.want(2, FAI, "Condition")
	w.want(1, FAI, "Condition", "Heroin dependence")
	w.want(1, CRV, "AllergyIntolerance", "Vomiting", `"2019"`)
	w.want(1, CRV, "MedicationStatement", "50 mg daily, supervised", "2026-11-05")
	w.want(0, FAI, "Medication", "Methadone")
	for _, partner := range []string{FAI, EST, CRV} {
		for _, kind := range []string{"Medication", "MedicationStatement"} {
			w.want(0, partner, kind, "ivaroxaban")
		}
	}
	letter := bodyB(t, p20(), CRV, "Prison healthcare discharge")
	for _, words := range []string{"Methadone 45mg od", "Rivarox 20", "Mirtaz 30", "rivaroxaban to continue until haematology review"} {
		if !strings.Contains(letter, words) {
			t.Errorf("the prison's form lacks %q", words)
		}
	}
	w.want(1, CRV, "DocumentReference", "image/tiff", "Prison healthcare discharge")
	w.want(1, FAI, "Medication", "Mirtazapine 15mg tablets")
	w.want(3, FAI, "Immunization", `"primarySource":false`)
	w.want(1, CRV, "Flag", "MAPPA", `"code":"R"`)
	w.want(1, EST, "Observation", "D-dimer", "dataAbsentReason")
	w.want(1, CRV, "MedicationStatement", "Stopped in custody", `"stopped"`)
	w.want(2, EAM, "Encounter", "2026-11-17")
}

func TestP21FourStatementsAndNoneChosen(t *testing.T) {
	w := tell(t, p21())
	w.want(1, EST, "Consent", "For CPR until biopsy result", "2026-08-04", `"450475007"`)
	w.want(1, CRV, "Consent", `"450476008"`, "2026-10-28", "2027-01-28")
	w.want(1, FAI, "Consent", `"450476008"`, "2026-10-29")
	w.want(1, EAM, "Flag", `"code":{"text":"No DNACPR held by control"}`, `"status":"active"`, "2026-08-12")
	w.want(1, NGU, "Flag", `"code":{"text":"DNACPR in place, form in the blue bag on the fridge"}`)
	w.want(1, CRV, "Consent", lookUpB(t, "Preferred place of death: home"))
	w.want(1, FAI, "Consent", lookUpB(t, "Preferred place of death: hospice"))
	w.want(1, FAI, "Condition", "stage B", "2026-09-10")
	w.want(1, CRV, "Condition", lookUpB(t, "Gold standards framework prognostic indicator stage C (yellow) - weeks prognosis"), "2026-11-11")
	w.want(1, CRV, "Condition", "COPD")
	w.want(1, FAI, "Medication", "Buprenorphine 5micrograms/hour")
	w.want(0, FAI, "Medication", "Fentanyl")
	w.want(1, CRV, "MedicationStatement", lookUpB(t, "Fentanyl 12micrograms/hour transdermal patches"), "Replaces buprenorphine patch", "2026-11-09")
	w.want(1, FAI, "AllergyIntolerance", "Morphine", "Nausea", `"criticality":"low"`, "tolerates oxycodone")
	for _, drug := range []string{"Morphine sulfate 10mg/1ml", "Midazolam 10mg/2ml", "Haloperidol 5mg/1ml", "Hyoscine butylbromide 20mg/1ml", "Water for injections"} {
		w.want(1, FAI, "Medication", drug)
	}
	w.want(5, FAI, "MedicationStatement", "2026-10-30", `"active"`)
	for test, value := range map[string]string{"bilirubin": "96", "alkaline": "611", "albumin": "24", "Haemoglobin": "97", "CA19-9": "8400"} {
		w.want(1, EST, "Observation", test, `"value":`+value+"}")
	}
	w.want(1, MCC, "EpisodeOfCare", "four calls a day", "2026-11-05")
	w.want(1, NGU, "Binary", "blue bag, fridge", "Morphine in box NOT given")
}

func TestP22TheNearMiss(t *testing.T) {
	w := tell(t, p22())
	w.want(1, SAL, "AllergyIntolerance")
	w.want(1, SAL, "AllergyIntolerance", "No known allergy", "2020-02-03")
	w.want(1, EST, "AllergyIntolerance", "Substance with penicillin structure", "Anaphylaxis", `"severe"`, `"criticality":"high"`, `"confirmed"`, "2024-06-17", "tryptase 28")
	w.want(0, CRV, "AllergyIntolerance")
	w.want(1, CRV, "List", `"nilknown"`)
	w.want(1, SAL, "Medication", "Amoxicillin 500mg capsules")
	w.want(1, SAL, "MedicationStatement", "One three times a day", `"completed"`, "2026-11-02")
	w.want(1, SAL, "MedicationRequest", "One three times a day", `"intent":"order"`, "Acute", "2026-11-02")
	w.want(2, NGU, "Encounter", "says she cannot have Augmentin")
	w.want(1, NGU, "Binary", "says she cannot have Augmentin", "isn't this\n      what nearly killed me", "Doxy 100mg 2 stat then od 5/7", "our msg Aug 2025!")
	w.want(1, EST, "DocumentReference", "Anaphylaxis letter", `"status":"current"`, "application/pdf")
	w.want(1, SAL, "DocumentReference", `"description":"admin"`, "image/tiff")
	if body := bodyB(t, p22(), SAL, "Admin"); !strings.Contains(body, "Please record PENICILLIN ANAPHYLAXIS") {
		t.Error(body)
	}
}

// lookUpB gives the code of a term: some partners send no words.
func lookUpB(t *testing.T, term string) string {
	t.Helper()
	code, ok := lookUp(term, "end-of-life", "vmp")
	if !ok {
		t.Errorf("no code for %q", term)
	}
	return `"` + code + `"`
}
