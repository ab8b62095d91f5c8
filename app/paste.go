package app

import (
	"regexp"
	"strings"
	"unicode"

	"shcr/backend/care"
	"shcr/backend/lists"
)

// PastedView tells what became of every part of a pasted text.
type PastedView struct {
	Worklist WorklistView    `json:"worklist"`
	Added    []string        `json:"added"`   // NHS numbers, spaced
	Already  []string        `json:"already"` // on the worklist before
	Twice    []string        `json:"twice"`   // more than once in the text
	Refused  []PastedRefusal `json:"refused"`
}

// PastedRefusal is a part that is no NHS number, and why.
type PastedRefusal struct {
	Line int    `json:"line"` // from 1
	Text string `json:"text"` // as it was pasted, cut after 40 characters
	Say  string `json:"say"`
}

// pastedMost bounds a pasted text: a thousand lines of a spreadsheet.
const pastedMost = 100_000

// Paste puts the NHS numbers in a text on a worklist: one a line or many, in any
// form and with anything around them. Each is checked, none is looked up.
func (l *Lists) Paste(id, text string) (PastedView, error) {
	s, n, err := l.worklist(id)
	if err != nil {
		return PastedView{}, err
	}
	if len(text) > pastedMost {
		return PastedView{}, &care.Error{Code: care.CodeInput, Op: "paste numbers", Say: "This is too much at once. Paste 500 NHS numbers at most."}
	}
	v, numbers := readPasted(text)
	if len(numbers)+len(v.Refused) == 0 {
		return PastedView{}, &care.Error{Code: care.CodeInput, Op: "paste numbers", Say: "Paste one NHS number or more."}
	}
	labels, on := make([]lists.Label, len(numbers)), map[string]bool{}
	for i, number := range numbers {
		labels[i] = lists.Label{Number: number.Digits()}
		if d, err := l.app.signedIn(); err == nil {
			if known, ok := d.known.Load(number.Digits()); ok {
				labels[i] = known.(seen).label
			}
		}
		if on[labels[i].Number], err = s.Holds(n, labels[i].Number); err != nil {
			return PastedView{}, l.app.refused("paste numbers", err)
		}
	}
	if _, err := s.Add(n, labels); err != nil {
		return PastedView{}, l.app.refused("paste numbers", err)
	}
	for i, number := range numbers {
		if on[labels[i].Number] {
			v.Already = append(v.Already, number.Spaced())
		} else {
			v.Added = append(v.Added, number.Spaced())
		}
	}
	v.Worklist, err = l.view(s, n)
	return v, err
}

// Digits with whatever may stand between the parts of a number.
var (
	run   = regexp.MustCompile(`[0-9]+(?:[ \x{a0}\x{2007}\x{202f}\x{200b}.\-‐‑‒–—]{1,3}[0-9]+)*`)
	group = regexp.MustCompile(`[0-9]+`)
	dated = regexp.MustCompile(`^([0-9]{1,2}[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{4}|[0-9]{4}[^0-9]+[0-9]{2}[^0-9]+[0-9]{2})$`)
)

// readPasted finds the numbers of a text, each once, and names all that is none.
func readPasted(text string) (v PastedView, numbers []care.NHSNumber) {
	v = PastedView{Added: []string{}, Already: []string{}, Twice: []string{}, Refused: []PastedRefusal{}}
	seen := map[care.NHSNumber]int{}
	for i, line := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		said := false
		for _, part := range numberLike(line) {
			n, err := care.ParseNHSNumber(part)
			said = true
			if err != nil {
				v.Refused = append(v.Refused, PastedRefusal{i + 1, short(part), ProblemOf(err).Say})
				continue
			}
			if seen[n]++; seen[n] == 1 {
				numbers = append(numbers, n)
			} else if seen[n] == 2 {
				v.Twice = append(v.Twice, n.Spaced())
			}
		}
		if !said && strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			v.Refused = append(v.Refused, PastedRefusal{i + 1, short(line), "There is no NHS number in this line."})
		}
	}
	return v, numbers
}

// numberLike takes out of a line what was meant as an NHS number: ten digits on
// their own, or as 3-3-4, or all there are in a run of ten. What is left of eight
// digits or more, and no date, is taken too, to be refused: less is a bed or a house.
func numberLike(line string) (out []string) {
	for _, all := range run.FindAllString(line, -1) {
		at := group.FindAllStringIndex(all, -1)
		size := func(i int) int { return at[i][1] - at[i][0] }
		if count(all) == 10 {
			out = append(out, all)
			continue
		}
		rest := 0 // the first group that belongs to no number yet
		leave := func(to int) {
			if to > rest {
				if text := all[at[rest][0]:at[to-1][1]]; count(text) >= 8 && !dated.MatchString(text) {
					out = append(out, text)
				}
			}
		}
		for i := 0; i < len(at); i++ {
			last := -1
			switch {
			case size(i) == 10:
				last = i
			case i+2 < len(at) && size(i) == 3 && size(i+1) == 3 && size(i+2) == 4:
				last = i + 2
			}
			if last >= 0 {
				leave(i)
				out = append(out, all[at[i][0]:at[last][1]])
				i, rest = last, last+1
			}
		}
		leave(len(at))
	}
	return out
}

func count(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func short(s string) string {
	if r := []rune(strings.TrimSpace(s)); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return strings.TrimSpace(s)
}
