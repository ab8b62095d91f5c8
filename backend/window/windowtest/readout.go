package windowtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/godbus/dbus/v5"
)

// AccessBus is the program that gives a desktop the bus of its screen readers, which
// [Options.ReadOut] needs. It is part of the package at-spi2-core.
const AccessBus = "/usr/libexec/at-spi-bus-launcher"

// Accessible is an object of the screen as a screen reader gets it over AT-SPI, with
// all that stands in it.
type Accessible struct {
	Role       string            // the name that AT-SPI has for it, such as "push button"
	Name       string            // its accessible name, "" for none
	Text       string            // its own text, with [Embedded] for each child within
	Attributes map[string]string // of the web view: "tag", "level", "xml-roles" and more
	Focusable  bool              // the keyboard can be on it
	Children   []*Accessible
}

// Embedded stands in a text of AT-SPI where another object does.
const Embedded = "\ufffc"

// reference is how AT-SPI names an object: whose it is, and where.
type reference struct {
	Bus  string
	Path dbus.ObjectPath
}

// The registry of all that can be read out, the part of its interfaces that is asked,
// and the state's bit that says focusable.
const (
	registry       = "org.a11y.atspi.Registry"
	accessibleRoot = dbus.ObjectPath("/org/a11y/atspi/accessible/root")
	accessibleName = "org.a11y.atspi.Accessible"
	focusableBit   = 1 << 11
)

// spoken are AT-SPI's names of the roles of its protocol that a page or its window
// has. The names that the web view itself gives are empty.
var spoken = map[uint32]string{
	7: "check box", 10: "column header", 11: "combo box", 14: "desktop frame", 16: "dialog", 20: "filler", 23: "frame", 27: "image", 29: "label",
	31: "list", 32: "list item", 33: "menu", 35: "menu item", 39: "panel", 43: "push button", 44: "radio button", 45: "radio menu item",
	47: "row header", 49: "scroll pane", 50: "separator", 54: "status bar", 55: "table", 56: "table cell", 62: "toggle button",
	63: "tool bar", 65: "tree", 73: "paragraph", 75: "application", 78: "embedded", 79: "entry", 81: "caption", 83: "heading", 85: "section",
	87: "form", 88: "link", 90: "table row", 91: "tree item", 95: "document web", 97: "comment", 98: "list box", 101: "notification", 109: "article",
	110: "landmark", 115: "timer", 116: "static", 121: "description list", 122: "description term", 123: "description value",
}

// startAccess starts the accessibility bus of the window's desktop and joins it.
func (w *Window) startAccess(env []string) error {
	cmd := exec.Command(AccessBus, "--launch-immediately")
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = append(slices.Clone(env), "GSETTINGS_BACKEND=memory"), w.dir, w.log, w.log
	if err := w.nursery.start(cmd); err != nil {
		return fmt.Errorf("no accessibility bus (package at-spi2-core): %w", err)
	}
	session, err := dbus.Connect(w.bus)
	if err != nil {
		return err
	}
	defer session.Close()
	var address string
	for deadline := time.Now().Add(10 * time.Second); address == ""; time.Sleep(20 * time.Millisecond) {
		err := session.Object("org.a11y.Bus", "/org/a11y/bus").Call("org.a11y.Bus.GetAddress", 0).Store(&address)
		if err != nil && time.Now().After(deadline) {
			return fmt.Errorf("no accessibility bus: %w", err)
		}
	}
	w.access, err = dbus.Connect(address)
	return err
}

// Heard is the window as a screen reader would get it now: the whole tree that the
// registry of AT-SPI holds. It needs [Options.ReadOut]. A tree that changes while it is
// read is read anew, for as long as Find and its like wait.
func (w *Window) Heard() (*Accessible, error) {
	if w.access == nil {
		return nil, errors.New("the window has no accessibility bus: Options.ReadOut")
	}
	ctx, cancel := context.WithTimeout(context.Background(), w.wait)
	defer cancel()
	for {
		r := &listener{ctx: ctx, bus: w.access, turns: make(chan struct{}, 16)}
		root := r.read(reference{registry, accessibleRoot})
		if r.err == nil {
			return root, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("the screen is not read out: %w", r.err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// listener reads a tree, many objects at a time.
type listener struct {
	ctx   context.Context
	bus   *dbus.Conn
	turns chan struct{}
	once  sync.Once
	err   error // the first
}

func (l *listener) read(at reference) *Accessible {
	a, children := l.object(at)
	a.Children = make([]*Accessible, len(children))
	var all sync.WaitGroup
	for i, c := range children {
		all.Go(func() { a.Children[i] = l.read(c) })
	}
	all.Wait()
	return a
}

// object reads all but what stands in it.
func (l *listener) object(at reference) (a *Accessible, children []reference) {
	l.turns <- struct{}{}
	defer func() { <-l.turns }()
	a = &Accessible{}
	var role uint32
	var state []uint32
	object := l.bus.Object(at.Bus, at.Path)
	ask := func(method string, into any, args ...any) error {
		return object.CallWithContext(l.ctx, method, 0, args...).Store(into)
	}
	err := errors.Join(
		ask(accessibleName+".GetRole", &role),
		ask("org.freedesktop.DBus.Properties.Get", &a.Name, accessibleName, "Name"),
		ask(accessibleName+".GetState", &state),
		ask(accessibleName+".GetAttributes", &a.Attributes),
		ask(accessibleName+".GetChildren", &children))
	if err != nil {
		l.once.Do(func() { l.err = fmt.Errorf("%s %s: %w", at.Bus, at.Path, err) })
		return a, nil
	}
	if a.Role = spoken[role]; a.Role == "" {
		a.Role = fmt.Sprintf("role %d", role)
	}
	if a.Role == "filler" && len(children) == 0 {
		// GTK lists no child of another process, such as the page, but gives it.
		page := make([]reference, 1)
		if ask(accessibleName+".GetChildAtIndex", &page[0], int32(0)) == nil {
			children = page
		}
	}
	_ = ask("org.a11y.atspi.Text.GetText", &a.Text, int32(0), int32(-1)) // most have none
	a.Focusable = len(state) > 0 && state[0]&focusableBit != 0
	return a, slices.DeleteFunc(children, func(c reference) bool { return strings.HasSuffix(string(c.Path), "/null") })
}

// All are the object and all that stands in it, in the order of reading.
func (a *Accessible) All() iter.Seq[*Accessible] {
	return func(yield func(*Accessible) bool) { a.each(yield) }
}

func (a *Accessible) each(yield func(*Accessible) bool) bool {
	if !yield(a) {
		return false
	}
	for _, c := range a.Children {
		if !c.each(yield) {
			return false
		}
	}
	return true
}

// Find is the first object in it of that role and name; nil when there is none. Of an
// object without a name what it says is taken; an empty name is any.
func (a *Accessible) Find(role, name string) *Accessible {
	for o := range a.All() {
		if o.Role == role && (name == "" || cmp.Or(fold(o.Name), o.Says()) == fold(name)) {
			return o
		}
	}
	return nil
}

// Says is what is read out of it: its text with what stands in it in its place, white
// space folded and nothing twice; of what has no text its name.
func (a *Accessible) Says() string {
	said, rest := "", a.Children
	for i, part := range strings.Split(a.Text, Embedded) {
		if i > 0 && len(rest) > 0 {
			said += " " + rest[0].Says() + " "
			rest = rest[1:]
		}
		said += part
	}
	for _, c := range rest {
		if more := c.Says(); !strings.Contains(fold(said), more) { // as emphasis in a text
			said += " " + more
		}
	}
	return cmp.Or(fold(said), fold(a.Name))
}

// String is the tree as an outline, one object a line, for people.
func (a *Accessible) String() string {
	var b strings.Builder
	a.outline(&b, 0)
	return b.String()
}

func (a *Accessible) outline(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%s%s %q", strings.Repeat("  ", depth), a.Role, a.Name)
	if a.Text != "" && a.Text != a.Name {
		fmt.Fprintf(b, " %q", a.Text)
	}
	for _, k := range slices.Sorted(maps.Keys(a.Attributes)) {
		if k != "toolkit" {
			fmt.Fprintf(b, " %s=%s", k, a.Attributes[k])
		}
	}
	if a.Focusable {
		b.WriteString(" focusable")
	}
	b.WriteByte('\n')
	for _, c := range a.Children {
		c.outline(b, depth+1)
	}
}
