package record

import (
	"context"
	"errors"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// fakeLetter reads markup as one paragraph that lost one image, and knows no TIFF.
func fakeLetter(_ context.Context, body []byte, kind string) (care.Letter, Pages) {
	if kind == "image/tiff" {
		return care.Letter{Cannot: "TIFF documents are not shown."}, nil
	}
	return care.Letter{Kind: "HTML", Blocks: []care.Block{block("para", 0, string(body))}, LeftOut: []string{"1 image"}}, nil
}

func textOf(l care.Letter) string {
	var out []string
	for _, b := range l.Blocks {
		out = append(out, b.Kind+":"+b.Runs[0].Text)
	}
	return strings.Join(out, "|")
}

// H10, D19: every section of a note is read by itself under its own heading, an
// empty one says so, and what was left out is said with its place.
func TestH10_ANoteIsReadSectionBySection(t *testing.T) {
	r := New(Deps{Letter: fakeLetter})
	l, _, err := r.readParts(t.Context(), []fhir.Part{
		{Title: "Plan", Level: 2, Markup: "<p>Rest"}, {Title: "Medicines", Level: 2, Say: "Empty: withheld"}, {Title: "Outer", Level: 2}, {Title: "Inner", Level: 3, Markup: "Fluids"},
	}, nil)
	if err != nil || textOf(l) != "heading:Plan|para:<p>Rest|heading:Medicines|para:Empty: withheld|heading:Outer|heading:Inner|para:Fluids" {
		t.Errorf("%v: %s", err, textOf(l))
	}
	if strings.Join(l.LeftOut, "; ") != "1 image (in “Plan”); 1 image (in “Inner”)" {
		t.Error(l.LeftOut)
	}
}

// A report's file that cannot be shown is said above the text that can (H10).
func TestH10_AFileThatIsNotShownIsSaid(t *testing.T) {
	r := New(Deps{Letter: fakeLetter})
	for _, fails := range []bool{false, true} {
		l, _, err := r.readParts(t.Context(), []fhir.Part{{File: fhir.Attachment{URL: "x"}}, {Title: "Text", Level: 2, Markup: "seen"}}, func(fhir.Attachment) ([]byte, string, error) {
			if fails {
				return nil, "", errors.New("gone")
			}
			return []byte("x"), "image/tiff", nil
		})
		want := map[bool]string{false: "para:TIFF documents are not shown.", true: "para:A file of this item could not be fetched."}[fails]
		if err != nil || textOf(l) != want+"|heading:Text|para:seen" {
			t.Errorf("%v: %s", err, textOf(l))
		}
	}
}

// Of several forms of one letter the first that can be shown is; a failure is an
// error only when none can.
func TestALetterInSeveralFormsOpensInOneThatCanBeShown(t *testing.T) {
	r := New(Deps{Letter: fakeLetter})
	file := func(kind string, instead bool) fhir.Part {
		return fhir.Part{File: fhir.Attachment{ContentType: kind, URL: kind}, Instead: instead}
	}
	asked := 0
	fetch := func(a fhir.Attachment) ([]byte, string, error) {
		asked++
		if a.URL == "gone" {
			return nil, "", errors.New("gone")
		}
		return []byte("text"), a.ContentType, nil
	}
	for _, c := range []struct {
		kinds                []string
		text, cannot, failed string
		asked                int
	}{
		{[]string{"image/tiff", "text/html"}, "para:text", "", "", 2},
		{[]string{"text/html", "image/tiff"}, "para:text", "", "", 1},
		{[]string{"gone", "text/html"}, "para:text", "", "", 2},
		{[]string{"image/tiff"}, "", "TIFF documents are not shown.", "", 1},
		{[]string{"gone"}, "", "", "gone", 1},
	} {
		var parts []fhir.Part
		for i, k := range c.kinds {
			parts = append(parts, file(k, i > 0))
		}
		asked = 0
		l, _, err := r.readParts(t.Context(), parts, fetch)
		if (err != nil) != (c.failed != "") || textOf(l) != c.text || l.Cannot != c.cannot || asked != c.asked {
			t.Errorf("%v: %q %q %v, asked %d", c.kinds, textOf(l), l.Cannot, err, asked)
		}
	}
}
