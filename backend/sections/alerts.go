package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// alert is R4 Flag (https://hl7.org/fhir/R4/flag.html) as far as it is shown.
type alert struct {
	fhir.Base
	Status    string                 `json:"status"`
	Category  []fhir.CodeableConcept `json:"category"`
	Code      fhir.CodeableConcept   `json:"code"`
	Period    fhir.Period            `json:"period"`
	Author    fhir.Reference         `json:"author"`
	Encounter fhir.Reference         `json:"encounter"`
}

// alerts reads flags: safeguarding, risk, communication needs, reasonable
// adjustments. Ended ones stay visible under Past (H38).
func alerts() Reader {
	return Reader{
		Section: care.Section{Key: care.Alerts, Title: "Alerts", Safety: true, Groups: []care.Group{
			{Key: "current", Title: "Current"}, {Key: "past", Title: "Past", Folded: true},
		}},
		Searches: []fhir.Ask{{Type: "Flag"}},
		Read: func(in Input) care.Rows {
			var out Output
			each(in, &out, "Flag", func(r fhir.Resource, v *alert) {
				if out.inError(r, v.Status) {
					return
				}
				e := row(in, r, &v.Base)
				e.Section, e.Group = care.Alerts, "current"
				if v.Status == "inactive" || ended(v.Period.End, in) {
					e.Group = "past"
				}
				term(&e, v.Code, "Alert without words")
				kindOfAlert(&e, concepts(v.Category))
				if v.Status == "" {
					standing(&e, v.Status)
				}
				alertDetail(in, &e, v)
				kind, iso := firstDate([2]string{"From", v.Period.Start}, [2]string{"Updated", v.Meta.LastUpdated})
				e.When = care.NewWhen(kind, iso, in.Now)
				if dateFact(&e, "end", "Until", v.Period.End); v.Period.End != "" { // an authorisation runs out
					e.Facts[len(e.Facts)-1].Lead = true
				}
				fact(&e, "status", "Status", words(v.Status))
				fact(&e, "encounter", "Raised at", v.Encounter.Display)
				for i := range v.Extension { // whom to ring, what helps: it leads (H38)
					if x := extension(v.Extension[i:i+1], "FlagNotes"); x != nil {
						lead(&e, "note", "Note", firstText(x.ValueAnnotation.Get().Text, x.ValueString))
					}
				}
				e.Source.Author = display(in, &v.Base, v.Author)
				out.add(e)
			})
			return out.Rows
		},
	}
}

func ended(end string, in Input) bool {
	m := care.ParseMoment(end)
	return m.Known() && m.Time().Before(in.Now) && care.ShowDate(m.Time()) != care.ShowDate(in.Now)
}

// kindOfAlert leads with the kind where it says something.
func kindOfAlert(e *care.Entry, kind string) {
	if fold(kind) == "other" {
		fact(e, "category", "Kind", kind)
		return
	}
	lead(e, "category", "Kind", kind)
}

// alertDetail follows a flag to what it stands for: the plan of a child under
// protection with the authority to ring, or the need behind an adjustment
// (record-data §10). What is in error is not named.
func alertDetail(in Input, e *care.Entry, v *alert) {
	for i := range v.Extension {
		x := extension(v.Extension[i:i+1], "flag-detail")
		if x == nil {
			continue
		}
		target, ok := in.Set.Resolve(v.Base, x.ValueReference.Get())
		if !ok {
			lead(e, "detail", "About", x.ValueReference.Get().Display)
			continue
		}
		switch target.Type {
		case "Condition":
			lead(e, "detail", "About", problemName(in, &v.Base, x.ValueReference.Get()))
		case "CarePlan":
			var p carePlan
			if target.Into(&p) != nil || p.Status == "entered-in-error" {
				continue
			}
			lead(e, "detail", "Plan", join(", ", firstText(p.Title, concepts(p.Category)), lower(words(p.Status)),
				join(" to ", momentText(p.Period.Start), momentText(p.Period.End))))
			for _, ref := range p.CareTeam {
				authority(in, e, &p.Base, ref)
			}
		case "CareTeam":
			authority(in, e, &v.Base, x.ValueReference.Get())
		default:
			lead(e, "detail", "About", display(in, &v.Base, x.ValueReference.Get()))
		}
	}
}

// authority names who holds a plan and how to reach them: of a council's team the
// number for work is for office hours and the mobile one for its emergency duty.
func authority(in Input, e *care.Entry, from *fhir.Base, ref fhir.Reference) {
	lead(e, "authority", "Held by", display(in, from, ref))
	target, ok := in.Set.Resolve(*from, ref)
	var team careTeam
	if !ok || target.Into(&team) != nil || team.Status == "entered-in-error" {
		return
	}
	for _, o := range team.ManagingOrganization {
		lead(e, "authority", "Authority", display(in, &team.Base, o))
	}
	for _, t := range team.Telecom {
		if t.Use == "old" || ended(t.Period.End, in) {
			continue
		}
		label := map[string]string{"work": "Phone, office hours", "mobile": "Phone, emergency duty"}[t.Use]
		lead(e, "phone", firstText(label, "Phone"), t.Value)
	}
}
