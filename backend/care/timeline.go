package care

// Timeline is every row of the record by its date, for drawing. All that the
// sections' own views show is in it once: in Items what has a date that could be
// read, in Undated the rest (H10). Times are seconds of London's wall clock, counted
// as if it were UTC's, so that a day of the page begins at the midnight people know.
type Timeline struct {
	Record string `json:"record"`
	Now    int64  `json:"now"`
	// Lanes are the care settings of the organisations asked, and of all items.
	Lanes []Setting `json:"lanes"`
	// Names are the organisations that items point to, as their rows name them.
	Names   []string       `json:"names"`
	Items   []TimelineItem `json:"items"`   // by From, the earliest first
	Undated []TimelineItem `json:"undated"` // in the order of the sections
}

// TimelineItem is a row of the record with the span of time that its dates cover.
type TimelineItem struct {
	Entry   string  `json:"entry"` // id of its row
	Section string  `json:"section"`
	Lane    Setting `json:"lane"`
	Name    int     `json:"name"` // its organisation: place in Names
	Kind    string  `json:"kind"` // "stay", "contact", "appointment", "letter", "entry"
	Words   string  `json:"words"`
	Status  Status  `json:"status"`
	When    string  `json:"when"` // as the row says it: "19-Oct-2026 04:51 to 29-Oct-2026 15:20"
	// Cautions are those of the row, which stand with it wherever it is shown.
	Cautions []string `json:"cautions"`
	// From is its earliest moment and To the latest, which is after From where a date
	// is partial: of "2014" they are the first and the last of that year.
	From int64 `json:"from"`
	To   int64 `json:"to"`
	// Precision is that of the coarser of its dates: "year", "month", "day", "time";
	// "" of an undated one.
	Precision string `json:"precision"`
	Period    bool   `json:"period"`  // a start and an end, or a start and not over
	Open      bool   `json:"open"`    // not over now, by its own record
	Current   bool   `json:"current"` // by which the person is in a hospital now
}

// Kinds of items of a timeline.
const (
	TimelineStay        = "stay" // in a hospital, the emergency department with it
	TimelineContact     = "contact"
	TimelineAppointment = "appointment"
	TimelineLetter      = "letter"
	TimelineEntry       = "entry"
)
