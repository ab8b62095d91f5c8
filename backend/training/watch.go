package training

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
)

// watched is how many requests the panel shows.
const watched = 100

// seen is a request as the panel shows it: never a value of a query, never whose
// record it was.
type seen struct {
	At      string   `json:"at"` // time of day
	Method  string   `json:"method"`
	Path    string   `json:"path"`
	Query   []string `json:"query"` // names
	Partner string   `json:"partner"`
	Status  int      `json:"status"` // 0: the connection was closed without an answer
	MS      int64    `json:"ms"`
}

var (
	aPerson = regexp.MustCompile(`\b(Patient|RelatedPerson)/[^/]+`)
	aNumber = regexp.MustCompile(`[0-9]{9,}`)
)

// hidden stands for an id of a person.
const hidden = "•••"

// masked takes a person's ids out of a path.
func masked(path string) string {
	path = aPerson.ReplaceAllStringFunc(path, func(s string) string {
		if kind, rest, _ := strings.Cut(s, "/"); rest != "_search" {
			return kind + "/" + hidden
		}
		return s
	})
	return aNumber.ReplaceAllString(path, hidden)
}

// lately gives the newest requests, newest first.
func (r *Region) lately() []seen {
	all := r.Requests()
	all = all[max(0, len(all)-watched):]
	slices.Reverse(all)
	out := make([]seen, 0, len(all))
	for _, q := range all {
		out = append(out, seen{q.At.Format("15:04:05.000"), q.Method, masked(q.Path), q.Query, q.Partner, q.Status, q.Took.Milliseconds()})
	}
	return out
}

func (r *Region) tellRequests(w http.ResponseWriter, _ *http.Request) {
	tell(w, map[string]any{"requests": r.lately()})
}

func (r *Region) showRequests(w http.ResponseWriter, _ *http.Request) {
	page(w, requestsPage, map[string]any{"Requests": r.lately(), "Every": int(refresh / time.Second), "Most": watched})
}

// refresh is how often the page of requests loads itself again.
const refresh = 2 * time.Second
