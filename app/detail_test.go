package app_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/audit/report"
	"shcr/backend/care"
)

// M65: what a user was shown can be read by them: what each organisation answered,
// with when and a hash of the versions, and what was opened; of no other report, and
// without a word of the record.
func TestM65_WhatWasIShown(t *testing.T) {
	c := open(t, "U2")
	if err := c.region.Break("RZ9", "503", ""); err != nil {
		t.Fatal(err)
	}
	v := c.opened(t, amina)
	docs := c.section(t, v, care.Documents).Entries
	i := slices.IndexFunc(docs, func(e care.Entry) bool { return e.Letter != nil })
	if i < 0 {
		t.Fatal("no document")
	}
	if _, err := c.Record.Letter(v.Record, docs[i].ID); err != nil {
		t.Fatal(say(err))
	}
	for part, err := range map[string]error{"brief": second(c.Record.Brief(v.Record, "")), "now": second(c.Record.Now(v.Record))} {
		if err != nil {
			t.Fatal(part, say(err))
		}
	}
	c.Record.Close(v.Record)
	run := func(form app.ReportForm) app.ReportView {
		t.Helper()
		made, err := c.Reports.Run(form)
		if err != nil {
			t.Fatal(say(err))
		}
		return made
	}
	mine := run(app.ReportForm{By: "me"})
	of := slices.IndexFunc(mine.Rows, func(r *report.Row) bool { return r.Detailed })
	if of < 0 {
		t.Fatalf("no access in detail of %d", len(mine.Rows))
	}
	d, err := c.Reports.Detail(mine.Report, mine.Rows[of].Key)
	if err != nil {
		t.Fatal(say(err))
	}
	whole, failed, fed := 0, 0, 0
	for _, a := range d.Answers {
		switch {
		case a.State == "All it has" && a.Shown > 0:
			whole++
			if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(a.Versions) || a.At == "" {
				t.Errorf("%+v", a)
			}
		case strings.HasPrefix(a.Organisation, "Estuary") && strings.HasPrefix(a.State, "No answer"):
			failed++
		}
		if a.AsOf != "" {
			fed++
		}
	}
	if whole < 5 || failed == 0 || fed == 0 || d.Rights != "restricted items" {
		t.Errorf("%d whole, %d failed, %d fed, rights %q", whole, failed, fed, d.Rights)
	}
	said := ""
	for _, s := range d.Steps {
		said += s.At + " " + s.What + "\n"
		if strings.Contains(s.What, docs[i].Term) {
			t.Errorf("a title is kept: %q", s.What)
		}
	}
	for _, want := range []string{"Record opened", "Shown: Documents", "Shown: One-page brief", "Shown: Where now", "Opened: Document of " + docs[i].Source.Name + ": " + docs[i].Of[0], "Closed"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not among\n%s", want, said)
		}
	}
	if _, err := c.Reports.Detail(mine.Report, "another"); err == nil {
		t.Error("a row that is not there")
	}
	if _, err := c.Reports.Detail("another", d.Key); err == nil {
		t.Error("a report that is not on the screen")
	}
	officer := c.beside(t, "U8")
	theirs, err := officer.Reports.Run(app.ReportForm{By: "person", Person: amina})
	if err != nil {
		t.Fatal(say(err))
	}
	for _, r := range theirs.Rows {
		if _, err := officer.Reports.Detail(theirs.Report, r.Key); err == nil {
			t.Error("of somebody else's access")
		}
	}
}

// second of two results.
func second[T any](_ T, err error) error { return err }
