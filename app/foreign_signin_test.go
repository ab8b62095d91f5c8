//go:build !e2e

package app_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shcr/backend/care"
	"shcr/backend/signin"
)

// startProvider starts the OpenID provider of others, installing it where that is
// not done yet, and gives its issuer. "smart" makes it a SMART host.
func startProvider(t *testing.T, as ...string) string {
	t.Helper()
	const dir = "../build/testservers/oidc"
	npm, err := exec.LookPath("npm")
	node, err2 := exec.LookPath("node")
	if errors.Join(err, err2) != nil {
		t.Skip("node or npm is missing: the provider of others cannot be installed; build/setup.sh says where Node.js with npm is")
	}
	lock, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(dir, "node_modules", ".installed-for")
	if have, err := os.ReadFile(mark); err != nil || !bytes.Equal(have, lock) {
		install := exec.Command(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=60000")
		install.Dir = dir
		if said, err := install.CombinedOutput(); err != nil {
			if offline.Match(said) {
				t.Skipf("no network: the provider of others cannot be installed; run it once where the npm registry is reached\n%s", said)
			}
			t.Fatalf("npm ci: %v\n%s", err, said)
		}
		if err := os.WriteFile(mark, lock, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(node, append([]string{"server.mjs"}, as...)...)
	c.Dir = dir
	var said bytes.Buffer
	c.Stderr = &said
	in, err := c.StdinPipe()
	out, err2 := c.StdoutPipe()
	if err := errors.Join(err, err2, c.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _, _ = in.Close(), c.Process.Kill(), c.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the provider did not start: %v\n%s", err, said.String())
	}
	return strings.TrimSpace(line)
}

// refreshes notes the refresh tokens that pass by.
type refreshes struct {
	mu  sync.Mutex
	all []string
}

func (r *refreshes) list() []string { r.mu.Lock(); defer r.mu.Unlock(); return slices.Clone(r.all) }

// RoundTrip implements [http.RoundTripper].
func (r *refreshes) RoundTrip(q *http.Request) (*http.Response, error) {
	a, err := http.DefaultTransport.RoundTrip(q)
	if err != nil || !strings.HasSuffix(q.URL.Path, "/token") {
		return a, err
	}
	body, err := io.ReadAll(a.Body)
	_ = a.Body.Close()
	a.Body = io.NopCloser(bytes.NewReader(body))
	var said struct {
		Refresh string `json:"refresh_token"`
	}
	if json.Unmarshal(body, &said) == nil && said.Refresh != "" {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.all = append(r.all, said.Refresh)
	}
	return a, err
}

// C6, C9, C11: signing in at a provider that others wrote, with CIS2's claims: the
// selected role, a fresh proof though it knows the browser, a refresh with rotation
// whose old token ends the session, userinfo of the same subject, and sign-out.
func TestC6_C9_C11_AProviderOfOthers(t *testing.T) {
	issuer := startProvider(t)
	seen := &refreshes{}
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar, Timeout: 20 * time.Second}
	enter := func(fresh bool) *signin.Session {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		s, err := signin.SignIn(ctx, signin.Config{Issuer: issuer, Transport: seen, ClientID: "shcr-viewer", ACR: []string{"AAL3_ANY"}, Fresh: fresh, MaxAge: 12 * time.Hour,
			Scopes: []string{"openid", "profile", "offline_access", "nationalrbacaccess", "selectedrole", "associatedorgs"},
			Claims: signin.ClaimNames{Preset: "cis2"}, Roles: []signin.Role{{Code: "R0050", Name: "Consultant", Sections: []string{"allergies"}}}}, func(address string) error {
			go func() {
				a, err := browser.Get(address)
				if err != nil {
					t.Error("browser:", err)
					return
				}
				var page bytes.Buffer
				_, _ = page.ReadFrom(a.Body)
				_ = a.Body.Close()
				if a.StatusCode != http.StatusOK {
					t.Errorf("browser: %d at %s: %.600s", a.StatusCode, a.Request.URL.Path, page.String())
				}
			}()
			return nil
		})
		if err != nil {
			t.Fatalf("%s (%v)", say(err), errors.Unwrap(err))
		}
		return s
	}
	s := enter(false)
	who := s.Who()
	if who.Subject != "999000000002" || who.RoleProfile != "999500000102" || who.RoleName != "Consultant" || who.Organisation.Name != "Estuary Teaching Hospitals" || len(who.Sections) != 1 {
		t.Errorf("%+v", who)
	}
	time.Sleep(1100 * time.Millisecond)                             // so that a proof of before would be older
	if _, err := s.Token(context.Background(), "RZ9"); err != nil { // opaque: only its holder can judge it
		t.Errorf("%s (%v)", say(err), errors.Unwrap(err))
	}
	// The renewal rotated the refresh token. Whoever uses the old one has copied it:
	// the session is over, also for us, and we hear of it at the next renewal.
	ended := make(chan error, 1)
	s.OnEnd(func(why error) { ended <- why })
	all := seen.list()
	if len(all) < 2 || all[0] == all[len(all)-1] {
		t.Fatalf("%d refresh tokens: it was not rotated", len(all))
	}
	thief, err := http.PostForm(issuer+"/token", url.Values{"grant_type": {"refresh_token"}, "refresh_token": {all[0]}, "client_id": {"shcr-viewer"}})
	if err != nil {
		t.Fatal(err)
	}
	_ = thief.Body.Close()
	if thief.StatusCode != http.StatusBadRequest {
		t.Errorf("an old refresh token was answered with %d", thief.StatusCode)
	}
	if _, err := s.Token(context.Background(), "RZ9"); care.CodeOf(err) != care.CodeSignedOut {
		t.Errorf("the session outlived the reuse: %v", err)
	}
	select {
	case <-ended:
	case <-time.After(time.Second):
		t.Error("nobody was told within a second")
	}
	again := enter(true)
	if again.Proved() > 20*time.Second || again.Who().Subject != who.Subject {
		t.Errorf("proved %v ago", again.Proved())
	}
	if err := again.Drop(context.Background()); err != nil {
		t.Errorf("giving the tokens back: %v", err)
	}
	if _, err := again.Token(context.Background(), "RZ9"); care.CodeOf(err) != care.CodeSignedOut {
		t.Errorf("used after it was given back: %v", err)
	}
	s = enter(false)
	// It wants to see the person before it ends a session of theirs: our tokens end
	// all the same.
	if err := s.SignOut(context.Background()); err != nil {
		t.Errorf("sign-out: %v", err)
	}
}
