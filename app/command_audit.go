package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"shcr/backend/audit"
	"shcr/backend/care"
)

// AuditCommand is "shcr audit verify": it checks the journal of this user for a
// region, and says what is wrong where. It ends with 0 when the trail holds, 3
// when something is wrong, 1 when it could not be checked, 2 when called wrongly.
func AuditCommand(ctx context.Context, t Terminal, args []string, file string) error {
	if len(args) != 1 || args[0] != "verify" {
		fmt.Fprintln(t.Err, "Use 'shcr audit verify [--region FILE]'.")
		return ErrUsage
	}
	r, err := LoadRegion(file)
	if err != nil {
		return err
	}
	o, err := OptionsFor(r)
	if err != nil {
		return err
	}
	report, err := VerifyAudit(ctx, o, nil)
	if err != nil {
		return err
	}
	writeReport(t.Out, report, o)
	if len(report.Findings) > 0 {
		return ErrMissing
	}
	return nil
}

// VerifyAudit checks the journal that these options name, and what a repository
// has of it unless that is nil. Nothing is changed; an error says why it could
// not be checked.
func VerifyAudit(ctx context.Context, o Options, repository audit.Repository) (audit.Report, error) {
	cannot := func(err error, say string) (audit.Report, error) {
		return audit.Report{}, &care.Error{Code: care.CodeAudit, Op: "verify audit", Err: err, Say: say}
	}
	if _, err := os.Stat(o.journalDir()); errors.Is(err, fs.ErrNotExist) { // asking for its key would make one
		return cannot(err, "There is no audit journal of this region for this user: "+o.journalDir()+" does not exist.")
	}
	box, err := journalBox(o.journalDir())
	if err != nil {
		return audit.Report{}, err
	}
	report, err := audit.Verify(ctx, o.journalDir(), o.spare(), box, repository)
	if err != nil {
		return cannot(err, "The audit journal could not be read, so it was not checked. Look at the rights on "+o.journalDir()+" and "+o.spare()+".")
	}
	return report, nil
}

func writeReport(w io.Writer, r audit.Report, o Options) {
	fmt.Fprintf(w, "%d events in %s", r.Events, o.journalDir())
	if r.Events > 0 {
		fmt.Fprintf(w, ", numbers %d to %d", r.First, r.Last)
	}
	fmt.Fprintf(w, ".\n%d wait in the second place, %s.\nThe repository was %s.\n", r.Waiting, o.spare(),
		map[string]string{"not asked": "not asked", "not reached": "not reached", "agrees": "asked, and agrees", "differs": "asked, and differs"}[r.Repository])
	for _, name := range r.Aside {
		fmt.Fprintf(w, "A damaged journal was put aside in %s.\n", name)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(w, "WRONG: %s.\n", f.Say)
	}
	if len(r.Findings) == 0 {
		fmt.Fprintln(w, "The trail holds.")
	}
}
