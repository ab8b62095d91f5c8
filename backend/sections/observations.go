package sections

import (
	"slices"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// observations reads vital signs, scores and social history. They come by the
// same search as the results, which are left to that section.
func observations() Reader {
	return Reader{
		Section: care.Section{Key: care.Observations, Title: "Observations", Groups: []care.Group{
			{Key: "measurements", Title: "Vital signs, scores and examination"},
			{Key: "social", Title: "Social history and activity"},
		}},
		Searches: []fhir.Ask{{Type: "Observation"}},
		Read: func(in Input) care.Rows {
			var out Output
			order := sorted(in, &out, true)
			showRest(in, &out, order, byRef(order))
			return out.Rows
		},
	}
}

// sorted decodes all observations and gives those of one of the two sections
// that read them; the others are said to be elsewhere. An observation goes where
// what refers to it goes: with its report to the results, with its panel to
// where the panel's category leads; else its own category decides. The two
// sections run the same rule on the same resources, so each observation is in
// one of them.
func sorted(in Input, out *Output, measures bool) []*observed {
	var all []*observed
	for i := range in.Resources {
		if r := &in.Resources[i]; r.Type == "Observation" {
			giveWay(i)
			all = append(all, newObserved(in, r))
		}
	}
	settle(in, all)
	mine := make([]*observed, 0, len(all))
	for _, o := range all {
		switch {
		case o.measure != measures:
			out.Elsewhere = append(out.Elsewhere, o.r.Ref())
		case o.bad:
			out.unreadable(in, *o.r)
		default:
			mine = append(mine, o)
		}
	}
	return mine
}

func newObserved(in Input, r *fhir.Resource) *observed {
	d := fhir.Once(in.Set, *r, func() *readOnce { return readObservation(*r) })
	return &observed{r: r, v: &d.v, bad: d.bad, measure: measurement(d.v.Category)}
}

// readOnce is an observation as both sections that read it share it.
type readOnce struct {
	v   observation
	bad bool
}

func readObservation(r fhir.Resource) *readOnce {
	d := &readOnce{}
	if err := r.Into(&d.v); err != nil {
		var kind struct {
			Category []fhir.CodeableConcept `json:"category"`
		}
		_ = r.Into(&kind) // as far as it can be read
		d.bad, d.v = true, observation{Category: kind.Category}
	}
	return d
}

// settle lets reports and panels decide for what they refer to.
func settle(in Input, all []*observed) {
	obs := byRef(all)
	for _, r := range in.Set.All("DiagnosticReport") {
		v := fhir.Once(in.Set, r, func() *report {
			v := &report{}
			if r.Into(v) != nil {
				v.Status = "entered-in-error" // nor can it claim what it cannot show
			}
			return v
		})
		if v.Status != "entered-in-error" {
			claim(in, &v.Base, v.Result, false, obs)
		}
	}
	members := map[string]bool{}
	for _, o := range all {
		for _, ref := range o.v.HasMember {
			if target, ok := in.Set.Resolve(o.v.Base, ref); ok && o.live() {
				members[target.Ref()] = true
			}
		}
	}
	for _, o := range all { // a panel within a panel waits for the outer one
		if o.live() && !members[o.r.Ref()] {
			claim(in, &o.v.Base, o.v.HasMember, o.measure, obs)
		}
	}
	for _, o := range all {
		if o.live() {
			claim(in, &o.v.Base, o.v.HasMember, o.measure, obs)
		}
	}
}

// claim settles what the references lead to, and their members.
func claim(in Input, from *fhir.Base, refs []fhir.Reference, measure bool, obs map[string]*observed) {
	for _, ref := range refs {
		target, ok := in.Set.Resolve(*from, ref)
		if o := obs[target.Ref()]; ok && o != nil && o.live() && !o.settled {
			o.settled, o.measure = true, measure
			claim(in, &o.v.Base, o.v.HasMember, measure, obs)
		}
	}
}

// live tells whether it can carry others: one in error, or not readable, cannot.
func (o *observed) live() bool { return !o.bad && o.v.Status != "entered-in-error" }

func byRef(list []*observed) map[string]*observed {
	out := make(map[string]*observed, len(list))
	for _, o := range list {
		out[o.r.Ref()] = o
	}
	return out
}

// showRest gives a row to what is in no report; panels before their members, so
// that a member is not shown alone first.
func showRest(in Input, out *Output, order []*observed, obs map[string]*observed) {
	out.Entries = slices.Grow(out.Entries, len(order))
	for _, o := range order {
		if len(o.v.HasMember) > 0 {
			o.showAlone(in, out, obs)
		}
	}
	for i, o := range order {
		giveWay(i)
		o.showAlone(in, out, obs)
	}
}

// measurement tells vital signs, scores and social history from results.
func measurement(categories []fhir.CodeableConcept) bool {
	for _, c := range categories {
		switch codeIn(c) {
		case "vital-signs", "social-history", "survey", "exam", "activity", "therapy":
			return true
		}
	}
	return false
}

func observationGroup(categories []fhir.CodeableConcept) string {
	for _, c := range categories {
		switch codeIn(c) {
		case "social-history", "activity":
			return "social"
		}
	}
	return "measurements"
}
