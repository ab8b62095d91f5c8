package record

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// H10: whatever arrives for a section, the ledger's numbers add up: what was
// received is in a row or is excluded with its reason. A reader may forget
// resources, leave them to another section or join several in one row; replies
// may repeat, withhold, garble and send what nobody asked for.
func TestH10_TheLedgerAddsUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		both := rapid.Bool().Draw(rt, "both")
		r, o, st := sharedOut(t, both)
		forget, joined := rapid.IntRange(0, 3).Draw(rt, "forget"), rapid.Bool().Draw(rt, "joined")
		for i := range r.deps.Sections {
			mine := []string{"lab", "vital"}[i]
			r.deps.Sections[i].Read = func(in fhir.Sent) (rows care.Rows) {
				for n, res := range in.Resources {
					switch {
					case n < forget:
					case !strings.HasPrefix(res.ID, mine):
						rows.Elsewhere = append(rows.Elsewhere, res.Ref())
					case joined && len(rows.Entries) > 0:
						rows.Entries[0].Of = append(rows.Entries[0].Of, res.Ref())
					default:
						rows.Entries = append(rows.Entries, care.Entry{ID: res.Ref(), Of: []string{res.Ref()}})
					}
				}
				return rows
			}
		}
		reply := Reply{Key: "Observation?", Set: fhir.NewSet("", nil)}
		matches, strangers := 0, 0
		for n := range rapid.IntRange(0, 12).Draw(rt, "items") {
			id := fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"lab", "vital"}).Draw(rt, "kind"), n)
			res := fhir.NewResource(fmt.Appendf(nil, `{"resourceType":"Observation","id":%q}`, id), "", rapid.SampledFrom([]string{"match", ""}).Draw(rt, "mode"))
			switch rapid.IntRange(0, 6).Draw(rt, "fate") {
			case 0:
				reply.Unclear = append(reply.Unclear, res)
			case 1:
				reply.Found.Repeated = append(reply.Found.Repeated, res)
			case 2:
				reply.held = append(reply.held, res.Ref())
			case 3:
				other := fhir.NewResource(fmt.Appendf(nil, `{"resourceType":"Condition","id":%q}`, id), "", "match")
				reply.Found.Resources, strangers = append(reply.Found.Resources, other), strangers+1
			case 4:
				reply.Found.Resources = append(reply.Found.Resources, fhir.NewResource(fmt.Appendf(nil, `{"resourceType":"Practitioner","id":%q}`, id), "", ""))
			default:
				reply.Found.Resources, matches = append(reply.Found.Resources, res), matches+1
			}
		}
		st.replies[queryKey(r.deps.Sections[0].Asks[0])] = reply
		for _, sec := range r.deps.Sections {
			if st.cells[sec.Key].answer.State == care.StateNotAsked {
				continue
			}
			r.settle(o, st, sec)
			c := st.cells[sec.Key]
			shown := 0
			for _, e := range c.rows.Entries {
				shown += len(e.Of)
			}
			a := c.answer
			if a.Received != shown+len(a.Excluded) {
				rt.Fatalf("%s: received %d, in rows %d, excluded %v", sec.Key, a.Received, shown, a.Excluded)
			}
			for _, x := range a.Excluded {
				if x.Reason == "" {
					rt.Fatalf("%s is excluded without a reason", x.Ref)
				}
			}
			lost := strangers + len(reply.Unclear) + min(forget, matches)
			if lost > 0 && a.State == care.StateComplete {
				rt.Fatalf("%s is called complete, and %d items have no row", sec.Key, lost)
			}
			if a.State == care.StateEmpty && matches+strangers+len(reply.held)+len(reply.Unclear) > 0 && !both {
				rt.Fatalf("%s is called empty: %+v", sec.Key, a)
			}
		}
	})
}
