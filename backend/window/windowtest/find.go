package windowtest

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// elementKey is the name under which the protocol passes elements.
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

// look.js finds elements by role and name, waits for text, and describes the
// page. It runs in the page by the driver, which no content policy stops.
//
//go:embed look.js
var look string

// Element is something on the page.
type Element struct {
	w    *Window
	id   string
	what string // as it was looked for, for errors
}

// Find waits for the first element that can be seen and matches a CSS selector.
func (w *Window) Find(css string) (*Element, error) {
	return w.find("element "+css, "css", css, "")
}

// Role waits for an element that can be seen, of an ARIA role ("button",
// "textbox", "link", "radio", "heading", "row" …) and with an accessible name:
// equal if there is one, else containing it. The name is checked with the web
// view's own computed label. An empty name is any.
func (w *Window) Role(role, name string) (*Element, error) {
	return w.find(fmt.Sprintf("%s named %q", role, name), "role", role, name)
}

// Any waits for the first of several roles with that name: where a screen may
// properly use a link or a button.
func (w *Window) Any(roles []string, name string) (*Element, error) {
	return w.find(fmt.Sprintf("%s named %q", strings.Join(roles, " or "), name), "role", strings.Join(roles, " "), name)
}

// Text waits for the innermost element that can be seen and contains text,
// white space folded.
func (w *Window) Text(text string) (*Element, error) {
	return w.find(fmt.Sprintf("text %q", text), "text", text, "")
}

// Elements are what a function body in the page returns: an array of elements.
func (w *Window) Elements(js string, args ...any) (all []*Element, err error) {
	var found []map[string]string
	if err := w.Script(&found, js, args...); err != nil {
		return nil, err
	}
	for i, f := range found {
		all = append(all, &Element{w: w, id: f[elementKey], what: fmt.Sprintf("element %d", i)})
	}
	return all, nil
}

// Has says whether text can be seen now, without waiting.
func (w *Window) Has(text string) bool {
	_, err := w.once("text", "text", text, "")
	return err == nil
}

// Gone waits until text cannot be seen any more.
func (w *Window) Gone(text string) error {
	for deadline := time.Now().Add(w.wait); ; time.Sleep(30 * time.Millisecond) {
		if !w.Has(text) {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("text %q is still there after %v\n%s", text, w.wait, w.Describe())
		}
	}
}

// Waiting gives the same window with another patience.
func (w *Window) Waiting(d time.Duration) *Window {
	other := *w
	other.wait = d
	return &other
}

var errNotThere = errors.New("not there")

func (w *Window) find(what, how, sought, name string) (*Element, error) {
	for deadline := time.Now().Add(w.wait); ; time.Sleep(30 * time.Millisecond) {
		e, err := w.once(what, how, sought, name)
		if err == nil {
			return e, nil
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("no %s after %v (%w)\n%s", what, w.wait, err, w.Describe())
		}
	}
}

// once looks without waiting.
func (w *Window) once(what, how, sought, name string) (*Element, error) {
	var found []map[string]string
	if err := w.script("sync", look, &found, how, sought, name); err != nil {
		return nil, err
	}
	var part *Element
	for _, f := range found {
		e := &Element{w: w, id: f[elementKey], what: what}
		if how != "role" || name == "" {
			return e, nil
		}
		label, err := e.called()
		switch {
		case err != nil:
			return nil, err
		case fold(label) == fold(name):
			return e, nil
		case part == nil && strings.Contains(fold(label), fold(name)):
			part = e
		}
	}
	if part == nil {
		return nil, errNotThere
	}
	return part, nil
}

// called is the name that e goes by: the one that the web view computes, where that may
// be asked for.
func (e *Element) called() (name string, err error) {
	if !e.w.timed {
		return e.Name()
	}
	return name, e.Script(&name, `
		const e = arguments[0], text = (all) => all.map((x) => x?.textContent ?? "").join(" ");
		const by = (e.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
		return e.ariaLabel || text(by.map((id) => document.getElementById(id))) || text([...(e.labels ?? [])]) || e.textContent || e.title || ""`)
}

// Describe says what can be seen: the title, then each heading, button, link
// and field with its name, then the page's text. For errors and for people.
func (w *Window) Describe() string {
	var text string
	if err := w.script("sync", look, &text, "describe", "", ""); err != nil {
		return "(the page cannot be read: " + err.Error() + ")"
	}
	return text
}

// Script runs JavaScript in the page (a function body: return gives the value)
// and decodes the value into result, unless that is nil.
func (w *Window) Script(result any, js string, args ...any) error {
	return w.script("sync", js, result, args...)
}

// ScriptAsync is Script for a body that calls its last argument with the value.
func (w *Window) ScriptAsync(result any, js string, args ...any) error {
	return w.script("async", js, result, args...)
}

func (w *Window) script(kind, js string, result any, args ...any) error {
	if args == nil {
		args = []any{}
	}
	var value json.RawMessage
	err := w.wire.do(http.MethodPost, "/execute/"+kind, map[string]any{"script": js, "args": args}, &value)
	if err != nil || result == nil {
		return err
	}
	return json.Unmarshal(value, result)
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
