package app_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/training"
)

func (c *clinic) changes(t *testing.T, number string) care.Changes {
	t.Helper()
	v, err := c.Record.Changes(c.opened(t, number).Record)
	if err != nil {
		t.Fatal(say(err))
	}
	return v
}

// looking signs U2 in anew, at a time, with the looks that a folder holds.
func looking(t *testing.T, dir string, now *time.Time, tune func(*region.Policy)) *clinic {
	t.Helper()
	return with(t, "U2", func(r *region.Region) { tune(&r.Policy) }, func(to *training.Options, o *app.Options) {
		o.ListsDir = dir
		to.Now = func() time.Time { return *now }
		o.Now = to.Now
	})
}

// totals are new, altered, gone over all organisations.
func totals(v care.Changes) (out [3]int) {
	for _, o := range v.Organisations {
		out[0], out[1], out[2] = out[0]+o.New, out[1]+o.Altered, out[2]+o.Gone
	}
	return out
}

// H5: over the real wiring and a restart, a look with nothing changed finds nothing
// new, altered or gone, also days later; an organisation that did not answer is one
// of which it cannot be told, now and the next time.
func TestH5_ChangesOverARestart(t *testing.T) {
	keyring.MockInit()
	dir, now := t.TempDir(), story
	same := func(*region.Policy) {}
	c := looking(t, dir, &now, same)
	if v := c.changes(t, amina); !v.On || v.Last != "" || !strings.Contains(v.Say, "no earlier look") || totals(v) != [3]int{} {
		t.Fatalf("first: %+v", v)
	}
	c.Close()
	now = now.Add(72 * time.Hour)
	c = looking(t, dir, &now, same)
	v := c.changes(t, amina)
	if v.Say != "" || v.Last == "" || totals(v) != [3]int{} || len(v.Organisations) < 4 {
		t.Fatalf("second: %+v", v)
	}
	of := func(v care.Changes, ods string) care.ChangesOf {
		t.Helper()
		i := slices.IndexFunc(v.Organisations, func(o care.ChangesOf) bool { return o.ODS == ods })
		if i < 0 {
			t.Fatalf("nothing of %s: %+v", ods, v)
		}
		return v.Organisations[i]
	}
	if err := c.region.Break("RZ9", "503", ""); err != nil {
		t.Fatal(err)
	}
	if o := of(c.changes(t, amina), "RZ9"); o.New+o.Altered+o.Gone != 0 || len(o.Unknown) != 1 || !strings.HasPrefix(o.Unknown[0], "Everything: no answer now") {
		t.Errorf("down now: %+v", o)
	}
	if err := c.region.Mend("RZ9"); err != nil {
		t.Fatal(err)
	}
	v = c.changes(t, amina)
	if o := of(v, "RZ9"); o.New+o.Altered+o.Gone != 0 || len(o.Unknown) != 1 || !strings.HasPrefix(o.Unknown[0], "Everything: no answer when you last looked") {
		t.Errorf("down then: %+v", o)
	}
	if v = c.changes(t, amina); totals(v) != [3]int{} {
		t.Errorf("again: %+v", v)
	}
}

// The training region alters one item and adds one at a partner: once the record is
// opened again, one row of it is altered and one new, and no other; taken back, what
// was new is gone.
func TestH5_WhatAPartnerChangedStandsOnTheRows(t *testing.T) {
	keyring.MockInit()
	now := story
	c := looking(t, t.TempDir(), &now, func(*region.Policy) {})
	c.changes(t, amina)
	asked := map[string]bool{}
	for _, p := range c.region.States() {
		if p.Key == "" {
			continue
		}
		if _, _, err := c.region.Change(p.ODS, "P01"); err == nil {
			asked[p.ODS] = true
		}
	}
	if len(asked) < 4 {
		t.Fatalf("changed at %v alone", asked)
	}
	now = now.Add(time.Hour)
	v, err := c.Record.Changes(c.opened(t, amina).Record)
	if err != nil {
		t.Fatal(say(err))
	}
	for _, o := range v.Organisations {
		want := 0
		if asked[o.ODS] {
			want = 1
		}
		if o.New != want || o.Altered != want || o.Gone != 0 {
			t.Errorf("%s: %+v, want %d", o.Name, o, want)
		}
	}
	rows := map[string]care.Entry{}
	for section := range map[string]bool{care.Observations: true, care.Results: true, care.Problems: true, care.Procedures: true, care.SocialCare: true} {
		for _, e := range c.section(t, record.View{Record: v.Record}, section).Entries {
			rows[e.ID] = e
		}
	}
	for _, list := range [][]care.Changed{v.New, v.Altered} {
		if len(list) != len(asked) {
			t.Errorf("%d rows for %d partners", len(list), len(asked))
		}
		for _, x := range list {
			if e, ok := rows[x.Entry]; !ok || e.Section != x.Section || !strings.Contains(x.Why, " since ") {
				t.Errorf("no row for %+v", x)
			}
		}
	}
	for _, p := range c.region.States() {
		c.region.Restore(p.ODS)
	}
	if got := totals(c.changes(t, amina)); got != [3]int{0, len(asked), len(asked)} {
		t.Errorf("taken back: %v", got)
	}
}

// L1, L2: a look is forgotten after the region's days, with the lists, where the
// region wants none, and of a sensitive person at once; the window shows another
// user nothing of it.
func TestL1_LooksAreForgotten(t *testing.T) {
	keyring.MockInit()
	dir, now := t.TempDir(), story
	first := func(name string, v care.Changes) {
		t.Helper()
		if !v.On || v.Last != "" || totals(v) != [3]int{} {
			t.Errorf("%s: %+v", name, v)
		}
	}
	c := looking(t, dir, &now, func(*region.Policy) {})
	first("first", c.changes(t, amina))
	c.Close()
	c = looking(t, dir, &now, func(p *region.Policy) { p.ChangesDays = 2 })
	if v := c.changes(t, amina); v.Last == "" {
		t.Errorf("within two days: %+v", v)
	}
	now = now.Add(48 * time.Hour)
	c.Close()
	c = looking(t, dir, &now, func(p *region.Policy) { p.ChangesDays = 2 })
	first("expired", c.changes(t, amina))
	c.Close()
	c = looking(t, dir, &now, func(p *region.Policy) { p.Changes = false })
	if v := c.changes(t, amina); v.On || len(v.Organisations) != 0 {
		t.Errorf("off: %+v", v)
	}
	c.Close()
	c = looking(t, dir, &now, func(*region.Policy) {})
	first("switched on again", c.changes(t, amina))
	if err := c.Lists.Forget(); err != nil {
		t.Fatal(say(err))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "lists", "*.db*")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	c.Close()
	c = looking(t, dir, &now, func(*region.Policy) {})
	first("forgotten", c.changes(t, amina))
	c.Close()
	c = looking(t, dir, &now, func(p *region.Policy) { p.Lists = false })
	if v := c.changes(t, amina); v.On {
		t.Errorf("lists off: %+v", v)
	}
}
