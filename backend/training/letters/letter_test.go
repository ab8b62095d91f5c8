package letters

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image/jpeg"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var sample = Letter{
	Heading: []string{"Estuary Hospitals", "~~41 Mill Reach~~"}, Title: "A (test) letter \\ {x}", Ref: "EST/00/ABCDEF", Dates: []string{"Dictated 01-Jan-2026"},
	About: []string{"Re: Mrs Zoë O'Test"}, To: []string{"Dr Ø & Co <x>"}, Sign: []string{"Dr A"}, Copies: []string{"Patient"},
	Body: "# Plan\nFirst **strong** and ~~struck~~ words.\n\n1. One\n2. Two\n- dot\n\n| Medicine | Dose |\n| Furosemide 40mg | **Two** |\n===\nSecond page, 5 < 6 & done.",
}

func TestEveryFormatCarriesTheWordsAndTheReference(t *testing.T) {
	for name, set := range map[string]func() []byte{"html": sample.HTML, "text": sample.Text, "rtf": sample.RTF, "pdf": sample.PDF, "docx": func() []byte { return wordXML(t, sample.DOCX()) }} {
		file := string(set())
		for _, word := range []string{"EST/00/ABCDEF", "strong", "struck", "Furosemide", "Second", "Patient"} {
			if !strings.Contains(file, word) {
				t.Errorf("%s: no %q", name, word)
			}
		}
		if !bytes.Equal(set(), set()) {
			t.Errorf("%s differs from one time to the next", name)
		}
	}
}

func TestMarkupDoesNotLeak(t *testing.T) {
	for name, file := range map[string][]byte{"html": sample.HTML(), "text": sample.Text(), "rtf": sample.RTF(), "docx": wordXML(t, sample.DOCX())} {
		for _, left := range []string{"**", "===", "# Plan"} {
			if bytes.Contains(file, []byte(left)) {
				t.Errorf("%s: %q is left", name, left)
			}
		}
	}
	if html := string(sample.HTML()); !strings.Contains(html, "Dr Ø &amp; Co &lt;x&gt;") || !strings.Contains(html, "<del>struck</del>") || !strings.Contains(html, "<th>Medicine</th>") {
		t.Error(html)
	}
}

func TestThePDFIsSoundEnoughForAReader(t *testing.T) {
	file := sample.PDF()
	start := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if start == nil {
		t.Fatal("no startxref")
	}
	at, _ := strconv.Atoi(string(start[1]))
	if !bytes.HasPrefix(file[at:], []byte("xref\n")) {
		t.Fatal("startxref does not point to the table")
	}
	for i, m := range regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllSubmatch(file[at:], -1) {
		offset, _ := strconv.Atoi(string(m[1]))
		if want := strconv.Itoa(i+1) + " 0 obj"; !bytes.HasPrefix(file[offset:], []byte(want)) {
			t.Errorf("object %d is not at %d", i+1, offset)
		}
	}
	for _, m := range regexp.MustCompile(`(?s)/Length (\d+) >>\nstream\n(.*?)\nendstream`).FindAllSubmatch(file, -1) {
		if n, _ := strconv.Atoi(string(m[1])); n != len(m[2]) {
			t.Errorf("a stream of %d says %d", len(m[2]), n)
		}
	}
	if !bytes.Contains(file, []byte("/Count 2")) || !bytes.Contains(file, []byte("Page 2 of 2")) {
		t.Error("not two pages")
	}
	if !bytes.Contains(file, []byte(`Zo\353`)) || !bytes.Contains(file, []byte(`A \(test\)`)) && !bytes.Contains(file, []byte(`\(test\) `)) {
		t.Error("letters outside ASCII or parentheses are not as PDF wants them")
	}
}

func TestRTFBracesAreBalanced(t *testing.T) {
	depth := 0
	file := sample.RTF()
	for i := 0; i < len(file); i++ {
		switch file[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	if depth != 0 || !bytes.Contains(file, []byte(`Zo\u235?`)) {
		t.Errorf("depth %d", depth)
	}
}

func TestLongAndRareTextsStayReadable(t *testing.T) {
	l := sample
	l.About = []string{"Re: PHẠM Thị Hương"}
	l.Body = strings.Repeat("A line of a long letter which goes on and on.\n\n", 400)
	file := l.PDF()
	pages := len(regexp.MustCompile(`/Type /Page `).FindAll(file, -1))
	if n := strings.Count(string(file), "goes on and on."); pages < 8 || n != 400 {
		t.Errorf("%d pages, %d of 400 paragraphs", pages, n)
	}
	if !bytes.Contains(file, []byte("> <1EA0>\n")) || !bytes.Contains(file, []byte("/Subtype /Type3")) || bytes.Contains(file, []byte("PH?M")) {
		t.Error("a letter the usual fonts lack is lost")
	}
}

func TestAScannedFileIsAsLongAndLargeAsSaid(t *testing.T) {
	l := sample
	l.Pages = 24
	file := l.PDF()
	pictures := regexp.MustCompile(`(?s)/Filter /DCTDecode /Length (\d+) >>\nstream\n`).FindAllSubmatchIndex(file, -1)
	if !bytes.Contains(file, []byte("/Count 24 ")) || !bytes.Contains(file, []byte("Page 24 of 24")) || len(pictures) != 22 || len(file) < 1<<20 || len(file) > 4<<20 {
		t.Fatalf("%d pictures, %d bytes", len(pictures), len(file))
	}
	for _, m := range pictures {
		n, _ := strconv.Atoi(string(file[m[2]:m[3]]))
		if pic, err := jpeg.Decode(bytes.NewReader(file[m[1] : m[1]+n])); err != nil || pic.Bounds().Dx() != sheetWide || pic.Bounds().Dy() != sheetHigh {
			t.Fatal(err)
		}
	}
}

func TestTablesKeepTheirCells(t *testing.T) {
	rtf, word := string(sample.RTF()), string(wordXML(t, sample.DOCX()))
	if strings.Count(rtf, `\cell`+"\n") != 4 || strings.Count(rtf, `\row`+"\n") != 2 || strings.Count(rtf, `\cellx`) != 4 {
		t.Error(rtf)
	}
	if strings.Count(word, "<w:tc>") != 4 || strings.Count(word, "<w:gridCol ") != 2 {
		t.Error(word)
	}
	if !bytes.Contains(sample.PDF(), []byte("(Furosemide 40mg) Tj")) {
		t.Error("a cell of the PDF is not one piece of text")
	}
}

func wordXML(t *testing.T, file []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(text, new(struct{ XMLName xml.Name })); err != nil {
		t.Fatal(err)
	}
	return text
}
