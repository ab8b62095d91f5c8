// Command hostile is a page that attacks the app it runs in: the test program
// of backend/window (rows W1, W2, W5, W6, L8, B22 and B23 of the safety file).
// It is a Wails app of its own, with the same web view policy as the viewer, so
// that the policy is tested without anything else in the way. Besides main.go
// and app/ of the viewer it is the only place that imports Wails, and it is
// never part of what ships.
//
// The environment steers it: SHCR_HOSTILE_TARGET is the address that no request
// may reach, SHCR_HOSTILE_LOG a file for what reached Go, SHCR_HOSTILE_PAGE the
// page to start with, and SHCR_HOSTILE_CSP=off leaves the content policy out.
package main

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"

	"shcr/backend/window"
)

//go:embed page
var files embed.FS

// Bound is what a frame or a page must not be able to call.
type Bound struct {
	once sync.Once
	mu   sync.Mutex
	log  string
}

// Called notes that a call reached Go, and from where.
func (b *Bound) Called(from string) string {
	b.write("call " + from)
	return "reached"
}

// Empty empties the page that called it, the first time.
func (b *Bound) Empty() {
	b.Called("page is here")
	b.once.Do(func() {
		window.EmptyPage()
	})
}

func (b *Bound) write(line string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	f, err := os.OpenFile(b.log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	fmt.Fprintln(f, line)
}

func main() {
	bound := &Bound{log: os.Getenv("SHCR_HOSTILE_LOG")}
	if err := window.Harden(); err != nil {
		bound.write("harden " + err.Error())
	}
	if !window.HasDisplay() {
		fmt.Fprintln(os.Stderr, window.NoDisplay)
		os.Exit(1)
	}
	window.OnNotice(func(n window.Notice) { bound.write("notice " + string(n)) })
	assets := &assetserver.Options{Handler: pages(os.Getenv("SHCR_HOSTILE_TARGET"))}
	if os.Getenv("SHCR_HOSTILE_CSP") != "off" {
		assets.Middleware = window.Middleware
	}
	err := wails.Run(&options.App{
		Title: "Hostile page", Width: 900, Height: 600, AssetServer: assets, Bind: []any{bound},
		OnDomReady: func(context.Context) { bound.write("ready") },
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pages serves the files of page/ with the target's address filled in.
func pages(target string) http.Handler {
	types := map[string]string{"html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css"}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = cmp.Or(r.URL.Query().Get("page"), os.Getenv("SHCR_HOSTILE_PAGE"), "index") + ".html"
		}
		text, err := files.ReadFile("page/" + name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", types[name[strings.LastIndex(name, ".")+1:]])
		fmt.Fprint(w, strings.NewReplacer("TARGET", target, "HOST", strings.TrimPrefix(target, "http://")).Replace(string(text)))
	})
}
