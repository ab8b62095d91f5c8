package record

import (
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/reconcile"
)

// compareMedicines warns on a current medicine that another organisation has
// stopped or gives at another dose: the same code or the same name, letter for
// letter, so that no likeness is inferred (H9, H20, M116 to M120, ui.md rules 7 and
// 20). Hospitals send many medicines as text alone, so the name must do. Rows stay
// as they are; the warning says what the other one sent, word for word. from gives
// the organisation of a row, also of a sensitive person's, whose rows name none.
func compareMedicines(section string, rows []care.Entry, from func(care.Entry) string) {
	if section != care.Medications {
		return
	}
	said := map[string][]medicineSaid{} // each thing once: a long record repeats itself
	for _, e := range rows {
		one, ok := saidOf(e, from(e))
		for _, k := range medicineKeys(e) {
			if ok && !slices.Contains(said[k], one) {
				said[k] = append(said[k], one)
			}
		}
	}
	for i := range rows {
		e := &rows[i]
		if e.Group != "current" {
			continue
		}
		own, given := saidOf(*e, from(*e))
		var says []string
		for _, k := range medicineKeys(*e) {
			for _, other := range said[k] {
				if other.from != from(*e) && (other.stopped || given && other.plain != own.plain) {
					says = append(says, other.say)
				}
			}
		}
		// The rows belong to the record: never append to their own cautions.
		e.Cautions = append(slices.Clone(e.Cautions), unique(says)...)
	}
}

// medicineSaid is what one organisation's row tells the others' of the same
// medicine: how it is given, or that it was stopped.
type medicineSaid struct {
	from, plain, say string
	stopped          bool
}

// saidOf is false for a row that tells the others nothing.
func saidOf(e care.Entry, from string) (medicineSaid, bool) {
	switch given := reconcile.Directions(e); {
	case reconcile.Stopped(e):
		return medicineSaid{from: from, stopped: true, say: "Stopped at " + within(e.Source.Name) + stopDate(e) + "."}, true
	case reconcile.InUse(e) && given != "":
		return medicineSaid{from: from, plain: reconcile.Plain(given), say: "Dose or directions differ: " + e.Source.Name + " says “" + given + "”."}, true
	}
	return medicineSaid{}, false
}

// medicineKeys are what makes two rows the same medicine: its codes, and its name.
func medicineKeys(e care.Entry) []string {
	var keys []string
	if e.Term != "" {
		keys = append(keys, "named "+strings.ToLower(strings.Join(strings.Fields(e.Term), " ")))
	}
	for _, c := range e.Codes {
		if c.Code != "" {
			keys = append(keys, c.Code)
		}
	}
	return keys
}

// stopDate is [reconcile.StopDate] in brackets, or "".
func stopDate(e care.Entry) string {
	if d := reconcile.StopDate(e); d != "" {
		return " (" + d + ")"
	}
	return ""
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
