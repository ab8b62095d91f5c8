package care

// Square is what one organisation said for one section, with its rows as they are
// shown: all that is compared with an earlier look.
type Square struct {
	Section Section
	Answer  Answer
	Entries []Entry
}

// Changes is what is other than when the user last looked at this record from this
// computer. What cannot be told is said, and never counted as gone.
type Changes struct {
	Record string `json:"record"` // opaque handle of the open
	On     bool   `json:"on"`     // the region lets this be kept
	Last   string `json:"last"`   // "03-Nov-2026 14:10"; "" when there is no earlier look
	// Say is why nothing is compared, in a sentence; "" when something is.
	Say           string      `json:"say"`
	Organisations []ChangesOf `json:"organisations"` // those that were asked, now or then
	New           []Changed   `json:"new"`
	Altered       []Changed   `json:"altered"`
	Notes         []string    `json:"notes"`
}

// ChangesOf counts for one organisation. Of what is gone there is the number only:
// what it was is not kept.
type ChangesOf struct {
	ODS     string   `json:"ods"`
	Name    string   `json:"name"`
	Setting Setting  `json:"setting"`
	New     int      `json:"new"`
	Altered int      `json:"altered"`
	Gone    int      `json:"gone"`
	Unknown []string `json:"unknown"` // sentences on what cannot be told
}

// Changed leads to a row of the record and says why it stands here.
type Changed struct {
	Section string `json:"section"`
	Entry   string `json:"entry"` // the row's id
	Why     string `json:"why"`   // "New since 03-Nov-2026 14:10"
}
