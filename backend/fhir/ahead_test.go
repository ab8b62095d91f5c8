package fhir

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shcr/backend/care"
)

// counted serves total conditions in pages of ten by an offset; next may bend a
// link and say "" for none. It tells the most requests there were at once.
func counted(t *testing.T, total int, link func(offset int) string) (*Endpoint, *atomic.Int64, *atomic.Int64) {
	t.Helper()
	var now, most, asked atomic.Int64
	e, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer now.Add(-1)
		time.Sleep(20 * time.Millisecond)
		offset, _ := strconv.Atoi(r.URL.Query().Get("_offset"))
		var entries []string
		for i := offset; i < min(offset+10, total); i++ {
			entries = append(entries, fmt.Sprintf(`{"resource":{"resourceType":"Condition","id":"%d"}}`, i))
		}
		next := ""
		if offset+10 < total {
			next = fmt.Sprintf(`"link":[{"relation":"next","url":%q}],`, link(offset+10))
		}
		send(w, fmt.Sprintf(`{"resourceType":"Bundle","type":"searchset","total":%d,%s"entry":[%s]}`, total, next, strings.Join(entries, ",")))
	})
	e.limits.Pages = 30
	return e, &most, &asked
}

// H7: pages that count are asked for at once, and come out in the order of their
// links, each once, whatever order they arrive in.
func TestH7_PagesAtOnce(t *testing.T) {
	plain := func(o int) string { return fmt.Sprintf("Condition?patient=1&_offset=%d&x=y", o) }
	for name, c := range map[string]struct {
		link     func(int) string
		parallel bool
		requests int64 // 0: any
	}{
		"counted":         {plain, true, 10},
		"opaque":          {func(o int) string { return fmt.Sprintf("Condition?cursor=c%d&_offset=%d&offset=7", o*7, o) }, false, 10},
		"counts too fast": {func(o int) string { return fmt.Sprintf("Condition?patient=1&_offset=%d&page=%d", o, o) }, false, 10},
		"changes its mind": {func(o int) string {
			if o == 30 {
				return "Condition?_offset=30&other=1"
			}
			return plain(o)
		}, true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e, most, asked := counted(t, 95, c.link)
			f, err := search(e)
			if err != nil || len(f.Resources) != 95 || f.Pages != 10 || len(f.Repeated) != 0 {
				t.Fatalf("%v: %d resources, %d pages, %d repeated", err, len(f.Resources), f.Pages, len(f.Repeated))
			}
			for i, r := range f.Resources {
				if r.ID != strconv.Itoa(i) {
					t.Fatalf("place %d has %s", i, r.ID)
				}
			}
			if (most.Load() > 1) != c.parallel || c.requests > 0 && asked.Load() != c.requests {
				t.Errorf("%d at once, %d in all", most.Load(), asked.Load())
			}
		})
	}
}

// A page that no link leads to is not taken, and a list that grows or shrinks
// meanwhile is read as its links say (A5, A6 hold for those asked for early too).
func TestA5_LinksDecide(t *testing.T) {
	e, _, _ := counted(t, 95, func(o int) string {
		if o == 30 {
			return "http://127.0.0.1:1/fhir/Condition?_offset=30"
		}
		return fmt.Sprintf("Condition?_offset=%d", o)
	})
	f, err := search(e)
	wantWhy(t, err, care.WhyPaging)
	if len(f.Resources) != 30 {
		t.Errorf("%d taken", len(f.Resources))
	}
}

func TestFollowing(t *testing.T) {
	total := func(n int) *int { return &n }
	ten := make([]Resource, 10)
	for next, want := range map[string]string{
		"http://h/C?_offset=10":                                   "_offset=10 _offset=20",
		"http://h/C?a=1&_getpages=x&_getpagesoffset=10&_count=10": "a=1&_getpages=x&_getpagesoffset=10&_count=10 a=1&_getpages=x&_getpagesoffset=20&_count=10",
		"http://h/C?page=2":                                       "page=2 page=3",
		"http://h/C?page=5":                                       "",
		"http://h/C?_offset=9":                                    "",
		"http://h/C?_offset=10&_offset=20":                        "",
		"http://h/C?_%6fffset=10":                                 "",
		"http://h/C?cursor=abc":                                   "",
		"http://h/C?x_offset=10":                                  "",
		"http://h/C?_offset=1e1":                                  "",
	} {
		u, err := url.Parse(next)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range following(u, &Bundle{Total: total(25), Entries: ten}, 30) {
			got = append(got, p.RawQuery)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", next, got)
		}
	}
	u, _ := url.Parse("http://h/C?_offset=10")
	for _, b := range []*Bundle{{Entries: ten}, {Total: total(10), Entries: ten}, {Total: total(25)}, {Total: total(99999), Entries: ten}} {
		if got := following(u, b, 30); got != nil {
			t.Errorf("%v for %+v", got, b.Total)
		}
	}
}
