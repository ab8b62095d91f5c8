package training_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"shcr/backend/training"
)

// TestThePeopleServiceKeepsTheNationalRules is a table of what may be asked
// and what comes back.
func TestThePeopleServiceKeepsTheNationalRules(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	const ok = 200
	cases := []struct {
		name, path string
		headers    []string
		status     int
		code       string // Spine code, "" when there is no outcome
		total      int
	}{
		{name: "a read", path: "Patient/9990123454", status: ok, total: -1},
		{name: "nobody has the number", path: "Patient/9995647974", status: 404, code: "RESOURCE_NOT_FOUND"},
		{name: "a withdrawn number", path: "Patient/9998039371", status: 404, code: "INVALIDATED_RESOURCE"},
		{name: "not a number", path: "Patient/9990123455", status: 400, code: "INVALID_RESOURCE_ID"},
		{name: "no request id", path: "Patient/9990123454", headers: []string{"X-Request-ID", ""}, status: 400, code: "MISSING_VALUE"},
		{name: "a request id that is none", path: "Patient/9990123454", headers: []string{"X-Request-ID", "7"}, status: 400, code: "INVALID_VALUE"},
		{name: "another's role", path: "Patient/9990123454", headers: []string{"NHSD-Session-URID", "999500000102"}, status: 400, code: "INVALID_VALUE"},
		{name: "a role that is none", path: "Patient/9990123454", headers: []string{"NHSD-Session-URID", "x"}, status: 400, code: "INVALID_VALUE"},
		{name: "one's own role", path: "Patient/9990123454", headers: []string{"NHSD-Session-URID", "999500000101"}, status: ok, total: -1},
		{name: "no token", path: "Patient/9990123454", headers: []string{"Authorization", ""}, status: 401, code: "ACCESS_DENIED"},
		{name: "nothing asked", path: "Patient", status: 400, code: "UNSUPPORTED_SERVICE"},
		{name: "an unknown parameter", path: "Patient?family=Patel&birthdate=1948-03-14&colour=x", status: 400, code: "ADDITIONAL_PROPERTIES"},
		{name: "family alone", path: "Patient?family=Patel", status: 400, code: "INVALID_SEARCH_DATA"},
		{name: "family and birth date", path: "Patient?family=patel&birthdate=eq1948-03-14", status: ok, total: 1},
		{name: "with a given name", path: "Patient?family=PATEL&given=amina&birthdate=1948-03-14", status: ok, total: 1},
		{name: "the wrong given name", path: "Patient?family=PATEL&given=Susan&birthdate=1948-03-14", status: ok, total: 0},
		{name: "nobody born then", path: "Patient?family=Patel&birthdate=1948-03-15", status: ok, total: 0},
		{name: "twins", path: "Patient?family=Rahman&given=Mohammed&birthdate=2012-09-17", status: ok, total: 2},
		{name: "namesakes", path: "Patient?family=Clarke&given=Susan&birthdate=1952-05-05", status: ok, total: 2},
		{name: "namesakes, one at most", path: "Patient?family=Clarke&birthdate=1952-05-05&_max-results=1", status: ok, code: "TOO_MANY_MATCHES"},
		{name: "fifty-one at most", path: "Patient?family=Clarke&birthdate=1952-05-05&_max-results=51", status: 400, code: "INVALID_VALUE"},
		{name: "accents and apostrophes", path: "Patient?family=O%E2%80%99shaughnessy-white&birthdate=1991-08-22", status: ok, total: 1},
		{name: "no accents", path: "Patient?family=fenwick-astrom&given=Aelfric&birthdate=2000-02-29", status: ok, total: 1},
		{name: "a range", path: "Patient?family=Wren&birthdate=ge1944-01-01&birthdate=le1944-12-31", status: ok, total: 1},
		{name: "a wildcard", path: "Patient?family=Castel*&birthdate=1988-11-30", status: ok, total: 1},
		{name: "a wildcard too early", path: "Patient?family=C*&birthdate=1988-11-30", status: 400, code: "INVALID_SEARCH_DATA"},
		{name: "fuzzy by sound", path: "Patient?family=Holiss&given=Frederik&birthdate=1939-07-30&_fuzzy-match=true", status: ok, total: 1},
		{name: "fuzzy, names swapped", path: "Patient?family=Amina&given=Patel&birthdate=1948-03-14&_fuzzy-match=true", status: ok, total: 1},
		{name: "fuzzy with a wildcard", path: "Patient?family=Pat*&given=A&birthdate=1948-03-14&_fuzzy-match=true", status: 400, code: "INVALID_SEARCH_DATA"},
		{name: "by postcode", path: "Patient?family=Patel&birthdate=1948-03-14&address-postalcode=zz42tc", status: ok, total: 1},
		{name: "both postcodes", path: "Patient?family=Patel&birthdate=1948-03-14&address-postalcode=ZZ4&address-postcode=ZZ4", status: 400, code: "INVALID_SEARCH_DATA"},
		{name: "a restricted person", path: "Patient?family=Lacroix-Bennett&birthdate=2001-02-11", status: ok, total: 1},
		{name: "a restricted person by postcode", path: "Patient?family=Lacroix-Bennett&birthdate=2001-02-11&address-postalcode=ZZ2%204MR", status: ok, total: 0},
		{name: "a restricted person by practice", path: "Patient?family=Lacroix-Bennett&birthdate=2001-02-11&general-practitioner=F99003", status: ok, total: 0},
		{name: "an impossible gender", path: "Patient?family=Wren&birthdate=1944-01-19&gender=m", status: 400, code: "INVALID_VALUE"},
		{name: "a partial birth date", path: "Patient?family=Wren&birthdate=1944", status: 400, code: "INVALID_VALUE"},
		{name: "no related people of the restricted", path: "Patient/9995229560/RelatedPerson", status: ok, total: 0},
		{name: "related people", path: "Patient/9990123454/RelatedPerson", status: ok, total: 2},
	}
	for _, c := range cases {
		a := s.get(t, r.Address()+"/people/FHIR/R4/"+c.path, append([]string{"X-Request-ID", aRequest}, c.headers...)...)
		body, _ := io.ReadAll(a.Body)
		var o struct {
			ResourceType string
			Total        *int
			Entry        []json.RawMessage
			Issue        []struct {
				Details struct{ Coding []struct{ Code string } }
			}
		}
		if err := json.Unmarshal(body, &o); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if a.StatusCode != c.status {
			t.Errorf("%s: %d, want %d: %s", c.name, a.StatusCode, c.status, body)
			continue
		}
		switch {
		case c.code != "":
			if len(o.Issue) != 1 || o.Issue[0].Details.Coding[0].Code != c.code {
				t.Errorf("%s: %s, want %s", c.name, body, c.code)
			}
		case c.total >= 0:
			if o.Total == nil || *o.Total != c.total || len(o.Entry) != c.total {
				t.Errorf("%s: %s, want %d", c.name, body, c.total)
			}
		}
	}
}

func (s *session) person(t *testing.T, nhs string) (map[string]any, *http.Response) {
	t.Helper()
	a := s.get(t, s.region.Address()+"/people/FHIR/R4/Patient/"+nhs, "X-Request-ID", aRequest)
	var o map[string]any
	if err := json.NewDecoder(a.Body).Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o, a
}

func TestASupersededNumberAnswersWithTheCurrentOne(t *testing.T) {
	s := signIn(t, start(t, training.Options{}), "U1")
	o, a := s.person(t, "9996697649")
	if a.StatusCode != 200 || o["id"] != "9992499559" || a.Header.Get("ETag") == "" || a.Header.Get("X-Request-ID") != aRequest {
		t.Errorf("%d id %v etag %q", a.StatusCode, o["id"], a.Header.Get("ETag"))
	}
	found := s.get(t, s.region.Address()+"/people/FHIR/R4/Patient?family=Oyelaran&birthdate=1961-12-02", "X-Request-ID", aRequest)
	body, _ := io.ReadAll(found.Body)
	if !bytes.Contains(body, []byte(`"id":"9992499559"`)) || bytes.Contains(body, []byte("9996697649")) {
		t.Errorf("search gives %s", body)
	}
}

func TestARestrictedPersonsAnswerTellsNotWhereTheyAre(t *testing.T) {
	s := signIn(t, start(t, training.Options{}), "U1")
	o, _ := s.person(t, "9995229560")
	for _, gone := range []string{"address", "telecom", "generalPractitioner", "contact"} {
		if o[gone] != nil {
			t.Errorf("%s is there: %v", gone, o[gone])
		}
	}
	if o["name"] == nil || o["birthDate"] != "2001-02-11" || o["gender"] != "female" {
		t.Errorf("the four facts are not all there: %v", o)
	}
	raw, _ := json.Marshal(o)
	if !bytes.Contains(raw, []byte(`"code":"R"`)) {
		t.Error("not marked restricted")
	}
}

func TestSomebodyWithoutARoleSeesNobody(t *testing.T) {
	s := signIn(t, start(t, training.Options{}), "U11")
	if _, a := s.person(t, "9990123454"); a.StatusCode != http.StatusForbidden {
		t.Errorf("%d", a.StatusCode)
	}
}

func TestDeathAndTwinsAreSaid(t *testing.T) {
	s := signIn(t, start(t, training.Options{}), "U1")
	dead, _ := s.person(t, "9996033929")
	raw, _ := json.Marshal(dead)
	if dead["deceasedDateTime"] != "2026-09-02" || !bytes.Contains(raw, []byte("deathNotificationStatus")) {
		t.Errorf("%s", raw)
	}
	if twin, _ := s.person(t, "9993114006"); twin["multipleBirthInteger"] != 2.0 {
		t.Errorf("%v", twin["multipleBirthInteger"])
	}
}

func TestTheAuditRepositoryTakesAnEventOnce(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	send := func(body string, headers ...string) *http.Response {
		q, _ := http.NewRequest(http.MethodPost, r.Address()+"/audit/fhir/AuditEvent", strings.NewReader(body))
		q.Header.Set("Authorization", "Bearer "+s.token(t, r.Address()+"/audit/"))
		q.Header.Set("Content-Type", "application/fhir+json")
		for i := 0; i+1 < len(headers); i += 2 {
			q.Header.Set(headers[i], headers[i+1])
		}
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		return a
	}
	one := `{"resourceType":"AuditEvent","recorded":"2026-11-21T14:00:00.5Z","entity":[{"name":"AB-1"},{"name":"9990123454"}]}`
	first, again := send(one, "If-None-Exist", "entity-name=ab-1"), send(one, "If-None-Exist", "entity-name=ab-1")
	if first.StatusCode != 201 || again.StatusCode != 200 || first.Header.Get("Location") == "" || first.Header.Get("Location") != again.Header.Get("Location") {
		t.Errorf("%d %s, then %d %s", first.StatusCode, first.Header.Get("Location"), again.StatusCode, again.Header.Get("Location"))
	}
	two := `{"resourceType":"AuditEvent","recorded":"2026-11-21T13:00:00Z","agent":[{"altId":"7","requestor":true}]}`
	send(two)
	if a := send(two, "If-None-Exist", "identifier=urn:x|2"); a.StatusCode != 400 {
		t.Errorf("a parameter that AuditEvent does not have: %d", a.StatusCode)
	}
	if a := send(`{"resourceType":"Patient"}`); a.StatusCode != 400 {
		t.Errorf("a Patient: %d", a.StatusCode)
	}
	if got := r.AuditEvents(); len(got) != 2 || string(got[0]) != one {
		t.Fatalf("%d events: %s", len(got), got)
	}
	b := s.bundle(t, r.Address()+"/audit/fhir/AuditEvent?_count=1&_sort=-recorded")
	if b.Total == nil || *b.Total != 2 || len(b.Entry) != 1 || string(b.Entry[0].Resource) != `{"id":"1",`+one[1:] || len(b.Link) != 2 {
		t.Fatalf("newest first: %+v", b)
	}
	for search, want := range map[string]int{"altid=7": 1, "altid=8": 0, "entity-name=9990123454": 1, "date=ge2026-11-21T13:30:00Z": 1,
		"date=le2026-11-21": 2, "date=lt2026-11-21": 0, "altid=7&date=gt2026-11-20": 1, "altid=7&entity-name=ab-1": 0} {
		if b := s.bundle(t, r.Address()+"/audit/fhir/AuditEvent?"+search); *b.Total != want || len(b.Entry) != want {
			t.Errorf("%s finds %d", search, *b.Total)
		}
	}
	if u, err := url.Parse(b.Link[1].URL); err != nil || u.Query().Get("_offset") != "1" {
		t.Errorf("next %v", b.Link)
	}
}
