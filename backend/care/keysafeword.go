package care

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A code may be a word: "key safe code: BLUE". Where a text speaks of a way into a
// home, the word that follows one for a code is taken for it when it is quoted, or
// capitalised beyond its surroundings at the end of its clause, and is none by which
// people say who has the code. What is left in: a word in small letters without
// quotes, two capitalised words, and a word after "key safe" alone, which mostly says
// where that hangs or that there is one.

// joins may stand between a word for a code and the code.
var joins = []string{"is", "was", "now", "currently", "word", "number", "for", "of", "the", "key", "safe", "keysafe", "key-safe", "box", "pad", "keypad",
	"door", "gate", "front", "back", "side", "main", "outer", "inner", "communal", "entry"}

// ordinary are words that follow one for a code and are none.
var ordinary = strings.Fields(`a i ask asked see ring call phone tel telephone contact speak email text obtain get collect use try via with from to by for
	in on at of not no none nil na n/a ok yes unknown known held holder holders kept left given gave shared changed changes updated reset removed broken
	faulty missing lost stolen required needed requested provided supplied issued pending awaited awaiting available unavailable withheld confidential
	private secure correct incorrect wrong working works old new same different checked confirmed unconfirmed recorded documented stored fitted please
	refer check carer carers careline care family daughter son wife husband partner parent parents mother father sister brother neighbour neighbours
	friend warden manager office agency council nurse nurses staff team reception landlord client patient service home hospital surgery pharmacy police
	ambulance school gp nhs dn dns ot sw cpn cmht ict mdt poa lpa nok tbc tba asap ooh mr mrs ms miss mx dr the this that there it he she they we who
	which may must will can could has have had is was are do does did only also never always today yesterday tomorrow system panel lock locks pad box
	safe entry door gate access instructions details information note notes under outside inside porch garage front rear back left right`)

// beside are words of place that may follow a code, which then ends its clause.
var beside = []string{"by", "at", "on", "behind", "under", "near", "beside", "outside", "inside", "then"}

const quotes = "\"'“”‘’«»`"

// worded finds the words of a text that are the code after a word for one, which may
// stand in a label before it.
func worded(words []string, label string) []bool {
	var all []string // also "code:BLUE" in its parts
	var of []int     // the word of the text, -1 of the label
	if label != "" {
		all = append(strings.Fields(label), ":")
		of = slices.Repeat([]int{-1}, len(all))
	}
	for i, w := range words {
		for at := parting(w); at > 0; at = parting(w) {
			all, of, w = append(all, w[:at]), append(of, i), w[at:]
		}
		all, of = append(all, w), append(of, i)
	}
	code := make([]bool, len(words))
	for i, w := range all {
		if isCode(core(w)) {
			from, to := follows(all, i)
			for _, at := range of[from:to] {
				if at >= 0 {
					code[at] = true
				}
			}
		}
	}
	return code
}

// isCode tells a word for a code.
func isCode(w string) bool {
	w = strings.ToLower(w)
	return strings.HasSuffix(w, "code") && w != "postcode" || w == "password" || w == "combination" || w == "pin"
}

// parting gives where a word for a code and the code part that stand in one word; 0
// when they do not.
func parting(w string) int {
	for at, r := range w {
		if strings.ContainsRune(":=-–—(", r) && isCode(core(w[:at])) && core(w[at:]) != "" {
			return at + utf8.RuneLen(r)
		}
	}
	return 0
}

// follows gives the words from and to, which is not included, that are the code after
// the word for one at i.
func follows(all []string, i int) (from, to int) {
	name, parted, of := capitals(core(all[i])), false, false
	for {
		w := all[i]
		if strings.ContainsAny(tail(w), ".,;!?)") {
			return 0, 0 // what follows is another clause
		}
		switch strings.ToLower(core(w)) {
		case "is", "was":
			parted = true
		case "for", "of": // whose, or of which door: the code is parted from that
			parted, of = false, true
		}
		parted = parted || strings.ContainsAny(tail(w), ":=-–—")
		if i++; i == len(all) {
			return 0, 0
		}
		if c := core(all[i]); c != "" && !slices.Contains(joins, strings.ToLower(c)) {
			break
		}
	}
	w, word := all[i], core(all[i])
	if singles(all, i) {
		for to = i; to < len(all) && capitals(core(all[to])) == initial; to++ {
		}
		return i, to
	}
	if of && !parted || slices.Contains(ordinary, strings.ToLower(word)) || strings.ContainsFunc(word, unicode.IsDigit) {
		return 0, 0
	}
	if strings.ContainsAny(w[:strings.Index(w, word)], quotes) {
		for to := i + 1; to <= min(len(all), i+4); to++ {
			if strings.ContainsAny(tail(all[to-1]), quotes) {
				return i, to
			}
		}
	}
	switch how := capitals(word); {
	case how < capitalised, !parted && how <= name, len(word) < 3 && how < shouted:
		return 0, 0
	case (how == capitalised || shouts(all, i+1)) && !ends(all, i): // "Ringing Ann", "SEEK ADVICE"
		return 0, 0
	}
	return i, i + 1
}

// How a word is written.
const (
	small       = iota
	initial     // one letter, a capital
	capitalised // "Blue"
	shouted     // "BLUE", "C-X-Y"
)

func capitals(word string) int {
	letters, upper := 0, 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			} else if letters == 1 {
				return small
			}
		}
	}
	switch {
	case letters == 0:
		return small
	case letters == 1:
		return initial
	case letters == upper:
		return shouted
	}
	return capitalised
}

// core is a word without what stands around it.
func core(w string) string {
	return strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// tail is what stands after the letters of a word.
func tail(w string) string {
	return w[len(strings.TrimRightFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })):]
}

// singles tells of a code that is written letter by letter: "C X Y Z".
func singles(all []string, i int) bool {
	return i+1 < len(all) && capitals(core(all[i])) == initial && capitals(core(all[i+1])) == initial
}

// shouts tells that a word is in capitals, as all around it then may be.
func shouts(all []string, i int) bool { return i < len(all) && capitals(core(all[i])) == shouted }

// ends tells that a word ends its clause.
func ends(all []string, i int) bool {
	if i+1 == len(all) || strings.ContainsAny(tail(all[i]), ".,;:!?)-–—"+quotes) {
		return true
	}
	next := all[i+1]
	return core(next) == "" || strings.HasPrefix(next, "(") || slices.Contains(beside, strings.ToLower(core(next)))
}
