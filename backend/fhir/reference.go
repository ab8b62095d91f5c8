package fhir

import (
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Set is everything one partner sent for one person, indexed so that references
// can be followed without asking again.
type Set struct {
	base  string // the partner's base URL, ends in a slash
	byRef map[string]*Resource
	types map[string]bool // that ever came, so that what never did is not searched for
	watch *Watch          // of who reads, nil when nobody wants to know
	made  map[*byte]any
}

// NewSet indexes resources of an endpoint.
func (e *Endpoint) NewSet(resources []Resource) *Set { return NewSet(e.base.String(), resources) }

// NewSet indexes resources that came from a base URL.
func NewSet(base string, resources []Resource) *Set {
	s := &Set{base: base, byRef: make(map[string]*Resource, len(resources)), types: map[string]bool{}, made: map[*byte]any{}}
	s.Add(resources)
	return s
}

// Add indexes more resources, which must not be changed afterwards. An address
// under the base URL is kept without it.
func (s *Set) Add(resources []Resource) {
	for i := range resources {
		r := &resources[i]
		s.types[r.Type] = true
		own := ""
		if r.FullURL != "" {
			own = s.canonical(r.FullURL)
			if isRef(own, r) { // the index, the resource and its row share these letters
				own = strings.Clone(own)
				r.FullURL, r.ID = own, own[len(r.Type)+1:]
			}
			s.byRef[own] = r
		}
		if r.ID != "" && !isRef(own, r) {
			s.byRef[r.Type+"/"+r.ID] = r
		}
	}
}

// isRef tells whether a reference is the resource's type and id.
func isRef(ref string, r *Resource) bool {
	return len(ref) == len(r.Type)+1+len(r.ID) && strings.HasPrefix(ref, r.Type) && ref[len(r.Type)] == '/' && ref[len(r.Type)+1:] == r.ID
}

// canonical gives a reference's one form: relative where it is under our base,
// without a version. Patient/1 and Patient/10 stay different (A11).
func (s *Set) canonical(ref string) string {
	if s.base != "" {
		ref = strings.TrimPrefix(ref, s.base)
	}
	if i := strings.Index(ref, "/_history/"); i >= 0 {
		ref = ref[:i]
	}
	return ref
}

// Local gives type and id of a reference to a resource of the partner's own, in
// any form; ok is false for every other: contained, logical, of another server.
func (s *Set) Local(ref Reference) (typ, id string, ok bool) {
	typ, id, ok = strings.Cut(s.canonical(ref.Reference), "/")
	return typ, id, ok && isID(id)
}

// isID tells whether a text is a FHIR id (R4 datatypes.html#id). One of dots only
// would lead elsewhere as a path.
func isID(s string) bool {
	return s != "" && len(s) <= 64 && strings.Trim(s, ".") != "" && strings.IndexFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-' && r != '.'
	}) < 0
}

// Drop takes a resource out, so that nothing can lead to it.
func (s *Set) Drop(r Resource) {
	delete(s.byRef, r.Type+"/"+r.ID)
	delete(s.byRef, s.canonical(r.FullURL))
}

// Resolve finds what a reference points to: contained in from, or in the set.
func (s *Set) Resolve(from Base, ref Reference) (Resource, bool) {
	if id, ok := strings.CutPrefix(ref.Reference, "#"); ok {
		for _, raw := range from.Contained {
			if c := NewResource(raw, "", ""); c.ID == id && id != "" {
				return c, true
			}
		}
		return Resource{}, false
	}
	if ref.Reference == "" {
		return Resource{}, false
	}
	key := s.canonical(ref.Reference)
	r := s.byRef[key]
	s.watch.saw(key, r)
	if r == nil {
		return Resource{}, false
	}
	return *r, true
}

// All gives the resources of one type, by reference, each once.
func (s *Set) All(typ string) []Resource {
	if !s.types[typ] {
		s.watch.listed(typ, 0)
		return nil
	}
	var refs []string
	for ref, r := range s.byRef {
		if r.Type == typ && isRef(ref, r) {
			refs = append(refs, ref)
		}
	}
	slices.Sort(refs)
	out := make([]Resource, 0, len(refs))
	for _, ref := range refs {
		out = append(out, *s.byRef[ref])
	}
	s.watch.listed(typ, len(refs))
	return out
}

// NHSNumberSystem is the identifier system of NHS numbers.
const NHSNumberSystem = "https://fhir.nhs.uk/Id/nhs-number"

// Patients are the registrations of one person at one partner, by which every
// resource's subject is checked.
type Patients struct {
	set     *Set
	ids     map[string]bool // canonical references
	numbers []string        // the current NHS number, and a superseded one
}

// NewPatients takes the partner's Patient resources found by NHS number, and the
// numbers that are this person's.
func NewPatients(set *Set, found []Resource, numbers ...string) *Patients {
	p := &Patients{set: set, ids: map[string]bool{}, numbers: numbers}
	for _, r := range found {
		if r.ID != "" {
			p.ids["Patient/"+r.ID] = true
		}
		if r.FullURL != "" {
			p.ids[set.canonical(r.FullURL)] = true
		}
	}
	return p
}

// Verdict on whose a resource is.
type Verdict int

// The three verdicts. Unclear is of resources that cannot be read far enough to
// tell: they are never shown, and are counted as unreadable.
const (
	Mine Verdict = iota
	Foreign
	Unclear
)

// subjectOf decodes every place where R4 clinical types name their person, and
// no more, so that a fault elsewhere in the resource does not hide whose it is.
type subjectOf struct {
	Contained   []jsontext.Value `json:"contained"`
	Subject     *Reference       `json:"subject"`
	Patient     *Reference       `json:"patient"`
	For         *Reference       `json:"for"`
	Participant []struct {
		Actor Reference `json:"actor"`
	} `json:"participant"`
}

// About tells whether a resource is about this person and nobody else. A
// clinical resource that names no person is foreign (A10, H1). Resources that
// belong to no person (Medication, Practitioner, Organization, Location …) pass.
func (p *Patients) About(r Resource) Verdict {
	if r.Problem != "" {
		return Unclear
	}
	switch r.Type {
	case "Medication", "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "Substance", "Binary":
		return Mine
	case "Patient":
		if p.ids["Patient/"+r.ID] || p.isNumber(r) {
			return Mine
		}
		return Foreign
	}
	if r.whose != "" && r.whose[0] != '#' && r.Type != "Appointment" && r.Type != "AppointmentResponse" {
		if p.ids[p.set.canonical(r.whose)] {
			return Mine
		}
		return Foreign
	}
	var s subjectOf
	if err := r.Into(&s); err != nil {
		return Unclear
	}
	refs := make([]Reference, 0, 2)
	for _, ref := range []*Reference{s.Subject, s.Patient, s.For} {
		if ref != nil {
			refs = append(refs, *ref)
		}
	}
	if r.Type == "Appointment" || r.Type == "AppointmentResponse" {
		for _, a := range s.Participant {
			if a.Actor.Type == "Patient" || strings.Contains(a.Actor.Reference, "Patient/") || a.Actor.Identifier.Get().System == NHSNumberSystem {
				refs = append(refs, a.Actor)
			}
		}
	}
	for _, ref := range refs {
		if !p.matches(Base{Contained: s.Contained}, ref) {
			return Foreign
		}
	}
	if len(refs) == 0 {
		return Foreign
	}
	return p.inside(s.Contained)
}

// inside tells whose the contained resources are: a report may carry its results
// inside itself (B7). One that names nobody is its container's.
func (p *Patients) inside(contained []jsontext.Value) Verdict {
	verdict := Mine
	for _, raw := range contained {
		var s subjectOf
		if unmarshal(raw, &s) != nil {
			verdict = Unclear
			continue
		}
		for _, ref := range []*Reference{s.Subject, s.Patient, s.For} {
			named := ref != nil && (ref.Reference != "" || ref.Identifier.Get().System == NHSNumberSystem)
			if named && !p.matches(Base{Contained: contained}, *ref) {
				return Foreign
			}
		}
	}
	return verdict
}

func (p *Patients) matches(from Base, ref Reference) bool {
	id := ref.Identifier.Get()
	if ref.Reference == "" {
		return id.System == NHSNumberSystem && p.own(id.Value)
	}
	if id.System == NHSNumberSystem && !p.own(id.Value) {
		return false
	}
	if strings.HasPrefix(ref.Reference, "#") {
		c, ok := p.set.Resolve(from, ref)
		return ok && c.Type == "Patient" && p.isNumber(c)
	}
	return p.ids[p.set.canonical(ref.Reference)]
}

func (p *Patients) isNumber(r Resource) bool {
	var b Base
	if r.Into(&b) != nil {
		return false
	}
	found := false
	for _, id := range b.Identifier {
		if id.System == NHSNumberSystem {
			if !p.own(id.Value) {
				return false
			}
			found = true
		}
	}
	return found
}

func (p *Patients) own(number string) bool {
	return oneOf(strings.ReplaceAll(number, " ", ""), p.numbers)
}
