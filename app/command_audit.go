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
// region, holds it against what the region's repository has of it, which needs a
// sign-in unless local, and says what is wrong where. It ends with 0 when the trail
// holds, 3 when something is wrong, 1 when it could not be checked, 2 when called
// wrongly.
func AuditCommand(ctx context.Context, t Terminal, args []string, file string, local bool) error {
	if len(args) != 1 || args[0] != "verify" {
		fmt.Fprintln(t.Err, "Use 'shcr audit verify [--region FILE] [--local]'.")
		return ErrUsage
	}
	o, err := t.options(file)
	if err != nil {
		return err
	}
	report, err := VerifyAudit(ctx, o, local)
	if err != nil {
		return err
	}
	writeReport(t.Out, report, o)
	if len(report.Findings) > 0 {
		return ErrMissing
	}
	if !local && report.Repository != "agrees" {
		return &care.Error{Code: care.CodeAudit, Op: "verify audit",
			Say: "What is here holds, but the repository could not be asked, so events cut off at the end would not be noticed. Try again, or check what is here alone with --local."}
	}
	return nil
}

// VerifyAudit checks the journal that these options name and, unless local, what
// the repository has of it. Without a finding nothing here is changed, but for
// the sign-in that asking takes; a journal with one is not opened, since that
// would put it aside. An error says why it could not be checked.
func VerifyAudit(ctx context.Context, o Options, local bool) (audit.Report, error) {
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
	check := func(head audit.Repository) (audit.Report, error) {
		report, err := audit.Verify(ctx, o.journalDir(), o.spare(), box, head)
		if err != nil {
			return cannot(err, "The audit journal could not be read, so it was not checked. Look at the rights on "+o.journalDir()+" and "+o.spare()+".")
		}
		return report, nil
	}
	report, err := check(nil)
	if err != nil || local || len(report.Findings) > 0 {
		return report, err
	}
	a, d, err := signInFor(ctx, o)
	if err != nil {
		return audit.Report{}, err
	}
	defer a.Close()
	var head seenHead // before the journal is read: it only grows
	head.seq, head.chain, head.err = d.forwarder.Head(ctx)
	return check(head)
}

// seenHead is what the repository said when it was asked.
type seenHead struct {
	seq   int64
	chain string
	err   error
}

// Head gives it again.
func (h seenHead) Head(context.Context) (int64, string, error) { return h.seq, h.chain, h.err }

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
