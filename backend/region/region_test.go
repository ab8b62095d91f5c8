package region

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shcr/backend/care"
)

const good = `region:
  id: example
  name: Example Shared Care Record
  short: Example
identity:
  issuer: https://id.example/
  client_id: shcr-viewer
  scopes: [openid, profile]
  acr: [AAL3_ANY]
  claims: {name: name, organisation_ods: org_ods, organisation_name: org_name, role_code: role_code}
people: {base_url: "https://people.example/FHIR/R4/", audience: people, mode: healthcare-worker}
audit: {base_url: "https://audit.example/fhir/", audience: audit}
partners:
  - ods: RZ9
    name: Estuary Teaching Hospitals
    setting: acute
    base_url: https://est.example/fhir/
    audience: RZ9
    feed: {kind: live}
    shares:
      - {dataset: allergies, since: 2016-01-01}
      - {dataset: results, planned: 2027-04-01}
roles:
  - code: R0050
    name: Consultant
    sections: [allergies, results]
    rights: [direct-access]
`

func parseError(t *testing.T, text string) string {
	t.Helper()
	_, err := Parse([]byte(text))
	var e *care.Error
	if !errors.As(err, &e) || e.Code != care.CodeRegion {
		t.Errorf("accepted, or not explained: %v\n%s", err, text)
		return ""
	}
	return e.Say
}

func TestGoodFile(t *testing.T) {
	r, err := Parse([]byte(good))
	if err != nil {
		t.Fatal(err.(*care.Error).Say)
	}
	p, _ := r.Partner("RZ9")
	if s, ok := p.Share("allergies"); !ok || s.Since != "2016-01-01" {
		t.Errorf("%+v", s)
	}
	if _, ok := p.Share("documents"); ok {
		t.Error("shares what is not listed")
	}
}

// L16: every mistake is refused with the line it stands on.
func TestL16_MistakesAreExplainedByLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, line string }{
		"unknown key":        {"    audience: RZ9", "    audience: RZ9\n    colour: red", "colour"},
		"missing name":       {"    name: Estuary Teaching Hospitals\n", "", "14"},
		"bad setting":        {"setting: acute", "setting: hospital", "setting: hospital"},
		"plain http":         {"https://est.example/fhir/", "http://est.example/fhir/", "http://est.example"},
		"password in URL":    {"https://est.example", "https://u:p@est.example", "u:p"},
		"unknown dataset":    {"dataset: allergies", "dataset: alergies", "alergies"},
		"unknown right":      {"[direct-access]", "[everything]", "'rights[0]' is not one of the known words"},
		"since and planned":  {"planned: 2027-04-01", "planned: 2027-04-01, since: 2020-01-01", "planned"},
		"neither":            {", planned: 2027-04-01", "", "results"},
		"no such day":        {"2016-01-01", "2016-31-01", "2016-31-01"},
		"periodic, no times": {"{kind: live}", "{kind: periodic}", "periodic"},
		"not YAML":           {"partners:", "partners: [", ""},
		"same partner twice": {"roles:", "  - {ods: RZ9, name: x, setting: gp, base_url: \"https://x.example/\", audience: x, feed: {kind: live}, shares: [{dataset: alerts, since: 2020-01-01}]}\nroles:", "names the same one twice"},
		"role by nothing":    {"  - code: R0050\n    name", "  - name", "code"},
		"unknown preset":     {"claims: {name", "claims: {preset: entra, name", "'preset' is not one of the known words"},
		"no preset, no name": {"claims: {name: name, ", "claims: {", "'name' is missing"},
		"no claims":          {"  claims: {name: name, organisation_ods: org_ods, organisation_name: org_name, role_code: role_code}\n", "", "claims"},
	} {
		say := parseError(t, strings.Replace(good, c.old, c.new, 1))
		if !strings.Contains(say, c.line) {
			t.Errorf("%s: does not point to it:\n%s", name, say)
		}
	}
	parseError(t, "")
	parseError(t, "region: {}")
}

// D15: a preset alone says where every claim is.
func TestD15_APresetIsEnough(t *testing.T) {
	for _, claims := range []string{"{preset: broker}", "{preset: cis2}", "{preset: cis2, name: display_name}"} {
		text := strings.Replace(good, "{name: name, organisation_ods: org_ods, organisation_name: org_name, role_code: role_code}", claims, 1)
		if _, err := Parse([]byte(text)); err != nil {
			t.Errorf("%s: %v", claims, err.(*care.Error).Say)
		}
	}
}

// Every key of the file is needed or optional on purpose: a typing slip in any
// of them is noticed.
func TestL16_NoKeyMayBeMisspelt(t *testing.T) {
	for i, line := range strings.Split(good, "\n") {
		key, _, found := strings.Cut(strings.TrimLeft(line, " -"), ":")
		if !found || strings.HasPrefix(key, "{") {
			continue
		}
		lines := strings.Split(good, "\n")
		lines[i] = strings.Replace(line, key+":", key+"x:", 1)
		if _, err := Parse([]byte(strings.Join(lines, "\n"))); err == nil {
			t.Errorf("line %d loads with %sx", i+1, key)
		}
	}
}

// D27: a file that its user could write runs as unmanaged.
func TestD27_UserWritableIsUnmanaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "region.yaml")
	if err := os.WriteFile(path, []byte(good), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := Load(path)
	if err != nil || !r.Unmanaged {
		t.Errorf("%v unmanaged=%v", err, r != nil && r.Unmanaged)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.yaml")); care.CodeOf(err) != care.CodeRegion {
		t.Errorf("a missing file: %v", err)
	}
}

func TestFind(t *testing.T) {
	t.Setenv("SHCR_REGION", "from-environment")
	if p, _ := Find("from-flag"); p != "from-flag" {
		t.Error(p)
	}
	if p, _ := Find(""); p != "from-environment" {
		t.Error(p)
	}
}

// The example that administrators start from is a file that loads.
func TestExampleLoads(t *testing.T) {
	text, err := os.ReadFile("../../build/region.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(text)
	if err != nil {
		t.Fatal(err.(*care.Error).Say)
	}
	if len(r.Partners) != 2 || r.Partners[1].Feed.Times[0] != "02:30" {
		t.Errorf("%+v", r.Partners)
	}
}

// M51, M26: reasons map to purposes of direct care; research, payment and the rest
// are refused when the file is read, with the line.
func TestM51_ReasonsAreDirectCareOnly(t *testing.T) {
	with := func(entry string) string { return good + "reasons:\n  - " + entry + "\n" }
	for _, purpose := range care.Purposes() {
		r, err := Parse([]byte(with("{key: a-1, say: At work, purpose: " + purpose + ", in_words: true}")))
		if err != nil || len(r.Offered()) != 1 || r.Offered()[0].Code != purpose || !r.Offered()[0].NeedsNote {
			t.Errorf("%s: %v", purpose, err)
		}
	}
	for _, purpose := range []string{"HRESCH", "HPAYMT", "HOPERAT", "HMARKT", "PUBHLTH", "HSYSADMIN", "BTG", "CLINTRCH", "treat", "research", "\"\""} {
		if say := parseError(t, with("{key: a, say: At work, purpose: "+purpose+"}")); !strings.Contains(say, "purpose") {
			t.Errorf("%s: %s", purpose, say)
		}
	}
	for _, entry := range []string{"{say: At work, purpose: TREAT}", "{key: a, purpose: TREAT}", "{key: A b, say: x, purpose: TREAT}", "{key: a, say: \"x\\ny\", purpose: TREAT}",
		"{key: a, say: x, purpose: TREAT}\n  - {key: a, say: y, purpose: TREAT}"} {
		parseError(t, with(entry))
	}
	for _, usual := range care.Reasons() { // ours keep the same rules
		if !direct(usual.Code) || !slug.MatchString(usual.Key) {
			t.Errorf("%+v", usual)
		}
	}
	r, err := Parse([]byte(good))
	if err != nil || len(r.Offered()) != len(care.Reasons()) {
		t.Errorf("without a list: %v", err)
	}
}

// M159, M50: nomination and limits are read strictly too.
func TestM159_NominationAndLimits(t *testing.T) {
	r, err := Parse([]byte(good + "nominated: {groups: [g], users: [\"1\"], claims: {direct: \"true\"}}\nlimits: [{organisation: 9X1, sections: [alerts], rights: [direct-access]}]\n"))
	if err != nil || r.Nominated.Claims["direct"] != "true" || r.Limits[0].Sections[0] != "alerts" {
		t.Errorf("%+v %v", r, err)
	}
	for _, wrong := range []string{"nominated: {group: [g]}", "nominated: {claims: {direct: \"\"}}", "limits: [{organisation: x y, sections: [], rights: []}]",
		"limits: [{organisation: 9X1, sections: [everything], rights: []}]", "limits: [{organisation: 9X1, sections: [], rights: [all]}]",
		"limits: [{organisation: 9X1, sections: [], rights: []}, {organisation: 9X1, sections: [], rights: []}]"} {
		parseError(t, good+wrong+"\n")
	}
}

// Keys that do two things in one place are refused with their line, as is a key that
// is needed everywhere.
func TestKeys(t *testing.T) {
	r, err := Parse([]byte(good + "keys: {next-row: j, guide: \"\"}\n"))
	if err != nil || r.Keys["next-row"] != "j" {
		t.Fatalf("%v %v", r, err)
	}
	for keys, says := range map[string]string{
		"keys:\n  turn: x\n  next-row: \"?\"\n": "> 30 |   next-row: \"?\"",
		"keys:\n  turn: w\n":                    "“w” cannot be the key of “Turn its pages”: in the same place it is that of “Fit its width”",
		"keys:\n  turn: Escape\n":               "is not a key",
		"keys:\n  print: x\n":                   "is not an action",
		"keys:\n  turn: Ctrl+V\n":               "the web view uses it",
	} {
		_, err := Parse([]byte(good + keys))
		var ce *care.Error
		if !errors.As(err, &ce) || !strings.Contains(ce.Say, says) {
			t.Errorf("%s: %s", keys, ce.Say)
		}
	}
}
