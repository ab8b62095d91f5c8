package app_test

import (
	"slices"
	"testing"

	"shcr/app"
	"shcr/backend/region"
)

// M76, M77, M79: the page that explains the data says of every organisation what
// the region file says, every dataset has a title, and what is planned is never
// said to be shared.
func TestM76_SharingIsTheRegionFile(t *testing.T) {
	c := open(t, "")
	r, err := region.Parse(c.region.File())
	if err != nil {
		t.Fatal(err)
	}
	v := c.Session.Sharing()
	if len(v.Partners) != len(r.Partners) {
		t.Fatalf("%d of %d organisations", len(v.Partners), len(r.Partners))
	}
	titled := func(key string) bool {
		return slices.ContainsFunc(v.Datasets, func(d app.SharingDataset) bool { return d.Key == key && d.Title != "" })
	}
	if w := r.Wording; w.Safety == "" || w.Copy == "" || w.Objection == "" || w.Focus == "" || v.Help.Safety != w.Safety || v.Help.Copy != w.Copy || v.Help.Objection != w.Objection || v.Help.Focus != w.Focus {
		t.Errorf("M57, M100, M130, M163: the region's own words are %+v, told %+v", w, v.Help)
	}
	planned := 0
	for i, p := range r.Partners {
		got := v.Partners[i]
		if got.ODS != p.ODS || len(got.Shares) != len(p.Shares) || (got.Feed == "Live when a record is opened") != (p.Feed.Kind == "live") {
			t.Errorf("%s: %+v", p.Name, got)
		}
		for j, s := range p.Shares {
			if !titled(s.Dataset) {
				t.Errorf("%s has no title", s.Dataset)
			}
			if got := got.Shares[j]; (got.Since != "") != (s.Since != "") || (got.Planned != "") != (s.Planned != "") || len(got.Awaited) != len(s.Awaited) {
				t.Errorf("%s, %s: %+v", p.Name, s.Dataset, got)
			} else if got.Planned != "" {
				planned++
			}
		}
	}
	if planned == 0 {
		t.Error("nothing is planned in the training region, so this proves nothing of it")
	}
}
