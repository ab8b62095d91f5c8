package app_test

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const orderChild = "SHCR_TEST_ORDER_OPENS"

// B10: of every open the event is on the disk before the first byte goes to
// anybody who is asked, and the event of a section before its rows leave, as the
// system sees it.
func TestB10_OnDiskBeforeAsked(t *testing.T) {
	opens := 3
	if os.Getenv("SHCR_BAR") != "" {
		opens = 200
	}
	right, wrong := inOrder(traced(t, "TestOrderChild", orderChild+"="+strconv.Itoa(opens), "-y", "-s", "40", "-e", "trace=pwrite64,fsync,write"))
	for _, w := range wrong {
		t.Error(w)
	}
	t.Logf("bar B10 required %d measured %d %s", opens, right, map[bool]string{true: "ok", false: "short"}[right == opens])
	if right != opens {
		t.Errorf("%d of %d opens in order", right, opens)
	}
}

var (
	walWritten = regexp.MustCompile(`pwrite64\(\d+<[^>]*audit\.db-wal>`)
	walSynced  = regexp.MustCompile(`fsync\(\d+<[^>]*audit\.db-wal>`)
	asked      = regexp.MustCompile(`write\(\d+<(socket|TCP)[^"]*"(GET|POST) /(partner|people)/`)
	marked     = regexp.MustCompile(`write\([^"]*"(opening|reading|has rows) (\d+)\\n"`)
)

// inOrder reads the calls as they began, fsync as it ended. Nothing but this
// one open happens between two marks.
func inOrder(calls *bufio.Scanner) (right int, wrong []string) {
	written, synced, requests := false, false, 0
	pending := map[string]bool{} // threads with an fsync under way
	fresh := func() { written, synced, requests = false, false, 0 }
	good := true
	for calls.Scan() {
		line := calls.Text()
		thread, _, _ := strings.Cut(line, " ")
		switch {
		case walWritten.MatchString(line):
			written, synced = true, false
		case walSynced.MatchString(line):
			if strings.Contains(line, "unfinished") {
				pending[thread] = true
			} else {
				synced = written && strings.HasSuffix(line, "= 0")
			}
		case strings.Contains(line, "<... fsync resumed>") && pending[thread]:
			delete(pending, thread)
			synced = written && strings.HasSuffix(line, "= 0")
		case asked.MatchString(line):
			if requests++; requests == 1 && !synced {
				good, wrong = false, append(wrong, "asked before the event was on the disk: "+line)
			}
		}
		m := marked.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		switch m[1] {
		case "opening":
			good = true
		case "reading":
			if requests == 0 {
				good, wrong = false, append(wrong, "open "+m[2]+" asked nobody")
			}
		case "has rows":
			if !synced {
				good, wrong = false, append(wrong, "rows of open "+m[2]+" left before their event was on the disk")
			}
			if good {
				right++
			}
		}
		fresh()
	}
	return right, wrong
}

// TestOrderChild is the process that the test above looks at.
func TestOrderChild(t *testing.T) {
	opens, err := strconv.Atoi(os.Getenv(orderChild))
	if err != nil {
		t.Skip("run by TestB10_OnDiskBeforeAsked")
	}
	c := open(t, "U2")
	if err := c.region.Stop("audit"); err != nil { // what is forwarded is marked in the same file
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	mark := func(word string, n int) { _, _ = fmt.Fprintf(os.Stderr, "%s %d\n", word, n) }
	for n := range opens {
		mark("opening", n)
		v := c.opened(t, amina)
		time.Sleep(20 * time.Millisecond) // the outcome event
		mark("reading", n)
		s, err := c.Record.Section(v.Record, "problems")
		mark("has rows", n)
		if err != nil || len(s.Entries) == 0 {
			t.Fatalf("no rows: %v", err)
		}
		c.Record.Close(v.Record)
	}
}
