package app_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/region"
	"shcr/backend/swap"
	"shcr/backend/training"
)

// L6: where the region refuses it, no record opens on a computer whose memory may
// reach a disk in the clear, nobody is asked, and the refusal is in the audit; what
// the system does not tell refuses nobody, nor does a region that warns.
func TestL6_NoRecordWhereMemoryReachesADisk(t *testing.T) {
	state := swap.Kept
	c := with(t, "U2", func(r *region.Region) { r.Policy.UnencryptedSwap = "refuse" },
		func(_ *training.Options, o *app.Options) {
			o.Swap = func() (swap.State, []string) { return state, []string{"/dev/sda2"} }
		})
	for _, s := range []swap.State{swap.Kept, swap.Unknown} {
		state = s
		c.Record.Close(c.opened(t, amina).Record)
	}
	state = swap.Open // added while the viewer runs
	before := c.askedPartners()
	_, err := c.Record.Open(amina, "treatment", "")
	if p := app.ProblemOf(err); p.Code != string(care.CodeComputer) || !strings.Contains(p.Say, "not encrypted") {
		t.Errorf("%+v", p)
	}
	if after := c.askedPartners(); after != before {
		t.Errorf("%d requests to organisations although it was refused", after-before)
	}
	c.App.Close() // sends what is left
	if !slices.ContainsFunc(c.region.AuditEvents(), func(e json.RawMessage) bool {
		return strings.Contains(string(e), `"refused"`) && strings.Contains(string(e), `"computer"`)
	}) {
		t.Error("the refusal is not in the audit")
	}
	c = open(t, "U2", func(_ *training.Options, o *app.Options) {
		o.Swap = func() (swap.State, []string) { return swap.Open, nil }
	})
	c.opened(t, amina)
}

// askedPartners counts what organisations that share were asked so far.
func (c *clinic) askedPartners() (n int) {
	for _, q := range c.region.Requests() {
		if c.region.Base(q.Partner) != "" {
			n++
		}
	}
	return n
}

// U3: a viewer that is older than its region asks for does not start, and says what
// to do.
func TestU3_AnOlderViewerDoesNotStart(t *testing.T) {
	r, err := training.Start(t.Context(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for version, starts := range map[string]bool{"1.4.2": true, "1.4.1": false, "development": false} {
		file, err := region.Parse(r.File())
		if err != nil {
			t.Fatal(err)
		}
		file.Policy.MinimumVersion = "1.4.2"
		a, err := app.Build(app.Options{Region: file, DataDir: t.TempDir(), Version: version})
		if (err == nil) != starts {
			t.Errorf("%s: %v", version, err)
		}
		if code, words := app.ExitCode(err); !starts && (code == 0 || !strings.Contains(words, "needs version 1.4.2") || !strings.Contains(words, "IT helpdesk")) {
			t.Errorf("%s ends with %d: %q", version, code, words)
		}
		if a != nil {
			a.Close()
		}
	}
}
