package cast

// p33 is Hattie Ndlovu-Campbell, with two surgeries so that she never runs out:
// seven relievers at each in a year, and nobody who sees fourteen. One of the
// surgeries knows her twice.
func p33() Person {
	return Person{
		Key: "P33", NHS: "9998594618", Family: "Ndlovu-Campbell", Given: []string{"Harriet", "Elspeth"}, Prefix: "Miss", Preferred: "Hattie", Gender: "female", Born: "2006-09-19",
		Lines: []string{"", "27 Beacon Terrace", "", "Tidewell", ""}, Postcode: "ZZ7 4BT", Mobile: "07700 900133", GP: "F99003",
		Related: []Related{{Prefix: "Dr", Given: "Thandi", Family: "Ndlovu", Codes: []string{"MTH", "N"}, Phone: "01632 960233", Rank: "1"}},
		At:      []Holding{p33University(), p33Childhood(), p33Holidays(), p33Hospital(), p33OutOfHours()},
	}
}

// reliever is what both surgeries repeat.
const reliever = "Salbutamol 100micrograms/dose inhaler CFC free"

func p33University() Holding {
	const zhao, quill, banas = "Lin Zhao", "Dr Esther Quill", "Dr Piotr Banas"
	return Holding{Partner: LAN, ID: "LFP-203306", Patient: Patient{Ethnic: "G", Marital: "S"}, Items: []Item{
		Problem{Term: "Asthma", Onset: "2012", Recorded: "2025-09-30", Significance: "major", By: zhao},
		Problem{Term: "~Intensive care admission, asthma", Onset: "2023-03", Recorded: "2025-09-30", Significance: "major", By: zhao},
		Allergy{Term: "Allergy to peanut", Kind: "allergy", Category: "food", Critical: "high", Reactions: []string{"Anaphylaxis"}, Severity: "severe", Onset: "2013", Recorded: "2025-09-30", By: zhao, Note: "'My whole face went.'"},
		Medicine{Term: reliever, Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2025-09-30", Last: "2026-11-05", Issues: 7, Every: 42, Review: "2027-02-10", By: banas},
		Medicine{Term: "Beclometasone 100micrograms/dose / Formoterol 6micrograms/dose inhaler CFC free", Dose: "One puff twice a day and when required, max 8 a day", Quantity: "120 dose", Start: "2026-02-10", Last: "2026-06-09", Issues: 3, Every: 56, Review: "2027-02-10", By: zhao, Note: "As MART"},
		Medicine{Term: "Prednisolone 5mg tablets", Dose: "Eight (40 mg) each morning for 5 days", Kind: "acute", Quantity: "40 tablet", Start: "2026-01-20", End: "2026-01-24", Last: "2026-01-20", Status: "completed", By: quill},
		Measure{Term: "Peak expiratory flow rate", At: "2026-02-10T14:10", Value: "430", Unit: "L/min", By: zhao, Note: "best"},
		Measure{Term: "Peak expiratory flow rate", At: "2026-01-20T11:20", Value: "270", Unit: "L/min", By: quill},
		Measure{Term: "Body weight", At: "2026-02-10T14:10", Value: "61.3", Unit: "kg", By: zhao},
		Measure{Term: "Never smoked tobacco", At: "2026-02-10T14:10", Text: "Never smoked, housemates vape", Social: true, By: zhao},
		Procedure{Term: "Asthma annual review", At: "2026-02-10", By: zhao},
		Visit{Type: "Seen in GP's surgery", From: "2026-01-20T11:15", To: "2026-01-20T11:30", By: quill, Reason: "Wheeze 2/7", Text: "'The house is damp and so am I.' PEFR 270 of 430, talking in sentences. Prednisolone 5 days. To Lin for a proper review."},
		Visit{Type: "Seen in GP's surgery", From: "2026-02-10T14:00", To: "2026-02-10T14:30", By: zhao, Reason: "Asthma review", Text: "'I only use the blue one when I need it.' One in six weeks, she thinks. Changed to MART, plan written, technique good."},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-28", By: zhao},
		Vaccine{Term: "Administration of human papilloma virus vaccine", At: "2019", Reported: true},
		Letter{Type: "Personalised Care and Support Plan", Title: "Asthma plan", Category: "Care plan", On: "2026-02-10", Format: "pdf", From: zhao, Setting: "General practice service", Copies: []string{"Hattie"},
			Body: `# Every day
Beclometasone/formoterol: one puff morning and night.

# When it is worse
One extra puff. Not more than eight in a day.

# Get help the same day
- Peak flow under 300 (best is 430)
- The puffs last less than four hours
- Awake two nights running

# 999
- Peak flow under 215
- Cannot finish a sentence

You were in intensive care in {2023-03}. Do not wait.`},
		Routine{Visits: 4, Reasons: []string{"Repeat prescription query", "Sore throat", "Hay fever"}, By: []string{banas, zhao}},
	}}
}

// p33Childhood is the registration at her parents' surgery that ended when she
// went to university.
func p33Childhood() Holding {
	const mistry, toft = "Dr Arun Mistry", "Jackie Toft"
	return Holding{Partner: SAL, ID: "TSS-303306", Patient: Patient{Ethnic: "G", Closed: "2025-09-29", Lines: p33Parents, Postcode: "ZZ2 3WW", Phone: "01632 960233"}, Items: []Item{
		Problem{Term: "Asthma", Onset: "2012", Recorded: "2012-10-16", Significance: "major", By: mistry},
		Allergy{Term: "Transfer-degraded non-drug allergy", Text: "Nut allergy - hives", Recorded: "2014-05-06"},
		Medicine{Term: "Beclometasone 50micrograms/dose inhaler CFC free", Dose: "Two puffs twice a day via spacer, rinse mouth", Quantity: "200 dose", Start: "2013-01-15", End: "2025-09-29", Last: "2025-08-19", Issues: 2, Every: 56, Status: "stopped", Reason: "LEFT PRACTICE", By: mistry},
		Vaccine{Term: "Measles mumps and rubella vaccination - first dose", At: "2007-10-09", By: toft},
		Vaccine{Term: "Administration of second dose of measles and mumps and rubella vaccine", At: "2010-02-16", By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2023-03-28T15:30", To: "2023-03-28T15:45", By: mistry, Reason: "AFTER ITU", Text: "HOME FROM ITU 17/3. WELL. INHALERS TO BE USED. MOTHER TO KEEP COUNT."},
	}}
}

// p33Holidays is the temporary registration at the same surgery.
func p33Holidays() Holding {
	const fisher, toft = "Dr Ola Fisher", "Jackie Toft"
	return Holding{Partner: SAL, ID: "TSS-318842", Patient: Patient{Ethnic: "G", Temporary: true, Lines: p33Parents, Postcode: "ZZ2 3WW"}, Items: []Item{
		Problem{Term: "Asthma", Recorded: "2026-04-07", By: fisher},
		Medicine{Term: reliever, Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2026-04-07", Last: "2026-10-22", Issues: 7, By: fisher, Review: "2027-04-07"},
		Medicine{Term: "Beclometasone 50micrograms/dose inhaler CFC free", Dose: "Two puffs twice a day via spacer, rinse mouth", Quantity: "200 dose", Start: "2026-04-07", Last: "2026-07-14", Issues: 2, Every: 56, By: fisher, Note: "AS BEFORE"},
		Medicine{Term: "Prednisolone 5mg tablets", Dose: "Eight (40 mg) each morning for 5 days", Kind: "acute", Quantity: "40 tablet", Start: "2026-07-14", End: "2026-07-18", Last: "2026-07-14", Status: "completed", By: fisher},
		Measure{Term: "Peak expiratory flow rate", At: "2026-07-14T17:20", Value: "280", Unit: "L/min", By: fisher},
		Visit{Type: "Seen in GP's surgery", From: "2026-04-07T16:50", To: "2026-04-07T17:00", By: fisher, Reason: "TEMPORARY, INHALERS", Text: "HOME FOR EASTER. LEFT INHALERS AT UNI. AS BEFORE PLEASE."},
		Visit{Type: "Seen in GP's surgery", From: "2026-07-14T17:10", To: "2026-07-14T17:25", By: fisher, Reason: "WHEEZE", Text: "WHEEZE 3/7, PEFR 280. PRED 5/7. ASTHMA NURSE WHEN BACK AT CHRISTMAS."},
		Booking{What: "~Asthma nurse", Start: "2026-12-22T11:00", Minutes: 30, With: toft, Channel: "In-person"},
	}}
}

var p33Parents = []string{"", "3 Windlass Way", "", "Southmere", ""}

func p33Hospital() Holding {
	const tan, lis, department = "Dr Mei Tan", "Dr Tomasz Lis", "Emergency Department"
	return Holding{Partner: EST, ID: "E0420033", Items: []Item{
		Problem{Term: "Asthma", Onset: "2012", Diagnosis: true, By: lis},
		Panel{Name: "Full blood count and inflammatory markers", Taken: "2026-11-08T04:25", Results: []Result{{Test: "Hb", Value: "128", Range: "115-165"}, {Test: "WCC", Value: "11.6", Flag: "H"}, {Test: "CRP", Value: "9", Flag: "H"}}},
		Measure{Term: "Peak expiratory flow rate", At: "2026-11-08T04:15", Value: "210", Unit: "L/min", Where: department},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-11-08T04:12", Value: "92", Unit: "%", Where: department},
		Measure{Term: "Heart rate", At: "2026-11-08T04:12", Value: "124", Unit: "/min", Where: department},
		Measure{Term: "Respiratory rate", At: "2026-11-08T04:12", Value: "28", Unit: "/min", Where: department},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2023-03-11T22:40", To: "2023-03-17T15:00", Method: "21", Leave: "1", To2: "19", Unit: "Critical care", Where: "Intensive care unit", By: lis, Service: "Critical care medicine service", Reason: "Life-threatening asthma"},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-11-08T04:05", To: "2026-11-08T06:40", Leave: "6", To2: "19", Unit: department, Where: "Resus", By: tan, Service: "Emergency medicine service", Reason: "Asthma", Outcome: "Left before review"},
		Letter{Type: "Emergency department record", Title: "ED record", Category: "Clinical note", On: "2026-11-08", Format: "html", From: tan, Unit: department, Setting: "Emergency medicine service", Draft: "preliminary", To: []string{"Lanternfield Family Practice"},
			Body: `# Not yet reviewed
Peak flow 210 (best 430). Could not complete sentences. Two nebs, pred 40.

"Two surgeries, so I never run out."

Left 06:40 before review. Phoned twice, no answer. **Letter not printed.**`},
	}}
}

func p33OutOfHours() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-433306", Items: []Item{
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-11-08T03:15", To: "2026-11-08T03:38", Unit: "NHS 111", By: lowe, Service: "NHS 111 service", Reason: "Wheeze, cannot sleep", Outcome: "To ED now, friend driving"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-11-08", Filed: "2026-11-08T03:45", Format: "fixed", From: lowe, Unit: "NHS 111", Setting: "Out of hours service", Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2611-004602   Page 1/1
NDLOVU-CAMPBELL Harriet E   F  19-Sep-2006  NHS 9998594618
Rec'd {2026-11-08} 03:15   Callback 07700900133   Adv/Seen: tel   Closed 03:38
----------------------------------------------------------------------------
HPC   Wheeze 3/7, blue inh x20 since midnight, PEFR at home 220 (best 430).
      ITU {2023-03}. At parents' this wkend.   Allerg: peanut (anaph)
DH    Salbutamol, "brown or pink one, depends which surgery".
Imp   Acute asthma, not settling
Plan  Has pred 5mg at home: take 8 (40mg) now, course 5/7. ED now by car,
      999 if worse on the way. Accepts.                 H Lowe ANP  NGU
`},
	}}
}
