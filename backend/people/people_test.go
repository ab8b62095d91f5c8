package people

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

var now = time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)

const amina care.NHSNumber = "9990123454"

// service answers every request with one status and body.
func service(t *testing.T, mode string, status int, body string) (*Service, *[]string) {
	t.Helper()
	var asked []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		w.Header().Set("Content-Type", "application/fhir+json")
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	e, err := fhir.NewEndpoint(s.URL, func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return New(e, mode, func() time.Time { return now }), &asked
}

func patientJSON(id, confidentiality, more string) string {
	security := ""
	if confidentiality != "" {
		security = fmt.Sprintf(`"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":%q}]},`, confidentiality)
	}
	return fmt.Sprintf(`{"resourceType":"Patient","id":%q,%s"name":[{"use":"usual","family":"Patel","given":["Amina","Rose"],"prefix":["Mrs"]},{"use":"nickname","given":["Mina"]},{"use":"usual","family":"Old","period":{"end":"2001-01-01"}}],
		"birthDate":"1948-03-14","gender":"female","address":[{"use":"home","line":["14 Tern Close",""],"city":"Fairhaven","postalCode":"zz4 2tc"}],"telecom":[{"system":"phone","use":"mobile","value":"07700 900142"}],
		"generalPractitioner":[{"identifier":{"value":"F99001"}}]%s}`, id, security, more)
}

// H24, D9: only a stated U shows where a person is; R, V, an unknown word and
// silence are all treated as sensitive.
func TestH24_OnlyStatedUnrestrictedIsShown(t *testing.T) {
	for code, hidden := range map[string]bool{"U": false, "R": true, "V": true, "X": true, "": true, "N": true} {
		s, _ := service(t, "healthcare-worker", 200, patientJSON("9990123454", code, ""))
		p, err := s.Trace(context.Background(), receipttest.Make(), amina)
		if err != nil || p.Sensitive != hidden {
			t.Errorf("%q: sensitive=%v %v", code, p.Sensitive, err)
		}
		if shown := p.Address + p.GP + fmt.Sprint(p.Phones); hidden && shown != "[]" {
			t.Errorf("%q shows %s", code, shown)
		}
		if !hidden && (p.Address != "14 Tern Close, Fairhaven, ZZ4 2TC" || p.Name.Show() != "PATEL, Amina Rose (Mrs)" || p.Name.Preferred != "Mina" || p.Age != "78y") {
			t.Errorf("%+v", p)
		}
	}
}

// H5: what cannot be read beside who somebody is keeps nobody's record shut, and is
// not taken for "not recorded".
func TestH5_DetailsThatCannotBeReadAreSaid(t *testing.T) {
	for more, partly := range map[string]bool{"": false, `,"communication":{"language":"Dari"}`: true, `,"contact":"none"`: true} {
		s, _ := service(t, "healthcare-worker", 200, patientJSON("9990123454", "U", more))
		p, err := s.Trace(context.Background(), receipttest.Make(), amina)
		if err != nil || p.Held.Partly != partly || p.Held.BirthISO != "1948-03-14" || p.Held.Family != "Patel" || len(p.Held.Addresses) != 1 {
			t.Errorf("%s: %+v %v", more, p.Held, err)
		}
	}
}

// H24: a code of a key safe is no part of an address, nor of what relates people.
func TestH24_NoKeyCodeInTheBanner(t *testing.T) {
	s, _ := service(t, "healthcare-worker", 200, strings.Replace(patientJSON("9990123454", "U", ""), `"14 Tern Close",""`, `"14 Tern Close","Key safe 4471"`, 1))
	p, err := s.Trace(context.Background(), receipttest.Make(), amina)
	if err != nil || p.Address != care.KeyCodeSay {
		t.Errorf("%q %v", p.Address, err)
	}
	if words, _ := relation([]fhir.CodeableConcept{{Text: "Granddaughter, keysafe 4471"}}); words != "Granddaughter, keysafe "+care.KeyCodeMark {
		t.Error(words)
	}
}

func TestH25_DeathIsSaidWithItsCertainty(t *testing.T) {
	status := func(code string) string {
		return `,"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus","extension":[{"url":"deathNotificationStatus","valueCodeableConcept":{"coding":[{"code":"` + code + `"}]}}]}]`
	}
	for more, want := range map[string]string{
		`,"deceasedDateTime":"2026-09-02"` + status("2"): "02-Sep-2026 78y",
		`,"deceasedDateTime":"2026-09"` + status("1"):    "Sep-2026 78y",
		`,"deceasedDateTime":"2026-09-02"` + status("U"): "02-Sep-2026 (death status uncertain) 78y",
		`,"deceasedDateTime":"2026-09-02"`:               "02-Sep-2026 (death status uncertain) 78y",
		`,"deceasedBoolean":true`:                        "Date not recorded ",
	} {
		s, _ := service(t, "healthcare-worker", 200, patientJSON("9990123454", "U", more))
		p, err := s.Trace(context.Background(), receipttest.Make(), amina)
		if err != nil || !p.Deceased || p.Age != "" || p.Died+" "+p.AgeAtEnd != want {
			t.Errorf("%s: %q %q, want %q (%v)", more, p.Died, p.AgeAtEnd, want, err)
		}
	}
}

// H11: a superseded number gives the current one and says so; a resource that
// names two numbers is not trusted.
func TestH11_SupersededAndContradictory(t *testing.T) {
	s, _ := service(t, "healthcare-worker", 200, patientJSON("9992499559", "U", ""))
	p, err := s.Trace(context.Background(), receipttest.Make(), "9996697649")
	if err != nil || p.NHSNumber != "9992499559" || p.AskedAs != "999 669 7649" {
		t.Errorf("%+v %v", p, err)
	}
	for _, body := range []string{
		patientJSON("9990123454", "U", `,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9992499559"}]`),
		patientJSON("not-a-number", "U", ""), `{"resourceType":"Practitioner","id":"9990123454"}`,
	} {
		s, _ := service(t, "healthcare-worker", 200, body)
		if _, err := s.Trace(context.Background(), receipttest.Make(), amina); care.CodeOf(err) != care.CodeIntegrity {
			t.Errorf("%v: %s", err, body)
		}
	}
}

func outcome(code string) string {
	return `{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","details":{"coding":[{"code":"` + code + `"}]}}]}`
}

// D21, H2: how the service says "too many", "nobody" and "no", in both modes.
func TestD21_AnswersToASearch(t *testing.T) {
	form := Form{Family: "PATEL", Born: "14/3/1948"}
	empty := `{"resourceType":"Bundle","type":"searchset","total":0}`
	for name, c := range map[string]struct {
		mode   string
		status int
		body   string
		want   string
	}{
		"too many, said with a 200":        {"healthcare-worker", 200, outcome("TOO_MANY_MATCHES"), "Too many people match"},
		"several, in one-match mode":       {"application-restricted", 403, outcome("INVALID_VALUE"), "Too many people match"},
		"nobody":                           {"healthcare-worker", 200, empty, "Nobody matches"},
		"no single one, in one-match mode": {"application-restricted", 200, empty, "does not mean that there is no such person"},
		"refused":                          {"healthcare-worker", 403, outcome("ACCESS_DENIED"), "refused this request"},
		"refused, in one-match mode":       {"application-restricted", 403, outcome("ACCESS_DENIED"), "refused this request"},
		"not a combination it knows":       {"healthcare-worker", 400, outcome("INVALID_SEARCH_DATA"), "cannot search by this combination"},
		"down":                             {"healthcare-worker", 503, `{}`, "did not answer"},
	} {
		s, _ := service(t, c.mode, c.status, c.body)
		found, err := s.Search(context.Background(), receipttest.Make(), form)
		if got := found.Say + say(err); !strings.Contains(got, c.want) || len(found.Candidates) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// I2: too little is refused before anything is asked.
func TestI2_FormsThatSayTooLittle(t *testing.T) {
	for _, f := range []Form{{}, {Family: "PATEL"}, {Born: "14/3/1948"}, {Given: "Amina", Born: "14/3/1948"}, {Family: "P*", Born: "14/3/1948"},
		{Family: strings.Repeat("A", 36), Born: "14/3/1948"}, {Family: "PATEL", Born: "1948"}, {NHSNumber: "999"}, {Family: "PATEL", Born: "14/3/1948", Gender: "F"}} {
		s, asked := service(t, "healthcare-worker", 200, "{}")
		if _, err := s.Search(context.Background(), receipttest.Make(), f); say(err) == "" || len(*asked) > 0 {
			t.Errorf("%+v: %v, asked %v", f, err, *asked)
		}
	}
	s, asked := service(t, "healthcare-worker", 200, patientJSON("9990123454", "U", ""))
	if _, err := s.Trace(context.Background(), receipt.Receipt{}, amina); care.CodeOf(err) != care.CodeAudit || len(*asked) > 0 {
		t.Errorf("asked without a receipt: %v %v", err, *asked)
	}
}
