package people

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// Form is what was typed into the search (reference/pds-fhir.md §3). An NHS
// number goes before everything else.
type Form struct {
	NHSNumber string `json:"nhsNumber"`
	Family    string `json:"family"`
	Given     string `json:"given"`
	// Born is the date of birth, or the first of a range when BornTo is there too.
	Born     string `json:"born"`
	BornTo   string `json:"bornTo"`
	Gender   string `json:"gender"`
	Postcode string `json:"postcode"`
	// Match is how names and postcode are compared: "" as typed, with * at will;
	// MatchPast also with former names and addresses; MatchLike also with names
	// that sound alike, are swapped, or are of the past.
	Match string `json:"match"`
}

// Ways to compare, beside as typed.
const (
	MatchPast = "past"
	MatchLike = "like"
)

// most years that a range of dates of birth may span: with a family name alone, a
// wider one is no second identifier (I2).
const mostYears = 10

// longest bounds, in bytes, what is looked at of any one box: checks that take time
// with the length of a text must not be made to (W3).
const longest = 200

// Query checks a form and gives the search it means: an NHS number, or
// parameters. The error says which field to change. No search has fewer than two
// identifiers (I2), and none is sent that the service refuses.
func (f Form) Query() (care.NHSNumber, url.Values, error) {
	for _, s := range []string{f.NHSNumber, f.Family, f.Given, f.Born, f.BornTo, f.Gender, f.Postcode, f.Match} {
		if len(s) > longest {
			return "", nil, wrong("This is too long. Type one name, date, postcode or number in each box.")
		}
	}
	f = f.trimmed()
	if f.NHSNumber != "" {
		n, err := care.TypedNHSNumber(f.NHSNumber)
		return n, nil, err
	}
	if err := f.enough(); err != nil {
		return "", nil, err
	}
	if err := f.wildcards(); err != nil {
		return "", nil, err
	}
	born, err := f.born()
	if err != nil {
		return "", nil, err
	}
	q := url.Values{"birthdate": born}
	for name, value := range map[string]string{"family": f.Family, "given": f.Given, "gender": f.Gender, "address-postalcode": f.Postcode} {
		if value != "" {
			q.Set(name, value)
		}
	}
	switch f.Match {
	case MatchPast:
		q.Set("_history", "true")
	case MatchLike:
		q.Set("_fuzzy-match", "true")
	}
	return "", q, nil
}

// trimmed takes away what is around each value, and doubled spaces within.
func (f Form) trimmed() Form {
	for _, s := range []*string{&f.NHSNumber, &f.Family, &f.Given, &f.Born, &f.BornTo, &f.Gender, &f.Postcode} {
		*s = strings.Join(strings.Fields(*s), " ")
	}
	f.Family, f.Given = strings.ReplaceAll(f.Family, "’", "'"), strings.ReplaceAll(f.Given, "’", "'")
	f.Postcode = strings.ToUpper(strings.ReplaceAll(f.Postcode, " ", ""))
	return f
}

// enough keeps the service's minimum combinations, and our own of two identifiers.
func (f Form) enough() error {
	switch {
	case !slices.Contains([]string{"", "male", "female", "other", "unknown"}, f.Gender):
		return wrong("Choose a gender from the list, or leave it as any.")
	case !slices.Contains([]string{"", MatchPast, MatchLike}, f.Match):
		return wrong("Choose how names are compared.")
	case f.Family == "" && f.Given == "":
		return wrong("Enter an NHS number, or a family name and a date of birth.")
	case f.Born == "" && f.BornTo != "":
		return wrong("Enter the first day of the range of dates of birth too.")
	case f.Born == "":
		return wrong("Enter the date of birth too: a name alone is not enough.")
	case len([]rune(f.Family)) > 35 || len([]rune(f.Given)) > 35 || len([]rune(f.Postcode)) > 35:
		return wrong("Names are 35 characters at most.")
	case f.Family == "" && f.Match != MatchLike:
		return wrong("Enter the family name too. Without it, search by names that sound alike, with gender and postcode.")
	case f.Match == MatchLike && (f.Family == "" || f.Given == "") && (f.Gender == "" || f.Postcode == ""):
		return wrong("For names that sound alike, enter family and given name with the date of birth; or one name with the date of birth, gender and postcode.")
	}
	return nil
}

// wildcards keeps the service's rules of *: none within the first two characters,
// none where names are compared by sound.
func (f Form) wildcards() error {
	for _, part := range []struct{ text, letters string }{{f.Family, "letters of the family name"}, {f.Given, "letters of the given name"}, {f.Postcode, "characters of the postcode"}} {
		i := strings.IndexByte(part.text, '*')
		switch {
		case i < 0:
		case f.Match == MatchLike:
			return wrong("Names that sound alike are found without *. Take the * away, or compare names as typed.")
		case len([]rune(part.text[:i])) < 2:
			return wrong("Put at least two " + part.letters + " before the *.")
		}
	}
	return nil
}

// born gives the date or the range of it.
func (f Form) born() ([]string, error) {
	from, err := care.ParseTypedDate(f.Born)
	if err != nil || f.BornTo == "" {
		return []string{"eq" + from}, err
	}
	to, err := care.ParseTypedDate(f.BornTo)
	if err != nil {
		return nil, err
	}
	first, _ := time.Parse(time.DateOnly, from)
	last, _ := time.Parse(time.DateOnly, to)
	switch {
	case last.Before(first):
		return nil, wrong("The range of dates of birth ends before it begins. Change one of the two days.")
	case last.After(first.AddDate(mostYears, 0, 0)):
		return nil, wrong("The range of dates of birth is ten years at most. Choose a shorter one.")
	}
	return []string{"ge" + from, "le" + to}, nil
}
