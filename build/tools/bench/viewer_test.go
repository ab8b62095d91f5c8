package main

import "testing"

// Opening a record of 20,000 resources, from the request to the rows.
func BenchmarkOpen(b *testing.B) {
	w, err := open(20_000, false, false)
	if err != nil {
		b.Fatal(err)
	}
	defer w.close()
	for b.Loop() {
		r, err := task{As: asViewer, Partners: w.partners(), NHS: nhsNumber}.viewer()
		if err != nil || r.Resources != w.resources {
			b.Fatal(err, r.Resources)
		}
	}
}
