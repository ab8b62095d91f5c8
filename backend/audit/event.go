package audit

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/seal"
)

// row is an event as it is kept, in the journal and in the second place alike.
type row struct {
	Seq    int64  `json:"seq"`
	ID     string `json:"id"`
	At     string `json:"at"`
	Kind   string `json:"kind"`
	Body   string `json:"body"`
	Sealed []byte `json:"sealed"`
	Chain  []byte `json:"chain"`
}

// head is where a chain ends: the newest event's number, link and time.
type head struct {
	seq   int64
	chain []byte
	at    time.Time
}

// body is the clear part of an event: who, what and outcome, nobody named but
// the professional.
type body struct {
	Subject      string         `json:"subject"`
	Name         string         `json:"name"`
	ODS          string         `json:"ods"`
	Organisation string         `json:"organisation"`
	RoleProfile  string         `json:"roleProfile,omitempty"`
	RoleCode     string         `json:"roleCode,omitempty"`
	RoleName     string         `json:"roleName,omitempty"`
	Session      string         `json:"session"`
	Reason       string         `json:"reason,omitempty"`
	Purpose      string         `json:"purpose,omitempty"`
	Outcome      string         `json:"outcome"`
	Count        int            `json:"count"`
	Ledger       []receipt.Line `json:"ledger,omitempty"`
	Item         string         `json:"item,omitempty"`
	Access       string         `json:"access,omitempty"`       // "direct" or "launched"
	Relationship string         `json:"relationship,omitempty"` // what the access rests on
	Search       int64          `json:"search,omitempty"`       // the search that led to this open
	Rights       string         `json:"rights,omitempty"`       // what decided on single rows of an open
	Flags        string         `json:"flags,omitempty"`        // joined by commas
	Device       string         `json:"device,omitempty"`
	Version      string         `json:"version,omitempty"`
	Clock        string         `json:"clock,omitempty"` // set when this computer's clock went back
}

// secret is the sealed part.
type secret struct {
	Person string `json:"person,omitempty"`
	Terms  string `json:"terms,omitempty"`
	Note   string `json:"note,omitempty"`
}

// encode makes a row of an event, all but its place in the chain.
func (j *Journal) encode(e receipt.Event) (row, error) {
	at := j.now().UTC()
	b := body{
		Subject: e.Who.Subject, Name: e.Who.Name, ODS: e.Who.Organisation.ODS, Organisation: e.Who.Organisation.Name,
		RoleProfile: e.Who.RoleProfile, RoleCode: e.Who.RoleCode, RoleName: e.Who.RoleName, Session: e.Who.Session,
		Reason: e.Reason.Key, Purpose: e.Reason.Code, Outcome: e.Outcome, Count: e.Count, Item: e.Item,
		Access: e.Access, Relationship: e.Relationship, Search: e.Search, Rights: e.Rights, Flags: strings.Join(e.Flags, ","), Device: j.device, Version: j.version,
		Clock: clockNote(j.head.at, at),
	}
	for _, l := range e.Ledger {
		if l.Versions != "" { // keyed, since a bare hash of few possible contents would give them away
			l.Versions = hex.EncodeToString(j.box.Reference("versions|" + l.Versions)[:16])
		}
		b.Ledger = append(b.Ledger, l)
	}
	clear, err := json.Marshal(b)
	if err != nil {
		return row{}, err
	}
	hidden, err := json.Marshal(secret{Person: e.Person, Terms: e.Terms, Note: e.Note})
	if err != nil {
		return row{}, err
	}
	r := row{ID: newID(), At: at.Format(time.RFC3339Nano), Kind: string(e.Kind), Body: string(clear)}
	r.Sealed = j.box.Seal(place(r.ID), hidden)
	return r, nil
}

// clockNote tells that an event is dated before the one it follows: a clock set
// back cannot hide when something was done, since the order stays.
func clockNote(before, at time.Time) string {
	if back := before.Sub(at); back > time.Second {
		return fmt.Sprintf("went back %d s", int64(back.Seconds()))
	}
	return ""
}

// after puts a row at the end of a chain and gives the new end.
func (r *row) after(h head, box *seal.Box) head {
	r.Seq = h.seq + 1
	r.Chain = box.Chain(h.chain, r.canonical())
	return r.end()
}

// end is where a chain ends that this row is the newest of.
func (r *row) end() head {
	at, _ := time.Parse(time.RFC3339Nano, r.At) // no time when it was changed; the chain tells
	return head{seq: r.Seq, chain: r.Chain, at: at}
}

// canonical is what the chain covers: every column, unambiguously joined.
func (r *row) canonical() []byte {
	out, _ := json.Marshal([]any{r.Seq, r.ID, r.At, r.Kind, r.Body, r.Sealed}) // plain values always marshal
	return out
}

func place(id string) string { return "events|" + id + "|sealed" }

// newID makes a random UUID.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
