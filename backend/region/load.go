package region

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/go-playground/validator/v10"
	"github.com/goccy/go-yaml"

	"shcr/backend/care"
)

// maxFile bounds a region file; the largest imaginable region needs a tenth.
const maxFile = 1 << 20

// Load reads and checks a region file. Every error is a [care.Error] with code
// "region" whose Say holds the line and what to do.
func Load(path string) (*Region, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError("The region file "+path+" cannot be read. Ask whoever manages this workstation to install it, or name one with --region FILE.", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() || info.Size() > maxFile {
		return nil, fileError("The region file "+path+" is not a file of at most 1 MiB.", err)
	}
	text := make([]byte, info.Size())
	if _, err := f.Read(text); err != nil && info.Size() > 0 {
		return nil, fileError("The region file "+path+" cannot be read.", err)
	}
	r, err := Parse(text)
	if err != nil {
		return nil, err
	}
	r.Unmanaged = writable(path)
	return r, nil
}

// Parse reads and checks the text of a region file.
func Parse(text []byte) (*Region, error) {
	var r Region
	err := yaml.UnmarshalWithOptions(text, &r, yaml.Strict(), yaml.DisallowUnknownField(), yaml.Validator(check()))
	if err != nil {
		return nil, fileError("The region file has a mistake:\n"+plain(yaml.FormatError(err, false, true)), err)
	}
	if len(r.Partners) == 0 { // an empty document never reaches the validator
		return nil, fileError("The region file is empty. Start from build/region.example.yaml of the viewer.", nil)
	}
	return &r, nil
}

// check builds the validator: goccy/go-yaml calls it per struct and adds the
// line that it stands on to any error.
func check() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		return strings.Split(f.Tag.Get("yaml"), ",")[0]
	})
	must(v.RegisterValidation("endpoint", func(f validator.FieldLevel) bool { return endpointError(f.Field().String()) == nil }))
	must(v.RegisterValidation("dataset", func(f validator.FieldLevel) bool { return slices.Contains(Datasets(), f.Field().String()) }))
	return v
}

// endpointError keeps N1: https everywhere, plain http on this machine only, no
// user info, query or fragment to be glued to what we send.
func endpointError(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("not a plain absolute URL")
	}
	switch u.Scheme {
	case "https":
		return nil
	case "http":
		if ip := net.ParseIP(u.Hostname()); ip != nil && ip.IsLoopback() {
			return nil
		}
	}
	return errors.New("only https, or http on 127.0.0.1")
}

// terms is how the validator names a rule that was broken.
var terms = regexp.MustCompile(`Key: '(\S+)' Error:Field validation for '\S+' failed on the '(\w+)' tag`)

// plain puts the validator's terms into words an administrator can act on; the
// line and the excerpt around it stay.
func plain(text string) string {
	return terms.ReplaceAllStringFunc(text, func(m string) string {
		g := terms.FindStringSubmatch(m)
		_, field, _ := strings.Cut(g[1], ".")
		words, ok := map[string]string{
			"required": "is missing", "required_if": "is missing", "required_without": "is missing",
			"excluded_with": "cannot stand beside the other", "oneof": "is not one of the known words",
			"unique": "names the same one twice", "endpoint": "must be a plain https address (http only on 127.0.0.1)",
			"dataset": "is not a known dataset", "datetime": "is not a date (2024-07-01) or a time (08:05)",
			"alphanum": "may have only letters and digits", "uppercase": "must be in capitals", "min": "needs at least one entry",
		}[g[2]]
		if !ok {
			words = "is not right"
		}
		return "'" + field + "' " + words
	})
}

func fileError(say string, err error) error {
	return &care.Error{Code: care.CodeRegion, Op: "read region file", Say: say, Err: err}
}

func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("region: %v", err)) // a mistake in this file, found by any test
	}
}
