package cast

import (
	"math"
	"math/rand/v2"
	"strconv"
	"time"
)

// This file is the sessions of P27: Monday, Wednesday and Friday at seven since
// a Wednesday in January 2012, and what was measured at each.

const p27First, p27Last = "2012-01-18", "2026-11-20"

// p27Days lists the days of the sessions: 2,324.
func p27Days() []time.Time {
	var all []time.Time
	for day, last := mustDay(p27First), mustDay(p27Last); !day.After(last); day = day.AddDate(0, 0, 1) {
		switch day.Weekday() {
		case time.Monday, time.Wednesday, time.Friday:
			all = append(all, day)
		}
	}
	return all
}

// passed says how much of the years has gone by: 0 at the first session, 1 at
// the last.
func passed(day time.Time) float64 {
	first, last := mustDay(p27First), mustDay(p27Last)
	return min(1, max(0, day.Sub(first).Hours()/last.Sub(first).Hours()))
}

// p27Dry is the dry weight as it was set: 71 kg down to 58, by half kilograms.
func p27Dry(day time.Time) float64 {
	t := passed(day)
	kg := 71 - 13*t + 0.8*math.Sin(2*math.Pi*3*t)
	return math.Round(min(71, max(58, kg))*2) / 2
}

// infections are the first days of her two line infections.
var infections = []string{"2013-06-03", "2019-09-09"}

// ill tells how many days an infection is old, or -1.
func ill(day time.Time) int {
	for _, from := range infections {
		if n := int(day.Sub(mustDay(from)).Hours() / 24); n >= 0 && n < 28 {
			return n
		}
	}
	return -1
}

// chance is her own sequence of random numbers at a partner: the same seed, the
// same life.
func (d *desk) chance(what string) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(d.region.seed), hash32(d.person.Key+d.partner.Key+what)))
}

func decimals(v float64, n int) string { return strconv.FormatFloat(v, 'f', n, 64) }

func isoDay(t time.Time) string { return t.Format(time.DateOnly) }

// sessions writes every session with its measurements, at the hospital.
type sessions struct{}

func (sessions) put(d *desk) {
	rng, p := d.chance("sessions"), &press{d: d, cuts: map[string]*stencil{}}
	month := time.Month(0)
	for _, day := range p27Days() {
		on, t := isoDay(day), passed(day)
		p.visit(Visit{Type: "~Haemodialysis session", From: on + "T07:00", To: on + "T11:05", Unit: unit27, Where: "Bay 3, chair 2", By: teague27, Service: "Dialysis service", Reason: "Haemodialysis"})
		measure := func(term, clock, value, unit, note string) {
			p.measure(Measure{Term: term, At: on + "T" + clock, Value: value, Unit: unit, Where: unit27, Note: note})
		}
		gain := 1.2 + 0.9*rng.Float64()
		if day.Weekday() == time.Monday {
			gain += 0.8 // after the long gap
		}
		before := 158 - 16*t + 9*math.Sin(2*math.Pi*5*t) + 14*(rng.Float64()-0.5)
		after := before - 18 - 14*rng.Float64()
		measure("Blood pressure", "06:50", decimals(before, 0)+"/"+decimals(before*0.48+6*rng.Float64(), 0), "", "before dialysis")
		measure("Body weight", "06:52", decimals(p27Dry(day)+gain, 1), "kg", "before dialysis")
		measure("Pulse rate", "06:50", strconv.Itoa(68+rng.IntN(18)), "/min", "")
		measure("Blood pressure", "11:08", decimals(after, 0)+"/"+decimals(after*0.49+6*rng.Float64(), 0), "", "after dialysis")
		if day.Month() != month {
			month = day.Month()
			measure("Dry body weight", "11:10", decimals(p27Dry(day), 1), "kg", "")
			measure("Body temperature", "06:51", decimals(36.3+0.6*rng.Float64(), 1), "Cel", "")
		}
	}
	for i, n := range []int{25, 26} { // on the ward, morning and evening
		for k := range n {
			at := mustDay(infections[i]).AddDate(0, 0, k/2)
			hot := 36.7 + 2.4*math.Exp(-float64(k)/7) + 0.3*rng.Float64()
			clock := "T06:15"
			if k%2 == 1 {
				clock, hot = "T18:20", hot+0.3
			}
			p.measure(Measure{Term: "Body temperature", At: isoDay(at) + clock, Value: decimals(hot, 1), Unit: "Cel", Where: "Avocet Ward"})
		}
	}
}
