package cast

// p32 is Percy Allardyce: a nursing home, a deprivation of liberty that is
// authorised, medicines in jam, and a dose doubled on the way home from hospital
// and put right on a slip of paper (M126, H20, H38).
func p32() Person {
	return Person{
		Key: "P32", NHS: "9999028365", Family: "Allardyce", Given: []string{"Percival", "George"}, Prefix: "Mr", Preferred: "Percy", Gender: "male", Born: "1931-04-03",
		Lines: []string{"", "Cormorant House Nursing Home", "", "Tidewell", ""}, Postcode: "ZZ7 3CH", Home: "01632 960132", GP: "F99003",
		At: []Holding{p32Practice(), p32Hospital(), p32Memory(), p32Community(), p32Ambulance(), p32UrgentCare(), p32Council()},
	}
}

func p32Practice() Holding {
	const quill, banas, dell = "Dr Esther Quill", "Dr Piotr Banas", "Marcus Dell"
	friend := Related{Prefix: "Mr", Given: "Ken", Family: "Sayle", Relation: "Friend from the bowls club", Phone: "01632 960190"}
	items := []Item{
		Problem{Term: "Vascular dementia", Text: "Vascular dementia, severe", Onset: "2019", Recorded: "2019-08-13", Significance: "major", By: quill},
		Problem{Term: "Severe frailty", Onset: "2025-12-22", Significance: "major", By: quill, Note: "CFS 8"},
		Problem{Term: "Fracture of neck of femur", Onset: "2025-12-06", Significance: "major"},
		Problem{Term: "Dysphagia", Onset: "2026-02-04", Significance: "minor", By: quill},
		Problem{Term: "Permanent atrial fibrillation", Onset: "2017", Recorded: "2017-03-28", Significance: "major", By: banas},
		Problem{Term: "Chronic kidney disease stage 3B", Onset: "2024-10", Recorded: "2024-10-23", Significance: "major", By: banas},
		Problem{Term: "Lack of mental capacity to make decision (Mental Capacity Act 2005)", Onset: "2025-07-09", Significance: "major", By: quill, Note: "Residence, care, medicines"},
		Problem{Term: "Lives in nursing home", Onset: "2024-05", Recorded: "2024-05-15", Significance: "minor"},
		Allergy{Term: "Nitrofurantoin", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"Vomiting"}, Severity: "moderate", Onset: "2023", Recorded: "2023-04-19", By: banas},
		Medicine{Term: "Edoxaban 30mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2023-11-15", Last: "2026-11-18", Issues: 5, Review: "2026-12-30", By: quill, Note: "CrCl 20. May be given covertly."},
		Medicine{Term: "~Paracetamol 250mg/5ml oral suspension", Dose: "10 ml up to four times a day when required", PRN: true, Quantity: "500 ml", Start: "2025-12-22", Last: "2026-11-18", Issues: 4, By: dell, Note: "Low weight dose. May be given covertly."},
		Medicine{Term: "Macrogol 3350", Text: "Macrogol compound oral powder sachets NPF sugar free", Dose: "One or two sachets daily", Quantity: "30 sachet", Start: "2025-12-22", Last: "2026-11-18", Issues: 4, By: dell},
		Medicine{Term: "Quetiapine 25mg tablets", Dose: "Half a tablet at night", Quantity: "14 tablet", Start: "2025-07-16", End: "2026-06", Last: "2026-05-27", Issues: 2, Status: "stopped", Reason: "Stopped by memory service", By: banas},
		Panel{Name: "Urea and electrolytes", Taken: "2026-09-10", Copies: true, Results: []Result{{Test: "creatinine", Value: "136", Range: "59-104", Flag: "H"}, {Test: "eGFR", Value: "38"}}},
		Measure{Term: "Body weight", At: "2025-11-12T10:30", Value: "56.0", Unit: "kg", By: quill},
		Measure{Term: "Body weight", At: "2026-11-11T10:40", Value: "48.2", Unit: "kg", By: quill},
		Measure{Term: "Canadian Study of Health and Aging Clinical Frailty Scale score", At: "2025-12-22T11:00", Value: "8", Code: "{score}", Survey: true, By: quill},
		Measure{Term: "Blood pressure", At: "2026-11-11T10:40", Value: "112/60", By: quill},
		Visit{Type: "Care home visit", Class: "HH", From: "2026-11-18T10:10", To: "2026-11-18T10:25", By: quill, Reason: "Wednesday round", Text: "'Is the mower out?' Pushes the garden door. Sacrum with tissue viability. Nurse asks which edoxaban is right: 30. Slip found behind the letter. Jam still works."},
		Visit{Type: "Care home visit", Class: "HH", From: "2026-11-11T10:30", To: "2026-11-11T10:45", By: quill, Reason: "Wednesday round", Text: "Weight 48.2, was 56 a year ago. Eats for one carer and not the others. Fortified diet, no scales after this."},
		Visit{Type: "Care home visit", Class: "HH", From: "2026-09-16T10:15", To: "2026-09-16T10:30", By: banas, Reason: "Wednesday round, back from hospital", Text: "'They had no bowls on the television.' Letter says edoxaban 60. Left at 30 pending query."},
		Visit{Type: "Seen in nursing home", Class: "HH", From: "2026-06-30T14:00", To: "2026-06-30T15:10", By: quill, Reason: "Best interests meeting: ReSPECT, covert medicines", Text: "With Marcus Dell, home manager, paid representative. Ken Sayle telephoned: 'He would want his garden, not a ward.'"},
		Decision{Term: "Not for cardiopulmonary resuscitation", Text: "ReSPECT: not for CPR; not for hospital except fracture or pain", On: "2026-06-30", By: quill, Denies: true, Review: "2027-06-30"},
		Plan{Title: "Covert medicines plan", Category: "Care plan", From: "2026-06-30", Review: "2026-12-30", By: dell, Describe: "Edoxaban and paracetamol in jam after a best interests meeting", Activities: []string{"Offer openly first, each time", "Give in jam if refused", "Pharmacist review every quarter"}},
		Alert{Term: "Lives in nursing home", Category: "Information", Start: "2024-05-15"},
		Alert{Term: "~Memory: allow time, one question at a time", Category: "ra", Group: "adjustments-to-support-additional-needs", Start: "2024-05-15"},
		Alert{Term: "~Mobility: hoist and two people", Category: "ra", Group: "adjustments-in-relation-to-the-environment-of-care", Start: "2026-01-07"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-08", By: quill},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-07", By: quill},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2026-10-07", By: quill},
		Referral{What: "Referral to community nursing service", On: "2026-07-08", Priority: "urgent", Status: "completed", To: "Crouch Valley, tissue viability", Reason: "Sacral pressure ulcer", By: quill},
		Team{Name: "Care home team", From: "2024-05-15", Members: []Member{{quill, "General practitioner", "01632 960187"}, {dell, "Clinical pharmacist", "01632 960187"}}},
	}
	items = append(items, p32PracticeLetters()...)
	return Holding{Partner: LAN, ID: "LFP-203231", Patient: Patient{Ethnic: "A", Marital: "W", Religion: "C of E", Language: "en", Next: []Related{friend}}, Items: items}
}

func p32Hospital() Holding {
	const whitlock, ward = "Dr Helen Whitlock", "Egret Ward"
	items := []Item{
		Problem{Term: "Fracture of neck of femur", Onset: "2025-12-06", Diagnosis: true, Status: "resolved", By: "Mr Rhodri Vaughan"},
		Problem{Term: "Delirium", Onset: "2026-09-07", Ended: "2026-09-11", Status: "resolved", Diagnosis: true, By: whitlock},
		Problem{Term: "~Chest infection", Onset: "2026-09-07", Ended: "2026-09-11", Status: "resolved", Diagnosis: true, By: whitlock},
		Allergy{Term: "~Penicillin?", Verified: "unconfirmed", Category: "medication", Recorded: "2025"},
		Medicine{Term: "~Edoxaban 60mg daily", Dose: "Edoxaban 60mg daily", Kind: "discharge", Start: "2026-09-11", By: whitlock},
		Medicine{Term: "~Paracetamol 250mg/5ml oral suspension", Dose: "10 ml QDS PRN", PRN: true, Kind: "discharge", Start: "2026-09-11", By: whitlock},
		Medicine{Term: "Macrogol 3350", Dose: "One sachet OD", Kind: "discharge", Start: "2026-09-11", By: whitlock},
		Medicine{Term: "Doxycycline 100mg capsules", Dose: "One OD", Kind: "discharge", Start: "2026-09-08", End: "2026-09-14", Status: "completed", By: whitlock},
		Panel{Name: "Urea and electrolytes", Taken: "2026-09-07T04:50", Results: []Result{{Test: "creatinine", Value: "149", Range: "59-104", Flag: "H"}, {Test: "eGFR", Value: "34"}, {Test: "sodium", Value: "145"}, {Test: "potassium", Value: "4.4"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-09-10T07:20", Results: []Result{{Test: "creatinine", Value: "136", Range: "59-104", Flag: "H"}, {Test: "eGFR", Value: "38"}, {Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.1"}}},
		Panel{Name: "Full blood count and inflammatory markers", Taken: "2026-09-07T04:50", Results: []Result{{Test: "CRP", Value: "88", Flag: "H"}, {Test: "WCC", Value: "13.9", Flag: "H"}, {Test: "Hb", Value: "112", Range: "130-180", Flag: "L"}}},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-09-07T04:20", Value: "6", Code: "{score}", Survey: true, Where: "Emergency Department"},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-09-11T08:00", Value: "1", Code: "{score}", Survey: true, Where: ward},
		Measure{Term: "Body weight", At: "2026-09-08T07:00", Value: "49.0", Unit: "kg", Where: ward},
		Procedure{Term: "Primary cemented hemiarthroplasty of hip", Site: "left", At: "2025-12-07", Unit: "Trauma and orthopaedics"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2025-12-06T08:25", To: "2025-12-19T13:30", Method: "21", Leave: "1", To2: "85", Unit: "Trauma and orthopaedics", Where: "Curlew Ward", Service: "Orthogeriatric medicine service", Reason: "Fall, neck of femur"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-09-07T04:10", To: "2026-09-11T16:40", Method: "21", Leave: "1", To2: "85", Unit: "Elderly medicine", Where: ward, By: whitlock, Service: "Elderly medicine service", Reason: "Delirium, chest infection", Text: "D/C today. TTOs done. No NOK, home aware."},
		p32Discharge(),
	}
	return Holding{Partner: EST, ID: "E0420032", Patient: Patient{Ethnic: "A"}, Items: items}
}

func p32Memory() Holding {
	const slade = "Dr Owen Slade"
	return Holding{Partner: SMH, ID: "S1003231", Items: []Item{
		Problem{Term: "Vascular dementia", Onset: "2019", By: slade, Note: "Severe"},
		Medicine{Term: "Quetiapine 25mg tablets", Dose: "12.5 mg ON", Kind: "community", Start: "2025-07-16", End: "2026-06", Status: "stopped", Reason: "No longer distressed; falls", By: slade},
		Visit{Type: "Seen in nursing home", Class: "HH", From: "2026-06-17T14:00", To: "2026-06-17T15:00", Unit: "Memory service", By: slade, Service: "Dementia assessment service", Reason: "Review of quetiapine", Text: "Mental state: sociable, no speech of distress, hums. Staff view: better outdoors. Quetiapine stopped, not to be restarted for the garden door."},
		Team{Name: "Memory service", From: "2019-08-01", Members: []Member{{slade, "Consultant", "01632 960148"}}},
	}}
}

func p32Community() Holding {
	const bello = "Tunde Bello"
	return Holding{Partner: CRV, ID: "CV-703231", Items: []Item{
		Problem{Term: "Pressure ulcer of sacral region", Text: "Pressure ulcer of sacral region, category 3", Onset: "2026-07-10", By: bello},
		Measure{Term: "~Wound size", At: "2026-07-10T11:00", Text: "38 x 30 mm", By: bello},
		Measure{Term: "~Wound size", At: "2026-11-10T11:05", Text: "51 x 38 mm", By: bello, Note: "Category 3, 20 % slough"},
		Visit{Type: "Seen in nursing home", Class: "HH", From: "2026-11-10T11:00", To: "2026-11-10T11:40", Unit: "Tissue viability", By: bello, Reason: "Sacral ulcer", Text: "S: winces on turning. O: 51 x 38 mm, 20 % slough, no undermining. A: worse, weight falling. P: air mattress, 2-hourly turns, paracetamol before. Assent by nod, left call bell."},
		Plan{Title: "Pressure ulcer care", Category: "Care plan", From: "2026-07-10", Review: "2026-11-24", By: bello, Activities: []string{"Air mattress", "Turn every two hours", "Dressing every third day"}},
		Booking{What: "~Tissue viability", Start: "2026-11-24T11:00", Minutes: 40, Unit: "Tissue viability", Where: "Cormorant House", With: bello, Channel: "In-person"},
	}}
}

func p32Ambulance() Holding {
	const pell, ekanem = "Stu Pell", "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-2026-590732", Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2025-12-06T07:05", To: "2025-12-06T08:25", Unit: "EA-41", By: pell, Service: "Emergency ambulance service", Reason: "Fall, nursing home", Outcome: "Conveyed",
			Times: [][2]string{{"Call answered", "2025-12-06T07:05"}, {"On scene", "2025-12-06T07:31"}, {"Left scene", "2025-12-06T08:04"}, {"Handover", "2025-12-06T08:25"}},
			Text:  "O/A pt on floor by garden door, L leg short and rotated. Pain on moving, PEARL. Morphine 2.5 mg IV."},
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-09-07T02:20", To: "2026-09-07T04:10", Unit: "EA-77", By: ekanem, Service: "Emergency ambulance service", Reason: "Drowsy, chesty", Outcome: "Conveyed",
			Times: [][2]string{{"Call answered", "2026-09-07T02:20"}, {"On scene", "2026-09-07T02:58"}, {"Left scene", "2026-09-07T03:35"}, {"Handover", "2026-09-07T04:10"}},
			Text:  "O/A pt in bed, drowsy, chesty, T 38.4. Sats 89 RA. Agency nurse could not find ReSPECT, asked for hospital."},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-09-07T03:05", Value: "8", Code: "{score}", Survey: true, By: ekanem},
		Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-09-07T03:05", Value: "89", Unit: "%", By: ekanem},
	}}
}

func p32UrgentCare() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-433231", Items: []Item{
		Alert{Term: "~Special patient note: ReSPECT in red folder, nurses' office. Not for hospital except fracture or pain.", Category: "Special patient note", Start: "2026-07-02"},
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-09-07T01:48", To: "2026-09-07T02:15", Unit: "NHS 111", By: lowe, Service: "NHS 111 service", Reason: "Chesty, drowsy", Outcome: "Home visit offered; home called 999"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-09-07", Filed: "2026-09-07T02:18", Format: "fixed", From: lowe, Unit: "NHS 111", Setting: "Out of hours service", Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2609-003377   Page 1/1
ALLARDYCE Percival G   M  03-Apr-1931  NHS 9999028365
Rec'd {2026-09-07} 01:48   Callback 01632960132   Adv/Seen: tel   Closed 02:15
----------------------------------------------------------------------------
HPC   Nursing home, agency nurse. Chesty 2/7, drowsy tonight, T 38.2.
      SPN seen: ReSPECT not for hospital except fracture or pain. Nurse has
      not seen the form.   Allerg: nitrofurantoin
Imp   ?LRTI
Plan  Home visiting car offered, 2 h. Nurse not happy to wait, will ring 999.
      Asked to read red folder to crew.                 H Lowe ANP  NGU
`},
	}}
}
