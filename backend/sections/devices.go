package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// deviceUse is R4 DeviceUseStatement (https://hl7.org/fhir/R4/deviceusestatement.html):
// what is in use, where a DeviceRequest is what was asked for.
type deviceUse struct {
	fhir.Base
	Status         string                 `json:"status"`
	TimingPeriod   fhir.Period            `json:"timingPeriod"`
	TimingDateTime string                 `json:"timingDateTime"`
	Timing         timing                 `json:"timingTiming"`
	RecordedOn     string                 `json:"recordedOn"`
	Source         fhir.Reference         `json:"source"`
	Device         fhir.Reference         `json:"device"`
	ReasonCode     []fhir.CodeableConcept `json:"reasonCode"`
	BodySite       fhir.CodeableConcept   `json:"bodySite"`
	Note           []fhir.Annotation      `json:"note"`
}

func deviceRow(in Input, r fhir.Resource, v *deviceUse) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.SocialCare, "equipment"
	e.Term = firstText(display(in, &v.Base, v.Device), "Equipment without a name")
	kind, iso := firstDate([2]string{"In use from", v.TimingPeriod.Start}, [2]string{"Used", v.TimingDateTime}, [2]string{"Recorded", v.RecordedOn})
	e.When = care.NewWhen(kind, iso, in.Now)
	if v.Status == "completed" || v.Status == "stopped" {
		e.Group = "past"
	}
	standingUntil(in, &e, v.Status, v.TimingPeriod.End, "active", "completed")
	dateFact(&e, "end", "Until", v.TimingPeriod.End)
	fact(&e, "how-often", "How often", v.Timing.words())
	lead(&e, "site", "Site", concept(v.BodySite))
	fact(&e, "reason", "Reason", concepts(v.ReasonCode))
	e.Source.Author = display(in, &v.Base, v.Source)
	notes(&e, v.Note)
	return e
}
