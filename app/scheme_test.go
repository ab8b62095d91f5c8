package app

import "testing"

// K12: another program that gets the links is a warning; not knowing is said.
func TestK12_SchemeFinding(t *testing.T) {
	for _, c := range []struct {
		s    scheme
		want string
	}{
		{scheme{}, "not checked"},
		{scheme{checked: true}, "ok"},
		{scheme{checked: true, owner: "shcr.desktop", ours: true}, "ok"},
		{scheme{checked: true, owner: "evil.desktop"}, "warning"},
		{scheme{checked: true, owner: "shcr.desktop", ours: true, others: []string{"evil.desktop"}}, "warning"},
	} {
		if f := schemeFinding(c.s); f.Result != c.want {
			t.Errorf("%+v: %+v", c.s, f)
		}
	}
}
