package people

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"shcr/backend/care"
)

// warnAlike marks rows that could be taken for each other (H2): the same name,
// also written the other way round, and date of birth; the same family name and
// date of birth; the same name; a twin; and NHS numbers that one slip of the eye
// turns into each other.
func warnAlike(list []care.Candidate) {
	for i := range list {
		me := list[i].Person
		var whole, family, name, number int
		for j := range list {
			if i == j {
				continue
			}
			it := list[j].Person
			born, named := overlap(me.BirthISO, it.BirthISO), sameName(me.Name, it.Name)
			switch {
			case born && named:
				whole++
			case born && bare(me.Name.Family) == bare(it.Name.Family):
				family++
			case named:
				name++
			}
			if nearly(me.NHSNumber.Digits(), it.NHSNumber.Digits()) {
				number++
			}
		}
		var say []string
		add := func(n int, share string) {
			if n == 1 {
				say = append(say, "1 other person here shares "+share)
			} else if n > 1 {
				say = append(say, itoa(n)+" others here share "+share)
			}
		}
		add(whole, "this name and date of birth")
		add(family, "this family name and date of birth")
		add(name, "this name: check the date of birth")
		if len(say) == 0 && me.MultipleBirth {
			say = append(say, "Born as one of twins or more: check the given name")
		}
		if number > 0 {
			say = append(say, "Another NHS number here is almost the same: check every digit")
		}
		list[i].Alike = strings.Join(say, ". ")
	}
}

// overlap compares dates of birth as recorded: a year agrees with each of its
// days. Nothing recorded agrees with nothing.
func overlap(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] == b[:n]
}

// sameName compares family and first given name, in either order.
func sameName(a, b care.Name) bool {
	af, ag, bf, bg := bare(a.Family), bare(first(a.Given)), bare(b.Family), bare(first(b.Given))
	return af == bf && ag == bg || af == bg && ag == bf && ag != ""
}

// nearly tells of numbers that differ in two digits at most, or by two neighbours
// changing places (their check digits differ too).
func nearly(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1 || differ == 2 || differ == 3 && transposed(a[:9], b[:9])
}

func transposed(a, b string) bool {
	for i := range len(a) - 1 {
		if a[i] == b[i+1] && a[i+1] == b[i] && a[i] != b[i] && a[:i] == b[:i] && a[i+2:] == b[i+2:] {
			return true
		}
	}
	return false
}

// otherwise says by what a person was found, when it is not by the name and the
// postcode of today that were typed.
func otherwise(f Form, p care.Person) string {
	if strings.Contains(f.Family+f.Given+f.Postcode, "*") {
		return ""
	}
	given := strings.Fields(p.Name.Given + " " + p.Name.Preferred)
	known := func(typed string) bool {
		return slices.ContainsFunc(given, func(g string) bool { return bare(g) == bare(typed) })
	}
	switch {
	case f.Family != "" && bare(f.Family) != bare(p.Name.Family), slices.ContainsFunc(strings.Fields(f.Given), func(g string) bool { return !known(g) }):
		return "Not the name you typed: found by a former name, a similar sound or names the other way round"
	case f.Postcode != "" && p.Address != "" && !strings.Contains(strings.ReplaceAll(strings.ToUpper(p.Address), " ", ""), f.Postcode):
		return "Not the postcode you typed: found by a former address"
	}
	return ""
}

// bare makes names comparable: letters only, no case and no accents.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
}

func first(given string) string {
	if words := strings.Fields(given); len(words) > 0 {
		return words[0]
	}
	return ""
}
