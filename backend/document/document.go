// Package document turns a letter's bytes into structured text, or into the
// pictures of its pages with their words, in Go. Nothing a partner sent is parsed
// as markup by the web view, no other program opens it and nothing is written to
// disk (decision 19): a letter leaves here as headings, paragraphs, items, tables
// and text, or page by page as pixels, and the screen paints those.
//
// What a document is, its bytes tell; the declared content type only decides
// between kinds that look alike. What gets lost on the way (images, scripts,
// embedded objects), what is cut and what is not as it was said to be is told, so
// that a reader knows to ask.
package document

import (
	"context"
	"fmt"
	"strings"

	"shcr/backend/care"
	"shcr/backend/document/pdf"
	"shcr/backend/document/picture"
)

// maxSize is the largest document shown (the safety case: 25 MiB).
const maxSize = 25 << 20

// Reader reads documents; PDF has an engine, which several readers may share.
type Reader struct{ PDF *pdf.Engine }

// Read turns bytes into a letter: its Kind, Blocks, Pages, Notes and LeftOut, or
// Cannot with the reason why it is not shown. Title, date, source and token are
// the caller's. The pages, nil where it has none, are the caller's to close.
func (r Reader) Read(ctx context.Context, body []byte, contentType string) (care.Letter, *Pages) {
	l := care.Letter{Blocks: []care.Block{}, LeftOut: []string{}, Notes: []string{}, Pages: []care.Page{}, Facts: []care.Fact{}}
	l.Kind = kindOf(body, contentType)
	switch {
	case len(body) == 0:
		l.Cannot = "The document is empty."
		return l, nil
	case len(body) > maxSize:
		l.Cannot = "The document is too large to be shown here (" + size(len(body)) + ")."
		return l, nil
	}
	if said := mismatch(l.Kind, contentType); said != "" {
		l.Notes = append(l.Notes, said)
	}
	var pages *Pages
	switch l.Kind {
	case "PDF":
		pages = r.pdf(ctx, &l, body)
	case "PNG", "JPEG", "GIF", "BMP", "TIFF":
		pages = ofPictures(&l, body)
	default:
		words(&l, body, contentType)
	}
	if l.Cannot == "" && len(l.Blocks) == 0 && pages == nil {
		l.Cannot = "The document holds no text (" + size(len(body)) + ")."
	}
	if pages != nil {
		l.Pages, l.PageTotal = pages.pages, pages.total
		if pages.total > len(pages.pages) {
			l.Notes = append(l.Notes, fmt.Sprintf("Only the first %d of its %d pages are shown here.", len(pages.pages), pages.total))
		}
	}
	return l, pages
}

// words reads what becomes structured text.
func words(l *care.Letter, body []byte, contentType string) {
	var err error
	switch l.Kind {
	case "HTML":
		l.Blocks, l.LeftOut = markup(text(body, contentType))
	case "CDA":
		if l.Blocks, l.LeftOut, err = cda(text(body, contentType)); err != nil {
			l.Blocks, l.LeftOut = []care.Block{}, []string{}
			l.Cannot = "The clinical document (CDA) is damaged or incomplete and cannot be read (" + size(len(body)) + ")."
		}
	case "RTF":
		whole := false
		if l.Blocks, l.LeftOut, whole = rtf(trimmed(body)); !whole {
			l.Notes = append(l.Notes, endsEarly)
		}
	case "DOCX":
		if l.Blocks, l.LeftOut, l.Cannot = docx(body); l.Cannot != "" {
			l.Blocks, l.LeftOut = []care.Block{}, []string{}
			l.Cannot = strings.TrimSuffix(l.Cannot, ".") + " (" + size(len(body)) + ")."
		}
	case "Text":
		l.Blocks = []care.Block{{Kind: "fixed", Runs: []care.Run{{Text: strings.TrimRight(lines(text(body, contentType)), "\n")}}, Rows: [][]care.Cell{}}}
	default:
		l.Cannot = fmt.Sprintf("%s is not shown in this version of the viewer (%s).", capital(long(l.Kind)), size(len(body)))
	}
}

const endsEarly = "The file ends early: what stood at its end did not come. Ask the organisation for the whole document."

// pdf opens a PDF, or says why it cannot be.
func (r Reader) pdf(ctx context.Context, l *care.Letter, body []byte) *Pages {
	d, err := r.PDF.Open(ctx, body)
	if err != nil {
		l.Cannot = fmt.Sprintf("The PDF document cannot be shown: %v (%s).", err, size(len(body)))
		return nil
	}
	if d.EndsEarly() {
		l.Notes = append(l.Notes, endsEarly)
	}
	pages, total := d.Pages()
	return newPages(ofPDF{d}, pages, total, d.EndsEarly())
}

// ofPictures opens a picture file.
func ofPictures(l *care.Letter, body []byte) *Pages {
	f, err := picture.Open(body, l.Kind)
	if err != nil {
		l.Cannot = fmt.Sprintf("The %s picture cannot be shown: %v (%s).", l.Kind, err, size(len(body)))
		return nil
	}
	pages, total := f.Pages()
	return newPages(&ofPicture{file: f}, pages, total, false)
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
