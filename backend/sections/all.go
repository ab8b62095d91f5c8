// Package sections holds the readers: one file for each part of a record, which
// turns a partner's resources into rows ([care.Entry]). Raw FHIR never leaves a
// reader, and no rule about what a row means lives anywhere else.
//
// A new section is one file here with its fixture in testdata, one line in
// [All], and one card in the front end. The golden file that proves a reader is
// the same file that the card's test renders, so the two cannot drift apart.
//
// One law holds for every reader and is tested on all of them: each resource
// received is named by exactly one row's Of or by an Excluded with its reason,
// or left to the one other section that reads the same search (Elsewhere).
// Nothing is dropped in silence (H10), nothing is inferred, and no term is
// reworded (H35).
package sections

import (
	"cmp"
	"slices"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// All lists the sections in the order of the summary: what may harm first.
func All() []Reader {
	all := []Reader{
		alerts(),
		allergies(),
		problems(),
		medications(),
		results(),
		appointments(),
		observations(),
		procedures(),
		immunisations(),
		referrals(),
		carePlans(),
		documents(),
		encounters(),
		clinicalNotes(),
		socialCare(),
		careNetwork(),
		familyHistory(),
	}
	for i := range all {
		all[i] = withList(all[i])
		all[i].Read = grouped(all[i])
	}
	return all
}

// grouped puts a row without a heading (one that could not be read) under the
// section's first, so that no row can fall between headings. No row leaves with the
// code of a key safe or a door (record-data §12).
func grouped(r Reader) func(in Input) care.Rows {
	return func(in Input) care.Rows {
		rows := r.Read(in)
		origins(in, rows.Entries)
		for i, e := range rows.Entries {
			if !slices.ContainsFunc(r.Groups, func(g care.Group) bool { return g.Key == e.Group }) {
				rows.Entries[i].Group = r.Groups[0].Key
			}
			rows.Entries[i].HideKeyCodes()
		}
		return rows
	}
}

// Reader reads one section.
type Reader struct {
	care.Section
	// Searches are the types to ask for; all are asked with patient=ID.
	Searches []fhir.Ask
	// Read turns what one partner sent into rows.
	Read func(in Input) care.Rows
}

// Input is what one partner sent for one section.
type Input = fhir.Sent

// Output gathers rows while a reader works.
type Output struct{ care.Rows }

// Find gives the reader of a key.
func Find(key string) (Reader, bool) {
	for _, r := range All() {
		if r.Key == key {
			return r, true
		}
	}
	return Reader{}, false
}

// Order sorts rows of all partners for display. It depends on the rows alone,
// never on which partner answered first.
func Order(s care.Section, rows []care.Entry) {
	group := map[string]int{}
	forward := map[string]bool{}
	for i, g := range s.Groups {
		group[g.Key], forward[g.Key] = i, g.NearestFirst
	}
	type keyed struct {
		date string
		care.Entry
	}
	list := make([]keyed, len(rows)) // a date is read once, not at each comparison
	for i, e := range rows {
		list[i] = keyed{care.SortKey(e.When.ISO), e}
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		byDate := cmp.Compare(b.date, a.date) // newest first, undated last
		if forward[a.Group] {
			byDate = cmp.Compare(a.date, b.date)
		}
		return cmp.Or(
			cmp.Compare(group[a.Group], group[b.Group]),
			cmp.Compare(a.Rank, b.Rank),
			byDate,
			cmp.Compare(a.Term, b.Term),
			cmp.Compare(a.Source.ODS, b.Source.ODS),
			cmp.Compare(a.ID, b.ID),
		)
	})
	for i, k := range list {
		rows[i] = k.Entry
	}
}
