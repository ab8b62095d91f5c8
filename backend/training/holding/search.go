package holding

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// query is a search as it was understood.
type query struct {
	resourceType string
	asked        url.Values // as it came
	honoured     url.Values // what the self link says
	unknown      []string
	patients     []string // local ids; nil when no person was named
	named        bool
	count        int
	offset       int
	cursor       string
	countOnly    bool
	includes     []string
}

// search answers GET Type?... and POST Type/_search.
func (s *Server) search(w http.ResponseWriter, r *http.Request, resourceType string) {
	if r.Method == http.MethodPost {
		if ct := r.Header.Get("Content-Type"); !strings.HasPrefix(ct, "application/x-www-form-urlencoded") {
			s.refuse(w, r, http.StatusUnsupportedMediaType, "not-supported", "Send the search as a form.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	}
	if err := r.ParseForm(); err != nil {
		s.refuse(w, r, http.StatusBadRequest, "invalid", "The search cannot be read.")
		return
	}
	q := s.understand(resourceType, r.Form)
	strict := s.manner.Strict || strings.Contains(r.Header.Get("Prefer"), "handling=strict")
	switch {
	case q.cursor != "":
		s.nextCursor(w, r, q)
		return
	case strict && len(q.unknown) > 0:
		s.refuse(w, r, http.StatusBadRequest, "not-supported", "Unknown parameter: "+strings.Join(q.unknown, ", "))
		return
	case resourceType == "Binary":
		s.refuse(w, r, http.StatusBadRequest, "not-supported", "Binary cannot be searched.")
		return
	case resourceType == "Patient" && !q.honoured.Has("identifier") && !q.honoured.Has("_id"):
		s.refuse(w, r, http.StatusBadRequest, "required", "Search for a person by identifier.")
		return
	case !slices.Contains(always, resourceType) && !q.named:
		s.refuse(w, r, http.StatusBadRequest, "required", "Name the person: patient or subject.")
		return
	}
	matches := s.find(q)
	about := q.patients
	for _, m := range matches {
		if m.Type == "Patient" {
			about = append(about, m.ID)
		}
	}
	if say, ok := s.objection(about...); ok {
		s.refuse(w, r, http.StatusForbidden, "forbidden", say)
		return
	}
	s.answer(w, r, q, matches)
}

// understand sorts the parameters into those this server honours and the rest.
func (s *Server) understand(resourceType string, form url.Values) query {
	q := query{resourceType: resourceType, honoured: url.Values{}, asked: form, count: s.manner.PageSize}
	for name, values := range form {
		known := s.knows(name)
		for _, v := range values {
			switch name {
			case "patient", "subject":
				id := strings.TrimPrefix(strings.TrimPrefix(v, s.base), "Patient/")
				q.named, q.patients = true, append(q.patients, id)
			case "patient:identifier", "subject:identifier", "patient.identifier", "subject.identifier":
				s.mu.RLock()
				q.named, q.patients = true, append(q.patients, s.held.patients(v)...)
				s.mu.RUnlock()
			case "_count":
				if n, err := strconv.Atoi(v); s.manner.FixedPage {
					known = false
				} else if err == nil && n >= 0 {
					q.count, q.countOnly = min(n, s.manner.MaxCount), n == 0
				}
			case "_offset":
				if n, err := strconv.Atoi(v); err == nil && n > 0 {
					q.offset = n
				}
			case "_cursor":
				q.cursor = v
			case "_summary":
				known = v == "count"
				q.countOnly = q.countOnly || known
			case "_include":
				if t, param, ok := strings.Cut(v, ":"); ok && t == resourceType && linkFields[param] != "" {
					q.includes = append(q.includes, param)
				} else {
					known = false
				}
			case "_sort":
				known = slices.Contains([]string{"date", "-date", "_lastUpdated", "-_lastUpdated"}, v) && s.knows(strings.TrimPrefix(v, "-"))
			case "_lastUpdated":
				known = known && len(v) > 2 && (v[:2] == "ge" || v[:2] == "le")
			case "identifier", "code", "category", "status", "type", "_id", "_format", "_total":
			default:
				known = false
			}
		}
		if known {
			q.honoured[name] = values
		} else {
			q.unknown = append(q.unknown, name)
		}
	}
	slices.Sort(q.unknown)
	return q
}

// find gives all matches in order; paging comes after.
func (s *Server) find(q query) []*Resource {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []*Resource
	for _, r := range s.held.all {
		if r.Type == q.resourceType && (!q.named || slices.Contains(q.patients, r.Patient)) && fits(r.index(), q.honoured) {
			found = append(found, r)
		}
	}
	key, down := strings.CutPrefix(q.honoured.Get("_sort"), "-")
	if key != "" {
		by := func(r *Resource) string {
			if key == "date" {
				return r.date
			}
			return r.updated
		}
		slices.SortStableFunc(found, func(a, b *Resource) int {
			if down {
				a, b = b, a
			}
			return cmp.Compare(by(a), by(b))
		})
	}
	return found
}

func fits(r *Resource, asked url.Values) bool {
	for name, values := range asked {
		for _, v := range values {
			switch name {
			case "identifier", "code", "category", "status", "type":
				if !r.matches(name, v) {
					return false
				}
			case "_id":
				if !slices.Contains(strings.Split(v, ","), r.ID) {
					return false
				}
			case "_lastUpdated":
				if !within(r.updated, v[:2], v[2:]) {
					return false
				}
			}
		}
	}
	return true
}

// within compares instants by time, not by text: offsets differ.
func within(updated, prefix, bound string) bool {
	u, err := time.Parse(time.RFC3339, updated)
	if err != nil {
		return false
	}
	b, err := time.Parse(time.RFC3339, bound)
	if err != nil {
		if b, err = time.Parse(time.DateOnly, bound); err != nil {
			return false
		}
	}
	if prefix == "ge" {
		return !u.Before(b)
	}
	return !u.After(b)
}
