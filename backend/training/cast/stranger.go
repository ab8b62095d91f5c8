package cast

// Stranger is nobody's patient here: the person whose record the practice hands
// over in place of P25's when it mixes up two women of nearly one name (H1).
// She is not among All, and the identity service does not know her number.
// Whoever breaks the practice writes her there; her allergy and her diagnosis
// occur nowhere else, so that a test can look for them on any screen.
func Stranger() Person { return stranger() }

func stranger() Person {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	return Person{
		Key: "P25S", NHS: "9990036330", Family: "Skinner", Given: []string{"Beverly", "Dawn"}, Prefix: "Mrs", Gender: "female", Born: "1971-09-10",
		Lines: []string{"", "81 Dyke Road", "", "Tidewell", ""}, Postcode: "ZZ7 8DR", Home: "01632 960186", GP: "F99003",
		Leaks: []string{"STRAWBERRY-QZ7", "HYPOTHALAMIC HAMARTOMA-QZ7"},
		At: []Holding{{Partner: LAN, ID: "LFP-202517", Patient: Patient{Ethnic: "A", Marital: "M"}, Items: []Item{
			Problem{Term: "~HYPOTHALAMIC HAMARTOMA-QZ7", Onset: "1988", Recorded: "1988-04-20", Significance: "major", By: quill},
			Problem{Term: "Epilepsy", Onset: "1986", Recorded: "1986-09-02", Significance: "major", By: quill},
			Allergy{Term: "~STRAWBERRY-QZ7", Kind: "allergy", Category: "food", Critical: "high", Reactions: []string{"Anaphylaxis"}, Severity: "severe", Onset: "1999", Recorded: "1999-07-12", By: quill},
			Medicine{Term: "Lamotrigine", Text: "Lamotrigine 100mg tablets", Dose: "One twice a day", Quantity: "56 tablet", Start: "2003-02-11", Last: "2026-11-09", Issues: 13, Review: "2027-02-09", By: quill},
			Medicine{Term: "Folic acid 5mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2003-02-11", Last: "2026-11-09", Issues: 13, Review: "2027-02-09", By: quill},
			Panel{Name: "Thyroid function", Taken: "2026-02-17", Copies: true, Results: []Result{{Test: "TSH", Value: "1.3"}}},
			Measure{Term: "Blood pressure", At: "2026-02-17T11:05", Value: "118/72", By: "Lin Zhao"},
			Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-21", By: "Lin Zhao"},
			Visit{Type: "Seen in GP's surgery", From: "2026-02-17T11:20", To: "2026-02-17T11:35", By: quill, Reason: "Epilepsy review", Text: "'Two funny turns since Christmas, both after late nights.' No change."},
			Letter{Type: "Clinical letter", Title: "Neurology letter, copy", On: "2025-11-18", Format: "text", From: banas, Setting: "Neurology service",
				Body: "Seen with her husband. Gelastic seizures twice a year since 1986. Scan unchanged. No change to lamotrigine."},
			Routine{Visits: 9, Reasons: []string{"Repeat prescription query", "Bloods", "Seizure diary", "Results given"}, By: []string{quill, banas}},
		}}},
	}
}
