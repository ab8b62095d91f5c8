// Command shcr is the Shared Care Record viewer: a window on a region's shared
// record for the professionals who care for a person. main holds the command
// line and the window's options, nothing else; the program is in package app.
package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/sirupsen/logrus"
	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/window"
)

//go:embed all:frontend/dist
var assets embed.FS

// version is set by the linker for a release.
var version = "development"

const usage = `The Shared Care Record viewer.

  shcr [--region FILE]            opens the window on a region
  shcr training [--import DIR]    opens it on the embedded training region
  shcr training --no-window [--listen 127.0.0.1:PORT] [--import DIR]
                                  serves the training region and prints its region file
  shcr version                    prints the version

Without --region, the file named by SHCR_REGION is used, else
`

func main() {
	if window.Bindings {
		exit(runWindow(context.Background(), &app.App{Session: &app.Session{}, People: &app.People{}, Record: &app.Record{}}, "", logging.New(io.Discard)))
		return
	}
	slog.SetDefault(slog.New(slog.DiscardHandler)) // libraries log there what services sent
	log := logging.New(os.Stderr)
	if err := window.Harden(); err != nil {
		log.WithField(logging.FieldOp, "harden process").Warn("the system refused part of it")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exit(run(ctx, os.Args[1:]))
}

// errUsage is a command line that is not understood: exit code 2.
var errUsage = errors.New("usage")

func run(ctx context.Context, args []string) error {
	command := ""
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		command, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("shcr "+command, flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage, "  ", region.MachinePlace(), "\n") }
	var file, listen, imports string
	var noWindow bool
	switch command {
	case "":
		flags.StringVar(&file, "region", "", "region file")
	case "training":
		flags.StringVar(&listen, "listen", "127.0.0.1:0", "loopback address")
		flags.StringVar(&imports, "import", "", "folder of FHIR R4 JSON files")
		flags.BoolVar(&noWindow, "no-window", false, "serve the region alone")
	}
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return errUsage
	}
	switch command {
	case "":
		return openRegion(ctx, file)
	case "training":
		if noWindow {
			return app.ServeTraining(ctx, listen, imports, os.Stdout, os.Stderr)
		}
		return openTraining(ctx, listen, imports)
	case "version":
		fmt.Println("shcr", version)
		return nil
	}
	flags.Usage()
	return errUsage
}

func openRegion(ctx context.Context, file string) error {
	path, err := region.Find(file)
	if err != nil {
		return err
	}
	r, err := region.Load(path)
	if err != nil {
		return err
	}
	return open(ctx, r)
}

func openTraining(ctx context.Context, listen, imports string) error {
	if !window.HasDisplay() {
		return errors.New(window.NoDisplay)
	}
	t, r, err := app.StartTraining(ctx, listen, imports, os.Stderr)
	if err != nil {
		return err
	}
	defer t.Close()
	return open(ctx, r)
}

func open(ctx context.Context, r *region.Region) error {
	if !window.HasDisplay() {
		return errors.New(window.NoDisplay)
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return fmt.Errorf("no folder for the audit journal: %w", err)
	}
	log := logging.New(os.Stderr)
	a, err := app.Build(app.Options{Region: r, DataDir: filepath.Join(config, "shcr"), Log: log})
	if err != nil {
		return err
	}
	defer a.Close()
	return runWindow(ctx, a, r.About.Short, log)
}

// runWindow opens the window and returns when it is closed. Everything the page
// can reach is bound here.
func runWindow(ctx context.Context, a *app.App, title string, log *logrus.Logger) error {
	dist, err := fs.Sub(assets, "frontend/dist")
	if err != nil {
		return err
	}
	folder, wipe, err := window.RunFolder()
	if err != nil {
		return err
	}
	defer func() { _ = wipe() }()
	window.OnNotice(func(n window.Notice) {
		log.WithField(logging.FieldOp, "web view").WithField(logging.FieldCode, string(n)).Warn("stopped by the window's policy")
		if n == window.PageGone || n == window.PageEmptied {
			a.PageLost()
		}
	})
	return wails.Run(&options.App{
		Title: "Shared Care Record – " + title, Width: 1440, Height: 900, MinWidth: 800, MinHeight: 600,
		BackgroundColour: options.NewRGB(240, 244, 245),
		AssetServer:      &assetserver.Options{Assets: dist, Middleware: window.Middleware},
		OnStartup: func(ctx context.Context) {
			a.OnEmit(func(name string, data ...any) { runtime.EventsEmit(ctx, name, data...) })
		},
		Bind:               []any{a.Session, a.People, a.Record},
		ErrorFormatter:     app.ProblemText,
		Logger:             logging.Wails{Log: log},
		LogLevelProduction: logger.ERROR,
		Linux:              &linux.Options{ProgramName: "shcr", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		Windows:            &windows.Options{WebviewUserDataPath: folder, ContentProtection: true, IsZoomControlEnabled: false, DisablePinchZoom: true},
		Mac:                &mac.Options{ContentProtection: true},
	})
}

// exit says what went wrong in a sentence and ends with its code.
func exit(err error) {
	var e *care.Error
	switch {
	case err == nil:
		return
	case errors.Is(err, errUsage):
		os.Exit(2)
	case errors.As(err, &e):
		fmt.Fprintln(os.Stderr, e.Say)
	default:
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1)
}
