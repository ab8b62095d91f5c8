package people

import (
	"regexp"
	"slices"
	"strings"

	"shcr/backend/care"
)

// Concerns tells why the user should stop and think before a person's record
// opens (I1): it may be their own, or of somebody close to them. Of a sensitive
// person no address is known here, and so none is compared.
func Concerns(who care.Professional, p care.Person) (out []care.Concern) {
	if own := who.Self.NHSNumber; own != "" && (own == p.NHSNumber || own.Spaced() == p.AskedAs) {
		out = append(out, care.ConcernOwn)
	}
	family, given := called(who.Name)
	switch {
	case family == "" || family != bare(p.Name.Family):
	case slices.ContainsFunc(given, func(g string) bool { return g == bare(first(p.Name.Given)) || g == bare(p.Name.Preferred) }):
		out = append(out, care.ConcernName)
	default:
		out = append(out, care.ConcernFamily)
	}
	if a, b := household(who.Self.Address), household(p.Address); a != "" && a == b {
		out = append(out, care.ConcernAddress)
	}
	return out
}

// called takes a professional's name apart: "Dr Samuel Okafor", or "OKAFOR, Samuel
// (Dr)". The titles that stand before or after are no given names of anybody.
func called(name string) (family string, given []string) {
	before, after, turned := strings.Cut(name, ",")
	words := strings.Fields(name)
	if turned {
		words = append(strings.Fields(after), before)
	}
	if len(words) == 0 {
		return "", nil
	}
	for _, w := range words[:len(words)-1] {
		if b := bare(w); b != "" {
			given = append(given, b)
		}
	}
	return bare(words[len(words)-1]), given
}

var (
	postcodes = regexp.MustCompile(`[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b`)
	houses    = regexp.MustCompile(`[0-9]+[A-Z]?\b`)
)

// household is what two writings of one address have alike: the postcode, and all
// numbers of flat and house before it, or the first line where there is none. It
// is "" when there is no postcode: nothing is guessed.
func household(address string) string {
	a := strings.ToUpper(address)
	at := postcodes.FindStringIndex(a)
	if at == nil {
		return ""
	}
	numbers := strings.Join(houses.FindAllString(a[:at[0]], -1), " ")
	if numbers == "" {
		line, _, _ := strings.Cut(a, ",")
		numbers = bare(line)
	}
	return strings.ReplaceAll(a[at[0]:at[1]], " ", "") + "|" + numbers
}
