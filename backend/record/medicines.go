package record

import (
	"slices"
	"strings"

	"shcr/backend/care"
)

// compareMedicines warns on a current medicine that another organisation has
// stopped or gives at another dose: the same code, nothing less, so that no
// likeness is inferred (H9, H20, M116 to M120, ui.md rules 7 and 20). Rows stay as
// they are; the warning says what the other one sent, word for word. from gives
// the organisation of a row, also of a sensitive person's, whose rows name none.
func compareMedicines(section string, rows []care.Entry, from func(care.Entry) string) {
	if section != care.Medications {
		return
	}
	byCode := map[string][]int{}
	for i, e := range rows {
		for _, c := range e.Codes {
			if c.Code != "" && !slices.Contains(byCode[c.Code], i) {
				byCode[c.Code] = append(byCode[c.Code], i)
			}
		}
	}
	for i := range rows {
		e := &rows[i]
		if e.Group != "current" {
			continue
		}
		var says []string
		for _, c := range e.Codes {
			for _, j := range byCode[c.Code] {
				other := rows[j]
				switch {
				case from(*e) == from(other):
				case other.Group != "current" && other.Status.Text == "Stopped":
					says = append(says, "Stopped at "+within(other.Source.Name)+stopDate(other)+".")
				case inUse(*e) && inUse(other) && differ(directions(*e), directions(other)):
					says = append(says, "Dose differs: "+other.Source.Name+" says “"+directions(other)+"”.")
				}
			}
		}
		// The rows belong to the record: never append to their own cautions.
		e.Cautions = append(slices.Clone(e.Cautions), unique(says)...)
	}
}

// inUse tells of a medicine that is given now, as far as its sender says: not one
// that is not taken, on hold, intended or to start.
func inUse(e care.Entry) bool {
	future := e.When.Relative != "" && e.When.Relative != "today"
	return e.Group == "current" && e.Negation == "" && !future && (e.Status.Text == "" || e.Status.Text == "Active (end date passed)")
}

// directions are a row's directions as sent; "" where none were.
func directions(e care.Entry) string {
	var all []string
	for _, f := range e.Facts {
		if f.Key == "dose" && f.Text != "Directions not recorded" {
			all = append(all, f.Text)
		}
	}
	return strings.Join(all, "; ")
}

// differ compares two directions by their words; capitals, spaces and a last full
// stop do not make a difference.
func differ(a, b string) bool {
	plain := func(s string) string {
		return strings.TrimSuffix(strings.ToLower(strings.Join(strings.Fields(s), " ")), ".")
	}
	return a != "" && b != "" && plain(a) != plain(b)
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
