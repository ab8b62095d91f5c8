package app_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/logging"
	"shcr/backend/region"
	"shcr/backend/training"
)

func trainingRegion(t *testing.T) (*training.Region, *region.Region) {
	t.Helper()
	tr, err := training.Start(context.Background(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tr.Close() })
	r, err := region.Parse(tr.File())
	if err != nil {
		t.Fatal(say(err))
	}
	return tr, r
}

func finding(list []app.Finding, check string) (out []app.Finding) {
	for _, f := range list {
		if strings.HasPrefix(f.Check, check) {
			out = append(out, f)
		}
	}
	return out
}

func TestDoctorOfAHealthyRegion(t *testing.T) {
	tr, r := trainingRegion(t)
	list := app.Doctor(context.Background(), r, time.Now)
	var b bytes.Buffer
	if well, err := app.WriteFindings(&b, list, false); !well || err != nil {
		t.Errorf("%v\n%s", err, b.String())
	}
	if n := len(finding(list, "")); n < 8+len(r.Partners) {
		t.Errorf("only %d checks", n)
	}
	for _, to := range r.Neighbours {
		want := map[bool]string{true: "ok", false: "not checked"}[to.Planned == ""]
		if f := finding(list, "onward "+to.Name); len(f) != 1 || f[0].Result != want {
			t.Errorf("%s: %+v", to.Name, f)
		}
	}
	if taken := tr.Neighbours().Taken(); len(r.Neighbours) < 2 || len(taken) != 0 {
		t.Errorf("of %d neighbours, one was handed %+v", len(r.Neighbours), taken)
	}
	for _, p := range r.Partners {
		if f := finding(list, p.ODS); len(f) == 0 || f[0].Result != "ok" {
			t.Errorf("%s: %+v", p.ODS, f)
		}
	}
}

// Each thing that can be wrong is found, named and told what to do about.
func TestDoctorFindsWhatIsWrong(t *testing.T) {
	stu3 := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/fhir+json")
		w.Header().Set("Date", time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat))
		fmt.Fprint(w, `{"resourceType":"CapabilityStatement","fhirVersion":"3.0.1"}`)
	}))
	defer stu3.Close()
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/fhir+json")
		w.Header().Set("Date", time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat))
		fmt.Fprint(w, `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"resource":[{"type":"Flag"}]}]}`)
	}))
	defer open.Close()
	faulty := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }))
	defer faulty.Close()
	closed := httptest.NewServer(http.NotFoundHandler())
	gone := closed.URL
	closed.Close()
	for name, c := range map[string]struct {
		break_ func(*training.Region, *region.Region)
		check  string
		want   string
	}{
		"a partner is down":     {func(tr *training.Region, _ *region.Region) { _ = tr.Stop("RZ9") }, "RZ9", "failed: Nothing answers at"},
		"a partner speaks STU3": {func(_ *training.Region, r *region.Region) { r.Partners[0].BaseURL = stu3.URL }, "", "failed: Speaks FHIR \"3.0.1\""},
		"a partner serves less": {func(_ *training.Region, r *region.Region) { r.Partners[0].BaseURL = open.URL }, "", "allergies (no AllergyIntolerance"},
		"a clock is off":        {func(_ *training.Region, r *region.Region) { r.Partners[0].BaseURL = open.URL }, "clock", "warning: The clock of F99001 is 1h0m"},
		"the provider is down":  {func(tr *training.Region, _ *region.Region) { _ = tr.Stop("identity") }, "identity", "failed:"},
		"the issuer is misspelt": {func(_ *training.Region, r *region.Region) {
			r.Identity.Issuer = strings.TrimSuffix(r.Identity.Issuer, "/")
		}, "identity", "must say exactly that"},
		"people is down":              {func(tr *training.Region, _ *region.Region) { _ = tr.Stop("people") }, "people", "failed:"},
		"the repository is unlocked":  {func(_ *training.Region, r *region.Region) { r.Audit.BaseURL = open.URL }, "audit", "failed:"},
		"a neighbour is gone":         {func(_ *training.Region, r *region.Region) { r.Neighbours[0].Address = gone }, "onward", "failed: Nothing answers at"},
		"a neighbour lets anybody in": {func(_ *training.Region, r *region.Region) { r.Neighbours[0].Address = open.URL }, "onward", "failed: It takes a hand-over without a sign-in"},
		"a neighbour lives elsewhere": {func(tr *training.Region, r *region.Region) { r.Neighbours[0].Address += "/moved" }, "onward", "failed: Nothing takes a hand-over"},
		"a neighbour is faulty":       {func(_ *training.Region, r *region.Region) { r.Neighbours[0].Address = faulty.URL }, "onward", "failed: It is reached, and not working (status 503)"},
		"a neighbour's clock is off":  {func(_ *training.Region, r *region.Region) { r.Neighbours[0].Address = open.URL }, "clock", "warning: The clock of Saltway"},
		"the file is not managed":     {func(_ *training.Region, r *region.Region) { r.Unmanaged = true }, "region", "warning: "},
	} {
		t.Run(name, func(t *testing.T) {
			tr, r := trainingRegion(t)
			c.break_(tr, r)
			checkSaid(t, r, c.check, c.want)
		})
	}
}

// The ledger of a person, by the same way as the window, without a clinical word.
func TestDoctorPerson(t *testing.T) {
	tr, r := trainingRegion(t)
	o := app.Options{Region: r, DataDir: t.TempDir(), Log: logging.New(&safeBuffer{}),
		Browse: func(address string) error { go person(t, address, "U2"); return nil }}
	l, missing, err := app.DoctorPerson(context.Background(), o, amina, "checking the ledger")
	if err != nil || missing || !l.PersonFound || len(l.Partners) != len(r.Partners) || l.Requests < 20 || l.FirstMS > l.LastMS || l.LastMS == 0 {
		t.Errorf("%v %v %+v", err, missing, l)
	}
	cells := 0
	for _, p := range l.Partners {
		cells += len(p.Sections)
	}
	if cells < 4*8 {
		t.Errorf("%d cells", cells)
	}
	var b bytes.Buffer
	if err := app.WriteLedger(&b, l, true); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"PATEL", "Ramipril", "9990123454", "Heart"} {
		if strings.Contains(b.String(), word) {
			t.Errorf("the ledger holds %q", word)
		}
	}
	for _, key := range []string{`"person_found"`, `"as_of"`, `"first_ms"`, `"excluded"`} {
		if !strings.Contains(b.String(), key) {
			t.Errorf("no %s", key)
		}
	}
	_ = tr.Stop("RZ8")
	if _, missing, err := app.DoctorPerson(context.Background(), o, amina, "checking the ledger"); err != nil || !missing {
		t.Errorf("a partner is down: %v missing=%v", err, missing)
	}
	if _, _, err := app.DoctorPerson(context.Background(), o, "999 564 7974", "checking the ledger"); app.ProblemOf(err).Code != string(care.CodeNotFound) {
		t.Errorf("nobody: %v", err)
	}
}
