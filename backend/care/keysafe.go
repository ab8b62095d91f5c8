package care

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// KeyCodeSay stands in place of a whole text that may hold the way into a home.
const KeyCodeSay = "Not shown: may hold the code of a key safe or a door"

// KeyCodeMark stands in place of the code in a text that keeps its other words.
const KeyCodeMark = "(code not shown)"

// speaks tells of a way into a home, as senders write of one: "key safe", "KEY-BOX",
// "door code". It looks at nearly every text of a long record, and is no regular
// expression for that.
func speaks(text string) bool {
	begins := func(s, word string) bool { return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) }
	ends := func(s, word string) bool { return len(s) >= len(word) && strings.EqualFold(s[len(s)-len(word):], word) }
	for i := range len(text) {
		switch text[i] {
		case 'k', 'K':
			if begins(text[i:], "key") {
				next := strings.TrimLeft(text[i+3:], gap)
				if begins(next, "safe") || begins(next, "pad") || begins(next, "code") || begins(next, "box") {
					return true
				}
			}
		case 'c', 'C':
			if begins(text[i:], "code") {
				before := strings.TrimRight(text[:i], gap)
				if ends(before, "door") || ends(before, "entry") || ends(before, "access") || ends(before, "gate") {
					return true
				}
			}
		}
	}
	return false
}

// gap is what may stand between the two words.
const gap = " \t\r\n\f\v-\u00a0\u2010\u2011\u2013"

var numberWords = regexp.MustCompile(`(?i)\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b`)

// MentionsKeyCode tells whether a text, which may come in parts, holds the code of a
// key safe or a door as far as can be told: it speaks of one and has a digit, a
// number word, or a code that is a word in it. Such a text, which may be markup, is
// never shown as it is.
func MentionsKeyCode(parts ...string) bool {
	if !slices.ContainsFunc(parts, mayMention) {
		return false
	}
	if mentions(parts) {
		return true
	}
	if !strings.ContainsAny(strings.Join(parts, ""), `<\`) {
		return false
	}
	plain := slices.Clone(parts)
	for i, p := range plain {
		plain[i] = tags.ReplaceAllString(p, " ")
	}
	return mentions(plain)
}

// mentions looks for a code in parts of which each may be the label of those after it.
func mentions(parts []string) bool {
	text := strings.Join(parts, " ")
	if !speaks(text) {
		return false
	}
	if strings.IndexFunc(text, unicode.IsDigit) >= 0 || numberWords.MatchString(text) {
		return true
	}
	for i, p := range parts {
		if slices.Contains(inWords(strings.Fields(p), parts[:i]), true) {
			return true
		}
	}
	return false
}

// inWords finds the words of a text that are a code by themselves or after one of its
// labels.
func inWords(words []string, labels []string) []bool {
	code := worded(words, "")
	for _, l := range labels {
		for i, is := range worded(words, l) {
			code[i] = code[i] || is
		}
	}
	return code
}

// tags are those of markup, which may stand between two words, also as JSON writes
// them.
var tags = regexp.MustCompile(`(?is)(<|\\u003c).*?(>|\\u003e)`)

// mayMention lets nearly every text go before its parts are joined.
func mayMention(s string) bool {
	for i := 0; i+3 <= len(s); i++ {
		switch s[i] {
		case 'k', 'K':
			if strings.EqualFold(s[i:i+3], "key") {
				return true
			}
		case 'c', 'C':
			if i+4 <= len(s) && strings.EqualFold(s[i:i+4], "code") {
				return true
			}
		}
	}
	return false
}

// WithoutKeyCode gives a text with [KeyCodeMark] in place of what may be the code of
// a key safe or a door, where it or what it stands with speaks of one. Its other
// words stay: a dog behind the same door must still be read of.
func WithoutKeyCode(text string, with ...string) string {
	if !mayMention(text) && !slices.ContainsFunc(with, mayMention) || !MentionsKeyCode(append(with, text)...) {
		return text
	}
	words := strings.Fields(text)
	digits, spelt, code := make([]bool, len(words)), make([]bool, len(words)), make([]bool, len(words))
	near := func(list []bool, i int) bool { return i > 0 && list[i-1] || i+1 < len(list) && list[i+1] }
	for i, w := range words {
		digits[i] = strings.IndexFunc(w, unicode.IsDigit) >= 0
		spelt[i] = numberWords.MatchString(w)
	}
	numbered := slices.Contains(digits, true)
	for i := range words { // beside a code in digits, "two staff" is no part of it
		several := len(numberWords.FindAllString(words[i], 2)) > 1 // "four-four-seven"
		code[i] = digits[i] || several || spelt[i] && (!numbered || near(spelt, i) || near(digits, i))
	}
	for again := true; again; { // "C 19 # 7": what is one character long goes with its neighbours
		again = false
		for i, w := range words {
			if !code[i] && near(code, i) && utf8.RuneCountInString(strings.TrimFunc(w, unicode.IsPunct)) <= 1 {
				code[i], again = true, true
			}
		}
	}
	for i, is := range inWords(words, with) { // no neighbour goes with a word: "BLUE, a dog"
		code[i] = code[i] || is
	}
	var out []string
	for i, w := range words {
		if !code[i] {
			out = append(out, w)
		} else if i == 0 || !code[i-1] {
			out = append(out, KeyCodeMark)
		}
	}
	return strings.Join(out, " ")
}

// HideKeyCodes takes what may be the code of a key safe or a door out of every text
// of an entry, so that none is on a card, found, copied or drawn. A label counts with
// its text, and the title with notes and values.
func (e *Entry) HideKeyCodes() {
	hide := func(text *string, with ...string) {
		if *text != "" {
			*text = WithoutKeyCode(*text, with...)
		}
	}
	title := ""
	if speaks(e.Term) {
		title = e.Term
	}
	for _, c := range e.Codes {
		if speaks(c.Display) {
			title += " " + c.Display
		}
	}
	hide(&e.Term)
	hide(&e.Negation)
	hide(&e.Status.Text)
	hide(&e.Source.Author)
	hide(&e.Source.Unit)
	hide(&e.Source.Stated)
	for i := range e.Cautions {
		hide(&e.Cautions[i])
	}
	for i := range e.Codes {
		hide(&e.Codes[i].Display)
	}
	for i := range e.Facts {
		f := &e.Facts[i]
		label := f.Label
		hide(&f.Label, f.Text)
		if f.Key == "note" { // free words: the code may stand there alone
			label += " " + title
		}
		hide(&f.Text, label)
	}
	for i := range e.Values {
		v := &e.Values[i]
		name := v.Name
		if MentionsKeyCode(title, name, v.Text) {
			v.Measure = nil
		}
		hide(&v.Name)
		hide(&v.Text, title, name)
		hide(&v.Range, title, name)
		for j := range v.Notes {
			hide(&v.Notes[j], title, name)
		}
		for j := range v.Codes {
			hide(&v.Codes[j].Display)
		}
	}
	if e.Letter != nil {
		hide(&e.Letter.Heading)
	}
}
