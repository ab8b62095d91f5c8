// Command regionschema writes what follows from the structs of package region: the
// JSON Schema of the region file (build/region.schema.json), for editors that
// complete and check while one types, and the table of fields in the
// administrator's guide (build/ADMIN.md). Both come from the fields' own
// comments and rules, so that neither can say something else than the viewer
// does; a test fails when they are not fresh.
//
// The schema knows the shape and the values of each field. What needs more than
// one place of the file, such as two partners with the same code, only
// "shcr region check" finds.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	schemaFile = "build/region.schema.json"
	guideFile  = "build/ADMIN.md"
	tableFrom  = "<!-- fields: written by go run ./build/tools/regionschema -->"
	tableTo    = "<!-- end of fields -->"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(root string) error {
	schema, guide, err := fresh(root)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, schemaFile), schema, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, guideFile), guide, 0o644)
}

// fresh gives both files as they should be.
func fresh(root string) (schema, guide []byte, err error) {
	comments, err := readComments(filepath.Join(root, "backend/region"))
	if err != nil {
		return nil, nil, err
	}
	tree, err := build(comments)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(tree); err != nil {
		return nil, nil, err
	}
	old, err := os.ReadFile(filepath.Join(root, guideFile))
	if err != nil {
		return nil, nil, err
	}
	before, rest, ok1 := strings.Cut(string(old), tableFrom)
	_, after, ok2 := strings.Cut(rest, tableTo)
	if !ok1 || !ok2 {
		return nil, nil, fmt.Errorf("%s has no place for the fields", guideFile)
	}
	rows, err := table(tree)
	if err != nil {
		return nil, nil, err
	}
	return b.Bytes(), []byte(before + tableFrom + "\n" + rows + tableTo + after), nil
}
