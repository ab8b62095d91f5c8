package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/people"
)

// Prompt is what is asked before a record opens (M51, M53, M54, I1).
type Prompt struct {
	Reasons []care.Reason `json:"reasons"` // to choose from, most usual first
	Consent string        `json:"consent"` // that consent is not needed, and to tell the person
	// Concerns say why the user should stop and think; with any, words are needed
	// whatever the reason.
	Concerns []string `json:"concerns"`
	// Given is the reason that was given for this person in this session, "" when
	// none was or it was an emergency: it need not be given again. Note goes with it.
	Given string `json:"given"`
	Note  string `json:"note"`
}

// consent is said where the region has no words of its own.
const consent = "You do not need consent to view, but tell the person where you can."

// given is a reason with the words that went with it.
type given struct {
	reason care.Reason
	note   string
}

// Prompt gives what to ask before a person's record opens. It asks nobody
// anything: whoever it is was found before.
func (p *People) Prompt(nhsNumber string) (Prompt, error) {
	d, err := p.app.signedIn()
	if err != nil {
		return Prompt{}, err
	}
	n, err := care.ParseNHSNumber(nhsNumber)
	if err != nil {
		return Prompt{}, err
	}
	out := Prompt{Reasons: p.app.o.Region.Offered(), Consent: cmp.Or(p.app.o.Region.Wording.Consent, consent), Concerns: []string{}}
	for _, c := range d.finding(n).concerns {
		out.Concerns = append(out.Concerns, c.Say())
	}
	if before, ok := d.gaveFor(n); ok {
		out.Given, out.Note = before.reason.Key, before.note
	}
	return out, nil
}

// OneMatch tells whether a search by name names a person only when exactly one
// matches: the search screen says so (decision 21).
func (p *People) OneMatch() (bool, error) {
	d, err := p.app.signedIn()
	if err != nil {
		return false, err
	}
	return d.people.OneMatch(), nil
}

// concerns keeps the region's policy on stopping to think.
func (a *App) concerns(who care.Professional, p care.Person) []care.Concern {
	if !a.o.Region.Policy.StopAndThink {
		return nil
	}
	return people.Concerns(who, p)
}

// reason finds the reason for an open: the one chosen, or the one that was given
// for the same person in this session.
func (a *App) reason(d *desk, n care.NHSNumber, key, note string) (given, error) {
	if before, ok := d.gaveFor(n); ok && key == "" {
		return before, nil
	}
	why, err := care.ReasonFor(a.o.Region.Offered(), key, note)
	return given{why, strings.TrimSpace(note)}, err
}

// spoken is the region's reason for who says why in words: the last that asks for
// them, or else the first that is no emergency.
func (a *App) spoken() string {
	offered := a.o.Region.Offered()
	for _, r := range slices.Backward(offered) {
		if r.NeedsNote && !r.Urgent() {
			return r.Key
		}
	}
	i := slices.IndexFunc(offered, func(r care.Reason) bool { return !r.Urgent() })
	return offered[max(i, 0)].Key
}

func (d *desk) gaveFor(n care.NHSNumber) (given, bool) {
	before, _ := d.given.Load(n.Digits())
	g, ok := before.(given)
	return g, ok
}

// gave keeps a reason until sign-out or a change of role. An emergency is one
// each time.
func (d *desk) gave(why given, numbers ...care.NHSNumber) {
	if why.reason.Urgent() {
		return
	}
	for _, n := range numbers {
		d.given.Store(n.Digits(), why)
	}
}

func (d *desk) finding(n care.NHSNumber) finding {
	s, _ := d.found.Load(n.Digits())
	out, _ := s.(finding)
	return out
}

// maySearch keeps the number of searches that one user may make within an hour
// (I2): beyond it words are needed, and each further search is flagged; at twice
// as many searching stops until the hour has passed, and the audit has an alert.
// The journal counts, so that neither a new sign-in nor another role starts anew.
// The event gets what is to be recorded of it.
func (a *App) maySearch(ctx context.Context, e *receipt.Event, why string) error {
	most := a.o.Region.Policy.SearchesPerHour
	n, err := a.journal.Recent(ctx, receipt.Search, e.Who.Subject, a.o.Now().Add(-time.Hour))
	switch {
	case err != nil || n < most: // what cannot be counted keeps nobody from care: it is recorded all the same
		return nil
	case n >= 2*most:
		e.Outcome, e.Flags = string(care.CodeSearches), []string{receipt.FlagEnumeration}
		if n == 2*most { // an alert each hour, not one for each attempt
			if _, err := a.journal.Commit(ctx, *e); err != nil {
				return err
			}
		}
		return &care.Error{Code: care.CodeRefused, Op: "person search",
			Say: fmt.Sprintf("You have searched %d times within an hour, so searching has stopped. It is flagged for your privacy officer. Wait until the hour has passed, or ask a colleague.", 2*most)}
	case care.InWords(why) != nil:
		return &care.Error{Code: care.CodeSearches, Op: "person search",
			Say: fmt.Sprintf("You have searched %d times within an hour. To go on, say in a few words why so many are needed. What you typed is kept.", n)}
	}
	e.Note, e.Flags = strings.TrimSpace(why), []string{receipt.FlagManySearches}
	return nil
}
