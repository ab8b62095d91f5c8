package training_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"shcr/backend/region"
	"shcr/backend/training"
	"shcr/backend/training/neighbours"
)

// M46: what the neighbouring record takes, and what it refuses.
func TestM46_TheNeighbourTakesAHandOver(t *testing.T) {
	now := story
	r := start(t, training.Options{Now: func() time.Time { return now }})
	file, err := region.Parse(r.File())
	if err != nil {
		t.Fatal(err)
	}
	at := file.Neighbours[0]
	s := signIn(t, r, "U2")
	mine, _ := s.exchange(t, at.Audience)
	other, _ := s.exchange(t, "people")
	if at.Audience != neighbours.Audience || mine == "" {
		t.Fatal(at)
	}
	n := 0
	hand := func(token string, change map[string]any) (int, map[string]string) {
		n++
		told := map[string]any{"id": "0123456789abcdef0123456789" + string(rune('a'+n)), "issued": now.Unix(), "nhs_number": "9990123454", "birthdate": "1948-03-14", "family": "PATEL",
			"purpose": "TREAT", "name": "Dr Helen Whitlock", "org_ods": "RZ9", "org_name": "Estuary", "role_code": "S0010:G0020:R0050", "role_name": "Consultant"}
		maps.Copy(told, change)
		text, err := json.Marshal(told)
		if err != nil {
			t.Fatal(err)
		}
		q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at.Address, bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		q.Header.Set("Content-Type", "application/json")
		q.Header.Set("Authorization", "Bearer "+token)
		var said map[string]any
		status := sendJSON(t, q, &said)
		out := map[string]string{}
		for k, v := range said {
			out[k], _ = v.(string)
		}
		return status, out
	}
	status, said := hand(mine, nil)
	if status != http.StatusCreated || !strings.HasPrefix(said["open"], r.Address()+"/neighbour/saltway/open?ticket=") {
		t.Fatal(status, said)
	}
	for _, c := range []struct {
		what   string
		token  string
		change map[string]any
		status int
		code   string
	}{
		{"no token", "", nil, 401, "invalid_token"},
		{"a token for another", other, nil, 401, "invalid_token"},
		{"a token that is none", "e30.e30.", nil, 401, "invalid_token"},
		{"an old message", mine, map[string]any{"issued": now.Add(-2 * time.Minute).Unix()}, 400, "expired"},
		{"one from the future", mine, map[string]any{"issued": now.Add(2 * time.Minute).Unix()}, 400, "expired"},
		{"another's role", mine, map[string]any{"role_code": "S0010:G0020:R0260"}, 403, "role_mismatch"},
		{"nobody's number", mine, map[string]any{"nhs_number": "9995647974"}, 404, "unknown_person"},
		{"a word it does not know", mine, map[string]any{"x": 1}, 400, "invalid_request"},
		{"a short id", mine, map[string]any{"id": "1"}, 400, "invalid_request"},
		{"the first message's id", mine, map[string]any{"id": "0123456789abcdef0123456789b"}, 409, "replayed"},
	} {
		if status, said := hand(c.token, c.change); status != c.status || said["error"] != c.code {
			t.Errorf("%s: %d %v", c.what, status, said)
		}
	}
	open := func(address string) (int, string) { return fetch(t, http.MethodGet, address, nil) }
	if status, page := open(said["open"]); status != http.StatusOK || !strings.Contains(page, "999 012 3454") || !strings.Contains(page, "S0010:G0020:R0050") {
		t.Error(status, page)
	}
	if status, page := open(said["open"]); status != http.StatusForbidden || !strings.Contains(page, "used before") || strings.Contains(page, "999 012 3454") {
		t.Error(status, page)
	}
	_, said = hand(mine, nil)
	now = now.Add(time.Minute)
	if status, page := open(said["open"]); status != http.StatusForbidden || !strings.Contains(page, "run out") {
		t.Error(status, page)
	}
	if status, page := open(r.Address() + "/neighbour/saltway/open?ticket=guess"); status != http.StatusForbidden || !strings.Contains(page, "not given") {
		t.Error(status, page)
	}
	for _, page := range []string{"/neighbour/saltway/guide", "/neighbour/wherry/guide", "/neighbour/national"} {
		if status, text := open(r.Address() + page); status != http.StatusOK || !strings.Contains(text, "TRAINING REGION") {
			t.Error(page, status)
		}
	}
}
