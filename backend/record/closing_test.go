package record

import (
	"context"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// closing is an audit that is slow: the record is closed while it writes that a part
// of it was shown.
type closing struct {
	journal
	close func()
}

func (c *closing) Commit(ctx context.Context, e receipt.Event) (receipt.Receipt, error) {
	if e.Kind == receipt.Section {
		c.close()
	}
	return c.journal.Commit(ctx, e)
}

// H4: of a record that is closed while its audit is written nothing leaves, on
// whatever page it was asked for.
func TestH4_NothingLeavesAfterItsRecordHasClosed(t *testing.T) {
	for page, ask := range map[string]func(r *Room, handle string) (any, error){
		"section":      func(r *Room, h string) (any, error) { return r.Section(h, care.Encounters) },
		"timeline":     func(r *Room, h string) (any, error) { return r.Timeline(h) },
		"find":         func(r *Room, h string) (any, error) { return r.Find(h, "stay", "", 0) },
		"brief":        func(r *Room, h string) (any, error) { return r.Brief(h, care.BriefGP) },
		"now":          func(r *Room, h string) (any, error) { return r.Now(h) },
		"demographics": func(r *Room, h string) (any, error) { return r.Demographics(h) },
	} {
		r, v, _ := stays(t, false, past("2026-07-02", "IMP"))
		o, c := r.open, &closing{}
		c.close = func() {
			go r.Close(v.Record) // which waits for a search under way
			<-o.ctx.Done()
		}
		r.deps.Audit = c
		_, err := ask(r, v.Record)
		if care.CodeOf(err) != care.CodeNoRecord {
			t.Errorf("%s: %v", page, err)
		}
	}
}
