package window

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestScrubbed(t *testing.T) {
	for _, name := range []string{"WEBKIT_INSPECTOR_HTTP_SERVER", "GTK_MODULES", "LD_PRELOAD", "JSC_dumpOptions",
		"GST_DEBUG_FILE", "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS", "SSLKEYLOGFILE", "webview2_user_data_folder", "WEBKIT_A11Y_BUS_ADDRESS"} {
		if !scrubbed(name) {
			t.Errorf("%s stays", name)
		}
	}
	for _, name := range []string{"DISPLAY", "HOME", "LANG", "PATH", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS",
		"GTK_IM_MODULE", "GTK_THEME", "HTTPS_PROXY", "SSL_CERT_FILE", "BROWSER", "SHCR_REGION"} {
		if scrubbed(name) {
			t.Errorf("%s goes", name)
		}
	}
}

// L8: the page is read out on this computer only.
func TestL8_ReadOutHereOnly(t *testing.T) {
	for _, value := range []string{"tcp:host=192.0.2.1,port=9", "nonce-tcp:host=localhost,port=9", "unixexec:path=/bin/sh", "autolaunch:",
		"unix:path=/run/user/1000/at-spi/bus;tcp:host=192.0.2.1,port=9", "Unix:path=/x", ""} {
		if !abroad("AT_SPI_BUS_ADDRESS", value) {
			t.Errorf("%q stays", value)
		}
	}
	for _, value := range []string{"unix:path=/run/user/1000/at-spi/bus_0", "unix:abstract=/tmp/x,guid=00;unix:path=/run/x"} {
		if abroad("AT_SPI_BUS_ADDRESS", value) {
			t.Errorf("%q goes", value)
		}
	}
	if abroad("DBUS_SESSION_BUS_ADDRESS", "tcp:host=localhost,port=9") {
		t.Error("another variable goes")
	}
}

// TestL4L5Harden runs Harden in a process of its own, because it cannot be
// undone, and looks at a child of that process too.
func TestL4L5Harden(t *testing.T) {
	if os.Getenv("SHCR_TEST_HARDEN") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestL4L5Harden$", "-test.v")
		cmd.Env = append(os.Environ(), "SHCR_TEST_HARDEN=1", "GTK_MODULES=planted")
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		return
	}
	if err := Harden(); err != nil {
		t.Fatal(err)
	}
	child, err := exec.Command("sh", "-c", "ulimit -c; cat /proc/self/coredump_filter; echo $GTK_MODULES$GSETTINGS_BACKEND").Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(string(child)); len(got) != 3 || got[0] != "0" || strings.Trim(got[1], "0") != "" || got[2] != "memory" {
		t.Errorf("a child has core limit, filter and environment %q", got)
	}
	status, err := os.ReadFile("/proc/self/limits")
	if err != nil || !strings.Contains(strings.Join(strings.Fields(string(status)), " "), "Max core file size 0 0") {
		t.Errorf("core limit: %v\n%s", err, status)
	}
	if dumpable() {
		t.Error("other processes may read this one's memory")
	}
}
