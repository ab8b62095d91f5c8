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
	"strings"
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
	"shcr/backend/handover"
	"shcr/backend/logging"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/window"
)

//go:embed all:frontend/dist
var assets embed.FS

// version is set by the linker for a release.
var version = "development"

const usage = `The Shared Care Record viewer.

  shcr [--region FILE]            opens the window on a region
  shcr training [--import DIR] [--latency demo]
                                  opens it on the embedded training region, where --latency demo
                                  makes organisations as slow as theirs are
  shcr training --no-window [--listen 127.0.0.1:PORT] [--import DIR] [--latency demo]
                                  serves the training region and prints its region file
  shcr [--region FILE] -- LINK    opens the window for a link of a host system, or hands it to the one there is
  shcr open [--region FILE | --training] -- LINK
                                  does that and ends at once: what the desktop runs for a link
  shcr register [--region FILE | --training]
                                  has this user's desktop open shcr:// links so; 'shcr unregister' undoes it
  shcr launch check LINK          says what the viewer would answer to a link, and redeems nothing
  shcr doctor [--region FILE] [--json]
                                  checks the region and this computer, and says what to do
  shcr doctor --person - --reason TEXT [--region FILE] [--json]
                                  reads an NHS number from standard input, signs in, opens the record
                                  (which is audited) and prints who answered; never a clinical word
  shcr audit report --person - | --staff ID [--from DAY] [--to DAY] [--csv] [--region FILE]
                                  signs in and prints who looked at a person's record (the NHS number is
                                  read from standard input), or what a member of staff looked at
  shcr region check FILE          explains the mistakes of a region file by their lines
  shcr region show                prints the region as it is understood
  shcr audit verify               checks this user's audit journal, and says what is wrong where;
                                  signs in to ask the repository too, unless --local
  shcr version                    prints the version

Without --region, the file named by SHCR_REGION is used, else
`

func main() {
	if window.Bindings {
		exit(runWindow(context.Background(), &app.App{Session: &app.Session{}, People: &app.People{}, Record: &app.Record{}, Reports: &app.Reports{}, Lists: &app.Lists{}, Launch: &app.Launch{}}, &region.Region{}, logging.New(io.Discard)))
		return
	}
	slog.SetDefault(slog.New(slog.DiscardHandler)) // libraries log there what services sent
	log := logging.New(os.Stderr)
	if err := window.Harden(); err != nil {
		log.WithField(logging.FieldOp, "harden process").Warn("the system refused part of it")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exit(start(ctx, os.Args[1:]))
}

// start takes a link out of the command line before anything else: from then on no
// list of processes has it (K13).
func start(ctx context.Context, args []string) error {
	link := app.InheritedLink()
	if link == "" && (len(args) == 0 || args[0] != "launch") {
		var err error
		if link, args, err = app.LinkOf(args); err != nil {
			return err
		}
		if link != "" && (len(args) == 0 || args[0] != "open") {
			if err := app.HideLink(link, args); err != nil {
				return err
			}
		}
	}
	return run(ctx, args, link)
}

func run(ctx context.Context, args []string, link string) error {
	command := ""
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		command, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("shcr "+command, flag.ContinueOnError)
	flags.SetOutput(os.Stderr)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage, "  ", region.MachinePlace(), "\n") }
	var file, person, reason string
	var trained app.TrainingOptions
	var noWindow, asJSON, local, practice bool
	var asked app.ReportArgs
	switch command {
	case "", "region", "launch":
		flags.StringVar(&file, "region", "", "region file")
	case "open", "register", "unregister":
		flags.StringVar(&file, "region", "", "region file")
		flags.BoolVar(&practice, "training", false, "the training region")
	case "doctor":
		flags.StringVar(&file, "region", "", "region file")
		flags.StringVar(&person, "person", "", "- to read an NHS number from standard input")
		flags.StringVar(&reason, "reason", "", "why the record is opened")
		flags.BoolVar(&asJSON, "json", false, "print JSON")
	case "audit":
		flags.StringVar(&file, "region", "", "region file")
		flags.StringVar(&asked.Person, "person", "", "- to read an NHS number from standard input")
		flags.StringVar(&asked.Staff, "staff", "", "user id of a member of staff")
		flags.StringVar(&asked.From, "from", "", "first day; 90 days before the last when empty")
		flags.StringVar(&asked.To, "to", "", "last day; today when empty")
		flags.BoolVar(&asked.CSV, "csv", false, "print CSV")
		flags.BoolVar(&local, "local", false, "check what is on this computer alone")
	case "training":
		flags.StringVar(&trained.Listen, "listen", "127.0.0.1:0", "loopback address")
		flags.StringVar(&trained.Import, "import", "", "folder of FHIR R4 JSON files")
		flags.StringVar(&trained.Latency, "latency", "none", "none, or demo")
		flags.BoolVar(&noWindow, "no-window", false, "serve the region alone")
	}
	words := []string{}
	if command == "region" || command == "audit" || command == "launch" { // its own words come first
		for len(args) > 0 && !strings.HasPrefix(args[0], "-") {
			words, args = append(words, args[0]), args[1:]
		}
	}
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return app.ErrUsage
	}
	terminal := app.Terminal{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Version: version}
	switch command {
	case "":
		return openRegion(ctx, file, link)
	case "open":
		return openLink(file, practice, link)
	case "register":
		return app.Register(terminal, file, practice)
	case "unregister":
		return app.Unregister(terminal)
	case "launch":
		r, err := app.LoadRegion(file)
		if err != nil {
			return err
		}
		return app.LaunchCommand(terminal, r, words)
	case "training":
		if noWindow {
			return app.ServeTraining(ctx, trained, os.Stdout, os.Stderr)
		}
		return openTraining(ctx, trained, link)
	case "doctor":
		if person != "" || reason != "" {
			return app.DoctorPersonCommand(ctx, terminal, file, person, reason, asJSON)
		}
		return app.DoctorCommand(ctx, terminal, file, asJSON)
	case "audit":
		if len(words) == 1 && words[0] == "report" {
			return app.ReportCommand(ctx, terminal, file, asked)
		}
		return app.AuditCommand(ctx, terminal, words, file, local)
	case "region":
		return app.RegionCommand(terminal, words, file)
	case "version":
		fmt.Println("shcr", version)
		return nil
	}
	flags.Usage()
	return app.ErrUsage
}

// openLink hands a link to the viewer there is, or starts one for it.
func openLink(file string, practice bool, link string) error {
	if practice {
		return app.OpenCommand(app.TrainingPlace(), link, []string{"training"})
	}
	r, err := app.LoadRegion(file)
	if err != nil {
		return err
	}
	args := []string{}
	if file != "" {
		args = []string{"--region", file}
	}
	return app.OpenCommand(r, link, args)
}

func openRegion(ctx context.Context, file, link string) error {
	record.Frugal() // not in training, where this process holds all its partners too
	r, err := app.LoadRegion(file)
	if err != nil {
		return err
	}
	first, err := app.First(r, link)
	if err != nil || first == nil {
		return err
	}
	defer first.Close()
	return open(ctx, r, nil, first, link)
}

func openTraining(ctx context.Context, o app.TrainingOptions, link string) error {
	first, err := app.First(app.TrainingPlace(), link)
	if err != nil || first == nil {
		return err
	}
	defer first.Close()
	if !window.HasDisplay() {
		return errors.New(window.NoDisplay)
	}
	t, r, err := app.StartTraining(ctx, o, os.Stderr)
	if err != nil {
		return err
	}
	defer t.Close()
	return open(ctx, r, t.Now, first, link) // its clock can be moved, and feeds then grow old
}

func open(ctx context.Context, r *region.Region, now func() time.Time, first *handover.First, link string) error {
	if !window.HasDisplay() {
		return errors.New(window.NoDisplay)
	}
	o, err := app.OptionsFor(r)
	if err != nil {
		return err
	}
	if o.ListsDir, err = app.ListsDir(); err != nil {
		return err
	}
	log := logging.New(os.Stderr)
	o.Log, o.Now, o.Version = log, now, version
	a, err := app.Build(o)
	if err != nil {
		return err
	}
	defer a.Close()
	if link != "" {
		a.Arrive(link)
	}
	go first.Serve(a.Message)
	return runWindow(ctx, a, r, log)
}

// runWindow opens the window and returns when it is closed. Everything the page
// can reach is bound here.
func runWindow(ctx context.Context, a *app.App, r *region.Region, log *logrus.Logger) error {
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
		if n == window.PageGone {
			a.PageLost()
		}
	})
	guard, stop := context.WithCancel(ctx)
	defer stop()
	// No window is larger than a screen of 1366 by 768 at 200 % less its taskbar (WCAG 1.4.10).
	return wails.Run(&options.App{
		Title: "Shared Care Record – " + r.About.Short, Width: 1440, Height: 900, MinWidth: 640, MinHeight: 320,
		BackgroundColour: options.NewRGB(240, 244, 245),
		AssetServer:      &assetserver.Options{Assets: dist, Handler: a.Pages(), Middleware: window.Middleware},
		OnStartup: func(ctx context.Context) {
			a.OnEmit(func(name string, data ...any) { runtime.EventsEmit(ctx, name, data...) })
			a.OnClipboard(func() (string, error) { return runtime.ClipboardGetText(ctx) }, func(text string) error { return runtime.ClipboardSetText(ctx, text) })
			a.OnEmpty(func() {
				if !window.EmptyPage() { // the same process shows a new page: the old one's memory is its own to free
					runtime.WindowReload(ctx)
				}
			})
			a.OnRaise(func() { runtime.WindowUnminimise(ctx); runtime.WindowShow(ctx) })
			go a.Guard(guard)
		},
		OnBeforeClose:      func(context.Context) bool { a.ForgetCopy(); return false }, // while the clipboard can still be reached
		Bind:               a.Bound(),
		ErrorFormatter:     app.ProblemText,
		Logger:             logging.Wails{Log: log},
		LogLevelProduction: logger.ERROR,
		Linux:              &linux.Options{ProgramName: "shcr", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		// Windows keeps the web view's files in a folder of their own; on macOS the
		// system hands links over by itself.
		Windows: &windows.Options{WebviewUserDataPath: folder, ContentProtection: app.Unpictured(r.Policy), DisablePinchZoom: true},
		Mac:     &mac.Options{ContentProtection: app.Unpictured(r.Policy), OnUrlOpen: a.Arrive},
	})
}

// exit says what went wrong in a sentence and ends with its code.
func exit(err error) {
	code, say := app.ExitCode(err)
	if say != "" {
		fmt.Fprintln(os.Stderr, say)
	}
	if code != 0 {
		os.Exit(code)
	}
}
