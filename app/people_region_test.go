package app_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/training"
	"shcr/backend/training/cast"
)

// keyOf names partners as the stories do.
func keyOf() map[string]string {
	keys := map[string]string{}
	for _, p := range cast.Partners() {
		keys[p.ODS] = p.Key
	}
	return keys
}

// cells gives the answers of every section, by partner key and section.
func (c *clinic) cells(t *testing.T, number string) map[string]map[string]care.Answer {
	t.Helper()
	v := c.opened(t, number)
	keys, all := keyOf(), map[string]map[string]care.Answer{}
	for _, s := range v.Sections {
		rows := c.section(t, v, s.Key)
		of := map[string]map[string]bool{}
		for _, e := range rows.Entries {
			if of[e.Source.ODS] == nil {
				of[e.Source.ODS] = map[string]bool{}
			}
			for _, ref := range e.Of {
				of[e.Source.ODS][ref] = true
			}
		}
		for _, a := range rows.Answers {
			key := keys[a.ODS]
			if all[key] == nil {
				all[key] = map[string]care.Answer{}
			}
			all[key][s.Key] = a
			if !v.Person.Sensitive && len(of[a.ODS])+len(a.Excluded) != a.Received {
				t.Errorf("%s %s: %d received, %d on rows, %d excluded", key, s.Key, a.Received, len(of[a.ODS]), len(a.Excluded))
			}
		}
	}
	return all
}

// Everybody in the region opens; exactly the partners that hold them know them
// (by any of their numbers); and what each sent is shown or excluded with a
// reason (H5, H10, H39).
func TestH10_EverybodyInTheRegion(t *testing.T) {
	long(t)
	c := open(t, "U1")
	for _, p := range cast.All() {
		if p.Restricted {
			continue // partners are not named on a sensitive record; privacy_test has her
		}
		t.Run(p.Key, func(t *testing.T) {
			holders := map[string]bool{}
			for _, h := range p.At {
				holders[h.Partner] = true
			}
			number := p.NHS
			if len(p.Superseded) > 0 {
				number = p.Superseded[0] // a partner may know no other, and nobody tells the viewer of it
			}
			for key, sections := range c.cells(t, number) {
				for section, a := range sections {
					switch {
					case a.State == care.StateNotAsked:
					case holders[key] == (a.Why == care.WhyNotKnown):
						t.Errorf("%s %s: holds the person: %v, but answered %s %s", key, section, holders[key], a.State, a.Why)
					case a.State == care.StateFailed || a.State == care.StatePending || a.State == care.StateWithheldIntegrity || a.Why == care.WhyUnreadable || a.Why == care.WhyCount:
						t.Errorf("%s %s: %s %s: %s", key, section, a.State, a.Why, a.Say)
					}
				}
			}
		})
	}
}

// TestH5_ExpectedAnswers is people.md §F: the ledger of chosen people with
// nothing broken. A cell reads "state", "state why", or "state count"; a
// section "*" stands for every one that the partner shares.
func TestH5_ExpectedAnswers(t *testing.T) {
	cases := []struct{ person, partner, section, want string }{
		{"P01", "SAL", "*", "empty not-known-here"}, {"P01", "LAN", "*", "empty not-known-here"}, {"P01", "TWC", "*", "empty not-known-here"},
		{"P01", "FAI", "allergies", "complete 1"}, {"P01", "EST", "allergies", "complete 1"}, {"P01", "CRV", "allergies", "complete 1"},
		{"P01", "NSC", "allergies", "complete 1"}, {"P01", "SMH", "allergies", "empty"},
		{"P01", "EAM", "allergies", "not-asked not-shared"}, {"P01", "NGU", "allergies", "not-asked not-shared"},
		{"P01", "MCC", "allergies", "not-asked not-shared"}, {"P01", "SCC", "allergies", "not-asked not-shared"},
		{"P01", "FAI", "medications", "complete"}, {"P01", "EST", "medications", "complete"}, {"P01", "CRV", "medications", "complete"},
		{"P01", "NSC", "medications", "not-asked planned"}, {"P01", "SMH", "medications", "complete"},
		{"P01", "EST", "results", "complete"}, {"P01", "FAI", "results", "complete"}, {"P01", "SMH", "results", "not-asked planned"},
		{"P13", "FAI", "*", "empty not-known-here"}, {"P13", "EST", "*", "empty not-known-here"}, {"P13", "NGU", "*", "empty not-known-here"}, {"P13", "TWC", "*", "empty not-known-here"},
		{"P14", "NGU", "documents", "complete 2"}, {"P14", "FAI", "*", "empty not-known-here"}, {"P14", "EAM", "*", "empty not-known-here"},
		{"P15", "NGU", "documents", "empty"}, {"P15", "NGU", "encounters", "empty"},
		{"P24", "LAN", "*", "withheld-policy denied"}, {"P24", "SMH", "*", "withheld-policy withheld-items"},
		{"P24", "EST", "problems", "complete"}, {"P24", "EST", "results", "complete"}, {"P24", "FAI", "*", "empty not-known-here"},
		{"P20", "FAI", "problems", "partial not-all"}, {"P41", "LAN", "problems", "partial withheld-items"},
	}
	c := open(t, "U1")
	for _, p := range cast.All() {
		var mine []int
		for i, x := range cases {
			if x.person == p.Key {
				mine = append(mine, i)
			}
		}
		if len(mine) == 0 {
			continue
		}
		t.Run(p.Key, func(t *testing.T) {
			all := c.cells(t, p.NHS)
			for _, i := range mine {
				x := cases[i]
				sections := []string{x.section}
				if x.section == "*" {
					sections = nil
					for key, a := range all[x.partner] {
						if a.State != care.StateNotAsked {
							sections = append(sections, key)
						}
					}
				}
				for _, s := range sections {
					a := all[x.partner][s]
					got := []string{string(a.State), string(a.State) + " " + string(a.Why), string(a.State) + " " + strconv.Itoa(a.Shown)}
					if !slices.Contains(got, x.want) {
						t.Errorf("%s %s: %v (%s), want %q", x.partner, s, got, a.Say, x.want)
					}
				}
			}
		})
	}
	for _, p := range cast.All() { // the standing explanation of M122, not an error
		if p.Key == "P15" {
			if a := c.cells(t, p.NHS)["NGU"]["encounters"]; !strings.Contains(a.Say, "no clinician gave advice") {
				t.Errorf("P15: %q", a.Say)
			}
		}
	}
}

// P11 is held under her old number at two partners. Either number opens her, and
// asked by the old one both are asked, so that the rows of those partners come,
// marked (H11, H36). The identity service never names an old number, so asked by
// the current one they cannot be found.
func TestH11_HeldUnderTheSupersededNumber(t *testing.T) {
	c := open(t, "U1")
	for _, number := range []string{"999 249 9559", "999 669 7649"} {
		v := c.opened(t, number)
		if v.Person.NHSSpaced != "999 249 9559" {
			t.Errorf("%s opens %s", number, v.Person.NHSSpaced)
		}
		marked := map[string]int{}
		for _, s := range v.Sections {
			for _, e := range c.section(t, v, s.Key).Entries {
				for _, f := range e.Facts {
					if f.Key == "registration" && f.Lead && strings.Contains(f.Text, "superseded NHS number 999 669 7649") {
						marked[keyOf()[e.Source.ODS]]++
					}
				}
			}
		}
		byOld := number == "999 669 7649"
		if (marked["NSC"] > 0) != byOld || (marked["NGU"] > 0) != byOld || len(marked) > 2 {
			t.Errorf("asked by %s: %v", number, marked)
		}
	}
}

// P33 is registered twice at one practice: two lists, told apart and never
// added up.
func TestH11_TwoRegistrationsAreToldApart(t *testing.T) {
	c := open(t, "U1")
	v := c.opened(t, "999 859 4618")
	say := map[string]bool{}
	for _, e := range c.section(t, v, care.Medications).Entries {
		if keyOf()[e.Source.ODS] != "SAL" {
			continue
		}
		for _, f := range e.Facts {
			if f.Key == "registration" {
				say[f.Text] = true
			}
		}
	}
	if len(say) < 2 {
		t.Errorf("registrations named on the rows: %v", say)
	}
	for _, p := range v.Partners {
		if keyOf()[p.ODS] == "SAL" && !strings.Contains(p.Say, "2 registrations") {
			t.Errorf("SAL: %q", p.Say)
		}
	}
}

// P25's practice hands over a stranger's record in place of hers, or after the
// first page: all of it is withheld and said to be, a security event is audited,
// and nothing of the stranger or of the mixed answer is anywhere (H1, A10).
func TestH1_A10_AStrangersRecordIsWithheld(t *testing.T) {
	stranger := cast.Stranger()
	for _, fault := range []training.Fault{"wrong-person", "wrong-person-after-page-1"} {
		c := open(t, "U1")
		whole := c.opened(t, "999 030 9833")
		hospital := len(terms(c.section(t, whole, care.Encounters)))
		if err := c.region.Break("LAN", fault, "P25"); err != nil {
			t.Fatal(err)
		}
		v := c.opened(t, "999 030 9833")
		if v.Security == "" || !strings.Contains(v.Security, "Lanternfield") {
			t.Errorf("%s: security notice %q", fault, v.Security)
		}
		shown := c.everything(t, v)
		for _, s := range append(stranger.Leaks, "Skinner, Beverly", "LFP-202517") {
			if strings.Contains(shown, s) {
				t.Errorf("%s: %q is shown", fault, s)
			}
		}
		keys, estuary := keyOf(), 0
		for _, s := range v.Sections {
			sec := c.section(t, v, s.Key)
			for _, e := range sec.Entries {
				if keys[e.Source.ODS] == "LAN" {
					t.Errorf("%s: %s: a row of the practice is shown: %s", fault, s.Key, e.Term)
				}
				if s.Key == care.Encounters && keys[e.Source.ODS] == "EST" {
					estuary++
				}
			}
			for _, a := range sec.Answers {
				if keys[a.ODS] == "LAN" && a.State != care.StateNotAsked && a.State != care.StateWithheldIntegrity {
					t.Errorf("%s: %s at the practice: %s", fault, s.Key, a.State)
				}
			}
		}
		if estuary == 0 || estuary >= hospital {
			t.Errorf("%s: %d encounters of the hospital, %d of all before", fault, estuary, hospital)
		}
	}
}

// P27 has exactly 20,000 items: each partner's pages are followed to the end,
// and every item is received, and shown or excluded with its reason (H7, H10).
func TestH7_TwentyThousandItems(t *testing.T) {
	long(t)
	c := open(t, "U1")
	received := 0
	all := c.cells(t, "999 899 7453")
	for key, sections := range all {
		for section, a := range sections {
			received += a.Received
			if a.State == care.StatePartial || a.State == care.StateFailed {
				t.Errorf("%s %s: %s", key, section, a.Say)
			}
		}
	}
	// Reports of urgent care stand among the documents and, unless their call was
	// sent, the contacts (M121): the recipe has 30 calls.
	twice := all["NGU"]["encounters"].Received - 30
	if reports := all["NGU"]["documents"].Received; twice <= 0 || twice >= reports || received != 20000+twice {
		t.Errorf("%d items arrived, %d reports of %d as contacts", received, twice, reports)
	}
}

// Somebody without the right to restricted items is told how many there are, and
// nothing else of them (H23): three of P16's at the mental health trust, one at
// the council.
func TestH23_RestrictedItemsAreCounted(t *testing.T) {
	c := open(t, "U3")
	restricted := map[string]int{}
	for key, sections := range c.cells(t, "999 340 9650") {
		for _, a := range sections {
			for _, x := range a.Excluded {
				if strings.Contains(strings.ToLower(x.Reason), "restricted") {
					restricted[key]++
				}
			}
		}
	}
	if restricted["SMH"] != 3 || restricted["TWC"] != 1 || len(restricted) != 2 {
		t.Errorf("restricted items: %v", restricted)
	}
	shown := c.everything(t, c.opened(t, "999 340 9650"))
	for _, words := range []string{"Schizoaffective", "Mental Health Act section 2", "AMHP report"} {
		if strings.Contains(shown, words) {
			t.Errorf("%q is shown", words)
		}
	}
}
