package app_test

import (
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/record"
)

// alone opens a person by number alone and waits for the partners.
func (c *clinic) alone(t *testing.T, number string) record.View {
	t.Helper()
	v, err := c.Record.OpenAlone(number, "emergency", "")
	if err != nil {
		t.Fatal(say(err))
	}
	for deadline := time.Now().Add(15 * time.Second); v.Loading && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if v, err = c.Record.View(v.Record); err != nil {
			t.Fatal(say(err))
		}
	}
	return v
}

// Decision 9, H24, H36: while the identity service is down a record opens by its
// NHS number alone when the user says so, and in no other case. It is treated as
// sensitive, the name is the partners' own, and the trail says how it was opened.
func TestH24_ByNumberAloneWhenTheIdentityServiceIsDown(t *testing.T) {
	c := open(t, "U2")
	_ = c.region.Stop("people")
	if _, err := c.Record.Open(amina, "emergency", ""); app.ProblemOf(err).Code != string(care.CodeUnavailable) {
		t.Fatalf("opened though nobody said by number alone: %v", err)
	}
	v := c.alone(t, amina)
	p := v.Person
	if !p.Unconfirmed || !p.Sensitive || p.NHSSpaced != amina || p.Name.Family != "PATEL" || p.Born != "14-Mar-1948" || !strings.Contains(p.SensitiveWhy, "did not answer") {
		t.Errorf("%+v", p)
	}
	if p.Address != "" || len(p.Phones) > 0 || p.GP != "" {
		t.Errorf("where she lives is told: %+v", p)
	}
	if len(v.Differences) > 0 || v.Allergies.Heading == "Allergies unavailable" {
		t.Errorf("%+v %+v", v.Differences, v.Allergies)
	}
	for _, e := range c.section(t, v, "encounters").Entries {
		if e.Source.ODS != "" || strings.Contains(e.Source.Name, "Estuary") {
			t.Errorf("a row tells where: %+v", e.Source)
		}
	}
	d, err := c.Record.Demographics(v.Record)
	if err != nil || len(d.Notes) == 0 || d.Notes[0] != p.SensitiveWhy {
		t.Errorf("%v %+v", err, d.Notes)
	}
	events := c.trail(t)
	outcome := ""
	for _, e := range events {
		if e.Kind == "open-outcome" {
			outcome = e.Access
		}
	}
	if outcome != "direct-unconfirmed" {
		t.Errorf("the trail says %q", outcome)
	}

	_ = c.region.Restart("people")
	again, err := c.Record.Reload(v.Record)
	if err != nil || again.Person.Unconfirmed || again.Person.Address == "" {
		t.Errorf("once the service answers: %v %+v", err, again.Person)
	}
}

// H1, H2: opened by number alone, partners that differ on who it is are told of;
// nobody's name is taken as the right one.
func TestH2_ByNumberAloneWhoItIsMayDiffer(t *testing.T) {
	c := open(t, "U2")
	_ = c.region.Stop("people")
	var strong bool
	v := c.alone(t, "999 853 8548")
	for _, d := range v.Differences {
		strong = strong || d.Strong
	}
	if !strong {
		t.Errorf("%+v", v.Differences)
	}
	v = c.alone(t, "999 603 3929")
	if !strings.HasPrefix(v.DeathSay, "Recorded as deceased by ") || strings.Contains(v.DeathSay, "not by") {
		t.Errorf("%q", v.DeathSay)
	}
	if v = c.alone(t, "999 000 0018"); v.Person.Name.Show() != "Name not recorded" || v.Person.Born != "Not known" {
		t.Errorf("%+v", v.Person)
	}
}
