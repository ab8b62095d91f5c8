package faults

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func ofTheStatus(t *testing.T) {
	const who = "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000000"
	for _, c := range []struct {
		fault  Fault
		path   string
		status int
		header string // "Name: value"
		has    string // in the body
		whole  string // what still answers as ever
	}{
		{Unauthorised, search, 401, `Www-Authenticate: Bearer error="invalid_token", error_description="The access token expired"`, "OperationOutcome", who},
		{Forbidden, search, 403, "Content-Type: application/fhir+json", `"code":"forbidden"`, "metadata"},
		{Forbidden, "Condition/a1-c0", 403, "Content-Type: application/fhir+json", `"code":"forbidden"`, "metadata"},
		{UnknownPerson, who, 404, "Content-Type: application/fhir+json", `"code":"not-found"`, search},
		{TooMany, search, 429, "Retry-After: 120", "OperationOutcome", ""},
		{Unavailable, "metadata", 503, "Retry-After: 2", "OperationOutcome", ""},
		{ServerError, search, 500, "Content-Type: application/fhir+json", `"code":"exception"`, "metadata"},
		{OutcomeOnly, search, 200, "Content-Type: application/fhir+json", `{"resourceType":"OperationOutcome"`, "metadata"},
		{Redirect, search, 307, "Location: http://elsewhere.invalid/Condition", "OperationOutcome", "metadata"},
		{ContentType, search, 200, "Content-Type: text/html; charset=utf-8", "<title>Sign in", "metadata"},
	} {
		seen[c.fault] = true
		t.Run(string(c.fault), func(t *testing.T) {
			s := broken(t, c.fault)
			a, body := s.get(c.path)
			name, value, _ := strings.Cut(c.header, ": ")
			if a.StatusCode != c.status || a.Header.Get(name) != value || !strings.Contains(string(body), c.has) || strings.Contains(string(body), "Asthma") {
				t.Errorf("%d %v %s", a.StatusCode, a.Header, body)
			}
			if c.whole != "" {
				if a, body := s.get(c.whole); a.StatusCode != 200 || !bytes.Equal(body, s.truth(c.whole)) {
					t.Errorf("%s: %d %s", c.whole, a.StatusCode, body)
				}
			}
		})
	}
	seen[ClockSkew] = true
	a, body := broken(t, ClockSkew).get(search)
	at, err := http.ParseTime(a.Header.Get("Date"))
	if ahead := time.Until(at); err != nil || ahead < 119*time.Minute || ahead > 121*time.Minute || entries(t, body) != 4 {
		t.Errorf("the clock is %s ahead, %v", ahead, err)
	}
}

func ofTheBody(t *testing.T) {
	resources := func(s *stage, path string) (all []string) {
		_, body := s.get(path)
		// By hand: what a fault made need not be JSON.
		for _, part := range strings.Split(string(body), `"resource":`)[1:] {
			raw, _, _ := strings.Cut(part, `,"search":`)
			all = append(all, raw)
		}
		return all
	}
	for f, check := range map[Fault]func(*stage) bool{
		TruncatedJSON: func(s *stage) bool {
			a, body := s.get(search)
			whole := s.truth(search)
			return a.ContentLength == int64(len(body)) && bytes.Equal(body, whole[:len(whole)/2])
		},
		GzipBomb: func(s *stage) bool {
			a, body := s.get(search)
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				return false
			}
			n, err := io.Copy(io.Discard, z)
			return err == nil && a.Header.Get("Content-Encoding") == "gzip" && len(body) < 128<<10 && n > 8<<20
		},
		DepthBomb: func(s *stage) bool {
			_, body := s.get(search)
			return bytes.Contains(body, bytes.Repeat([]byte("["), deep))
		},
		HeaderFlood: func(s *stage) bool {
			a, _ := s.get(search)
			n := 0
			for name, values := range a.Header {
				n += len(name) + len(values[0])
			}
			return n > 128<<10
		},
		DuplicateIDs: func(s *stage) bool {
			r := resources(s, search)
			return len(r) == 5 && r[0] == r[4]
		},
		DuplicateKeys: func(s *stage) bool {
			c, a := resources(s, search), resources(s, "Appointment?patient=a1")
			return len(c) == 4 && strings.Count(c[0], `"subject":`) == 2 && strings.Count(a[0], `"participant":`) == 2
		},
		CaseKeys: func(s *stage) bool {
			r := resources(s, search)
			return json.Valid([]byte(r[0])) && strings.Contains(r[0], `"Subject":{"reference":"Patient/somebody-else"}`) && strings.Contains(r[0], `"subject":{"reference":"Patient/a1"}`)
		},
		BadUTF8: func(s *stage) bool {
			r := resources(s, search)
			return len(r) == 4 && !utf8.ValidString(r[0]) && strings.Contains(r[0], "\"text\":\"\xff\xfe\u202e\\u0000Asthma <a1>")
		},
		NumberExtremes: func(s *stage) bool {
			o, c := resources(s, "Observation?patient=a1"), resources(s, search)
			return strings.Contains(o[0], `"value":1e400`) && strings.Contains(o[0], `"value":`+strings.Repeat("9", 300)) && strings.Contains(c[0], `"valueDecimal":1e400`)
		},
		STU3: func(s *stage) bool {
			_, body := s.get("metadata")
			_, records := s.get(search)
			return bytes.Contains(body, []byte(`"fhirVersion":"3.0.2"`)) && !bytes.Contains(body, []byte("4.0.1")) && bytes.Equal(records, s.truth(search))
		},
		StaleFeed: func(s *stage) bool {
			a, body := s.get(search)
			b, _ := readSet(body)
			return entries(s.T, body) == 4 && strings.Contains(string(b.meta), `"lastUpdated":"2026-11-18T14:30:00Z"`) && strings.Contains(string(b.meta), `"code":"2026-11-18T14:30:00Z"`) &&
				a.Header.Get("Last-Modified") == "Wed, 18 Nov 2026 14:30:00 GMT"
		},
	} {
		seen[f] = true
		t.Run(string(f), func(t *testing.T) {
			if s := broken(t, f); !check(s) {
				a, body := s.get("Condition?patient=a1&_format=json")
				t.Errorf("%v %.600s", a.Header, body)
			}
		})
	}
}

func ofTheList(t *testing.T) {
	about := func(b *set, who string) (n int) {
		for _, e := range b.entries {
			if strings.Contains(string(e.Resource), `"Patient/`+who+`"`) {
				n++
			}
		}
		return n
	}
	for f, check := range map[Fault]func(*stage) bool{
		PageLoop: func(s *stage) bool {
			b := s.bundle(search)
			again := s.bundle(b.link("next"))
			return about(again, "a1") == 4 && again.link("next") == b.link("next")
		},
		EndlessPages: func(s *stage) bool {
			b := s.bundle(search)
			addresses := map[string]bool{}
			for range 10 {
				addresses[b.link("next")] = true
				b = s.bundle(b.link("next"))
			}
			return len(addresses) == 10 && len(b.entries) == 0 && b.link("next") != ""
		},
		ForeignNext: func(s *stage) bool {
			return strings.HasPrefix(s.bundle(search).link("next"), "http://elsewhere.invalid/")
		},
		ExpiredPage: func(s *stage) bool {
			b := s.bundle(search)
			a, body := s.get(b.link("next"))
			return len(b.entries) == 4 && a.StatusCode == http.StatusGone && bytes.Contains(body, []byte("OperationOutcome"))
		},
		WrongPerson: func(s *stage) bool {
			b := s.bundle(search)
			found := s.bundle("Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000000")
			return about(b, "b1") == 3 && len(b.entries) == 3 && *b.total == 3 && strings.HasSuffix(b.link("self"), search) &&
				len(found.entries) == 1 && strings.Contains(string(found.entries[0].Resource), `"id":"b1"`)
		},
		WrongPersonOne: func(s *stage) bool {
			b := s.bundle(search)
			return about(b, "a1") == 4 && about(b, "b1") == 1 && *b.total == 5
		},
		WrongPersonAfterPage1: func(s *stage) bool {
			b := s.bundle(search)
			second := s.bundle(b.link("next"))
			return about(b, "a1") == 4 && about(b, "b1") == 0 && *b.total == 7 && about(second, "b1") == 3 && about(second, "a1") == 0 && second.link("next") == ""
		},
		TotalMismatch: func(s *stage) bool {
			b := s.bundle(search)
			return len(b.entries) == 4 && *b.total == 11
		},
		FilterIgnored: func(s *stage) bool {
			b := s.bundle(search)
			return about(b, "a1") == 4 && about(b, "b1") == 3 && !strings.Contains(b.link("self"), "patient")
		},
		OutcomeEntry: func(s *stage) bool {
			b := s.bundle(search)
			return len(b.entries) == 1 && *b.total == 0 && string(b.entries[0].Search) == `{"mode":"outcome"}` && strings.Contains(string(b.entries[0].Resource), `"suppressed"`)
		},
		Superseded: func(s *stage) bool {
			b := s.bundle("Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000000")
			raw := string(b.entries[0].Resource)
			return strings.Contains(raw, `"active":false`) && strings.Contains(raw, `"replaced-by"`) && strings.Count(raw, `"active"`) == 1
		},
	} {
		seen[f] = true
		t.Run(string(f), func(t *testing.T) {
			if s := broken(t, f); !check(s) {
				_, body := s.get(search)
				t.Errorf("%s", body)
			}
		})
	}
}

// A fault of one person is nobody else's, and the opaque or further pages of
// that person have it too.
func TestAFaultOfOnePersonLeavesOthersAlone(t *testing.T) {
	s := broken(t, Forbidden, "a1")
	for path, want := range map[string]int{
		search: 403, "Condition?subject=Patient/a1": 403, "Condition/a1-c0": 403, "Patient?identifier=9990000000": 403, "Patient?_id=a1": 403,
		"Condition?subject:identifier=https://fhir.nhs.uk/Id/nhs-number|9990000000": 403,
		"Condition?patient=b1": 200, "Condition/b1-c0": 200, "Patient?identifier=9990000001": 200, "metadata": 200, "Condition": 400,
	} {
		if a, _ := s.get(path); a.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, a.StatusCode, want)
		}
	}
	client := &http.Client{}
	a, err := client.Post(s.base+"Condition/_search", "application/x-www-form-urlencoded", strings.NewReader("patient=a1"))
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if a.StatusCode != http.StatusForbidden {
		t.Errorf("by form: %d", a.StatusCode)
	}
	s.box.Set(Kind{}, nil)
	if a, err = client.Post(s.base+"Condition/_search", "application/x-www-form-urlencoded", strings.NewReader("patient=b1")); err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(a.Body)
	_ = a.Body.Close()
	if entries(t, body) != 3 {
		t.Errorf("mended: %s", body)
	}
}

// The stranger a trainer names is the one who is sent.
func TestTheNamedStrangerIsSent(t *testing.T) {
	s := broken(t, WrongPerson)
	put(t, s.box.server, "z9", `{"resourceType":"Patient","id":"z9","identifier":[{"value":"1"}]}`)
	put(t, s.box.server, "z9", `{"resourceType":"Condition","id":"z9-c","code":{"text":"Strawberry"},"subject":{"reference":"Patient/z9"}}`)
	s.box.Stranger("z9")
	if b := s.bundle(search); len(b.entries) != 1 || !strings.Contains(string(b.entries[0].Resource), "Strawberry") {
		t.Errorf("%d entries", len(b.entries))
	}
}
