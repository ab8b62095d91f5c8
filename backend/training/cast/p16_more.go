package cast

func p16Told() Patient {
	return Patient{Ethnic: "C", Marital: "S", Religion: "Catholic (lapsed)", Language: "en", Also: []string{"es"},
		Next: []Related{{Prefix: "Mrs", Given: "Inés", Family: "Castellanos", Codes: []string{"MTH"}, Relation: "Mother; may be told he is safe and where, not details", Phone: "07700 900611"}}}
}

// p16Practice lists what it prescribes. Clozapine is the hospital's and is not
// there, nor is any allergy.
func p16Practice() Holding {
	const quill, banas, zhao = "Dr Esther Quill", "Dr Piotr Banas", "Lin Zhao"
	return Holding{Partner: LAN, ID: "LFP30286", Patient: p16Told(), Items: []Item{
		Problem{Term: "Psychotic disorder", Onset: "2010", Recorded: "2010-09-14", Significance: "major", By: quill},
		Problem{Term: "Obesity", Recorded: "2021-02-16", Significance: "minor", By: banas},
		Problem{Term: "Smoker", Text: "Smoker, 20 a day", Recorded: "2010-09-14", Significance: "minor"},
		Medicine{Term: "~Hyoscine hydrobromide 300microgram tablets", Dose: "One at night", Quantity: "30 tablet", Start: "2019-06-11", Last: "2026-10-20", Issues: 3, Review: "2027-01-19", By: quill},
		Medicine{Term: "Senna", Text: "Senna 7.5mg tablets", Dose: "Two to be taken at night", Quantity: "60 tablet", Start: "2025-02-25", Last: "2026-10-20", Issues: 3, Review: "2027-01-19", By: quill},
		Medicine{Term: "Metformin 500mg tablets", Dose: "One twice a day with meals", Quantity: "56 tablet", Start: "2024-03-12", Last: "2026-10-20", Issues: 3, Review: "2027-01-19", By: banas},
		Medicine{Term: "Atorvastatin 20mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2022-07-05", Last: "2026-10-20", Issues: 3, Review: "2027-01-19", By: banas},
		Panel{Name: "Lipids", Taken: "2026-06-16T09:30", Results: []Result{{Test: "cholesterol", Value: "4.9"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-06-16T09:30", Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "4.5"}, {Test: "creatinine", Value: "82"}}},
		Measure{Term: "Body weight", At: "2026-06-16T09:20", Value: "108.4", Unit: "kg", By: zhao},
		Measure{Term: "Waist circumference", At: "2026-06-16T09:20", Value: "118", Unit: "cm", By: zhao},
		Measure{Term: "Blood pressure", At: "2026-06-16T09:20", Value: "132/84", By: zhao},
		Measure{Term: "Smoker", At: "2026-06-16T09:20", Text: "20 a day", Social: true, By: zhao},
		Measure{Term: "~Household", At: "2026-06-16T09:20", Text: "Alone; on benefits; was a marine biologist, plays bass", Social: true, By: zhao},
		Visit{Type: "Seen in GP's surgery", From: "2026-06-16T09:15", To: "2026-06-16T09:40", By: zhao, Reason: "Annual physical health check", Text: "'I swim in my head.' Weight up 2 kg. Bloods. Not ready to stop smoking. Dribbles less on the hyoscine."},
		Visit{Type: "~Text message sent", Class: "VR", From: "2026-11-04T10:02", To: "2026-11-04T10:03", Reason: "Metformin", Text: "Text sent: 'Your diabetes prevention tablet is due for review. Please do not order further tablets until you have spoken to us.'"},
		Note{Title: "Seen in GP's surgery", On: "2026-06-16T09:15", By: zhao, Parts: [][2]string{{"In his words", "'I swim in my head.'"}, {"Examination", "Weight 108.4, waist 118, BP 132/84."}, {"Plan", "Bloods today, copy to the mental health team. Smoking: ask again."}}},
		Referral{What: "Referral to mental health early intervention service", On: "2010-09-14", Status: "completed", Priority: "urgent", To: "Saltmarsh early intervention team", Reason: "Voices, not sleeping", By: quill},
		Relative{Code: "FTH", Who: "Father", Illness: "Type 2 diabetes mellitus", On: "2022-07-05"},
		Procedure{Term: "Review of medication", At: "2026-01-20", By: banas},
		Plan{Title: "Physical health plan, severe mental illness", Category: "Personalised Care and Support Plan", From: "2026-06-16", Review: "2027-06-15", By: zhao, Activities: []string{"Bloods yearly", "Stop-smoking help when ready"}},
		Team{Name: "Usual GP", From: "2010-09-14", Members: []Member{{quill, "General practitioner", "01632 960130"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-20", By: zhao},
		Letter{Type: "Clinic Note", Title: "Annual physical health check", Category: "Clinical note", On: "2026-06-16", Format: "text", From: zhao, Setting: "General practice service",
			Body: "'I swim in my head.' Weight 108.4 kg, waist 118, BP 132/84, HbA1c 44 (hospital lab). Smokes 20. Eats at night. Bowels daily with senna. Will come back with his mother about smoking."},
	}}
}

// p16Ambulance went with the police.
func p16Ambulance() Holding {
	const ekanem = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-274480", Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-11-13T18:47", To: "2026-11-13T19:52", Unit: "EA-77", By: ekanem, Service: "Emergency ambulance service", Reason: "With police, s136", Outcome: "Conveyed to Estuary General with police",
			Times: [][2]string{{"Call answered", "2026-11-13T18:47"}, {"On scene", "2026-11-13T19:02"}, {"Left scene", "2026-11-13T19:21"}, {"At hospital", "2026-11-13T19:40"}, {"Handover", "2026-11-13T19:52"}},
			Text:  "O/A pt on sea wall with police x2, s136 19:00. Alert, polite, wet to knees. Says sea is telling him to listen. No injury. Sats 97 RA. Nil meds given. Bass guitar with pt."},
		Measure{Term: "Heart rate", At: "2026-11-13T19:10", Value: "112", Unit: "/min", By: ekanem},
		Measure{Term: "Blood pressure", At: "2026-11-13T19:10", Value: "142/90", By: ekanem},
		Measure{Term: "Body temperature", At: "2026-11-13T19:10", Value: "35.8", Unit: "°C", Code: "Cel", By: ekanem},
		Letter{Type: "Other report", Title: "Patient care record", Category: "Clinical note", On: "2026-11-13", Filed: "2026-11-13T20:20", Format: "text", From: ekanem, Unit: "EA-77", Setting: "Emergency ambulance service",
			Body: "Police rang 18:47, male at sea wall. s136 19:00 by police. O/A alert, polite, guarded. No self harm seen. T 35.8, blankets. Tablets in pocket: metformin, full box. Nil given. Conveyed to ED with police, bass guitar in cab."},
	}}
}

// p16UrgentCare is an unrelated call in summer.
func p16UrgentCare() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-856672", Items: []Item{
		Visit{Type: "Seen in out of hours centre", From: "2026-08-22T18:20", To: "2026-08-22T18:40", By: chandler, Service: "Out of hours service", Reason: "Toothache", Outcome: "Emergency dentist"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-08-22", Filed: "2026-08-22T18:52", Format: "fixed", From: chandler, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2608-004417   Page 1/1
CASTELLANOS Dominic Aurelio M 30-Nov-1988 NHS 9993409650 {2026-08-22} 17:02
Callback 07700900116   Adv/Seen: PCC Southmere 18:20   Closed 18:40
----------------------------------------------------------------------------
HPC   Toothache L lower 3/7, no swelling, eating soft. Well in himself, bass i
      n hand. DH "night tablets from the clinic", metformin. Allerg: not asked
O/E   T 36.9. Caries LL6. No trismus, no abscess.
Plan  Paracetamol. Emergency dentist Sun. No antibiotic.
                                               Dr V Chandler  NGU
`},
	}}
}

// p16Council is the approved mental health professional: one line, a status and
// one restricted report.
func p16Council() Holding {
	const desai = "Mohan Desai"
	return Holding{Partner: TWC, ID: "ASC-300781", Patient: Patient{Unverified: true}, Items: []Item{
		Assessment{What: "AMHP assessment", Status: "completed", Asked: "2026-11-14", From: "2026-11-14T03:30", To: "2026-11-14T04:30"},
		Team{Name: "AMHP service", From: "2026-11-14", Members: []Member{{desai, "Social worker", "01632 960180"}}},
		Letter{Type: "Assessment", Title: "AMHP report outline", Category: "Record artefact", On: "2026-11-14", Filed: "2026-11-14T06:40", Format: "text", From: desai, Setting: "Social services", About: "Dominic Castellanos", Labels: []string{"R"},
			Body: `Interviewed with Dr Raman and s12 doctor at 03:30. Dominic believes the GP has been replaced.

Mother consulted as nearest relative, does not object.

Alternatives: crisis house full, home team declined.

Section 2. Cat to neighbour; bass guitar locked in ward office at his request.`},
	}}
}
