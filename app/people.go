package app

import (
	"context"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/people"
	"shcr/backend/record"
)

// People is the person search.
type People struct{ app *App }

// SearchForm is what was typed; see package people for what combinations work.
type SearchForm struct {
	NHSNumber string `json:"nhsNumber"`
	Family    string `json:"family"`
	Given     string `json:"given"`
	Born      string `json:"born"`
	Gender    string `json:"gender"`
	Postcode  string `json:"postcode"`
}

// SearchAnswer is what the identity service found. It opens nobody.
type SearchAnswer struct {
	Candidates []care.Candidate `json:"candidates"`
	Say        string           `json:"say"`
	TooMany    bool             `json:"tooMany"`
}

// callWait bounds one call of the page that waits for the identity service.
const callWait = 20 * time.Second

// Search looks a person up. The form is checked first, then the search is
// recorded, then asked (M36, I2).
func (p *People) Search(form SearchForm) (SearchAnswer, error) {
	d, err := p.app.signedIn()
	if err != nil {
		return SearchAnswer{}, err
	}
	if !d.who.May(care.RightDirectAccess) {
		return SearchAnswer{}, &care.Error{Code: care.CodeNoRole, Op: "person search",
			Say: "Your role does not allow searching for people. Ask your organisation to nominate you for direct access."}
	}
	f := people.Form(form)
	number, _, err := f.Query()
	if err != nil {
		return SearchAnswer{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	rc, err := p.app.journal.Commit(ctx, receipt.Event{Kind: receipt.Search, Who: d.who, Person: number.Digits(), Outcome: "success", Terms: terms(f)})
	if err != nil {
		return SearchAnswer{}, p.app.note("search", err)
	}
	found, err := d.people.Search(ctx, rc, f)
	if err != nil {
		_ = p.app.record(receipt.Failed, d.who, string(care.CodeOf(err))) // the search itself is in the journal
		return SearchAnswer{}, p.app.note("search", err)
	}
	if err := p.recordFound(ctx, d, rc, found.Candidates); err != nil {
		return SearchAnswer{}, p.app.note("search", err)
	}
	if err := p.app.still(d); err != nil {
		return SearchAnswer{}, err
	}
	for i := range found.Candidates {
		p.app.nameGP(&found.Candidates[i].Person)
	}
	return SearchAnswer(found), nil
}

// recordFound writes who is about to be shown, sealed as the terms are, and keeps
// by which search, for the event of an open that follows.
func (p *People) recordFound(ctx context.Context, d *desk, rc receipt.Receipt, found []care.Candidate) error {
	numbers := make([]string, len(found))
	for i, c := range found {
		numbers[i] = c.Person.NHSNumber.Digits()
		d.found.Store(numbers[i], rc.Seq())
	}
	_, err := p.app.journal.Commit(ctx, receipt.Event{Kind: receipt.SearchOutcome, Who: d.who, Outcome: "success",
		Terms: strings.Join(numbers, " "), Count: len(found), Search: rc.Seq()})
	return err
}

// terms writes the search for the audit, sealed there.
func terms(f people.Form) string {
	n, q, _ := f.Query()
	if n != "" {
		return "nhs-number=" + n.Digits()
	}
	return q.Encode()
}

// Reasons lists why a record may be opened.
func (p *People) Reasons() []care.Reason { return care.Reasons() }

// Alone gives the person that a record opens for by its NHS number alone
// ([Record.OpenAlone]), for the page to say so beforehand. Nobody is asked.
func (p *People) Alone(nhsNumber string) (care.Person, error) {
	n, err := care.ParseNHSNumber(nhsNumber)
	if err != nil {
		return care.Person{}, err
	}
	return record.Unconfirmed(n, p.app.o.Now()), nil
}
