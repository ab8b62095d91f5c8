package people

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/training/demographics"
)

// number makes a valid NHS number of the test range from nine digits.
func number(n int) string {
	for ; ; n++ {
		d := fmt.Sprintf("999%06d", n%1000000)
		sum := 0
		for i := range 9 {
			sum += int(d[i]-'0') * (10 - i)
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return d + fmt.Sprint(check)
		}
	}
}

// H2: 200 sets of persons who could be taken for each other, of six kinds, each
// looked for at the service. Every one of a set is warned of with how many others
// share what, nobody else is, and every row has what tells them apart.
func TestH2_TwoHundredLookAlikeSets(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	families := []string{"Clarke", "O'Neill", "Smith-Jones", "Nguyễn", "Łukasz", "MacDonald", "Patel", "Begum", "Jones", "Ó Briain"}
	givens := []string{"Susan", "Mohammed", "Anne-Marie", "Zoë", "Amina", "John", "Grace", "Li"}
	warned, sets := 0, 0
	for set := range 200 {
		family, given := families[r.IntN(len(families))], givens[r.IntN(len(givens))]
		born := fmt.Sprintf("19%02d-%02d-%02d", 20+r.IntN(70), 1+r.IntN(12), 1+r.IntN(28))
		base := demographics.Person{Family: family, Given: []string{given, "A"}, Born: born, Gender: "female", Postcode: "ZZ1 1AA", Lines: []string{"", "1 Any Road"}}
		size, kind := 2+r.IntN(5), set%6
		s, service, _ := national(t, "healthcare-worker")
		form := Form{Family: family, Born: born}
		want := "this name and date of birth"
		var numbers []string
		for i := range size {
			p := base
			p.NHS = number(100000 + set*2900 + i*137 + r.IntN(50))
			switch kind {
			case 0: // namesakes
				p.Given = []string{given, string(rune('A' + i))}
			case 1: // other given names
				p.Given, want = []string{string(rune('B'+i)) + "elinda"}, "this family name and date of birth"
			case 2: // accents and case differ
				p.Given = []string{[]string{given, strings.ToUpper(given)}[i%2]}
			case 3: // a year only
				if i == 0 {
					p.Born = born[:4]
				}
			case 4: // the same name, other days of one range
				p.Born, want = fmt.Sprintf("%s-%02d-%02d", born[:4], 1+i, 10+i), "this name: check the date of birth"
				form.Born, form.BornTo = born[:4]+"-01-01", born[:4]+"-12-31"
			case 5: // deceased or restricted, and a namesake all the same
				p.Restricted = i == 1
				if i == 0 {
					p.Died = "2026-01-01"
				}
			}
			numbers = append(numbers, p.NHS)
			if !service.Add(p) {
				t.Fatalf("%s twice", p.NHS)
			}
		}
		found, err := s.Search(context.Background(), receipttest.Make(), form)
		if err != nil || len(found.Candidates) < size {
			t.Fatalf("set %d kind %d: %d of %d found, %v %s", set, kind, len(found.Candidates), size, err, say(err))
		}
		count := "1 other person here shares "
		if size > 2 {
			count = itoa(size-1) + " others here share "
		}
		sets++
		for _, c := range found.Candidates {
			p := c.Person
			if !contains(numbers, p.NHSNumber.Digits()) {
				continue
			}
			if strings.HasPrefix(c.Alike, count+want) {
				warned++
			} else {
				t.Errorf("set %d kind %d of %d: %s: %q, want %q", set, kind, size, p.Name.Show(), c.Alike, count+want)
			}
			if p.NHSSpaced == "" || p.Born == "" || p.Name.Family == "" || !p.Deceased && p.Age == "" || p.Sensitive && p.Address != "" {
				t.Errorf("set %d: a row does not tell who it is: %+v", set, p)
			}
		}
		if !strings.Contains(found.Say, "Check name, date of birth and NHS number") {
			t.Errorf("set %d: %q", set, found.Say)
		}
	}
	t.Logf("%d sets, %d rows warned of", sets, warned)
	if sets != 200 || warned < 400 {
		t.Errorf("%d sets, %d warned", sets, warned)
	}
}

func contains(list []string, s string) bool {
	return strings.Contains(" "+strings.Join(list, " ")+" ", " "+s+" ")
}

// Those who are not alike are not warned of: a warning on every row warns of none.
func TestH2_OthersAreNotWarnedOf(t *testing.T) {
	row := func(n, family, given, born string) care.Candidate {
		return care.Candidate{Person: care.Person{NHSNumber: care.NHSNumber(n), Name: care.Name{Family: family, Given: given}, BirthISO: born}}
	}
	list := []care.Candidate{row("9990123454", "PATEL", "Amina", "1948-03-14"), row("9995550001", "PATEL", "Vijay", "1970-01-01"),
		row("9991112223", "OYELARAN", "Grace", "1948-03-14"), row("9997778889", "", "", "")}
	warnAlike(list)
	for _, c := range list {
		if c.Alike != "" {
			t.Errorf("%s: %q", c.Person.Name.Show(), c.Alike)
		}
	}
	for _, pair := range [][2]string{{"9990123454", "9990123446"}, {"9990123454", "9990213452"}} { // two digits; neighbours swapped, with the check digit
		list := []care.Candidate{row(pair[0], "A", "B", "1948-03-14"), row(pair[1], "C", "D", "1950-01-01")}
		if warnAlike(list); !strings.Contains(list[0].Alike, "almost the same") || list[0].Alike != list[1].Alike {
			t.Errorf("%v: %q %q", pair, list[0].Alike, list[1].Alike)
		}
	}
	swapped := []care.Candidate{row("9990123454", "PHAM", "Huong", "1948-03-14"), row("9995550001", "HUONG", "Pham Thi", "1948-03-14")}
	if warnAlike(swapped); !strings.Contains(swapped[0].Alike, "this name and date of birth") {
		t.Errorf("names the other way round: %q", swapped[0].Alike)
	}
}

// H2: somebody found by a former name, a like sound or names the other way round
// is marked as that, and one alone gets a caution and no more: the page opens
// nobody.
func TestH2_WhoIsFoundOtherwiseIsMarked(t *testing.T) {
	s, service, _ := national(t, "healthcare-worker")
	service.Add(demographics.Person{NHS: number(777), Family: "Smyth", Given: []string{"Jonathan"}, Preferred: "Jon", Born: "1960-06-06", Gender: "male", Postcode: "ZZ9 9ZZ", Lines: []string{"", "1 New Road"},
		Details: demographics.Details{
			Former: []demographics.Former{{Family: "Baker"}, {Postcode: "ZZ1 1AA"}}}})
	for _, c := range []struct {
		form  Form
		found int
		words string
	}{
		{Form{Family: "Smyth", Born: "6/6/1960"}, 1, ""},
		{Form{Family: "SMYTH", Given: "Jon", Born: "6/6/1960", Match: MatchLike}, 1, ""},
		{Form{Family: "Smith", Given: "Jonathan", Born: "6/6/1960", Match: MatchLike}, 1, "Not the name you typed"},
		{Form{Family: "Jonathan", Given: "Smyth", Born: "6/6/1960", Match: MatchLike}, 1, "Not the name you typed"},
		{Form{Family: "Baker", Born: "6/6/1960", Match: MatchPast}, 1, "Not the name you typed"},
		{Form{Family: "Smyth", Born: "6/6/1960", Postcode: "zz1 1aa", Match: MatchPast}, 1, "Not the postcode you typed"},
		{Form{Family: "Smy*", Born: "6/6/1960"}, 1, ""},
		{Form{Family: "Baker", Born: "6/6/1960"}, 0, ""},
	} {
		got, err := s.Search(context.Background(), receipttest.Make(), c.form)
		if err != nil || len(got.Candidates) != c.found {
			t.Errorf("%+v: %d found %v", c.form, len(got.Candidates), err)
			continue
		}
		if c.found == 0 {
			if !strings.Contains(got.Say, "former names are found under More ways to search") {
				t.Errorf("%+v: %q", c.form, got.Say)
			}
			continue
		}
		if o := got.Candidates[0].Otherwise; !strings.Contains(o, c.words) || (o == "") != (c.words == "") {
			t.Errorf("%+v: %q, want %q", c.form, o, c.words)
		}
		if careful := strings.Contains(got.Say, "may be somebody else"); careful != (c.form.Match != "") {
			t.Errorf("%+v: %q", c.form, got.Say)
		}
	}
}
