package since

import (
	"slices"
	"strings"

	"shcr/backend/care"
)

// heard is what an organisation's answer for a section was worth.
type heard string

const (
	whole    heard = "whole"
	part     heard = "part"     // some of it, or not what it has now
	stranger heard = "stranger" // it does not know the person
	unasked  heard = "unasked"  // by role, or not shared
	silent   heard = "silent"   // it may hold something and gave nothing
	waiting  heard = "waiting"
)

func hear(a care.Answer) heard {
	switch {
	case a.State == care.StatePending:
		return waiting
	case a.Answered() && a.Why == care.WhyNotKnown:
		return stranger
	case a.Answered():
		return whole
	case a.Partly():
		return part
	case a.State == care.StateNotAsked && !a.Missing():
		return unasked
	}
	return silent
}

// seen tells of an answer that showed what there is, or that there is nothing.
func (h heard) seen() bool { return h == whole || h == part || h == stranger }

// reason is why something cannot be told, in the order in which they are said.
type reason int

const (
	waitsNow reason = iota
	silentNow
	silentThen
	unaskedNow
	unaskedThen
	strangerNow
	partNow
	partThen
	otherRights
	otherViewer
	reasons
)

var says = [reasons]string{
	waitsNow:    "not answered yet.",
	silentNow:   "no answer now, so it cannot be told what changed.",
	silentThen:  "no answer when you last looked, so it cannot be told what changed.",
	unaskedNow:  "not asked for now, so it cannot be told what changed.",
	unaskedThen: "not asked for when you last looked, so it cannot be told what changed.",
	strangerNow: "the person was known there and is not now, so it cannot be told what is gone.",
	partNow:     "not everything was given now, so it cannot be told what is gone, and more may be new.",
	partThen:    "not everything was given when you last looked, so it cannot be told what is new.",
	otherRights: "what you may see is not the same as then, so it cannot be told what is new or gone.",
	otherViewer: "this viewer was updated since, so it cannot be told what was altered.",
}

// Changed compares what is there now with the look before.
func (l *Look) Changed(now []care.Square) care.Changes {
	v := care.Changes{On: true, Say: l.say, Organisations: []care.ChangesOf{}, New: []care.Changed{}, Altered: []care.Changed{}, Notes: []string{}}
	if l.say != "" {
		return v
	}
	v.Last = care.ShowTime(l.last)
	var order []string
	of := map[string][]care.Square{}
	for _, c := range now {
		if of[c.Answer.ODS] == nil {
			order = append(order, c.Answer.ODS)
		}
		of[c.Answer.ODS] = append(of[c.Answer.ODS], c)
	}
	for _, ods := range order {
		if o, any := l.organisation(of[ods], &v); any {
			v.Organisations = append(v.Organisations, o)
		}
	}
	for ods := range l.before {
		if of[ods] == nil {
			v.Notes = []string{"An organisation that was asked when you last looked is not asked any more: what changed there cannot be told."}
		}
	}
	return v
}

// organisation compares the cells of one; any is false where it was asked for
// nothing, now and then.
func (l *Look) organisation(cells []care.Square, v *care.Changes) (o care.ChangesOf, any bool) {
	a := cells[0].Answer
	o = care.ChangesOf{ODS: a.ODS, Name: a.Name, Setting: a.Setting, Unknown: []string{}}
	before, known := l.before[a.ODS]
	var why [reasons][]string
	asked := 0
	for _, c := range cells {
		then := before.Cells[c.Section.Key]
		if then.Heard == "" {
			then.Heard = unasked // a section, or an organisation, that is new here
		}
		if then.Heard == unasked && hear(c.Answer) == unasked {
			continue
		}
		asked++
		d := difference{then: then, now: hear(c.Answer), sameRights: known && before.Rights == l.terms.Rights, sameViewer: known && before.Viewer == l.terms.Viewer}
		d.compare(l.rows(c))
		o.New, o.Altered, o.Gone = o.New+len(d.fresh), o.Altered+len(d.altered), o.Gone+d.gone
		v.New = append(v.New, lead(c, d.fresh, "New since "+v.Last)...)
		v.Altered = append(v.Altered, lead(c, d.altered, "Altered since "+v.Last)...)
		for _, w := range d.why {
			why[w] = append(why[w], c.Section.Title)
		}
	}
	for w, titles := range why {
		switch {
		case len(titles) == asked && asked > 1:
			o.Unknown = append(o.Unknown, "Everything: "+says[w])
		case len(titles) > 0:
			o.Unknown = append(o.Unknown, strings.Join(titles, ", ")+": "+says[w])
		}
	}
	return o, asked > 0
}

func lead(c care.Square, rows []care.Entry, why string) (out []care.Changed) {
	for _, e := range rows {
		out = append(out, care.Changed{Section: c.Section.Key, Entry: e.ID, Why: why})
	}
	return out
}

// difference is one section of one organisation, then and now.
type difference struct {
	then                   keptCell
	now                    heard
	sameRights, sameViewer bool

	fresh, altered []care.Entry
	gone           int
	why            []reason
}

// compare sorts rows into new, altered, gone and what cannot be told.
func (d *difference) compare(rows []row) {
	switch {
	case d.now == waiting:
		d.because(waitsNow)
	case d.now == silent:
		d.because(silentNow)
	case d.now == unasked:
		d.because(unaskedNow)
	case d.then.Heard == unasked:
		d.because(unaskedThen)
	case !d.then.Heard.seen():
		d.because(silentThen)
	}
	if len(d.why) > 0 {
		return
	}
	if d.now == part {
		d.because(partNow)
	}
	before, here := pairs(d.then.Items), map[hash]bool{}
	for _, r := range rows {
		d.weigh(r, before)
		for _, item := range r.items {
			here[item] = true
		}
	}
	gone, left := map[hash]bool{}, map[hash]bool{} // by what was shown: of one row several items may be gone
	for item, shown := range before {
		for _, s := range shown {
			gone[s] = true
			if here[item] {
				left[s] = true
			}
		}
	}
	missing := len(gone) - len(left)
	switch {
	case missing == 0 || d.now == part: // which was said
	case !d.sameRights:
		d.because(otherRights)
	case d.now == stranger:
		d.because(strangerNow)
	default:
		d.gone = missing
	}
}

func (d *difference) weigh(r row, before map[hash][]hash) {
	known, same := 0, 0
	for _, item := range r.items {
		if shown, ok := before[item]; ok {
			known++
			if slices.Contains(shown, r.shown) {
				same++
			}
		}
	}
	switch {
	case same == len(r.items):
	case known > 0 && !d.sameViewer:
		d.because(otherViewer)
	case known > 0:
		d.altered = append(d.altered, r.entry)
	case d.then.Heard == part:
		d.because(partThen)
	case !d.sameRights:
		d.because(otherRights)
	default:
		d.fresh = append(d.fresh, r.entry)
	}
}

func (d *difference) because(w reason) {
	if !slices.Contains(d.why, w) {
		d.why = append(d.why, w)
	}
}

// pairs reads what [Look.Keep] wrote: by item, what was shown of it.
func pairs(items []byte) map[hash][]hash {
	out := map[hash][]hash{}
	for ; len(items) >= 2*size; items = items[2*size:] {
		item := hash(items[:size])
		out[item] = append(out[item], hash(items[size:2*size]))
	}
	return out
}
