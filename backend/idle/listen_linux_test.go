package idle

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

// startBus starts a bus that ends with the test.
func startBus(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed; build/setup.sh installs it")
	}
	dir := t.TempDir()
	config := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, dir), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--config-file="+config, "--nofork", "--nopidfile", "--print-address=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// logind is as much of the login manager as the viewer speaks to.
type logind struct {
	bus  *dbus.Conn
	held chan *os.File // our ends of what was handed out by Inhibit
}

const ownPath = dbus.ObjectPath("/org/freedesktop/login1/session/_37")

// Inhibit hands out one end of a pipe; sleep waits until it is closed.
func (l *logind) Inhibit(what, _, _, mode string) (dbus.UnixFD, *dbus.Error) {
	r, w, err := os.Pipe()
	if err != nil || what != "sleep" || mode != "delay" {
		return 0, dbus.NewError("org.example.No", nil)
	}
	l.held <- r
	fd := w.Fd()
	time.AfterFunc(2*time.Second, func() { _ = w.Close() }) // the reply has carried a copy away
	return dbus.UnixFD(fd), nil
}

// GetSession knows one session.
func (l *logind) GetSession(id string) (dbus.ObjectPath, *dbus.Error) {
	if id != "7" {
		return "", dbus.NewError("org.freedesktop.login1.NoSuchSession", nil)
	}
	return ownPath, nil
}

func (l *logind) emit(t *testing.T, path dbus.ObjectPath, name string, values ...any) {
	t.Helper()
	if err := l.bus.Emit(path, name, values...); err != nil {
		t.Fatal(err)
	}
}

// L14, L6, B19: what logind and the desktops' lockers say locks, before the computer
// sleeps; the end of either, another's session and other programs' words do not.
func TestL14_L6_B19_TheSystemIsHeard(t *testing.T) {
	address := startBus(t)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	t.Setenv("XDG_SESSION_ID", "7")
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	defer bus.Close()
	l := &logind{bus, make(chan *os.File, 4)}
	if err := bus.Export(l, "/org/freedesktop/login1", manager); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(login, 0); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	told, ended := make(chan Reason, 8), make(chan struct{})
	var hold atomic.Pointer[os.File]
	go func() {
		defer close(ended)
		Listen(ctx, func(r Reason) {
			if r == Slept { // sleep still waits while we lock
				held := hold.Load()
				_ = held.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
				if _, err := held.Read(make([]byte, 1)); !os.IsTimeout(err) {
					t.Errorf("the computer did not wait: %v", err)
				}
			}
			told <- r
		})
	}()
	select {
	case held := <-l.held:
		hold.Store(held)
	case <-time.After(5 * time.Second):
		t.Fatal("sleep is not held up")
	}
	heard := func(want Reason) {
		t.Helper()
		select {
		case r := <-told:
			if r != want {
				t.Errorf("%q, not %q", r, want)
			}
		case <-time.After(5 * time.Second): // a machine that does much else
			t.Errorf("%q was not heard", want)
		}
	}
	time.Sleep(200 * time.Millisecond) // the other bus connection is made meanwhile

	for _, s := range savers {
		l.emit(t, "/org/freedesktop/ScreenSaver", s+".ActiveChanged", true)
		heard(Screen)
	}
	l.emit(t, ownPath, session+".Lock")
	heard(Screen)
	l.emit(t, ownPath, props+".PropertiesChanged", session, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(true)}, []string{})
	heard(Screen)
	l.emit(t, ownPath, props+".PropertiesChanged", session, map[string]dbus.Variant{"Active": dbus.MakeVariant(false)}, []string{})
	heard(Seat)
	l.emit(t, "/org/freedesktop/login1", manager+".PrepareForSleep", true)
	heard(Slept)
	_ = hold.Load().SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := hold.Load().Read(make([]byte, 1)); os.IsTimeout(err) {
		t.Error("sleep is held up after the lock")
	}
	l.emit(t, "/org/freedesktop/login1", manager+".PrepareForSleep", false)
	select {
	case <-l.held:
	case <-time.After(5 * time.Second):
		t.Error("the next sleep is not held up")
	}

	l.emit(t, "/org/freedesktop/ScreenSaver", savers[0]+".ActiveChanged", false)
	l.emit(t, "/org/freedesktop/ScreenSaver", savers[0]+".ActiveChanged")
	l.emit(t, "/org/freedesktop/ScreenSaver", savers[0]+".ActiveChanged", "true")
	l.emit(t, "/org/freedesktop/login1/session/_38", session+".Lock")
	l.emit(t, ownPath, session+".Unlock")
	l.emit(t, ownPath, props+".PropertiesChanged", session, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(false), "Active": dbus.MakeVariant(true)}, []string{})
	l.emit(t, ownPath, props+".PropertiesChanged")
	other, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.Emit("/org/freedesktop/login1", manager+".PrepareForSleep", true); err != nil {
		t.Fatal(err)
	}
	select {
	case r := <-told:
		t.Errorf("%q was taken for a reason to lock", r)
	case <-time.After(300 * time.Millisecond):
	}
	cancel()
	<-ended
}

// Without any bus nothing is heard, and nothing is started or waited for.
func TestNoBus(t *testing.T) {
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	done := make(chan struct{})
	go func() { Listen(t.Context(), func(r Reason) { t.Errorf("told %q", r) }); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("waits")
	}
}
