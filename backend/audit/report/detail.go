package report

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"shcr/backend/care"
)

// Detail is what one access showed, as the audit has it: who was asked and what came
// of it, section by section, and what was opened. It holds no clinical content: of
// what was fetched there is a hash, by which the region can prove which versions
// these were, and of an item its reference.
type Detail struct {
	Key     string   `json:"key"`
	At      string   `json:"at"`     // "21-Nov-2026 14:32:05 GMT"
	Rights  string   `json:"rights"` // that decided on single items, in words; "" for none
	Answers []Answer `json:"answers"`
	Steps   []Step   `json:"steps"`
}

// Answer is what one organisation answered for one section.
type Answer struct {
	Organisation string `json:"organisation"`
	Section      string `json:"section"`
	State        string `json:"state"` // in words
	Shown        int    `json:"shown"` // rows
	At           string `json:"at"`    // when the answer had ended; "" when not recorded
	AsOf         string `json:"asOf"`  // of data that is fed at times; "" when live
	Versions     string `json:"versions"`
}

// Step is something done in the record, after one another.
type Step struct {
	At   string `json:"at"`
	What string `json:"what"`
}

// states are the ledger's, in words.
var states = map[string]string{
	string(care.StateComplete): "All it has", string(care.StateEmpty): "Nothing recorded there", string(care.StateAssertedNone): "States that there is none",
	string(care.StatePartial): "Not all it has", string(care.StateStale): "Older than it should be", string(care.StateFailed): "No answer",
	string(care.StateWithheldPolicy): "Not given: refused, or the person objected", string(care.StateWithheldIntegrity): "Withheld for safety", string(care.StateNotAsked): "Not asked",
}

// reasons say more of a state, where there is more to say.
var reasons = map[string]string{
	string(care.WhyNotKnown): "Person not known there", string(care.WhyRole): "by role", string(care.WhyNotShared): "does not share it", string(care.WhyPlanned): "to be shared later",
	string(care.WhyBreaker): "did not answer the last times", string(care.WhySignIn): "sign-in could not be renewed", string(care.WhyWithheld): "some items withheld",
	string(care.WhySensitive): "sensitive record", string(care.WhyUnreadable): "some items could not be read", string(care.WhyCancelled): "closed before it came",
	string(care.WhyTimeout): "not in time",
}

// Detail tells what an access showed. What was asked again stands twice, in the
// order of the answers.
func (r *Row) Detail(words Words) Detail {
	d := Detail{Key: r.Key, At: r.At, Answers: []Answer{}, Steps: []Step{}}
	for _, e := range r.parts {
		switch e.Kind {
		case "open-outcome":
			d.Rights = rightsWords(e.Rights)
			for _, l := range e.Ledger {
				if l.State != string(care.StateNotAsked) || l.Why != string(care.WhyNotShared) {
					d.Answers = append(d.Answers, l.answer(words))
				}
			}
		case "open":
			d.Steps = append(d.Steps, Step{Clock(e.At), what[e.Kind]})
		default:
			d.Steps = append(d.Steps, Step{Clock(e.At), stepWords(*e, words)})
		}
	}
	return d
}

// rights that decide on single items, in words.
var rights = map[string]string{
	string(care.RightFGM): "FGM information", string(care.RightProtection): "MAPPA and MARAC", string(care.RightRestricted): "restricted items",
	string(care.RightSafeguarding): "safeguarding enquiries",
}

func rightsWords(codes string) string {
	var all []string
	for _, c := range strings.FieldsFunc(codes, func(r rune) bool { return r == ',' }) {
		all = append(all, cmp.Or(rights[c], c))
	}
	return strings.Join(all, ", ")
}

func (l Line) answer(words Words) Answer {
	state := cmp.Or(states[l.State], l.State)
	switch why := cmp.Or(reasons[l.Why], l.Why); {
	case l.Why == string(care.WhyNotKnown):
		state = why
	case why != "":
		state += ": " + why
	}
	return Answer{Organisation: words.Organisation(l.ODS), Section: words.Section(l.Section), State: state, Shown: l.Shown, At: clockOf(l.At), AsOf: clockOf(l.AsOf), Versions: l.Versions}
}

func clockOf(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return Clock(at)
}

// steps name what was done in a record.
var steps = map[string]string{
	"section": "Shown", "document": "Fetched", "document-shown": "Opened", "source-viewed": "Opened", "retry": "Asked again", "narrowed": "Filtered", "closed": "Closed",
	"thought": "Opened after a stop to think", "cancelled": "Closed for another record", "replaced": "A registration was replaced",
}

func stepWords(e Event, words Words) string {
	say := cmp.Or(steps[e.Kind], partWords(e.Kind))
	if e.Outcome != "success" && e.Kind != "onward" {
		say += ": " + failure(e.Outcome)
	}
	switch {
	case e.Item == "":
		return say
	case e.Kind == "copied" || e.Kind == "onward":
		return itemWords(e, words)
	}
	return say + ": " + itemWords(e, words)
}

// filters name what a page is filtered by; the others are care settings.
var filters = map[string]string{
	"words": "words typed", "organisation": "organisation", "heading": "heading", "kind": "kind",
	string(care.SettingGP): "GP", string(care.SettingAcute): "hospital", string(care.SettingMentalHealth): "mental health", string(care.SettingCommunity): "community",
	string(care.SettingAmbulance): "ambulance", string(care.SettingUrgentCare): "urgent care", string(care.SettingSocialCare): "social care",
}

// filterWords tells of a filter's event which page was filtered, and by what: "Results:
// from 22-Nov-2025, by words typed".
func filterWords(item string, words Words) string {
	page, query, _ := strings.Cut(item, "?")
	how, err := url.ParseQuery(query)
	title := map[string]string{"summary": "Person summary", "timeline": "Timeline"}[page]
	title = cmp.Or(title, words.Section(page))
	if err != nil || len(how) == 0 {
		return title + ": no filter any more"
	}
	var all []string
	for _, end := range []string{"from", "to"} {
		if day := how.Get(end); day != "" {
			all = append(all, end+" "+care.ParseMoment(day).Text())
		}
	}
	for _, by := range strings.FieldsFunc(how.Get("by"), func(r rune) bool { return r == ',' }) {
		all = append(all, "by "+cmp.Or(filters[by], by))
	}
	return title + ": " + strings.Join(all, ", ")
}
