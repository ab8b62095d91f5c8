package record

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// failures are all the ways in which an answer does not come, or not whole.
var failures = []care.Why{care.WhyBreaker, care.WhySignIn, care.WhyRefused, care.WhyTimeout, care.WhyStatus, care.WhySize, care.WhyContentType,
	care.WhyMalformed, care.WhyCut, care.WhyPaging, care.WhyCount, care.WhyRedirect, care.WhyVersion, care.WhyPerson, care.WhyFilter, care.WhyDenied,
	care.WhyCancelled, care.WhyOutcome, care.WhyUnauthorised, care.WhySuperseded, care.WhyCertificate}

// H5: nothing that goes wrong is ever an answer: of the whole partner, of one
// search of it, or of one search that had brought something. The card never says
// "None recorded", and the organisation is among the missing.
func TestH5_NoFailureIsAnAnswer(t *testing.T) {
	for _, why := range failures {
		err := &fhir.Failure{Why: why}
		for at, how := range map[string]said{
			"partner": {ods: "ONE", err: err},
			"search":  {ods: "ONE", known: true, reply: Reply{Err: err}},
			"part":    {ods: "ONE", known: true, reply: Reply{Err: err, Found: fhir.Found{Resources: conditionOf("one")}}},
		} {
			r, _ := among(t, Source{Asker: how})
			v := wholly(t, r)
			s := answers(t, r, v)
			if a := s.Answers[0]; a.Answered() || !a.Missing() || a.Why != why {
				t.Errorf("%s of the %s: %s %s", why, at, a.State, a.Why)
			}
			if words := strings.Join(s.Empty, " "); strings.Contains(words, "None recorded") {
				t.Errorf("%s of the %s: %q", why, at, words)
			}
			if len(v.Complete.Missing) != 1 {
				t.Errorf("%s of the %s: missing are %q", why, at, v.Complete.Missing)
			}
		}
	}
}

// H24: on the way into a sensitive person's record every row goes by what takes
// its place out, and on the way into anybody else's none does.
func TestH24_SettledRowsHaveNoPlace(t *testing.T) {
	for _, sensitive := range []bool{true, false} {
		r, _ := among(t, Source{Asker: said{ods: "PLACE", known: true, reply: Reply{Found: fhir.Found{Resources: conditionOf("one")}}}})
		read := r.deps.Sections[0].Read
		r.deps.Sections[0].Read = func(in fhir.Sent) care.Rows {
			rows := read(in)
			for i := range rows.Entries {
				rows.Entries[i].Source = care.Source{Name: in.Partner.Name, ODS: in.Partner.ODS, Author: "PLACE"}
				rows.Entries[i].Facts = append(rows.Entries[i].Facts, care.Fact{Key: "note", Text: "lives at PLACE"})
			}
			return rows
		}
		r.deps.Trace = func(_ context.Context, _ receipt.Receipt, n care.NHSNumber) (care.Person, error) {
			return care.Person{NHSNumber: n, Sensitive: sensitive}, nil
		}
		v := wholly(t, r)
		text, err := json.Marshal([]any{v.Partners, v.Complete, answers(t, r, v)})
		if err != nil || strings.Contains(string(text), "PLACE") == sensitive {
			t.Errorf("sensitive %v: %v %s", sensitive, err, text)
		}
		if s := answers(t, r, v); len(s.Entries) != 1 {
			t.Errorf("sensitive %v: %d rows", sensitive, len(s.Entries))
		}
	}
}
