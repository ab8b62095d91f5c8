package record

import (
	"slices"
	"strings"

	"shcr/backend/care"
)

// SNOMED CT findings under 365870005: resuscitation status (record-data §9).
var (
	forResuscitation    = []string{"450475007", "304252001"}
	notForResuscitation = []string{"450476008", "304253006", "143021000119109"}
)

// resuscitationConflict warns when decisions in force differ. It says what was
// sent, by whom and when, newest first, and never which one holds.
func resuscitationConflict(rows []care.Entry) string {
	type decision struct{ iso, say string }
	var all []decision
	yes, no := false, false
	for _, e := range rows {
		if e.Group == "past" || e.Group == "refuted" {
			continue
		}
		for _, c := range e.Codes {
			say := ""
			switch {
			case slices.Contains(forResuscitation, c.Code):
				say, yes = "for resuscitation, ", true
			case slices.Contains(notForResuscitation, c.Code):
				say, no = "not for resuscitation, ", true
			default:
				continue
			}
			all = append(all, decision{e.When.ISO, say + e.Source.Name + datedWords(e)})
		}
	}
	if !yes || !no {
		return ""
	}
	slices.SortStableFunc(all, func(a, b decision) int { return strings.Compare(b.iso, a.iso) })
	var says []string
	for _, d := range all {
		says = append(says, d.say)
	}
	return "Conflict: decisions about resuscitation differ. Newest first: " + strings.Join(unique(says), "; ") + ". Check which one is in force; alerts may say more."
}
