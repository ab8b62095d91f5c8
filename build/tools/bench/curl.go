package main

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// curl fetches every page with curl --parallel, which is told all addresses
// beforehand: the floor of what a network client can do. With lookup it asks each
// partner for the Patient first, as whoever must not show the wrong person has
// to. The start of curl itself is taken off.
func curl(partners []*Partner, lookup bool) (took time.Duration, err error) {
	dir, err := os.MkdirTemp("", "shcr-bench-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	var patients, pages []string
	for _, p := range partners {
		patients = append(patients, p.Base+"Patient?"+url.Values{"identifier": {"https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber}}.Encode())
		for _, search := range p.Pages {
			pages = append(pages, search...)
		}
	}
	lists := [][]string{pages}
	if lookup {
		lists = [][]string{patients, pages}
	}
	for i, list := range lists {
		file := filepath.Join(dir, fmt.Sprint(i))
		var b strings.Builder
		for _, at := range list {
			fmt.Fprintf(&b, "url = \"%s\"\noutput = \"/dev/null\"\n", at)
		}
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			return 0, err
		}
		began := time.Now()
		c := exec.Command("curl", "-q", "-s", "-f", "--parallel", "--parallel-immediate", "--parallel-max", "300", "-H", "Accept-Encoding: gzip", "-K", file)
		if out, err := c.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("curl: %w: %s", err, out)
		}
		took += time.Since(began) - curlStart
	}
	return took, nil
}

// curlStart is how long curl takes to start and end, the least of several.
var curlStart = time.Hour

// findCurl tells whether there is a curl, and how long it takes to start.
func findCurl() bool {
	for range 5 {
		began := time.Now()
		if exec.Command("curl", "--version").Run() != nil {
			return false
		}
		curlStart = min(curlStart, time.Since(began))
	}
	return true
}
