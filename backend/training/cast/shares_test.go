package cast

import (
	"slices"
	"strings"
	"testing"
)

// A partner holds only what it shares, Northshore nothing from before it began,
// and no local number is two persons': what its endpoint does not answer for
// would never be seen.
func TestPartnersHoldOnlyWhatTheyShare(t *testing.T) {
	around := []string{"Patient", "Practitioner", "PractitionerRole", "Organization", "Location", "Medication", "Binary"}
	ids := map[string]string{}
	for _, p := range All() {
		for _, h := range p.At {
			if other := ids[h.Partner+h.ID]; other != "" {
				t.Errorf("%s and %s are both %s at %s", p.Key, other, h.ID, h.Partner)
			}
			ids[h.Partner+h.ID] = p.Key
		}
		a := life(t)
		if p.Key != "P27" {
			a = tell(t, p)
		}
		for _, partner := range Partners() {
			served := append(partner.ServedTypes(), around...)
			for _, s := range a.books[partner.Key].all {
				section := sectionNow(s)
				switch {
				case !slices.Contains(served, s.kind):
					t.Errorf("%s: %s does not share %s", p.Key, partner.Key, s.kind)
				case s.kind == "Observation" && !partner.Shared(section):
					t.Errorf("%s: %s does not share %s: %s", p.Key, partner.Key, section, s.raw)
				}
				if partner.Key != NSC {
					continue
				}
				for _, path := range []string{"recordedDate", "effectiveDateTime", "occurrenceDateTime", "start", "date", "dateTime", "period.start"} {
					if at := s.at(strings.Split(path, ".")...); at != "" && at < "2025-09-01" {
						t.Errorf("%s: %s before sharing began: %s", p.Key, s.kind, at)
					}
				}
			}
		}
	}
}
