package imports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRewriteTouchesOnlyWhatItMust(t *testing.T) {
	in := `{ "resourceType" : "Observation",
  "id":"old", "value": 1.0, "big": 12345678901234567890.10, "e":1E+2, "dup":1, "dup":2,
  "subject":{"reference":"Patient/a","display":"Patient/a"},
  "list":[{"reference":"Patient\/a"},["x",{"id":"inner"}]] }`
	out, err := rewrite(json.RawMessage(in), "new", func(path []string, v string) (string, bool) {
		return "Patient/b", path[len(path)-1] == "reference" && v == "Patient/a"
	})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(`"id":"old"`, `"id":"new"`, `"reference":"Patient/a"`, `"reference":"Patient/b"`, `"reference":"Patient\/a"`, `"reference":"Patient/b"`).Replace(in)
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	added, err := rewrite(json.RawMessage(`{"resourceType":"Flag"}`), "n", func([]string, string) (string, bool) { return "", false })
	if err != nil || string(added) != `{"id":"n","resourceType":"Flag"}` {
		t.Errorf("%s %v", added, err)
	}
}

func TestRewriteWithNothingToDoGivesTheSameBytes(t *testing.T) {
	value := rapid.OneOf(rapid.Map(rapid.String(), func(s string) string { return quote(s) }), rapid.Map(rapid.Float64Range(-1e9, 1e9), func(f float64) string { return fmt.Sprintf("%.3f", f) }), rapid.Just("null"), rapid.Just(" [ true , {} ]"))
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		b.WriteString(`{"id":"same"`)
		for range rapid.IntRange(0, 6).Draw(t, "members") {
			b.WriteString(rapid.SampledFrom([]string{",", " , ", ",\n\t"}).Draw(t, "gap") + quote("x"+rapid.String().Draw(t, "name")) + ": " + value.Draw(t, "value"))
		}
		b.WriteString("}")
		out, err := rewrite(b.Bytes(), "same", func([]string, string) (string, bool) { return "", false })
		if err != nil || !bytes.Equal(out, b.Bytes()) {
			t.Fatalf("%v\n%s\n%s", err, b.Bytes(), out)
		}
	})
}

func TestTrainingNumbersAreSoundStableAndFree(t *testing.T) {
	taken := map[string]bool{}
	for i := range 500 {
		n := number(fmt.Sprint("person ", i), func(n string) bool { return taken[n] })
		if !isNumber(n) || n[:3] != "999" || taken[n] {
			t.Fatalf("person %d got %s", i, n)
		}
		if i == 0 {
			if again := number("person 0", func(string) bool { return false }); again != n {
				t.Errorf("%s, then %s", n, again)
			}
			if other := number("person 0", func(x string) bool { return x == n }); other == n {
				t.Error("a number in use was given")
			}
		}
		taken[n] = true
	}
	for _, bad := range []string{"9990123455", "4444444444", "999012345", "99901234a4"} {
		if isNumber(bad) {
			t.Errorf("%s is taken for a number", bad)
		}
	}
}

func TestSTU3IsKnownByWhatR4DoesNotHave(t *testing.T) {
	for body, want := range map[string]bool{
		`{"resourceType":"Condition","clinicalStatus":"active"}`:                                                           true,
		`{"resourceType":"Condition","clinicalStatus":{"coding":[]}}`:                                                      false,
		`{"resourceType":"MedicationStatement","taken":"y"}`:                                                               true,
		`{"resourceType":"Binary","content":"QQ=="}`:                                                                       true,
		`{"resourceType":"Binary","data":"QQ=="}`:                                                                          false,
		`{"resourceType":"ProcedureRequest"}`:                                                                              true,
		`{"resourceType":"Patient","meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/x"]}}`:                 true,
		`{"resourceType":"Patient","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"]}}`:     false,
		`{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"ReferralRequest"}}]}`:          true,
		`{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient"}},{"resource":{}}]}`:  false,
		`{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Bundle","entry":[{"x":1}]}}]}`: false,
	} {
		if _, _, refused := read([]byte(body)); strings.Contains(refused, "STU3") != want {
			t.Errorf("%s: %q", body, refused)
		}
	}
}
