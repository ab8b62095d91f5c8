package proxy

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func noFetch(string) (string, error) { return "", errors.New("not to be fetched") }

func way(t *testing.T, f *Finder, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Find(u)
	switch {
	case err != nil:
		return "error: " + err.Error()
	case p == nil:
		return "direct"
	}
	return p.String()
}

func clearEnvironment(t *testing.T) {
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"} {
		t.Setenv(name, "")
	}
}

func TestM44_Modes(t *testing.T) {
	clearEnvironment(t)
	script := filepath.Join(t.TempDir(), "proxy.pac")
	if err := os.WriteFile(script, []byte(`function FindProxyForURL(url, host) { return dnsDomainIs(host, ".nhs.example") ? "PROXY pac.example:3128" : "DIRECT"; }`), 0o600); err != nil {
		t.Fatal(err)
	}
	manual := Setting{Mode: "manual", URL: "http://proxy.example:8080", Bypass: []string{"near.example", ".inside.example", "10.0.0.0/8"}}
	pac := Setting{Mode: "pac", PAC: script, Bypass: []string{"near.nhs.example"}}
	for _, c := range []struct {
		s             Setting
		address, want string
	}{
		{Setting{Mode: "none"}, "https://est.example/", "direct"},
		{manual, "https://est.example/", "http://proxy.example:8080"},
		{manual, "https://NEAR.example./", "direct"},
		{manual, "https://a.inside.example/", "direct"},
		{manual, "https://inside.example/", "http://proxy.example:8080"},
		{manual, "https://notinside.example/", "http://proxy.example:8080"},
		{manual, "https://10.1.2.3:8443/", "direct"},
		{manual, "https://11.1.2.3/", "http://proxy.example:8080"},
		{pac, "https://est.nhs.example/x?y", "http://pac.example:3128"},
		{pac, "https://near.nhs.example/", "direct"},
		{pac, "https://other.example/", "direct"},
		{Setting{}, "https://est.example/", "direct"},
	} {
		if got := way(t, New(c.s, noFetch), c.address); got != c.want {
			t.Errorf("%+v %s: %s, want %s", c.s, c.address, got, c.want)
		}
	}
}

func TestEnvironment(t *testing.T) {
	clearEnvironment(t)
	t.Setenv("HTTPS_PROXY", "http://env.example:3128")
	t.Setenv("NO_PROXY", "near.example")
	f := New(Setting{Mode: "system"}, noFetch)
	if got := way(t, f, "https://est.example/"); got != "http://env.example:3128" {
		t.Error(got)
	}
	if got := way(t, f, "https://near.example/"); got != "direct" {
		t.Error(got)
	}
	if say, err := f.Describe(); err != nil || !strings.Contains(say, "HTTPS_PROXY") {
		t.Errorf("%q %v", say, err)
	}
	if got := way(t, New(Setting{Mode: "none"}, noFetch), "https://est.example/"); got != "direct" {
		t.Errorf("the region file says none: %s", got)
	}
}

// The settings of Windows, understood as its own programs do. That they are read
// from the registry rightly is not shown here.
func TestInternetSettings(t *testing.T) {
	for _, c := range []struct {
		i             internet
		address, want string
	}{
		{internet{Server: "p:8080"}, "https://est.example/", "direct"},
		{internet{Enable: true, Server: "p:8080"}, "https://est.example/", "http://p:8080"},
		{internet{Enable: true, Server: "http=h:80;https=s:8443"}, "https://est.example/", "http://s:8443"},
		{internet{Enable: true, Server: "http=h:80"}, "https://est.example/", "direct"},
		{internet{Enable: true, Server: "p:8080", Override: "*.nhs.example;10.*;<local>"}, "https://est.nhs.example/", "direct"},
		{internet{Enable: true, Server: "p:8080", Override: "*.nhs.example;10.*;<local>"}, "https://10.20.30.40/", "direct"},
		{internet{Enable: true, Server: "p:8080", Override: "*.nhs.example;10.*;<local>"}, "https://intranet/", "direct"},
		{internet{Enable: true, Server: "p:8080", Override: "*.nhs.example;10.*;<local>"}, "https://est.example/", "http://p:8080"},
	} {
		u, _ := url.Parse(c.address)
		got := "direct"
		if p, err := c.i.understand("x").find(u); err != nil {
			got = err.Error()
		} else if p != nil {
			got = p.String()
		}
		if got != c.want {
			t.Errorf("%+v %s: %s, want %s", c.i, c.address, got, c.want)
		}
	}
	if s := (internet{Enable: true, Server: "p:8080", Script: "http://wpad/proxy.pac"}).understand("x"); s.script == "" || s.manual != nil {
		t.Errorf("a script goes first: %+v", s)
	}
}

// A script that is not there, is broken, runs for ever or names what is not used
// gives an error and never a way round it.
func TestScriptsThatFail(t *testing.T) {
	clearEnvironment(t)
	for name, text := range map[string]string{
		"not JavaScript":   "function (",
		"no function":      "var a = 1;",
		"endless at first": "for (;;) {}",
		"endless later":    "function FindProxyForURL() { for (;;) {} }",
		"throws":           "function FindProxyForURL() { throw 'x'; }",
		"deep":             "function FindProxyForURL(u, h) { return FindProxyForURL(u, h); }",
		"socks only":       `function FindProxyForURL() { return "SOCKS5 s.example:1080"; }`,
		"too long":         "//" + strings.Repeat("x", maxScript),
	} {
		f := New(Setting{Mode: "pac", PAC: "https://config.example/p.pac"}, func(string) (string, error) { return text, nil })
		began := time.Now()
		if got := way(t, f, "https://est.example/"); !strings.HasPrefix(got, "error: proxy: script") {
			t.Errorf("%s: %s", name, got)
		}
		if took := time.Since(began); took > 5*scriptWait {
			t.Errorf("%s took %s", name, took)
		}
	}
	f := New(Setting{Mode: "pac", PAC: "https://config.example/p.pac"}, noFetch)
	if got := way(t, f, "https://est.example/"); !strings.HasPrefix(got, "error") {
		t.Error(got)
	}
	if _, err := f.Describe(); err == nil {
		t.Error("described as well")
	}
}

// The script learns the origin of an address and no more, and reaches nothing.
func TestScriptLearnsLittle(t *testing.T) {
	clearEnvironment(t)
	text := `function FindProxyForURL(url, host) {
		var seen = [typeof require, typeof process, typeof XMLHttpRequest, typeof fetch].join();
		return "PROXY " + (url === "https://est.example/" && host === "est.example" && seen === "undefined,undefined,undefined,undefined" ? "little:1" : "much:1");
	}`
	f := New(Setting{Mode: "pac", PAC: "https://config.example/p.pac"}, func(string) (string, error) { return text, nil })
	if got := way(t, f, "https://est.example/fhir/Patient?identifier=9990123454"); got != "http://little:1" {
		t.Error(got)
	}
}

func TestHelpers(t *testing.T) {
	clearEnvironment(t)
	s, err := compile("function FindProxyForURL() {}")
	if err != nil {
		t.Fatal(err)
	}
	s.now = func() time.Time { return time.Date(2026, 11, 22, 14, 30, 15, 0, time.FixedZone("GMT+1", 3600)) } // a Sunday
	for expression, want := range map[string]bool{
		`isPlainHostName("intranet")`: true, `isPlainHostName("a.b")`: false,
		`dnsDomainIs("www.nhs.uk", ".nhs.uk")`: true, `dnsDomainIs("www.nhs.org", ".nhs.uk")`: false,
		`localHostOrDomainIs("www", "www.nhs.uk")`: true, `localHostOrDomainIs("www.nhs.org", "www.nhs.uk")`: false,
		`isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")`: true, `isInNet("11.1.2.3", "10.0.0.0", "255.0.0.0")`: false, `isInNet("x", "y", "z")`: false,
		`isResolvable("127.0.0.1")`: true, `dnsResolve("no such host.") === null`: true, `dnsDomainLevels("a.b.c") === 2`: true,
		`shExpMatch("est.nhs.uk", "*.nhs.uk")`: true, `shExpMatch("http://a/b/c", "*/b/*")`: true, `shExpMatch("a[b]", "a[b]")`: true, `shExpMatch("nhs.uk", "?")`: false,
		`weekdayRange("SUN")`: true, `weekdayRange("MON", "FRI")`: false, `weekdayRange("FRI", "MON")`: true, `weekdayRange("SUN", "GMT")`: true,
		`timeRange(14)`: true, `timeRange(13, "GMT")`: true, `timeRange(9, 17)`: true, `timeRange(9, 14)`: false, `timeRange(14, 0, 14, 29)`: false, `timeRange(14, 30, 10, 14, 30, 20)`: true,
		`dateRange(22)`: true, `dateRange("NOV")`: true, `dateRange(2026)`: true, `dateRange(1, "NOV", 30, "NOV")`: true, `dateRange("JAN", "MAR")`: false,
		`dateRange(1, "DEC", 2025, 30, "NOV", 2026)`: true, `dateRange("x")`: false,
		`typeof myIpAddress() === "string"`: true,
	} {
		v, err := s.vm.RunString(expression)
		if err != nil || v.ToBoolean() != want {
			t.Errorf("%s is %v, %v", expression, v, err)
		}
	}
}

func TestChoose(t *testing.T) {
	for answer, want := range map[string]string{
		"DIRECT": "direct", "": "direct", "PROXY a:8080": "http://a:8080", "proxy a": "http://a:80", "SOCKS s:1; PROXY b:2; DIRECT": "http://b:2", "HTTPS s:443; DIRECT": "direct",
	} {
		got := "direct"
		if p, err := choose(answer); err != nil {
			got = err.Error()
		} else if p != nil {
			got = p.String()
		}
		if got != want {
			t.Errorf("%q: %s", answer, got)
		}
	}
	if _, err := choose("SOCKS s:1"); err == nil {
		t.Error("a kind that is not used was chosen")
	}
}
