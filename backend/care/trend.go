package care

// Measure is the number of a [Value] in its parts, as sent, to draw it by; what is
// read stands in the value's own text. It never leaves Go.
type Measure struct {
	Number     string // its own characters: "0.010" (H18)
	Comparator string // "<", "<=", ">=", ">" or ""
	// Unitless tells that the sender says there is no unit: a whole number or a
	// score (UCUM "1" or a remark in braces). A unit that was left out is not that.
	Unitless bool
	// Low and High are the one plain reference range that came with it, in the same
	// unit; "" for none. One for some ages or purposes stands in words alone.
	Low, High string
	// Lab is the organisation stated to have performed it; "" when none was.
	Lab string
}

// Trends are repeated measurements: what can be drawn, and all that cannot with
// its reason. Every value of the rows they are of is in exactly one of the two.
type Trends struct {
	Series []TrendSeries `json:"series"`
	Left   []TrendLeft   `json:"left"`
}

// TrendSeries is one test of one laboratory in one unit; nothing joins two of them
// (record-data §5, decision 29).
type TrendSeries struct {
	Key string `json:"-"`  // code, unit and laboratory; of use in Go only, for it may name a withheld organisation
	ID  string `json:"id"` // opaque; stable while the record is open
	// Section is "results" or "observations".
	Section string `json:"section"`
	Name    string `json:"name"`
	Unit    string `json:"unit"` // as shown; "" where the sender says there is none
	// Code is what joins the points; without one they have the same name, letter for
	// letter.
	Code   Coded        `json:"code"`
	Source Source       `json:"source"` // of the newest point; Unit is the laboratory, "" when none was stated
	Count  int          `json:"count"`
	Newest TrendPoint   `json:"newest"`
	Points []TrendPoint `json:"points"` // oldest first; none where only heads were asked for
	Gaps   []TrendLeft  `json:"gaps"`   // the same test without a number, with a date: they are in Left too
}

// TrendPoint is one measured value. At and Until are milliseconds of the clock in
// London, written as if it were UTC, so that a page needs no zones; they differ
// where only a month or a year was sent.
type TrendPoint struct {
	Entry      string   `json:"entry"`
	At         int64    `json:"at"`
	Until      int64    `json:"until"`
	When       When     `json:"when"`
	Text       string   `json:"text"`       // comparator and number, byte for byte
	Number     string   `json:"number"`     // to draw it by
	Comparator string   `json:"comparator"` // of a bound, which is no point
	Low        string   `json:"low"`        // the range that came with this very value, or ""
	High       string   `json:"high"`
	Range      string   `json:"range"` // the same in words, or what cannot be drawn
	Flag       string   `json:"flag"`
	Status     Status   `json:"status"`
	Standing   string   `json:"standing"` // "" stands; "interim" may change; "void" is no result
	Notes      []string `json:"notes"`
}

// TrendLeft is a value that is not drawn, and why.
type TrendLeft struct {
	Entry  string `json:"entry"`
	Name   string `json:"name"`
	Text   string `json:"text"` // value and unit as shown
	Source Source `json:"source"`
	When   When   `json:"when"`
	At     int64  `json:"at"` // as a point's; 0 without a date
	Reason string `json:"reason"`
}

// TrendLane is what happened beside the measurements, on the same axis of time.
type TrendLane struct {
	Section string      `json:"section"`
	Title   string      `json:"title"`
	Bars    []TrendBar  `json:"bars"` // oldest first
	Left    []TrendLeft `json:"left"` // rows without a date
}

// TrendBar is a row of a lane from At to Until, in milliseconds as a point's.
type TrendBar struct {
	Entry  string `json:"entry"`
	Name   string `json:"name"`
	Source Source `json:"source"`
	Status Status `json:"status"`
	At     int64  `json:"at"`
	Until  int64  `json:"until"`
	// Shape is "span", "open" (goes on, as far as was sent) or "mark" (one date:
	// neither how long it lasted nor when it began was sent).
	Shape string `json:"shape"`
	Say   string `json:"say"` // "14-Nov-2026 to 20-Nov-2026", "Last issued 17-Nov-2026"
}
