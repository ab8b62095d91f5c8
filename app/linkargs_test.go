package app_test

import (
	"slices"
	"testing"

	"shcr/app"
)

// K9: of forty command lines, a link is taken only as one argument that begins as
// one, and nothing in it or after it is a flag.
func TestK9_LinkOfTheCommandLine(t *testing.T) {
	const link = "shcr://launch?v=1&nhs=9990123454"
	long := []string{"--region", "/etc/x", "training", "--latency", "demo"}
	cases := []struct {
		args, rest []string
		link       string
		bad        bool
	}{
		{args: nil}, {args: []string{link}, link: link}, {args: []string{"--", link}, link: link}, {args: []string{"training", link}, rest: []string{"training"}, link: link},
		{args: []string{"training", "--", link}, rest: []string{"training"}, link: link}, {args: []string{"open", "--region", "/a b", "--", link}, rest: []string{"open", "--region", "/a b"}, link: link},
		{args: long, rest: long}, {args: []string{"--"}, bad: true}, {args: []string{"--", "x"}, bad: true}, {args: []string{"--", "--region", link}, bad: true},
		{args: []string{"--", link, "--region"}, bad: true}, {args: []string{"--", link, link}, bad: true}, {args: []string{"--", "--", link}, bad: true},
		{args: []string{link, "--region=/tmp/x"}, rest: []string{link, "--region=/tmp/x"}}, {args: []string{"https://x", "x"}, rest: []string{"https://x", "x"}},
	}
	for _, in := range []string{" --region /tmp/x", `" --region=/tmp/x "`, "\n--region=/tmp/x", "%20--listen", "&log=debug", "\t-x", "' --json '", "`id`", "$(id)", "|id", ";id", "#--x", "\x00--x", "\\\" --x", "//../../x", "?--region=/x", " -- --region", "\r\n--region", "%0a--region", " --region=/x --json", "&region=/x", "\" \"--import=/", "é--x", "--", "*"} {
		cases = append(cases, struct {
			args, rest []string
			link       string
			bad        bool
		}{args: []string{"--", link + in}, link: link + in})
	}
	if len(cases) < 40 {
		t.Fatalf("%d command lines", len(cases))
	}
	for _, c := range cases {
		got, rest, err := app.LinkOf(c.args)
		if (err != nil) != c.bad || got != c.link || err == nil && !slices.Equal(rest, c.rest) && len(rest)+len(c.rest) > 0 {
			t.Errorf("%q: %q %q %v", c.args, got, rest, err)
		}
	}
}
