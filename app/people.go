package app

import (
	"context"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/lists"
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
	BornTo    string `json:"bornTo"` // with Born the first, the last day of a range
	Gender    string `json:"gender"`
	Postcode  string `json:"postcode"`
	Match     string `json:"match"` // "", "past" or "like"
	// Why says, in the user's own words, why so many searches are needed; asked for
	// after the region's number of them within an hour (I2).
	Why string `json:"why"`
}

func (f SearchForm) asked() people.Form {
	return people.Form{NHSNumber: f.NHSNumber, Family: f.Family, Given: f.Given, Born: f.Born, BornTo: f.BornTo, Gender: f.Gender, Postcode: f.Postcode, Match: f.Match}
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
	if err := d.mayLookUp(); err != nil {
		return SearchAnswer{}, err
	}
	f := form.asked()
	number, _, err := f.Query()
	if err != nil {
		return SearchAnswer{}, err
	}
	leave, err := p.app.gate.enter("search")
	if err != nil {
		return SearchAnswer{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), callWait)
	defer cancel()
	e := receipt.Event{Kind: receipt.Search, Who: d.who, Person: number.Digits(), Outcome: "success", Terms: terms(f)}
	if err := p.app.maySearch(ctx, &e, form.Why); err != nil {
		return SearchAnswer{}, p.app.note("search", err)
	}
	rc, err := p.app.journal.Commit(ctx, e)
	if err != nil {
		return SearchAnswer{}, p.app.note("search", err)
	}
	found, err := d.people.Search(ctx, rc, f)
	if err != nil {
		p.app.searchFailed(e, rc, err)
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
		d.shown(found.Candidates[i].Person, lists.Visit{How: lists.HowSearch})
	}
	return SearchAnswer(found), nil
}

// searchFailed writes that a search came to nothing: about whom, where it was by a
// whole NHS number, so that a report by person has it. The search itself is in the
// journal, and nothing is shown after this.
func (a *App) searchFailed(search receipt.Event, rc receipt.Receipt, why error) {
	_, _ = a.journal.Commit(context.Background(), receipt.Event{Kind: receipt.SearchFailed, Who: search.Who,
		Person: search.Person, Terms: search.Terms, Outcome: string(care.CodeOf(why)), Search: rc.Seq()})
}

// finding is by which search somebody was found, and why to stop and think; nothing
// of who it is outlives the search.
type finding struct {
	search   int64
	concerns []care.Concern
}

// mayLookUp tells whether the role may look people up.
func (d *desk) mayLookUp() error {
	if d.who.May(care.RightDirectAccess) {
		return nil
	}
	return &care.Error{Code: care.CodeNoRole, Op: "person search",
		Say: "Your role does not allow searching for people. Ask your organisation to nominate you for direct access."}
}

// recordFound writes who is about to be shown, sealed as the terms are, and keeps
// by which search, for the event and the prompt of an open that follows.
func (p *People) recordFound(ctx context.Context, d *desk, rc receipt.Receipt, found []care.Candidate) error {
	numbers := make([]string, len(found))
	for i, c := range found {
		numbers[i] = c.Person.NHSNumber.Digits()
		by := finding{rc.Seq(), p.app.concerns(d.who, c.Person)}
		d.found.Store(numbers[i], by)
		if old, err := care.ParseNHSNumber(c.Person.AskedAs); err == nil { // by which it will be opened (H11)
			d.found.Store(old.Digits(), by)
		}
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

// Alone gives the person that a record opens for by its NHS number alone
// ([Record.OpenAlone]), for the page to say so beforehand. Nobody is asked.
func (p *People) Alone(nhsNumber string) (care.Person, error) {
	n, err := care.TypedNHSNumber(nhsNumber)
	if err != nil {
		return care.Person{}, err
	}
	return record.Unconfirmed(n, p.app.o.Now()), nil
}
