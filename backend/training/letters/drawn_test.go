package letters

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// form is a letter as the drawn formats get it: filled in by hand.
func form() Letter {
	l := sample
	l.Hand, l.Pages = true, 5
	l.Body = "| Medicines | Methadone 45mg od last given 03/11 |\n| GP | not known |\n\n" + l.Body
	return l
}

// readTIFF is a reader of its own: directories, and PackBits by the letter of
// the TIFF 6.0 specification.
func readTIFF(t *testing.T, file []byte) (pages []*image.Gray) {
	t.Helper()
	le := binary.LittleEndian
	for at := le.Uint32(file[4:]); at != 0; {
		n := int(le.Uint16(file[at:]))
		fields := map[uint16]uint32{}
		last := uint16(0)
		for i := range n {
			f := file[int(at)+2+12*i:]
			tag := le.Uint16(f)
			if tag <= last {
				t.Fatal("fields are not in order")
			}
			last, fields[tag] = tag, le.Uint32(f[8:])
			if le.Uint16(f[2:]) == 3 {
				fields[tag] = uint32(le.Uint16(f[8:]))
			}
		}
		if fields[259] != 32773 || fields[258] != 1 || fields[262] != 0 {
			t.Fatalf("not what it should be: %v", fields)
		}
		wide, high := int(fields[256]), int(fields[257])
		var raw []byte
		strip := file[fields[273] : fields[273]+fields[279]]
		for i := 0; i < len(strip); {
			switch c := int8(strip[i]); {
			case c >= 0:
				raw = append(raw, strip[i+1:i+2+int(c)]...)
				i += int(c) + 2
			case c != -128:
				raw = append(raw, bytes.Repeat(strip[i+1:i+2], 1-int(c))...)
				i += 2
			default:
				i++
			}
		}
		perRow := (wide + 7) / 8
		if len(raw) != perRow*high {
			t.Fatalf("a page of %d bytes, not %d", len(raw), perRow*high)
		}
		pic := image.NewGray(image.Rect(0, 0, wide, high))
		for y := range high {
			for x := range wide {
				if raw[y*perRow+x/8]&(0x80>>(x%8)) == 0 {
					pic.SetGray(x, y, color.Gray{Y: 255})
				}
			}
		}
		pages = append(pages, pic)
		at = le.Uint32(file[int(at)+2+12*n:])
	}
	return pages
}

func dark(p image.Image, within image.Rectangle) (n int) {
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			if r, g, b, _ := p.At(x, y).RGBA(); (r+g+b)/3 < 0x7000 {
				n++
			}
		}
	}
	return n
}

func TestAScanHasItsPagesAskewAndWithInkWhereTheWordsAre(t *testing.T) {
	l := form()
	pages := readTIFF(t, l.TIFF())
	if len(pages) != 5 || pages[0].Bounds().Dx() != scanWidth || pages[0].Bounds().Dy() != scanHeight {
		t.Fatalf("%d pages of %v", len(pages), pages[0].Bounds())
	}
	head, empty := dark(pages[0], image.Rect(100, 100, 800, 420)), dark(pages[0], image.Rect(100, 1300, 1100, 1600))
	if head < 3000 || empty > head/20 {
		t.Errorf("ink: %d at the head, %d where nothing is written", head, empty)
	}
	// the rule over the table: followed from left to right it climbs or falls
	rule := func(x int) int {
		for y := 330; y < 700; y++ {
			if dark(pages[0], image.Rect(x, y, x+40, y+1)) > 35 {
				return y
			}
		}
		return -1
	}
	left, right := rule(140), rule(1040)
	if left < 0 || right < 0 || left == right {
		t.Errorf("the rule of the form is at %d and %d", left, right)
	}
	if bytes.Equal(pages[0].Pix, pages[1].Pix) || !bytes.Equal(l.TIFF(), form().TIFF()) {
		t.Error("pages are alike, or one scan differs from the next")
	}
	other := form()
	other.Body = strings.Replace(other.Body, "45mg", "95mg", 1)
	if bytes.Equal(other.TIFF(), l.TIFF()) {
		t.Error("another dose gives the same picture")
	}
}

func TestEveryLetterOfTheTypeCanBeTold(t *testing.T) {
	seen := map[string]rune{}
	for r, code := range glyphs {
		if was, ok := seen[code]; ok {
			t.Errorf("%q and %q look the same", r, was)
		}
		seen[code] = r
		for _, one := range strings.Fields(code) {
			if len(strings.TrimPrefix(one, "~"))%2 != 0 {
				t.Errorf("%q has half a point in %q", r, one)
			}
		}
		for _, s := range strokes(code) {
			for _, p := range s {
				if p[0] < 0 || p[1] < 0 || p[0] > 12 || p[1] > 12 {
					t.Errorf("%q has a point at %v", r, p)
				}
			}
		}
	}
	for _, name := range []string{"PHẠM Thị Hương", "Ó Conaill", "Łukasz Świątek", "Zoë O’Test", "Văn Đức", "Señora Huamán"} {
		for _, g := range shapes(name) {
			if len(g.strokes) == 1 && len(g.strokes[0]) == 5 && g.strokes[0][1] == [2]float64{6, 0} && g.strokes[0][0] == [2]float64{0, 0} && g.strokes[0][4] == [2]float64{0, 0} {
				t.Errorf("%s: a letter is not in the type", name)
			}
		}
	}
	if plainU, marked := shapes("u"), shapes("ư"); len(marked) != 1 || len(marked[0].strokes) <= len(plainU[0].strokes) {
		t.Error("an accent is lost")
	}
	if got := shapes("п"); got[0].wide != 6 || len(got[0].strokes) != 1 {
		t.Error("a letter that is not in the type should be a box")
	}
}

func TestAPhotographShowsPaperWithInkOnATable(t *testing.T) {
	pic, err := jpeg.Decode(bytes.NewReader(form().JPEG()))
	if err != nil {
		t.Fatal(err)
	}
	b := pic.Bounds()
	r, _, blue, _ := pic.At(8, b.Dy()/2).RGBA()
	if pr, _, pb, _ := pic.At(b.Dx()/2, b.Dy()-200).RGBA(); r <= blue+0x1000 || pr < 0xb000 || pb < 0x9000 {
		t.Error("no brown table, or no white paper on it")
	}
	if dark(pic, image.Rect(120, 120, 900, 500)) < 2000 {
		t.Error("nothing is written on the paper")
	}
}

func TestAWoundIsToScale(t *testing.T) {
	l := sample
	l.Picture = Picture{Kind: "wound", Across: 42, Down: 31}
	pic, err := jpeg.Decode(bytes.NewReader(l.JPEG()))
	if err != nil {
		t.Fatal(err)
	}
	left, right, top, foot := 900, 0, 700, 0
	for y := range 560 {
		for x := range 900 {
			if r, g, _, _ := pic.At(x, y).RGBA(); r < 0xa800 && g < 0x4800 { // the wound's own red
				left, right, top, foot = min(left, x), max(right, x), min(top, y), max(foot, y)
			}
		}
	}
	var ticks []int // long ones, ten millimetres apart
	for x := 40; x < 860; x++ {
		if dark(pic, image.Rect(x, 600, x+1, 606)) > 3 && (len(ticks) == 0 || x-ticks[len(ticks)-1] > 3) {
			ticks = append(ticks, x)
		}
	}
	if len(ticks) < 3 {
		t.Fatal("no ruler")
	}
	perMM := float64(ticks[len(ticks)-1]-ticks[0]) / float64(10*(len(ticks)-1))
	if across, down := float64(right-left)/perMM, float64(foot-top)/perMM; across < 36 || across > 48 || down < 26 || down > 36 {
		t.Errorf("by its ruler the wound is %.0f by %.0f mm, not 42 by 31", across, down)
	}
}

func TestATraceKeepsItsRateAndLift(t *testing.T) {
	l := sample
	l.Body = "Sinus rhythm"
	draw := func(p Picture) image.Image {
		l.Picture = p
		pic, err := png.Decode(bytes.NewReader(l.PNG()))
		if err != nil {
			t.Fatal(err)
		}
		return pic
	}
	beats := func(pic image.Image) (n int) { // spikes of the strip at the foot that reach 7 mm over its line
		was := false
		for x := 100; x < 1340; x++ {
			is := dark(pic, image.Rect(x, 815, x+1, 840)) > 0
			if is && !was {
				n++
			}
			was = is
		}
		return n
	}
	slow, fast := beats(draw(Picture{Kind: "ecg", Rate: 60})), beats(draw(Picture{Kind: "ecg", Rate: 120}))
	if slow < 9 || slow > 11 || fast < 19 || fast > 21 { // ten seconds of paper
		t.Errorf("60 a minute gives %d beats in ten seconds, 120 gives %d", slow, fast)
	}
	v2 := image.Rect(700, 470, 1010, 510)
	if flat, lifted := dark(draw(Picture{Kind: "ecg", Rate: 60}), v2), dark(draw(Picture{Kind: "ecg", Rate: 60, Lifted: []string{"V1", "V2"}}), v2); lifted == flat {
		t.Error("ST elevation is not to be seen")
	}
}

func TestACardIsAsLongAsItsText(t *testing.T) {
	l := Letter{Heading: []string{"Northshore Community"}, Title: "Oxygen alert card with a title much too long for its yellow band", Ref: "NSC/35/AAAAAA", Body: "88-92 %"}
	size := func() image.Rectangle {
		pic, err := png.Decode(bytes.NewReader(l.PNG()))
		if err != nil {
			t.Fatal(err)
		}
		if r, g, b, _ := pic.At(pic.Bounds().Dx()-20, 60).RGBA(); r>>8 != 255 || g>>8 != 214 || b != 0 {
			t.Error("the title runs out of its band")
		}
		if dark(pic, pic.Bounds()) < 3000 {
			t.Error("no ink")
		}
		return pic.Bounds()
	}
	short := size()
	l.Body = strings.Repeat("A further line of advice to whoever reads it.\n\n", 6)
	if long := size(); long.Dy() <= short.Dy() || long.Dx() != short.Dx() {
		t.Errorf("%v and %v", short, long)
	}
}

func TestAClinicalDocumentReadsAsXML(t *testing.T) {
	l := sample
	l.Subject = Subject{Given: "Zoë Ann", Family: "O'Test", NHS: "9990000018", Gender: "female", Born: "1987"}
	l.On = "2026-11-02T19:40:00+00:00"
	var doc struct {
		XMLName xml.Name `xml:"urn:hl7-org:v3 ClinicalDocument"`
		Title   string   `xml:"title"`
		When    struct {
			Value string `xml:"value,attr"`
		} `xml:"effectiveTime"`
		Number struct {
			Extension string `xml:"extension,attr"`
		} `xml:"recordTarget>patientRole>id"`
		Given []string `xml:"recordTarget>patientRole>patient>name>given"`
		Born  struct {
			Value string `xml:"value,attr"`
		} `xml:"recordTarget>patientRole>patient>birthTime"`
		Sections []struct {
			Title string   `xml:"title"`
			Items []string `xml:"text>list>item"`
			Cells []string `xml:"text>table>tbody>tr>td"`
			Text  string   `xml:",innerxml"`
		} `xml:"component>structuredBody>component>section"`
	}
	if err := xml.Unmarshal(l.CDA(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Title != l.Title || doc.When.Value != "20261102194000+0000" || doc.Number.Extension != "9990000018" || len(doc.Given) != 2 || doc.Born.Value != "1987" {
		t.Errorf("%+v", doc)
	}
	if len(doc.Sections) != 2 || doc.Sections[1].Title != "Plan" || len(doc.Sections[1].Items) != 3 || len(doc.Sections[1].Cells) != 2 || !strings.Contains(doc.Sections[0].Text, "EST/00/ABCDEF") {
		t.Errorf("%+v", doc.Sections)
	}
	l.Subject.NHS = ""
	if file := l.CDA(); !bytes.Contains(file, []byte(`<patientRole><id nullFlavor="NI"/>`)) {
		t.Error("a missing number should be said to be missing")
	}
}
