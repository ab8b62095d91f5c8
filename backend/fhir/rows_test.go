package fhir

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/care"
)

// A6: sixty addresses that look like the endpoint's own, none of which is asked,
// and a few that are its own, which are.
func TestA6_LookAlikes(t *testing.T) {
	e, err := NewEndpoint("https://est.example/fhir/R4", token, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	hosts := []string{
		"est.example.evil", "evil.example", "est.example:8443", "est.example:80", "est.example.", "est.example@evil.example", "user@est.example", "user:pw@est.example",
		"xest.example", "est-example", "est.example%2eevil", "est.example%00", "еst.example", "xn--st-7ec.example", "est.example\\@evil.example", "est.example;evil", "est.example,evil.example",
		"[::1]", "127.0.0.1", "169.254.169.254", "est.example:443@evil.example", "est.example:", "est.example#@evil.example", "est.example?@evil.example", "est。example",
	}
	var evil []string
	for _, h := range hosts {
		evil = append(evil, "https://"+h+"/fhir/R4/Condition?page=2", "//"+h+"/fhir/R4/Condition")
	}
	for _, p := range []string{
		"/", "/fhir", "/fhir/R4x/Condition", "/fhir/r4/Condition", "/fhir/R4/../Condition", "/fhir/R4/%2e%2e/x", "/fhir/R4/..%2fx", "/fhir/R4%2fCondition", "/fhir//R4/Condition", "/fhir/R4//Condition",
		"/fhir/R4/../../x", "/fhir/R4/Condition/../../x", "/fhir/R4/%2F..%2F", "/FHIR/R4/Condition", "/fhir/R4/Con%64ition/%2e",
	} {
		evil = append(evil, "https://est.example"+p)
	}
	evil = append(evil, "http://est.example/fhir/R4/Condition", "HTTPS:est.example/fhir/R4", "ftp://est.example/fhir/R4/x", "https:/\\est.example/fhir/R4/x", "https:////evil.example/fhir/R4", "\\\\evil.example\\fhir\\R4",
		"\u2028https://evil.example/", "https://est.example/fhir/R4/Condition#frag", "https://est.example/fhir/R4/Con\ndition", " https://est.example/fhir/R4/x", "data:text/html,x", "", "?page=2#x", "../../Condition")
	if len(evil) < 60 {
		t.Fatalf("%d addresses", len(evil))
	}
	for _, next := range evil {
		if u, err := e.under(next); err == nil {
			t.Errorf("%q is taken for %s", next, u)
		}
	}
	for _, own := range []string{"Condition?page=2", "https://est.example/fhir/R4/Condition?page=2", "https://EST.example/fhir/R4/Condition", "/fhir/R4/Condition", "https://est.example/fhir/R4?page=2", "https://est.example/fhir/R4/Binary/a%20b"} {
		if _, err := e.under(own); err != nil && !strings.Contains(own, "%20") {
			t.Errorf("%q: %v", own, err)
		}
	}
}

// A7: no redirect is followed, whatever its code and wherever it leads, and
// neither token nor identity header goes there.
func TestA7_NoRedirectAnywhere(t *testing.T) {
	var strays atomic.Int64
	canary := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strays.Add(1) }))
	defer canary.Close()
	host := strings.TrimPrefix(canary.URL, "http://")
	for _, code := range []int{301, 302, 303, 307, 308} {
		for _, to := range []string{canary.URL + "/fhir/Condition", "//" + host + "/x", "/fhir/Condition?again=1", "Condition/_search", "http://localhost:" + strings.Split(host, ":")[1] + "/", "http://user@" + host + "/"} {
			var asked atomic.Int64
			e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				asked.Add(1)
				w.Header().Set("Location", to)
				w.WriteHeader(code)
			})
			e.Headers.Set("Nhsd-Session-Urid", "555")
			_, err := search(e)
			wantWhy(t, err, care.WhyRedirect)
			if _, _, err := e.Bytes(context.Background(), "Binary/1", ""); err == nil || asked.Load() != 2 {
				t.Errorf("%d to %s: %v after %d requests", code, to, err, asked.Load())
			}
		}
	}
	if strays.Load() != 0 {
		t.Errorf("%d requests went astray", strays.Load())
	}
}

// A11: a name given twice anywhere makes its resource unreadable, whichever comes
// last; a name in another case is another name.
func TestA11_DuplicateAndCaseVariantKeys(t *testing.T) {
	p := amina()
	const mine, other = `{"reference":"Patient/E041"}`, `{"reference":"Patient/S1"}`
	for body, want := range map[string]Verdict{
		`"subject":` + mine + `,"subject":` + mine:                                       Unclear,
		`"subject":` + other + `,"subject":` + mine:                                      Unclear,
		`"subject":` + mine + `,"subject":` + other:                                      Unclear,
		`"subject":` + mine + `,"\u0073ubject":` + other:                                 Unclear,
		`"subject":` + mine + `,"Subject":` + other:                                      Mine,
		`"subject":` + mine + `,"SUBJECT":` + other:                                      Mine,
		`"subject":` + mine + `,"ſubject":` + other:                                      Mine,
		`"Subject":` + mine + `,"subject":` + other:                                      Foreign,
		`"subject":{"reference":"Patient/S1","reference":"Patient/E041"}`:                Unclear,
		`"subject":{"Reference":"Patient/E041","reference":"Patient/S1"}`:                Foreign,
		`"subject":` + mine + `,"code":{"text":"a","text":"b"}`:                          Unclear,
		`"subject":` + mine + `,"note":[{"text":"a"},{"text":"b","text":"c"}]`:           Unclear,
		`"subject":` + mine + `,"contained":[{"resourceType":"Patient","id":1,"id":2}]`:  Unclear,
		`"subject":` + mine + `,"code":{"text":"a","Text":"b"},"note":[{"a":1},{"a":2}]`: Mine,
	} {
		r := NewResource([]byte(`{"resourceType":"Condition","id":"1",`+body+`}`), "", "")
		if got := p.About(r); got != want {
			t.Errorf("%s: %d, want %d", body, got, want)
		}
	}
	for _, page := range []string{
		`{"resourceType":"Bundle","total":0,"total":3}`, `{"resourceType":"Bundle","entry":[],"entry":[]}`, `{"resourceType":"Bundle","resourceType":"Patient"}`,
		`{"resourceType":"Bundle","link":[],"link":[]}`, `{"resourceType":"Bundle","\u0074otal":0,"total":3}`,
	} {
		if _, err := DecodeBundle([]byte(page)); err == nil {
			t.Errorf("%s is taken", page)
		}
	}
	if b, err := DecodeBundle([]byte(`{"resourceType":"Bundle","Total":9,"Entry":[1],"total":0}`)); err != nil || *b.Total != 0 || len(b.Entries) != 0 {
		t.Errorf("names of another case: %v %+v", err, b)
	}
}

// A16: what a server wrote, in its body, its header or its links, stands in no
// error's text: that is what may be logged.
func TestA16_ErrorsQuoteNothing(t *testing.T) {
	const sentinel = "SENTINEL7f3a"
	for name, h := range map[string]http.HandlerFunc{
		"an outcome": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/fhir+json")
			w.WriteHeader(500)
			fmt.Fprintf(w, `{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%[1]s","diagnostics":"%[1]s"}]}`, sentinel)
		},
		"no JSON":        func(w http.ResponseWriter, _ *http.Request) { send(w, sentinel+"\n2026 level=error") },
		"a name twice":   func(w http.ResponseWriter, _ *http.Request) { send(w, `{"`+sentinel+`":1,"`+sentinel+`":2}`) },
		"a content type": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "text/"+sentinel) },
		"an encoding": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", sentinel)
			send(w, emptySet)
		},
		"a redirect": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/"+sentinel, 302) },
		"a next link": func(w http.ResponseWriter, _ *http.Request) {
			send(w, `{"resourceType":"Bundle","link":[{"relation":"next","url":"https://`+sentinel+`/"}]}`)
		},
		"words of 200": func(w http.ResponseWriter, _ *http.Request) {
			send(w, `{"resourceType":"OperationOutcome","issue":[{"details":{"text":"`+sentinel+`"}}]}`)
		},
		"no HTTP": func(w http.ResponseWriter, _ *http.Request) {
			c, _, _ := w.(http.Hijacker).Hijack()
			fmt.Fprintf(c, "%s\r\n\r\n", sentinel)
			_ = c.Close()
		},
	} {
		e, _ := serve(t, h)
		_, err := e.Search(context.Background(), Query{Type: "Condition", Params: url.Values{"patient": {sentinel}}})
		var f *Failure
		if err == nil || !errors.As(err, &f) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text := err.Error() + fmt.Sprintf("%v %s", f, f); strings.Contains(text, sentinel) {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// A17: only FHIR's own content type is an answer, with its parameters or without.
func TestA17_ContentTypes(t *testing.T) {
	for kind, want := range map[string]care.Why{
		"application/fhir+json": care.WhyNone, "application/fhir+json; charset=utf-8": care.WhyNone, "Application/FHIR+JSON;fhirVersion=4.0": care.WhyNone,
		"application/fhir+json; fhirVersion=3.0": care.WhyVersion, "application/fhir+json; fhirVersion=5.0": care.WhyVersion,
		"text/html": care.WhyContentType, "application/json": care.WhyContentType, "application/json+fhir": care.WhyContentType, "application/fhir+xml": care.WhyContentType,
		"application/fhir+jsonx": care.WhyContentType, "application/fhir+json, text/html": care.WhyContentType, "text/plain": care.WhyContentType, "": care.WhyContentType, ";": care.WhyContentType,
	} {
		e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{kind}
			_, _ = w.Write([]byte(emptySet))
		})
		_, err := search(e)
		got := care.WhyNone
		if err != nil {
			got, _ = WhyOf(err)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", kind, got, want)
		}
	}
}

// A20, H34: how far the server's clock is off is known from any answer, and one
// that tells no time is taken to be right.
func TestA20_H34_ServersClock(t *testing.T) {
	for name, off := range map[string]time.Duration{"right": 0, "a day fast": 24 * time.Hour, "a day slow": -24 * time.Hour, "two hours fast": 2 * time.Hour} {
		for _, status := range []int{200, 403} {
			e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Date", time.Now().Add(off).UTC().Format(http.TimeFormat))
				w.Header().Set("Content-Type", "application/fhir+json")
				w.WriteHeader(status)
				_, _ = w.Write([]byte(emptySet))
			})
			_, _ = search(e)
			if got := e.Ahead() - off; got.Abs() > 5*time.Second {
				t.Errorf("%s: %s", name, e.Ahead())
			}
		}
	}
	for _, date := range [][]string{nil, {"yesterday"}, {""}} {
		e, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Date"] = date
			send(w, emptySet)
		})
		if _, err := search(e); err != nil || e.Ahead() != 0 {
			t.Errorf("%q: %s, %v", date, e.Ahead(), err)
		}
	}
}
