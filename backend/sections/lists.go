package sections

import (
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// listCode names the List a practice keeps of a section (GP Connect structured
// record, SNOMED CT). A list is where a practice says what is wrong with the
// section as a whole: confidential items held back, a record still in transit
// from the last practice, letters not filed yet (H5).
var listCode = map[string]string{
	care.Allergies:     "886921000000105",
	care.Problems:      "717711000000103",
	care.Medications:   "933361000000108",
	care.Immunisations: "1102181000000102",
	care.Results:       "887191000000108",
	care.Encounters:    "1149501000000101",
	care.Referrals:     "792931000000107",
}

// listResource is R4 List (https://hl7.org/fhir/R4/list.html).
type listResource struct {
	fhir.Base
}

// withList has a section read its list too. Only practices are asked for one,
// but anybody for that of the allergies, where silence weighs most.
func withList(r Reader) Reader {
	code := listCode[r.Key]
	if code == "" {
		return r
	}
	ask := fhir.Ask{Type: "List", Params: map[string][]string{"code": {code}}, Beside: true, Of: care.SettingGP}
	if r.Key == care.Allergies {
		ask.Of = ""
	}
	r.Searches = append(r.Searches, ask)
	read := r.Read
	r.Read = func(in Input) care.Rows {
		out := Output{Rows: read(in)}
		readLists(in, &out)
		return out.Rows
	}
	return r
}

// readLists takes the warnings of a partner's list and counts the list as read.
// Its emptyReason is never a clinical statement (decision 12).
func readLists(in Input, out *Output) {
	each(in, out, "List", func(r fhir.Resource, v *listResource) {
		for i := range v.Extension {
			if w := extension(v.Extension[i:i+1], "ListWarningCode"); w != nil {
				code := firstText(w.ValueCode, codeIn(w.ValueCodeableConcept))
				out.Warnings = append(out.Warnings, listWarning(in.Partner.Name, code))
				out.Held = out.Held || code != "data-in-transit" && code != "data-awaiting-filing"
			}
		}
		out.exclude(r, "A list heading, not an item; its warnings are shown")
	})
}

// listWarning puts a UKCore-ListWarningCode into words. An unknown one still
// warns.
func listWarning(partner, code string) string {
	switch code {
	case "confidential-items":
		return partner + " has withheld confidential items from this list."
	case "data-in-transit":
		return partner + ": part of the record is in transit from another practice and is not here."
	case "data-awaiting-filing":
		return partner + ": information awaits filing and is not here yet."
	}
	return partner + " warns that this list may not be complete."
}
