package signin

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shcr/backend/care"
)

const issuer = "https://id.example/"

func waiting(t *testing.T) (*listener, chan string, chan error) {
	t.Helper()
	l, err := listen()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	codes, errs := make(chan string, 1), make(chan error, 1)
	go func() {
		code, err := l.wait(ctx, "right", issuer, true)
		if err != nil {
			errs <- err
			return
		}
		codes <- code
	}()
	t.Cleanup(func() { cancel(); _ = l.Close() })
	return l, codes, errs
}

func get(t *testing.T, method, address, host string) int {
	t.Helper()
	r, _ := http.NewRequest(method, address, nil)
	if host != "" {
		r.Host = host
	}
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(r)
	if err != nil {
		return 0
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

// C1, C3: a thousand strays change nothing; the real answer still counts, once.
func TestC1_C3_StraysChangeNothing(t *testing.T) {
	l, codes, _ := waiting(t)
	at, named := "http://"+l.Addr().String(), "&iss="+url.QueryEscape(issuer) // all else right, so that it is the state that turns them away
	stray := []struct{ method, address, host string }{
		{"GET", at + "/", ""}, {"GET", at + "/callback?state=right&code=evil", ""}, {"POST", l.redirect() + "?state=right&code=evil", ""},
		{"GET", l.redirect() + "?state=right&code=evil", "localhost:1"}, {"GET", l.redirect() + "?state=right&code=evil", "evil.example"},
		{"GET", l.redirect() + "?state=wrong&code=evil" + named, ""}, {"GET", l.redirect() + "?state=&code=evil" + named, ""}, {"GET", l.redirect() + "?code=evil" + named, ""},
		{"GET", l.redirect() + "?state=right", ""}, {"GET", l.redirect() + "?state=right&code=evil", ""}, {"GET", l.redirect() + "?state=right&code=evil&iss=https://other.example/", ""},
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for n := range 125 {
				if t.Failed() { // nobody waits any more: each of the rest would take its five seconds
					return
				}
				s := stray[(i+n)%len(stray)]
				if code := get(t, s.method, s.address, s.host); code == http.StatusOK {
					t.Errorf("%s %s was taken", s.method, s.address)
				}
			}
		})
	}
	group.Wait()
	if code := get(t, "GET", l.redirect()+"?state=right&code=good"+named, ""); code != http.StatusOK {
		t.Errorf("the real answer got %d", code)
	}
	select {
	case code := <-codes:
		if code != "good" {
			t.Errorf("took %q", code)
		}
	case <-time.After(2 * time.Second):
		t.Error("the real answer did not arrive")
	}
	if !strings.HasPrefix(l.Addr().String(), "127.0.0.1:") {
		t.Error("listens on", l.Addr())
	}
}

func TestRefusalsAreInWords(t *testing.T) {
	l, _, errs := waiting(t)
	get(t, "GET", l.redirect()+"?state=right&iss="+url.QueryEscape(issuer)+"&error=access_denied&error_description="+url.QueryEscape("<b>x</b>"), "")
	err := <-errs
	if p, ok := err.(*care.Error); !ok || p.Code != care.CodeSignIn || !strings.Contains(p.Say, "refused") || strings.Contains(p.Say, "<b>") {
		t.Errorf("%v", err) // not what is said when nobody answers
	}
}

// C5: the browser is sent to the provider's own address or nowhere.
func TestC5_OnlyTheProvidersAddressIsOpened(t *testing.T) {
	for _, bad := range []string{"file:///etc/passwd", "http://id.example/authorize", "https://id.example.evil/authorize", "https://u@id.example/authorize",
		"https://id.example:8443/authorize", "ms-msdt:/x", "smb://id.example/x", "javascript:alert(1)", "-flag", "", "https:authorize"} {
		if sameHost(bad, issuer) == nil {
			t.Errorf("%q would be opened", bad)
		}
	}
	if err := sameHost("https://id.example/authorize?x=1", issuer); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"file:///x", "https://x/ y", "https://x/\n--flag", "-flag", "https://x/'a", "https://x/`id`"} {
		t.Setenv("BROWSER", "/bin/false")
		if Browse(bad) == nil {
			t.Errorf("%q was handed to a browser", bad)
		}
	}
}

// C10: codes decide, names do not; nothing is granted that is not written.
func TestC10_RolesByCodeOnly(t *testing.T) {
	roles := []Role{{Code: "R0260", Sections: []string{"allergies"}, Rights: []care.Right{care.RightDirectAccess}}, {Group: "asc-social-worker", Sections: []string{"alerts"}}}
	names := ClaimNames{Name: "name", RoleCode: "code", RoleName: "role", Groups: "groups"}
	for title, c := range map[string]struct {
		claims map[string]any
		sees   []string
	}{
		"by code":                 {map[string]any{"name": "x", "code": "S0010:G0020:R0260"}, []string{"allergies"}},
		"bare code":               {map[string]any{"name": "x", "code": "R0260"}, []string{"allergies"}},
		"by group":                {map[string]any{"name": "x", "groups": []any{"a", "asc-social-worker"}}, []string{"alerts"}},
		"code before group":       {map[string]any{"name": "x", "code": "R0260", "groups": []any{"asc-social-worker"}}, []string{"allergies"}},
		"name decides nothing":    {map[string]any{"name": "x", "role": "R0260"}, nil},
		"another code":            {map[string]any{"name": "x", "code": "S0010:G0020:R02601"}, nil},
		"code in the wrong place": {map[string]any{"name": "x", "code": "R0260:G0020:S0010"}, nil},
		"no role":                 {map[string]any{"name": "x"}, nil},
	} {
		p, err := professionals(Config{Claims: names, Roles: roles}, "sub", c.claims)
		if err != nil || len(p) != 1 || strings.Join(p[0].Sections, ",") != strings.Join(c.sees, ",") {
			t.Errorf("%s: %+v %v", title, p, err)
		}
	}
	if _, err := professionals(Config{Claims: names}, "sub", map[string]any{}); err == nil {
		t.Error("somebody without a name is signed in")
	}
}

// A9: a token goes only where it is meant for.
func TestA9_TokenForItsAudienceOnly(t *testing.T) {
	jwt := "e30.eyJhdWQiOlsicGVvcGxlIiwiUlo5Il19.x" // {"aud":["people","RZ9"]}
	if meantFor(jwt, "RZ9") != nil || meantFor(jwt, "RZ8") == nil || meantFor("opaque", "RZ8") != nil {
		t.Error("audience")
	}
}

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
