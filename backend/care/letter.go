package care

// Letter is a document turned into structured text in Go: nothing of it is
// parsed by the web view (decision 19).
type Letter struct {
	Record  string   `json:"record"` // handle of the open record it belongs to
	Title   string   `json:"title"`
	When    When     `json:"when"`
	Source  Source   `json:"source"`
	Facts   []Fact   `json:"facts"`
	Kind    string   `json:"kind"` // "HTML", "Text", "PDF", "TIFF" and so on
	Blocks  []Block  `json:"blocks"`
	LeftOut []string `json:"leftOut"` // "2 images", "1 script": what markup lost
	// Notes say what does not fit: another kind of file than was said, an end that
	// is missing. They stand above the document (H30).
	Notes []string `json:"notes"`
	// Pages are those of a PDF, a scan or a picture, which is shown as pictures of
	// its pages, after Blocks if there are any; PageTotal is how many the file has,
	// which may be more. Token is what their pictures and words are fetched by, as
	// long as the document is open; "" without pages.
	Pages     []Page `json:"pages"`
	PageTotal int    `json:"pageTotal"`
	Token     string `json:"token"`
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

// Cell of a table. Across and Down are how many columns and rows it covers; 0 is
// one. Blocks are what a cell with a table or text of fixed layout in it holds, in
// order, in place of Runs.
type Cell struct {
	Head   bool    `json:"head"`
	Across int     `json:"across"`
	Down   int     `json:"down"`
	Runs   []Run   `json:"runs"`
	Blocks []Block `json:"blocks"`
}

// Run is text in one style. Deleted text is marked in words by the screen as
// well as struck through (H32).
type Run struct {
	Text    string `json:"text"`
	Strong  bool   `json:"strong"`
	Em      bool   `json:"em"`
	Deleted bool   `json:"deleted"`
}

// Page is one page of a document that is shown as pictures. Width and Height are
// its size in points of 1/72 inch as it is to be read, and positive also where
// the page has a Problem: a sentence that stands in place of its picture.
type Page struct {
	Number  int     `json:"number"` // from 1
	Width   float64 `json:"width"`
	Height  float64 `json:"height"`
	Problem string  `json:"problem"`
}

// PageText is what a page says, word by word in reading order; no words where the
// page is a picture of text, as scans are. Problem says why the page or its words
// are not to be had, or that they name another person.
type PageText struct {
	Words   []Word `json:"words"`
	Problem string `json:"problem"`
}

// Word stands on its page at X, Y with the size W, H, all fractions of the page
// from its upper left corner, 0–1.
type Word struct {
	Text string  `json:"text"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	W    float64 `json:"w"`
	H    float64 `json:"h"`
}
