package training

import (
	_ "embed"
	"html/template"
	"net/http"
	"strings"
	"time"

	"shcr/backend/training/identity"
)

//go:embed home.html
var homeHTML string

//go:embed requests.html
var requestsHTML string

//go:embed page.css
var pageCSS string

var (
	homePage     = parsePage("home", homeHTML)
	requestsPage = parsePage("requests", requestsHTML)
)

func parsePage(name, html string) *template.Template {
	return template.Must(template.New(name).Funcs(template.FuncMap{
		"style": func() template.CSS { return template.CSS(pageCSS) }, // our own file
	}).Parse(html))
}

// page sends one of the region's pages. Nothing in it runs and nothing is loaded.
func page(w http.ResponseWriter, t *template.Template, data any) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	_ = t.Execute(w, data)
}

// row is a partner or service on the page.
type row struct {
	State
	Title   string // of the fault that is set
	Partner bool   // it can be broken
}

// skip is a step of the clock.
type skip struct{ By, Say string }

var skips = []skip{{"1h", "+1 hour"}, {"12h", "+12 hours"}, {"24h", "+1 day"}}

// showHome is the control panel: what this is, how things are, and what a
// trainer may change.
func (r *Region) showHome(w http.ResponseWriter, _ *http.Request) {
	titles := map[Fault]string{}
	for _, k := range Faults() {
		titles[k.Fault] = k.Title
	}
	var groups [2][]row
	changed := r.Skipped() != 0
	for _, s := range r.States() {
		at := 0
		if s.Key == "" {
			at = 1
		}
		title := titles[s.Fault]
		if title == "" {
			title = string(s.Fault)
		}
		groups[at] = append(groups[at], row{s, title, s.Key != ""})
		changed = changed || s.Stopped || s.SlowMS > 0 || s.Fault != "" || s.Changes > 0
	}
	page(w, homePage, map[string]any{
		"Partners": groups[0], "Services": groups[1], "Faults": Faults(), "SignIn": identity.Faults(), "Changed": changed, "Skips": skips,
		"Now": r.Now().In(london()).Format("Mon 02-Jan-2006 15:04"), "Skipped": short(r.Skipped()), "Address": r.address,
	})
}

// short says a time without the zeros at its end; "" for none.
func short(d time.Duration) string {
	if d == 0 {
		return ""
	}
	s := d.Round(time.Second).String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// london is the region's zone; packages cast and tzdata see that it is there.
func london() *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC
	}
	return zone
}
