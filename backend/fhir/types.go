package fhir

import (
	"errors"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Number is a JSON number's own characters ("1.0" stays "1.0"), 64 at most.
type Number string

// UnmarshalJSONFrom keeps the literal.
func (n *Number) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	v, err := dec.ReadValue()
	if err != nil {
		return err
	}
	if v.Kind() != '0' {
		return errors.New("not a number")
	}
	if len(v) > 64 {
		return fmt.Errorf("number of %d characters", len(v))
	}
	*n = Number(v)
	return nil
}

// The data types of R4 that readers use; see https://hl7.org/fhir/R4/datatypes.html.
type (
	// Coding is a code in a system; both are kept as sent.
	Coding struct {
		System       string `json:"system"`
		Code         string `json:"code"`
		Display      string `json:"display"`
		UserSelected bool   `json:"userSelected"`
	}
	// CodeableConcept is words and codes for one thing.
	CodeableConcept struct {
		Text   string   `json:"text"`
		Coding []Coding `json:"coding"`
	}
	// Identifier is a business identifier.
	Identifier struct {
		System    string          `json:"system"`
		Value     string          `json:"value"`
		Use       string          `json:"use"`
		Type      CodeableConcept `json:"type"`
		Period    Period          `json:"period"`
		Extension []Extension     `json:"extension"`
	}
	// Reference points to a resource, by address or by identifier.
	Reference struct {
		Reference  string           `json:"reference"`
		Type       string           `json:"type"`
		Identifier Rare[Identifier] `json:"identifier"`
		Display    string           `json:"display"`
	}
	// Period has partial dates as sent.
	Period struct {
		Start string `json:"start"`
		End   string `json:"end"`
	}
	// Quantity has its number as text.
	Quantity struct {
		Value      Number `json:"value"`
		Comparator string `json:"comparator"`
		Unit       string `json:"unit"`
		System     string `json:"system"`
		Code       string `json:"code"`
	}
	// Range of two quantities, either may be empty.
	Range struct {
		Low  Quantity `json:"low"`
		High Quantity `json:"high"`
	}
	// Ratio of two quantities.
	Ratio struct {
		Numerator   Quantity `json:"numerator"`
		Denominator Quantity `json:"denominator"`
	}
	// Annotation is a note.
	Annotation struct {
		Text string `json:"text"`
		Time string `json:"time"`
	}
	// Attachment describes bytes held elsewhere or inline (base64).
	Attachment struct {
		ContentType string `json:"contentType"`
		Data        string `json:"data"`
		URL         string `json:"url"`
		Size        Number `json:"size"`
		Hash        string `json:"hash"`
		Title       string `json:"title"`
		Language    string `json:"language"`
		Creation    string `json:"creation"`
	}
	// Meta of a resource.
	Meta struct {
		LastUpdated string   `json:"lastUpdated"`
		VersionID   string   `json:"versionId"`
		Source      string   `json:"source"`
		Security    []Coding `json:"security"`
		Tag         []Coding `json:"tag"`
	}
	// Extension with the value types that readers look at.
	Extension struct {
		URL                  string           `json:"url"`
		ValueString          string           `json:"valueString"`
		ValueCode            string           `json:"valueCode"`
		ValueBoolean         *bool            `json:"valueBoolean"`
		ValueInteger         Number           `json:"valueInteger"`
		ValueUnsignedInt     Number           `json:"valueUnsignedInt"`
		ValuePositiveInt     Number           `json:"valuePositiveInt"`
		ValueDate            string           `json:"valueDate"`
		ValueDateTime        string           `json:"valueDateTime"`
		ValueCodeableConcept CodeableConcept  `json:"valueCodeableConcept"`
		ValueCoding          Rare[Coding]     `json:"valueCoding"`
		ValueReference       Rare[Reference]  `json:"valueReference"`
		ValueAnnotation      Rare[Annotation] `json:"valueAnnotation"`
		ValuePeriod          Rare[Period]     `json:"valuePeriod"`
		Extension            []Extension      `json:"extension"`
	}
	// HumanName, Address and ContactPoint of persons.
	HumanName struct {
		Use    string   `json:"use"`
		Text   string   `json:"text"`
		Family string   `json:"family"`
		Given  []string `json:"given"`
		Prefix []string `json:"prefix"`
		Suffix []string `json:"suffix"`
		Period Period   `json:"period"`
	}
	// Address lines in order.
	Address struct {
		Use        string   `json:"use"`
		Text       string   `json:"text"`
		Line       []string `json:"line"`
		City       string   `json:"city"`
		District   string   `json:"district"`
		PostalCode string   `json:"postalCode"`
		Period     Period   `json:"period"`
	}
	// ContactPoint is a phone number or an e-mail address.
	ContactPoint struct {
		System string `json:"system"`
		Value  string `json:"value"`
		Use    string `json:"use"`
		Period Period `json:"period"`
	}
	// Narrative of a resource or section: markup, never given to the web view.
	Narrative struct {
		Status string `json:"status"`
		Div    string `json:"div"`
	}
)

// Base holds what every resource may carry.
type Base struct {
	ResourceType      string           `json:"resourceType"`
	ID                string           `json:"id"`
	Meta              Meta             `json:"meta"`
	ImplicitRules     string           `json:"implicitRules"`
	Contained         []jsontext.Value `json:"contained"`
	Extension         []Extension      `json:"extension"`
	ModifierExtension []Extension      `json:"modifierExtension"`
	Identifier        Identifiers      `json:"identifier"`
}

// Identifiers is a list that some types (Composition, Bundle) give as one object.
type Identifiers []Identifier

// UnmarshalJSONFrom accepts both shapes.
func (l *Identifiers) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	if dec.PeekKind() == '{' {
		*l = make(Identifiers, 1)
		return json.UnmarshalDecode(dec, &(*l)[0])
	}
	return json.UnmarshalDecode(dec, (*[]Identifier)(l))
}

// Find gives the first extension with the URL, nil if none.
func Find(list []Extension, url string) *Extension {
	for i := range list {
		if list[i].URL == url {
			return &list[i]
		}
	}
	return nil
}

// Common gives the elements that every resource may carry; a reader's struct
// has it by embedding Base.
func (b *Base) Common() *Base { return b }
