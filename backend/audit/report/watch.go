package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// Rules are the soft rules that flag a row (I1, I2). They stop nobody and accuse
// nobody: a privacy officer looks.
type Rules struct {
	SearchesPerHour int
	Start, End      time.Duration // of the usual day, from midnight in London
	Weekends        bool          // Saturday and Sunday are usual days
	SameName        bool
}

// Subject is the person a report is about, as the identity service knows them;
// the zero value when it is about a member of staff.
type Subject struct{ Family, Given string }

// flag puts the rules to rows that are in order, newest first.
func (r Rules) flag(all []*Row, of Subject) {
	var searches []*Row // of the last hour, by anybody
	for _, row := range slices.Backward(all) {
		if row.What == what["open"] || row.What == what["search"] || row.Failed != "" {
			r.clock(row)
		}
		if r.SameName && row.What == what["open"] {
			same(row, of)
		}
		if row.What != what["search"] {
			continue
		}
		searches = append(slices.DeleteFunc(searches, func(s *Row) bool { return row.began.Sub(s.began) >= time.Hour }), row)
		n := 0
		for _, s := range searches {
			if s.subject == row.subject {
				n++
			}
		}
		if r.SearchesPerHour > 0 && n > r.SearchesPerHour {
			row.Flags = append(row.Flags, fmt.Sprintf("%d searches within an hour", n))
		}
	}
}

func (r Rules) clock(row *Row) {
	at := row.began.In(care.London)
	since := time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
	day := at.Weekday()
	if since < r.Start || since >= r.End || !r.Weekends && (day == time.Saturday || day == time.Sunday) {
		row.Flags = append(row.Flags, "Outside usual hours")
	}
}

// same compares names: nobody's own NHS number is known here, so that the same
// whole name stands for an own record.
func same(row *Row, of Subject) {
	if of.Family == "" {
		of = Subject{row.family, row.given}
	}
	words := strings.Fields(strings.ToLower(row.Name))
	if len(words) == 0 || of.Family == "" || words[len(words)-1] != strings.ToLower(of.Family) {
		return
	}
	given := strings.Fields(strings.ToLower(of.Given))
	if len(given) > 0 && slices.Contains(words[:len(words)-1], given[0]) {
		row.flag(sameWhole)
		return
	}
	row.flag(sameFamily)
}

const sameWhole, sameFamily = "Same name: may be their own record", "Same family name"
