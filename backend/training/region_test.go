package training_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"go.uber.org/goleak"

	"shcr/backend/training"
)

func TestTheRegionListensOnLoopbackOnly(t *testing.T) {
	for _, listen := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "localhost:0", "nonsense"} {
		if r, err := training.Start(context.Background(), training.Options{Listen: listen}); err == nil {
			_ = r.Close()
			t.Errorf("listened on %s", listen)
		}
	}
}

func TestTheRegionFilePointsToTheRegion(t *testing.T) {
	r := start(t, training.Options{})
	var file struct {
		Region struct {
			ID       string
			Name     string
			Short    string
			Training bool
			Support  map[string]any
		}
		Identity struct {
			Issuer   string
			ClientID string `yaml:"client_id"`
			Scopes   []string
			ACR      []string
			Claims   map[string]string
		}
		People   struct{ BaseURL, Audience, Mode string }
		Audit    struct{ BaseURL, Audience string }
		Partners []struct {
			ODS, Name, Setting, Audience string
			BaseURL                      string `yaml:"base_url"`
			Feed                         struct {
				Kind  string
				Times []string
			}
			Shares []struct {
				Dataset, Since, Planned string
				Only                    bool
			}
		}
		Roles []struct {
			Code, Group, Name string
			Sections, Rights  []string
		}
	}
	if err := yaml.Unmarshal(r.File(), &file); err != nil {
		t.Fatal(err)
	}
	if !file.Region.Training || file.Identity.Issuer != r.Address()+"/identity/" || len(file.Partners) != 12 {
		t.Errorf("%+v", file.Region)
	}
	for _, p := range file.Partners {
		a, err := http.Get(p.BaseURL + "metadata")
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != http.StatusOK || p.Audience != p.ODS {
			t.Errorf("%s: %d, audience %s", p.ODS, a.StatusCode, p.Audience)
		}
		for _, s := range p.Shares {
			for _, date := range []string{s.Since, s.Planned} {
				if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
					t.Errorf("%s %s: %v", p.ODS, s.Dataset, err)
				}
			}
			if (s.Since == "") == (s.Planned == "") {
				t.Errorf("%s %s: since %q, planned %q", p.ODS, s.Dataset, s.Since, s.Planned)
			}
		}
	}
	feeds := map[string][]string{"NZ7": {"08:05", "20:05"}, "9X1": {"02:30"}, "9X3": {"01:15"}}
	for _, p := range file.Partners {
		times := feeds[p.ODS]
		if (p.Feed.Kind == "periodic") != (times != nil) || !slices.Equal(p.Feed.Times, times) {
			t.Errorf("the feed of %s: %+v", p.ODS, p.Feed)
		}
	}
}

func TestAStoppedPartnerGivesNoAnswer(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	address := s.base("RZ9") + "Condition?patient=E0412209"
	if err := r.Stop("RZ9"); err != nil {
		t.Fatal(err)
	}
	q, _ := http.NewRequest(http.MethodGet, address, nil)
	if a, err := http.DefaultClient.Do(q); err == nil {
		_ = a.Body.Close()
		t.Fatalf("answered %d", a.StatusCode)
	}
	asked := r.Requests()
	if last := asked[len(asked)-1]; last.Partner != "RZ9" || last.Status != 0 {
		t.Errorf("noted as %+v", last)
	}
	s.bundle(t, s.base("F99001")+"Condition?patient=FMC104417") // others go on
	if err := r.Restart("RZ9"); err != nil {
		t.Fatal(err)
	}
	s.bundle(t, address)
	if r.Stop("NOBODY") == nil || r.Slow("NOBODY", time.Second) == nil || r.Restart("NOBODY") == nil {
		t.Error("a partner that is not there was stopped")
	}
}

func TestASlowPartnerIsSlowAndLetsGo(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	address := s.base("9X1") + "Flag?patient=ASC-20144"
	if err := r.Slow("9X1", 120*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	s.bundle(t, address)
	if took := time.Since(began); took < 120*time.Millisecond {
		t.Errorf("took %s", took)
	}
	_ = r.Slow("9X1", time.Hour)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	q, _ := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if a, err := http.DefaultClient.Do(q); err == nil {
		_ = a.Body.Close()
		t.Error("answered")
	}
	_ = r.Slow("9X1", 0)
	s.bundle(t, address)
}

func TestTheControlPageIsForItsOwnPagesOnly(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U2")
	post := func(path string, headers ...string) int {
		q, _ := http.NewRequest(http.MethodPost, r.Address()+path, strings.NewReader(url.Values{"ms": {"0"}}.Encode()))
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for i := 0; i+1 < len(headers); i += 2 {
			if headers[i] == "Host" {
				q.Host = headers[i+1]
			}
			q.Header.Set(headers[i], headers[i+1])
		}
		a, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		return a.StatusCode
	}
	for name, got := range map[string]int{
		"another origin": post("/control/RZ9/stop", "Origin", "http://evil.example"),
		"no origin":      post("/control/RZ9/stop", "Origin", "null"),
		"another site":   post("/control/RZ9/stop", "Sec-Fetch-Site", "cross-site"),
		"another host":   post("/control/RZ9/stop", "Host", "rebound.example"),
		"nobody":         post("/control/NOBODY/stop"),
		"nothing":        post("/control/RZ9/explode"),
	} {
		if got < 400 {
			t.Errorf("%s: %d", name, got)
		}
	}
	s.bundle(t, s.base("RZ9")+"Condition?patient=E0412209")
	if got := post("/control/RZ9/stop", "Origin", r.Address(), "Sec-Fetch-Site", "same-origin"); got != http.StatusSeeOther {
		t.Errorf("its own page: %d", got)
	}
	page, err := http.Get(r.Address() + "/")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(page.Body)
	_ = page.Body.Close()
	if !strings.Contains(string(body), "TRAINING") || !strings.Contains(string(body), "Stopped<") || strings.Contains(string(body), "<script") {
		t.Errorf("the page: %s", body)
	}
}

func TestCloseLeavesNothingRunning(t *testing.T) {
	http.DefaultClient.CloseIdleConnections()
	before := goleak.IgnoreCurrent()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, err := training.Start(ctx, training.Options{TLS: true})
	if err != nil {
		t.Fatal(err)
	}
	// Answers that would take a minute, one of them on a connection of its own.
	for ods, fault := range map[string]training.Fault{"LAN": "slow-headers", "FAI": "silence", "SAL": "drip"} {
		if err := r.Break(ods, fault, ""); err != nil {
			t.Fatal(err)
		}
		u, _ := url.Parse(r.Base(ods))
		c, err := net.Dial("tcp", u.Host)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		if _, err := fmt.Fprintf(c, "GET %smetadata HTTP/1.1\r\nHost: %s\r\n\r\n", u.Path, u.Host); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(50 * time.Millisecond)
	cancel()
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	goleak.VerifyNone(t, before)
}
