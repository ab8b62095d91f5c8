package app_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shcr/app"
	"shcr/backend/region"
)

// N3: an event that the region's repository refuses holds up no other, and the screen
// and doctor say how many there are and what to do.
func TestN3_RefusedEventsAreToldAndHoldUpNothing(t *testing.T) {
	c := open(t, "")
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	to, err := url.Parse(strings.TrimSuffix(r.Audit.BaseURL, "/"))
	if err != nil {
		t.Fatal(err)
	}
	on := &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) { p.SetURL(to) }}
	door := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		q.Body = io.NopCloser(bytes.NewReader(body))
		if bytes.Contains(body, []byte(`"type":"sequence","valueString":"2"`)) {
			w.WriteHeader(http.StatusUnprocessableEntity)
			return
		}
		on.ServeHTTP(w, q)
	}))
	defer door.Close()
	b := c.beside(t, "U2", func(r *region.Region) { r.Audit.BaseURL = door.URL })
	o := app.Options{Region: r, DataDir: b.dir}
	b.opened(t, amina)
	for deadline := time.Now().Add(30 * time.Second); b.Session.Status().AuditNotice == "" && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
	}
	if say := b.Session.Status().AuditNotice; !strings.Contains(say, "refuses 1 audit event of this computer (status 422)") {
		t.Errorf("the screen says %q", say)
	}
	b.opened(t, "999 824 5915")
	b.Session.SignOut()
	numbers := ""
	for _, raw := range c.region.AuditEvents() {
		_, after, _ := strings.Cut(string(raw), `"type":"sequence","valueString":"`)
		n, _, _ := strings.Cut(after, `"`)
		numbers += n + " "
	}
	if !strings.HasPrefix(numbers, "1 3 4 5 6 7 8 ") {
		t.Errorf("there are %s", numbers)
	}
	if f := app.JournalFinding(context.Background(), o, b.now); f.Result != "warning" || !strings.Contains(f.Say, "(status 422)") || f.Do == "" {
		t.Errorf("%+v", f)
	}
}

// Doctor says of the journal of whoever runs it how much of it has reached the region.
func TestDoctorOfTheAuditEvents(t *testing.T) {
	c := open(t, "U2")
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(say(err))
	}
	ctx, o := context.Background(), app.Options{Region: r, DataDir: c.dir}
	if err := c.region.Stop("audit"); err != nil {
		t.Fatal(err)
	}
	c.opened(t, amina)
	c.Session.SignOut()
	if f := app.JournalFinding(ctx, o, c.now); f.Result != "ok" || !strings.Contains(f.Say, "on their way") {
		t.Errorf("%+v", f)
	}
	if f := app.JournalFinding(ctx, o, c.now.Add(26*time.Hour)); f.Result != "warning" || !strings.Contains(f.Say, "have not reached") || f.Do == "" {
		t.Errorf("%+v", f)
	}
	if err := c.region.Restart("audit"); err != nil {
		t.Fatal(err)
	}
	c.signIn(t)
	c.Session.SignOut() // which sends what is left
	if f := app.JournalFinding(ctx, o, c.now.Add(26*time.Hour)); f.Result != "ok" || !strings.Contains(f.Say, "has reached the region") {
		t.Errorf("%+v", f)
	}
	if f := app.JournalFinding(ctx, app.Options{Region: r, DataDir: filepath.Join(c.dir, "nobody")}, c.now); f.Result != "ok" || !strings.Contains(f.Say, "recorded nothing") {
		t.Errorf("%+v", f)
	}
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME", "AppData", "LocalAppData"} {
		t.Setenv(name, filepath.Join(c.dir, "home"))
	}
	file, out := filepath.Join(c.dir, "region.yaml"), &bytes.Buffer{}
	if err := os.WriteFile(file, c.region.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := app.DoctorCommand(ctx, app.Terminal{Out: out, Err: out}, file, true); err != nil || !strings.Contains(out.String(), "This user has recorded nothing") {
		t.Errorf("the command leaves it out: %v\n%s", err, out)
	}
}
