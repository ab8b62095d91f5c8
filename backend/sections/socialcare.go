package sections

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// task is R4 Task (https://hl7.org/fhir/R4/task.html) as councils use it: an
// assessment or a review, asked for or done.
type task struct {
	fhir.Base
	Status          string               `json:"status"`
	StatusReason    fhir.CodeableConcept `json:"statusReason"`
	BusinessStatus  fhir.CodeableConcept `json:"businessStatus"`
	Intent          string               `json:"intent"`
	Priority        string               `json:"priority"`
	Code            fhir.CodeableConcept `json:"code"`
	Description     string               `json:"description"`
	AuthoredOn      string               `json:"authoredOn"`
	ExecutionPeriod fhir.Period          `json:"executionPeriod"`
	Requester       fhir.Reference       `json:"requester"`
	Owner           fhir.Reference       `json:"owner"`
	ReasonCode      fhir.CodeableConcept `json:"reasonCode"`
	Note            []fhir.Annotation    `json:"note"`
	Output          []struct {
		Type           fhir.CodeableConcept `json:"type"`
		ValueString    string               `json:"valueString"`
		ValueConcept   fhir.CodeableConcept `json:"valueCodeableConcept"`
		ValueReference fhir.Reference       `json:"valueReference"`
	} `json:"output"`
}

// equipment is R4 DeviceRequest (https://hl7.org/fhir/R4/devicerequest.html). Its
// parameters are not read: they may be the code of a key safe.
type equipment struct {
	fhir.Base
	Status             string                 `json:"status"`
	Intent             string                 `json:"intent"`
	Priority           string                 `json:"priority"`
	Code               fhir.CodeableConcept   `json:"codeCodeableConcept"`
	CodeReference      fhir.Reference         `json:"codeReference"`
	OccurrenceDateTime string                 `json:"occurrenceDateTime"`
	OccurrencePeriod   fhir.Period            `json:"occurrencePeriod"`
	AuthoredOn         string                 `json:"authoredOn"`
	Requester          fhir.Reference         `json:"requester"`
	Performer          fhir.Reference         `json:"performer"`
	ReasonCode         []fhir.CodeableConcept `json:"reasonCode"`
	Note               []fhir.Annotation      `json:"note"`
}

// socialCare reads services, allocated workers, assessments and equipment as
// councils send them. A health partner's episodes are encounters (§12).
func socialCare() Reader {
	return Reader{
		Section: care.Section{Key: care.SocialCare, Title: "Social care", Groups: []care.Group{
			{Key: "now", Title: "Services now"}, {Key: "reasons", Title: "Why support is given"}, {Key: "planned", Title: "Planned services"}, {Key: "assessments", Title: "Assessments and reviews"},
			{Key: "equipment", Title: "Equipment"}, {Key: "past", Title: "Past", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "EpisodeOfCare"}, {Type: "Task", Beside: true}, {Type: "DeviceRequest", Beside: true}, {Type: "DeviceUseStatement", Beside: true},
			{Type: "Condition", Beside: true, Of: care.SettingSocialCare}},
		Read: readSocialCare,
	}
}

func readSocialCare(in Input) care.Rows {
	var out Output
	if council(in) {
		each(in, &out, "EpisodeOfCare", func(r fhir.Resource, v *episode) {
			if !out.inError(r, v.Status) {
				out.add(serviceRow(in, r, v))
			}
		})
	} else {
		out.elsewhere(in, "EpisodeOfCare")
	}
	readReasons(in, &out)
	each(in, &out, "Task", func(r fhir.Resource, v *task) {
		if !out.inError(r, v.Status) {
			out.add(taskRow(in, r, v))
		}
	})
	each(in, &out, "DeviceRequest", func(r fhir.Resource, v *equipment) {
		if !out.inError(r, v.Status) {
			out.add(equipmentRow(in, r, v))
		}
	})
	each(in, &out, "DeviceUseStatement", func(r fhir.Resource, v *deviceUse) {
		if !out.inError(r, v.Status) {
			out.add(deviceRow(in, r, v))
		}
	})
	return out.Rows
}

// readReasons reads why a council gives support, which it sends as conditions.
// Its other conditions are left to the problems.
func readReasons(in Input, out *Output) {
	for _, r := range in.Resources {
		if r.Type != "Condition" {
			continue
		}
		if !supportReason(in, r) {
			out.Elsewhere = append(out.Elsewhere, r.Ref())
			continue
		}
		var v condition
		if r.Into(&v) != nil {
			out.unreadable(in, r)
		} else if !out.inError(r, codeIn(v.VerificationStatus)) {
			e := problemRow(in, r, &v)
			e.Section = care.SocialCare
			if e.Group == "current" {
				e.Group = "reasons"
			} else {
				e.Group = "past"
			}
			out.add(e)
		}
	}
}

// supportReason knows a council's reason for support by its code system, so that
// both sections that read the search decide alike.
func supportReason(in Input, r fhir.Resource) bool {
	var v struct {
		Code fhir.CodeableConcept `json:"code"`
	}
	if !council(in) || r.Into(&v) != nil {
		return false
	}
	for _, c := range v.Code.Coding {
		if strings.Contains(c.System, "SocialCareSupportReason") {
			return true
		}
	}
	return false
}

// council tells whose episodes of care are services of social care.
func council(in Input) bool { return in.Partner.Setting == care.SettingSocialCare }

func serviceRow(in Input, r fhir.Resource, v *episode) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.SocialCare, "past"
	e.Term = firstText(concepts(v.Type), "Service without a name")
	e.Codes = codesOf(v.Type...)
	e.When = care.NewWhen("From", v.Period.Start, in.Now)
	switch v.Status {
	case "active", "onhold":
		e.Group = "now"
	case "planned", "waitlist":
		e.Group = "planned"
	case "finished", "cancelled":
		if v.Period.End != "" {
			e.When = care.NewWhen("Ended", v.Period.End, in.Now)
			dateFact(&e, "start", "From", v.Period.Start)
		}
	default:
		e.Group = "now" // not known to be over
	}
	standingUntil(in, &e, v.Status, v.Period.End, "active", "finished")
	worker := display(in, &v.Base, v.CareManager)
	lead(&e, "worker", "Allocated worker", worker)
	telecoms(&e, memberTelecom(in, &v.Base, v.CareManager), in)
	if x := extension(v.Extension, "ServiceCategory"); x != nil {
		fact(&e, "kind", "Kind of service", concept(x.ValueCodeableConcept))
	}
	if e.When.Kind == "From" {
		dateFact(&e, "end", "Until", v.Period.End)
	}
	e.Source.Author = worker
	team := display(in, &v.Base, v.ManagingOrganization)
	fact(&e, "team", "Managed by", team)
	stated(&e, team)
	return e
}

func taskRow(in Input, r fhir.Resource, v *task) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.SocialCare, "assessments"
	term(&e, v.Code, firstText(v.Description, "Assessment or task without a name"))
	kind, iso := firstDate([2]string{"Finished", v.ExecutionPeriod.End}, [2]string{"Started", v.ExecutionPeriod.Start}, [2]string{"Asked", v.AuthoredOn})
	if v.Status != "completed" && kind == "Finished" {
		kind = "Ended"
	}
	e.When = care.NewWhen(kind, iso, in.Now)
	switch v.Status {
	case "cancelled", "rejected", "failed":
		e.Group = "past"
	case "completed":
	default:
		e.Rank = -1 // still to be done
	}
	if v.Status == "completed" && v.ExecutionPeriod.End == "" {
		e.Status = care.Status{Text: "Completed, date not sent", Kind: "notable"}
	} else {
		standing(&e, v.Status, "completed")
	}
	lead(&e, "status-why", "Why", firstText(concept(v.StatusReason), concept(v.BusinessStatus)))
	for i := range v.Extension {
		if x := extension(v.Extension[i:i+1], "utcome"); x != nil { // "outcome" or "TaskOutcome": there may be several
			lead(&e, "outcome", "Outcome", firstText(concept(x.ValueCodeableConcept), x.ValueString, x.ValueCode))
		}
		if x := extension(v.Extension[i:i+1], "erformer"); x != nil {
			fact(&e, "performer", "Assessed by", display(in, &v.Base, x.ValueReference.Get()))
		}
	}
	for _, o := range v.Output {
		text := firstText(concept(o.ValueConcept), o.ValueString, display(in, &v.Base, o.ValueReference))
		lead(&e, "output", firstText(concept(o.Type), "Outcome"), text)
	}
	if v.Priority != "" && v.Priority != "routine" {
		lead(&e, "priority", "Priority", words(v.Priority))
	}
	if fold(v.Description) != fold(e.Term) {
		fact(&e, "description", "Description", v.Description)
	}
	if v.ExecutionPeriod.Start != "" || v.ExecutionPeriod.End != "" {
		dateFact(&e, "asked", "Asked", v.AuthoredOn)
	}
	fact(&e, "intent", "Intent", words(v.Intent))
	fact(&e, "reason", "Reason", concept(v.ReasonCode))
	fact(&e, "requester", "Asked by", display(in, &v.Base, v.Requester))
	owner := display(in, &v.Base, v.Owner)
	fact(&e, "team", "Done by", owner)
	e.Source.Unit = firstText(e.Source.Unit, owner)
	notes(&e, v.Note)
	return e
}

func equipmentRow(in Input, r fhir.Resource, v *equipment) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.SocialCare, "equipment"
	term(&e, v.Code, firstText(display(in, &v.Base, v.CodeReference), "Equipment without a name"))
	kind, iso := firstDate([2]string{"Asked", v.AuthoredOn}, [2]string{"For", v.OccurrenceDateTime}, [2]string{"For", v.OccurrencePeriod.Start})
	e.When = care.NewWhen(kind, iso, in.Now)
	if v.Status == "revoked" {
		e.Group = "past"
	}
	standing(&e, v.Status, "active", "completed")
	if v.Intent == "proposal" || v.Intent == "plan" {
		lead(&e, "intent", "Intent", words(v.Intent)+", not an order")
	}
	if v.Priority != "" && v.Priority != "routine" {
		lead(&e, "priority", "Priority", words(v.Priority))
	}
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	fact(&e, "requester", "Asked by", display(in, &v.Base, v.Requester))
	e.Source.Unit = firstText(e.Source.Unit, display(in, &v.Base, v.Performer))
	notes(&e, v.Note)
	return e
}
