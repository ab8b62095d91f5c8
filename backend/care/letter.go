package care

// Letter is a document turned into structured text in Go: nothing of it is
// parsed by the web view (decision 19).
type Letter struct {
	Record  string   `json:"record"` // handle of the open record it belongs to
	Title   string   `json:"title"`
	When    When     `json:"when"`
	Source  Source   `json:"source"`
	Facts   []Fact   `json:"facts"`
	Kind    string   `json:"kind"` // "HTML", "Text", "PDF"
	Blocks  []Block  `json:"blocks"`
	LeftOut []string `json:"leftOut"` // "2 images", "1 script": what markup lost
	// Cannot says why the document is not shown here, how big it is and whom to
	// ask; "" when it is shown.
	Cannot string `json:"cannot"`
}

// Block is a paragraph, heading, list item, table or text of fixed layout.
type Block struct {
	Kind   string   `json:"kind"`   // "heading", "para", "item", "table", "fixed", "rule"
	Level  int      `json:"level"`  // of headings 1–6 and nested items 1–n
	Marker string   `json:"marker"` // "•" or "1." of an item
	Runs   []Run    `json:"runs"`
	Rows   [][]Cell `json:"rows"` // of tables
}

// Cell of a table.
type Cell struct {
	Head bool  `json:"head"`
	Runs []Run `json:"runs"`
}

// Run is text in one style. Deleted text is marked in words by the screen as
// well as struck through (H32).
type Run struct {
	Text    string `json:"text"`
	Strong  bool   `json:"strong"`
	Em      bool   `json:"em"`
	Deleted bool   `json:"deleted"`
}
