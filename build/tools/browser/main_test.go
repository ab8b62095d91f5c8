package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// provider signs in as the training region's does: authorize sends to a page
// with a form, the form's answer sends back to the app.
func provider(t *testing.T, page string) (address string, came *[]string) {
	t.Helper()
	came = new([]string)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /identity/authorize", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "request", Value: "7", Path: "/"})
		http.Redirect(w, r, "/identity/login?id=7", http.StatusFound)
	})
	mux.HandleFunc("GET /identity/login", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) })
	mux.HandleFunc("POST /identity/login", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("request"); err != nil || c.Value != "7" {
			http.Error(w, "no cookie", http.StatusForbidden)
			return
		}
		*came = append(*came, r.PostFormValue("id")+" "+r.PostFormValue("user"))
		http.Redirect(w, r, "/callback?code=1", http.StatusSeeOther)
	})
	mux.HandleFunc("GET /callback", func(w http.ResponseWriter, r *http.Request) {
		*came = append(*came, "back "+r.URL.RawQuery)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/identity/authorize", came
}

const signIn = `<form role=search action="/elsewhere"><input type=hidden name=id value=0></form>
<form method="post" action='/identity/login'><input type="hidden" name="id" value="7&amp;8">
<button name="user" value="U1">Dr Okafor</button><button name=user value=U2>Dr Whitlock</button></form>`

func TestVisitSignsIn(t *testing.T) {
	address, came := provider(t, signIn)
	if err := visit(address, "U2"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(*came, "; "); got != "7&8 U2; back code=1" {
		t.Errorf("the provider saw %q", got)
	}
}

func TestVisitNamesAnUnknownUser(t *testing.T) {
	address, came := provider(t, signIn)
	if err := visit(address, "U99"); err == nil || len(*came) > 0 {
		t.Errorf("error %v, the provider saw %q", err, *came)
	}
}

func TestVisitOpensAPlainPage(t *testing.T) {
	address, _ := provider(t, "<p>nothing to sign</p>")
	if err := visit(address, "U2"); err != nil {
		t.Error(err)
	}
}

func TestHere(t *testing.T) {
	for address, want := range map[string]bool{
		"http://127.0.0.1:8080/x": true, "https://127.0.0.1/x": false, "http://localhost:1/": false,
		"http://127.0.0.1.example/": false, "http://user@127.0.0.2/": false, "file:///etc/passwd": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := here(u) == nil; got != want {
			t.Errorf("%s opened: %v, want %v", address, got, want)
		}
	}
}

func TestVisitDoesNotFollowElsewhere(t *testing.T) {
	server := httptest.NewServer(http.RedirectHandler("http://192.0.2.1/", http.StatusFound))
	defer server.Close()
	if err := visit(server.URL, "U2"); err == nil {
		t.Error("followed a redirection to another machine")
	}
}
