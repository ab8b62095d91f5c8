//go:build !e2e

package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/logging"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/training/cast"
)

const (
	hospital = "RZ9"    // Estuary
	practice = "F99001" // Fairhaven
	mostPage = 5        // entries of a page at the practice's server, whatever is asked
)

// Two servers of others stand in for two of the twelve organisations. The
// practice's is Medplum's with what belongs around it, and gave every resource an
// id of its own; the hospital's is the bare router, which sends no address of an
// entry, no link and no page but the first, and its references are absolute.
func TestForeignServers(t *testing.T) {
	started := startForeign(t, []string{"--bare"}, []string{"--most", fmt.Sprint(mostPage)})
	servers := map[string]foreign{hospital: started[0], practice: started[1]}
	servers[hospital].keepingIDs(t, servers[hospital].written(t, cast.EST, "P01", "P02"))
	servers[practice].givingIDs(t, servers[practice].written(t, cast.FAI, "P01", "P02"))
	ours := open(t, "U2")
	theirs, short := ours.visiting(t, servers, 0), ours.visiting(t, servers, 10)
	t.Run("rows", func(t *testing.T) { foreignRows(t, ours, theirs) })
	t.Run("letters", func(t *testing.T) { foreignLetters(t, ours, theirs) })
	t.Run("pages", func(t *testing.T) { foreignPages(t, servers) })
	t.Run("a person who is not there", func(t *testing.T) { foreignStranger(t, theirs) })
	t.Run("pages without links", func(t *testing.T) { foreignCount(t, short) })
	t.Run("errors", func(t *testing.T) { foreignErrors(t, servers) })
	t.Run("gone", func(t *testing.T) { foreignGone(t, theirs, servers) })
}

// visiting is the viewer in this clinic's region, where others' servers stand in
// for some partners. pages is the page size asked of them; 0 the usual one.
func (c *clinic) visiting(t *testing.T, servers map[string]foreign, pages int) *clinic {
	t.Helper()
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	for i, p := range r.Partners {
		if s, ok := servers[p.ODS]; ok {
			r.Partners[i].BaseURL, r.Partners[i].PageSize = s.base, pages
		}
	}
	out := &clinic{region: c.region, dir: t.TempDir(), log: &safeBuffer{}, events: &eventLog{}, now: story}
	out.App, err = app.Build(app.Options{Region: r, DataDir: out.dir, Log: logging.New(out.log), Now: func() time.Time { return out.now },
		Emit: out.events.add, Browse: func(address string) error { go person(t, address, "U2"); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(out.Close)
	out.signIn(t)
	return out
}

// trailing are the noughts that a server in JavaScript takes from a number before
// anybody can ask for it: what it then sends is what must be shown (H18).
var trailing = regexp.MustCompile(`(\d)(?:\.0+|(\.\d*?[1-9])0+)\b`)

// inJavaScript makes of a row of our own server what a server in JavaScript holds.
func inJavaScript(e *care.Entry) {
	if e.Source.ODS != hospital && e.Source.ODS != practice {
		return
	}
	e.Values = slices.Clone(e.Values)
	for i, v := range e.Values {
		e.Values[i].Text, e.Values[i].Range = trailing.ReplaceAllString(v.Text, "$1$2"), trailing.ReplaceAllString(v.Range, "$1$2")
	}
}

// held gives each partner's rows and answers for a person, without what is the
// server's own: its ids, and when it took a resource.
func (c *clinic) held(t *testing.T, number string, edit func(*care.Entry)) (map[string][]string, record.View) {
	t.Helper()
	all, v := c.shown(t, number, func(_ record.View, e *care.Entry) {
		e.Of = nil
		if e.When.Kind == "Updated" {
			e.When = care.When{}
		}
		edit(e)
	})
	for _, rows := range all {
		slices.Sort(rows) // rows of one date and term stand in the order of their ids
	}
	return all, v
}

// What the record shows is what it shows when our own servers hold the same, and
// so is the ledger.
func foreignRows(t *testing.T, ours, theirs *clinic) {
	for _, number := range []string{amina, "999 824 5915"} {
		want, _ := ours.held(t, number, inJavaScript)
		got, v := theirs.held(t, number, func(*care.Entry) {})
		if v.Complete.Say != "All 12 organisations answered." {
			t.Errorf("%s: %+v", number, v.Complete)
		}
		for _, p := range v.Partners {
			if !slices.Equal(got[p.ODS], want[p.ODS]) {
				t.Errorf("%s: %s", p.ODS, difference(want[p.ODS], got[p.ODS]))
			}
			if (p.ODS == hospital || p.ODS == practice && number == amina) && p.Items < 10 {
				t.Errorf("%s has only %d items", p.ODS, p.Items)
			}
		}
	}
}

// Every letter opens and reads the same, whether the server sends a document as
// itself or as a Binary resource.
func foreignLetters(t *testing.T, ours, theirs *clinic) {
	read := func(c *clinic) map[string][]string {
		v := c.opened(t, amina)
		all := map[string][]string{}
		for _, e := range c.section(t, v, care.Documents).Entries {
			if e.Source.ODS != hospital && e.Source.ODS != practice {
				continue
			}
			l, err := c.Record.Letter(v.Record, e.ID)
			if err != nil {
				t.Errorf("%q of %s: %s", e.Term, e.Source.ODS, say(err))
			}
			raw, err := json.Marshal([]any{l.Title, l.When, l.Kind, l.Cannot, l.Blocks, l.Pages})
			if err != nil {
				t.Fatal(err)
			}
			all[e.Source.ODS] = append(all[e.Source.ODS], string(raw))
		}
		for _, letters := range all {
			slices.Sort(letters)
		}
		return all
	}
	want, got := read(ours), read(theirs)
	for _, ods := range []string{hospital, practice} {
		if len(want[ods]) == 0 || !slices.Equal(want[ods], got[ods]) {
			t.Errorf("%s: %d letters, want %d: %.1000s", ods, len(got[ods]), len(want[ods]), difference(want[ods], got[ods]))
		}
	}
}

// endpoint dials a server as the viewer does.
func (f foreign) endpoint(t *testing.T, token string, pages int) *fhir.Endpoint {
	t.Helper()
	l := fhir.DefaultLimits()
	l.PageSize = pages
	e, err := fhir.NewEndpoint(f.base, func(context.Context) (string, error) { return token, nil }, l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e
}

// patient gives the local id of a person at a server.
func (f foreign) patient(t *testing.T, number string) string {
	t.Helper()
	found, err := f.endpoint(t, "token", 50).Search(t.Context(), fhir.Query{Type: "Patient", Private: true, Filter: []string{"identifier"},
		Params: url.Values{"identifier": {fhir.NHSNumberSystem + "|" + strings.ReplaceAll(number, " ", "")}}})
	if err != nil || len(found.Resources) != 1 {
		t.Fatalf("%d patients, %v", len(found.Resources), err)
	}
	return found.Resources[0].ID
}

// A record of several pages comes whole, though fewer entries come than were
// asked for; the addresses of entries lead to the entries.
func foreignPages(t *testing.T, servers map[string]foreign) {
	s := servers[practice]
	id := s.patient(t, amina)
	found, err := s.endpoint(t, "token", 250).Search(t.Context(), fhir.Query{Type: "Observation", Filter: []string{"patient", "subject"},
		Params: url.Values{"patient": {id}, "_count": {"250"}}})
	if err != nil || found.Total == nil || len(found.Resources) != *found.Total {
		t.Fatalf("%d of %v: %v", len(found.Resources), found.Total, err)
	}
	if want := (*found.Total + mostPage - 1) / mostPage; want < 3 || found.Pages != want {
		t.Errorf("%d pages of %d for %d entries", found.Pages, mostPage, *found.Total)
	}
	for _, r := range found.Resources[:3] {
		if r.FullURL != s.base+r.Ref() {
			t.Errorf("%s is at %s", r.Ref(), r.FullURL)
		}
	}
}

// Somebody neither server holds: it is said of both that they do not know them,
// and of neither that it recorded nothing.
func foreignStranger(t *testing.T, theirs *clinic) {
	v := theirs.opened(t, "999 510 2250")
	for _, p := range v.Partners {
		if (p.ODS == hospital || p.ODS == practice) && p.State != "not-known" {
			t.Errorf("%s: %+v", p.ODS, p)
		}
	}
	for _, head := range v.Sections {
		for _, a := range theirs.section(t, v, head.Key).Answers {
			if (a.ODS == hospital || a.ODS == practice) && a.State != care.StateNotAsked && a.Why != care.WhyNotKnown {
				t.Errorf("%s %s: %s/%s", a.ODS, a.Section, a.State, a.Why)
			}
		}
	}
}

// A server that sends a first page and no way to the next: what came is shown, and
// called partial for as many as its own total says are missing (H7).
func foreignCount(t *testing.T, theirs *clinic) {
	v := theirs.opened(t, amina)
	cut, whole := 0, 0
	var ledger []string
	for _, head := range v.Sections {
		for _, a := range theirs.section(t, v, head.Key).Answers {
			if a.State != care.StateNotAsked {
				ledger = append(ledger, fmt.Sprint(a.ODS, " ", a.Section, " ", a.State, " ", a.Why, " ", a.Shown))
			}
			switch {
			case a.ODS != hospital || a.State == care.StateNotAsked:
			case a.State == care.StatePartial && a.Why == care.WhyCount && a.Shown > 0, a.State == care.StateFailed && a.Why == care.WhyCount && a.Shown == 0:
				cut++ // of results and observations, which share a search, all that came may be the one's
			case a.Answered() && a.Received <= 10:
				whole++
			default:
				t.Errorf("%s: %s/%s, %d received", a.Section, a.State, a.Why, a.Received)
			}
		}
	}
	if cut == 0 || whole == 0 || len(v.Complete.Missing) != 1 || !strings.HasPrefix(v.Complete.Missing[0], name(v, hospital)) {
		t.Errorf("%d sections cut, %d whole: %v", cut, whole, v.Complete.Missing)
	}
	slices.Sort(ledger)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		told := theirs.toldLedger(t)
		if slices.Sort(told); slices.Equal(told, ledger) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the audit has %v\nthe window %v", told, ledger)
		}
	}
}

// Each way of refusing is a failure with the server's own status, and with what it
// said where it said something.
func foreignErrors(t *testing.T, servers map[string]foreign) {
	s := servers[practice]
	id := s.patient(t, amina)
	for _, c := range []struct {
		name, token string
		query       fhir.Query
		why         care.Why
		status      int
		code        string
	}{
		{"a type it does not have", "token", fhir.Query{Type: "Foretelling", Params: url.Values{"patient": {id}}}, care.WhyStatus, http.StatusNotFound, "not-found"},
		{"a parameter it does not have", "token", fhir.Query{Type: "Condition", Params: url.Values{"patient": {id}, "mood": {"grim"}}}, care.WhyStatus, http.StatusBadRequest, "invalid"},
		{"a date that is none", "token", fhir.Query{Type: "Condition", Params: url.Values{"patient": {id}, "onset-date": {"yesterday"}}}, care.WhyStatus, http.StatusBadRequest, "invalid"},
		{"the same in a form", "token", fhir.Query{Type: "Condition", Private: true, Params: url.Values{"patient": {id}, "mood": {"grim"}}}, care.WhyStatus, http.StatusBadRequest, "invalid"},
		{"no token", "", fhir.Query{Type: "Condition", Params: url.Values{"patient": {id}}}, care.WhyUnauthorised, http.StatusUnauthorized, "login"},
	} {
		found, err := s.endpoint(t, c.token, 50).Search(t.Context(), c.query)
		why, status := fhir.WhyOf(err)
		said, _ := fhir.OutcomeOf(err)
		if err == nil || why != c.why || status != c.status || !said.Has(c.code) || len(found.Resources) > 0 {
			t.Errorf("%s: %v, %q", c.name, err, said.Codes())
		}
	}
	for _, f := range servers {
		_, _, err := f.endpoint(t, "token", 50).Read(t.Context(), "Patient", "nobody")
		if _, status := fhir.WhyOf(err); status != http.StatusNotFound {
			t.Errorf("nobody: %v", err)
		}
	}
	capability, err := s.endpoint(t, "token", 50).Metadata(t.Context())
	if err != nil || !capability.R4() || !slices.Contains(capability.Types, "Condition") || !strings.Contains(capability.Software, "Medplum") {
		t.Errorf("metadata: %v %+v", err, capability)
	}
}

// A server that is no longer there takes none of the others' rows with it, and
// none of its own stay from before.
func foreignGone(t *testing.T, theirs *clinic, servers map[string]foreign) {
	unsaid := func(e *care.Entry) { // what the hospital stopped is said on others' rows, and rightly so
		e.Cautions = slices.DeleteFunc(slices.Clone(e.Cautions), func(s string) bool { return strings.Contains(s, "Estuary") })
	}
	whole, _ := theirs.held(t, "999 824 5915", unsaid)
	servers[hospital].stop()
	got, v := theirs.held(t, "999 824 5915", unsaid)
	if len(v.Complete.Missing) != 1 || !strings.HasPrefix(v.Complete.Missing[0], name(v, hospital)) {
		t.Errorf("missing: %v", v.Complete.Missing)
	}
	for _, p := range v.Partners {
		if p.ODS == hospital && (p.State != "missing" || p.Items > 0) {
			t.Errorf("%+v", p)
		}
		if p.ODS != hospital && !slices.Equal(got[p.ODS], whole[p.ODS]) {
			t.Errorf("%s: %s", p.ODS, difference(whole[p.ODS], got[p.ODS]))
		}
	}
}
