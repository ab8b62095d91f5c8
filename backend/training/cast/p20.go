package cast

// p20 is Jordan Maplestone, out of prison for three weeks. His GP record has
// not arrived, his methadone differs by five milligrams, and the anticoagulant
// the prison asked to go on is issued by nobody.
func p20() Person {
	return Person{
		Key: "P20", NHS: "9991516433", Family: "Maplestone", Given: []string{"Jordan", "Lee"}, Prefix: "Mr", Gender: "male", Born: "1996-06-02",
		Lines: []string{"", "1 Capstan House", "", "Fairhaven", ""}, Postcode: "ZZ4 1CH", Mobile: "07700 900120", GP: "F99001",
		At: []Holding{p20Practice(), p20Hospital(), p20Community(), p20Ambulance()},
	}
}

func p20Practice() Holding {
	const qazi, perrin = "Dr Imran Qazi", "Sr Dawn Perrin"
	// The record of his former practice has not come: every list says so.
	transit := map[string]string{}
	for _, section := range []string{"allergies", "problems", "medications", "immunisations", "results"} {
		transit[section] = "data-in-transit"
	}
	return Holding{Partner: FAI, ID: "FMC120207", Warn: transit, Items: []Item{
		Problem{Term: "Heroin dependence", Onset: "2026-11-10", Significance: "major", By: qazi, Note: "Pt's history"},
		Problem{Term: "Asthma", Onset: "2026-11-10", Significance: "minor", By: qazi, Note: "Pt's history"},
		NoAllergyList{Say: "Information not available"},
		Medicine{Term: "Mirtazapine 15mg tablets", Dose: "One to be taken at night", Quantity: "14 tablet", Kind: "acute", Start: "2026-11-10", Last: "2026-11-10", By: qazi, Note: "Says 30 inside. No letter. Started at 15."},
		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2026-11-10", Last: "2026-11-10", By: qazi},
		// Given inside; the practice has his word for it.
		Vaccine{Term: "Administration of hepatitis B vaccine", Text: "Hepatitis B 1, HMP Marlcliffe", At: "2025-08", Reported: true},
		Vaccine{Term: "Administration of hepatitis B vaccine", Text: "Hepatitis B 2, HMP Marlcliffe", At: "2025-09", Reported: true},
		Vaccine{Term: "Administration of hepatitis B vaccine", Text: "Hepatitis B 3, HMP Marlcliffe", At: "2026-02", Reported: true},
		Measure{Term: "Blood pressure", At: "2026-11-10T11:25", Value: "126/78", By: qazi},
		Measure{Term: "Smoker", At: "2026-11-10T11:25", Text: "Roll-ups, 10 a day", Social: true},
		Visit{Type: "Seen in GP's surgery", From: "2026-11-10T11:20", To: "2026-11-10T11:40", By: qazi, Reason: "New registration, released from prison",
			Text: "Registered today. Released {2026-11-03|02-Jan}. Methadone with Crouch Valley, says 50. Mirtazapine restarted at 15. Inhaler. ?blood thinner, cannot say which, no letter here: prison healthcare rung, no answer, try again."},
		Booking{What: "~New patient check", Start: "2026-12-01T09:20", Minutes: 30, Channel: "In-person", With: perrin},
	}}
}

func p20Hospital() Holding {
	const tan = "Dr Mei Tan"
	return Holding{Partner: EST, ID: "E0412096", Items: []Item{
		Problem{Term: "Deep venous thrombosis", Site: "left leg", Onset: "2024-02", Recorded: "2024-02-20", Diagnosis: true, Note: "Injecting"},
		Problem{Term: "Overdose of drug", Onset: "2026-11-17", Diagnosis: true, By: tan, Note: "Opioid"},
		Panel{Name: "D-dimer", Taken: "2026-11-18T06:30", Status: "cancelled", Results: []Result{{Test: "~D-dimer", Absent: "Not done: no sample received", Status: "cancelled"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-11-17T22:50", Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "3.8"}, {Test: "creatinine", Value: "78"}, {Test: "eGFR", Value: "90", Comparator: ">"}}},
		Measure{Term: "Respiratory rate", At: "2026-11-17T22:35", Value: "12", Unit: "/min", Where: "Emergency Department"},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-11-17T22:35", Value: "95", Unit: "%", Where: "Emergency Department", Note: "on 2 L"},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2024-02-20T13:00", To: "2024-02-20T18:40", Leave: "1", Unit: "Emergency Department", Reason: "Swollen left leg, DVT on scan"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-17T22:28", To: "2026-11-18T09:50", Method: "21", Leave: "1", To2: "19", Unit: "Emergency Department", Where: "Observation ward", By: tan,
			Reason: "Opioid overdose", Text: "Naloxone by crew x2, infusion to 04:00. Awake, eating. Left calf noted by crew, d-dimer not done. Key worker rung."},
	}}
}

func p20Community() Holding {
	const marsh, team = "Gil Marsh", "Substance misuse service"
	return Holding{Partner: CRV, ID: "CV-552096", Patient: Patient{Ethnic: "D", Marital: "S", Religion: "None", Language: "en"}, Items: []Item{
		Problem{Term: "Opioid dependence", Onset: "2018", Recorded: "2026-11-05", By: marsh},
		Problem{Term: "Attention deficit hyperactivity disorder", Onset: "2006", Recorded: "2026-11-05", By: marsh},
		Problem{Term: "Mixed anxiety and depressive disorder", Recorded: "2026-11-05", By: marsh},
		Problem{Term: "Lives in residential hostel", Recorded: "2026-11-05", By: marsh},
		Allergy{Term: "Trimethoprim", Kind: "intolerance", Category: "medication", Reactions: []string{"Vomiting"}, Onset: "2019", Recorded: "2026-11-05", By: marsh},
		Medicine{Term: "Methadone 1mg/ml oral solution sugar free", Dose: "50 mg daily, supervised", Kind: "community", Start: "2026-11-05", By: marsh, Note: "Marina Community Pharmacy. Says was on 50; prison letter scanned, see documents"},
		Medicine{Term: "Naloxone", Text: "Naloxone take-home kit", Dose: "As trained, ring 999", PRN: true, Kind: "community", Start: "2026-11-05", By: marsh},
		Medicine{Term: "Pregabalin 75mg capsules", Kind: "community", End: "2025", Status: "stopped", Reason: "Stopped in custody", By: marsh},
		Visit{Type: "Seen in substance misuse clinic", From: "2026-11-05T10:00", To: "2026-11-05T11:15", Unit: team, Where: "Crouch Vale clinic", By: marsh, Service: "Substance misuse team", Reason: "Restart after release",
			Text: "S: wants trees, not this. O: no withdrawal, pupils 3 mm, sites healed. A: opioid dependence, methadone in custody. P: 50 mg supervised, naloxone kit and training, hostel told with consent."},
		Visit{Type: "Seen in substance misuse clinic", From: "2026-11-12T10:00", To: "2026-11-12T10:40", Unit: team, Where: "Crouch Vale clinic", By: marsh, Service: "Substance misuse team", Text: "S: sleeping badly, reading three thrillers a week. O: settled on 50. P: Tues next."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-18T10:20", To: "2026-11-18T10:35", Unit: team, By: marsh, Service: "Substance misuse team", Text: "S: 'it was only the once'. Ward letting him home. P: pick up today under observation, see Tues, new kit left at hostel."},
		Booking{What: "Seen in substance misuse clinic", Start: "2026-11-24T10:00", Minutes: 45, Channel: "In-person", Unit: team, Where: "Crouch Vale clinic", With: marsh, Comment: "Key worker"},
		Alert{Term: "MAPPA", Category: "Public protection", Start: "2026-11-03", By: marsh, Labels: []string{"R"}},
		Team{Name: team, From: "2026-11-05", Members: []Member{{marsh, "~Substance misuse worker", "01632 960179"}}},
		Plan{Title: "Recovery plan", Category: "Personalised Care and Support Plan", From: "2026-11-05", Review: "2026-12-03", By: marsh,
			Goals: []string{"Be a tree surgeon by next autumn"}, Activities: []string{"Methadone 50 mg daily, supervised", "Naloxone kit in the room and at the desk", "Ground-work day with the tree gang"}},
		Letter{Type: "Discharge summary", Title: "Prison healthcare discharge", On: "2026-11-03", Filed: "2026-11-05T12:30", Format: "tiff", Hand: true, Unit: team, Setting: "Substance misuse team",
			Heading: []string{"HMP Marlcliffe", "Healthcare discharge"}, To: []string{"Community prescriber"}, Sign: []string{"RN (signature not legible)"}, About: "MAPLESTONE J   02/06/96   Prison no A7714XK\nNHS no: not known", Describe: "Prison healthcare discharge, scanned, hand-filled",
			Body: `Methadone 45mg od last given {2026-11-03|02/01} 0810. Mirtaz 30. Rivarox 20 - DVT Feb 24 - cont. till haem r/v.

HBV x3 done. Self-harm ACCT closed {2026-08|Jan}.

NFA on release?? hostel pending. GP: not known.

DVT: rivaroxaban to continue until haematology review.`},
		Letter{Type: "Personalised Care and Support Plan", Title: "Recovery plan", Category: "Care plan", On: "2026-11-05", Format: "docx", From: marsh, Unit: team, Setting: "Substance misuse team",
			To: []string{"Jordan"}, Copies: []string{"Capstan House, with consent"},
			Body: `# What I want
"Be a tree surgeon. Be the one up the rope."

# What keeps me well
- Thrillers, the fatter the better
- Ringing before, not after
- Inhaler in the coat

# What we do
1. Methadone **50 mg** daily, supervised, Marina Community Pharmacy.
2. Naloxone kit in my room and at the desk.
3. Key worker each week.
4. GP to be registered by {2026-11-10|02-Jan}; ask them about the blood thinner.`},
	}}
}

func p20Ambulance() Holding {
	const marsh = "Dylan Marsh"
	return Holding{Partner: EAM, ID: "EPR-512096", Items: []Item{
		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2026-11-17T21:05", To: "2026-11-17T21:46", Unit: "EA-41", By: marsh, Service: "Emergency ambulance service", Reason: "Unresponsive", Outcome: "Refused hospital",
			Times: [][2]string{{"Call answered", "2026-11-17T21:05"}, {"On scene", "2026-11-17T21:12"}, {"Crew clear", "2026-11-17T21:46"}},
			Text:  "O/A male unresp in hostel bathroom. RR 4, pinpoint, GCS 3. Naloxone given x2, RR 14, GCS 15. Refused hospital, capacity assessed, hostel staff to check every 15 min."},
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-11-17T21:50", To: "2026-11-17T22:34", Unit: "EA-41", By: marsh, Service: "Emergency ambulance service", Reason: "Collapsed on stairs", Outcome: "Conveyed to Estuary",
			Times: [][2]string{{"Call answered", "2026-11-17T21:50"}, {"On scene", "2026-11-17T21:53"}, {"Arrived at hospital", "2026-11-17T22:26"}, {"Handover", "2026-11-17T22:34"}},
			Text:  "Crew still outside. Collapsed on stairs, RR 8, agreed to come. Left calf swollen, informed ED."},
		Measure{Term: "Respiratory rate", At: "2026-11-17T21:13", Value: "4", Unit: "/min", By: marsh},
		Measure{Term: "Respiratory rate", At: "2026-11-17T21:24", Value: "14", Unit: "/min", By: marsh},
		Letter{Type: "Emergency department record", Title: "Patient care record", Category: "Clinical note", On: "2026-11-17", Filed: "2026-11-18T00:40", Format: "pdf", From: marsh, Unit: "EA-41", Setting: "Emergency ambulance service", About: "Jordan MAPLESTONE",
			Body: `Called 21:05 male unresp in hostel bathroom. RR 4, pinpoint, GCS 3. Naloxone 400 mcg IM x2, RR 14. Refused. Collapsed on stairs 21:50, conveyed. Pt says "on blood thinners inside, not now". Left calf swollen, informed ED.

| Time | RR | SpO2 | GCS |
| 21:13 | 4 | 71 | 3 |
| 21:24 | 14 | 94 | 15 |
| 21:55 | 8 | 88 | 12 |`},
	}}
}
