package record

import (
	"regexp"
	"slices"
	"strings"

	"shcr/backend/care"
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
	switch given := directions(e); {
	case e.Group != "current" && e.Status.Text == "Stopped":
		return medicineSaid{from: from, stopped: true, say: "Stopped at " + within(e.Source.Name) + stopDate(e) + "."}, true
	case inUse(e) && given != "":
		return medicineSaid{from: from, plain: plainDirections(given), say: "Dose or directions differ: " + e.Source.Name + " says “" + given + "”."}, true
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

// usual are ways of writing one direction, most specific first; capitals count
// where a small word means something else ("on").
var usual = []struct {
	is   *regexp.Regexp
	word string
}{
	{regexp.MustCompile(`\bON\b|(?i)\b(at|each|every) night\b|\bnocte\b`), "night"},
	{regexp.MustCompile(`\bOM\b|(?i)\b(each|every|in the) morning\b|\bmane\b`), "morning"},
	{regexp.MustCompile(`(?i)\b(qds|qid|(four|4) times (a|each|every) day|(four|4) times daily)\b`), "4/day"},
	{regexp.MustCompile(`(?i)\b(tds|tid|(three|3) times (a|each|every) day|(three|3) times daily)\b`), "3/day"},
	{regexp.MustCompile(`(?i)\b(bd|bid|twice (a|each|every) day|twice daily)\b`), "2/day"},
	{regexp.MustCompile(`\bOD\b|(?i)\bonce (a|each|every) day\b|\bonce daily\b|\bdaily\b|\b(each|every) day\b`), "1/day"},
	{regexp.MustCompile(`(?i)\b(prn|(when|as|if) (required|needed))\b`), "prn"},
	{regexp.MustCompile(`(?i)\b(to be taken|take|tablets?|capsules?)\b`), ""},
	{regexp.MustCompile(`(?i)\bhalf\b`), "1/2"}, {regexp.MustCompile(`(?i)\bone\b`), "1"}, {regexp.MustCompile(`(?i)\btwo\b`), "2"},
	{regexp.MustCompile(`(?i)\bthree\b`), "3"}, {regexp.MustCompile(`(?i)\bfour\b`), "4"},
}

// plainDirections are directions by their words, to be compared. The abbreviations
// and counts that every prescriber writes ("One BD", "one to be taken twice a day")
// make no difference; an amount is never computed, so "two" and "75 mg" differ.
func plainDirections(s string) string {
	for _, u := range usual {
		s = u.is.ReplaceAllString(s, u.word)
	}
	return strings.TrimSuffix(strings.ToLower(strings.Join(strings.Fields(s), " ")), ".")
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
