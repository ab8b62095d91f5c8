package app

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"

	"shcr/backend/audit/report"
)

// ReportArgs are what "shcr audit report" may be told.
type ReportArgs struct {
	Person string // "-": the NHS number comes by standard input (decision 28)
	Staff  string // id at the sign-in service
	From   string
	To     string
	CSV    bool
}

// ReportCommand is "shcr audit report --person - | --staff ID": it signs in as
// the window does, runs the report, which is audited, and prints it as a table or
// as CSV.
func ReportCommand(ctx context.Context, t Terminal, file string, args ReportArgs) error {
	form := ReportForm{By: "staff", Staff: args.Staff, From: args.From, To: args.To}
	if args.Person != "" {
		form.By = "person"
	}
	if args.Person != "" && args.Person != "-" || (args.Person == "") == (args.Staff == "") {
		fmt.Fprintln(t.Err, "Give --person - or --staff ID. The NHS number is read from standard input, so that it stands in no command line.")
		return ErrUsage
	}
	if form.By == "person" {
		number, err := io.ReadAll(io.LimitReader(t.In, 64))
		if err != nil {
			return err
		}
		form.Person = string(number)
	}
	o, err := t.options(file)
	if err != nil {
		return err
	}
	return WriteReport(ctx, o, form, args.CSV, t.Out)
}

// WriteReport signs in through the system browser and writes a report. The
// options' Emit is taken over.
func WriteReport(ctx context.Context, o Options, form ReportForm, asCSV bool, out io.Writer) error {
	a, d, err := signInFor(ctx, o)
	if err != nil {
		return err
	}
	defer a.Close()
	as := ""
	if asCSV {
		as = "csv"
	}
	q, made, err := a.report(ctx, d, form, as)
	if err != nil {
		return err
	}
	head := report.Head{
		{"Report", q.title}, {"Criteria", strings.Join(q.criteria, "; ")}, {"Region", a.o.Region.About.Name},
		{"Made by", d.who.Name + ", " + d.who.RoleName + ", " + d.who.Organisation.Name + " (" + d.who.Organisation.ODS + ")"},
		{"Made at", report.Clock(a.o.Now())}, {"Accesses", fmt.Sprint(len(made.Rows))},
	}
	if asCSV {
		return made.WriteCSV(out, head)
	}
	return table(out, made, head)
}

// table prints a report for the eye.
func table(out io.Writer, made report.Report, head report.Head) error {
	for _, h := range head {
		fmt.Fprintf(out, "%s: %s\n", h[0], printable(h[1]))
	}
	for _, n := range made.Notes {
		fmt.Fprintln(out, n)
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nwhen\tlasted\twhat\twho\trole\torganisation\tNHS number\treason\tflags")
	for _, r := range made.Rows {
		what := r.What
		if r.Failed != "" {
			what += ": " + r.Failed
		}
		cells := []string{r.At, r.Lasted, what, r.Name, r.Role, r.Organisation, r.Person, strings.TrimSpace(r.Reason + " " + r.Note), strings.Join(r.Flags, "; ")}
		for i := range cells {
			cells[i] = printable(cells[i])
		}
		fmt.Fprintln(t, strings.Join(cells, "\t"))
	}
	return t.Flush()
}

// printable keeps text that was typed elsewhere from ordering the terminal about.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}
