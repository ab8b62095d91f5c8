package care

// Rows is what a reader made of one partner's resources for one section.
type Rows struct {
	Entries  []Entry
	Excluded []Excluded
	// Elsewhere names resources that belong to another section which reads the
	// same search: a vital sign among the results. They are not counted here as
	// long as that section is read too.
	Elsewhere []string
	// None is the partner's own statement that there is nothing, in its words;
	// "" if it made none.
	None string
	// Warnings the partner put on its list: confidential items, data in transit.
	Warnings []string
	// Held tells that a warning is about items held back, not about items that
	// have yet to come.
	Held bool
	// Unreadable counts rows that say only that they could not be read.
	Unreadable int
}
