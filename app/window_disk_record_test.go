//go:build e2e && linux

package app_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/training/letters"
)

// mint gives words of 16 letters, each but once, that all begin alike, in eight
// letters of this run's own, so that one search finds any of them. Letters, because
// a name, an id and a line of a letter can hold them.
type mint struct {
	prefix string
	given  int
}

func newMint() *mint {
	b := make([]byte, 8)
	for i := range b {
		b[i] = "BCDFGHJKLMNPQRSTVWXZ"[rand.IntN(20)]
	}
	return &mint{prefix: string(b)}
}

func (m *mint) next() string {
	n, b := m.given, []byte("AAAAAAAA")
	for i := range b {
		b[7-i], n = byte('A'+n%26), n/26
	}
	m.given++
	return m.prefix + string(b)
}

// freeText are the fields of FHIR that hold words; the others are codes, dates,
// addresses of code systems and what the viewer sorts by.
var freeText = map[string]bool{"text": true, "display": true, "title": true, "description": true, "valueString": true, "onsetString": true, "occurrenceString": true, "performedString": true,
	"scheduledString": true, "name": true, "given": true, "family": true, "prefix": true, "lotNumber": true, "series": true, "summary": true, "conclusion": true, "comment": true,
	"patientInstruction": true, "line": true, "city": true, "value": true, "note": true, "instruction": true, "detail": true, "identifier": true, "div": true}

// mark gives every field of words, and every id with what refers to it, a sentinel
// of its own. key is the field's name.
func (m *mint) mark(v any, key string, ids map[string]string) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			switch text, _ := x.(string); {
			case k == "id" && v["resourceType"] != nil && text != "" && ids[text] == "":
				ids[text] = m.next()
			}
			v[k] = m.mark(x, k, ids)
		}
		return v
	case []any:
		for i, x := range v {
			v[i] = m.mark(x, key, ids)
		}
		return v
	case string:
		switch {
		case key == "div":
			return strings.Replace(v, "</div>", " "+m.next()+"</div>", 1)
		case freeText[key]:
			return v + " " + m.next()
		}
	}
	return v
}

// refer gives ids and references the names that mark chose.
func refer(v any, key string, ids map[string]string) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = refer(x, k, ids)
		}
		return v
	case []any:
		for i, x := range v {
			v[i] = refer(x, key, ids)
		}
	case string:
		kind, id, local := strings.Cut(v, "/")
		switch {
		case v == "Patient/p1":
			return "Patient/h"
		case key == "id" && ids[v] != "":
			return ids[v]
		case key == "reference" && local && ids[id] != "":
			return kind + "/" + ids[id]
		case key == "reference" && strings.HasPrefix(v, "#") && ids[v[1:]] != "":
			return "#" + ids[v[1:]]
		}
	}
	return v
}

// writePerson writes an import folder's file for one person, who has every fixture of
// every section and so many letters of each kind that is common, in each of which is
// a sentinel.
func (m *mint) writePerson(t *testing.T, folder, number string, documents int) {
	t.Helper()
	entries := []any{map[string]any{"resourceType": "Patient", "id": "h", "gender": "female", "birthDate": "1970-01-01",
		"name":       []any{map[string]any{"use": "usual", "family": m.next(), "given": []any{m.next()}}},
		"address":    []any{map[string]any{"line": []any{m.next()}, "city": m.next(), "postalCode": "ZZ1 1ZZ"}},
		"telecom":    []any{map[string]any{"system": "email", "value": m.next() + "@example.org"}},
		"identifier": []any{map[string]any{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": number}}}}
	files, err := filepath.Glob("../backend/sections/testdata/*.json")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".golden.json") {
			continue
		}
		text, err := os.ReadFile(name)
		var list []any
		if err = errors.Join(err, json.Unmarshal(text, &list)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		ids := map[string]string{}
		marked := m.mark(list, "", ids)
		entries = append(entries, refer(marked, "", ids).([]any)...)
	}
	for n := range documents {
		kind, body := m.letter(n)
		entries = append(entries, map[string]any{"resourceType": "DocumentReference", "id": m.next(), "status": "current", "subject": map[string]any{"reference": "Patient/h"},
			"type": map[string]any{"text": "Letter " + m.next()}, "description": fmt.Sprintf("Sent letter %d. ", n) + m.next(), "date": fmt.Sprintf("2026-11-%02dT09:00:00Z", 1+n%20),
			"content": []any{map[string]any{"attachment": map[string]any{"contentType": kind, "title": m.next(), "data": base64.StdEncoding.EncodeToString(body)}}}})
	}
	bundle := map[string]any{"resourceType": "Bundle", "type": "collection", "entry": []any{}}
	for _, e := range entries {
		bundle["entry"] = append(bundle["entry"].([]any), map[string]any{"resource": e})
	}
	text, err := json.Marshal(bundle)
	if err = errors.Join(err, os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, number+".json"), text, 0o600)); err != nil {
		t.Fatal(err)
	}
}

// letter writes the n-th letter.
func (m *mint) letter(n int) (kind string, body []byte) {
	lines := bytes.Repeat([]byte("Dear colleague, "+m.next()+" was seen.\n"), 20)
	switch n % 4 {
	case 0:
		return "application/pdf", letters.Letter{Title: m.next(), Body: string(lines), On: "2026-10-29"}.PDF()
	case 1:
		return "text/html", []byte("<html><body><p>" + string(lines) + "</p></body></html>")
	case 2:
		return "application/rtf", []byte(`{\rtf1\ansi ` + string(lines) + "}")
	}
	return "text/plain", lines
}

// numbers are valid NHS numbers of nobody in the region.
func numbers(n int) (out []string) {
	for body := 999223456; len(out) < n; body++ {
		for d := range 10 {
			if one := fmt.Sprintf("%d%d", body, d); validNumber(one) {
				out = append(out, one)
			}
		}
	}
	return out
}
