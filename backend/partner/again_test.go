package partner

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// at makes a partner of a server of the test's own.
func at(t *testing.T, h http.Handler, now func() time.Time, limits ...fhir.Limits) *Partner {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	l := fhir.DefaultLimits()
	if len(limits) > 0 {
		l = limits[0]
	}
	e, err := fhir.NewEndpoint(s.URL, func(context.Context) (string, error) { return "t", nil }, l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return New(care.Organisation{ODS: "RZ9"}, e, now)
}

func conditions(t *testing.T, p *Partner) (r Reply, err error) {
	t.Helper()
	_, err = p.Ask(context.Background(), receipttest.Make(), []care.NHSNumber{amina}, []fhir.Ask{{Type: "Condition"}}, func(x Reply) { r = x })
	return r, err
}

func amenable(types map[string]func(*http.Request) (int, string)) *holder {
	if types["Patient"] == nil {
		types["Patient"] = func(*http.Request) (int, string) { return bundle(patient("E1", amina.Digits())) }
	}
	return &holder{version: "4.0.1", answers: types}
}

// A18: whatever Retry-After says, the load stays bounded: a short wait is waited,
// a long one is not, and it is known until when.
func TestA18_RetryAfter(t *testing.T) {
	date := func(d time.Duration) string { return time.Now().Add(d).UTC().Format(http.TimeFormat) }
	for name, c := range map[string]struct {
		header       string
		asked        int64
		until        time.Duration // from now; 0 is none
		least, bound time.Duration
	}{
		"none":             {"", 2, 0, 400 * time.Millisecond, 2 * time.Second},
		"at once":          {"0", 2, 0, 400 * time.Millisecond, 2 * time.Second},
		"one second":       {"1", 2, time.Second, 900 * time.Millisecond, 3 * time.Second},
		"two minutes":      {"120", 1, 2 * time.Minute, 0, time.Second},
		"a date":           {date(time.Hour), 1, time.Hour, 0, time.Second},
		"a date long past": {"Mon, 01 Jan 1990 00:00:00 GMT", 2, 0, 400 * time.Millisecond, 2 * time.Second},
		"negative":         {"-5", 2, 0, 400 * time.Millisecond, 2 * time.Second},
		"absurd":           {"99999999999999999999999", 1, 24 * time.Hour, 0, time.Second},
		"a century":        {"3153600000", 1, 24 * time.Hour, 0, time.Second},
		"no number":        {"soon", 2, 0, 400 * time.Millisecond, 2 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var n atomic.Int64
			h := amenable(map[string]func(*http.Request) (int, string){})
			p := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/Condition" {
					n.Add(1)
					if c.header != "" {
						w.Header().Set("Retry-After", c.header)
					}
					w.WriteHeader(http.StatusTooManyRequests)
					return
				}
				h.ServeHTTP(w, r)
			}), time.Now)
			began := time.Now()
			r, err := conditions(t, p)
			took := time.Since(began)
			if err != nil || why(r.Err) != care.WhyStatus || n.Load() != c.asked {
				t.Errorf("%v %v, asked %d times", err, r.Err, n.Load())
			}
			if took < c.least || took > c.bound {
				t.Errorf("took %s", took)
			}
			until := time.Duration(0)
			if at := fhir.UntilOf(r.Err); !at.IsZero() {
				until = at.Sub(began)
			}
			if off := until - c.until; c.until == 0 && until != 0 || off.Abs() > 3*time.Second {
				t.Errorf("to wait %s, want %s", until, c.until)
			}
		})
	}
}

// H29: a partner that was silent three opens in a row is left alone; Try now
// always asks it; half a minute later the next open does, and its answer decides.
func TestH29_Breaker(t *testing.T) {
	now := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	var down atomic.Bool
	h := amenable(map[string]func(*http.Request) (int, string){})
	p := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			h.requests.Add(1)
			w.WriteHeader(http.StatusGatewayTimeout)
			return
		}
		h.ServeHTTP(w, r)
	}), func() time.Time { return now })
	open := func(step string, asked bool, want care.Why) {
		t.Helper()
		before := h.requests.Load()
		r, err := conditions(t, p)
		if err == nil {
			err = r.Err
		}
		got := care.WhyNone
		if err != nil {
			got = why(err)
		}
		if (h.requests.Load() > before) != asked || got != want {
			t.Errorf("%s: asked %v, %q", step, h.requests.Load() > before, got)
		}
	}
	open("up", true, care.WhyNone)
	down.Store(true)
	for range breakAfter {
		open("down", true, care.WhyStatus)
	}
	open("left alone", false, care.WhyBreaker)
	p.TryNow()
	open("Try now, still down", true, care.WhyStatus)
	open("left alone again", false, care.WhyBreaker)
	now = now.Add(30 * time.Second)
	open("asked after half a minute, still down", true, care.WhyStatus)
	open("left alone a third time", false, care.WhyBreaker)
	down.Store(false)
	p.TryNow()
	open("Try now, up", true, care.WhyNone)
	open("up again", true, care.WhyNone)
	down.Store(true)
	for range breakAfter {
		open("down a second time", true, care.WhyStatus)
	}
	down.Store(false)
	open("left alone though it is up", false, care.WhyBreaker)
	now = now.Add(30 * time.Second)
	open("found up", true, care.WhyNone)
	open("up as before", true, care.WhyNone)
}

// H29: who answers with something wrong is there, and who closed the record did
// not wait: neither counts as silence.
func TestH29_WhatIsNoSilence(t *testing.T) {
	for name, status := range map[string]int{"forbidden": 403, "a fault": 500, "signed out": 401} {
		p := at(t, amenable(map[string]func(*http.Request) (int, string){"Patient": func(*http.Request) (int, string) { return status, "{}" }}), time.Now)
		for range breakAfter + 2 {
			if _, err := conditions(t, p); err == nil || why(err) == care.WhyBreaker {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	p := at(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), time.Now)
	for range breakAfter + 1 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
		time.AfterFunc(20*time.Millisecond, cancel)
		if _, err := p.Ask(ctx, receipttest.Make(), []care.NHSNumber{amina}, nil, func(Reply) {}); why(err) != care.WhyCancelled {
			t.Errorf("closed: %v", err)
		}
	}
}

// D14: a server that is changed within the session is found out, by what it says
// of its answers at once, by its own statement in ten minutes; one that was
// mended is asked at the next open.
func TestD14_AVersionThatChanges(t *testing.T) {
	now := time.Now()
	h := amenable(map[string]func(*http.Request) (int, string){})
	var old atomic.Bool
	p := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if old.Load() && r.URL.Path == "/Condition" {
			w.Header().Set("Content-Type", "application/fhir+json; fhirVersion=3.0")
			_, _ = w.Write([]byte(`{"resourceType":"Bundle","type":"searchset","total":0}`))
			return
		}
		h.ServeHTTP(w, r)
	}), func() time.Time { return now })
	if r, err := conditions(t, p); err != nil || r.Err != nil {
		t.Fatal(err, r.Err)
	}
	old.Store(true)
	if _, err := conditions(t, p); why(err) != care.WhyVersion {
		t.Errorf("an answer of another version: %v", err)
	}
	old.Store(false)
	h.speak("3.0.2")
	if _, err := conditions(t, p); why(err) != care.WhyVersion {
		t.Errorf("asked anew after the doubt: %v", err)
	}
	h.speak("4.0.1")
	if r, err := conditions(t, p); err != nil || r.Err != nil {
		t.Errorf("mended: %v %v", err, r.Err)
	}
	h.speak("3.0.2")
	if r, err := conditions(t, p); err != nil || r.Err != nil {
		t.Errorf("believed for a while: %v %v", err, r.Err)
	}
	now = now.Add(versionGood)
	if _, err := conditions(t, p); why(err) != care.WhyVersion {
		t.Errorf("ten minutes later: %v", err)
	}
}

// A18: a partner that bears one request at a time gives all it has, each type asked
// for at most twice; the next open finds out anew what it bears.
func TestA18_APartnerThatBearsOne(t *testing.T) {
	var bears, now, most, refused atomic.Int64
	types := map[string]func(*http.Request) (int, string){}
	var asks []fhir.Ask
	for _, typ := range []string{"Condition", "Procedure", "Observation", "Encounter", "Immunization", "CarePlan"} {
		types[typ] = func(*http.Request) (int, string) { return bundle() }
		asks = append(asks, fhir.Ask{Type: typ})
	}
	h := amenable(types)
	p := at(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		most.Store(max(most.Load(), n))
		time.Sleep(50 * time.Millisecond)
		if n > bears.Load() {
			refused.Add(1)
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		h.ServeHTTP(w, r)
	}), time.Now)
	for _, c := range []int64{1, 6} {
		bears.Store(c)
		most.Store(0)
		refused.Store(0)
		var whole atomic.Int64
		_, err := p.Ask(context.Background(), receipttest.Make(), []care.NHSNumber{amina}, asks, func(r Reply) {
			if r.Err == nil {
				whole.Add(1)
			}
		})
		if err != nil || whole.Load() != 6 || (refused.Load() > 0) != (c == 1) || most.Load() < 3 {
			t.Errorf("bears %d: %v, %d types came, %d refused, %d at once", c, err, whole.Load(), refused.Load(), most.Load())
		}
	}
}
