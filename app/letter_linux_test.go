package app_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"shcr/backend/care"
)

const lettersChild = "SHCR_TEST_READS_LETTERS"

var (
	forWriting = regexp.MustCompile(`(openat|open)\([^"]*"([^"]*)", [A-Z_|]*(O_WRONLY|O_RDWR|O_CREAT)`)
	otherMaker = regexp.MustCompile(`(creat|mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|mknod|mknodat|memfd_create)\(`)
	// The journal is the one thing that is written while a letter is read: that it
	// was read. The kernel's own files are none.
	mayWrite = regexp.MustCompile(`(/audit\.db(-wal|-shm|-journal)?|/spare/(lock|checkpoint\.json(\.new)?)|^/dev/|^/proc/|^/sys/)`)
)

// D19, issue 8: while letters of every kind are read, page after page, no file is
// written but the journal's, as the system sees it.
func TestB25_NoFileIsWrittenWhileLettersAreRead(t *testing.T) {
	letters := 20
	if os.Getenv("SHCR_BAR") != "" {
		letters = 100
	}
	lines := traced(t, "TestLettersChild", lettersChild+"="+strconv.Itoa(letters), "-s", "400",
		"-e", "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,memfd_create,write")
	reading, read, written, before := false, 0, 0, 0
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.Contains(line, `"letters begin`):
			reading = true
		case strings.Contains(line, `"letters end`):
			reading = false
		case strings.Contains(line, `"letter read`):
			read++
		}
		made := otherMaker.MatchString(line) && !mayWrite.MatchString(line)
		if m := forWriting.FindStringSubmatch(line); m != nil {
			made = !mayWrite.MatchString(m[2])
		}
		if made && reading {
			written++
			t.Error(line)
		} else if made {
			before++
		}
	}
	if read != letters || before == 0 {
		t.Errorf("%d of %d letters were read; %d files were made before: the test looked at nothing", read, letters, before)
	}
	if letters == 100 {
		t.Logf("bar B25-letters-no-file required 0 measured %d %s", written, map[bool]string{true: "ok", false: "short"}[written == 0 && read == letters])
	}
}

// TestLettersChild is the process that the test above looks at.
func TestLettersChild(t *testing.T) {
	letters, err := strconv.Atoi(os.Getenv(lettersChild))
	if err != nil {
		t.Skip("run by TestB25_NoFileIsWrittenWhileLettersAreRead")
	}
	c := open(t, "U2")
	v := c.opened(t, amina)
	docs := c.section(t, v, care.Documents).Entries
	if len(docs) == 0 {
		t.Fatal("no letters")
	}
	time.Sleep(300 * time.Millisecond) // what follows the opening
	mark := func(word string) { _, _ = fmt.Fprintln(os.Stderr, word) }
	mark("letters begin")
	pages := 0
	for n := range letters {
		e := docs[n%len(docs)]
		l, err := c.Record.Letter(v.Record, e.ID)
		if err != nil {
			t.Errorf("%s: %s", e.Term, say(err))
		}
		for p := range min(2, len(l.Pages)) {
			c.page(fmt.Sprintf("/letter/%s/%d.png?width=400", l.Token, p+1))
			_, _ = c.Record.PageText(v.Record, e.ID, p+1)
			pages++
		}
		mark("letter read")
	}
	mark("letters end")
	if pages == 0 {
		t.Error("none of the letters had pages")
	}
}
