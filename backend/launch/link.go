// Package launch reads the links by which a host system starts the viewer for
// the person it has open, and proves what they say: reference/launch.md §4.
//
// Any page, mail or program can open an shcr:// link, so a link proves nothing by
// itself and gives context, never a session (decision 16). [Parse] takes a link
// apart by an exact grammar; [Hosts.Redeem] finds out what is behind it, one file
// a form: a SMART EHR launch (smart.go), a one-time code redeemed at the broker
// (code.go), a signed assertion (signed.go), a plain NHS number (plain.go). What
// it cannot prove it refuses by an [Outcome] that a receptionist can act on.
// Nothing here opens a record, and nothing of a link is logged.
package launch

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"shcr/backend/care"
)

// MaxLink is how long a link may be, in bytes (K7).
const MaxLink = 4096

// Form of a hand-over; the words are those of the region file.
type Form string

// The forms (launch.md §4 a to c).
const (
	SMART  Form = "smart"
	Code   Form = "code"
	Signed Form = "signed"
	Plain  Form = "plain"
)

// Link is a link that was read. Only the fields of its form are filled.
type Link struct {
	Form      Form
	View      string // page to show first: one of [Views], "" for the summary
	ISS       string // smart: the host's FHIR base URL
	Launch    string // smart: the host's handle
	Code      string // code
	From      string // code: the host's id
	Assertion string // signed: a compact JWS
	Number    care.NHSNumber
	Born      string // plain: yyyy-mm-dd, or ""
}

// Views are the pages that a link may ask for.
func Views() []string {
	return []string{"summary", "medications", "allergies", "documents", "results"}
}

// parameter is one that a link may have, with what its value may look like.
type parameter struct {
	name  string
	form  Form // "" for all
	must  bool
	value *regexp.Regexp
}

// parameters is the whole grammar, in the order that a link is written in. No
// value may hold a percent sign: what was encoded twice is refused.
var parameters = []parameter{
	{"v", "", true, regexp.MustCompile(`^1$`)},
	{"iss", SMART, true, regexp.MustCompile(`^https?://[A-Za-z0-9._~:/\[\]-]{1,500}$`)},
	{"launch", SMART, true, regexp.MustCompile(`^[A-Za-z0-9._~+/=:-]{1,1000}$`)},
	{"code", Code, true, regexp.MustCompile(`^[A-Za-z0-9._~-]{22,200}$`)}, // 128 bits at least, in 64 letters
	{"from", Code, true, regexp.MustCompile(`^[A-Za-z0-9._-]{1,100}$`)},
	{"assertion", Signed, true, regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)},
	{"nhs", Plain, true, regexp.MustCompile(`^[0-9]{10}$`)},
	{"dob", Plain, false, regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)},
	{"view", "", false, regexp.MustCompile(`^(` + strings.Join(Views(), "|") + `)$`)},
}

// maxAssertion is the most a JWS may have (launch.md §4 b).
const maxAssertion = 3 << 10

// Parse reads a link. What is not exactly in the grammar is refused as malformed;
// a plain number with a wrong check digit as [BadNumber]. Parse of what a link
// prints gives the same link.
func Parse(raw string) (Link, error) {
	if len(raw) > MaxLink {
		return Link{}, refuse(Malformed)
	}
	query, ok := strings.CutPrefix(raw, "shcr://launch")
	if !ok {
		return Link{}, refuse(Malformed)
	}
	if query, ok = strings.CutPrefix(strings.TrimPrefix(query, "/"), "?"); !ok { // some browsers add the /
		return Link{}, refuse(Malformed)
	}
	said := map[string]string{}
	for _, pair := range strings.Split(query, "&") {
		name, text, ok := strings.Cut(pair, "=")
		value, decoded := decode(text)
		if _, twice := said[name]; !ok || !decoded || twice {
			return Link{}, refuse(Malformed)
		}
		said[name] = value
	}
	return read(said)
}

// decode undoes percent-encoding once. A plus sign could mean a space, and a byte
// beyond what is printed means nothing in any value.
func decode(text string) (string, bool) {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c >= 0x7f || c == '+' || c == '#' {
			return "", false
		}
	}
	value, err := url.PathUnescape(text)
	return value, err == nil
}

// read makes a link of its parameters: exactly those of one form.
func read(said map[string]string) (Link, error) {
	l := Link{}
	for _, p := range parameters {
		if _, ok := said[p.name]; !ok || p.form == "" {
			continue
		}
		if l.Form != "" && l.Form != p.form {
			return Link{}, refuse(Malformed) // forms mixed
		}
		l.Form = p.form
	}
	if l.Form == "" {
		return Link{}, refuse(Malformed)
	}
	known := 0
	for _, p := range parameters {
		value, ok := said[p.name]
		if ok {
			known++
		}
		mine := p.form == "" || p.form == l.Form
		if ok && !p.value.MatchString(value) || mine && p.must && !ok {
			return Link{}, refuse(Malformed)
		}
		if ok {
			l.set(p.name, value)
		}
	}
	if known != len(said) || len(l.Assertion) > maxAssertion {
		return Link{}, refuse(Malformed)
	}
	if l.Born != "" {
		if _, err := time.Parse(time.DateOnly, l.Born); err != nil {
			return Link{}, refuse(Malformed)
		}
	}
	if l.Form == Plain {
		if _, err := care.ParseNHSNumber(l.Number.Digits()); err != nil {
			return Link{}, refuse(BadNumber)
		}
	}
	return l, nil
}

func (l *Link) set(name, value string) {
	switch name {
	case "iss":
		l.ISS = value
	case "launch":
		l.Launch = value
	case "code":
		l.Code = value
	case "from":
		l.From = value
	case "assertion":
		l.Assertion = value
	case "nhs":
		l.Number = care.NHSNumber(value)
	case "dob":
		l.Born = value
	case "view":
		l.View = value
	}
}

func (l Link) get(name string) string {
	return map[string]string{"v": "1", "iss": l.ISS, "launch": l.Launch, "code": l.Code, "from": l.From,
		"assertion": l.Assertion, "nhs": l.Number.Digits(), "dob": l.Born, "view": l.View}[name]
}

// Print writes the link out, as a host would. It is no String method: whoever
// prints a link by accident gets nothing of it.
func (l Link) Print() string {
	var b strings.Builder
	b.WriteString("shcr://launch")
	mark := "?"
	for _, p := range parameters {
		if value := l.get(p.name); value != "" {
			b.WriteString(mark + p.name + "=" + url.QueryEscape(value))
			mark = "&"
		}
	}
	return b.String()
}

// String hides what the link says, so that it never reaches a log by way of %v.
func (l Link) String() string { return "link (" + string(l.Form) + ")" }

// GoString hides it from %#v too.
func (l Link) GoString() string { return l.String() }
