package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bom is a bill of materials as CycloneDX 1.6 has it (ECMA-424), as far as it is
// needed here. It holds no time and no random number: the same source gives the
// same bytes.
type bom struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Serial     string      `json:"serialNumber"`
	Version    int         `json:"version"`
	Metadata   metadata    `json:"metadata"`
	Components []component `json:"components"`
	Needs      []needs     `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type     string    `json:"type"`
	Ref      string    `json:"bom-ref"`
	Name     string    `json:"name"`
	Version  string    `json:"version,omitempty"`
	Hashes   []hash    `json:"hashes,omitempty"`
	Licences []licence `json:"licenses"`
	PURL     string    `json:"purl,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type licence struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

func licensed(id string) []licence {
	var l licence
	l.Licence.ID = id
	return []licence{l}
}

type needs struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

const viewer = "shcr-viewer"

// materials makes the bill: what is linked, what is bundled, and Go's own library.
func materials(modules, packages []part, goVersion string) (bom, error) {
	all := []component{{Type: "library", Name: "std", Version: goVersion, PURL: "pkg:golang/std@" + goVersion, Licences: licensed("BSD-3-Clause")}}
	for _, p := range modules {
		all = append(all, component{Type: "library", Name: p.name, Version: p.version, PURL: purl("golang", strings.ToLower(p.name), p.version), Licences: licensed(p.licence)})
	}
	for _, p := range packages {
		c := component{Type: "library", Name: p.name, Version: p.version, PURL: purl("npm", p.name, p.version), Licences: licensed(p.licence)}
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(p.integrity, "sha512-"))
		if err != nil || len(sum) != 64 {
			return bom{}, fmt.Errorf("%s has no SHA-512 in the lock file", p.name)
		}
		c.Hashes = []hash{{"SHA-512", hex.EncodeToString(sum)}}
		all = append(all, c)
	}
	on := []string{}
	for i := range all {
		all[i].Ref = all[i].PURL
		on = append(on, all[i].Ref)
	}
	slices.SortFunc(all, func(a, b component) int { return strings.Compare(a.Ref, b.Ref) })
	slices.Sort(on)
	b := bom{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: all, Needs: []needs{{viewer, on}},
		Metadata: metadata{component{Type: "application", Ref: viewer, Name: "ShCR Viewer", Licences: licensed("MIT")}}}
	text, err := json.Marshal(b)
	if err != nil {
		return b, err
	}
	// A UUID made from the content (RFC 9562 §5.8): another bill has another one.
	id := sha256.Sum256(text)
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	b.Serial = fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:16])
	return b, nil
}

// purl names a package (purl-spec): the @ of an npm scope and the + of a version
// are escaped.
func purl(kind, name, version string) string {
	escape := strings.NewReplacer("@", "%40", "+", "%2B").Replace
	return "pkg:" + kind + "/" + escape(name) + "@" + escape(version)
}

// writeSBOM writes the bill. With a binary it also demands that nothing is linked
// there that is not on it.
func writeSBOM(path, binary string, modules, packages []part) error {
	version, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return err
	}
	b, err := materials(modules, packages, strings.TrimPrefix(strings.TrimSpace(string(version)), "go"))
	if err != nil {
		return err
	}
	if binary != "" {
		if err := b.holds(binary); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	fmt.Printf("%s: %d components\n", path, len(b.Components))
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// holds tells what of a built program is not on the bill.
func (b bom) holds(binary string) error {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return err
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		if !slices.ContainsFunc(b.Components, func(c component) bool { return c.Name == m.Path && c.Version == m.Version }) {
			return fmt.Errorf("%s %s is linked into %s and not on the bill", m.Path, m.Version, binary)
		}
	}
	return nil
}
