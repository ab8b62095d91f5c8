package app_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/lists"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/seal"
	"shcr/backend/training"
)

// withLists signs in with lists that are kept in a folder.
func withLists(t *testing.T, dir, user string) *clinic {
	t.Helper()
	return open(t, user, func(_ *training.Options, o *app.Options) { o.ListsDir = dir })
}

func rowNames(rows []app.ListRow) (out []string) {
	for _, r := range rows {
		switch {
		case !r.Known:
			out = append(out, "sensitive")
		case !r.Traced:
			out = append(out, r.NHSSpaced)
		default:
			out = append(out, r.Name.Family)
		}
	}
	return out
}

// M38, M39, M37: opened records are listed with how they were come to, put on a
// worklist, and are there again after a restart, for this user and nobody else.
func TestM38_M39_ListsOverARestart(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	c := withLists(t, dir, "U2")
	try := func(v any, err error) any {
		t.Helper()
		if err != nil {
			t.Fatal(err, say(err))
		}
		return v
	}
	try(c.People.Search(app.SearchForm{NHSNumber: amina}))
	c.opened(t, amina)
	ward := try(c.Lists.MakeWorklist("Virtual ward")).(app.WorklistView)
	added := try(c.Lists.Add(ward.ID, amina)).(app.AddedView)
	again := try(c.Lists.Add(ward.ID, amina)).(app.AddedView)
	if added.Added != 1 || again.Already != 1 || again.Worklist.Count != 1 {
		t.Errorf("%+v %+v", added, again)
	}
	if _, err := c.Lists.Add(ward.ID, "999 824 5915"); err == nil {
		t.Error("added by number alone, who was never on a screen")
	}
	text := "Bed 4\t999 824 5915\nHollis 30 07 1939 999-824-5915, 30/07/1939; NHS no 9995102250 2\r\n999 012 3454\n999 012 3455\nno number here\n\n5"
	pasted := try(c.Lists.Paste(ward.ID, text)).(app.PastedView)
	if !slices.Equal(pasted.Added, []string{"999 824 5915", "999 510 2250"}) || !slices.Equal(pasted.Already, []string{"999 012 3454"}) || !slices.Equal(pasted.Twice, []string{"999 824 5915"}) {
		t.Errorf("%+v", pasted)
	}
	if len(pasted.Refused) != 3 || pasted.Refused[0].Line != 4 || pasted.Refused[1].Text != "no number here" || pasted.Refused[2].Text != "5" {
		t.Errorf("%+v", pasted.Refused)
	}
	if err := c.Lists.Set("home", "worklist:"+ward.ID); err != nil {
		t.Error(say(err))
	}
	if err := c.Lists.Set("anything", "x"); err == nil {
		t.Error("any setting is kept")
	}
	page := try(c.Lists.Worklist(ward.ID)).(app.WorklistPage)
	if got := rowNames(page.Rows); len(got) != 3 || got[0] != "PATEL" || page.Rows[0].Opened != "Today 14:30" || page.Rows[0].Age != "78y" {
		t.Errorf("%+v", page.Rows)
	}
	// A search at the identity service for each person opened from a list, and
	// with where it came from.
	checked := try(c.Lists.Check(ward.ID, page.Rows[0].ID)).(app.CheckedView)
	if checked.Candidate == nil || len(checked.Differences) != 0 {
		t.Errorf("%+v", checked)
	}
	c.now = c.now.Add(25 * time.Hour)
	c.opened(t, amina)
	recents := try(c.Lists.Recents()).([]app.ListRow)
	if len(recents) != 1 || recents[0].How != "worklist" || recents[0].From != "Virtual ward" {
		t.Errorf("%+v", recents)
	}
	c.Session.SignOut()
	c.App.Close()

	c = withLists(t, dir, "U2")
	c.now = story.Add(26 * time.Hour)
	v := try(c.Lists.Status()).(app.ListsView)
	if !v.Kept || v.Notice != "" || v.Home != "worklist:"+ward.ID || v.LastSignIn == "" || !v.On {
		t.Errorf("%+v", v)
	}
	if got := rowNames(try(c.Lists.Recents()).([]app.ListRow)); !slices.Equal(got, []string{"PATEL"}) {
		t.Errorf("%v", got)
	}
	c.App.Close()

	c = withLists(t, dir, "U1")
	if got := try(c.Lists.Recents()).([]app.ListRow); len(got) != 0 {
		t.Errorf("another user sees %v", rowNames(got))
	}
	c.App.Close()

	c = withLists(t, dir, "U2")
	if err := c.Lists.Forget(); err != nil {
		t.Fatal(say(err))
	}
	if c.Session.Status().State != "signed-out" {
		t.Error("still signed in")
	}
	c.App.Close()
	c = withLists(t, dir, "U2")
	if got := try(c.Lists.Worklists()).([]app.WorklistView); len(got) != 0 {
		t.Errorf("forgotten, and there: %+v", got)
	}
}

// H36: whoever is opened from a list is looked up first, and what is not as the
// list has it is told, kind by kind.
func TestH36_OpeningFromAList(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	c := withLists(t, dir, "U2")
	_, _ = c.People.Search(app.SearchForm{NHSNumber: amina})
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(err)
	}
	// What the lists had of people before: written as the viewer writes it.
	store, err := lists.Open(filepath.Join(dir, r.About.ID, "lists"), r.About.ID+"|"+c.Session.Status().Professional.Subject,
		seal.Keyring{Service: "ShCR Viewer"}, lists.Limits{}, time.Now)
	if err != nil || !store.Kept() {
		t.Fatal(err, store.Notice())
	}
	defer store.Close()
	digits := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	pat := lists.Label{Number: digits(amina), Family: "PATEL", Given: "Amina Rose", Born: "1948-03-14", Traced: true}
	wren := lists.Label{Number: "9996033929", Family: "WREN", Given: "Thomas Alfred", Born: "1944-01-19", Traced: true}
	zoe := lists.Label{Number: "9995229560", Family: "LACROIX-BENNETT", Given: "Zoë Maëlle", Born: "2001-02-11", Traced: true}
	grace := lists.Label{Number: "9996697649", Family: "OYELARAN", Given: "Grace Oluwaseun", Born: "1961-12-02", Traced: true}
	current := grace
	current.Number = "9992499559"
	with := func(l lists.Label, f func(*lists.Label)) lists.Label { f(&l); return l }
	for name, row := range map[string]struct {
		label lists.Label
		also  []lists.Label
		want  []lists.Kind
	}{
		"as it was":        {pat, nil, nil},
		"merged":           {grace, nil, []lists.Kind{lists.Merged}},
		"merged on list":   {grace, []lists.Label{current}, []lists.Kind{lists.MergedListed}},
		"withdrawn":        {lists.Label{Number: "9998039371", Family: "X", Traced: true}, nil, []lists.Kind{lists.Withdrawn}},
		"nobody has it":    {lists.Label{Number: "9995647974", Family: "X", Traced: true}, nil, []lists.Kind{lists.Unknown}},
		"deceased":         {wren, nil, []lists.Kind{lists.Deceased}},
		"restricted":       {zoe, nil, []lists.Kind{lists.Restricted}},
		"birth date":       {with(pat, func(l *lists.Label) { l.Born = "1948-04-13" }), nil, []lists.Kind{lists.Born}},
		"renamed":          {with(pat, func(l *lists.Label) { l.Family = "SHAH" }), nil, []lists.Kind{lists.Family}},
		"given name":       {with(pat, func(l *lists.Label) { l.Given = "Anita" }), nil, []lists.Kind{lists.Given}},
		"alive again":      {with(pat, func(l *lists.Label) { l.Died = true }), nil, []lists.Kind{lists.AliveAgain}},
		"pasted":           {lists.Label{Number: wren.Number}, nil, nil},
		"somebody else by": {with(wren, func(l *lists.Label) { l.Number = pat.Number }), nil, []lists.Kind{lists.Born, lists.Family, lists.Given}},
	} {
		t.Run(name, func(t *testing.T) {
			id, err := store.Make("list " + name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := store.Add(id, append([]lists.Label{row.label}, row.also...)); err != nil {
				t.Fatal(err)
			}
			defer func() { _, _ = store.Delete(id) }()
			_, rows, err := store.Members(id)
			if err != nil {
				t.Fatal(err)
			}
			at := slices.IndexFunc(rows, func(r lists.Row) bool { return r.Label.Number == row.label.Number })
			worklists, _ := c.Lists.Worklists()
			page := worklists[slices.IndexFunc(worklists, func(w app.WorklistView) bool { return w.Name == "list "+name })].ID
			got, err := c.Lists.Check(page, rows[at].ID)
			if err != nil {
				t.Fatal(say(err))
			}
			kinds := []lists.Kind{}
			for _, d := range got.Differences {
				kinds = append(kinds, lists.Kind(d.Kind))
				if d.Say == "" {
					t.Error("no words for", d.Kind)
				}
			}
			if !slices.Equal(kinds, append([]lists.Kind{}, row.want...)) {
				t.Errorf("%v, not %v", kinds, row.want)
			}
			gone := slices.Contains(row.want, lists.Withdrawn) || slices.Contains(row.want, lists.Unknown)
			if (got.Candidate == nil) != gone {
				t.Errorf("candidate %+v", got.Candidate)
			}
			if gone {
				return
			}
			// Opened, the list has it as it is: it does not stop again.
			number := got.Candidate.Person.NHSNumber.Spaced()
			if got.Candidate.Person.AskedAs != "" {
				number = got.Candidate.Person.AskedAs
			}
			v := c.opened(t, number)
			c.Record.Close(v.Record)
			_, rows, err = store.Members(id)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) != 1 {
				t.Fatalf("%d rows", len(rows))
			}
			if slices.Contains(row.want, lists.Restricted) {
				if rows[0].Label != nil {
					t.Error("a sensitive person's label is kept")
				}
				if _, err := c.Lists.Check(page, rows[0].ID); !strings.Contains(say(err), "marked sensitive") {
					t.Error(say(err))
				}
				return
			}
			got, err = c.Lists.Check(page, rows[0].ID)
			if err != nil || len(got.Differences) != 0 {
				t.Errorf("it stops again: %+v %v", got.Differences, say(err))
			}
		})
	}
	// Each look was recorded before it was made, with where it came from.
	found, err := c.searchesFromLists(t)
	if err != nil || found < 13 {
		t.Errorf("%d searches from a worklist in the journal (%v)", found, err)
	}
}

// searchesFromLists counts the journal's searches that came from a worklist.
func (c *clinic) searchesFromLists(t *testing.T) (n int, err error) {
	t.Helper()
	path, err := filepath.Glob(filepath.Join(c.dir, "*", "audit.db"))
	if err != nil || len(path) != 1 {
		return 0, err
	}
	secret, _, err := seal.Secret(filepath.Dir(path[0]), "ShCR Viewer", "audit")
	if err != nil {
		return 0, err
	}
	box, err := seal.New(secret, "audit")
	if err != nil {
		return 0, err
	}
	db, err := sql.Open("sqlite", "file:"+path[0]+"?mode=ro")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	rows, err := db.Query("SELECT id, sealed FROM events WHERE kind = 'search'")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var sealed []byte
		if err := rows.Scan(&id, &sealed); err != nil {
			return 0, err
		}
		if text, err := box.Open("events|"+id+"|sealed", sealed); err == nil && bytes.Contains(text, []byte("from=worklist")) {
			n++
		}
	}
	return n, rows.Err()
}

// Decision 1: where the region wants no lists, there are none, and what a user
// had is deleted at the next sign-in.
func TestM38_ListsSwitchedOffByPolicy(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	c := withLists(t, dir, "U2")
	_, err := c.Lists.MakeWorklist("Clinic")
	if err != nil {
		t.Fatal(say(err))
	}
	c.App.Close()
	kept, _ := filepath.Glob(filepath.Join(dir, "*", "lists", "*.db"))
	if len(kept) != 1 {
		t.Fatalf("%v", kept)
	}
	if info, err := os.Stat(filepath.Dir(kept[0])); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	// The same region, with the one key changed.
	c = open(t, "", func(_ *training.Options, o *app.Options) { o.ListsDir = dir })
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	r.Policy.Lists = false
	a, err := app.Build(app.Options{Region: r, DataDir: t.TempDir(), ListsDir: dir, Log: logging.New(c.log), Now: func() time.Time { return story },
		Browse: func(address string) error { go person(t, address, "U2"); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	c.App = a
	c.signIn(t)
	if _, err := a.Lists.Worklists(); care.CodeOf(err) != care.CodeNoRole {
		t.Errorf("%v", err)
	}
	if v, err := a.Lists.Status(); err != nil || v.On || v.Kept || v.Home != "search" {
		t.Errorf("%+v %v", v, err)
	}
	if err := a.Lists.Set("theme", "dark"); err != nil {
		t.Error(say(err))
	}
	c.opened(t, amina)
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "lists", "*")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
