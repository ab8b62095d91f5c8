package record

import (
	"context"
	"fmt"
	"strings"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Reference gives the one sentence in which an item may be quoted in another
// record: what, where, when, the finding as recorded, and that and when it was
// viewed here (M131, H37). It is made from the row as it is shown, so that it
// says nothing that the row withholds; it names nobody; and it is audited.
func (r *Room) Reference(ctx context.Context, handle, id string) (string, error) {
	o, it, st, err := r.item(handle, id)
	if err != nil {
		return "", err
	}
	o.mu.Lock()
	e := o.event(receipt.Copied, "success")
	row, ok := o.row(id)
	o.mu.Unlock()
	if !ok { // an answer that came since has taken its place
		return "", errNoItem("copy reference")
	}
	e.Item = st.Organisation().ODS + "|" + it.entry.Of[0]
	if err := r.written(ctx, o, e); err != nil {
		return "", err
	}
	return citation(row, r.citeDay(r.deps.Now().In(care.London).Format("2006-01-02")), r.citeDay), nil
}

// row finds a row as it stands on the page.
func (o *openRecord) row(id string) (care.Entry, bool) {
	for _, st := range o.sources {
		for _, c := range st.cells {
			for _, e := range c.rows.Entries {
				if e.ID == id {
					return e, true
				}
			}
		}
	}
	return care.Entry{}, false
}

// citeDay writes a date as the region cites dates (decision 8); one that is not
// known to the day is written as everywhere.
func (r *Room) citeDay(iso string) string {
	m := care.ParseMoment(iso)
	if r.deps.CiteDates == "dd/mm/yy" && m.HasDay() {
		return m.Time().Format("02/01/06")
	}
	return m.Text()
}

// citation joins the parts. Line breaks go, words stay as recorded.
func citation(e care.Entry, viewed string, day func(string) string) string {
	when := e.When.Text
	if e.When.ISO != "" {
		when = day(e.When.ISO)
	}
	parts := []string{
		strings.TrimSpace(e.Negation + " " + e.Term), firstOf(e.Source.Name, settingWords[e.Source.Setting]),
		strings.TrimSpace(strings.ToLower(e.When.Kind) + " " + when),
	}
	if e.Status.Kind != "" {
		parts = append(parts, e.Status.Text)
	}
	for _, v := range e.Values {
		parts = append(parts, finding(v))
	}
	for _, f := range e.Facts {
		if f.Lead {
			parts = append(parts, strings.TrimSpace(f.Label+" "+f.Text))
		}
	}
	parts = append(parts, e.Cautions...)
	parts = append(parts, "viewed on Shared Care Record", viewed)
	var out []string
	for _, p := range parts {
		if p = strings.TrimRight(strings.Join(strings.Fields(p), " "), ".,;"); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// finding is one measured value with what keeps it from being misread.
func finding(v care.Value) string {
	s := strings.Join(strings.Fields(fmt.Sprintf("%s %s %s", v.Name, v.Text, v.Unit)), " ")
	if v.Flag != "" {
		s += " (" + v.Flag + ")"
	}
	if v.Status.Kind != "" {
		s += " (" + v.Status.Text + ")"
	}
	return s
}
