package people

import (
	"fmt"
	"testing"

	"shcr/backend/care"
)

// I1: the rule table of stopping to think.
func TestI1_WhenToStopAndThink(t *testing.T) {
	const at = "2 Quay Road, Southmere, ZZ2 6QR"
	person := func(family, given, address string) care.Person {
		return care.Person{NHSNumber: "9998245915", Name: care.Name{Family: family, Given: given, Title: "Mr", Preferred: "Fred"}, Address: address}
	}
	for _, c := range []struct {
		user   string
		self   care.Self
		person care.Person
		want   string
	}{
		{"Tracey Hollis", care.Self{}, person("HOLLIS", "Frederick George", at), "[same-family]"},
		{"Tracey Hollis", care.Self{Address: "2 Quay Road, ZZ2 6QR"}, person("HOLLIS", "Frederick", at), "[same-family same-address]"},
		{"Tracey Hollis", care.Self{Address: "2 quay rd, Southmere, zz26qr"}, person("SMITH", "Frederick", at), "[same-address]"},
		{"Tracey Hollis", care.Self{Address: "2a Quay Road, ZZ2 6QR"}, person("SMITH", "Frederick", at), "[]"},
		{"Tracey Hollis", care.Self{Address: "12 Quay Road, ZZ2 6QR"}, person("SMITH", "Frederick", at), "[]"},
		{"Tracey Hollis", care.Self{Address: "Flat 2, 2 Quay Road, ZZ2 6QR"}, person("SMITH", "Frederick", at), "[]"},
		{"Tracey Hollis", care.Self{Address: "Rose Cottage, ZZ2 6QR"}, person("SMITH", "F", "Rose Cottage, Southmere, ZZ2 6QR"), "[same-address]"},
		{"Tracey Hollis", care.Self{Address: "2 Quay Road"}, person("SMITH", "F", "2 Quay Road"), "[]"}, // no postcode: not the same for sure
		{"Tracey Hollis", care.Self{Address: at}, person("SMITH", "F", ""), "[]"},                       // sensitive: none is known here
		{"Dr Samuel Okafor", care.Self{}, person("OKAFOR", "Samuel Chukwuemeka", ""), "[same-name]"},
		{"OKAFOR, Samuel (Dr)", care.Self{}, person("OKAFOR", "Samuel", ""), "[same-name]"},
		{"Fred Hollis", care.Self{}, person("HOLLIS", "Frederick", ""), "[same-name]"},
		{"Dr Samuel Okafor", care.Self{}, person("SAMUEL", "Okafor", ""), "[]"},
		{"Mary O'Neill", care.Self{}, person("O’NEILL", "Pat", ""), "[same-family]"},
		{"José Núñez", care.Self{}, person("NUNEZ", "Ana", ""), "[same-family]"},
		{"Comfort Asante", care.Self{NHSNumber: "9998245915"}, person("HOLLIS", "Frederick", ""), "[own-record]"},
		{"Comfort Asante", care.Self{NHSNumber: "9990123454"}, person("HOLLIS", "Frederick", ""), "[]"},
		{"", care.Self{}, person("", "", ""), "[]"},
		{"Dr", care.Self{}, person("", "Dr", ""), "[]"},
	} {
		if got := fmt.Sprint(Concerns(care.Professional{Name: c.user, Self: c.self}, c.person)); got != c.want {
			t.Errorf("%s %+v opens %s at %q: %s, want %s", c.user, c.self, c.person.Name.Show(), c.person.Address, got, c.want)
		}
	}
	old := care.Person{NHSNumber: "9992499559", AskedAs: "999 669 7649", Name: care.Name{Family: "X"}}
	if got := Concerns(care.Professional{Name: "A B", Self: care.Self{NHSNumber: "9996697649"}}, old); len(got) != 1 {
		t.Errorf("own record under an old number: %v", got)
	}
}
