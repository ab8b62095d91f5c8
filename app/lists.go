package app

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"time"

	"shcr/backend/care"
	"shcr/backend/lists"
)

// Lists are the user's own marks on this computer: recent records, worklists and
// settings. None of it is the record, and none of it is sent to anybody.
type Lists struct{ app *App }

// ListsView is what the shell needs of the user's marks.
type ListsView struct {
	On     bool   `json:"on"`   // the region allows lists
	Kept   bool   `json:"kept"` // they outlast the session
	Notice string `json:"notice"`
	// Home is where the user starts: "search", "recents" or "worklist:ID".
	Home     string `json:"home"`
	Theme    string `json:"theme"`    // "light", "dark", "contrast"; "" follows the system
	TextSize string `json:"textSize"` // "0" to "5"; "" for the first
	Plain    string `json:"plain"`    // "on", "off" for terms in plain words; "" is by the role
	// LastSignIn is when this user signed in here before this time; "" when that
	// is not known.
	LastSignIn string `json:"lastSignIn"`
	Version    string `json:"version"`
	News       bool   `json:"news"` // what is new in this version was not seen yet
	Records    int    `json:"records"`
	Days       int    `json:"days"`
}

// ListRow is a person on a list. Without a label (Known false) there is only the
// mark: who it is was not kept, because the record is marked sensitive.
type ListRow struct {
	ID        string    `json:"id"`
	Known     bool      `json:"known"`
	Traced    bool      `json:"traced"` // false of a pasted number, whose name is not known yet
	Name      care.Name `json:"name"`
	NHSSpaced string    `json:"nhsSpaced"`
	Born      string    `json:"born"`
	Age       string    `json:"age"` // of the living
	Deceased  bool      `json:"deceased"`
	Opened    string    `json:"opened"` // "Today 14:32"; "" when not from this computer
	Added     string    `json:"added"`
	How       string    `json:"how"`  // of recents: "search", "recents", "worklist" or "launch"
	From      string    `json:"from"` // of recents: the worklist's name, while there is one
}

// WorklistView is one worklist of many.
type WorklistView struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// WorklistPage is a worklist with who is on it, in its order.
type WorklistPage struct {
	WorklistView
	Sort string    `json:"sort"` // "name", "opened" or "own"
	Rows []ListRow `json:"rows"`
}

// AddedView tells what adding to a worklist came to.
type AddedView struct {
	Worklist WorklistView `json:"worklist"`
	Added    int          `json:"added"`
	Already  int          `json:"already"` // who were on it
}

// Status tells what is set and what is kept.
func (l *Lists) Status() (ListsView, error) {
	d, err := l.app.signedIn()
	if err != nil {
		return ListsView{}, err
	}
	p := l.app.o.Region.Policy
	v := ListsView{On: p.Lists && d.mayLookUp() == nil, Kept: d.lists.Kept(), Notice: d.lists.Notice(), Home: l.home(d), Theme: d.lists.Preference("theme"),
		TextSize: d.lists.Preference("text-size"), Plain: d.lists.Preference("plain"), Version: l.app.o.Version, News: d.lists.Preference("news") != l.app.o.Version, Records: p.RecentRecords, Days: p.RecentDays}
	l.app.marks.mu.Lock()
	defer l.app.marks.mu.Unlock()
	if at, err := time.Parse(time.RFC3339, l.app.marks.before); err == nil {
		v.LastSignIn = lately(at, l.app.o.Now())
	}
	return v, nil
}

// home is the user's, as long as it leads somewhere.
func (l *Lists) home(d *desk) string {
	home := d.lists.Preference("home")
	if id, ok := worklistHome(home); ok {
		if all, err := d.lists.Worklists(); err != nil || !slices.ContainsFunc(all, func(w lists.Worklist) bool { return w.ID == id }) {
			return "search"
		}
		return home
	}
	if home != "recents" || !l.app.o.Region.Policy.Lists {
		return "search"
	}
	return home
}

func worklistHome(home string) (id int64, ok bool) {
	const prefix = "worklist:"
	if len(home) <= len(prefix) || home[:len(prefix)] != prefix {
		return 0, false
	}
	id, err := strconv.ParseInt(home[len(prefix):], 10, 64)
	return id, err == nil
}

// settings are what a page may set, and how.
var settings = map[string]*regexp.Regexp{
	"home":      regexp.MustCompile(`^(search|recents|worklist:[0-9]{1,18})$`),
	"theme":     regexp.MustCompile(`^(light|dark|contrast)?$`),
	"text-size": regexp.MustCompile(`^[0-5]?$`),
	"plain":     regexp.MustCompile(`^(on|off)?$`),
	"news":      regexp.MustCompile(`^[ -~]{0,64}$`),
}

// Set keeps a setting: home, theme, text-size, plain words, or the version whose
// news were seen.
func (l *Lists) Set(name, value string) error {
	form, ok := settings[name]
	if !ok || !form.MatchString(value) {
		return &care.Error{Code: care.CodeInput, Op: "keep setting", Say: "There is no such setting."}
	}
	d, err := l.app.signedIn()
	if err != nil {
		return err
	}
	return l.app.refused("keep setting", d.lists.SetPreference(name, value))
}

// lists gives those of whoever is signed in, where the region allows any.
func (l *Lists) lists() (*desk, *lists.Store, error) {
	d, err := l.app.signedIn()
	if err != nil {
		return nil, nil, err
	}
	if !l.app.o.Region.Policy.Lists {
		return nil, nil, &care.Error{Code: care.CodeNoRole, Op: "use lists", Say: "Your region does not keep lists on this computer."}
	}
	if err := d.mayLookUp(); err != nil { // who came by a link sees nobody else (M34)
		return nil, nil, err
	}
	return d, d.lists, nil
}

// Recents lists the records opened lately, newest first.
func (l *Lists) Recents() ([]ListRow, error) {
	_, s, err := l.lists()
	if err != nil {
		return nil, err
	}
	rows, err := s.Recents()
	if err != nil {
		return nil, l.app.refused("read recents", err)
	}
	all, err := s.Worklists()
	if err != nil {
		return nil, l.app.refused("read recents", err)
	}
	names := map[int64]string{}
	for _, w := range all {
		names[w.ID] = w.Name
	}
	out := make([]ListRow, len(rows))
	for i, r := range rows {
		out[i] = l.app.listRow(r)
		out[i].How, out[i].From = r.How, names[r.List]
	}
	return out, nil
}

// ForgetRecent takes one person off the recent records, and gives a word to undo
// it by.
func (l *Lists) ForgetRecent(id string) (string, error) {
	return l.removal(func(s *lists.Store) (string, error) { return s.ForgetRecent(id) })
}

// ClearRecents takes everybody off them.
func (l *Lists) ClearRecents() (string, error) {
	return l.removal(func(s *lists.Store) (string, error) { return s.ClearRecents() })
}

func (l *Lists) removal(do func(*lists.Store) (string, error)) (string, error) {
	_, s, err := l.lists()
	if err != nil {
		return "", err
	}
	undo, err := do(s)
	return undo, l.app.refused("remove from list", err)
}

// Undo puts back what was removed last.
func (l *Lists) Undo(word string) error {
	_, s, err := l.lists()
	if err != nil {
		return err
	}
	return l.app.refused("undo", s.Undo(word))
}

// Forget deletes all of the user's marks on this computer with their key, and
// signs out.
func (l *Lists) Forget() error {
	d, err := l.app.signedIn()
	if err != nil {
		return err
	}
	err = d.lists.Forget()
	l.app.Session.SignOut()
	if err != nil {
		return l.app.note("forget lists", &care.Error{Code: care.CodeInternal, Op: "forget lists", Err: err,
			Say: "Not all of your lists could be deleted. Tell your IT helpdesk before you leave this computer."})
	}
	return nil
}

// listRow shows a row of the store.
func (a *App) listRow(r lists.Row) ListRow {
	now := a.o.Now()
	out := ListRow{ID: r.ID, Known: r.Label != nil, Opened: lately(r.Opened, now), Added: lately(r.Added, now)}
	if r.Label == nil {
		return out
	}
	b := *r.Label
	out.Traced, out.Deceased, out.NHSSpaced = b.Traced, b.Died, care.NHSNumber(b.Number).Spaced()
	out.Name = care.Name{Family: b.Family, Given: b.Given, Title: b.Title}
	if b.Traced {
		out.Born = bornText(b.Born)
	}
	if !b.Died {
		out.Age = care.Age(b.Born, now)
	}
	return out
}

func bornText(iso string) string {
	if text := care.ParseMoment(iso).Text(); text != "" {
		return text
	}
	return "Not recorded"
}

// lately shows a time of our own: "Today 14:32", "Yesterday 16:48",
// "18-Nov-2026 09:10"; "" for none.
func lately(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	day, clock := care.ShowDate(t), t.In(care.London).Format("15:04")
	switch day {
	case care.ShowDate(now):
		return "Today " + clock
	case care.ShowDate(now.In(care.London).AddDate(0, 0, -1)):
		return "Yesterday " + clock
	}
	return day + " " + clock
}

// refused puts an error of the lists into words.
func (a *App) refused(op string, err error) error {
	var no lists.Refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &no):
		return &care.Error{Code: care.CodeInput, Op: op, Say: string(no)}
	}
	return a.note(op, &care.Error{Code: care.CodeInternal, Op: op, Err: err, Retry: true,
		Say: "Your lists could not be read or written. Try again; if it goes on, tell your IT helpdesk."})
}
