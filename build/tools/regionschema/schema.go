package main

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/region"
)

// object is one JSON object of the schema; encoding/json writes its keys in
// order.
type object = map[string]any

// writer makes schemas of structs from their fields, rules and comments.
type writer struct{ comments map[string]string }

// build gives the schema of the region file (JSON Schema 2020-12).
func build(comments map[string]string) (object, error) {
	w := writer{comments}
	out, err := w.of(reflect.TypeFor[region.Region]())
	if err != nil {
		return nil, err
	}
	out["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	out["title"] = "Region file of the ShCR Viewer"
	for key, values := range map[string]any{"policy": region.DefaultPolicy(), "watch": region.DefaultWatch()} {
		defaults, at := reflect.ValueOf(values), out["properties"].(object)[key].(object)["properties"].(object)
		for f := range defaults.Type().Fields() {
			at[keyOf(f)].(object)["default"] = defaults.FieldByIndex(f.Index).Interface()
		}
	}
	return out, nil
}

func keyOf(f reflect.StructField) string { return strings.Split(f.Tag.Get("yaml"), ",")[0] }

// of gives the schema of a struct.
func (w writer) of(t reflect.Type) (object, error) {
	properties, required, conditions := object{}, []string{}, []any{}
	for f := range t.Fields() {
		key := keyOf(f)
		if key == "-" || !f.IsExported() {
			continue
		}
		if key == "" {
			return nil, fmt.Errorf("%s.%s has no yaml name", t.Name(), f.Name)
		}
		rules := strings.Split(f.Tag.Get("validate"), ",")
		p, err := w.field(f.Type, rules)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", t.Name(), f.Name, err)
		}
		p["description"] = w.comment(t.Name()+"."+f.Name, f.Name, key)
		properties[key] = p
		if rules[0] == "required" {
			required = append(required, key)
		}
		conditions = append(conditions, conditionsOf(t, key, rules)...)
	}
	out := object{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	if len(conditions) > 0 {
		out["allOf"] = conditions
	}
	if c := w.comments[t.Name()]; c != "" {
		out["description"] = references.ReplaceAllString(c, "")
	}
	return out, nil
}

// references are to the project's own lists, which an administrator has not.
var references = regexp.MustCompile(`\s*\((decisions? [0-9]+|[A-Z][0-9]+|[;, ]|to|and)+\)`)

// comment begins with the file's own name of a field in the place of Go's.
func (w writer) comment(path, name, key string) string {
	c := references.ReplaceAllString(w.comments[path], "")
	if rest, ok := strings.CutPrefix(c, name+" "); ok {
		return key + " " + rest
	}
	return c
}

// field gives the schema of a value with its rules, those before "dive" for
// itself and those after for what is in it.
func (w writer) field(t reflect.Type, rules []string) (object, error) {
	own, inner := rules, []string{}
	if i := slices.Index(rules, "dive"); i >= 0 {
		own, inner = rules[:i], rules[i+1:]
	}
	var out object
	var err error
	switch {
	case t == reflect.TypeFor[time.Duration]():
		return duration(own)
	case t.Kind() == reflect.Struct:
		return w.of(t)
	case t.Kind() == reflect.Slice:
		items, err := w.field(t.Elem(), inner)
		if err != nil {
			return nil, err
		}
		out = object{"type": "array", "items": items}
	case t.Kind() == reflect.Map:
		out, err = w.mapped(t, inner)
	case t.Kind() == reflect.Bool:
		out = object{"type": "boolean"}
	case t.Kind() == reflect.Int:
		out = object{"type": "integer"}
	case t.Kind() == reflect.String:
		out = object{"type": "string"}
	default:
		err = fmt.Errorf("no schema for %s", t)
	}
	if err != nil {
		return nil, err
	}
	return out, apply(out, t.Kind(), own)
}

// mapped gives the schema of a map: its rules have those of the keys between
// "keys" and "endkeys".
func (w writer) mapped(t reflect.Type, rules []string) (object, error) {
	i := slices.Index(rules, "endkeys")
	if i < 1 {
		return nil, fmt.Errorf("a map says what its keys are")
	}
	names, err := w.field(t.Key(), rules[1:i])
	if err != nil {
		return nil, err
	}
	values, err := w.field(t.Elem(), rules[i+1:])
	return object{"type": "object", "propertyNames": names, "additionalProperties": values}, err
}

// duration knows bounds of whole seconds below a hundred.
func duration(rules []string) (object, error) {
	from, to := 0, 0
	for _, r := range rules {
		name, value, _ := strings.Cut(r, "=")
		d, err := time.ParseDuration(value)
		if value != "" && err != nil {
			return nil, err
		}
		switch name {
		case "gte":
			from = int(d.Seconds())
		case "lte":
			to = int(d.Seconds())
		}
	}
	var all []string
	for s := from; s <= to; s++ {
		all = append(all, strconv.Itoa(s)+"s")
	}
	return object{"type": "string", "enum": all}, nil
}

// patterns are the rules that are a matter of letters. They are ECMA 262, and
// never narrower than what the viewer takes.
var patterns = map[string]string{
	"alphanum":         `^[A-Za-z0-9]+$`,
	"asid":             `^[0-9]{12}$`,
	"uppercase":        `^[^a-z]*$`,
	"endpoint":         `^(https://[^@/?#\s]+(/[^?#\s]*)?|http://(127\.[0-9.]+|\[::1\])(:[0-9]+)?(/[^?#\s]*)?)$`,
	"page":             `^https://[^@/?#\s]+([/?#].*)?$`,
	"link":             `^(https://[^@/?#\s]+([/?#].*)?|http://(127\.[0-9.]+|\[::1\])(:[0-9]+)?(/[^?#\s]*)?)$`,
	"pem":              `^(\s*-----BEGIN CERTIFICATE-----|/|[A-Za-z]:[\\/]|\\\\)`,
	"place":            `^(/|[A-Za-z]:[\\/]|\\\\)`,
	"script":           `^(https://|/|[A-Za-z]:[\\/]|\\\\)`,
	"contact":          `^(https://\S+|[^@\s]+@[^@\s]+)$`,
	"proxyurl":         `^http://[^@/?#\s]+:[0-9]+$`,
	"bypass":           `^(\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-fA-F:.]+(/[0-9]+)?)$`,
	"version":          `^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$`,
	"slug":             `^[a-z0-9]+(-[a-z0-9]+)*$`,
	"words":            `^[^\x00-\x1f\x7f]*$`,
	"telephone":        `^[0-9+][0-9 ()]{4,24}$`,
	"hours":            `^(always|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))? [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])$`,
	"jwks":             `^(\s*\{|https://|http://(127\.|\[::1\])|/|[A-Za-z]:[\\/]|\\\\)`,
	"hostname_rfc1123": `^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`,
	"datetime":         "",
	"2006-01-02":       `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`,
	"15:04":            `^([01][0-9]|2[0-3]):[0-5][0-9]$`,
}

// elsewhere are rules that a struct's conditions or its list of required fields
// keep, or that the schema cannot say.
var elsewhere = []string{"", "omitempty", "required_if", "required_with", "required_without", "excluded_with", "excluded_if", "excluded_unless"}

// apply adds what a value's rules say of it.
func apply(out object, kind reflect.Kind, rules []string) error {
	var more []any
	for _, r := range rules {
		name, value, _ := strings.Cut(r, "=")
		pattern, known := patterns[name]
		if name == "datetime" {
			pattern, known = patterns[value], patterns[value] != ""
		}
		switch {
		case known:
			more = append(more, object{"pattern": pattern})
		case name == "oneof":
			out["enum"] = strings.Fields(value)
		case name == "purpose":
			out["enum"] = care.Purposes()
		case name == "dataset":
			out["enum"] = region.Datasets()
		case name == "unique" && value == "" && kind == reflect.Slice:
			out["uniqueItems"] = true
		case name == "unique": // of one field: only the viewer can tell
		case name == "required" && kind == reflect.String:
			out["minLength"] = 1
		case name == "required" && kind == reflect.Slice:
			out["minItems"] = 1
		case name == "required":
		case slices.Contains([]string{"min", "max", "gte", "lte"}, name):
			n, err := strconv.Atoi(value)
			if err != nil {
				return err
			}
			out[bound(name, kind)] = n
		case !slices.Contains(elsewhere, name):
			return fmt.Errorf("no schema for the rule %q: add it to build/tools/regionschema", r)
		}
	}
	if least, bounded := out["minimum"]; bounded && rules[0] == "omitempty" { // nought stands beside the bounds
		out["anyOf"] = []any{object{"const": 0}, object{"minimum": least, "maximum": out["maximum"]}}
		delete(out, "minimum")
		delete(out, "maximum")
	}
	switch len(more) {
	case 0:
	case 1:
		maps.Copy(out, more[0].(object))
	default:
		out["allOf"] = more
	}
	return nil
}

func bound(rule string, kind reflect.Kind) string {
	least := rule == "min" || rule == "gte"
	switch kind {
	case reflect.Slice:
		return map[bool]string{true: "minItems", false: "maxItems"}[least]
	case reflect.String:
		return map[bool]string{true: "minLength", false: "maxLength"}[least]
	}
	return map[bool]string{true: "minimum", false: "maximum"}[least]
}

// conditionsOf are the rules of a field that depend on another.
func conditionsOf(t reflect.Type, key string, rules []string) (out []any) {
	named := func(field string) string {
		f, _ := t.FieldByName(field)
		return keyOf(f)
	}
	has := func(keys ...string) object { return object{"required": keys} }
	for _, r := range rules {
		if r == "dive" {
			return out
		}
		name, value, _ := strings.Cut(r, "=")
		field, word, _ := strings.Cut(value, " ")
		is := func() object {
			return object{"required": []string{named(field)}, "properties": object{named(field): object{"const": word}}}
		}
		switch name {
		case "required_with":
			out = append(out, object{"dependentRequired": object{named(field): []string{key}}})
		case "required_without":
			out = append(out, object{"anyOf": []any{has(key), has(named(field))}})
		case "excluded_with":
			out = append(out, object{"not": has(key, named(field))})
		case "required_if":
			out = append(out, object{"if": is(), "then": has(key)})
		case "excluded_if":
			out = append(out, object{"if": is(), "then": object{"not": has(key)}})
		case "excluded_unless":
			out = append(out, object{"if": object{"not": is()}, "then": object{"not": has(key)}})
		}
	}
	return out
}
