package letters

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
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
			wide := make([]int, columns(bl.rows))
			b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>`)
			for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
				b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
			}
			b.WriteString("</w:tblBorders></w:tblPr><w:tblGrid>")
			for i := range wide {
				wide[i] = 9000 / len(wide)
				fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, wide[i])
			}
			b.WriteString("</w:tblGrid>")
			for i, row := range bl.rows {
				b.WriteString("<w:tr>")
				for j := range wide {
					fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, wide[j])
					var c []run
					if j < len(row) {
						c = row[j]
					}
					if i == 0 {
						c = embolden(c)
					}
					para(c)
					b.WriteString("</w:tc>")
				}
				b.WriteString("</w:tr>")
			}
			b.WriteString("</w:tbl><w:p/>") // a table may not be the last thing
		default:
			para(bl.runs)
		}
	}
	lines(l.Sign)
	for _, c := range l.Copies {
		para([]run{{text: "cc " + c}})
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`)
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

// columns is the length of the longest row.
func columns(rows [][][]run) int {
	n := 1
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
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
