package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Row is one access, or one thing done besides: a search, a sign-in, a report.
// All texts are for the screen.
type Row struct {
	Key          string   `json:"key"`
	At           string   `json:"at"`     // "21-Nov-2026 14:32:05 GMT"
	Lasted       string   `json:"lasted"` // "4 min 10 s"; "" where it has no length
	What         string   `json:"what"`   // "Record opened"
	Name         string   `json:"name"`
	User         string   `json:"user"` // id at the sign-in service
	Role         string   `json:"role"`
	Organisation string   `json:"organisation"`
	ODS          string   `json:"ods"`
	Person       string   `json:"person"` // NHS number, spaced; "" when about nobody
	Reason       string   `json:"reason"`
	Note         string   `json:"note"` // the user's own words
	Shown        []string `json:"shown"`
	Failed       string   `json:"failed"` // why nothing was shown; "" when something was
	Emergency    bool     `json:"emergency"`
	Flags        []string `json:"flags"`
	How          string   `json:"how"` // "direct", "launched", "" where not recorded
	Device       string   `json:"device"`
	Unsent       bool     `json:"unsent"`   // not yet in the region's repository
	Detailed     bool     `json:"detailed"` // what each organisation answered was recorded: [Row.Detail]

	began, ended time.Time
	subject      string
	session      string
	numbers      []string
	ledger       []Line
	family       string // of the person, where a search told it
	given        string
	events       int
	sections     []string
	loaded       bool
	parts        []*Event // that it was made of, in their order
}

// Words puts the viewer's own codes into words.
type Words struct {
	Section      func(key string) string
	Organisation func(ods string) string
	Reason       func(key string) string
}

// what names the kinds that make a row of their own.
var what = map[string]string{
	"open": "Record opened", "search": "Person search", "search-failed": "Person search failed", "sign-in": "Signed in", "sign-out": "Signed out", "role": "Role taken up", "lock": "Locked", "unlock": "Unlocked", "launch": "Link from a host system",
	"refused": "Refused", "failed": "Failed", "security": "Security alert", "report": "Access report", "journal": "Audit journal",
}

// partOf are the kinds that belong to an open, and what they say of it.
var partOf = []string{"open-outcome", "section", "document", "document-shown", "source-viewed", "retry", "replaced", "security", "copied", "narrowed", "thought",
	"break-glass", "sensitive-letters", "refused", "failed", "cancelled", "closed", "onward"}

// rows joins the events of each open into one row; the others stand alone. The
// newest comes first.
func rows(events []Event, words Words) []*Row {
	slices.SortFunc(events, func(a, b Event) int { return cmp.Or(cmp.Compare(a.Journal, b.Journal), cmp.Compare(a.Seq, b.Seq)) })
	var all []*Row
	open := map[string]opens{} // by journal
	searched := map[string]Event{}
	for i, e := range events {
		now := open[e.Journal]
		switch {
		case e.Kind == "search-outcome":
			continue // the search stands already
		case e.Kind == "open":
			r := newRow(e, words)
			if s := searched[e.Journal]; s.Session == e.Session && s.Subject == e.Subject {
				r.family, r.given = s.Terms.Get("family"), s.Terms.Get("given")
			}
			r.parts = []*Event{&events[i]}
			open[e.Journal] = append(now, r)
			all = append(all, r)
			continue
		case slices.Contains(partOf, e.Kind):
			if r := now.of(e); r != nil {
				r.add(e, words)
				r.parts = append(r.parts, &events[i])
				if e.Kind == "closed" || r.Failed != "" {
					open[e.Journal] = slices.DeleteFunc(now, func(x *Row) bool { return x == r })
				}
				continue
			}
		case e.Kind == "sign-out":
			for _, r := range now {
				r.end(e.At)
			}
			delete(open, e.Journal)
		case e.Kind == "search":
			searched[e.Journal] = e
		}
		all = append(all, newRow(e, words))
	}
	for _, r := range all {
		r.finish(words)
	}
	slices.SortStableFunc(all, func(a, b *Row) int { return b.began.Compare(a.began) })
	return all
}

// opens are the accesses of one journal that have not ended. There is one record
// at a time, but the next is opened before the last is closed.
type opens []*Row

// of finds the access that an event is part of: the newest about its person, but
// what is closed is the oldest. One about nobody is part of none: a search that
// failed says nothing of the record that was open meanwhile.
func (o opens) of(e Event) (found *Row) {
	for _, r := range slices.Backward(o) {
		if r.subject == e.Subject && e.Person != "" && r.holds(e) {
			found = r
			if e.Kind != "closed" {
				break
			}
		}
	}
	return found
}

func newRow(e Event, words Words) *Row {
	r := &Row{
		Key: e.ID, At: Clock(e.At), What: cmp.Or(what[e.Kind], "Event: "+e.Kind), Name: e.Name, User: e.Subject, Role: e.RoleName,
		Organisation: cmp.Or(e.Organisation, e.ODS), ODS: e.ODS, Person: care.NHSNumber(e.Person).Spaced(), Note: e.Note,
		Shown: []string{}, Flags: []string{}, How: e.Access, Device: e.Device, Unsent: e.Unsent,
		began: e.At, subject: e.Subject, session: e.Session, events: 1,
	}
	if e.Reason != "" {
		r.Reason = words.Reason(e.Reason)
	}
	r.Emergency = e.Purpose == "ETREAT" || e.Purpose == "BTG" || e.Kind == "break-glass"
	if e.Person != "" {
		r.numbers = []string{e.Person}
	}
	r.flagged(e)
	if e.Outcome != "success" && e.Kind != "sign-out" && e.Kind != "lock" {
		r.Failed = failure(e.Outcome)
	}
	switch e.Kind {
	case "search", "search-failed", "report":
		r.Shown = append(r.Shown, criteria(e)...)
	case "open":
	default:
		r.ledger = e.Ledger
		if slices.Contains(partOf, e.Kind) {
			r.What = partWords(e.Kind)
		}
		if e.Item != "" {
			r.Shown = append(r.Shown, itemWords(e, words))
		}
	}
	return r
}

// holds tells whether an event is about the person of this open: under the number
// it was opened by, or the one that came in its place, which the outcome names.
func (r *Row) holds(e Event) bool {
	if slices.Contains(r.numbers, e.Person) {
		return true
	}
	if e.Kind != "open-outcome" || r.loaded || e.Session != r.session {
		return false
	}
	r.numbers = append(r.numbers, e.Person)
	r.Person += " (now " + care.NHSNumber(e.Person).Spaced() + ")"
	return true
}

func (r *Row) add(e Event, words Words) {
	r.events++
	r.Unsent = r.Unsent || e.Unsent
	r.ended = e.At
	r.flagged(e)
	switch e.Kind {
	case "closed":
		r.end(e.At)
	case "section":
		r.sections = append(r.sections, words.Section(e.Item))
		return
	case "open-outcome":
		r.loaded, r.Detailed = true, true
		r.ledger = append(r.ledger, e.Ledger...)
		if e.Access == receipt.Unconfirmed {
			r.Flags = append(r.Flags, "By NHS number alone: the identity service did not answer")
		}
		if e.Outcome != "success" {
			r.Flags = append(r.Flags, "Closed while it was loading")
		}
	case "refused", "failed", "cancelled":
		if r.loaded {
			r.Flags = append(r.Flags, "Not given: "+failure(e.Outcome))
		} else {
			r.Failed = failure(e.Outcome)
		}
	case "break-glass":
		r.Emergency = true
	case "sensitive-letters":
		r.Shown = append(r.Shown, "Letters of a sensitive record, because: "+e.Note)
	case "security":
		r.Flags = append(r.Flags, "An organisation sent data of another person, which was not shown")
	}
	if e.Item != "" && e.Kind != "document" && e.Kind != "narrowed" { // a document is fetched before it is shown; a filter shows nothing
		r.Shown = append(r.Shown, itemWords(e, words))
	}
	if e.Kind == "document" && e.Item != "" {
		r.Shown = append(r.Shown, "Fetched: "+itemWords(e, words))
	}
}

// flags are those recorded with the event itself, in words.
var flags = map[string]string{
	string(care.ConcernOwn): "Own NHS number", string(care.ConcernName): sameWhole, string(care.ConcernFamily): sameFamily, string(care.ConcernAddress): "Same address",
	"many-searches": "More searches than the region allows without a reason", "enumeration": "Searching was stopped: far too many", "break-glass": "Restricted items by emergency access",
	"sensitive-letters": "Letters of a sensitive record",
}

// flagged takes over an event's own flags, each once; of one that this viewer does
// not know, its name.
func (r *Row) flagged(e Event) {
	for _, f := range e.Flags {
		r.flag(cmp.Or(flags[f], f))
	}
}

func (r *Row) flag(say string) {
	if !slices.Contains(r.Flags, say) {
		r.Flags = append(r.Flags, say)
	}
}

func (r *Row) end(at time.Time) { r.Lasted = length(at.Sub(r.began)) }

// finish says what was loaded, where no single section tells what was looked at.
func (r *Row) finish(words Words) {
	if r.Lasted == "" && r.What == what["open"] && r.Failed == "" {
		r.Lasted = "end not recorded"
		if !r.ended.IsZero() {
			r.Lasted = "at least " + length(r.ended.Sub(r.began))
		}
	}
	if len(r.sections) > 0 {
		r.Shown = slices.Insert(r.Shown, 0, "Sections: "+strings.Join(r.sections, ", "))
	}
	counts := map[string]int{}
	for _, l := range r.ledger {
		counts[l.Section] += l.Shown
	}
	var loaded []string
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		if counts[key] > 0 && key != "" {
			loaded = append(loaded, fmt.Sprintf("%s (%d)", words.Section(key), counts[key]))
		}
	}
	if len(loaded) > 0 {
		r.Shown = append(r.Shown, "Loaded: "+strings.Join(loaded, ", "))
	}
	if r.Emergency {
		r.Flags = append(r.Flags, "Emergency access")
	}
}

func itemWords(e Event, words Words) string {
	ods, item, of := strings.Cut(e.Item, "|")
	switch {
	case e.Kind == "section":
		return words.Section(e.Item)
	case e.Kind == "narrowed":
		return filterWords(e.Item, words)
	case e.Kind == "onward" && e.Outcome != "success":
		return "Not handed on to " + e.Item + ": " + failure(e.Outcome)
	case e.Kind == "onward":
		return "Handed on to " + e.Item
	case !of:
		return e.Item
	case e.Kind == "copied":
		return "Reference copied to an item of " + words.Organisation(ods) + ": " + item
	case e.Kind == "source-viewed":
		return "As sent by " + words.Organisation(ods) + ": " + item
	}
	return "Document of " + words.Organisation(ods) + ": " + item
}

// partWords name an event that stands alone since its open was not found.
func partWords(kind string) string {
	if w, ok := what[kind]; ok {
		return w
	}
	return "Part of an access (" + kind + ")"
}

// criteria are the terms of a search or a report, for the row.
func criteria(e Event) (out []string) {
	for _, key := range slices.Sorted(maps.Keys(e.Terms)) {
		if !strings.HasPrefix(key, "_") {
			out = append(out, key+": "+strings.Join(e.Terms[key], ", "))
		}
	}
	return out
}

// failure puts an outcome into words.
func failure(code string) string {
	switch care.Code(code) {
	case care.CodeNoRole:
		return "Not allowed to this role"
	case care.CodeSearches:
		return "Stopped: too many searches within an hour"
	case care.CodeThink:
		return "Stopped to think: no words were given"
	case care.CodeAudit:
		return "The audit could not be kept"
	}
	return "Nothing was opened (" + code + ")"
}

// Clock writes a time with its zone, since an hour comes twice in October.
func Clock(t time.Time) string {
	at := t.In(care.London)
	return care.ParseMoment(at.Format("2006-01-02")).Text() + at.Format(" 15:04:05 MST")
}

func length(d time.Duration) string {
	d = max(d, 0).Round(time.Second)
	if d < time.Minute {
		return fmt.Sprintf("%d s", int(d.Seconds()))
	}
	if d < time.Hour {
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}
