package record

import (
	"context"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// H4: what is found while records are switched is of the record it was asked for, or
// nothing; letters that are being fetched come to nothing with their record.
func TestH4_FindingWhileRecordsAreSwitched(t *testing.T) {
	people := []care.NHSNumber{"9990123454", "9995102250", "9998245915"}
	var mu sync.Mutex
	owner, hits := map[string]care.NHSNumber{}, 0
	r := room(func(string, string) {})
	r.deps.FetchLetters = true
	r.deps.Found = func(string) {}
	read := r.deps.Sections[0].Read
	r.deps.Sections[0].Read = func(in fhir.Sent) care.Rows {
		rows := read(in)
		for i := range rows.Entries {
			rows.Entries[i].Letter = &care.LetterRef{}
		}
		return rows
	}
	r.deps.Parts = func(fhir.Resource) []fhir.Part { return []fhir.Part{{Markup: "text"}} }
	r.deps.Letter = func(context.Context, []byte, string) (care.Letter, Pages) {
		time.Sleep(time.Duration(rand.Intn(300)) * time.Microsecond)
		return care.Letter{Blocks: []care.Block{{Kind: "para", Runs: []care.Run{{Text: "inside of a letter"}}}}, Pages: []care.Page{}}, nil
	}
	stop := make(chan struct{})
	var finding sync.WaitGroup
	for range 2 {
		finding.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				handle, _, ok := r.Current()
				if !ok {
					continue
				}
				_ = r.FindLetters(handle)
				f, err := r.Find(handle, "of", "", 0)
				if err != nil {
					continue
				}
				mu.Lock()
				for _, g := range f.Groups {
					for _, h := range g.Hits {
						whole := ""
						for _, p := range h.Term {
							whole += p.Text
						}
						hits++
						if who := owner[handle]; f.Record != handle || who != "" && whole != "of "+who.Digits() {
							t.Errorf("%q is found under the handle of another person", whole)
						}
					}
				}
				mu.Unlock()
			}
		})
	}
	for range 300 {
		n := people[rand.Intn(len(people))]
		v, err := r.Open(context.Background(), Request{Who: doctor, Number: n})
		if err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		owner[v.Record] = n
		mu.Unlock()
		time.Sleep(time.Duration(rand.Intn(2000)) * time.Microsecond)
	}
	close(stop)
	finding.Wait()
	if hits < 100 {
		t.Errorf("only %d hits were looked at", hits)
	}
	handle, _, _ := r.Current()
	r.Wait(handle)
	if err := r.FindLetters(handle); err != nil {
		t.Fatal(err)
	}
	r.open.finder.reading.Wait()
	f, err := r.Find(handle, "inside", "", 0)
	if err != nil || len(f.Groups) != 1 || f.Groups[0].Key != care.FoundLetters || f.Groups[0].Total != 2 || f.Scope.Unread != 0 {
		t.Errorf("%+v %v", f, err)
	}
	o := r.open
	r.Close(handle)
	if o.finder.parts != nil || o.finder.letters != nil || o.finder.texts != nil {
		t.Error("what could be found is kept after the close")
	}
}

// A letter of pictures is named as one, and one of which some pages were not read is
// not said to be searched whole.
func TestWhatIsNotSearchedOfALetter(t *testing.T) {
	rows := []care.Entry{{ID: "1", Letter: &care.LetterRef{}}, {ID: "2", Letter: &care.LetterRef{}}, {ID: "3", Letter: &care.LetterRef{}}, {ID: "4", Letter: &care.LetterRef{}}, {ID: "5", Letter: &care.LetterRef{}, Group: "retracted"}}
	f := finder{parts: map[string]*foundPart{"documents": {rows: rows, letters: []int{0, 1, 2, 3, 4}}},
		letters: map[string]*letterText{"1": {pictures: 2, pages: []string{"", ""}}, "2": {unread: 1, pages: []string{"read", ""}}, "3": {failed: true}}}
	var s care.FoundScope
	f.letterScope(&s)
	want := []string{
		"Not searched: the text of 1 letter that has not been opened.", "Not searched: the words in 1 letter that is a picture, or has pages that are.",
		"Not searched whole: 1 letter that was not read to its end.", "Not searched: the text of 1 letter that could not be fetched or read.",
		"Not searched: the text of 1 letter that its organisation withdrew.",
	}
	if !slices.Equal(s.Not, want) || s.Unread != 1 {
		t.Errorf("%s", strings.Join(s.Not, "\n"))
	}
}
