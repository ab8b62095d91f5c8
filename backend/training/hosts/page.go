package hosts

import (
	"cmp"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

//go:embed page.html
var pageHTML string

//go:embed looks.css
var looksCSS string

// look is how a system words and places what all of them have.
type look struct {
	Strap  string   // beside its name
	Tabs   []string // that lead nowhere
	List   string   // what its list of people is called
	Column string   // what it knows each of them by, beside their name
	Button string   // what the button is called there
	Says   string   // how it hands over, for a trainer
}

var looks = map[string]look{
	"acute-care-portal": {"Estuary Teaching Hospitals", []string{"Results", "Letters", "Ward list", "Requests", "External records"}, "My patients", "Hospital no.", "Shared Care Record",
		"The portal is a SMART App Launch host: the link names its FHIR server and a handle that means nothing elsewhere. The viewer signs in there by itself, is told which patient is open, and reads the NHS number from the portal."},
	"systmone": {"Fairhaven Medical Centre", []string{"Patient", "Appointments", "Reporting", "Audit", "Setup", "Links", "Clinical tools", "Workflow"}, "Today’s list", "Slot", "Shared Care Record",
		"The practice system signs who is open and who asks (a JWS, for one minute, for this region alone) and puts it into the link."},
	"cleo": {"Urgent care case management", []string{"Case queue", "Dispatch", "Triage", "Consult", "Close case"}, "Cases waiting", "Case", "Open Shared Care Record",
		"The out-of-hours system tells the region’s broker, server to server, who is open and who asks, and gets a one-time code. The link carries the code and nothing of the person."},
	"mosaic": {"Marshland County Council · Adult Social Care", []string{"Home", "My work", "Find a person", "Forms", "Finance"}, "My allocated people", "Case id", "Shared Care Record (opens viewer)",
		"The council’s system can only make a web link with the NHS number in it. It proves nothing: the viewer has its user sign in, confirm the person and give a reason."},
	"liquidlogic": {"Southmere City Council · Adults", []string{"Workspace", "Chronology", "Case notes", "Assessments", "Relationships"}, "My caseload", "Person id", "Shared Care Record",
		"This system signs the hand-over as the practice system does, with a key and an algorithm of its own."},
}

// switchable are the faults of a form, with the words of their switch.
func switchable(form string) (out []choice) {
	all := []choice{
		{Sound, "Hands over rightly"},
		{Expired, "Expired: made five minutes too early"},
		{Replayed, "Replayed: the same hand-over again and again (the first use is good)"},
		{WrongUser, "Wrong user: made for somebody else"},
		{WrongAudience, "Wrong audience: made for another region"},
		{WrongBirthDate, "Wrong birth date: 1901"},
	}
	for _, c := range all {
		if form != Plain || c.Fault == Sound || c.Fault == WrongBirthDate {
			out = append(out, c)
		}
	}
	return out
}

type choice struct {
	Fault Fault
	Say   string
}

// shown is a person on a page.
type shown struct {
	Person
	Name, Spaced, Day, Local string
	Open                     bool
}

// pages registers what people see.
func (s *Simulator) pages(mux *http.ServeMux) {
	t := template.Must(template.New("host").Parse(pageHTML))
	show := func(w http.ResponseWriter, data map[string]any) {
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		data["Style"] = template.CSS(looksCSS) // our own file
		_ = t.Execute(w, data)
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		show(w, map[string]any{"Systems": Systems(), "Looks": looks})
	})
	mux.HandleFunc("GET /{system}/{$}", func(w http.ResponseWriter, q *http.Request) {
		data, err := s.paint(q)
		if err != nil {
			http.Error(w, "The page cannot be made: "+err.Error(), http.StatusNotFound)
			return
		}
		show(w, data)
	})
	mux.HandleFunc("POST /{system}/fault", func(w http.ResponseWriter, q *http.Request) {
		q.Body = http.MaxBytesReader(w, q.Body, 4<<10)
		fault, system := Fault(q.PostFormValue("fault")), q.PathValue("system")
		if err := s.Switch(system, fault); err != nil {
			http.Error(w, "There is no such fault of this system.", http.StatusBadRequest)
			return
		}
		http.Redirect(w, q, s.Base+system+"/?"+url.Values{"person": {q.PostFormValue("person")}}.Encode(), http.StatusSeeOther)
	})
}

// paint makes a hand-over for the person who is open and says all about it.
func (s *Simulator) paint(q *http.Request) (map[string]any, error) {
	system, _ := Find(q.PathValue("system"))
	s.mu.Lock()
	fault := s.faults[system.ID]
	s.mu.Unlock()
	key := q.URL.Query().Get("person")
	if !slices.Contains(system.People, key) && len(system.People) > 0 {
		key = system.People[0]
	}
	h, err := s.begin(system.ID, key, "", Sound)
	if err != nil {
		return nil, err
	}
	link, err := s.Link(q.Context(), system.ID, key, "", fault)
	if err != nil {
		return nil, err
	}
	var people []shown
	for i, k := range system.People {
		if p, ok := s.Person(k, system.ODS); ok {
			people = append(people, show(system, i, p, k == key))
		}
	}
	open := people[slices.IndexFunc(people, func(p shown) bool { return p.Open })]
	made, life := s.Now(), Life
	if system.Form == SMART {
		life = handleLife
	}
	return map[string]any{
		"System": system, "Look": looks[system.ID], "User": h.user, "People": people, "Open": open, "Fault": fault, "Faults": switchable(system.Form),
		"Link": template.URL(link), "Plainly": link, "Told": told(system, link), "Made": made.UTC().Format("15:04:05"), "Until": made.Add(life).UTC().Format("15:04:05"), //nolint:gosec // made here, of our own scheme
	}, nil
}

// show words a person as their host does.
func show(system System, i int, p Person, open bool) shown {
	name := strings.ToUpper(p.Family)
	if given := strings.Join(p.Given, " "); given != "" {
		name += ", " + given
	}
	if p.Prefix != "" {
		name += " (" + p.Prefix + ")"
	}
	out := shown{Person: p, Name: cmp.Or(name, "Name not recorded"), Spaced: p.NHS[:3] + " " + p.NHS[3:6] + " " + p.NHS[6:], Day: p.Born, Local: p.LocalID, Open: open}
	if d, err := time.Parse(time.DateOnly, p.Born); err == nil {
		out.Day = d.Format("02-Jan-2006")
	}
	if system.ID == "systmone" {
		out.Local = time.Date(0, 1, 1, 9, 10*i, 0, 0, time.UTC).Format("15:04")
	}
	return out
}

// told is what a link says, for reading: each part by its name, and the claims
// of what was signed.
func told(system System, link string) (out [][2]string) {
	u, err := url.Parse(link)
	if err != nil {
		return nil
	}
	for _, name := range []string{"iss", "launch", "code", "from", "nhs", "dob"} {
		if v := u.Query().Get(name); v != "" {
			out = append(out, [2]string{name, v})
		}
	}
	for i, part := range strings.Split(u.Query().Get("assertion"), ".") {
		text, err := base64.RawURLEncoding.DecodeString(part)
		var claims map[string]any
		if i > 1 || err != nil || json.Unmarshal(text, &claims) != nil {
			break
		}
		pretty, _ := json.MarshalIndent(claims, "", "  ")
		out = append(out, [2]string{[]string{"header", "claims"}[i], string(pretty)})
	}
	return out
}

// Switch has a system hand over wrongly from now on, or rightly again ([Sound]).
func (s *Simulator) Switch(system string, fault Fault) error {
	h, ok := Find(system)
	if !ok || !slices.ContainsFunc(switchable(h.Form), func(c choice) bool { return c.Fault == fault }) {
		return errNoFault
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults[system] = fault
	clear(s.repeated) // what is to come twice is made anew
	return nil
}

// Mend has every system hand over rightly.
func (s *Simulator) Mend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.faults)
	clear(s.repeated)
}
