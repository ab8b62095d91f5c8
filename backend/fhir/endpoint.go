package fhir

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"golang.org/x/time/rate"

	"shcr/backend/care"
)

// contentFHIR is the only content type a FHIR answer may have (A17).
const contentFHIR = "application/fhir+json"

// TokenSource gives the bearer token for one audience.
type TokenSource func(ctx context.Context) (string, error)

// Endpoint is one FHIR server as one signed-in user sees it.
type Endpoint struct {
	base   *url.URL
	token  TokenSource
	client *http.Client
	limits Limits
	gate   *gate
	pace   *rate.Limiter // requests a second
	sent   atomic.Int64
	ahead  atomic.Int64 // see Ahead
	// Again has a page that failed in passing asked for once more, and fewer pages
	// asked for at once of a server that says it is busy. Without it, who asked is
	// told and may ask again.
	Again bool
	// Doubt hears of a token that the server refused (401), and says whether another
	// is to be had; the request is then sent once more (C11). None when nil.
	Doubt func(ctx context.Context, token string) bool
	// Headers are added to every request (PDS wants some).
	Headers http.Header
}

// NewEndpoint makes an endpoint that is reached directly, for a base URL, which
// ends in a slash or gets one.
func NewEndpoint(base string, token TokenSource, l Limits) (*Endpoint, error) {
	return Way{}.Endpoint(base, token, l)
}

// Endpoint makes an endpoint that is reached by this way.
func (w Way) Endpoint(base string, token TokenSource, l Limits) (*Endpoint, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("fhir: base URL: %w", err)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	pace := rate.NewLimiter(rate.Inf, 0)
	if l.Rate > 0 {
		pace = rate.NewLimiter(rate.Limit(l.Rate), max(l.AtOnce, 1))
	}
	return &Endpoint{base: u, token: token, client: w.Client(u, l), limits: l, gate: newGate(l.AtOnce), pace: pace, Headers: http.Header{}}, nil
}

// PageSize is the _count to ask for.
func (e *Endpoint) PageSize() string { return strconv.Itoa(e.limits.PageSize) }

// Begin starts a new open: the server may bear more at once than it did in the
// last one (A18).
func (e *Endpoint) Begin() { e.gate.open() }

// turn waits until a request may be sent: not too many at once, not too many a
// second. The gate must be left after it.
func (e *Endpoint) turn(ctx context.Context) error {
	if err := e.gate.enter(ctx); err != nil {
		return transportFailure(ctx, err)
	}
	if err := e.pace.Wait(ctx); err != nil {
		e.gate.leave()
		return fail(care.WhyCancelled, err) // it was us who did not ask
	}
	return nil
}

// Close drops idle connections.
func (e *Endpoint) Close() { e.client.CloseIdleConnections() }

// reply is a response with its status, kept for the few callers to whom a 404
// or 200 with an OperationOutcome means something.
type reply struct {
	status int
	header http.Header
	bundle *Bundle
}

// page fetches one FHIR answer, with one retry of what may pass.
func (e *Endpoint) page(ctx context.Context, u *url.URL, form url.Values) (*reply, error) {
	if !e.Again {
		return e.get(ctx, u, form)
	}
	ctx, ends := context.WithTimeout(ctx, e.limits.Whole)
	defer ends()
	return again(ctx, func() (*reply, error) { return e.get(ctx, u, form) })
}

// get fetches one FHIR answer. Any status but 200 is a Failure that still
// carries the decoded OperationOutcome codes, never its text.
func (e *Endpoint) get(ctx context.Context, u *url.URL, form url.Values) (*reply, error) {
	resp, body, err := e.exchange(ctx, u, form, contentFHIR, func(resp *http.Response) ([]byte, error) {
		return readBody(resp, e.limits.Wire, e.limits.Decoded, contentFHIR)
	})
	if resp == nil {
		return nil, err
	}
	out := &reply{status: resp.StatusCode, header: resp.Header}
	if body != nil {
		done := working()
		var bad error
		out.bundle, bad = DecodeBundle(body)
		if done(); bad != nil && err == nil {
			err = fail(care.WhyMalformed, bad)
		}
	}
	return out, err
}

// exchange sends one request in its turn and has its answer read. The response is
// nil when none came; the body is nil when it could not be kept. A status other
// than 200 is the error, whatever its body was.
func (e *Endpoint) exchange(ctx context.Context, u *url.URL, form url.Values, accept string, read func(*http.Response) ([]byte, error)) (*http.Response, []byte, error) {
	ctx, ends := context.WithTimeout(ctx, e.limits.Whole)
	defer ends()
	resp, body, err := e.send(ctx, u, form, accept, read)
	if resp == nil || resp.StatusCode != http.StatusUnauthorized || e.Doubt == nil {
		return resp, body, err
	}
	_, token, _ := strings.Cut(resp.Request.Header.Get("Authorization"), " ")
	if !e.Doubt(ctx, token) {
		return resp, body, err
	}
	if again, other, failed := e.send(ctx, u, form, accept, read); again != nil {
		return again, other, failed
	}
	return resp, body, err // the refusal says more than what kept us from asking again
}

func (e *Endpoint) send(ctx context.Context, u *url.URL, form url.Values, accept string, read func(*http.Response) ([]byte, error)) (*http.Response, []byte, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if err := e.turn(ctx); err != nil {
		return nil, nil, err
	}
	defer e.gate.leave()
	req, err := e.request(ctx, u, form)
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("Accept", accept)
	resp, err := e.client.Do(req)
	if err != nil {
		return nil, nil, transportFailure(ctx, err)
	}
	defer drain(resp)
	e.tell(resp)
	end := watch(resp, cancel)
	body, err := read(resp)
	if full := end(int64(len(body))); err == nil {
		err = full
	}
	if err != nil {
		body = nil
	}
	if resp.StatusCode != http.StatusOK {
		f := statusFailure(resp)
		if e.Again && (f.Status == http.StatusTooManyRequests || f.Status == http.StatusServiceUnavailable) {
			e.gate.busy(f.Until)
		}
		return resp, body, f
	}
	return resp, body, err
}

func (e *Endpoint) request(ctx context.Context, u *url.URL, form url.Values) (*http.Request, error) {
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, fail(care.WhyMalformed, err)
	}
	for k, v := range e.Headers {
		req.Header[k] = v
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	token, err := e.token(ctx)
	if err != nil { // it was not asked, and is not to blame
		return nil, fail(care.WhySignIn, err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	e.sent.Add(1)
	req.Header.Set("Accept-Encoding", "gzip")
	req.Header.Set("User-Agent", "shcr-viewer")
	req.Header.Set("X-Request-ID", uuid4())
	return req, nil
}

// drain lets the connection be used again, up to a few kilobytes.
func drain(resp *http.Response) {
	_, _ = io.CopyN(io.Discard, resp.Body, 4<<10)
	_ = resp.Body.Close()
}

// Capability is what a server says of itself in its CapabilityStatement.
type Capability struct {
	Version string   // "4.0.1"
	Types   []string // of resources it serves
	// Software is what the server calls itself, for administrators: at most 60
	// letters, none of which a terminal obeys.
	Software string
	// Clock is the server's time by its Date header; zero when it sent none.
	Clock time.Time
}

// Metadata reads the CapabilityStatement (FHIR R4 http.html#capabilities).
func (e *Endpoint) Metadata(ctx context.Context) (Capability, error) {
	r, err := e.page(ctx, e.base.JoinPath("metadata"), nil)
	if err != nil {
		return Capability{}, err
	}
	var c struct {
		ResourceType string `json:"resourceType"`
		FHIRVersion  string `json:"fhirVersion"`
		Software     struct {
			Name    string `json:"name"`
			Version string `json:"version"`
		} `json:"software"`
		Rest []struct {
			Resource []struct {
				Type string `json:"type"`
			} `json:"resource"`
		} `json:"rest"`
	}
	if len(r.bundle.Entries) != 1 || r.bundle.Entries[0].Into(&c) != nil || c.ResourceType != "CapabilityStatement" {
		return Capability{}, fail(care.WhyMalformed, nil)
	}
	out := Capability{Version: c.FHIRVersion, Software: harmless(c.Software.Name + " " + c.Software.Version)}
	out.Clock, _ = http.ParseTime(r.header.Get("Date"))
	for _, rest := range c.Rest {
		for _, res := range rest.Resource {
			out.Types = append(out.Types, res.Type)
		}
	}
	return out, nil
}

// harmless makes a server's words fit for one line of a terminal.
func harmless(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.TrimSpace(s))
	if letters := []rune(s); len(letters) > 60 {
		s = string(letters[:60])
	}
	return s
}

// tell notes what the server's Date header says of its clock (H34, A20).
func (e *Endpoint) tell(resp *http.Response) {
	if at, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		e.ahead.Store(int64(time.Until(at)))
	}
}

// Ahead is how far the server's clock is ahead of this computer's, behind when
// negative, by the newest Date header, which has whole seconds; 0 when it sent
// none.
func (e *Endpoint) Ahead() time.Duration { return time.Duration(e.ahead.Load()) }

// R4 tells whether the version is one this package reads.
func (c Capability) R4() bool { return strings.HasPrefix(c.Version, "4.0.") }

// Requests counts what was sent to this endpoint.
func (e *Endpoint) Requests() int64 { return e.sent.Load() }

// Read fetches one resource by type and id.
func (e *Endpoint) Read(ctx context.Context, typ, id string) (Resource, http.Header, error) {
	r, err := e.page(ctx, e.base.JoinPath(typ, url.PathEscape(id)), nil)
	if err != nil {
		return Resource{}, nil, withOutcome(r, err)
	}
	if len(r.bundle.Entries) != 1 {
		return Resource{}, nil, fail(care.WhyMalformed, nil)
	}
	return r.bundle.Entries[0], r.header, nil
}

// Bytes fetches a document's bytes by the URL its attachment gave, relative or
// absolute, which must be a Binary or DocumentReference under this base (A8).
// accept is the declared content type. It returns what the server called it.
func (e *Endpoint) Bytes(ctx context.Context, ref, accept string) (body []byte, contentType string, err error) {
	u, err := e.under(ref)
	if err != nil {
		return nil, "", err
	}
	kind := strings.SplitN(strings.TrimPrefix(u.Path, e.base.Path), "/", 2)[0]
	if kind != "Binary" && kind != "DocumentReference" {
		return nil, "", fail(care.WhyPaging, fmt.Errorf("document address"))
	}
	if accept == "" {
		accept = "*/*"
	}
	resp, body, err := e.exchange(ctx, u, nil, accept, func(resp *http.Response) ([]byte, error) {
		if resp.StatusCode != http.StatusOK {
			return nil, nil
		}
		return readBody(resp, e.limits.Document, e.limits.Document)
	})
	if err != nil {
		return nil, "", err
	}
	return body, resp.Header.Get("Content-Type"), nil
}

// under resolves a URL from a payload against the base and refuses whatever is
// not of the same origin and below the same path (A6). The parsed form is
// compared, so userinfo, look-alike prefixes, dots and encodings do not help.
func (e *Endpoint) under(ref string) (*url.URL, error) {
	bad := fail(care.WhyPaging, fmt.Errorf("address is not under this endpoint"))
	if ref == "" || strings.ContainsAny(ref, "\\\x00 \t\r\n") {
		return nil, bad
	}
	u, err := e.base.Parse(ref)
	if err != nil || u.User != nil || u.Opaque != "" || u.Scheme != e.base.Scheme ||
		!strings.EqualFold(u.Host, e.base.Host) || u.Fragment != "" || u.RawFragment != "" {
		return nil, bad
	}
	clean := path.Clean(u.Path)
	if u.Path != clean && u.Path != clean+"/" || u.RawPath != "" || !strings.HasPrefix(u.Path+"/", e.base.Path) {
		return nil, bad
	}
	return u, nil
}

// uuid4 makes a random UUID for X-Request-ID.
func uuid4() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
