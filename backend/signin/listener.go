package signin

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"net"
	"net/http"
	"time"

	"shcr/backend/care"
)

// listener takes the provider's answer: 127.0.0.1 only, a port of its own, a
// random path, GET only, the exact Host, and only the first answer with the
// right state counts. Strays are turned away and change nothing (C1, C3).
type listener struct {
	net.Listener
	path    string
	answers chan answer
	server  *http.Server
}

type answer struct {
	state, code, issuer, problem string
	reply                        chan bool // whether it was ours
}

func listen() (*listener, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	out := &listener{Listener: l, path: "/" + rand.Text(), answers: make(chan answer)}
	out.server = &http.Server{Handler: out, ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 16 << 10}
	go func() { _ = out.server.Serve(l) }()
	return out, nil
}

func (l *listener) redirect() string { return "http://" + l.Addr().String() + l.path }

// Close stops listening.
func (l *listener) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	return l.server.Shutdown(ctx) // the last page still reaches the browser
}

// ServeHTTP hands a well-formed answer to wait and shows the person a page.
func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "text/html; charset=utf-8")
	if r.Method != http.MethodGet || r.URL.Path != l.path || r.Host != l.Addr().String() {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	q := r.URL.Query()
	a := answer{state: q.Get("state"), code: q.Get("code"), issuer: q.Get("iss"), problem: q.Get("error"), reply: make(chan bool, 1)}
	select {
	case l.answers <- a:
	case <-r.Context().Done():
		return
	case <-time.After(5 * time.Second):
		w.WriteHeader(http.StatusGone)
		return
	}
	if !<-a.reply {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(page("This was not the sign-in that the viewer is waiting for", "Nothing was changed.")))
		return
	}
	if a.problem != "" {
		_, _ = w.Write([]byte(page("You are not signed in", "Go back to the Shared Care Record to see why. You may close this tab.")))
		return
	}
	_, _ = w.Write([]byte(page("You have signed in", "Go back to the Shared Care Record. You may close this tab.")))
}

func page(title, text string) string {
	return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>` + title + `</title>` +
		`<style>body{font:18px Arial,sans-serif;margin:4em auto;max-width:32em;color:#212b32}</style><h1>` + title + `</h1><p>` + text + `</p></html>`
}

// wait returns the code of the answer with our state, and from this issuer, which
// it must name where it is known to. Others leave it waiting.
func (l *listener) wait(ctx context.Context, state, issuer string, named bool) (string, error) {
	for {
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return "", failed("Nobody finished the sign-in in the browser within five minutes. Try again.", ctx.Err())
			}
			return "", failed("The sign-in was cancelled.", ctx.Err())
		case a := <-l.answers:
			ours := subtle.ConstantTimeCompare([]byte(a.state), []byte(state)) == 1 && (a.code != "" || a.problem != "")
			ours = ours && (a.issuer == issuer || a.issuer == "" && !named)
			a.reply <- ours
			switch {
			case !ours:
				continue
			case a.problem == "access_denied":
				return "", failed("You cancelled the sign-in, or the sign-in service refused it.", nil)
			case a.problem != "":
				return "", &care.Error{Code: care.CodeSignIn, Op: "sign in", Retry: true, Say: "The sign-in service reported a problem. Try again; if it goes on, tell your IT helpdesk."}
			}
			return a.code, nil
		}
	}
}
