package proxy

import "strings"

// internet are the values of the Internet Settings of Windows, as the registry
// holds them; reading them is per system, understanding them is not.
type internet struct {
	Enable   bool
	Server   string // "proxy:8080" or "http=a:80;https=b:8080"
	Override string // "*.nhs.uk;10.*;<local>"
	Script   string // AutoConfigURL
}

// understand puts the settings into the shape of this package. A script goes
// before a proxy, as in browsers.
func (i internet) understand(from string) system {
	s := system{from: from, script: strings.TrimSpace(i.Script)}
	if s.script != "" {
		return s
	}
	if !i.Enable || strings.TrimSpace(i.Server) == "" {
		return system{}
	}
	s.manual = map[string]string{}
	for _, one := range strings.FieldsFunc(i.Server, func(r rune) bool { return r == ';' || r == ' ' }) {
		scheme, at, found := strings.Cut(one, "=")
		if !found {
			scheme, at = "", one
		}
		s.manual[strings.ToLower(scheme)] = at
	}
	for _, one := range strings.FieldsFunc(i.Override, func(r rune) bool { return r == ';' || r == ' ' }) {
		if strings.EqualFold(one, "<local>") {
			s.local = true
			continue
		}
		s.bypass = append(s.bypass, one)
	}
	return s
}
