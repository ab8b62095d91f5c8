package main

import (
	"os"
	"strings"
	"testing"

	"shcr/backend/care"
)

// The contenders of a test are this test binary itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-contend" {
		if contender() != nil {
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// All contenders do the same work: the viewer reads every resource and shows it
// or says why not, and the null client sends the viewer's requests and no others.
func TestContendersDoTheSameWork(t *testing.T) {
	for _, secure := range []bool{false, true} {
		t.Run(map[bool]string{true: "TLS and HTTP2", false: "plain"}[secure], func(t *testing.T) { sameWork(t, secure) })
	}
}

func sameWork(t *testing.T, secure bool) {
	w, err := open(3_000, false, secure)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	ask := func(of task) (result, int64) {
		w.count()
		of.Partners, of.Authority = w.partners(), w.authority
		r, err := contend(of)
		if err != nil {
			t.Fatal(err)
		}
		sent := w.count()
		if r.Requests != sent {
			t.Errorf("%s says %d requests, the servers saw %d", of.As, r.Requests, sent)
		}
		return r, sent
	}
	viewer, sent := ask(task{As: asViewer, NHS: nhsNumber})
	_, null := ask(task{As: asNull, NHS: nhsNumber})
	maps, _ := ask(task{As: asMaps, NHS: nhsNumber})
	if viewer.Resources != w.resources || maps.Resources != w.resources || w.resources < 2_900 {
		t.Errorf("the viewer read %d, the plain client %d of %d", viewer.Resources, maps.Resources, w.resources)
	}
	if sent != null {
		t.Errorf("the viewer sent %d requests, the null client %d", sent, null)
	}
	cells := 0
	for _, s := range viewer.Servers {
		for key, say := range s.Sections {
			cells++
			if !strings.HasPrefix(say, string(care.StateComplete)) && !strings.HasPrefix(say, string(care.StateEmpty)) {
				t.Errorf("%s %s: %s", s.Base, key, say)
			}
		}
	}
	if cells < 80 {
		t.Errorf("%d cells in the ledger", cells)
	}
	if err := w.http2(); secure && err != nil {
		t.Error(err)
	}
	if byID, _ := ask(task{As: asViewer, NHS: nhsNumber, Patient: "P1"}); byID.Resources != w.resources {
		t.Errorf("by the local id %d of %d were read", byID.Resources, w.resources)
	}
}

// The id given for a server proves nobody: a Patient with another number is
// withheld like any.
func TestH1_LocalIDOfAnotherPerson(t *testing.T) {
	w, err := open(200, false, false)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	r, err := contend(task{As: asViewer, Partners: w.partners(), NHS: "9995102250", Patient: "P1"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Resources != 0 {
		t.Errorf("%d resources of another person were read", r.Resources)
	}
	for _, s := range r.Servers {
		for key, say := range s.Sections {
			if !strings.HasPrefix(say, string(care.StateWithheldIntegrity)) {
				t.Errorf("%s %s: %s", s.Base, key, say)
			}
		}
	}
}
