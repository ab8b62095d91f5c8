package region

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shcr/backend/care"
)

// release is the number of a release, as its build writes it. A file must write all
// three parts: YAML would read 1.10 as the number 1.1.
var (
	release = regexp.MustCompile(`^v?([0-9]{1,6}(\.[0-9]{1,6}){1,2})$`)
	three   = regexp.MustCompile(`^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$`)
)

// numbers reads a release's number, nil when it is none.
func numbers(version string) []int {
	m := release.FindStringSubmatch(version)
	if m == nil {
		return nil
	}
	out := make([]int, 3)
	for i, part := range strings.Split(m[1], ".") {
		out[i], _ = strconv.Atoi(part)
	}
	return out
}

// Admits refuses a viewer that is older than the region lets run, so that one with
// a fault that was mended cannot be put back (U3). A build without a number cannot
// be shown to be new enough. It says what to do.
func (p Policy) Admits(version string) error {
	if p.MinimumVersion == "" {
		return nil
	}
	if have := numbers(version); have != nil && slices.Compare(have, numbers(p.MinimumVersion)) >= 0 {
		return nil
	}
	return &care.Error{Code: care.CodeRegion, Op: "check version",
		Say: "Your region needs version " + p.MinimumVersion + " of this viewer or a later one; this is " + version + ". Ask your IT helpdesk to install it."}
}
