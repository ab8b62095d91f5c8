package care

// Found is what a search of the open record gives: hits by group, and what was
// searched and what was not. It is for the record that Record names and for the
// words in Query alone.
type Found struct {
	Record string       `json:"record"`
	Query  string       `json:"query"` // as it was asked
	Groups []FoundGroup `json:"groups"`
	Scope  FoundScope   `json:"scope"`
}

// FoundGroup are the hits of one section, or of the text of letters; Total counts
// all, Hits are those from place From on.
type FoundGroup struct {
	Key   string `json:"key"` // of the section, or [FoundLetters], or [FoundPerson]
	Title string `json:"title"`
	Total int    `json:"total"`
	From  int    `json:"from"`
	Hits  []Hit  `json:"hits"`
}

const (
	FoundLetters = "letter-text"  // the group of hits in the text of letters
	FoundPerson  = "demographics" // and of those on the page of full demographics
)

// Hit is one item that holds every word, with the words in it.
type Hit struct {
	Entry   string `json:"entry"`   // id of the row
	Section string `json:"section"` // of the row, or [FoundPerson]
	// Group is the heading the row stands under where its section has several:
	// what is past must not read as present.
	Group    string   `json:"group"`
	Negation []Piece  `json:"negation"` // read before the term, as in [Entry]
	Term     []Piece  `json:"term"`
	When     When     `json:"when"`
	Status   Status   `json:"status"`
	Cautions []string `json:"cautions"` // must be shown with the hit, as with the row
	Setting  Setting  `json:"setting"`
	From     string   `json:"from"` // organisation, or its kind for a sensitive person; of demographics all who say so
	// Excerpts hold the words that do not stand in the term, with what is around.
	Excerpts []Excerpt `json:"excerpts"`
	// Seek is what a letter is to be opened at, in its own letters; "" for a row.
	Seek string `json:"seek"`
}

// Excerpt is a piece of an item: its label, or the heading above it in a letter.
type Excerpt struct {
	Label []Piece `json:"label"`
	Text  []Piece `json:"text"`
}

// Piece is text as sent; Hit tells that it was sought.
type Piece struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// FoundScope says what was searched and, in sentences, what was not: what is not
// found must never look like what is not there.
type FoundScope struct {
	Items   int      `json:"items"`
	Letters int      `json:"letters"` // whose text was searched
	Say     string   `json:"say"`     // "Searched: 412 items from 9 organisations and the text of 2 letters."
	Not     []string `json:"not"`     // what was not searched, and why
	Loading bool     `json:"loading"` // organisations have yet to answer
	// Unread letters could be fetched to be searched; MayFetch tells whether the
	// region lets a user ask for that (decision 18).
	Unread   int  `json:"unread"`
	MayFetch bool `json:"mayFetch"`
	// Fetching is under way: Done of Of letters. Of is 0 when it is not.
	Done int `json:"done"`
	Of   int `json:"of"`
}
