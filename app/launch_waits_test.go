package app_test

import (
	"strings"
	"testing"
	"time"

	"shcr/backend/launch"
	"shcr/backend/training/hosts"
)

// K10: a link waits for somebody to come in, and no longer than five minutes,
// locked or signed out: by then it may be meant for nobody who is there.
func TestK10_ALinkWaitsFiveMinutes(t *testing.T) {
	for _, form := range []string{"plain", "signed"} {
		for _, locked := range []bool{false, true} {
			t.Run(form+map[bool]string{true: " locked", false: " signed out"}[locked], func(t *testing.T) {
				l := hosted(t, map[bool]string{true: "U1"}[locked], nil)
				if locked {
					l.Session.Lock()
				}
				arrive := func() {
					link := "shcr://launch?v=1&nhs=" + p01
					if form == "signed" {
						link = l.link(t, "systmone", "P01", "U1", hosts.Sound)
					}
					l.Arrive(link)
				}
				arrive()
				l.hands.pass(5*time.Minute - time.Second)
				if v := l.Launch.Pending(); v.Phase != "waiting" {
					t.Fatalf("within its time: %+v", v)
				}
				l.hands.pass(time.Second)
				v := l.Launch.Pending()
				if v.Phase != "refused" || v.Outcome != string(launch.Expired) || !strings.Contains(v.Say, "5 minutes") || v.Do == "" {
					t.Fatalf("after its time: %+v", v)
				}
				as(l, "U1", t)
				if v := l.ends(t); v.Phase != "refused" || v.Person != nil {
					t.Errorf("followed after all: %+v", v)
				}
				if n := l.launches(t, launch.Expired); n != 1 {
					t.Errorf("%d events say so", n)
				}
				arrive()
				if v := l.ends(t); v.Phase != map[string]string{"plain": "confirm", "signed": "ready"}[form] {
					t.Errorf("a new one: %+v", v)
				}
			})
		}
	}
}

// K10, K6, C9: a link that came while one user's viewer was locked is proved for
// whoever unlocks: another is refused, is told nothing of the person, and finds no
// record of the one before; the host's own user has it opened.
func TestK10_K6_AnotherUserUnlocks(t *testing.T) {
	for _, c := range []struct{ system, person, locked, other string }{
		{"systmone", "P01", "U1", "U2"}, {"acute-care-portal", "P01", "U2", "U1"}, {"cleo", "P14", "U10", "U1"},
	} {
		t.Run(c.system, func(t *testing.T) {
			l := hosted(t, c.locked, nil)
			l.opened(t, "9996033929")
			l.Session.Lock()
			l.Arrive(l.link(t, c.system, c.person, c.locked, hosts.Sound))
			if v := l.Launch.Pending(); v.Phase != "waiting" || v.Person != nil || v.Open != nil || v.Record != "" {
				t.Fatalf("while it is locked: %+v", v)
			}
			as(l, c.other, t)
			v := l.ends(t)
			if v.Phase != "refused" || v.Outcome != string(launch.WrongUser) && v.Outcome != string(launch.WrongOrg) || v.Person != nil || v.Open != nil || v.Record != "" {
				t.Errorf("for another user: %+v", v)
			}
			if s := l.Session.Status(); s.Reopen || s.Launched != nil {
				t.Errorf("the other user is offered what was open: %+v", s)
			}
			if _, err := l.Launch.Accept(v.Link, ""); err == nil {
				t.Error("it opened for another user")
			}
			if n := l.launches(t, launch.Outcome(v.Outcome)); n != 1 {
				t.Errorf("%d events say so", n)
			}
		})
	}
	t.Run("the same user", func(t *testing.T) {
		l := hosted(t, "U1", nil)
		l.opened(t, "9996033929")
		l.Session.Lock()
		l.Arrive(l.link(t, "systmone", "P01", "U1", hosts.Sound))
		as(l, "U1", t)
		v := l.ends(t)
		if v.Phase != "ready" || v.Person == nil || v.Person.NHSNumber.Digits() != p01 {
			t.Fatalf("%+v", v)
		}
		if now, err := l.Launch.Accept(v.Link, ""); err != nil || now.Person.NHSNumber.Digits() != p01 {
			t.Error(say(err))
		}
	})
	t.Run("what was proved before the lock", func(t *testing.T) {
		l := hosted(t, "U1", nil)
		l.Arrive("shcr://launch?v=1&nhs=" + p01)
		if v := l.ends(t); v.Phase != "confirm" {
			t.Fatalf("%+v", v)
		}
		l.Session.Lock()
		if v := l.Launch.Pending(); v.Phase != "" || v.Person != nil {
			t.Errorf("while it is locked: %+v", v)
		}
		as(l, "U2", t)
		if v := l.Launch.Pending(); v.Phase != "" || v.Person != nil {
			t.Errorf("for another user: %+v", v)
		}
	})
}

// launches counts the events that say how a link ended.
func (l *launched) launches(t *testing.T, outcome launch.Outcome) (n int) {
	t.Helper()
	for _, e := range l.trail(t) {
		if e.Kind == "launch" && e.Outcome == string(outcome) {
			n++
		}
	}
	return n
}
