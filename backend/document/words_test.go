package document

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// H32: RTF keeps what it means.
func TestH32_RTFKeepsMeaning(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"styles":             {`{\rtf1 one {\b two} {\i x}\par next}`, "<para>one *two* x<para>next"},
		"deletion":           {`{\rtf1 take {\strike 2}{\deleted  3} 1 tablet}`, "<para>take ~2 3~ 1 tablet"},
		"superscript":        {`{\rtf1 148 x 10{\super 9}/L and 10\super 12\nosupersub /L}`, "<para>148 x 10^9/L and 10^12/L"},
		"bytes and unicode":  {`{\rtf1\ansi\ansicpg1252 38.6\'b0C \u8804?5 \u-10179?\u-8704? caf\'e9}`, "<para>38.6°C ≤5 😀 café"},
		"other fonts":        {`{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset2 Symbol;}{\f3\fcharset2 Wingdings;}}\f1 Wa\'b3\'easa\f0  {\f2\'ad} {\f2 m}g {\f3\'fe} yes {\f3\'41}}`, "<para>Wałęsa ↑ μg ☑ yes �"},
		"skipped characters": {`{\rtf1\uc2 \u8364\'80\'80!\uc0 \u8364!}`, "<para>€!€!"},
		"table":              {`{\rtf1 Above\par\trowd\trhdr\cellx1\cellx2\pard\intbl Drug\cell Dose\cell\row\trowd\cellx1\cellx2\pard\intbl Furosemide\cell 80 mg\par twice\cell\row\pard Below\par}`, "<para>Above<table>|Drug|Dose|\n|Furosemide|80 mg\ntwice|\n<para>Below"},
		"list":               {`{\rtf1{\pntext 1.\tab}stop metformin\par{\listtext 2.\tab}check\par}`, "<item>1.stop metformin<item>2.check"},
		"heading":            {`{\rtf1\pard\outlinelevel0 Plan\par\pard rest\par}`, "<heading>Plan<para>rest"},
		"what is no text":    {`{\rtf1{\info{\author X}}{\*\generator Y;}{\stylesheet{Z;}}{\*\unknown W}seen}`, "<para>seen"},
		"fields":             {`{\rtf1 see {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt the page}}}`, "<para>see the page"},
		"raw bytes":          {"{\\rtf1 a\\bin3 {{{b}", "<para>ab"},
		"dashes and quotes":  {`{\rtf1 \ldblquote x\rdblquote\endash y\~z \{\}\\}`, "<para>“x”–y\u00a0z {}\\"},
		"words split a run":  {`{\rtf1 1{\b 0} mg}`, "<para>1*0* mg"},
	} {
		l := Read([]byte(c.in), "application/rtf")
		if got := flat(l.Blocks); got != c.want || l.Kind != "RTF" || len(l.Notes) > 0 {
			t.Errorf("%s: got %q want %q %v %s", name, got, c.want, l.Notes, l.Cannot)
		}
	}
}

func TestH32_WhatRTFLosesIsCounted(t *testing.T) {
	l := Read([]byte(`{\rtf1 x{\*\shppict{\pict\pngblip 8950}}{\nonshppict{\pict 01}}{\object{\*\objdata 01}{\result shown}}{\v secret}{\*\annotation why}}`), "text/rtf")
	if got := strings.Join(l.LeftOut, ", "); got != "1 image, 1 embedded object, 1 hidden text, 1 comment" || flat(l.Blocks) != "<para>xshown" {
		t.Errorf("%q %q", got, flat(l.Blocks))
	}
	if l := Read([]byte(`{\rtf1 {\b Dose 5`), "text/rtf"); len(l.Notes) != 1 || flat(l.Blocks) != "<para>*Dose 5*" {
		t.Errorf("H30: a cut file: %v %q", l.Notes, flat(l.Blocks))
	}
}

// packed makes a ZIP file of names and texts.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordFile(t testing.TB, body string, more ...string) []byte {
	return packed(t, append([]string{"word/document.xml", `<w:document xmlns:w="urn:w"><w:body>` + body + `</w:body></w:document>`}, more...)...)
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// H32: so does a Word document.
func TestH32_WordKeepsMeaning(t *testing.T) {
	r := func(text string, properties ...string) string {
		return "<w:r><w:rPr>" + strings.Join(properties, "") + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
	}
	p := func(in ...string) string { return "<w:p>" + strings.Join(in, "") + "</w:p>" }
	list := func(num string) string {
		return `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>`
	}
	for name, c := range map[string]struct{ in, want string }{
		"styles":       {p(r("one "), r("two", "<w:b/>"), r(" three", `<w:b w:val="0"/>`)), "<para>one *two* three"},
		"deletions":    {p(r("take "), r("2", "<w:strike/>"), `<w:del w:id="1"><w:r><w:delText> 3</w:delText></w:r></w:del>`, `<w:ins w:id="2">`+r(" 4")+"</w:ins>"), "<para>take ~2 3~ 4"},
		"superscript":  {p(r("10"), r("9", `<w:vertAlign w:val="superscript"/>`), r("/L")), "<para>10^9/L"},
		"headings":     {p(`<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>`, r("Plan")) + p(r("rest")), "<heading>Plan<para>rest"},
		"lists":        {p(list("1"), r("a")) + p(list("1"), r("b")) + p(list("2"), r("c")) + p(list("3"), r("d")), "<item>1.a<item>2.b<item>•c<item>a.d"},
		"symbols":      {p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`, r(" yes "), `<w:r><w:sym w:font="Symbol" w:char="F0AD"/></w:r>`), "<para>☑ yes ↑"},
		"table":        {"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + p(r("Drug")) + "</w:tc><w:tc>" + p(r("Dose")) + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p(r("a")) + p(r("b")) + "</w:tc></w:tr></w:tbl>", "<table>|Drug|Dose|\n|2×1:a\nb|\n"},
		"inner table":  {"<w:tbl><w:tr><w:tc>" + p(r("x")) + "<w:tbl><w:tr><w:tc>" + p(r("y")) + "</w:tc><w:tc>" + p(r("z")) + "</w:tc></w:tr></w:tbl>" + p() + "</w:tc></w:tr></w:tbl>", "<table>|{<para>x<table>|y|z|\n}|\n"},
		"tabs":         {p(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>`, r("a"), "<w:r><w:tab/></w:r>", r("b")), "<para>a\tb"},
		"a text box":   {p(`<w:r><w:pict><w:txbxContent>` + p(r("ALLERGY")) + `</w:txbxContent></w:pict></w:r>`), "<para>ALLERGY"},
		"field codes":  {p(`<w:r><w:instrText> PAGE </w:instrText></w:r>`, r("3")), "<para>3"},
		"one of two":   {p(`<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>` + r("new") + `</mc:Choice><mc:Fallback>` + r("old") + `</mc:Fallback></mc:AlternateContent></w:r>`), "<para>new"},
		"bold by mark": {p(`<w:pPr><w:rPr><w:b/><w:del w:id="1"/></w:rPr></w:pPr>`, r("plain")), "<para>plain"},
	} {
		l := Read(wordFile(t, c.in, "word/numbering.xml", `<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`), wordType)
		if got := flat(l.Blocks); got != c.want || l.Kind != "DOCX" || l.Cannot != "" {
			t.Errorf("%s: got %q want %q %s", name, got, c.want, l.Cannot)
		}
	}
}

// Letterheads, footers and notes are part of a letter; what is no text is counted.
func TestH32_AllPartsOfAWordDocumentAreRead(t *testing.T) {
	head := func(tag, text string) string {
		return `<w:` + tag + ` xmlns:w="urn:w"><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:` + tag + `>`
	}
	l := Read(wordFile(t, `<w:p><w:r><w:t>body</w:t><w:footnoteReference w:id="1"/><w:drawing><wp:docPr xmlns:wp="u" descr="wound"/></w:drawing><w:object/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>`,
		"word/header1.xml", head("hdr", "Estuary"), "word/header2.xml", head("hdr", "Estuary"), "word/footer1.xml", head("ftr", "Page"),
		"word/footnotes.xml", `<w:footnotes xmlns:w="urn:w"><w:footnote w:id="1"><w:p><w:r><w:t>if well</w:t></w:r></w:p></w:footnote></w:footnotes>`, "word/comments.xml", "<x/>", "word/vbaProject.bin", "x"), wordType)
	if got := flat(l.Blocks); got != "<para>Estuary<para>body[note 1][image: wound]<para>[note 1] if well<para>Page" {
		t.Errorf("%q", got)
	}
	if got := strings.Join(l.LeftOut, ", "); got != "1 image, 1 embedded object, 1 hidden text, 1 set of comments, 1 macro" {
		t.Errorf("%q", got)
	}
}

func TestWordDocumentsThatAreNotShown(t *testing.T) {
	whole := wordFile(t, "<w:p><w:r><w:t>x</w:t></w:r></w:p>")
	for name, c := range map[string]struct {
		body []byte
		want string
	}{
		"cut":       {whole[:len(whole)-30], "damaged or incomplete"},
		"bomb":      {packed(t, "word/document.xml", strings.Repeat(" ", 40<<20)), "unpacks to more"},
		"doctype":   {packed(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`), "damaged"},
		"deep":      {packed(t, "word/document.xml", strings.Repeat("<a>", 5000)), "damaged"},
		"not sound": {packed(t, "word/document.xml", "<a><b></a>"), "damaged"},
		"a sheet":   {packed(t, "xl/workbook.xml", "<x/>"), "An Excel workbook is not shown"},
		"archive":   {packed(t, "letter.pdf", "x"), "An archive of files (ZIP) is not shown"},
	} {
		if l := Read(c.body, wordType); !strings.Contains(l.Cannot, c.want) || len(l.Blocks) > 0 {
			t.Errorf("%s: %q", name, l.Cannot)
		}
	}
}

// H30: a file that is not what it was said to be says so.
func TestH30_WhatIsNotAsSaidIsTold(t *testing.T) {
	for _, c := range []struct{ body, declared, want string }{
		{"{\\rtf1 x}", "application/pdf", "It was sent as a PDF document, and is an RTF document."},
		{"{\\rtf1 x}", "application/octet-stream", ""},
		{"{\\rtf1 x}", "text/rtf; charset=x", ""},
		{"plain", "application/pdf", "It was sent as a PDF document, and is plain text."},
		{"plain", "text/plain", ""},
	} {
		if got := strings.Join(Read([]byte(c.body), c.declared).Notes, "|"); got != c.want {
			t.Errorf("%q as %s: %q", c.body, c.declared, got)
		}
	}
}

// A clinical document: whom it names, then its sections.
func TestAClinicalDocument(t *testing.T) {
	const doc = `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>111 report</title><recordTarget><patientRole><id root="2.16.840.1.113883.2.1.4.1" extension="9990123454"/><patient><name><given>Amina</given><family>Patel</family></name><birthTime value="19480314"/></patient></patientRole></recordTarget>
<component><structuredBody><component><section><title>Advice</title><text><paragraph>Rest <content styleCode="Bold">now</content> not <content revised="delete">later</content></paragraph><list><item>one</item></list><table><tbody><tr><th>BP</th><td>120 &lt; x</td></tr></tbody></table><renderMultiMedia/></text></section></component></structuredBody></component></ClinicalDocument>`
	l := Read([]byte(doc), "text/xml")
	want := "<heading>111 report<para>NHS number as sent: 9990123454<para>About, as sent: Amina Patel<para>Born, as sent: 14-Mar-1948<heading>Advice<para>Rest *now* not ~later~<item>•one<table>|BP|120 < x|\n"
	if got := flat(l.Blocks); got != want || l.Kind != "CDA" || strings.Join(l.LeftOut, "") != "1 image" {
		t.Errorf("%q %v %s", got, l.LeftOut, l.Cannot)
	}
	if l := Read([]byte(doc[:600]), "text/xml"); !strings.Contains(l.Cannot, "damaged or incomplete") {
		t.Errorf("a cut one: %+v", l)
	}
}
