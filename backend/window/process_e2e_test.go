//go:build e2e

package window_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"shcr/backend/window/windowtest"
)

// TestShimLinked reads the binaries: ours, not the library's, make the web
// view; and what ships cannot be driven.
func TestShimLinked(t *testing.T) {
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	if err := windowtest.ShimLinked(filepath.Join(dir, "shipped"), true); err != nil {
		t.Error(err)
	}
	if windowtest.ShimLinked(filepath.Join(dir, "guarded"), true) == nil {
		t.Error("the automation of the driven build was not seen")
	}
}

// TestL13_M128_NothingOpens proves rows L13 and W5 in the build that ships: no print, no
// dialog, no question, no fullscreen, and the page cannot end the app.
func TestL13_M128_NothingOpens(t *testing.T) {
	t.Parallel()
	tr := start(t, "shipped", "on", "SHCR_HOSTILE_PAGE=loud")
	eventually(t, "the page came through", func() bool { return slices.Contains(tr.said("call"), "page still there") })
	time.Sleep(300 * time.Millisecond)
	refused := tally(tr.said("notice"))
	t.Logf("refused: %v", refused)
	if refused["print"] != 1 || refused["dialog"] != 3 {
		t.Errorf("print asked for once and dialogs three times; refused: %v", refused)
	}
	if refused["message"] < 2 {
		t.Errorf("quitting and hiding by the page were not refused: %v", refused)
	}
	none(t, "reached the listener", tr.reached())
	picture := filepath.Join(pictures(t), "nothing-opens.png")
	if err := tr.Grab(picture); err != nil {
		t.Fatal(err)
	}
	if n, err := windowtest.Colours(picture); err != nil || n < 20 {
		t.Errorf("the window is not to be seen: %d colours, %v", n, err)
	}
	none(t, "files left at home", leftovers(t, tr.Home()))
}

// TestW6WebProcessLost proves row W6: after a crash of the web process the app is
// told first and the page is there again in 3 seconds, 20 times.
func TestW6WebProcessLost(t *testing.T) {
	t.Parallel()
	tr := start(t, "shipped", "on")
	eventually(t, "the first page", func() bool { return len(tr.said("ready")) == 1 })
	for i := range 20 {
		web := tr.Processes("WebKitWebProc")
		if len(web) != 1 {
			t.Fatalf("web processes: %v", web)
		}
		began := time.Now()
		if err := syscall.Kill(web[0].PID, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the page again", func() bool { return len(tr.said("ready")) == i+2 })
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("loss %d: page again after %v", i+1, took)
		}
	}
	lines := tr.said("notice")
	if want := slices.Repeat([]string{"page-gone", "page-reloaded"}, 20); !slices.Equal(lines, want) {
		t.Errorf("notices: %q", lines)
	}
}

// TestEmptyPage proves that the lock rule's way leaves no web process that held
// a record, and that the page comes back in a new one.
func TestEmptyPage(t *testing.T) {
	t.Parallel()
	tr := start(t, "shipped", "on", "SHCR_HOSTILE_PAGE=empty")
	var first []windowtest.Process
	eventually(t, "the page in a first process", func() bool {
		first = tr.Processes("WebKitWebProc")
		return len(tr.said("ready")) == 1
	})
	eventually(t, "the page in a new process", func() bool { return len(tr.said("call page is here")) == 2 })
	if want := []string{"page-emptied", "page-reloaded"}; !slices.Equal(tr.said("notice"), want) {
		t.Errorf("notices: %q, want %q", tr.said("notice"), want)
	}
	now := tr.Processes("WebKitWebProc")
	if len(first) != 1 || len(now) != 1 || first[0].PID == now[0].PID {
		t.Errorf("web processes first %v, now %v", first, now)
	}
}

// TestL5NoCore proves row L5: a process that crashes leaves no memory on disk.
func TestL5NoCore(t *testing.T) {
	t.Parallel()
	tr := start(t, "shipped", "on")
	eventually(t, "the page", func() bool { return len(tr.said("ready")) == 1 })
	for _, p := range tr.Processes("") {
		if !strings.HasPrefix(p.Name, "WebKit") && p.Name != "shipped" {
			continue
		}
		limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", p.PID))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(strings.Fields(string(limits)), " "), "Max core file size 0 0") {
			t.Errorf("%s may dump core", p.Name)
		}
		filter, err := os.ReadFile(fmt.Sprintf("/proc/%d/coredump_filter", p.PID))
		if err != nil || strings.Trim(string(filter), "0\n") != "" {
			t.Errorf("%s dumps the memory kinds %q, %v", p.Name, filter, err)
		}
	}
}

// TestL8EnvironmentScrubbed proves row L8: no variable opens a debugger's port or
// loads a module.
func TestL8EnvironmentScrubbed(t *testing.T) {
	t.Parallel()
	module := filepath.Join(t.TempDir(), "planted-module.so")
	cc := exec.Command("cc", "-shared", "-fPIC", "-x", "c", "-o", module, "-")
	cc.Stdin = strings.NewReader("void gtk_module_init(int *argc, char ***argv) {}\n")
	if said, err := cc.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	one, two := freeAddress(t), freeAddress(t)
	folder := filepath.Dir(module)
	tr := start(t, "shipped", "on",
		"WEBKIT_INSPECTOR_SERVER="+one, "WEBKIT_INSPECTOR_HTTP_SERVER="+two,
		"GTK_MODULES="+module, "GTK3_MODULES="+module, "GTK_PATH="+folder, "GTK_EXE_PREFIX="+folder,
		"GDK_PIXBUF_MODULE_FILE="+module, "GDK_PIXBUF_MODULEDIR="+folder, "GIO_MODULE_DIR="+folder,
		"GIO_EXTRA_MODULES="+folder, "GST_PLUGIN_PATH="+folder, "GST_DEBUG_FILE="+filepath.Join(folder, "gst"),
		"WEBKIT_INJECTED_BUNDLE_PATH="+folder, "JSC_dumpOptions=1", "SSLKEYLOGFILE="+filepath.Join(folder, "keys"),
		"WEBKIT_EXEC_PATH="+folder)
	eventually(t, "the page", func() bool { return len(tr.said("ready")) == 1 })
	for _, address := range []string{one, two} {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			t.Errorf("an inspector listens on %s", address)
		}
	}
	looked := 0
	for _, p := range tr.Processes("") {
		if !strings.HasPrefix(p.Name, "WebKit") && p.Name != "shipped" {
			continue
		}
		maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", p.PID))
		if err != nil {
			t.Logf("%s guards its memory: %v", p.Name, err)
			continue
		}
		looked++
		if strings.Contains(string(maps), "planted-module") {
			t.Errorf("the planted module is in %s", p.Name)
		}
	}
	if looked < 2 {
		t.Errorf("looked into %d processes only", looked)
	}
	if found := leftovers(t, folder); len(found) != 1 {
		t.Errorf("written beside the module: %q", found)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// leftovers lists the files under a folder.
func leftovers(t *testing.T, folder string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return files
}

// pictures is where the tests leave what they saw.
func pictures(t *testing.T) string {
	t.Helper()
	root, err := windowtest.Root()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "build", "out", "window")
}
