package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/training"
)

const (
	fred    = "999 824 5915" // P02, who has U9's family name and address
	okafor  = "999 738 7392" // P42, who has U1's name
	dominic = "999 340 9650" // P16, of whom some items are restricted
)

// told waits until the region's audit repository has an event with all the words.
func (c *clinic) told(t *testing.T, words ...string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		for _, e := range c.region.AuditEvents() {
			if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(string(e), w) }) {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("the audit has no event with %q", words)
		}
	}
}

// I1: a receptionist meets somebody of her own name and address: told before it
// opens, stopped without words, let through with them, and flagged.
func TestI1_StopAndThink(t *testing.T) {
	c := open(t, "U9")
	if _, err := c.Record.Open(fred, "treatment", ""); app.ProblemOf(err).Code != string(care.CodeThink) {
		t.Fatalf("opened by a number from elsewhere: %v %s", err, say(err))
	}
	if _, err := c.People.Search(app.SearchForm{NHSNumber: fred}); err != nil {
		t.Fatal(say(err))
	}
	p, err := c.People.Prompt(fred)
	if err != nil || !slices.Equal(p.Concerns, []string{care.ConcernFamily.Say(), care.ConcernAddress.Say()}) {
		t.Fatalf("%v %v", p.Concerns, err)
	}
	if _, err := c.Record.Open(fred, "treatment", " a "); app.ProblemOf(err).Code != string(care.CodeInput) {
		t.Errorf("opened with no words to speak of: %v", err)
	}
	v, err := c.Record.Open(fred, "treatment", "He is at the desk")
	if err != nil || v.Person.Name.Family != "HOLLIS" {
		t.Fatal(say(err))
	}
	c.told(t, `"thought"`, "same-family,same-address", "He is at the desk")
	c.told(t, `"refused"`, "same-family,same-address", "think")
	c.opened(t, amina) // nobody of hers
	if p, _ := c.People.Prompt(amina); len(p.Concerns) != 0 {
		t.Errorf("%v", p.Concerns)
	}

	doctor := open(t, "U1")
	if _, err := doctor.People.Search(app.SearchForm{NHSNumber: okafor}); err != nil {
		t.Fatal(say(err))
	}
	if p, _ := doctor.People.Prompt(okafor); !slices.Equal(p.Concerns, []string{care.ConcernName.Say()}) {
		t.Errorf("%v", p.Concerns)
	}
	off := with(t, "U1", func(r *region.Region) { r.Policy.StopAndThink = false })
	if _, err := off.Record.Open(okafor, "treatment", ""); err != nil {
		t.Errorf("a region that does without: %s", say(err))
	}
}

// M51: a reason is given once for a person and a session, but an emergency each
// time; another person, another role and another session need their own.
func TestM51_OnceAPersonAndSession(t *testing.T) {
	c := open(t, "U2")
	if _, err := c.Record.Open(amina, "", ""); app.ProblemOf(err).Code != string(care.CodeInput) {
		t.Fatalf("opened without a reason: %v", err)
	}
	given := func() string { p, _ := c.People.Prompt(amina); return p.Given + " " + p.Note }
	if _, err := c.Record.Open(amina, "emergency", ""); err != nil || given() != " " {
		t.Errorf("an emergency is kept: %q %v", given(), err)
	}
	if _, err := c.Record.Open(amina, "other", "Pharmacy query"); err != nil || given() != "other Pharmacy query" {
		t.Errorf("%q %v", given(), err)
	}
	if _, err := c.Record.Open(amina, "", ""); err != nil {
		t.Errorf("asked again: %s", say(err))
	}
	c.told(t, `"open"`, "Pharmacy query", `"relationship"`, "self-claimed")
	if _, err := c.Record.Open(fred, "", ""); err == nil {
		t.Error("a reason for one person opened another")
	}
	c.Session.SignOut()
	c.signIn(t)
	if _, err := c.Record.Open(amina, "", ""); err == nil || given() != " " {
		t.Errorf("a reason outlived its session: %q", given())
	}
	old := "999 669 7649" // P11's, superseded (H11)
	if _, err := c.Record.Open(old, "discharge", ""); err != nil {
		t.Fatal(say(err))
	}
	for _, number := range []string{old, "999 249 9559"} {
		if p, _ := c.People.Prompt(number); p.Given != "discharge" {
			t.Errorf("%s: %+v", number, p)
		}
	}
}

// M51, M53: the region's own reasons and words are those offered, and no others
// open anything.
func TestM51_TheRegionsReasons(t *testing.T) {
	c := with(t, "U2", func(r *region.Region) {
		r.Reasons = []region.Reason{{Key: "ward", Say: "On my ward", Purpose: "TREAT"}, {Key: "family", Say: "The family asked", Purpose: "FAMRQT", InWords: true}}
		r.Wording.Consent = "Tell people that you look."
	})
	p, err := c.People.Prompt(amina)
	if err != nil || len(p.Reasons) != 2 || p.Reasons[1].Code != "FAMRQT" || !p.Reasons[1].NeedsNote || p.Consent != "Tell people that you look." {
		t.Fatalf("%+v %v", p, err)
	}
	for key, note := range map[string]string{"treatment": "", "family": "", "": "", "break-glass": "now", "WARD": ""} {
		if _, err := c.Record.Open(amina, key, note); app.ProblemOf(err).Code != string(care.CodeInput) {
			t.Errorf("%q opens: %v", key, err)
		}
	}
	if _, err := c.Record.Open(amina, "ward", ""); err != nil {
		t.Error(say(err))
	}
	c.told(t, `"open"`, `"ward"`, "TREAT")
	usual := open(t, "U2")
	if p, _ := usual.People.Prompt(amina); len(p.Reasons) != 10 || !strings.Contains(p.Consent, "do not need consent") {
		t.Errorf("%+v", p)
	}
}

// I2: a script that walks through numbers comes to the region's limit, has to give
// words, and is stopped at twice as many, with an alert. A new sign-in does not
// begin anew; the hour passing does. Others go on.
func TestI2_AScriptThatEnumeratesIsStopped(t *testing.T) {
	const most = 10
	c := with(t, "U2", func(r *region.Region) { r.Policy.SearchesPerHour = most })
	found, words, stopped, next := 0, 0, 0, 100
	try := func(why string) string {
		next++
		_, err := c.People.Search(app.SearchForm{NHSNumber: numberAfter(next * 137), Why: why})
		return app.ProblemOf(err).Code
	}
	for range 100 {
		switch code := try(""); code {
		case "internal": // no error at all
			found++
		case string(care.CodeSearches):
			words++
		default:
			t.Fatal(code)
		}
	}
	if found != most || words != 100-most {
		t.Fatalf("%d searched, %d asked for words", found, words)
	}
	c.Session.SignOut()
	c.signIn(t)
	for range 100 {
		switch code := try("A clinic of eighty"); code {
		case "internal":
			found++
		case string(care.CodeRefused):
			stopped++
		default:
			t.Fatal(code)
		}
	}
	if found != 2*most || stopped != 100-most {
		t.Fatalf("%d searched in all, %d stopped", found, stopped)
	}
	c.told(t, "many-searches", "A clinic of eighty")
	c.told(t, "enumeration", "searches")
	alerts := 0
	for _, e := range c.region.AuditEvents() {
		if strings.Contains(string(e), "enumeration") {
			alerts++
		}
	}
	if alerts != 1 {
		t.Errorf("%d alerts, not one", alerts)
	}
}

// numberAfter is a valid number of nobody.
func numberAfter(n int) string {
	for ; ; n++ {
		d, sum := fmt.Sprintf("999%06d", 500000+n), 0
		for i := range 9 {
			sum += int(d[i]-'0') * (10 - i)
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return d + fmt.Sprint(check)
		}
	}
}

// D25: emergency access opens what partners delivered with a restricted label, for
// one open of one person, with words, flagged; who lacks the right, or whose region
// does without, is refused, and a partner's refusal stands.
func TestD25_BreakGlass(t *testing.T) {
	c := at(t, "U10")
	v := c.until(t, "choosing-role")
	if err := c.Session.ChooseRole(v.Roles[1].Key); err != nil {
		t.Fatal(say(err))
	}
	closed := c.opened(t, dominic)
	before := c.everything(t, closed)
	if closed.BreakGlass != "possible" || strings.Contains(before, "Schizoaffective") {
		t.Fatalf("%q", closed.BreakGlass)
	}
	if _, err := c.Record.BreakGlass(closed.Record, " "); app.ProblemOf(err).Code != string(care.CodeInput) {
		t.Errorf("without words: %v", err)
	}
	opened, err := c.Record.BreakGlass(closed.Record, "Found collapsed, medicines unknown")
	if err != nil {
		t.Fatal(say(err))
	}
	for ; opened.Loading; time.Sleep(10 * time.Millisecond) {
		if opened, err = c.Record.View(opened.Record); err != nil {
			t.Fatal(err)
		}
	}
	if opened.BreakGlass != "in-force" || !strings.Contains(c.everything(t, opened), "Schizoaffective") {
		t.Errorf("%q, and the restricted items are not shown", opened.BreakGlass)
	}
	c.told(t, `"open"`, "BTG", "break-glass", "Found collapsed")
	if again := c.opened(t, dominic); again.BreakGlass != "possible" || strings.Contains(c.everything(t, again), "Schizoaffective") {
		t.Error("it outlived its open")
	}
	refusing := "" // P24's practice refuses to share: that stands
	v24 := c.opened(t, "999 471 0486")
	for _, p := range v24.Partners {
		refusing += p.Say
	}
	if v24.BreakGlass == "possible" {
		broken, err := c.Record.BreakGlass(v24.Record, "Unconscious on the street")
		if err != nil {
			t.Fatal(say(err))
		}
		for _, s := range broken.Sections {
			for _, a := range c.section(t, broken, s.Key).Answers {
				if a.ODS == "F99003" && a.State != care.StateNotAsked && a.State != care.StatePending && a.State != care.StateWithheldPolicy {
					t.Errorf("%s: %s after a refusal", s.Key, a.State)
				}
			}
		}
	}

	for user, change := range map[string]func(*region.Region){
		"U3": func(*region.Region) {},                                // a nurse without the right
		"U4": func(r *region.Region) { r.Policy.BreakGlass = false }, // a paramedic where the region does without
		"U2": func(*region.Region) {},                                // a consultant, who sees them anyway
	} {
		c := with(t, user, change)
		v := c.opened(t, dominic)
		if _, err := c.Record.BreakGlass(v.Record, "I want to see"); v.BreakGlass != "" || app.ProblemOf(err).Code != string(care.CodeNoRole) {
			t.Errorf("%s: %q %v", user, v.BreakGlass, err)
		}
		c.told(t, `"refused"`, "no-role", "I want to see")
	}
}

// D21: in application-restricted mode the screen knows it.
func TestD21_TheScreenKnowsTheMode(t *testing.T) {
	if one, err := open(t, "U2").People.OneMatch(); one || err != nil {
		t.Errorf("%v %v", one, err)
	}
	c := open(t, "U2", func(o *training.Options, _ *app.Options) { o.OneMatch = true })
	if one, err := c.People.OneMatch(); !one || err != nil {
		t.Errorf("%v %v", one, err)
	}
}

// The doctor opens with a reason of the region's own list, whatever is in it.
func TestM51_TheDoctorGivesOneOfTheRegionsReasons(t *testing.T) {
	ward := region.Reason{Key: "ward", Say: "On my ward", Purpose: "TREAT"}
	for want, list := range map[string][]region.Reason{
		`"other"`: nil,
		`"ward"`:  {{Key: "urgent", Say: "Emergency", Purpose: "ETREAT", InWords: true}, ward},
		`"asked"`: {{Key: "asked", Say: "Asked", Purpose: "PATRQT", InWords: true}, ward},
	} {
		t.Run(want, func(t *testing.T) {
			tr, r := trainingRegion(t)
			r.Reasons = list
			o := app.Options{Region: r, DataDir: t.TempDir(), Log: logging.New(&safeBuffer{}),
				Browse: func(address string) error { go person(t, address, "U2"); return nil }}
			if _, _, err := app.DoctorPerson(context.Background(), o, amina, "Ticket 4711"); err != nil {
				t.Fatal(say(err))
			}
			(&clinic{region: tr}).told(t, `"open"`, want, "Ticket 4711")
		})
	}
}
