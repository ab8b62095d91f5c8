package training_test

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/training"
)

// put writes files of an import folder.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const transaction = `{"resourceType":"Bundle","type":"transaction","entry":[
 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient","name":[{"family":"Quill","given":["Ada"]}],"birthDate":"1970-01","gender":"female","address":[{"line":["1 Test Street"],"city":"Testham","postalCode":"ZZ9 9ZZ"}]}},
 {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Observation","id":"1","status":"final","code":{"text":"Potassium"},"subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"},"valueQuantity":{"value":4.10,"unit":"mmol/L"},"x_unknown":  1e2}},
 {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333","resource":{"resourceType":"DiagnosticReport","status":"final","code":{"text":"U&E"},"subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"},"result":[{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"}]}},
 {"resource":{"resourceType":"Claim","id":"c","patient":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}},
 {"resource":{"resourceType":"Condition","id":"lost","subject":{"reference":"Patient/elsewhere"}}},
 {"request":{"method":"DELETE","url":"Patient/9"}}]}`

func TestImportServesWhatWasInTheFile(t *testing.T) {
	dir := put(t, map[string]string{
		"gp/ada.json":            transaction,
		"loose/p.json":           `{"resourceType":"Patient","id":"p","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990036330"}],"name":[{"text":"Bo"}]}`,
		"loose/flag.json":        `{"resourceType":"Flag","id":"f","status":"active","code":{"text":"x"},"subject":{"reference":"http://somewhere.example/fhir/Patient/p/_history/3"}}`,
		"loose/old.json":         `{"resourceType":"Condition","id":"c","clinicalStatus":"active","subject":{"reference":"Patient/p"}}`,
		"loose/notes.txt":        "notes",
		"loose/patient.xml":      "<Patient/>",
		"mental-health/ada.json": `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"other","name":[{"family":"Quill","given":["Ada"]}],"birthDate":"1970-01","gender":"female","identifier":[{"system":"urn:x","value":"7"}]}}]}`,
	})
	r := start(t, training.Options{Import: dir})
	report := r.Report()
	read, loaded, skipped, refused := report.Totals()
	if read != 9 || loaded != 6 || skipped != 3 || refused != 3 {
		t.Errorf("read %d loaded %d skipped %d refused %d\n%s", read, loaded, skipped, refused, report)
	}
	for _, f := range report.Files {
		if want := map[string]string{"loose/old.json": "STU3", "loose/patient.xml": "XML", "loose/notes.txt": "JSON"}[f.Path]; !strings.Contains(f.Refused, want) || (want == "") != (f.Refused == "") {
			t.Errorf("%s refused as %q", f.Path, f.Refused)
		}
	}
	var ada string
	for _, p := range report.People {
		if p.Name == "QUILL, Ada" && p.Partner == "F99001" {
			ada = p.NHS
		}
	}
	if len(ada) != 10 || ada[:3] != "999" {
		t.Fatalf("Ada's number is %q\n%s", ada, report)
	}
	s := signIn(t, r, "U1")
	person := s.searchOne(t, "F99001", "Patient", "identifier=https://fhir.nhs.uk/Id/nhs-number|"+ada)
	id := field(t, person, "id")
	obs := s.searchOne(t, "F99001", "Observation", "patient="+id)
	if !bytes.Contains(obs, []byte(`"value":4.10,`)) || !bytes.Contains(obs, []byte(`"x_unknown":  1e2`)) {
		t.Errorf("numbers or spacing changed: %s", obs)
	}
	rep := s.searchOne(t, "F99001", "DiagnosticReport", "patient="+id)
	if !bytes.Contains(rep, []byte(`"result":[{"reference":"Observation/1"}]`)) || !bytes.Contains(rep, []byte(`"reference":"Patient/`+id+`"`)) {
		t.Errorf("references do not resolve: %s", rep)
	}
	known := s.get(t, r.Address()+"/people/FHIR/R4/Patient/"+ada, "X-Request-ID", aRequest)
	body, _ := io.ReadAll(known.Body)
	if known.StatusCode != 200 || !bytes.Contains(body, []byte("Testham")) || !bytes.Contains(body, []byte(`"birthDate":"1970-01"`)) {
		t.Errorf("the identity service says %d %s", known.StatusCode, body)
	}
	loose := s.searchOne(t, "RZ9", "Patient", "identifier=https://fhir.nhs.uk/Id/nhs-number|9990036330")
	s.searchOne(t, "RZ9", "Flag", "patient="+field(t, loose, "id"))

	again := start(t, training.Options{Import: dir}).Report()
	if again.String() != report.String() {
		t.Error("the same folder gave other people or numbers")
	}
}

// TestImportOfTheSampleDataLosesNothing reads all sample data when it is there.
func TestImportOfTheSampleDataLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred people are for the whole run: run it without -short")
	}
	dir := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no sample data at " + dir + ": this test needs the folder beside the checkout")
	}
	r := start(t, training.Options{Import: dir})
	report := r.Report()
	files := 0
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files++
		}
		return err
	})
	if len(report.Files) != files {
		t.Errorf("%d files in the report, %d in the folder", len(report.Files), files)
	}
	read, loaded, skipped, refused := report.Totals()
	t.Logf("%d read, %d loaded, %d skipped, %d files refused, %d people", read, loaded, skipped, refused, len(report.People))
	if read != loaded+skipped {
		t.Errorf("read %d is not loaded %d + skipped %d", read, loaded, skipped)
	}
	if loaded < 5000 || len(report.People) < 30 {
		t.Errorf("only %d loaded for %d people", loaded, len(report.People))
	}
	for _, f := range report.Files {
		n := 0
		for _, c := range f.Loaded {
			n += c
		}
		for _, c := range f.Skipped {
			n += c
		}
		if n != f.Read {
			t.Errorf("%s: read %d, accounted for %d", f.Path, f.Read, n)
		}
		if strings.HasPrefix(f.Path, "gpconnect-stu3/") && strings.HasSuffix(f.Path, ".json") && !strings.Contains(f.Path, "operationOutcome") && !strings.Contains(f.Refused, "STU3") {
			t.Errorf("%s is STU3 and was taken: %q", f.Path, f.Refused)
		}
	}
	// Everything loaded for the largest person can be fetched again, page by page.
	s := signIn(t, r, "U2")
	best := report.People[0]
	total := func(c map[string]int) (n int) {
		for _, v := range c {
			n += v
		}
		return
	}
	for _, p := range report.People {
		if total(p.Counts) > total(best.Counts) {
			best = p
		}
	}
	want := map[string]int{}
	for _, p := range report.People {
		if p.NHS == best.NHS && p.Partner == best.Partner {
			for kind, n := range p.Counts {
				want[kind] += n
			}
		}
	}
	registrations := s.all(t, best.Partner, "Patient", url.Values{"identifier": {"https://fhir.nhs.uk/Id/nhs-number|" + best.NHS}})
	if len(registrations) != want["Patient"] {
		t.Errorf("%d registrations, %d loaded", len(registrations), want["Patient"])
	}
	for kind, n := range want {
		got := 0
		for _, p := range registrations {
			if kind == "Patient" {
				got++
				continue
			}
			got += len(s.all(t, best.Partner, kind, url.Values{"patient": {field(t, p, "id")}, "_count": {"250"}}))
		}
		if got != n {
			t.Errorf("%s of %s: %d served, %d loaded", kind, best.Name, got, n)
		}
	}
}

func TestImportSaysWhenTheFolderIsNotThere(t *testing.T) {
	_, err := training.Start(t.Context(), training.Options{Import: filepath.Join(t.TempDir(), "none")})
	if err == nil || !strings.Contains(err.Error(), "import folder") {
		t.Errorf("started with no folder: %v", err)
	}
}

func field(t *testing.T, raw json.RawMessage, name string) string {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatal(err)
	}
	v, _ := o[name].(string)
	return v
}
