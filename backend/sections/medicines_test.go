package sections

import (
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// A medicine that ended within six months stands apart from the older; one whose
// end is not known, or to come, is never called recent.
func TestM117_RecentlyEndedStandsApart(t *testing.T) {
	for _, c := range []struct{ status, end, group string }{
		{"stopped", now.AddDate(0, -1, 0).Format("2006-01-02"), "recent"},
		{"completed", now.Format("2006-01-02"), "recent"},
		{"stopped", now.AddDate(0, -7, 0).Format("2006-01-02"), "past"},
		{"stopped", now.AddDate(0, 1, 0).Format("2006-01-02"), "past"},
		{"stopped", "", "past"},
		{"stopped", "last spring", "past"},
		{"active", now.AddDate(0, -1, 0).Format("2006-01-02"), "current"},
	} {
		var e care.Entry
		medicineStatus(Input{Now: now}, &e, &medicine{Status: c.status, EffectivePeriod: fhir.Period{End: c.end}})
		if e.Group != c.group {
			t.Errorf("%s, ended %q: group %q, want %q", c.status, c.end, e.Group, c.group)
		}
	}
}
