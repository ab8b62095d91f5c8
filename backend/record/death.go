package record

import (
	"slices"

	"shcr/backend/care"
)

// afterDeath warns on what is still to come for somebody who has died: it was
// left standing, and nobody is to be called to it (H25). What was cancelled needs
// no word.
func afterDeath(p care.Person, rows []care.Entry) {
	if !p.Deceased {
		return
	}
	for i := range rows {
		e := &rows[i]
		if e.Group != "upcoming" && e.Group != "planned" || e.Status.Text == "Cancelled" {
			continue
		}
		died := ""
		if p.Died != "" {
			died = " (" + p.Died + ")"
		}
		e.Cautions = append(slices.Clone(e.Cautions), "The person has died"+died+". "+e.Source.Name+" still has this booked.")
		e.When.Relative = ""
	}
}
