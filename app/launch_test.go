package app_test

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/launch"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// launched is the viewer with a training region whose hosts can start it.
type launched struct {
	*clinic
	hands *hands
	user  atomic.Value // who sits at the browser
}

// hosted builds the viewer on a changed region; user "" signs nobody in.
func hosted(t *testing.T, user string, change func(*region.Region)) *launched {
	t.Helper()
	l := &launched{clinic: &clinic{dir: t.TempDir(), log: &safeBuffer{}, events: &eventLog{}, now: time.Now()}, hands: &hands{wall: time.Now(), boot: time.Hour}}
	l.user.Store(user)
	r, err := training.Start(context.Background(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	l.region = r
	file, err := region.Parse(r.File())
	if err != nil {
		t.Fatal(say(err))
	}
	if change != nil {
		change(file)
	}
	l.App, err = app.Build(app.Options{Region: file, DataDir: l.dir, Log: logging.New(l.log), Now: func() time.Time { return l.now }, Emit: l.events.add, Clock: l.hands.clock(),
		Browse: func(address string) error { go atBrowser(t, address, l.user.Load().(string)); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.App.Close)
	if user != "" {
		as(l, user, t)
	}
	return l
}

// atBrowser plays the person at the browser: at the region's sign-in they choose
// who they are; at a host they are signed in already.
func atBrowser(t *testing.T, address, user string) {
	if !strings.Contains(address, "launch=") {
		person(t, address, user)
		return
	}
	jar, _ := cookiejar.New(nil)
	resp, err := (&http.Client{Jar: jar, Timeout: 10 * time.Second}).Get(address)
	if err != nil {
		t.Error("browser at the host:", err)
		return
	}
	_ = resp.Body.Close()
}

// link asks a host for the link behind its button.
func (l *launched) link(t *testing.T, system, person, user string, fault hosts.Fault) string {
	t.Helper()
	link, err := l.region.Hosts().Link(t.Context(), system, person, user, fault)
	if err != nil {
		t.Fatal(err)
	}
	return link
}

// ends gives what the page is told once the viewer has done what it can.
func (l *launched) ends(t *testing.T) app.LaunchView {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		v := l.Launch.Pending()
		if v.Phase != "working" {
			return v
		}
		if time.Now().After(deadline) {
			t.Fatalf("still working\n%s", l.log)
		}
	}
}

func withoutDirect(r *region.Region) { r.Policy.DirectAccess = false }

const p01 = "9990123454"

// M32, M34, M40: in each proven form a record opens without a prompt, for its
// person alone; searching and everybody else stay closed.
func TestM34_LaunchedSessionIsBoundToItsPerson(t *testing.T) {
	for _, c := range []struct{ system, person, user, host string }{
		{"acute-care-portal", "P01", "U2", "Acute Care Portal"}, {"systmone", "P01", "U1", "SystmOne"}, {"cleo", "P14", "U10", "Cleo"}, {"liquidlogic", "P02", "U6", "LiquidLogic"},
	} {
		t.Run(c.system, func(t *testing.T) {
			l := hosted(t, "", withoutDirect)
			l.Arrive(l.link(t, c.system, c.person, "", hosts.Sound))
			if v := l.Launch.Pending(); v.Phase != "waiting" || v.Host != c.host || v.Person != nil {
				t.Fatalf("before sign-in: %+v", v)
			}
			as(l, c.user, t)
			v := l.ends(t)
			if v.Phase != "ready" || !v.Proven || v.Person == nil || v.Host != c.host {
				t.Fatalf("%+v\n%s", v, l.log)
			}
			opened, err := l.Launch.Accept(v.Link, "")
			if err != nil {
				t.Fatal(say(err))
			}
			if opened.Person.NHSNumber != v.Person.NHSNumber {
				t.Error("somebody else opened")
			}
			if s := l.Session.Status(); s.Launched == nil || s.Launched.Host != c.host || !s.Launched.Proven {
				t.Errorf("the session does not say that it was launched: %+v", s.Launched)
			}
			if got := l.Launch.Pending(); got.Phase != "" {
				t.Errorf("after: %+v", got)
			}
			if _, err := l.Record.Reload(opened.Record); err != nil {
				t.Errorf("reload: %s", say(err))
			}
			if _, err := l.People.Search(app.SearchForm{NHSNumber: p01}); err == nil {
				t.Error("searching is open to a launched session")
			}
			if _, err := l.Lists.Recents(); err == nil {
				t.Error("recents are open to a launched session")
			}
			if v, err := l.Lists.Status(); err != nil || v.On {
				t.Errorf("lists are offered: %v", err)
			}
			if _, err := l.Record.Open("999 603 3929", "treatment", ""); err == nil {
				t.Error("somebody else opened by number")
			}
		})
	}
}

// as signs a user in; of several roles it takes the one at the urgent care service.
func as(l *launched, user string, t *testing.T) {
	t.Helper()
	l.user.Store(user)
	l.Session.SignIn()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		v := l.Session.Status()
		switch {
		case v.State == "signed-in":
			return
		case v.State == "choosing-role":
			i := slices.IndexFunc(v.Roles, func(r app.RoleView) bool { return strings.HasPrefix(r.Organisation, "Northgate") })
			if err := l.Session.ChooseRole(v.Roles[max(i, 0)].Key); err != nil {
				t.Fatal(say(err))
			}
		case v.Problem != nil, time.Now().After(deadline):
			t.Fatalf("not signed in: %+v\n%s", v.Problem, l.log)
		}
	}
}

// M32, B20: a host's faults end as the contract says, and nothing opens.
func TestB20_M32_HostFaults(t *testing.T) {
	want := map[string]map[hosts.Fault]launch.Outcome{
		"acute-care-portal": {hosts.WrongUser: launch.WrongUser, hosts.WrongAudience: launch.WrongAudience, hosts.WrongBirthDate: launch.Differs, hosts.Expired: launch.HostFailed},
		"systmone":          {hosts.Expired: launch.Expired, hosts.WrongUser: launch.WrongUser, hosts.WrongAudience: launch.WrongAudience, hosts.WrongBirthDate: launch.Differs},
		"cleo":              {hosts.Expired: launch.Expired, hosts.WrongUser: launch.WrongUser, hosts.WrongAudience: launch.WrongAudience, hosts.WrongBirthDate: launch.Differs},
	}
	user := map[string]string{"acute-care-portal": "U2", "systmone": "U1", "cleo": "U10"}
	for system, faults := range want {
		t.Run(system, func(t *testing.T) {
			l := hosted(t, user[system], nil)
			person := map[string]string{"cleo": "P14"}[system]
			if person == "" {
				person = "P01"
			}
			for fault, outcome := range faults {
				l.Arrive(l.link(t, system, person, "", fault))
				v := l.ends(t)
				if v.Phase != "refused" || v.Outcome != string(outcome) || v.Person != nil || v.Say == "" || v.Do == "" {
					t.Errorf("%s: %+v, want %s", fault, v, outcome)
				}
				if _, err := l.Launch.Accept(v.Link, ""); err == nil {
					t.Errorf("%s: opened", fault)
				}
			}
		})
	}
	t.Run("replayed", func(t *testing.T) {
		l := hosted(t, "U1", nil)
		link := l.link(t, "systmone", "P01", "", hosts.Sound)
		l.Arrive(link)
		v := l.ends(t)
		if _, err := l.Launch.Accept(v.Link, ""); err != nil {
			t.Fatal(say(err))
		}
		l.Arrive(link)
		if v := l.ends(t); v.Outcome != string(launch.Replayed) {
			t.Errorf("%+v", v)
		}
		for _, word := range []string{"9990123454", "eyJ", "assertion"} {
			if strings.Contains(l.log.String(), word) {
				t.Errorf("the log has %q", word)
			}
		}
	})
}

// Decision 16: a plain link is a hint: it needs direct access, or an organisation
// that the region names; it always asks for the reason, and is marked unproven.
func TestM33_PlainLink(t *testing.T) {
	plain := "shcr://launch?v=1&nhs=" + p01
	t.Run("direct access", func(t *testing.T) {
		l := hosted(t, "U2", nil)
		l.Arrive(plain)
		v := l.ends(t)
		if v.Phase != "confirm" || v.Proven || v.Person == nil {
			t.Fatalf("%+v", v)
		}
		if _, err := l.Launch.Accept(v.Link, ""); err == nil {
			t.Fatal("a plain link opened a record by itself")
		}
		if _, err := l.Record.Open(v.Person.NHSNumber.Digits(), "treatment", ""); err != nil {
			t.Fatal(say(err))
		}
		if s := l.Session.Status(); s.Launched == nil || s.Launched.Proven {
			t.Errorf("%+v", s.Launched)
		}
	})
	t.Run("neither", func(t *testing.T) {
		l := hosted(t, "U2", withoutDirect)
		l.Arrive(plain)
		if v := l.ends(t); v.Outcome != string(launch.NotAllowed) || v.Person != nil {
			t.Errorf("%+v", v)
		}
		if _, err := l.Record.Open(p01, "treatment", ""); err == nil {
			t.Error("opened")
		}
	})
	t.Run("by organisation", func(t *testing.T) {
		l := hosted(t, "U2", func(r *region.Region) {
			withoutDirect(r)
			r.Launch.PlainLinkOrganisations = []string{"RZ9"}
		})
		l.Arrive(plain + "&dob=1901-01-01")
		if v := l.ends(t); v.Outcome != string(launch.Differs) {
			t.Errorf("another birth date: %+v", v)
		}
		l.Arrive(plain)
		v := l.ends(t)
		if v.Phase != "confirm" {
			t.Fatalf("%+v", v)
		}
		if _, err := l.Record.Open(p01, "treatment", ""); err != nil {
			t.Fatal(say(err))
		}
		if _, err := l.Record.Open("9996033929", "treatment", ""); err == nil {
			t.Error("somebody else opened")
		}
	})
}

// K10, H3: somebody else is open: both are told, the record stays, and only the
// link and the record that the user saw can be switched.
func TestK10_H3_NeverSwitchedByItself(t *testing.T) {
	l := hosted(t, "U1", nil)
	before := l.opened(t, "9996033929")
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.Sound))
	v := l.ends(t)
	if v.Phase != "switch" || v.Open == nil || v.Open.NHSNumber != before.Person.NHSNumber || v.Person.NHSNumber.Digits() != p01 || v.Record != before.Record {
		t.Fatalf("%+v", v)
	}
	for _, over := range []string{"", "another"} {
		if _, err := l.Launch.Accept(v.Link, over); err == nil {
			t.Errorf("switched over %q", over)
		}
	}
	if _, err := l.Launch.Accept(v.Link-1, v.Record); err == nil {
		t.Error("another link was accepted")
	}
	if now, err := l.Record.View(before.Record); err != nil || now.Person.NHSNumber != before.Person.NHSNumber {
		t.Fatal("the record did not stay")
	}
	l.Launch.Dismiss(v.Link)
	if got := l.Launch.Pending(); got.Phase != "" {
		t.Errorf("after dismissing: %+v", got)
	}
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.Sound))
	v = l.ends(t)
	now, err := l.Launch.Accept(v.Link, v.Record)
	if err != nil || now.Person.NHSNumber.Digits() != p01 {
		t.Fatal(say(err))
	}
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.Sound))
	if v = l.ends(t); v.Phase != "same" {
		t.Fatalf("%+v", v)
	}
	if same, err := l.Launch.Accept(v.Link, v.Record); err != nil || same.Record != now.Record {
		t.Errorf("the same person was opened anew: %s", say(err))
	}
}

// K8: five links a minute, whatever is in them, and one notice of the rest.
func TestK8_Flood(t *testing.T) {
	l := hosted(t, "U1", nil)
	var running sync.WaitGroup
	for range 1000 {
		running.Go(func() { l.Arrive("shcr://launch?v=1&nhs=1") })
	}
	running.Wait()
	if v := l.Launch.Pending(); !v.Dropped {
		t.Errorf("%+v", v)
	}
	rows := 0
	for _, e := range l.trail(t) {
		if e.Kind == "launch" {
			rows++
		}
	}
	if rows < 2 || rows > 6 {
		t.Errorf("%d events", rows)
	}
	l.Launch.Dismiss(0)
	if l.Launch.Pending().Dropped {
		t.Error("the notice stays")
	}
}

// Decision 27, L16: a viewer whose settings its user could change follows no link.
func TestL16_UnmanagedRefusesLinks(t *testing.T) {
	l := hosted(t, "U1", func(r *region.Region) { r.Unmanaged = true })
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.Sound))
	if v := l.ends(t); v.Outcome != string(launch.Unmanaged) {
		t.Errorf("%+v", v)
	}
}

// M34: a launched session ends when its time is over, and says that the host may
// have moved on; a lock between does not put that off.
func TestM34_LaunchedSessionEnds(t *testing.T) {
	l := hosted(t, "U1", withoutDirect)
	l.Arrive(l.link(t, "systmone", "P01", "", hosts.Sound))
	v := l.ends(t)
	opened, err := l.Launch.Accept(v.Link, "")
	if err != nil {
		t.Fatal(say(err))
	}
	l.Session.Lock()
	as(l, "U1", t)
	again, err := l.Record.Reopen()
	if err != nil {
		t.Fatalf("reopen: %s", say(err))
	}
	if _, err := l.Record.View(opened.Record); err == nil {
		t.Error("the old handle lives")
	}
	for range 61 { // used all the time: it is not idle
		l.hands.pass(time.Minute)
		l.Session.Active()
	}
	if _, err := l.Record.View(again.Record); err == nil {
		t.Error("the record is still open")
	}
	if v := l.Launch.Pending(); v.Outcome != string(launch.Ended) || !strings.Contains(v.Say, "moved on") {
		t.Errorf("%+v", v)
	}
	if _, err := l.Record.Open(p01, "treatment", ""); err == nil {
		t.Error("opened after the end")
	}
}
