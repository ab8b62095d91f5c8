package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/record"
)

// H29: through the whole viewer: a partner that was down three opens in a row is
// not asked, says so and counts as missing; Try now asks it, and as soon as it is
// back its rows are as they were.
func TestH29_TryNow(t *testing.T) {
	const ods = "RZ9"
	c := open(t, "U1")
	whole, v := c.rows(t)
	at := slices.IndexFunc(v.Partners, func(p record.Progress) bool { return p.ODS == ods })
	if at < 0 || len(whole[ods]) == 0 {
		t.Fatal("no such partner")
	}
	if err := c.region.Break(ods, "refused", ""); err != nil {
		t.Fatal(err)
	}
	asked := func() (n int) {
		for _, q := range c.region.Requests() {
			if q.Partner == ods {
				n++
			}
		}
		return n
	}
	for range 3 {
		if _, v = c.rows(t); v.Partners[at].State != "missing" {
			t.Fatalf("%+v", v.Partners[at])
		}
	}
	before := asked()
	now, v := c.rows(t)
	if p := v.Partners[at]; p.State != "paused" || !p.CanRetry || asked() != before {
		t.Errorf("%+v, asked %d times", p, asked()-before)
	}
	if len(v.Complete.Missing) != 1 || !strings.HasPrefix(v.Complete.Missing[0], v.Partners[at].Name+": not asked") {
		t.Errorf("%v", v.Complete.Missing)
	}
	for other := range whole {
		if other != ods && !slices.Equal(now[other], whole[other]) {
			t.Errorf("%s changed: %s", other, difference(whole[other], now[other]))
		}
	}
	for _, s := range v.Sections {
		for _, a := range c.section(t, v, s.Key).Answers {
			if a.ODS == ods && a.State == care.StateNotAsked && a.Why == care.WhyBreaker && !a.Missing() {
				t.Errorf("%s: %+v is not missing", s.Key, a)
			}
		}
	}
	if err := c.region.Mend(ods); err != nil {
		t.Fatal(err)
	}
	if err := c.Record.Retry(v.Record, ods); err != nil {
		t.Fatal(say(err))
	}
	for deadline := time.Now().Add(10 * time.Second); v.Loading || v.Partners[at].State == "paused"; time.Sleep(10 * time.Millisecond) {
		if v, _ = c.Record.View(v.Record); time.Now().After(deadline) {
			t.Fatalf("%+v", v.Partners[at])
		}
	}
	if v.Partners[at].State != "answered" || len(v.Complete.Missing) != 0 {
		t.Errorf("%+v %v", v.Partners[at], v.Complete.Missing)
	}
	if now, _ = c.rows(t); !slices.Equal(now[ods], whole[ods]) {
		t.Errorf("not as before: %s", difference(whole[ods], now[ods]))
	}
}
