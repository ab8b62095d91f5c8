// Package neighbours plays the shared record of another region, and a national
// service beside it. The record takes a hand-over from the viewer, checks the
// token that came with it, and gives an address that opens the person once
// (build/INTEGRATORS.md); its page shows what it was told and how that was
// proven. It holds no care records: what is taught here is the crossing.
package neighbours

import (
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"html/template"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Audience of tokens for the neighbour "Saltway Health Record".
const Audience = "saltway-health-record"

// How long an address is good for, a message may be on its way, and a message's
// id is remembered.
const (
	Life   = 60 * time.Second
	onWay  = 60 * time.Second
	skew   = 30 * time.Second
	memory = time.Hour
)

// Caller is who the token of a request speaks for.
type Caller struct{ Sub, Name, RoleCode string }

// Config of the neighbours.
type Config struct {
	Base  string // "http://127.0.0.1:PORT/neighbour/"
	Now   func() time.Time
	User  func(*http.Request) (Caller, bool) // whose token for Audience a request carries
	Knows func(nhsNumber string) bool
	Show  func(w http.ResponseWriter, t *template.Template, data any)
	Page  func(name, html string) *template.Template
}

// Told is what a hand-over says.
type Told struct {
	ID        string `json:"id"`
	Issued    int64  `json:"issued"`
	NHSNumber string `json:"nhs_number"`
	BirthDate string `json:"birthdate"`
	Family    string `json:"family"`
	Purpose   string `json:"purpose"`
	Name      string `json:"name"`
	ODS       string `json:"org_ods"`
	OrgName   string `json:"org_name"`
	RoleCode  string `json:"role_code"`
	RoleName  string `json:"role_name"`
}

// Neighbours serves them.
type Neighbours struct {
	Config
	routes http.Handler
	page   *template.Template

	mu      sync.Mutex
	seen    map[string]time.Time // messages taken, by id
	tickets map[string]*ticket
	taken   []Told // oldest first, for tests
}

type ticket struct {
	told    Told
	caller  Caller
	at      time.Time
	expires time.Time
	spent   bool
}

//go:embed page.html
var pageHTML string

// New makes the neighbours. They serve paths below their base: strip what comes
// before.
func New(c Config) *Neighbours {
	n := &Neighbours{Config: c, page: c.Page("neighbour", pageHTML), seen: map[string]time.Time{}, tickets: map[string]*ticket{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /saltway/onward", n.take)
	mux.HandleFunc("GET /saltway/open", n.open)
	mux.HandleFunc("GET /saltway/guide", func(w http.ResponseWriter, _ *http.Request) { n.show(w, "guide", nil) })
	mux.HandleFunc("GET /wherry/guide", func(w http.ResponseWriter, _ *http.Request) { n.show(w, "planned", nil) })
	mux.HandleFunc("GET /national", func(w http.ResponseWriter, _ *http.Request) { n.show(w, "national", nil) })
	n.routes = mux
	return n
}

// ServeHTTP answers requests below the base.
func (n *Neighbours) ServeHTTP(w http.ResponseWriter, q *http.Request) { n.routes.ServeHTTP(w, q) }

// Taken gives what was handed over so far, oldest first.
func (n *Neighbours) Taken() []Told {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]Told(nil), n.taken...)
}

// take answers the viewer: JSON with who the person is, and a token of its user
// for this record alone.
func (n *Neighbours) take(w http.ResponseWriter, q *http.Request) {
	caller, ok := n.User(q)
	if !ok {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		refuse(w, http.StatusUnauthorized, "invalid_token")
		return
	}
	var told Told
	kind, _, _ := mime.ParseMediaType(q.Header.Get("Content-Type"))
	in := json.NewDecoder(http.MaxBytesReader(w, q.Body, 4<<10))
	in.DisallowUnknownFields()
	if kind != "application/json" || in.Decode(&told) != nil || len(told.ID) < 22 {
		refuse(w, http.StatusBadRequest, "invalid_request")
		return
	}
	now := n.Now()
	issued := time.Unix(told.Issued, 0)
	n.mu.Lock()
	defer n.mu.Unlock()
	n.sweep(now)
	switch _, twice := n.seen[told.ID]; {
	case now.Sub(issued) > onWay+skew || issued.Sub(now) > skew:
		refuse(w, http.StatusBadRequest, "expired")
	case twice:
		refuse(w, http.StatusConflict, "replayed")
	case told.RoleCode != "" && told.RoleCode != caller.RoleCode:
		refuse(w, http.StatusForbidden, "role_mismatch")
	case !n.Knows(told.NHSNumber):
		n.seen[told.ID] = now
		refuse(w, http.StatusNotFound, "unknown_person")
	default:
		n.seen[told.ID] = now
		n.taken = append(n.taken, told)
		text := rand.Text()
		n.tickets[text] = &ticket{told: told, caller: caller, at: now, expires: now.Add(Life)}
		reply(w, http.StatusCreated, map[string]any{"open": n.Base + "saltway/open?ticket=" + text, "expires_in": int(Life.Seconds())})
	}
}

// open shows the person whom a ticket stands for, once.
func (n *Neighbours) open(w http.ResponseWriter, q *http.Request) {
	n.mu.Lock()
	t := n.tickets[q.URL.Query().Get("ticket")]
	now := n.Now()
	var refused string
	switch {
	case t == nil:
		refused = "This address was not given by this record."
	case t.spent:
		refused = "This address was used before. It opens a person once, so that nobody can come back by the browser’s history."
	case !now.Before(t.expires):
		refused = "This address has run out. Go back to the Shared Care Record and open this one again."
	}
	if t != nil {
		t.spent = true
	}
	n.mu.Unlock()
	if refused != "" {
		w.WriteHeader(http.StatusForbidden)
		n.show(w, "refused", map[string]any{"Why": refused})
		return
	}
	n.show(w, "record", map[string]any{"Told": t.told, "Caller": t.caller, "At": t.at.UTC().Format("15:04:05"), "Spaced": spaced(t.told.NHSNumber)})
}

func (n *Neighbours) show(w http.ResponseWriter, what string, data map[string]any) {
	if data == nil {
		data = map[string]any{}
	}
	data["What"] = what
	n.Show(w, n.page, data)
}

// sweep forgets what is long over; called with the lock held.
func (n *Neighbours) sweep(now time.Time) {
	for id, at := range n.seen {
		if now.Sub(at) > memory {
			delete(n.seen, id)
		}
	}
	for text, t := range n.tickets {
		if now.Sub(t.expires) > memory {
			delete(n.tickets, text)
		}
	}
}

func spaced(n string) string {
	if len(n) != 10 {
		return n
	}
	return strings.Join([]string{n[:3], n[3:6], n[6:]}, " ")
}

func refuse(w http.ResponseWriter, status int, code string) {
	reply(w, status, map[string]string{"error": code})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
