// Package demographics is the identity service of the training region, shaped
// like the national one (PDS FHIR API): reads by NHS number, searches with the
// national rules on what may be asked, and its error codes. The rules are kept
// because the viewer's behaviour hangs on them: too many matches is an outcome
// and not a page, a superseded number answers with the current one and says
// nothing more, and a restricted person's whereabouts are simply absent.
package demographics

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Service answers for all persons of the region.
type Service struct {
	base string
	path string

	mu        sync.RWMutex
	switches  Switches
	now       func() time.Time
	copied    func(time.Time) time.Time
	people    []Person
	byNHS     map[string]int // current and superseded numbers
	withdrawn map[string]bool
}

// Caller is who asks, as the access token says.
type Caller struct {
	RoleProfile string
	HasRole     bool
}

// New makes the service at an absolute base address that ends in a slash.
// Withdrawn numbers lead to nobody and say so.
func New(base string, withdrawn []string) *Service {
	u, _ := url.Parse(base)
	s := &Service{base: base, path: u.Path, byNHS: map[string]int{}, withdrawn: map[string]bool{}}
	for _, n := range withdrawn {
		s.withdrawn[n] = true
	}
	return s
}

// Add makes a person known. A number that is already known is left alone and
// reported as false.
func (s *Service) Add(p Person) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.byNHS[p.NHS]; ok || s.withdrawn[p.NHS] {
		return false
	}
	s.people = append(s.people, p)
	for _, n := range append([]string{p.NHS}, p.Superseded...) {
		s.byNHS[n] = len(s.people) - 1
	}
	return true
}

// Knows tells whether a number is in use, now or once.
func (s *Service) Knows(nhs string) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	_, ok := s.byNHS[nhs]
	return ok || s.withdrawn[nhs]
}

var (
	uuid   = regexp.MustCompile(`^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)
	digits = regexp.MustCompile(`^[0-9]+$`)
	ods    = regexp.MustCompile(`^[A-Za-z0-9]{1,10}$`)
)

// Answer answers one request below the base address for a signed-in caller.
func (s *Service) Answer(w http.ResponseWriter, r *http.Request, who Caller) {
	id := r.Header.Get("X-Request-ID")
	if uuid.MatchString(id) {
		w.Header().Set("X-Request-ID", id)
	}
	if c := r.Header.Get("X-Correlation-ID"); c != "" && len(c) <= 64 {
		w.Header().Set("X-Correlation-ID", c)
	}
	urid, sent := r.Header["Nhsd-Session-Urid"]
	organisation, named := r.Header["Nhsd-End-User-Organisation-Ods"]
	sw := s.take()
	parts := strings.Split(strings.Trim(strings.TrimPrefix(r.URL.Path, s.path), "/"), "/")
	switch {
	case id == "":
		refuse(w, http.StatusBadRequest, "MISSING_VALUE", "required", "Missing value - 'X-Request-ID'")
	case !uuid.MatchString(id):
		refuse(w, http.StatusBadRequest, "INVALID_VALUE", "value", "Invalid value in header 'X-Request-ID'")
	case sw.unreachable:
		refuse(w, http.StatusRequestTimeout, "UNABLE_TO_CALL_SERVICE", "processing", "A downstream domain service did not return an expected response")
	case sw.busy:
		if sw.RetryAfter > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(sw.RetryAfter/time.Second)))
		}
		refuse(w, http.StatusTooManyRequests, "TOO_MANY_REQUESTS", "throttled", "There have been too many requests from this application. Please try again later")
	case sw.NamesOrganisation && !named:
		refuse(w, http.StatusBadRequest, "MISSING_VALUE", "required", "Missing value - 'NHSD-End-User-Organisation-ODS'")
	case named && !ods.MatchString(organisation[0]):
		refuse(w, http.StatusBadRequest, "INVALID_VALUE", "value", "Invalid value in header 'NHSD-End-User-Organisation-ODS'")
	case sw.OneMatch && r.Method == http.MethodGet && s.reachable(parts):
		s.serve(w, r, parts, true) // no user stands behind the request, so no role is looked at
	case sent && !digits.MatchString(urid[0]):
		refuse(w, http.StatusBadRequest, "INVALID_VALUE", "value", "Invalid value in header 'NHSD-Session-URID'")
	case sent && urid[0] != who.RoleProfile:
		refuse(w, http.StatusBadRequest, "INVALID_VALUE", "value", "Invalid value in header 'NHSD-Session-URID': not a role of this user")
	case !who.HasRole:
		refuse(w, http.StatusForbidden, "ACCESS_DENIED", "forbidden", "Access Denied - the user has no role that may see demographics")
	case r.Method != http.MethodGet:
		refuse(w, http.StatusMethodNotAllowed, "UNSUPPORTED_SERVICE", "processing", "This training service is read only")
	case !s.reachable(parts):
		refuse(w, http.StatusNotFound, "UNSUPPORTED_SERVICE", "processing", "There is nothing at this address")
	default:
		s.serve(w, r, parts, false)
	}
}

// reachable tells whether there is something at an address: a search, a person,
// their related people. There is no CapabilityStatement to be had.
func (s *Service) reachable(parts []string) bool {
	return parts[0] == "Patient" && (len(parts) < 3 || len(parts) == 3 && parts[2] == "RelatedPerson")
}

func (s *Service) serve(w http.ResponseWriter, r *http.Request, parts []string, oneMatch bool) {
	if age, ok := s.age(); ok {
		w.Header().Set("Age", strconv.Itoa(int(age/time.Second)))
	}
	if len(parts) == 1 {
		s.search(w, r, oneMatch)
		return
	}
	s.read(w, parts[1], len(parts) == 3)
}

// read answers a number: its person, the person it now belongs to, or one of
// three different ways of there being nobody.
func (s *Service) read(w http.ResponseWriter, nhs string, related bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, ok := s.byNHS[nhs]
	switch {
	case !validNumber(nhs):
		refuse(w, http.StatusBadRequest, "INVALID_RESOURCE_ID", "value", "Resource Id is invalid")
	case s.withdrawn[nhs]:
		refuse(w, http.StatusNotFound, "INVALIDATED_RESOURCE", "processing", "Resource that has been marked as invalid was requested - invalidated resources cannot be retrieved")
	case !ok:
		refuse(w, http.StatusNotFound, "RESOURCE_NOT_FOUND", "not-found", "Resource not found")
	case related:
		s.sendRelated(w, s.people[i])
	default:
		w.Header().Set("ETag", `W/"`+s.people[i].version()+`"`)
		send(w, http.StatusOK, marshal(s.people[i].resource(false)))
	}
}

func (s *Service) sendRelated(w http.ResponseWriter, p Person) {
	entries := p.relatedPersons(s.base)
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"Bundle","type":"searchset","total":` + strconv.Itoa(len(entries)))
	for i, e := range entries {
		b.WriteString(map[bool]string{true: `,"entry":[`, false: ","}[i == 0])
		b.Write(e)
	}
	if len(entries) > 0 {
		b.WriteString("]")
	}
	b.WriteString("}")
	send(w, http.StatusOK, b.Bytes())
}

// validNumber checks ten digits and the Modulus 11 check digit.
func validNumber(n string) bool {
	if len(n) != 10 || !digits.MatchString(n) {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(n[i]-'0') * (10 - i)
	}
	return (11-sum%11)%11 == int(n[9]-'0')
}

// Unauthorised answers a missing or ended token, as the service itself does.
func Unauthorised(w http.ResponseWriter) {
	refuse(w, http.StatusUnauthorized, "ACCESS_DENIED", "forbidden", "Access Denied - Unauthorised")
}

// refuse sends an OperationOutcome with a Spine code. Not found is information,
// all else an error, as the national service has it.
func refuse(w http.ResponseWriter, status int, code, issue, say string) {
	severity := "error"
	if slices.Contains([]string{"RESOURCE_NOT_FOUND", "TOO_MANY_MATCHES"}, code) {
		severity = "information"
	}
	send(w, status, marshal(object{"resourceType": "OperationOutcome", "issue": list{object{
		"severity": severity, "code": issue, "diagnostics": say,
		"details": object{"coding": list{object{
			"system": "https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode", "version": "1", "code": code, "display": say}}},
	}}}))
}

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/fhir+json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
