package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"shcr/backend/care"
)

// Bounds of a packed file: how many entries, how large the one read may become,
// and how many times its packed size past a megabyte.
const (
	maxEntries = 4000
	maxPart    = 32 << 20
	maxRatio   = 200
)

// maxDepth is how deep XML may nest.
const maxDepth = 256

var errTooBig = errors.New("unpacks to more than is read")

// packedKind tells what a ZIP file is by what is in it.
func packedKind(body []byte) string {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil || len(z.File) > maxEntries {
		if bytes.Contains(body[:min(len(body), 4096)], []byte("word/")) { // its list of contents, which is its end, did not come
			return "DOCX"
		}
		return "ZIP"
	}
	for _, f := range z.File {
		switch {
		case f.Name == "word/document.xml":
			return "DOCX"
		case strings.HasPrefix(f.Name, "xl/"):
			return "Excel"
		case strings.HasPrefix(f.Name, "ppt/"):
			return "PowerPoint"
		case f.Name == "content.xml":
			return "OpenDocument"
		}
	}
	return "ZIP"
}

// docx reads a Word document (ECMA-376) as far as it is text and tables, its
// headers first and its footers and notes last. The sentence says why it cannot be.
func docx(body []byte) (blocks []care.Block, left []string, cannot string) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil || len(z.File) > maxEntries {
		return nil, nil, "The Word document is damaged or incomplete: its list of contents cannot be read."
	}
	d := &docxReader{sheet: newSheet(), counts: map[string][]int{}}
	d.numbering(z)
	parts := map[string][]*zip.File{}
	for _, f := range z.File {
		name := strings.TrimRight(strings.TrimSuffix(path.Base(f.Name), ".xml"), "0123456789")
		if path.Dir(f.Name) == "word" && path.Ext(f.Name) == ".xml" {
			parts[name] = append(parts[name], f)
		}
		switch {
		case name == "vbaProject.bin":
			d.left["macro"]++
		case name == "comments" && path.Dir(f.Name) == "word":
			d.left["set of comments"]++
		}
	}
	shown := map[string]bool{}
	for _, kind := range []string{"header", "document", "footnotes", "endnotes", "footer"} {
		for _, f := range parts[kind] {
			text, err := unpack(f)
			if err == nil && shown[string(text)] { // the same on first, odd and even pages
				continue
			}
			shown[string(text)] = true
			if err == nil {
				err = d.read(text)
			}
			switch {
			case errors.Is(err, errTooBig):
				return nil, nil, "The Word document unpacks to more than is shown here."
			case err != nil:
				return nil, nil, "The Word document is damaged: its text cannot be read."
			}
		}
	}
	blocks, left = d.end()
	return blocks, left, ""
}

func unpack(f *zip.File) ([]byte, error) {
	most := min(uint64(maxPart), max(1<<20, maxRatio*f.CompressedSize64))
	if f.UncompressedSize64 > most {
		return nil, errTooBig
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err == nil && uint64(len(text)) > most {
		err = errTooBig
	}
	return text, err
}

// numbering reads how lists are numbered: by list and level, "decimal", "bullet"
// and so on.
func (d *docxReader) numbering(z *zip.Reader) {
	d.formats = map[string]string{}
	f, err := z.Open("word/numbering.xml")
	if err != nil {
		return
	}
	defer f.Close()
	var n struct {
		Abstract []struct {
			ID     string `xml:"abstractNumId,attr"`
			Levels []struct {
				Level  string `xml:"ilvl,attr"`
				Format struct {
					Val string `xml:"val,attr"`
				} `xml:"numFmt"`
			} `xml:"lvl"`
		} `xml:"abstractNum"`
		Num []struct {
			ID string `xml:"numId,attr"`
			Of struct {
				Val string `xml:"val,attr"`
			} `xml:"abstractNumId"`
		} `xml:"num"`
	}
	if xml.NewDecoder(io.LimitReader(f, 4<<20)).Decode(&n) != nil {
		return // lists get a plain mark
	}
	for _, num := range n.Num {
		for _, a := range n.Abstract {
			for _, l := range a.Levels {
				if a.ID == num.Of.Val {
					d.formats[num.ID+"."+l.Level] = l.Format.Val
				}
			}
		}
	}
}

// mark gives the next mark of a list, "•" or "3.".
func (d *docxReader) mark(list string, level int) string {
	format := d.formats[list+"."+strconv.Itoa(level)]
	counts := d.counts[list]
	for len(counts) <= level {
		counts = append(counts, 0)
	}
	counts = counts[:level+1]
	counts[level]++
	d.counts[list] = counts
	n := counts[level]
	switch format {
	case "", "bullet", "none":
		return "•"
	case "lowerLetter", "upperLetter":
		letter := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			letter = strings.ToUpper(letter)
		}
		return letter + "."
	case "lowerRoman":
		return strings.ToLower(roman(n)) + "."
	case "upperRoman":
		return roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

func roman(n int) string {
	var b strings.Builder
	for _, s := range []struct {
		v int
		r string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.v && b.Len() < 20; n -= s.v {
			b.WriteString(s.r)
		}
	}
	return b.String()
}
