package region

import (
	"testing"

	"shcr/backend/care"
)

// U3: a viewer older than the region asks for is refused, and a build that has no
// number; nothing else is.
func TestU3_AnOlderViewerIsRefused(t *testing.T) {
	for _, c := range []struct {
		minimum, version string
		admitted         bool
	}{
		{"", "development", true}, {"", "0.1", true},
		{"1.4.0", "1.4", true}, {"1.4.0", "1.4.0", true}, {"1.4.0", "v1.4.1", true}, {"1.4.0", "1.10", true}, {"1.4.2", "2.0", true},
		{"1.4.0", "1.3.9", false}, {"1.4.2", "1.4.1", false}, {"1.4.2", "1.4", false}, {"1.10.0", "1.9.9", false}, {"2.0.0", "1.99.99", false},
		{"1.4.0", "development", false}, {"1.4.0", "", false}, {"1.4.0", "1.5-beta", false}, {"1.4.0", "99", false},
	} {
		err := Policy{MinimumVersion: c.minimum}.Admits(c.version)
		if (err == nil) != c.admitted || err != nil && care.CodeOf(err) != care.CodeRegion {
			t.Errorf("%q on a file that asks for %q: %v", c.version, c.minimum, err)
		}
	}
	for version, fine := range map[string]bool{"1.4.2": true, "1.10.0": true, "1": false, "1.4": false, "1.10": false, "latest": false, "1.4.2-rc1": false, "1.4.2.1": false} {
		r, err := Parse([]byte(good + "policy:\n  minimum_version: " + version + "\n"))
		if (err == nil) != fine || fine && r.Policy.MinimumVersion != version {
			t.Errorf("minimum_version %s: %v", version, err)
		}
	}
}
