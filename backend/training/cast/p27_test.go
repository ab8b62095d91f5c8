package cast

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var lifeOnce struct {
	sync.Once
	told
}

// life is P27 with the first seed, written once for all tests that read it.
func life(t *testing.T) told {
	lifeOnce.Do(func() { lifeOnce.told = tell(t, p27()) })
	return lifeOnce.told
}

// sectionNow says which section a resource is of; results are told from
// observations by their category.
func sectionNow(k sent) string {
	if k.kind == "Observation" && strings.Contains(k.raw, `"code":"laboratory"`) {
		return "results"
	}
	return map[string]string{
		"Flag": "alerts", "AllergyIntolerance": "allergies", "List": "lists", "Condition": "problems", "MedicationStatement": "medications", "MedicationRequest": "medications",
		"DiagnosticReport": "reports", "Observation": "observations", "Encounter": "encounters", "Appointment": "appointments", "DocumentReference": "documents", "Immunization": "immunisations",
		"Procedure": "procedures", "ServiceRequest": "referrals", "CarePlan": "care-plans", "Goal": "care-plans", "Consent": "care-plans", "QuestionnaireResponse": "care-plans",
		"CareTeam": "care-network", "RelatedPerson": "care-network", "EpisodeOfCare": "social-care", "Task": "social-care", "DeviceRequest": "social-care",
	}[k.kind]
}

func TestH10_P27HasExactlyTwentyThousandItems(t *testing.T) {
	byPartner, bySection, total := map[string]int{}, map[string]int{}, 0
	for partner, b := range life(t).books {
		counts := map[string]int{}
		for _, k := range b.all {
			if k.patient == "" || k.kind == "Patient" {
				continue
			}
			s := sectionNow(k)
			counts[s]++
			bySection[s]++
			byPartner[partner]++
			total++
		}
		want := p27Recipe[partner]
		if want == nil {
			want = map[string]int{}
		}
		if !maps.Equal(counts, want) {
			t.Errorf("%s: %v\nwant %v", partner, counts, want)
		}
	}
	sections := map[string]int{
		"observations": 10000, "results": 5200, "reports": 430, "encounters": 2900, "appointments": 300, "medications": 320, "documents": 420, "immunisations": 38,
		"problems": 46, "allergies": 5, "procedures": 210, "care-plans": 6, "referrals": 75, "care-network": 25, "alerts": 5, "social-care": 20,
	}
	if !maps.Equal(bySection, sections) {
		t.Errorf("by section: %v\nwant %v", bySection, sections)
	}
	if total != 20000 || byPartner[EST] != 17400 || byPartner[FAI] != 1700 {
		t.Errorf("%d: %v", total, byPartner)
	}
}

// observed is what the curves are read from.
type observed struct {
	ID                string
	EffectiveDateTime time.Time
	Code              struct {
		Text   string
		Coding []struct{ Display string }
	}
	ValueQuantity struct{ Value float64 }
	Component     []struct{ ValueQuantity struct{ Value float64 } }
}

func (o observed) name() string {
	if len(o.Code.Coding) > 0 {
		return o.Code.Coding[0].Display
	}
	return o.Code.Text
}

func p27Observed(t *testing.T, seed int64, partner string) (all []observed, raw []string) {
	t.Helper()
	books := life(t)
	if seed != 1 {
		books = tellAt(t, storyTime(), seed, p27())
	}
	for _, k := range books.books[partner].all {
		if k.kind != "Observation" {
			continue
		}
		var o observed
		if err := json.Unmarshal([]byte(k.raw), &o); err != nil {
			t.Fatalf("%v: %s", err, k.raw)
		}
		all, raw = append(all, o), append(raw, k.raw)
	}
	return all, raw
}

func TestP27FollowsSlowCurves(t *testing.T) {
	all, _ := p27Observed(t, 1, EST)
	dry, potassium := []observed{}, map[time.Weekday][]float64{}
	bounds := map[string][2]float64{"Haemoglobin estimation": {95, 118}, "Serum potassium level": {4.1, 6.3}, "Serum inorganic phosphate level": {1.1, 2.2}, "Serum albumin level": {31, 41}}
	seen, crp := map[string]int{}, 0.0
	for _, o := range all {
		v := o.ValueQuantity.Value
		if b, ok := bounds[o.name()]; ok {
			seen[o.name()]++
			if v < b[0] || v > b[1] {
				t.Errorf("%s %g on %s", o.name(), v, o.EffectiveDateTime)
			}
		}
		switch o.name() {
		case "Dry body weight":
			dry = append(dry, o)
		case "Serum potassium level":
			w := o.EffectiveDateTime.Weekday()
			potassium[w] = append(potassium[w], v)
		case "Serum CRP (C reactive protein) level":
			if o.EffectiveDateTime.Format("2006-01") == "2019-09" {
				crp = max(crp, v)
			}
		}
	}
	if len(dry) != 179 || dry[0].ValueQuantity.Value != 71 || dry[len(dry)-1].ValueQuantity.Value != 58 {
		t.Errorf("%d dry weights, %v to %v", len(dry), dry[0].ValueQuantity, dry[len(dry)-1].ValueQuantity)
	}
	for i := 1; i < len(dry); i++ {
		if step := dry[i].ValueQuantity.Value - dry[i-1].ValueQuantity.Value; step > 0.5 || step < -0.5 {
			t.Errorf("dry weight jumps by %g on %s", step, dry[i].EffectiveDateTime)
		}
	}
	mean := func(all []float64) float64 {
		sum := 0.0
		for _, v := range all {
			sum += v
		}
		return sum / float64(len(all))
	}
	if m, w, f := mean(potassium[time.Monday]), mean(potassium[time.Wednesday]), mean(potassium[time.Friday]); m <= w || w <= f {
		t.Errorf("potassium on Monday %.2f, Wednesday %.2f, Friday %.2f", m, w, f)
	}
	if crp < 150 {
		t.Errorf("no line infection in September 2019: CRP %g", crp)
	}
	for name := range bounds {
		if seen[name] != 370 {
			t.Errorf("%s: %d", name, seen[name])
		}
	}
	filed, _ := p27Observed(t, 1, FAI)
	crp = 0
	for _, o := range filed {
		if o.name() == "Serum CRP (C reactive protein) level" && o.EffectiveDateTime.Format("2006-01") == "2013-06" {
			crp = max(crp, o.ValueQuantity.Value)
		}
	}
	if crp < 150 {
		t.Errorf("no line infection in June 2013: CRP %g", crp)
	}
}

func TestP27SessionsAndTheNext(t *testing.T) {
	var days []string
	next := false
	for _, k := range life(t).books[EST].all {
		var v struct {
			Type   []struct{ Text string }
			Period struct{ Start time.Time }
			Start  time.Time
			Status string
		}
		if err := json.Unmarshal([]byte(k.raw), &v); k.kind == "Encounter" && (err != nil || len(v.Type) != 1) {
			t.Fatalf("%v %s", err, k.raw)
		}
		switch {
		case k.kind == "Encounter" && v.Type[0].Text == "Haemodialysis session":
			days = append(days, v.Period.Start.Format("2006-01-02 15:04 Mon"))
		case k.kind == "Appointment" && v.Status == "booked":
			next = next || v.Start.Format("2006-01-02 15:04") == "2026-11-23 07:00"
		}
	}
	slices.Sort(days)
	if len(days) != 2324 || days[0] != "2012-01-18 07:00 Wed" || days[2323] != "2026-11-20 07:00 Fri" || !next {
		t.Errorf("%d sessions, %s to %s; next %v", len(days), days[0], days[len(days)-1], next)
	}
}

func TestTheSameSeedGivesP27TheSameLife(t *testing.T) {
	_, a := p27Observed(t, 1, EST)
	var b []string
	for _, k := range tell(t, p27()).books[EST].all {
		if k.kind == "Observation" {
			b = append(b, k.raw)
		}
	}
	_, c := p27Observed(t, 2, EST)
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("%s\n%s", a[i], b[i])
		}
		if a[i] != c[i] {
			differ++
		}
	}
	if differ < len(a)/2 {
		t.Errorf("another seed changed %d of %d", differ, len(a))
	}
}

// A stencil must give what the ordinary kind would have written, but for the id.
func TestAStencilWritesWhatTheKindWrites(t *testing.T) {
	calendar, _ := NewCalendar(storyDay)
	b := &book{}
	r := NewRegion(calendar, 1, nil, map[string]Sink{EST: b})
	p := Person{Key: "P99", NHS: "9990123454", Given: []string{"A"}}
	d := &desk{region: r, person: &p, at: &Holding{Partner: EST, ID: "x"}, partner: r.partners[EST], marked: map[string]bool{"observations": true, "encounters": true, "results": true}, counts: map[string]int{}}
	ids := regexp.MustCompile(`"id":"[a-z0-9]{12}"|"Observation/[a-z0-9]{12}"`)
	last := func() string { return ids.ReplaceAllString(b.all[len(b.all)-1].raw, "id") }
	pr := &press{d: d, cuts: map[string]*stencil{}}
	for _, at := range []string{"2019-07-01T06:50", "2026-01-12T06:55"} { // summer and winter
		m := Measure{Term: "Blood pressure", At: at, Value: "141/70", Where: "Unit", Note: "before"}
		pr.measure(m)
		fast := last()
		m.put(d)
		if fast != last() {
			t.Errorf("\n%s\n%s", fast, last())
		}
		v := Visit{Type: "~Session", From: at, To: at[:11] + "11:05", Unit: "Unit", Reason: "r"}
		pr.visit(v)
		fast = last()
		v.put(d)
		if fast != last() {
			t.Errorf("\n%s\n%s", fast, last())
		}
		q := Panel{Name: "Bloods", Taken: at, Results: []Result{{Test: "potassium", Value: "5.40", Flag: "H"}, {Test: "~Parathyroid hormone", Value: "31.0", Unit: "pmol/L"}}}
		mark := len(b.all)
		pr.panel(q)
		var fastAll, slowAll []string
		for _, k := range slices.DeleteFunc(slices.Clone(b.all[mark:]), func(k sent) bool { return k.kind == "Organization" }) {
			fastAll = append(fastAll, ids.ReplaceAllString(k.raw, "id"))
		}
		mark = len(b.all)
		q.put(d)
		for _, k := range b.all[mark:] {
			slowAll = append(slowAll, ids.ReplaceAllString(k.raw, "id"))
		}
		if !slices.Equal(fastAll, slowAll) {
			t.Errorf("\n%s\n%s", strings.Join(fastAll, "\n"), strings.Join(slowAll, "\n"))
		}
	}
	if err := len(r.errs); err != 0 {
		t.Error(r.errs)
	}
}

func TestP27TenNewestDocumentsAreNamedAndOneIsLarge(t *testing.T) {
	type pointer struct{ date, title, partner, url string }
	var all []pointer
	binaries := map[string][]byte{}
	for partner, b := range life(t).books {
		for _, k := range b.all {
			switch k.kind {
			case "DocumentReference":
				var o struct {
					Context struct{ Period struct{ Start string } }
					Content []struct{ Attachment struct{ Title, URL string } }
				}
				if err := json.Unmarshal([]byte(k.raw), &o); err != nil {
					t.Fatal(err)
				}
				all = append(all, pointer{o.Context.Period.Start, o.Content[0].Attachment.Title, partner, o.Content[0].Attachment.URL})
			case "Binary":
				binaries[k.id] = []byte(k.file)
			}
		}
	}
	slices.SortFunc(all, func(a, b pointer) int { return strings.Compare(b.date, a.date) })
	var names []string
	for _, p := range all[:10] {
		names = append(names, p.partner+" "+p.title)
	}
	want := []string{"CRV Wound picture, sacrum", "EST Monthly dialysis summary, November", "FAI Medication review note", "SCC Care and support plan", "EST Dialysis record 2012 to 2026",
		"SMH Memory and mood letter", "EAM Patient care record", "NGU Out-of-hours report", "NSC Rehabilitation letter", "EST Vascular access letter"}
	if !slices.Equal(names, want) || all[10].date > "2026-11-02" {
		t.Errorf("%q, then %+v", names, all[10])
	}
	for _, p := range all {
		if p.title != "Dialysis record 2012 to 2026" {
			continue
		}
		pdf := binaries[path.Base(p.url)]
		pages := regexp.MustCompile(`/Type\s*/Page[^s]`).FindAll(pdf, -1)
		if len(pdf) < 2_000_000 || len(pdf) > 2_200_000 || len(pages) != 24 {
			t.Errorf("%d bytes, %d pages", len(pdf), len(pages))
		}
		fields := strings.Fields(string(pdf[bytes.LastIndex(pdf, []byte("startxref")):]))
		if at, err := strconv.Atoi(fields[1]); err != nil || !bytes.HasPrefix(pdf[at:], []byte("xref")) {
			t.Errorf("startxref %s leads to %q", fields[1], pdf[at:at+8])
		}
	}
}

func TestP27LatexIsRefutedAtOneAndCopiedAtTwo(t *testing.T) {
	found := map[string]string{}
	for partner, b := range life(t).books {
		for _, k := range b.all {
			if k.kind != "AllergyIntolerance" || !strings.Contains(k.raw, "Allergy to latex") && !strings.Contains(k.raw, "ALG-") {
				continue
			}
			var o struct {
				Identifier         []struct{ Value string }
				VerificationStatus struct{ Coding []struct{ Code string } }
			}
			if err := json.Unmarshal([]byte(k.raw), &o); err != nil || len(o.Identifier) != 1 || o.Identifier[0].Value != latexRecord {
				t.Fatalf("%v %s", err, k.raw)
			}
			found[partner] = o.VerificationStatus.Coding[0].Code
		}
	}
	if !maps.Equal(found, map[string]string{EST: "refuted", CRV: "confirmed", SMH: "confirmed"}) {
		t.Errorf("%v", found)
	}
}
