// Package cast is the people of the training region: who they are, and what
// each partner holds of them, as data.
//
// One file tells one person's story as a list of items a clinician would name
// (a problem, an allergy, a letter), and a desk writes each item as the
// partner's own kind of FHIR: a GP practice keeps statement, plan and order of
// a medicine, a hospital only what it sent people home with, a council knows
// references by identifier alone. Adding a person is a file and a line in All.
//
// The stories are told from a fixed Saturday and move with the run date by
// whole weeks (Calendar). The same seed and day give the same bytes. Partners
// contradict each other on purpose, and dates are as partial as they were told:
// neither is to be tidied here.
//
// Every letter, local number, narrative and section carries a reference that
// looks like one and exists nowhere else (a canary), so that a test can look
// for it wherever nothing of a record may ever be.
package cast

import "shcr/backend/training/demographics"

// Person is one invented person.
type Person struct {
	Key         string // "P01"
	NHS         string
	Superseded  []string
	Family      string
	Given       []string
	Prefix      string
	Preferred   string
	BirthFamily string
	Gender      string
	Born        string // never moves, unless marked (Calendar.born)
	Died        string
	Lines       []string
	Postcode    string
	Home        string // telephone
	Mobile      string
	GP          string // ODS
	Restricted  bool
	Twin        int
	Language    string
	Interpreter bool
	Related     []Related
	Email       string
	Textphone   string
	Details              // what the identity service knows of few: the time of birth ("03:42"), other addresses, pharmacy, wishes; dates as in the story
	Leaks       []string // of a restricted person: what must reach no screen
	At          []Holding
}

// Details is what the identity service knows of a few people only.
type Details = demographics.Details

// Place is an address besides the home, of Details.
type Place = demographics.Place

// Birthplace is of Details.
type Birthplace = demographics.Birthplace

// Former is a past name or postcode by which the identity service still finds
// the person, of Details; it is never shown.
type Former = demographics.Former

// Related is somebody close to the person.
type Related struct {
	Family, Given, Prefix string
	Codes                 []string // v3-RoleCode and v2-0131
	Relation              string   // in words, beside or instead of codes
	Phone, Rank           string
	NHS                   string // only a pointer: who it is stands in that person's own demographics
	Copies                bool   // gets copies of letters
	From, Until           string
	Inactive              bool // no longer so
	Language              string
	Interpreter           bool
}

// Holding is what one partner holds of a person.
type Holding struct {
	Partner  string
	ID       string // local Patient id
	Patient  Patient
	Items    []Item
	Withheld string            // FHIR type of which the partner says it withholds items; "*" of every type
	Says     string            // what it says then
	Objects  string            // the person objects: every request about them is refused with these words
	Warn     map[string]string // section -> ListWarningCode of a GP's list (UKCore-ListWarningCode)
}

// Patient is where a partner's demographics differ from the identity service,
// and what only partners hold.
type Patient struct {
	NHS        string // another number than the person's: one superseded; "-" none at all
	Status     string // NHS number verification: default verified
	Family     string
	Given      []string
	Prefix     string
	Gender     string
	Born       string
	Ethnic     string   // UKCore-EthnicCategoryEngland code
	Marital    string   // UKCore-PersonMaritalStatusEngland code
	Religion   string   // text
	Language   string   // of UKCore-HumanLanguage, or words
	Also       []string // other languages spoken
	Interprets bool     // an interpreter is needed
	Nation     string   // nationality, text
	Resident   string   // UKCore-ResidentialStatus code
	Birthplace string
	Overseas   []string // NHS charging categories, oldest first
	Lines      []string
	Postcode   string
	Phone      string
	Died       string
	DiedFlag   bool // says deceased without a date
	NoDeath    bool // the partner does not know of the death
	NoAddress  bool
	Unverified bool      // no verification at all
	Closed     string    // registration ended on this day
	Temporary  bool      // a temporary registration
	Next       []Related // the partner's own contacts

	Sex    string // sex recorded at birth, where it is sent: v3-AdministrativeGender "M", "F"
	BornAt string // date and time of birth, where it is sent: "T-19dT03:42"
}

// Item is something a partner recorded. Each kind knows how a desk writes it.
type Item interface{ put(*desk) }

// All lists the people of the region.
func All() []Person {
	return []Person{
		p01(), p02(), p03(), p04(), p05(), p06(), p07(), p08(), p09(), p10(), p11(), p13(), p14(), p15(), p16(), p17(), p18(), p19(), p20(), p21(),
		p22(), p23(), p24(), p25(), p26(), p27(), p28(), p29(), p30(), p31(), p32(), p33(), p34(), p35(), p36(), p37(), p38(), p39(), p40(), p41(), p42(),
	}
}

// Withdrawn are NHS numbers that were invalidated and lead to nobody.
func Withdrawn() []string { return []string{"9998039371"} }

// Reserved are numbers that must stay nobody's: the one that is never found,
// and those of people told in later stories.
func Reserved() []string {
	return append(Withdrawn(), "9995647974", "9990036330")
}
