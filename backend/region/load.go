package region

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"

	"github.com/goccy/go-yaml"

	"shcr/backend/care"
	"shcr/backend/keys"
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
	r.Unmanaged = slices.ContainsFunc(append(r.Files(), path), writable)
	return r, nil
}

// Parse reads and checks the text of a region file, and fills in what it leaves
// out.
func Parse(text []byte) (*Region, error) {
	r := Region{Policy: DefaultPolicy(), Watch: DefaultWatch()}
	err := yaml.UnmarshalWithOptions(text, &r, yaml.Strict(), yaml.DisallowUnknownField(), yaml.Validator(check()))
	if err != nil {
		return nil, fileError("The region file has a mistake:\n"+plain(yaml.FormatError(err, false, true)), err)
	}
	if len(r.Partners) == 0 { // an empty document never reaches the validator
		return nil, fileError("The region file is empty. Start from build/region.example.yaml of the viewer.", nil)
	}
	if err := keyMap(text, r.Keys); err != nil {
		return nil, err
	}
	if r.Proxy.Mode == "" {
		r.Proxy.Mode = "system"
	}
	if r.Identity.PromptLogin == "" {
		r.Identity.PromptLogin = "unlock"
	}
	for i := range r.Partners {
		r.Partners[i].withDefaults()
	}
	return &r, nil
}

// keyMap refuses keys that do two things in one place, with their line.
func keyMap(text []byte, own keys.Map) error {
	_, err := keys.Lay(own)
	var no keys.Refusal
	if !errors.As(err, &no) {
		return nil
	}
	say := no.Say
	if at, err := yaml.PathString("$.keys." + no.Action); err == nil {
		if lines, err := at.AnnotateSource(text, false); err == nil {
			say += "\n" + string(lines)
		}
	}
	return fileError("The region file has a mistake:\n"+say, no)
}

// Show writes the region as it is understood: a file that would load as the same
// region, with every default that is in force.
func (r *Region) Show() ([]byte, error) {
	return yaml.MarshalWithOptions(r, yaml.UseLiteralStyleIfMultiline(true), yaml.IndentSequence(true))
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

func fileError(say string, err error) error {
	return &care.Error{Code: care.CodeRegion, Op: "read region file", Say: say, Err: err}
}

func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("region: %v", err)) // a mistake in this file, found by any test
	}
}
