package cast

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Sink takes what a desk writes: a resource for a local Patient id ("" for
// resources that are about no person).
type Sink interface {
	Put(raw json.RawMessage, patient string) error
	Note(patient, resourceType string, outcome json.RawMessage)
	Refuse(patient, say string)
}

// quick is a Sink that takes the type and the id from who wrote the resource.
type quick interface {
	PutKnown(resourceType, id string, raw json.RawMessage, patient string) error
}

// hand gives a finished resource about a local Patient id ("" nobody) to the
// partner.
func (d *desk) hand(resourceType, id string, raw json.RawMessage, patient string) {
	var err error
	if q, ok := d.region.sinks[d.partner.Key].(quick); ok {
		err = q.PutKnown(resourceType, id, raw, patient)
	} else {
		err = d.region.sinks[d.partner.Key].Put(raw, patient)
	}
	if err != nil {
		d.fail("%s: %v", resourceType, err)
	}
}

// Region builds the resources of all partners from the stories.
type Region struct {
	cal      *Calendar
	seed     int64
	bases    map[string]string // partner key -> absolute FHIR base
	sinks    map[string]Sink   // partner key
	partners map[string]Partner
	shared   map[string]string // partner/type/name -> id of practitioners, units, places
	canaries []string
	errs     []error
}

// NewRegion makes a builder. Bases and sinks are by partner key.
func NewRegion(cal *Calendar, seed int64, bases map[string]string, sinks map[string]Sink) *Region {
	r := &Region{cal: cal, seed: seed, bases: bases, sinks: sinks, partners: map[string]Partner{}, shared: map[string]string{}}
	for _, p := range Partners() {
		r.partners[p.Key] = p
	}
	return r
}

// Write writes all that the partners hold of the people.
func (r *Region) Write(people []Person) error {
	for _, p := range people {
		r.canaries = append(r.canaries, p.Leaks...)
		for i := range p.At {
			h := &p.At[i]
			partner, ok := r.partners[h.Partner]
			if !ok || r.sinks[h.Partner] == nil {
				return fmt.Errorf("%s: no partner %q", p.Key, h.Partner)
			}
			d := &desk{region: r, person: &p, at: h, partner: partner, marked: map[string]bool{}, counts: map[string]int{}}
			d.patient()
			for _, item := range h.Items {
				item.put(d)
			}
			d.lists()
			if h.Objects != "" {
				r.sinks[h.Partner].Refuse(h.ID, h.Objects)
			}
			if h.Withheld != "" {
				r.sinks[h.Partner].Note(h.ID, h.Withheld, d.outcome(h.Says))
			}
		}
	}
	return errors.Join(r.errs...)
}

// Canaries gives every reference written, in order, and the leaks of
// restricted people.
func (r *Region) Canaries() []string { return r.canaries }

// desk is one partner writing down one person.
type desk struct {
	region   *Region
	person   *Person
	at       *Holding
	partner  Partner
	marked   map[string]bool
	counts   map[string]int
	allergy  []listed // for the GP's lists
	noneSay  string   // allergies: emptyReason text
	noneCode string   // allergies: emptyReason of HL7, "nilknown"
	letters  map[string]string
	visits   map[string]string // by day, the last one written
	authors  []string          // of the resources being written, the innermost last
	inside   map[string]object // practitioners contained in the resource being written
	drafts   *[]object         // where resources go instead while a stencil is cut
}

type listed struct{ ref, date string }

// hash gives letters and digits that depend on the seed and a name alone.
func (r *Region) hash(name string, n int) string {
	var key [8]byte
	binary.BigEndian.PutUint64(key[:], uint64(r.seed))
	mac := hmac.New(sha256.New, key[:])
	mac.Write([]byte(name))
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(mac.Sum(nil))[:n]
}

// canary gives the reference of a thing: partner, person and six letters.
func (d *desk) canary(of string) string {
	number := strings.TrimPrefix(d.person.Key, "P")
	c := d.partner.Key + "/" + number + "/" + d.region.hash(d.partner.Key+"/"+d.person.Key+"/"+of, 6)
	d.region.canaries = append(d.region.canaries, c)
	return c
}

// mark gives a canary for the first item of a section, then nothing.
func (d *desk) mark(section string) string {
	if d.marked[section] {
		return ""
	}
	d.marked[section] = true
	return d.canary("section/" + section + d.again())
}

// remark gives what was said, and the item the section's reference: as a number
// of it, which no clinician has to read. Only where it has a number of its own
// the reference stands with the words.
func (d *desk) remark(o object, section, said string) string {
	said = d.region.cal.Text(said)
	c := d.mark(section)
	switch {
	case c == "":
	case o["identifier"] == nil:
		o["identifier"] = list{object{"system": d.partner.IDs + "/" + section, "value": c}}
	default:
		said = strings.TrimSpace(said + " Ref " + c)
	}
	return said
}

// notes adds a note element when there is something to say.
func (d *desk) notes(o object, section, said string) {
	if text := d.remark(o, section, said); text != "" {
		o["note"] = list{object{"text": text}}
	}
}

func (d *desk) fail(format string, args ...any) {
	where := d.person.Key + " at " + d.partner.Key + ": "
	d.region.errs = append(d.region.errs, errors.New(where+fmt.Sprintf(format, args...)))
}

// term makes a concept. "~words" are words only; any other term must have a
// code, so that a slip of the pen is found and not sent as text.
func (d *desk) term(term, text string, groups ...string) object {
	if words, ok := strings.CutPrefix(term, "~"); ok {
		return object{"text": orElse(text, words)}
	}
	if _, ok := lookUp(term, groups...); !ok {
		d.fail("no code for %q in %v", term, groups)
	}
	o := concept(term, text, groups...)
	if coding, ok := o["coding"].(list); ok {
		c := coding[0].(object)
		c["system"] = orElse(d.partner.Snomed, snomed)
		if d.partner.Bare { // what happened is sent as a bare code, all else with its words
			delete(c, "display")
			if text == "" && !slices.Equal(groups, []string{"encounter"}) {
				o["text"] = term
			}
		}
	}
	if d.partner.House == "gp" && text != "" && text != term {
		coding := o["coding"].(list)[0].(object)
		coding["extension"] = list{extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString", text)}
	}
	return o
}

// id names the next resource of a type.
func (d *desk) id(resourceType string) string {
	d.counts[resourceType]++
	return strings.ToLower(d.region.hash(d.partner.Key+"/"+d.person.Key+d.again()+"/"+resourceType+"/"+strconv.Itoa(d.counts[resourceType]), 12))
}

// again tells a partner's second registration of a person from the first.
func (d *desk) again() string {
	for i := range d.person.At {
		if h := &d.person.At[i]; h.Partner == d.partner.Key {
			if h.ID == d.at.ID {
				return ""
			}
			break
		}
	}
	return "/" + d.at.ID
}

// begin starts a resource about the person.
func (d *desk) begin(resourceType, updated string, labels ...string) object {
	d.authors = append(d.authors, "")
	meta := object{"versionId": "1", "lastUpdated": d.updated(updated)}
	if security := securityOf(labels); security != nil {
		meta["security"] = security
	}
	return object{"resourceType": resourceType, "id": d.id(resourceType), "meta": meta}
}

// updated says when a resource last changed: never after now, and for a
// periodic feed never after the last feed.
func (d *desk) updated(story string) string {
	last := d.region.cal.lastFeed(d.partner.Feed)
	at := d.region.cal.Instant(orElse(story, "2024-07-01"))
	if later(at, last) {
		return last
	}
	return at
}

func securityOf(labels []string) list {
	var all list
	for _, l := range labels {
		switch l {
		case "":
		case "R", "V", "N":
			all = append(all, object{"system": hl7 + "v3-Confidentiality", "code": l})
		default:
			all = append(all, object{"system": hl7 + "v3-ActCode", "code": l})
		}
	}
	return all
}

// save hands a finished resource to the partner and gives its reference. It says
// which unit recorded it.
func (d *desk) save(o object) string {
	if meta, ok := o["meta"].(object); ok && len(d.authors) > 0 {
		last := len(d.authors) - 1
		meta["tag"] = list{d.unitTag(d.authors[last])}
		d.authors = d.authors[:last]
	}
	ref := o["resourceType"].(string) + "/" + o["id"].(string)
	if len(d.inside) > 0 {
		var inside list
		for _, id := range inOrder(d.inside) {
			inside = append(inside, d.inside[id])
		}
		o["contained"], d.inside = inside, nil
	}
	if d.drafts != nil {
		*d.drafts = append(*d.drafts, o)
		return ref
	}
	d.hand(o["resourceType"].(string), o["id"].(string), marshal(o), d.at.ID)
	return ref
}

// subject refers to the person as this partner does: a council only by
// identifier.
func (d *desk) subject() object {
	if d.partner.Logical {
		return object{"type": "Patient", "identifier": object{"system": nhsSystem, "value": orElse(d.at.Patient.NHS, d.person.NHS)}}
	}
	return object{"reference": "Patient/" + d.at.ID}
}

func (d *desk) outcome(say string) json.RawMessage {
	return marshal(object{"resourceType": "OperationOutcome", "issue": list{object{
		"severity": "warning", "code": "suppressed", "details": object{"text": say}}}})
}

// marshal writes JSON with keys in order and < > & as they are.
func marshal(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // only maps, slices and strings are built here
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// inOrder gives the keys of a map in order: the same seed, the same bytes.
func inOrder[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
