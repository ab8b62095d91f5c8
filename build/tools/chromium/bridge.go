package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
)

// bridge carries what pages call to the bound methods, and answers and events back, in
// the words of Wails' own script.
type bridge struct {
	methods map[string]reflect.Value // "app.Session.SignOut"
	problem func(error) any

	mu    sync.Mutex
	pages map[string]chan string // what waits to be told, by the page's own name
}

//go:embed bridge.js
var webView2 []byte

// order is that of the scripts in the page: the last two as Wails has them.
var order = []string{"/bridge.js", "/wails/ipc.js", "/wails/runtime.js"}

var errorType = reflect.TypeFor[error]()

func newBridge(bound []any, problem func(error) any) *bridge {
	b := &bridge{methods: map[string]reflect.Value{}, problem: problem, pages: map[string]chan string{}}
	for _, s := range bound {
		v := reflect.ValueOf(s)
		for i := range v.NumMethod() {
			b.methods[v.Elem().Type().String()+"."+v.Type().Method(i).Name] = v.Method(i)
		}
	}
	return b
}

// scripts are what the page loads before its own: our WebView2, and then what Wails
// ships, with the names of the bound methods before it.
func (b *bridge) scripts(wails string) (map[string][]byte, error) {
	names := map[string]map[string]map[string]struct{}{}
	for name := range b.methods {
		at := strings.Split(name, ".")
		if names[at[0]] == nil {
			names[at[0]] = map[string]map[string]struct{}{}
		}
		if names[at[0]][at[1]] == nil {
			names[at[0]][at[1]] = map[string]struct{}{}
		}
		names[at[0]][at[1]][at[2]] = struct{}{}
	}
	text, err := json.Marshal(names)
	if err != nil {
		return nil, err
	}
	ipc, err := os.ReadFile(filepath.Join(wails, "ipc.js"))
	if err != nil {
		return nil, err
	}
	runtime, err := os.ReadFile(filepath.Join(wails, "runtime_prod_desktop.js"))
	if err != nil {
		return nil, err
	}
	bindings := fmt.Appendf(nil, "window.wailsbindings='%s';\n", template.JSEscapeString(string(text)))
	return map[string][]byte{order[0]: webView2, order[1]: ipc, order[2]: append(bindings, runtime...)}, nil
}

// withScripts puts the scripts first into the page's head.
func withScripts(page []byte) []byte {
	head := "<head>"
	for _, path := range order {
		head += `<script src="` + path + `"></script>`
	}
	return bytes.Replace(page, []byte("<head>"), []byte(head), 1)
}

// take has a message of a page. Of those only a call does something: as in Wails, that
// something was called is answered when it is done, and until then others are.
func (b *bridge) take(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if call, ok := strings.CutPrefix(string(text), "C"); ok {
		to := b.page(r.PathValue("page"))
		go func() {
			if answer := b.call(call); answer != nil {
				to <- line("Callback", answer)
			}
		}()
	}
	w.WriteHeader(http.StatusNoContent)
}

// tell tells a page what there is for it, until it is gone.
func (b *bridge) tell(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("page")
	defer func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.pages, name)
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	flusher := http.NewResponseController(w)
	for waiting := b.page(name); ; {
		if err := flusher.Flush(); err != nil {
			return
		}
		select {
		case text := <-waiting:
			fmt.Fprintf(w, "data: %s\n\n", text)
		case <-r.Context().Done():
			return
		}
	}
}

// page gives what waits for a page.
func (b *bridge) page(name string) chan string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pages[name] == nil {
		b.pages[name] = make(chan string, 1<<14) // more than a page is told in a second
	}
	return b.pages[name]
}

// emit sends an event to every page.
func (b *bridge) emit(name string, data ...any) {
	b.all(line("EventsNotify", map[string]any{"name": name, "data": data}))
}

// reload has every page loaded anew, as Wails' own WindowReload does.
func (b *bridge) reload() { b.all(line("reload", nil)) }

func (b *bridge) all(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, waiting := range b.pages {
		select {
		case waiting <- text:
		default: // a page that has long been gone
		}
	}
}

// line is what bridge.js reads: what to do, and the JSON text to do it with.
func line(what string, with any) string {
	text, _ := json.Marshal(with) // what the page is told always marshals, or Wails would end here
	both, _ := json.Marshal([]string{what, string(text)})
	return string(both)
}

// answer is Wails' own.
type answer struct {
	Result     any    `json:"result"`
	Err        any    `json:"error"`
	CallbackID string `json:"callbackid"`
}

// call calls a bound method; nil for what Wails would not answer either: what cannot be
// read and what is not bound.
func (b *bridge) call(text string) *answer {
	var c struct {
		Name       string            `json:"name"`
		Args       []json.RawMessage `json:"args"`
		CallbackID string            `json:"callbackID"`
	}
	if json.Unmarshal([]byte(text), &c) != nil || !b.methods[c.Name].IsValid() {
		return nil
	}
	method, told := b.methods[c.Name], &answer{CallbackID: c.CallbackID}
	if len(c.Args) != method.Type().NumIn() {
		told.Err = fmt.Sprintf("%s takes %d arguments, not %d", c.Name, method.Type().NumIn(), len(c.Args))
		return told
	}
	args := make([]reflect.Value, len(c.Args))
	for i, arg := range c.Args {
		v := reflect.New(method.Type().In(i))
		if err := json.Unmarshal(arg, v.Interface()); err != nil {
			told.Err = err.Error()
			return told
		}
		args[i] = v.Elem()
	}
	for _, out := range method.Call(args) {
		if out.Type() != errorType {
			told.Result = out.Interface()
		} else if !out.IsNil() {
			told.Err = b.problem(out.Interface().(error))
		}
	}
	return told
}
