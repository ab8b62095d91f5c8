package cast

// p15 is Hyacinth Grant, a retired ward sister. She rang 111 about constipation
// and no clinician spoke to her, so the urgent care service knows her and sends
// nothing (M122). Her wheeze with aspirin is in the GP's record alone.
func p15() Person {
	const quill, banas, dell = "Dr Esther Quill", "Dr Piotr Banas", "Marcus Dell"
	return Person{
		Key: "P15", NHS: "9997541243", Family: "Grant", Given: []string{"Hyacinth", "Beverley"}, Prefix: "Mrs", Gender: "female", Born: "1949-01-08",
		Lines: []string{"", "27 Netmaker's Row", "", "Tidewell", ""}, Postcode: "ZZ7 3NR", Home: "01632 960115", GP: "F99003",
		Related: []Related{{Prefix: "Mr", Given: "Errol", Family: "Grant", Codes: []string{"SON", "N"}, Phone: "07700 900215", Rank: "1"}},
		At: []Holding{
			{Partner: LAN, ID: "LFP-201549", Patient: Patient{Ethnic: "M", Marital: "W", Religion: "Seventh-day Adventist", Language: "en"}, Items: []Item{
				Problem{Term: "Essential hypertension", Onset: "1998", Recorded: "1998-05-11", Significance: "major"},
				Problem{Term: "Osteoarthritis of knee", Site: "both", Onset: "2011-03", Recorded: "2011-03-22", Significance: "major", By: banas},
				Problem{Term: "Glaucoma", Onset: "2016-10-04", Significance: "major", By: quill, Note: "Hospital eye service; 'I see rings round the street lamps'"},
				Problem{Term: "Lives alone", Recorded: "2019-02-18", Significance: "minor"},
				Allergy{Term: "Aspirin", Kind: "allergy", Category: "medication", Reactions: []string{"Wheezing"}, Onset: "1987", Recorded: "1994-06-13", Note: "On night duty, took two from the ward trolley"},
				Medicine{Term: "Amlodipine 10mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2014-09-02", Last: "2026-11-12", Issues: 4, Review: "2027-02-16", By: quill},
				Medicine{Term: "Co-codamol 30mg/500mg tablets", Dose: "One or two up to four times a day when required", PRN: true, Quantity: "100 tablet", Start: "2024-04-09", Last: "2026-10-30", Issues: 3, Review: "2027-02-16", By: banas},
				Medicine{Term: "Senna", Text: "Senna 7.5mg tablets", Dose: "Two to be taken at night", Quantity: "56 tablet", Start: "2026-11-17", Last: "2026-11-17", By: quill},
				Medicine{Term: "Latanoprost", Text: "Latanoprost 50micrograms/ml eye drops", Dose: "One drop in both eyes at night", Quantity: "2.5 ml", Start: "2016-10-18", Last: "2026-11-12", Issues: 4, Review: "2027-02-16", By: quill, Route: "Ocular"},
				Panel{Name: "Urea and electrolytes", Taken: "2026-02-17T09:50", Copies: true, Conclusion: "Normal, no action. EQ",
					Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.4"}, {Test: "creatinine", Value: "74"}, {Test: "eGFR", Value: "69"}}},
				Panel{Name: "Full blood count", Taken: "2026-02-17T09:50", Copies: true, Results: []Result{{Test: "Hb", Value: "127", Range: "115-165"}, {Test: "MCV", Value: "88"}, {Test: "platelets", Value: "241"}}},
				Measure{Term: "Blood pressure", At: "2026-02-17T09:45", Value: "142/80", By: banas},
				Measure{Term: "Blood pressure", At: "2026-11-17T11:20", Value: "148/82", By: quill},
				Measure{Term: "Body weight", At: "2026-02-17T09:45", Value: "81.5", Unit: "kg"},
				Measure{Term: "Never smoked tobacco", At: "2026-02-17T09:45", Text: "Never smoked", Social: true},
				Visit{Type: "Seen in GP's surgery", From: "2026-11-17T11:10", To: "2026-11-17T11:30", By: quill, Reason: "Constipation",
					Text: "'Sister's bowels have gone on strike, doctor.' Four days, no blood, no weight loss, appetite good. Two co-codamol most nights since the knee flared. Abdomen soft. Senna, water, prunes, fewer co-codamol. Come back in two weeks if no better. Lying 148/82."},
				Visit{Type: "Telephone consultation", Class: "VR", From: "2026-05-12T10:40", To: "2026-05-12T10:52", By: dell, Reason: "Medication review",
					Text: "'I was giving out tablets before you were born.' Takes all as written. No falls. Eye drops with her son's help on bad knee days."},
				Referral{What: "~Podiatry", On: "2026-11-17", Priority: "routine", To: "Community podiatry", Reason: "Cannot reach her nails because of the knees", By: quill},
				Alert{Term: "~No pork or pork gelatine", Category: "Diet and faith", Start: "2014-09-02", Note: "Seventh-day Adventist. Ask about capsules."},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-08", By: "Lin Zhao"},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-07", By: "Lin Zhao", Lot: "BV2290"},
				Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2026-10-07", By: "Lin Zhao"},
				Vaccine{Term: "Administration of Varicella-zoster vaccine for shingles", At: "2019-04-16"},
				Routine{Visits: 10, Reasons: []string{"Knee pain", "Blood pressure check", "Repeat prescription query", "Results given", "Eye drops query"}, By: []string{quill, banas}},
			}},
			{Partner: EST, ID: "E0415031", Items: []Item{
				Procedure{Term: "Colonoscopy", At: "2021-06-15", Unit: "Endoscopy", By: "Mr Rhodri Vaughan", Note: "To caecum. Normal."},
				Visit{Type: "Hospital admission, elective", Class: "IMP", From: "2021-06-15T08:00", To: "2021-06-15T12:30", Method: "11", Leave: "1", To2: "19", Unit: "Endoscopy", Where: "Day case unit", By: "Mr Rhodri Vaughan", Reason: "Change of bowel habit"},
				Visit{Type: "Seen in ophthalmology clinic", From: "2026-06-09T14:10", To: "2026-06-09T14:40", Unit: "Ophthalmology", Where: "Eye clinic", Reason: "Glaucoma, pressures 15 and 16"},
				Booking{What: "Seen in ophthalmology clinic", Start: "2026-12-08T14:10", Minutes: 30, Unit: "Ophthalmology", Where: "Eye clinic"},
				Booking{What: "~Podiatry", Start: "2026-12-11T09:30", Minutes: 30, Channel: "In-person", Unit: "Podiatry", Where: "Outreach clinic, Tidewell"},
				Letter{Type: "Outpatient letter", Title: "Colonoscopy report and letter", On: "2021-06-15", Filed: "2021-06-17T10:00", Format: "pdf", From: "Mr Rhodri Vaughan", Unit: "Endoscopy", To: []string{"Dr E Quill, Lanternfield Family Practice"}, Copies: []string{"Mrs Grant"},
					Body: `Colonoscopy for change of bowel habit. Good preparation. Caecum reached, ileum seen.

**Normal to the caecum.** No polyps. No follow-up needed.

Mrs Grant corrected the sister's cannula technique, rightly.`},
			}},
			// The call of 15-Nov was closed by a health adviser: nothing of it is sent.
			{Partner: NGU, ID: "NGU-415243"},
		},
	}
}
