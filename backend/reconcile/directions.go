package reconcile

import (
	"regexp"
	"strings"

	"shcr/backend/care"
)

// InUse tells of a medicine that is given now, as far as its sender says: not one
// that is not taken, on hold, intended or to start.
func InUse(e care.Entry) bool {
	future := e.When.Relative != "" && e.When.Relative != "today"
	return e.Group == "current" && e.Negation == "" && !future && (e.Status.Text == "" || e.Status.Text == "Active (end date passed)")
}

// Stopped tells of a medicine that its sender ended on purpose.
func Stopped(e care.Entry) bool { return e.Group != "current" && e.Status.Text == "Stopped" }

// Directions are a row's directions as sent; "" where none were.
func Directions(e care.Entry) string {
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

// Plain are directions by their words, to be compared. The abbreviations
// and counts that every prescriber writes ("One BD", "one to be taken twice a day")
// make no difference; an amount is never computed, so "two" and "75 mg" differ.
func Plain(s string) string {
	for _, u := range usual {
		s = u.is.ReplaceAllString(s, u.word)
	}
	return strings.TrimSuffix(strings.ToLower(strings.Join(strings.Fields(s), " ")), ".")
}
