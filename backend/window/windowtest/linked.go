package windowtest

import (
	"debug/elf"
	"fmt"
	"slices"
)

// The WebKitGTK functions that the shim stands in for. A binary that imports
// one of them has an unguarded web view.
var replaced = []string{
	"webkit_web_context_get_default",
	"webkit_user_content_manager_new",
	"webkit_web_view_new_with_user_content_manager",
}

// automation is a function that only a binary built with the tag e2e imports.
const automation = "webkit_web_context_set_automation_allowed"

// ShimLinked fails when the binary makes its web view with the library's own
// functions, or when a binary that ships can be driven.
func ShimLinked(binary string, ships bool) error {
	f, err := elf.Open(binary)
	if err != nil {
		return err
	}
	defer f.Close()
	imported, err := f.ImportedSymbols()
	if err != nil {
		return err
	}
	names := make([]string, len(imported))
	for i, s := range imported {
		names[i] = s.Name
	}
	if !slices.Contains(names, "webkit_web_context_new_ephemeral") {
		return fmt.Errorf("%s: the shim is not in it", binary)
	}
	for _, r := range replaced {
		if slices.Contains(names, r) {
			return fmt.Errorf("%s: imports %s from WebKitGTK", binary, r)
		}
	}
	if ships && slices.Contains(names, automation) {
		return fmt.Errorf("%s: ships with automation", binary)
	}
	return nil
}
