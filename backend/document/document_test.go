package document

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"shcr/backend/care"
	"shcr/backend/document/pdf"
)

var reader = Reader{PDF: new(pdf.Engine)}

// B28: nothing that a test began goes on after all have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(ending{m}) }

// ending ends the engine with the tests.
type ending struct{ *testing.M }

func (e ending) Run() int {
	defer reader.PDF.Close()
	return e.M.Run()
}

// Read reads what has no pages to close.
func Read(body []byte, contentType string) care.Letter {
	l, pages := reader.Read(context.Background(), body, contentType)
	if pages != nil {
		pages.Close()
	}
	return l
}

func flat(blocks []care.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		b.WriteString("<" + x.Kind + ">" + x.Marker)
		for _, r := range x.Runs {
			b.WriteString(styledText(r))
		}
		for _, row := range x.Rows {
			for _, c := range row {
				b.WriteString("|")
				if c.Across > 1 || c.Down > 1 {
					fmt.Fprintf(&b, "%d×%d:", max(1, c.Across), max(1, c.Down))
				}
				for _, r := range c.Runs {
					b.WriteString(styledText(r))
				}
				if len(c.Blocks) > 0 {
					b.WriteString("{" + flat(c.Blocks) + "}")
				}
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}

func styledText(r care.Run) string {
	t := r.Text
	if r.Strong {
		t = "*" + t + "*"
	}
	if r.Deleted {
		t = "~" + t + "~"
	}
	return t
}

// H32: markup keeps what it means; A12: nothing of it is active afterwards.
func TestH32_MarkupKeepsMeaning(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"styles split no number":     {`<p>1<b>0</b> mg</p>`, `<para>1*0* mg`},
		"words stay apart":           {`<p>one <b>two</b> three,<i> four</i></p>`, `<para>one *two* three, four`},
		"letters stay apart":         {`<p>1 <b>0</b> <i>x</i> 2 <b>g</b></p>`, `<para>1 *0* x 2 *g*`},
		"superscript":                {`<p>platelets 148 x 10<sup>9</sup>/L</p>`, `<para>platelets 148 x 10^9/L`},
		"deletion":                   {`<p>take <del>2</del> 1</p>`, `<para>take ~2~ 1`},
		"struck by style":            {`<p><span style="text-decoration:line-through">80 mg</span> 40 mg</p>`, `<para>~80 mg~ 40 mg`},
		"list":                       {`<ol><li>stop metformin</li><li>check U&amp;E</li></ol>`, `<item>1.stop metformin<item>2.check U&E`},
		"table":                      {`<table><tr><th>Drug<th>Dose</tr><tr><td>Furosemide<td>80 mg</table>`, "<table>|Drug|Dose|\n|Furosemide|80 mg|\n"},
		"headings":                   {`<h2>Plan</h2>text`, `<heading>Plan<para>text`},
		"break":                      {`a<br>b`, "<para>a\nb"},
		"text of a script stays out": {`<p>x</p><script>alert(1)</script>`, `<para>x`},
		"payload is text":            {`<p>&lt;img src=x onerror=alert(1)&gt;</p>`, `<para><img src=x onerror=alert(1)>`},
	} {
		l := Read([]byte(c.in), "text/html")
		if got := flat(l.Blocks); got != c.want {
			t.Errorf("%s: got %q want %q", name, got, c.want)
		}
	}
}

func TestH32_WhatMarkupLosesIsCounted(t *testing.T) {
	l := Read([]byte(`<img src=a><img src=b alt="wound"><script>x</script><iframe src=c></iframe>text`), "text/html")
	if got := strings.Join(l.LeftOut, ", "); got != "2 images, 1 script, 1 embedded object" {
		t.Errorf("left out: %q", got)
	}
	if !strings.Contains(flat(l.Blocks), "[image: wound]") {
		t.Error("the words for an image are lost")
	}
}

func TestKindIsToldByBytes(t *testing.T) {
	for _, c := range []struct{ body, declared, want string }{
		{"%PDF-1.4", "text/plain", "PDF"},
		{"{\\rtf1 x}", "text/html", "RTF"},
		{"plain words <b>", "text/plain", "Text"},
		{"<!doctype html><p>x", "application/octet-stream", "HTML"},
		{"<p>x", "text/html; charset=utf-8", "HTML"},
		{"<?xml version='1.0'?><ClinicalDocument/>", "text/xml", "CDA"},
		{"<?xml version='1.0'?><EhrExtract/>", "text/xml", "XML"},
		{"<?xml version='1.0'?><svg/>", "text/html", "HTML"},
		{"<svg onload=x>", "text/html", "SVG"},
		{"\x00\x01\x02", "text/plain", "binary"},
	} {
		if got := Read([]byte(c.body), c.declared).Kind; got != c.want {
			t.Errorf("%q as %s: %s, want %s", c.body, c.declared, got, c.want)
		}
	}
}

func TestPlainTextKeepsItsLayout(t *testing.T) {
	in := "HPC   3/7 sore\r\n      throat\tx"
	l := Read([]byte(in), "text/plain")
	if got := l.Blocks[0].Runs[0].Text; got != "HPC   3/7 sore\n      throat\tx" || l.Blocks[0].Kind != "fixed" {
		t.Errorf("%q", got)
	}
	if got := Read([]byte("temp 38.6\xb0C"), "text/plain").Blocks[0].Runs[0].Text; got != "temp 38.6°C" {
		t.Errorf("Windows-1252: %q", got)
	}
	if l := Read(nil, "text/plain"); l.Cannot == "" {
		t.Error("an empty document must say so")
	}
}
