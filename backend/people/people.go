// Package people asks the region's identity service, shaped like the Personal
// Demographics Service (PDS) FHIR API: person search, and the demographics that
// head every record. Whatever that service says is sensitive is stripped here,
// before it can reach a list, the window or a log (decision 9, H24).
package people

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
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

// New makes a service. mode is "healthcare-worker" or "application-restricted".
func New(e *fhir.Endpoint, mode string, now func() time.Time) *Service {
	return &Service{endpoint: e, unique: mode == "application-restricted", now: now}
}

// Form is what was typed into the search.
type Form struct {
	NHSNumber string `json:"nhsNumber"`
	Family    string `json:"family"`
	Given     string `json:"given"`
	Born      string `json:"born"`
	Gender    string `json:"gender"`
	Postcode  string `json:"postcode"`
}

// Found is the answer to a search.
type Found struct {
	Candidates []care.Candidate
	Say        string
	TooMany    bool
}

// Query checks a form and gives the search it means: an NHS number, or
// parameters. The error says which field to change.
func (f Form) Query() (care.NHSNumber, url.Values, error) {
	if strings.TrimSpace(f.NHSNumber) != "" {
		n, err := care.ParseNHSNumber(f.NHSNumber)
		return n, nil, err
	}
	family, given := strings.TrimSpace(f.Family), strings.TrimSpace(f.Given)
	switch {
	case family == "":
		return "", nil, wrong("Enter an NHS number, or a family name and a date of birth.")
	case strings.TrimSpace(f.Born) == "":
		return "", nil, wrong("Enter the date of birth too: a family name alone is not enough.")
	case len([]rune(family)) > 35 || len([]rune(given)) > 35:
		return "", nil, wrong("Names are 35 characters at most.")
	case early(family) || early(given):
		return "", nil, wrong("Put at least two letters before the *.")
	}
	born, err := care.ParseTypedDate(f.Born)
	if err != nil {
		return "", nil, err
	}
	q := url.Values{"family": {family}, "birthdate": {"eq" + born}}
	if given != "" {
		q.Set("given", given)
	}
	if p := strings.TrimSpace(f.Postcode); p != "" {
		q.Set("address-postalcode", p)
	}
	if f.Gender != "" {
		if !slices.Contains([]string{"male", "female", "other", "unknown"}, f.Gender) {
			return "", nil, wrong("Choose a gender from the list, or leave it as any.")
		}
		q.Set("gender", f.Gender)
	}
	return "", q, nil
}

// early tells of a * within the first two letters, which the service refuses.
func early(name string) bool {
	i := strings.IndexByte(name, '*')
	return i >= 0 && i < 2
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
	case ok && o.Has("TOO_MANY_MATCHES"), s.unique && status == http.StatusForbidden && !o.Has("ACCESS_DENIED"):
		return s.tooMany(f), nil
	case ok && o.Has("INVALID_SEARCH_DATA"):
		return Found{}, wrong("The identity service cannot search by this combination. Use an NHS number, or family name with date of birth.")
	}
	return Found{}, unavailable(err)
}

func (s *Service) candidates(f Form, found fhir.Found) Found {
	out := Found{Candidates: []care.Candidate{}}
	for _, r := range found.Resources {
		p, err := s.person(r)
		if err != nil {
			out.Say = "Some matches could not be read and are not listed. "
			continue
		}
		out.Candidates = append(out.Candidates, care.Candidate{Person: p})
	}
	if len(out.Candidates) > maxCandidates {
		return s.tooMany(f)
	}
	warnAlike(out.Candidates)
	switch n := len(out.Candidates); {
	case n == 0 && s.unique:
		out.Say += "No single person matches. Add more detail, such as the given name or postcode: this does not mean that there is no such person."
	case n == 0:
		out.Say += "Nobody matches. Check the spelling and the date of birth, or search by NHS number. A person whose record is restricted is not found by postcode."
	case n > 1:
		out.Say += "Check name, date of birth and NHS number before you open one."
	}
	return out
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

// warnAlike marks rows that could be taken for each other (H2): same birth date
// and family name, or a twin.
func warnAlike(list []care.Candidate) {
	for i := range list {
		same := 0
		for j := range list {
			a, b := list[i].Person, list[j].Person
			if i != j && a.BirthISO == b.BirthISO && a.Name.Family == b.Name.Family {
				same++
			}
		}
		switch {
		case same == 1:
			list[i].Alike = "1 other person here shares this family name and date of birth"
		case same > 1:
			list[i].Alike = itoa(same) + " others here share this family name and date of birth"
		case list[i].Person.MultipleBirth:
			list[i].Alike = "Born as one of twins or more: check the given name"
		}
	}
}

// Trace reads one person's demographics by NHS number. A superseded number gives
// the current one and says what was asked.
func (s *Service) Trace(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
	if err := rc.Check(); err != nil {
		return care.Person{}, err
	}
	r, header, err := s.endpoint.Read(ctx, "Patient", n.Digits())
	if err != nil {
		return care.Person{}, traceFailed(err)
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

func traceFailed(err error) error {
	_, status := fhir.WhyOf(err)
	o, _ := fhir.OutcomeOf(err)
	if status == http.StatusNotFound {
		if o.Has("INVALIDATED_RESOURCE") {
			return &care.Error{Code: care.CodeWithdrawn, Op: "trace person", Err: err,
				Say: "This NHS number was withdrawn and has no successor. Search by name and date of birth instead."}
		}
		if o.Has("RESOURCE_NOT_FOUND") {
			return &care.Error{Code: care.CodeNotFound, Op: "trace person", Err: err,
				Say: "Nobody has this NHS number. Check it against the source, or search by name and date of birth."}
		}
	}
	return unavailable(err)
}

func unavailable(err error) error {
	why, status := fhir.WhyOf(err)
	if status == http.StatusTooManyRequests {
		return &care.Error{Code: care.CodeUnavailable, Op: "ask identity service", Err: err, Retry: true,
			Say: "The identity service is busy and turned this request away. Try again in a minute. This says nothing about the person."}
	}
	if why == care.WhyDenied || why == care.WhyUnauthorised {
		return &care.Error{Code: care.CodeRefused, Op: "ask identity service", Err: err,
			Say: "The identity service refused this request. Your role may not allow it, or your session has ended: sign in again, or ask your helpdesk."}
	}
	return &care.Error{Code: care.CodeUnavailable, Op: "ask identity service", Err: err, Retry: true,
		Say: "The identity service did not answer, so nobody can be found at the moment. Try again in a minute. This says nothing about the person."}
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
