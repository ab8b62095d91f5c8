package launch

import (
	"errors"
	"fmt"
	"time"

	"shcr/backend/care"
)

// Outcome is how a link ended: a closed list, in the audit as it stands.
type Outcome string

// The outcomes (launch.md §4, "Answers the app must give"; decisions 16, 27).
const (
	Malformed       Outcome = "malformed"
	UnknownPartner  Outcome = "unknown-partner"
	BadSignature    Outcome = "bad-signature"
	BadContext      Outcome = "bad-context" // signed or redeemed, and not by the contract
	Expired         Outcome = "expired"
	Replayed        Outcome = "replayed"
	NotYet          Outcome = "not-yet-valid"
	WrongAudience   Outcome = "wrong-audience"
	WrongUser       Outcome = "wrong-user"
	WrongOrg        Outcome = "organisation-not-allowed"
	BadNumber       Outcome = "nhs-number"
	Unverified      Outcome = "nhs-number-unverified" // at a SMART host
	NotFound        Outcome = "not-found"
	Withdrawn       Outcome = "withdrawn"
	Differs         Outcome = "demographics-differ"
	NotAllowed      Outcome = "plain-not-allowed"
	HostFailed      Outcome = "host-failed" // the host's server, at a SMART launch
	Offline         Outcome = "offline"
	Unmanaged       Outcome = "unmanaged"
	Ended           Outcome = "ended" // a launched session whose time was over
	TooMany         Outcome = "too-many"
	Dismissed       Outcome = "dismissed"
	Overtaken       Outcome = "overtaken" // another link came meanwhile
	UnknownCode     Outcome = "unknown-code"
	Unrecorded      Outcome = "unrecorded" // the audit could not take it
	ContextAccepted Outcome = "accepted"   // proven; nothing is open yet
)

// Refusal is a link that was not followed. Say is what happened and Do what to
// do next, both for whoever pressed the button; neither has a word of the link.
type Refusal struct {
	Outcome Outcome
	Say, Do string
	Partner string // id in the region file, "" when unknown
	ID      string // of the hand-over, hashed; "" when unknown
	err     error
}

// Error is the outcome alone, which is safe to log.
func (r *Refusal) Error() string { return "launch: " + string(r.Outcome) }

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.err }

// RefusalOf gives the refusal in any error; one that is none says that a service
// did not answer, or that nothing could be recorded.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	if errors.As(err, &r) {
		return r
	}
	return refuse(OutcomeOf(err), err)
}

// OutcomeOf gives the outcome of any error; nil is [ContextAccepted].
func OutcomeOf(err error) Outcome {
	var r *Refusal
	switch {
	case err == nil:
		return ContextAccepted
	case errors.As(err, &r):
		return r.Outcome
	case care.CodeOf(err) == care.CodeAudit:
		return Unrecorded
	}
	return Offline
}

const again = "Go back to the system you came from and press its button again."

// words are what each refusal says, and what to do.
var words = map[Outcome][2]string{
	Malformed:      {"The link that started this is not one that the viewer can read. Nothing was opened.", again + " If it goes on, tell that system's helpdesk: their link is not made as agreed."},
	UnknownPartner: {"The link came from a system that is not set up to open the Shared Care Record here. Nothing was opened.", "Open the viewer and search for the person instead, or ask your IT helpdesk whether that system should be able to."},
	BadSignature:   {"It could not be proved that the link came from the system it names. Nothing was opened.", again + " If it says so again, do not use the link, and tell your IT helpdesk."},
	BadContext:     {"The other system did not say who and what it hands over in the way that was agreed. Nothing was opened.", again + " If it goes on, tell that system's helpdesk."},
	Expired:        {"The link is too old. It is good for one minute.", again},
	Replayed:       {"This link was used before, and each works once. Nothing was opened.", again + " It makes a new link."},
	NotYet:         {"By this computer's clock, the link is from the future. Nothing was opened.", "Check the date and time of this computer; if they are right, tell the other system's helpdesk."},
	WrongAudience:  {"The link was made for another Shared Care Record than this one. Nothing was opened.", "Tell your IT helpdesk: the button leads to the wrong viewer."},
	WrongUser:      {"The other system's user is not the one who is signed in here. Nothing was opened.", "If somebody else is signed in here, sign out and sign in yourself; then press the button again. If it is you in both, tell your IT helpdesk."},
	WrongOrg:       {"The link is for work at an organisation that the other system may not act for here. Nothing was opened.", "Tell your IT helpdesk."},
	BadNumber:      {"The NHS number in the link is not a valid one. Nothing was opened.", "Check the person's NHS number in the system you came from."},
	Unverified:     {"The system you came from has no verified NHS number for this person. Nothing was opened.", "Have the number traced there, or search for the person here."},
	NotFound:       {"Nobody has the NHS number that the other system handed over. Nothing was opened.", "Check the person's NHS number in the system you came from, or search by name and date of birth."},
	Withdrawn:      {"The NHS number that the other system handed over was withdrawn. Nothing was opened.", "Search for the person by name and date of birth, and have the number put right in the system you came from."},
	Differs:        {"What the other system says of the person is not what the national record says. Nothing was opened.", "Check that you have the right person open there. If you have, have their details put right, or search for the person here."},
	NotAllowed:     {"Your role does not allow opening a record from a plain link. Nothing was opened.", "Ask your organisation to nominate you for direct access, or to set up a proven link from your system."},
	HostFailed:     {"The system you came from did not complete the hand-over. Nothing was opened.", again + " If it goes on, tell that system's helpdesk."},
	Offline:        {"A service that has to be asked about the link did not answer. Nothing was opened. This says nothing about the person.", "Wait a minute, then press the other system's button again."},
	Unmanaged:      {"This viewer runs on settings that your organisation's administrators did not put here, so it follows no links.", "Ask your IT helpdesk to install the region file."},
	Ended:          {"The time of a record that another system opened is over, and it was closed. That system may have moved on to somebody else.", "To go on, press that system's button again."},
	TooMany:        {"Many links came within a minute. The rest were left out.", "If you did not press the button so often, tell your IT helpdesk: something on this computer makes links."},
	UnknownCode:    {"The Shared Care Record does not know this hand-over. It may be from long ago. Nothing was opened.", again},
	Unrecorded:     {"The link could not be recorded, so it was not followed.", "Check that the disk is not full, then press the other system's button again. If it goes on, use another computer and tell your IT helpdesk."},
}

// Outcomes lists every outcome that has words for the screen.
func Outcomes() []Outcome {
	out := make([]Outcome, 0, len(words))
	for o := range words {
		out = append(out, o)
	}
	return out
}

func refuse(o Outcome, cause ...error) *Refusal {
	return &Refusal{Outcome: o, Say: words[o][0], Do: words[o][1], err: errors.Join(cause...)}
}

// Refuse gives the refusal of an outcome that somebody else found.
func Refuse(o Outcome) *Refusal { return refuse(o) }

// RefuseDiffering says in which particular two sources differ, with both values:
// that is what the user has to compare (launch.md §4 b).
func RefuseDiffering(what, host, national string) *Refusal {
	r := refuse(Differs)
	r.Say = fmt.Sprintf("The %s differs: the other system says %s, the national record says %s. Nothing was opened.", what, orNone(host), orNone(national))
	return r
}

func orNone(s string) string {
	if s == "" {
		return "nothing"
	}
	return "“" + s + "”"
}

// expired says by how much, since a clock that is wrong looks the same.
func expired(by time.Duration) *Refusal {
	r := refuse(Expired)
	if by > 0 {
		r.Say = fmt.Sprintf("The link ran out %s ago. It is good for one minute.", span(by))
	}
	r.Do = again + " If it says so each time, check the date and time of this computer."
	return r
}

// RefuseUnmet says that a link waited so long for somebody to sign in that it may be
// meant for nobody who is there now (K10).
func RefuseUnmet(waited time.Duration) *Refusal {
	r := refuse(Expired)
	r.Say = fmt.Sprintf("A link waited %s for somebody to sign in, and was let go of. Nothing was opened.", span(waited))
	return r
}

func span(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%d seconds", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours", int(d.Hours()))
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}
