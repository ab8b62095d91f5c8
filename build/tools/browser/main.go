// Command browser stands in for the system browser where nobody sits at one:
// in the tests and the demonstration it is $BROWSER. It opens the address it is
// given, finds a sign-in page of the training region, presses the button of the
// professional named by SHCR_TRAINING_USER (U2 unless set), and follows the way
// back to the app. It talks to 127.0.0.1 only, and keeps cookies in memory only.
// SHCR_TEST_LINGER is how long it waits first, so that whoever watches the
// processes of the desktop has time to see it.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: browser ADDRESS")
		os.Exit(2)
	}
	if wait, err := time.ParseDuration(os.Getenv("SHCR_TEST_LINGER")); err == nil {
		time.Sleep(wait)
	}
	if err := visit(os.Args[1], cmp.Or(os.Getenv("SHCR_TRAINING_USER"), "U2")); err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		os.Exit(1)
	}
}

// visit opens address and, if a sign-in form comes back, signs user in.
func visit(address, user string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	client := &http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: &http.Transport{},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > 10 {
				return errors.New("more than ten redirections")
			}
			return here(r.URL)
		}}
	at, err := url.Parse(address)
	if err != nil {
		return err
	}
	if err := here(at); err != nil {
		return err
	}
	page, at, err := read(client.Get(address))
	if err != nil {
		return err
	}
	form, err := signInForm(page, at)
	if err != nil || form == nil {
		return err
	}
	if err := here(form.action); err != nil {
		return err
	}
	if !form.users[user] {
		return fmt.Errorf("the sign-in page offers no user %q", user)
	}
	form.fields.Set("user", user)
	_, _, err = read(client.PostForm(form.action.String(), form.fields))
	return err
}

// here refuses every address but this machine's own.
func here(u *url.URL) error {
	if u.Scheme != "http" || u.Hostname() != "127.0.0.1" {
		return fmt.Errorf("not an address of this machine: %s://%s", u.Scheme, u.Host)
	}
	return nil
}

// read gives a page's text and where it was found in the end.
func read(response *http.Response, err error) (string, *url.URL, error) {
	if err != nil {
		return "", nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err == nil && response.StatusCode >= 400 {
		err = fmt.Errorf("%s answered %s", response.Request.URL.Host, response.Status)
	}
	return string(text), response.Request.URL, err
}

// form is a sign-in page's form: hidden fields, and a button for each user.
type form struct {
	action *url.URL
	fields url.Values
	users  map[string]bool
}

var (
	formTag   = regexp.MustCompile(`(?is)<form\b([^>]*)>(.*?)</form>`)
	inputTag  = regexp.MustCompile(`(?is)<input\b([^>]*)>`)
	buttonTag = regexp.MustCompile(`(?is)<button\b([^>]*)>`)
	attribute = regexp.MustCompile(`(?is)([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
)

// signInForm finds the first form with buttons named "user"; nil if there is
// none, which is no error: not every page asks who you are.
func signInForm(page string, at *url.URL) (*form, error) {
	for _, m := range formTag.FindAllStringSubmatch(page, -1) {
		f := &form{fields: url.Values{}, users: map[string]bool{}}
		for _, b := range buttonTag.FindAllStringSubmatch(m[2], -1) {
			if a := attributes(b[1]); a["name"] == "user" {
				f.users[a["value"]] = true
			}
		}
		if len(f.users) == 0 {
			continue
		}
		for _, i := range inputTag.FindAllStringSubmatch(m[2], -1) {
			if a := attributes(i[1]); strings.EqualFold(a["type"], "hidden") {
				f.fields.Set(a["name"], a["value"])
			}
		}
		action, err := at.Parse(attributes(m[1])["action"])
		f.action = action
		return f, err
	}
	return nil, nil
}

func attributes(tag string) map[string]string {
	found := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		found[strings.ToLower(m[1])] = html.UnescapeString(m[2] + m[3] + m[4])
	}
	return found
}
