package record

import (
	"context"
	"slices"
	"strings"
	"testing"

	"shcr/backend/brief"
	"shcr/backend/care"
)

// briefs is a record whose one organisation is in a state, with these rows.
func briefs(who care.Professional, states map[string]care.Answer, rows ...care.Entry) (*Room, *openRecord) {
	r, o := room(nil), &openRecord{ctx: context.Background(), handle: "h", who: who, items: map[string]item{}, shown: map[string]func() error{}, revision: map[string]int{}}
	r.deps.Sections = nil
	st := &sourceState{Source: Source{Asker: fakeOrg{name: "Org"}, Share: func(string) Share { return Share{Shared: true} }}, cells: map[string]*cell{}}
	o.sources = []*sourceState{st}
	for key, a := range states {
		r.deps.Sections = append(r.deps.Sections, Section{Section: care.Section{Key: key, Title: strings.ToUpper(key[:1]) + key[1:]}})
		a.ODS, a.Name, a.Section = "Org", "Org", key
		a.Say = sayAnswer(a, Share{})
		c := &cell{answer: a}
		for _, e := range rows {
			if e.Section == key {
				c.rows.Entries = append(c.rows.Entries, e)
				o.items[e.ID] = item{st, &e}
			}
		}
		c.decided = decisionsIn(key, c.rows.Entries)
		st.cells[key] = c
	}
	r.open = o
	return r, o
}

func blockOf(t *testing.T, v BriefView, key string) care.BriefBlock {
	t.Helper()
	i := slices.IndexFunc(v.Blocks, func(b care.BriefBlock) bool { return b.Key == key })
	if i < 0 {
		t.Fatalf("no block %s", key)
	}
	return v.Blocks[i]
}

// H5, H6: a block without rows says "None recorded" only where the ledger does;
// otherwise who is missing, waited for, or that the role hides it.
func TestH5_ABlockSaysNoneOnlyByTheLedger(t *testing.T) {
	who := care.Professional{Sections: []string{care.Alerts, care.Allergies, care.Problems}}
	for state, want := range map[care.State]string{
		care.StateEmpty: "None recorded by Org.", care.StateFailed: "Org did not answer", care.StatePending: "Waiting for Org.", care.StateWithheldPolicy: "Org",
	} {
		a := care.Answer{State: state}
		if state == care.StateFailed {
			a.Why = care.WhyTimeout
		}
		r, _ := briefs(who, map[string]care.Answer{care.Alerts: a, care.Allergies: a, care.Problems: a, care.Medications: {State: care.StateNotAsked, Why: care.WhyRole}})
		v, err := r.Brief("h", "")
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"alerts", "allergies", "problems"} {
			say := strings.Join(blockOf(t, v, key).Say, " ")
			if !strings.Contains(say, want) || state != care.StateEmpty && strings.Contains(say, "None recorded") {
				t.Errorf("%s %s: %q", state, key, say)
			}
		}
		if say := strings.Join(blockOf(t, v, "medicines").Say, " "); !strings.Contains(say, "Hidden by your role") || strings.Contains(say, "None") {
			t.Errorf("medicines: %q", say)
		}
		// Risks are looked for among the alerts: none found is not none recorded.
		if say := strings.Join(blockOf(t, v, "risks").Say, " "); state == care.StateEmpty && !strings.Contains(say, "None recorded by Org.") {
			t.Errorf("risks: %q", say)
		}
	}
	r, _ := briefs(who, map[string]care.Answer{care.Alerts: {State: care.StateComplete}}, care.Entry{ID: "a", Section: care.Alerts, Group: "current", Term: "Falls"})
	v, _ := r.Brief("h", "")
	if say := strings.Join(blockOf(t, v, "risks").Say, " "); !strings.HasPrefix(say, "Nothing found in what was sent by Org.") || !strings.Contains(say, "Absence of information") {
		t.Errorf("risks beside an alert: %q", say)
	}
}

// H38, H24: rows keep their organisation, and that a code of a key safe was taken
// out is told; who may hold more is named; and what the role may not see is in no block.
func TestH24_BriefRowsAreTheCardsRows(t *testing.T) {
	alert := care.Entry{ID: "a", Section: care.Alerts, Group: "current", Term: "Dog bites. Key safe 4471", Source: care.Source{Name: "Org"}}
	alert.HideKeyCodes() // as its reader does
	not := care.Entry{ID: "p", Section: care.CarePlans, Group: "decisions", Term: "Not for attempted CPR", Source: care.Source{Name: "Org"}}
	states := map[string]care.Answer{care.Alerts: {State: care.StatePartial, Why: care.WhyCut}, care.CarePlans: {State: care.StateComplete}}
	r, o := briefs(care.Professional{Sections: []string{care.Alerts, care.CarePlans}}, states, alert, not)
	v, err := r.Brief("h", care.BriefSocialCare)
	if err != nil || v.Kind != care.BriefSocialCare || v.Own != care.BriefGP || v.Blocks[0].Part != brief.Before || len(v.Kinds) != 4 {
		t.Fatalf("%+v %v", v, err)
	}
	risk := blockOf(t, v, "risks")
	if len(risk.Rows) != 1 || risk.Rows[0].Term != "Dog bites. Key safe "+care.KeyCodeMark || risk.Rows[0].Source.Name != "Org" || !slices.Equal(risk.Missing, []string{"Org"}) ||
		!strings.Contains(strings.Join(risk.Warnings, " "), "Ask the organisation") {
		t.Errorf("%+v", risk)
	}
	if status := blockOf(t, v, "resuscitation"); len(status.Rows) != 1 || status.Rows[0].ID != "p" {
		t.Errorf("%+v", status)
	}
	o.who.Sections = []string{care.Alerts}
	v, _ = r.Brief("h", "")
	for _, b := range v.Blocks {
		for _, row := range b.Rows {
			if row.Section != care.Alerts {
				t.Errorf("%s shows %s", b.Key, row.Term)
			}
		}
	}
	if _, err := r.Brief("h", "all"); err == nil {
		t.Error("an order that there is not")
	}
	if _, err := r.Brief("other", ""); err == nil {
		t.Error("another handle reads it (W4)")
	}
}
