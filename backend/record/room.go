// Package record is the reading room: the only place where a person's data
// exists, in memory, between Open and Close, behind one access check and one
// audit receipt. There is no second way in.
//
// Open does four things in one function of one screenful: access, audit,
// demographics, asking. Partners are asked at once and each delays nobody; what
// each said for each section is a cell of the ledger, derived from what happened
// on the wire and never from emptiness. Every row leaves with the handle of its
// open, so that a late answer for one person can never be painted under another.
//
// What the room needs of its neighbours it declares here as small interfaces;
// app/build.go hands them in.
package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"runtime"
	"slices"
	"sync"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// Section is a part of the record with its reader.
type Section struct {
	care.Section
	Asks []fhir.Ask
	Read func(fhir.Sent) care.Rows
}

// Asker asks one organisation (package partner).
type Asker interface {
	Organisation() care.Organisation
	Ask(ctx context.Context, rc receipt.Receipt, numbers []care.NHSNumber, asks []fhir.Ask, deliver func(Reply)) (known bool, err error)
	Document(ctx context.Context, rc receipt.Receipt, ref, contentType string) (body []byte, kind string, err error)
}

// Reply is one ask answered by a partner.
type Reply struct {
	Key      string
	Found    fhir.Found
	Unclear  []fhir.Resource
	Set      *fhir.Set
	Held     []care.Registration // of the person at this partner
	Patients []fhir.Resource     // those registrations as sent, in the same order
	Err      error
	Duration time.Duration

	held      []string      // withheld from this role
	protected []string      // shown to this role by a right of its own: each view is audited
	version   func() string // of all that was found, as a hash; made once
}

// Share is what a partner says of a dataset in the region file.
type Share struct {
	Shared  bool
	Since   string // date sharing began
	Only    bool   // nothing older was loaded
	Planned string // date from which it will be shared
	Note    string // a standing remark on what is never sent
	// Awaited are parts of the dataset that are to come later than the rest.
	Awaited []Awaited
}

// Awaited is a part of a dataset that is not shared yet, with the date from which
// it will be (M79).
type Awaited struct {
	What    string // "Radiology reports"
	Planned string // "2027-04-01"
}

// Source is a partner with what it shares and how current it is.
type Source struct {
	Asker
	Share func(dataset string) Share
	// Feed gives the times of a periodic feed ("08:05"); none when live.
	Feed []string
	// TryNow has the partner asked at the next Ask, though it was left alone for
	// not answering (H29); Ahead is how far its clock is ahead of this computer's
	// (H34). Either may be nil.
	TryNow func()
	Ahead  func() time.Duration
	// Duty are the partner's lines for calls about a person, by the region file.
	Duty []Duty
}

// Auditor writes events (package audit).
type Auditor interface {
	Commit(ctx context.Context, e receipt.Event) (receipt.Receipt, error)
}

// Deps is what the room is built from.
type Deps struct {
	Sections []Section
	Sources  []Source
	Trace    func(ctx context.Context, rc receipt.Receipt, n care.NHSNumber) (care.Person, error)
	Audit    Auditor
	// Related gives the people close to the person, by the identity service; nil
	// where it is not asked.
	Related func(ctx context.Context, rc receipt.Receipt, of care.Person) ([]care.Contact, error)
	// Practice names a GP practice by its code, and says when it is no partner.
	Practice func(ods string) string
	// Letter turns a document's bytes into structured text, or into pages, which
	// are nil where it has none.
	Letter func(ctx context.Context, body []byte, contentType string) (care.Letter, Pages)
	// Parts gives what of an item can be opened as text.
	Parts func(r fhir.Resource) []fhir.Part
	// Order sorts a section's rows.
	Order func(s care.Section, rows []care.Entry)
	// Changed tells the window that something of a record can be read anew; key
	// is a section or "". It carries nothing clinical.
	Changed func(record, key string)
	// Found tells the window that there is more to find in a record, or that fetching
	// its letters goes on; nil where nobody listens.
	Found func(record string)
	// FetchLetters lets a user ask for all letters of the open record, so that their
	// text can be found (decision 18).
	FetchLetters bool
	// Concerns tells why a user should stop and think before a record opens; nil
	// where nobody is asked to.
	Concerns func(who care.Professional, p care.Person) []care.Concern
	// BreakGlass lets a role with the right open restricted items in an emergency.
	BreakGlass bool
	// Look begins a look at a person's record, to be compared with the user's last;
	// rights is what decides on single rows besides the sections that are asked for.
	// nil where the region wants none kept.
	Look func(p care.Person, rights string) Look
	// Help are the region's own lines, for where no partner has one.
	Help []Duty
	// CiteDates is how a reference writes dates: "dd-Mmm-yyyy", or "dd/mm/yy".
	CiteDates string
	Now       func() time.Time
}

// Room holds the one open record.
type Room struct {
	deps    Deps
	reading chan struct{} // who reads rows now, at most one for each core

	mu    sync.Mutex
	open  *openRecord
	turns int  // opens begun: only the newest may put its record in the room
	shut  bool // for good
}

// New makes an empty room.
func New(d Deps) *Room {
	return &Room{deps: d, reading: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// openRecord is one person's data from Open to Close. Everything in it is
// guarded by mu.
type openRecord struct {
	handle string
	who    care.Professional
	reason care.Reason
	note   string
	search int64  // number of the search event that led here
	access string // "" by direct access; see Request
	ctx    context.Context
	cancel context.CancelFunc

	gathering sync.WaitGroup // each gathering with its outcome event

	mu         sync.Mutex
	person     care.Person
	numbers    []care.NHSNumber
	related    []care.Contact
	relatedErr bool // they could not be read
	retrieved  time.Time
	deadline   time.Time // until which this open may ask
	loading    int
	security   string
	sources    []*sourceState
	revision   map[string]int          // by section, or demographicsPage: how often what it says, or is made from, has changed
	decided    map[string]bool         // sections that hold a decision about resuscitation, or held one
	items      map[string]item         // by entry id
	shown      map[string]func() error // by section: writes once that it was shown
	look       Look                    // nil where none is kept
	letters    []openLetter            // whose pages can be fetched, newest last
	lettersWhy string                  // why a sensitive person's letters are opened; "" until said

	finder finder // has a lock of its own, which is taken before mu
}

// item leads from a row's opaque id back to what the partner sent.
type item struct {
	source *sourceState
	entry  *care.Entry // its Of as it was read, also of a sensitive person
}

// itemID names a row for the window: stable while the record is open, opaque,
// and of no use after it. What the name leads to is added to items.
func (o *openRecord) itemID(st *sourceState, e *care.Entry, items map[string]item) {
	sum := sha256.Sum256([]byte(o.handle + "|" + e.ID))
	e.ID = hex.EncodeToString(sum[:12])
	id := e.ID
	if o.person.Sensitive { // its row is about to lose what the item keeps
		kept := *e
		e = &kept
	}
	items[id] = item{source: st, entry: e}
}

// sourceState is what one partner has said so far.
type sourceState struct {
	Source
	key        string // what the page calls it: the ODS code, or a number
	waiting    bool   // to be asked, or its answer not all put down
	ended      bool   // all it will say has come
	known      bool
	registered []care.Registration // as far as a reply has come
	patients   []fhir.Resource     // alike
	err        error               // the partner as a whole cannot be shown
	replies    map[string]Reply
	set        *fhir.Set
	cells      map[string]*cell // by section
	started    time.Time
	took       time.Duration
}

// cell is a square of the ledger with its rows.
type cell struct {
	answer  care.Answer
	rows    care.Rows
	decided []decision  // what its rows say about resuscitation
	watch   *fhir.Watch // what its reader looked for, while the partner is asked
}

// asks gives what this partner is asked for a section.
func (st *sourceState) asks(sec Section) []fhir.Ask {
	setting := st.Organisation().Setting
	return slices.DeleteFunc(slices.Clone(sec.Asks), func(a fhir.Ask) bool {
		return a.Of != "" && a.Of != setting || a.With != "" && !st.asked(a.With)
	})
}

// asked tells whether a section is asked of this partner for this role.
func (st *sourceState) asked(section string) bool {
	c := st.cells[section]
	return c != nil && c.answer.State != care.StateNotAsked
}

// errNoRecord answers every handle that is not of the open record (W4).
func errNoRecord() error {
	return &care.Error{Code: care.CodeNoRecord, Op: "find record", Say: "This record is no longer open. Open it again from the search."}
}

// find gives the open record of a handle.
func (r *Room) find(handle string) (*openRecord, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == nil || r.open.handle != handle || handle == "" {
		return nil, errNoRecord()
	}
	return r.open, nil
}

// queryKey names an ask across sections that share it.
func queryKey(a fhir.Ask) string { return a.Type + "?" + url.Values(a.Params).Encode() }
