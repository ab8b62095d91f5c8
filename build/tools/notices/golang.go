package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// goModules lists the modules that a program links, for every system it is
// built for.
func goModules(pkg string) ([]part, error) {
	found := map[string]part{}
	for _, build := range []struct{ os, cgo, tags string }{
		{"linux", "1", "desktop,production,webkit2_41"},
		{"windows", "0", "desktop,production"},
	} {
		cmd := exec.Command("go", "list", "-deps", "-json=Module", "-tags", build.tags, pkg)
		cmd.Env = append(os.Environ(), "GOOS="+build.os, "GOARCH=amd64", "CGO_ENABLED="+build.cgo)
		var said bytes.Buffer
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w %s", build.os, err, said.String())
		}
		if err := addModules(found, out); err != nil {
			return nil, err
		}
	}
	parts := make([]part, 0, len(found))
	for _, p := range found {
		parts = append(parts, p)
	}
	return parts, nil
}

func addModules(found map[string]part, out []byte) error {
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main, Indirect     bool
			}
		}
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		m := p.Module
		if m == nil || m.Main || found[m.Path].name != "" {
			continue
		}
		licence, err := licenceIn(m.Dir)
		if err != nil {
			return fmt.Errorf("%s: %w", m.Path, err)
		}
		found[m.Path] = part{name: m.Path, version: m.Version, licence: licence, direct: !m.Indirect}
	}
}
