package record

import (
	"context"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// closing is an audit that is slow: the record is closed while it writes that
// something of it was shown.
type closing struct {
	journal
	close func()
}

func (c *closing) Commit(ctx context.Context, e receipt.Event) (receipt.Receipt, error) {
	if e.Kind != receipt.Closed {
		c.close()
	}
	return c.journal.Commit(ctx, e)
}

// H4: of a record that is closed while its audit is written nothing leaves, on
// whatever page it was asked for, and no item of it. What the audit calls a page has
// a title in access reports.
func TestH4_NothingLeavesAfterItsRecordHasClosed(t *testing.T) {
	var row string
	ctx := context.Background()
	for page, ask := range map[string]func(r *Room, handle string) (any, error){
		"section":      func(r *Room, h string) (any, error) { return r.Section(h, care.Encounters) },
		"timeline":     func(r *Room, h string) (any, error) { return r.Timeline(h) },
		"find":         func(r *Room, h string) (any, error) { return r.Find(h, "stay", "", 0) },
		"brief":        func(r *Room, h string) (any, error) { return r.Brief(h, care.BriefGP) },
		"now":          func(r *Room, h string) (any, error) { return r.Now(h) },
		"phone":        func(r *Room, h string) (any, error) { return r.Phone(h) },
		"demographics": func(r *Room, h string) (any, error) { return r.Demographics(h) },
		"source":       func(r *Room, h string) (any, error) { return r.Source(ctx, h, row) },
		"copy":         func(r *Room, h string) (any, error) { return r.Reference(ctx, h, row) },
		"letter":       func(r *Room, h string) (any, error) { return r.Letter(ctx, h, row) },
	} {
		r, v, _ := stays(t, false, past("2026-07-02", "IMP"))
		r.deps.Parts = func(fhir.Resource) []fhir.Part { return []fhir.Part{{Say: "Seen."}} }
		s, err := r.Section(v.Record, care.Encounters)
		if err != nil {
			t.Fatal(err)
		}
		row = s.Entries[0].ID
		r.open.shown = map[string]func() error{}
		o, c := r.open, &closing{}
		c.close = func() {
			go r.Close(v.Record) // which waits for a search under way
			<-o.ctx.Done()
		}
		r.deps.Audit = c
		if _, err := ask(r, v.Record); care.CodeOf(err) != care.CodeNoRecord {
			t.Errorf("%s: %v", page, err)
		}
		for _, e := range c.of(receipt.Section) {
			if e.Item != care.Encounters && PageTitles[e.Item] == "" {
				t.Errorf("%s is %q in the audit, which has no title", page, e.Item)
			}
		}
	}
}
