package find

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shcr/backend/care"
)

// rows are the golden rows of every section, again and again until there are n,
// each time with words of their own.
func rows(t testing.TB, n int) (out []care.Entry) {
	files, err := filepath.Glob("../sections/testdata/*.golden.json")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	var all []care.Entry
	for _, file := range files {
		text, err := os.ReadFile(file)
		var v care.Rows
		if err == nil {
			err = json.Unmarshal(text, &v)
		}
		if err != nil {
			t.Fatal(file, err)
		}
		all = append(all, v.Entries...)
	}
	for i := range n {
		e := all[i%len(all)]
		e.ID = fmt.Sprint(i)
		e.Facts = append(slices.Clone(e.Facts), care.Fact{Label: "Comment", Text: fmt.Sprintf("Seen by nurse N%05d; naïve to opioids, Æther café №%d, keeps 3–4 µg", i*7%99991, i)})
		out = append(out, e)
	}
	return out
}

func indexOf(all []care.Entry) *Index {
	return New(len(all), func(i int) iter.Seq[Field] { return Row(&all[i]) })
}

// said are all texts of a row that a reader sees or that are codes, found by their
// kind and not by name, so that a new one is not forgotten.
func said(v reflect.Value, out *[]string) {
	switch v.Kind() {
	case reflect.String:
		*out = append(*out, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			said(v.Index(i), out)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			said(v.Elem(), out)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			unseen := slices.Contains([]string{"Entry.ID", "Entry.Section", "Entry.Group", "Entry.Of", "Entry.Class", "When.ISO", "When.Relative", "Fact.Key", "Fact.ISO", "Status.Kind",
				"Coded.System", "Source.ODS", "Source.Setting", "LetterRef.ContentType", "LetterRef.Kind", "LetterRef.Links"}, v.Type().Name()+"."+f.Name)
			if !unseen {
				said(v.Field(i), out)
			}
		}
	}
}

// Every word of 20,000 items, as it stands in them, finds every item that brute
// force finds it in.
func TestRecallOverTwentyThousandItems(t *testing.T) {
	all := rows(t, 20_000)
	x := indexOf(all)
	texts := make([]string, len(all))
	words := map[string]bool{}
	for i, e := range all {
		var own []string
		said(reflect.ValueOf(e), &own)
		texts[i] = strings.Join(own, "\n")
		if i < 1500 || i%500 == 0 {
			for _, w := range strings.Fields(texts[i]) {
				words[w] = true
			}
		}
	}
	step := max(1, len(words)/400)
	sought, wanted, lost := 0, 0, 0
	for i, w := range slices.Sorted(func(yield func(string) bool) {
		for w := range words {
			if !yield(w) {
				return
			}
		}
	}) {
		if i%step != 0 || Words(w).None() {
			continue
		}
		sought++
		found := map[int]bool{}
		for _, item := range x.Find(Words(w)) {
			found[item] = true
		}
		for item, text := range texts {
			if strings.Contains(text, w) {
				wanted++
				if !found[item] {
					if lost++; lost < 5 {
						t.Errorf("%q is in item %d and was not found", w, item)
					}
				}
			}
		}
	}
	t.Logf("%d words, %d hits by brute force, %d lost", sought, wanted, lost)
	if sought < 300 || wanted < 100_000 {
		t.Errorf("only %d words and %d hits were compared", sought, wanted)
	}
}

// Capitals, accents, ligatures, dashes and quotes make no difference; every word
// must be there, in any order; words of two items do not add up.
func TestWhatIsAlike(t *testing.T) {
	texts := []string{"Café NAÏVE ﬁbrillation", "Patient’s INR 2–3", "Straße, Łódź", "10⁹/L", "no history of asthma", "asthma", "cafe\u0301 noir", "H₂O\u00a0only", "a\u200db\u00adc", "tab\x00next\x07word"}
	x := New(len(texts), func(i int) iter.Seq[Field] {
		return func(yield func(Field) bool) { yield(Field{Words: [4]string{texts[i]}}) }
	})
	for typed, want := range map[string][]int{
		"cafe": {0, 6}, "CAFÉ": {0, 6}, "naive cafe": {0}, "fibrillation": {0}, "patient's": {1}, "patient’s 2-3": {1}, "2−3": {1}, "strasse": {2}, "lodz": {2},
		"109/l": {3}, "10⁹": {3}, "asthma": {4, 5}, "asthma HISTORY": {4}, "asthma cafe": nil, "h2o only": {7}, "abc": {8}, "next tab": {9}, "xt": {9}, "": nil, " \t\x00": nil, "\u0301": nil, "nothing": nil,
	} {
		if got := x.Find(Words(typed)); !slices.Equal(got, want) {
			t.Errorf("%q: %v, not %v", typed, got, want)
		}
	}
}

// A marked text is the text, byte for byte, and its marks are what was sought.
func TestMarksAreTheOriginal(t *testing.T) {
	letters := rapid.SampledFrom([]rune("aAeéEÉ\u0301ßﬁ№½–’ İıøŁΣςﷺ한\u00ad\ufffd7"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(letters, 0, 40, -1).Draw(t, "text")
		q := Words(rapid.StringOfN(letters, 0, 4, -1).Draw(t, "typed"))
		whole, marked := "", false
		for _, p := range q.Mark(text) {
			whole += p.Text
			if p.Hit {
				marked = true
				if len(q.Without(p.Text).words) == len(q.words) {
					t.Fatalf("%q is marked and holds no word of %q", p.Text, q.words)
				}
			}
		}
		one := New(1, func(int) iter.Seq[Field] {
			return func(yield func(Field) bool) { yield(Field{Words: [4]string{text}}) }
		})
		if whole != text || len(one.Find(q)) > 0 && !marked {
			t.Fatalf("%q became %q, marked %v", text, whole, marked)
		}
	})
}

// What turns a word's meaning stands in the excerpt, in a long text too; the label
// and the heading above stay with it.
func TestExcerptsKeepWhatIsAround(t *testing.T) {
	long := strings.Repeat("Reviewed at home with his daughter. ", 40)
	fields := Letter([]care.Block{
		{Kind: "heading", Runs: []care.Run{{Text: "Family history"}}},
		{Kind: "para", Runs: []care.Run{{Text: long + "There is no history of any breast or ovarian "}, {Text: "cancer", Strong: true}, {Text: ". " + long}}},
		{Kind: "para", Runs: []care.Run{{Text: "Takes"}, {Text: "warfarin", Deleted: true}, {Text: " apixaban"}}},
		{Kind: "table", Rows: [][]care.Cell{{{Runs: []care.Run{{Text: "Sodium"}}}, {Runs: []care.Run{{Text: "128"}}}},
			{{Blocks: []care.Block{{Kind: "table", Rows: [][]care.Cell{{{Runs: []care.Run{{Text: "Within"}}}}}}}}}}},
	}, []string{"Page of a scan"})
	show := func(typed string) (out []string) {
		q := Words(typed)
		for _, e := range q.Excerpts(fields, q) {
			s := ""
			for _, p := range append(append(e.Label, care.Piece{Text: ": "}), e.Text...) {
				s += map[bool]string{true: "<" + p.Text + ">", false: p.Text}[p.Hit]
			}
			out = append(out, s)
		}
		return out
	}
	got := show("Cancer")
	if len(got) != 1 || !strings.Contains(got[0], "Family history: … ") || !strings.Contains(got[0], "no history of any breast or ovarian <cancer>. ") || !strings.HasSuffix(got[0], " …") || len(got[0]) > 500 {
		t.Errorf("%q", got)
	}
	for typed, want := range map[string][]string{
		"warfarin":       {"Family history: Takes [deleted: <warfarin>]  apixaban"},
		"128 sodium":     {"Family history: <Sodium> | <128>"},
		"within":         {"Family history: <Within>"},
		"scan apixaban":  {"Family history: Takes [deleted: warfarin]  <apixaban>", ": Page of a <scan>"},
		"family history": {": <Family history>"},
	} {
		if got := show(typed); !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", typed, got, want)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	all := rows(b, 20_000)
	b.ReportAllocs()
	for b.Loop() {
		indexOf(all)
	}
	b.ReportMetric(float64(len(indexOf(all).text))/1e6, "MB-text")
}

// worst are queries that make the most work: a letter of every item, of many
// matches and few hits, and none at all.
var worst = []string{"e", "a e i o u", "nurse zzz", "seen by nurse", "n00", "zzzz", "of the", "nnnn"}

func BenchmarkFind(b *testing.B) {
	x := indexOf(rows(b, 20_000))
	for _, typed := range worst {
		q := Words(typed)
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				x.Find(q)
			}
		})
	}
}

// BenchmarkPlain is what to compare with: strings.Contains over each item's folded
// text.
func BenchmarkPlain(b *testing.B) {
	x := indexOf(rows(b, 20_000))
	texts, from := []string{}, 0
	for _, to := range x.ends {
		texts, from = append(texts, string(x.text[from:to])), to
	}
	for _, typed := range worst {
		words := Words(typed).words
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				n := 0
				for _, t := range texts {
					if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(t, w) }) {
						n++
					}
				}
			}
		})
	}
}
