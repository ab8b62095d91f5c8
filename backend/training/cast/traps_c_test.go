package cast

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// groupC are the people whose traps are checked here.
func groupC() []Person {
	return []Person{p23(), p24(), p25(), p26(), p28(), p29(), p30(), p31(), p32(), p33()}
}

// TestGroupCIsHeldWhereTheStorySays checks who knows whom.
func TestGroupCIsHeldWhereTheStorySays(t *testing.T) {
	for key, partners := range map[string]string{
		"P23": "CRV EST FAI LAN NSC", "P24": "EST LAN SMH", "P25": "EST LAN", "P26": "EST NSC SAL", "P28": "EST NSC SAL SMH",
		"P29": "CRV EST LAN SCC SMH", "P30": "EAM EST NSC SAL SCC", "P31": "EAM EST", "P32": "CRV EAM EST LAN NGU SMH TWC", "P33": "EST LAN NGU SAL",
	} {
		i := slices.IndexFunc(groupC(), func(p Person) bool { return p.Key == key })
		p := groupC()[i]
		for partner, s := range tell(t, p).books {
			patients := s.with("Patient")
			if known := strings.Contains(partners, partner); known != (len(patients) > 0) {
				t.Errorf("%s: %s holds %d", key, partner, len(patients))
			}
		}
	}
}

// TestGroupCClinicsAreOnWorkingDays: clinics and practices keep office days;
// wards, emergency departments, ambulances and 111 do not.
func TestGroupCClinicsAreOnWorkingDays(t *testing.T) {
	anyDay := []string{"EMER", "IMP", "FLD"}
	for _, p := range groupC() {
		for _, h := range p.At {
			for _, item := range h.Items {
				on := ""
				switch v := item.(type) {
				case Visit:
					if !slices.Contains(anyDay, v.Class) && h.Partner != NGU && len(v.From) >= 10 {
						on = v.From[:10]
					}
				case Booking:
					on = v.Start[:10]
				}
				if on == "" {
					continue
				}
				if day := mustDay(on); day.Weekday() == 0 || day.Weekday() == 6 || bankHoliday(day) {
					t.Errorf("%s at %s: %s is a %s or a holiday", p.Key, h.Partner, on, day.Weekday())
				}
			}
		}
	}
}

// TestGroupCDemographics checks what only partners hold, and where they differ
// from the identity service.
func TestGroupCDemographics(t *testing.T) {
	for _, c := range []struct {
		person  Person
		partner string
		words   []string
	}{
		{p23(), FAI, []string{`"code":"H"`, "Sikh", `"code":"pa"`}}, {p23(), LAN, []string{`"active":false`, `"end":"2009-04-17"`}},
		{p24(), EST, []string{`"code":"A"`, `"code":"N"`}}, {p25(), LAN, []string{`"code":"D"`}}, {p26(), SAL, []string{"Methodist", `"code":"tw"`}},
		{p28(), SAL, []string{`"family":"-"`, `"given":["Zarmina"]`, `"birthDate":"1987"`, `"text":"Dari"`, `"code":"ps"`, `"valueBoolean":true`, `"code":"O"`, `"code":"9"`}},
		{p28(), EST, []string{`"family":"ZARMINA"`, `"birthDate":"1987-01"`}}, {p28(), SMH, []string{`"code":"H"`}},
		{p29(), LAN, []string{`"code":"cy"`}}, {p29(), SCC, []string{`"active":false`, "Southmere"}},
		{p30(), EST, []string{`"family":"HUONG"`, `"given":["Pham","Thi"]`, `"code":"L"`}}, {p30(), SAL, []string{"Phạm", `"code":"S"`, "Buddhist", `"code":"vi"`}},
		{p30(), NSC, []string{"Pha\u0323m", "Hu\u031bo\u031bng"}}, {p30(), EAM, []string{`"family":"PHAM"`, `"given":["T"]`}},
		{p31(), EST, []string{"number-present-but-not-traced", `"code":"F"`, `"code":"P"`, "Peruvian", "4 Ropewalk"}},
		{p32(), LAN, []string{`"code":"W"`, "C of E", "Percy"}}, {p33(), LAN, []string{`"code":"G"`, "Hattie"}},
	} {
		found := tell(t, c.person).books[c.partner].with("Patient")
		if len(found) != 1 {
			t.Errorf("%s at %s: %d", c.person.Key, c.partner, len(found))
			continue
		}
		for _, w := range c.words {
			if !strings.Contains(found[0].raw, w) {
				t.Errorf("%s at %s: no %s in %s", c.person.Key, c.partner, w, found[0].raw)
			}
		}
	}
	if p := p28(); p.Given != nil || p.Family != "ZARMINA" {
		t.Error("the identity service has one name")
	}
	if p := p31(); p.GP != "" {
		t.Error("the visitor has no practice")
	}
}

func TestTheStrangerIsSeenNowhereButInTheFault(t *testing.T) {
	for _, p := range All() {
		if p.NHS == stranger().NHS {
			t.Error("the stranger is among the people")
		}
	}
	if !slices.Contains(Reserved(), stranger().NHS) {
		t.Error("the stranger's number is not reserved")
	}
	s, other := tell(t, Stranger()).books[LAN], tell(t, p25()).books
	s.says(t, 1, "AllergyIntolerance", "STRAWBERRY-QZ7")
	s.says(t, 1, "Condition", "HYPOTHALAMIC HAMARTOMA-QZ7")
	s.says(t, 1, "Patient", `"birthDate":"1971-09-10"`, "9990036330", `"Beverly"`)
	for _, at := range other {
		at.silent(t, "QZ7", "9990036330", `"Beverly"`)
	}
	if a, b := len(s.with("MedicationRequest")), len(other[LAN].with("MedicationRequest")); a <= 20 || b <= 20 {
		t.Errorf("%d orders of the stranger's, %d of hers: no second page of the practice's 20", a, b)
	}
	other[LAN].says(t, 1, "AllergyIntolerance", "Erythromycin", "Vomiting")
	other[LAN].says(t, 1, "MedicationStatement", "One in the morning on an empty stomach")
	other[EST].says(t, 1, "Observation", "TSH", `"value":2.1`)
}

func TestEveryLetterOfGroupCHasItsFile(t *testing.T) {
	for _, c := range []struct {
		person                Person
		partner, title, media string
		words                 []string
	}{
		{p23(), EST, "Drug allergy clinic", "application/pdf", nil}, {p24(), EST, "ED letter", "application/pdf", nil},
		{p26(), SAL, "Laboratory report, Accra", "image/jpeg", nil}, {p28(), SAL, "New arrival assessment", "application/rtf", nil},
		{p28(), SMH, "Therapy letter", "application/pdf", []string{`"code":"R"`}}, {p29(), LAN, "Service medical summary", "image/tiff", []string{"12 pages"}},
		{p29(), SMH, "Crisis plan", "application/pdf", nil}, {p29(), EST, "Pain clinic", "text/html", nil}, {p30(), EST, "Stroke discharge", "application/pdf", nil},
		{p30(), NSC, "Communication chart", "application/pdf", []string{"text/html", `"language":"vi"`}}, {p30(), EAM, "EAM record", "text/plain", nil},
		{p31(), EST, "Discharge summary", "application/pdf", []string{"Informe de alta", `"language":"es"`}}, {p31(), EAM, "EAM ECG", "image/png", nil},
		{p32(), TWC, "DoLS authorisation", "application/pdf", []string{`"code":"R"`}}, {p32(), EST, "Discharge letter", "application/pdf", []string{"Correction slip, ward pharmacist", "text/plain"}},
		{p32(), LAN, "Covert medicines plan", "wordprocessingml", nil}, {p32(), LAN, "ReSPECT", "application/pdf", nil},
		{p33(), LAN, "Asthma plan", "application/pdf", nil}, {p33(), EST, "ED record", "text/html", []string{`"docStatus":"preliminary"`}}, {p33(), NGU, "Out-of-hours report", "text/plain", nil},
	} {
		s := tell(t, c.person).books[c.partner]
		words := append([]string{fmt.Sprintf(`"title":%q`, c.title), c.media}, c.words...)
		s.says(t, 1, "DocumentReference", words...)
	}
}

// TestGroupCLettersCanBeSet: a PDF here has the letters of Windows-1252 only (a
// name beyond them would print as question marks), and the out-of-hours system
// has 80 columns.
func TestGroupCLettersCanBeSet(t *testing.T) {
	calendar, err := NewCalendar(storyDay)
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, p := range groupC() {
		for _, h := range p.At {
			for _, item := range h.Items {
				l, ok := item.(Letter)
				for ; ok; l, ok = *l.Second, true {
					switch l.Format {
					case "pdf":
						about := orElse(l.About, p.Prefix+" "+strings.Join(p.Given, " ")+" "+p.Family)
						for _, r := range strings.Join(append(append([]string{about, l.Title, l.Body}, l.Copies...), l.To...), " ") {
							if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
								t.Errorf("%s at %s: %q has %q", p.Key, h.Partner, l.Title, r)
							}
						}
						pages++
					case "fixed":
						for line := range strings.Lines(calendar.Text(l.Body)) {
							if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
								t.Errorf("%s at %s: %d columns: %s", p.Key, h.Partner, n, line)
							}
						}
						pages++
					}
					if l.Second == nil {
						break
					}
				}
			}
		}
	}
	if pages < 12 {
		t.Errorf("%d letters looked at", pages)
	}
}
