package training

import (
	_ "embed"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed home.html
var homeHTML string

var homePage = template.Must(template.New("home").Parse(homeHTML))

type controlRow struct {
	ODS, Name, Base string
	Stopped         bool
	Millis          int64
}

// showHome says what this is, where things are, and lets a trainer stop or
// slow a partner.
func (r *Region) showHome(w http.ResponseWriter, _ *http.Request) {
	var rows []controlRow
	add := func(ods, name, base string) {
		stopped, delay := r.gates[ods].state()
		rows = append(rows, controlRow{ods, name, base, stopped, delay.Milliseconds()})
	}
	for _, p := range r.partners {
		add(p.ODS, p.Name, r.partnerBase(p.ODS))
	}
	add("people", "Identity service (people)", r.address+"/people/FHIR/R4/")
	add("audit", "Audit repository", r.address+"/audit/fhir/")
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_ = homePage.Execute(w, map[string]any{"Rows": rows, "Issuer": r.address + "/identity/"})
}

// takeControl does what the form asks: stop, start or slow. Only a page of this
// address may ask (a script on another page cannot).
func (r *Region) takeControl(w http.ResponseWriter, q *http.Request) {
	if origin := q.Header.Get("Origin"); origin != "" && origin != r.address {
		http.Error(w, "Only the control page may do this.", http.StatusForbidden)
		return
	}
	if site := q.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		http.Error(w, "Only the control page may do this.", http.StatusForbidden)
		return
	}
	q.Body = http.MaxBytesReader(w, q.Body, 4<<10)
	ods, err := q.PathValue("ods"), error(nil)
	switch q.PathValue("what") {
	case "stop":
		err = r.Stop(ods)
	case "start":
		err = r.Restart(ods)
	case "slow":
		ms, bad := strconv.Atoi(strings.TrimSpace(q.FormValue("ms")))
		if bad != nil || ms < 0 || ms > 600_000 {
			http.Error(w, "Give the delay in milliseconds, 0 to 600000.", http.StatusBadRequest)
			return
		}
		err = r.Slow(ods, time.Duration(ms)*time.Millisecond)
	default:
		http.NotFound(w, q)
		return
	}
	if err != nil {
		http.Error(w, "There is no such partner.", http.StatusNotFound)
		return
	}
	r.log("control " + q.PathValue("what"))
	http.Redirect(w, q, "/control", http.StatusSeeOther)
}
