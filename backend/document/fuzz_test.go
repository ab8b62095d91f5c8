package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"shcr/backend/care"
	"shcr/backend/care/fuzztest"
)

// FuzzLetter: any bytes under any label become a letter or the reason why not;
// what is painted is text that a page can hold (B1).
func FuzzLetter(f *testing.F) {
	for body, kind := range map[string]string{
		"<h1>Clinic letter</h1><p>Dear <b>Dr</b> Khan<ul><li>one<li>two</ul>":  "text/html; charset=utf-8",
		"<table><tr><th>K<td>5.9<tr><td colspan=99999999 rowspan=-1>x</table>": "text/html",
		"<script>alert(1)</script><img src=x onerror=alert(1)>":                "text/html",
		"<svg><![CDATA[x]]></svg><math><mi>y":                                  "application/xhtml+xml",
		"Dear Dr Khan\r\n\r\nThank you.\x00\x1b[2J":                            "text/plain",
		"\xff\xfeD\x00e\x00a\x00r\x00":                                         "text/plain; charset=utf-16",
		"%PDF-1.7 nothing":                                                     "text/html",
		"{\\rtf1 x}":                                                           "text/plain; charset=windows-1252",
		"\x93quoted\x94":                                                       "text/plain; charset=nonsense",
		strings.Repeat("<div>", 3000):                                          "text/html",
		strings.Repeat("<b><p>", 600):                                          "text/html",
		strings.Repeat("<table><td>a<td>", 40):                                 "text/html",
		strings.Repeat("<table role=none><td>a<td>b<tr><td><pre>  c<li>", 40):  "text/html",
		narrative("<list><item><table><tr><td rowspan='0'>a</td><td><table><caption>b</caption><tr><td>c</td><td>d</td></tr></table></td></tr></table></item></list>"): "text/xml",
	} {
		f.Add([]byte(body), kind)
	}
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		if kindOf(body, kind) == "PDF" {
			t.Skip("read in its guest, which starts slowly and has tests of its own")
		}
		defer fuzztest.Within(t)()
		l, pages := reader.Read(t.Context(), body, kind)
		if pages != nil {
			pages.Close()
			return
		}
		if (l.Cannot == "") == (len(l.Blocks) == 0) {
			t.Errorf("%d blocks, cannot %q", len(l.Blocks), l.Cannot)
		}
		check(t, l.Blocks, 0)
	})
}

// check holds blocks, within so many tables, to what the page can paint.
func check(t *testing.T, blocks []care.Block, tables int) {
	t.Helper()
	if tables > maxTables {
		t.Fatalf("%d tables within one another", tables)
	}
	sound := func(runs []care.Run) {
		for _, r := range runs {
			if !utf8.ValidString(r.Text) {
				t.Errorf("broken text %q", r.Text)
			}
		}
	}
	for _, b := range blocks {
		switch b.Kind {
		case "heading", "para", "item", "table", "fixed", "rule":
		default:
			t.Errorf("a block of kind %q", b.Kind)
		}
		sound(b.Runs)
		for _, row := range b.Rows {
			for _, c := range row {
				if min(c.Across, c.Down) < 0 || c.Across > mostAcross {
					t.Errorf("a cell of %d columns and %d rows", c.Across, c.Down)
				}
				sound(c.Runs)
				check(t, c.Blocks, tables+1)
			}
		}
	}
}

// FuzzRTF: any bytes are read as RTF to their end (B1).
func FuzzRTF(f *testing.F) {
	for _, s := range []string{
		`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset2 Symbol;}}\f0 \'ad\u-3913?{\b x}\par}`, `{\rtf1\trowd\cellx1\intbl a\cell b\cell\row\par{\pict 00}}`,
		`{\rtf1\bin99999999 x}`, `{\rtf1{\*\x{\*\y}}\uc8\u8364 12345678}`, `{\rtf1 \nestcell\nestrow\cell}}}}`, `{\rtf1\'`, `{\rtf1\u`,
		`{\rtf1\trowd\trleft9\cellx1\clmgf\cellx900\clmrg\cellx800\cell\cell\row\trowd\clvmgf\cellx99999999999\cellx-99999999999\cell a\cell`,
	} {
		f.Add([]byte(s))
	}
	f.Add([]byte(`{\rtf1 ` + strings.Repeat("x{}", 60_000)))
	f.Fuzz(func(t *testing.T, body []byte) {
		defer fuzztest.Within(t)()
		blocks, _, _ := rtf(body)
		check(t, blocks, 0)
	})
}

// FuzzDOCX: any text is read as the text of a Word document, or refused (B1).
func FuzzDOCX(f *testing.F) {
	for _, s := range []string{
		`<w:document xmlns:w="u"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>`, `<tbl><tr><tc><p/></tc></tr></tbl>`, `<tc/><tr/><tbl/>`,
		`<pict><txbxContent><p><r><t>x</t></r></p></txbxContent></pict>`, `<p><pPr><numPr><ilvl val="8"/><numId val="1"/></numPr></pPr><r><t>x</t></r></p>`, `<drawing>`, `<del/></del>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		defer fuzztest.Within(t)()
		d := &docxReader{sheet: newSheet(), counts: map[string][]int{}}
		if d.read(text) == nil {
			blocks, _ := d.end()
			check(t, blocks, 0)
		}
	})
}
