package record

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

func of(family, given, born string) voice {
	return voice{name: "Somewhere", Demographics: care.Demographics{Family: family, Given: strings.Fields(given), BirthISO: born, Gender: "Female"}}
}

func lives(v voice, text, postcode string) voice {
	v.Addresses = []care.Place{{Text: text, Postcode: postcode}}
	return v
}

// M146: what is not a difference, each against its own identity service's answer.
// A mark that cries wolf is read by nobody.
func TestM146_NotADifference(t *testing.T) {
	for name, x := range map[string][2]voice{
		"case":                                 {of("Patel", "Amina Rose", "1948-03-14"), of("PATEL", "amina rose", "1948-03-14")},
		"spaces and punctuation":               {of("O'Shaughnessy-White", "Kieran", ""), of("OShaughnessy White", "Kieran", "")},
		"accents":                              {of("Ó Conaill", "Aoife", ""), of("O CONAILL", "AOIFE", "")},
		"decomposed accents":                   {of("Phạm", "Thị Hương", ""), of("Pha\u0323m", "Thi\u0323 Hu\u031bo\u031bng", "")},
		"letters with a stroke":                {of("Małecki", "Łukasz", ""), of("MALECKI", "LUKASZ", "")},
		"damaged accents":                      {of("Wiśniewski", "Patryk", ""), of("WIÅšNIEWSKI", "Patryk", "")},
		"order of given names":                 {of("Patel", "Amina Rose", ""), of("Patel", "Rose Amina", "")},
		"fewer given names":                    {of("Patel", "Amina Rose", ""), of("Patel", "Amina", "")},
		"an initial":                           {of("Clarke", "Susan Margaret", ""), of("Clarke", "S M", "")},
		"a short form":                         {of("Ford", "Samuel", ""), of("Ford", "Sam", "")},
		"a hyphen":                             {of("Ford", "Anne-Marie", ""), of("Ford", "Anne Marie", "")},
		"no name sent":                         {of("Ford", "Sam", "1980"), of("", "", "1980")},
		"no birth date sent":                   {of("Ford", "Sam", "1980"), of("Ford", "Sam", "")},
		"a birth date with time":               {of("Ford", "Sam", "2026-11-02"), of("Ford", "Sam", "2026-11-02T03:42:00Z")},
		"spacing of the postcode":              {lives(of("F", "S", ""), "14 Tern Close, Fairhaven, ZZ4 2TC", "ZZ4 2TC"), lives(of("F", "S", ""), "14 TERN CLOSE, FAIRHAVEN, ZZ42TC", "zz42tc")},
		"a line more":                          {lives(of("F", "S", ""), "14 Tern Close, ZZ4 2TC", "ZZ4 2TC"), lives(of("F", "S", ""), "14 Tern Close, Fairhaven, Marshland, ZZ4 2TC", "ZZ4 2TC")},
		"an abbreviation":                      {lives(of("F", "S", ""), "14 Tern Close, Fairhaven", ""), lives(of("F", "S", ""), "14 Tern Cl, Fairhaven", "")},
		"no postcode":                          {lives(of("F", "S", ""), "14 Tern Close, Fairhaven, ZZ4 2TC", "ZZ4 2TC"), lives(of("F", "S", ""), "14 Tern Close, Fairhaven", "")},
		"no address":                           {lives(of("F", "S", ""), "14 Tern Close", ""), of("F", "S", "")},
		"the nickname for a name":              {func() voice { v := of("Patel", "Amina Rose", ""); v.Known = []string{"Mina"}; return v }(), of("Patel", "Mina", "")},
		"Mrs and Ms":                           {titled("Mrs"), titled("Ms")},
		"Dr":                                   {titled("Mr"), titled("Dr")},
		"no title":                             {titled("Mx"), titled("")},
		"death without its date":               {died(true, "2026-09-02"), died(true, "")},
		"death to the month":                   {died(true, "2026-09-02"), died(true, "2026-09")},
		"death with its time":                  {died(true, "2026-09-02"), died(true, "2026-09-02T05:12:00+01:00")},
		"address of a registration that ended": {lives(of("F", "S", ""), "14 Tern Close", ""), func() voice { v := lives(of("F", "S", ""), "3 Elsewhere", ""); v.old = true; return v }()},
	} {
		if got := differences([]voice{x[0], x[1]}, false); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func titled(title string) voice {
	v := of("Trevelyan", "Robin", "1990-06-28")
	v.Title = title
	return v
}

func died(dead bool, on string) voice {
	v := of("Wren", "Thomas", "1944-01-19")
	v.Deceased, v.Died = dead, on
	return v
}

// M146: what is a difference, and which may be another person.
func TestM146_ADifference(t *testing.T) {
	gendered := func(g string) voice { v := of("F", "S", ""); v.Gender = g; return v }
	practice := func(p string) voice { v := of("F", "S", ""); v.Practices = []string{p}; return v }
	for name, x := range map[string]struct {
		pds, v voice
		field  string
		strong bool
	}{
		"another surname":               {of("Clarke", "Susan", ""), of("Clark", "Susan", ""), "family", true},
		"a shorter surname":             {of("Ndlovu-Campbell", "Harriet", ""), of("Campbell", "Harriet", ""), "family", true},
		"an empty surname":              {of("Clarke", "Susan", ""), of("-", "Susan", ""), "family", true},
		"names in another order":        {of("Phạm", "Thị Hương", ""), of("HUONG", "Pham Thi", ""), "family", false},
		"another birth date":            {of("F", "S", "1984-11-03"), of("F", "S", "1984-03-11"), "birth", true},
		"another year":                  {of("F", "S", "1987"), of("F", "S", "1986-01"), "birth", true},
		"a birth date less precise":     {of("F", "S", "1984-11-03"), of("F", "S", "1984"), "birth", false},
		"another given name":            {of("K", "Yevhen", ""), of("K", "Evgeny", ""), "given", false},
		"a twin of one first name":      {of("Rahman", "Mohammed Yusuf", ""), of("Rahman", "Mohammed Ibrahim", ""), "given", false},
		"another house":                 {lives(of("F", "S", ""), "2 Windlass Court, ZZ7 1WC", "ZZ7 1WC"), lives(of("F", "S", ""), "22 Windlass Court, ZZ7 1WC", "ZZ7 1WC"), "address", false},
		"another flat":                  {lives(of("F", "S", ""), "Flat 1, 2 Mill Row, ZZ7 1WC", "ZZ7 1WC"), lives(of("F", "S", ""), "Flat 3, 2 Mill Row, ZZ7 1WC", "ZZ7 1WC"), "address", false},
		"another postcode":              {lives(of("F", "S", ""), "2 Mill Row, ZZ7 1WC", "ZZ7 1WC"), lives(of("F", "S", ""), "2 Mill Row, ZZ7 1WD", "ZZ7 1WD"), "address", false},
		"another house without numbers": {lives(of("F", "S", ""), "The Hollies, Mill Row, ZZ7 1WC", "ZZ7 1WC"), lives(of("F", "S", ""), "The Laurels, Mill Row, ZZ7 1WC", "ZZ7 1WC"), "address", false},
		"another gender":                {gendered("Female"), gendered("Male"), "gender", false},
		"a gender not known":            {gendered("Female"), gendered("Not known"), "gender", false},
		"another title":                 {titled("Mx"), titled("Mr"), "title", false},
		"no death":                      {died(true, "2026-09-02"), died(false, ""), "died", false},
		"a death":                       {died(false, ""), died(true, ""), "died", false},
		"another death":                 {died(true, "2026-09-02"), died(true, "2026-09-03"), "died", false},
		"another practice":              {practice("A"), practice("B"), "practice", false},
	} {
		got := differences([]voice{x.pds, x.v}, false)
		if len(got) != 1 || got[0].Field != x.field || got[0].Strong != x.strong || (got[0].Why == mayBeAnother) != x.strong {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		if said := got[0].Said; len(said) != 2 || said[0].Differs || !said[1].Differs || got[0].Why == "" {
			t.Errorf("%s: %+v", name, said)
		}
	}
	v := of("Shah", "Amina", "")
	known := of("Patel", "Amina", "")
	known.Known = []string{"Shah"}
	if got := differences([]voice{known, v}, false); len(got) != 1 || got[0].Strong {
		t.Errorf("a birth name: %+v", got)
	}
	v.Untraced = "number present but not traced"
	if got := differences([]voice{known, v}, false); len(got) != 2 || got[1].Field != "nhs" || len(got[1].Said) != 1 || got[1].Said[0].Text != "Number present but not traced" {
		t.Errorf("not traced: %+v", got)
	}
}

// H24: of a sensitive person no other name, address or practice leaves.
func TestM146_H24_NothingOfASensitivePersonIsCompared(t *testing.T) {
	pds := lives(of("Lacroix", "Zoe", "2001-02-11"), "1 Tern Close", "")
	v := lives(of("LEAK", "Leak", "2001-02-12"), "7 LEAK Row", "")
	v.Practices, pds.Practices, v.Title, pds.Title = []string{"LEAK"}, []string{"A"}, "LEAK", "Ms"
	got := differences([]voice{pds, v}, true)
	raw, _ := json.Marshal(got)
	if len(got) != 2 || strings.Contains(strings.ToUpper(string(raw)), "LEAK") || !got[0].Strong {
		t.Errorf("%s", raw)
	}
	if text := got[1].Said[1].Text; text != "12-Feb-2001" {
		t.Errorf("the birth date is what tells people apart: %q", text)
	}
}

func patientOf(id, more string) fhir.Resource {
	return fhir.NewResource([]byte(`{"resourceType":"Patient","id":"`+id+`","meta":{"lastUpdated":"2026-11-10T08:00:00Z"},"birthDate":"1948-03-14","name":[{"family":"Patel","given":["Amina"]}]`+more+`}`), "", "")
}

func identity(t *testing.T, r *Room, d care.Demographics, sensitive bool) {
	t.Helper()
	trace := r.deps.Trace
	r.deps.Trace = func(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error) {
		p, err := trace(ctx, rc, n)
		p.Held, p.Sensitive = d, sensitive
		return p, err
	}
}

// H5: what could not be read of the identity service is not "not recorded" by it.
func TestH5_DetailsOfTheIdentityServiceThatCouldNotBeRead(t *testing.T) {
	for _, partly := range []bool{false, true} {
		r, _ := among(t)
		identity(t, r, care.Demographics{Family: "Patel", Partly: partly}, false)
		d, err := r.Demographics(wholly(t, r).Record)
		if err != nil || strings.Contains(strings.Join(d.Notes, " "), "could not be read") != partly || strings.HasPrefix(d.EmptySay, "Not recorded by the "+pdsName) == partly {
			t.Errorf("%v: %q %q %v", partly, d.Notes, d.EmptySay, err)
		}
	}
}

// The page names who says what; what is restricted, cannot be read or was withheld
// for safety says nothing and is said; who did not answer is named (H5, H23, B7).
func TestM94_ThePage(t *testing.T) {
	sent := func(ods string, r ...fhir.Resource) Source {
		return Source{Asker: said{ods: ods, known: true, reply: Reply{Patients: r}}}
	}
	r, _ := among(t,
		sent("GOOD", patientOf("1", `,"deceasedBoolean":true,"address":[{"line":["Key safe code 4711"]}]`)),
		sent("LABELLED", fhir.NewResource([]byte(`{"resourceType":"Patient","id":"2","meta":{"security":[{"code":"R"}]},"birthDate":"1900-01-01"}`), "", "")),
		sent("BROKEN", fhir.NewResource([]byte(`{"resourceType":"Patient","id":"3","name":"LEAK"}`), "", "")),
		Source{Asker: said{ods: "WRONG", err: &fhir.Failure{Why: care.WhyPerson}}},
		Source{Asker: said{ods: "STRANGE"}})
	identity(t, r, care.Demographics{Family: "Patel", Given: []string{"Amina"}, BirthISO: "1948-03-14", Details: []care.Detail{{Field: "name", Text: "PATEL, Amina"}}}, false)
	r.deps.Related = func(context.Context, receipt.Receipt, care.Person) ([]care.Contact, error) {
		return nil, errors.New("no")
	}
	v := wholly(t, r)
	d, err := r.Demographics(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := json.Marshal(d)
	for _, leak := range []string{"4711", "1900", "LEAK"} {
		if strings.Contains(string(raw), leak) {
			t.Errorf("%s on the page: %s", leak, raw)
		}
	}
	for _, want := range []string{"GOOD, 10-Nov-2026", "LABELLED: the person's details are restricted", "BROKEN: the person's details could not be read", "No answer from WRONG",
		"No death recorded", "Yes: date not recorded", "named as related", "key safe"} {
		if want == "named as related" {
			want = "related to this person could not be read"
		}
		if !strings.Contains(string(raw), want) {
			t.Errorf("%q is not on the page: %s", want, raw)
		}
	}
	if strings.Contains(d.EmptySay, "STRANGE") || !slices.Contains(d.Empty, "Nationality") || slices.Contains(d.Empty, "Name") {
		t.Errorf("%q %q", d.EmptySay, d.Empty)
	}
	if v.DeathSay != "Recorded as deceased by GOOD (died: date not recorded), not by the Personal Demographics Service. Check before you contact anybody." {
		t.Error(v.DeathSay)
	}
	if len(v.Differences) != 1 || v.Differences[0].Field != "died" {
		t.Errorf("%+v", v.Differences)
	}
}

// H24: a sensitive person's page has what the identity service gives, and no
// question about relatives is asked.
func TestM85_ASensitivePersonsPage(t *testing.T) {
	r, _ := among(t, Source{Asker: said{ods: "LEAK", known: true, reply: Reply{Patients: []fhir.Resource{patientOf("1",
		`,"address":[{"line":["LEAK"]}],"telecom":[{"system":"phone","value":"LEAK"}],"generalPractitioner":[{"display":"LEAK"}],"identifier":[{"value":"LEAK"}],"contact":[{"name":{"text":"LEAK"}}],"maritalStatus":{"text":"LEAK"}`)}}}})
	identity(t, r, care.Demographics{Family: "Patel", Given: []string{"Amina"}, BirthISO: "1948-03-14", Details: []care.Detail{{Field: "born", Text: "14-Mar-1948"}}}, true)
	r.deps.Related = func(context.Context, receipt.Receipt, care.Person) ([]care.Contact, error) {
		t.Error("relatives were asked for")
		return nil, nil
	}
	v := wholly(t, r)
	d, err := r.Demographics(v.Record)
	raw, _ := json.Marshal([]any{d, v})
	if err != nil || strings.Contains(string(raw), "LEAK") || !strings.Contains(string(raw), "marked sensitive") || len(d.Groups) != 1 || len(d.Groups[0].Fields) != 1 {
		t.Errorf("%v %s", err, raw)
	}
}
