package record

import (
	"slices"

	"shcr/backend/care"
)

// SNOMED CT findings under 365870005: resuscitation status (record-data §9).
var (
	forResuscitation    = []string{"450475007", "304252001"}
	notForResuscitation = []string{"450476008", "304253006", "143021000119109"}
)

// resuscitationConflict warns when decisions in force differ. It says what was
// sent and by whom, and never which one holds.
func resuscitationConflict(rows []care.Entry) string {
	var yes, no []string
	for _, e := range rows {
		if e.Group == "past" || e.Group == "refuted" {
			continue
		}
		for _, c := range e.Codes {
			if slices.Contains(forResuscitation, c.Code) {
				yes = append(yes, e.Source.Name)
			}
			if slices.Contains(notForResuscitation, c.Code) {
				no = append(no, e.Source.Name)
			}
		}
	}
	if len(yes) == 0 || len(no) == 0 {
		return ""
	}
	return "Conflict: differing decisions about resuscitation are recorded, for it by " + list(unique(yes)) + " and against it by " + list(unique(no)) + ". Check the decision in force."
}
