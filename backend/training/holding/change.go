package holding

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// changeable are the types of which Change finds an item, in this order: of an
// observation the value changes, of the others a note is added.
var changeable = []string{"Observation", "Condition", "Procedure", "Task"}

// changeNote is what an item says that has no value to change.
const changeNote = "Changed on the control panel of the training region."

// Change alters the newest item of a person (local Patient id) that can be altered,
// and adds one like it: the altered one has the next version and another value, both
// say that they were updated now. It gives their keys, and fails when this server
// holds nothing of the person that could be changed.
func (s *Server) Change(patient string) (altered, added string, err error) {
	at := s.fed().Truncate(time.Second).Format(time.RFC3339)
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.held.changeable(patient)
	if was == nil {
		return "", "", fmt.Errorf("nothing of this person is held that could be changed")
	}
	again, next := was.fields(), was.fields()
	for _, o := range []map[string]any{again, next} {
		delete(o, "text") // it would tell the old value
		meta, _ := o["meta"].(map[string]any)
		if meta == nil {
			meta = map[string]any{}
		}
		meta["lastUpdated"] = at
		meta["versionId"] = "1"
		o["meta"] = meta
	}
	again["meta"].(map[string]any)["versionId"] = strconv.Itoa(was.version() + 1)
	change(again)
	change(next)
	change(next)
	delete(next, "identifier")
	for _, f := range []string{"effectiveDateTime", "issued", "recordedDate", "performedDateTime", "authoredOn"} {
		if next[f] != nil {
			next[f] = at
		}
	}
	n := 1
	for ; s.held.byKey[fmt.Sprintf("%s-new-%d", was.Key(), n)] != nil; n++ {
	}
	next["id"] = fmt.Sprintf("%s-new-%d", was.ID, n)
	for _, o := range []map[string]any{again, next} {
		raw, err := json.Marshal(o)
		if err != nil {
			return "", "", err
		}
		r := &Resource{Type: was.Type, ID: o["id"].(string), Patient: patient, Raw: raw}
		s.held.set(r)
	}
	return was.Key(), was.Type + "/" + next["id"].(string), nil
}

// Changes counts the items that Change altered or added and Restore has not put back.
func (s *Server) Changes() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.held.before)
}

// Restore puts everything back that Change did.
func (s *Server) Restore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []*Resource
	for _, r := range s.held.all {
		if was, changed := s.held.before[r.Key()]; !changed {
			all = append(all, r)
		} else if was != nil {
			all = append(all, was)
			s.held.byKey[r.Key()] = was
		} else {
			delete(s.held.byKey, r.Key())
		}
	}
	s.held.all, s.held.before = all, map[string]*Resource{}
}

// set puts a resource in the place of the one before, or after all, and keeps what
// was there first.
func (s *store) set(r *Resource) {
	was := s.byKey[r.Key()]
	if _, changed := s.before[r.Key()]; !changed {
		s.before[r.Key()] = was
	}
	s.byKey[r.Key()] = r
	for i := range s.all {
		if s.all[i] == was {
			s.all[i] = r
			return
		}
	}
	s.all = append(s.all, r)
}

// changeable finds the newest item of the first type that has one. What is labelled
// is left alone: not everybody would see it.
func (s *store) changeable(patient string) *Resource {
	for _, t := range changeable {
		var newest *Resource
		for _, r := range s.all {
			if _, changed := s.before[r.Key()]; r.Type != t || r.Patient != patient || changed {
				continue
			}
			if o := r.fields(); change(o) && (newest == nil || cmp.Compare(r.index().date, newest.index().date) > 0) {
				newest = r
			}
		}
		if newest != nil {
			return newest
		}
	}
	return nil
}

// change alters a resource: the last digit of its value goes up by one, or a note is
// added. It is false when it has neither, is labelled, or was withdrawn.
func change(o map[string]any) bool {
	meta, _ := o["meta"].(map[string]any)
	if status := o["status"]; meta["security"] != nil || status == "entered-in-error" || status == "cancelled" {
		return false
	}
	if o["resourceType"] != "Observation" {
		notes, _ := o["note"].([]any)
		o["note"] = append(notes, map[string]any{"text": changeNote})
		return true
	}
	quantity, _ := o["valueQuantity"].(map[string]any)
	value, ok := quantity["value"].(json.Number)
	if !ok || strings.ContainsAny(string(value), "eE") {
		return false
	}
	_, decimals, _ := strings.Cut(string(value), ".")
	sum, ok := new(big.Rat).SetString(string(value))
	if !ok {
		return false
	}
	step := new(big.Rat).SetFrac64(1, 1)
	for range decimals {
		step.Quo(step, big.NewRat(10, 1))
	}
	quantity["value"] = json.Number(sum.Add(sum, step).FloatString(len(decimals)))
	return true
}

// fields reads a resource anew, its numbers as they were written.
func (r *Resource) fields() (o map[string]any) {
	dec := json.NewDecoder(bytes.NewReader(r.Raw))
	dec.UseNumber()
	_ = dec.Decode(&o) // read has found it sound
	return o
}

// version of a resource, 1 where it does not say.
func (r *Resource) version() int {
	meta, _ := r.fields()["meta"].(map[string]any)
	text, _ := meta["versionId"].(string)
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return 1
}
