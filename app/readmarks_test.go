package app_test

import (
	"testing"

	"shcr/backend/care"
)

// M152: documents are marked as read, one or all, and keep that when the record is
// opened anew; an id of no document marks nothing.
func TestM152_ReadMarksOfDocuments(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, amina)
	docs := c.section(t, v, care.Documents).Entries
	read := func() map[string]bool {
		t.Helper()
		ids, err := c.Record.ReadDocuments(v.Record)
		if err != nil {
			t.Fatal(say(err))
		}
		out := map[string]bool{}
		for _, id := range ids {
			out[id] = true
		}
		return out
	}
	mark := func(on bool, ids ...string) {
		t.Helper()
		if err := c.Record.MarkDocuments(v.Record, ids, on); err != nil {
			t.Fatal(say(err))
		}
	}
	if len(docs) < 3 || len(read()) != 0 {
		t.Fatalf("%d documents, %d read", len(docs), len(read()))
	}
	mark(true, docs[0].ID, docs[1].ID, "of-no-document")
	if got := read(); len(got) != 2 || !got[docs[0].ID] || !got[docs[1].ID] {
		t.Errorf("marked: %v", got)
	}
	mark(false, docs[1].ID)
	was := docs[0]
	c.Record.Close(v.Record)
	if err := c.Record.MarkDocuments(v.Record, []string{was.ID}, false); err == nil {
		t.Error("a closed record takes marks")
	}
	v = c.opened(t, amina)
	docs = c.section(t, v, care.Documents).Entries
	got := read()
	if len(got) != 1 {
		t.Fatalf("opened anew: %v", got)
	}
	for _, e := range docs {
		if got[e.ID] && (e.ID == was.ID || e.Term != was.Term || e.Source.ODS != was.Source.ODS) {
			t.Errorf("the mark is on %q of %s", e.Term, e.Source.ODS)
		}
	}
	all := []string{}
	for _, e := range docs {
		all = append(all, e.ID)
	}
	mark(true, all...)
	if got := read(); len(got) != len(docs) {
		t.Errorf("all: %d of %d", len(got), len(docs))
	}
}
