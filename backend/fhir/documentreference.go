package fhir

// DocumentReference is the R4 resource of that name as far as it is listed and
// opened (https://hl7.org/fhir/R4/documentreference.html).
type DocumentReference struct {
	Base
	Status        string            `json:"status"`
	DocStatus     string            `json:"docStatus"`
	Type          CodeableConcept   `json:"type"`
	Category      []CodeableConcept `json:"category"`
	Date          string            `json:"date"`
	Author        []Reference       `json:"author"`
	Authenticator Reference         `json:"authenticator"`
	Custodian     Reference         `json:"custodian"`
	Description   string            `json:"description"`
	SecurityLabel []CodeableConcept `json:"securityLabel"`
	RelatesTo     []struct {
		Code   string    `json:"code"`
		Target Reference `json:"target"`
	} `json:"relatesTo"`
	Content []struct {
		Attachment Attachment `json:"attachment"`
		Format     Coding     `json:"format"`
	} `json:"content"`
	Context struct {
		Encounter       []Reference       `json:"encounter"`
		Event           []CodeableConcept `json:"event"`
		Period          Period            `json:"period"`
		FacilityType    CodeableConcept   `json:"facilityType"`
		PracticeSetting CodeableConcept   `json:"practiceSetting"`
	} `json:"context"`
}

// Part is a piece of an item that is read as text when the item is opened: a file,
// or markup that came with it.
type Part struct {
	Title string // stands above it as a heading; "" for none
	Level int    // of that heading, 2 and more
	// Say stands in place of text: that a section is empty, and why.
	Say    string
	Markup string     // a narrative, as sent
	File   Attachment // or a file
	// Instead marks another form of the part before it, read only when that one
	// cannot be shown.
	Instead bool
}
