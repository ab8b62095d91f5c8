package app_test

import (
	"bytes"
	"crypto/tls"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/region"
	"shcr/backend/training"
)

// front puts TLS before a service of the training region, as a region's own
// servers have it, and counts what comes.
func front(t *testing.T, base string, pair tls.Certificate) (address string, asked *atomic.Int64) {
	t.Helper()
	there, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	root := there.Scheme + "://" + there.Host
	var s *httptest.Server
	asked = new(atomic.Int64)
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			asked.Add(1)
			r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = there.Scheme, there.Host, there.Host
			r.Out.Header.Del("Accept-Encoding")
		},
		ModifyResponse: func(r *http.Response) error {
			body, err := io.ReadAll(r.Body)
			body = bytes.ReplaceAll(body, []byte(root), []byte(s.URL))
			r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
			r.Header.Set("Content-Length", strconv.Itoa(len(body)))
			return err
		},
	}
	s = httptest.NewUnstartedServer(proxy)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL + there.Path, asked
}

// N1: a record is opened over TLS with authorities of the region's own, each good
// for its own endpoint; where one is another's, that partner alone is missing and
// says so.
func TestN1_ARecordOverTLS(t *testing.T) {
	ours, theirs := newIssuer(t, "Ours"), newIssuer(t, "Theirs")
	pair, _, _ := ours.issue(t, time.Now().Add(time.Hour))
	other, _, _ := theirs.issue(t, time.Now().Add(time.Hour))
	var people, audit, first, second *atomic.Int64
	c := open(t, "U2", func(_ *training.Options, o *app.Options) {
		_, r := trainingRegion(t)
		r.People.BaseURL, people = front(t, r.People.BaseURL, pair)
		r.Audit.BaseURL, audit = front(t, r.Audit.BaseURL, pair)
		r.Partners[0].BaseURL, first = front(t, r.Partners[0].BaseURL, pair)
		r.Partners[3].BaseURL, second = front(t, r.Partners[3].BaseURL, other)
		r.Partners[4].BaseURL, _ = front(t, r.Partners[4].BaseURL, pair)
		r.People.TLS, r.Audit.TLS, r.Partners[0].TLS = region.TLS{CA: ours.pem}, region.TLS{CA: ours.pem}, region.TLS{CA: ours.pem}
		r.Partners[3].TLS = region.TLS{CA: ours.pem}                 // but its server is theirs
		r.Partners[4].TLS = region.TLS{CA: "/nowhere/authority.pem"} // not on this computer
		o.Region, o.Now = r, time.Now
	})
	v := c.opened(t, amina)
	if people.Load() == 0 || first.Load() < 5 || second.Load() != 0 {
		t.Errorf("people asked %d times, the first %d, the stranger %d", people.Load(), first.Load(), second.Load())
	}
	missing := map[string]string{}
	for _, p := range v.Partners {
		if p.State == "missing" {
			missing[p.ODS] = p.Say
		}
	}
	for _, ods := range []string{"RZ9", "RZ8"} {
		if !strings.Contains(missing[ods], "a certificate was not accepted") {
			t.Errorf("%s: %q", ods, missing)
		}
	}
	if len(missing) != 2 {
		t.Errorf("missing: %q", missing)
	}
	for deadline := time.Now().Add(5 * time.Second); audit.Load() < 2 && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
	}
	if audit.Load() < 2 {
		t.Errorf("%d events reached the audit repository", audit.Load())
	}
}

// D2: a region without direct access takes the right from everybody.
func TestD2_RegionWithoutDirectAccess(t *testing.T) {
	c := open(t, "U2", func(_ *training.Options, o *app.Options) {
		_, r := trainingRegion(t)
		r.Policy.DirectAccess = false
		o.Region, o.Now = r, time.Now
	})
	if _, err := c.People.Search(app.SearchForm{NHSNumber: amina}); app.ProblemOf(err).Code != string(care.CodeNoRole) {
		t.Errorf("search: %v", err)
	}
	if _, err := c.Record.Open(amina, "treatment", ""); app.ProblemOf(err).Code != string(care.CodeNoRole) {
		t.Errorf("open: %v", err)
	}
}

// A practice that shares nothing has its name from the directory, and is said to
// be no partner.
func TestDirectoryNamesThePractice(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*region.Region)
		want   string
	}{
		"a partner": {func(*region.Region) {}, "Fairhaven Medical Centre"},
		"in the directory": {func(r *region.Region) {
			r.Partners, r.Organisations = r.Partners[1:], map[string]string{"F99001": "Fairhaven"}
		}, "Fairhaven (not a partner)"},
		"nowhere": {func(r *region.Region) { r.Partners = r.Partners[1:] }, "Practice F99001 (not a partner)"},
	} {
		t.Run(name, func(t *testing.T) {
			cl := open(t, "U2", func(_ *training.Options, o *app.Options) {
				_, r := trainingRegion(t)
				c.change(r)
				o.Region, o.Now = r, time.Now
			})
			found, err := cl.People.Search(app.SearchForm{NHSNumber: amina})
			if err != nil || len(found.Candidates) != 1 || found.Candidates[0].Person.GP != c.want {
				t.Errorf("%v %+v", err, found)
			}
		})
	}
}

// M79: what the region file says is to come reaches the card of the record.
func TestM79_AwaitedReachesTheCard(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, amina)
	results := c.section(t, v, care.Results)
	want := "Estuary Teaching Hospitals NHS Foundation Trust: radiology reports not shared yet (planned from 01-Apr-2027)."
	if !slices.Contains(results.Notes, want) {
		t.Errorf("%q", results.Notes)
	}
	for _, a := range results.Answers {
		if a.ODS == "RZ9" && !strings.HasSuffix(a.Say, "Radiology reports not shared yet (planned from 01-Apr-2027).") {
			t.Error(a.Say)
		}
	}
}
