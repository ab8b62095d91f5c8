package record

import (
	"reflect"
	"testing"
)

// A substance stands in the banner once, whatever its capitals, with everybody who
// says so; none is lost (H5).
func TestH5_AllergyItemsNameWhoSaysSo(t *testing.T) {
	var l AllergyLine
	for _, said := range [][2]string{{"Ramipril", "Hospital"}, {"Latex", "Practice"}, {"RAMIPRIL", "Practice"}, {"Ramipril", "Hospital"}} {
		l.add(said[0], said[1])
	}
	want := []AllergyItem{{"Ramipril", []string{"Hospital", "Practice"}}, {"Latex", []string{"Practice"}}}
	if !reflect.DeepEqual(l.Items, want) {
		t.Errorf("%+v, not %+v", l.Items, want)
	}
}
