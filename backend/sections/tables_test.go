package sections

import (
	"fmt"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// readOne gives the rows that a section makes of one resource.
func readOne(t *testing.T, key, body string) care.Rows {
	t.Helper()
	s, ok := Find(key)
	if !ok {
		t.Fatal(key)
	}
	rows, _ := read(s, []fhir.Resource{fhir.NewResource([]byte(body), "", "")})
	return rows
}

// What was stopped in the last 90 days stays in sight; a course that ran out, and
// what was stopped earlier or nobody knows when, stands under Past (H20).
func TestH20_WhatWasJustStoppedStaysInSight(t *testing.T) {
	for _, c := range []struct{ status, end, asserted, want string }{
		{"stopped", "2026-11-18", "", "stopped"}, {"stopped", "2026-08-23", "2026-11-20", "stopped"}, {"stopped", "2026-08-22", "2026-11-20", "past"},
		{"stopped", "", "2026-11-09", "stopped"}, {"stopped", "", "", "past"}, {"stopped", "2026-08", "", "stopped"}, {"stopped", "2026-07", "", "past"},
		{"stopped", "2026", "", "stopped"}, {"stopped", "2025", "", "past"}, {"not-taken", "", "2026-11-09", "stopped"},
		{"cancelled", "2026-11-01", "", "stopped"}, {"completed", "2026-11-14", "", "past"}, {"active", "2026-11-14", "", "current"},
	} {
		period := ""
		if c.end != "" {
			period = fmt.Sprintf(`,"effectivePeriod":{"start":"2020-01-01","end":%q}`, c.end)
		}
		e := readOne(t, care.Medications, fmt.Sprintf(`{"resourceType":"MedicationStatement","id":"1","status":%q,"dateAsserted":%q,"medicationCodeableConcept":{"text":"Lithium"}%s}`, c.status, c.asserted, period)).Entries[0]
		if e.Group != c.want {
			t.Errorf("%+v: stands under %q", c, e.Group)
		}
		if c.want != "current" && c.end != "" && e.When.ISO != c.end {
			t.Errorf("%+v: dated %+v", c, e.When)
		}
	}
}

// Every clinical and every verification status of an allergy has its place: what
// may harm is current, what is over is past, what was refuted says so first, and
// what was entered in error is counted out (H15, H16).
func TestH15_EveryStatusOfAnAllergyHasItsPlace(t *testing.T) {
	clinical := []string{"active", "inactive", "resolved", "", "strange"}
	for _, cs := range clinical {
		for _, vs := range []string{"confirmed", "unconfirmed", "refuted", "entered-in-error"} {
			status := ""
			if cs != "" {
				status = fmt.Sprintf(`,"clinicalStatus":{"coding":[{"code":%q}]}`, cs)
			}
			rows := readOne(t, care.Allergies, fmt.Sprintf(`{"resourceType":"AllergyIntolerance","id":"1","code":{"text":"Codeine"},"verificationStatus":{"coding":[{"code":%q}]}%s}`, vs, status))
			if vs == "entered-in-error" {
				if len(rows.Entries) != 0 || len(rows.Excluded) != 1 {
					t.Errorf("%s, %s: %+v", cs, vs, rows)
				}
				continue
			}
			want := map[string]string{"inactive": "past", "resolved": "past"}[cs]
			if want == "" {
				want = "current" // not stated, or not understood: it may be in force
			}
			negation := ""
			if vs == "refuted" {
				want, negation = "refuted", "Refuted:"
			}
			if len(rows.Entries) != 1 {
				t.Fatalf("%s, %s: %+v", cs, vs, rows)
			}
			e := rows.Entries[0]
			said := e.Status.Text
			for _, f := range e.Facts {
				if f.Lead {
					said += "|" + f.Text
				}
			}
			if e.Group != want || e.Negation != negation || e.Term != "Codeine" {
				t.Errorf("%q, %s: %q %q %q", cs, vs, e.Group, e.Negation, said)
			}
			for _, word := range []string{map[string]string{"": "Not stated", "strange": "Strange", "inactive": "Inactive", "resolved": "Resolved"}[cs], map[string]string{"unconfirmed": "Unconfirmed"}[vs]} {
				if !strings.Contains(said, word) {
					t.Errorf("%q, %s: without opening the row it says %q, not %q", cs, vs, said, word)
				}
			}
		}
	}
}

// Every status of a report and of a result that is not final is tagged; those
// that are withdrawn never look like a value to act on (H12, H17).
func TestH17_EveryStatusOfAReportIsSaid(t *testing.T) {
	for status, want := range map[string]string{"final": "Final", "registered": "Registered, no result yet", "partial": "Partial", "preliminary": "Preliminary", "amended": "Amended",
		"corrected": "Corrected", "appended": "Appended", "cancelled": "Cancelled", "unknown": "Unknown", "": "Status not stated"} {
		for typ, value := range map[string]string{"DiagnosticReport": `"conclusion":"Clear"`, "Observation": `"valueString":"Clear"`} {
			if typ == "Observation" && (status == "partial" || status == "appended") {
				continue // not among the statuses of one
			}
			rows := readOne(t, care.Results, fmt.Sprintf(`{"resourceType":%q,"id":"1","status":%q,"code":{"text":"Chest X-ray"},%s}`, typ, status, value))
			if len(rows.Entries) != 1 {
				t.Fatalf("%s %s: %+v", typ, status, rows)
			}
			if e := rows.Entries[0]; e.Status.Text != want || (status != "final") != (e.Status.Kind == "notable") {
				t.Errorf("%s %q: %+v", typ, status, e.Status)
			}
		}
	}
}

// What was not supplied or not given never reads as done, and stands in detail
// with its medicine or in a row of its own (record-data §3, H13).
func TestH13_WhatWasNotGivenSaysSo(t *testing.T) {
	for status, want := range map[string]string{"completed": "Given", "not-done": "Not given", "on-hold": "Given: on hold", "in-progress": "Given: in progress", "stopped": "Given: stopped", "": "Given: status not stated"} {
		e := readOne(t, care.Medications, fmt.Sprintf(`{"resourceType":"MedicationAdministration","id":"1","status":%q,"medicationCodeableConcept":{"text":"Enoxaparin"},"effectiveDateTime":"2026-11-20"}`, status)).Entries[0]
		if e.Group != "supplied" || e.When.Kind != want || (e.Negation == "Not given:") != (status == "not-done") || (e.Status.Kind == "notable") == (status == "completed" || status == "not-done") {
			t.Errorf("%q: %+v", status, e)
		}
	}
	for status, want := range map[string]string{"completed": "", "declined": "Not supplied:", "cancelled": "Not supplied:", "preparation": ""} {
		e := readOne(t, care.Medications, fmt.Sprintf(`{"resourceType":"MedicationDispense","id":"1","status":%q,"medicationCodeableConcept":{"text":"Enoxaparin"},"whenHandedOver":"2026-11-20"}`, status)).Entries[0]
		if e.Negation != want {
			t.Errorf("%q: %q", status, e.Negation)
		}
	}
	if e := find(t, "medications", "MedicationDispense/x3"); !has(e, "origin", "Quay Pharmacy") || e.Source.Name != partner.Name {
		t.Errorf("what a sender states of origin stands beside who answered: %+v", e)
	}
	if e := find(t, "social-care", "DeviceUseStatement/u2"); e.Group != "past" || e.Term != "Bath lift" {
		t.Errorf("%+v", e)
	}
}

// Every kind of content that the sources name has a row in a fixture, so that its
// card can be seen and cannot be lost (M79, M123 to M126, M157).
func TestM123_M126_M157_EveryKindOfContentIsRead(t *testing.T) {
	for what, at := range map[string][3]string{
		"clinical notes (M123)":          {"notes", "Composition/n1", "notes"},
		"medicines (M123)":               {"medications", "MedicationStatement/m1", "current"},
		"pathology (M79, M123)":          {"results", "DiagnosticReport/r1", "results"},
		"radiology (M79, M123)":          {"results", "DiagnosticReport/r20", "imaging"},
		"treatment histories (M123)":     {"procedures", "Procedure/q1", "past"},
		"allergies (M123)":               {"allergies", "AllergyIntolerance/a1", "current"},
		"discharge letters (M123)":       {"documents", "DocumentReference/d20", "current"},
		"current conditions (M123)":      {"problems", "Condition/c1", "current"},
		"referrals (M124)":               {"referrals", "ServiceRequest/s1", "open"},
		"discharge summaries (M124)":     {"notes", "Composition/n2", "notes"},
		"mental health (M124)":           {"encounters", "Encounter/e20", "past"},
		"care plans (M125)":              {"care-plans", "CarePlan/c1", "plans"},
		"outpatient appointments (M125)": {"appointments", "Appointment/p1", "upcoming"},
		"inpatient stays (M125)":         {"encounters", "Encounter/e1", "now"},
		"preferences, decisions (M125)":  {"care-plans", "Consent/d20", "decisions"},
		"clinical contacts (M125)":       {"care-network", "CareTeam/t1", "teams"},
		"package of care (M126)":         {"social-care", "EpisodeOfCare/a1", "now"},
		"assessment complete (M126)":     {"social-care", "Task/k1", "assessments"},
		"shared goals (M157)":            {"care-plans", "Goal/g1", "goals"},
		"vaccines":                       {"immunisations", "Immunization/v1", "given"},
		"family history":                 {"family-history", "FamilyMemberHistory/m1", "relatives"},
	} {
		if e := find(t, at[0], at[1]); e.Group != at[2] || e.Term == "" {
			t.Errorf("%s: %q under %q", what, e.Term, e.Group)
		}
	}
	if e := find(t, "social-care", "EpisodeOfCare/a1"); !has(e, "worker", "") {
		t.Errorf("no allocated worker (M126): %+v", e.Facts)
	}
}
