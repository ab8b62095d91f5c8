package record

import (
	"strings"

	"shcr/backend/care"
)

// allergyLine says what the banner says of allergies: exactly one of the four
// headings of the NHS CUI (PAB-0064), by the ledger rule and decision 10. An
// allergy that is not refuted wins over any statement of none.
func allergyLine(o *openRecord) AllergyLine {
	line := AllergyLine{Items: []AllergyItem{}}
	if !o.who.Sees(care.Allergies) {
		line.Heading = "Hidden by your role"
		return line
	}
	var statements, missing []string
	asked, waiting, answered := 0, 0, 0
	general := false
	for _, st := range o.sources {
		c := st.cells[care.Allergies]
		switch a := c.answer; {
		case a.State == care.StateNotAsked && !a.Missing():
			continue
		case a.State == care.StatePending:
			waiting++
		case a.Missing():
			missing = append(missing, o.nameOf(st))
		default:
			answered++
		}
		asked++
		for _, e := range c.rows.Entries {
			switch e.Group {
			case "current":
				line.add(e.Term, o.nameOf(st))
			case "statement":
				statements = append(statements, o.nameOf(st)+" states “"+e.Term+"”"+datedWords(e))
				general = general || generalStatement(e)
			}
		}
	}
	switch {
	case len(line.Items) > 0:
		line.Heading, line.Alert = "Known allergies", true
		if against := append(statements, refutedWords(o.allergies())...); len(against) > 0 {
			line.Note = "Conflict: " + strings.Join(against, "; ") + "."
		}
	case waiting > 0:
		line.Heading, line.Note = "Loading", "Waiting for "+plural(waiting, "organisation")+"."
	case len(missing) > 0 || asked == 0:
		line.Heading = "Allergies unavailable"
	case general:
		line.Heading, line.Note = "No known allergies", strings.Join(statements, "; ")+"."
	default:
		line.Heading = "Allergies not recorded"
		if len(statements) > 0 {
			line.Note = strings.Join(statements, "; ") + "."
		}
	}
	if len(missing) > 0 {
		line.Note = strings.TrimSpace(line.Note + " Not everything came from " + list(missing) + ".")
	}
	if waiting > 0 && len(line.Items) > 0 {
		line.Note = strings.TrimSpace(line.Note + " Waiting for " + plural(waiting, "organisation") + ".")
	}
	return line
}

// add puts a substance once, with everybody who says so.
func (l *AllergyLine) add(term, from string) {
	for i, item := range l.Items {
		if strings.EqualFold(item.Term, term) {
			l.Items[i].From = unique(append(item.From, from))
			return
		}
	}
	l.Items = append(l.Items, AllergyItem{Term: term, From: []string{from}})
}

// generalStatement tells "no known allergy" from narrower ones ("no known drug
// allergy"), which must not be widened.
func generalStatement(e care.Entry) bool {
	for _, c := range e.Codes {
		if c.Code == "716186003" || c.Code == "no-known-allergies" {
			return true
		}
	}
	return false
}

func datedWords(e care.Entry) string { return dated(e.When) }

func dated(w care.When) string {
	if w.ISO == "" {
		return ""
	}
	return " (" + w.Text + ")"
}

// conflicts warns when one partner's statement of none stands beside another's
// allergy, and when what one holds another has refuted.
func conflicts(section string, rows []care.Entry) (all []string) {
	if section != care.Allergies {
		return all
	}
	var says, has []string
	for _, e := range rows {
		switch e.Group {
		case "statement":
			says = append(says, e.Source.Name)
		case "current":
			has = append(has, e.Source.Name)
		}
	}
	if len(says) > 0 && len(has) > 0 {
		all = append(all, "Conflict: "+list(unique(says))+" states that there are none, but an allergy is recorded by "+list(unique(has))+".")
	}
	for _, w := range refutedWords(rows) {
		all = append(all, "Conflict: "+w+".")
	}
	return all
}

// refutedWords says of each allergy in force who holds it and who has refuted
// it: a partner that was never told goes on saying that it is active (H13, H15).
func refutedWords(rows []care.Entry) (all []string) {
	said := map[string]bool{}
	for _, e := range rows {
		if e.Group != "current" || said[strings.ToLower(e.Term)] {
			continue
		}
		var holds, refutes []string
		for _, other := range rows {
			switch {
			case !sameCode(e, other) && !strings.EqualFold(e.Term, other.Term):
			case other.Group == "current":
				holds, said[strings.ToLower(other.Term)] = append(holds, other.Source.Name), true
			case other.Group == "refuted":
				refutes = append(refutes, other.Source.Name+recordedWords(other))
			}
		}
		if len(refutes) > 0 {
			all = append(all, e.Term+" is recorded by "+list(unique(holds))+" and refuted by "+list(unique(refutes)))
		}
	}
	return all
}

// recordedWords dates a refutation by when it was recorded: the row itself is
// dated by the onset of what was thought to be an allergy.
func recordedWords(e care.Entry) string {
	for _, f := range e.Facts {
		if f.Key == "recorded" {
			return " (" + f.Text + ")"
		}
	}
	if e.When.Kind == "Recorded" {
		return datedWords(e)
	}
	return ""
}

// allergies are the rows of every partner, named as the person's record allows.
func (o *openRecord) allergies() (rows []care.Entry) {
	for _, st := range o.sources {
		rows = append(rows, st.cells[care.Allergies].rows.Entries...)
	}
	return rows
}

func unique(in []string) []string {
	seen, out := map[string]bool{}, []string{}
	for _, s := range in {
		if k := strings.ToLower(s); !seen[k] {
			seen[k] = true
			out = append(out, s)
		}
	}
	return out
}
