// Package report turns AuditEvents into access reports: who looked at whom, when,
// for how long, why, and what they were shown (M65 to M68). It reads what any
// FHIR repository gives back and what this computer has not sent yet alike, and
// counts nothing twice.
//
// What it cannot read it says, since an event left out would look like nobody
// having looked.
package report

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Event is one AuditEvent of a viewer, read back.
type Event struct {
	ID      string // of the event, the same in journal and repository
	Journal string // which computer's user recorded it
	Seq     int64  // its number there, from 1
	At      time.Time
	Kind    string // a kind of package receipt, or one of a later viewer
	Outcome string // "success", or a code of care.Code

	Subject, Name, RoleProfile, RoleName string // who, as at the time
	ODS, Organisation                    string
	Session, Reason, Purpose, Note       string

	Person string     // NHS number digits, "" when it is about nobody
	Terms  url.Values // of a search
	Item   string     // of a document or section
	Count  int        // candidates found
	Ledger []Line
	Access string // how the person was come to (receipt.Direct, …), where it was recorded
	Flags  []string
	Rights string // what decided on single rows of an open, joined by commas
	Device string

	Unsent bool // only this computer has it yet
}

// Line is what one organisation's answer for one section came to.
type Line struct {
	ODS, Section, State, Why string
	Shown                    int
	// Versions is a keyed hash of what was fetched; At when the answer had ended and
	// AsOf how old it was. "" where it was not recorded.
	Versions, At, AsOf string
}

// Read reads an AuditEvent. ok is false for one that no viewer wrote.
func Read(text []byte, unsent bool) (e Event, ok bool) {
	var f struct {
		Recorded    time.Time
		OutcomeDesc string
		Agent       []struct {
			Who struct {
				Identifier struct{ System, Value string }
			}
			Name string
			Role []struct {
				Coding []struct{ Code string }
				Text   string
			}
			Requestor    bool
			PurposeOfUse []struct {
				Coding []struct{ Code string }
				Text   string
			}
		}
		Source struct{ Site string }
		Entity []struct {
			What              struct{ Identifier struct{ Value string } }
			Name, Description string
			Role              struct{ Code string }
			Query             []byte
			Detail            []struct{ Type, ValueString string }
		}
	}
	if json.Unmarshal(text, &f) != nil || len(f.Entity) == 0 {
		return e, false
	}
	e = Event{ID: f.Entity[0].Name, Journal: f.Source.Site, At: f.Recorded, Outcome: "success", Note: f.Entity[0].Description, Unsent: unsent}
	if f.OutcomeDesc != "" {
		e.Outcome = f.OutcomeDesc
	}
	for _, d := range f.Entity[0].Detail {
		e.detail(d.Type, d.ValueString)
	}
	for _, a := range f.Agent {
		id := a.Who.Identifier
		switch {
		case a.Requestor:
			e.Subject, e.Name = id.Value, a.Name
			if len(a.Role) > 0 {
				e.RoleName = a.Role[0].Text
				if len(a.Role[0].Coding) > 0 {
					e.RoleProfile = a.Role[0].Coding[0].Code
				}
			}
			if len(a.PurposeOfUse) > 0 && len(a.PurposeOfUse[0].Coding) > 0 {
				e.Purpose, e.Reason = a.PurposeOfUse[0].Coding[0].Code, a.PurposeOfUse[0].Text
			}
		case a.Name != "" && strings.HasSuffix(id.System, "/ods-organization-code"):
			e.ODS, e.Organisation = id.Value, a.Name
		}
	}
	for _, x := range f.Entity[1:] {
		switch x.Role.Code {
		case "1":
			e.Person = x.What.Identifier.Value
		case "24":
			e.Terms, _ = url.ParseQuery(string(x.Query)) // what is no query has no terms
			for _, d := range x.Detail {
				if d.Type == "found" {
					e.Count, _ = strconv.Atoi(d.ValueString)
				}
			}
		default:
			for _, d := range x.Detail {
				e.line(d.Type, d.ValueString)
			}
		}
	}
	return e, e.ID != "" && e.Seq > 0 && e.Kind != "" && !e.At.IsZero()
}

func (e *Event) detail(name, value string) {
	switch name {
	case "sequence":
		e.Seq, _ = strconv.ParseInt(value, 10, 64)
	case "kind":
		e.Kind = value
	case "session":
		e.Session = value
	case "flags":
		e.Flags = strings.Split(value, ",")
	case "access":
		e.Access = value
	case "rights":
		e.Rights = value
	case "device":
		e.Device = value
	}
}

// line reads "RZ9 problems": "complete  12", or "item".
func (e *Event) line(name, value string) {
	if name == "item" {
		e.Item = value
		return
	}
	ods, section, ok := strings.Cut(name, " ")
	words := strings.Split(value, " ")
	if ok && len(words) >= 3 {
		n, _ := strconv.Atoi(words[2])
		words = append(words, "", "", "") // of an earlier viewer
		e.Ledger = append(e.Ledger, Line{ODS: ods, Section: section, State: words[0], Why: words[1], Shown: n, Versions: words[3], At: words[4], AsOf: words[5]})
	}
}
