package record

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"shcr/backend/care"
)

// Difference is a field of who the person is on which the sources disagree (M146).
// What is the same but for case, spaces, accents or the order of given names is
// none: a mark that is always there is read by nobody.
type Difference struct {
	Field  string `json:"field"`  // "birth", "family", "given", "title", "nhs", "gender", "died", "address", "practice"
	Label  string `json:"label"`  // "Date of birth"
	Strong bool   `json:"strong"` // may be another person
	Why    string `json:"why"`    // a sentence
	Said   []Said `json:"said"`   // the identity service first; all who say something of it
}

// Said is what one source says of a field, in its own words.
type Said struct {
	Source  string `json:"source"`
	Text    string `json:"text"`
	AsOf    string `json:"asOf"`    // "10-Nov-2026", when a partner last changed the person's details, or the age of the identity service's copy; "" not known
	Differs bool   `json:"differs"` // from the identity service
}

// voice is one source that says who the person is.
type voice struct {
	name string
	care.Demographics
	old bool // a registration that ended: what it says of addresses is history
}

// verdict of one voice beside the identity service.
type verdict int

const (
	silent verdict = iota // says nothing of it
	same
	apart  // differs
	strong // differs so that it may be another person
)

const mayBeAnother = "This may be another person's record: check who it is before you use what these organisations sent."

// comparison is one field that is compared: how, and what stands in the list.
type comparison struct {
	field, label string
	say          func(voice) string
	judge        func(pds, v voice) verdict
	why          string // where nobody differs strongly
}

var comparisons = []comparison{
	{"family", "Family name", wholeName, judgeFamily, "The same names in another order, or a name that the person is also known by."},
	{"birth", "Date of birth", func(v voice) string { return care.ParseMoment(v.BirthISO).Text() }, judgeBirth, "Not recorded to the same precision."},
	{"nhs", "NHS number verification", func(v voice) string { return upper(v.Untraced) }, func(_, v voice) verdict {
		if v.Untraced == "" {
			return silent
		}
		return apart
	}, "It was not matched with the national service there: check that what they hold is this person's."},
	{"given", "Given names", wholeName, judgeGiven, "Check that it is the same person."},
	{"title", "Title", func(v voice) string { return v.Title }, judgeTitle, "Ask the person how they are to be addressed."},
	{"gender", "Gender", func(v voice) string { return v.Gender }, judgeGender, "Check with the person."},
	{"died", "Record of death", deathWords, judgeDeath, "Bookings and services may still stand where no death is recorded."},
	{"address", "Address", placesWords, judgeAddress, "Check where the person is now."},
	{"practice", "GP practice", func(v voice) string { return strings.Join(v.Practices, ", ") }, judgePractice, "Letters may go to another practice."},
}

// locating fields are never compared for a sensitive person (H24).
var locating = []string{"address", "practice", "title", "given"}

// differences compares every voice with the first, the identity service.
func differences(voices []voice, sensitive bool) []Difference {
	out := []Difference{}
	for _, c := range comparisons {
		if sensitive && slices.Contains(locating, c.field) {
			continue
		}
		d := Difference{Field: c.field, Label: c.label, Why: c.why, Said: []Said{}}
		found := false
		pds := voices[0]
		for i, v := range voices {
			is := same
			if i > 0 || c.field == "nhs" {
				is = c.judge(pds, v)
			}
			text := c.say(v)
			if is == silent || text == "" && i > 0 {
				continue
			}
			if sensitive && c.field == "family" {
				text = v.Family // the rest of another name may be what hides the person
				if is > same {
					text = "Another name (withheld: sensitive record)"
				}
			}
			found, d.Strong = found || is > same, d.Strong || is == strong
			d.Said = append(d.Said, Said{Source: v.name, Text: orNot(text), AsOf: v.Recorded, Differs: is > same})
		}
		if d.Strong {
			d.Why = mayBeAnother
		}
		if found {
			out = append(out, d)
		}
	}
	return out
}

func orNot(text string) string {
	if text == "" {
		return "Not recorded"
	}
	return text
}

func wholeName(v voice) string {
	return care.Name{Family: v.Family, Given: strings.Join(v.Given, " "), Title: v.Title}.Show()
}

func judgeFamily(pds, v voice) verdict {
	if v.Family == "" && len(v.Given) == 0 {
		return silent
	}
	own, theirs := letters(pds.Family), letters(mended(v.Family))
	switch {
	case own == theirs:
		return same
	case rearranged(pds, v):
		return apart
	case slices.ContainsFunc(pds.Known, func(k string) bool { return theirs != "" && letters(k) == theirs }):
		return apart
	}
	return strong
}

// rearranged tells whether two have the same names, only in other places: family
// names come first in much of the world.
func rearranged(a, b voice) bool {
	x, y := nameWords(a.Family, a.Given), nameWords(mended(b.Family), b.Given)
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 0 && slices.Equal(x, y)
}

// judgeGiven: names differ where each side has one that the other lacks; an
// initial or a short form is none, nor is a further name or a nickname.
func judgeGiven(pds, v voice) verdict {
	if len(v.Given) == 0 || len(pds.Given) == 0 || rearranged(pds, v) {
		return silent
	}
	own, theirs := nameWords("", pds.Given), nameWords("", []string{mended(strings.Join(v.Given, " "))})
	if len(missing(theirs, append(nameWords("", pds.Known), own...))) > 0 && len(missing(own, theirs)) > 0 {
		return apart
	}
	return same
}

// addressed sorts titles by whom they are for; others are for anybody.
var addressed = map[string]string{"mr": "man", "sr": "man", "mrs": "woman", "ms": "woman", "miss": "woman", "sra": "woman", "mx": "neither"}

func judgeTitle(pds, v voice) verdict {
	own, theirs := addressed[letters(pds.Title)], addressed[letters(v.Title)]
	switch {
	case own == "" || theirs == "":
		return silent
	case own == theirs:
		return same
	}
	return apart
}

func judgeBirth(pds, v voice) verdict {
	own, theirs := day(pds.BirthISO), day(v.BirthISO)
	switch {
	case theirs == "":
		return silent
	case own == theirs:
		return same
	case own != "" && (strings.HasPrefix(own, theirs) || strings.HasPrefix(theirs, own)):
		return apart
	}
	return strong
}

func day(iso string) string { return iso[:min(len(iso), len("2006-01-02"))] }

func judgeGender(pds, v voice) verdict {
	switch v.Gender {
	case "":
		return silent
	case pds.Gender:
		return same
	}
	return apart
}

func deathWords(v voice) string {
	if !v.Deceased {
		return "No death recorded"
	}
	if at := care.ParseMoment(v.Died).Text(); at != "" {
		return "Died " + at
	}
	return "Died: date not recorded"
}

func judgeDeath(pds, v voice) verdict {
	own, theirs := day(pds.Died), day(v.Died)
	switch {
	case pds.Deceased != v.Deceased:
		return apart
	case !v.Deceased, own == "" || theirs == "", strings.HasPrefix(own, theirs), strings.HasPrefix(theirs, own):
		return same
	}
	return apart
}

func placesWords(v voice) string {
	var out []string
	for _, p := range v.Addresses {
		out = append(out, p.Text)
	}
	return strings.Join(out, "; ")
}

func judgeAddress(pds, v voice) verdict {
	if len(v.Addresses) == 0 || v.old || len(pds.Addresses) == 0 {
		return silent
	}
	for _, a := range v.Addresses {
		if slices.ContainsFunc(pds.Addresses, func(b care.Place) bool { return samePlace(a, b) }) {
			return same
		}
	}
	return apart
}

func judgePractice(pds, v voice) verdict {
	if len(v.Practices) == 0 || v.old || len(pds.Practices) == 0 {
		return silent
	}
	if slices.ContainsFunc(v.Practices, func(p string) bool { return slices.Contains(pds.Practices, p) }) {
		return same
	}
	return apart
}

// samePlace: two addresses of one postcode are one unless their numbers differ
// (2 and 22 Windlass Court); without a postcode the words of one must all stand in
// the other.
func samePlace(a, b care.Place) bool {
	x, y := letters(a.Postcode), letters(b.Postcode)
	if x != "" && y != "" && x != y {
		return false
	}
	wordsA, wordsB := placeWords(a), placeWords(b)
	numbersA, numbersB := numbered(wordsA), numbered(wordsB)
	if x == y && x != "" && len(numbersA)+len(numbersB) > 0 {
		return len(missing(numbersA, numbersB)) == 0 && len(missing(numbersB, numbersA)) == 0
	}
	if len(wordsA) > len(wordsB) {
		wordsA, wordsB = wordsB, wordsA
	}
	return len(missing(wordsA, wordsB)) == 0
}

var short = map[string]string{"rd": "road", "st": "street", "cl": "close", "ave": "avenue", "ln": "lane", "ct": "court", "dr": "drive", "apt": "flat"}

func placeWords(p care.Place) (out []string) {
	text := strings.TrimSuffix(fold(p.Text), fold(p.Postcode))
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		w = letters(w)
		if long := short[w]; long != "" {
			w = long
		}
		out = append(out, w)
	}
	return out
}

func numbered(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.ContainsFunc(w, unicode.IsDigit) })
}

// missing lists the words of a that match none of b. In names an initial or a
// short form matches; a word with a number must be the same.
func missing(a, b []string) (out []string) {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y string) bool {
			return x == y || x != "" && y != "" && !strings.ContainsFunc(x+y, unicode.IsDigit) && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
		}) {
			out = append(out, x)
		}
	}
	return out
}

func nameWords(family string, given []string) (out []string) {
	for _, w := range strings.FieldsFunc(family+" "+strings.Join(given, " "), func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if w = letters(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// fold lowers case and takes accents off, whichever way they are encoded.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if plain, ok := strokes[r]; ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// strokes are letters that Unicode does not take apart.
var strokes = map[rune]string{'ł': "l", 'đ': "d", 'ø': "o", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i"}

// letters is what is left of a word when case, accents, spaces and punctuation are gone.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(s))
}

// mended undoes UTF-8 that was read as Windows-1252 ("WIÅšNIEWSKI"), for comparing
// only: what is shown stays as sent (H35).
func mended(s string) string {
	if !strings.ContainsAny(s, "ÃÅÄÂ") {
		return s
	}
	raw, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil || strings.ToValidUTF8(raw, "") != raw {
		return s
	}
	return raw
}

// upper begins a sentence.
func upper(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
