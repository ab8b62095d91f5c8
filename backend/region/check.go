package region

import (
	"encoding/json"
	"net/mail"
	"net/netip"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-playground/validator/v10"

	"shcr/backend/care"
)

// checks are the rules of a value that the validator has no word for.
var checks = map[string]func(string) bool{
	"endpoint": func(s string) bool { return endpointError(s) == nil },
	"dataset":  func(s string) bool { return slices.Contains(Datasets(), s) },
	"pem":      func(s string) bool { return inline(s) && certificates(s) || !inline(s) && rooted(s) },
	"place":    rooted,
	"script":   func(s string) bool { return rooted(s) || page(s) },
	"page":     page,
	"link":     func(s string) bool { return page(s) || endpointError(s) == nil },
	"contact":  func(s string) bool { return page(s) || mailbox(s) },
	"proxyurl": func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.Scheme == "http" && u.Port() != "" && s == "http://"+u.Host
	},
	"bypass": func(s string) bool {
		_, err := netip.ParsePrefix(s)
		_, ip := netip.ParseAddr(s)
		return err == nil || ip == nil || hostName.MatchString(s)
	},
	"words":     func(s string) bool { return !strings.ContainsFunc(s, unicode.IsControl) },
	"purpose":   direct,
	"slug":      slug.MatchString,
	"telephone": telephone.MatchString,
	"asid":      twelve.MatchString,
	"version":   three.MatchString,
	"hours": func(s string) bool {
		_, err := care.ParseHours([]string{s})
		return err == nil
	},
	"jwks": func(s string) bool {
		return inline(s) && publicKeys(s) || !inline(s) && (rooted(s) || endpointError(s) == nil)
	},
}

var (
	telephone = regexp.MustCompile(`^[0-9+][0-9 ()]{4,24}$`)
	slug      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	twelve    = regexp.MustCompile(`^[0-9]{12}$`)
	hostName  = regexp.MustCompile(`^\.?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$`)
)

// page tells whether s is the https address of a page.
func page(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil
}

func mailbox(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s
}

// publicKeys tells whether text is a JSON Web Key Set (RFC 7517 §5) with nothing
// secret in it.
func publicKeys(text string) bool {
	var set struct {
		Keys []map[string]any `json:"keys"`
	}
	if json.Unmarshal([]byte(text), &set) != nil || len(set.Keys) == 0 {
		return false
	}
	return !slices.ContainsFunc(set.Keys, func(k map[string]any) bool {
		return k["kty"] == "oct" || k["d"] != nil || k["k"] != nil || k["kid"] == nil
	})
}

// check builds the validator: goccy/go-yaml calls it per struct and adds the
// line that it stands on to any error.
func check() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(keyOf)
	for name, rule := range checks {
		must(v.RegisterValidation(name, func(f validator.FieldLevel) bool { return rule(f.Field().String()) }))
	}
	return v
}

// keyOf is the file's name for a field.
func keyOf(f reflect.StructField) string { return strings.Split(f.Tag.Get("yaml"), ",")[0] }

// terms is how the validator names a rule that was broken.
var terms = regexp.MustCompile(`Key: '(\S+)' Error:Field validation for '\S+' failed on the '(\w+)' tag`)

// broken puts each rule into words.
var broken = map[string]string{
	"required": "is missing", "required_if": "is missing", "required_without": "is missing", "required_with": "is missing",
	"excluded_with": "cannot stand beside the other", "excluded_unless": "does not go with this mode", "excluded_if": "does not go with this form",
	"oneof": "is not one of the known words", "unique": "names the same one twice",
	"endpoint": "must be a plain https address (http only on 127.0.0.1)", "page": "must be an https address", "link": "must be an https address (http only on 127.0.0.1)", "dataset": "is not a known dataset",
	"datetime": "is not a date (2024-07-01) or a time (08:05)", "alphanum": "may have only letters and digits", "uppercase": "must be in capitals",
	"min": "needs at least one entry", "max": "is too long", "asid": "must be twelve digits", "words": "must be plain words on one line",
	"pem":       "must be the absolute path of a PEM file, or PEM text with certificates only",
	"place":     "must be an absolute path",
	"script":    "must be an https address or an absolute path",
	"contact":   "must be an e-mail address or an https address",
	"purpose":   "is not a purpose of direct care: TREAT, ETREAT, CAREMGT, PATRQT or FAMRQT, never research, payment or planning",
	"version":   "must be like 1.4.2, with all three parts",
	"slug":      "may have only small letters, digits and single dashes",
	"telephone": "is not a telephone number",
	"hours":     "must be days and times like Mon-Fri 09:00-17:00, or always",
	"proxyurl":  "must be like http://proxy.example.org:8080, with a port and no user name",
	"bypass":    "must be a host (example.org), all below one (.example.org) or addresses (10.0.0.0/8)",
	"jwks":      "must be an https address, an absolute path, or a set of public keys, each with a kid",

	"hostname_rfc1123": "is not the name of a host",
}

// plain puts the validator's terms into words an administrator can act on; the
// line and the excerpt around it stay.
func plain(text string) string {
	return terms.ReplaceAllStringFunc(text, func(m string) string {
		g := terms.FindStringSubmatch(m)
		_, field, _ := strings.Cut(g[1], ".")
		words, ok := broken[g[2]]
		if b := bounds(g[1]); (g[2] == "gte" || g[2] == "lte") && b != "" {
			words, ok = "must be from "+b, true
		}
		if !ok {
			words = "is not right"
		}
		return "'" + field + "' " + words
	})
}

// bounds finds the least and the most of a number: "Policy.idle_minutes" gives
// "2 to 15".
func bounds(name string) string {
	parent, key, _ := strings.Cut(name, ".")
	for _, t := range []reflect.Type{reflect.TypeFor[Policy](), reflect.TypeFor[Watch](), reflect.TypeFor[Partner]()} {
		if t.Name() != parent {
			continue
		}
		for f := range t.Fields() {
			if g := least.FindStringSubmatch(f.Tag.Get("validate")); keyOf(f) == key && g != nil {
				return g[1] + " to " + g[2]
			}
		}
	}
	return ""
}

var least = regexp.MustCompile(`gte=(\w+),lte=(\w+)`)
