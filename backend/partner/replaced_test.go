package partner

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// linked is a Patient with links of its own: "replaced-by Patient/E2".
func linked(id, number string, links ...string) string {
	var out []string
	for _, l := range links {
		kind, to, _ := strings.Cut(l, " ")
		other := fmt.Sprintf(`{"reference":%q}`, to)
		if system, value, logical := strings.Cut(to, "|"); logical {
			other = fmt.Sprintf(`{"identifier":{"system":%q,"value":%q}}`, system, value)
		}
		out = append(out, fmt.Sprintf(`{"type":%q,"other":%s}`, kind, other))
	}
	return fmt.Sprintf(`{"resourceType":"Patient","id":%q,"link":[%s],"contained":[{"resourceType":"Patient","id":"c"}],"identifier":[{"system":%q,"value":%q}]}`,
		id, strings.Join(out, ","), fhir.NHSNumberSystem, number)
}

// H11: a replaced registration is followed once, at the same partner and to the
// same person; every other link is refused, and what is known is then half.
func TestH11_ReplacedRegistrations(t *testing.T) {
	own, foreign := amina.Digits(), "9995102250"
	for name, c := range map[string]struct {
		found []string          // by the search for the person
		there map[string]string // to be read, by id
		read  []string          // registrations whose conditions are asked for
		half  bool
	}{
		"relative": {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": patient("E2", own)}, []string{"E1", "E2"}, false},
		"absolute": {[]string{linked("E1", own, "replaced-by BASE/Patient/E2")}, map[string]string{"E2": patient("E2", own)}, []string{"E1", "E2"}, false},
		"versioned": {[]string{linked("E1", own, "replaced-by Patient/E2/_history/4")}, map[string]string{"E2": patient("E2", own)},
			[]string{"E1", "E2"}, false},
		"both found":                {[]string{linked("E1", own, "replaced-by Patient/E2"), patient("E2", own)}, nil, []string{"E1", "E2"}, false},
		"two into one":              {[]string{linked("E1", own, "replaced-by Patient/E3"), linked("E2", own, "replaced-by Patient/E3")}, map[string]string{"E3": patient("E3", own)}, []string{"E1", "E2", "E3"}, false},
		"replaces another":          {[]string{linked("E1", own, "replaces Patient/E2", "seealso Patient/E3", "refer Patient/E4")}, nil, []string{"E1"}, false},
		"not there":                 {[]string{linked("E1", own, "replaced-by Patient/E2")}, nil, []string{"E1"}, true},
		"itself":                    {[]string{linked("E1", own, "replaced-by Patient/E1")}, nil, []string{"E1"}, true},
		"a circle":                  {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": linked("E2", own, "replaced-by Patient/E1")}, []string{"E1"}, true},
		"a circle, found":           {[]string{linked("E1", own, "replaced-by Patient/E2"), linked("E2", own, "replaced-by Patient/E1")}, nil, []string{"E1", "E2"}, true},
		"a chain":                   {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": linked("E2", own, "replaced-by Patient/E3"), "E3": patient("E3", own)}, []string{"E1"}, true},
		"another person":            {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": patient("E2", foreign)}, []string{"E1"}, true},
		"no number":                 {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": `{"resourceType":"Patient","id":"E2"}`}, []string{"E1"}, true},
		"another id than asked for": {[]string{linked("E1", own, "replaced-by Patient/E2")}, map[string]string{"E2": patient("E9", own)}, []string{"E1"}, true},
		"another type":              {[]string{linked("E1", own, "replaced-by RelatedPerson/E2")}, nil, []string{"E1"}, true},
		"contained":                 {[]string{linked("E1", own, "replaced-by #c")}, nil, []string{"E1"}, true},
		"logical":                   {[]string{linked("E1", own, "replaced-by "+fhir.NHSNumberSystem+"|"+own)}, nil, []string{"E1"}, true},
		"another server":            {[]string{linked("E1", own, "replaced-by http://elsewhere.invalid/Patient/E2")}, map[string]string{"E2": patient("E2", own)}, []string{"E1"}, true},
		"out of the path":           {[]string{linked("E1", own, "replaced-by Patient/..")}, nil, []string{"E1"}, true},
		"links that are no list":    {[]string{strings.Replace(patient("E1", own), `"id"`, `"link":{"other":7},"id"`, 1)}, nil, []string{"E1"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			base := ""
			var read []string
			h := amenable(map[string]func(*http.Request) (int, string){
				"Patient": func(r *http.Request) (int, string) {
					id := strings.TrimPrefix(r.URL.Path, "/Patient/")
					if id == "_search" {
						status, body := bundle(c.found...)
						return status, strings.ReplaceAll(body, "BASE", base)
					}
					read = append(read, id)
					if c.there[id] == "" {
						return 404, `{"resourceType":"OperationOutcome","issue":[]}`
					}
					return 200, c.there[id]
				},
				"Condition": func(r *http.Request) (int, string) {
					id := r.URL.Query().Get("patient")
					return bundle(condition("c"+id, id))
				},
			})
			s := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				base = "http://" + r.Host
				h.ServeHTTP(w, r)
			})
			r, err := conditions(t, at(t, s, time.Now))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range r.Found.Resources {
				got = append(got, f.Patient)
			}
			if strings.Join(got, " ") != strings.Join(c.read, " ") {
				t.Errorf("read of %v, want %v", got, c.read)
			}
			if c.half != (r.Err != nil && why(r.Err) == care.WhySuperseded) {
				t.Errorf("%v", r.Err)
			}
			for _, held := range r.Held {
				if by := held.ID == "E1" && name != "replaces another" && name != "links that are no list"; by && !held.Replaced {
					t.Errorf("%+v is not said to be replaced", held)
				}
			}
			if len(read) > 1 {
				t.Errorf("followed more than once: %v", read)
			}
		})
	}
}

// A person found by the current and the superseded number in one registration is
// asked about once: what is held there would else be shown twice.
func TestH11_OneRegistrationOfTwoNumbers(t *testing.T) {
	old := "9996697649"
	both := strings.Replace(patient("E1", amina.Digits()), `"identifier":[`, `"identifier":[{"system":"`+fhir.NHSNumberSystem+`","value":"`+old+`"},`, 1)
	asked := 0
	h := amenable(map[string]func(*http.Request) (int, string){
		"Patient":   func(*http.Request) (int, string) { return bundle(both) },
		"Condition": func(*http.Request) (int, string) { asked++; return bundle(condition("1", "E1")) },
	})
	p := at(t, h, time.Now)
	found := 0
	_, err := p.Ask(t.Context(), receipttest.Make(), []care.NHSNumber{amina, care.NHSNumber(old)}, []fhir.Ask{{Type: "Condition"}}, func(r Reply) {
		found += len(r.Found.Resources)
	})
	if err != nil || asked != 1 || found != 1 {
		t.Errorf("%v: asked %d times, %d found", err, asked, found)
	}
}
