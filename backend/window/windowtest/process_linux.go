package windowtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Process is one program of the window under test.
type Process struct {
	PID  int
	Name string // as the kernel knows it: 15 characters at most
	RSS  int64  // resident memory in bytes
}

func ownSession(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
}

// members lists the living processes of sessions. It reads only what is
// readable of a process that guards its memory, as the app does.
func members(sessions []int) []Process {
	var found []Process
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		p, session, ok := parseStat(string(text))
		if ok && slices.Contains(sessions, session) {
			found = append(found, p)
		}
	}
	return found
}

// parseStat reads /proc/PID/stat; the name stands in brackets and may hold any
// character. Dead processes that wait for their parent do not count.
func parseStat(text string) (p Process, session int, ok bool) {
	open, shut := strings.IndexByte(text, '('), strings.LastIndexByte(text, ')')
	if open < 1 || shut < open {
		return p, 0, false
	}
	rest := strings.Fields(text[shut+1:]) // state ppid pgrp session … rss is the 22nd
	if len(rest) < 22 || rest[0] == "Z" || rest[0] == "X" {
		return p, 0, false
	}
	p.PID, _ = strconv.Atoi(strings.TrimSpace(text[:open]))
	p.Name = text[open+1 : shut]
	session, _ = strconv.Atoi(rest[3])
	pages, _ := strconv.ParseInt(rest[21], 10, 64)
	p.RSS = pages * int64(os.Getpagesize())
	return p, session, true
}
