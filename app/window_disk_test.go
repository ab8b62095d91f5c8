//go:build e2e && linux

package app_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"shcr/backend/training"
	"shcr/backend/window/windowtest"
)

const diskChild = "SHCR_TEST_DISK"

// diskWork is what the child of the test below is to do.
type diskWork struct {
	Dir, Prefix string
	Numbers     []string
	Letters     int      // of each person
	InFull      bool     // with a lock before the crash, and an exit after it
	Controls    []string // a live file, a deleted one, one in UTF-16, one compressed
}

// B15, L10, L17: nothing of a record and no token is on the disk, after a clinic with a
// lock, a crash and an exit. The disk is a file of its own, over which the whole
// system lies, so that whoever writes, and wherever, writes there, and at once. Its own
// journal, which all data pass and which never comes round, still has what was deleted
// and written over.
func TestB15_NothingIsOnTheDisk(t *testing.T) {
	people, documents, inFull := 1, 4, os.Getenv("SHCR_BAR") != ""
	if inFull {
		people, documents = 30, 40
	}
	needsMounts(t)
	programs, err := built()
	dir, m := t.TempDir(), newMint()
	work := diskWork{Dir: dir, InFull: inFull, Prefix: m.prefix, Numbers: numbers(people), Letters: (documents + people - 1) / people}
	for range 4 {
		work.Controls = append(work.Controls, m.next())
	}
	for _, n := range work.Numbers {
		m.writePerson(t, filepath.Join(dir, "import", "acute"), n, work.Letters)
	}
	r, err2 := training.Start(t.Context(), training.Options{Import: filepath.Join(dir, "import")})
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	issued := &purse{tokens: map[string]bool{}}
	r.Identity().OnTokens(issued.take)
	image := filepath.Join(dir, "image")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "region.yaml"), r.File(), 0o600), os.WriteFile(image, nil, 0o600), os.Truncate(image, 12<<30)); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mkfs.ext4", "-q", "-F", "-b", "4096", "-J", "size=4096", image).CombinedOutput(); err != nil {
		t.Skipf("no file system of 12 GiB can be made in %s; point TMPDIR to a disk that takes a sparse file: %s", dir, said)
	}
	said, err := json.Marshal(work)
	if err != nil {
		t.Fatal(err)
	}
	hears, tells, err := os.Pipe()
	hears2, tells2, err2 := os.Pipe()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestB15Child$", "-test.v", "-test.timeout=40m")
	cmd.Env = append(os.Environ(), diskChild+"="+string(said), builtEnv+"="+programs)
	cmd.ExtraFiles = []*os.File{hears, tells2}
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS, Pdeathsig: syscall.SIGKILL}
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = hears.Close(), tells2.Close()
	hits, seen := 0, map[string]bool{}
	look := func(when string) {
		began := time.Now()
		disk := used(t, image)
		needles := forms(m.prefix)
		for _, text := range append(issued.marks(), "eyJhbGci") {
			needles = append(needles, forms(text)...)
		}
		for _, n := range work.Numbers {
			needles = append(needles, forms(n)...)
			needles = append(needles, forms(n[:3]+" "+n[3:6]+" "+n[6:])...)
		}
		streams := newSearch(needles).in(disk, 2, func(needle, around []byte) {
			for i, c := range work.Controls {
				for _, form := range forms(c) {
					if bytes.Contains(around, form) {
						seen[fmt.Sprint(i)] = true
						return
					}
				}
			}
			if hits++; hits < 20 {
				t.Errorf("%s: %q is on the disk: %q", when, needle, around)
			}
		})
		t.Logf("%s: %d MiB, %d streams, %d needles, looked for in %v", when, len(disk)>>20, streams, len(needles), time.Since(began).Round(time.Second))
	}
	for {
		line := make([]byte, 64)
		n, err := hears2.Read(line)
		if err != nil {
			break
		}
		look(strings.TrimSpace(string(line[:n])))
		_, _ = tells.WriteString("go on\n")
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	look("ended")
	if len(seen) != len(work.Controls) {
		t.Errorf("of the controls only %v were found: the scan sees too little", seen)
	}
	shown := 0
	if said := regexp.MustCompile(`(\d+) sentinels were on the screen`).FindStringSubmatch(log.String()); said != nil {
		_, _ = fmt.Sscan(said[1], &shown)
	}
	if tokens := len(issued.marks()); shown < 150*people || tokens < 5 {
		t.Errorf("%d sentinels were on the screen and %d tokens given out: the test looks for too little", shown, tokens)
	}
	t.Logf("%d sentinels in %d records, %d of them on the screen", m.given, people, shown)
	t.Logf("bar B15 required 0 measured %d %s", hits, map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// needsMounts skips a test where a file cannot be mounted as a disk.
func needsMounts(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may mount a disk: run it as root")
	}
	for _, name := range []string{"mkfs.ext4", "mount"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%v; build/setup.sh installs it (packages e2fsprogs and mount)", err)
		}
	}
	systems, _ := os.ReadFile("/proc/filesystems")
	if loops, _ := filepath.Glob("/dev/loop-control"); len(loops) == 0 || !bytes.Contains(systems, []byte("overlay")) || !bytes.Contains(systems, []byte("ext4")) {
		t.Skip("the system has no loop devices, no overlay or no ext4: load these modules (modprobe), or give the container /dev/loop-control")
	}
	if said, err := exec.Command("unshare", "--mount", "true").CombinedOutput(); err != nil {
		t.Skipf("nothing may be mounted here; in a container, allow it (SYS_ADMIN): %s", said)
	}
}

// intoImage makes the image the disk below everything this process and its children
// write, until they end.
func intoImage(dir string) error {
	disk := filepath.Join(dir, "disk")
	root := filepath.Join(disk, "root")
	if err := os.Mkdir(disk, 0o700); err != nil {
		return err
	}
	if said, err := exec.Command("mount", "-o", "loop,sync,data=journal", filepath.Join(dir, "image"), disk).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}
	for _, name := range []string{"up", "work", "root"} {
		if err := os.Mkdir(filepath.Join(disk, name), 0o755); err != nil {
			return err
		}
	}
	over := fmt.Sprintf("lowerdir=/,upperdir=%s/up,workdir=%s/work", disk, disk)
	if err := syscall.Mount("overlay", root, "overlay", 0, over); err != nil {
		return fmt.Errorf("overlay: %w", err)
	}
	for _, name := range []string{"proc", "dev", "sys"} {
		if err := syscall.Mount("/"+name, filepath.Join(root, name), "", syscall.MS_BIND|syscall.MS_REC, ""); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	here, err := os.Getwd()
	return errors.Join(err, syscall.Chroot(root), os.Chdir(here))
}

// TestB15Child is the process that the test above looks at.
func TestB15Child(t *testing.T) {
	var work diskWork
	if json.Unmarshal([]byte(os.Getenv(diskChild)), &work) != nil {
		t.Skip("run by TestB15_NothingIsOnTheDisk")
	}
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	goOn, tell := os.NewFile(3, ""), os.NewFile(4, "")
	look := func(when string) {
		_, _ = io.WriteString(tell, when)
		_, _ = goOn.Read(make([]byte, 64))
	}
	if err := intoImage(work.Dir); err != nil {
		t.Fatal(err)
	}
	leaveControls(t, work.Controls)
	ring, home, shown := &windowtest.Keyring{}, "/home/b15", map[string]bool{}
	started := func() *desk {
		d := openWindow(t, "U2", windowtest.Options{Args: []string{"--region", filepath.Join(work.Dir, "region.yaml")}, Home: home, Keyring: ring})
		d.signIn()
		return d
	}
	opened := func(d *desk, number string, letters int) {
		see := func() {
			for _, s := range eval[[]string](d, `return document.body.innerText.match(new RegExp(arguments[0] + "[A-Z]{8}", "gi")) ?? []`, work.Prefix) {
				shown[strings.ToUpper(s)] = true
			}
		}
		words := windowtest.Training()
		words.NHSTyped, words.Name, words.Cards = number, work.Prefix, nil
		d.walk(windowtest.Journey(words)[2:6]...)
		before := 0
		d.until("the page is whole", func() bool { // what came last is drawn after the last has answered
			now := eval[int](d, `return document.body.innerText.length`)
			whole := now == before
			before = now
			time.Sleep(150 * time.Millisecond)
			return whole
		})
		see()
		d.press("All events")
		see()
		d.press("Person summary", "Open Documents as a page")
		for n := range letters {
			d.press(fmt.Sprintf("Sent letter %d.", n))
			_, err := d.Role("button", "Back")
			d.must(err)
			time.Sleep(300 * time.Millisecond)
			see()
			d.press("Back to Documents")
		}
	}
	last := work.Numbers[len(work.Numbers)-1]

	d := started()
	for _, number := range work.Numbers {
		opened(d, number, work.Letters)
		if number != last {
			d.leave()
		}
	}
	if work.InFull {
		web := d.Processes("WebKitWebProc")[0].PID
		_ = pressed(d.Window, "Lock") // the driver may end with the page before it answers
		d.until("locked", func() bool { now := d.Processes("WebKitWebProc"); return len(now) > 0 && now[0].PID != web })
		look("locked")
		d.must(d.Close())
		d = started()
		opened(d, last, 1)
	}
	for _, p := range viewers(d.Window) {
		d.must(syscall.Kill(p.PID, syscall.SIGKILL))
	}
	look("crashed")
	d.must(d.Close())

	if work.InFull {
		d = started()
		opened(d, last, 0)
		d.press("Sign out")
		d.see("Sign in")
		d.must(d.Close())
	}
	t.Logf("%d sentinels were on the screen", len(shown))
}

// leaveControls leaves on the disk what the scan must find.
func leaveControls(t *testing.T, texts []string) {
	t.Helper()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := io.WriteString(z, strings.Repeat("more ", 50)+texts[3])
	err = errors.Join(err, z.Close(), os.MkdirAll("/home/b15", 0o700))
	for name, text := range map[string][]byte{"live": []byte(texts[0]), "deleted": []byte(texts[1]), "wide": encodings(texts[2])[1], "packed": packed.Bytes()} {
		err = errors.Join(err, os.WriteFile("/var/tmp/"+name, text, 0o600))
	}
	err = errors.Join(err, os.Remove("/var/tmp/deleted"))
	for range 200 { // and written over
		err = errors.Join(err, os.WriteFile("/var/tmp/other", bytes.Repeat([]byte("other "), 700), 0o600), os.Remove("/var/tmp/other"))
	}
	if err != nil {
		t.Fatal(err)
	}
}
