package audit

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Criteria say which events a report is about: those about persons, or those of
// one member of staff, in a span of time.
type Criteria struct {
	Persons  []string // NHS number digits: a person's, and those it superseded
	Staff    string   // id at the sign-in service
	From, To time.Time
}

// Find reads the events from the repository, page by page to the end, and all
// that this computer has and the repository does not. Who asks must have a receipt: a report is
// an access too. The error means that nothing is known, not that there is none.
func (f *Forwarder) Find(ctx context.Context, rc receipt.Receipt, c Criteria) (kept, unsent []json.RawMessage, err error) {
	if err := rc.Check(); err != nil {
		return nil, nil, err
	}
	waits, err := f.journal.unsent(ctx, lacking, -1)
	if err != nil {
		return nil, nil, unavailable(err)
	}
	for _, w := range waits {
		text, err := json.Marshal(fhirEvent(w, f.journal.name(), f.about))
		if err != nil {
			return nil, nil, unavailable(err)
		}
		unsent = append(unsent, text)
	}
	by, values := "entity-name", c.Persons
	if c.Staff != "" {
		by, values = "altid", []string{c.Staff}
	}
	for _, value := range values {
		found, err := f.reader.Search(ctx, fhir.Query{Type: "AuditEvent", Private: true, Filter: []string{by}, Params: url.Values{
			by: {value}, "date": {"ge" + instant(c.From), "lt" + instant(c.To)}, "_sort": {"-date"}, "_count": {f.reader.PageSize()},
		}})
		if err != nil {
			return nil, nil, unread(err)
		}
		for _, r := range found.Resources {
			kept = append(kept, json.RawMessage(r.Raw))
		}
	}
	return kept, unsent, nil
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func unread(err error) error {
	say := "The region’s audit repository did not answer, so there is no report. Try again."
	switch why, _ := fhir.WhyOf(err); why {
	case care.WhySize, care.WhyPaging:
		say = "There are too many events for one report. Choose a shorter span of time."
	case care.WhyUnauthorised, care.WhyDenied:
		say = "The region’s audit repository does not let you read it. Ask your privacy officer or your IT helpdesk."
	}
	return &care.Error{Code: care.CodeUnavailable, Op: "read audit repository", Err: err, Say: say, Retry: true}
}
