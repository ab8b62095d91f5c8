package training_test

import (
	"os"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/training"
	"shcr/backend/training/cast"
	"shcr/backend/training/hosts"
	"shcr/backend/training/identity"
)

// The trainer's guide names everybody and everything that is there: people with
// their numbers, staff, organisations, and every fault.
func TestTheGuideIsTrue(t *testing.T) {
	text, err := os.ReadFile("../../build/TRAINING.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(text)
	must := func(words ...string) {
		for _, w := range words {
			if !strings.Contains(guide, w) {
				t.Errorf("%q is not in the guide", w)
			}
		}
	}
	must("One-page brief")
	for _, kind := range []care.BriefKind{care.BriefEmergency, care.BriefGP, care.BriefPharmacy, care.BriefSocialCare} {
		must("`" + string(kind) + "`")
	}
	for _, p := range cast.All() {
		must(p.Key, p.NHS[:3]+" "+p.NHS[3:6]+" "+p.NHS[6:])
	}
	for _, p := range identity.Staff() {
		must("| "+p.Key+" |", p.Name)
	}
	for _, p := range cast.Partners() {
		must("| "+p.Key+" |", "`"+p.ODS+"`")
		for _, at := range p.Feed {
			must(at)
		}
	}
	for _, h := range hosts.Systems() {
		must("| " + h.Name + " | " + h.User + " at `" + h.ODS + "` | `" + h.Form + "`")
	}
	for _, f := range []hosts.Fault{hosts.Expired, hosts.Replayed, hosts.WrongUser, hosts.WrongAudience, hosts.WrongBirthDate} {
		must("`" + string(f) + "`")
	}
	for _, f := range training.Faults() {
		must("`" + string(f.Fault) + "`: " + f.Title)
	}
	for _, f := range identity.Faults() {
		must("`" + string(f.Fault) + "`: " + f.Say)
	}
}
