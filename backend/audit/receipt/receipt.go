// Package receipt holds two words every package may use: the [Event] that is
// written before anything is asked or shown, and the [Receipt] that proves it
// was. Nothing asks a partner or the identity service, and nothing hands out a
// row, without a receipt (safety, the receipt rule): the functions that do so
// take one, and only the journal can make one.
package receipt

import (
	"errors"
	"time"

	"shcr/backend/audit/internal/proof"
	"shcr/backend/care"
)

// Receipt proves that an event is on disk. Its zero value proves nothing.
type Receipt struct{ seq int64 }

// Of makes a receipt from a proof, which only audit can have.
func Of(p proof.Committed) Receipt { return Receipt{seq: p.Seq} }

// Seq is the event's number in the journal, from 1.
func (r Receipt) Seq() int64 { return r.seq }

// ErrNone is returned by whatever was called without a receipt.
var ErrNone = errors.New("no audit receipt")

// Check fails for a receipt that proves nothing.
func (r Receipt) Check() error {
	if r.seq <= 0 {
		return &care.Error{Code: care.CodeAudit, Op: "check receipt", Err: ErrNone,
			Say: "The access could not be recorded, so the record was not opened."}
	}
	return nil
}

// Kind of an event; a closed list.
type Kind string

// Kinds of event (reference: IHE BALP and the minimum set of NHS consumers).
const (
	SignIn        Kind = "sign-in" // its Outcome tells whether somebody came in
	SignOut       Kind = "sign-out"
	Lock          Kind = "lock"   // the viewer was locked; its Outcome says why
	Unlock        Kind = "unlock" // the same person signed in again
	Role          Kind = "role"   // a role was taken up, or left for another
	Search        Kind = "search"
	SearchOutcome Kind = "search-outcome" // how many candidates were shown
	// SearchFailed is a search that came to nothing: Person and Terms are as the search
	// has them, and Search is its number.
	SearchFailed  Kind = "search-failed"
	Open          Kind = "open"         // intent, before anything is asked
	OpenOutcome   Kind = "open-outcome" // what was fetched; "cancelled" when it was closed while loading
	Section       Kind = "section"      // a section was shown, for the first time in this open; Item is its key
	Refused       Kind = "refused"      // not allowed, or nobody has the number
	Failed        Kind = "failed"       // allowed, and it did not work
	Cancelled     Kind = "cancelled"    // another record was opened meanwhile
	Thought       Kind = "thought"      // a record that may be the user's own or of somebody close is opened all the same; Flags and Note say why
	Retry         Kind = "retry"
	Document      Kind = "document"       // a document is fetched, or a protected item shown
	DocumentShown Kind = "document-shown" // and its text handed to the page
	// SensitiveLetters lets the letters of a sensitive person be opened; Note says why.
	SensitiveLetters Kind = "sensitive-letters"
	SourceViewed     Kind = "source-viewed" // an item's JSON as sent
	Copied           Kind = "copied"        // a reference to an item was put on the clipboard
	Narrowed         Kind = "narrowed"      // rows were left out of view by a filter of a page; Item is the page and, as a query, by what
	Security         Kind = "security"      // a partner sent another person's data
	Replaced         Kind = "replaced"      // a partner's registration was replaced by another; Person is the number it is under
	Closed           Kind = "closed"        // a record was closed
	Launch           Kind = "launch"        // a link came from a host system; Item is form, partner and the hand-over's hashed id
	JournalState     Kind = "journal"       // of the journal itself; there is no Who
)

// Event is who did what about whom and why. It holds no clinical content; the
// person and the search terms are sealed by the journal.
type Event struct {
	Kind    Kind
	At      time.Time // set by the journal
	Who     care.Professional
	Person  string // NHS number digits, sealed; "" when none
	Terms   string // of a search, sealed
	Reason  care.Reason
	Note    string // the user's own words for the reason, sealed
	Outcome string // "success", or a code of care.Code
	Count   int    // candidates found, rows shown
	// Ledger lists what each partner answered, section by section.
	Ledger []Line
	// Item is a reference to a document or item ("F99001|DocumentReference/7").
	Item string
	// Access is how the person came to the record: "direct" when it was searched
	// for here, "launched" when a host system handed the person over (M63). Relationship is what the access rests on.
	Access, Relationship string
	// Rights are what decided on single rows of an open, besides the sections that its
	// ledger has as not asked; joined by commas.
	Rights string
	// Search is the number of the search event that led to an open; 0 when the
	// NHS number was typed from elsewhere.
	Search int64
	// Flags say what a privacy officer may want to look at, known as it happened.
	Flags []string
}

// Flags beside the concerns of care.Concern.
const (
	FlagManySearches = "many-searches"     // beyond the region's number within an hour, with words
	FlagEnumeration  = "enumeration"       // twice as many: searching was stopped
	FlagBreakGlass   = "break-glass"       // restricted items by emergency access
	FlagSensitive    = "sensitive-letters" // a letter of a sensitive person
)

// How a record was come to, and what direct access rests on: the person's own
// word, given as a reason. Unconfirmed is direct access by the NHS number alone,
// while the identity service did not answer.
const (
	Direct      = "direct"
	Unconfirmed = "direct-unconfirmed"
	SelfClaimed = "self-claimed"
	Launched    = "launched"          // from a host system that proved who and what
	Unproven    = "launched-unproven" // by a plain link, which anybody can make (decision 16)
	HostSystem  = "host-system"       // what a proven launch rests on
)

// Line is one cell of the ledger in the audit.
type Line struct {
	ODS     string     `json:"ods"`
	Section string     `json:"section"`
	State   care.State `json:"state"`
	Why     care.Why   `json:"why,omitempty"`
	Shown   int        `json:"shown"`
	// Versions is a hash over what was fetched, from which the journal makes a
	// keyed one: it proves later which versions were there, and tells nothing.
	Versions string `json:"versions,omitempty"`
	// At is when the organisation had ended its answer, and AsOf how old that was for
	// one that is fed at times; RFC 3339 in UTC, "" when not known.
	At   string `json:"at,omitempty"`
	AsOf string `json:"asOf,omitempty"`
}
