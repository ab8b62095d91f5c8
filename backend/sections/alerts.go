package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// alert is R4 Flag (https://hl7.org/fhir/R4/flag.html) as far as it is shown.
type alert struct {
	fhir.Base
	Status   string                 `json:"status"`
	Category []fhir.CodeableConcept `json:"category"`
	Code     fhir.CodeableConcept   `json:"code"`
	Period   fhir.Period            `json:"period"`
	Author   fhir.Reference         `json:"author"`
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
				kind, iso := firstDate([2]string{"From", v.Period.Start}, [2]string{"Updated", v.Meta.LastUpdated})
				e.When = care.NewWhen(kind, iso, in.Now)
				dateFact(&e, "end", "Until", v.Period.End)
				fact(&e, "status", "Status", words(v.Status))
				for i := range v.Extension { // whom to ring, what helps: it leads (H38)
					if x := extension(v.Extension[i:i+1], "FlagNotes"); x != nil {
						lead(&e, "note", "Note", firstText(x.ValueAnnotation.Text, x.ValueString))
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
