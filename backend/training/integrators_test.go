package training_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/neighbour"
	"shcr/backend/training"
	"shcr/backend/training/broker"
	"shcr/backend/training/hosts"
)

func integrators(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../build/INTEGRATORS.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func mustHave(t *testing.T, guide, what string) {
	t.Helper()
	if !strings.Contains(guide, what) {
		t.Errorf("the guide for integrators lacks:\n%s", what)
	}
}

// The claims in the guide are those that a host signs, at the story's moment.
func TestIntegrators_ClaimsAreThoseOfAHost(t *testing.T) {
	r := start(t, training.Options{})
	c, err := r.Hosts().Claims("systmone", "P01", "", hosts.Sound)
	if err != nil {
		t.Fatal(err)
	}
	c["jti"] = "22 letters or more, at random"
	text, _ := json.MarshalIndent(c, "", "  ")
	guide := integrators(t)
	mustHave(t, guide, "```json\n"+string(text)+"\n```")
	for name := range c {
		mustHave(t, guide, "`"+name+"`")
	}
	for _, s := range hosts.Systems() {
		mustHave(t, guide, "["+s.Form+"](#")
	}
}

// What a neighbour gets is what the guide shows.
func TestIntegrators_TheOnwardMessage(t *testing.T) {
	var sent string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		text, _ := io.ReadAll(q.Body)
		sent = string(text)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"open":"https://record.example/open?ticket=5N2QJW4D"}`))
	}))
	defer s.Close()
	address, err := neighbour.Ask(context.Background(), receipttest.Make(), s.Client(), neighbour.Record{Name: "North", Address: s.URL + "/onward", Hosts: []string{"record.example"}}, "token",
		neighbour.Context{
			Person: care.Person{NHSNumber: "9990123454", Name: care.Name{Family: "PATEL"}, BirthISO: "1948-03-14"}, Reason: care.Reason{Code: "TREAT"},
			Who: care.Professional{Name: "Dr Helen Whitlock", RoleCode: "S0010:G0020:R0050", RoleName: "Consultant",
				Organisation: care.Organisation{ODS: "RZ9", Name: "Estuary Teaching Hospitals NHS Foundation Trust"}},
		}, story)
	if err != nil || address != "https://record.example/open?ticket=5N2QJW4D" {
		t.Fatal(err, address)
	}
	var id struct{ ID string }
	if json.Unmarshal([]byte(sent), &id) != nil || len(id.ID) != 26 {
		t.Fatal(sent)
	}
	sent = strings.Replace(sent, id.ID, "26 letters, at random", 1)
	var pretty strings.Builder
	for _, line := range strings.Split(strings.NewReplacer(`{"`, "{\n  \"", `,"`, ",\n  \"", `":`, `": `, `"}`, "\"\n}").Replace(sent), "\n") {
		pretty.WriteString(line + "\n")
	}
	mustHave(t, integrators(t), "```json\n"+pretty.String()+"```")
}

// The worked example is run as it stands, in both forms, and what it makes is
// taken by the broker and by the rules of a signed hand-over.
func TestIntegrators_TheWorkedExampleWorks(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node.js is not installed; build/setup.sh says where it is")
	}
	_, rest, _ := strings.Cut(integrators(t), "```js\n")
	code, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no example in the guide")
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	public := jose.JSONWebKey{Key: private.Public(), KeyID: "mine-1", Algorithm: "ES256"}
	b := broker.New(broker.Config{Audience: training.LaunchAudience, Now: time.Now,
		Keys: func(partner string) ([]jose.JSONWebKey, bool) { return []jose.JSONWebKey{public}, partner == "cleo" },
		User: func(*http.Request) (string, bool) { return "999000000110", true }})
	mux := http.NewServeMux()
	mux.HandleFunc("POST /broker/launch/codes", b.GiveCode)
	mux.HandleFunc("POST /broker/launch/redeem", b.Redeem)
	s := httptest.NewServer(mux)
	defer s.Close()
	run := func(broker string) url.Values {
		cmd := exec.CommandContext(t.Context(), node, "--input-type=module", "-")
		cmd.Stdin, cmd.Stderr = strings.NewReader(code), os.Stderr
		cmd.Env = append(os.Environ(), "KEY="+string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})), "KID=mine-1", "BROKER="+broker, "ISS=cleo", "AUDIENCE="+training.LaunchAudience)
		out, err := cmd.Output()
		link := strings.TrimSpace(string(out))
		if err != nil || !strings.HasPrefix(link, "shcr://launch?v=1&") {
			t.Fatalf("%v: %s", err, out)
		}
		return parts(t, link)
	}
	q := run(s.URL + "/broker/launch/codes")
	if a := post(t, s.URL+"/broker/launch/redeem", "", q); a.Status != http.StatusOK || a.Claims["nhs_number"] != "9997951611" {
		t.Errorf("%+v", a)
	}
	token, err := jwt.ParseSigned(run("").Get("assertion"), []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		t.Fatal(err)
	}
	var c jwt.Claims
	if err := token.Claims(public.Key, &c); err != nil {
		t.Fatal(err)
	}
	if err := c.Validate(jwt.Expected{Issuer: "cleo", AnyAudience: jwt.Audience{training.LaunchAudience}, Time: time.Now()}); err != nil || c.Expiry.Time().Sub(c.IssuedAt.Time()) != time.Minute || len(c.ID) != 22 {
		t.Errorf("%v %+v", err, c)
	}
	if typ, _ := token.Headers[0].ExtraHeaders[jose.HeaderType].(string); typ != hosts.Type || token.Headers[0].KeyID != "mine-1" {
		t.Errorf("%+v", token.Headers)
	}
}
