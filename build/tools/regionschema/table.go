package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"shcr/backend/region"
)

// notYet are the fields, and all below them, that are read and checked while
// nothing in the viewer acts on them so far, with what will.
var notYet = map[string]string{
	"partners[].nil_known":    "not yet (lists that state why they are empty)",
	"policy.print":            "not yet (nothing prints, whatever it says)",
	"policy.screen_capture":   "on Windows and macOS; Linux has no means",
	"policy.training_command": "yes, in the file installed on the computer",
	"policy.unencrypted_swap": "on Linux; Windows and macOS do not tell",
}

// inForce says whether the viewer acts on a field.
func inForce(path string) string {
	for p := path; p != ""; p = p[:max(strings.LastIndex(p, "."), 0)] {
		if say, ok := notYet[strings.TrimSuffix(p, "[]")]; ok {
			return say
		}
		if say, ok := notYet[p]; ok {
			return say
		}
	}
	return "yes"
}

// row is a field by its path in the file.
type row struct {
	path, say string
	required  bool
}

// rowsOf lists the fields of a struct in their own order, with its schema.
func rowsOf(t reflect.Type, s object, path string) (out []row) {
	required, _ := s["required"].([]string)
	properties := s["properties"].(object)
	for f := range t.Fields() {
		key := keyOf(f)
		p, ok := properties[key].(object)
		if !ok {
			continue
		}
		at := strings.TrimPrefix(path+"."+key, ".")
		inner, schema := f.Type, p
		if inner.Kind() == reflect.Slice {
			if inner = inner.Elem(); inner.Kind() == reflect.Struct {
				at += "[]"
			}
			schema = p["items"].(object)
		}
		say, _ := p["description"].(string)
		out = append(out, row{at, say + extras(schema), slices.Contains(required, key)})
		if inner == reflect.TypeFor[region.TLS]() && path != "identity" {
			out[len(out)-1].say += " As `identity.tls`."
		} else if inner.Kind() == reflect.Struct {
			out = append(out, rowsOf(inner, schema, at)...)
		}
	}
	return out
}

// extras say the values and bounds that a schema keeps.
func extras(s object) (say string) {
	if list, ok := s["enum"].([]string); ok && len(list) < 9 {
		say += " One of `" + strings.Join(list, "`, `") + "`."
	}
	if s["minimum"] != nil {
		say += fmt.Sprintf(" From %v to %v.", s["minimum"], s["maximum"])
	}
	if s["default"] != nil {
		say += fmt.Sprintf(" Left out: `%v`.", s["default"])
	}
	return say
}

// table gives the fields as a table of Markdown for each part of the file.
func table(tree object) (string, error) {
	var b strings.Builder
	known := map[string]bool{}
	part := ""
	for _, r := range rowsOf(reflect.TypeFor[region.Region](), tree, "") {
		known[strings.TrimSuffix(r.path, "[]")] = true
		top, _, below := strings.Cut(r.path, ".")
		if top != part {
			part = top
			fmt.Fprintf(&b, "\n### `%s`\n\n%s%s\n\n", strings.TrimSuffix(top, "[]"), sentence(r.path, r.say), map[bool]string{true: " Needed.", false: ""}[r.required])
			if say := inForce(top); say != "yes" {
				fmt.Fprintf(&b, "In force now: %s.\n\n", say)
			}
		}
		if !below {
			continue
		}
		if !strings.HasSuffix(b.String(), "|\n") {
			b.WriteString("| field | needed | what it is | in force now |\n|---|---|---|---|\n")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.path, map[bool]string{true: "yes", false: ""}[r.required], sentence(r.path, r.say), inForce(r.path))
	}
	for path := range notYet {
		if !known[path] {
			return "", fmt.Errorf("%s is not a field of the region file", path)
		}
	}
	return b.String() + "\n", nil
}

// sentence makes a comment a table's cell.
func sentence(path, s string) string {
	key := strings.TrimSuffix(path[strings.LastIndex(path, ".")+1:], "[]")
	if rest, ok := strings.CutPrefix(s, key+" "); ok {
		s = "`" + key + "` " + rest
	}
	return strings.ReplaceAll(s, "|", `\|`)
}
