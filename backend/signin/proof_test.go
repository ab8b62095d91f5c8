package signin_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"shcr/backend/signin"
)

// config is the forger's, with what a test changes.
func (f *forger) config(change ...func(*signin.Config)) signin.Config {
	c := signin.Config{Issuer: f.issuer(), ClientID: "shcr-viewer", Scopes: []string{"openid"}, ACR: []string{"AAL3_ANY"},
		Claims: signin.ClaimNames{Preset: "broker", Assurance: "level"}}
	for _, ch := range change {
		ch(&c)
	}
	return c
}

// vouches makes the forger give sound tokens, but for what change does.
func (f *forger) vouches(t *testing.T, change func(map[string]any)) {
	t.Helper()
	half := sha256.Sum256([]byte(access))
	f.answer = func(nonce string) string {
		now := time.Now()
		m := map[string]any{"iss": f.issuer(), "sub": "s1", "aud": "shcr-viewer", "nonce": nonce, "acr": "AAL3_ANY", "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
			"auth_time": now.Unix(), "at_hash": base64.RawURLEncoding.EncodeToString(half[:16])}
		change(m)
		claims, _ := json.Marshal(m)
		text, _ := json.Marshal(map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed(t, jose.RS256, f.key, "k1", claims)})
		return string(text)
	}
}

// C6, C9: the provider is asked for a proof as fresh as is needed, and one that is
// older, or of which it does not say when it was, lets nobody in to unlock.
func TestC6_C9_TheProofIsAsFreshAsAsked(t *testing.T) {
	f := newForger(t)
	ago := func(d time.Duration) func(map[string]any) {
		return func(m map[string]any) { m["auth_time"] = time.Now().Add(-d).Unix() }
	}
	silent := func(m map[string]any) { delete(m, "auth_time") }
	fresh := func(c *signin.Config) { c.Fresh, c.MaxAge = true, 12*time.Hour }
	usual := func(c *signin.Config) { c.MaxAge = 12 * time.Hour }
	for _, c := range []struct {
		title  string
		config func(*signin.Config)
		change func(map[string]any)
		want   string // in the words of the refusal
		proved time.Duration
	}{
		{"now, to unlock", fresh, ago(0), "", 0},
		{"two minutes ago, to unlock", fresh, ago(2 * time.Minute), "without asking who you are", 0},
		{"an hour ago, to unlock", fresh, ago(time.Hour), "without asking who you are", 0},
		{"not said, to unlock", fresh, silent, "without asking who you are", 0},
		{"to come", fresh, ago(-time.Hour), "clock", 0},
		{"an hour ago", usual, ago(time.Hour), "", time.Hour},
		{"not said", usual, silent, "", 0},
		{"thirteen hours ago", usual, ago(13 * time.Hour), "without asking who you are", 0},
	} {
		f.vouches(t, c.change)
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		var asked url.Values
		s, err := signin.SignIn(ctx, f.config(c.config), func(address string) error {
			u, _ := url.Parse(address)
			asked = u.Query()
			go follow(address)
			return nil
		})
		cancel()
		if (c.want == "") != (err == nil) || !strings.Contains(said(err), c.want) {
			t.Errorf("%s: %q (%v)", c.title, said(err), err)
		}
		if err == nil && (s.Proved()-c.proved).Abs() > 5*time.Second {
			t.Errorf("%s: proved %v ago", c.title, s.Proved())
		}
		if is := asked.Get("prompt") + asked.Get("max_age"); is != "login0" && is != "43200" || strings.Contains(c.title, "unlock") != (is == "login0") && c.title != "to come" {
			t.Errorf("%s: asked %v", c.title, asked)
		}
	}
}

func follow(address string) {
	if a, err := http.Get(address); err == nil {
		_ = a.Body.Close()
	}
}

// C4: a provider that promises to name itself in its answers is not taken to have
// given one that names nobody (RFC 9207).
func TestC4_AnAnswerWithoutItsIssuer(t *testing.T) {
	f := newForger(t)
	f.vouches(t, func(map[string]any) {})
	for _, promised := range []bool{false, true} {
		f.says, f.asked = map[string]any{"authorization_response_iss_parameter_supported": promised}, 0
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		_, err := signin.SignIn(ctx, f.config(), func(address string) error {
			u, _ := url.Parse(address)
			q := u.Query()
			_, _ = http.Get(f.URL + "/authorize?nonce=" + q.Get("nonce") + "&redirect_uri=" + url.QueryEscape("http://127.0.0.1:1/")) // only tells the nonce
			go follow(q.Get("redirect_uri") + "?code=c0de&state=" + q.Get("state"))
			return nil
		})
		cancel()
		if (err == nil) == promised || (f.asked > 0) == promised {
			t.Errorf("promised %v: %v, redeemed %d times", promised, err, f.asked)
		}
	}
}

// C5: of twenty-five authorization endpoints that a hostile discovery document
// names, none reaches the opener.
func TestC5_TwentyFiveHostileEndpoints(t *testing.T) {
	f := newForger(t)
	f.vouches(t, func(map[string]any) {})
	host := strings.TrimPrefix(f.URL, "http://")
	hostile := []string{"file:///etc/passwd", "smb://" + host + "/x", "ms-msdt:/id PCWDiagnostic", "-flag", "--" + f.URL, "\n" + f.URL + "/authorize", f.URL + "\n/authorize",
		"javascript:alert(1)", "data:text/html,x", "vbscript:x", "ms-settings:", "search-ms:query=x", "mailto:a@b.example", "ftp://" + host + "/", "https://" + host + "/authorize",
		"http://u:p@" + host + "/authorize", "http://" + host + ".evil.example/authorize", "http://evil.example/authorize", "http://localhost:1/authorize",
		"http://127.0.0.1:1/authorize", "http://[::1]:1/authorize", "//" + host + "/authorize", "/authorize", "http:" + host, `\\evil\share`, "", "http://", "shcr:open"}
	if len(hostile) < 25 {
		t.Fatalf("%d endpoints", len(hostile))
	}
	for _, address := range hostile {
		f.says = map[string]any{"authorization_endpoint": address}
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		_, err := signin.SignIn(ctx, f.config(), func(opened string) error {
			t.Errorf("%q was opened as %q", address, opened)
			return nil
		})
		cancel()
		if err == nil {
			t.Errorf("%q: signed in", address)
		}
	}
}

// C3: a thousand hits on the listener while a person signs in, in parallel and with
// the right path, hinder nobody.
func TestC3_AThousandHitsAndTheRealSignInSucceeds(t *testing.T) {
	f := newForger(t)
	f.vouches(t, func(map[string]any) {})
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	var attackers sync.WaitGroup
	s, err := signin.SignIn(ctx, f.config(), func(address string) error {
		u, _ := url.Parse(address)
		back := u.Query().Get("redirect_uri")
		for i := range 20 {
			attackers.Go(func() {
				client := &http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
				for n := range 50 {
					if i == 10 && n == 25 {
						follow(address) // the person, in the middle of it
					}
					if a, err := client.Get(back + fmt.Sprintf("?code=evil&state=%d-%d", i, n)); err == nil {
						_ = a.Body.Close()
					}
				}
			})
		}
		return nil
	})
	attackers.Wait()
	if err != nil || s.Who().Name != "N" || f.asked != 1 {
		t.Errorf("%v, redeemed %d times", err, f.asked)
	}
}
