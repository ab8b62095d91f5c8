package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// known are the licences by phrases that only their texts hold, all of which
// must be there; the first that fits is it.
var known = []struct {
	name    string
	phrases []string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0"}},
	{"MPL-2.0", []string{"mozilla public license", "2.0"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "names of its contributors"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose"}},
	{"ISC", []string{"permission to use, copy, modify, and distribute this software for any purpose"}},
	{"MIT", []string{"permission is hereby granted, free of charge", "without restriction"}},
	{"OFL-1.1", []string{"sil open font license", "1.1"}},
	{"Unlicense", []string{"free and unencumbered software released into the public domain"}},
}

// licenceIn names the licence of what lies in a folder.
func licenceIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		if e.IsDir() || !(strings.HasPrefix(name, "licen") || strings.HasPrefix(name, "copying") || strings.HasPrefix(name, "unlicense")) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		if licence := licenceOf(string(text)); licence != "" {
			return licence, nil
		}
	}
	return "", fmt.Errorf("no licence known by its text in %s", dir)
}

func licenceOf(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
next:
	for _, k := range known {
		for _, phrase := range k.phrases {
			if !strings.Contains(text, phrase) {
				continue next
			}
		}
		return k.name
	}
	return ""
}
