package sections

import (
	"slices"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// available is the element in which R4 PractitionerRole and HealthcareService say
// when they can be reached (https://hl7.org/fhir/R4/practitionerrole.html).
type available struct {
	fhir.Base
	HealthcareService []fhir.Reference `json:"healthcareService"`
	AvailableTime     []struct {
		DaysOfWeek         []string `json:"daysOfWeek"`
		AllDay             bool     `json:"allDay"`
		AvailableStartTime string   `json:"availableStartTime"`
		AvailableEndTime   string   `json:"availableEndTime"`
	} `json:"availableTime"`
}

var week = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// hoursOf gives when a member of a team, or the service that they work for, can be
// reached, in the words of care.ParseHours; "" when nothing was sent of it.
func hoursOf(in Input, from *fhir.Base, ref fhir.Reference) string {
	var v available
	r, ok := in.Set.Resolve(*from, ref)
	if !ok || r.Into(&v) != nil {
		return ""
	}
	var lines []string
	for _, a := range v.AvailableTime {
		times := clock(a.AvailableStartTime) + "-" + clock(a.AvailableEndTime)
		if a.AllDay {
			times = "00:00-24:00"
		}
		if len(times) != len("09:00-17:00") {
			continue
		}
		for _, days := range runs(a.DaysOfWeek) {
			lines = append(lines, days+" "+times)
		}
	}
	if slices.Equal(lines, []string{"Mon-Sun 00:00-24:00"}) {
		return care.AllHours
	}
	for _, service := range v.HealthcareService {
		if len(lines) > 0 {
			break
		}
		if s := hoursOf(in, &v.Base, service); s != "" {
			return s
		}
	}
	return strings.Join(lines, "; ")
}

// clock is a FHIR time without its seconds.
func clock(t string) string { return t[:min(len(t), len("09:00"))] }

// runs joins days that follow each other: "Mon-Fri". Without any it is every day.
func runs(days []string) (out []string) {
	has := func(i int) bool { return i < len(week) && (len(days) == 0 || slices.Contains(days, week[i])) }
	name := func(i int) string { return strings.ToUpper(week[i][:1]) + week[i][1:] }
	for i := 0; i < len(week); i++ {
		first := i
		if !has(i) {
			continue
		}
		for has(i + 1) {
			i++
		}
		if i == first {
			out = append(out, name(first))
		} else {
			out = append(out, name(first)+"-"+name(i))
		}
	}
	return out
}
