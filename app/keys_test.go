package app_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"shcr/app"
	"shcr/backend/region"
	"shcr/backend/training"
)

// A user's own keys outlast the session, are refused in words without loss of those
// before, and give way where the region's keys no longer go with them.
func TestKeys(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	with := func(own map[string]string) *clinic {
		return with(t, "U2", func(r *region.Region) { r.Keys = own }, func(_ *training.Options, o *app.Options) { o.ListsDir = dir })
	}
	c := with(map[string]string{"guide": "F2"})
	v, err := c.Lists.Keys()
	if err != nil || len(v.Own) != 0 || !maps.Equal(v.Region, map[string]string{"guide": "F2"}) || v.YAML != "keys:\n  guide: \"F2\"\n" {
		t.Fatalf("%+v %v", v, err)
	}
	own := map[string]string{"next-row": "j", "copy-reference": ""}
	if v, err = c.Lists.SetKeys(own); err != nil || !maps.Equal(v.Own, own) || v.YAML != "keys:\n  copy-reference: \"\"\n  guide: \"F2\"\n  next-row: \"j\"\n" {
		t.Fatalf("%+v %v", v, err)
	}
	for words, bad := range map[string]map[string]string{
		"needed everywhere":                       {"turn": "Tab"},
		"the system or the web view uses it":      {"turn": "Ctrl+V"},
		"it is that of “Guide to this screen”":    {"turn": "F2"},
		"There is no action":                      {strings.Repeat("x", 9000): "x"},
		"cannot be the key of “Fit a page”. Take": {"fit-page": strings.Repeat("x", 9000)},
	} {
		if _, err := c.Lists.SetKeys(bad); err == nil || !strings.Contains(say(err), words) || len(say(err)) > 500 {
			t.Errorf("%s: %v", words, say(err))
		}
	}
	c.Session.SignOut()
	c.App.Close()

	c = with(nil)
	if v, err = c.Lists.Keys(); err != nil || !maps.Equal(v.Own, own) || v.Notice != "" {
		t.Errorf("%+v %v", v, err)
	}
	c.Session.SignOut()
	c.App.Close()

	c = with(map[string]string{"explain": "j"}) // which the user's own has too
	if v, err = c.Lists.Keys(); err != nil || len(v.Own) != 0 || !strings.Contains(v.Notice, "Go to the next row") {
		t.Errorf("%+v %v", v, err)
	}
	if v, err = c.Lists.SetKeys(nil); err != nil || v.Notice != "" {
		t.Errorf("%+v %v", v, err)
	}
	c.Session.SignOut()
	if _, err := c.Lists.Keys(); err == nil {
		t.Error("keys of nobody")
	}
	if _, err := c.Lists.SetKeys(own); err == nil {
		t.Error("keys kept for nobody")
	}
}
