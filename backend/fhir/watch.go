package fhir

// Watch remembers what a reader looked for in a [Set], so that it need not read
// again when more has come that makes no difference to it.
type Watch struct {
	refs  map[string]*Resource // nil where there was none
	types map[string]int       // how many there were
}

// Watched gives the set as it is, for one reading, with what remembers it. The
// set may grow meanwhile; the two are one.
func (s *Set) Watched() (*Set, *Watch) {
	w := &Watch{refs: map[string]*Resource{}, types: map[string]int{}}
	return &Set{base: s.base, byRef: s.byRef, types: s.types, made: s.made, watch: w}, w
}

// saw is nil-safe: a set that nobody watches remembers nothing.
func (w *Watch) saw(ref string, r *Resource) {
	if w != nil {
		w.refs[ref] = r
	}
}

func (w *Watch) listed(typ string, n int) {
	if w != nil {
		w.types[typ] = n
	}
}

// Same tells whether the same reading of the set would find the same now.
func (w *Watch) Same(s *Set) bool {
	for ref, r := range w.refs {
		if s.byRef[ref] != r {
			return false
		}
	}
	for typ, n := range w.types {
		now := 0
		if n == 0 && !s.types[typ] {
			continue
		}
		for ref, r := range s.byRef {
			if r.Type == typ && isRef(ref, r) {
				now++
			}
		}
		if now != n {
			return false
		}
	}
	return true
}

// Once gives what was made of a resource before, or makes it: two sections that
// read the same type decode each resource once. It must not be changed, and one
// resource is only ever made into one kind of thing.
func Once[T any](s *Set, r Resource, decode func() *T) *T {
	if s == nil || s.made == nil || len(r.Raw) == 0 {
		return decode()
	}
	if v, ok := s.made[&r.Raw[0]].(*T); ok {
		return v
	}
	v := decode()
	s.made[&r.Raw[0]] = v
	return v
}

// Forget lets go of what was made, when all who read have read. What is made
// later is remembered anew.
func (s *Set) Forget() {
	if s != nil {
		s.made = map[*byte]any{}
	}
}
