package care

// State is a row of the ledger: what one partner said for one section. The
// list is closed (safety.md, the ledger rule); a failure is a state, never an
// empty list (H5, H6).
type State string

// The ten states.
const (
	StatePending           State = "pending"
	StateComplete          State = "complete"
	StateEmpty             State = "empty"         // answered with nothing, or person not known there
	StateAssertedNone      State = "asserted-none" // the partner states that there is none
	StatePartial           State = "partial"
	StateStale             State = "stale"
	StateFailed            State = "failed"
	StateWithheldPolicy    State = "withheld-policy"
	StateWithheldIntegrity State = "withheld-integrity"
	StateNotAsked          State = "not-asked"
)

// Why refines a state; a closed list too, so that the audit and log may carry it.
type Why string

// Reasons for a state.
const (
	WhyNone         Why = ""
	WhyNotKnown     Why = "not-known-here" // empty: no such person there
	WhyRole         Why = "role"           // not asked
	WhyNotShared    Why = "not-shared"     // not asked
	WhyPlanned      Why = "planned"        // not asked
	WhyBreaker      Why = "breaker"        // not asked: it did not answer several times in a row
	WhySignIn       Why = "sign-in"        // not asked: the sign-in could not be renewed
	WhyRefused      Why = "refused"        // connection refused or closed
	WhyTimeout      Why = "timeout"
	WhyStatus       Why = "http-status"
	WhySize         Why = "size"
	WhyContentType  Why = "content-type"
	WhyMalformed    Why = "malformed"
	WhyCut          Why = "cut"    // the body ended early
	WhyPaging       Why = "paging" // loop, foreign link, too many pages, expired page
	WhyCount        Why = "count"  // fewer or more than the stated total
	WhyRedirect     Why = "redirect"
	WhyVersion      Why = "fhir-version"
	WhyPerson       Why = "wrong-person"   // withheld(integrity)
	WhyFilter       Why = "filter-ignored" // withheld(integrity)
	WhyUnreadable   Why = "unreadable"     // partial: some items could not be read
	WhyWithheld     Why = "withheld-items" // partial: the partner says it withheld some
	WhySensitive    Why = "sensitive"      // partial: nothing but where the person is would be left of some
	WhyNotAll       Why = "not-all"        // partial: the partner warns that its list is not all there is
	WhyDenied       Why = "denied"         // withheld(policy): 403 or objection
	WhyCancelled    Why = "cancelled"
	WhyOutcome      Why = "outcome" // an OperationOutcome instead of data
	WhyUnauthorised Why = "unauthorised"
	WhySuperseded   Why = "superseded"  // its registration was replaced by one that cannot be read
	WhyCertificate  Why = "certificate" // one side did not accept the other's
)

// Answer is one partner's answer for one section: a cell of the ledger.
type Answer struct {
	ODS      string     `json:"ods"`
	Name     string     `json:"name"`
	Setting  Setting    `json:"setting"`
	Section  string     `json:"section"`
	State    State      `json:"state"`
	Why      Why        `json:"why"`
	Say      string     `json:"say"`      // one sentence for people
	Received int        `json:"received"` // resources of this section
	Shown    int        `json:"shown"`    // rows
	Excluded []Excluded `json:"excluded"`
	AsOf     string     `json:"asOf"`  // "08:05 today", for periodic feeds
	Since    string     `json:"since"` // "01-Jul-2024", date sharing began; ""
	Millis   int64      `json:"millis"`
	// Until is the time of day until which a busy partner asked to be left alone
	// ("14:32"), or ""; Say holds it.
	Until string `json:"-"`
}

// Answered tells whether the partner gave all it has: only these allow "none
// recorded" to be said.
func (a Answer) Answered() bool {
	return a.State == StateComplete || a.State == StateEmpty || a.State == StateAssertedNone
}

// Decided tells whether the gap is a decision about who may see what: asking
// again changes nothing, and would be one more disclosure.
func (a Answer) Decided() bool {
	return a.Why == WhyWithheld || a.Why == WhyRole || a.Why == WhySensitive
}

// Partly tells whether the partner answered, though not with all it has, or not
// with what it has now.
func (a Answer) Partly() bool { return a.State == StatePartial || a.State == StateStale }

// Missing tells whether data may exist that the reader cannot see and a person
// should know about: a partner that shares the section and did not give all.
func (a Answer) Missing() bool {
	switch a.State {
	case StatePartial, StateStale, StateFailed, StateWithheldPolicy, StateWithheldIntegrity:
		return true
	case StateNotAsked:
		return a.Why != WhyRole && a.Why != WhyNotShared && a.Why != WhyPlanned
	}
	return false
}
