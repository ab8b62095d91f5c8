package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"shcr/app"
)

// boundMethod is a method as the page reaches it.
type boundMethod struct {
	name string // "Record.Open"
	call reflect.Value
}

// boundMethods lists all that the build binds.
func boundMethods(a *app.App) (all []boundMethod) {
	for _, b := range a.Bound() {
		v := reflect.ValueOf(b)
		for i := range v.NumMethod() {
			all = append(all, boundMethod{v.Elem().Type().Name() + "." + v.Type().Method(i).Name, v.Method(i)})
		}
	}
	return all
}

var errUnread = errors.New("arguments not understood")

// reach calls a method as the window's dispatcher does: the number of arguments,
// each read as JSON into its type, then the method, then its answer as JSON. The
// real dispatcher, which no other module may import, hides a panic; here it ends the
// test.
func (m boundMethod) reach(args []json.RawMessage) (answer []byte, err error) {
	typ := m.call.Type()
	if len(args) != typ.NumIn() {
		return nil, errUnread
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		p := reflect.New(typ.In(i))
		if json.Unmarshal(a, p.Interface()) != nil {
			return nil, errUnread
		}
		in[i] = p.Elem()
	}
	for _, o := range m.call.Call(in) {
		if e, ok := o.Interface().(error); ok && e != nil {
			return nil, e
		}
		if o.Type() != reflect.TypeFor[error]() {
			if answer, err = json.Marshal(o.Interface()); err != nil {
				return nil, err
			}
		}
	}
	return answer, nil
}

// leaving are the methods that end what the others are tried against; they take no
// argument, and are called last.
var leaving = []string{"Session.Lock", "Session.SignOut", "Session.SignIn", "Session.CancelSignIn", "Session.ChangeRole", "Lists.Forget"}

// free are the methods of a record or a report that take no handle of one: every
// other answers nothing for a handle that was guessed.
var free = []string{"Record.Open", "Record.OpenAlone", "Record.OpenPage", "Record.Reopen", "Record.Forget", "Reports.Run"}

// odd are strings for any argument.
var odd = []string{"", " ", "0", "-1", "1", "null", "undefined", "\x00", "../../etc/passwd", "' OR 1=1 --", "<script>", "\u202e\u2066", "९९९०१२३४५४", "%00%n%s", "999 012 3454x",
	"9990123453", "9434765919", "9434765870", "treatment", "emergency", "other", "me", "person", "staff", "recents", "home", "theme", "name", "own", "21-Nov-2026", "31/02/2026", "allergies", "medications", "worklist:1",
	"99999999999999999999", "1e400", "\ufffd", strings.Repeat("é", 3000), strings.Repeat("A", 60_000)}

// guesses are what a page might try for a handle that it was not given.
func guesses(real string) []string {
	return []string{"", "A", real[:len(real)-1], real + "A", " " + real, real + "\x00", strings.ToLower(real), real[1:] + real[:1], strings.Repeat(real, 2), "record", "current", "*", "%"}
}

// fuzz makes arguments: mostly of the right type and hostile, else of a wrong one.
type fuzz struct {
	*rand.Rand
	words []string
}

func (f fuzz) word() string {
	if f.IntN(3) == 0 {
		b := make([]byte, f.IntN(40))
		for i := range b {
			b[i] = byte(f.IntN(256))
		}
		return string(b)
	}
	return f.words[f.IntN(len(f.words))]
}

func (f fuzz) value(t reflect.Type) any {
	if f.IntN(12) == 0 {
		return []any{nil, true, 1e308, -1, "x", []any{}, map[string]any{"a": 1}, []any{[]any{[]any{}}}}[f.IntN(8)]
	}
	switch t.Kind() {
	case reflect.String:
		return f.word()
	case reflect.Bool:
		return f.IntN(2) == 0
	case reflect.Int:
		return []int{0, 1, -1, 2, 50, 1 << 40, -1 << 62}[f.IntN(7)]
	case reflect.Slice:
		all := make([]any, f.IntN(6))
		for i := range all {
			all[i] = f.value(t.Elem())
		}
		return all
	case reflect.Map:
		all := map[string]any{}
		for range f.IntN(6) {
			all[f.word()] = f.value(t.Elem())
		}
		return all
	case reflect.Struct:
		all := map[string]any{}
		for i := range t.NumField() {
			if f.IntN(2) == 0 {
				all[t.Field(i).Tag.Get("json")] = f.value(t.Field(i).Type)
			}
		}
		return all
	}
	panic("no value for " + t.String())
}

func (f fuzz) arguments(m boundMethod) []json.RawMessage {
	n := m.call.Type().NumIn()
	if f.IntN(50) == 0 {
		n = f.IntN(6)
	}
	args := make([]json.RawMessage, n)
	for i := range args {
		switch {
		case f.IntN(100) == 0:
			args[i] = json.RawMessage([]string{"", "{", "nul", "\"\\ud800\"", "[", "\xff", strings.Repeat("[", 20_000)}[f.IntN(7)])
		case i < m.call.Type().NumIn():
			args[i], _ = json.Marshal(f.value(m.call.Type().In(i)))
		default:
			args[i] = json.RawMessage(`"x"`)
		}
	}
	return args
}

type load struct {
	goroutines int
	heap       uint64
}

// calmed waits for what still runs to end, and tells what there is.
func calmed() (s load) {
	s.goroutines, s.heap = runtime.NumGoroutine(), math.MaxUint64
	for at, last := 0, 0; at < 50 && at-last < 10; at++ {
		time.Sleep(100 * time.Millisecond)
		runtime.GC()
		runtime.GC() // what a pool keeps it gives up at the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if n := runtime.NumGoroutine(); n < s.goroutines || m.HeapAlloc>>20 < s.heap>>20 {
			s.goroutines, s.heap, last = min(n, s.goroutines), min(m.HeapAlloc, s.heap), at
		}
	}
	return s
}

func size(t *testing.T, dir string) (n int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		i, err := d.Info()
		if err != nil {
			return fmt.Errorf("size: %w", err)
		}
		n += i.Size()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
