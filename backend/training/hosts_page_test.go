package training_test

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"shcr/backend/training"
	"shcr/backend/training/hosts"
)

// fetch reads a page as a browser of this address would.
func fetch(t *testing.T, method, address string, form url.Values, headers ...string) (int, string) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(text)
}

var button = regexp.MustCompile(`<a class="launch" href="([^"]+)">([^<]+)</a>`)

// M32: each host's page has one button whose target is the link, shows it for
// copying, and runs nothing.
func TestM32_HostPages(t *testing.T) {
	r := start(t, training.Options{})
	if status, index := fetch(t, http.MethodGet, r.Address()+"/host/", nil); status != http.StatusOK || strings.Count(index, "<li>") != 5 {
		t.Error(status, index)
	}
	for _, s := range hosts.Systems() {
		for _, key := range append([]string{"", "P99"}, s.People...) {
			status, page := fetch(t, http.MethodGet, r.Address()+"/host/"+s.ID+"/?person="+key, nil)
			found := button.FindAllStringSubmatch(page, -1)
			if status != http.StatusOK || len(found) != 1 {
				t.Fatalf("%s %s: %d, %d buttons\n%s", s.ID, key, status, len(found), page)
			}
			link := html.UnescapeString(found[0][1])
			if !strings.HasPrefix(link, "shcr://launch?v=1&") || !strings.Contains(html.UnescapeString(page), `value="`+link+`"`) || !strings.Contains(page, "TRAINING REGION") {
				t.Errorf("%s: %s", s.ID, link)
			}
			if strings.Contains(page, "<script") || strings.Contains(page, "<no value>") || strings.Contains(page, "ZgotmplZ") {
				t.Errorf("%s: %s", s.ID, page)
			}
		}
	}
}

// A fault is switched on the page, for its system alone, by no page elsewhere,
// and goes when the trainer puts everything right.
func TestM32_FaultsAreSwitchedOnThePage(t *testing.T) {
	r := start(t, training.Options{})
	set := func(system string, fault hosts.Fault, headers ...string) int {
		status, _ := fetch(t, http.MethodPost, r.Address()+"/host/"+system+"/fault", url.Values{"fault": {string(fault)}}, headers...)
		return status
	}
	page := func(system string) string {
		_, text := fetch(t, http.MethodGet, r.Address()+"/host/"+system+"/", nil)
		return html.UnescapeString(text)
	}
	if status := set("mosaic", hosts.WrongBirthDate, "Origin", "https://elsewhere.example", "Sec-Fetch-Site", "cross-site"); status != http.StatusForbidden || strings.Contains(page("mosaic"), "dob=1901") {
		t.Errorf("a page elsewhere set a fault: %d", status)
	}
	if status := set("mosaic", hosts.Expired); status != http.StatusBadRequest {
		t.Errorf("a plain link cannot run out: %d", status)
	}
	if status := set("nobody", hosts.Expired); status != http.StatusBadRequest {
		t.Error(status)
	}
	if status := set("mosaic", hosts.WrongBirthDate); status != http.StatusOK || !strings.Contains(page("mosaic"), "dob=1901-01-01") {
		t.Error(status)
	}
	if status := set("systmone", hosts.WrongAudience); status != http.StatusOK || !strings.Contains(page("systmone"), "another-region.example") || strings.Contains(page("liquidlogic"), "another-region.example") {
		t.Error(status)
	}
	if status, _ := fetch(t, http.MethodPost, r.Address()+"/control/mend", url.Values{}); status != http.StatusOK || strings.Contains(page("mosaic"), "dob=1901") || strings.Contains(page("systmone"), "another-region.example") {
		t.Error(status)
	}
}
