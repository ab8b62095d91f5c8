package forget

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// left counts a text in all of this process's own memory, less where it is looked
// for from.
func left(t *testing.T, text []byte) (n int) {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	mem, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Skip("this process's memory cannot be read here; run it as root, in a container with SYS_PTRACE:", err)
	}
	defer mem.Close()
	buf := make([]byte, 1<<20)
	for _, line := range strings.Split(string(maps), "\n") {
		var from, to int64
		var mode string
		if k, _ := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); k != 3 || mode[:2] != "rw" {
			continue
		}
		for at := from; at < to; at += int64(len(buf)) {
			clear(buf)
			k, _ := mem.ReadAt(buf[:min(int64(len(buf)), to-at)], at)
			copied := bytes.Count(buf[:k], text)
			clear(buf)
			n += copied
		}
	}
	return n
}

// B18: what was let go of is overwritten, also where something living stays beside
// it, in every size; and what lives is left as it was.
func TestB18_WhatWasLetGoIsOverwritten(t *testing.T) {
	mark := func(i, size int) []byte { // never whole in this program's own text
		b := make([]byte, size)
		copy(b, strings.Join([]string{"LETGO", "MARKED"}, "-"))
		b[size-1] = byte(i)
		return b
	}
	text := []byte(strings.Join([]string{"LETGO", "MARKED"}, "-"))
	var live [][]byte
	gone := 0
	for size := 16; size <= largest; size = next(size) {
		for i := range max(8, 64<<10/size) {
			b := mark(i, size)
			if i%7 == 0 {
				clear(b[:len(text)])
				b[0] = byte(i)
				live = append(live, b)
				continue
			}
			gone++
		}
	}
	if before := left(t, text); before < gone/2 {
		t.Fatalf("%d of %d are in memory: the test looks at too little", before, gone)
	}
	began := time.Now()
	Everything()
	took := time.Since(began)
	after := left(t, text)
	t.Logf("%d let go, %d left, in %v", gone, after, took)
	if after > gone/50 { // what a register or a stack still names stays; the bar itself is measured in the window
		t.Errorf("%d of %d are left", after, gone)
	}
	for _, b := range live {
		if b[len(b)-1] != b[0] {
			t.Fatal("something living was overwritten")
		}
	}
	if took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

// B18: nor is a long text left in pages that objects with pointers have taken since,
// between those of them that live.
func TestB18_NorBetweenPointers(t *testing.T) {
	text := []byte(strings.Join([]string{"LONG", "GONE", "TEXT"}, "-"))
	debug.SetGCPercent(-1)
	defer debug.SetGCPercent(100)
	for range 48 {
		runtime.KeepAlive(bytes.Repeat(append(bytes.Clone(text), "0123456789abcdef"...), 1<<15))
	}
	runtime.GC()
	runtime.GC() // swept
	var live [][]*byte
	for size := 1 << 10; size <= 8<<10; size *= 2 { // of these no page has an end that nothing fits into
		for range 256<<10/size + 1 { // the last page of them has room left
			live = append(live, make([]*byte, pointers(size)))
		}
	}
	before := left(t, text)
	Everything()
	after := left(t, text)
	t.Logf("%d before, %d left", before, after)
	if before < 1000 {
		t.Fatal("the test looks at too little")
	}
	if after > 60 { // ends of other pages, and stacks
		t.Errorf("%d of %d are left", after, before)
	}
	runtime.KeepAlive(live)
}
