// Package brief decides what the one-page brief has first for whom. It orders and
// finds, and never leaves a block out: what matters less stands lower.
package brief

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// Block is a question of the brief and where its answer is looked for.
type Block struct {
	Key, Title string
	Page       string   // where the whole of it is, see [care.BriefBlock]
	Of         []string // sections
	// Has tells whether a row answers it, now being the time of the look; nil of a
	// block that has a view of its own.
	Has func(e care.Entry, now time.Time) bool
	// Asked are fields of the person's details that answer it too, with their labels.
	Asked []Field
}

// Field is one of the person's details by its key and what it is called.
type Field struct{ Key, Label string }

// Before is the heading of what is read on the way to somebody's door, Further that
// of all that does not come first.
const (
	Before  = "Before you visit"
	Further = "Further"
)

// Recent is how far back events are recent.
const Recent = 60 * 24 * time.Hour

// Words by which rows are found: the sender's own, in what the row is called and
// in its leading facts. They find too much rather than too little.
var (
	risks = regexp.MustCompile(`(?i)\b(dogs?|violen\w*|aggress\w*|assault\w*|weapons?|firearms?|knife|threat\w*|arson|fire|smok\w*|oxygen|hoard\w*|infection|infest\w*|pets?|lone|alone|in pairs|two (staff|people|workers|carers)|double[- ]up|staff (safety|risk)|risk to (staff|others|visitors|workers)|do not visit|visit(s|ing|ors?)?|police|abus\w*|marac|mappa|harass\w*|intimidat\w*)\b`)
	keys  = regexp.MustCompile(`(?i)\bkeys?[ -]?holders?\b|\bkey[ -]?(safe|pad|box|code)|\b(door|entry|access|gate) codes?\b|\bkeys\b`)
	talks = regexp.MustCompile(`(?i)interpret|\blanguages?\b|sign language|\bBSL\b|makaton|hearing|\bdeaf|\bblind|vision|visual|sight|speech|\bspeak|communicat|large print|braille|easy[- ]read|lip[- ]?read|dysphasia|aphasia|literacy|learning (disab|diffic)|autis|reasonable adjustment|non-?verbal|advocate`)
	cares = regexp.MustCompile(`(?i)\bcarers?\b|\bcares for\b|\bcared for\b|\bcaring\b|young carer`)
	kit   = regexp.MustCompile(`(?i)\bequipment|\bhoists?\b|wheelchair|walking (frame|aid|stick)|zimmer|rollator|commode|hospital bed|profiling bed|mattress|grab rail|stair ?lift|ramp|pendant|telecare|home oxygen|catheter|adaptation|pressure cushion|slide sheet|bed rail`)
	likes = regexp.MustCompile(`(?i)preferred|preference|advance (care|decision|statement|directive)|\bACP\b|\bADRT\b|power of attorney|\bLPA\b|mental capacity|lacks capacity|best[- ]interest|deprivation of liberty|\bDoLS\b|wishes|respect form|\brecommended summary plan|escalation|place of (care|death)|organ donat|objects?\b|consent`)
)

func group(groups ...string) func(care.Entry, time.Time) bool {
	return func(e care.Entry, _ time.Time) bool { return slices.Contains(groups, e.Group) }
}

// over are the groups of what is no longer so.
var over = []string{"past", "refuted", "superseded", "retracted", "not-done", "not-given"}

func words(re *regexp.Regexp) func(care.Entry, time.Time) bool {
	return func(e care.Entry, _ time.Time) bool {
		return !slices.Contains(over, e.Group) && re.MatchString(named(e))
	}
}

func either(a, b func(care.Entry, time.Time) bool) func(care.Entry, time.Time) bool {
	return func(e care.Entry, now time.Time) bool { return a(e, now) || b(e, now) }
}

func in(section string, has func(care.Entry, time.Time) bool) func(care.Entry, time.Time) bool {
	return func(e care.Entry, now time.Time) bool { return e.Section == section && has(e, now) }
}

// named is what a row is called, in its term, its codes and the facts that lead it.
func named(e care.Entry) string {
	parts := []string{e.Term}
	for _, c := range e.Codes {
		parts = append(parts, c.Display)
	}
	for _, f := range e.Facts {
		if f.Lead || f.Key == "category" || f.Key == "kind" {
			parts = append(parts, f.Label+" "+f.Text)
		}
	}
	return strings.Join(parts, "\n")
}

// recent are stays and visits of now, to come, and of the last sixty days; one
// without a readable date is kept, for nobody can say that it is old.
func recent(e care.Entry, now time.Time) bool {
	if e.Group == "now" || e.Group == "planned" {
		return true
	}
	m := care.ParseMoment(e.When.ISO)
	return !m.HasDay() || now.Sub(m.Time()) <= Recent
}

// blocks are all there are; the keys of an order are theirs.
var blocks = []Block{
	{Key: "alerts", Title: "Alerts", Page: "full:alerts", Of: []string{care.Alerts}, Has: group("current")},
	{Key: "allergies", Title: "Allergies and adverse reactions", Page: "full:allergies", Of: []string{care.Allergies}, Has: group("current", "statement")},
	{Key: "medicines", Title: "Current medicines", Page: "medications", Of: []string{care.Medications}, Has: group("current")},
	{Key: "stopped", Title: "Medicines stopped or not taken, last 90 days", Page: "medications", Of: []string{care.Medications}, Has: group("stopped")},
	{Key: "problems", Title: "Problems and diagnoses", Page: "full:problems", Of: []string{care.Problems}, Has: group("current")},
	{Key: "resuscitation", Title: "Resuscitation status", Page: "full:care-plans", Of: []string{care.Alerts, care.CarePlans, care.Problems, care.Documents, care.Notes, care.Observations, care.Procedures}},
	{Key: "preferences", Title: "Preferences and decisions", Page: "full:care-plans", Of: []string{care.CarePlans, care.Alerts, care.Documents},
		Has: either(in(care.CarePlans, group("decisions", "goals")), words(likes))},
	{Key: "plans", Title: "Care plans", Page: "full:care-plans", Of: []string{care.CarePlans}, Has: group("plans", "forms")},
	{Key: "where", Title: "Where now", Page: "summary"},
	{Key: "since", Title: "Since the last discharge", Page: "summary"},
	{Key: "phone", Title: "Who to phone", Page: "network"},
	{Key: "events", Title: "Events of the last 60 days", Page: "full:encounters", Of: []string{care.Encounters}, Has: recent},
	{Key: "appointments", Title: "Appointments to come", Page: "full:appointments", Of: []string{care.Appointments}, Has: group("upcoming")},
	{Key: "risks", Title: "Risks to visitors", Page: "full:alerts", Of: []string{care.Alerts}, Has: words(risks)},
	{Key: "key-holder", Title: "Key holder", Page: "network", Of: []string{care.CareNetwork, care.SocialCare, care.Alerts}, Has: words(keys)},
	{Key: "communication", Title: "Interpreter and communication", Page: "demographics", Of: []string{care.Alerts, care.Problems, care.Observations, care.SocialCare}, Has: words(talks),
		Asked: []Field{{"language", "Language"}, {"interpreter", "Interpreter"}, {"disability", "Disability"}}},
	{Key: "carer", Title: "Carers, family and contacts", Page: "network", Of: []string{care.CareNetwork, care.SocialCare, care.Alerts, care.Problems},
		Has: either(in(care.CareNetwork, group("personal")), words(cares))},
	{Key: "services", Title: "Packages of care", Page: "social-care", Of: []string{care.SocialCare}, Has: group("now", "planned")},
	{Key: "equipment", Title: "Equipment", Page: "social-care", Of: []string{care.SocialCare, care.Alerts, care.Procedures}, Has: either(in(care.SocialCare, group("equipment")), words(kit))},
}

// visit is the first part of social care's order.
var visit = []string{"risks", "key-holder", "communication", "carer", "equipment"}

// orders are the keys of every block, each once, by whom they are for.
var orders = map[care.BriefKind][]string{
	care.BriefEmergency: {"alerts", "allergies", "resuscitation", "medicines", "problems", "where", "since", "stopped", "preferences", "plans", "communication",
		"carer", "phone", "events", "risks", "appointments", "services", "equipment", "key-holder"},
	care.BriefGP: {"alerts", "allergies", "since", "medicines", "stopped", "problems", "events", "appointments", "resuscitation", "preferences", "plans", "where",
		"phone", "carer", "communication", "services", "equipment", "risks", "key-holder"},
	care.BriefPharmacy: {"allergies", "medicines", "stopped", "alerts", "since", "problems", "communication", "carer", "phone", "where", "appointments", "events",
		"services", "equipment", "resuscitation", "preferences", "plans", "risks", "key-holder"},
	care.BriefSocialCare: append(slices.Clone(visit), "where", "alerts", "services", "preferences", "resuscitation", "allergies", "phone", "since", "appointments",
		"events", "medicines", "problems", "stopped", "plans"),
}

// Kinds are the orders that a user may choose from, with their names.
var Kinds = []struct {
	Key  care.BriefKind
	Name string
}{{care.BriefEmergency, "Emergency"}, {care.BriefGP, "GP"}, {care.BriefPharmacy, "Pharmacy"}, {care.BriefSocialCare, "Social care"}}

// Order gives every block in the order of a kind; ok is false for a kind that
// there is not.
func Order(kind care.BriefKind) (out []Block, ok bool) {
	keys, ok := orders[kind]
	for _, k := range keys {
		out = append(out, blocks[slices.IndexFunc(blocks, func(b Block) bool { return b.Key == k })])
	}
	return out, ok
}

// Part is the heading under which a block stands in an order, or "" of those that
// come first. Each part fills its own columns, so that what comes first is on the
// first screen and not at the foot of a long column.
func Part(kind care.BriefKind, key string) string {
	switch {
	case slices.Index(orders[kind], key) >= firsts[kind]:
		return Further
	case kind == care.BriefSocialCare:
		return Before
	}
	return ""
}

// firsts are how many blocks of an order come first.
var firsts = map[care.BriefKind]int{care.BriefEmergency: 7, care.BriefGP: 6, care.BriefPharmacy: 6, care.BriefSocialCare: len(visit)}

// Row is an entry as the brief shows it: with what leads it; keyed tells that the
// code of a key safe or a door was taken out of it, wherever in it that stood.
func Row(e care.Entry) (_ care.Entry, keyed bool) {
	row := care.Entry{ID: e.ID, Section: e.Section, Group: e.Group, Negation: e.Negation, Term: e.Term, When: e.When, Status: e.Status,
		Facts: []care.Fact{}, Values: []care.Value{}, Cautions: append([]string{}, e.Cautions...), Source: e.Source, Codes: []care.Coded{}, Of: []string{}}
	texts := append([]string{e.Term, e.Source.Author, e.Source.Unit}, e.Cautions...)
	for _, f := range e.Facts {
		hidden := strings.Contains(f.Label+f.Text, care.KeyCodeMark)
		if keyed = keyed || hidden; f.Lead || hidden {
			row.Facts = append(row.Facts, f)
		}
	}
	return row, keyed || strings.Contains(strings.Join(texts, "\n"), care.KeyCodeMark)
}
