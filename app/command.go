package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"shcr/backend/care"
	"shcr/backend/logging"
	"shcr/backend/region"
)

// Errors that say all they have to say by the code the program ends with.
var (
	ErrUsage   = errors.New("usage")                // 2: the command line is not understood
	ErrMissing = errors.New("something is missing") // 3: a record opened and is not whole
	ErrNotWell = errors.New("not well")             // 1: a report already said why
)

// ExitCode gives the code to end with, and the sentence to print before, if any.
func ExitCode(err error) (code int, say string) {
	var e *care.Error
	switch {
	case err == nil:
		return 0, ""
	case errors.Is(err, ErrUsage):
		return 2, ""
	case errors.Is(err, ErrMissing):
		return 3, ""
	case errors.Is(err, ErrNotWell):
		return 1, ""
	case errors.As(err, &e):
		return 1, e.Say
	}
	return 1, err.Error()
}

// Terminal is where a command reads and writes.
type Terminal struct {
	In       io.Reader
	Out, Err io.Writer
	Version  string // of the viewer
}

// LoadRegion finds and reads the region file: the flag's, else the environment's,
// else the machine's (decision 27).
func LoadRegion(file string) (*region.Region, error) {
	path, err := region.Find(file)
	if err != nil {
		return nil, err
	}
	return region.Load(path)
}

// DataDir is where this user's audit journals live.
func DataDir() (string, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("no folder for the audit journal: %w", err)
	}
	return filepath.Join(config, "shcr"), nil
}

// SpareDir is where events go while the journal cannot be written: with the state
// of programs, which is elsewhere than their settings, often on another disk.
func SpareDir() (string, error) {
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "shcr"), nil
	}
	if runtime.GOOS == "windows" {
		local, err := os.UserCacheDir() // %LocalAppData%; the settings are in %AppData%
		return filepath.Join(local, "shcr"), err
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no second folder for the audit: %w", err)
	}
	return filepath.Join(home, ".local", "state", "shcr"), nil
}

// ListsDir is where this user's lists live: the local folder for programs of each
// system, which never roams to another computer.
func ListsDir() (string, error) {
	if runtime.GOOS == "darwin" {
		return DataDir() // ~/Library/Application Support
	}
	return SpareDir()
}

// OptionsFor gives the options of an app on this computer: the region, and the
// user's two folders.
func OptionsFor(r *region.Region) (o Options, err error) {
	o.Region = r
	if o.DataDir, err = DataDir(); err != nil {
		return o, err
	}
	o.SpareDir, err = SpareDir()
	return o, err
}

// RegionCommand is "shcr region check FILE", which explains a mistake by its
// line, and "shcr region show", which prints the region as it is understood.
func RegionCommand(t Terminal, args []string, file string) error {
	switch {
	case len(args) == 2 && args[0] == "check":
		r, err := region.Load(args[1])
		if err != nil {
			return err
		}
		fmt.Fprintf(t.Out, "%s is right: %s, %d partners, %d roles.\n", args[1], r.About.Name, len(r.Partners), len(r.Roles))
		if r.Unmanaged {
			fmt.Fprintf(t.Out, "Its user can change it there, so the viewer would show the UNMANAGED band. Install it at %s.\n", region.MachinePlace())
		}
		return nil
	case len(args) == 1 && args[0] == "show":
		r, err := LoadRegion(file)
		if err != nil {
			return err
		}
		text, err := r.Show()
		if err != nil {
			return err
		}
		_, err = t.Out.Write(text)
		return err
	}
	fmt.Fprintln(t.Err, "Use 'shcr region check FILE' or 'shcr region show [--region FILE]'.")
	return ErrUsage
}

// DoctorCommand is "shcr doctor" for a region.
func DoctorCommand(ctx context.Context, t Terminal, file string, asJSON bool) error {
	var found []Finding
	r, err := LoadRegion(file)
	if e := (*care.Error)(nil); errors.As(err, &e) {
		found = []Finding{bad("region file", "%s", "Put it right; 'shcr region check FILE' checks it without the rest.", e.Say)}
	} else if err != nil {
		return err
	} else {
		found = Doctor(ctx, r, time.Now)
		if o, err := OptionsFor(r); err == nil { // else this user has no folder to record in, which the viewer says
			found = append(found, JournalFinding(ctx, o, time.Now()))
		}
	}
	well, err := WriteFindings(t.Out, found, asJSON)
	if err == nil && !well {
		return ErrNotWell
	}
	return err
}

// DoctorPersonCommand is "shcr doctor --person - --reason TEXT". The NHS number
// comes by standard input and stands in no command line (decision 28).
func DoctorPersonCommand(ctx context.Context, t Terminal, file, person, reason string, asJSON bool) error {
	if person != "-" || reason == "" {
		fmt.Fprintln(t.Err, "Give --person - and --reason TEXT. The NHS number is read from standard input, so that it stands in no command line.")
		return ErrUsage
	}
	number, err := io.ReadAll(io.LimitReader(t.In, 64))
	if err != nil {
		return err
	}
	o, err := t.options(file)
	if err != nil {
		return err
	}
	l, missing, err := DoctorPerson(ctx, o, string(number), reason)
	if err != nil {
		return err
	}
	if err := WriteLedger(t.Out, l, asJSON); err != nil {
		return err
	}
	if missing {
		return ErrMissing
	}
	return nil
}

// options are those of a command for a region file, "" for the machine's.
func (t Terminal) options(file string) (Options, error) {
	r, err := LoadRegion(file)
	if err != nil {
		return Options{}, err
	}
	o, err := OptionsFor(r)
	o.Log, o.Version = logging.New(t.Err), t.Version
	return o, err
}
