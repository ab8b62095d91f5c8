package care

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var typedDate = regexp.MustCompile(`^(\d{1,4})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ]+(\d{1,4})$`)

// ParseTypedDate reads a day as people type it (14/3/1948, 14.3.48, 14-Mar-1948,
// 1948-03-14) and gives it as 1948-03-14. A year of two digits is the latest
// such year that is not in the future. The day comes first, as in Britain.
func ParseTypedDate(typed string) (string, error) {
	wrong := &Error{Code: CodeInput, Op: "parse date", Say: "Enter the date of birth as day, month and year, for example 14-Mar-1948 or 14/3/1948."}
	g := typedDate.FindStringSubmatch(strings.TrimSpace(typed))
	if g == nil {
		return "", wrong
	}
	d, m, y := g[1], g[2], g[3]
	if len(d) == 4 {
		d, y = y, d
	}
	month, err := strconv.Atoi(m)
	if err != nil {
		for i, name := range months {
			if strings.EqualFold(m[:3], name) {
				month = i + 1
			}
		}
	}
	day, _ := strconv.Atoi(d)
	year, _ := strconv.Atoi(y)
	switch len(y) {
	case 4:
	case 2:
		now := time.Now().Year()
		year += now / 100 * 100
		if year > now {
			year -= 100
		}
	default:
		return "", wrong
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if month < 1 || t.Day() != day || int(t.Month()) != month || year < 1870 {
		return "", &Error{Code: CodeInput, Op: "parse date", Say: "There is no such day. Check the date of birth."}
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), nil
}
