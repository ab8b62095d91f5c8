package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"shcr/backend/care"
	"shcr/backend/record"
)

// Ledger is what partners answered for one person, without a clinical word: for
// finding out why a record looks short.
type Ledger struct {
	PersonFound bool            `json:"person_found"`
	Partners    []LedgerPartner `json:"partners"`
	FirstMS     int64           `json:"first_ms"` // until the first section was there
	LastMS      int64           `json:"last_ms"`  // until the last
	Requests    int64           `json:"requests"`
}

// LedgerPartner is one organisation's row.
type LedgerPartner struct {
	ODS      string          `json:"ods"`
	Name     string          `json:"name"`
	Sections []LedgerSection `json:"sections"`
}

// LedgerSection is a cell of the ledger.
type LedgerSection struct {
	Section  string     `json:"section"`
	State    care.State `json:"state"`
	Why      care.Why   `json:"why"`
	Count    int        `json:"count"`
	Excluded int        `json:"excluded"`
	AsOf     string     `json:"as_of"`
	Since    string     `json:"since"`
	MS       int64      `json:"ms"`
}

// DoctorPerson signs in through the system browser, opens a person's record
// exactly as the window would, audit included, and gives the ledger. missing
// tells whether something of it is. The options' Emit is taken over.
func DoctorPerson(ctx context.Context, o Options, number, reason string) (l Ledger, missing bool, err error) {
	sections, session := make(chan time.Time, 4096), make(chan struct{}, 64)
	o.Emit = func(name string, data ...any) {
		switch name {
		case EventSession:
			session <- struct{}{}
		case EventRecord:
			if c, ok := data[0].(RecordChange); ok && c.Key != "" {
				sections <- time.Now()
			}
		}
	}
	a, err := Build(o)
	if err != nil {
		return l, false, err
	}
	defer a.Close()
	if err := a.waitForSignIn(ctx, session); err != nil {
		return l, false, err
	}
	began := time.Now()
	v, err := a.Record.Open(number, a.spoken(), reason)
	if err != nil {
		return l, false, err
	}
	l.PersonFound = true
	d, err := a.signedIn()
	if err != nil {
		return l, false, err
	}
	d.room.Wait(v.Record)
	if v, err = a.Record.View(v.Record); err != nil {
		return l, false, err
	}
	l.FirstMS, l.LastMS = span(sections, began)
	for _, e := range d.asked {
		l.Requests += e.Requests()
	}
	l.Partners, err = a.ledgerOf(v)
	return l, v.Complete.Answered < v.Complete.Asked, err
}

// signInFor builds the viewer for a command and signs its user in through the
// system browser. Whoever gets it closes it. The options' Emit is taken over.
func signInFor(ctx context.Context, o Options) (*App, *desk, error) {
	session := make(chan struct{}, 64)
	o.Emit = func(name string, _ ...any) {
		if name == EventSession {
			select {
			case session <- struct{}{}:
			default:
			}
		}
	}
	a, err := Build(o)
	if err != nil {
		return nil, nil, err
	}
	if err := a.waitForSignIn(ctx, session); err != nil {
		a.Close()
		return nil, nil, err
	}
	d, err := a.signedIn()
	if err != nil {
		a.Close()
		return nil, nil, err
	}
	return a, d, nil
}

func (a *App) waitForSignIn(ctx context.Context, changed <-chan struct{}) error {
	a.Session.SignIn()
	for {
		v := a.Session.Status()
		switch {
		case v.State == "signed-in":
			return nil
		case v.State == "choosing-role":
			a.Session.CancelSignIn()
			return &care.Error{Code: care.CodeSignIn, Op: "sign in", Say: "You have several roles, and this command cannot ask which. Use an account with one role."}
		case v.Problem != nil:
			return &care.Error{Code: care.CodeSignIn, Op: "sign in", Say: v.Problem.Say}
		}
		select {
		case <-ctx.Done():
			a.Session.CancelSignIn()
			return ctx.Err()
		case <-changed:
		}
	}
}

// span gives the times of the first and the last section.
func span(at <-chan time.Time, began time.Time) (first, last int64) {
	for {
		select {
		case t := <-at:
			last = t.Sub(began).Milliseconds()
			if first == 0 {
				first = last
			}
		default:
			return first, last
		}
	}
}

func (a *App) ledgerOf(v record.View) ([]LedgerPartner, error) {
	rows := map[string]*LedgerPartner{}
	out := make([]LedgerPartner, len(v.Partners))
	for i, p := range v.Partners {
		out[i] = LedgerPartner{ODS: p.ODS, Name: p.Name, Sections: []LedgerSection{}}
		rows[p.ODS] = &out[i]
	}
	for _, s := range v.Sections {
		sec, err := a.Record.Section(v.Record, s.Key)
		if err != nil {
			return nil, err
		}
		for _, x := range sec.Answers {
			if row := rows[x.ODS]; row != nil {
				row.Sections = append(row.Sections, LedgerSection{x.Section, x.State, x.Why, x.Shown, len(x.Excluded), x.AsOf, x.Since, x.Millis})
			}
		}
	}
	return out, nil
}

// WriteLedger prints a ledger as a table, or as JSON.
func WriteLedger(w io.Writer, l Ledger, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(l)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ODS\tsection\tstate\twhy\tshown\texcluded\tas of\tms")
	for _, p := range l.Partners {
		for _, s := range p.Sections {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%d\t%d\t%s\t%d\n", p.ODS, s.Section, s.State, s.Why, s.Count, s.Excluded, s.AsOf, s.MS)
		}
	}
	fmt.Fprintf(table, "first section after %d ms, last after %d ms, %d requests\n", l.FirstMS, l.LastMS, l.Requests)
	return table.Flush()
}
