package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/partner"
)

// loader asks as the viewer does and keeps what comes, without making rows of
// it: fetched, unzipped, decoded, checked to be this person's, indexed. What it
// allocates is the loader's own.
func (t task) loader() (out result, err error) {
	number, err := care.ParseNHSNumber(t.NHS)
	if err != nil {
		return out, err
	}
	var asked []*partner.Partner
	rc := receipttest.Make()
	for i, p := range t.Partners {
		e, err := fhir.Way{TLS: t.tls()}.Endpoint(p.Base, func(context.Context) (string, error) { return "", nil }, fhir.DefaultLimits())
		if err != nil {
			return out, err
		}
		defer e.Close()
		a := partner.New(care.Organisation{ODS: fmt.Sprintf("B%02d", i), Setting: p.Setting}, e, time.Now)
		<-a.Greet(context.Background(), rc)
		asked = append(asked, a)
	}
	before := memory(true)
	var mu sync.Mutex
	var kept []partner.Reply
	began := time.Now()
	var group sync.WaitGroup
	for i, a := range asked {
		group.Go(func() {
			_, failed := a.Ask(context.Background(), rc, []care.NHSNumber{number}, t.Partners[i].asks(), func(r partner.Reply) {
				mu.Lock()
				defer mu.Unlock()
				kept = append(kept, r)
				out.Resources += len(r.Found.Resources)
			})
			if failed != nil {
				mu.Lock()
				defer mu.Unlock()
				err = failed
			}
		})
	}
	group.Wait()
	out.MS = ms(time.Since(began))
	out.Mallocs = memory(false).Mallocs - before.Mallocs
	if after := memory(true); after.HeapAlloc > before.HeapAlloc {
		out.LiveMiB = float64(after.HeapAlloc-before.HeapAlloc) / (1 << 20)
	}
	if len(kept) == 0 {
		return out, fmt.Errorf("nothing came")
	}
	return out, err
}
