package training

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"

	"shcr/backend/training/cast"
	"shcr/backend/training/holding"
)

// A telling is all that the partners hold by the stories of one minute and seed.
// Writing its tens of thousands of resources is most of what starting a region
// takes, and one process may start many (every test does): the last telling is
// kept, and a region of the same minute and seed takes it over.
type telling struct {
	of       tellingKey
	lines    []line
	canaries []string
}

// tellingKey is all that a telling depends on. The stories are cut off at the minute
// of the start, and their times are whole minutes.
type tellingKey struct{ minute, seed int64 }

// line is one thing told to a partner: a resource, a note beside a search, or
// the words of a refusal.
type line struct {
	partner, kind, id, patient string
	raw                        json.RawMessage
	say                        string
}

var (
	tellings    sync.Mutex
	lastTelling *telling
)

// elsewhere stands for a partner's address in what is kept; each region has its
// own port.
func elsewhere(key string) string { return "https://" + key + ".base.invalid/" }

// retell fills the partners with the stories, and gives the canaries.
func retell(calendar *cast.Calendar, of tellingKey, people []cast.Person, bases map[string]string, servers map[string]*holding.Server) ([]string, error) {
	tellings.Lock()
	t := lastTelling
	tellings.Unlock()
	if t == nil || t.of != of {
		var err error
		if t, err = write(calendar, of, people); err != nil {
			return nil, err
		}
		tellings.Lock()
		lastTelling = t
		tellings.Unlock()
	}
	for _, l := range t.lines {
		s := servers[l.partner]
		switch {
		case l.say != "":
			s.Refuse(l.patient, l.say)
			continue
		case l.id == "":
			s.Note(l.patient, l.kind, l.raw)
			continue
		}
		raw := l.raw
		if own := []byte(elsewhere(l.partner)); bytes.Contains(raw, own) {
			raw = bytes.ReplaceAll(raw, own, []byte(bases[l.partner]))
		}
		if err := s.PutKnown(l.kind, l.id, raw, l.patient); err != nil {
			return nil, err
		}
	}
	return t.canaries, nil
}

func write(calendar *cast.Calendar, of tellingKey, people []cast.Person) (*telling, error) {
	t := &telling{of: of}
	bases, sinks := map[string]string{}, map[string]cast.Sink{}
	for _, p := range cast.Partners() {
		bases[p.Key], sinks[p.Key] = elsewhere(p.Key), &scribe{t, p.Key}
	}
	w := cast.NewRegion(calendar, of.seed, bases, sinks)
	if err := w.Write(people); err != nil {
		return nil, fmt.Errorf("training region: %w", err)
	}
	t.canaries = w.Canaries()
	return t, nil
}

// scribe writes down what one partner is told.
type scribe struct {
	to      *telling
	partner string
}

// Put implements cast.Sink.
func (s *scribe) Put(raw json.RawMessage, patient string) error {
	var named struct{ ResourceType, ID string }
	if err := json.Unmarshal(raw, &named); err != nil {
		return fmt.Errorf("resource: %w", err)
	}
	return s.PutKnown(named.ResourceType, named.ID, raw, patient)
}

// PutKnown takes a resource of a known type and id.
func (s *scribe) PutKnown(resourceType, id string, raw json.RawMessage, patient string) error {
	s.to.lines = append(s.to.lines, line{partner: s.partner, kind: resourceType, id: id, patient: patient, raw: raw})
	return nil
}

// Note implements cast.Sink.
func (s *scribe) Note(patient, resourceType string, outcome json.RawMessage) {
	s.to.lines = append(s.to.lines, line{partner: s.partner, kind: resourceType, patient: patient, raw: outcome})
}

// Refuse implements cast.Sink.
func (s *scribe) Refuse(patient, say string) {
	s.to.lines = append(s.to.lines, line{partner: s.partner, patient: patient, say: say})
}
