//go:build !e2e

package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/region"
)

// reportEvents is how many events B30 reads through every day; the bar has more.
const reportEvents = 20_000

// kinds are one event of every kind, as the viewer writes them.
func kinds() []receipt.Event {
	who := care.Professional{Subject: "999000000102", Name: "Dr Helen Whitlock", RoleProfile: "999500000102", RoleCode: "S0010:G0020:R0050", RoleName: "Consultant",
		Organisation: care.Organisation{ODS: "RZ9", Name: "Estuary Teaching Hospitals"}, Session: "s"}
	reason := care.Reasons()[0]
	ledger := []receipt.Line{{ODS: "RZ9", Section: "problems", State: care.StateComplete, Shown: 12, Versions: "x"}, {ODS: "RZ8", Section: "problems", State: care.StateFailed, Why: care.WhyTimeout}}
	about := func(k receipt.Kind, more ...func(*receipt.Event)) receipt.Event {
		e := receipt.Event{Kind: k, Who: who, Person: "9990123454", Reason: reason, Outcome: "success", Access: receipt.Direct, Relationship: receipt.SelfClaimed}
		for _, f := range more {
			f(&e)
		}
		return e
	}
	item := func(e *receipt.Event) { e.Item = "F99001|DocumentReference/7" }
	nobody := func(e *receipt.Event) { e.Person, e.Reason = "", care.Reason{} }
	terms := func(e *receipt.Event) { e.Terms, e.Count = "family=PATEL&birthdate=eq1948-03-14", 3 }
	as := func(outcome string) func(*receipt.Event) { return func(e *receipt.Event) { e.Outcome = outcome } }
	return []receipt.Event{
		about(receipt.SignIn, nobody), {Kind: receipt.SignIn, Outcome: "sign-in"}, about(receipt.SignOut, nobody), about(receipt.Role, nobody),
		about(receipt.Search, nobody, terms), about(receipt.Search, terms), about(receipt.SearchOutcome, nobody, terms),
		about(receipt.SearchFailed, terms, as("unavailable")), about(receipt.SearchFailed, nobody, terms, as("unavailable")),
		about(receipt.Open, func(e *receipt.Event) { e.Note = "she asked me" }), about(receipt.OpenOutcome, func(e *receipt.Event) { e.Ledger, e.Count = ledger, 12 }),
		about(receipt.Section, func(e *receipt.Event) { e.Item = "problems" }), about(receipt.Document, item), about(receipt.DocumentShown, item), about(receipt.SourceViewed, item), about(receipt.Copied, item), about(receipt.Narrowed, func(e *receipt.Event) { e.Item = "results?by=words&from=2025-11-22" }),
		about(receipt.Retry, func(e *receipt.Event) { e.Ledger = ledger }), about(receipt.Replaced), about(receipt.Security, as("integrity")), about(receipt.Closed),
		about(receipt.Refused, as("no-role")), about(receipt.Refused, as("not-found")), about(receipt.Refused, nobody, as("no-role")), about(receipt.Failed, as("unavailable")),
		about(receipt.Failed, nobody, as("unavailable")), about(receipt.Cancelled, as("cancelled")), {Kind: receipt.JournalState, Outcome: "second place used", Count: 4},
		about(receipt.Report, terms), about(receipt.Report, nobody, terms), about(receipt.Report, terms, as("no-role")), about(receipt.Report, terms, func(e *receipt.Event) { e.Item = "csv" }),
	}
}

// auditEvent is what the BALP patterns ask about.
type auditEvent struct {
	Type            struct{ System, Code string }
	Subtype         []struct{ System, Code string }
	Action, Outcome string
	Agent           []struct {
		Type      struct{ Coding []struct{ Code string } }
		Who       json.RawMessage
		Requestor bool
		AltID     string `json:"altId"`
		Network   *struct{ Address, Type string }
	}
	Source struct{ Observer json.RawMessage }
	Entity []struct {
		Type, Role struct{ Code string }
		What       *struct {
			Identifier struct{ System, Value string }
		}
		Name, Query string
	}
}

func (e auditEvent) agents(code string) (n int, who, network bool) {
	for _, a := range e.Agent {
		if len(a.Type.Coding) > 0 && a.Type.Coding[0].Code == code {
			n, who, network = n+1, len(a.Who) > 0, a.Network != nil && a.Network.Address != ""
		}
	}
	return n, who, network
}

func (e auditEvent) entities(typ, role string) (n int) {
	for _, x := range e.Entity {
		if x.Type.Code == typ && (role == "" || x.Role.Code == role) {
			n++
		}
	}
	return n
}

// balp says what a pattern of IHE BasicAudit requires and an event lacks.
func (e auditEvent) balp() (lacks []string) {
	need := func(ok bool, what string) {
		if !ok {
			lacks = append(lacks, what)
		}
	}
	is := func(code string) bool {
		return slices.ContainsFunc(e.Subtype, func(s struct{ System, Code string }) bool { return s.Code == code })
	}
	ours := ""
	switch {
	case e.Type.Code == "rest" && is("read"):
		ours = "110152"
		need(e.Action == "R", "action R")
		need(e.entities("2", "4")+e.entities("2", "3") == 1, "one data entity")
		need(e.entities("1", "1") == 1, "the patient")
	case e.Type.Code == "rest" && is("search"):
		ours = "110153"
		need(e.Action == "E", "action E")
		need(e.entities("2", "24") == 1, "the query")
	case e.Type.Code == "110106":
		ours = "110153"
		need(is("disclose") && e.Action == "R", "a disclosure")
		need(e.entities("1", "1") == 1 && len(e.Entity) > 1, "the patient")
	default:
		return nil
	}
	for _, code := range []string{"110152", "110153"} {
		n, who, network := e.agents(code)
		need(n == 1 && who && network, "one agent "+code+" with who and network")
	}
	for _, a := range e.Agent { // val-audit-source: the viewer is its own observer
		if len(a.Type.Coding) > 0 && a.Type.Coding[0].Code == ours {
			need(bytes.Equal(a.Who, e.Source.Observer), "the client as observer")
		}
	}
	n, who, network := e.agents("IRCP")
	need(n == 1 && who && !network, "the user")
	need(e.entities("XrequestId", "") == 1, "the transaction")
	return lacks
}

// M62: every kind of event is valid FHIR R4 by a validator that is not ours, and
// has what the BALP pattern it follows requires: with the codes of client and
// server the right way round for a read and for a query.
func TestM62_EveryKindOfAuditEvent(t *testing.T) {
	all := written(t, kinds())
	if len(all) != len(kinds()) {
		t.Fatalf("%d of %d", len(all), len(kinds()))
	}
	patterns := map[string]int{}
	for i, raw := range all {
		var e auditEvent
		if err := json.Unmarshal(raw, &e); err != nil {
			t.Fatal(err)
		}
		if lacks := e.balp(); len(lacks) > 0 {
			t.Errorf("%s: lacks %v\n%s", kinds()[i].Kind, lacks, raw)
		}
		pattern := e.Type.Code
		if len(e.Subtype) > 0 {
			pattern += " " + e.Subtype[0].Code
		}
		patterns[pattern]++
		if want := kinds()[i].Who.Subject; !slices.ContainsFunc(e.Agent, func(a struct {
			Type      struct{ Coding []struct{ Code string } }
			Who       json.RawMessage
			Requestor bool
			AltID     string `json:"altId"`
			Network   *struct{ Address, Type string }
		}) bool {
			return a.Requestor && a.AltID == want
		}) {
			t.Errorf("%s does not say who", kinds()[i].Kind)
		}
	}
	for _, p := range []string{"rest read", "rest search", "110106 disclose", "110114 110122", "110114 110123", "110113", "110100"} {
		if patterns[p] == 0 {
			t.Errorf("no event of the pattern %q: %v", p, patterns)
		}
	}
	bad := json.RawMessage(`{"resourceType":"AuditEvent","recorded":"yesterday","entity":[{"type":{"code":1}}]}`)
	c := exec.Command(foreignNode(t), "validate.mjs")
	c.Dir = foreignDir
	c.Stdin = bytes.NewReader(append(bytes.Join(func() (lines [][]byte) {
		for _, raw := range append(all, bad) {
			lines = append(lines, raw)
		}
		return lines
	}(), []byte("\n")), '\n'))
	said, err := c.Output()
	if err != nil {
		t.Fatalf("the validator: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if len(lines) != len(all)+1 || lines[len(all)] == "ok" {
		t.Fatalf("the validator said %d lines, the last of a bad event: %.300s", len(lines), said)
	}
	for i, line := range lines[:len(all)] {
		if line != "ok" {
			t.Errorf("%s: %s\n%s", kinds()[i].Kind, line, all[i])
		}
	}
}

// A FHIR server that others wrote is the repository: it takes what is done at one
// computer, once each, and answers both reports at another.
func TestM65_ForeignRepository(t *testing.T) {
	server := startForeign(t, []string{"--most", "20"})[0]
	c := open(t, "")
	at := func(user string) *clinic {
		return c.beside(t, user, func(r *region.Region) { r.Audit.BaseURL = server.base })
	}
	doctor := at("U2")
	for _, number := range []string{amina, "9998245915", amina} {
		v := doctor.opened(t, number)
		doctor.section(t, v, care.Problems)
		doctor.now = doctor.now.Add(3 * time.Minute)
	}
	doctor.Session.SignOut()

	officer := at("U8")
	v, err := officer.Reports.Run(app.ReportForm{By: "person", Person: amina})
	if err != nil {
		t.Fatal(say(err))
	}
	opened := 0
	for _, r := range v.Rows {
		if r.What == "Record opened" {
			opened++
			if r.Name != "Dr Helen Whitlock" || r.Lasted == "" || len(r.Shown) == 0 || r.Unsent {
				t.Errorf("%+v", r)
			}
		}
	}
	if opened != 2 || v.Total != 3 { // and the report itself
		t.Errorf("%d opens in %d rows: %q", opened, v.Total, v.Notes)
	}
	if v, err = officer.Reports.Run(app.ReportForm{By: "staff", Staff: "999000000102"}); err != nil {
		t.Fatal(say(err))
	}
	count := map[string]int{}
	for _, r := range v.Rows {
		count[r.What]++
	}
	if got := fmt.Sprint(count); got != "map[Record opened:3 Signed in:1 Signed out:1]" {
		t.Errorf("by staff: %s", got)
	}
	if _, err := doctor.Reports.Run(app.ReportForm{By: "person", Person: amina}); app.ProblemOf(err).Code != string(care.CodeSignedOut) {
		t.Errorf("a report without a session: %v", err)
	}
}
