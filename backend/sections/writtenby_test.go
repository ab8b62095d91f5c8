package sections

import "testing"

// A person and the team they wrote for, both authors in FHIR, are named apart, and
// the row's author is the person, whichever is named first.
func TestM144_APersonIsNamedApartFromTheirTeam(t *testing.T) {
	const person, team = `{"reference":"Practitioner/1","display":"Sr Marie Devlin"}`, `{"type":"CareTeam","display":"Heart failure nurses"}`
	const within = `{"reference":"#org"}`
	for authors, want := range map[string]string{
		person + "," + team:   "Sr Marie Devlin",
		team + "," + person:   "Sr Marie Devlin",
		within + "," + person: "Sr Marie Devlin",
		team:                  "Heart failure nurses",
	} {
		e := readOne(t, "documents", `{"resourceType":"DocumentReference","id":"1","status":"current","description":"Letter","author":[`+authors+`],
			"contained":[{"resourceType":"Organization","id":"org","name":"Heart failure nurses"}],"content":[{"attachment":{"url":"Binary/1"}}]}`).Entries[0]
		if e.Source.Author != want || !has(e, "author-team", "Heart failure nurses") || has(e, "author", "Heart failure nurses") || (want == "Sr Marie Devlin") != has(e, "author", want) {
			t.Errorf("%s: by %q, %+v", authors, e.Source.Author, e.Facts)
		}
	}
}
