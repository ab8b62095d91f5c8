// Package people asks the region's identity service, shaped like the Personal
// Demographics Service (PDS) FHIR API: person search, and the demographics that
// head every record. Whatever that service says is sensitive is stripped here,
// before it can reach a list, the window or a log (decision 9, H24).
package people

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// maxCandidates is how many matches a search may show (I2).
const maxCandidates = 20

// Service asks the identity service for one signed-in professional.
type Service struct {
	endpoint *fhir.Endpoint
	unique   bool // application-restricted mode: one match or none (decision 21)
	now      func() time.Time
}

// OneMatch tells whether a search by name names a person only when exactly one
// matches (decision 21).
func (s *Service) OneMatch() bool { return s.unique }

// New makes a service. mode is "healthcare-worker" or "application-restricted".
func New(e *fhir.Endpoint, mode string, now func() time.Time) *Service {
	return &Service{endpoint: e, unique: mode == "application-restricted", now: now}
}

// Found is the answer to a search.
type Found struct {
	Candidates []care.Candidate
	Say        string
	TooMany    bool
}

// Search finds candidates by form. It never opens anybody.
func (s *Service) Search(ctx context.Context, rc receipt.Receipt, f Form) (Found, error) {
	if err := rc.Check(); err != nil {
		return Found{}, err
	}
	number, params, err := f.Query()
	if err != nil {
		return Found{}, err
	}
	if number != "" {
		p, err := s.Trace(ctx, rc, number)
		if err != nil {
			if care.CodeOf(err) == care.CodeNotFound || care.CodeOf(err) == care.CodeWithdrawn {
				return Found{Candidates: []care.Candidate{}, Say: say(err)}, nil
			}
			return Found{}, err
		}
		return Found{Candidates: []care.Candidate{{Person: p}}, Say: replaced(p)}, nil
	}
	if s.unique {
		params.Set("_max-results", "1")
	} else {
		params.Set("_max-results", "20")
	}
	found, err := s.endpoint.Search(ctx, fhir.Query{Type: "Patient", Params: params})
	if err != nil {
		return s.searchFailed(f, err)
	}
	return s.candidates(f, found), nil
}

// searchFailed reads the identity service's ways of saying "be more precise".
func (s *Service) searchFailed(f Form, err error) (Found, error) {
	o, ok := fhir.OutcomeOf(err)
	_, status := fhir.WhyOf(err)
	switch {
	case ok && o.Has("TOO_MANY_MATCHES"), s.unique && status == http.StatusForbidden && o.Has("INVALID_VALUE"):
		return s.tooMany(f), nil
	}
	return Found{}, explained(err)
}

func (s *Service) candidates(f Form, found fhir.Found) Found {
	f = f.trimmed()
	out := Found{Candidates: []care.Candidate{}}
	for _, r := range found.Resources {
		p, err := s.person(r)
		if err != nil {
			out.Say = "Some matches could not be read and are not listed. "
			continue
		}
		out.Candidates = append(out.Candidates, care.Candidate{Person: p, Otherwise: otherwise(f, p)})
	}
	if len(out.Candidates) > maxCandidates {
		return s.tooMany(f)
	}
	warnAlike(out.Candidates)
	switch n := len(out.Candidates); {
	case n == 0 && s.unique:
		out.Say += "No single person matches. Add more detail, such as the given name or postcode: this does not mean that there is no such person."
	case n == 0:
		out.Say += "Nobody matches. " + wider(f)
	case n == 1 && f.Match != "":
		out.Say += "Only one person matches, and not only by what you typed. Check name, date of birth and NHS number: it may be somebody else."
	case n > 1:
		out.Say += "Check name, date of birth and NHS number before you open one."
	}
	return out
}

// wider says what else could be tried, each step for the person to take: every
// search is a disclosure, so that none follows by itself (reference/pds-fhir.md §3).
func wider(f Form) string {
	say := "Check the spelling and the date of birth, or search by NHS number."
	switch {
	case f.Match == "":
		say += " Names that sound alike and former names are found under More ways to search."
	case strings.Contains(f.Family+f.Given+f.Postcode, "*"):
		say += " Try the whole name."
	}
	if f.Postcode != "" {
		say += " A person whose record is restricted is not found by postcode."
	}
	return say
}

// tooMany says what could be added that is not there yet.
func (s *Service) tooMany(f Form) Found {
	var add []string
	for _, part := range []struct{ has, say string }{{f.Given, "a given name"}, {f.Postcode, "the postcode"}, {f.Gender, "the gender"}} {
		if strings.TrimSpace(part.has) == "" {
			add = append(add, part.say)
		}
	}
	out := Found{Candidates: []care.Candidate{}, TooMany: true, Say: "Too many people match, so none is listed. "}
	if s.unique {
		out.Say = "Too many people match: this region's identity service names a person only when exactly one matches. "
	}
	if strings.Contains(f.Family+f.Given, "*") {
		out.Say += "Write the whole name instead of *. "
	}
	switch n := len(add); n {
	case 0:
		out.Say += "Search by NHS number."
	case 1:
		out.Say += "Add " + add[0] + ", or search by NHS number."
	default:
		out.Say += "Add " + strings.Join(add[:n-1], ", ") + " or " + add[n-1] + ", or search by NHS number."
	}
	return out
}

// replaced says that the number asked for leads to another (H11).
func replaced(p care.Person) string {
	if p.AskedAs == "" {
		return ""
	}
	return "NHS number " + p.AskedAs + " was replaced. This person's NHS number is now " + p.NHSSpaced + "."
}

// Trace reads one person's demographics by NHS number. A superseded number gives
// the current one and says what was asked.
func (s *Service) Trace(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
	if err := rc.Check(); err != nil {
		return care.Person{}, err
	}
	r, header, err := s.endpoint.Read(ctx, "Patient", n.Digits())
	if err != nil {
		return care.Person{}, explained(err)
	}
	p, err := s.person(r)
	if err != nil {
		return care.Person{}, err
	}
	dated(&p, header, s.now())
	if p.NHSNumber != n {
		p.AskedAs = n.Spaced()
	}
	return p, nil
}

func wrong(text string) error {
	return &care.Error{Code: care.CodeInput, Op: "person search", Say: text}
}

func say(err error) string {
	var e *care.Error
	if errors.As(err, &e) {
		return e.Say
	}
	return ""
}
