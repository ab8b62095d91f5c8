package training_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"shcr/backend/training"
)

// press sends one of the panel's forms as a program does.
func press(t *testing.T, r *training.Region, path, form string) (int, []byte) {
	t.Helper()
	q, _ := http.NewRequest(http.MethodPost, r.Address()+path, strings.NewReader(form))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Accept", "application/json")
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	body, _ := io.ReadAll(a.Body)
	return a.StatusCode, body
}

func look(t *testing.T, address string) string {
	t.Helper()
	a, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	body, _ := io.ReadAll(a.Body)
	if a.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d", address, a.StatusCode)
	}
	return string(body)
}

type panel struct {
	Now      string
	Skipped  int `json:"skipped_s"`
	Partners []struct {
		ODS, Key, Fault, Person string
		Stopped                 bool
		Slow                    int `json:"slow_ms"`
	}
	Faults []struct {
		Fault, Title string
		Number       int
	}
}

func state(t *testing.T, body string) (p panel) {
	t.Helper()
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestThePanelBreaksAndMendsAPartner(t *testing.T) {
	r := start(t, training.Options{})
	furnish(t, r, "LAN")
	s := signIn(t, r, "U2")
	status := func(who string) int { return s.get(t, s.base("LAN")+"Flag?patient="+who).StatusCode }

	code, body := press(t, r, "/control/lan/break", "fault=403&person=999+000+0107")
	p := state(t, string(body))
	i := slices.IndexFunc(p.Partners, func(x struct {
		ODS, Key, Fault, Person string
		Stopped                 bool
		Slow                    int `json:"slow_ms"`
	}) bool {
		return x.Key == "LAN"
	})
	if code != 200 || p.Partners[i].Fault != "403" || p.Partners[i].Person != "999 000 0107" || len(p.Partners) != 18 || len(p.Faults) < 32 {
		t.Fatalf("%d %s", code, body)
	}
	if status("trial-1") != 403 || status("trial-2") != 200 {
		t.Error("the fault is not of this person alone")
	}
	page := look(t, r.Address()+"/control")
	if !strings.Contains(page, "Broken") || !strings.Contains(page, "for 999 000 0107 only") || strings.Contains(page, "<script") || !strings.Contains(page, "Put everything right") {
		t.Errorf("the page does not say so")
	}
	if code, _ := press(t, r, "/control/F99003/mend", ""); code != 200 || status("trial-1") != 200 {
		t.Error("not mended")
	}
	for path, form := range map[string]string{
		"/control/F99003/break": "fault=nonsense", "/control/LAN/break": "fault=403&person=9990000001", "/control/people/break": "fault=403", "/control/LAN/slow": "ms=-1",
		"/control/clock": "advance=-1h", "/control/NOBODY/mend": "",
	} {
		if code, _ := press(t, r, path, form); code < 400 || code > 499 {
			t.Errorf("%s %s: %d", path, form, code)
		}
	}
	if r.Break("LAN", "", "") == nil || r.Break("NOBODY", "403", "") == nil || r.Mend("NOBODY") == nil || r.Stranger("LAN", "P99") == nil {
		t.Error("what is not there was broken")
	}
	if err := r.Break("LAN", "wrong-person", "trial-1"); err != nil {
		t.Error("by local id:", err)
	}
	_, _ = press(t, r, "/control/EST/stop", "")
	_, _ = press(t, r, "/control/SMH/slow", "ms=5")
	_, _ = press(t, r, "/control/clock", "advance=12h")
	_, body = press(t, r, "/control/mend", "")
	for _, x := range state(t, string(body)).Partners {
		if x.Fault != "" || x.Stopped || x.Slow != 0 {
			t.Errorf("not right: %+v", x)
		}
	}
	if r.Skipped() != 0 {
		t.Error("the clock is not right")
	}
	for _, path := range []string{"/control/clock", "/control/mend", "/control/LAN/break", "/control/LAN/mend"} {
		q, _ := http.NewRequest(http.MethodPost, r.Address()+path, strings.NewReader("advance=1h&fault=403"))
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		q.Header.Set("Origin", "http://evil.example")
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%s from elsewhere: %d", path, a.StatusCode)
		}
	}
}

// A host that cannot be found is one the region file names; who has the old
// address is refused.
func TestAHostThatCannotBeFound(t *testing.T) {
	r := start(t, training.Options{})
	if err := r.Break("EST", "no-dns", ""); err != nil {
		t.Fatal(err)
	}
	if file := string(r.File()); !strings.Contains(file, `base_url: "https://rz9.invalid/partner/RZ9/fhir/"`) || strings.Count(file, ".invalid") != 1 {
		t.Error("the region file names the old address")
	}
	if a, err := http.Get(r.Base("EST") + "metadata"); err == nil {
		_ = a.Body.Close()
		t.Error("the old address answers")
	}
	asked := r.Requests()
	for deadline := time.Now().Add(5 * time.Second); len(asked) == 0 && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		asked = r.Requests() // it is noted after the connection has gone
	}
	if len(asked) == 0 || asked[len(asked)-1].Partner != "RZ9" || asked[len(asked)-1].Status != 0 {
		t.Errorf("noted as %+v", asked)
	}
}

// In the time that is skipped pages die and no feed arrives.
func TestSkippedTime(t *testing.T) {
	r := start(t, training.Options{})
	furnish(t, r, "SMH")
	furnish(t, r, "NGU")
	furnish(t, r, "SAL")
	s := signIn(t, r, "U2")
	next := func(key string) string {
		for _, l := range s.bundle(t, s.base(key)+trialSearch+"&_count=5").Link {
			if l.Relation == "next" {
				return l.URL
			}
		}
		t.Fatal("no next page")
		return ""
	}
	feed := func() string { return s.get(t, s.base("NGU")+trialSearch).Header.Get("Last-Modified") }
	page, kept, first, before := next("SMH"), next("SAL"), feed(), r.Now()
	if a := s.get(t, page); a.StatusCode != 200 {
		t.Fatalf("the page is gone at once: %d", a.StatusCode)
	}
	r.Advance(61 * time.Second)
	if a := s.get(t, page); a.StatusCode != http.StatusGone {
		t.Errorf("after a minute: %d", a.StatusCode)
	}
	if a := s.get(t, kept); a.StatusCode != 200 {
		t.Errorf("the page of a partner that keeps them: %d", a.StatusCode)
	}
	r.Advance(24 * time.Hour)
	if r.Now().Sub(before) != 24*time.Hour+61*time.Second || r.Skipped() != r.Now().Sub(before) {
		t.Errorf("it is %s after %s", r.Now(), before)
	}
	if first != feed() || first != "Sat, 21 Nov 2026 08:05:00 GMT" {
		t.Errorf("the feed of %s is now of %s", first, feed())
	}
	r.SetNow(before.Add(time.Hour))
	if r.Skipped() != time.Hour {
		t.Errorf("skipped %s", r.Skipped())
	}
	r.SetNow(time.Time{})
	if !r.Now().Equal(before) {
		t.Errorf("back it is %s", r.Now())
	}
	r.Advance(10 * time.Minute)
	if page := look(t, r.Address()+"/control"); !strings.Contains(page, "10m from real time") || !strings.Contains(page, "Sat 21-Nov-2026 14:40") {
		t.Error("the page tells another time")
	}
	r.SetNow(time.Time{})
	_, body := press(t, r, "/control/clock", "advance=12h")
	if p := state(t, string(body)); p.Skipped != 12*3600 || p.Now != "2026-11-22T02:30:00Z" {
		t.Errorf("by form: %+v", p.Now)
	}
	if _, _ = press(t, r, "/control/clock", "real=1"); r.Skipped() != 0 {
		t.Error("not back to now")
	}
}

// The list of requests names no person and no value.
func TestTheListOfRequestsNamesNobody(t *testing.T) {
	r := start(t, training.Options{})
	furnish(t, r, "EST")
	s := signIn(t, r, "U2")
	secrets := []string{"trial-1", trial, "SECRET-CODE", "9990123454"}
	s.get(t, s.base("EST")+"Patient/trial-1")
	s.get(t, s.base("EST")+"Flag?patient=trial-1&code=SECRET-CODE")
	s.get(t, s.base("EST")+"Patient?identifier="+url.QueryEscape("https://fhir.nhs.uk/Id/nhs-number|"+trial))
	s.get(t, r.Address()+"/people/FHIR/R4/Patient/9990123454/RelatedPerson", "X-Request-ID", aRequest)
	for range 120 {
		s.get(t, s.base("EST")+"Flag?patient=trial-1")
	}
	s.get(t, s.base("EST")+"Patient/trial-1")
	page, list := look(t, r.Address()+"/control/requests"), look(t, r.Address()+"/control/requests.json")
	for _, secret := range secrets {
		if strings.Contains(page, secret) || strings.Contains(list, secret) {
			t.Errorf("the list holds %q", secret)
		}
	}
	var told struct {
		Requests []struct {
			Path, Partner, Method string
			Query                 []string
			Status                int
			MS                    *int
		}
	}
	if err := json.Unmarshal([]byte(list), &told); err != nil {
		t.Fatal(err)
	}
	if first := told.Requests[0]; len(told.Requests) != 100 || first.Path != "/partner/RZ9/fhir/Patient/•••" || first.Status != 200 || first.MS == nil || !slices.Equal(told.Requests[1].Query, []string{"patient"}) {
		t.Errorf("%d, %+v", len(told.Requests), first)
	}
	if !strings.Contains(page, `http-equiv="refresh" content="2"`) || strings.Contains(page, "<script") {
		t.Error("the page does not load itself again")
	}
}

// A sleepy partner wakes at the first call of each caller.
func TestASleepyPartner(t *testing.T) {
	r := start(t, training.Options{ColdStart: true})
	furnish(t, r, "LAN")
	for _, user := range []string{"U1", "U2"} {
		s := signIn(t, r, user)
		first, second := s.get(t, s.base("LAN")+trialSearch), s.get(t, s.base("LAN")+trialSearch)
		if first.StatusCode != 503 || first.Header.Get("Retry-After") != "2" || second.StatusCode != 200 {
			t.Errorf("%s: %d, then %d", user, first.StatusCode, second.StatusCode)
		}
	}
}

// The demo profile takes as long as the table of partners says; by default none.
func TestTheDemoProfile(t *testing.T) {
	if _, err := training.Start(t.Context(), training.Options{Latency: "sometimes"}); err == nil {
		t.Error("a profile that is none")
	}
	times := training.Draw("TWC", 1, 400)
	if again := training.Draw("TWC", 1, 400); !slices.Equal(times, again) || slices.Equal(times, training.Draw("TWC", 2, 400)) {
		t.Error("the seed does not decide")
	}
	stalls, slow, usual := 0, 0, []time.Duration{}
	for _, d := range times {
		switch {
		case d == 9*time.Second:
			stalls++
		default:
			usual = append(usual, d)
			if d > 4*time.Second {
				slow++
			}
		}
	}
	slices.Sort(usual)
	if median := usual[len(usual)/2]; stalls != 20 || median < 2*time.Second || median > 2400*time.Millisecond || slow < 5 || slow > 40 {
		t.Errorf("%d stalls, median %s, %d over 4 s", stalls, median, slow)
	}
	r := start(t, training.Options{Latency: training.LatencyDemo})
	began := time.Now()
	if body := look(t, r.Base("MCC")+"metadata"); time.Since(began) < 150*time.Millisecond || !bytes.Contains([]byte(body), []byte("4.0.1")) {
		t.Errorf("took %s", time.Since(began))
	}
}

// The sign-in service is broken and mended at the same place as the others.
func TestThePanelBreaksTheSignIn(t *testing.T) {
	r := start(t, training.Options{})
	if code, _ := press(t, r, "/control/identity/break", "fault=wrong-issuer"); code != 200 || len(r.Identity().Broken()) != 1 {
		t.Fatalf("%d %v", code, r.Identity().Broken())
	}
	page := look(t, r.Address()+"/control")
	if !strings.Contains(page, "wrong-issuer") || !strings.Contains(page, "ID token has expired") || !strings.Contains(page, `/control/identity/mend`) {
		t.Error("the page does not say so")
	}
	if code, _ := press(t, r, "/control/identity/break", "fault=nonsense"); code != 400 {
		t.Errorf("nonsense: %d", code)
	}
	if code, _ := press(t, r, "/control/mend", ""); code != 200 || len(r.Identity().Broken()) != 0 {
		t.Errorf("%d, still broken: %v", code, r.Identity().Broken())
	}
}
