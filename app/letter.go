package app

import (
	"context"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"shcr/backend/care"
	"shcr/backend/document"
	"shcr/backend/document/pdf"
	"shcr/backend/record"
)

// engine reads PDF. There is one for the process: what it compiles is the same for
// everybody, and a document's guest lives and dies with the document.
var engine pdf.Engine

// warmAfter is how long after a sign-in the engine starts, so that it is not in the
// way of the search that comes first.
const warmAfter = 3 * time.Second

func readLetter(ctx context.Context, body []byte, contentType string) (care.Letter, record.Pages) {
	l, pages := document.Reader{PDF: &engine}.Read(ctx, body, contentType)
	if pages == nil {
		return l, nil
	}
	return l, pages
}

// pagePath is where a page's picture is: the letter's token and the page.
var pagePath = regexp.MustCompile(`^/letter/([A-Z2-7]{26})/([1-9][0-9]{0,3})\.png$`)

// pageWait is how long a picture of a page may be waited for: it may stand behind
// the one that is drawn ahead, and a cold engine.
const pageWait = 15 * time.Second

// Pages serves the pictures of the pages of letters that [Record.Letter] opened,
// to the window alone:
//
//	/letter/{token}/{page}.png?width=PIXELS
//
// A page that cannot be shown is 422 with nothing in it; why, [Record.PageText]
// says. Whatever else is asked for is not found.
func (a *App) Pages() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		at := pagePath.FindStringSubmatch(r.URL.Path)
		d, err := a.signedIn()
		if at == nil || err != nil {
			http.NotFound(w, r)
			return
		}
		page, _ := strconv.Atoi(at[2])
		width, err := strconv.Atoi(r.URL.Query().Get("width"))
		if err != nil || width < 1 {
			width = 1240 // A4 at 150 dots to the inch
		}
		ctx, cancel := context.WithTimeout(r.Context(), pageWait)
		defer cancel()
		png, err := d.room.PagePNG(ctx, at[1], page, width)
		switch {
		case err == nil:
			w.Header().Set("Content-Type", "image/png")
			w.Header().Set("Content-Length", strconv.Itoa(len(png)))
			_, _ = w.Write(png) // the window may have gone on
		case care.CodeOf(err) == care.CodeNoRecord:
			http.NotFound(w, r)
		default:
			w.WriteHeader(http.StatusUnprocessableEntity)
		}
	})
}
