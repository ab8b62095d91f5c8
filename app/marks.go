package app

import (
	"encoding/json"
	"path/filepath"
	"sync"
	"time"

	"shcr/backend/care"
	"shcr/backend/lists"
	"shcr/backend/seal"
)

// marks are the lists of whoever is signed in. They stay open while the same user
// goes from one role to another.
type marks struct {
	mu     sync.Mutex
	user   string // the subject of whose they are
	store  *lists.Store
	before string // when this user signed in last, before this time
}

// close ends the lists; those that are not kept are gone.
func (m *marks) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.store != nil {
		_ = m.store.Close() // every change is on disk already
	}
	m.store, m.user, m.before = nil, "", ""
}

// rest closes lists that are on disk, while the viewer is locked. Those that are
// not wait for the same user: a lock would cost them every list.
func (m *marks) rest() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.store != nil && m.store.Kept() {
		_ = m.store.Close() // every change is on disk already
		m.store = nil
	}
}

// marksOf opens the lists of a professional; while nobody else signs in, the same.
func (a *App) marksOf(who care.Professional) (*lists.Store, error) {
	a.marks.mu.Lock()
	defer a.marks.mu.Unlock()
	m := &a.marks
	if m.store != nil && m.user == who.Subject {
		return m.store, nil
	}
	store, err := a.openMarks(who)
	if err != nil {
		return nil, &care.Error{Code: care.CodeInternal, Op: "open lists", Err: err, Retry: true,
			Say: "Your lists could not be opened. Try again; if it goes on, tell your IT helpdesk."}
	}
	if m.store != nil {
		_ = m.store.Close()
	}
	m.user, m.store, m.before = who.Subject, store, lastSignIn(store, who.Session, a.o.Now())
	return store, nil
}

// openMarks opens what the region allows to be kept, on this computer and for
// this user of this identity provider; else lists for the session.
func (a *App) openMarks(who care.Professional) (*lists.Store, error) {
	r := a.o.Region
	keys := seal.Keyring{Service: "ShCR Viewer"}
	dir, user := filepath.Join(a.o.ListsDir, r.About.ID, "lists"), r.About.ID+"|"+r.Identity.Issuer+"|"+who.Subject
	if r.About.Training { // its provider is another at each start
		user = r.About.ID + "|" + who.Subject
	}
	switch {
	case a.o.ListsDir == "":
		return lists.InMemory(a.o.Now)
	case !r.Policy.Lists:
		_ = a.note("erase lists", lists.Erase(dir, user, keys)) // tried again at the next sign-in
		return lists.InMemory(a.o.Now)
	}
	limits := lists.Limits{Recents: r.Policy.RecentRecords, Age: time.Duration(r.Policy.RecentDays) * 24 * time.Hour, Looks: lookAge(r.Policy)}
	return lists.Open(dir, user, keys, limits, a.o.Now)
}

// prefSignIn is the preference that remembers a sign-in.
const prefSignIn = "signed-in"

// lastSignIn gives when the user signed in before this session, and remembers
// this one; "" when that is not known.
func lastSignIn(store *lists.Store, session string, now time.Time) (before string) {
	type signIn struct{ Session, At string }
	var was signIn
	if json.Unmarshal([]byte(store.Preference(prefSignIn)), &was) == nil && was.Session != session {
		before = was.At
	}
	text, _ := json.Marshal(signIn{session, now.UTC().Format(time.RFC3339)}) // plain values always marshal
	_ = store.SetPreference(prefSignIn, string(text))                        // then it is not known the next time
	return before
}

// seen is somebody who was on a screen in this session, with what led there.
type seen struct {
	label lists.Label
	visit lists.Visit
}

// shown keeps who was on the screen, so that the page can name them by number.
func (d *desk) shown(p care.Person, v lists.Visit) {
	s := seen{labelOf(p), v}
	d.known.Store(p.NHSNumber.Digits(), s)
	if v.Asked != "" {
		d.known.Store(v.Asked, s)
	}
}

// opened puts an opened record among the recent ones. A list that cannot be
// written keeps nobody from a record. Whom nobody confirmed is put on no list.
func (d *desk) opened(asked care.NHSNumber, p care.Person) {
	if p.Unconfirmed {
		return
	}
	visit := lists.Visit{How: lists.HowSearch}
	if s, ok := d.known.Load(asked.Digits()); ok {
		visit = s.(seen).visit
	}
	if asked != p.NHSNumber {
		visit.Asked = asked.Digits()
	}
	d.shown(p, visit)
	_ = d.lists.Opened(labelOf(p), visit)
}

// labelOf takes of a person what a list may keep.
func labelOf(p care.Person) lists.Label {
	return lists.Label{Number: p.NHSNumber.Digits(), Family: p.Name.Family, Given: p.Name.Given, Title: p.Name.Title,
		Born: p.BirthISO, Died: p.Deceased, Traced: true, Hidden: p.Sensitive}
}
