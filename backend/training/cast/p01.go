package cast

// p01 is Amina Patel: frail, with nine partners who disagree about her heart, her kidneys and what she must not be given.
func p01() Person {
	return Person{
		Key: "P01", NHS: "9990123454", Family: "Patel", Given: []string{"Amina", "Rose"}, Prefix: "Mrs", Preferred: "Mina", BirthFamily: "Shah",
		Gender: "female", Born: "1948-03-14", Lines: []string{"", "14 Tern Close", "", "Fairhaven", ""}, Postcode: "ZZ4 2TC",
		Home: "01632 960142", Mobile: "07700 900142", GP: "F99001", Language: "gu", Interpreter: true,
		Related: []Related{
			{Prefix: "Mrs", Given: "Reena", Family: "Patel-Hughes", Codes: []string{"DAU", "N"}, Phone: "07700 900318", Rank: "1"},
			{Prefix: "Ms", Given: "Gwen", Family: "Thistle", Codes: []string{"NBOR"}, Rank: "2"},
		},
		At: []Holding{p01Practice(), p01Hospital(), p01Memory(), p01Community(), p01HeartFailure(), p01Ambulance(), p01UrgentCare(), p01Council(), p01City()},
	}
}

func p01Practice() Holding {
	items := []Item{
		Problem{Term: "Heart failure with reduced ejection fraction", Onset: "2021-03-14", Significance: "major", By: "Dr Samuel Okafor", Note: "Echo LVEF 34%"},
		Problem{Term: "Permanent atrial fibrillation", Onset: "2020-11-02", Significance: "major", By: "Dr Samuel Okafor"},
		Problem{Term: "Type 2 diabetes mellitus", Text: "T2DM", Onset: "2014", Recorded: "2014-06-03", Significance: "major"},
		Problem{Term: "Essential hypertension", Onset: "2003", Recorded: "2003-10-20", Significance: "minor"},
		Problem{Term: "Chronic kidney disease stage 3B", Onset: "2022-08", Recorded: "2022-08-17", Significance: "major", By: "Dr Imran Qazi"},
		Problem{Term: "Osteoporosis", Onset: "2019-04-09", Significance: "minor"},
		Problem{Term: "Fracture of distal end of radius", Onset: "2019-03-28", Ended: "2019-09-02", Status: "inactive", Significance: "minor", Site: "left"},
		Problem{Term: "Moderate frailty", Onset: "2024-10-07", Significance: "major", By: "Sr Dawn Perrin"},
		Problem{Term: "Mild cognitive disorder", Text: "Mild cognitive impairment", Onset: "2025-01-22", Significance: "major", By: "Dr Lena Hartog"},
		Problem{Term: "Iron deficiency anaemia", Onset: "2023-09-12", Significance: "minor", By: "Dr Samuel Okafor"},
		Problem{Term: "Hearing loss", Significance: "minor", Recorded: "2018-02-13", Site: "left"},

		Allergy{Term: "Allergy to penicillin", Kind: "allergy", Category: "medication", Critical: "high", Onset: "2009-06", Recorded: "2009-06-29",
			Reactions: []string{"Anaphylaxis"}, Severity: "severe", ReactNote: "collapsed at home after 2nd dose amoxicillin, adrenaline by ambulance", By: "Dr Samuel Okafor"},

		Medicine{Term: "Furosemide 40mg tablets", Dose: "One tablet in the morning", Quantity: "28 tablet", Start: "2021-03-24", Last: "2026-11-16", Issues: 4, Review: "2026-12-03", By: "Dr Samuel Okafor"},
		Medicine{Term: "Bisoprolol 2.5mg tablets", Dose: "One to be taken daily", Quantity: "28 tablet", Start: "2021-04-07", Last: "2026-11-16", Issues: 3, Review: "2026-12-03", By: "Dr Samuel Okafor"},
		Medicine{Term: "Donepezil", Text: "Donepezil 10mg tablets", Dose: "10mg at night", Quantity: "28 tablet", Start: "2025-07-08", Last: "2026-11-16", Issues: 3, Review: "2026-12-03", By: "Dr Lena Hartog"},
		Medicine{Term: "Metformin 500mg modified-release tablets", Dose: "One with the evening meal", Quantity: "28 tablet", Start: "2014-07-01", Last: "2026-11-05", Issues: 3, Review: "2026-12-03", By: "Dr Imran Qazi"},
		Medicine{Term: "Spironolactone 25mg tablets", Dose: "half a tablet", Quantity: "14 tablet", Start: "2021-06-02", Last: "2026-11-05", Issues: 3, Review: "2026-12-03", By: "Dr Samuel Okafor"},
		Medicine{Term: "Alendronic acid", Text: "Alendronic acid 70mg tablets", Dose: "One on the same day each week, upright, with water", Quantity: "4 tablet", Start: "2019-04-09", Last: "2026-11-05", Issues: 3, Review: "2026-12-03", By: "Dr Imran Qazi"},
		Medicine{Term: "Apixaban 2.5mg tablets", Dose: "One to be taken twice a day", Quantity: "56 tablet", Start: "2020-11-16", Last: "2026-11-16", Issues: 3, Review: "2026-12-03", By: "Dr Samuel Okafor", Note: "Creatinine > 133 and weight <= 60 when started"},
		Medicine{Term: "Dapagliflozin 10mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2022-09-06", Last: "2026-11-16", Issues: 2, Review: "2026-12-03", By: "Dr Samuel Okafor"},
		Medicine{Term: "Atorvastatin 20mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2014-07-01", Last: "2026-11-16", Issues: 2, Review: "2026-12-03", By: "Dr Imran Qazi"},
		Medicine{Term: "Ferrous sulfate 200mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2023-09-12", Last: "2026-11-16", Issues: 2, Review: "2026-12-03", By: "Dr Samuel Okafor"},
		Medicine{Term: "Colecalciferol", Text: "Colecalciferol 800unit capsules", Dose: "One to be taken each morning", Quantity: "30 capsule", Start: "2019-04-09", Last: "2026-11-16", Issues: 2, Review: "2026-12-03", By: "Dr Imran Qazi"},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two up to four times a day when required, max 8 in 24 hours", PRN: true, Quantity: "100 tablet", Start: "2019-03-29", Last: "2026-10-06", Issues: 2, Every: 56, By: "Dr Samuel Okafor"},
		Medicine{Term: "Ramipril 5mg capsules", Dose: "One to be taken each morning", Quantity: "28 capsule", Start: "2021-03-14", End: "2021-03-18", Last: "2021-03-14", Status: "stopped", Reason: "angioedema", By: "Dr Samuel Okafor"},

		Panel{Name: "Haemoglobin A1c", Taken: "2014-06-03", Results: []Result{{Test: "HbA1c", Value: "62", Flag: "H"}}, Copies: true},
		Panel{Name: "Urea and electrolytes (filed copy)", Taken: "2025-10-14", Copies: true, Conclusion: "Normal for patient. No action. Dr Okafor",
			Results: []Result{{Test: "creatinine", Value: "133", Flag: "H"}, {Test: "eGFR", Value: "33", Flag: "L"}, {Test: "potassium", Value: "5.2"}}},
		Panel{Name: "Full blood count (filed copy)", Taken: "2025-10-14", Copies: true, Results: []Result{{Test: "Hb", Value: "113", Flag: "L", Range: "115-165"}}},

		Measure{Term: "Body weight", At: "2026-01-20T09:40", Value: "58.4", Unit: "kg", By: "Sr Dawn Perrin"},
		Measure{Term: "Body weight", At: "2026-06-09T09:15", Value: "59.0", Unit: "kg", By: "Sr Dawn Perrin"},
		Measure{Term: "Blood pressure", At: "2026-06-09T09:15", Value: "118/64", By: "Sr Dawn Perrin"},
		Measure{Term: "Body height", At: "2024-10-07T10:20", Value: "152", Unit: "cm", By: "Sr Dawn Perrin"},
		Measure{Term: "Never smoked tobacco", At: "2024-10-07T10:20", Text: "Never smoked", Social: true, By: "Sr Dawn Perrin"},

		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-16T08:52", To: "2026-11-16T09:01", By: "Dr Samuel Okafor", Reason: "Feet no worse, sleeping in chair x2",
			Text: "Telephone call. Feet no worse, sleeping in chair x2. Wts 60.8. Advised BP at leg club. Plan: U&E Thurs, d/w HF nurse."},
		Visit{Type: "Seen in GP's surgery", From: "2026-06-09T09:10", To: "2026-06-09T09:25", By: "Sr Dawn Perrin", Reason: "Diabetes and heart failure review"},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-09-15T12:40", To: "2026-09-15T13:05", By: "Dr Lena Hartog", Reason: "SOBOE, ankles", Text: "Home visit with Reena. SOBOE to bathroom. Ankles to shin. Lungs clear. No change today, bloods, d/w HF nurse."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-08-11T11:30", To: "2026-08-11T11:38", By: "Sr Dawn Perrin", Reason: "Leg ulcer: referred to community nurses"},

		Booking{What: "Review of medication", Start: "2026-12-03T11:00", Minutes: 20, Channel: "Telephone", With: "Kofi Mensah", Reason: "Medication review", Unit: "Clinical pharmacy"},

		Alert{Term: "Does use hearing aid", Category: "ra", Group: "communication-support", Start: "2018-02-13", Note: "Left ear. Sit on her right."},
		Alert{Term: "Gujarati language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2020-11-02", Note: "Family prefer for complex talks"},
		Alert{Term: "~At risk of falls", Category: "Risk", Start: "2025-02-24"},

		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-07", By: "Sr Dawn Perrin"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-06", By: "Sr Dawn Perrin", Lot: "AX4417"},
		Vaccine{Term: "Pneumococcal 23-valent polysaccharide vaccination given", At: "2013-11-05"},
	}
	items = append(items, p01PracticeMore()...)
	items = append(items, p01PracticeLetters()...)
	items = append(items, Routine{Visits: 14, Reasons: []string{"Medication query", "Bloods", "Repeat prescription query", "Blood pressure check", "Wound check", "Results given"}, By: []string{"Dr Samuel Okafor", "Sr Dawn Perrin", "Dr Imran Qazi"}, Away: [][2]string{{"2026-10-19", "2026-10-29"}}})
	return Holding{Partner: FAI, ID: "FMC104417", Patient: p01Told("H"), Items: items}
}

// p01Bloods are the hospital's kidney numbers: taken, eGFR, creatinine,
// potassium and its flag.
var p01Bloods = [][5]string{
	{"2019-04-16T10:05", "58", "87", "4.6", ""}, {"2021-03-22T07:30", "49", "98", "4.8", ""}, {"2022-08-16T09:50", "41", "113", "5.0", ""},
	{"2023-09-12T10:15", "38", "120", "5.1", ""}, {"2024-10-08T09:20", "35", "128", "5.2", ""}, {"2025-10-14T09:35", "33", "133", "5.2", ""},
	{"2026-06-09T09:30", "30", "144", "5.3", ""}, {"2026-10-19T06:10", "21", "193", "5.9", "HH"}, {"2026-10-23T07:15", "19", "209", "5.6", "H"},
	{"2026-10-28T07:20", "25", "167", "5.1", ""}, {"2026-11-12T11:40", "27", "157", "5.4", "H"},
}

func p01Hospital() Holding {
	items := []Item{
		Problem{Term: "Chronic kidney disease stage 4", Onset: "2026-10-27", Diagnosis: true, By: "Dr Lise Brandt"},
		Problem{Term: "Acute kidney injury stage 2", Onset: "2026-10-19", Ended: "2026-10-28", Status: "resolved", Diagnosis: true, By: "Dr Helen Whitlock"},
		Problem{Term: "Cataract", Site: "right eye", Onset: "2022-05", Ended: "2023-02", Status: "resolved", Diagnosis: true},

		Allergy{Term: "Ramipril", Kind: "allergy", Category: "medication", Critical: "high", Recorded: "2021-03-18",
			Reactions: []string{"Angioedema of lip", "Angioedema of tongue"}, Severity: "severe", By: "Dr Mei Tan"},

		Medicine{Term: "~Furosemide 40mg tablets", Dose: "Two tablets (80 mg) in the morning", Kind: "discharge", Start: "2026-10-29", Change: "amended", Changed: "2026-10-29", ChangeBy: "Dose increased from 40 mg", By: "Dr Helen Whitlock"},
		Medicine{Term: "Bisoprolol 1.25mg tablets", Dose: "One OM", Kind: "discharge", Start: "2026-10-29", Change: "amended", Changed: "2026-10-29", ChangeBy: "Reduced from 2.5 mg: heart rate 48", By: "Dr Helen Whitlock"},
		Medicine{Term: "Metformin 500mg modified-release tablets", Dose: "One with the evening meal", Kind: "discharge", End: "2026-10-29", Changed: "2026-10-29", Status: "stopped", Reason: "eGFR 19-25", By: "Dr Helen Whitlock"},
		Medicine{Term: "Spironolactone 25mg tablets", Dose: "Half a tablet OM", Kind: "discharge", End: "2026-10-29", Changed: "2026-10-29", Status: "stopped", Reason: "K+ 5.9", By: "Dr Helen Whitlock"},
		Medicine{Term: "Alendronic acid", Text: "Alendronic acid 70mg tablets", Kind: "discharge", End: "2026-10-29", Changed: "2026-10-29", Status: "stopped", Reason: "eGFR < 35", By: "Dr Helen Whitlock"},
		Medicine{Term: "Donepezil", Text: "Donepezil 10mg tablets", Dose: "One ON", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock", Note: "Memory service asked to review: HR 48"},
		Medicine{Term: "Apixaban 2.5mg tablets", Dose: "One BD", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},
		Medicine{Term: "Dapagliflozin 10mg tablets", Dose: "One OM", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},
		Medicine{Term: "Atorvastatin 20mg tablets", Dose: "One ON", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},
		Medicine{Term: "Ferrous sulfate 200mg tablets", Dose: "One OD", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},
		Medicine{Term: "Colecalciferol", Text: "Colecalciferol 800unit capsules", Dose: "One OM", Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two QDS PRN", PRN: true, Kind: "discharge", Start: "2026-10-29", By: "Dr Helen Whitlock"},

		Panel{Name: "Haemoglobin A1c", Taken: "2019-09-17", Results: []Result{{Test: "HbA1c", Value: "57", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2023-09-12T10:15", Results: []Result{{Test: "HbA1c", Value: "54", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2026-06-09T09:30", Results: []Result{{Test: "HbA1c", Value: "55", Flag: "H"}}},
		Panel{Name: "Full blood count", Taken: "2023-09-12T10:15", Results: []Result{{Test: "Hb", Value: "98", Flag: "L", Range: "115-165"}, {Test: "ferritin", Value: "9", Flag: "L"}}},
		Panel{Name: "Full blood count", Taken: "2025-10-14T09:35", Results: []Result{{Test: "Hb", Value: "113", Flag: "L", Range: "115-165"}}},
		Panel{Name: "Full blood count and inflammatory markers", Taken: "2026-10-19T06:10", Results: []Result{{Test: "Hb", Value: "104", Flag: "L", Range: "115-165"}, {Test: "CRP", Value: "41", Flag: "H"}}},
		Panel{Name: "Full blood count", Taken: "2026-11-12T11:40", Results: []Result{{Test: "Hb", Value: "110", Flag: "L", Range: "115-165"}}},
		Panel{Name: "Urine culture", Taken: "2026-11-19T18:20", Status: "preliminary", Specimen: "Mid-stream urine", Results: []Result{{Test: "urine culture", Text: "Mixed growth, incubation continues"}}},

		Measure{Term: "Body weight", At: "2026-10-19T09:00", Value: "66.2", Unit: "kg", Where: "Egret Ward"},
		Measure{Term: "Body weight", At: "2026-10-29T07:30", Value: "60.1", Unit: "kg", Where: "Egret Ward", Note: "dry weight 60"},
		Measure{Term: "Blood pressure", At: "2026-10-29T08:00", Value: "104/58", Where: "Egret Ward", Note: "lying"},
		Measure{Term: "Blood pressure", At: "2026-10-29T08:03", Value: "92/50", Where: "Egret Ward", Note: "standing"},
		Measure{Term: "Heart rate", At: "2026-10-29T08:00", Value: "48", Unit: "/min", Where: "Egret Ward"},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-10-19T05:20", Value: "7", Code: "{score}", Survey: true, Where: "Emergency Department"},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-10-29T08:00", Value: "1", Code: "{score}", Survey: true, Where: "Egret Ward"},

		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2021-03-18T20:10", To: "2021-03-22T12:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", By: "Dr Mei Tan", Reason: "Angioedema, ramipril"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-10-19T04:51", To: "2026-10-29T15:20", Method: "21", Leave: "1", To2: "19", Unit: "Elderly medicine", Where: "Egret Ward", By: "Dr Helen Whitlock",
			Service: "Elderly medicine service", Reason: "Acute decompensated heart failure, AKI", Text: "D/C today. TTOs done. NOK aware."},
		Visit{Type: "Seen in urgent care centre", Class: "EMER", From: "2026-11-19T17:40", To: "2026-11-19T19:05", Leave: "6", Unit: "Urgent Treatment Centre", Reason: "left before treatment"},
		Visit{Type: "Seen in cardiac clinic", From: "2025-11-04T10:00", To: "2025-11-04T10:25", Unit: "Cardiology", By: "Dr Femi Adegoke", Reason: "Heart failure follow-up"},

		Booking{What: "~Falls clinic", Start: "2026-09-10T10:00", Status: "noshow", Unit: "Elderly medicine", Where: "Outpatients 4", Comment: "Did not attend"},
		Booking{What: "Seen in cardiac clinic", Start: "2026-11-26T09:00", Status: "cancelled", Cancel: "Cancelled by hospital", Unit: "Cardiology", Where: "Outpatients 2", With: "Dr Femi Adegoke"},
		Booking{What: "Seen in nephrology clinic", Start: "2026-11-27T14:15", Minutes: 30, Unit: "Renal medicine", Where: "Outpatients 3", With: "Dr Lise Brandt", Channel: "In-person"},
		Booking{What: "Transthoracic echocardiography", Start: "2026-12-16T10:45", Minutes: 45, Unit: "Cardiac physiology", Where: "Echo room 1", Channel: "In-person"},
	}
	for _, b := range p01Bloods {
		items = append(items, Panel{Name: "Urea and electrolytes", Taken: b[0], Results: []Result{
			{Test: "eGFR", Value: b[1], Flag: "L"}, {Test: "creatinine", Value: b[2], Flag: above(84, b[2])}, {Test: "potassium", Value: b[3], Flag: b[4]},
		}})
	}
	for _, b := range [][2]string{{"2021-03-22T07:30", "4820"}, {"2021-09-14", "2310"}, {"2023-09-12T10:15", "1980"}, {"2025-10-14T09:35", "2640"}, {"2026-10-19T06:10", "9870"}, {"2026-11-12T11:40", "4150"}} {
		items = append(items, Panel{Name: "NT-proBNP", Taken: b[0], Results: []Result{{Test: "BNP", Value: b[1], Flag: "H"}}})
	}
	items = append(items, p01HospitalMore()...)
	return Holding{Partner: EST, ID: "E0412209", Patient: p01Told("H"), Items: append(items, p01HospitalLetters()...)}
}

func p01Memory() Holding {
	return Holding{Partner: SMH, ID: "S1004471", Items: append([]Item{
		Problem{Term: "Alzheimer's disease", Onset: "2025-05-20", By: "Dr Owen Slade", Note: "MoCA 22/30"},
		Medicine{Term: "Donepezil", Text: "Donepezil 5mg tablets", Dose: "One tablet at night", Kind: "community", Start: "2026-11-06", Change: "amended", Changed: "2026-11-06", ChangeBy: "Reduced from 10 mg to 5 mg: bradycardia", By: "Chiamaka Abara RMN", Hospital: true},
		Visit{Type: "Seen in memory clinic", From: "2025-05-20T10:30", To: "2025-05-20T11:30", Unit: "Memory service", Where: "Samphire Centre", By: "Dr Owen Slade", Service: "Dementia assessment service", Reason: "Memory assessment"},
		Visit{Type: "Seen in memory clinic", From: "2026-11-06T11:00", To: "2026-11-06T11:50", Unit: "Memory service", Where: "Samphire Centre", By: "Chiamaka Abara RMN", Service: "Dementia assessment service", Reason: "Review after admission"},
		Booking{What: "Seen in memory clinic", Start: "2026-12-04T11:30", Minutes: 30, Unit: "Memory service", Where: "Samphire Centre", With: "Chiamaka Abara RMN", Reason: "ECG and review, four weeks after dose change"},
		Team{Name: "Memory service", From: "2025-05-20", Members: []Member{{"Chiamaka Abara RMN", "Community mental health nurse", "01632 960148"}}},
		Plan{Title: "Memory service care plan", Category: "Mental health care plan", From: "2025-06-17", Review: "2026-12-04", By: "Chiamaka Abara RMN", Describe: "Mild Alzheimer's disease, living alone with prompts",
			Activities: []string{"Blister pack with prompt from carers", "on-hold: Cognitive stimulation group", "ECG four weeks after change of donepezil"}, Goals: []string{"I want to know which day it is without asking"}},
	}, p01MemoryLetters()...)}
}

func p01Council() Holding {
	return Holding{Partner: MCC, ID: "ASC-20144", Patient: Patient{Ethnic: "L", Unverified: true, Next: p01Family()}, Items: append([]Item{
		Alert{Term: "~Key safe fitted; telecare pendant worn", Category: "Other", Start: "2026-06-25", By: "Kwame Osei"},
		Booking{What: "~Package of care review", Start: "2027-01-05T13:30", Minutes: 60, Channel: "In-person", With: "Kwame Osei", Unit: "Fairhaven locality team"},
		Package{What: "Home care, three visits a day", Category: "LTS-C", Status: "finished", From: "2026-07-01", To: "2026-10-19", Worker: "Kwame Osei"},
		Package{What: "Home care, four visits a day, one carer (07:30, 12:30, 17:00, 20:30), Tideway Homecare", Category: "LTS-C", From: "2026-10-29", Worker: "Kwame Osei"},
		Support{Code: "PS", On: "2026-06-18"}, Support{Code: "SMC", On: "2026-06-18"},
		Assessment{What: "Care Act assessment", Status: "completed", Asked: "2026-05-28", From: "2026-06-11", To: "2026-06-18", Note: "Mrs P has difficulty with: nutrition, toileting, using her home safely. Support reason: physical; memory and cognition."},
		Assessment{What: "Review of care and support plan", Status: "requested", Asked: "2026-11-02"},
		Equipment{What: "Perching stool", On: "2026-06-25"},
		Equipment{What: "Bed lever", On: "2026-06-25"},
		Equipment{What: "Key safe", On: "2026-06-25"},
		Team{Name: "Fairhaven locality team", From: "2026-06-18", Members: []Member{{"Kwame Osei", "Social worker", "01632 960155"}}},
	}, p01CouncilLetters()...)}
}
