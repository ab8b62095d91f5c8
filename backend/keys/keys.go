// Package keys says which keys do what: one table (table.json), which the front
// end reads too, and what a region or a user put in its place.
//
// A key that did two things in one place, or one that a text field, the system or
// the web view needs, would do something that nobody asked for: such a map is
// refused in words, and never used in part. We would know this broke if a map that
// was taken had a key twice in a place, which a test tries on maps made at random.
package keys

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Action is something that a key does.
type Action struct {
	Places []string `json:"places"` // where it is to be had
	Keys   []string `json:"keys"`   // the usual ones; none for what is off until it is given one
	Does   string   `json:"does"`   // in words
	Fixed  bool     `json:"fixed"`  // its keys belong to a kind of control and stay (WAI-ARIA)
	Over   bool     `json:"over"`   // whatever has the focus, and over any dialog
	Single string   `json:"single"` // the key that is proposed where it has none
}

// Place is where an action is to be had. What is in another place has its keys too.
type Place struct {
	Title string `json:"title"`
	In    string `json:"in"` // "" for the outermost
}

//go:embed table.json
var text []byte

var table = func() (t struct {
	Places  map[string]Place  `json:"places"`
	Actions map[string]Action `json:"actions"`
}) {
	if err := json.Unmarshal(text, &t); err != nil {
		panic("keys: " + err.Error()) // a mistake in table.json, found by any test
	}
	return t
}()

// Map gives actions other keys than the usual ones, one each; "" turns an action's
// key off.
type Map map[string]string

// Refusal says in words why a map is not taken, and of which action.
type Refusal struct{ Action, Say string }

// Error is what is said.
func (r Refusal) Error() string { return r.Say }

// Lay lays maps over another, the last on top, and checks what comes of it. Any
// error is a [Refusal].
func Lay(over ...Map) (Map, error) {
	out := Map{}
	for _, m := range over {
		for _, id := range slices.Sorted(maps.Keys(m)) {
			if err := allowed(id, m[id]); err != nil {
				return nil, err
			}
		}
		maps.Copy(out, m)
	}
	return out, twice(out)
}

// Form is what a key looks like, as a regular expression: a character, a letter with
// a modifier, a function key that neither web view nor system uses; or nothing.
const Form = `^([!-@\[-~]|(Ctrl\+|Ctrl\+Shift\+|Alt\+|Shift\+)[A-Z]|F[2489])?$`

var form = regexp.MustCompile(Form)

// Changeable gives the actions that may have another key, sorted.
func Changeable() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(table.Actions)), func(id string) bool {
		return table.Actions[id].Fixed
	})
}

// taken are the letters that a web view or a desktop uses with a modifier: to copy
// and paste, print, reload, close, show its tools, write a character, open a menu.
var taken = map[string]string{"Ctrl+": "ACJLNOPQRSTUVWXYZ", "Ctrl+Shift+": "CEIJNPRTUVWZ", "Alt+": "DEF"}

func allowed(id, key string) error {
	a, ok := table.Actions[id]
	switch {
	case !ok:
		return Refusal{id, fmt.Sprintf("There is no action %q.", clip(id))}
	case a.Fixed:
		return Refusal{id, fmt.Sprintf("The keys of “%s” belong to every control of its kind and cannot be changed.", a.Does)}
	case !form.MatchString(key):
		return Refusal{id, fmt.Sprintf("“%s” cannot be the key of “%s”. Take a character, a letter with Ctrl, Ctrl and Shift, Alt or Shift, or F2, F4, F8 or F9; Tab, Escape, Enter, Space and the arrows are needed everywhere.", clip(key), a.Does)}
	}
	if i := strings.LastIndex(key, "+"); i > 0 && strings.Contains(taken[key[:i+1]], key[i+1:]) {
		return Refusal{id, fmt.Sprintf("“%s” cannot be the key of “%s”: the system or the web view uses it.", key, a.Does)}
	}
	return nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// twice finds a key that would do two things in one place.
func twice(m Map) error {
	for _, place := range slices.Sorted(maps.Keys(table.Places)) {
		does := map[string]string{}
		for _, id := range slices.Sorted(maps.Keys(table.Actions)) {
			if !within(place, table.Actions[id].Places) {
				continue
			}
			for _, key := range m.of(id) {
				other, has := does[key]
				if !has {
					does[key] = id
					continue
				}
				if _, ours := m[id]; !ours {
					id, other = other, id // blame what was changed
				}
				return Refusal{id, fmt.Sprintf("“%s” cannot be the key of “%s”: in the same place it is that of “%s”.", key, table.Actions[id].Does, table.Actions[other].Does)}
			}
		}
	}
	return nil
}

// within tells whether a place is one of some, or in one of them.
func within(place string, places []string) bool {
	for ; place != ""; place = table.Places[place].In {
		if slices.Contains(places, place) {
			return true
		}
	}
	return false
}

// of gives the keys of an action.
func (m Map) of(id string) []string {
	if key, ok := m[id]; ok {
		if key == "" {
			return nil
		}
		return []string{key}
	}
	return table.Actions[id].Keys
}

// YAML writes a map as the part of a region file that makes it everybody's.
func (m Map) YAML() string {
	if len(m) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("keys:\n")
	for _, id := range slices.Sorted(maps.Keys(m)) {
		key, _ := json.Marshal(m[id]) // a JSON string of ASCII is one of YAML
		fmt.Fprintf(&b, "  %s: %s\n", id, strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(key)))
	}
	return b.String()
}
