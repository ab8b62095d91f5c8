package brief

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
)

// A brief orders and never removes: every order has every block once, and each
// begins with what its reader asks first.
func TestH5_EveryOrderHasEveryBlock(t *testing.T) {
	if len(Kinds) != len(orders) {
		t.Fatalf("%d kinds, %d orders", len(Kinds), len(orders))
	}
	for _, k := range Kinds {
		got, ok := Order(k.Key)
		seen := map[string]int{}
		for _, b := range got {
			seen[b.Key]++
			if b.Title == "" || b.Page == "" {
				t.Errorf("%s has no title or no page", b.Key)
			}
		}
		if !ok || len(got) != len(blocks) || len(seen) != len(blocks) {
			t.Errorf("%s: %d blocks of %d, %v", k.Key, len(got), len(blocks), seen)
		}
	}
	for kind, want := range map[care.BriefKind]string{care.BriefEmergency: "alerts", care.BriefGP: "alerts", care.BriefPharmacy: "allergies", care.BriefSocialCare: "risks"} {
		if got, _ := Order(kind); got[0].Key != want {
			t.Errorf("%s begins with %s, not %s", kind, got[0].Key, want)
		}
	}
	for kind, want := range map[care.BriefKind]string{care.BriefEmergency: "", care.BriefSocialCare: Before} {
		got, _ := Order(kind)
		if Part(kind, got[0].Key) != want || Part(kind, got[len(got)-1].Key) != Further {
			t.Errorf("%s: parts %q and %q", kind, Part(kind, got[0].Key), Part(kind, got[len(got)-1].Key))
		}
	}
	if _, ok := Order("anything"); ok {
		t.Error("an order that there is not")
	}
}

func has(t *testing.T, block string, e care.Entry) bool {
	t.Helper()
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, care.London)
	i := slices.IndexFunc(blocks, func(b Block) bool { return b.Key == block })
	return blocks[i].Has(e, now)
}

// Which rows a block finds, and what is over it leaves out.
func TestBlocksFindTheirRows(t *testing.T) {
	for _, x := range []struct {
		block, section, group, term string
		want                        bool
	}{
		{"risks", care.Alerts, "current", "Large dog, shut it away before entering", true},
		{"risks", care.Alerts, "current", "Visit in pairs", true},
		{"risks", care.Alerts, "past", "Large dog", false},
		{"risks", care.Alerts, "current", "Dogged by pain", false},
		{"key-holder", care.CareNetwork, "personal", "Gwen Thistle, key holder", true},
		{"key-holder", care.CareNetwork, "personal", "Turkey, Anna", false},
		{"communication", care.Alerts, "current", "Needs a British Sign Language interpreter", true},
		{"carer", care.CareNetwork, "personal", "Reena Patel-Hughes", true},
		{"carer", care.CareNetwork, "teams", "Dr S Okafor", false},
		{"equipment", care.SocialCare, "equipment", "Anything", true},
		{"equipment", care.SocialCare, "past", "Hoist", false},
		{"medicines", care.Medications, "stopped", "Metformin", false},
		{"stopped", care.Medications, "stopped", "Metformin", true},
		{"allergies", care.Allergies, "statement", "No known allergy", true},
		{"allergies", care.Allergies, "refuted", "Penicillin", false},
	} {
		if got := has(t, x.block, care.Entry{Section: x.section, Group: x.group, Term: x.term}); got != x.want {
			t.Errorf("%s %s %q: %v", x.block, x.group, x.term, got)
		}
	}
	for iso, want := range map[string]bool{"2026-11-20": true, "2026-08-01": false, "": true, "2026": true, "soon": true} {
		if got := has(t, "events", care.Entry{Section: care.Encounters, Group: "past", When: care.When{ISO: iso}}); got != want {
			t.Errorf("an event of %q: %v", iso, got)
		}
	}
}

// H24: the reader is told of a code of a key safe that was taken out, whatever shown
// field it stood in; what is not shown here needs no telling.
func TestH24_NoKeyCodeInABriefRow(t *testing.T) {
	const code = "keysafe 4471"
	for name, e := range map[string]care.Entry{
		"term": {Term: "Alert: " + code}, "caution": {Cautions: []string{code}}, "author": {Source: care.Source{Author: code}}, "unit": {Source: care.Source{Unit: code}},
		"fact": {Facts: []care.Fact{{Label: "Note", Text: code}}}, "label": {Facts: []care.Fact{{Label: "Key safe", Text: "4471", Lead: true}}},
		"code": {Codes: []care.Coded{{Display: code}}}, "value": {Values: []care.Value{{Text: code}}},
	} {
		e.HideKeyCodes()
		row, keyed := Row(e)
		text, _ := json.Marshal(row)
		if strings.Contains(string(text), "4471") {
			t.Errorf("%s: the code is in %s", name, text)
		}
		told := name != "code" && name != "value"
		if keyed != told || strings.Contains(string(text), care.KeyCodeMark) != told {
			t.Errorf("%s: keyed %v in %s", name, keyed, text)
		}
	}
	row, keyed := Row(care.Entry{ID: "e1", Section: care.Alerts, Negation: "Refuted:", Term: "Falls", Cautions: []string{"Check"}, Source: care.Source{Name: "Council"},
		Facts: []care.Fact{{Text: "led", Lead: true}, {Text: "detail"}}})
	if keyed || row.ID != "e1" || row.Negation != "Refuted:" || row.Source.Name != "Council" || len(row.Cautions) != 1 || len(row.Facts) != 1 || row.Facts[0].Text != "led" {
		t.Errorf("%+v", row)
	}
}
