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
