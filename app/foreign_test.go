//go:build !e2e

package app_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/logging"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/training/cast"
)

const (
	hospital = "RZ9"    // Estuary, whose references are absolute
	practice = "F99001" // Fairhaven
)

// visiting is a clinic in whose region other people's servers stand in for some
// of the partners; the rest are the training region's own.
func visiting(t *testing.T, servers map[string]foreign, change ...func(*region.Partner)) *clinic {
	t.Helper()
	c := open(t, "")
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	for i, p := range r.Partners {
		if s, ok := servers[p.ODS]; ok {
			r.Partners[i].BaseURL = s.base
			for _, f := range change {
				f(&r.Partners[i])
			}
		}
	}
	out := &clinic{region: c.region, dir: t.TempDir(), log: &safeBuffer{}, events: &eventLog{}, now: story}
	out.App, err = app.Build(app.Options{Region: r, DataDir: out.dir, Log: logging.New(out.log), Now: func() time.Time { return out.now },
		Emit: out.events.add, Browse: func(address string) error { go person(t, address, "U2"); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(out.App.Close)
	out.signIn(t)
	return out
}

// shown gives each partner's rows and answers for a person, without what depends
// on the server: its ids and the words of another partner.
func (c *clinic) shown(t *testing.T, number string) (map[string][]string, record.View) {
	t.Helper()
	v := c.opened(t, number)
	all := map[string][]string{}
	for _, head := range v.Sections {
		s := c.section(t, v, head.Key)
		for _, e := range s.Entries {
			e.ID, e.Of = "", nil
			raw, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			all[e.Source.ODS] = append(all[e.Source.ODS], string(raw))
		}
		for _, a := range s.Answers {
			all[a.ODS] = append(all[a.ODS], fmt.Sprint(head.Key, " ", a.State, "/", a.Why, " ", a.Received, " ", a.Shown, " ", a.Say))
		}
	}
	for _, rows := range all {
		slices.Sort(rows) // rows of one date and term are in the order of their ids
	}
	return all, v
}

// Two servers of others in a region of twelve: what the record shows is what it
// shows when our own servers hold the same.
func TestForeignServersShowTheSame(t *testing.T) {
	servers := map[string]foreign{hospital: startForeign(t, "--most", "7"), practice: startForeign(t, "--bare")}
	servers[hospital].keepingIDs(t, servers[hospital].written(t, cast.EST, "P01", "P02"))
	servers[practice].givingIDs(t, servers[practice].written(t, cast.FAI, "P01", "P02"))
	ours, theirs := open(t, "U2"), visiting(t, servers)
	for _, number := range []string{amina, "999 824 5915"} {
		want, _ := ours.shown(t, number)
		got, v := theirs.shown(t, number)
		if v.Complete.Say != "All 12 organisations answered." {
			t.Errorf("%s: %+v", number, v.Complete)
		}
		for _, p := range v.Partners {
			if !slices.Equal(got[p.ODS], want[p.ODS]) {
				t.Errorf("%s: %s", p.ODS, difference(want[p.ODS], got[p.ODS]))
			}
		}
	}
}
