// Package document turns a letter's bytes into structured text in Go. Nothing a
// partner sent is parsed as markup by the web view, no other program opens it
// and nothing is written to disk (decision 19): a letter leaves here as
// headings, paragraphs, items, tables and text, and the screen paints those.
//
// What a document is, its bytes tell; the declared content type only decides
// between kinds that look alike. What markup loses on the way (images, scripts,
// embedded objects) is counted and said, so that a reader knows to ask.
package document

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"shcr/backend/care"
)

// maxSize is the largest document shown (the safety case: 25 MiB).
const maxSize = 25 << 20

// Read turns bytes into a letter: its Kind, Blocks and LeftOut, or Cannot with
// the reason why it is not shown. Title, date and source are the caller's.
func Read(body []byte, contentType string) care.Letter {
	l := care.Letter{Blocks: []care.Block{}, LeftOut: []string{}, Facts: []care.Fact{}}
	l.Kind = kindOf(body, contentType)
	switch {
	case len(body) == 0:
		l.Cannot = "The document is empty."
	case len(body) > maxSize:
		l.Cannot = "The document is too large to be shown here (" + size(len(body)) + ")."
	case l.Kind == "HTML":
		l.Blocks, l.LeftOut = markup(text(body, contentType))
	case l.Kind == "Text":
		l.Blocks = []care.Block{{Kind: "fixed", Runs: []care.Run{{Text: strings.TrimRight(lines(text(body, contentType)), "\n")}}}}
	default:
		l.Cannot = fmt.Sprintf("%s documents are not shown in this version of the viewer (%s).", l.Kind, size(len(body)))
	}
	if l.Cannot == "" && len(l.Blocks) == 0 {
		l.Cannot = "The document holds no text (" + size(len(body)) + ")."
	}
	return l
}

// kindOf looks at the bytes first; the label decides between HTML and text.
func kindOf(body []byte, contentType string) string {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, k := range []struct{ magic, kind string }{
		{"%PDF-", "PDF"}, {"{\\rtf", "RTF"}, {"PK\x03\x04", "DOCX"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"},
		{"\x89PNG", "PNG"}, {"\xff\xd8\xff", "JPEG"}, {"GIF8", "GIF"}, {"BM", "BMP"}, {"\xd0\xcf\x11\xe0", "Word"},
	} {
		if bytes.HasPrefix(trimmed, []byte(k.magic)) && (k.kind != "BMP" || bytes.IndexByte(body, 0) >= 0) {
			return k.kind
		}
	}
	declared, _, _ := mime.ParseMediaType(contentType)
	switch {
	case strings.Contains(declared, "html"):
		return "HTML"
	case bytes.HasPrefix(trimmed, []byte("<?xml")) || strings.HasSuffix(declared, "xml"):
		if bytes.Contains(trimmed[:min(len(trimmed), 1024)], []byte("http://www.w3.org/1999/xhtml")) {
			return "HTML"
		}
		return "XML"
	case bytes.IndexByte(body, 0) >= 0 && !utf16Mark(body):
		return "binary"
	case strings.HasPrefix(http.DetectContentType(trimmed), "text/html") && declared != "text/plain":
		return "HTML"
	}
	return "Text"
}

// size in words.
func size(n int) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%d KB", (n+1<<9)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
