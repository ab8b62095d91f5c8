//go:build !e2e

package app_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"shcr/backend/fhir"
	"shcr/backend/launch"
	"shcr/backend/region"
	"shcr/backend/training/hosts"
)

// foreignHost is a SMART host whose authorisation server others wrote.
type foreignHost struct {
	issuer string
	sub    string // of the user who is signed in at the viewer
	claims map[string]any
}

// begin has a host's user open somebody there, and gives the link behind the
// button; change makes what the host says untrue.
func (h foreignHost) begin(t *testing.T, change func(host map[string]any, patient map[string]any)) string {
	t.Helper()
	verified := map[string]any{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
		"valueCodeableConcept": map[string]any{"coding": []any{map[string]any{"code": "number-present-and-verified"}}}}
	patient := map[string]any{"resourceType": "Patient", "id": "ward-7-bed-3", "birthDate": h.claims["birthdate"], "name": []any{map[string]any{"use": "official", "family": h.claims["family"]}},
		"identifier": []any{map[string]any{"system": fhir.NHSNumberSystem, "value": p01, "extension": []any{verified}}}}
	host := map[string]any{"user": "hwhitlock", "patient": patient, "practitioner": map[string]any{"resourceType": "Practitioner", "id": "staff-12",
		"identifier": []any{map[string]any{"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": h.sub}}}}
	if change != nil {
		change(host, patient)
	}
	body, err := json.Marshal(host)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(h.issuer+"/ehr", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var begun struct{ Launch string }
	if err := json.NewDecoder(resp.Body).Decode(&begun); err != nil || begun.Launch == "" {
		t.Fatalf("no launch: %v", err)
	}
	return launch.Link{Form: launch.SMART, ISS: h.issuer + "/fhir", Launch: begun.Launch}.Print()
}

// M32, M33, B20, K6: a SMART launch where others wrote the authorisation server: the
// host's user is the one signed in by their national id, though it names them in its
// own way; the person opens without a prompt; and what is not so is refused.
func TestM32_K6_ASMARTHostOfOthers(t *testing.T) {
	h := foreignHost{issuer: startProvider(t, "smart")}
	viewer := func(t *testing.T) *launched {
		return hosted(t, "U2", func(r *region.Region) {
			for i := range r.Launch.Hosts {
				if x := &r.Launch.Hosts[i]; x.ID == "acute-care-portal" {
					x.Address, x.ClientID = h.issuer+"/fhir", "shcr-viewer"
				}
			}
		})
	}
	l := viewer(t)
	claims, err := l.region.Hosts().Claims("acute-care-portal", "P01", "U2", hosts.Sound)
	if err != nil {
		t.Fatal(err)
	}
	h.claims, h.sub = claims, claims["sub"].(string)
	link := h.begin(t, nil)
	for name, c := range map[string]struct {
		link string
		want launch.Outcome
	}{
		"another user there":   {h.begin(t, func(host, _ map[string]any) { host["practitioner"].(map[string]any)["identifier"] = []any{} }), launch.WrongUser},
		"a number not traced":  {h.begin(t, func(_, p map[string]any) { delete(p["identifier"].([]any)[0].(map[string]any), "extension") }), launch.Unverified},
		"no number":            {h.begin(t, func(_, p map[string]any) { p["identifier"] = []any{} }), launch.Unverified},
		"another birth date":   {h.begin(t, func(_, p map[string]any) { p["birthDate"] = "1901-01-01" }), launch.Differs},
		"another family name":  {h.begin(t, func(_, p map[string]any) { p["name"] = []any{map[string]any{"family": "Other"}} }), launch.Differs},
		"a launch never begun": {launch.Link{Form: launch.SMART, ISS: h.issuer + "/fhir", Launch: "made-up"}.Print(), launch.HostFailed},
		"another server":       {launch.Link{Form: launch.SMART, ISS: h.issuer + "/fhir/", Launch: "made-up"}.Print(), launch.UnknownPartner},
	} {
		t.Run(name, func(t *testing.T) {
			l := viewer(t) // a start of its own: five links a minute are followed
			l.Arrive(c.link)
			if v := l.ends(t); v.Outcome != string(c.want) || v.Person != nil || v.Do == "" {
				t.Errorf("%+v, want %s\n%s", v, c.want, l.log)
			}
		})
	}
	l.Arrive(link)
	v := l.ends(t)
	if v.Phase != "ready" || !v.Proven || v.Person == nil || v.Host != "Acute Care Portal" {
		t.Fatalf("%+v\n%s", v, l.log)
	}
	if now, err := l.Launch.Accept(v.Link, ""); err != nil || now.Person.NHSNumber.Digits() != p01 {
		t.Fatal(say(err))
	}
	l.Arrive(link)
	if v := l.ends(t); v.Outcome != string(launch.Replayed) {
		t.Errorf("twice: %+v", v)
	}
	for _, word := range []string{p01, "eyJ", "hwhitlock"} {
		if strings.Contains(l.log.String(), word) {
			t.Errorf("the log has %q", word)
		}
	}
}
