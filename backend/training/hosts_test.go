package training_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"shcr/backend/region"
	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// getJSON reads a page of the region.
func getJSON(t *testing.T, address, bearer string, into any) int {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if bearer != "" {
		q.Header.Set("Authorization", "Bearer "+bearer)
	}
	return sendJSON(t, q, into)
}

func sendJSON(t *testing.T, q *http.Request, into any) int {
	t.Helper()
	res, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, _ := io.ReadAll(res.Body)
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %s", q.URL.Path, text)
	}
	return res.StatusCode
}

// M32, M41: every signed host signs with a key that its JWKS in the region file
// leads to, and says what the contract asks for.
func TestM32_SignedHostsSignByTheContract(t *testing.T) {
	r := start(t, training.Options{})
	file, err := region.Parse(r.File())
	if err != nil {
		t.Fatal(err)
	}
	signed := 0
	for _, h := range file.Launch.Hosts {
		if h.Form != hosts.Signed {
			continue
		}
		signed++
		var keys jose.JSONWebKeySet
		if status := getJSON(t, h.JWKS, "", &keys); status != http.StatusOK || len(keys.Keys) != 1 || !keys.Keys[0].IsPublic() {
			t.Fatalf("%s: %d %+v", h.ID, status, keys)
		}
		raw, err := r.Hosts().Assertion(h.ID, "P01", "", hosts.Sound)
		if err != nil {
			t.Fatal(err)
		}
		token, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.SignatureAlgorithm(h.Algorithms[0])})
		if err != nil {
			t.Fatal(err)
		}
		var c struct {
			jwt.Claims
			NHS string `json:"nhs_number"`
			ODS string `json:"org_ods"`
		}
		if err := token.Claims(keys.Keys[0].Key, &c); err != nil {
			t.Fatal(err)
		}
		if err := c.Validate(jwt.Expected{Issuer: h.ID, AnyAudience: jwt.Audience{file.Launch.Audience}, Time: r.Now()}); err != nil {
			t.Error(err)
		}
		if c.NHS != "9990123454" || c.ODS != h.Organisations[0] || len(c.ID) < 26 || c.Expiry.Time().Sub(c.IssuedAt.Time()) > time.Minute || token.Headers[0].KeyID != keys.Keys[0].KeyID {
			t.Errorf("%+v", c)
		}
		if len(raw) > 3<<10 {
			t.Errorf("%s: %d bytes", h.ID, len(raw))
		}
	}
	if signed != 2 {
		t.Errorf("%d signed hosts", signed)
	}
}

// M41: every host's link is in the grammar of launch.md §4, and short enough.
func TestM41_EveryHostHasALink(t *testing.T) {
	r := start(t, training.Options{})
	forms := map[string]string{hosts.Signed: "assertion", hosts.Code: "code from", hosts.SMART: "iss launch", hosts.Plain: "dob nhs"}
	for _, s := range hosts.Systems() {
		for _, person := range s.People {
			link, err := r.Hosts().Link(t.Context(), s.ID, person, "", hosts.Sound)
			if err != nil {
				t.Fatal(err)
			}
			u, err := url.Parse(link)
			if err != nil || u.Scheme != "shcr" || u.Host != "launch" || u.Query().Get("v") != "1" || len(link) > 4096 {
				t.Fatalf("%s: %s", s.ID, link)
			}
			for _, name := range strings.Fields(forms[s.Form]) {
				if u.Query().Get(name) == "" {
					t.Errorf("%s: no %s in %s", s.ID, name, link)
				}
			}
			if len(u.Query()) != 1+len(strings.Fields(forms[s.Form])) {
				t.Errorf("%s: %s", s.ID, link)
			}
		}
	}
}
