package main

import (
	"fmt"
	"io"
)

// bars prints each goal of the performance page as one line.
func bars(out io.Writer, all []measured, late float64, haveCurl bool) {
	bar := func(id string, most, got float64, format string) {
		verdict := "ok"
		if got > most {
			verdict = "short"
		}
		fmt.Fprintf(out, "bar %s required "+format+" measured "+format+" %s\n", id, most, got, verdict)
	}
	for _, m := range all {
		if !m.latency {
			continue
		}
		bar("all-ready-against-null-"+m.name, 1.05, m.againstNull, "%.2f")
		setup := m.viewer.SetupMS + ms(m.slowest) // connecting and metadata; the Patient
		bar("all-ready-against-latency-"+m.name, 1.10, (m.viewer.SetupMS+m.viewer.MS)/(setup+2*ms(m.slowest)), "%.2f")
		bar("first-section-after-floor-ms-"+m.name, 50, m.firstAfterFloor, "%.0f")
	}
	for _, m := range all {
		switch {
		case m.name == "200" && m.latency && haveCurl:
			bar("small-against-curl-with-lookup", 1.10, m.againstLookup, "%.2f")
		case m.name == "20000" && !m.latency:
			bar("large-against-maps", 0.35, m.loader.MS/m.maps.MS, "%.2f") // both keep what they read
			bar("large-against-maps-with-rows", 0.35, m.againstMaps, "%.2f")
			bar("allocations-per-resource", 20, m.each(m.loader), "%.1f")
			bar("live-heap-against-json", 1.8, m.viewer.LiveMiB/m.json(), "%.2f")
			bar("peak-rss-mib-20000", 120, m.viewer.PeakRSS, "%.0f")
		}
	}
	bar("delay-by-hanging-partner-ms", 50, late, "%.0f")
}
