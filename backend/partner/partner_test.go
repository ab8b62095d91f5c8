package partner

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// holder is a FHIR server whose answers a test writes, by "Type" of the search.
type holder struct {
	version  string
	answers  map[string]func(r *http.Request) (int, string)
	requests atomic.Int64
	mu       sync.Mutex
	urls     []string
}

func (h *holder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.requests.Add(1)
	h.mu.Lock()
	h.urls = append(h.urls, r.URL.String())
	version := h.version
	h.mu.Unlock()
	w.Header().Set("Content-Type", "application/fhir+json")
	typ := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")[0]
	if typ == "metadata" {
		fmt.Fprintf(w, `{"resourceType":"CapabilityStatement","fhirVersion":%q}`, version)
		return
	}
	status, body := http.StatusOK, `{"resourceType":"Bundle","type":"searchset","total":0}`
	if f := h.answers[typ]; f != nil {
		status, body = f(r)
	}
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

// speak changes the version that it speaks.
func (h *holder) speak(version string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.version = version
}

func bundle(resources ...string) (int, string) {
	var entries []string
	for _, r := range resources {
		entries = append(entries, `{"resource":`+r+`}`)
	}
	return 200, fmt.Sprintf(`{"resourceType":"Bundle","type":"searchset","total":%d,"entry":[%s]}`, len(resources), strings.Join(entries, ","))
}

func patient(id, number string) string {
	return fmt.Sprintf(`{"resourceType":"Patient","id":%q,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":%q}]}`, id, number)
}

func condition(id, subject string) string {
	return fmt.Sprintf(`{"resourceType":"Condition","id":%q,"subject":{"reference":"Patient/%s"}}`, id, subject)
}

const amina care.NHSNumber = "9990123454"

func ask(t *testing.T, h *holder, rc receipt.Receipt, types ...string) (known bool, replies map[string]Reply, err error) {
	t.Helper()
	if h.version == "" {
		h.version = "4.0.1"
	}
	if h.answers["Patient"] == nil {
		h.answers["Patient"] = func(*http.Request) (int, string) { return bundle(patient("E1", amina.Digits())) }
	}
	s := httptest.NewServer(h)
	defer s.Close()
	e, err := fhir.NewEndpoint(s.URL, func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	p := New(care.Organisation{ODS: "RZ9"}, e, time.Now)
	defer e.Close()
	var asks []fhir.Ask
	for _, typ := range types {
		asks = append(asks, fhir.Ask{Type: typ, Beside: typ == "List"})
	}
	replies = map[string]Reply{}
	known, err = p.Ask(context.Background(), rc, []care.NHSNumber{amina}, asks, func(r Reply) { replies[r.Key] = r })
	return known, replies, err
}

func why(err error) care.Why { w, _ := fhir.WhyOf(err); return w }

// The receipt rule: without one nothing is asked.
func TestNoReceiptNoRequest(t *testing.T) {
	h := &holder{answers: map[string]func(*http.Request) (int, string){}}
	if _, _, err := ask(t, h, receipt.Receipt{}, "Condition"); care.CodeOf(err) != care.CodeAudit || h.requests.Load() != 0 {
		t.Errorf("%v after %d requests", err, h.requests.Load())
	}
}

// H1, A10: one resource of another person withholds all of the partner, also
// when it comes on a second type.
func TestH1_WrongPersonWithholdsAll(t *testing.T) {
	for name, h := range map[string]*holder{
		"one among others": {answers: map[string]func(*http.Request) (int, string){
			"Condition": func(*http.Request) (int, string) { return bundle(condition("1", "E1"), condition("2", "E2")) }}},
		"no subject": {answers: map[string]func(*http.Request) (int, string){
			"Condition": func(*http.Request) (int, string) { return bundle(`{"resourceType":"Condition","id":"1"}`) }}},
		"another person's registration": {answers: map[string]func(*http.Request) (int, string){
			"Patient": func(*http.Request) (int, string) { return bundle(patient("E2", "9995102250")) }}},
		"several, one not theirs": {answers: map[string]func(*http.Request) (int, string){
			"Patient": func(*http.Request) (int, string) {
				return bundle(patient("E1", "9990123454"), patient("E2", "9995102250"))
			}}},
	} {
		if _, _, err := ask(t, h, receipttest.Make(), "Flag", "Condition"); why(err) != care.WhyPerson {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSeveralRegistrationsAreAllRead(t *testing.T) {
	h := &holder{answers: map[string]func(*http.Request) (int, string){
		"Patient": func(*http.Request) (int, string) {
			return bundle(patient("E1", "9990123454"), patient("E7", "9990123454"))
		},
		"Condition": func(r *http.Request) (int, string) {
			id := r.URL.Query().Get("patient")
			return bundle(condition("c"+id, id))
		},
	}}
	known, replies, err := ask(t, h, receipttest.Make(), "Condition")
	if !known || err != nil || len(replies["Condition?"].Found.Resources) != 2 {
		t.Errorf("%v %v %+v", known, err, replies)
	}
}

// The NHS number stands in no URL where the server takes a POST search.
func TestNumberStandsInNoURL(t *testing.T) {
	h := &holder{answers: map[string]func(*http.Request) (int, string){}}
	if known, _, err := ask(t, h, receipttest.Make(), "Condition"); !known || err != nil {
		t.Fatal(known, err)
	}
	for _, u := range h.urls {
		if text, _ := url.QueryUnescape(u); strings.Contains(text, "9990123454") {
			t.Errorf("in %s", text)
		}
	}
}

func TestOneRetryOfWhatMayPass(t *testing.T) {
	for status, want := range map[int]int64{503: 2, 429: 2, 502: 2, 500: 1, 403: 1, 404: 1} {
		var n atomic.Int64
		h := &holder{answers: map[string]func(*http.Request) (int, string){"Condition": func(*http.Request) (int, string) { n.Add(1); return status, "{}" }}}
		_, replies, err := ask(t, h, receipttest.Make(), "Condition")
		if err != nil || replies["Condition?"].Err == nil || n.Load() != want {
			t.Errorf("%d: asked %d times, want %d (%v)", status, n.Load(), want, err)
		}
	}
}

func TestD14_OnlyR4(t *testing.T) {
	h := &holder{version: "3.0.1", answers: map[string]func(*http.Request) (int, string){}}
	if _, _, err := ask(t, h, receipttest.Make(), "Condition"); why(err) != care.WhyVersion || h.requests.Load() != 1 {
		t.Errorf("%v after %d requests", err, h.requests.Load())
	}
}

func TestNotKnownHere(t *testing.T) {
	h := &holder{answers: map[string]func(*http.Request) (int, string){"Patient": func(*http.Request) (int, string) { return bundle() }}}
	known, replies, err := ask(t, h, receipttest.Make(), "Condition")
	if known || err != nil || len(replies) != 0 || h.requests.Load() != 2 {
		t.Errorf("%v %v %v %d", known, err, replies, h.requests.Load())
	}
}

// A type that only adds to a section may be missing; one the section is made of
// may not.
func TestBesideMayBeMissing(t *testing.T) {
	gone := func(*http.Request) (int, string) { return 404, `{"resourceType":"OperationOutcome","issue":[]}` }
	h := &holder{answers: map[string]func(*http.Request) (int, string){"List": gone, "Condition": gone}}
	_, replies, err := ask(t, h, receipttest.Make(), "List", "Condition")
	if err != nil || replies["List?"].Err != nil || replies["Condition?"].Err == nil {
		t.Errorf("%v %+v", err, replies)
	}
}

// The page size of the region file is what the partner is asked for.
func TestPageSize(t *testing.T) {
	h := &holder{version: "4.0.1", answers: map[string]func(*http.Request) (int, string){
		"Patient": func(*http.Request) (int, string) { return bundle(patient("E1", amina.Digits())) },
	}}
	s := httptest.NewServer(h)
	defer s.Close()
	l := fhir.DefaultLimits()
	l.PageSize = 40
	e, err := fhir.NewEndpoint(s.URL, func(context.Context) (string, error) { return "t", nil }, l)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	p := New(care.Organisation{ODS: "RZ9"}, e, time.Now)
	if _, err := p.Ask(context.Background(), receipttest.Make(), []care.NHSNumber{amina}, []fhir.Ask{{Type: "Condition"}}, func(Reply) {}); err != nil {
		t.Fatal(err)
	}
	if last := h.urls[len(h.urls)-1]; !strings.Contains(last, "_count=40") {
		t.Error(last)
	}
}
