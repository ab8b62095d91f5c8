package demographics

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// known lists the parameters of a search; another one is an error.
var known = []string{
	"family", "given", "gender", "birthdate", "death-date", "address-postalcode", "address-postcode", "general-practitioner",
	"email", "phone", "_fuzzy-match", "_exact-match", "_history", "_max-results",
}

// search answers GET Patient?... There is no paging: too many is an outcome.
func (s *Service) search(w http.ResponseWriter, r *http.Request, oneMatch bool) {
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || len(q) == 0 {
		refuse(w, http.StatusBadRequest, "UNSUPPORTED_SERVICE", "processing", "Unsupported Service")
		return
	}
	for name := range q {
		if !slices.Contains(known, name) {
			refuse(w, http.StatusBadRequest, "ADDITIONAL_PROPERTIES", "value", "Additional properties are not allowed ('"+name+"' was unexpected)")
			return
		}
	}
	a, code, say := ask(q)
	if code != "" {
		refuse(w, http.StatusBadRequest, code, map[bool]string{true: "required", false: "value"}[code == "MISSING_VALUE"], say)
		return
	}
	if oneMatch && q.Has("_max-results") && a.max != 1 {
		refuse(w, http.StatusForbidden, "INVALID_VALUE", "forbidden", "Your app has insufficient permissions to use this operation: '_max-results' may only be 1")
		return
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	type hit struct {
		p     Person
		score float64
	}
	var hits []hit
	for _, p := range s.people {
		if score := a.score(p); score > 0 && (!a.exact || score == 1) {
			hits = append(hits, hit{p, score})
		}
	}
	if oneMatch && len(hits) > 1 {
		refuse(w, http.StatusForbidden, "INVALID_VALUE", "forbidden", "Your app has insufficient permissions to use this operation: more than one person matches")
		return
	}
	if len(hits) > a.max {
		refuse(w, http.StatusOK, "TOO_MANY_MATCHES", "multiple-matches", "Too Many Matches")
		return
	}
	slices.SortStableFunc(hits, func(x, y hit) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return strings.Compare(x.p.NHS, y.p.NHS)
	})
	var b bytes.Buffer
	b.WriteString(`{"resourceType":"Bundle","type":"searchset","total":` + strconv.Itoa(len(hits)))
	for i, h := range hits {
		b.WriteString(map[bool]string{true: `,"entry":[`, false: ","}[i == 0])
		b.WriteString(`{"fullUrl":"` + s.base + "Patient/" + h.p.NHS + `","search":{"score":` + strconv.FormatFloat(h.score, 'f', 4, 64) + `},"resource":`)
		b.Write(marshal(h.p.resource(true)))
		b.WriteString("}")
	}
	if len(hits) > 0 {
		b.WriteString("]")
	}
	b.WriteString("}")
	send(w, http.StatusOK, b.Bytes())
}

// question is a search as understood.
type question struct {
	family, postcode, gender, gp string
	given                        []string
	born, died                   []bound
	phone, email                 string
	fuzzy, exact, past           bool
	max                          int
}

type bound struct{ prefix, date string }

// ask reads the parameters; code is set when the search is not allowed.
func ask(q url.Values) (a question, code, say string) {
	a = question{family: q.Get("family"), gender: q.Get("gender"), gp: q.Get("general-practitioner"), phone: q.Get("phone"), email: q.Get("email"), max: 50}
	for _, g := range q["given"] {
		a.given = append(a.given, strings.Fields(g)...)
	}
	if q.Has("address-postalcode") && q.Has("address-postcode") {
		return a, "INVALID_SEARCH_DATA", "Invalid search data provided - 'address-postalcode' and 'address-postcode' are the same"
	}
	a.postcode = q.Get("address-postalcode") + q.Get("address-postcode")
	for name, to := range map[string]*bool{"_fuzzy-match": &a.fuzzy, "_exact-match": &a.exact, "_history": &a.past} {
		if v := q.Get(name); q.Has(name) && v != "true" && v != "false" {
			return a, "INVALID_VALUE", "Invalid value - '" + v + "' in field '" + name + "'"
		}
		*to = q.Get(name) == "true"
	}
	a.past = a.past || a.fuzzy // a fuzzy search always looks back
	if m := q.Get("_max-results"); m != "" {
		n, err := strconv.Atoi(m)
		if err != nil || n < 1 || n > 50 {
			return a, "INVALID_VALUE", "Invalid value - '" + m + "' in field '_max-results'"
		}
		a.max = n
	}
	for name, to := range map[string]*[]bound{"birthdate": &a.born, "death-date": &a.died} {
		for _, v := range q[name] {
			b := bound{"eq", v}
			if len(v) > 2 && slices.Contains([]string{"eq", "ge", "le"}, v[:2]) {
				b = bound{v[:2], v[2:]}
			}
			if !isDay(b.date) {
				return a, "INVALID_VALUE", "Invalid value - '" + v + "' in field '" + name + "'"
			}
			*to = append(*to, b)
		}
		if n := len(*to); n > 2 || n == 2 && (*to)[0].prefix+(*to)[1].prefix != "gele" && (*to)[0].prefix+(*to)[1].prefix != "lege" {
			return a, "INVALID_SEARCH_DATA", "Invalid search data provided - '" + name + "' may be given twice only as a range from ge to le"
		}
	}
	for name, v := range map[string]string{"family": a.family, "given": strings.Join(a.given, " "), "address-postalcode": a.postcode} {
		if len([]rune(v)) > 35 {
			return a, "INVALID_VALUE", "Invalid value in field '" + name + "': longer than 35 characters"
		}
		if i := strings.IndexByte(v, '*'); i >= 0 && (i < 2 || a.fuzzy) {
			return a, "INVALID_SEARCH_DATA", "Invalid wildcard in '" + name + "'"
		}
	}
	if a.gender != "" && !slices.Contains([]string{"male", "female", "other", "unknown"}, a.gender) {
		return a, "INVALID_VALUE", "Invalid value - '" + a.gender + "' in field 'gender'"
	}
	born, family, given := len(a.born) > 0, a.family != "", len(a.given) > 0
	enough := family && born
	if a.fuzzy {
		enough = family && given && born || (family || given) && born && a.gender != "" && a.postcode != ""
	}
	if !enough {
		return a, "INVALID_SEARCH_DATA", "Not enough search parameters were provided to be able to make a search"
	}
	return a, "", ""
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
