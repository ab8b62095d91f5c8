package lists

import "strings"

// Kind of what is not as the list has it (H36).
type Kind string

// Kinds, the gravest first.
const (
	Withdrawn    Kind = "withdrawn"     // the number was invalidated and leads nowhere
	Unknown      Kind = "unknown"       // nobody has the number any more
	Merged       Kind = "merged"        // the number leads to another
	MergedListed Kind = "merged-listed" // and whoever has that is on the list too
	Restricted   Kind = "restricted"    // sensitive since
	Born         Kind = "born"          // another date of birth
	BornMissing  Kind = "born-missing"
	Deceased     Kind = "deceased" // died since
	AliveAgain   Kind = "alive-again"
	NameMissing  Kind = "name-missing"
	Family       Kind = "family" // another family name
	Given        Kind = "given"  // another given name
)

// Difference is one thing that is not as the list has it, as both have it.
type Difference struct {
	Kind        Kind
	Before, Now string
}

// Compare tells what of a person, as traced now, is not as their label has it.
// listed is whether the new number of somebody merged is on the same list. A
// label that was never traced has only its number to compare; a title alone
// makes no difference.
func Compare(before, now Label, listed bool) (out []Difference) {
	add := func(k Kind, b, n string) { out = append(out, Difference{k, b, n}) }
	switch {
	case before.Number != now.Number && listed:
		add(MergedListed, before.Number, now.Number)
	case before.Number != now.Number:
		add(Merged, before.Number, now.Number)
	}
	if !before.Traced {
		return out
	}
	if now.Hidden {
		add(Restricted, "", "")
	}
	switch {
	case before.Born != "" && now.Born == "":
		add(BornMissing, before.Born, "")
	case before.Born != now.Born:
		add(Born, before.Born, now.Born)
	}
	switch {
	case now.Died && !before.Died:
		add(Deceased, "", "")
	case before.Died && !now.Died:
		add(AliveAgain, "", "")
	}
	if now.Family+now.Given == "" && before.Family+before.Given != "" {
		add(NameMissing, before.Family+" "+before.Given, "")
		return out
	}
	if !same(before.Family, now.Family) {
		add(Family, before.Family, now.Family)
	}
	if !same(before.Given, now.Given) {
		add(Given, before.Given, now.Given)
	}
	return out
}

// same leaves case and spacing out of account.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
