package sections

import (
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// supplied covers R4 MedicationDispense and MedicationAdministration, whose
// elements of interest do not clash (https://hl7.org/fhir/R4/medicationdispense.html,
// https://hl7.org/fhir/R4/medicationadministration.html).
type supplied struct {
	fhir.Base
	Status                    string               `json:"status"`
	StatusReason              conceptOrList        `json:"statusReason"` // of an administration
	StatusReasonConcept       fhir.CodeableConcept `json:"statusReasonCodeableConcept"`
	MedicationCodeableConcept fhir.CodeableConcept `json:"medicationCodeableConcept"`
	MedicationReference       fhir.Reference       `json:"medicationReference"`
	AuthorizingPrescription   []fhir.Reference     `json:"authorizingPrescription"`
	Request                   fhir.Reference       `json:"request"`
	Quantity                  fhir.Quantity        `json:"quantity"`
	DaysSupply                fhir.Quantity        `json:"daysSupply"`
	WhenPrepared              string               `json:"whenPrepared"`
	WhenHandedOver            string               `json:"whenHandedOver"`
	EffectiveDateTime         string               `json:"effectiveDateTime"`
	EffectivePeriod           fhir.Period          `json:"effectivePeriod"`
	DosageInstruction         []dosage             `json:"dosageInstruction"`
	Note                      []fhir.Annotation    `json:"note"`
	Dosage                    struct {
		Text  string               `json:"text"`
		Route fhir.CodeableConcept `json:"route"`
		Dose  fhir.Quantity        `json:"dose"`
	} `json:"dosage"`
}

// readSupplied puts what was handed over or given into the row of the medicine it
// refers to, as details (record-data §3); what refers to none that was sent stands
// in a row of its own, so that nothing is lost (H10).
func readSupplied(in Input, out *Output) {
	at := map[string]int{} // resource to its row
	for i, e := range out.Entries {
		for _, ref := range e.Of {
			at[ref] = i
		}
	}
	type detail struct {
		r fhir.Resource
		v *supplied
	}
	var linked []detail
	take := func(r fhir.Resource, v *supplied) {
		if out.inError(r, v.Status) {
			return
		}
		if _, ok := v.row(in, at); ok {
			linked = append(linked, detail{r, v})
			return
		}
		out.add(suppliedRow(in, r, v))
	}
	each(in, out, "MedicationDispense", take)
	each(in, out, "MedicationAdministration", take)
	slices.SortStableFunc(linked, func(a, b detail) int { return strings.Compare(care.SortKey(b.v.date()), care.SortKey(a.v.date())) })
	for _, d := range linked {
		i, _ := d.v.row(in, at)
		e := &out.Entries[i]
		e.Of = append(e.Of, d.r.Ref())
		key, label := d.v.happened(d.r.Type)
		said := row(in, d.r, &d.v.Base)
		fact(e, key, label, join(", ", firstText(momentText(d.v.date()), "Date not recorded"), d.v.amount(), concepts(d.v.why()), noteText(d.v.Note)))
		for _, c := range said.Cautions { // a qualified detail qualifies what it stands in
			if !slices.Contains(e.Cautions, c) {
				e.Cautions = append(e.Cautions, c)
			}
		}
	}
}

func (v *supplied) row(in Input, at map[string]int) (int, bool) {
	for _, ref := range append(slices.Clone(v.AuthorizingPrescription), v.Request) {
		if target, ok := in.Set.Resolve(v.Base, ref); ok {
			if i, known := at[target.Ref()]; known {
				return i, true
			}
		}
	}
	return 0, false
}

func (v *supplied) date() string {
	return firstText(v.WhenHandedOver, v.WhenPrepared, v.EffectiveDateTime, v.EffectivePeriod.Start)
}

// happened says what became of it; only "completed" is something that was done.
func (v *supplied) happened(typ string) (key, label string) {
	key, done := "dispensed", "Supplied"
	if typ == "MedicationAdministration" {
		key, done = "given", "Given"
	}
	switch v.Status {
	case "completed":
		return key, done
	case "not-done", "declined", "cancelled":
		return key, "Not " + lower(done)
	}
	return key, done + ": " + lower(firstText(words(v.Status), "status not stated"))
}

func (v *supplied) amount() string {
	days := quantity(v.DaysSupply)
	return join(", ", quantity(v.Quantity), join(" ", map[bool]string{true: "for"}[days != ""], days), firstText(v.Dosage.Text, quantity(v.Dosage.Dose)), concept(v.Dosage.Route))
}

func (v *supplied) why() []fhir.CodeableConcept {
	return append(slices.Clone([]fhir.CodeableConcept(v.StatusReason)), v.StatusReasonConcept)
}

func noteText(list []fhir.Annotation) string {
	var all []string
	for _, n := range list {
		all = append(all, n.Text)
	}
	return join("; ", all...)
}

func suppliedRow(in Input, r fhir.Resource, v *supplied) care.Entry {
	e := row(in, r, &v.Base)
	e.Section, e.Group = care.Medications, "supplied"
	medicineName(in, &e, &medicine{Base: v.Base, MedicationCodeableConcept: v.MedicationCodeableConcept, MedicationReference: v.MedicationReference})
	key, label := v.happened(r.Type)
	e.When = care.NewWhen(label, v.date(), in.Now)
	switch {
	case strings.HasPrefix(label, "Not "):
		e.Negation = label + ":"
	case v.Status != "completed":
		standing(&e, v.Status)
	}
	lead(&e, key, label, v.amount())
	for _, d := range v.DosageInstruction {
		lead(&e, "dose", "Directions", firstText(d.Text, structuredDose(d)))
	}
	lead(&e, "status-reason", "Why", concepts(v.why()))
	notes(&e, v.Note)
	return e
}
