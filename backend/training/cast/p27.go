package cast

// p27 is Ethel Penhaligon, fifteen years on haemodialysis: exactly twenty
// thousand items, generated (H7, H10). What is ordinary about her is written
// out here and in p27_story.go; the sessions (p27_sessions.go) and the bloods
// (p27_blood.go) are slow curves from the seed; the rest is spread over the
// years by series. p27Recipe says how many there are of each, and a test counts.
func p27() Person {
	son := Related{Prefix: "Mr", Given: "Denzil", Family: "Penhaligon", Codes: []string{"SON", "N"}, Phone: "07700 900127", Rank: "1"}
	warden := Related{Prefix: "Mrs", Given: "Jean", Family: "Hoskin", Codes: []string{"NBOR"}, Relation: "Scheme manager", Phone: "01632 960127", Rank: "2"}
	p := Person{
		Key: "P27", NHS: "9998997453", Family: "Penhaligon", Given: []string{"Ethel", "Maud"}, Prefix: "Mrs", Gender: "female", Born: "1941-06-21",
		Lines: []string{"", "Flat 6, Kittiwake House", "Harbour Road", "Southmere", ""}, Postcode: "ZZ2 7KH", Home: "01632 960127", GP: "F99001", Language: "en",
		Related: []Related{son, warden},
	}
	family := []Related{son, warden}
	p.At = []Holding{
		{Partner: EST, ID: "E0401122", Patient: Patient{Ethnic: "A", Marital: "W", Religion: "C of E", Language: "en", Next: family}, Items: p27Hospital()},
		{Partner: FAI, ID: "FMC061108", Patient: Patient{Ethnic: "A", Next: family}, Items: p27Practice()},
		{Partner: CRV, ID: "CV-600027", Items: p27Nursing()},
		{Partner: NSC, ID: "NS-300127", Items: p27Rehabilitation()},
		{Partner: EAM, ID: "EA-6300127", Items: p27Ambulance()},
		{Partner: NGU, ID: "NGU-400127", Items: p27OutOfHours()},
		{Partner: SCC, ID: "ASC-30127", Patient: Patient{Ethnic: "A", Marital: "W", Religion: "C of E", Next: []Related{son}}, Items: p27Council()},
		{Partner: SMH, ID: "S1004027", Items: p27Memory()},
	}
	return p
}

// p27Recipe is how many items of each section each partner holds: 20,000 with
// the reports that the results stand in.
var p27Recipe = map[string]map[string]int{
	EST: {"observations": 9705, "results": 4470, "reports": 370, "encounters": 2434, "appointments": 120, "medications": 26, "documents": 136, "problems": 16, "allergies": 3,
		"procedures": 95, "care-plans": 2, "referrals": 15, "care-network": 7, "alerts": 1},
	FAI: {"observations": 180, "results": 730, "reports": 60, "encounters": 140, "appointments": 120, "medications": 130, "documents": 100, "immunisations": 38, "problems": 18,
		"procedures": 115, "care-plans": 1, "referrals": 60, "care-network": 7, "alerts": 1},
	CRV: {"observations": 60, "encounters": 230, "appointments": 40, "medications": 160, "documents": 70, "problems": 6, "allergies": 1, "care-plans": 2, "care-network": 3, "alerts": 1},
	NSC: {"observations": 30, "encounters": 30, "appointments": 10, "documents": 30, "problems": 3, "care-network": 2},
	EAM: {"observations": 25, "encounters": 24, "documents": 20, "alerts": 1},
	NGU: {"encounters": 30, "documents": 34, "alerts": 1},
	SCC: {"social-care": 20, "care-network": 4, "documents": 14, "appointments": 2},
	SMH: {"encounters": 12, "documents": 16, "appointments": 8, "medications": 4, "problems": 3, "allergies": 1, "care-plans": 1, "care-network": 2},
}

const (
	brandt27, teague27 = "Dr Lise Brandt", "Sr Marian Teague"
	qazi27, perrin27   = "Dr Imran Qazi", "Sr Dawn Perrin"
	ives27, unit27     = "Sr Kath Ives", "Dialysis unit"
)

// series is many of a kind, evenly spread from one day to another, the first
// and the last on those days. In office hours unless any is set.
type series struct {
	n        int
	from, to string
	any      bool
	make     func(i int, on string) Item
}

func (s series) put(d *desk) {
	first, last := mustDay(s.from), mustDay(s.to)
	span := int(last.Sub(first).Hours() / 24)
	for i := range s.n {
		day := first
		if s.n > 1 {
			day = first.AddDate(0, 0, span*i/(s.n-1))
		}
		if !s.any {
			day = d.region.cal.working(day)
		}
		s.make(i, isoDay(day)).put(d)
	}
}

// latexRecord is the number under which three partners hold one allergy.
const latexRecord = "ALG-0401122-2"

func p27Allergies() []Item {
	return []Item{
		Allergy{Term: "~Chlorhexidine", Text: "Chlorhexidine", Kind: "allergy", Category: "medication", Critical: "high", Reactions: []string{"Urticaria"}, Severity: "moderate", Onset: "2013-06", Recorded: "2013-06-14", By: brandt27, Note: "Line dressing"},
		Allergy{Term: "Iron sucrose", Kind: "intolerance", Category: "medication", Reactions: []string{"Low blood pressure"}, Severity: "severe", Recorded: "2015-02-20", By: brandt27, ReactNote: "72/40 ten minutes into the dose"},
		Allergy{Term: "Allergy to latex", Category: "environment", Status: "inactive", Verified: "refuted", Onset: "2012", Recorded: "2021-03-09", Identifier: latexRecord, By: brandt27, Note: "Tested {2021-03-09}: negative. Gloves no longer matter."},
	}
}

// p27Latex is what two partners copied before it was refuted.
func p27Latex(by string) Item {
	return Allergy{Term: "Allergy to latex", Kind: "allergy", Category: "environment", Onset: "2012", Recorded: "2012-05-02", Identifier: latexRecord, By: by}
}
