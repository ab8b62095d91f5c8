package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shcr/backend/care"
)

// Duty is a line that professionals ring about a person.
type Duty struct {
	Name, Telephone string
	Hours           care.Hours
	Emergency       string // the number outside the hours; "" when there is none of its own
}

// PhoneView is whom to ring now: lines with hours, those that are open first.
type PhoneView struct {
	Record string      `json:"record"`
	At     string      `json:"at"` // "14:32": when it was looked at
	Lines  []PhoneLine `json:"lines"`
}

// PhoneLine is one line.
type PhoneLine struct {
	Name    string       `json:"name"`    // "Adult social care duty"
	Who     string       `json:"who"`     // organisation; "" for the region's own
	Setting care.Setting `json:"setting"` // "" for the region's own
	Number  string       `json:"number"`
	Hours   string       `json:"hours"` // "Mon-Fri 09:00-17:00"; "" not known
	Open    bool         `json:"open"`
	Say     string       `json:"say"`     // "Open now, until 17:00"
	Instead string       `json:"instead"` // the emergency duty number while it is closed; ""
	Source  string       `json:"source"`  // "as recorded", "from the region file"
}

// Phone gives whom to ring now: the lines with hours that were sent, those that the
// region file has of the organisations that know the person, and the region's own.
// Of a sensitive person there are only these: a council's line would say where
// the person lives (decision 9). Bank holidays are not known. The first time, that it
// was shown is written before it leaves (M63).
func (r *Room) Phone(handle string) (PhoneView, error) {
	return disclosed(r, handle, phonePart, r.phone)
}

// phonePart is what the audit calls the lines.
const phonePart = "phone"

func (r *Room) phone(o *openRecord) (PhoneView, func() error) {
	now := r.deps.Now().In(care.London)
	o.mu.Lock()
	defer o.mu.Unlock()
	v := PhoneView{Record: o.handle, At: now.Format("15:04"), Lines: []PhoneLine{}}
	emergency := ""
	for _, d := range r.deps.Help {
		if emergency == "" && d.Hours.Text() == alwaysText {
			emergency = d.Telephone
		}
	}
	if !o.person.Sensitive {
		for _, st := range o.sources {
			if !st.known {
				continue
			}
			var lines []PhoneLine
			for _, section := range []string{care.CareNetwork, care.SocialCare} {
				for _, e := range st.rowsOf(section) {
					lines = append(lines, sentLines(e, now, emergency)...)
				}
			}
			for _, d := range st.Duty {
				lines = append(lines, lineOf(d, now, emergency, "from the region file"))
			}
			for _, l := range lines {
				l.Who, l.Setting = o.nameOf(st), st.Organisation().Setting
				if !slices.ContainsFunc(v.Lines, func(x PhoneLine) bool { return digits(x.Number) == digits(l.Number) }) {
					v.Lines = append(v.Lines, l)
				}
			}
		}
	}
	slices.SortStableFunc(v.Lines, func(a, b PhoneLine) int { return cmp.Compare(closed(a), closed(b)) })
	for _, d := range r.deps.Help {
		v.Lines = append(v.Lines, lineOf(d, now, "", "from the region file"))
	}
	return v, r.shown(o, phonePart, len(v.Lines))
}

var alwaysText = func() string {
	h, _ := care.ParseHours([]string{care.AllHours})
	return h.Text()
}()

func closed(l PhoneLine) int {
	if l.Open {
		return 0
	}
	return 1
}

func digits(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
}

// sentLines are the numbers of a row that came with hours.
func sentLines(e care.Entry, now time.Time, emergency string) (out []PhoneLine) {
	if e.Group == "past" || e.Group == "planned" {
		return nil
	}
	for i, f := range e.Facts {
		if f.Key != "hours" || i == 0 {
			continue
		}
		hours, err := care.ParseHours(strings.Split(f.Text, "; "))
		if err != nil { // in words of the sender's own: nothing can be said of now
			hours = care.Hours{}
		}
		number := e.Facts[i-1] // hours stand after the number that they are of
		if number.Key != "phone" {
			continue
		}
		l := lineOf(Duty{Name: e.Term, Telephone: number.Text, Hours: hours}, now, emergency, "as recorded")
		l.Hours = f.Text
		out = append(out, l)
	}
	return out
}

func lineOf(d Duty, now time.Time, emergency, source string) PhoneLine {
	l := PhoneLine{Name: d.Name, Number: d.Telephone, Hours: d.Hours.Text(), Open: d.Hours.Open(now), Source: source}
	next := d.Hours.Next(now)
	when := next.Format("15:04")
	if next.Sub(now) > 12*time.Hour || next.Weekday() != now.Weekday() {
		when = next.Format("Mon 15:04")
	}
	switch {
	case !d.Hours.Known():
		l.Say = "Hours not known"
	case l.Open && next.IsZero():
		l.Say = "Open now, at all hours"
	case l.Open:
		l.Say = "Open now by its usual hours, until " + when
	case next.IsZero():
		l.Say = "Closed now"
	default:
		l.Say = "Closed now by its usual hours, opens " + when
	}
	if !l.Open && d.Hours.Known() {
		l.Instead = cmp.Or(d.Emergency, emergency)
	}
	return l
}
