package record

import (
	"context"
	"math/rand"
	"testing"
	"testing/synctest"
	"time"

	"shcr/backend/care"
)

// schedules is how many orders of events B8 asks for.
const schedules = 10_000

// TestB8_SwitchingMidLoad opens one person after another while answers for those
// before still come, in ten thousand orders of virtual time: whatever a handle
// shows is about the person it was opened for, and a handle of before shows nothing
// (H4). The same in real time is TestB8_H4_SwitchRace.
func TestB8_SwitchingMidLoad(t *testing.T) {
	people := []care.NHSNumber{"9990123454", "9995102250", "9998245915"}
	foreign, rows, stale := 0, 0, 0
	for seed := range schedules / 10 {
		synctest.Test(t, func(t *testing.T) {
			rnd := rand.New(rand.NewSource(int64(seed)))
			owner := map[string]care.NHSNumber{}
			r := room(func(string, string) {})
			before := ""
			for range 10 {
				n := people[rnd.Intn(len(people))]
				v, err := r.Open(context.Background(), Request{Who: doctor, Number: n})
				if err != nil {
					t.Fatal(err)
				}
				owner[v.Record] = n
				time.Sleep(time.Duration(rnd.Intn(400)) * time.Microsecond) // an answer takes up to 300
				for handle, who := range owner {
					s, err := r.Section(handle, care.Problems)
					if handle != v.Record {
						if err == nil {
							stale++
						}
						continue
					}
					for _, e := range s.Entries {
						if rows++; e.Term != "of "+who.Digits() {
							foreign++
						}
					}
				}
				if view, err := r.View(v.Record); err != nil || view.Person.NHSNumber != n || v.Record == before {
					foreign++
				}
				before = v.Record
			}
			r.Close("")
		})
	}
	if foreign > 0 || stale > 0 {
		t.Errorf("%d rows or banners of another person, %d handles of before that still show", foreign, stale)
	}
	if rows < schedules/4 {
		t.Errorf("only %d rows were looked at: that tests too little", rows)
	}
	t.Logf("%d switches, %d rows looked at", schedules, rows)
	t.Logf("bar B8 required 0 measured %d %s", foreign+stale, map[bool]string{true: "ok", false: "short"}[foreign+stale == 0])
}
