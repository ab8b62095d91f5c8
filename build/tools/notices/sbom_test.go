package main

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// U1: the bill is a CycloneDX document, by the rules of its schema for what it
// uses, and has every part with version, licence and address.
func TestU1_TheBillOfMaterials(t *testing.T) {
	t.Chdir("../../..")
	modules := listed(t, "## Go modules")
	packages := listed(t, "## Packages of the front end")
	lock, err := integrities("frontend")
	if err != nil {
		t.Fatal(err)
	}
	for i := range packages {
		packages[i].integrity = lock[packages[i].name]
	}
	b, err := materials(modules, packages, "1.26.8")
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Components) != len(modules)+len(packages)+1 || len(modules) < 50 || len(packages) < 5 {
		t.Errorf("%d components of %d modules and %d packages", len(b.Components), len(modules), len(packages))
	}
	if again, _ := materials(modules, packages, "1.26.8"); again.Serial != b.Serial {
		t.Error("the same parts give two bills")
	}
	if other, _ := materials(modules, packages, "1.26.9"); other.Serial == b.Serial {
		t.Error("other parts give the same bill")
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]any
	if err := json.Unmarshal(text, &top); err != nil {
		t.Fatal(err)
	}
	if top["bomFormat"] != "CycloneDX" || top["specVersion"] != "1.6" || top["version"] != 1.0 {
		t.Errorf("head: %v %v %v", top["bomFormat"], top["specVersion"], top["version"])
	}
	if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(b.Serial) {
		t.Errorf("serial number %s", b.Serial)
	}
	address := regexp.MustCompile(`^pkg:(golang|npm)/[a-z0-9%._~/-]+@[A-Za-z0-9%.-]+$`)
	refs := map[string]bool{viewer: true}
	for _, c := range b.Components {
		if refs[c.Ref] {
			t.Errorf("%s is there twice", c.Ref)
		}
		refs[c.Ref] = true
		known := len(c.Licences) == 1 && slices.ContainsFunc(known, func(k struct {
			name    string
			phrases []string
		}) bool {
			return k.name == c.Licences[0].Licence.ID
		})
		if c.Type != "library" || c.Name == "" || c.Version == "" || !address.MatchString(c.PURL) || !known {
			t.Errorf("%+v", c)
		}
		for _, h := range c.Hashes {
			if h.Alg != "SHA-512" || !regexp.MustCompile(`^[0-9a-f]{128}$`).MatchString(h.Content) {
				t.Errorf("%s: %+v", c.Name, h)
			}
		}
	}
	for _, n := range b.Needs {
		for _, on := range append(n.On, n.Ref) {
			if !refs[on] {
				t.Errorf("%s is needed and not listed", on)
			}
		}
	}
	if _, err := materials(nil, []part{{name: "x", version: "1"}}, "1"); err == nil {
		t.Error("a package without a hash was taken")
	}
}

// What is linked into a program and not on the bill is an error: this test's own
// program, say, is linked with Go's library and nothing else.
func TestU1_WhatIsLinkedIsOnTheBill(t *testing.T) {
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := (bom{}).holds(own); err != nil {
		t.Error(err)
	}
	if err := (bom{}).holds("sbom_test.go"); err == nil {
		t.Error("a text was read as a program")
	}
}

// listed reads a table of build/THIRD-PARTY.md, which test:notices keeps fresh:
// asking the compiler takes too long for a unit test.
func listed(t *testing.T, heading string) (parts []part) {
	t.Helper()
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(text), heading)
	if !ok {
		t.Fatalf("no %s", heading)
	}
	after, _, _ = strings.Cut(after, "\n## ")
	for _, line := range strings.Split(after, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) == 3 && cells[0] != "name" {
			parts = append(parts, part{name: strings.Trim(cells[0], "*"), version: cells[1], licence: cells[2]})
		}
	}
	return parts
}
