package cast

import (
	"fmt"
	"strings"
	"time"
)

// p27HospitalLetters are the hospital's documents: three of the ten newest, and
// 133 older ones.
func p27HospitalLetters() []Item {
	return []Item{
		Letter{Type: "Clinic Note", Title: "Monthly dialysis summary, November", On: "2026-11-18", Filed: "2026-11-19T08:10", Format: "pdf", From: brandt27, Unit: "Renal medicine", Setting: "Dialysis service", To: []string{"Dr I Qazi, Fairhaven Medical Centre"},
			Body: `Dry weight 58 kg, was 58.5 in the summer. Potassium highest on Mondays as ever; phosphate better. Albumin 31: not eating, and the sacrum.

# Action for GP
1. Please code chlorhexidine and iron sucrose.
2. Latex was refuted in {2021}: other records still carry it.`},
		Letter{Type: "Clinical letter", Title: "Vascular access letter", On: "2026-11-03", Filed: "2026-11-06T09:00", Format: "rtf", From: "Mr Rhodri Vaughan", Unit: "Vascular access", Setting: "Dialysis service", To: []string{"Dr L Brandt"},
			Body: "Fistula of {2011} still works at 740 ml/min. Narrowing at the arch, 50 %. Watch; stretch it if venous pressure rises."},
		Letter{Type: "Other report", Title: "Dialysis record 2012 to 2026", On: "2026-11-12", Filed: "2026-11-12T16:30", Format: "pdf", Unit: unit27, Setting: "Dialysis service", Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Dialysis unit"}, Body: p27LongBody(), Bulk: 2_000_000},
		series{n: 133, from: "2012-02-21", to: "2026-10-27", make: func(i int, on string) Item {
			weight := decimals(p27Dry(mustDay(on)), 1)
			l := Letter{Type: "Outpatient letter", Title: pick([]string{"Renal clinic letter", "Dialysis summary", "Access clinic letter", "Dietitian's letter"}, i), On: on, Format: pick([]string{"pdf", "text", "html", "text", "rtf"}, i), From: brandt27, Unit: "Renal medicine", Setting: "Nephrology service",
				Body: pick([]string{"Well on dialysis. Dry weight " + weight + " kg. Hb within target, epoetin unchanged.", "Dry weight " + weight + " kg. Itching. Phosphate discussed.", "Fistula good, flow measured. No change.", "Potassium list gone through again; she will not give up tomatoes."}, i)}
			return l
		}},
	}
}

// p27LongBody is a page for every seven or eight months: twenty-four pages.
func p27LongBody() string {
	months := p27Monthly("2012-01-01", p27Last)
	var b strings.Builder
	const pages = 24
	for page := range pages {
		if page > 0 {
			b.WriteString("\n===\n")
		}
		first, last := page*len(months)/pages, (page+1)*len(months)/pages
		fmt.Fprintf(&b, "# Page %d of %d: %s to %s\n", page+1, pages, said(months[first]), said(months[last-1]))
		b.WriteString("| Month | Dry weight kg | Sessions |\n")
		for _, m := range months[first:last] {
			fmt.Fprintf(&b, "| %s | %s | %d |\n", said(m), decimals(p27Dry(m), 1), sessionsIn(m))
		}
		b.WriteString("\nSessions as booked, four hours, left forearm fistula unless a line is named in the letters of the month.\n")
	}
	return b.String()
}

// said lets the calendar write the month: it moves with the run.
func said(m time.Time) string { return "{" + m.Format("2006-01") + "}" }

// sessionsIn counts the sessions of a month.
func sessionsIn(m time.Time) (n int) {
	for day := m.AddDate(0, 0, 1-m.Day()); day.Month() == m.Month(); day = day.AddDate(0, 0, 1) {
		on := isoDay(day)
		if w := day.Weekday(); on >= p27First && on <= p27Last && (w == time.Monday || w == time.Wednesday || w == time.Friday) {
			n++
		}
	}
	return n
}
