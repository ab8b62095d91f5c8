package record

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"shcr/backend/care"
)

// stance is what a row says about resuscitation, by its code or its own words.
type stance int

const (
	unsaid  stance = iota
	refuses        // "not for CPR", "DNACPR"
	accepts        // "for resuscitation"
	unclear        // about resuscitation, and neither of both for certain
)

// decision is what one row says about resuscitation.
type decision struct {
	id     string // of the row
	stance stance
	words  string // as sent
	who    string
	when   care.When
}

// SNOMED CT findings under 365870005: resuscitation status (record-data §9).
var (
	forResuscitation    = []string{"450475007", "304252001"}
	notForResuscitation = []string{"450476008", "304253006", "143021000119109"}
)

// The words that are read as a decision where no code says it, clause by clause.
// What may turn them ("no DNACPR held", "DNACPR withdrawn") makes them unclear:
// nothing is inferred.
var (
	refusing = regexp.MustCompile(`(?i)\bdna?cpr\b|\bdnar\b|\b(not\s+(to\s+be\s+)?for|do\s+not\s+attempt)\s+((attempted|active|any)\s+)*(cpr\b|(cardiopulmonary\s+)?resuscitat\w*)|\bdo\s+not\s+resuscitate`)
	agreeing = regexp.MustCompile(`(?i)\bfor\s+((full|attempted|active)\s+)*(cpr\b|(cardiopulmonary\s+)?resuscitation\b)`)
	turning  = regexp.MustCompile(`(?i)\?|\b(no|not|never|without|unknown|unclear|discuss\w*|declin\w*|refus\w*|request\w*|consider\w*|review\w*|pending|if|unless|previous\w*)\b`)
	revoking = regexp.MustCompile(`(?i)\b(withdrawn|revoked|cancelled|rescinded|suspended|lapsed|expired|no longer)\b`)
	about    = regexp.MustCompile(`(?i)\bdna?cpr\b|\bdnar\b|\bcpr\b|resuscitat`)
	clauses  = regexp.MustCompile(`[.;:,\n]+`)
)

// decisionsIn finds what the rows of a section say about resuscitation. Alerts and
// plans are read whole; of the sections named otherwise the term alone, since free
// text there tells what was done; of all others nothing but codes.
func decisionsIn(section string, rows []care.Entry) (out []decision) {
	whole := section == care.Alerts || section == care.CarePlans
	named := section == care.Problems || section == care.Documents || section == care.Notes
	if !whole && !named && section != care.Observations && section != care.Procedures {
		return nil
	}
	for _, e := range rows {
		if e.Group == "past" || e.Group == "refuted" || e.Group == "superseded" || e.Negation == "Refuted:" {
			continue
		}
		d := decision{id: e.ID, words: e.Term, who: e.Source.Name, when: e.When, stance: codedStance(e.Codes)}
		texts := []string{}
		if whole || named {
			texts = append(texts, e.Term)
		}
		if whole {
			for _, f := range e.Facts {
				texts = append(texts, f.Text)
			}
		}
		for _, text := range texts {
			said := statedStance(text)
			if said == unclear && (d.stance != unsaid || named && !refusing.MatchString(text)) {
				continue // a code is clear; of a past arrest the word alone decides nothing
			}
			if d.stance == unsaid && said != unsaid {
				d.words = text
			}
			d.stance = both(d.stance, said)
		}
		if d.stance != unsaid && e.Negation != "" {
			d.stance = unclear
		}
		if d.stance != unsaid {
			out = append(out, d)
		}
	}
	return out
}

func codedStance(codes []care.Coded) (s stance) {
	for _, c := range codes {
		switch {
		case slices.Contains(forResuscitation, c.Code):
			s = both(s, accepts)
		case slices.Contains(notForResuscitation, c.Code):
			s = both(s, refuses)
		}
	}
	return s
}

func statedStance(text string) (s stance) {
	if !about.MatchString(text) {
		return unsaid
	}
	if revoking.MatchString(text) {
		return unclear
	}
	for _, clause := range clauses.Split(text, -1) {
		if !about.MatchString(clause) {
			continue
		}
		rest := refusing.ReplaceAllString(clause, "")
		said := unclear
		switch no, yes := rest != clause, agreeing.MatchString(rest); {
		case turning.MatchString(agreeing.ReplaceAllString(rest, "")):
		case no && !yes:
			said = refuses
		case yes && !no:
			said = accepts
		}
		s = both(s, said)
	}
	return s
}

func both(a, b stance) stance {
	switch {
	case a == unsaid || a == b:
		return b
	case b == unsaid:
		return a
	}
	return unclear
}

// decisions are what all rows of the record say about resuscitation.
func (o *openRecord) decisions() (all []decision) {
	for _, st := range o.sources {
		for _, c := range st.cells {
			all = append(all, c.decided...)
		}
	}
	slices.SortFunc(all, func(a, b decision) int {
		return cmp.Or(strings.Compare(care.SortKey(b.when.ISO), care.SortKey(a.when.ISO)), strings.Compare(a.who, b.who), strings.Compare(a.id, b.id))
	})
	return all
}

// resuscitation warns where decisions in force differ: on each of the rows,
// wherever it stands, and above the alerts and every section that holds one. It
// says what was sent, by whom and when, newest first, and never which one holds.
func resuscitation(section string, rows []care.Entry, all []decision) (warning string) {
	here := section == care.Alerts
	for i := range rows {
		e := &rows[i]
		at := slices.IndexFunc(all, func(d decision) bool { return d.id == e.ID })
		if at < 0 {
			continue
		}
		here = true
		var against, beside []string
		for _, d := range all {
			says := d.who + " says “" + d.words + "”" + dated(d.when)
			switch {
			case d.stance == all[at].stance:
			case d.stance == unclear || all[at].stance == unclear:
				beside = append(beside, says)
			default:
				against = append(against, says)
			}
		}
		e.Cautions = slices.Clone(e.Cautions)
		if len(against) > 0 {
			e.Cautions = append(e.Cautions, "Conflict about resuscitation: "+strings.Join(unique(against), "; ")+".")
		}
		if len(beside) > 0 {
			e.Cautions = append(e.Cautions, "Something else is said about resuscitation, read both: "+strings.Join(unique(beside), "; ")+".")
		}
	}
	if here {
		return resuscitationConflict(all)
	}
	return ""
}

func resuscitationConflict(all []decision) string {
	var says []string
	yes, no := false, false
	for _, d := range all {
		switch d.stance {
		case accepts:
			yes = true
			says = append(says, "for resuscitation, "+d.who+dated(d.when))
		case refuses:
			no = true
			says = append(says, "not for resuscitation, "+d.who+dated(d.when))
		}
	}
	if !yes || !no {
		return ""
	}
	return "Conflict: decisions about resuscitation differ. Newest first: " + strings.Join(unique(says), "; ") + ". Check which one is in force; other alerts and letters may say more."
}

// alsoChanged adds to the sections that have changed those whose rows a decision
// about resuscitation among them may have to warn of; one that was withdrawn is
// no longer warned of.
func (o *openRecord) alsoChanged(changed []string) []string {
	if o.decided == nil {
		o.decided = map[string]bool{}
	}
	for _, st := range o.sources {
		for key, c := range st.cells {
			if len(c.decided) > 0 {
				o.decided[key] = true
			}
		}
	}
	if !slices.ContainsFunc(changed, func(key string) bool { return o.decided[key] }) {
		return changed
	}
	for _, key := range []string{care.Alerts, care.CarePlans, care.Problems, care.Documents, care.Notes, care.Observations, care.Procedures} {
		if (o.decided[key] || key == care.Alerts) && !slices.Contains(changed, key) {
			o.revision[key]++
			changed = append(changed, key)
		}
	}
	return changed
}
