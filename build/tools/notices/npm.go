package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// manifest is what is read of a package.json.
type manifest struct {
	Version      string
	License      any
	Dependencies map[string]string
}

// npmPackages lists what the front end bundles: its dependencies and theirs,
// not what only builds and tests it.
func npmPackages(frontend string) ([]part, error) {
	root, err := readManifest(frontend)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lock, err := integrities(frontend)
	if err != nil {
		return nil, err
	}
	var parts []part
	seen := map[string]bool{}
	for level := root.Dependencies; len(level) > 0; {
		next := map[string]string{}
		for name := range level {
			if seen[name] {
				continue
			}
			seen[name] = true
			dir := filepath.Join(frontend, "node_modules", filepath.FromSlash(name))
			m, err := readManifest(dir)
			if err != nil {
				return nil, fmt.Errorf("%s (run the task 'setup' first): %w", name, err)
			}
			licence, said := m.License.(string)
			if !said {
				if licence, err = licenceIn(dir); err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
			}
			_, direct := root.Dependencies[name]
			parts = append(parts, part{name, m.Version, licence, direct, lock[name]})
			for needed := range m.Dependencies {
				next[needed] = ""
			}
		}
		level = next
	}
	return parts, nil
}

func readManifest(dir string) (m manifest, err error) {
	text, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(text, &m)
}

// integrities reads the hash of each package from the lock file.
func integrities(frontend string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(frontend, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Integrity string }
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for path, p := range lock.Packages {
		if name, ok := strings.CutPrefix(path, "node_modules/"); ok {
			out[name] = p.Integrity
		}
	}
	return out, nil
}
