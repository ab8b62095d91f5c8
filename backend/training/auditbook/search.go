package auditbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"
)

// reference is an element that may name a resource or only its identifier.
type reference struct {
	Reference  string
	Identifier struct{ System, Value string }
}

// read reads what an event is searched by, and gives its keys in the index.
func (e *event) read(now func() time.Time) (keys []string, err error) {
	e.sent = bytes.TrimSpace(e.sent)
	var seen struct {
		ResourceType string
		Recorded     string
		Agent        []struct {
			Who   reference
			AltID string `json:"altId"`
			Name  string
		}
		Source struct{ Site string }
		Entity []struct {
			Name string
			What reference
		}
	}
	if err := json.Unmarshal(e.sent, &seen); err != nil {
		return nil, err
	}
	if seen.ResourceType != "AuditEvent" {
		return nil, errors.New("not an AuditEvent")
	}
	if e.recorded, err = time.Parse(time.RFC3339Nano, seen.Recorded); err != nil {
		e.recorded = now()
	}
	add := func(param, value string) {
		if value != "" {
			keys = append(keys, param+"="+value)
		}
	}
	refer := func(param string, r reference) {
		add(param, r.Reference)
		if r.Identifier.Value != "" {
			add(param+":identifier", r.Identifier.System+"|"+r.Identifier.Value)
		}
	}
	add("site", seen.Source.Site)
	for _, a := range seen.Agent {
		add("altid", a.AltID)
		add("agent-name", strings.ToLower(a.Name))
		refer("agent", a.Who)
	}
	for _, x := range seen.Entity {
		add("entity-name", strings.ToLower(x.Name))
		refer("entity", x.What)
		refer("patient", x.What)
	}
	return keys, nil
}

// texts are the parameters of type string, which letters of either case match.
var texts = []string{"entity-name", "agent-name"}

// indexed are the parameters that an event is found by, besides its date.
var indexed = []string{"site", "altid", "agent", "agent:identifier", "agent-name", "entity", "entity:identifier", "entity-name", "patient", "patient:identifier"}

// find gives the events that have all of the parameters, in the order they came;
// unknown names one that there is no search by.
func (a *Repository) find(q url.Values) (all []*event, unknown string) {
	all = a.events
	var keys, dates []string
	for param, values := range q {
		name := strings.TrimSuffix(param, ":exact")
		switch {
		case strings.HasPrefix(param, "_"):
		case param == "date":
			dates = values
		case slices.Contains(indexed, name):
			for _, v := range values {
				if slices.Contains(texts, name) {
					v = strings.ToLower(v)
				}
				keys = append(keys, name+"="+v)
			}
		default:
			return nil, param
		}
	}
	for i, k := range keys {
		if of := a.index[k]; i == 0 {
			all = of
		} else {
			all = slices.DeleteFunc(slices.Clone(all), func(e *event) bool { return !slices.Contains(of, e) })
		}
	}
	if len(dates) > 0 {
		all = slices.DeleteFunc(slices.Clone(all), func(e *event) bool {
			return slices.ContainsFunc(dates, func(d string) bool { return !within(e.recorded, d) })
		})
	}
	return all, ""
}

// within tells whether a time fits a date parameter with one of the prefixes ge,
// gt, le and lt; a day is meant from its start in UTC to its end.
func within(t time.Time, param string) bool {
	if len(param) < 3 {
		return false
	}
	at, err := time.Parse(time.RFC3339Nano, param[2:])
	end := at
	if err != nil {
		if at, err = time.Parse(time.DateOnly, param[2:]); err != nil {
			return false
		}
		end = at.AddDate(0, 0, 1).Add(-1)
	}
	switch param[:2] {
	case "ge":
		return !t.Before(at)
	case "gt":
		return t.After(end)
	case "le":
		return !t.After(end)
	case "lt":
		return t.Before(at)
	}
	return false
}
