package training_test

import (
	"cmp"
	"context"
	"sync"
	"testing"
	"time"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/partner"
	"shcr/backend/training"
)

// heard is what the viewer's own client made of a partner.
type heard struct {
	err     error         // of the partner as a whole
	reply   partner.Reply // for the flags
	replies int
}

func (h heard) why() care.Why {
	err := h.err
	if err == nil {
		err = h.reply.Err
	}
	if err == nil {
		return care.WhyNone
	}
	why, _ := fhir.WhyOf(err)
	return why
}

func (h heard) shown() int { return len(h.reply.Found.Resources) }

// hear asks a partner about the person of the tests as the viewer does, only
// less patiently.
func (s *session) hear(t *testing.T, key string) heard {
	t.Helper()
	limits := fhir.DefaultLimits()
	limits.FirstByte, limits.Whole = time.Second, cmp.Or(s.whole, 2*time.Second)
	token := s.token(t, s.base(key))
	e, err := fhir.NewEndpoint(s.base(key), func(context.Context) (string, error) { return token, nil }, limits)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	var h heard
	var mu sync.Mutex
	_, h.err = partner.New(care.Organisation{ODS: key}, e, time.Now).Ask(t.Context(), receipttest.Make(), []care.NHSNumber{trial}, []fhir.Ask{{Type: "Flag"}}, func(r partner.Reply) {
		mu.Lock()
		defer mu.Unlock()
		h.reply, h.replies = r, h.replies+1
	})
	return h
}

// partners in the order in which faults are dealt out to them.
var keys = []string{"EST", "FAI", "SAL", "LAN", "SMH", "CRV", "NSC", "EAM", "NGU", "MCC", "SCC", "TWC"}

// TestTheViewerHearsAnyPartner has the viewer's client ask each partner, with all
// its manners: every flag comes, and nothing is called partial.
func TestTheViewerHearsAnyPartner(t *testing.T) {
	r := start(t, training.Options{ColdStart: true})
	s := signIn(t, r, "U1")
	s.whole = 5 * time.Second // one was asleep, and asks for two
	for _, key := range keys {
		furnish(t, r, key)
		t.Run(key, func(t *testing.T) {
			if h := s.hear(t, key); h.why() != care.WhyNone || h.shown() != flags || h.replies != 1 {
				t.Errorf("%q: %d of %d in %d replies, %v %v", h.why(), h.shown(), flags, h.replies, h.err, h.reply.Err)
			}
		})
	}
}

// wants is what a correct viewer makes of each fault: why the answer is not all,
// and how much of it there is.
var wants = map[training.Fault]struct {
	why   []care.Why
	shown int
	also  func(heard) bool
}{
	"refused": {why: is(care.WhyRefused)}, "no-dns": {why: is(care.WhyRefused)},
	"tls-expired": {why: is(care.WhyRefused)}, "tls-name": {why: is(care.WhyRefused)}, "tls-self-signed": {why: is(care.WhyRefused)},
	"silence": {why: is(care.WhyTimeout)}, "slow-headers": {why: is(care.WhyTimeout)}, "drip": {why: is(care.WhyTimeout)},
	"cut-body": {why: is(care.WhyCut)}, "short-length": {why: is(care.WhyCut)}, "cut-chunked": {why: is(care.WhyCut)}, "close-delimited": {why: is(care.WhyCut)},
	"401": {why: is(care.WhyUnauthorised)}, "403": {why: is(care.WhyDenied)}, "404": {why: is(care.WhyStatus)}, "429": {why: is(care.WhyStatus)},
	"503": {why: is(care.WhyStatus)}, "500": {why: is(care.WhyStatus)}, "outcome-only": {why: is(care.WhyOutcome)},
	"outcome-entry": {why: is(care.WhyNone), also: func(h heard) bool {
		return len(h.reply.Found.Outcomes) == 1 && h.reply.Found.Outcomes[0].Has("suppressed")
	}},
	"content-type": {why: is(care.WhyContentType)}, "truncated-json": {why: is(care.WhyMalformed)}, "gzip-bomb": {why: is(care.WhySize)},
	"depth-bomb": {why: is(care.WhyMalformed)}, "header-flood": {why: is(care.WhySize)},
	"page-loop": {why: is(care.WhyPaging), shown: some}, "endless-pages": {why: is(care.WhyPaging), shown: some}, "foreign-next": {why: is(care.WhyPaging), shown: some},
	"expired-page": {why: is(care.WhyPaging), shown: some}, "redirect": {why: is(care.WhyRedirect)},
	"wrong-person": {why: is(care.WhyPerson)}, "wrong-person-one": {why: is(care.WhyPerson)}, "wrong-person-after-page-1": {why: is(care.WhyPerson)},
	"duplicate-ids":  {why: is(care.WhyNone), shown: flags, also: func(h heard) bool { return len(h.reply.Found.Repeated) > 0 }},
	"duplicate-keys": {why: is(care.WhyNone), also: func(h heard) bool { return len(h.reply.Unclear) == flags }},
	"case-keys":      {why: is(care.WhyNone), shown: flags}, "clock-skew": {why: is(care.WhyNone), shown: flags},
	"total-mismatch": {why: is(care.WhyCount), shown: flags}, "filter-ignored": {why: is(care.WhyFilter, care.WhyPerson)},
	"bad-utf8":        {why: is(care.WhyNone), shown: flags, also: func(h heard) bool { return h.reply.Found.Resources[0].Damaged }},
	"number-extremes": {why: is(care.WhyNone), shown: flags},
	"superseded":      {why: is(care.WhySuperseded), shown: flags, also: func(h heard) bool { return len(h.reply.Held) == 1 && h.reply.Held[0].Replaced }},
	"stale-feed":      {why: is(care.WhyNone), shown: flags, also: func(h heard) bool { return h.reply.Found.Meta.LastUpdated < "2026-11-20" }},
	"stu3":            {why: is(care.WhyVersion)},
}

func is(why ...care.Why) []care.Why { return why }

// some stands for a part of the list, which differs with the page.
const some = -1

// TestA2_A5_A7_A10_A17_A19_TheViewerHearsEveryFault deals the faults out to the partners and has the
// viewer's client ask: each is told apart and named, none reads as "nothing".
func TestA2_A5_A7_A10_A17_A19_TheViewerHearsEveryFault(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	dealt := map[string][]training.Fault{}
	for i, k := range training.Faults() {
		dealt[keys[i%len(keys)]] = append(dealt[keys[i%len(keys)]], k.Fault)
	}
	for key, faults := range dealt {
		furnish(t, r, key)
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			for _, f := range faults {
				if err := r.Break(key, f, ""); err != nil {
					t.Fatal(err)
				}
				h, want := s.hear(t, key), wants[f]
				right := want.why != nil && has(want.why, h.why()) && (want.also == nil || h.shown() >= 0 && want.also(h)) &&
					(h.shown() == want.shown || want.shown == some && h.shown() > 0 && h.shown() <= flags || h.err != nil)
				if !right {
					t.Errorf("%s at %s: %q, %d shown, %v %v", f, key, h.why(), h.shown(), h.err, h.reply.Err)
				}
				if err := r.Mend(key); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestA18_TheViewerWaitsAsItIsAsked: who was told to wait two minutes asks no
// second time within the load, and knows until when.
func TestA18_TheViewerWaitsAsItIsAsked(t *testing.T) {
	r := start(t, training.Options{})
	s := signIn(t, r, "U1")
	furnish(t, r, "FAI")
	if err := r.Break("FAI", "429", ""); err != nil {
		t.Fatal(err)
	}
	h := s.hear(t, "FAI")
	if until := time.Until(fhir.UntilOf(h.err)); until < 110*time.Second || until > 2*time.Minute {
		t.Errorf("to wait %s, not two minutes: %v", until, h.err)
	}
	asked := 0
	for _, q := range r.Requests() {
		if q.Partner == "F99001" {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
}

func has(list []care.Why, why care.Why) bool {
	for _, w := range list {
		if w == why {
			return true
		}
	}
	return false
}
