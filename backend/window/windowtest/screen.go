package windowtest

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// startScreen starts an X server on a display number that it chooses itself.
func startScreen(n *nursery, width, height int, log *os.File) (display string, err error) {
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-nolisten", "tcp", "-noreset", "-dpi", "96")
	cmd.Stdout, cmd.Stderr = log, log
	number, err := n.startTelling(cmd, 20*time.Second)
	if err != nil {
		return "", fmt.Errorf("no screen (package xvfb): %w", err)
	}
	return ":" + strings.TrimSpace(number), nil
}

// A bus with no service folders: whatever is installed on the machine, nothing
// is started on the app's behalf.
const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
`

// startBus starts a message bus of this window's own.
func startBus(n *nursery, dir string, log *os.File) (address string, err error) {
	config := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, busConfig, dir), 0o600); err != nil {
		return "", err
	}
	cmd := exec.Command("dbus-daemon", "--config-file="+config, "--nofork", "--nopidfile", "--print-address=3")
	cmd.Stdout, cmd.Stderr = log, log
	address, err = n.startTelling(cmd, 10*time.Second)
	if err != nil {
		return "", fmt.Errorf("no message bus (package dbus): %w", err)
	}
	return address, nil
}

// startDriver starts a driver, of the package from, with the environment that the app
// is to have, and waits until it listens.
func startDriver(n *nursery, env []string, log *os.File, driver, from string, args ...string) (base string, err error) {
	port, err := freePort()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(driver, append(args, "--port="+strconv.Itoa(port))...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, log, log
	if err := n.start(cmd); err != nil {
		return "", fmt.Errorf("no driver (package %s): %w", from, err)
	}
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		c, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			c.Close()
			return "http://" + address, nil
		}
	}
	return "", fmt.Errorf("%s did not listen on %s in 10 seconds", driver, address)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
