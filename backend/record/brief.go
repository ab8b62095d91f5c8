package record

import (
	"slices"
	"strings"

	"shcr/backend/brief"
	"shcr/backend/care"
)

// BriefView is what is needed first, on one page, in the order of a role.
type BriefView struct {
	Record string         `json:"record"`
	Kind   care.BriefKind `json:"kind"` // whose order this is
	Own    care.BriefKind `json:"own"`  // that of the user's role
	Kinds  []BriefChoice  `json:"kinds"`
	// Blocks are all there are, in every order: none is left out.
	Blocks []care.BriefBlock `json:"blocks"`
}

// BriefChoice is an order that the user may choose.
type BriefChoice struct {
	Key  care.BriefKind `json:"key"`
	Name string         `json:"name"` // "Social care"
}

// briefPart is what the audit calls the page.
const briefPart = "brief"

// Brief gives the open record's brief in the order of a kind, "" being that of the
// user's role. It is made of the sections as their cards show them, so what a card
// holds back the brief does too. The first time, that it was shown is written before it
// leaves (M63). A kind that there is not is care.CodeInput.
func (r *Room) Brief(handle string, kind care.BriefKind) (BriefView, error) {
	o, err := r.find(handle)
	if err != nil {
		return BriefView{}, err
	}
	own := o.who.Brief
	if own == "" {
		own = o.who.UsualBrief()
	}
	if kind == "" {
		kind = own
	}
	order, ok := brief.Order(kind)
	if !ok {
		return BriefView{}, &care.Error{Code: care.CodeInput, Op: "brief", Say: "There is no such order of the brief."}
	}
	v := BriefView{Record: o.handle, Kind: kind, Own: own, Kinds: []BriefChoice{}, Blocks: []care.BriefBlock{}}
	for _, k := range brief.Kinds {
		v.Kinds = append(v.Kinds, BriefChoice{k.Key, k.Name})
	}
	shown := map[string]SectionView{}
	for _, sec := range r.deps.Sections {
		if shown[sec.Key], _, err = r.section(o, sec.Key); err != nil {
			return BriefView{}, err
		}
	}
	o.mu.Lock()
	voices, _ := r.voices(o)
	if !o.person.Sensitive {
		o.tell(&voices)
	}
	details, decided, count := spread(voices), o.decisions(), 0
	for _, b := range order {
		block := r.block(o, b, shown, decided)
		block.Part = brief.Part(kind, b.Key)
		for _, f := range b.Asked {
			for _, d := range details[f.Key] {
				text := strings.Join(slices.DeleteFunc([]string{d.Text, d.Note}, func(s string) bool { return s == "" }), ", ")
				block.Lines = append(block.Lines, care.BriefLine{Label: f.Label, Text: text, Who: d.Sources})
			}
		}
		if len(block.Rows)+len(block.Lines) == 0 && len(b.Of) > 0 {
			block.Say, block.Missing = o.why(b, shown), []string{}
		}
		count += len(block.Rows)
		v.Blocks = append(v.Blocks, block)
	}
	write := r.shown(o, briefPart, count)
	o.mu.Unlock()
	if err := o.told(briefPart, write); err != nil {
		return BriefView{}, err
	}
	return v, nil
}

// block finds a block's rows among the sections as they are shown.
func (r *Room) block(o *openRecord, b brief.Block, shown map[string]SectionView, decided []decision) care.BriefBlock {
	out := care.BriefBlock{Key: b.Key, Title: b.Title, Page: b.Page, Rows: []care.Entry{}, Lines: []care.BriefLine{}, Say: []string{}, Warnings: []string{}, Missing: []string{}}
	now := r.deps.Now()
	for _, key := range b.Of {
		s := shown[key]
		if !o.who.Sees(key) {
			continue
		}
		if len(b.Of) == 1 {
			out.Warnings = append(out.Warnings, s.Warnings...)
		}
		for _, e := range s.Entries {
			if e.Section == "" {
				e.Section = key
			}
			is := b.Has != nil && b.Has(e, now)
			if b.Has == nil {
				is = slices.ContainsFunc(decided, func(d decision) bool { return d.id == e.ID })
			}
			if !is {
				continue
			}
			row, keyed := brief.Row(e)
			if keyed {
				out.Warnings = append(out.Warnings, "A code of a key safe or a door is not shown. Ask the organisation that recorded it.")
			}
			out.Rows = append(out.Rows, row)
		}
	}
	out.Warnings = unique(out.Warnings)
	for _, a := range o.merged(b, shown) {
		if a.Missing() || a.State == care.StatePending {
			out.Missing = append(out.Missing, a.Name)
		}
	}
	return out
}

// merged are the answers of a block's sections, one for each organisation and the
// worst of its own: what is missing of one section may be what was looked for.
func (o *openRecord) merged(b brief.Block, shown map[string]SectionView) (out []care.Answer) {
	rank := func(a care.Answer) int {
		switch {
		case a.State == care.StatePending:
			return 4
		case a.Missing():
			return 3
		case a.Answered() && a.Why != care.WhyNotKnown:
			return 2
		case a.Answered() || a.Why == care.WhyPlanned:
			return 1
		}
		return 0
	}
	for _, key := range b.Of {
		if !o.who.Sees(key) {
			continue
		}
		for i, a := range shown[key].Answers {
			switch {
			case i >= len(out):
				out = append(out, a)
			case rank(a) > rank(out[i]):
				out[i] = a
			}
		}
	}
	return out
}

// why says why a block has nothing. "None recorded" is the ledger's word for a
// section without a row; of one that was looked through, that nothing was found.
func (o *openRecord) why(b brief.Block, shown map[string]SectionView) []string {
	var hidden, looked []string
	rows := 0
	for _, key := range b.Of {
		if !o.who.Sees(key) {
			hidden = append(hidden, lower(shown[key].Section.Title))
			continue
		}
		looked = append(looked, key)
		rows += len(shown[key].Entries)
	}
	switch {
	case len(looked) == 0:
		return []string{"Hidden by your role. Nothing was asked for this."}
	case len(b.Of) == 1 && rows == 0:
		return shown[b.Of[0]].Empty
	}
	out := emptyWords(b.Title, o.merged(b, shown))
	for i, s := range out {
		if who, ok := strings.CutPrefix(s, "None recorded by "); ok {
			out[i] = "Nothing found in what was sent by " + who
		}
	}
	if len(hidden) > 0 {
		out = append(out, "Not looked through, hidden by your role: "+list(hidden)+".")
	}
	return out
}
