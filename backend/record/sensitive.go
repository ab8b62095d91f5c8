package record

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"shcr/backend/care"
)

// A sensitive person's rows keep what is needed to treat them and lose what
// could lead somebody to their door: the organisation, the place, the author,
// free text (decision 9, H24). It happens here, before anything leaves Go. The
// list says what stays, so that a fact added later is withheld until someone
// decides otherwise.
var safeFacts = []string{
	"reaction", "criticality", "clinical-status", "verification-status", "verification", "severity", "significance",
	"dose", "route", "max", "status", "status-reason", "quantity", "course", "coded-as", "type", "category", "recorded",
	"started", "ended", "end", "other-dose", "coded-dose", "score", "scale", "form", "issued",
	"reaction-date", "last", "class", "specimen", "site", "filed", "onset", "prescribing",
}

// settingWords stand in place of an organisation's name.
var settingWords = map[care.Setting]string{
	care.SettingGP: "A GP practice", care.SettingAcute: "A hospital", care.SettingMentalHealth: "A mental health service",
	care.SettingCommunity: "A community service", care.SettingAmbulance: "The ambulance service",
	care.SettingUrgentCare: "An urgent care service", care.SettingSocialCare: "A social care service",
}

func withoutPlaces(rows *care.Rows, org care.Organisation) {
	kept := rows.Entries[:0]
	for i := range rows.Entries {
		e := &rows.Entries[i]
		typ, of := typeOf(*e), e.Of
		e.Letter = nil    // a text may say where the person is
		e.Of = []string{} // ids may name the organisation
		e.Source = care.Source{Name: settingWords[org.Setting], Setting: org.Setting}
		e.Facts = slices.DeleteFunc(e.Facts, func(f care.Fact) bool { return !slices.Contains(safeFacts, f.Key) })
		for j := range e.Values {
			e.Values[j].Notes = []string{}
		}
		switch e.Section {
		case care.Encounters, care.Appointments:
			// What kind and when, never where or why in free text: the sender's own
			// words may name the place even where a code stands beside them.
			e.Term = firstOf(codedTerm(*e), map[string]string{care.Encounters: "Encounter", care.Appointments: "Appointment"}[e.Section])
			e.Codes = []care.Coded{}
		case care.CareNetwork, care.SocialCare:
			// Who comes to the door and from where says where the door is: what
			// kind of thing it is, and no more.
			e.Term, e.Codes, e.Negation = kindWords[typ], []care.Coded{}, ""
			if e.Term == "" {
				e.Term = "Item"
			}
		case care.CarePlans, care.Notes, care.Referrals, care.Procedures, care.FamilyHistory:
			e.Term = firstOf(codedTerm(*e), firstOf(kindWords[typ], "Item")+" (wording withheld: sensitive record)")
		case care.Observations:
			withoutWords(e.Values)
		case care.Alerts:
			e.Term = firstOf(codedTerm(*e), "Alert (wording withheld: sensitive record)")
		case care.Documents:
			e.Term = firstOf(codedTerm(*e), "Document")
		}
		if e.Section == care.CareNetwork && saysNothing(typ, *e) {
			for _, ref := range of {
				rows.Excluded = append(rows.Excluded, care.Excluded{Ref: ref, Reason: sensitiveReason})
			}
			continue
		}
		kept = append(kept, *e)
	}
	rows.Entries = kept
}

// sensitiveReason is given for what nothing is left of once it cannot tell where
// a sensitive person is: a relative without a name helps nobody.
const sensitiveReason = "Withheld: sensitive record"

func saysNothing(typ string, e care.Entry) bool {
	return len(e.Facts) == 0 && (typ == "RelatedPerson" || e.Status.Text == "" && e.When.ISO == "")
}

func withheldAsSensitive(rows care.Rows) bool {
	return slices.ContainsFunc(rows.Excluded, func(x care.Excluded) bool { return x.Reason == sensitiveReason })
}

// inNoOrder puts the organisations of a sensitive person's record together by
// their kind and shuffles each kind anew for every open: their place in the
// region file would say which of them they are (H24).
func inNoOrder(sources []Source, open string) []Source {
	place := func(s Source) string {
		org := s.Organisation()
		sum := sha256.Sum256([]byte(open + "|" + org.ODS))
		return string(org.Setting) + "|" + string(sum[:])
	}
	return slices.SortedFunc(slices.Values(sources), func(a, b Source) int { return compare(place(a), place(b)) })
}

// codedTerm is a row's term in the words of its code, "" when it has none.
func codedTerm(e care.Entry) string {
	for _, c := range e.Codes {
		if c.Display != "" {
			return c.Display
		}
	}
	return ""
}

// kindWords say what kind of item a row shows, by the type of what was sent.
var kindWords = map[string]string{
	"CareTeam": "Care team", "RelatedPerson": "Personal contact", "EpisodeOfCare": "Service", "Task": "Assessment or task",
	"DeviceRequest": "Equipment", "Condition": "Reason for support", "CarePlan": "Care plan", "Goal": "Goal", "Consent": "Decision or consent",
	"QuestionnaireResponse": "Form", "Composition": "Note", "ClinicalImpression": "Clinical assessment",
	"ServiceRequest": "Referral or request", "Procedure": "Procedure", "FamilyMemberHistory": "Relative",
}

func typeOf(e care.Entry) string {
	if len(e.Of) == 0 {
		return ""
	}
	typ, _, _ := strings.Cut(e.Of[0], "/")
	return typ
}

// withoutWords keeps measured numbers and takes out values in words: of a social
// history they say how and where somebody lives.
func withoutWords(values []care.Value) {
	for i, v := range values {
		if v.Text == "" { // its parts are values of their own
			continue
		}
		number := strings.TrimLeft(v.Text, "<>=")
		if _, err := strconv.ParseFloat(number, 64); err != nil && v.Text != "Yes" && v.Text != "No" {
			values[i].Text = "Words withheld (sensitive record)"
			values[i].Codes = []care.Coded{}
		}
	}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// withoutName generalises an answer of the ledger in the same way.
func withoutName(a care.Answer) care.Answer {
	a.ODS, a.Name, a.Since = "", settingWords[a.Setting], ""
	a.Excluded = slices.Clone(a.Excluded)
	for i := range a.Excluded { // ids may name the organisation
		a.Excluded[i].Ref, _, _ = strings.Cut(a.Excluded[i].Ref, "/")
	}
	return a
}

// withoutDates takes out of a partner's plans what differs from one partner to
// the next: who knows the region knows its dates, and a date would name the one
// practice or council that holds her (H24).
func withoutDates(s Share) Share {
	s.Since, s.Planned = "", ""
	if len(s.Awaited) > 0 {
		s.Awaited = []Awaited{{What: "Some parts"}}
	}
	return s
}

// within gives a name as it stands within a sentence: the words for a kind of
// organisation lose their capital, an organisation's own name never does.
func within(name string) string {
	for _, words := range settingWords {
		if words == name {
			return lower(name)
		}
	}
	return name
}
