package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"shcr/backend/care"
)

// notes say what comparing the statements of a row tells: the most serious first.
func notes(r *row, columns []care.SideColumn, allergy bool) []care.SideNote {
	out := []care.SideNote{}
	add := func(kind, text string) { out = append(out, care.SideNote{Kind: kind, Text: text}) }
	var holders, refuters, none, stops, current []string
	for _, s := range r.statements {
		e := s.Entry
		switch {
		case e.Group == "refuted":
			refuters = append(refuters, e.Source.Name)
		case e.Group == "statement":
			none = append(none, e.Source.Name)
		case e.Group == "current":
			current = append(current, e.Source.Name)
			holders = append(holders, e.Source.Name)
		}
		if e.Section == care.Medications && Stopped(e) {
			stops = append(stops, "Stopped there: "+e.Source.Name+on(e))
		}
	}
	if len(none) > 0 && allergy {
		add("conflict", "Conflict: states that there are none, but an allergy is recorded")
	}
	if len(refuters) > 0 && len(holders) > 0 {
		add("conflict", "Conflict: refuted by "+join(refuters))
	}
	if what := differing(r); len(what) > 0 {
		add("differs", "Differs: "+strings.Join(what, ", "))
	}
	for _, s := range stops {
		if len(current) > 0 {
			add("stopped", s)
		}
	}
	from := []string{}
	for _, s := range r.statements {
		from = append(from, columnOf(s.Entry))
	}
	slices.Sort(from)
	if from = slices.Compact(from); len(from) == 1 && len(columns) > 1 {
		only := "Only here"
		if slices.ContainsFunc(columns, func(c care.SideColumn) bool { return c.Gap != "" && c.Key != from[0] }) {
			only += ", as far as organisations answered"
		}
		add("only", only)
	}
	return out
}

// differing names what the statements of a row disagree on. Directions are
// compared by the summary's own rule, [Plain], among medicines in use.
func differing(r *row) (what []string) {
	aspects := []struct {
		name string
		say  func(care.Entry) string
	}{
		{"dose or directions", func(e care.Entry) string {
			if e.Section != care.Medications || !InUse(e) {
				return ""
			}
			return Plain(Directions(e))
		}},
		{"reaction", func(e care.Entry) string { return strings.ToLower(stated(e, "reaction")) }},
		{"criticality", func(e care.Entry) string { return strings.ToLower(stated(e, "criticality")) }},
		{"status", func(e care.Entry) string {
			return strings.ToLower(e.Negation + cmp.Or(e.Status.Text, stated(e, "status"), e.Group))
		}},
		{"words", func(e care.Entry) string { return strings.Join(wordsOf(e.Term), " ") }},
	}
	for _, a := range aspects {
		said := ""
		for _, s := range r.statements {
			text := a.say(s.Entry)
			if text != "" && said != "" && text != said {
				what = append(what, a.name)
				break
			}
			said = cmp.Or(said, text)
		}
	}
	return what
}

func on(e care.Entry) string {
	if d := StopDate(e); d != "" {
		return " (" + d + ")"
	}
	return ""
}

// StopDate is when a medicine ended, else when that was written down: never when
// it was started or last issued. It is "" where neither was sent.
func StopDate(e care.Entry) string {
	for _, f := range e.Facts {
		if f.Key == "ended" {
			return f.Text
		}
	}
	if e.When.ISO == "" || e.When.Kind == "Last issued" || e.When.Kind == "Started" {
		return ""
	}
	return e.When.Text
}

// lastIssued is the newest issue that any statement of the row tells of.
func lastIssued(r *row) string {
	iso, say := "", ""
	see := func(at, text, by string) {
		if care.SortKey(at) > care.SortKey(iso) {
			iso, say = at, text+", "+by
		}
	}
	for _, s := range r.statements {
		e := s.Entry
		if e.When.Kind == "Last issued" && e.When.ISO != "" {
			see(e.When.ISO, e.When.Text, e.Source.Name)
		}
		for _, f := range e.Facts {
			if f.Key == "last" && e.Section == care.Medications {
				see(f.ISO, f.Text, e.Source.Name)
			}
		}
	}
	return say
}

// common are words of a name that tell of no product: forms, units, salts and how
// a problem is worded.
var common = strings.Fields("tablet capsule solution suspension injection cream ointment inhaler spray drop patch patche sachet powder syrup liquid " +
	"modified release prolonged gastro resistant coated chewable dispersible soluble oral effervescent microgram milligram unit dose " +
	"pre-filled prefilled filled syringe vial ampoule infusion transdermal sodium potassium calcium magnesium chloride hydrochloride " +
	"sulfate sulphate phosphate tartrate maleate fumarate citrate acetate succinate free extra strength hour daily " +
	"allergy allergic intolerance adverse reaction drug known history propensity substance with from that have been tree water acid")

// offered is how many rows are offered as similar; that there are more is said.
const offered = 12

// likenesses offers rows that share a code, or a word that names something.
func likenesses(rows []*row) (similar [][]care.SideSimilar, more []bool) {
	byCode, byWord := map[string][]int{}, map[string][]int{}
	for i, r := range rows {
		for _, c := range r.codes {
			byCode[c] = append(byCode[c], i)
		}
		for _, w := range naming(r.words) {
			byWord[w] = append(byWord[w], i)
		}
	}
	similar, more = make([][]care.SideSimilar, len(rows)), make([]bool, len(rows))
	for i, r := range rows {
		similar[i] = []care.SideSimilar{}
		seen := map[int]bool{i: true}
		offer := func(others []int, why string) {
			for _, j := range others {
				switch {
				case seen[j]:
					continue
				case len(similar[i]) == offered:
					more[i] = true
					return
				}
				seen[j] = true
				similar[i] = append(similar[i], care.SideSimilar{Key: rows[j].first().ID, Term: rows[j].first().Term, Why: why})
			}
		}
		for _, c := range r.codes {
			offer(byCode[c], "Same code: words, route or form differ")
		}
		for _, w := range naming(r.words) {
			offer(byWord[w], "Similar words")
		}
	}
	return similar, more
}

// naming are the words of a name that tell of a product, each once.
func naming(words []string) []string {
	out := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) <= 3 || slices.Contains(common, w) || w[0] <= '9' })
	slices.Sort(out)
	return slices.Compact(out)
}

func join(names []string) string {
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
