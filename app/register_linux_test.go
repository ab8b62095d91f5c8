package app

import "testing"

// K9: what stands in Exec is the words we mean, whatever is in a path.
func TestK9_QuotedForTheDesktop(t *testing.T) {
	for word, want := range map[string]string{
		"/opt/shcr/shcr": "/opt/shcr/shcr", "/opt/a b/shcr": `"/opt/a b/shcr"`, `/opt/a"b`: `"/opt/a\\"b"`, "/opt/$HOME": `"/opt/\\$HOME"`, "/opt/%u": `"/opt/%%u"`, "/opt/a;b": `"/opt/a;b"`,
	} {
		if got := quote(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
