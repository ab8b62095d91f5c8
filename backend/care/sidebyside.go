package care

// SideBySide is a section with what every organisation says of one product or
// substance in one row (M117). It is a view: it takes nothing away, and its cells
// hold every statement that the section shows.
type SideBySide struct {
	Record  string       `json:"record"`
	Section string       `json:"section"` // "medications" or "allergies"
	Title   string       `json:"title"`
	Columns []SideColumn `json:"columns"` // by name; organisations with a statement or a gap
	Rows    []SideRow    `json:"rows"`
	// Count is "41 statements, 23 groups, 0 hidden", "At least …" where a column has
	// a gap, with what the section leaves out and why. With no rows, Empty says why instead.
	Count    string   `json:"count"`
	Empty    []string `json:"empty"`    // why there are no rows, when there are none
	Warnings []string `json:"warnings"` // of the section: conflicts, withheld items
	Revision int      `json:"revision"` // of the section it was made from
}

// SideColumn is one organisation; of a sensitive person's record one care setting.
type SideColumn struct {
	Key     string  `json:"key"`
	Name    string  `json:"name"`
	Setting Setting `json:"setting"`
	// Gap says why something of it may be missing, "" where it answered in full: an
	// empty cell of such a column is not "none".
	Gap string `json:"gap"`
	// Waiting tells that the gap is an answer that is still to come.
	Waiting bool `json:"waiting"`
}

// SideRow is what all organisations say of one product or substance.
type SideRow struct {
	Key   string `json:"key"`   // of its first statement: for links from other rows
	Term  string `json:"term"`  // in the words of its first statement
	Route string `json:"route"` // as stated by all of them, or ""
	Form  string `json:"form"`  // as stated by all of them, or ""
	Coded bool   `json:"coded"` // false: stands alone, for nothing says what it is but its words
	// Over tells that nobody says it is in force.
	Over  bool       `json:"over"`
	Notes []SideNote `json:"notes"`
	// Last is when it was last issued, and by whom: "14-Nov-2026, Fairhaven …"; "".
	Last    string        `json:"last"`
	Cells   []SideCell    `json:"cells"` // one for each column, in its order
	Similar []SideSimilar `json:"similar"`
	More    bool          `json:"more"` // more rows are similar than are offered
}

// SideNote is one thing that comparing the statements of a row tells.
type SideNote struct {
	Kind string `json:"kind"` // "conflict", "differs", "stopped", "only"
	Text string `json:"text"`
}

// SideCell is what one organisation states: nothing, or statements and then no Say.
type SideCell struct {
	Say        string          `json:"say"` // of an empty cell: "None sent", "Not known", "Waiting"
	Statements []SideStatement `json:"statements"`
}

// SideStatement is one statement with those the same organisation sent again word
// for word, which are counted and opened with it.
type SideStatement struct {
	Entry  Entry   `json:"entry"`
	Copies []Entry `json:"copies"`
}

// SideSimilar offers another row that may be of the same thing. It is never joined
// to it: whoever reads decides.
type SideSimilar struct {
	Key  string `json:"key"` // of the other row
	Term string `json:"term"`
	Why  string `json:"why"` // "Same code: words, route or form differ", "Similar words"
}
