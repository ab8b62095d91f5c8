package app_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/seal"
	"shcr/backend/training"
)

// done is the clear part of an event as it stands in the journal.
type done struct {
	Kind, Subject, Name, RoleName, Outcome, Item string
	Reason, Purpose, Access, Relationship        string
	Device, Version, Session                     string
	Person, Terms                                string
	Search                                       int64
	Count                                        int
	Ledger                                       []struct{ ODS, Section, State, Versions string }
}

// trail reads the journal from its file, as an auditor would who has its key.
func (c *clinic) trail(t *testing.T) (out []done) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(c.dir, "*", "audit.db"))
	if len(files) != 1 {
		t.Fatal("no journal found")
	}
	db, err := sql.Open("sqlite", "file:"+files[0]+"?mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	key, _, err := seal.Secret(filepath.Dir(files[0]), "ShCR Viewer", "audit")
	if err != nil {
		t.Fatal(err)
	}
	box, err := seal.New(key, "audit")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Query("SELECT id, kind, body, sealed FROM events ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e done
		var id, kind, body string
		var sealed []byte
		if err := rows.Scan(&id, &kind, &body, &sealed); err != nil {
			t.Fatal(err)
		}
		hidden, err := box.Open("events|"+id+"|sealed", sealed)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range [][]byte{[]byte(body), hidden} {
			if err := json.Unmarshal(part, &e); err != nil {
				t.Fatal(err)
			}
		}
		e.Kind = kind
		out = append(out, e)
	}
	return out
}

func kindsOf(events []done) string {
	var out []string
	for _, e := range events {
		out = append(out, e.Kind+"/"+e.Outcome)
	}
	return strings.Join(out, " ")
}

// M62, M63: everything that was done is there in order, what was shown apart from
// what was fetched, direct access with its reason and the search that led to it.
func TestM63_TheTrailOfAJourney(t *testing.T) {
	c := open(t, "U2", func(_ *training.Options, o *app.Options) { o.Version = "1.2.3" })
	if _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); err != nil {
		t.Fatal(say(err))
	}
	v := c.opened(t, amina)
	for range 3 { // shown once, however often it is read
		c.section(t, v, "problems")
	}
	for range 2 {
		if _, err := c.Record.Demographics(v.Record); err != nil {
			t.Fatal(say(err))
		}
	}
	letter := ""
	for _, e := range c.section(t, v, "documents").Entries {
		if e.Letter != nil && letter == "" {
			letter = e.ID
		}
	}
	if _, err := c.Record.Letter(v.Record, letter); err != nil {
		t.Fatal(say(err))
	}
	if _, err := c.Record.Open("999 564 7974", "treatment", ""); err == nil {
		t.Fatal("nobody's record opened")
	}
	c.Record.Close(v.Record)
	c.Session.SignOut()
	events := c.trail(t)
	want := "sign-in/success search/success search-outcome/success open/success open-outcome/success section/success section/success section/success " +
		"document/success document-shown/success open/success refused/not-found closed/success sign-out/success"
	if got := kindsOf(events); got != want {
		t.Fatalf("%s\nwant %s", got, want)
	}
	for i, e := range events {
		if e.Name != "Dr Helen Whitlock" || e.Device == "" || e.Version != "1.2.3" || e.Session == "" {
			t.Errorf("event %d does not say who and where: %+v", i+1, e)
		}
	}
	intent, outcome, problems, page, fetched, shown := events[3], events[4], events[5], events[6], events[8], events[9]
	if intent.Access != "direct" || intent.Relationship != "self-claimed" || intent.Reason != "treatment" || intent.Purpose != "TREAT" || intent.Search != 2 {
		t.Errorf("direct access: %+v", intent)
	}
	if problems.Item != "problems" || problems.Count == 0 || problems.Search != 2 {
		t.Errorf("section: %+v", problems)
	}
	if page.Item != "demographics" || page.Count == 0 {
		t.Errorf("full demographics: %+v", page)
	}
	if fetched.Item == "" || fetched.Item != shown.Item {
		t.Errorf("document: %q, %q", fetched.Item, shown.Item)
	}
	hashed := 0
	for _, l := range outcome.Ledger {
		if l.Versions != "" && len(l.Versions) == 32 {
			hashed++
		} else if l.State == "complete" {
			t.Errorf("nothing tells which versions %s had of %s", l.ODS, l.Section)
		}
	}
	if hashed == 0 || events[10].Search != 0 {
		t.Errorf("versions of %d cells; the second open came by search %d", hashed, events[10].Search)
	}
}

// M63: closing a record while it loads, a role taken up and left, and a sign-in
// that failed are all there.
func TestM63_WhatCameToNothingIsThere(t *testing.T) {
	c := at(t, "U10")
	v := c.until(t, "choosing-role")
	if err := c.Session.ChooseRole(v.Roles[0].Key); err != nil {
		t.Fatal(say(err))
	}
	if err := c.region.Slow("RZ9", 2*time.Second); err != nil {
		t.Fatal(err)
	}
	r, err := c.Record.Open(amina, "treatment", "")
	if err != nil {
		t.Fatal(say(err))
	}
	c.Record.Close(r.Record)
	if err := c.Session.ChangeRole(); err != nil {
		t.Fatal(say(err))
	}
	c.Session.CancelSignIn()
	if err := c.region.Stop("identity"); err != nil {
		t.Fatal(err)
	}
	c.Session.SignIn()
	for deadline := time.Now().Add(20 * time.Second); c.Session.Status().Problem == nil && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	want := "sign-in/success role/success open/success open-outcome/cancelled closed/success role/left sign-out/success sign-in/sign-in"
	events := c.trail(t)
	if got := kindsOf(events); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if events[0].RoleName != "" || events[1].RoleName == "" || events[6].Name != "Dr Priya Raman" {
		t.Errorf("roles: %+v", events)
	}
}

// I1, M65: that a search by a whole NHS number failed is in the report about that
// person, sealed like all that names one; a search by name is about nobody yet.
func TestM65_AFailedSearchIsInThePersonsReport(t *testing.T) {
	c := open(t, "U2")
	c.opened(t, amina) // so that a list has her, and a record is open meanwhile
	recents, err := c.Lists.Recents()
	if err != nil || len(recents) != 1 {
		t.Fatalf("%+v %v", recents, err)
	}
	if err := c.region.Stop("people"); err != nil {
		t.Fatal(err)
	}
	for _, search := range []func() error{
		func() error { _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); return err },
		func() error {
			_, err := c.People.Search(app.SearchForm{Family: "Patel", Born: "14-Mar-1948"})
			return err
		},
		func() error { _, err := c.Lists.Check("recents", recents[0].ID); return err },
	} {
		if err := search(); app.ProblemOf(err).Code != string(care.CodeUnavailable) {
			t.Fatalf("%v", err)
		}
	}
	if _, err := c.People.Search(app.SearchForm{NHSNumber: "999 012 345"}); err == nil {
		t.Fatal("nine digits were searched for")
	}
	events := c.trail(t)
	var about []string
	for i, e := range events {
		if e.Kind != "search-failed" {
			continue
		}
		about = append(about, e.Person)
		if search := events[i-1]; e.Outcome != "unavailable" || search.Kind != "search" || e.Search != int64(i) || e.Terms != search.Terms || e.Terms == "" {
			t.Errorf("%+v after %+v", e, search)
		}
	}
	if !slices.Equal(about, []string{"9990123454", "", "9990123454"}) {
		t.Errorf("the journal has failed searches for %q", about)
	}
	files, _ := filepath.Glob(filepath.Join(c.dir, "*", "audit.db*"))
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || bytes.Contains(text, []byte("9990123454")) || bytes.Contains(text, []byte("Patel")) {
			t.Errorf("%s names the person: %v", filepath.Base(file), err)
		}
	}
	if err := c.region.Restart("people"); err != nil {
		t.Fatal(err)
	}
	c.Session.SignOut() // which sends what is left
	v, err := c.beside(t, "U8").Reports.Run(app.ReportForm{By: "person", Person: amina})
	if err != nil {
		t.Fatal(say(err))
	}
	failed, opened := 0, 0
	for _, r := range v.Rows {
		switch r.What {
		case "Person search failed":
			failed++
			if r.Person != amina || r.User != "999000000102" || r.Failed != "Nothing was opened (unavailable)" {
				t.Errorf("%+v", r)
			}
		case "Record opened":
			opened++
			if r.Failed != "" || slices.ContainsFunc(r.Flags, func(f string) bool { return strings.HasPrefix(f, "Not given") }) {
				t.Errorf("the failure of a search is said of the record that was open: %+v", r)
			}
		}
	}
	if failed != 2 || opened != 1 {
		t.Errorf("%d failed searches and %d opens in the report", failed, opened)
	}
}

// M62: writing that each section was shown does not hold up the page: all of a
// record's are on the disk together.
func TestM62_SectionEventsComeTogether(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, amina)
	var took []time.Duration
	for range 5 {
		var all sync.WaitGroup
		began := time.Now()
		for _, s := range v.Sections {
			if !s.Hidden && !s.Unshared {
				all.Go(func() { _, _ = c.Record.Section(v.Record, s.Key) })
			}
		}
		all.Wait()
		took = append(took, time.Since(began))
		var err error
		if v, err = c.Record.Reload(v.Record); err != nil {
			t.Fatal(say(err))
		}
		for v.Loading {
			time.Sleep(10 * time.Millisecond)
			if v, err = c.Record.View(v.Record); err != nil {
				t.Fatal(say(err))
			}
		}
	}
	slices.Sort(took)
	shown := 0
	for _, e := range c.trail(t) {
		if e.Kind == "section" {
			shown++
		}
	}
	t.Logf("%d section events in 5 opens; all of an open's in %v (median), %v (slowest)", shown, took[2], took[4])
	if shown < 5*10 || took[2] > 250*time.Millisecond {
		t.Errorf("%d events, %v", shown, took)
	}
}
