package cast

// p24 is Alasdair MacInnes, who objected to sharing: his practice refuses every
// request, the mental health trust withholds all it has, and the hospital, which
// shares, treats a poisoning whose causes are in the two records it cannot see
// (M56-M59, H23).
func p24() Person {
	const tan, quill = "Dr Mei Tan", "Dr Esther Quill"
	lithium := func(at, reported, value, flag, note string) Panel {
		return Panel{Name: "Lithium", Taken: at, Reported: reported, Results: []Result{{Test: "Serum lithium level", Value: value, Unit: "mmol/L", Range: "0.40-1.00", Flag: flag, Note: note}}}
	}
	kidneys := func(at, creatinine, gfr, flag string) Panel {
		return Panel{Name: "Urea and electrolytes", Taken: at, Results: []Result{{Test: "creatinine", Value: creatinine, Range: "59-104", Flag: flag}, {Test: "eGFR", Value: gfr}, {Test: "sodium", Value: "138"}}}
	}
	return Person{
		Key: "P24", NHS: "9994710486", Family: "MacInnes", Given: []string{"Alasdair", "Fergus"}, Prefix: "Mr", Gender: "male", Born: "1955-02-04",
		Lines: []string{"", "1 Lightship Row", "", "Tidewell", ""}, Postcode: "ZZ7 5LR", Mobile: "07700 900124", GP: "F99003",
		At: []Holding{
			// Nothing here is ever sent: it is what the refusal hides.
			{Partner: LAN, ID: "LFP-202455", Objects: "no consent to share", Items: []Item{
				Problem{Term: "Bipolar disorder", Onset: "1989", Recorded: "1989-06-12", Significance: "major", By: quill},
				Problem{Term: "Essential hypertension", Onset: "2026-10-19", Significance: "major", By: quill},
				Problem{Term: "Osteoarthritis of knee", Onset: "2021", Recorded: "2021-09-14", Significance: "minor"},
				NoAllergyList{Say: "Not asked"},
				Medicine{Term: "Ramipril 10mg capsules", Dose: "One to be taken each morning", Quantity: "28 capsule", Start: "2026-10-19", Last: "2026-11-16", Issues: 2, Review: "2027-04-19", By: quill},
				Medicine{Term: "Naproxen 500mg tablets", Dose: "One twice a day with food", Quantity: "56 tablet", Start: "2021-09-14", Last: "2026-11-02", Issues: 4, Review: "2027-04-19", By: "Dr Piotr Banas"},
				Measure{Term: "Blood pressure", At: "2026-10-19T09:20", Value: "168/96", By: quill},
				Visit{Type: "Seen in GP's surgery", From: "2026-10-19T09:10", To: "2026-10-19T09:25", By: quill, Reason: "Blood pressure", Text: "'I would rather the hospital kept its nose out.' 168/96 twice. Ramipril started. Bloods in a fortnight, he may not come. Reminded of his objection to sharing, wishes it to stand."},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-19", By: quill},
			}},
			// His lithium plan is withheld and therefore not held here at all.
			{Partner: SMH, ID: "S1002455", Withheld: "*", Says: "all items withheld at the person's request"},
			{Partner: EST, ID: "E0420024", Patient: Patient{Ethnic: "A", Marital: "N"}, Items: []Item{
				Problem{Term: "Bipolar disorder", Diagnosis: true, Recorded: "2026-11-18", By: tan},
				Problem{Term: "Acute kidney injury stage 1", Onset: "2026-11-18", Diagnosis: true, By: tan},
				Problem{Term: "~Lithium toxicity", Onset: "2026-11-18", Diagnosis: true, Verified: "provisional", By: tan},
				Medicine{Term: "Lithium carbonate 400mg modified-release tablets", Kind: "discharge", End: "2026-11-18", Changed: "2026-11-18", Status: "stopped", Reason: "Level 1.24, tremor, vomiting", By: tan, Note: "Dose not known to us"},
				lithium("2025-03-11T09:00", "", "0.7", "", ""), lithium("2025-09-09T09:05", "", "0.8", "", ""),
				lithium("2026-11-18T11:05", "2026-11-18T12:40", "1.24", "HH", "12 h after last dose. Telephoned to ED."),
				kidneys("2025-03-11T09:00", "92", "72", ""), kidneys("2025-09-09T09:05", "92", "72", ""), kidneys("2026-11-18T11:05", "131", "47", "H"),
				Panel{Name: "Full blood count", Taken: "2026-11-18T11:05", Results: []Result{{Test: "Hb", Value: "141", Range: "130-180"}, {Test: "WCC", Value: "9.0"}, {Test: "platelets", Value: "231"}}},
				Measure{Term: "Blood pressure", At: "2026-11-18T10:50", Value: "104/60", Where: "Emergency Department"},
				Measure{Term: "Heart rate", At: "2026-11-18T10:50", Value: "58", Unit: "/min", Where: "Emergency Department"},
				Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-11-18T10:50", Value: "3", Code: "{score}", Survey: true, Where: "Emergency Department"},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-11-18T10:40", To: "2026-11-18T23:10", Leave: "1", To2: "19", Unit: "Emergency Department", Where: "Majors", By: tan, Service: "Emergency medicine service", Reason: "Tremor, vomiting two days"},
				Booking{What: "~Same day emergency care, blood test", Start: "2026-11-23T09:30", Unit: "Acute medicine", Where: "Same day emergency care", Channel: "In-person"},
				Letter{Type: "A+E report", Title: "ED letter", On: "2026-11-18", Filed: "2026-11-19T07:55", Format: "pdf", From: tan, Unit: "Emergency Department", Setting: "Emergency medicine service",
					To: []string{"Registered GP"}, Copies: []string{"Mr MacInnes"},
					Body: `# Presentation
Coarse tremor, unsteady, vomiting two days.

# Findings
Lithium 1.24. Creatinine 131 (baseline 92). Lying 104/60. ECG normal.

"On no other medicines per patient"; shared record not consulted/unavailable: objection noted.

# Plan
1. Lithium stopped, IV fluids.
2. Discuss with own psychiatrist (name not given).
3. Repeat lithium and kidney function {2026-11-23}.`, Sign: []string{tan, "Consultant in emergency medicine"}},
			}},
		},
	}
}
