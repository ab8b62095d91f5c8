package app_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/training"
)

// tabs are the addresses that the system's browser was given after sign-in.
type tabs struct {
	mu   sync.Mutex
	list []string
}

func (b *tabs) all() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.list)
}

// besideNeighbours opens the viewer with a browser that keeps what is not a
// sign-in.
func besideNeighbours(t *testing.T, user string) (*clinic, *tabs) {
	c, b := beforeNeighbours(t, user)
	c.signIn(t)
	return c, b
}

// beforeNeighbours does so with nobody signed in yet.
func beforeNeighbours(t *testing.T, user string) (*clinic, *tabs) {
	b := &tabs{}
	c := open(t, "", func(_ *training.Options, o *app.Options) {
		o.Browse = func(address string) error {
			if strings.Contains(address, "/identity/") {
				go person(t, address, user)
				return nil
			}
			b.mu.Lock()
			defer b.mu.Unlock()
			b.list = append(b.list, address)
			return nil
		}
	})
	return c, b
}

const saltway = "Saltway Health Record"

// asked tells whether anything was sent to the neighbour.
func (c *clinic) asked() bool {
	return slices.ContainsFunc(c.region.Requests(), func(q training.Request) bool { return q.Partner == "neighbour" })
}

func visitPage(t *testing.T, address string) (int, string) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(text)
}

// M46: a neighbour is told who the person is and who asks, by a token for it
// alone; the browser's address holds neither and works once; it is audited.
func TestM46_APersonIsHandedOnToANeighbour(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	v := c.opened(t, "999 012 3454")
	list, err := c.Record.Neighbours(v.Record)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Neighbours) != 2 || list.Neighbours[0].Name != saltway || list.Neighbours[0].Why != "" || list.Neighbours[1].Why != "Not yet: planned from 01-Apr-2027." {
		t.Fatalf("%+v", list)
	}
	if c.asked() {
		t.Error("the list itself asked a neighbour")
	}
	if err := c.Record.HandOn(v.Record, saltway); err != nil {
		t.Fatal(say(err))
	}
	told := c.region.Neighbours().Taken()
	if len(told) != 1 || told[0].NHSNumber != "9990123454" || told[0].BirthDate != "1948-03-14" || told[0].Family != "PATEL" || told[0].Purpose != "TREAT" ||
		told[0].Name != "Dr Helen Whitlock" || told[0].ODS != "RZ9" || told[0].RoleCode != "S0010:G0020:R0050" {
		t.Fatalf("%+v", told)
	}
	opened := b.all()
	if len(opened) != 1 || strings.Contains(opened[0], "9990123454") || strings.Contains(strings.ToUpper(opened[0]), "PATEL") || strings.Contains(opened[0], "eyJ") {
		t.Fatal(opened)
	}
	if status, page := visitPage(t, opened[0]); status != http.StatusOK || !strings.Contains(page, "999 012 3454") || !strings.Contains(page, "999000000102 Dr Helen Whitlock") {
		t.Errorf("%d %s", status, page)
	}
	if status, page := visitPage(t, opened[0]); status != http.StatusForbidden || !strings.Contains(page, "used before") {
		t.Errorf("the second time: %d %s", status, page)
	}
	events := c.trail(t)
	last := events[len(events)-1]
	if last.Kind != "onward" || last.Outcome != "success" || last.Item != saltway || last.Subject != "999000000102" || last.Purpose != "TREAT" {
		t.Errorf("%+v", last)
	}
	c.disclosed(t, saltway)
	if err := c.Record.HandOn(v.Record, "Wherry Exchange"); care.CodeOf(err) != care.CodeInput || len(b.all()) != 1 {
		t.Errorf("a neighbour that is not open yet: %v", err)
	}
}

// disclosed waits for the AuditEvent that says who was told (IHE BALP,
// PrivacyDisclosure: out of this system, to a recipient).
func (c *clinic) disclosed(t *testing.T, to string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		for _, raw := range c.region.AuditEvents() {
			if e := string(raw); strings.Contains(e, `"valueString":"onward"`) {
				for _, must := range []string{`"110106"`, `"disclose"`, `"display":"` + to + `"`, `"9990123454"`, `"999000000102"`, `"TREAT"`} {
					if !strings.Contains(e, must) {
						t.Errorf("%s is not in %s", must, e)
					}
				}
				return
			}
		}
	}
	t.Error("the repository was not told of the disclosure")
}

// Decision 9: a sensitive person, and one nobody has confirmed, is never handed
// on, and the trail says that somebody tried.
func TestM46_ASensitivePersonIsNeverHandedOn(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	refused := func(handle, words string) {
		t.Helper()
		list, err := c.Record.Neighbours(handle)
		if err != nil || !strings.Contains(list.Neighbours[0].Why, words) {
			t.Errorf("%+v %v", list.Neighbours, err)
		}
		if err := c.Record.HandOn(handle, saltway); care.CodeOf(err) != care.CodeRefused || !strings.Contains(say(err), words) {
			t.Errorf("%v", err)
		}
		events := c.trail(t)
		if last := events[len(events)-1]; last.Kind != "onward" || last.Outcome != "refused" || last.Item != saltway {
			t.Errorf("%+v", last)
		}
	}
	refused(c.opened(t, "999 522 9560").Record, "marked sensitive") // P04
	if err := c.region.Stop("people"); err != nil {
		t.Fatal(err)
	}
	v, err := c.Record.OpenAlone("999 012 3454", "treatment", "")
	if err != nil {
		t.Fatal(err)
	}
	refused(v.Record, "not confirmed who this is")
	if c.asked() || len(b.all()) != 0 {
		t.Error("something left")
	}
}

// The right onward decides, in Go.
func TestM46_WithoutTheRightNobodyIsHandedOn(t *testing.T) {
	c, b := besideNeighbours(t, "U4")
	v := c.opened(t, "999 012 3454")
	list, err := c.Record.Neighbours(v.Record)
	if err != nil || !strings.Contains(list.Neighbours[0].Why, "Your role") {
		t.Fatalf("%+v %v", list, err)
	}
	if err := c.Record.HandOn(v.Record, saltway); care.CodeOf(err) != care.CodeNoRole {
		t.Error(err)
	}
	if c.asked() || len(b.all()) != 0 {
		t.Error("something left")
	}
}

// C10: who holds two roles is handed on in the one that was taken up.
func TestM46_InTheRoleThatWasTakenUp(t *testing.T) {
	c, b := beforeNeighbours(t, "U10")
	c.Session.SignIn()
	v := c.until(t, "choosing-role")
	for i, role := range v.Roles {
		if err := c.Session.ChooseRole(role.Key); err != nil {
			t.Fatal(say(err))
		}
		who := c.until(t, "signed-in").Professional
		if err := c.Record.HandOn(c.opened(t, "999 012 3454").Record, saltway); err != nil {
			t.Fatal(say(err))
		}
		if told := c.region.Neighbours().Taken(); len(told) != i+1 || told[i].ODS != who.Organisation.ODS || told[i].RoleName != who.RoleName {
			t.Errorf("%s: %+v", who.RoleName, told)
		}
		if _, page := visitPage(t, b.all()[i]); !strings.Contains(page, "role "+c.region.Neighbours().Taken()[i].RoleCode) {
			t.Errorf("%s: %s", who.RoleName, page)
		}
		if err := c.Session.ChangeRole(); err != nil {
			t.Fatal(say(err))
		}
	}
}

// A neighbour that does not answer is named, nothing opens, and the trail tells
// both that it was meant and that it failed.
func TestM46_ANeighbourThatIsDown(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	v := c.opened(t, "999 012 3454")
	if err := c.region.Stop("neighbour"); err != nil {
		t.Fatal(err)
	}
	if err := c.Record.HandOn(v.Record, saltway); care.CodeOf(err) != care.CodeUnavailable || !strings.HasPrefix(say(err), saltway+" was not opened.") {
		t.Errorf("%v %s", err, say(err))
	}
	events := c.trail(t)
	if n := len(events); events[n-2].Kind != "onward" || events[n-2].Outcome != "success" || events[n-1].Kind != "onward" || events[n-1].Outcome != "unavailable" || len(b.all()) != 0 {
		t.Errorf("%+v", events[n-2:])
	}
}

// L15: without the journal nothing leaves.
func TestM46_WithoutAuditNothingLeaves(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	v := c.opened(t, "999 012 3454")
	c.breakJournal(t)
	c.breakSpare(t)
	if err := c.Record.HandOn(v.Record, saltway); care.CodeOf(err) != care.CodeAudit {
		t.Error(err)
	}
	if c.asked() || len(b.all()) != 0 {
		t.Error("something left")
	}
}

// H4: with the record closed while the neighbour thinks, nobody's page appears.
func TestM46_ClosedMeanwhile(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	v := c.opened(t, "999 012 3454")
	if err := c.region.Slow("neighbour", 2*time.Second); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- c.Record.HandOn(v.Record, saltway) }()
	time.Sleep(300 * time.Millisecond)
	c.Record.Close(v.Record)
	if err := <-done; err == nil || len(b.all()) != 0 {
		t.Errorf("%v %v", err, b.all())
	}
}

// M47, M48: guides and national services open without anybody in the address,
// and only those that the region file names.
func TestM47_M48_PagesOpenWithoutContext(t *testing.T) {
	c, b := besideNeighbours(t, "U2")
	v := c.opened(t, "999 012 3454")
	list, err := c.Record.Neighbours(v.Record)
	if err != nil || len(list.Links) != 1 {
		t.Fatalf("%+v %v", list, err)
	}
	for _, name := range []string{saltway, list.Links[0].Name} {
		if err := c.Record.OpenPage(name); err != nil {
			t.Error(err)
		}
	}
	if want := []string{list.Neighbours[0].Guide, list.Links[0].Address}; !slices.Equal(b.all(), want) {
		t.Errorf("%v, want %v", b.all(), want)
	}
	for _, address := range b.all() {
		if status, _ := visitPage(t, address); status != http.StatusOK || strings.Contains(address, "?") {
			t.Error(status, address)
		}
	}
	if err := c.Record.OpenPage("https://elsewhere.example/"); err == nil {
		t.Error("a page was opened that the region file does not name")
	}
}
