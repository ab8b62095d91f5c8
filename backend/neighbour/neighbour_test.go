package neighbour_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/neighbour"
)

var amina = care.Person{NHSNumber: "9990123454", Name: care.Name{Family: "PATEL"}, BirthISO: "1948-03-14"}

// ask hands Amina on to a neighbour that answers so.
func ask(t *testing.T, rc receipt.Receipt, p care.Person, answer http.HandlerFunc) (string, string, error) {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	at, err := neighbour.Ask(context.Background(), rc, client, neighbour.Record{Name: "North", Address: s.URL + "/onward", Hosts: []string{"view.north.example"}}, "token",
		neighbour.Context{Person: p, Reason: care.Reason{Code: "TREAT"}}, time.Now())
	return at, s.URL, err
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	}
}

// C5: what a neighbour answers is opened only where the region file says it may
// lead, over https, and with nobody in it.
func TestC5_AnAddressThatIsNotTrustedIsNotOpened(t *testing.T) {
	rc := receipttest.Make()
	for _, good := range []string{"https://view.north.example/open?ticket=abc", "https://view.north.example/1"} {
		if at, _, err := ask(t, rc, amina, says(`{"open":"`+good+`"}`)); err != nil || at != good {
			t.Errorf("%s: %s %v", good, at, err)
		}
	}
	for _, bad := range []string{
		"", "javascript:alert(1)", "file:///etc/passwd", "http://view.north.example/", "https://elsewhere.example/", "https://view.north.example@elsewhere.example/",
		"https://view.north.example.elsewhere.example/", "https://user@view.north.example/", "https://view.north.example:8443/", "https://view.north.example/#x", "http://127.0.0.1:1/x",
		"https://view.north.example/9990123454", "https://view.north.example/?n=999+012+3454", "https://view.north.example/?n=999%20012%203454", "https://view.north.example/999-012-3454",
		"https://view.north.example/" + strings.Repeat("x", 2100), "shcr://launch?v=1",
	} {
		if at, _, err := ask(t, rc, amina, says(`{"open":"`+bad+`"}`)); care.CodeOf(err) != care.CodeIntegrity || at != "" {
			t.Errorf("%s was trusted: %v", bad, err)
		}
	}
	for what, answer := range map[string]http.HandlerFunc{
		"HTML": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) },
		"huge": says(`{"open":"https://view.north.example/1","x":"` + strings.Repeat("x", 20<<10) + `"}`),
		"cut":  says(`{"open":"https://view`),
		"redirect": func(w http.ResponseWriter, q *http.Request) {
			http.Redirect(w, q, "https://elsewhere.example/", http.StatusFound)
		},
	} {
		if at, _, err := ask(t, rc, amina, answer); err == nil || at != "" {
			t.Errorf("%s was trusted", what)
		}
	}
}

// What a neighbour refuses is said in words that tell what to do next.
func TestM46_RefusalsAreSaid(t *testing.T) {
	for status, want := range map[int]care.Code{404: care.CodeNotFound, 403: care.CodeRefused, 401: care.CodeRefused, 409: care.CodeRefused, 429: care.CodeUnavailable, 503: care.CodeUnavailable} {
		_, _, err := ask(t, receipttest.Make(), amina, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		e, _ := err.(*care.Error)
		if e == nil || e.Code != want || !strings.HasPrefix(e.Say, "North was not opened. ") || e.Retry != (want == care.CodeUnavailable) {
			t.Errorf("%d: %+v", status, e)
		}
	}
}

// Nothing leaves without a receipt, nor about a sensitive person (decision 9).
func TestM46_WithoutAReceiptNothingLeaves(t *testing.T) {
	never := func(http.ResponseWriter, *http.Request) { t.Error("the neighbour was asked") }
	if _, _, err := ask(t, receipt.Receipt{}, amina, never); care.CodeOf(err) != care.CodeAudit {
		t.Error(err)
	}
	sensitive, unsure := amina, amina
	sensitive.Sensitive, unsure.Unconfirmed = true, true
	for _, p := range []care.Person{sensitive, unsure} {
		if _, _, err := ask(t, receipttest.Make(), p, never); care.CodeOf(err) != care.CodeRefused {
			t.Error(err)
		}
	}
}
