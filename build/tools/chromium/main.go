// Command chromium shows the viewer's page to a browser on this computer, with the Go
// side of package app behind it, so that tests can drive the front end in Chromium,
// whose engine WebView2 has on Windows (row B22 of the safety file). It is a program
// of its own: nothing of it is in the viewer, whatever the build tags are.
//
// The page comes from frontend/dist through the viewer's own middleware, so that the
// content policy is the one that ships, with nothing added; and it runs the script of
// Wails that ships, in the branch that it takes in WebView2. What stands in for WebView2
// is bridge.js, and for Wails' window on Windows, which cannot run here, bridge.go.
// Wails' development server would do with less, but opens a window of WebKitGTK on the
// same session beside the browser, and gives the page another script.
//
//	chromium -dist DIR -wails DIR [-region FILE | training [-import DIR] [-latency demo]]
//
// It writes the page's address to file descriptor 3 and runs until it is ended. There
// is no hand-over of links, and the clipboard is its own.
package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"shcr/app"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/window"
)

func main() {
	slog.SetDefault(slog.New(slog.DiscardHandler)) // as the viewer has it
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if err := window.Harden(); err != nil { // as the viewer does, which runs on all the same
		fmt.Fprintln(os.Stderr, err)
	}
	var dist, wails, file string
	var trained app.TrainingOptions
	flags := flag.NewFlagSet("chromium", flag.ContinueOnError)
	flags.StringVar(&dist, "dist", "frontend/dist", "the front end as it was built")
	flags.StringVar(&wails, "wails", "", "the module of Wails, for its script")
	flags.StringVar(&file, "region", "", "region file")
	flags.StringVar(&trained.Listen, "listen", "127.0.0.1:0", "loopback address of the training region")
	flags.StringVar(&trained.Import, "import", "", "folder of FHIR R4 JSON files")
	flags.StringVar(&trained.Latency, "latency", "none", "none, or demo")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.Arg(0) != "training" {
		r, err := app.LoadRegion(file)
		if err != nil {
			return err
		}
		return show(ctx, r, nil, dist, wails)
	}
	if err := flags.Parse(flags.Args()[1:]); err != nil {
		return err
	}
	t, r, err := app.StartTraining(ctx, trained, os.Stderr)
	if err != nil {
		return err
	}
	defer t.Close()
	return show(ctx, r, t.Now, dist, wails)
}

// show builds the app as main.go does, and serves its page where main.go opens a window.
func show(ctx context.Context, r *region.Region, now func() time.Time, dist, wails string) error {
	o, err := app.OptionsFor(r)
	if err != nil {
		return err
	}
	if o.ListsDir, err = app.ListsDir(); err != nil {
		return err
	}
	o.Log, o.Now, o.Version = logging.New(os.Stderr), now, "development"
	a, err := app.Build(o)
	if err != nil {
		return err
	}
	defer a.Close()
	b, copied := newBridge(a.Bound(), app.ProblemText), ""
	a.OnEmit(b.emit)
	a.OnClipboard(func() (string, error) { return copied, nil }, func(text string) error { copied = text; return nil })
	a.OnEmpty(b.reload)
	go a.Guard(ctx)
	scripts, err := b.scripts(filepath.Join(wails, "internal", "frontend", "runtime"))
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /bridge/{page}", b.take)
	mux.HandleFunc("GET /bridge/{page}", b.tell)
	for path, text := range scripts {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = w.Write(text)
		})
	}
	mux.Handle("/", window.Middleware(page(os.DirFS(dist), a.Pages())))
	if _, err := fmt.Fprintf(os.NewFile(3, "ready"), "http://%s/\n", l.Addr()); err != nil {
		return err
	}
	return http.Serve(l, mux)
}

// page serves what is in dist, with the scripts in the page's head as Wails puts them
// there, and leaves the rest to others.
func page(dist fs.FS, others http.Handler) http.Handler {
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			text, err := fs.ReadFile(dist, "index.html")
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(withScripts(text))
			return
		}
		if _, err := fs.Stat(dist, r.URL.Path[1:]); err != nil {
			others.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
}
