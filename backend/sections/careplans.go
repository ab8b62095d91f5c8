package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// carePlan is R4 CarePlan (https://hl7.org/fhir/R4/careplan.html).
type carePlan struct {
	fhir.Base
	Status      string                 `json:"status"`
	Intent      string                 `json:"intent"`
	Category    []fhir.CodeableConcept `json:"category"`
	Title       string                 `json:"title"`
	Description string                 `json:"description"`
	Period      fhir.Period            `json:"period"`
	Created     string                 `json:"created"`
	Author      fhir.Reference         `json:"author"`
	CareTeam    []fhir.Reference       `json:"careTeam"`
	Addresses   []fhir.Reference       `json:"addresses"`
	Goal        []fhir.Reference       `json:"goal"`
	Note        []fhir.Annotation      `json:"note"`
	Activity    []struct {
		Reference fhir.Reference `json:"reference"`
		Detail    struct {
			Code            fhir.CodeableConcept `json:"code"`
			Status          string               `json:"status"`
			StatusReason    fhir.CodeableConcept `json:"statusReason"`
			DoNotPerform    bool                 `json:"doNotPerform"`
			ScheduledString string               `json:"scheduledString"`
			ScheduledPeriod fhir.Period          `json:"scheduledPeriod"`
			Description     string               `json:"description"`
		} `json:"detail"`
	} `json:"activity"`
}

// goal is R4 Goal (https://hl7.org/fhir/R4/goal.html).
type goal struct {
	fhir.Base
	LifecycleStatus   string                 `json:"lifecycleStatus"`
	AchievementStatus fhir.CodeableConcept   `json:"achievementStatus"`
	Category          []fhir.CodeableConcept `json:"category"`
	Priority          fhir.CodeableConcept   `json:"priority"`
	Description       fhir.CodeableConcept   `json:"description"`
	StartDate         string                 `json:"startDate"`
	StatusDate        string                 `json:"statusDate"`
	StatusReason      string                 `json:"statusReason"`
	ExpressedBy       fhir.Reference         `json:"expressedBy"`
	Addresses         []fhir.Reference       `json:"addresses"`
	OutcomeCode       []fhir.CodeableConcept `json:"outcomeCode"`
	Note              []fhir.Annotation      `json:"note"`
	Target            []struct {
		Measure      fhir.CodeableConcept `json:"measure"`
		Quantity     fhir.Quantity        `json:"detailQuantity"`
		Range        fhir.Range           `json:"detailRange"`
		Concept      fhir.CodeableConcept `json:"detailCodeableConcept"`
		DetailString string               `json:"detailString"`
		DueDate      string               `json:"dueDate"`
	} `json:"target"`
}

// carePlans reads plans, goals, decisions and completed forms. Nothing is
// inferred from what is not there: a decision about resuscitation is shown only
// where one was sent, in the sender's words (record-data §9).
func carePlans() Reader {
	return Reader{
		Section: care.Section{Key: care.CarePlans, Title: "Care plans and decisions", Groups: []care.Group{
			{Key: "decisions", Title: "Decisions and consent"}, {Key: "plans", Title: "Care plans"}, {Key: "goals", Title: "Goals"},
			{Key: "forms", Title: "Forms and questionnaires"}, {Key: "past", Title: "Completed, revoked or no longer in force", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "CarePlan"}, {Type: "Goal", Beside: true}, {Type: "Consent", Beside: true}, {Type: "QuestionnaireResponse", Beside: true}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "CarePlan", func(r fhir.Resource, v *carePlan) {
				if !out.inError(r, v.Status) {
					out.add(planRow(in, r, v))
				}
			})
			each(in, &out, "Goal", func(r fhir.Resource, v *goal) {
				if !out.inError(r, v.LifecycleStatus) {
					out.add(goalRow(in, r, v))
				}
			})
			each(in, &out, "Consent", func(r fhir.Resource, v *consent) {
				if !out.inError(r, v.Status) {
					out.add(consentRow(in, r, v))
				}
			})
			each(in, &out, "QuestionnaireResponse", func(r fhir.Resource, v *form) {
				if !out.inError(r, v.Status) {
					out.add(formRow(in, r, v))
				}
			})
			out.under("plans")
			return out.Rows
		},
	}
}

func planRow(in Input, r fhir.Resource, v *carePlan) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CarePlans, "plans"
	kind := concepts(v.Category)
	e.Term = firstText(v.Title, kind, "Care plan without a title")
	e.Codes = codesOf(v.Category...)
	from, iso := firstDate([2]string{"From", v.Period.Start}, [2]string{"Created", v.Created})
	e.When = care.NewWhen(from, iso, in.Now)
	switch v.Status {
	case "revoked", "completed":
		e.Group = "past"
	}
	standingUntil(in, &e, v.Status, v.Period.End, "active")
	if v.Intent != "" && v.Intent != "plan" {
		lead(&e, "intent", "Intent", words(v.Intent))
	}
	reviewDate(&e, v.Extension)
	if fold(kind) != fold(e.Term) {
		fact(&e, "kind", "Kind", kind)
	}
	fact(&e, "description", "Description", v.Description)
	dateFact(&e, "end", "Until", v.Period.End)
	for _, a := range v.Addresses {
		fact(&e, "addresses", "For", problemName(in, &v.Base, a))
	}
	for _, g := range v.Goal {
		fact(&e, "goal", "Goal", goalName(in, &v.Base, g))
	}
	for _, a := range v.Activity {
		d := a.Detail
		text := join(" – ", concept(d.Code), d.Description)
		if text == "" {
			text = display(in, &v.Base, a.Reference)
		}
		if text == "" {
			text = "Not described"
		}
		if d.DoNotPerform {
			text = "Do not perform: " + text
		}
		when := firstText(d.ScheduledString, join(" to ", momentText(d.ScheduledPeriod.Start), momentText(d.ScheduledPeriod.End)))
		fact(&e, "activity", "Activity", join("; ", text, when, lower(words(d.Status)), concept(d.StatusReason)))
	}
	for _, t := range v.CareTeam {
		fact(&e, "team", "Care team", display(in, &v.Base, t))
	}
	e.Source.Author = display(in, &v.Base, v.Author)
	notes(&e, v.Note)
	return e
}

// reviewDate leads with the date by which the sender means to look again.
func reviewDate(e *care.Entry, list []fhir.Extension) {
	for _, name := range []string{"ReviewDate", "reviewDate", "review-date"} {
		if x := extension(list, name); x != nil {
			lead(e, "review", "Review", momentText(firstText(x.ValueDate, x.ValueDateTime)))
			return
		}
	}
}

func momentText(iso string) string {
	if iso == "" {
		return ""
	}
	m := care.ParseMoment(iso)
	return strings.TrimSpace(m.Text() + " " + m.Clock())
}

func lower(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// goalName follows to the goal; one in error is not named.
func goalName(in Input, from *fhir.Base, ref fhir.Reference) string {
	if r, ok := in.Set.Resolve(*from, ref); ok {
		var v goal
		if r.Into(&v) == nil {
			if v.LifecycleStatus == "entered-in-error" {
				return ""
			}
			if s := concept(v.Description); s != "" {
				return join(": ", map[bool]string{true: "Rejected"}[v.LifecycleStatus == "rejected"], s)
			}
		}
	}
	return ref.Display
}

func goalRow(in Input, r fhir.Resource, v *goal) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.CarePlans, "goals"
	term(&e, v.Description, "Goal without words")
	kind, iso := firstDate([2]string{"From", v.StartDate}, [2]string{"Status of", v.StatusDate})
	e.When = care.NewWhen(kind, iso, in.Now)
	switch v.LifecycleStatus {
	case "completed", "cancelled", "rejected":
		e.Group = "past"
	}
	standing(&e, v.LifecycleStatus, "active", "accepted", "completed")
	lead(&e, "achievement", "Achievement", concept(v.AchievementStatus))
	lead(&e, "status-why", "Why", v.StatusReason)
	fact(&e, "kind", "Kind", concepts(v.Category))
	fact(&e, "priority", "Priority", concept(v.Priority))
	fact(&e, "outcome", "Outcome", concepts(v.OutcomeCode))
	for _, a := range v.Addresses {
		fact(&e, "addresses", "For", problemName(in, &v.Base, a))
	}
	for _, t := range v.Target {
		text := firstText(quantity(t.Quantity), span(t.Range), concept(t.Concept), t.DetailString)
		fact(&e, "target", "Target", join(", ", join(": ", concept(t.Measure), text), join(" ", map[bool]string{true: "by"}[t.DueDate != ""], momentText(t.DueDate))))
	}
	e.Source.Author = display(in, &v.Base, v.ExpressedBy)
	notes(&e, v.Note)
	return e
}
