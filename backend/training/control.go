package training

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"shcr/backend/training/faults"
	"shcr/backend/training/identity"
)

// State is a partner or service as the control panel shows it.
type State struct {
	ODS     string `json:"ods"` // ODS code, or the name of a service
	Key     string `json:"key"` // short name in the stories; "" for a service
	Name    string `json:"name"`
	Base    string `json:"base"`
	Stopped bool   `json:"stopped"`
	SlowMS  int64  `json:"slow_ms"`
	Fault   Fault  `json:"fault"`   // "" when it is whole
	Person  string `json:"person"`  // whom the fault is limited to, as asked; "" everybody
	Changes int    `json:"changes"` // items altered or added since the start
}

// States gives all partners, in the order of the region file, and the services.
func (r *Region) States() []State {
	var all []State
	add := func(s State) {
		stopped, delay := r.gates[s.ODS].state()
		s.Stopped, s.SlowMS = stopped, delay.Milliseconds()
		all = append(all, s)
	}
	for _, s := range r.sites {
		r.mu.Lock()
		person := s.person
		r.mu.Unlock()
		add(State{ODS: s.ODS, Key: s.Key, Name: s.Name, Base: s.base(), Fault: s.box.Fault(), Person: person, Changes: s.holding.Changes()})
	}
	add(State{ODS: "people", Name: "Identity service (people)", Base: r.address + "/people/FHIR/R4/"})
	add(State{ODS: "audit", Name: "Audit repository", Base: r.address + "/audit/fhir/"})
	var broken []string
	for _, f := range r.provider.Broken() {
		broken = append(broken, string(f))
	}
	add(State{ODS: "identity", Name: "Sign-in (OpenID provider)", Base: r.address + "/identity/", Fault: Fault(strings.Join(broken, ", "))})
	add(State{ODS: "hosts", Name: "Host systems", Base: r.address + "/host/"})
	add(State{ODS: "neighbour", Name: "Saltway Health Record (neighbour)", Base: r.address + "/neighbour/saltway/onward"})
	add(State{ODS: "broker", Name: "Launch broker (one-time codes)", Base: r.address + "/broker/launch/"})
	return all
}

// control registers the panel: a page for people and the same for programs.
func (r *Region) control(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", r.showHome)
	mux.HandleFunc("GET /control", r.showHome)
	mux.HandleFunc("GET /control.json", r.tellControl)
	mux.HandleFunc("GET /control/requests", r.showRequests)
	mux.HandleFunc("GET /control/requests.json", r.tellRequests)
	mux.HandleFunc("POST /control/clock", r.own(r.takeClock))
	mux.HandleFunc("POST /control/mend", r.own(r.takeMendAll))
	mux.HandleFunc("POST /control/{ods}/{what}", r.own(r.takeControl))
}

// own lets through only what a page of this address asks, or a program that is
// no browser: a script on another page cannot.
func (r *Region) own(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, q *http.Request) {
		site := q.Header.Get("Sec-Fetch-Site")
		if origin := q.Header.Get("Origin"); origin != "" && origin != r.address || site != "" && site != "same-origin" && site != "none" {
			http.Error(w, "Only the control page may do this.", http.StatusForbidden)
			return
		}
		q.Body = http.MaxBytesReader(w, q.Body, 4<<10)
		if q.ParseForm() != nil {
			http.Error(w, "The form cannot be read.", http.StatusBadRequest)
			return
		}
		next(w, q)
	}
}

// done leads back to the page, or tells a program how things are now.
func (r *Region) done(w http.ResponseWriter, q *http.Request, what string) {
	r.log("control " + what)
	if strings.Contains(q.Header.Get("Accept"), "application/json") {
		r.tellControl(w, q)
		return
	}
	http.Redirect(w, q, "/control", http.StatusSeeOther)
}

// takeControl does to a partner or service what a form asks.
func (r *Region) takeControl(w http.ResponseWriter, q *http.Request) {
	ods, what := q.PathValue("ods"), q.PathValue("what")
	if r.site(ods) == nil && r.gates[ods] == nil {
		http.Error(w, "There is no such partner.", http.StatusNotFound)
		return
	}
	var err error
	switch what {
	case "stop":
		err = r.Stop(ods)
	case "start":
		err = r.Restart(ods)
	case "slow":
		wait, bad := strconv.Atoi(strings.TrimSpace(q.Form.Get("ms")))
		if bad != nil || wait < 0 || wait > 600_000 {
			http.Error(w, "Give the delay in milliseconds, 0 to 600000.", http.StatusBadRequest)
			return
		}
		err = r.Slow(ods, time.Duration(wait)*time.Millisecond)
	case "break":
		if ods == "identity" {
			err = r.provider.Break(identity.Fault(q.Form.Get("fault")))
			break
		}
		err = r.Break(ods, Fault(q.Form.Get("fault")), q.Form.Get("person"))
	case "mend":
		if ods == "identity" {
			r.provider.Mend()
			break
		}
		err = r.Mend(ods)
	case "change":
		_, _, err = r.Change(ods, q.Form.Get("person"))
	default:
		http.NotFound(w, q)
		return
	}
	if err != nil {
		http.Error(w, strings.TrimPrefix(err.Error(), "training region: ")+".", http.StatusBadRequest)
		return
	}
	r.done(w, q, what)
}

// takeClock skips time ("advance", such as 12h) or takes it back ("real").
func (r *Region) takeClock(w http.ResponseWriter, q *http.Request) {
	if q.Form.Has("real") {
		r.SetNow(time.Time{})
		r.done(w, q, "clock")
		return
	}
	d, err := time.ParseDuration(q.Form.Get("advance"))
	if err != nil || d <= 0 || d > 366*24*time.Hour {
		http.Error(w, "Say how far: 1h, 12h, 24h; a year at most.", http.StatusBadRequest)
		return
	}
	r.Advance(d)
	r.done(w, q, "clock")
}

// takeMendAll makes everything whole, open and quick again, all items as they were,
// and the clock right.
func (r *Region) takeMendAll(w http.ResponseWriter, q *http.Request) {
	for _, s := range r.sites {
		r.set(s, faults.Kind{}, nil, "")
		r.Restore(s.ODS)
	}
	for ods := range r.gates {
		_ = r.turn(ods, func(g *gate) { g.stopped, g.delay = false, 0 })
	}
	r.provider.Mend()
	r.hosts.Mend()
	r.SetNow(time.Time{})
	r.done(w, q, "mend all")
}

func (r *Region) tellControl(w http.ResponseWriter, _ *http.Request) {
	type known struct {
		Fault  Fault  `json:"fault"`
		Number int    `json:"number"`
		Title  string `json:"title"`
	}
	var list []known
	for _, k := range Faults() {
		list = append(list, known{k.Fault, k.Number, k.Title})
	}
	tell(w, map[string]any{
		"now": r.Now().Format(time.RFC3339), "skipped_s": int64(r.Skipped() / time.Second), "partners": r.States(), "faults": list, "sign_in_faults": identity.Faults(),
	})
}

func tell(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	_ = enc.Encode(v)
}
