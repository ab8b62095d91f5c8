package record

import (
	"context"
	"slices"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// M63: a filter is in the trail by its days and kinds, never by what was typed; what is
// no filter is not written.
func TestM63_AFilterIsInTheTrail(t *testing.T) {
	r := room(func(string, string) {})
	v, err := r.Open(context.Background(), Request{Who: doctor, Number: "9990123454"})
	if err != nil {
		t.Fatal(err)
	}
	r.Wait(v.Record)
	book := &kept{}
	r.deps.Audit = book
	for _, n := range []Narrowing{
		{Page: "summary", From: "2025-11-22"},
		{Page: string(care.Problems), To: "2026-01-01", By: []string{"words", "acute"}},
		{Page: "timeline"},
	} {
		if err := r.Narrowed(context.Background(), v.Record, n); err != nil {
			t.Error(n, err)
		}
	}
	var items []string
	for _, e := range book.events {
		if e.Kind != receipt.Narrowed || e.Person != "9990123454" {
			t.Errorf("%+v", e)
		}
		items = append(items, e.Item)
	}
	if want := []string{"summary?from=2025-11-22", "problems?by=words%2Cacute&to=2026-01-01", "timeline?"}; !slices.Equal(items, want) {
		t.Errorf("%q", items)
	}
	for _, n := range []Narrowing{
		{Page: "potassium"}, {Page: ""}, {Page: "summary", From: "last week"}, {Page: "summary", To: "2026-02-30"},
		{Page: "summary", By: []string{"overdose"}}, {Page: "summary", By: make([]string, 40)},
	} {
		if err := r.Narrowed(context.Background(), v.Record, n); care.CodeOf(err) != care.CodeInput {
			t.Error(n, err)
		}
	}
	if r.Narrowed(context.Background(), "another", Narrowing{Page: "summary"}) == nil {
		t.Error("another handle is taken")
	}
	if len(book.events) != 3 {
		t.Errorf("%d events", len(book.events))
	}
}
