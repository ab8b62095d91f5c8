package record

import "slices"

// sexBesideGender gives the sex recorded at birth, by all who record one, where any
// of it is not the gender that the identity service holds. They are two things:
// laboratories take their ranges from one, letters their title from the other.
func sexBesideGender(voices []voice) []DemographicsValue {
	said := spread(voices)["sex"]
	if !slices.ContainsFunc(said, func(d DemographicsValue) bool { return fold(d.Text) != fold(voices[0].Gender) }) {
		return []DemographicsValue{}
	}
	return said
}
