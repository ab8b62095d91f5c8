package fhir

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const smallPage = `{"resourceType":"Bundle","id":"b","type":"searchset","total":3,"meta":{"lastUpdated":"2026-11-22T08:05:00Z"},"link":[{"relation":"next","url":"Observation?page=2"}],"entry":[` +
	`{"fullUrl":"http://h/fhir/Observation/1","resource" : {"resourceType":"Observation","id":"1","subject":{"reference":"Patient/P1"},"valueQuantity":{"value":1.0}},"search":{"mode":"match"}},` +
	`{"resource":{"resourceType":"Condition","id":"\u0032","subject":{"reference":"Patient/P1","identifier":{"value":"x"}},"contained":[{"resourceType":"Patient"}]}},` +
	`{"fullUrl":"urn:x","resource":{"resourceType":"Flag","patient":{"reference":"Patient/P1"},"note":"caf` + "\xe9" + `"},"search":{"mode":"include"}}]}`

// B2: a page read in one go is what reading it piece by piece gives, whatever was
// done to it; and a page with a fault is not read in one go.
func TestB2_SheetAndPiecesAgree(t *testing.T) {
	if _, ok := readSheet([]byte(smallPage)); !ok {
		t.Fatal("a page without a fault is read piece by piece")
	}
	sheets := 0
	rapid.Check(t, func(rt *rapid.T) {
		page := []byte(smallPage)
		for range rapid.IntRange(0, 2).Draw(rt, "changes") {
			from := rapid.IntRange(0, len(page)-1).Draw(rt, "from")
			to := min(len(page), from+rapid.IntRange(0, 40).Draw(rt, "long"))
			with := rapid.SampledFrom([]string{"", " ", "null", "0", `"x"`, "{}", "[]", `,"id":"9"`, `,"entry":null`, `"total":null,`, "\xff", `"`, string(page[from:to]) + string(page[from:to])}).Draw(rt, "with")
			page = slices.Concat(page[:from], []byte(with), page[to:])
		}
		one, ok := readSheet(bytes.Clone(page))
		if !ok {
			return
		}
		sheets++
		pieces, err := readPieces(page)
		if err != nil {
			rt.Fatalf("%s: %v", page, err)
		}
		if len(one.Entries)+len(pieces.Entries) == 0 {
			one.Entries, pieces.Entries = nil, nil
		}
		if !reflect.DeepEqual(one, pieces) {
			rt.Fatalf("%s:\n%+v\n%+v", page, one, pieces)
		}
	})
	if sheets == 0 {
		t.Error("no page was compared")
	}
}

// A3: of an object with more names than are held against each other, the page is
// refused if they are its own, and only the entry if they are an entry's.
func TestA3_TooManyNames(t *testing.T) {
	var b strings.Builder
	for i := range maxMembers + 10 {
		fmt.Fprintf(&b, `"n%d":1,`, i)
	}
	many := b.String()
	if _, err := readPieces([]byte(`{` + many + `"resourceType":"Bundle"}`)); !errors.Is(err, errMany) {
		t.Errorf("the page's own: %v", err)
	}
	page, err := readPieces([]byte(`{"resourceType":"Bundle","entry":[{` + many + `"resource":{"resourceType":"Flag","id":"1"}},{"resource":{"resourceType":"Flag","id":"2"}}]}`))
	if err != nil || len(page.Entries) != 2 || page.Entries[0].Problem == "" || page.Entries[1].Problem != "" {
		t.Errorf("an entry's: %+v, %v", page, err)
	}
}
