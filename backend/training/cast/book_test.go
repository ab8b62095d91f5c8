package cast

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// sent is one resource as a partner was given it.
type sent struct {
	kind, id, patient string // patient is a local id, "" for what is nobody's
	raw               string
	file              string // of a Binary: what is in it
}

// words are what a test looks for words in.
func (s sent) words() string {
	if s.kind == "Binary" {
		return s.file
	}
	return s.raw
}

// at gives a value by its path, "" when there is none.
func (s sent) at(path ...string) string {
	var o any
	_ = json.Unmarshal([]byte(s.raw), &o) // Put has read it before
	for _, step := range path {
		m, _ := o.(map[string]any)
		o = m[step]
	}
	text, _ := o.(string)
	return text
}

// book is a sink that keeps what one partner was given.
type book struct {
	all     []sent
	notes   map[string]string // patient/type -> outcome
	refused []string
}

func (b *book) Put(raw json.RawMessage, patient string) error {
	var o struct{ ResourceType, ID, Data string }
	if err := json.Unmarshal(raw, &o); err != nil {
		return err
	}
	if o.ResourceType == "Patient" {
		patient = o.ID
	}
	file, err := base64.StdEncoding.DecodeString(o.Data)
	b.all = append(b.all, sent{o.ResourceType, o.ID, patient, string(raw), string(file)})
	return err
}

func (b *book) Note(patient, kind string, o json.RawMessage) { b.notes[patient+"/"+kind] = string(o) }
func (b *book) Refuse(patient, say string)                   { b.refused = append(b.refused, patient+" "+say) }

// with gives the resources of a type ("" for all) that hold all the words; with
// a "!" before it a word must not be there.
func (b *book) with(kind string, words ...string) []sent {
	return slices.DeleteFunc(slices.Clone(b.all), func(s sent) bool {
		return kind != "" && s.kind != kind || slices.ContainsFunc(words, func(w string) bool {
			rest, not := strings.CutPrefix(w, "!")
			return not == strings.Contains(s.words(), rest)
		})
	})
}

// says fails unless exactly n resources of a type hold all the words.
func (b *book) says(t *testing.T, n int, kind string, words ...string) {
	t.Helper()
	if got := len(b.with(kind, words...)); got != n {
		t.Errorf("%d %s with %q, want %d", got, kind, words, n)
	}
}

// silent fails when anything of a partner holds one of the words.
func (b *book) silent(t *testing.T, words ...string) {
	t.Helper()
	for _, s := range b.all {
		for _, w := range words {
			if strings.Contains(s.words(), w) {
				t.Errorf("%q is in %.120s", w, s.words())
			}
		}
	}
}

// told is what every partner was given, by its key.
type told struct {
	*testing.T
	books  map[string]*book
	people map[string]Person
}

// storyTime is when the stories are told: the region's own clock at rest.
func storyTime() time.Time { return storyDay.Add(14*time.Hour + 30*time.Minute) }

// tell writes people as all partners hold them at the story's time.
func tell(t *testing.T, people ...Person) told {
	t.Helper()
	return tellAt(t, storyTime(), 1, people...)
}

// tellAt writes them at another time, or from another seed.
func tellAt(t *testing.T, now time.Time, seed int64, people ...Person) told {
	t.Helper()
	calendar, err := NewCalendar(now)
	if err != nil {
		t.Fatal(err)
	}
	a := told{t, map[string]*book{}, map[string]Person{}}
	sinks, bases := map[string]Sink{}, map[string]string{}
	for _, p := range Partners() {
		b := &book{notes: map[string]string{}}
		a.books[p.Key], sinks[p.Key], bases[p.Key] = b, b, "http://localhost/"+p.ODS+"/"
	}
	if err := NewRegion(calendar, seed, bases, sinks).Write(people); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		a.people[p.Key] = p
	}
	return a
}

// holders are the partners that know anybody told of, in the region's order.
func (a told) holders() string {
	var all []string
	for _, p := range Partners() {
		if len(a.books[p.Key].with("Patient")) > 0 {
			all = append(all, p.Key)
		}
	}
	return strings.Join(all, " ")
}

// want fails unless a partner was given exactly n such resources, whoever's.
func (a told) want(n int, partner, kind string, words ...string) {
	a.Helper()
	if got := len(a.books[partner].with(kind, words...)); got != n {
		a.Errorf("%s: %d %s with %q, want %d", partner, got, kind, words, n)
	}
}

// about gives what is about one local person.
func (b *book) about(patient string) []sent {
	return slices.DeleteFunc(slices.Clone(b.all), func(s sent) bool { return s.patient != patient })
}
