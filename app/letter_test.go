package app_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/training/cast"
)

// page asks for a page's picture as the window does.
func (c *clinic) page(path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	c.Pages().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

// Letters of every kind open, of every person: as text or page by page, whole, and
// none has something to say about its form.
func TestEveryLetterOfTheRegionOpens(t *testing.T) {
	long(t)
	c := open(t, "U2")
	opened := map[string]int{}
	for _, p := range cast.All() {
		v := c.opened(t, p.NHS)
		for _, e := range c.section(t, v, care.Documents).Entries {
			if e.Letter == nil {
				continue
			}
			l, err := c.Record.Letter(v.Record, e.ID)
			if err != nil {
				t.Logf("%s of %s: %s", e.Term, p.NHS, say(err)) // a file that its organisation damages on purpose
				continue
			}
			if l.Cannot == "" {
				opened[l.Kind]++
			}
			if l.Cannot == "" && len(l.Blocks) == 0 && len(l.Pages) == 0 {
				t.Errorf("%s of %s is blank", e.Term, p.NHS)
			}
			if len(l.Pages) > 0 && opened[l.Kind] < 4 {
				if w := c.page(fmt.Sprintf("/letter/%s/1.png?width=300", l.Token)); w.Code != http.StatusOK {
					t.Errorf("%s of %s: page 1: %d", e.Term, p.NHS, w.Code)
				}
			}
			c.Record.CloseLetter(v.Record, l.Token)
		}
		c.Record.Close(v.Record)
	}
	t.Log(opened)
	for _, kind := range []string{"HTML", "Text", "RTF", "DOCX", "PDF", "TIFF", "JPEG", "PNG"} {
		if opened[kind] == 0 {
			t.Errorf("no %s was opened", kind)
		}
	}
}

// A13: a page's picture is served under the token of an opened letter, to whoever
// is signed in, as long as the letter is open; and to nobody else.
func TestA13_PagesAreServedWhileTheirLetterIsOpen(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, amina)
	var scan care.Letter
	var entry string
	for _, e := range c.section(t, v, care.Documents).Entries {
		if l, err := c.Record.Letter(v.Record, e.ID); err == nil && l.Kind == "PDF" && len(l.Pages) > 1 {
			scan, entry = l, e.ID
			break
		}
	}
	if scan.Token == "" {
		t.Fatal("no letter of several pages")
	}
	path := func(page int) string { return fmt.Sprintf("/letter/%s/%d.png", scan.Token, page) }
	w := c.page(path(1) + "?width=400")
	img, err := png.Decode(bytes.NewReader(w.Body.Bytes()))
	if err != nil || img.Bounds().Dx() != 400 || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Type") != "image/png" {
		t.Fatalf("%d %v %v", w.Code, w.Header(), err)
	}
	text, err := c.Record.PageText(v.Record, entry, 1)
	if err != nil || len(text.Words) < 10 || text.Problem != "" {
		t.Errorf("%d words, %q, %v", len(text.Words), text.Problem, err)
	}
	for _, bad := range []string{
		"/letter/" + strings.Repeat("A", 26) + "/1.png", "/letter//1.png", "/letter/" + scan.Token + "/0.png", path(1) + "/..", "/letter/" + strings.ToLower(scan.Token) + "/1.png", "/", "/letter/" + v.Record + "/1.png",
	} {
		if w := c.page(bad); w.Code != http.StatusNotFound || bytes.Contains(w.Body.Bytes(), []byte("PNG")) {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	if w := c.page(path(9999)); w.Code != http.StatusUnprocessableEntity || w.Body.Len() > 0 {
		t.Errorf("a page that is not there: %d", w.Code)
	}
	if _, err := c.Record.PageText(v.Record, "of-no-letter", 1); app.ProblemOf(err).Code != string(care.CodeNoRecord) {
		t.Errorf("words of what was not opened: %v", err)
	}
	gone := func(when string) {
		t.Helper()
		if w := c.page(path(1)); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", when, w.Code)
		}
		if _, err := c.Record.PageText(v.Record, entry, 1); err == nil {
			t.Errorf("%s: its words are still told", when)
		}
	}
	again := func() {
		t.Helper()
		if scan, err = c.Record.Letter(v.Record, entry); err != nil || c.page(path(1)).Code != http.StatusOK {
			t.Fatal(say(err))
		}
	}
	c.Record.CloseLetter(v.Record, scan.Token)
	gone("after the letter was closed")
	again()
	first := scan.Token
	for range 3 {
		again()
	}
	if w := c.page("/letter/" + first + "/1.png"); w.Code != http.StatusNotFound {
		t.Errorf("the oldest of four letters is open: %d", w.Code)
	}
	c.Record.Close(v.Record)
	gone("after the record was closed")
	v = c.opened(t, amina)
	for _, e := range c.section(t, v, care.Documents).Entries {
		if l, err := c.Record.Letter(v.Record, e.ID); err == nil && l.Token != "" {
			scan, entry = l, e.ID
		}
	}
	c.Session.SignOut()
	gone("after signing out")
}
