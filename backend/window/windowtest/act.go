package windowtest

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Click clicks the middle of e, once it is in view. While a page finds its place, e
// may move away between being brought into view and being clicked, and the driver
// leaves e where it is when only its scroll margin is in view; so it is tried for two
// seconds from the middle of the screen. What stays hidden is an error.
func (e *Element) Click() error {
	for end := time.Now().Add(2 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		err := e.do(http.MethodPost, "click", "click", nil, nil)
		var said *wireError
		if !errors.As(err, &said) || said.Code != "element not interactable" && said.Code != "element click intercepted" || time.Now().After(end) {
			return err
		}
		if err := e.Script(nil, `arguments[0].scrollIntoView({block: "center"})`); err != nil {
			return err
		}
	}
}

// Type types text into e as keys.
func (e *Element) Type(text string) error {
	return e.do(http.MethodPost, "value", "type into", map[string]string{"text": text}, nil)
}

// Clear empties the field e.
func (e *Element) Clear() error { return e.do(http.MethodPost, "clear", "clear", nil, nil) }

// Text is the text of e as it can be seen.
func (e *Element) Text() (text string, err error) {
	return text, e.do(http.MethodGet, "text", "read", nil, &text)
}

// Name is the accessible name that the web view computes for e.
func (e *Element) Name() (name string, err error) {
	return name, e.do(http.MethodGet, "computedlabel", "read the name of", nil, &name)
}

// Role is the role that the web view computes for e.
func (e *Element) Role() (role string, err error) {
	return role, e.do(http.MethodGet, "computedrole", "read the role of", nil, &role)
}

// Attribute is an attribute of e, "" when it has none of that name.
func (e *Element) Attribute(name string) (value string, err error) {
	var v *string
	err = e.do(http.MethodGet, "attribute/"+url.PathEscape(name), "read", nil, &v)
	if v != nil {
		value = *v
	}
	return value, err
}

// Property is a property of e, such as "value" of a field, as text.
func (e *Element) Property(name string) (value string, err error) {
	var v any
	err = e.do(http.MethodGet, "property/"+url.PathEscape(name), "read", nil, &v)
	if v != nil {
		value = fmt.Sprint(v)
	}
	return value, err
}

// Script runs a function body in the page with e as its first argument.
func (e *Element) Script(result any, js string, args ...any) error {
	return e.w.Script(result, js, append([]any{map[string]string{elementKey: e.id}}, args...)...)
}

func (e *Element) do(method, path, doing string, body, result any) error {
	err := e.w.wire.do(method, "/element/"+e.id+"/"+path, body, result)
	if err != nil {
		return fmt.Errorf("%s %s: %w", doing, e.what, err)
	}
	return nil
}

// Keys that have no character, for [Window.Press].
const (
	KeyTab    = "\ue004"
	KeyEnter  = "\ue007"
	KeyShift  = "\ue008"
	KeyCtrl   = "\ue009"
	KeyEscape = "\ue00c"
	KeySpace  = " "
	KeyHome   = "\ue011"
	KeyLeft   = "\ue012"
	KeyUp     = "\ue013"
	KeyRight  = "\ue014"
	KeyDown   = "\ue015"
	KeyF1     = "\ue031"
)

// Press holds all keys but the last down, presses the last, and lets go: for
// example Press(KeyCtrl, "p").
func (w *Window) Press(keys ...string) error {
	var actions []map[string]string
	for _, k := range keys {
		actions = append(actions, map[string]string{"type": "keyDown", "value": k})
	}
	for i := len(keys) - 1; i >= 0; i-- {
		actions = append(actions, map[string]string{"type": "keyUp", "value": keys[i]})
	}
	err := w.wire.do(http.MethodPost, "/actions", map[string]any{"actions": []any{
		map[string]any{"type": "key", "id": "keyboard", "actions": actions},
	}}, nil)
	if err != nil {
		return fmt.Errorf("press %q: %w", strings.Join(keys, "+"), err)
	}
	return nil
}

// Focused is the element that has the keyboard.
func (w *Window) Focused() (*Element, error) {
	var found map[string]string
	if err := w.wire.do(http.MethodGet, "/element/active", nil, &found); err != nil {
		return nil, err
	}
	return &Element{w: w, id: found[elementKey], what: "the focused element"}, nil
}

// Source is the page's markup as it stands now.
func (w *Window) Source() (html string, err error) {
	return html, w.wire.do(http.MethodGet, "/source", nil, &html)
}

// Address is where the page says it is.
func (w *Window) Address() (address string, err error) {
	return address, w.wire.do(http.MethodGet, "/url", nil, &address)
}

// Go asks the window to load an address. The app's policy may refuse it.
func (w *Window) Go(address string) error {
	return w.wire.do(http.MethodPost, "/url", map[string]string{"url": address}, nil)
}
