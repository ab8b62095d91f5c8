package fhir

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shcr/backend/care/fuzztest"
)

// seeds gives the section readers' fixtures as searchsets.
func seeds(f *testing.F) (all [][]byte) {
	f.Helper()
	files, _ := filepath.Glob("../sections/testdata/*.json")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		var list []json.RawMessage
		if json.Unmarshal(text, &list) != nil {
			continue // a golden file
		}
		var b bytes.Buffer
		b.WriteString(`{"resourceType":"Bundle","type":"searchset","total":3,"link":[{"relation":"next","url":"Flag?page=2"}],"entry":[`)
		for i, r := range list {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(`{"fullUrl":"https://est.example/fhir/X/1","resource":` + string(r) + `,"search":{"mode":"match"}}`)
		}
		b.WriteString("]}")
		all = append(all, b.Bytes())
	}
	if len(all) < 10 {
		f.Fatal("no fixtures to begin from")
	}
	return all
}

// FuzzBundle: a page is refused, or each of its entries is a resource, an outcome
// or counted as sent twice (B1, H10).
func FuzzBundle(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Add([]byte(`{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"suppressed"}]}`))
	f.Add([]byte("\xef\xbb\xbf" + `{"resourceType":"Bundle","entry":[null,{},{"resource":7},{"resource":{"resourceType":"Flag","id":"1","id":"2"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Within(t)()
		b, err := DecodeBundle(data)
		if err != nil {
			return
		}
		var found Found
		if err := found.take(b, map[string]bool{}); err != nil {
			return
		}
		if got := len(found.Resources) + len(found.Repeated) + len(found.Outcomes); got != len(b.Entries) {
			t.Errorf("%d entries, %d accounted for", len(b.Entries), got)
		}
		for _, r := range found.Resources {
			if r.Problem != "" {
				continue
			}
			var v Base
			if r.Into(&v) == nil && (v.ResourceType != r.Type || v.ID != r.ID) {
				t.Errorf("counted as %s, read as %s/%s", r.Ref(), v.ResourceType, v.ID)
			}
		}
	})
}

var ownReference = regexp.MustCompile(`^(https://est\.example/fhir/)?Patient/E041(/_history/.*)?$`)

// FuzzSubject: nothing but the person's own reference is the person's (B1, B7).
func FuzzSubject(f *testing.F) {
	for _, s := range []string{"Patient/E041", base + "Patient/E041", "Patient/E041/_history/3", "Patient/E0410", "#p", "urn:uuid:1", "patient/E041", "Patient/E041?x", base + base + "Patient/E041"} {
		f.Add(s, "subject", "")
	}
	f.Add("", "patient", "9990123454")
	f.Add("Patient/E041", "for", "9995102250")
	f.Fuzz(func(t *testing.T, ref, element, number string) {
		defer fuzztest.Within(t)()
		person := map[string]any{"reference": ref}
		if number != "" {
			person["identifier"] = map[string]any{"system": NHSNumberSystem, "value": number}
		}
		raw, err := json.Marshal(map[string]any{"resourceType": "Condition", "id": "1", element: person})
		if err != nil {
			t.Fatal(err)
		}
		own := ownReference.MatchString(ref)
		if number != "" {
			same := strings.ReplaceAll(number, " ", "") == "9990123454"
			own = same && (own || ref == "")
		}
		if p := amina(); p.About(NewResource(raw, "", "")) == Mine && !own {
			t.Errorf("%s is taken as the person's", raw)
		}
	})
}

// FuzzNext: whatever address a payload names, only this endpoint's own is asked
// (B1, A6).
func FuzzNext(f *testing.F) {
	for _, s := range []string{"Condition?page=2", "https://est.example/fhir/Condition?page=2", "//evil.example/fhir/", "https://est.example/fhir/../x", "https://u@est.example/fhir/", "?page=2",
		"https://est.example/fhir/%2e%2e/x", "https://est.example:443/fhir/x", "https:est.example", "https://EST.example/fhir/x#f", "\\\\evil", "fhir/..;/x"} {
		f.Add(s)
	}
	e, err := NewEndpoint(base, token, DefaultLimits())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		defer fuzztest.Within(t)()
		u, err := e.under(ref)
		if err != nil {
			return
		}
		again, err := url.Parse(u.String()) // as a server would read it
		if err != nil || again.Scheme != "https" || !strings.EqualFold(again.Host, "est.example") || again.User != nil || strings.Contains(again.Path, "..") && strings.Contains(again.Path+"/", "/../") ||
			again.Path != "/fhir" && !strings.HasPrefix(again.Path, "/fhir/") {
			t.Errorf("%q leads to %s", ref, u)
		}
	})
}

// FuzzGunzip: no zipped body makes more than the limit, or more than two hundred
// times itself (B1, A2).
func FuzzGunzip(f *testing.F) {
	for _, text := range []string{"", `{"resourceType":"Bundle"}`, strings.Repeat("a", 3<<20)} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(text))
		_ = z.Close()
		f.Add(b.Bytes())
		f.Add(b.Bytes()[:b.Len()/2])
		f.Add(append(b.Bytes(), b.Bytes()...))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		defer fuzztest.Within(t)()
		const limit = 2 << 20
		out, err := gunzip(raw, limit, nil)
		if err == nil && (len(out) > limit || len(out) > ratioFloor && len(out) > maxRatio*len(raw)) {
			t.Errorf("%d bytes made %d", len(raw), len(out))
		}
	})
}
