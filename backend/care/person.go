package care

// Person is who the record is about: the demographics of the identity service
// (PDS), formatted for the banner (M82 to M85). Only that service's answer
// makes one, but for an Unconfirmed one.
type Person struct {
	NHSNumber NHSNumber `json:"nhsNumber"`
	NHSSpaced string    `json:"nhsSpaced"` // "999 012 3454"
	// AskedAs is the superseded number that was asked for, spaced, or "".
	AskedAs   string `json:"askedAs"`
	Name      Name   `json:"name"`
	Born      string `json:"born"` // "14-Mar-1948", with the precision recorded; "Not recorded"
	BirthISO  string `json:"birthIso"`
	Age       string `json:"age"` // "78y", "about 39y"; of the living
	Gender    string `json:"gender"`
	Deceased  bool   `json:"deceased"`
	Died      string `json:"died"`       // "02-Sep-2026", or words when uncertain
	AgeAtEnd  string `json:"ageAtDeath"` // "82y"
	Sensitive bool   `json:"sensitive"`  // PDS confidentiality R or V, or unknown (decision 9)
	// SensitiveWhy says why the details are withheld; "" when they are not.
	SensitiveWhy string `json:"sensitiveWhy"`
	// Unconfirmed is true while the identity service has not said who this is: the
	// record was opened by its NHS number, the name is the partners', and the
	// person is Sensitive (decision 9).
	Unconfirmed bool `json:"unconfirmed"`
	// Address, Phones, Emails and GP are empty for a sensitive person: they are
	// stripped before they leave Go (H24).
	Address string   `json:"address"`
	Phones  []Phone  `json:"phones"`
	Emails  []string `json:"emails"`
	GP      string   `json:"gp"`
	// Held is all that the service holds, for the full demographics page; empty but
	// for what the banner shows when sensitive.
	Held          Demographics `json:"-"`
	MultipleBirth bool         `json:"multipleBirth"` // a twin or more: a look-alike may exist
	// Refreshed says how old demographics are, or may be (M71).
	Refreshed string `json:"refreshed"`
	// AsOf is the time of the service's copy: "03:10 today" or "20-Nov-2026
	// 03:10"; "" when it did not say.
	AsOf string `json:"asOf"`
	// Late is true when that is longer ago than the 24 hours it may be (H8).
	Late bool `json:"late"`
}

// Name in the order and case of the NHS CUI: FAMILY, Given (Title).
type Name struct {
	Family    string `json:"family"` // upper case
	Given     string `json:"given"`
	Title     string `json:"title"`
	Preferred string `json:"preferred"`
}

// Show gives "FAMILY, Given (Title)" with the parts there are.
func (n Name) Show() string {
	s := n.Family
	if n.Given != "" {
		if s != "" {
			s += ", "
		}
		s += n.Given
	}
	if n.Title != "" {
		s += " (" + n.Title + ")"
	}
	if s == "" {
		return "Name not recorded"
	}
	return s
}

// Phone is one number with what it is for: "Home", "Work", "Mobile".
type Phone struct {
	Use    string `json:"use"`
	Number string `json:"number"`
}

// Candidate is one row of a person search. It never opens by itself (H2).
type Candidate struct {
	Person Person `json:"person"`
	// Alike warns of another row that could be taken for this one; "" if none.
	Alike string `json:"alike"`
	// Otherwise says that the person was found by something else than the name or
	// postcode of today that was typed; "" if not.
	Otherwise string `json:"otherwise"`
}
