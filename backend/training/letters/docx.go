package letters

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"time"
)

// DOCX sets a letter as a word processor file: the three parts a reader needs.
func (l Letter) DOCX() []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	para := func(rs []run) {
		b.WriteString("<w:p>")
		wordRuns(&b, rs)
		b.WriteString("</w:p>")
	}
	lines := func(all []string) {
		for _, t := range all {
			para(runs(t))
		}
	}
	lines(l.Heading)
	para([]run{{text: l.Title, strong: true}})
	lines([]string{"Our ref: " + l.Ref})
	lines(l.Dates)
	lines(l.About)
	lines(l.To)
	for _, bl := range blocks(l.Body) {
		switch bl.kind {
		case heading:
			para(embolden(bl.runs))
		case item:
			para(append([]run{{text: bl.marker + " "}}, bl.runs...))
		case newPage:
			b.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		case table:
			b.WriteString("<w:tbl>")
			for _, row := range bl.rows {
				b.WriteString("<w:tr>")
				for _, c := range row {
					b.WriteString("<w:tc>")
					para(c)
					b.WriteString("</w:tc>")
				}
				b.WriteString("</w:tr>")
			}
			b.WriteString("</w:tbl>")
		default:
			para(bl.runs)
		}
	}
	lines(l.Sign)
	for _, c := range l.Copies {
		para([]run{{text: "cc " + c}})
	}
	b.WriteString(`</w:body></w:document>`)
	return zipped([][2]string{
		{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", b.String()},
	})
}

func wordRuns(b *strings.Builder, rs []run) {
	for _, r := range rs {
		b.WriteString("<w:r>")
		if r.strong || r.struck {
			b.WriteString("<w:rPr>")
			if r.strong {
				b.WriteString("<w:b/>")
			}
			if r.struck {
				b.WriteString("<w:strike/>")
			}
			b.WriteString("</w:rPr>")
		}
		b.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(b, []byte(r.text))
		b.WriteString("</w:t></w:r>")
	}
}

// zipped packs files with one fixed time, so that the bytes are always the same.
func zipped(files [][2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f[0], Method: zip.Deflate, Modified: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write([]byte(f[1]))
		}
		if err != nil {
			panic("letter: " + err.Error()) // writes to memory
		}
	}
	if err := z.Close(); err != nil {
		panic("letter: " + err.Error())
	}
	return b.Bytes()
}
