package record

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"shcr/backend/care"
)

// Rows that share what is the same say what they said, and do share it.
func TestThrift(t *testing.T) {
	entry := func(display string) care.Entry {
		return care.Entry{
			Term:   strings.Clone("Potassium"),
			Source: care.Source{Author: strings.Clone("Dr A"), Unit: strings.Clone("Ward 4")},
			Codes:  []care.Coded{{System: "s", Code: "1"}, {System: "s", Code: "2", Display: display}},
			Facts:  append(make([]care.Fact, 0, 8), care.Fact{Key: "note", Text: strings.Clone("seen")}),
			Values: []care.Value{{Name: "Potassium", Text: "4.10", Unit: strings.Clone("mmol/L"), Codes: []care.Coded{{Code: "1"}}}},
		}
	}
	rows := []care.Entry{entry("x"), entry("x"), entry("y")}
	want := []care.Entry{entry("x"), entry("x"), entry("y")}
	same := newThrift(1000)
	for i := range rows {
		same.entry(&rows[i])
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("rows say other things: %+v", rows)
	}
	a, b, c := rows[0], rows[1], rows[2]
	if &a.Codes[0] != &b.Codes[0] || unsafe.StringData(a.Term) != unsafe.StringData(c.Term) || unsafe.StringData(a.Values[0].Unit) != unsafe.StringData(b.Values[0].Unit) {
		t.Error("what is the same is kept twice")
	}
	if &a.Codes[0] == &c.Codes[0] {
		t.Error("what is not the same is shared")
	}
	if cap(a.Facts) != 1 {
		t.Error("facts keep room that nothing needs")
	}
	if b.Codes = append(b.Codes, care.Coded{Code: "3"}); len(rows[0].Codes) != 2 || !slices.Equal(rows[0].Codes, want[0].Codes) {
		t.Error("what is added to one row comes to another")
	}
}
