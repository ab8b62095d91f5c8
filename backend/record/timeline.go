package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// settingOrder is that of a timeline's lanes.
var settingOrder = []care.Setting{care.SettingAcute, care.SettingUrgentCare, care.SettingAmbulance, care.SettingGP,
	care.SettingCommunity, care.SettingMentalHealth, care.SettingSocialCare}

// Timeline gives all rows of the record by their dates. It is made of the sections'
// own views, so that it holds what they show and nothing else; that they were shown
// is written before it leaves (M63).
func (r *Room) Timeline(handle string) (care.Timeline, error) {
	o, err := r.find(handle)
	if err != nil {
		return care.Timeline{}, err
	}
	line := timeline{now: r.deps.Now(), names: map[string]int{}, lanes: map[care.Setting]bool{}}
	line.view = care.Timeline{Record: handle, Now: wall(line.now), Names: []string{}, Items: []care.TimelineItem{}, Undated: []care.TimelineItem{}}
	o.mu.Lock()
	line.deceased = o.person.Deceased
	for _, st := range o.sources {
		if o.progress(st).State != "not-asked" {
			line.lanes[st.Organisation().Setting] = true
		}
	}
	o.mu.Unlock()
	for _, sec := range r.deps.Sections {
		v, err := r.showSection(o, sec.Key)
		if err != nil {
			return care.Timeline{}, err
		}
		for _, e := range v.Entries {
			line.add(e)
		}
	}
	slices.SortStableFunc(line.view.Items, func(a, b care.TimelineItem) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Entry, b.Entry))
	})
	place := func(s care.Setting) int {
		return (slices.Index(settingOrder, s) + len(settingOrder) + 1) % (len(settingOrder) + 1)
	} // strangers last
	line.view.Lanes = slices.SortedFunc(maps.Keys(line.lanes), func(a, b care.Setting) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
	})
	return line.view, nil
}

// timeline gathers the items of a view.
type timeline struct {
	view     care.Timeline
	now      time.Time
	deceased bool
	names    map[string]int
	lanes    map[care.Setting]bool
}

func (t *timeline) add(e care.Entry) {
	at, ok := t.names[e.Source.Name]
	if !ok {
		at = len(t.view.Names)
		t.names[e.Source.Name], t.view.Names = at, append(t.view.Names, e.Source.Name)
	}
	t.lanes[e.Source.Setting] = true
	item := care.TimelineItem{Entry: e.ID, Section: e.Section, Lane: e.Source.Setting, Name: at, Kind: kindOf(e),
		Words: strings.TrimSpace(e.Negation + " " + firstOf(e.Term, "No title sent")), When: sayWhen(e.When), Status: e.Status, Cautions: append([]string{}, e.Cautions...)}
	running := e.Section == care.Encounters && e.Group == "now"
	item.Current = running && slices.Contains(inBed, e.Class) && !t.deceased
	item.Open = running
	start := care.ParseMoment(e.When.ISO)
	if !start.Known() {
		t.view.Undated = append(t.view.Undated, item)
		return
	}
	from, to := start.Span()
	item.From, item.To, item.Precision = wall(from), wall(to), start.Precision()
	if end, text := endOf(e); end.Known() {
		_, last := end.Span()
		item.When += " to " + strings.TrimPrefix(text, start.Text()+" ") // of one day it is said once
		if wall(last) > item.From {                                      // what ends before it starts is drawn where it starts, and says both
			item.Period, item.To = true, wall(last)
			item.Precision = coarser(item.Precision, end.Precision())
		}
	} else if running {
		item.When = "since " + item.When
		item.Period, item.To = true, max(item.To, wall(t.now))
	}
	t.view.Items = append(t.view.Items, item)
}

func kindOf(e care.Entry) string {
	switch e.Section {
	case care.Encounters:
		if slices.Contains(inBed, e.Class) {
			return care.TimelineStay
		}
		return care.TimelineContact
	case care.Appointments:
		return care.TimelineAppointment
	case care.Documents:
		return care.TimelineLetter
	}
	return care.TimelineEntry
}

func sayWhen(w care.When) string {
	return strings.TrimSpace(strings.TrimSpace(w.Kind+" "+w.Text) + " " + w.Time)
}

// endOf is the end of a row whose date is its start.
func endOf(e care.Entry) (end care.Moment, text string) {
	if e.When.Kind == "Ended" {
		return end, ""
	}
	for _, f := range e.Facts {
		if m := care.ParseMoment(f.ISO); f.Key == "end" && m.Known() {
			end, text = m, f.Text
		}
	}
	return end, text
}

var precisions = []string{"year", "month", "day", "time"}

func coarser(a, b string) string {
	return precisions[min(slices.Index(precisions, a), slices.Index(precisions, b))]
}

// wall counts the seconds of London's wall clock as if it were UTC's.
func wall(t time.Time) int64 {
	_, offset := t.In(care.London).Zone()
	return t.Unix() + int64(offset)
}
