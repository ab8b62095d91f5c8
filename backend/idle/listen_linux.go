package idle

import (
	"context"
	"os"
	"sync"
	"syscall"

	"github.com/godbus/dbus/v5"
)

const (
	login   = "org.freedesktop.login1"
	manager = "org.freedesktop.login1.Manager"
	session = "org.freedesktop.login1.Session"
	props   = "org.freedesktop.DBus.Properties"
)

// savers are the desktops' screen lockers that tell of it in the same words.
var savers = []string{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"}

// Listen calls lock when the system tells that the screen was locked, the seat
// changed, or the computer is about to sleep, until the context ends. It asks
// logind to wait with sleep until lock has returned, so that a computer never
// wakes with a record on its screen. Where there is no bus, or nobody speaks on
// it, nothing is told: the clocks still see a sleep. On the session bus any program
// of the user's can say so falsely: all it gains is a lock.
func Listen(ctx context.Context, lock func(Reason)) {
	var running sync.WaitGroup
	running.Go(func() { listenSystem(ctx, lock) })
	running.Go(func() { listenSession(ctx, lock) })
	running.Wait()
}

func listenSession(ctx context.Context, lock func(Reason)) {
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx)) // a bus of our own would hear nothing
	if err != nil {
		return
	}
	defer bus.Close()
	if bus.Auth(nil) != nil || bus.Hello() != nil {
		return
	}
	for _, s := range savers {
		if bus.AddMatchSignal(dbus.WithMatchInterface(s), dbus.WithMatchMember("ActiveChanged")) != nil {
			return
		}
	}
	hear(ctx, bus, func(s *dbus.Signal) {
		if on, ok := first[bool](s); ok && on {
			lock(Screen)
		}
	})
}

func listenSystem(ctx context.Context, lock func(Reason)) {
	bus, err := dbus.ConnectSystemBus(dbus.WithContext(ctx))
	if err != nil {
		return
	}
	defer bus.Close()
	own := ownSession(bus)
	matches := [][]dbus.MatchOption{{dbus.WithMatchInterface(manager), dbus.WithMatchMember("PrepareForSleep")}}
	if own != "" {
		matches = append(matches,
			[]dbus.MatchOption{dbus.WithMatchInterface(session), dbus.WithMatchMember("Lock"), dbus.WithMatchObjectPath(own)},
			[]dbus.MatchOption{dbus.WithMatchInterface(props), dbus.WithMatchMember("PropertiesChanged"), dbus.WithMatchObjectPath(own)})
	}
	for _, m := range matches {
		if bus.AddMatchSignal(append(m, dbus.WithMatchSender(login))...) != nil {
			return
		}
	}
	hold := inhibit(bus)
	defer func() { hold.release() }()
	hear(ctx, bus, func(s *dbus.Signal) {
		switch s.Name {
		case manager + ".PrepareForSleep":
			if sleeping, ok := first[bool](s); ok && sleeping {
				lock(Slept)
				hold.release()
			} else if ok {
				hold.release()
				hold = inhibit(bus)
			}
		case session + ".Lock":
			lock(Screen)
		case props + ".PropertiesChanged":
			changed(s, lock)
		}
	})
}

// changed reads what changed of our own session: LockedHint is set by the desktop's
// locker, Active goes when another user is switched to.
func changed(s *dbus.Signal, lock func(Reason)) {
	if len(s.Body) < 2 {
		return
	}
	values, _ := s.Body[1].(map[string]dbus.Variant)
	if locked, ok := values["LockedHint"].Value().(bool); ok && locked {
		lock(Screen)
	}
	if active, ok := values["Active"].Value().(bool); ok && !active {
		lock(Seat)
	}
}

// ownSession finds the session that this window is in; "" where logind has none.
func ownSession(bus *dbus.Conn) (path dbus.ObjectPath) {
	id := os.Getenv("XDG_SESSION_ID")
	if v, err := bus.Object(login, "/org/freedesktop/login1/session/auto").GetProperty(session + ".Id"); err == nil {
		if s, ok := v.Value().(string); ok {
			id = s
		}
	}
	if id == "" || bus.Object(login, "/org/freedesktop/login1").Call(manager+".GetSession", 0, id).Store(&path) != nil {
		return ""
	}
	return path
}

// delay keeps the computer from sleeping for as long as logind allows, five
// seconds as it comes; -1 is none.
type delay int

func inhibit(bus *dbus.Conn) delay {
	var fd dbus.UnixFD
	err := bus.Object(login, "/org/freedesktop/login1").
		Call(manager+".Inhibit", 0, "sleep", "Shared Care Record viewer", "Closing the open record", "delay").Store(&fd)
	if err != nil {
		return -1
	}
	syscall.CloseOnExec(int(fd))
	return delay(fd)
}

func (d *delay) release() {
	if *d >= 0 {
		_ = syscall.Close(int(*d))
	}
	*d = -1
}

func hear(ctx context.Context, bus *dbus.Conn, tell func(*dbus.Signal)) {
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	for {
		select {
		case <-ctx.Done():
			return
		case s, ok := <-signals:
			if !ok {
				return
			}
			tell(s)
		}
	}
}

func first[T any](s *dbus.Signal) (v T, ok bool) {
	if len(s.Body) == 0 {
		return v, false
	}
	v, ok = s.Body[0].(T)
	return v, ok
}
