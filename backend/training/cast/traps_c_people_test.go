package cast

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
)

func TestOnePenicillinAllergyInFiveStates(t *testing.T) {
	at := tell(t, p23()).books
	at[LAN].says(t, 1, "AllergyIntolerance", "Allergy to penicillin", `"code":"active"`, `"code":"unconfirmed"`, `"onsetDateTime":"1981"`, "rash as a child")
	at[EST].says(t, 1, "AllergyIntolerance", `"code":"refuted"`, `"recordedDate":"2026-05-19"`)
	at[FAI].says(t, 1, "AllergyIntolerance", `"code":"refuted"`, `"recordedDate":"2026-06-02"`)
	at[NSC].says(t, 1, "AllergyIntolerance", `"code":"inactive"`, `"code":"confirmed"`)
	at[CRV].says(t, 1, "AllergyIntolerance", `"code":"entered-in-error"`)
	for key, s := range at {
		if n := len(s.with("AllergyIntolerance")); n > 1 {
			t.Errorf("%s: %d allergies", key, n)
		}
	}
	at[FAI].says(t, 0, "List") // a refuted allergy stands on no list of allergies
	at[FAI].says(t, 1, "MedicationStatement", `"text":"500mg three times a day"`, `"status":"active"`)
	at[FAI].says(t, 1, "MedicationStatement", `"status":"stopped"`, "after allergy clinic")
	at[EST].says(t, 1, "Appointment", `"start":"2026-12-11T`)
	for _, s := range at[NSC].with("AllergyIntolerance") {
		if !strings.Contains(s.raw, `"recordedDate":"2026-`) {
			t.Errorf("recorded before this partner's sharing began: %s", s.raw)
		}
	}
}

func TestAnObjectionHidesItsContentAndItsShape(t *testing.T) {
	at := tell(t, p24()).books
	if got := at[LAN].refused; len(got) != 1 || !strings.HasSuffix(got[0], "no consent to share") {
		t.Errorf("LAN refuses %q", got)
	}
	if got := at[SMH].notes; len(got) != 1 || !strings.Contains(got["S1002455/*"], "all items withheld at the person's request") {
		t.Errorf("SMH says %q", got)
	}
	if n := len(at[SMH].about("S1002455")); n != 1 {
		t.Errorf("SMH holds %d, only the person is answered for", n)
	}
	at[LAN].says(t, 1, "MedicationStatement", `"start":"2026-10-19"`) // Ramipril, behind the refusal
	at[LAN].says(t, 1, "Medication", "Naproxen")
	at[EST].silent(t, "Ramipril", "ramipril", "Naproxen", "naproxen")
	at[SMH].silent(t, "ithium", "Ramipril", "Naproxen")
	at[EST].says(t, 0, "AllergyIntolerance")
	for value, flag := range map[string]string{`"value":0.7`: "", `"value":0.8`: "", `"value":1.24`: `"code":"HH"`} {
		at[EST].says(t, 1, "Observation", "Serum lithium level", value, flag)
	}
	at[EST].says(t, 1, "Observation", "Serum creatinine level", `"value":131`)
	at[EST].says(t, 2, "Observation", "Serum creatinine level", `"value":92`)
	at[EST].says(t, 1, "Condition", "Bipolar disorder")
}

func TestNumbersKeepTheirUnitsPrecisionAndState(t *testing.T) {
	at := tell(t, p26()).books
	for _, c := range []struct{ partner, value, unit, on string }{
		{SAL, "8.4", "%", "2016"}, {SAL, "7.9", "%", "2019"}, {SAL, "61", "mmol/mol", "2022"}, {SAL, "58", "mmol/mol", "2024"},
		{EST, "66", "mmol/mol", "2026-11-17T07:10:00+00:00"}, {NSC, "8.2", "%", "2026-11-09T13:50:00+00:00"},
	} {
		at[c.partner].says(t, 1, "Observation", "Haemoglobin A1c", `"value":`+c.value+"}", `"unit":"`+c.unit+`"`, `"effectiveDateTime":"`+c.on+`"`)
	}
	at[EST].says(t, 1, "Observation", `"TROPONIN-T"`, `"value":0.010}`)
	at[EST].says(t, 1, "Observation", `"TROPONIN-T"`, `"comparator":"<"`, `"value":0.01}`)
	at[EST].says(t, 1, "Observation", "Serum vitamin B12 level", `"value":310}`, "ng/L")
	at[SAL].says(t, 1, "Observation", "Serum vitamin B12 level", `"value":229}`, "pmol/L")
	for _, kind := range []string{"Observation", "DiagnosticReport"} {
		at[EST].says(t, 1, kind, "otassium", `"status":"preliminary"`, "2026-11-17T07:10")
		at[EST].says(t, 1, kind, "otassium", `"status":"amended"`, "2026-11-17T09:55")
	}
	at[EST].says(t, 1, "Observation", `"value":6.8}`, "haemolysed", `"code":"HH"`)
	at[EST].says(t, 1, "Observation", `"status":"cancelled"`, "insufficient sample")
	at[EST].says(t, 1, "Observation", `"status":"corrected"`, `"value":145}`, "Corrected from 45")
	at[EST].says(t, 1, "DiagnosticReport", `"status":"registered"`, "Urine albumin:creatinine ratio")
	at[EST].says(t, 0, "Observation", "Urine albumin:creatinine ratio")
	at[EST].says(t, 1, "Condition", "Human immunodeficiency virus infection", `"code":"entered-in-error"`)
	at[SAL].says(t, 1, "Observation", `"status":"entered-in-error"`, `"value":182}`, `"unit":"kg"`)
	at[SAL].says(t, 1, "AllergyIntolerance", "Ramipril", "Cough", `"type":"intolerance"`)
	for _, v := range []string{"108", "118", "131", "140"} {
		at[EST].says(t, 1, "Observation", "Serum creatinine level", `"value":`+v+"}")
	}
	at[SAL].says(t, 0, "Observation", "mg/dL") // the letter from Accra is never made into results
	at[SAL].says(t, 1, "Encounter", "1.5 MG/DL", "164 MG/DL", "8.6 %")

	var report struct {
		PresentedForm []struct{ ContentType, Data string }
	}
	if err := json.Unmarshal([]byte(at[EST].with("DiagnosticReport", "Histopathology")[0].raw), &report); err != nil {
		t.Fatal(err)
	}
	text, err := base64.StdEncoding.DecodeString(report.PresentedForm[0].Data)
	if err != nil || !strings.Contains(string(text), "       Margins: deep 2.0 mm / lateral 1.0 mm        (NB not 0.10)") || !strings.Contains(string(text), "Coll 02-Nov-2026  Rep 11-Nov-2026") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestDatesStayAsPartialAsTheyWereTold(t *testing.T) {
	at := tell(t, p28()).books
	for term, onset := range map[string]string{
		"Refugee": "2021-09", "Posttraumatic stress disorder": "2022", "Vitamin D deficiency": "2022-02", "Latent tuberculosis": "2023-05", "gun injury shoulder 2015": "2015",
	} {
		at[SAL].says(t, 1, "Condition", term, `"onsetDateTime":"`+onset+`"`)
	}
	for _, onset := range []string{"2008", "2010", "2013", "2018-11"} {
		at[SAL].says(t, 1, "Condition", "Pregnancy", `"onsetDateTime":"`+onset+`"`)
	}
	at[SAL].says(t, 1, "AllergyIntolerance", `"code":{"text":"red tablet for chest"}`, `"onsetDateTime":"2016"`, "Rash")
	at[SAL].says(t, 1, "MedicationStatement", `"start":"2023-06"`, `"end":"2023-09"`, `"status":"completed"`)
	at[SAL].says(t, 1, "Immunization", `"occurrenceString":"childhood, Kabul"`, `"primarySource":false`)
	at[SAL].says(t, 1, "Immunization", `"occurrenceDateTime":"2022-03"`, "measles")
	at[SAL].says(t, 1, "Immunization", `"occurrenceDateTime":"2021-10"`, "SARS-CoV-2")
	at[SAL].says(t, 1, "Flag", "Pashto language interpreter needed")
	at[SMH].says(t, 1, "Appointment", `"start":"2026-11-25T`, `"minutesDuration":90`, "interpreter")
	for _, s := range at[NSC].with("Encounter") {
		if !strings.Contains(s.raw, `"start":"2026-`) {
			t.Errorf("older than this partner's sharing: %s", s.raw)
		}
	}
}

func TestTheOpioidIsStoppedInOnePlaceAndRepeatedInAnother(t *testing.T) {
	at := tell(t, p29()).books
	at[LAN].says(t, 1, "MedicationStatement", `"text":"5 ml up to 4 times a day"`, `"status":"active"`)
	at[LAN].says(t, 1, "MedicationStatement", `"text":"Two twice a day"`, `"status":"active"`)
	at[LAN].says(t, 0, "Medication", "Buprenorphine")
	at[EST].says(t, 1, "MedicationStatement", "Morphine", `"status":"stopped"`, "converted to Buprenorphine 5micrograms/hour")
	at[EST].says(t, 1, "MedicationStatement", "Pregabalin", `"text":"75 mg twice a day"`)
	at[EST].says(t, 1, "MedicationStatement", "Buprenorphine 5micrograms/hour transdermal patches", `"status":"active"`)
	at[LAN].says(t, 1, "AllergyIntolerance", "Tramadol", `"text":"fit"`, `"criticality":"high"`, `"onsetDateTime":"2016"`)
	at[SMH].says(t, 1, "Condition", "Suicidal thoughts", `"onsetDateTime":"2025-11"`)
	at[SMH].says(t, 1, "Appointment", `"start":"2026-11-24T`)
	at[EST].says(t, 1, "Appointment", `"start":"2026-12-02T`)
	at[LAN].says(t, 1, "Condition", "Amputation below knee", "left", `"onsetDateTime":"2010"`)
	for _, s := range at[SCC].with("EpisodeOfCare") {
		if !strings.Contains(s.raw, `"status":"finished"`) {
			t.Errorf("the file is closed: %s", s.raw)
		}
	}
	if pages := strings.Count(p29ServiceSummary().Body, "\n===\n") + 1; pages != 12 {
		t.Errorf("%d pages", pages)
	}
}

func TestTwoDrugsAgainstClots(t *testing.T) {
	at := tell(t, p30()).books
	at[SAL].says(t, 1, "Medication", "Clopidogrel 75mg tablets")
	at[SAL].says(t, 1, "MedicationRequest", `"intent":"order"`, `"authoredOn":"2026-11-10"`, medicineC(t, at[SAL], "Clopidogrel 75mg tablets"))
	at[SAL].says(t, 0, "Medication", "Apixaban")
	at[EST].says(t, 1, "MedicationStatement", "Apixaban 5mg tablets", `"status":"active"`, "Replaces clopidogrel")
	at[EST].says(t, 1, "MedicationStatement", "Clopidogrel", `"status":"stopped"`)
	at[SAL].says(t, 1, "List", "no-content-recorded")
	at[SAL].says(t, 0, "AllergyIntolerance")
	at[EST].says(t, 1, "AllergyIntolerance", "No known allergy", "husband")
	at[EST].says(t, 1, "Condition", `"text":"Aphasia"`)
	at[SAL].says(t, 0, "Condition", "fibrillation")
	at[EAM].says(t, 1, "Encounter", "2026-09-22T07:52:00+01:00", "2026-09-22T08:01:00+01:00", "2026-09-22T08:34:00+01:00")
	at[EST].says(t, 1, "Observation", `"LDL-CHOLESTEROL"`, `"value":3.9}`)
	at[EST].says(t, 1, "Observation", "level 5/2")
	at[SCC].says(t, 1, "EpisodeOfCare", `"start":"2026-10-30"`, `"status":"active"`, "two carers, three visits")
	at[SCC].says(t, 0, "DeviceRequest")
	at[SCC].says(t, 1, "Appointment", `"start":"2026-12-03T`)
	at[NSC].says(t, 1, "Appointment", `"start":"2026-11-25T`)
	at[EST].says(t, 1, "Appointment", `"start":"2026-12-09T`)
	at[NSC].says(t, 1, "Flag", "Requires aphasia-friendly communication")
}

// medicineC gives how a practice's plans and orders point at a medicine.
func medicineC(t *testing.T, s *book, name string) string {
	t.Helper()
	return `"Medication/` + s.with("Medication", name)[0].id + `"`
}

func TestAVisitorHasACarefulHospitalAndNoPractice(t *testing.T) {
	at := tell(t, p31()).books
	at[EST].says(t, 1, "AllergyIntolerance", "No known allergy", `"recordedDate":"2026-11-13"`)
	at[EST].says(t, 1, "Procedure", "Percutaneous coronary intervention", "LAD", "2026-11-13T17:31")
	at[EST].says(t, 6, "MedicationStatement", `"code":"discharge"`)
	at[EST].says(t, 1, "MedicationStatement", `{"text":"Ticagrelor 90mg tablets"}`)
	at[EST].says(t, 1, "Observation", `"value":2840}`, "ng/L")
	at[EST].says(t, 1, "Observation", `"value":6.4}`)
	at[EST].says(t, 1, "Appointment", `"start":"2026-11-30T`, "16-Dec-2026")
	at[EST].says(t, 1, "DocumentReference", `"title":"Discharge summary"`, `"title":"Informe de alta"`, `"language":"en-GB"`, `"language":"es"`)
	at[EAM].says(t, 1, "Encounter", "2026-11-13T16:22", "ST elevation")
}

func TestADoseDoubledAcrossATransferAndItsSlip(t *testing.T) {
	at := tell(t, p32()).books
	at[LAN].says(t, 1, "Medication", "Edoxaban 30mg tablets")
	at[EST].says(t, 1, "MedicationStatement", `{"text":"Edoxaban 60mg daily"}`)
	at[SMH].says(t, 1, "MedicationStatement", "Quetiapine", `"status":"stopped"`, `"end":"2026-06"`)
	at[LAN].says(t, 1, "AllergyIntolerance", "Nitrofurantoin", "Vomiting")
	at[EST].says(t, 1, "AllergyIntolerance", `{"text":"Penicillin?"}`, `"code":"unconfirmed"`, `"recordedDate":"2025"`)
	at[TWC].says(t, 1, "Flag", "DOLS", `"status":"active"`, `"start":"2026-07-14"`, `"end":"2027-07-13"`, "garden daily")
	at[TWC].says(t, 1, "Flag", "DOLS", `"status":"inactive"`, `"end":"2026-07-13"`)
	at[LAN].says(t, 1, "Consent", "Not for cardiopulmonary resuscitation", `"type":"deny"`, "except fracture or pain")
	at[CRV].says(t, 1, "Observation", "51 x 38 mm")
	at[CRV].says(t, 1, "Appointment", `"start":"2026-11-24T`)
	at[LAN].says(t, 1, "Observation", `"value":48.2}`)
	at[LAN].says(t, 1, "Observation", `"value":56.0}`)
	at[LAN].says(t, 1, "Observation", "Clinical Frailty Scale", `"value":8}`)
	at[EST].says(t, 1, "Procedure", "Primary cemented hemiarthroplasty of hip")
	d := p32Discharge()
	if !strings.Contains(d.Body, "60 mg daily") || strings.Contains(d.Body, "30 mg") || !strings.Contains(d.Second.Body, "**30 mg**") || d.Second.On != "2026-09-12" {
		t.Error("the letter says 60, the slip of the day after 30")
	}
	at[LAN].says(t, 0, "Appointment")
}

func TestSevenRelieversAtEachOfTwoSurgeries(t *testing.T) {
	at := tell(t, p33()).books
	since := storyDay.AddDate(-1, 0, 0).Format("2006-01-02")
	for _, key := range []string{LAN, SAL} {
		n := 0
		for _, m := range at[key].with("Medication", reliever) {
			var o struct{ ID string }
			if err := json.Unmarshal([]byte(m.raw), &o); err != nil {
				t.Fatal(err)
			}
			for _, s := range at[key].with("MedicationRequest", `"intent":"order"`, `"Medication/`+o.ID+`"`) {
				var r struct{ AuthoredOn string }
				if err := json.Unmarshal([]byte(s.raw), &r); err != nil {
					t.Fatal(err)
				}
				if r.AuthoredOn >= since {
					n++
				}
			}
		}
		if n != 7 {
			t.Errorf("%s issued %d", key, n)
		}
	}
	at[SAL].says(t, 2, "Patient", "9998594618")
	at[SAL].says(t, 1, "Patient", `"active":false`, `"end":"2025-09-29"`)
	at[SAL].says(t, 1, "Patient", `"active":true`, `"code":"T"`)
	at[SAL].says(t, 1, "AllergyIntolerance", "Transfer-degraded non-drug allergy", "Nut allergy - hives")
	at[LAN].says(t, 1, "AllergyIntolerance", "Allergy to peanut", "Anaphylaxis")
	at[LAN].says(t, 1, "Medication", "Formoterol")
	at[SAL].says(t, 2, "Medication", "Beclometasone 50micrograms")
	at[SAL].says(t, 0, "Medication", "Formoterol")
	at[LAN].says(t, 1, "Observation", `"value":430}`, "best")
	at[EST].says(t, 1, "Observation", "Peak expiratory flow rate", `"value":210}`)
	at[SAL].says(t, 1, "Appointment", "2026-12-22T11:00", "Patient/TSS-318842")
	at[NGU].says(t, 1, "Encounter", "2026-11-08T03:15")
	for id, course := range map[string]string{"TSS-318842": "2026-07-14", "LFP-203306": "2026-01-20"} {
		for _, key := range []string{SAL, LAN} {
			for _, s := range at[key].about(id) {
				if strings.Contains(s.raw, "Eight (40 mg)") && !strings.Contains(s.raw, course) {
					t.Errorf("%s: %s", id, s.raw)
				}
			}
		}
	}
}
