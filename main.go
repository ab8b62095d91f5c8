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
	"time"

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
  shcr doctor [--region FILE] [--json]
                                  checks the region and this computer, and says what to do
  shcr doctor --person - --reason TEXT [--region FILE] [--json]
                                  reads an NHS number from standard input, signs in, opens the record
                                  (which is audited) and prints who answered; never a clinical word
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
	var file, listen, imports, person, reason string
	var noWindow, asJSON bool
	switch command {
	case "":
		flags.StringVar(&file, "region", "", "region file")
	case "doctor":
		flags.StringVar(&file, "region", "", "region file")
		flags.StringVar(&person, "person", "", "- to read an NHS number from standard input")
		flags.StringVar(&reason, "reason", "", "why the record is opened")
		flags.BoolVar(&asJSON, "json", false, "print JSON")
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
	case "doctor":
		if person != "" || reason != "" {
			return doctorPerson(ctx, file, person, reason, asJSON)
		}
		return doctor(ctx, file, asJSON)
	case "version":
		fmt.Println("shcr", version)
		return nil
	}
	flags.Usage()
	return errUsage
}

func openRegion(ctx context.Context, file string) error {
	r, err := load(file)
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
	dir, err := dataDir()
	if err != nil {
		return err
	}
	log := logging.New(os.Stderr)
	a, err := app.Build(app.Options{Region: r, DataDir: dir, Log: log})
	if err != nil {
		return err
	}
	defer a.Close()
	return runWindow(ctx, a, r.About.Short, log)
}

// load finds and reads the region file.
func load(file string) (*region.Region, error) {
	path, err := region.Find(file)
	if err != nil {
		return nil, err
	}
	return region.Load(path)
}

// errNotWell ends with code 1 after a report that already said why.
var errNotWell = errors.New("not well")

// errMissing ends with code 3: the record opened, and something of it is missing.
var errMissing = errors.New("something is missing")

func doctor(ctx context.Context, file string, asJSON bool) error {
	r, err := load(file)
	if err != nil {
		return err
	}
	well, err := app.WriteFindings(os.Stdout, app.Doctor(ctx, r, time.Now), asJSON)
	if err == nil && !well {
		return errNotWell
	}
	return err
}

func doctorPerson(ctx context.Context, file, person, reason string, asJSON bool) error {
	if person != "-" || reason == "" {
		fmt.Fprintln(os.Stderr, "Give --person - and --reason TEXT. The NHS number is read from standard input, so that it stands in no command line.")
		return errUsage
	}
	number, err := io.ReadAll(io.LimitReader(os.Stdin, 64))
	if err != nil {
		return err
	}
	r, err := load(file)
	if err != nil {
		return err
	}
	dir, err := dataDir()
	if err != nil {
		return err
	}
	l, missing, err := app.DoctorPerson(ctx, app.Options{Region: r, DataDir: dir, Log: logging.New(os.Stderr)}, string(number), reason)
	if err != nil {
		return err
	}
	if err := app.WriteLedger(os.Stdout, l, asJSON); err != nil {
		return err
	}
	if missing {
		return errMissing
	}
	return nil
}

// dataDir is where this user's audit journal lives.
func dataDir() (string, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no folder for the audit journal: %w", err)
	}
	return filepath.Join(config, "shcr"), nil
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
	case errors.Is(err, errMissing):
		os.Exit(3)
	case errors.Is(err, errNotWell):
	case errors.As(err, &e):
		fmt.Fprintln(os.Stderr, e.Say)
	default:
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1)
}
