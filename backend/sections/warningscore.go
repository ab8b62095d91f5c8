package sections

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// newsTotal is the SNOMED CT code of the NEWS2 total score (record-data §5).
const newsTotal = "1104051000000101"

var scaleWords = regexp.MustCompile(`(?i)\bscale\s*([12])\b`)

// warningScore leads a NEWS2 row with its score and the oxygen saturation scale
// it was made on: the same breath counts 3 on one scale and 0 on the other, so
// that a score without its scale misleads. A scale is never guessed.
func warningScore(e *care.Entry, c fhir.CodeableConcept) {
	total, found := care.Value{}, isNews(concept(c), codesOf(c))
	for _, v := range e.Values {
		if isNews(v.Name, v.Codes) {
			total, found = v, true
			break
		}
	}
	if !found {
		return
	}
	if len(e.Values) != 1 || total.Text == "" { // alone, the value is the score
		lead(e, "score", "Score", firstText(total.Text, "Not sent"))
	}
	lead(e, "scale", "Oxygen saturation scale", saturationScale(e, total))
}

func isNews(name string, codes []care.Coded) bool {
	for _, c := range codes {
		if c.Code == newsTotal {
			return true
		}
	}
	return strings.Contains(name, "NEWS2") && strings.Contains(fold(name), "score")
}

func saturationScale(e *care.Entry, total care.Value) string {
	var said []string
	say := func(text string) {
		if !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	for _, v := range e.Values {
		sent := v.Text != "" && !strings.HasPrefix(v.Text, "No value") && v.Text != "Cannot be shown safely"
		m := scaleWords.FindStringSubmatch(v.Name)
		switch {
		case m != nil && sent:
			say("Scale " + m[1])
		case m == nil && sent && strings.Contains(fold(v.Name), "saturation scale"):
			say(v.Text)
		}
	}
	if len(said) == 0 {
		for _, n := range total.Notes {
			if m := scaleWords.FindStringSubmatch(n); m != nil {
				say("Scale " + m[1] + ", from the note: " + n)
				break
			}
		}
	}
	return firstText(strings.Join(said, " and "), "Not stated")
}

// apart tells whether two moments are more than a day apart: then a row shows
// both (record-data §5).
func apart(a, b string) bool {
	x, y := care.ParseMoment(a), care.ParseMoment(b)
	return x.Known() && y.Known() && y.Time().Sub(x.Time()).Abs() > 24*time.Hour
}
