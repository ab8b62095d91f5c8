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

const aRequest = "b2f1f7f4-8ac2-4d55-9b4e-1f7b7a3e5f10"

type bundle struct {
	ResourceType string
	Total        *int
	Link         []struct{ Relation, URL string }
	Entry        []struct {
		FullURL  string `json:"fullUrl"`
		Resource json.RawMessage
		Search   struct{ Mode string }
	}
}

func (s *session) bundle(t *testing.T, address string) bundle {
	t.Helper()
	a := s.get(t, address)
	body, err := io.ReadAll(a.Body)
	if err != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v %s", address, a.StatusCode, err, body)
	}
	var b bundle
	if err := json.Unmarshal(body, &b); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return b
}

func (s *session) base(ods string) string { return s.region.Base(ods) }

// all follows next links and gives the matches.
func (s *session) all(t *testing.T, ods, kind string, q url.Values) []json.RawMessage {
	t.Helper()
	var found []json.RawMessage
	address := s.base(ods) + kind + "?" + q.Encode()
	for pages := 0; address != ""; pages++ {
		if pages > 500 {
			t.Fatal("the pages do not end")
		}
		b := s.bundle(t, address)
		address = ""
		for _, l := range b.Link {
			if l.Relation == "next" {
				address = l.URL
			}
		}
		for _, e := range b.Entry {
			if e.Search.Mode == "match" {
				found = append(found, e.Resource)
			}
		}
	}
	return found
}

func (s *session) searchOne(t *testing.T, ods, kind, query string) json.RawMessage {
	t.Helper()
	q, _ := url.ParseQuery(query)
	found := s.all(t, ods, kind, q)
	if len(found) != 1 {
		t.Fatalf("%s %s %s: %d found", ods, kind, query, len(found))
	}
	return found[0]
}

func TestPagingConservesEveryResource(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	for _, at := range []struct{ ods, id, kind string }{
		{"RZ9", "E0412209", "Observation"}, {"F99001", "FMC104417", "MedicationRequest"}, {"RZ8", "S1001688", "MedicationStatement"}, {"RZ9", "E0412209", "DiagnosticReport"},
	} {
		whole := s.all(t, at.ods, at.kind, url.Values{"patient": {at.id}, "_count": {"100"}})
		for _, count := range []string{"1", "2", "7"} {
			paged := s.all(t, at.ods, at.kind, url.Values{"patient": {at.id}, "_count": {count}})
			if len(paged) != len(whole) || len(whole) < 4 {
				t.Fatalf("%s %s by %s: %d of %d", at.ods, at.kind, count, len(paged), len(whole))
			}
			for i := range whole {
				if !bytes.Equal(whole[i], paged[i]) {
					t.Fatalf("%s %s by %s: item %d differs", at.ods, at.kind, count, i)
				}
			}
		}
	}
}

func TestTheSelfLinkHoldsOnlyWhatWasHonoured(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	b := s.bundle(t, s.base("RZ9")+"Condition?patient=Patient/E0412209&colour=blue&_include=Condition:asserter")
	self, err := url.Parse(b.Link[0].URL)
	if err != nil || b.Link[0].Relation != "self" {
		t.Fatal("no self link")
	}
	if q := self.Query(); q.Get("patient") != "Patient/E0412209" || q.Has("colour") || q.Has("_include") {
		t.Errorf("self link %s", self)
	}
	if b.Total == nil || *b.Total != len(b.Entry) || *b.Total != 3 {
		t.Errorf("total %v of %d", b.Total, len(b.Entry))
	}
	if a := s.get(t, s.base("RZ9")+"Condition?patient=E0412209&colour=blue", "Prefer", "handling=strict"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("strict handling gave %d", a.StatusCode)
	}
	if a := s.get(t, s.base("RZ9")+"Condition"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a search about nobody gave %d", a.StatusCode)
	}
}

func TestWhatAPartnerDoesNotShareIsNotAnEmptyList(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U12")
	for ods, kind := range map[string]string{"RZ8": "Observation", "9X1": "AllergyIntolerance", "RZ9": "ExplanationOfBenefit"} {
		a := s.get(t, s.base(ods)+kind+"?patient=x")
		body, _ := io.ReadAll(a.Body)
		if a.StatusCode != http.StatusNotFound || !bytes.Contains(body, []byte("OperationOutcome")) {
			t.Errorf("%s %s: %d %s", ods, kind, a.StatusCode, body)
		}
		capability, err := http.Get(s.base(ods) + "metadata") // open to all
		if err != nil {
			t.Fatal(err)
		}
		body, _ = io.ReadAll(capability.Body)
		_ = capability.Body.Close()
		if !bytes.Contains(body, []byte(`"fhirVersion":"4.0.1"`)) || bytes.Contains(body, []byte(`"type":"`+kind+`"`)) {
			t.Errorf("%s says it can do %s", ods, kind)
		}
	}
}

func TestPostSearchAndPersonIdentifierFindTheSame(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	q, _ := http.NewRequest(http.MethodPost, s.base("F99001")+"Condition/_search", strings.NewReader("patient=FMC104417"))
	q.Header.Set("Authorization", "Bearer "+s.token(t, s.base("F99001")))
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Accept", "application/fhir+json")
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Body.Close() }()
	var b bundle
	if err := json.NewDecoder(a.Body).Decode(&b); err != nil || len(b.Entry) != 11 {
		t.Errorf("POST: %d, %d entries, %v", a.StatusCode, len(b.Entry), err)
	}
	by := s.bundle(t, s.base("F99001")+"Condition?subject:identifier="+url.QueryEscape("https://fhir.nhs.uk/Id/nhs-number|9990123454"))
	if len(by.Entry) != len(b.Entry) {
		t.Errorf("by identifier: %d", len(by.Entry))
	}
	meds := s.bundle(t, s.base("F99001")+"MedicationStatement?patient=FMC104417&_include=MedicationStatement:medication&_count=100")
	included := 0
	for _, e := range meds.Entry {
		if e.Search.Mode == "include" {
			included++
		}
	}
	if included != 13 || *meds.Total != 13 {
		t.Errorf("%d medications with %d statements", included, *meds.Total)
	}
}

func TestADocumentIsServedRawAndAsFHIR(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	letters := s.all(t, "RZ9", "DocumentReference", url.Values{"patient": {"E0412209"}, "type": {"373942005"}})
	if len(letters) != 1 {
		t.Fatalf("%d discharge summaries", len(letters))
	}
	var doc struct {
		Content []struct {
			Attachment struct {
				URL, ContentType, Hash string
				Size                   int
			}
		}
	}
	if err := json.Unmarshal(letters[0], &doc); err != nil {
		t.Fatal(err)
	}
	at := doc.Content[0].Attachment
	if !strings.HasPrefix(at.URL, s.base("RZ9")+"Binary/") {
		t.Errorf("url %s", at.URL)
	}
	raw := s.get(t, at.URL, "Accept", "application/pdf")
	file, _ := io.ReadAll(raw.Body)
	if raw.Header.Get("Content-Type") != "application/pdf" || !bytes.HasPrefix(file, []byte("%PDF-1.4")) || len(file) != at.Size {
		t.Errorf("%s, %d bytes of %d", raw.Header.Get("Content-Type"), len(file), at.Size)
	}
	as := s.get(t, at.URL)
	body, _ := io.ReadAll(as.Body)
	if !bytes.Contains(body, []byte(`"resourceType":"Binary"`)) {
		t.Errorf("as FHIR: %.80s", body)
	}
}

func TestTokensAreCheckedPerPartner(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	address := s.base("RZ9") + "Patient?identifier=x"
	for name, authorization := range map[string]string{"none": "", "another scheme": "Basic abc", "rubbish": "Bearer abc", "ID token": "Bearer " + s.tokens.IDToken} {
		a := s.get(t, address, "Authorization", authorization)
		body, _ := io.ReadAll(a.Body)
		if a.StatusCode != http.StatusUnauthorized || !bytes.Contains(body, []byte("OperationOutcome")) {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	if a := s.get(t, address); a.StatusCode != http.StatusOK {
		t.Errorf("the access token: %d", a.StatusCode)
	}
	asked := r.Requests()
	last := asked[len(asked)-1]
	if last.Partner != "RZ9" || last.Principal != "999000000101" || last.Status != 200 || len(last.Query) != 1 || last.Query[0] != "identifier" {
		t.Errorf("noted as %+v", last)
	}
}

func TestEveryReferenceAPartnerServesResolves(t *testing.T) {
	for ods, held := range holdings(t, 1, story) {
		keys := map[string]bool{}
		for _, h := range held {
			keys[h.Key()] = true
		}
		for _, h := range held {
			var v any
			if err := json.Unmarshal(h.Raw, &v); err != nil {
				t.Fatal(err)
			}
			var o struct{ Contained []struct{ ID string } }
			if err := json.Unmarshal(h.Raw, &o); err != nil {
				t.Fatal(err)
			}
			inside := map[string]bool{}
			for _, c := range o.Contained {
				inside["#"+c.ID] = true
			}
			walk(v, func(key, value string) {
				if key == "reference" && !keys[value] && !inside[value] {
					t.Errorf("%s %s refers to %s, which is not held", ods, h.Key(), value)
				}
			})
		}
	}
}

func walk(v any, see func(key, value string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if s, ok := x.(string); ok {
				see(k, s)
			}
			walk(x, see)
		}
	case []any:
		for _, x := range v {
			walk(x, see)
		}
	}
}

func TestNumbersAreServedAsTyped(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	for _, o := range s.all(t, "RZ9", "Observation", url.Values{"patient": {"E0412209"}, "code": {"1000651000000109"}}) {
		if bytes.Contains(o, []byte(`2022-08-16`)) && !bytes.Contains(o, []byte(`"value":5.0}`)) {
			t.Errorf("5.0 was changed: %s", o)
		}
	}
	if got := len(s.all(t, "RZ9", "Observation", url.Values{"patient": {"E0412209"}, "code": {"http://snomed.info/sct|1000651000000109"}})); got != 11 {
		t.Errorf("%d potassiums", got)
	}
}
