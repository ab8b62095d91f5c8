package demographics

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const aRequest = "6c3f1d02-0c55-4f5c-9b0e-3a52a2f6d001"

// full is a person of whom everything is known.
func full() Person {
	return Person{
		NHS: "9990123454", Superseded: []string{"9996697649"}, Family: "Kaye", Given: []string{"Robin", "Alex"}, Prefix: "Mx", Preferred: "Rob", BirthFamily: "Ashe",
		Gender: "female", Born: "1980-05-06", Died: "2026-09-02", Lines: []string{"", "1 Quay", "", "Tidewell", ""}, Postcode: "ZZ7 1AA", GP: "F99003", Language: "q4", Interpreter: true,
		Telecom: []Telecom{{"phone", "07700 900111", "mobile"}, {"email", "kaye@mail.example", "home"}, {"textphone", "01632 960111", "home"}},
		Related: []Related{
			{Family: "Kaye", Given: "Ann Marie", Codes: []string{"MTH", "N"}, Phone: "07700 900222", Rank: "1", Copies: true, Language: "fr"},
			{NHS: "9992499559", Codes: []string{"Personal", "SPS"}, Inactive: true, Until: "2020-01-01"},
		},
		Details: Details{
			Version: "7", BirthTime: "1980-05-06T03:42:00+01:00", UPRN: "100000000001", PAF: "12345678", Temporary: &Place{Lines: []string{"2 Mews"}, Postcode: "ZZ2 2BB", Text: "with a friend", Until: "2027-01-31"},
			Billing: &Place{Lines: []string{"PO Box 9"}, Postcode: "ZZ9 9ZZ"}, Emergency: "07700 900333", Birthplace: Birthplace{"Cusco", "", "PER"},
			DeathStatus: "1", DeathKnown: "2026-09-03T00:00:00+00:00", Removed: "SCT", RemovedOn: "2026-01-01T00:00:00+00:00", Pharmacy: "FP001", Dispenser: "FP002", Appliances: "FP003",
			Written: "11", Method: "8", Times: "Not after 7pm", Former: []Former{{Given: []string{"Robert"}, Postcode: "ZZ1 1ZZ"}},
		},
	}
}

// region is a service with a few people.
func region(t *testing.T) (*Service, func(path string, headers ...string) (*http.Response, string)) {
	t.Helper()
	s := New("http://people.example/FHIR/R4/", []string{"9998039371"})
	hidden := full()
	hidden.NHS, hidden.Superseded, hidden.Family, hidden.Restricted, hidden.Died, hidden.DeathStatus = "9995229560", nil, "Bennett", true, "", ""
	hidden.FormerGP, hidden.BirthFamily = "F99001", ""
	year := Person{NHS: "9993878332", Family: "ZARMINA", Gender: "female", Born: "1987"}
	nameless := Person{NHS: "9995388162", Family: "Silva", Gender: "male", Born: "2026-11-02", Details: Details{FormerGP: "F99002"}}
	people := []Person{full(), hidden, year, nameless}
	for i, n := range []string{"9995102250", "9991715215", "9996033929"} {
		people = append(people, Person{NHS: n, Family: "Clarke", Given: []string{"Susan", string(rune('A' + i))}, Gender: "female", Born: "1952-05-05", Postcode: "ZZ2 " + string(rune('1'+i)) + "AA", GP: "F99001"})
	}
	for _, p := range people {
		if !s.Add(p) {
			t.Fatalf("%s twice", p.NHS)
		}
	}
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = "/FHIR/R4" + r.URL.Path
		s.Answer(w, r, Caller{RoleProfile: "555", HasRole: r.Header.Get("X-No-Role") == ""})
	}))
	t.Cleanup(h.Close)
	return s, func(path string, headers ...string) (*http.Response, string) {
		q, _ := http.NewRequest(http.MethodGet, h.URL+"/"+path, nil)
		q.Header.Set("X-Request-ID", aRequest)
		for i := 0; i+1 < len(headers); i += 2 {
			q.Header.Set(headers[i], headers[i+1])
			if headers[i+1] == "-" {
				q.Header.Del(headers[i])
			}
		}
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = a.Body.Close() }()
		body, _ := io.ReadAll(a.Body)
		return a, string(body)
	}
}

// row is one rule: what is asked, and what must and must not come.
type row struct {
	rule, path string
	headers    []string
	switches   Switches
	status     int
	want       string // in the body, parted by |; "!x" is not in it
}

func (c row) check(t *testing.T, s *Service, ask func(string, ...string) (*http.Response, string)) {
	t.Helper()
	s.Switch(c.switches)
	a, body := ask(c.path, c.headers...)
	status := c.status
	if status == 0 {
		status = 200
	}
	if a.StatusCode != status {
		t.Errorf("%s: %d, want %d: %s", c.rule, a.StatusCode, status, body)
	}
	for _, w := range strings.Split(c.want, "|") {
		if no, ok := strings.CutPrefix(w, "!"); ok == strings.Contains(body, no) {
			t.Errorf("%s: %q: %s", c.rule, w, body)
		}
	}
	if !json.Valid([]byte(body)) || a.Header.Get("Content-Type") != "application/fhir+json" {
		t.Errorf("%s: not FHIR: %s", c.rule, body)
	}
}

// pds-fhir §§2, 3, 4: what may be asked, and the codes of what may not.
func TestRulesOfAsking(t *testing.T) {
	s, ask := region(t)
	one := Switches{OneMatch: true}
	clarke, kaye := "Patient?family=Clarke&birthdate=1952-05-05", "Patient?family=Kaye&birthdate=1980-05-06"
	for _, c := range []row{
		{rule: "no list of what it can do", path: "metadata", status: 404, want: "UNSUPPORTED_SERVICE"},
		{rule: "no request id", path: kaye, headers: []string{"X-Request-ID", "-"}, status: 400, want: "MISSING_VALUE|required"},
		{rule: "an organisation where it is needed", path: kaye, switches: Switches{NamesOrganisation: true}, status: 400, want: "MISSING_VALUE|NHSD-End-User-Organisation-ODS"},
		{rule: "the organisation given", path: kaye, headers: []string{"NHSD-End-User-Organisation-ODS", "F99001"}, switches: Switches{NamesOrganisation: true}, want: `"total":1`},
		{rule: "an organisation that is none", path: kaye, headers: []string{"NHSD-End-User-Organisation-ODS", "F 99"}, status: 400, want: "INVALID_VALUE"},
		{rule: "no role", path: kaye, headers: []string{"X-No-Role", "1"}, status: 403, want: "ACCESS_DENIED"},
		{rule: "the Spine is silent", path: kaye, switches: Switches{Unreachable: 1}, status: 408, want: "UNABLE_TO_CALL_SERVICE"},
		{rule: "fuzzy is true or false", path: kaye + "&_fuzzy-match=yes", status: 400, want: "INVALID_VALUE"},
		{rule: "a day that is none", path: "Patient?family=Kaye&birthdate=1980-02-30", status: 400, want: "INVALID_VALUE"},
		{rule: "a prefix that is none", path: "Patient?family=Kaye&birthdate=gt1980-02-03", status: 400, want: "INVALID_VALUE"},
		{rule: "a range", path: "Patient?family=Kaye&birthdate=le1980-12-31&birthdate=ge1980-01-01", want: `"total":1`},
		{rule: "half a range", path: "Patient?family=Kaye&birthdate=ge1981-01-01", want: `"total":0|!entry`},
		{rule: "two that are no range", path: "Patient?family=Kaye&birthdate=ge1980-01-01&birthdate=1980-05-06", status: 400, want: "INVALID_SEARCH_DATA"},
		{rule: "no range of deaths either", path: kaye + "&death-date=ge2026-01-01&death-date=ge2026-02-01", status: 400, want: "INVALID_SEARCH_DATA"},
		{rule: "died", path: kaye + "&death-date=ge2026-01-01&death-date=le2026-12-31", want: `"total":1`},
		{rule: "died at another time", path: kaye + "&death-date=2026-01-01", want: `"total":0`},
		{rule: "fuzzy, death only moves the score", path: kaye + "&given=Robin&death-date=2026-01-01&_fuzzy-match=true", want: `"total":1|"score":0.9000`},
		{rule: "a practice", path: clarke + "&general-practitioner=F99002", want: `"total":0`},
		{rule: "fuzzy, the practice only moves the score", path: clarke + "&given=Susan&general-practitioner=F99002&_fuzzy-match=true", want: `"total":3|"score":0.9000`},
		{rule: "a mobile with its country", path: kaye + "&phone=%2B447700900111", want: `"total":1`},
		{rule: "a mobile with its country in digits", path: kaye + "&phone=00447700900111", want: `"total":1`},
		{rule: "another's mobile", path: kaye + "&phone=07700900112", want: `"total":0`},
		{rule: "an address of mail", path: kaye + "&email=Kaye@mail.example", want: `"total":1`},
		{rule: "a wildcard is of the first given name", path: kaye + "&given=Rob*", want: `"total":1|"score":0.9542`},
		{rule: "and of no other", path: kaye + "&given=Ale*", want: `"total":0`},
		{rule: "a wildcard in a postcode", path: clarke + "&address-postalcode=ZZ2*", want: `"total":3`},
		{rule: "a wildcard too early in a postcode", path: clarke + "&address-postalcode=Z*", status: 400, want: "INVALID_SEARCH_DATA"},
		{rule: "the old word for postcode", path: clarke + "&address-postcode=zz22aa", want: `"total":1`},
		{rule: "fuzzy, too little", path: kaye + "&_fuzzy-match=true", status: 400, want: "INVALID_SEARCH_DATA"},
		{rule: "fuzzy without a given name", path: kaye + "&gender=female&address-postalcode=ZZ71AA&_fuzzy-match=true", want: `"total":1`},
		{rule: "fuzzy without a family name", path: "Patient?given=Robin&birthdate=1980-05-06&gender=female&address-postalcode=ZZ71AA&_fuzzy-match=true", want: `"total":1`},
		{rule: "exact leaves out a wildcard's match", path: kaye + "&given=Rob*&_exact-match=true", want: `"total":0`},
		{rule: "exact keeps a full match", path: kaye + "&given=Robin&_exact-match=true", want: `"total":1|"score":1.0000`},
		{rule: "a name of the past, not asked for", path: "Patient?family=Ashe&birthdate=1980-05-06", want: `"total":0`},
		{rule: "a name of the past", path: "Patient?family=Ashe&birthdate=1980-05-06&_history=true", want: `"total":1|"family":"Kaye"|!Ashe|"score":0.9500`},
		{rule: "a postcode of the past", path: kaye + "&address-postalcode=ZZ11ZZ&_history=true", want: `"total":1|"ZZ7 1AA"|!ZZ1 1ZZ`},
		{rule: "a given name of the past, fuzzy", path: kaye + "&given=Robert&_fuzzy-match=true", want: `"total":1|!Robert`},
		{rule: "a superseded number is never found", path: kaye, want: `"id":"9990123454"|!9996697649`},
		{rule: "a year of birth overlaps", path: "Patient?family=Zarmina&birthdate=1987-03-01", want: `"total":1|"birthDate":"1987"|"score":0.9500|!given`},
		{rule: "too many is said with a 200", path: clarke + "&_max-results=2", want: "TOO_MANY_MATCHES|information|multiple-matches|!Bundle"},
		{rule: "as many as asked", path: clarke + "&_max-results=3", want: `"total":3`},
		{rule: "several, for an application", path: clarke, switches: one, status: 403, want: "INVALID_VALUE|forbidden|!Susan"},
		{rule: "one, for an application", path: kaye + "&_max-results=1", switches: one, want: `"total":1`},
		{rule: "an application may not ask for more", path: kaye + "&_max-results=2", switches: one, status: 403, want: "INVALID_VALUE"},
		{rule: "an application has no role", path: kaye, headers: []string{"X-No-Role", "1", "NHSD-Session-URID", "1"}, switches: one, want: `"total":1`},
		{rule: "an application may read", path: "Patient/9990123454/RelatedPerson", switches: one, want: `"total":2`},
		{rule: "restricted, by name", path: "Patient?family=Bennett&birthdate=1980-05-06", want: `"total":1|"code":"R"|!ZZ7|!0770`},
		{rule: "restricted, by postcode", path: "Patient?family=Bennett&birthdate=1980-05-06&address-postalcode=ZZ71AA", want: `"total":0`},
		{rule: "restricted, by telephone", path: "Patient?family=Bennett&birthdate=1980-05-06&phone=07700900111", want: `"total":0`},
		{rule: "restricted, by practice, fuzzy", path: "Patient?family=Bennett&given=Robin&birthdate=1980-05-06&general-practitioner=F99003&_fuzzy-match=true", want: `"total":0`},
		{rule: "withdrawn", path: "Patient/9998039371", status: 404, want: "INVALIDATED_RESOURCE|error"},
		{rule: "nobody's", path: "Patient/9995647974", status: 404, want: "RESOURCE_NOT_FOUND|information"},
	} {
		c.check(t, s, ask)
	}
}

// pds-fhir §§6 to 9: what is told of a person, in a search, a read and of a
// restricted one.
func TestRulesOfTelling(t *testing.T) {
	s, ask := region(t)
	const base = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
	for _, c := range []row{
		{rule: "a read is whole", path: "Patient/9990123454", want: `"versionId":"7"|patient-birthTime|03:42:00+01:00|AddressKey|"UPRN"|"PAF"|"use":"temp"|"text":"with a friend"|"use":"billing"|"line":["","1 Quay","","Tidewell",""]|textphone|"system":"other"|` +
			`"code":"C"|07700 900333|Cusco|"PER"|DeathNotificationStatus|"code":"1"|systemEffectiveDate|` + base + `NHSCommunication|"q4"|interpreterRequired|ContactPreference|PreferredContactTimes|Not after 7pm|PDS-RemovalReasonExitCode|"SCT"|NominatedPharmacy|FP001|PreferredDispenserOrganization|MedicalApplianceSupplier|"use":"maiden"|!Robert`},
		{rule: "a search entry is thin", path: "Patient?family=Kaye&birthdate=1980-05-06", want: `"use":"usual"|"use":"nickname"|"use":"home"|DeathNotificationStatus|!birthTime|!"temp"|!billing|!Cusco|!FP00|!NHSCommunication|!ContactPreference|!maiden|!"SCT"`},
		{rule: "restricted, a read", path: "Patient/9995229560", want: `"code":"R"|"birthDate"|NHSCommunication|Not after 7pm|!address|!telecom|!"contact"|!generalPractitioner|!managingOrganization|!F990|!FP00|!Cusco|!ZZ|!0770|!01632`},
		{rule: "restricted, related people", path: "Patient/9995229560/RelatedPerson", want: `"total":0|!entry`},
		{rule: "related people", path: "Patient/9996697649/RelatedPerson", want: `"fullUrl":"http://people.example/FHIR/R4/Patient/9990123454/RelatedPerson/|ContactRank|"valuePositiveInt":1|CopyCorrespondenceIndicator|"given":["Ann","Marie"]|v2-0131|v3-RoleCode|"active":false|"end":"2020-01-01"|Patient/9992499559|UKCore-AdditionalRelatedPersonRole`},
		{rule: "nobody is related", path: "Patient/9993878332/RelatedPerson", want: `"total":0|!entry`},
		{rule: "no given name, no practice", path: "Patient/9995388162", want: `"family":"Silva"|managingOrganization|F99002|!given|!generalPractitioner|!DeathNotification`},
	} {
		c.check(t, s, ask)
	}
	for _, n := range []string{"9990123454", "9996697649"} {
		if a, body := ask("Patient/" + n); a.Header.Get("ETag") != `W/"7"` || a.Header.Get("X-Request-ID") != aRequest || !strings.Contains(body, `"id":"9990123454"`) {
			t.Errorf("%s: %v %s", n, a.Header, body)
		}
	}
	_, body := ask("Patient/9990123454/RelatedPerson")
	if n := strings.Count(body, `"name"`); n != 1 {
		t.Errorf("%d names: the second is only a number to read: %s", n, body)
	}
}

// pds-fhir §1: 429, with and without Retry-After, until the crowd is gone.
func TestTooManyRequestsAreTurnedAway(t *testing.T) {
	s, ask := region(t)
	for _, wait := range []time.Duration{0, 7 * time.Second} {
		s.Switch(Switches{Busy: 2, RetryAfter: wait})
		for range 2 {
			a, body := ask("Patient/9990123454")
			if a.StatusCode != 429 || !strings.Contains(body, "TOO_MANY_REQUESTS") || (a.Header.Get("Retry-After") != "") != (wait > 0) {
				t.Errorf("%d %v %s", a.StatusCode, a.Header, body)
			}
		}
		if a, _ := ask("Patient/9990123454"); a.StatusCode != 200 {
			t.Errorf("still %d", a.StatusCode)
		}
	}
}

// M71: an answer from a copy says how old the copy is.
func TestACopyTellsItsAge(t *testing.T) {
	s, ask := region(t)
	if a, _ := ask("Patient/9990123454"); a.Header.Get("Age") != "" {
		t.Error("an age, and no copy")
	}
	now := time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)
	s.Copied(func() time.Time { return now }, func(time.Time) time.Time { return time.Date(2026, 11, 21, 3, 10, 0, 0, time.UTC) })
	for path, want := range map[string]string{"Patient/9990123454": "40800", "Patient?family=Kaye&birthdate=1980-05-06": "40800"} {
		if a, _ := ask(path); a.Header.Get("Age") != want {
			t.Errorf("%s: %q", path, a.Header.Get("Age"))
		}
	}
	s.Switch(Switches{Behind: 24 * time.Hour})
	if a, _ := ask("Patient/9990123454"); a.Header.Get("Age") != "127200" {
		t.Errorf("%q", a.Header.Get("Age"))
	}
}
