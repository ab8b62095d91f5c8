package demographics

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// score tells how well a person answers a question: 0 no, 1 exactly. A
// restricted person is never found by where they live or are registered, nor by
// how they are reached.
func (a question) score(p Person) float64 {
	if p.Restricted && (a.postcode != "" || a.gp != "" || a.phone != "" || a.email != "") {
		return 0
	}
	score := a.names(p)
	if score == 0 || !inBounds(a.born, p.Born) || a.gender != "" && a.gender != p.Gender {
		return 0
	}
	// The practice and the date of death decide, but in a fuzzy search they
	// only move the score.
	for _, agrees := range []bool{inBounds(a.died, p.Died), a.gp == "" || strings.EqualFold(a.gp, p.GP)} {
		if !agrees && !a.fuzzy {
			return 0
		}
		if !agrees {
			score *= 0.9
		}
	}
	if a.postcode != "" && !like(squeeze(a.postcode), squeeze(p.Postcode)) {
		former := func(f Former) bool { return f.Postcode != "" && like(squeeze(a.postcode), squeeze(f.Postcode)) }
		if !a.past || !slices.ContainsFunc(p.Former, former) {
			return 0
		}
		score *= 0.95
	}
	for _, wanted := range []string{a.phone, a.email} {
		if wanted != "" && !slices.ContainsFunc(p.Telecom, func(t Telecom) bool { return samePhone(wanted, t.Value) }) {
			return 0
		}
	}
	if len(p.Born) < 10 {
		score *= 0.95 // a partial date of birth is never an exact match
	}
	return score
}

// names compares with the name of today, and where the search looks back with
// those of the past: what comes back is the name of today all the same.
func (a question) names(p Person) float64 {
	best := a.name(p)
	if !a.past {
		return best
	}
	past := p.Former
	if p.BirthFamily != "" {
		past = append(slices.Clone(past), Former{Family: p.BirthFamily})
	}
	for _, f := range past {
		then := p
		if f.Family != "" {
			then.Family = f.Family
		}
		if f.Given != nil {
			then.Given = f.Given
		}
		if f.Family != "" || f.Given != nil {
			best = max(best, 0.95*a.name(then))
		}
	}
	return best
}

func (a question) name(p Person) float64 {
	families := []string{p.Family}
	given := p.Given
	if p.Preferred != "" && a.fuzzy {
		given = append(slices.Clone(given), p.Preferred)
	}
	plain := slices.ContainsFunc(families, func(f string) bool { return like(fold(a.family), fold(f)) })
	if a.family == "" {
		plain = a.fuzzy
	}
	if plain && givenMatch(a.given, given, like) {
		if strings.ContainsRune(a.family+strings.Join(a.given, ""), '*') {
			return 0.9542
		}
		return 1
	}
	if !a.fuzzy {
		return 0
	}
	sounds := a.family == "" || slices.ContainsFunc(families, func(f string) bool { return soundex(a.family) == soundex(f) })
	if sounds && givenMatch(a.given, given, func(x, y string) bool { return soundex(x) == soundex(y) }) {
		return 0.8976
	}
	// Family and given name written the other way round.
	swapped := len(a.given) > 0 && slices.ContainsFunc(families, func(f string) bool { return fold(f) == fold(a.given[0]) }) &&
		slices.ContainsFunc(given, func(g string) bool { return fold(g) == fold(a.family) })
	if swapped {
		return 0.8521
	}
	return 0
}

// givenMatch asks each given name in turn: the first for the first, others
// anywhere.
func givenMatch(asked, has []string, same func(string, string) bool) bool {
	for _, g := range asked {
		ok := slices.ContainsFunc(has, func(h string) bool { return same(fold(g), fold(h)) })
		if strings.ContainsRune(g, '*') { // only ever of the first given name
			ok = len(has) > 0 && same(fold(g), fold(has[0]))
		}
		if !ok {
			return false
		}
	}
	return true
}

// inBounds compares dates of birth as recorded; a partial one matches where it
// overlaps.
func inBounds(asked []bound, has string) bool {
	for _, b := range asked {
		n := min(len(has), len(b.date))
		if n == 0 {
			return false
		}
		c := strings.Compare(has[:n], b.date[:n])
		if b.prefix == "eq" && c != 0 || b.prefix == "ge" && c < 0 || b.prefix == "le" && c > 0 {
			return false
		}
	}
	return true
}

// like compares with a * that stands for anything at the end or inside.
func like(pattern, text string) bool {
	head, rest, wild := strings.Cut(pattern, "*")
	if !wild {
		return pattern == text
	}
	if !strings.HasPrefix(text, head) {
		return false
	}
	text = text[len(head):]
	for {
		if like(rest, text) {
			return true
		}
		if text == "" {
			return false
		}
		text = text[1:]
	}
}

// fold makes names comparable: no case, no accents, one kind of apostrophe.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == '`':
			b.WriteRune('\'')
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ø':
			b.WriteString("o")
		case r == 'ł':
			b.WriteString("l")
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

func squeeze(s string) string { return strings.ToUpper(strings.ReplaceAll(s, " ", "")) }

func samePhone(a, b string) bool {
	norm := func(s string) string {
		s = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "").Replace(strings.ToLower(s))
		for _, country := range []string{"+44", "0044"} {
			if rest, ok := strings.CutPrefix(s, country); ok {
				return "0" + rest
			}
		}
		return s
	}
	return norm(a) == norm(b)
}

// soundex is the classic four-character code of the letters of a name.
func soundex(s string) string {
	const codes = "01230120022455012623010202" // A to Z
	var out []byte
	last := byte('0')
	for _, r := range fold(s) {
		if r < 'a' || r > 'z' {
			continue
		}
		c := codes[r-'a']
		if len(out) == 0 {
			out = append(out, byte(r))
		} else if c != '0' && c != last {
			out = append(out, c)
		}
		if r != 'h' && r != 'w' {
			last = c
		}
	}
	for len(out) > 0 && len(out) < 4 {
		out = append(out, '0')
	}
	return string(out[:min(len(out), 4)])
}
