package record

import (
	"strings"

	"shcr/backend/care"
)

// allergyLine says what the banner says of allergies: exactly one of the four
// headings of the NHS CUI (PAB-0064), by the ledger rule and decision 10. An
// allergy that is not refuted wins over any statement of none.
func allergyLine(o *openRecord) AllergyLine {
	line := AllergyLine{Items: []string{}}
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
				line.Items = append(line.Items, e.Term)
			case "statement":
				statements = append(statements, o.nameOf(st)+" states “"+e.Term+"”"+datedWords(e))
				general = general || generalStatement(e)
			}
		}
	}
	line.Items = unique(line.Items)
	switch {
	case len(line.Items) > 0:
		line.Heading, line.Alert = "Known allergies", true
		if len(statements) > 0 {
			line.Note = "Conflict: " + strings.Join(statements, "; ") + "."
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

func datedWords(e care.Entry) string {
	if e.When.ISO == "" {
		return ""
	}
	return " (" + e.When.Text + ")"
}

// conflict warns when one partner's statement of none stands beside another's
// allergy.
func conflict(section string, rows []care.Entry) string {
	if w := resuscitationConflict(rows); w != "" {
		return w
	}
	if section != care.Allergies {
		return ""
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
	if len(says) == 0 || len(has) == 0 {
		return ""
	}
	return "Conflict: " + list(unique(says)) + " states that there are none, but an allergy is recorded by " + list(unique(has)) + "."
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
