package record

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// labs is a room with two hospitals that each sent one potassium.
func labs(t *testing.T, sensitive bool, sees ...string) (*Room, View, *journal) {
	t.Helper()
	reply := Reply{Found: fhir.Found{Resources: conditionOf("one")}}
	r, j := among(t, Source{Asker: said{ods: "RZ9", known: true, reply: reply}}, Source{Asker: said{ods: "RZ8", known: true, reply: reply}})
	read := func(in fhir.Sent) care.Rows {
		v := care.Value{Name: "Potassium", Text: "4.6", Unit: "mmol/L", Status: care.Status{Text: "Final"}, When: care.When{Text: "17-Nov-2026", ISO: "2026-11-17"},
			Codes: []care.Coded{{Code: "K"}}, Measure: &care.Measure{Number: "4.6", Lab: "Blood sciences"}}
		return care.Rows{Entries: []care.Entry{{ID: in.Partner.ODS + "k", Section: care.Results, Term: "Potassium", Of: []string{"Condition/one"},
			Source: care.Source{ODS: "X", Name: "Estuary"}, Values: []care.Value{v}}}}
	}
	asks := []fhir.Ask{{Type: "Condition"}}
	r.deps.Sections = []Section{{Section: care.Section{Key: care.Results}, Asks: asks, Read: read}}
	for _, key := range []string{care.Observations, care.Encounters, care.Medications} {
		r.deps.Sections = append(r.deps.Sections, Section{Section: care.Section{Key: key, Title: key}, Asks: asks, Read: func(fhir.Sent) care.Rows { return care.Rows{} }})
	}
	r.deps.Trace = func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		return care.Person{NHSNumber: n, Sensitive: sensitive}, nil
	}
	v, err := r.Open(t.Context(), Request{Who: care.Professional{Rights: doctor.Rights, Sections: sees}, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	return r, v, j
}

// H24, decisions 9 and 29: of a sensitive person two hospitals stay two series,
// though neither they nor their laboratory are named; and that results were shown
// is in the trail once, however often they are looked at (M63).
func TestH24_SeriesOfASensitivePersonNameNobody(t *testing.T) {
	for _, sensitive := range []bool{false, true} {
		r, v, j := labs(t, sensitive, care.Results, care.Observations)
		all, err := r.Trends(v.Record, "")
		if err != nil || len(all.Series) != 2 || len(all.Series[0].Points) != 0 {
			t.Fatalf("%+v, %v", all, err)
		}
		ids := []string{all.Series[1].ID, "gone", all.Series[0].ID}
		points, err := r.TrendPoints(v.Record, ids)
		if err != nil || len(points.Series) != 2 || points.Series[0].ID != ids[0] || points.Series[1].Points[0].Text != "4.6" {
			t.Fatalf("%+v, %v", points, err)
		}
		of, err := r.Trends(v.Record, points.Series[1].Points[0].Entry)
		if err != nil || len(of.Chosen) != 1 || of.Chosen[0] != points.Series[1].ID || len(all.Chosen) != 0 {
			t.Errorf("%q, %q: %v", of.Chosen, all.Chosen, err)
		}
		text, err := json.Marshal(points)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Estuary", "RZ9", "Blood sciences"} {
			if sensitive && strings.Contains(string(text), name) {
				t.Errorf("%s is told: %s", name, text)
			}
		}
		if !sensitive && !strings.Contains(string(text), "Blood sciences") {
			t.Error("the laboratory is not told")
		}
		if n := len(j.of(receipt.Section)); n != 2 {
			t.Errorf("%d events", n)
		}
	}
}

// M159: a role that does not see a section gets no row of it by this way either, and
// is told that it is hidden.
func TestM159_TrendsKeepToTheRole(t *testing.T) {
	r, v, _ := labs(t, false, care.Problems)
	all, err := r.Trends(v.Record, "")
	if err != nil || len(all.Series)+len(all.Left) != 0 || !strings.Contains(strings.Join(all.Empty, " "), "Hidden by your role") {
		t.Errorf("%+v, %v", all, err)
	}
	lanes, err := r.TrendLanes(v.Record)
	if err != nil || len(lanes.Lanes) != 2 || len(lanes.Lanes[0].Bars) != 0 {
		t.Errorf("%+v, %v", lanes, err)
	}
	if _, err := r.Trends("another", ""); care.CodeOf(err) != care.CodeNoRecord {
		t.Error(err) // W4
	}
	var wrong *care.Error
	if _, err := r.TrendPoints(v.Record, make([]string, MostTrends+1)); !errors.As(err, &wrong) || wrong.Code != care.CodeInput {
		t.Error(err)
	}
}
