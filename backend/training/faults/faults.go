// Package faults breaks a training partner in the ways real servers break: the
// 32 faults F1 to F32 of the safety case (bars B3 to B5), some of them in
// several forms, and three that teach something more.
//
// A Box stands before a partner's own server and knows nothing of what is held;
// with no fault set it is not there. Every fault is made of the true answer, so
// nothing leaves that the caller's token would not have got: a refused request
// stays refused. A fault may be limited to one person, to teach with while the
// rest of a class goes on.
//
// What each fault is for is that a viewer loses nothing silently. Each constant
// says what is sent and what a correct viewer then shows: the words of the
// ledger (safety.md, 1b), never an empty list.
package faults

import "slices"

// Fault is one way of breaking; "" is none.
type Fault string

// None is the partner as it is.
const None Fault = ""

// Faults of the connection.
const (
	// Refused (F1) resets the connection before any answer. All share one port on
	// loopback, so the port itself stays open. Shown: failed(refused). H5.
	Refused Fault = "refused"
	// NoDNS (F2) has the region file name a host that nobody can find, while it is
	// set; who has the old address is refused as above. Shown: failed(refused). H5.
	NoDNS Fault = "no-dns"
	// TLSExpired, TLSName and TLSSelfSigned (F3) present a certificate that ended,
	// is for another host, or is nobody's. A partner over plain HTTP answers with a
	// TLS alert instead. Shown: failed(refused); nothing was sent. N1.
	TLSExpired    Fault = "tls-expired"
	TLSName       Fault = "tls-name"
	TLSSelfSigned Fault = "tls-self-signed"
	// Silence (F4) takes the request and says nothing. Shown: failed(timeout). A4, B6.
	Silence Fault = "silence"
	// SlowHeaders (F5) sends the header one byte a second. Shown: failed(timeout). A4.
	SlowHeaders Fault = "slow-headers"
	// Drip (F6) sends the header at once and the body one byte a second. Shown:
	// failed(timeout). A4.
	Drip Fault = "drip"
	// CutBody (F7) resets the connection in the middle of the body. Shown:
	// failed(cut). A19.
	CutBody Fault = "cut-body"
	// ShortLength (F8) sends fewer bytes than Content-Length says, and they are
	// valid JSON: a shorter list. Shown: failed(cut), never the short list. A19, H7.
	ShortLength Fault = "short-length"
	// CutChunked (F9) ends a chunked body without its last chunk, after valid JSON.
	// Shown: failed(cut). A19.
	CutChunked Fault = "cut-chunked"
	// CloseDelimited (F10) gives no length at all and closes, so that a cut cannot
	// be told. Shown: failed(cut). A19.
	CloseDelimited Fault = "close-delimited"
)

// Faults of the status.
const (
	// Unauthorised (F11) answers the search for the person, then 401, as when a
	// token ends in the middle. Shown: failed(unauthorised). H27.
	Unauthorised Fault = "401"
	// Forbidden (F12) answers 403 with an OperationOutcome: an objection. Shown:
	// withheld(policy), without a hint of what. H23.
	Forbidden Fault = "403"
	// UnknownPerson (F13) answers the search for the person with 404, where an empty
	// Bundle is right. Shown: failed, never "not known here" by guessing. H6.
	UnknownPerson Fault = "404"
	// TooMany (F14) answers 429 and asks to be left alone for two minutes. Shown:
	// failed(status), without asking again, and until when. A18.
	TooMany Fault = "429"
	// Unavailable (F15) answers 503 with Retry-After 2. Shown: failed(status), after
	// one retry at most. A18.
	Unavailable Fault = "503"
	// ServerError (F16) answers 500 with an OperationOutcome. Shown: failed(status);
	// its words reach no log. A16.
	ServerError Fault = "500"
	// OutcomeOnly (F17) answers 200 with only an OperationOutcome. Shown:
	// failed(outcome). H6.
	OutcomeOnly Fault = "outcome-only"
	// OutcomeEntry (F17) answers with a Bundle whose one entry is an outcome: all
	// items are withheld. Shown: partial(withheld), never empty. H23.
	OutcomeEntry Fault = "outcome-entry"
	// Redirect (F24) answers 307 to another host. Shown: failed(redirect); nothing
	// goes there, a token least of all. A7.
	Redirect Fault = "redirect"
)

// Faults of the body.
const (
	// ContentType (F18) answers 200 with a sign-in page in HTML. Shown:
	// failed(content type). A17.
	ContentType Fault = "content-type"
	// TruncatedJSON (F19) sends the first half of the JSON, honestly labelled with
	// its length. Shown: failed(malformed). A19, H7.
	TruncatedJSON Fault = "truncated-json"
	// GzipBomb (F20) sends 64 KiB that unzip to 64 MiB. Shown: failed(size). A2.
	GzipBomb Fault = "gzip-bomb"
	// DepthBomb (F21) sends a hundred thousand brackets. Shown: failed(malformed). A3.
	DepthBomb Fault = "depth-bomb"
	// HeaderFlood (F22) sends 128 KiB of header. Shown: failed(size). A3.
	HeaderFlood Fault = "header-flood"
	// DuplicateIDs (F26) sends one item twice under one id. Shown: once, and counted
	// as sent twice. H10.
	DuplicateIDs Fault = "duplicate-ids"
	// DuplicateKeys (F26) names each item's person twice, first as somebody else.
	// Shown: the items as unreadable. A11.
	DuplicateKeys Fault = "duplicate-keys"
	// CaseKeys (F26) adds "Status" and "Subject" beside "status" and "subject". Shown:
	// as if they were not there. A11.
	CaseKeys Fault = "case-keys"
	// BadUTF8 (F30) puts invalid UTF-8, a right-to-left override and a NUL into the
	// first words of each item. Shown: the items, with visible marks. A15.
	BadUTF8 Fault = "bad-utf8"
	// NumberExtremes (F31) turns numbers into 1e400 and into three hundred digits.
	// Shown: as typed or as unreadable, and nothing falls over. A3, H18.
	NumberExtremes Fault = "number-extremes"
)

// Faults of the list.
const (
	// PageLoop, EndlessPages and ForeignNext (F23): the next link leads to the same
	// page, to empty pages for ever, or to another host. Shown: what came, as
	// partial(paging). A5, A6.
	PageLoop     Fault = "page-loop"
	EndlessPages Fault = "endless-pages"
	ForeignNext  Fault = "foreign-next"
	// ExpiredPage (F23) answers the second page with 410. Shown: partial(paging). H7.
	ExpiredPage Fault = "expired-page"
	// WrongPerson, WrongPersonOne and WrongPersonAfterPage1 (F25): all of it, one
	// item of it, or the second page is about somebody else. Shown: the partner's
	// whole answer withheld(integrity), an alert, a line in the audit. H1, A10.
	WrongPerson           Fault = "wrong-person"
	WrongPersonOne        Fault = "wrong-person-one"
	WrongPersonAfterPage1 Fault = "wrong-person-after-page-1"
	// TotalMismatch (F28) states seven more than it sends. Shown: partial(count). H7.
	TotalMismatch Fault = "total-mismatch"
	// FilterIgnored (F29) sends everybody's items of the type, and its self link says
	// so: it lacks the person. Shown: withheld(integrity). H1.
	FilterIgnored Fault = "filter-ignored"
	// Superseded (F32) says that its Patient was replaced by another, which is not
	// there. Shown: partial(superseded), that the NHS number is superseded, and never
	// half a record as a whole one. H11.
	Superseded Fault = "superseded"
)

// Faults of time and version.
const (
	// ClockSkew (F27) has the Date header two hours fast. Shown: the records, and
	// that the clocks differ. H34, A20.
	ClockSkew Fault = "clock-skew"
	// StaleFeed says that the data is three days older than the feed promises. Shown:
	// stale(as of), for a partner of a periodic feed. H8.
	StaleFeed Fault = "stale-feed"
	// STU3 says in its CapabilityStatement that it speaks FHIR 3.0.2. Shown:
	// failed(version), by name, from a viewer's next session on, or in ten minutes:
	// so long it believes what it was told before. Decision 14.
	STU3 Fault = "stu3"
)

// Kind is a fault as a trainer sees it.
type Kind struct {
	Fault  Fault
	Number int    // 1 to 32 in the safety case; 0 for the two beyond it
	Title  string // what the partner does, in words
	about  scope
	does   func(*turn)
}

// scope says which requests a fault concerns.
type scope int

const (
	everything scope = iota
	asking           // all but the CapabilityStatement
	clinical         // all but that and the search for the person
	finding          // the search for the person
	metadata         // the CapabilityStatement
)

var list = []Kind{
	{Refused, 1, "Resets the connection", everything, (*turn).reset},
	{NoDNS, 2, "Its host cannot be found (in a region file read from now on)", everything, (*turn).reset},
	{TLSExpired, 3, "Certificate has expired", everything, (*turn).alert},
	{TLSName, 3, "Certificate is for another host", everything, (*turn).alert},
	{TLSSelfSigned, 3, "Certificate is self-signed", everything, (*turn).alert},
	{Silence, 4, "Takes the request and says nothing", everything, (*turn).silent},
	{SlowHeaders, 5, "Sends the header a byte at a time", everything, (*turn).slowHeaders},
	{Drip, 6, "Sends the body a byte at a time", everything, (*turn).drip},
	{CutBody, 7, "Breaks off in the middle of the body", asking, (*turn).cutBody},
	{ShortLength, 8, "Sends less than the length it states", asking, (*turn).shortLength},
	{CutChunked, 9, "Ends a chunked body too early", asking, (*turn).cutChunked},
	{CloseDelimited, 10, "States no length and closes", asking, (*turn).closeDelimited},
	{Unauthorised, 11, "Token ends in the middle (401)", clinical, (*turn).unauthorised},
	{Forbidden, 12, "Refuses: the person objects (403)", asking, (*turn).forbidden},
	{UnknownPerson, 13, "Says 404 for the person", finding, (*turn).unknownPerson},
	{TooMany, 14, "Too many requests (429)", everything, (*turn).tooMany},
	{Unavailable, 15, "Unavailable (503)", everything, (*turn).unavailable},
	{ServerError, 16, "Server error (500)", asking, (*turn).serverError},
	{OutcomeOnly, 17, "Answers with only an OperationOutcome", asking, (*turn).outcomeOnly},
	{OutcomeEntry, 17, "Says that all items are withheld", clinical, (*turn).outcomeEntry},
	{ContentType, 18, "Answers with a web page", asking, (*turn).webPage},
	{TruncatedJSON, 19, "JSON ends in the middle", asking, (*turn).truncated},
	{GzipBomb, 20, "Sends a gzip bomb", asking, (*turn).gzipBomb},
	{DepthBomb, 21, "Sends a depth bomb", asking, (*turn).depthBomb},
	{HeaderFlood, 22, "Sends too much header", asking, (*turn).headerFlood},
	{PageLoop, 23, "Next page is the same page", clinical, (*turn).pageLoop},
	{EndlessPages, 23, "Pages never end", clinical, (*turn).endlessPages},
	{ForeignNext, 23, "Next page is at another host", clinical, (*turn).foreignNext},
	{ExpiredPage, 23, "Next page has expired (410)", clinical, (*turn).expiredPage},
	{Redirect, 24, "Redirects to another host", asking, (*turn).redirect},
	{WrongPerson, 25, "Answers with another person's record", asking, (*turn).wrongPerson},
	{WrongPersonOne, 25, "One item is another person's", clinical, (*turn).wrongPersonOne},
	{WrongPersonAfterPage1, 25, "Second page is another person's", clinical, (*turn).wrongPersonAfterPage1},
	{DuplicateIDs, 26, "Sends an item twice", clinical, (*turn).duplicateIDs},
	{DuplicateKeys, 26, "Names the person twice in an item", clinical, (*turn).duplicateKeys},
	{CaseKeys, 26, "Adds look-alike names to an item", clinical, (*turn).caseKeys},
	{ClockSkew, 27, "Clock is two hours fast", everything, (*turn).clockSkew},
	{TotalMismatch, 28, "States a larger total than it sends", clinical, (*turn).totalMismatch},
	{FilterIgnored, 29, "Ignores who is asked about", asking, (*turn).filterIgnored},
	{BadUTF8, 30, "Broken and hidden characters", clinical, (*turn).badUTF8},
	{NumberExtremes, 31, "Impossible numbers", clinical, (*turn).numberExtremes},
	{Superseded, 32, "Its Patient was replaced by another", finding, (*turn).superseded},
	{StaleFeed, 0, "Data is three days old", asking, (*turn).staleFeed},
	{STU3, 0, "Speaks an older FHIR (STU3)", metadata, (*turn).stu3},
}

// List gives all faults in the order of the safety case.
func List() []Kind { return slices.Clone(list) }

// Find finds a fault by its name.
func Find(name string) (Kind, bool) {
	i := slices.IndexFunc(list, func(k Kind) bool { return string(k.Fault) == name })
	if i < 0 {
		return Kind{}, false
	}
	return list[i], true
}
