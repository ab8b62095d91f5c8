package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"shcr/backend/care"
	"shcr/backend/region"
	"shcr/backend/training"
)

const root = "../../.."

// What follows from the structs is fresh.
func TestFresh(t *testing.T) {
	schema, guide, err := fresh(root)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string][]byte{schemaFile: schema, guideFile: guide} {
		got, err := os.ReadFile(root + "/" + file)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not fresh (%v): run go run ./build/tools/regionschema", file, err)
		}
	}
}

// Every field of the schema is named in the guide and explained, but for the claims,
// whose names explain themselves.
func TestGuideNamesEveryField(t *testing.T) {
	guide, err := os.ReadFile(root + "/" + guideFile)
	if err != nil {
		t.Fatal(err)
	}
	var tree object
	text, _ := os.ReadFile(root + "/" + schemaFile)
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	n := 0
	var walk func(s object, path string)
	walk = func(s object, path string) {
		if items, ok := s["items"].(object); ok {
			walk(items, path)
		}
		properties, _ := s["properties"].(object)
		for key, p := range properties {
			n++
			if !bytes.Contains(guide, []byte(key)) {
				t.Errorf("%s.%s is not in the guide", path, key)
			}
			if say, _ := p.(object)["description"].(string); say == "" && !strings.Contains(path, ".claims") {
				t.Errorf("%s.%s is not explained", path, key)
			}
			walk(p.(object), path+"."+key)
		}
	}
	walk(tree, "")
	if n < 90 {
		t.Errorf("only %d fields", n)
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(root + "/" + schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("region.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("region.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// bySchema checks a file as an editor would.
func bySchema(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		return err
	}
	js, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(js))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func example(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(root + "/build/region.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The example, the training region's own file and what "region show" prints are
// right by both.
func TestGoodFiles(t *testing.T) {
	s := compiled(t)
	tr, err := training.Start(context.Background(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	r, err := region.Parse([]byte(example(t)))
	if err != nil {
		t.Fatal(err.(*care.Error).Say)
	}
	shown, err := r.Show()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"example": example(t), "training": string(tr.File()), "shown": string(shown)} {
		if err := bySchema(t, s, text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := region.Parse([]byte(text)); err != nil {
			t.Errorf("%s: %v", name, err.(*care.Error).Say)
		}
	}
}

// The example has every field there is, so that nobody has to guess one.
func TestExampleHasEveryField(t *testing.T) {
	var tree object
	text, _ := os.ReadFile(root + "/" + schemaFile)
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(s object)
	walk = func(s object) {
		if items, ok := s["items"].(object); ok {
			walk(items)
		}
		properties, _ := s["properties"].(object)
		for key, p := range properties {
			if !strings.Contains(example(t), key+":") {
				t.Errorf("%s is not in the example", key)
			}
			walk(p.(object))
		}
	}
	walk(tree)
}

// Files that are wrong are wrong by both.
func TestWrongFiles(t *testing.T) {
	s, text := compiled(t), example(t)
	for name, c := range map[string][2]string{
		"unknown key":             {"  short: Example ", "  colour: red\n  short: Example "},
		"missing":                 {"  short: Example ", "  # short: Example "},
		"plain http":              {"https://hospital.example.org/fhir/", "http://hospital.example.org/fhir/"},
		"user in an address":      {"https://hospital.example.org/fhir/", "https://u:p@hospital.example.org/fhir/"},
		"unknown dataset":         {"dataset: allergies", "dataset: alergies"},
		"unknown setting":         {"setting: acute", "setting: hospital"},
		"no such day":             {"2016-01-01", "2016-31-01"},
		"no such time":            {"02:30", "25:30"},
		"since and planned":       {"medications, planned", "medications, since: 2020-01-01, planned"},
		"neither":                 {"alerts, since: 2024-10-01", "alerts"},
		"periodic without times":  {`, times: ["02:30"]`, ""},
		"lock too late":           {"idle_minutes: 10", "idle_minutes: 60"},
		"timeout too long":        {"timeout: 10s", "timeout: 60s"},
		"page size":               {"page_size: 100", "page_size: 1"},
		"rate":                    {"rate: 20", "rate: 2"},
		"word for a yes":          {"print: false", "print: perhaps"},
		"citation":                {"citation_dates: dd-Mmm-yyyy", "citation_dates: american"},
		"relative certificate":    {"cert: /etc/shcr/viewer.pem", "cert: viewer.pem"},
		"certificate, no key":     {"      key: /etc/shcr/viewer.key\n", ""},
		"manual without url":      {"mode: system", "mode: manual"},
		"url without manual":      {"mode: system", "mode: system\n  url: http://proxy.example.org:8080"},
		"proxy with a password":   {"mode: system", "mode: manual\n  url: http://u:p@proxy.example.org:8080"},
		"mail":                    {"helpdesk@example.org", "the helpdesk"},
		"version":                 {"# minimum_version: 1.4.2", "minimum_version: latest"},
		"telephone":               {"01632 960 100", "ring us"},
		"hours":                   {"Fri 09:00-16:30", "Friday until four"},
		"directory code":          {"F99004: Example", "f99004: Example"},
		"alg none":                {"[ES256, PS256]", "[none]"},
		"signed, no keys":         {"      jwks: https://portal.example.org/jwks.json", "      # jwks"},
		"signed, with an address": {"      form: signed ", "      address: https://x.example/\n      form: signed "},
		"no audience for hosts":   {"  audience: shcr.example.org ", "  # "},
		"unknown right":           {"[direct-access, restricted]", "[everything]"},
		"control characters":      {"consent: You need no consent", `consent: "\u0007`},
	} {
		wrong := strings.Replace(text, c[0], c[1], 1)
		if name == "control characters" {
			wrong = strings.Replace(wrong, "where you can.", `where you can."`, 1)
		}
		if wrong == text {
			t.Errorf("%s: the test changes nothing", name)
		}
		if bySchema(t, s, wrong) == nil {
			t.Errorf("%s: right by the schema", name)
		}
		if _, err := region.Parse([]byte(wrong)); err == nil {
			t.Errorf("%s: right by the viewer", name)
		}
	}
}
