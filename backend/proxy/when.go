package proxy

import (
	"slices"
	"strings"
	"time"

	"github.com/dop251/goja"
)

// clock gives the time for a script's ranges, by "GMT" as the last argument or by
// this computer's zone, with the arguments that remain.
func (s *script) clock(args []goja.Value) (time.Time, []goja.Value) {
	now := s.now()
	if n := len(args); n > 0 && args[n-1].String() == "GMT" {
		return now.UTC(), args[:n-1]
	}
	return now, args
}

func (s *script) weekdayRange(c goja.FunctionCall) goja.Value {
	now, args := s.clock(c.Arguments)
	days := []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
	if len(args) == 0 {
		return s.vm.ToValue(false)
	}
	from := slices.Index(days, strings.ToUpper(args[0].String()))
	to := slices.Index(days, strings.ToUpper(args[len(args)-1].String()))
	return s.vm.ToValue(from >= 0 && to >= 0 && between(int(now.Weekday()), from, to))
}

// timeRange takes an hour, two hours, or two times of hours and minutes, or of
// hours, minutes and seconds. A range of whole hours ends before the last.
func (s *script) timeRange(c goja.FunctionCall) goja.Value {
	now, args := s.clock(c.Arguments)
	n := make([]int, len(args))
	for i, a := range args {
		n[i] = int(a.ToInteger())
	}
	at := now.Hour()*3600 + now.Minute()*60 + now.Second()
	in := false
	switch len(n) {
	case 1:
		in = now.Hour() == n[0]
	case 2:
		in = between(at, n[0]*3600, n[1]*3600-1)
	case 4:
		in = between(at, n[0]*3600+n[1]*60, n[2]*3600+n[3]*60)
	case 6:
		in = between(at, n[0]*3600+n[1]*60+n[2], n[3]*3600+n[4]*60+n[5])
	}
	return s.vm.ToValue(in)
}

// dateRange takes a day, month or year, or two dates of the same parts, in the
// order day, month, year, with any left out.
func (s *script) dateRange(c goja.FunctionCall) goja.Value {
	now, args := s.clock(c.Arguments)
	one := func(part []goja.Value) (n, today int, ok bool) {
		ok = len(part) > 0
		for _, a := range part {
			v, of := int(a.ToInteger()), 0
			scale := 0
			switch m := month(a.String()); {
			case m > 0:
				v, of, scale = m, int(now.Month()), 100
			case v > 31:
				of, scale = now.Year(), 10000
			case v > 0:
				of, scale = now.Day(), 1
			default:
				return 0, 0, false
			}
			n, today = n+v*scale, today+of*scale
		}
		return n, today, ok
	}
	half := len(args) / 2
	if len(args) == 1 {
		n, today, ok := one(args)
		return s.vm.ToValue(ok && n == today)
	}
	from, today, ok1 := one(args[:half])
	to, _, ok2 := one(args[half:])
	return s.vm.ToValue(len(args)%2 == 0 && ok1 && ok2 && between(today, from, to))
}

func month(s string) int {
	return 1 + slices.Index([]string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}, strings.ToUpper(s))
}

// between tells whether n lies from one to the other, round the end if need be.
func between(n, from, to int) bool {
	if from <= to {
		return from <= n && n <= to
	}
	return n >= from || n <= to
}
