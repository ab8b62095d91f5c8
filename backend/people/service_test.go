package people

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/training/demographics"
)

// national is the training region's identity service over HTTP, and the viewer's
// side of it.
func national(t *testing.T, mode string) (*Service, *demographics.Service, *[]string) {
	t.Helper()
	var asked []string
	var service *demographics.Service
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		service.Answer(w, r, demographics.Caller{RoleProfile: "555", HasRole: true})
	}))
	t.Cleanup(h.Close)
	service = demographics.New(h.URL+"/", []string{"9998039371"})
	amina := demographics.Person{
		NHS: "9990123454", Family: "Patel", Given: []string{"Amina"}, Gender: "female", Born: "1948-03-14", Lines: []string{"", "14 Tern Close", "", "Fairhaven", ""}, Postcode: "ZZ4 2TC", GP: "F99001",
		Telecom: []demographics.Telecom{{System: "phone", Value: "07700 900142", Use: "mobile"}},
		Related: []demographics.Related{
			{Family: "Old", Given: "Friend", Codes: []string{"FRND"}, Until: "2020-01-01", Phone: "07700 900001", Rank: "1"},
			{Family: "Patel", Given: "Vijay", Codes: []string{"SON"}, Phone: "07700 900002", Rank: "2"},
			{Family: "Patel-Hughes", Given: "Reena", Prefix: "Mrs", Codes: []string{"Personal", "DAU", "N"}, Phone: "07700 900003", Rank: "1", Copies: true},
			{NHS: "9992499559", Codes: []string{"Carer"}},
			{Family: "Nobody", Codes: []string{"U"}, Inactive: true},
			{Family: "Left", Codes: []string{"XYZ"}},
		},
	}
	hidden := amina
	hidden.NHS, hidden.Family, hidden.Given, hidden.Born, hidden.Restricted = "9995229560", "Lacroix", []string{"Zoë"}, "2001-02-11", true
	people := []demographics.Person{amina, hidden,
		{NHS: "9992499559", Superseded: []string{"9996697649"}, Family: "Oyelaran", Given: []string{"Femi"}, Born: "1961-12-02", Gender: "male"},
		{NHS: "9993878332", Family: "ZARMINA", Gender: "female", Born: "1987"},
		{NHS: "9994396501", Family: "Quispe", Given: []string{"Marisol"}, Born: "1969-05-15", Lines: []string{"", "Cusco"}, Details: demographics.Details{Temporary: &demographics.Place{Lines: []string{"", "4 Ropewalk"}, Postcode: "ZZ4 4RW"}}},
	}
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for n, i := 0, 0; n < 21; i++ { // twenty-one namesakes
		if number := "99970" + string(rune('0'+i/1000%10)) + string(rune('0'+i/100%10)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)); true {
			sum := 0
			for j := range 9 {
				sum += int(number[j]-'0') * (10 - j)
			}
			if check := (11 - sum%11) % 11; check < 10 {
				people = append(people, demographics.Person{NHS: number + string(rune('0'+check)), Family: "Clarke", Given: []string{"Susan", letters[n : n+1]}, Born: "1952-05-05", Gender: "female"})
				n++
			}
		}
	}
	for _, p := range people {
		if !service.Add(p) {
			t.Fatalf("%s twice", p.NHS)
		}
	}
	service.Switch(demographics.Switches{OneMatch: mode == "application-restricted"})
	e, err := fhir.NewEndpoint(h.URL, func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return New(e, mode, func() time.Time { return now }), service, &asked
}

// D21, H2, H11, I2: what a search says, in both modes, against the service.
func TestD21_ASearchAndWhatItSays(t *testing.T) {
	const worker, application = "healthcare-worker", "application-restricted"
	clarke := Form{Family: "Clarke", Born: "5/5/1952"}
	narrower := clarke
	narrower.Given, narrower.Gender = "Susan", "female"
	whole := narrower
	whole.Given, whole.Postcode, whole.Family = "Su*", "ZZ1 1AA", "Clarke"
	for _, c := range []struct {
		name, mode string
		form       Form
		found      int
		tooMany    bool
		say        string
	}{
		{"one person", worker, Form{Family: "patel", Born: "14/3/1948"}, 1, false, ""},
		{"one person, for an application", application, Form{Family: "patel", Born: "14/3/1948"}, 1, false, ""},
		{"too many", worker, clarke, 0, true, "Too many people match, so none is listed. Add a given name, the postcode or the gender, or search by NHS number."},
		{"still too many", worker, narrower, 0, true, "Too many people match, so none is listed. Add the postcode, or search by NHS number."},
		{"more than one, for an application", application, clarke, 0, true, "only when exactly one matches. Add a given name, the postcode or the gender, or search by NHS number."},
		{"more than one with *", application, Form{Family: "Clar*", Given: "Su*", Born: "5/5/1952", Gender: "female"}, 0, true, "Write the whole name instead of *. Add the postcode, or"},
		{"nobody", worker, whole, 0, false, "Nobody matches."},
		{"nobody, for an application", application, whole, 0, false, "does not mean that there is no such person"},
		{"a number", worker, Form{NHSNumber: "999 012 3454"}, 1, false, ""},
		{"a number, for an application", application, Form{NHSNumber: "999 012 3454"}, 1, false, ""},
		{"a superseded number", worker, Form{NHSNumber: "999 669 7649"}, 1, false, "NHS number 999 669 7649 was replaced. This person's NHS number is now 999 249 9559."},
		{"a withdrawn number", worker, Form{NHSNumber: "999 803 9371"}, 0, false, "This NHS number was withdrawn and has no successor."},
		{"nobody's number", worker, Form{NHSNumber: "999 564 7974"}, 0, false, "Nobody has this NHS number."},
		{"a year of birth", worker, Form{Family: "Zarmina", Born: "3/2/1987"}, 1, false, ""},
		{"restricted", worker, Form{Family: "Lacroix", Born: "11/2/2001"}, 1, false, ""},
		{"restricted, with a postcode", worker, Form{Family: "Lacroix", Born: "11/2/2001", Postcode: "ZZ4 2TC"}, 0, false, "restricted is not found by postcode"},
	} {
		s, _, _ := national(t, c.mode)
		got, err := s.Search(context.Background(), receipttest.Make(), c.form)
		if err != nil || len(got.Candidates) != c.found || got.TooMany != c.tooMany || !strings.Contains(got.Say, c.say) || c.say == "" && got.Say != "" {
			t.Errorf("%s: %d found, too many %v, %q, %v", c.name, len(got.Candidates), got.TooMany, got.Say, err)
		}
	}
}

// The service's ways of not answering, told apart.
func TestH5_WhatAnIdentityServiceInTroubleSays(t *testing.T) {
	s, service, _ := national(t, "healthcare-worker")
	for want, sw := range map[string]demographics.Switches{
		"is busy and turned this request away": {Busy: 1, RetryAfter: time.Second},
		"could not reach the national records": {Unreachable: 1},
	} {
		for name, ask := range map[string]func() error{
			"read": func() error { _, err := s.Trace(context.Background(), receipttest.Make(), amina); return err },
			"search": func() error {
				_, err := s.Search(context.Background(), receipttest.Make(), Form{Family: "Patel", Born: "14/3/1948"})
				return err
			},
		} {
			service.Switch(sw)
			if err := ask(); care.CodeOf(err) != care.CodeUnavailable || !strings.Contains(say(err), want) {
				t.Errorf("%s: %v, want %q", name, say(err), want)
			}
		}
	}
}

// M97: people close to the person, who may be rung and in what order.
func TestM97_RelatedPeople(t *testing.T) {
	for _, mode := range []string{"healthcare-worker", "application-restricted"} {
		s, _, _ := national(t, mode)
		got, err := s.Related(context.Background(), receipttest.Make(), care.Person{NHSNumber: amina})
		if err != nil || len(got) != 6 {
			t.Fatalf("%s: %v %v", mode, got, err)
		}
		if r := got[0]; r.Name.Show() != "PATEL-HUGHES, Reena (Mrs)" || r.Relation != "Daughter" || !r.NextOfKin || !r.Letters || len(r.Phones) != 1 || r.Phones[0].Number != "07700 900003" || r.Past {
			t.Errorf("%+v", r)
		}
		if got[1].Name.Given != "Vijay" || got[1].Relation != "Son" || got[1].NextOfKin {
			t.Errorf("%+v", got[1])
		}
		if p := got[2]; p.Elsewhere != "999 249 9559" || p.Relation != "Carer" || p.Name.Family != "" {
			t.Errorf("a pointer: %+v", p)
		}
		if got[3].Relation != "XYZ" || !got[4].Past || got[4].Relation != "Friend" || !got[5].Past || got[5].Relation != "Relation not stated" {
			t.Errorf("%+v", got[3:])
		}
	}
	s, _, asked := national(t, "healthcare-worker")
	if _, err := s.Related(context.Background(), receipt.Receipt{}, care.Person{NHSNumber: amina}); care.CodeOf(err) != care.CodeAudit || len(*asked) > 0 {
		t.Errorf("asked without a receipt: %v %v", err, *asked)
	}
	if none, err := s.Related(context.Background(), receipttest.Make(), care.Person{NHSNumber: "9993878332"}); err != nil || none == nil || len(none) != 0 {
		t.Errorf("%v %v", none, err)
	}
}

// H1: somebody else's family is never shown as this person's.
func TestH1_RelatedPeopleOfAnother(t *testing.T) {
	entry := func(number, name string) string {
		return `{"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"resource":{"resourceType":"RelatedPerson","id":"1","patient":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"` + number + `"}}` + name + `}}]}`
	}
	for body, want := range map[string]care.Code{
		entry("9990123454", `,"name":[{"family":"Mine"}]`):   "",
		entry("9992499559", ``):                              "",
		entry("9992499559", `,"name":[{"family":"Theirs"}]`): care.CodeIntegrity,
		entry("1", ``): care.CodeIntegrity,
	} {
		s, _ := service(t, "healthcare-worker", 200, body)
		if _, err := s.Related(context.Background(), receipttest.Make(), care.Person{NHSNumber: amina}); err == nil && want != "" || err != nil && care.CodeOf(err) != want {
			t.Errorf("%s: %v", body, err)
		}
	}
}

// H24: of a restricted person nothing that locates them leaves this package,
// even from a service that sends it all; their related people are not asked for.
func TestH24_NothingOfARestrictedPersonLeaves(t *testing.T) {
	leaks := []string{"14 Tern", "Fairhaven", "ZZ4", "zz4", "07700", "F99001", "LEAK"}
	more := `,"contact":[{"telecom":[{"value":"LEAK1"}]}],"managingOrganization":{"identifier":{"value":"LEAK2"}},"extension":[
		{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"city":"LEAK3"}},
		{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NominatedPharmacy","valueReference":{"identifier":{"value":"LEAK4"}}}]`
	careless, asked := service(t, "healthcare-worker", 200, patientJSON("9990123454", "R", more))
	honest, _, paths := national(t, "healthcare-worker")
	for name, s := range map[string]*Service{"9990123454": careless, "9995229560": honest} {
		p, err := s.Trace(context.Background(), receipttest.Make(), care.NHSNumber(name))
		if err != nil || !p.Sensitive || p.SensitiveWhy == "" {
			t.Fatalf("%+v %v", p, err)
		}
		found, err := s.Search(context.Background(), receipttest.Make(), Form{NHSNumber: name})
		if err != nil {
			t.Fatal(err)
		}
		before := len(*asked) + len(*paths)
		related, err := s.Related(context.Background(), receipttest.Make(), p)
		if err != nil || len(related) != 0 || len(*asked)+len(*paths) != before {
			t.Errorf("related people were asked for: %v %v", related, err)
		}
		raw, _ := json.Marshal([]any{p, p.Held, found, found.Candidates[0].Person.Held, related})
		for _, leak := range leaks {
			if strings.Contains(string(raw), leak) {
				t.Errorf("%s leaves: %s", leak, raw)
			}
		}
	}
}

// M71, H8: how old the demographics are, and when that is too old.
func TestM71_TheAgeOfDemographics(t *testing.T) {
	s, service, _ := national(t, "healthcare-worker")
	read := func() care.Person {
		p, err := s.Trace(context.Background(), receipttest.Make(), amina)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	if p := read(); p.AsOf != "" || p.Late || p.Refreshed != "Demographics are updated once every 24 hours." {
		t.Errorf("not said: %+v", p)
	}
	copied := time.Date(2026, 11, 21, 3, 10, 0, 0, time.UTC)
	service.Copied(func() time.Time { return now }, func(time.Time) time.Time { return copied })
	for behind, want := range map[time.Duration]struct {
		asOf, say string
		late      bool
	}{
		0:              {"03:10 today", "As of 03:10 today. Demographics are updated once every 24 hours.", false},
		13 * time.Hour: {"20-Nov-2026 14:10", "As of 20-Nov-2026 14:10. Demographics", false},
		24 * time.Hour: {"20-Nov-2026 03:10", "As of 20-Nov-2026 03:10: older than the 24 hours that they may be.", true},
	} {
		service.Switch(demographics.Switches{Behind: behind})
		if p := read(); p.AsOf != want.asOf || p.Late != want.late || !strings.Contains(p.Refreshed, want.say) {
			t.Errorf("%s: %q %v %q", behind, p.AsOf, p.Late, p.Refreshed)
		}
	}
	for _, odd := range []string{"-5", "soon", "99999999999", "1e3"} {
		p := care.Person{Refreshed: updated}
		if dated(&p, http.Header{"Age": {odd}}, now); p.AsOf != "" || p.Late || p.Refreshed != updated {
			t.Errorf("%s: %+v", odd, p)
		}
	}
}

// pds-fhir §8: a temporary address while it lasts; a name to come is not the name.
func TestTheNameAndAddressOfToday(t *testing.T) {
	s, _, _ := national(t, "healthcare-worker")
	p, err := s.Trace(context.Background(), receipttest.Make(), "9994396501")
	if err != nil || p.Address != "4 Ropewalk, ZZ4 4RW" {
		t.Errorf("%q %v", p.Address, err)
	}
	if got := name([]fhir.HumanName{{Use: "usual", Family: "Future", Period: fhir.Period{Start: "2027-01-01"}}, {Use: "usual", Family: "Now"}, {Use: "usual", Family: "Past", Period: fhir.Period{End: "2020"}}}, now); got.Family != "NOW" {
		t.Errorf("%+v", got)
	}
	if z, err := s.Trace(context.Background(), receipttest.Make(), "9993878332"); err != nil || z.Name.Show() != "ZARMINA" || z.Born != "1987" || z.Age != "about 39y" {
		t.Errorf("%+v %v", z, err)
	}
}
