package training_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shcr/backend/fhir"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/sections"
	"shcr/backend/training"
	"shcr/backend/training/holding"
)

// unraced leaves a test out of the run with the race detector, which would slow it
// past the viewer's own deadlines.
func unraced(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out with -short, as the race detector is run: run it without")
	}
}

// ward is the region as the fault tests use it: at each of the twelve partners one
// person with every kind of item the section fixtures have, and a second one with
// the same, whose items must never be seen.
type ward struct {
	partners []region.Partner
	servers  []*holding.Server
	sections []record.Section
	shared   map[string][]string                 // by ODS: the sections taken part in; nil is all
	clock    func() time.Time                    // of the viewer; time.Now when nil
	delay    func() time.Duration                // before each answer; nil is none
	beside   func(r *record.Room, handle string) // told of an open that has begun; nil for nobody
}

// newWard furnishes the servers of a region with at most so many items of a type.
// Each behaves as its habits say, with these changes.
func newWard(t testing.TB, most int, change ...func(*holding.Manner)) *ward {
	t.Helper()
	r, err := training.Start(context.Background(), training.Options{Now: func() time.Time { return story }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	file, err := region.Parse(r.File())
	if err != nil {
		t.Fatal(err)
	}
	items := fixtures(t, most)
	w := &ward{partners: file.Partners}
	for _, p := range file.Partners {
		m, base := r.Habits(p.ODS)
		for _, f := range change {
			f(&m)
		}
		s, err := holding.New(base, p.Name, m, func() time.Time { return story })
		if err != nil {
			t.Fatal(err)
		}
		furnished(t, s, items)
		w.servers = append(w.servers, s)
	}
	for _, s := range sections.All() {
		w.sections = append(w.sections, record.Section{Section: s.Section, Asks: s.Searches, Read: s.Read})
	}
	return w
}

// furnished puts the two persons with these items into a server.
func furnished(t testing.TB, s *holding.Server, items []string) {
	t.Helper()
	for id, nhs := range map[string]string{"p1": trial, "p2": other} {
		keep(t, s, id, fmt.Sprintf(`{"resourceType":"Patient","id":%q,"active":true,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":%q}]}`, id, nhs))
		for _, raw := range items {
			if id == "p2" {
				raw = strings.ReplaceAll(strings.ReplaceAll(raw, "Patient/p1", "Patient/p2"), `"id":"`, `"id":"stranger-`)
			}
			keep(t, s, id, raw)
		}
	}
}

// only is the ward with these partners alone.
func (w *ward) only(which ...int) *ward {
	few := &ward{sections: w.sections, shared: w.shared}
	for _, i := range which {
		few.partners, few.servers = append(few.partners, w.partners[i]), append(few.servers, w.servers[i])
	}
	return few
}

func keep(t testing.TB, s *holding.Server, patient, raw string) {
	t.Helper()
	if err := s.Put(json.RawMessage(raw), patient); err != nil {
		t.Fatal(err)
	}
}

// readable leaves out what makes an answer partial by itself, so that with no
// fault every answer is whole.
func readable(r fhir.Resource) bool {
	for _, s := range sections.All() {
		for _, ask := range s.Searches {
			if r.Problem != "" || ask.Type != r.Type {
				continue
			}
			rows := s.Read(fhir.Sent{Now: story, Resources: []fhir.Resource{r}, Set: fhir.NewSet("", nil)})
			if rows.Unreadable > 0 || len(rows.Warnings) > 0 {
				return false
			}
		}
	}
	return r.Problem == ""
}

// restricted is a label that withholds an item, which makes an answer partial too.
var restricted = regexp.MustCompile(`"(code|confidentiality)":"[RV]"`)

// fixtures are the items of the section readers' own fixtures, at most so many of
// a type.
func fixtures(t testing.TB, most int) (all []string) {
	t.Helper()
	files, _ := filepath.Glob("../sections/testdata/*.json")
	seen, of := map[string]bool{}, map[string]int{}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden.json") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var list []json.RawMessage
		if err := json.Unmarshal(text, &list); err != nil {
			t.Fatal(err)
		}
		for _, raw := range list {
			var v any
			if json.Unmarshal(raw, &v) != nil {
				continue
			}
			flat, _ := json.Marshal(v)
			r := fhir.NewResource(flat, "", "")
			if seen[r.Ref()] || of[r.Type] >= most || !readable(r) || restricted.Match(flat) {
				continue
			}
			seen[r.Ref()], of[r.Type] = true, of[r.Type]+1
			all = append(all, string(flat))
		}
	}
	if len(of) < 20 {
		t.Fatalf("fixtures of only %d types", len(of))
	}
	return all
}
