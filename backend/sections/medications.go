package sections

import (
	"strconv"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// medicine covers R4 MedicationRequest and MedicationStatement, whose elements
// of interest do not clash (https://hl7.org/fhir/R4/medicationrequest.html,
// https://hl7.org/fhir/R4/medicationstatement.html).
type medicine struct {
	fhir.Base
	Status                    string                 `json:"status"`
	StatusReason              conceptOrList          `json:"statusReason"`
	Intent                    string                 `json:"intent"`
	Category                  conceptOrList          `json:"category"`
	DoNotPerform              bool                   `json:"doNotPerform"`
	MedicationCodeableConcept fhir.CodeableConcept   `json:"medicationCodeableConcept"`
	MedicationReference       fhir.Reference         `json:"medicationReference"`
	EffectiveDateTime         string                 `json:"effectiveDateTime"`
	EffectivePeriod           fhir.Period            `json:"effectivePeriod"`
	DateAsserted              string                 `json:"dateAsserted"`
	AuthoredOn                string                 `json:"authoredOn"`
	Requester                 fhir.Reference         `json:"requester"`
	Recorder                  fhir.Reference         `json:"recorder"`
	InformationSource         fhir.Reference         `json:"informationSource"`
	BasedOn                   []fhir.Reference       `json:"basedOn"`
	DerivedFrom               []fhir.Reference       `json:"derivedFrom"`
	PartOf                    []fhir.Reference       `json:"partOf"`
	CourseOfTherapyType       fhir.CodeableConcept   `json:"courseOfTherapyType"`
	ReasonCode                []fhir.CodeableConcept `json:"reasonCode"`
	ReasonReference           []fhir.Reference       `json:"reasonReference"`
	ReportedBoolean           *bool                  `json:"reportedBoolean"`
	Note                      []fhir.Annotation      `json:"note"`
	Dosage                    []dosage               `json:"dosage"`
	DosageInstruction         []dosage               `json:"dosageInstruction"`
	DispenseRequest           struct {
		Quantity               fhir.Quantity `json:"quantity"`
		NumberOfRepeatsAllowed fhir.Number   `json:"numberOfRepeatsAllowed"`
		ValidityPeriod         fhir.Period   `json:"validityPeriod"`
		ExpectedSupplyDuration fhir.Quantity `json:"expectedSupplyDuration"`
	} `json:"dispenseRequest"`
}

// medications reads what is taken, by all who say so. Statement, plan and issues
// that a GP system sends for one medicine refer to each other and stand as one
// row; medicines are never joined across organisations here (H9).
func medications() Reader {
	include := func(t string) map[string][]string { return map[string][]string{"_include": {t + ":medication"}} }
	return Reader{
		Section: care.Section{Key: care.Medications, Title: "Medications", Safety: true, Groups: []care.Group{
			{Key: "current", Title: "Current"}, {Key: "recent", Title: "Stopped or ended in the last six months", Folded: true}, {Key: "past", Title: "Past", Folded: true},
		}},
		Searches: []fhir.Ask{
			{Type: "MedicationRequest", Params: include("MedicationRequest")},
			{Type: "MedicationStatement", Params: include("MedicationStatement"), Beside: true},
		},
		Read: readMedications,
	}
}

func readMedications(in Input) care.Rows {
	var out Output
	var all []medicineItem
	take := func(r fhir.Resource, v *medicine) {
		if !out.inError(r, v.Status) {
			all = append(all, medicineItem{r, v})
		}
	}
	each(in, &out, "MedicationStatement", take)
	each(in, &out, "MedicationRequest", take)
	for _, group := range groupMedicines(in, all) {
		out.add(medicineRow(in, group))
	}
	return out.Rows
}

type medicineItem struct {
	r fhir.Resource
	v *medicine
}

// groupMedicines joins items that refer to each other (statement, plan, order),
// in the order they came. Nothing is joined by likeness.
func groupMedicines(in Input, all []medicineItem) [][]medicineItem {
	at := map[string]int{} // resource to its place in all
	for i, m := range all {
		at[m.r.Ref()] = i
	}
	parent := make([]int, len(all))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for i, m := range all {
		for _, list := range [][]fhir.Reference{m.v.BasedOn, m.v.DerivedFrom, m.v.PartOf} {
			for _, ref := range list {
				target, ok := in.Set.Resolve(m.v.Base, ref)
				if j, known := at[target.Ref()]; ok && known {
					a, b := root(i), root(j)
					parent[max(a, b)] = min(a, b)
				}
			}
		}
	}
	groups, order := map[int][]medicineItem{}, []int{}
	for i, m := range all {
		k := root(i)
		if len(groups[k]) == 0 {
			order = append(order, k)
		}
		groups[k] = append(groups[k], m)
	}
	out := make([][]medicineItem, 0, len(order))
	for _, k := range order {
		out = append(out, groups[k])
	}
	return out
}

// medicineRow shows a group by its statement, else its plan, else its newest
// order; every member is named in Of.
func medicineRow(in Input, group []medicineItem) care.Entry {
	lead0, lastIssued, issues := group[0], "", 0
	for _, m := range group {
		if m.r.Type == "MedicationRequest" && m.v.Intent != "plan" {
			issues++
			if care.SortKey(m.v.AuthoredOn) > care.SortKey(lastIssued) {
				lastIssued = m.v.AuthoredOn
			}
		}
		if betterLead(m, lead0) {
			lead0 = m
		}
	}
	v := lead0.v
	e := row(in, lead0.r, &v.Base)
	e.Section = care.Medications
	for _, m := range group {
		if m.r.Ref() != lead0.r.Ref() {
			e.Of = append(e.Of, m.r.Ref())
		}
	}
	medicineName(in, &e, v)
	doses(&e, group, lead0)
	medicineStatus(in, &e, v)
	differs(in, &e, group, lead0)
	if x := extension(v.Extension, "MedicationStatementLastIssueDate"); x != nil {
		lastIssued = firstText(x.ValueDateTime, x.ValueDate, lastIssued)
	}
	start := firstText(v.EffectivePeriod.Start, v.EffectiveDateTime)
	kind, iso := firstDate([2]string{"Last issued", lastIssuedOf(lead0, lastIssued)}, [2]string{"Started", start}, [2]string{"Ordered", v.AuthoredOn}, [2]string{"Recorded", v.DateAsserted})
	e.When = care.NewWhen(kind, iso, in.Now)
	dateFact(&e, "started", "Started", start)
	dateFact(&e, "ended", "Ends", v.EffectivePeriod.End)
	if issues > 1 {
		fact(&e, "issues", "Issues sent", strconv.Itoa(issues))
	}
	for _, m := range group {
		if q := quantity(m.v.DispenseRequest.Quantity); q != "" {
			fact(&e, "quantity", "Quantity", q)
			break
		}
		if x := extension(m.v.Extension, "MedicationQuantityText"); x != nil {
			fact(&e, "quantity", "Quantity", x.ValueString)
			break
		}
	}
	fact(&e, "course", "Type", concept(v.CourseOfTherapyType))
	if x := extension(v.Extension, "PrescriptionType"); x != nil {
		fact(&e, "course", "Type", concept(x.ValueCodeableConcept))
	}
	if x := extension(v.Extension, "MedicationPrescribingOrganization"); x != nil {
		fact(&e, "prescribing", "Prescribed", concept(x.ValueCodeableConcept))
	}
	fact(&e, "category", "Kind", concepts(v.Category))
	fact(&e, "reason", "For", concepts(v.ReasonCode))
	for _, ref := range v.ReasonReference {
		fact(&e, "reason", "For", problemName(in, &v.Base, ref))
	}
	supply(&e, group)
	if v.ReportedBoolean != nil && *v.ReportedBoolean {
		lead(&e, "reported", "Reported", "By somebody else, not prescribed here")
	}
	if v.Intent == "proposal" || v.Intent == "option" {
		lead(&e, "intent", "Intent", words(v.Intent)+", not an order")
	}
	e.Source.Author = firstText(display(in, &v.Base, v.Requester), display(in, &v.Base, v.Recorder), display(in, &v.Base, v.InformationSource))
	notes(&e, v.Note)
	return e
}

// lastIssuedOf keeps the words true: one hospital order alone is "ordered", not
// "last issued".
func lastIssuedOf(lead medicineItem, issued string) string {
	if lead.r.Type == "MedicationRequest" && lead.v.Intent != "plan" {
		return ""
	}
	return issued
}

func betterLead(a, b medicineItem) bool {
	rank := func(m medicineItem) int {
		switch {
		case m.r.Type == "MedicationStatement":
			return 2
		case m.v.Intent == "plan":
			return 1
		}
		return 0
	}
	if rank(a) != rank(b) {
		return rank(a) > rank(b)
	}
	return care.SortKey(a.v.AuthoredOn) > care.SortKey(b.v.AuthoredOn)
}

func medicineName(in Input, e *care.Entry, v *medicine) {
	c := v.MedicationCodeableConcept
	var med struct {
		fhir.Base
		Code   fhir.CodeableConcept `json:"code"`
		Status string               `json:"status"`
		Form   fhir.CodeableConcept `json:"form"`
	}
	if m, ok := in.Set.Resolve(v.Base, v.MedicationReference); ok && m.Into(&med) == nil && concept(c) == "" {
		c = med.Code
	}
	term(e, c, firstText(v.MedicationReference.Display, "Medicine not named"))
	fact(e, "form", "Form", concept(med.Form))
	if med.Status == "entered-in-error" {
		e.Cautions = append(e.Cautions, "The sender marks the name of this medicine as entered in error. Check with the source.")
	}
}

// supply shows how much and how often it may be issued, as the sender counts.
func supply(e *care.Entry, group []medicineItem) {
	for _, m := range group {
		d := m.v.DispenseRequest
		if d.NumberOfRepeatsAllowed == "" && d.ValidityPeriod.End == "" && quantity(d.ExpectedSupplyDuration) == "" {
			continue
		}
		fact(e, "repeats", "Repeats allowed", string(d.NumberOfRepeatsAllowed))
		fact(e, "supply", "Supply for", quantity(d.ExpectedSupplyDuration))
		dateFact(e, "valid", "Valid until", d.ValidityPeriod.End)
		break
	}
	for _, m := range group {
		x := extension(m.v.Extension, "MedicationRepeatInformation")
		if x == nil {
			continue
		}
		for _, sub := range x.Extension {
			switch {
			case strings.Contains(sub.URL, "ReviewDate") || strings.Contains(sub.URL, "ExpiryDate") || strings.Contains(sub.URL, "authorisationExpiryDate"):
				label := map[bool]string{true: "Review", false: "Authorised until"}[strings.Contains(sub.URL, "ReviewDate")]
				dateFact(e, "review", label, firstText(sub.ValueDateTime, sub.ValueDate))
			case strings.HasSuffix(sub.URL, "Allowed"):
				fact(e, "repeats", "Repeats allowed", firstText(string(sub.ValueUnsignedInt), string(sub.ValuePositiveInt), string(sub.ValueInteger)))
			case strings.HasSuffix(sub.URL, "Issued"):
				fact(e, "issued", "Repeats issued", firstText(string(sub.ValueUnsignedInt), string(sub.ValuePositiveInt), string(sub.ValueInteger)))
			}
		}
		return
	}
}
