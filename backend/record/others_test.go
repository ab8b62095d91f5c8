package record

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// sharedOut makes a source's state for a room of two sections that read one search.
func sharedOut(t *testing.T, both bool) (*Room, *openRecord, *sourceState) {
	t.Helper()
	read := func(mine string) func(fhir.Sent) care.Rows {
		return func(in fhir.Sent) (rows care.Rows) {
			for _, r := range in.Resources {
				if r.ID == mine {
					rows.Entries = append(rows.Entries, care.Entry{ID: r.Ref(), Of: []string{r.Ref()}})
				} else {
					rows.Elsewhere = append(rows.Elsewhere, r.Ref())
				}
			}
			return rows
		}
	}
	asks := []fhir.Ask{{Type: "Observation"}}
	r := New(Deps{Now: time.Now, Sections: []Section{
		{Section: care.Section{Key: care.Results}, Asks: asks, Read: read("lab")},
		{Section: care.Section{Key: care.Observations}, Asks: asks, Read: read("vital")},
	}})
	o := &openRecord{handle: "h", items: map[string]item{}, revision: map[string]int{}, ctx: context.Background(),
		who: care.Professional{Sections: []string{care.Results, care.Observations}}}
	st := r.plan(o, Source{Asker: fakeOrg{}, Share: func(key string) Share { return Share{Shared: both || key == care.Results} }})
	st.ended, st.known = true, true
	st.replies[queryKey(asks[0])] = Reply{Found: fhir.Found{Resources: []fhir.Resource{{Type: "Observation", ID: "lab"}, {Type: "Observation", ID: "vital"}}}}
	return r, o, st
}

// H10: what belongs to another section is counted there; where nobody reads that
// section it is excluded here with its reason, and nowhere lost.
func TestH10_WhatBelongsElsewhereIsCountedOnce(t *testing.T) {
	for _, both := range []bool{true, false} {
		r, o, st := sharedOut(t, both)
		for _, sec := range r.deps.Sections {
			if st.cells[sec.Key].answer.State == care.StateNotAsked {
				continue
			}
			r.settle(o, st, sec)
			a := st.cells[sec.Key].answer
			excluded, received := 0, 1
			if !both {
				excluded, received = 1, 2
			}
			if a.Received != received || a.Shown != 1 || len(a.Excluded) != excluded || a.State != care.StateComplete {
				t.Errorf("both %v: %s received %d, shown %d, excluded %v, %s", both, sec.Key, a.Received, a.Shown, a.Excluded, a.State)
			}
		}
	}
}

// H24, D9: of a sensitive person neither the care network nor social care names
// anybody, and no free text of the other sections stays.
func TestH24_TheOtherSectionsLoseNamesAndPlaces(t *testing.T) {
	row := func(section, ref, term string, codes ...care.Coded) care.Entry {
		return care.Entry{Section: section, Term: term, Of: []string{ref}, Codes: codes,
			Source: care.Source{ODS: "9X1", Name: "Marshland County Council", Unit: "Mill Reach team", Author: "Grace Adeyemi", Stated: "Mill Reach"},
			Facts: []care.Fact{{Key: "member", Label: "Allocated worker", Text: "Grace Adeyemi"}, {Key: "phone", Label: "Phone", Text: "01632 960100"},
				{Key: "worker", Label: "Allocated worker", Text: "Grace Adeyemi"}, {Key: "team", Label: "Managed by", Text: "Mill Reach"},
				{Key: "relationship", Label: "Relationship", Text: "Sister in Mill Reach"}, {Key: "to", Label: "To", Text: "Mill Reach"}, {Key: "answer", Label: "Where", Text: "Mill Reach"},
				{Key: "part", Label: "Mill Reach", Text: "Text not shown here"}, {Key: "place", Label: "Place", Text: "Mill Reach"}}}
	}
	social := row(care.Observations, "Observation/1", "Housing", care.Coded{Code: "1"})
	social.Values = []care.Value{{Name: "Housing", Text: "12 Mill Reach"}, {Name: "Units a week", Text: "<14"}}
	coded := care.Coded{System: "http://snomed.info/sct", Code: "1", Display: "Mill Reach team"}
	team := row(care.CareNetwork, "CareTeam/1", "Mill Reach team", coded)
	team.Facts = append(team.Facts, care.Fact{Key: "status", Label: "Status", Text: "Active"})
	sent := care.Rows{Entries: []care.Entry{
		team, row(care.CareNetwork, "RelatedPerson/1", "Jean Marlow", coded),
		row(care.SocialCare, "EpisodeOfCare/1", "Mill Reach day centre", coded), row(care.SocialCare, "Task/1", "Visit at Mill Reach", coded), row(care.SocialCare, "DeviceRequest/1", "Hoist for Mill Reach"),
		row(care.CarePlans, "CarePlan/1", "Plan for Mill Reach"), row(care.Notes, "Composition/1", "Visit to Mill Reach"), row(care.Referrals, "ServiceRequest/1", "Mill Reach clinic"),
		row(care.Procedures, "Procedure/1", "Done at Mill Reach"), row(care.FamilyHistory, "FamilyMemberHistory/1", "Jean Marlow: asthma"), social,
	}}
	withoutPlaces(&sent, care.Organisation{ODS: "9X1", Name: "Marshland County Council", Setting: care.SettingSocialCare})
	rows := sent.Entries
	if len(rows) != 10 || len(sent.Excluded) != 1 || sent.Excluded[0].Ref != "RelatedPerson/1" { // a relative without a name is no row
		t.Errorf("%d rows, %+v", len(rows), sent.Excluded)
	}
	text, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, leak := range []string{"Mill Reach", "Adeyemi", "Marlow", "01632", "Marshland", "9X1"} {
		if strings.Contains(string(text), leak) {
			t.Errorf("%q stays: %s", leak, text)
		}
	}
	if rows[0].Term != "Care team" || rows[1].Term != "Service" || rows[9].Values[1].Text != "<14" {
		t.Errorf("%q %q %+v", rows[0].Term, rows[1].Term, rows[9].Values)
	}
}

// An allergy that one partner holds and another has refuted is a conflict, by
// the substance; what is only refuted, or about something else, is none.
func TestH13_AnAllergyHeldHereAndRefutedThereIsAConflict(t *testing.T) {
	row := func(name, term, code, group string) care.Entry {
		return care.Entry{Term: term, Group: group, Source: care.Source{Name: name}, Codes: []care.Coded{{Code: code}},
			Facts: []care.Fact{{Key: "recorded", Text: "19-May-2026"}}}
	}
	held, refuted := row("Lanternfield", "Penicillin allergy", "91936005", "current"), row("Estuary", "Allergy to penicillin", "91936005", "refuted")
	latex := row("Crouch", "Latex", "1003755004", "current")
	w := conflicts(care.Allergies, []care.Entry{refuted, latex, held})
	if want := "Conflict: Penicillin allergy is recorded by Lanternfield and refuted by Estuary (19-May-2026)."; len(w) != 1 || w[0] != want {
		t.Error(w)
	}
	for _, rows := range [][]care.Entry{{refuted}, {latex, refuted}, {held, latex}} {
		if w := conflicts(care.Allergies, rows); len(w) > 0 {
			t.Error(w)
		}
	}
}

// H23: a note that calls itself restricted is withheld like any other item.
func TestH23_ARestrictedNoteIsWithheld(t *testing.T) {
	for label, want := range map[string]bool{"R": true, "V": true, "N": false} {
		res := fhir.NewResource([]byte(`{"resourceType":"Composition","id":"1","confidentiality":"`+label+`"}`), "", "")
		if labelledRestricted(res) != want {
			t.Errorf("%s: withheld %v", label, !want)
		}
		for right, sees := range map[care.Right]bool{"": !want, care.RightRestricted: true} {
			reply := Reply{Found: fhir.Found{Resources: []fhir.Resource{res}}, Set: fhir.NewSet("", []fhir.Resource{res})}
			(&openRecord{who: care.Professional{Rights: []care.Right{right}}}).withholdRestricted(&reply)
			if (len(reply.Found.Resources) == 1) != sees || (len(reply.held) == 0) != sees {
				t.Errorf("%s with %q: shown %d, withheld %v", label, right, len(reply.Found.Resources), reply.held)
			}
		}
	}
}

// H24: the sender's own words may name a place even where a code stands beside
// them; of a sensitive person the code's words are shown, or none.
func TestH24_OwnWordsBesideACodeAreWithheld(t *testing.T) {
	const place = "Samphire Row refuge"
	coded := []care.Coded{{Code: "185228002", Display: "Seen in clinic"}}
	for _, section := range []string{care.Encounters, care.Appointments, care.Alerts, care.CarePlans, care.Referrals, care.Documents} {
		for _, codes := range [][]care.Coded{coded, {{Code: "1"}}, {}} {
			sent := care.Rows{Entries: []care.Entry{{Section: section, Term: place, Codes: codes, Of: []string{"Encounter/1"},
				Letter: &care.LetterRef{Heading: place}}}}
			withoutPlaces(&sent, care.Organisation{Name: place, Setting: care.SettingAcute})
			if e := sent.Entries[0]; strings.Contains(e.Term+e.Source.Name, place) || e.Term == "" || len(codes) > 0 && codes[0].Display != "" && e.Term != "Seen in clinic" {
				t.Errorf("%s %v: %q", section, codes, e.Term)
			}
		}
	}
}

// H23: what its sender labelled restricted is withheld, and so is what carries a
// label that cannot be read; an item without one is not.
func TestH23_LabelsThatCannotBeReadWithhold(t *testing.T) {
	for body, want := range map[string]bool{
		`{"resourceType":"Condition","id":"1"}`:                                                                           false,
		`{"resourceType":"Condition","id":"1","meta":{"security":[{"code":"N"}]}}`:                                        false,
		`{"resourceType":"Condition","id":"1","meta":{"security":[{"code":"PSY"},{"code":"R"}]}}`:                         true,
		`{"resourceType":"Condition","id":"1","meta":{"security":"R"}}`:                                                   true,
		`{"resourceType":"DocumentReference","id":"1","securityLabel":[{"coding":[{"code":"V"}]}]}`:                       true,
		`{"resourceType":"Composition","id":"1","confidentiality":"R"}`:                                                   true,
		`{"resourceType":"Composition","id":"1","confidentiality":["R"]}`:                                                 true,
		`{"resourceType":"AllergyIntolerance","id":"1","code":"unreadable elsewhere","meta":{"security":[{"code":"N"}]}}`: false,
	} {
		if got := labelledRestricted(fhir.NewResource([]byte(body), "", "")); got != want {
			t.Errorf("%s: restricted=%v", body, got)
		}
	}
}

// H24: the place of an organisation in the region file does not show through: two
// opens of a sensitive person's record list those of one kind in orders of their
// own, and ids of what is left out go no further.
func TestH24_NoOrderSaysWhichOrganisation(t *testing.T) {
	var sources []Source
	for i := range 8 {
		sources = append(sources, Source{Asker: slow{string(rune('A' + i))}})
	}
	orders := map[string]bool{}
	for _, open := range []string{"first", "second", "third"} {
		order := ""
		for _, s := range inNoOrder(sources, open) {
			order += s.Organisation().ODS
		}
		orders[order] = true
	}
	if len(orders) != 3 || orders["ABCDEFGH"] {
		t.Errorf("orders %v", orders)
	}
	for asOf, want := range map[string]string{"02:30 today": "today", "21-Nov-2026 02:30": "21-Nov-2026", "": ""} {
		if got := withoutName(care.Answer{AsOf: asOf}).AsOf; got != want {
			t.Errorf("as of %q reads %q", asOf, got)
		}
	}
	a := care.Answer{Excluded: []care.Excluded{{Ref: "RelatedPerson/fai-1", Reason: sensitiveReason}}}
	if shown := withoutName(a); shown.Excluded[0].Ref != "RelatedPerson" || a.Excluded[0].Ref != "RelatedPerson/fai-1" {
		t.Errorf("%+v %+v", shown.Excluded, a.Excluded)
	}
}
