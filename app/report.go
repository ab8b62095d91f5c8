package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"shcr/backend/audit"
	"shcr/backend/audit/receipt"
	"shcr/backend/audit/report"
	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/sections"
)

// Reports are the access reports: by person and by member of staff for those with
// the right, and everybody's own (M65 to M68).
type Reports struct{ app *App }

// ReportForm is what was typed. Dates may be typed as anywhere else; To is the
// last day that counts, and both may be empty: the last 90 days.
type ReportForm struct {
	By     string `json:"by"`     // "person", "staff" or "me"
	Person string `json:"person"` // NHS number
	Staff  string `json:"staff"`  // id at the sign-in service
	From   string `json:"from"`
	To     string `json:"to"`
}

// ReportView is one page of a report.
type ReportView struct {
	Report   string        `json:"report"` // handle for Page
	Title    string        `json:"title"`
	Criteria []string      `json:"criteria"`
	Notes    []string      `json:"notes"`
	Rows     []*report.Row `json:"rows"`
	From     int           `json:"from"` // number of the first row, from 0
	Total    int           `json:"total"`
}

// reportPage is how many rows a page has.
const reportPage = 50

// reports is the report of a desk that is on the screen, in memory only.
type reports struct {
	mu     sync.Mutex
	handle string
	ask    asked
	made   report.Report
}

// clear drops the report.
func (r *reports) clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.handle, r.ask, r.made = "", asked{}, report.Report{}
}

// asked is a form that was understood.
type asked struct {
	form     ReportForm
	number   care.NHSNumber
	question report.Question
	title    string
	criteria []string
}

// Run makes a report and gives its first page.
func (r *Reports) Run(form ReportForm) (ReportView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return ReportView{}, err
	}
	leave, err := r.app.gate.enter("access report")
	if err != nil {
		return ReportView{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(context.Background(), reportWait)
	defer cancel()
	q, made, err := r.app.report(ctx, d, form, "")
	if err != nil {
		return ReportView{}, r.app.note("access report", err)
	}
	d.reports.mu.Lock()
	d.reports.handle, d.reports.ask, d.reports.made = rand.Text(), q, made
	handle := d.reports.handle
	d.reports.mu.Unlock()
	return r.Page(handle, 0)
}

// reportWait bounds a report; one of 25,000 events takes a few seconds.
const reportWait = time.Minute

// Page gives the rows from a number on, of the report that is on the screen.
func (r *Reports) Page(handle string, from int) (ReportView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return ReportView{}, err
	}
	d.reports.mu.Lock()
	defer d.reports.mu.Unlock()
	if handle == "" || handle != d.reports.handle {
		return ReportView{}, errNoReport
	}
	all := d.reports.made.Rows
	from = min(max(from, 0), len(all))
	end := min(from+reportPage, len(all))
	return ReportView{Report: handle, Title: d.reports.ask.title, Criteria: d.reports.ask.criteria, Notes: append([]string{}, d.reports.made.Notes...),
		Rows: append([]*report.Row{}, all[from:end]...), From: from, Total: len(all)}, nil
}

// Detail gives what one access of the user's own showed, by the key of its row in
// the report that is on the screen: what each organisation answered, and what was
// opened.
func (r *Reports) Detail(handle, key string) (report.Detail, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return report.Detail{}, err
	}
	d.reports.mu.Lock()
	defer d.reports.mu.Unlock()
	if handle == "" || handle != d.reports.handle {
		return report.Detail{}, errNoReport
	}
	i := slices.IndexFunc(d.reports.made.Rows, func(x *report.Row) bool { return x.Key == key && x.Detailed })
	if i < 0 || d.reports.ask.form.By != "me" {
		return report.Detail{}, &care.Error{Code: care.CodeNoRecord, Op: "detail of a report", Say: "What this access showed cannot be told from here."}
	}
	return d.reports.made.Rows[i].Detail(r.app.words()), nil
}

var errNoReport = &care.Error{Code: care.CodeNoRecord, Op: "page of a report", Say: "This report is no longer open. Run it again."}

// report checks the form and the right, records that the report is run, and runs
// it. form tells in what shape it leaves the viewer: "csv", or "" for the screen.
func (a *App) report(ctx context.Context, d *desk, form ReportForm, as string) (asked, report.Report, error) {
	q, err := a.understand(d, form)
	if err != nil {
		return q, report.Report{}, err
	}
	event := receipt.Event{Kind: receipt.Report, Who: d.who, Person: q.number.Digits(), Outcome: "success", Item: as, Terms: q.terms()}
	if form.By != "me" && !d.who.May(care.RightAuditReports) {
		event.Outcome = string(care.CodeNoRole)
		if _, err := a.journal.Commit(ctx, event); err != nil {
			return q, report.Report{}, err
		}
		return q, report.Report{}, &care.Error{Code: care.CodeNoRole, Op: "access report",
			Say: "Your role does not allow access reports. Ask your organisation’s privacy officer for the report you need."}
	}
	rc, err := a.journal.Commit(ctx, event)
	if err != nil {
		return q, report.Report{}, err
	}
	var notes []string
	if q.number != "" {
		notes = a.widen(ctx, d, rc, &q)
	}
	kept, unsent, err := d.forwarder.Find(ctx, rc, audit.Criteria{Persons: q.question.Persons, Staff: q.question.Staff, From: q.question.From, To: q.question.To})
	if err != nil {
		return q, report.Report{}, err
	}
	made := report.Make(q.question, kept, unsent)
	made.Notes = append(notes, made.Notes...)
	made.Notes = append(made.Notes, "What other computers have not yet sent to the region’s repository is not included.")
	return q, made, nil
}

// widen adds the number that came in the place of a superseded one, and learns
// the person's name for the soft rules. The report goes on without it.
func (a *App) widen(ctx context.Context, d *desk, rc receipt.Receipt, q *asked) (notes []string) {
	p, err := d.people.Trace(ctx, rc, q.number)
	if err != nil {
		_ = a.note("trace for a report", err)
		return []string{"The identity service did not know this number or did not answer: only events under this very number are listed."}
	}
	q.question.Of = report.Subject{Family: p.Name.Family, Given: p.Name.Given}
	if p.NHSNumber != q.number {
		q.question.Persons = append(q.question.Persons, p.NHSNumber.Digits())
		q.criteria = append(q.criteria, "Also under "+p.NHSNumber.Spaced()+", which superseded it")
	}
	return nil
}

func (a *App) understand(d *desk, form ReportForm) (q asked, err error) {
	w := a.o.Region.Watch
	q.form = form
	q.question = report.Question{Scope: d.who.Organisation.ODS, Words: a.words(), Rules: report.Rules{
		SearchesPerHour: w.SearchesPerHour, Start: sinceMidnight(w.DayStarts), End: sinceMidnight(w.DayEnds), Weekends: w.Weekends, SameName: w.SameName}}
	switch form.By {
	case "person":
		if q.number, err = care.ParseNHSNumber(form.Person); err != nil {
			return q, err
		}
		q.question.Persons = []string{q.number.Digits()}
		q.title, q.criteria = "Who looked at this person’s record", []string{"NHS number " + q.number.Spaced()}
	case "staff":
		q.question.Staff = strings.TrimSpace(form.Staff)
		if q.question.Staff == "" || len(q.question.Staff) > 100 {
			return q, &care.Error{Code: care.CodeInput, Op: "access report", Say: "Type the user id of the member of staff, as on their smartcard or at the sign-in service."}
		}
		q.title, q.criteria = "What this member of staff looked at", []string{"User " + q.question.Staff}
	case "me":
		q.question.Staff, q.question.Scope = d.who.Subject, ""
		q.title, q.criteria = "My access", []string{d.who.Name}
	default:
		return q, &care.Error{Code: care.CodeInput, Op: "access report", Say: "Choose a report by person or by member of staff."}
	}
	q.question.From, q.question.To, err = a.span(form.From, form.To)
	last := q.question.To.Add(-time.Second).In(care.London)
	q.criteria = append(q.criteria, "From "+day(q.question.From)+" to "+day(last)+", both included")
	return q, err
}

// span reads the days; To is the start of the day after the last.
func (a *App) span(from, to string) (start, end time.Time, err error) {
	now := a.o.Now().In(care.London)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, care.London)
	read := func(typed string, otherwise time.Time) time.Time {
		if strings.TrimSpace(typed) == "" {
			return otherwise
		}
		iso, e := care.ParseTypedDate(typed)
		t, _ := time.ParseInLocation(time.DateOnly, iso, care.London)
		if e != nil {
			err = &care.Error{Code: care.CodeInput, Op: "access report", Err: e, Say: "Enter each date as day, month and year, for example 21-Nov-2026."}
		}
		return t
	}
	last := read(to, today)
	start, end = read(from, last.AddDate(0, 0, -90)), last.AddDate(0, 0, 1)
	if err == nil && !start.Before(end) {
		err = &care.Error{Code: care.CodeInput, Op: "access report", Say: "The first day is after the last. Change one of them."}
	}
	return start, end, err
}

func day(t time.Time) string { return dayText(t.In(care.London).Format(time.DateOnly)) }

// terms are the criteria for the audit; a person's number is sealed apart.
func (q asked) terms() string {
	out := url.Values{"first day": {q.question.From.Format(time.DateOnly)}, "last day": {q.question.To.Add(-time.Second).Format(time.DateOnly)}}
	if q.question.Staff != "" {
		out.Set("user", q.question.Staff)
	}
	return out.Encode()
}

// sinceMidnight reads "06:00" of the region file, which checked it.
func sinceMidnight(text string) time.Duration {
	t, _ := time.Parse("15:04", text)
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

// words puts codes of the audit into the region's words.
func (a *App) words() report.Words {
	titles := maps.Clone(record.PageTitles)
	for _, s := range sections.All() {
		titles[s.Key] = s.Title
	}
	reasons := map[string]string{}
	for _, r := range append(a.o.Region.Offered(), care.BreakGlass()) {
		reasons[r.Key] = r.Say
	}
	return report.Words{
		Section: func(key string) string { return cmp.Or(titles[key], key) },
		Organisation: func(ods string) string {
			name, ok := a.o.Region.NameOf(ods)
			if p, is := a.o.Region.Partner(ods); is {
				name, ok = p.Name, true
			}
			if !ok {
				return "organisation " + ods
			}
			return name
		},
		Reason: func(key string) string { return cmp.Or(reasons[key], key) },
	}
}
