package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/logging"
	"shcr/backend/training"
)

// until waits for the session to be in a state.
func (c *clinic) until(t *testing.T, state string) app.SessionView {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		v := c.Session.Status()
		if v.State == state {
			return v
		}
		if time.Now().After(deadline) {
			t.Fatalf("%+v, not %s\n%s", v, state, c.log)
		}
	}
}

// at begins a sign-in as user, without waiting for how it ends.
func at(t *testing.T, user string) *clinic {
	t.Helper()
	c := open(t, "", func(_ *training.Options, o *app.Options) {
		o.Browse = func(address string) error { go person(t, address, user); return nil }
	})
	c.Session.SignIn()
	return c
}

// M49, C10: who holds two roles must choose before anything can be asked, has
// the rights of that one alone, and choosing again empties the room.
func TestC10_TwoRolesAreChosenBetweenNeverMerged(t *testing.T) {
	c := at(t, "U10")
	v := c.until(t, "choosing-role")
	if v.Professional != nil || v.Name != "Dr Priya Raman" || len(v.Roles) != 2 || !v.Roles[0].Access || !v.Roles[1].Access {
		t.Fatalf("%+v", v)
	}
	if v.Roles[0].Name != "Consultant (psychiatry)" || v.Roles[0].Organisation != "Saltmarsh Mental Health Partnership NHS Trust" ||
		!strings.HasPrefix(v.Roles[1].Organisation, "Northgate Integrated Urgent Care") {
		t.Errorf("in words: %+v", v.Roles)
	}
	if _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); app.ProblemOf(err).Code != string(care.CodeSignedOut) {
		t.Errorf("searched in no role: %v", err)
	}
	for _, key := range []string{"", "2", "-1", "x", "00x"} {
		if err := c.Session.ChooseRole(key); app.ProblemOf(err).Code != string(care.CodeInput) || c.Session.Status().State != "choosing-role" {
			t.Errorf("role %q: %v", key, err)
		}
	}
	if err := c.Session.ChooseRole(v.Roles[1].Key); err != nil {
		t.Fatal(say(err))
	}
	who := c.until(t, "signed-in").Professional
	if who.RoleName != "Sessional GP (out-of-hours)" || who.Organisation.Setting != "urgent-care" || who.May(care.RightRestricted) || !who.May(care.RightEmergency) {
		t.Errorf("as a GP: %+v", who)
	}
	if err := c.Session.ChooseRole("0"); err == nil || c.Session.Status().Professional.RoleName != who.RoleName {
		t.Errorf("a role was taken up beside another: %v", err)
	}
	open := c.opened(t, amina)

	if err := c.Session.ChangeRole(); err != nil {
		t.Fatal(say(err))
	}
	if v := c.Session.Status(); v.State != "choosing-role" || v.Professional != nil || v.Roles[0].Current || !v.Roles[1].Current {
		t.Errorf("choosing again: %+v", v)
	}
	if _, err := c.Record.View(open.Record); err == nil {
		t.Error("the record is open while no role is in force")
	}
	if err := c.Session.ChooseRole(v.Roles[0].Key); err != nil {
		t.Fatal(say(err))
	}
	if who := c.until(t, "signed-in").Professional; !who.May(care.RightRestricted) || who.May(care.RightEmergency) || who.Organisation.ODS != "RZ8" {
		t.Errorf("as a psychiatrist: %+v", who)
	}
	if _, err := c.Record.View(open.Record); app.ProblemOf(err).Code != string(care.CodeNoRecord) {
		t.Errorf("the record of the other role is still open: %v", err)
	}
	c.opened(t, amina) // the tokens go on to be good
	c.Session.SignOut()
	c.saw(t, "999500000210", "999500000110")
}

// saw waits until the audit repository has events of each of these roles.
func (c *clinic) saw(t *testing.T, profiles ...string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		all := ""
		for _, e := range c.region.AuditEvents() {
			all += string(e)
		}
		missing := slices.DeleteFunc(slices.Clone(profiles), func(p string) bool { return strings.Contains(all, p) })
		if len(missing) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the audit has nothing by role %v", missing)
		}
	}
}

// Somebody with one role has nothing to choose, and leaving the choice signs out.
func TestTheChoiceOfRoleCanBeLeft(t *testing.T) {
	one := open(t, "U2")
	if err := one.Session.ChangeRole(); app.ProblemOf(err).Code != string(care.CodeInput) || one.Session.Status().State != "signed-in" {
		t.Errorf("one role: %v", err)
	}
	if v := one.Session.Status(); len(v.Roles) != 0 {
		t.Errorf("one role: %+v", v.Roles)
	}
	c := at(t, "U10")
	c.until(t, "choosing-role")
	c.Session.SignIn() // does nothing
	c.Session.CancelSignIn()
	if v := c.Session.Status(); v.State != "signed-out" || v.Problem != nil {
		t.Errorf("%+v", v)
	}
	if err := c.Session.ChooseRole("0"); app.ProblemOf(err).Code != string(care.CodeSignedOut) {
		t.Errorf("chosen after leaving: %v", err)
	}
	if err := c.Session.ChangeRole(); app.ProblemOf(err).Code != string(care.CodeSignedOut) {
		t.Errorf("changed while signed out: %v", err)
	}
}

// C11: when the provider has ended the session, the first token that is needed
// after it shows that: the viewer locks at once, within a second, and its screen says
// why. Signing in again unlocks it.
func TestC11_AnEndedSessionLocksHere(t *testing.T) {
	c := open(t, "U2")
	c.region.Identity().EndSessions()
	began := time.Now()
	if _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); err == nil {
		t.Error("searched with an ended session")
	}
	v := c.until(t, "locked")
	if v.Problem == nil || !strings.Contains(v.Problem.Say, "sign-in has ended") || time.Since(began) > time.Second {
		t.Errorf("%+v after %v", v.Problem, time.Since(began))
	}
	c.signIn(t)
	c.opened(t, amina)

	two := at(t, "U10")
	two.until(t, "choosing-role")
	two.region.Identity().EndSessions()
	if err := two.Session.ChooseRole("0"); err != nil {
		t.Fatal(say(err))
	}
	_, _ = two.People.Search(app.SearchForm{NHSNumber: amina})
	two.until(t, "locked")
}

// A command cannot ask which role; it says so and does not wait.
func TestDoctorPersonDoesNotChooseARole(t *testing.T) {
	_, r := trainingRegion(t)
	o := app.Options{Region: r, DataDir: t.TempDir(), Log: logging.New(&safeBuffer{}),
		Browse: func(address string) error { go person(t, address, "U10"); return nil }}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if _, _, err := app.DoctorPerson(ctx, o, amina, "checking the ledger"); app.ProblemOf(err).Code != string(care.CodeSignIn) || !strings.Contains(say(err), "several roles") {
		t.Errorf("%v", err)
	}
}
