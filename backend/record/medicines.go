package record

import (
	"slices"

	"shcr/backend/care"
)

// stoppedElsewhere warns on a current medicine that another organisation has
// stopped: the same code, nothing less, so that no likeness is inferred (H9,
// H20). Both rows stay as they are; the warning names who stopped it and when.
func stoppedElsewhere(section string, rows []care.Entry) {
	if section != care.Medications {
		return
	}
	for i := range rows {
		e := &rows[i]
		if e.Group != "current" {
			continue
		}
		var says []string
		for _, other := range rows {
			if other.Group == "past" && other.Status.Text == "Stopped" && other.Source.ODS != e.Source.ODS && sameCode(*e, other) {
				says = append(says, "Stopped at "+other.Source.Name+stopDate(other)+".")
			}
		}
		// The rows belong to the record: never append to their own cautions.
		e.Cautions = append(slices.Clone(e.Cautions), unique(says)...)
	}
}

// stopDate is when a medicine ended, else when that was written down: never when
// it was started or last issued.
func stopDate(e care.Entry) string {
	for _, f := range e.Facts {
		if f.Key == "ended" {
			return " (" + f.Text + ")"
		}
	}
	if e.When.Kind == "Last issued" || e.When.Kind == "Started" {
		return ""
	}
	return datedWords(e)
}

func sameCode(a, b care.Entry) bool {
	for _, x := range a.Codes {
		for _, y := range b.Codes {
			if x.Code == y.Code && x.Code != "" {
				return true
			}
		}
	}
	return false
}
