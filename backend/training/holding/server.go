// Package holding is the FHIR R4 endpoint of one training partner and what it
// holds: read, search and paging over resources kept as the bytes they were
// written in.
//
// Partners differ as real ones do (a Manner): page sizes, whether a total is
// given, opaque pages that die, what a connection is good for. What they have
// in common is kept strictly, because the viewer's safety rests on it: the self
// link lists only the parameters that were honoured (EchoSelf is the one known
// exception), an unknown type is a 404
// with an OperationOutcome and never an empty list, and a clinical search
// without a person is refused. Nothing that it is asked writes.
package holding

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// always are served by every partner; all but Patient and Binary by read only.
var always = []string{"Binary", "Location", "Medication", "Organization", "Patient", "Practitioner", "PractitionerRole"}

// Server answers for one partner.
type Server struct {
	base   string // absolute, ends in a slash
	path   string
	name   string
	manner Manner
	now    func() time.Time

	mu      sync.RWMutex
	held    store
	cursors map[string]cursor
}

// New makes the server of a partner at an absolute base address that ends in a
// slash.
func New(base, name string, m Manner, now func() time.Time) (*Server, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	return &Server{
		base: base, path: u.Path, name: name, manner: m, now: now, cursors: map[string]cursor{},
		held: store{byKey: map[string]*Resource{}, before: map[string]*Resource{}, notes: map[string][]json.RawMessage{}, objections: map[string]string{}},
	}, nil
}

// Put holds a resource for a local Patient id ("" when it is about no person).
func (s *Server) Put(raw json.RawMessage, patient string) error {
	r, err := read(raw)
	if err != nil {
		return err
	}
	return s.hold(r, patient)
}

// PutKnown is Put for who wrote the resource and knows its type and id: nothing
// is read now. The bytes must be sound JSON; a region of tens of thousands is
// built for every test.
func (s *Server) PutKnown(resourceType, id string, raw json.RawMessage, patient string) error {
	return s.hold(&Resource{Type: resourceType, ID: id, Raw: raw}, patient)
}

func (s *Server) hold(r *Resource, patient string) error {
	if r.Type == "Patient" {
		patient = r.ID
	}
	r.Patient = patient
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held.put(r)
}

// Note has an OperationOutcome sent along (search.mode "outcome") with every
// search of a type for a person: what a partner says it withholds.
func (s *Server) Note(patient, resourceType string, outcome json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := patient + "/" + resourceType
	s.held.notes[key] = append(s.held.notes[key], outcome)
}

// Refuse has every request about a person answered with 403 and these words:
// the person objects to sharing, and this partner enforces it (M56 to M59).
func (s *Server) Refuse(patient, say string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held.objections[patient] = say
}

// Held gives everything held, in the order it was put. For tests and reports.
func (s *Server) Held() []*Resource {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.held.all)
}

// ServeHTTP answers one request below the base address.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.behave(w, r)
	rest := strings.Trim(strings.TrimPrefix(r.URL.Path, s.path), "/")
	parts := strings.Split(rest, "/")
	read, search := r.Method == http.MethodGet, r.Method == http.MethodPost && len(parts) == 2 && parts[1] == "_search"
	switch {
	case !read && !search:
		s.refuse(w, r, http.StatusMethodNotAllowed, "not-supported", "This endpoint is read only.")
	case !acceptsJSON(r) && parts[0] != "Binary":
		s.refuse(w, r, http.StatusNotAcceptable, "not-supported", "Only application/fhir+json is offered.")
	case rest == "metadata":
		s.send(w, r, http.StatusOK, s.capability())
	case !s.serves(parts[0]):
		s.refuse(w, r, http.StatusNotFound, "not-supported", "This organisation does not share this type of resource.")
	case len(parts) == 1 || search:
		s.search(w, r, parts[0])
	case len(parts) == 2 && parts[0] == "Binary":
		s.binary(w, r, parts[1])
	case len(parts) == 2:
		s.read(w, r, parts[0]+"/"+parts[1])
	default:
		s.refuse(w, r, http.StatusNotFound, "not-found", "There is nothing at this address.")
	}
}

func (s *Server) serves(t string) bool {
	return slices.Contains(always, t) || slices.Contains(s.manner.Types, t)
}

// read answers Type/id, with ETag and 304.
func (s *Server) read(w http.ResponseWriter, r *http.Request, key string) {
	s.mu.RLock()
	held := s.held.byKey[key]
	s.mu.RUnlock()
	if held == nil {
		s.refuse(w, r, http.StatusNotFound, "not-found", "This resource is not held here.")
		return
	}
	if say, ok := s.objection(held.Patient); ok {
		s.refuse(w, r, http.StatusForbidden, "forbidden", say)
		return
	}
	tag := fmt.Sprintf(`W/"%d"`, held.version())
	w.Header().Set("ETag", tag)
	if t, err := time.Parse(time.RFC3339, held.index().updated); err == nil {
		w.Header().Set("Last-Modified", t.UTC().Format(http.TimeFormat))
	}
	if s.unchanged(w, r) {
		return
	}
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.send(w, r, http.StatusOK, held.Raw)
}

func (s *Server) objection(patients ...string) (say string, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, p := range patients {
		if say, ok = s.held.objections[p]; ok && p != "" {
			return say, true
		}
	}
	return "", false
}

// acceptsJSON is lenient as servers are: no Accept, a wildcard or any JSON.
func acceptsJSON(r *http.Request) bool {
	accept, format := r.Header.Get("Accept"), r.URL.Query().Get("_format")
	if strings.Contains(format, "xml") {
		return false
	}
	return accept == "" || strings.Contains(accept, "json") || strings.Contains(accept, "*/*") || strings.Contains(accept, "application/*")
}

// Holds tells whether a resource is held: "Condition/7".
func (s *Server) Holds(key string) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.held.byKey[key] != nil
}

// About lists the local Patient ids a request names: by patient or subject, by
// the person's identifier, by the resource it reads, or by the search whose
// opaque page it asks for. It may be asked before ServeHTTP: a form has been
// parsed then, and is kept with the request.
func (s *Server) About(r *http.Request) []string {
	if r.ParseForm() != nil {
		return nil
	}
	parts := strings.Split(strings.Trim(strings.TrimPrefix(r.URL.Path, s.path), "/"), "/")
	q := s.understand(parts[0], r.Form)
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case q.cursor != "":
		return s.cursors[q.cursor].q.patients
	case len(parts) == 2 && parts[1] != "_search":
		if held := s.held.byKey[parts[0]+"/"+parts[1]]; held != nil && held.Patient != "" {
			return []string{held.Patient}
		}
	case parts[0] == "Patient":
		return slices.Concat(s.held.patients(r.Form.Get("identifier")), r.Form["_id"])
	}
	return q.patients
}

// Registered gives the local Patient ids of a person by NHS number.
func (s *Server) Registered(nhs string) []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.held.patients(nhsSystem + "|" + nhs)
}

const nhsSystem = "https://fhir.nhs.uk/Id/nhs-number"

// Base is the absolute address of the server; it ends in a slash.
func (s *Server) Base() string { return s.base }

// Types lists the clinical types the server answers for.
func (s *Server) Types() []string { return slices.Clone(s.manner.Types) }
