package launch_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"shcr/backend/launch"
)

// one is a case of the table: a link, and how it has to end.
type one struct {
	name, link string
	want       launch.Outcome
}

func grammar(y *yard, t *testing.T) []one {
	good := y.token(t, "es", nil, encode(t, y.claims("es")))
	code := "shcr://launch?v=1&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ&from=coder"
	plain := "shcr://launch?v=1&nhs=" + number
	smart := "shcr://launch?v=1&iss=https%3A%2F%2Fehr.example%2Ffhir&launch=abc"
	var out []one
	bad := func(name, link string) { out = append(out, one{name, link, launch.Malformed}) }
	for name, link := range map[string]string{
		"nothing": "", "only a scheme": "shcr://", "no query": "shcr://launch", "empty query": "shcr://launch?", "another scheme": strings.Replace(plain, "shcr", "https", 1),
		"scheme in capitals": strings.Replace(plain, "shcr", "SHCR", 1), "another host": strings.Replace(plain, "launch", "open", 1), "host goes on": strings.Replace(plain, "launch", "launcher", 1),
		"host in capitals": strings.Replace(plain, "launch", "Launch", 1), "user": strings.Replace(plain, "//", "//a@", 1), "port": strings.Replace(plain, "launch", "launch:80", 1),
		"path": strings.Replace(plain, "launch", "launch/x", 1), "two slashes": strings.Replace(plain, "launch", "launch//", 1), "fragment": plain + "#x", "empty fragment": plain + "#",
		"space before": " " + plain, "space after": plain + " ", "newline after": plain + "\n", "CR LF within": plain + "\r\n&view=summary", "tab": "shcr://launch?v=1&\tnhs=" + number,
		"leading dash": "--region=/tmp/x", "dash and link": "-" + plain, "quotes": `"` + plain + `"`, "flag after": plain + ` --region /tmp/x`, "flag encoded": plain + "&--region=x",
		"no version": "shcr://launch?nhs=" + number, "version 2": strings.Replace(plain, "v=1", "v=2", 1), "version 01": strings.Replace(plain, "v=1", "v=01", 1), "version empty": strings.Replace(plain, "v=1", "v=", 1),
		"version twice": plain + "&v=1", "number twice": plain + "&nhs=" + number, "unknown parameter": plain + "&return=https%3A%2F%2Fx.example", "log level": plain + "&log=debug", "proxy": plain + "&proxy=http://x",
		"server": plain + "&region=x", "name in capitals": strings.Replace(plain, "nhs=", "NHS=", 1), "name encoded": strings.Replace(plain, "nhs=", "nh%73=", 1), "no value": "shcr://launch?v=1&nhs",
		"empty pair": plain + "&", "two ampersands": strings.Replace(plain, "&", "&&", 1), "semicolon": strings.Replace(plain, "&", ";", 1), "entity": strings.Replace(plain, "&", "&amp;", 1),
		"number with spaces": "shcr://launch?v=1&nhs=999%20012%203454", "number with plus": "shcr://launch?v=1&nhs=999+012+3454", "9 digits": "shcr://launch?v=1&nhs=999012345", "11 digits": plain + "0",
		"letters": "shcr://launch?v=1&nhs=99901234A4", "Arabic digits": "shcr://launch?v=1&nhs=%D9%A9990123454", "NUL": plain + "%00", "NUL in front": "shcr://launch?v=1&nhs=%00990123454",
		"encoded twice": "shcr://launch?v=1&nhs=%2539990123454", "bad escape": plain + "&view=%ZZ", "short escape": plain + "&view=%4", "byte beyond ASCII": plain + "&view=summar\xff", "unicode": plain + "&view=sümmary",
		"nested link": "shcr://launch?v=1&nhs=shcr%3A%2F%2Flaunch", "view unknown": plain + "&view=settings", "view in capitals": plain + "&view=Summary", "view empty": plain + "&view=", "view path": plain + "&view=..%2Fx",
		"dob alone": "shcr://launch?v=1&dob=1954-03-02", "dob no day": plain + "&dob=1954-02-30", "dob other order": plain + "&dob=02-03-1954", "dob with time": plain + "&dob=1954-03-02T00:00",
		"two forms": plain + "&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ&from=coder", "number and assertion": plain + "&assertion=" + good, "assertion and code": signedLink(good) + "&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ&from=coder",
		"smart and number": smart + "&nhs=" + number, "dob with code": code + "&dob=1954-03-02", "code without from": "shcr://launch?v=1&code=ABCDEFGHIJKLMNOPQRSTUVWXYZ", "from alone": "shcr://launch?v=1&from=coder",
		"short code": strings.Replace(code, "ABCDEF", "", 1), "code with a slash": strings.Replace(code, "ABC", "A%2FC", 1), "long code": strings.Replace(code, "ABC", strings.Repeat("A", 200), 1),
		"iss alone": "shcr://launch?v=1&iss=https%3A%2F%2Fehr.example%2Ffhir", "launch alone": "shcr://launch?v=1&launch=abc", "iss with user": strings.Replace(smart, "%2F%2Fehr", "%2F%2Fa%40ehr", 1),
		"iss with query": strings.Replace(smart, "fhir&", "fhir%3Fx%3D1&", 1), "iss of a file": strings.Replace(smart, "https%3A", "file%3A", 1), "iss script": "shcr://launch?v=1&iss=javascript%3Aalert&launch=a",
		"handle with a quote": strings.Replace(smart, "abc", "a%22c", 1), "assertion of two parts": signedLink("a.b"), "assertion of four parts": signedLink("a.b.c.d"), "assertion padded": signedLink(good) + "%3D",
		"empty assertion": signedLink(""), "assertion of dots": signedLink(strings.Repeat(".", 3000)), "assertion of 3 kB": signedLink(good + strings.Repeat("A", 3<<10)),
		"5 kB": plain + "&view=" + strings.Repeat("a", 5<<10), "64 kB": plain + strings.Repeat("&x=y", 16<<10),
	} {
		bad(name, link)
	}
	return append(out,
		one{"plain", plain, launch.ContextAccepted}, one{"plain with slash", strings.Replace(plain, "launch", "launch/", 1), launch.ContextAccepted},
		one{"plain with dob and view", plain + "&dob=1954-03-02&view=results", launch.ContextAccepted}, one{"other order", "shcr://launch?nhs=" + number + "&v=1", launch.ContextAccepted},
		one{"encoded", "shcr://launch?v=1&nhs=%39990123454", launch.ContextAccepted},
		one{"check digit", "shcr://launch?v=1&nhs=9990123455", launch.BadNumber}, one{"never issued", "shcr://launch?v=1&nhs=0000000000", launch.BadNumber},
		one{"smart of nobody", smart, launch.UnknownPartner}, one{"smart by IPv6", "shcr://launch?v=1&iss=https%3A%2F%2F%5B%3A%3A1%5D%2Ffhir&launch=a", launch.UnknownPartner},
		one{"code from nobody", strings.Replace(code, "coder", "nobody", 1), launch.UnknownPartner}, one{"code from a signer", strings.Replace(code, "coder", "es", 1), launch.UnknownPartner},
		one{"signed", signedLink(good), launch.ContextAccepted}, one{"signed again", signedLink(good), launch.Replayed})
}

// forged are assertions: headers and claims, each wrong in one way.
func forged(y *yard, t *testing.T) []one {
	var out []one
	head := func(name string, h m, want launch.Outcome) {
		out = append(out, one{name, signedLink(y.token(t, "es", h, encode(t, y.claims("es")))), want})
	}
	for _, alg := range []any{"none", "None", "NONE", "nOnE", "", "HS256", "hs256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "es256", "Es256", " ES256", "ES256 ", "A256KW", "dir", "RSA-OAEP", "RS1", nil, 7, true, []string{"ES256"}} {
		head("alg "+string(encode(t, alg)), m{"alg": alg}, launch.BadSignature)
	}
	for name, v := range map[string]any{"jku": "https://evil.example/jwks", "x5u": "https://evil.example/c.pem", "jwk": m{"kty": "oct", "k": "AA"}, "x5c": []string{"AA"}, "crit": []string{"exp"}, "b64": false, "zip": "DEF",
		"cty": "JWT", "x5t": "AA", "x5t#S256": "AA", "exp": 1, "url": "x", "nonce": "x", "p2c": 1 << 30, "epk": m{}} {
		head("header "+name, m{name: v}, launch.BadSignature)
	}
	for _, kid := range []any{"", nil, "../../etc/passwd", "..\\..\\x", "/dev/null", "es-1'; DROP TABLE keys;--", "https://evil.example/k", "rs-1", "es-1\x00", "ES-1", " es-1", "es-2", strings.Repeat("k", 1800), 1, m{}, []string{"es-1"}, "%65s-1", "*"} {
		head("kid "+string(encode(t, kid))[:min(20, len(encode(t, kid)))], m{"kid": kid}, launch.BadSignature)
	}
	for _, typ := range []any{nil, "", "JWT", "jwt", "at+jwt", "SHCR-LAUNCH+JWT", 1} {
		head("typ "+string(encode(t, typ)), m{"typ": typ}, launch.BadSignature)
	}
	c := func(name string, change func(c m), want launch.Outcome) {
		claims := y.claims("es")
		change(claims)
		out = append(out, one{name, signedLink(y.token(t, "es", nil, encode(t, claims))), want})
	}
	at := y.now.Unix()
	for _, name := range []string{"iat", "nbf", "exp", "jti", "sub", "org_ods", "nhs_number", "aud"} {
		c("no "+name, func(c m) { delete(c, name) }, launch.BadContext)
		c(name+" null", func(c m) { c[name] = nil }, map[bool]launch.Outcome{true: launch.WrongAudience, false: launch.BadContext}[name == "aud"])
	}
	for _, name := range []string{"iat", "nbf", "exp"} {
		for _, v := range []any{"1800000000", 1.5, json.Number("1e10"), -1, 0, json.Number("99999999999999999999"), 1 << 40, []int{1}, true} {
			c(name+" "+string(encode(t, v)), func(c m) { c[name] = v }, launch.BadContext)
		}
	}
	c("ran out 31 s ago", func(c m) { c["iat"], c["nbf"], c["exp"] = at-91, at-91, at-31 }, launch.Expired)
	c("ran out 30 s ago", func(c m) { c["iat"], c["nbf"], c["exp"] = at-90, at-90, at-30 }, launch.Expired)
	c("ran out 29 s ago", func(c m) { c["iat"], c["nbf"], c["exp"] = at-89, at-89, at-29 }, launch.ContextAccepted)
	c("from 31 s ahead", func(c m) { c["iat"], c["nbf"], c["exp"] = at+31, at+31, at+60 }, launch.NotYet)
	c("from 30 s ahead", func(c m) { c["iat"], c["nbf"], c["exp"] = at+30, at+30, at+60 }, launch.ContextAccepted)
	c("nbf 31 s ahead", func(c m) { c["nbf"] = at + 31 }, launch.NotYet)
	c("life of 61 s", func(c m) { c["exp"] = at + 61 }, launch.BadContext)
	c("life of a day", func(c m) { c["exp"] = at + 86400 }, launch.BadContext)
	c("life of nothing", func(c m) { c["exp"] = at }, launch.BadContext)
	c("ends before it begins", func(c m) { c["exp"] = at - 5 }, launch.BadContext)
	c("nbf after exp", func(c m) { c["nbf"], c["exp"] = at+25, at+20 }, launch.BadContext)
	c("clock 2 min behind", func(c m) { c["iat"], c["nbf"], c["exp"] = at+120, at+120, at+180 }, launch.NotYet)
	c("clock 2 min ahead", func(c m) { c["iat"], c["nbf"], c["exp"] = at-120, at-120, at-60 }, launch.Expired)
	for _, v := range []any{"other", "", audience + "/", strings.ToUpper(audience), []string{audience, "other"}, []string{}, []string{"other"}, 1, m{}} {
		c("aud "+string(encode(t, v)), func(c m) { c["aud"] = v }, launch.WrongAudience)
	}
	c("aud in a list of one", func(c m) { c["aud"] = []string{audience} }, launch.ContextAccepted)
	for _, v := range []string{"u-2", "U-1", "u-1 ", " u-1", "u-1\u200b", "u-11"} {
		c("sub "+v, func(c m) { c["sub"] = v }, launch.WrongUser)
	}
	for _, v := range []string{"short", strings.Repeat("a", 21), strings.Repeat("a", 201), "with spaces in the middle x", "ünïcödé-ünïcödé-ünïcödé"} {
		c("jti "+v[:5], func(c m) { c["jti"] = v }, launch.BadContext)
	}
	for _, v := range []string{"RZ8", "rz9", "RZ9 ", "*"} {
		c("org "+v, func(c m) { c["org_ods"] = v }, launch.WrongOrg)
	}
	for _, v := range []string{"9990123455", "999 012 3454", "999012345", "99901234540", "999012345X", "0000000000", "９９９０１２３４５４"} {
		c("number "+v, func(c m) { c["nhs_number"] = v }, launch.BadNumber)
	}
	for _, v := range []any{"PATRQT", "treat", "HRESCH", 1, nil} {
		c("purpose "+string(encode(t, v)), func(c m) { c["purpose"] = v }, launch.BadContext)
	}
	c("ETREAT", func(c m) { c["purpose"] = "ETREAT" }, launch.ContextAccepted)
	c("no purpose", func(c m) { delete(c, "purpose") }, launch.ContextAccepted)
	c("born in a year", func(c m) { c["birthdate"] = "1954" }, launch.ContextAccepted)
	c("born in words", func(c m) { c["birthdate"] = "2 March 1954" }, launch.BadContext)
	c("more claims", func(c m) { c["name"], c["acr"], c["auth_time"] = "Dr X", "AAL3", at }, launch.ContextAccepted)
	c("iss of nobody", func(c m) { c["iss"] = "nobody" }, launch.UnknownPartner)
	c("iss of a code host", func(c m) { c["iss"] = "coder" }, launch.UnknownPartner)
	c("iss a number", func(c m) { c["iss"] = 1 }, launch.UnknownPartner)
	return out
}

// B20, K1 to K6: every link ends as the contract says, and none that is wrong opens.
func TestB20_K1_K2_K4_Table(t *testing.T) {
	y := newYard(t)
	y.broker = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }
	cases := append(grammar(y, t), forged(y, t)...)
	wrongly := 0
	for _, c := range cases {
		began := time.Now()
		got := y.outcome(c.link)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
			if got == launch.ContextAccepted {
				wrongly++
			}
		}
		if took := time.Since(began); c.want == launch.Malformed && took > 5*time.Millisecond {
			t.Logf("%s took %v", c.name, took) // K7's figure is held by its own test
		}
	}
	if len(cases) < 150 {
		t.Errorf("%d cases", len(cases))
	}
	t.Logf("bar B20 required 0 measured %d %s", wrongly, map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// K1: HS256 with the bytes of a public key for a secret, in each of its forms, and
// a signature that is empty, cut, of another text, or of zeros.
func TestK1_ForgedSignatures(t *testing.T) {
	y := newYard(t)
	for _, key := range []string{"es", "rs", "ps", "ed"} {
		good := y.token(t, key, nil, encode(t, y.claims(key)))
		parts := strings.Split(good, ".")
		other := y.claims(key)
		other["nhs_number"] = "9991715215"
		for name, token := range map[string]string{
			"cut":          good[:len(good)-4],
			"of another":   parts[0] + "." + base64.RawURLEncoding.EncodeToString(encode(t, other)) + "." + parts[2],
			"of zeros":     parts[0] + "." + parts[1] + "." + base64.RawURLEncoding.EncodeToString(make([]byte, 64)),
			"one letter":   parts[0] + "." + parts[1] + ".A",
			"another kind": y.raw(t, "weak", `{"alg":"`+string(algorithm[key])+`","kid":"`+key+`-1","typ":"shcr-launch+jwt"}`, encode(t, y.claims(key))),
		} {
			if got := y.outcome(signedLink(token)); got != launch.BadSignature && got != launch.Malformed {
				t.Errorf("%s %s: %s", key, name, got)
			}
		}
		for _, secret := range publicForms(t, y.keys[key]) {
			if got := y.outcome(signedLink(hmacToken(t, key, secret, encode(t, y.claims(key))))); got != launch.BadSignature {
				t.Errorf("%s HS256: %s", key, got)
			}
		}
		if got := y.outcome(signedLink(good)); got != launch.ContextAccepted {
			t.Errorf("%s sound: %s", key, got)
		}
	}
	if got := y.outcome(signedLink(y.token(t, "weak", nil, encode(t, y.claims("weak"))))); got != launch.BadSignature {
		t.Errorf("RSA of 1024 bits: %s", got)
	}
}
