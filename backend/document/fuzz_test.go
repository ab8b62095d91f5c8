package document

import (
	"strings"
	"testing"
	"unicode/utf8"

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
	} {
		f.Add([]byte(body), kind)
	}
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		defer fuzztest.Within(t)()
		l := Read(body, kind)
		if (l.Cannot == "") == (len(l.Blocks) == 0) {
			t.Errorf("%d blocks, cannot %q", len(l.Blocks), l.Cannot)
		}
		for _, b := range l.Blocks {
			switch b.Kind {
			case "heading", "para", "item", "table", "fixed", "rule":
			default:
				t.Errorf("a block of kind %q", b.Kind)
			}
			for _, r := range b.Runs {
				if !utf8.ValidString(r.Text) {
					t.Errorf("broken text %q", r.Text)
				}
			}
		}
	})
}
