package cast

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// This file is the bloods of P27. Until March 2019, before the hospital shared
// its results, they are the practice's filed copies; from then on the hospital's
// own, three in a month and daily on the ward.

// p27Wards are her admissions since the hospital shares results: first day,
// days, ward and why.
var p27Wards = []struct {
	from  string
	days  int
	where string
	why   string
}{
	{"2019-09-09", 18, "Avocet Ward", "Dialysis line infection"},
	{"2020-11-16", 12, "Curlew Ward", "COVID-19"},
	{"2021-02-08", 14, "Avocet Ward", "Chest pain, angiogram"},
	{"2023-11-06", 16, "Egret Ward", "Fall, fractured pubic rami"},
	{"2025-03-10", 12, "Egret Ward", "Fluid overload"},
	{"2026-08-03", 22, "Egret Ward", "Pressure ulcer of sacrum, infection"},
}

// p27Monthly gives the day of the first bloods of each month: the first Monday
// of a session.
func p27Monthly(from, to string) []time.Time {
	var all []time.Time
	month := time.Month(0)
	for _, day := range p27Days() {
		if on := isoDay(day); day.Weekday() == time.Monday && day.Month() != month && on >= from && on <= to {
			month = day.Month()
			all = append(all, day)
		}
	}
	return all
}

// copies are the sixty reports the practice filed, of eighty-seven months.
type copies struct{}

func (copies) put(d *desk) {
	rng, p := d.chance("bloods"), &press{d: d, cuts: map[string]*stencil{}}
	months, filed := p27Monthly("2012-01-01", "2019-03-31"), 0
	for i, day := range months {
		if (i+1)*60/len(months) == i*60/len(months) {
			continue
		}
		p.panel(Panel{Name: "Dialysis bloods (filed copy)", Taken: isoDay(day) + "T06:55", Copies: true, Results: p27Results(rng, day, filed%6 == 0)})
		filed++
	}
}

// bloods are the hospital's own reports: 370.
type bloods struct{}

func (bloods) put(d *desk) {
	rng, p := d.chance("bloods"), &press{d: d, cuts: map[string]*stencil{}}
	for i, monday := range p27Monthly("2019-04-01", p27Last) {
		p.panel(Panel{Name: "Monthly dialysis bloods", Taken: isoDay(monday) + "T06:55", Results: p27Results(rng, monday, i%3 == 2)})
		for _, later := range []int{9, 18} { // a Wednesday and a Friday
			day := monday.AddDate(0, 0, later)
			p.panel(Panel{Name: "Dialysis bloods", Taken: isoDay(day) + "T06:55", Results: p27Results(rng, day, false)})
		}
	}
	for _, w := range p27Wards {
		for i := range w.days {
			day := mustDay(w.from).AddDate(0, 0, i)
			p.panel(Panel{Name: "Ward bloods", Taken: isoDay(day) + "T06:10", Results: p27Results(rng, day, false)})
		}
	}
}

// p27Results are the twelve tests of a day, and parathyroid hormone when asked.
func p27Results(rng *rand.Rand, day time.Time, pth bool) []Result {
	t := passed(day)
	spread := func(width float64) float64 { return width * (rng.Float64() - 0.5) }
	within := func(v, low, high float64, n int) string { return decimals(min(high, max(low, v)), n) }
	potassium := map[time.Weekday]float64{time.Monday: 5.8, time.Wednesday: 5.1, time.Friday: 4.7}[day.Weekday()]
	if potassium == 0 {
		potassium = 5.2 // on the ward, between sessions
	}
	crp, white := 6+spread(8), 6.6+spread(2.4)
	albumin := 41 - 9.5*t + spread(2)
	if n := ill(day); n >= 0 {
		fever := math.Exp(-float64(n) / 6)
		crp, white, albumin = crp+190*fever, white+11*fever, albumin-2
	}
	// Epoetin is stepped twice a year: haemoglobin drifts, is noticed, and turns.
	haemoglobin := 106.5 + 8*math.Sin(2*math.Pi*t*14.8/2) + spread(6)
	all := []Result{
		{Test: "sodium", Value: within(137.5+spread(5), 133, 142, 0)},
		{Test: "potassium", Value: within(potassium+spread(0.9), 4.1, 6.3, 1)},
		{Test: "urea", Value: within(21+spread(9), 12, 32, 1)},
		{Test: "creatinine", Value: within(780-240*t+spread(110), 420, 860, 0), Range: "45-84"},
		{Test: "calcium", Value: within(2.30+spread(0.24), 2.08, 2.58, 2)},
		{Test: "phosphate", Value: within(1.65+0.3*math.Sin(2*math.Pi*t*7)+spread(0.5), 1.1, 2.2, 2)},
		{Test: "albumin", Value: within(albumin, 31, 41, 0)},
		{Test: "ALP", Value: within(104+26*t+spread(40), 60, 180, 0)},
		{Test: "CRP", Value: within(crp, 1, 240, 0)},
		{Test: "Hb", Value: within(haemoglobin, 95, 118, 0), Range: "115-165"},
		{Test: "WCC", Value: within(white, 4.1, 19.8, 1)},
		{Test: "platelets", Value: within(221+spread(70), 150, 320, 0)},
	}
	if pth {
		all = append(all, Result{Test: "~Parathyroid hormone", Unit: "pmol/L", Value: within(34+14*math.Sin(2*math.Pi*t*3)+spread(12), 12, 70, 1), Range: "1.6-6.9"})
	}
	for i, r := range all {
		low, high := tests[r.Test].low, tests[r.Test].high
		if r.Range != "" {
			low, high = cutRange(r.Range)
		}
		all[i].Flag = flagOf(r.Value, low, high)
		if r.Test == "potassium" && r.Value >= "6.0" {
			all[i].Flag = "HH"
		}
	}
	return all
}

func cutRange(r string) (low, high string) {
	low, high, _ = strings.Cut(r, "-")
	return low, high
}

// flagOf says what the laboratory's system prints beside a number.
func flagOf(value, low, high string) string {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return ""
	}
	if l, err := strconv.ParseFloat(low, 64); err == nil && v < l {
		return "L"
	}
	if h, err := strconv.ParseFloat(high, 64); err == nil && v > h {
		return "H"
	}
	return ""
}
