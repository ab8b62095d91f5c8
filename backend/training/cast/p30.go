package cast

// p30 is Phạm Thị Hương: a stroke, no English left, a name that three partners
// turned round, stripped or took apart, and two drugs against clots because the
// practice still issues the one the hospital replaced (H35).
func p30() Person {
	return Person{
		Key: "P30", NHS: "9999234356", Family: "Phạm", Given: []string{"Thị", "Hương"}, Prefix: "Mrs", Gender: "female", Born: "1951-01-20",
		Lines: []string{"", "19 Anchor Street", "", "Southmere", ""}, Postcode: "ZZ2 2AS", Home: "01632 960230", GP: "F99002",
		Related: []Related{
			{Prefix: "Mr", Given: "Văn Đức", Family: "Trần", Codes: []string{"SPS", "N"}, Phone: "01632 960230", Rank: "1"},
			{Prefix: "Mr", Given: "Minh", Family: "Trần", Codes: []string{"SON"}, Phone: "07700 900630", Rank: "2"},
		},
		At: []Holding{p30Practice(), p30Hospital(), p30Ambulance(), p30Rehabilitation(), p30Council()},
	}
}

func p30Practice() Holding {
	const mistry, fisher, toft = "Dr Arun Mistry", "Dr Ola Fisher", "Jackie Toft"
	return Holding{Partner: SAL, ID: "TSS-303019", Patient: Patient{Ethnic: "S", Marital: "M", Religion: "Buddhist", Language: "vi", Interprets: true}, Items: []Item{
		Problem{Term: "Essential hypertension", Onset: "2012", Recorded: "2012-05-22", Significance: "major", By: mistry},
		Problem{Term: "Cerebral infarction", Onset: "2026-09-22", Recorded: "2026-11-04", Significance: "major", By: fisher, Note: "FROM LETTER"},
		NoAllergyList{Say: "NONE RECORDED. NOT ASKED SINCE REGISTRATION."},
		Medicine{Term: "Clopidogrel 75mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2024-02-13", Last: "2026-11-10", Issues: 4, Review: "2027-02-09", By: mistry, Note: "?TIA FEB 2024"},
		Medicine{Term: "Amlodipine 5mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2012-06-05", Last: "2026-11-10", Issues: 4, Review: "2027-02-09", By: mistry},
		Medicine{Term: "Atorvastatin 20mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2024-02-13", End: "2026-11-04", Last: "2026-08-18", Issues: 2, Status: "stopped", Reason: "HOSPITAL CHANGED TO 80MG", By: fisher},
		Medicine{Term: "Atorvastatin 80mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2026-11-04", Last: "2026-11-10", Issues: 1, Review: "2027-02-09", By: fisher},
		Panel{Name: "Urea and electrolytes (filed copy)", Taken: "2026-05-12", Copies: true, Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.0"}, {Test: "creatinine", Value: "72", Range: "45-84"}, {Test: "eGFR", Value: "71"}}},
		Measure{Term: "Blood pressure", At: "2026-05-12T09:40", Value: "158/90", By: toft},
		Measure{Term: "Never smoked tobacco", At: "2025-05-13T09:40", Text: "NEVER SMOKED", Social: true, By: toft},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-04T12:10", To: "2026-11-04T12:16", By: fisher, Reason: "STROKE DISCHARGE", Text: "STROKE D/C READ P1-2, CODED. WARD RANG, STATIN UP. HUSBAND ON PHONE, LITTLE ENGLISH. REST OF LETTER TO DR MISTRY."},
		Alert{Term: "Vietnamese language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2012-05-22"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-14", By: toft},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2022-11-08", By: toft},
		Routine{Visits: 8, Reasons: []string{"BP CHECK", "REPEAT RX QUERY", "BLOODS", "FLU ADVICE"}, By: []string{mistry, toft}},
	}}
}

func p30Hospital() Holding {
	const kerr, ward = "Dr Nuala Kerr", "Cormorant Ward"
	return Holding{Partner: EST, ID: "E0420030", Patient: Patient{Family: "HUONG", Given: []string{"Pham", "Thi"}, Ethnic: "L", Language: "vi", Interprets: true}, Items: []Item{
		Problem{Term: "Cerebral infarction", Onset: "2026-09-22", Diagnosis: true, By: kerr, Note: "Left MCA, outside thrombolysis window"},
		Problem{Term: "Right hemiparesis", Onset: "2026-09-22", Diagnosis: true, By: kerr},
		Problem{Term: "Dysphagia", Onset: "2026-09-22", Diagnosis: true, By: kerr},
		Problem{Term: "~Aphasia", Onset: "2026-09-22", Diagnosis: true, By: kerr},
		Problem{Term: "Paroxysmal atrial fibrillation", Onset: "2026-09-25", Diagnosis: true, By: kerr, Note: "New, on monitor day 3"},
		Allergy{Term: "No known allergy", Recorded: "2026-09-22", By: "Dr Mei Tan", Note: "Via husband"},
		Medicine{Term: "Apixaban 5mg tablets", Dose: "One BD", Kind: "discharge", Start: "2026-10-06", Change: "added", Changed: "2026-10-30", ChangeBy: "Replaces clopidogrel", By: kerr, Note: "From day 14"},
		Medicine{Term: "Clopidogrel 75mg tablets", Kind: "discharge", End: "2026-10-06", Changed: "2026-10-30", Status: "stopped", Reason: "Replaced by apixaban: atrial fibrillation", By: kerr},
		Medicine{Term: "Atorvastatin 80mg tablets", Dose: "One ON", Kind: "discharge", Start: "2026-10-30", Change: "amended", Changed: "2026-10-30", ChangeBy: "Increased from 20 mg", By: kerr},
		Medicine{Term: "Amlodipine 5mg tablets", Dose: "One OM", Kind: "discharge", Start: "2026-10-30", By: kerr},
		Medicine{Term: "~Thickening powder", Dose: "Thickener level 2, diet level 5", Kind: "discharge", Start: "2026-10-30", By: kerr},
		Panel{Name: "Lipids", Taken: "2026-09-23T06:50", Results: []Result{{Test: "~LDL cholesterol", Value: "3.9", Unit: "mmol/L"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2026-09-23T06:50", Results: []Result{{Test: "HbA1c", Value: "45", Flag: "H"}}},
		Panel{Name: "Glucose", Taken: "2026-09-22T08:50", Results: []Result{{Test: "glucose", Value: "7.2"}}},
		Panel{Name: "Full blood count", Taken: "2026-09-22T08:50", Results: []Result{{Test: "Hb", Value: "131", Range: "115-165"}, {Test: "WCC", Value: "8.1"}, {Test: "platelets", Value: "246"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-10-29T06:40", Results: []Result{{Test: "sodium", Value: "138"}, {Test: "potassium", Value: "4.1"}, {Test: "creatinine", Value: "70", Range: "45-84"}, {Test: "eGFR", Value: "73"}}},
		Measure{Term: "Blood pressure", At: "2026-09-22T08:40", Value: "168/92", Where: "Emergency Department"},
		Measure{Term: "Blood pressure", At: "2026-10-30T08:00", Value: "138/80", Where: ward},
		Measure{Term: "~Swallow assessment", At: "2026-10-28T12:00", Text: "level 5/2", Where: ward, Note: "Diet level 5, fluids level 2"},
		Measure{Term: "~Modified Rankin Scale", At: "2026-10-29T11:00", Value: "4", Code: "{score}", Survey: true, Where: ward},
		Procedure{Term: "Computed tomography of head", At: "2026-09-22", Unit: "Radiology"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-09-22T08:34", To: "2026-10-30T14:15", Method: "21", Leave: "1", To2: "19", Unit: "Stroke medicine", Where: ward, By: kerr, Service: "Stroke service", Reason: "Left MCA infarct"},
		Booking{What: "Seen in stroke clinic", Start: "2026-12-09T10:20", Minutes: 30, Unit: "Stroke medicine", Where: "Outpatients 2", With: kerr, Channel: "In-person", Comment: "6-week review. Vietnamese interpreter, not her son"},
		Alert{Term: "Vietnamese language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-09-22", Note: "Do not use her son to interpret consent"},
		Alert{Term: "Requires aphasia-friendly communication", Category: "ra", Group: "communication-support", Start: "2026-09-30"},
		p30Discharge(),
	}}
}

func p30Discharge() Letter {
	const kerr = "Dr Nuala Kerr"
	return Letter{Type: "Discharge summary", Title: "Stroke discharge", On: "2026-10-30", Dictated: "2026-10-30", Filed: "2026-11-02T09:05", Format: "pdf", From: kerr, Unit: "Stroke medicine", Setting: "Stroke service",
		Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Cormorant Ward, Estuary General"}, About: "Mrs Pham Thi HUONG",
		To: []string{"The Saltings Surgery"}, Copies: []string{"Patient and husband", "Early supported discharge, Northshore", "Southmere City Council"}, Sign: []string{kerr, "Consultant stroke physician"},
		Body: `# Diagnoses
1. Left MCA infarct {2026-09-22}, large, outside the window for thrombolysis
2. Right hemiparesis
3. Aphasia
4. Dysphagia
5. Paroxysmal atrial fibrillation, new

# Admission
Found on the floor 07:50. Face, arm and speech positive. Scan: established infarct, no bleed.
===
# Course
Large left MCA infarct. Right arm 1/5, leg 3/5. Understands more than she can say, in Vietnamese; English gone. LDL 3.9, HbA1c 45, glucose 7.2. Blood pressure 168/92 on arrival, 138/80 today. mRS 4.

Swallow: diet level 5, fluids level 2.
===
# Medicines on discharge
AF on monitor day 3: apixaban from day 14, **STOP clopidogrel**.

| Medicine | Dose | Change |
| Apixaban 5mg | One twice a day | **new, replaces clopidogrel** |
| Clopidogrel 75mg | - | **STOPPED** |
| Atorvastatin 80mg | One at night | increased |
| Amlodipine 5mg | One in the morning | unchanged |
| Thickener | Level 2 | new |
===
# At home
Two carers three times a day from today. Mr Duc is 78 and lifting her: urgent OT.

**Do not use her son to interpret consent.**

# Action for GP
1. Take clopidogrel off repeat, put apixaban on.
2. Blood pressure in two weeks.
3. Code atrial fibrillation.

Stroke clinic {2026-12-09}. Speech therapy will call.`}
}

func p30Ambulance() Holding {
	const ekanem = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-2026-609230", Patient: Patient{Family: "PHAM", Given: []string{"T"}}, Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-09-22T07:52", To: "2026-09-22T08:34", Unit: "EA-41", By: ekanem, Service: "Emergency ambulance service", Reason: "Found on floor, FAST+", Outcome: "Conveyed, stroke pre-alert",
			Times: [][2]string{{"Call answered", "2026-09-22T07:52"}, {"On scene", "2026-09-22T08:01"}, {"Left scene", "2026-09-22T08:14"}, {"Handover", "2026-09-22T08:34"}},
			Text:  "07:50 found on floor by husband, in bed ok at 23:00. O/A pt supine, R face droop, R arm no power, no speech. FAST+. BM 7.2. BP 168/92. Husband no English, son on phone. Onset time not known."},
		Measure{Term: "Blood pressure", At: "2026-09-22T08:04", Value: "168/92", By: ekanem},
		Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-09-22T08:04", Value: "95", Unit: "%", By: ekanem},
		Measure{Term: "~FAST test", At: "2026-09-22T08:03", Text: "Positive: face, arm, speech", By: ekanem},
		Letter{Type: "Clinical note", Title: "EAM record", Category: "Clinical note", On: "2026-09-22", Filed: "2026-09-22T09:02", Format: "text", From: ekanem, Unit: "EA-41", Setting: "Emergency ambulance service", About: "PHAM T\n75 F",
			Body: `07:52 call. 08:01 on scene. 08:34 handed over resus.

Found on floor 07:50. FAST+ R side. GCS E4 V1 M6. BP 168/92. BM 7.2. ECG irregular ?AF.

Meds bag to hospital: clopidogrel, amlodipine, atorvastatin.

Allergies: husband shakes head.`},
	}}
}

func p30Rehabilitation() Holding {
	const preece = "Cai Preece"
	// Accents as their own characters, as this system stores them (NFD).
	return Holding{Partner: NSC, ID: "NS-530030", Patient: Patient{Family: "Pha\u0323m", Given: []string{"Thi\u0323", "Hu\u031bo\u031bng"}, Language: "vi", Interprets: true}, Items: []Item{
		Problem{Term: "Cerebral infarction", Recorded: "2026-11-02"},
		Problem{Term: "~Aphasia", Recorded: "2026-11-06", By: preece},
		Problem{Term: "Dysphagia", Recorded: "2026-11-06", By: preece},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-02T11:00", To: "2026-11-02T12:10", Unit: "Early supported discharge", Service: "Community rehabilitation service", Reason: "First visit", Text: "Her goal, by picture: to feed the ancestors' table herself. Husband lifts her alone. OT today. Interpreter by video."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-06T10:00", To: "2026-11-06T11:00", Unit: "Early supported discharge", By: preece, Service: "Community-based speech and language therapy service", Reason: "Speech and swallow", Text: "Yes and no reliable with pictures. Level 5, level 2 drinks, no cough. Chart made with interpreter."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-18T10:00", To: "2026-11-18T10:50", Unit: "Early supported discharge", By: preece, Service: "Community-based speech and language therapy service", Reason: "Speech"},
		Measure{Term: "Blood pressure", At: "2026-11-18T10:10", Value: "136/78", Where: "Early supported discharge"},
		Booking{What: "Community-based speech and language therapy service", Start: "2026-11-25T10:00", Minutes: 60, Unit: "Early supported discharge", Where: "Home", With: preece, Channel: "In-person"},
		Alert{Term: "Requires aphasia-friendly communication", Category: "ra", Group: "communication-support", Start: "2026-11-06", By: preece, Note: "Use the chart in the blue folder"},
		Alert{Term: "Vietnamese language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-11-02"},
		Alert{Term: "Dysphagia therapy regime indicated", Category: "ra", Group: "adjustments-for-individual-care-requirements", Start: "2026-11-06", Note: "Diet level 5, fluids level 2"},
		Team{Name: "Early supported discharge", From: "2026-11-02", Members: []Member{{preece, "Community-based speech and language therapist", "01632 960231"}}},
		Letter{Type: "Care plan", Title: "Communication chart", Category: "Care plan", On: "2026-11-06", Format: "pdf", From: preece, Unit: "Early supported discharge", Setting: "Community-based speech and language therapy service", About: "Mrs Huong",
			Describe: "Communication chart, pictures; Vietnamese in the second file",
			Body: `# How to talk with Mrs Huong
Point, wait, ask again. One thing at a time. She answers in Vietnamese, or with the picture.

| Picture | Means |
| [cup] | I am thirsty (thicken it) |
| [bowl and spoon] | I am hungry |
| [lightning on arm] | It hurts |
| [bed] | I want to lie down |
| [toilet] | Toilet |
| [door, crossed out] | Leave me in peace |

# Please
- The interpreter, not her son
- Thumb up is yes, flat hand is no`,
			Second: &Letter{Title: "Bảng giao tiếp", On: "2026-11-06", Format: "html", Language: "vi", Unit: "Early supported discharge", About: "Bà Hương", Sign: []string{preece},
				Body: `| Hình | Nghĩa |
| [cốc] | Tôi khát |
| [bát và thìa] | Tôi đói |
| [tia chớp] | Tôi đau |
| [giường] | Tôi muốn nằm |
| [nhà vệ sinh] | Nhà vệ sinh |
| [cửa gạch chéo] | Xin để tôi yên |`}},
	}}
}

func p30Council() Holding {
	const fallon, rao = "Bridget Fallon", "Sunil Rao"
	return Holding{Partner: SCC, ID: "ASC-303019", Patient: Patient{Family: "Pham", Given: []string{"Thi Huong"}, Unverified: true, Next: []Related{{Prefix: "Mr", Given: "Duc", Family: "Tran", Codes: []string{"SPS"}, Relation: "Husband, main carer", Phone: "01632 960230"}}}, Items: []Item{
		Package{What: "Home care, two carers, three visits a day", Category: "LTS-C", From: "2026-10-30", Worker: rao},
		Support{Code: "PS", On: "2026-10-27"},
		Assessment{What: "Care Act assessment", Status: "completed", Asked: "2026-10-12", From: "2026-10-19", To: "2026-10-27", Note: "Managing and maintaining nutrition: no. Maintaining personal hygiene: no. Being able to make use of the home safely: no. Support reason: physical."},
		Assessment{What: "Carer's assessment, husband", Status: "requested", Asked: "2026-11-05"},
		Booking{What: "~Review of care and support", Start: "2026-12-03", Minutes: 60, With: rao, Comment: "Vietnamese interpreter to be booked"},
		Alert{Term: "~Interpreter: Vietnamese", Category: "Other (OTH)", Start: "2026-10-12", By: fallon},
		Team{Name: "Southmere access point", From: "2026-10-19", Members: []Member{{rao, "Social worker", "01632 960170"}}},
	}}
}
