package proxy

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// script is a proxy auto-configuration script. It is a stranger's program: it
// runs in an interpreter that has no way to files, network or this program, with
// the helpers of the PAC convention only, for a second at most.
type script struct {
	mu   sync.Mutex
	vm   *goja.Runtime
	call goja.Callable
	now  func() time.Time
}

const scriptWait = time.Second

var (
	errNoFunction = errors.New("it has no function FindProxyForURL")
	errNoWay      = errors.New("proxy: script: it names no proxy of a kind that is used (PROXY or DIRECT)")
)

// compile runs the script's text once, which defines FindProxyForURL.
func compile(text string) (*script, error) {
	if len(text) > maxScript {
		return nil, errTooLong
	}
	s := &script{vm: goja.New(), now: time.Now}
	s.vm.SetMaxCallStackSize(256)
	for name, f := range s.helpers() {
		if err := s.vm.Set(name, f); err != nil {
			return nil, err
		}
	}
	defer s.stopAfter(scriptWait)()
	if _, err := s.vm.RunString(text); err != nil {
		return nil, err
	}
	call, ok := goja.AssertFunction(s.vm.Get("FindProxyForURL"))
	if !ok {
		return nil, errNoFunction
	}
	s.call = call
	return s, nil
}

// stopAfter ends whatever the interpreter is doing when the time is up.
func (s *script) stopAfter(d time.Duration) (stop func()) {
	timer := time.AfterFunc(d, func() { s.vm.Interrupt("took too long") })
	return func() {
		timer.Stop()
		s.vm.ClearInterrupt()
	}
}

// find asks the script. It is told the host and, as browsers do, only the origin
// of an https address: what stands behind it is nobody's business.
func (s *script) find(u *url.URL) (*url.URL, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.stopAfter(scriptWait)()
	v, err := s.call(goja.Undefined(), s.vm.ToValue(u.Scheme+"://"+u.Host+"/"), s.vm.ToValue(u.Hostname()))
	if err != nil {
		return nil, fmt.Errorf("proxy: script: %w", err)
	}
	if goja.IsNull(v) || goja.IsUndefined(v) {
		return nil, nil
	}
	return choose(v.String())
}

// choose reads "PROXY a:8080; DIRECT" and takes the first that is usable. Trying
// one after the other would send a request twice, and each is a disclosure.
func choose(answer string) (*url.URL, error) {
	for _, one := range strings.Split(answer, ";") {
		f := strings.Fields(one)
		switch {
		case len(f) == 0:
		case strings.EqualFold(f[0], "DIRECT"):
			return nil, nil
		case len(f) == 2 && (strings.EqualFold(f[0], "PROXY") || strings.EqualFold(f[0], "HTTP")):
			at := f[1]
			if _, _, err := net.SplitHostPort(at); err != nil {
				at = net.JoinHostPort(at, "80")
			}
			return &url.URL{Scheme: "http", Host: at}, nil
		}
	}
	if strings.TrimSpace(answer) == "" {
		return nil, nil
	}
	return nil, errNoWay
}

// helpers are the functions that the convention gives a script (Netscape's
// "Navigator Proxy Auto-Config File Format", as browsers keep it).
func (s *script) helpers() map[string]any {
	return map[string]any{
		"isPlainHostName": func(host string) bool { return !strings.Contains(host, ".") },
		"dnsDomainIs": func(host, domain string) bool {
			return strings.HasSuffix(strings.ToLower(host), strings.ToLower(domain))
		},
		"localHostOrDomainIs": localHostOrDomainIs,
		"isResolvable":        func(host string) bool { return resolve(host) != "" },
		"dnsResolve":          s.orNull(resolve),
		"isInNet":             isInNet,
		"myIpAddress":         myIPAddress,
		"dnsDomainLevels":     func(host string) int { return strings.Count(host, ".") },
		"shExpMatch":          shellMatch,
		"weekdayRange":        s.weekdayRange,
		"timeRange":           s.timeRange,
		"dateRange":           s.dateRange,
		"alert":               func(string) {},
	}
}

func (s *script) orNull(f func(string) string) func(string) goja.Value {
	return func(a string) goja.Value {
		if out := f(a); out != "" {
			return s.vm.ToValue(out)
		}
		return goja.Null()
	}
}

func localHostOrDomainIs(host, full string) bool {
	name, _, dotted := strings.Cut(host, ".")
	first, _, _ := strings.Cut(full, ".")
	return strings.EqualFold(host, full) || !dotted && strings.EqualFold(name, first)
}

// resolve gives the first IPv4 address of a host, or "".
func resolve(host string) string {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.String()
	}
	ctx, cancel := context.WithTimeout(context.Background(), scriptWait/2)
	defer cancel()
	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip4", host)
	if err != nil || len(found) == 0 {
		return ""
	}
	return found[0].Unmap().String()
}

func isInNet(host, pattern, mask string) bool {
	at, err1 := netip.ParseAddr(resolve(host))
	want, err2 := netip.ParseAddr(pattern)
	bits, err3 := netip.ParseAddr(mask)
	if err1 != nil || err2 != nil || err3 != nil || !at.Is4() || !want.Is4() || !bits.Is4() {
		return false
	}
	a, w, m := at.As4(), want.As4(), bits.As4()
	for i := range m {
		if a[i]&m[i] != w[i]&m[i] {
			return false
		}
	}
	return true
}

// myIPAddress gives the first address of this computer that is not its own loop.
func myIPAddress() string {
	list, _ := net.InterfaceAddrs()
	for _, a := range list {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			return n.IP.String()
		}
	}
	return "127.0.0.1"
}

// shellMatch matches a shell pattern with * and ?; [ has no meaning in it.
func shellMatch(s, pattern string) bool {
	quoted := strings.NewReplacer(`\`, `\\`, "[", `\[`).Replace(strings.ReplaceAll(pattern, "/", "\x00"))
	ok, err := path.Match(quoted, strings.ReplaceAll(s, "/", "\x00"))
	return err == nil && ok
}
