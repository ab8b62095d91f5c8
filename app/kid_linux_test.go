package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shcr/backend/launch"
	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

const headerChild = "SHCR_TEST_FORGES_HEADERS"

// reaches is a call by which a program opens a file, reaches a network or starts
// another program.
var reaches = regexp.MustCompile(`\b(open|openat|openat2|creat|socket|connect|sendto|sendmsg|bind|execve|execveat|fork|vfork|rename\w*|link\w*|symlink\w*|mkdir\w*|unlink\w*|newfstatat|stat|access|faccessat2?|readlink\w*)\(`)

// K2: sixty forged headers are refused, and for none of them is a file opened, an
// address dialled or a program started, as the system sees it. Where the keys lie
// in a file or at an address, both are read before.
func TestK2_HeadersReachNothing(t *testing.T) {
	lines := traced(t, "TestHeadersChild", headerChild+"=1", "-s", "200", "-e", "trace=%file,%network,execve,execveat,write")
	forging, before, rounds := false, map[string]int{}, 0
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.Contains(line, `"headers begin`):
			forging = true
		case strings.Contains(line, `"headers end 60`):
			forging, rounds = false, rounds+1
		}
		m := reaches.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if forging {
			t.Error(line)
		} else {
			before[m[1]]++
		}
	}
	if rounds != 3 || before["openat"] == 0 || before["connect"] == 0 {
		t.Errorf("%d rounds of 60, %v before: the test looked at too little", rounds, before)
	}
}

// TestHeadersChild is the process that the test above looks at.
func TestHeadersChild(t *testing.T) {
	if os.Getenv(headerChild) == "" {
		t.Skip("run by TestK2_HeadersReachNothing")
	}
	r, err := training.Start(t.Context(), training.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	keys, err := r.Hosts().Keys("systmone")
	text, err2 := json.Marshal(keys)
	file := filepath.Join(t.TempDir(), "keys.json")
	if err := errors.Join(err, err2, os.WriteFile(file, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	forged := forgedHeaders(t, r.Hosts(), file)
	for _, from := range []string{string(text), file, r.Hosts().Base + "systmone/jwks.json"} {
		h := launch.New(training.LaunchAudience, time.Now, []launch.Host{{ID: "systmone", Name: "SystmOne", Form: launch.Signed, JWKS: from,
			Algorithms: []string{"ES256", "RS256", "PS256", "EdDSA"}, Organisations: []string{"F99001"}, Client: http.DefaultClient}})
		redeem := func(claims map[string]any, assertion string) error {
			l, err := launch.Parse("shcr://launch?v=1&assertion=" + assertion)
			if err != nil {
				return err
			}
			_, err = h.Redeem(t.Context(), l, launch.User{Claim: func(string) string { return claims["sub"].(string) }, ODS: "F99001", Spend: func(launch.Context) error { return nil }})
			return err
		}
		claims, err := r.Hosts().Claims("systmone", "P01", "U1", hosts.Sound)
		sound, err2 := r.Hosts().Sign("systmone", nil, claims)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		if err := redeem(claims, sound); err != nil {
			t.Fatalf("a sound one: %v", err)
		}
		fmt.Fprintln(os.Stderr, "headers begin")
		refused := 0
		for _, f := range forged {
			if err := redeem(claims, f); err == nil {
				t.Error("accepted")
			} else {
				refused++
			}
		}
		fmt.Fprintln(os.Stderr, "headers end", refused)
	}
}

// forgedHeaders signs sixty hand-overs whose headers lead elsewhere: to files,
// addresses, databases and keys of their own.
func forgedHeaders(t *testing.T, s *hosts.Simulator, file string) (out []string) {
	t.Helper()
	places := []string{file, "/etc/passwd", "../../../../etc/passwd", "file://" + file, s.Base + "systmone/jwks.json", "http://169.254.169.254/keys", "\\\\10.0.0.1\\keys", "/dev/stdin", "system-1; ls", ""}
	headers := []map[string]any{}
	for _, p := range places {
		for _, name := range []string{"kid", "jku", "x5u"} {
			headers = append(headers, map[string]any{name: p})
		}
	}
	for _, kid := range []any{"' OR 1=1 --", "1; DROP TABLE keys", "$(id)", "`id`", "|id", "%2e%2e%2f", "a\x00b", "\r\nX: y", strings.Repeat("k", 64<<10), strings.Repeat("../", 300), []string{"x"}, map[string]string{"$ne": ""}, 7, true, nil} {
		headers = append(headers, map[string]any{"kid": kid})
	}
	own := map[string]string{"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}
	for name, values := range map[string][]any{
		"jwk": {own, map[string]string{"jku": s.Base}, "x"}, "x5c": {[]string{"MIIB"}, []string{file}, "x"}, "x5t": {"AAAA", file},
		"crit": {[]string{"exp"}, []string{"jku"}, []string{}}, "b64": {false, true}, "zip": {"DEF", "GZIP"},
	} {
		for _, v := range values {
			headers = append(headers, map[string]any{name: v})
		}
	}
	claims, err := s.Claims("systmone", "P01", "U1", hosts.Sound)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		token, err := s.Sign("systmone", h, claims)
		if err != nil {
			t.Fatalf("%v: %v", h, err)
		}
		out = append(out, token)
	}
	if len(out) != 60 {
		t.Fatalf("%d headers", len(out))
	}
	return out
}
