package fhir

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Rare is an element that few resources have: the others keep no room for it,
// which a record of many thousands would be full of.
type Rare[T any] struct{ sent *T }

// Get gives the element; what was not sent is empty.
func (r Rare[T]) Get() (v T) {
	if r.sent != nil {
		v = *r.sent
	}
	return v
}

// UnmarshalJSONFrom reads the element as it would be read in its own place.
func (r *Rare[T]) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	r.sent = new(T)
	return json.UnmarshalDecode(dec, r.sent)
}
