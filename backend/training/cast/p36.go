package cast

// p36 is Aoife Ó Conaill: insulin in three doses and two ways of writing units,
// and no allergy recorded anywhere (H18, H20, H33).
func p36() Person {
	return Person{
		Key: "P36", NHS: "9997047958", Family: "Ó Conaill", Given: []string{"Aoife", "Niamh"}, Prefix: "Ms", Gender: "female", Born: "2005-03-17",
		Lines: []string{"", "5 Bollard Lane", "", "Tidewell", ""}, Postcode: "ZZ7 0BL", Mobile: "07700 900136", GP: "F99003", Language: "en",
		Related: []Related{{Prefix: "Mrs", Given: "Bríd", Family: "Ó Conaill", Codes: []string{"MTH", "N"}, Phone: "07700 900936", Rank: "1"}},
		At:      []Holding{p36Practice(), p36Hospital(), p36MentalHealth(), p36Ambulance(), p36OutOfHours()},
	}
}

const (
	p36Lantus = "Lantus 100units/ml solution for injection 3ml cartridges (Sanofi)"
	p36Novo   = "NovoRapid FlexPen 100units/ml solution for injection 3ml pre-filled pens (Novo Nordisk Ltd)"
)

func p36Practice() Holding {
	const banas, zhao = "Dr Piotr Banas", "Lin Zhao"
	return Holding{Partner: LAN, ID: "LFP-202736", Patient: Patient{Ethnic: "B", Marital: "S", Religion: "Catholic", Language: "en", Also: []string{"ga"}}, Items: []Item{
		Problem{Term: "Type 1 diabetes mellitus", Onset: "2014", Recorded: "2023-09-26", Significance: "major", By: banas},
		Problem{Term: "Ketoacidosis due to diabetes mellitus", Onset: "2024-02", Recorded: "2024-02-27", Status: "inactive", Significance: "major", By: banas},
		Medicine{Term: p36Lantus, Dose: "22 units at night", Quantity: "5 cartridge", Start: "2023-09-26", Last: "2026-09-29", Issues: 3, Every: 56, Review: "2027-01-26", By: banas},
		Medicine{Term: p36Novo, Dose: "1 unit per 8 g", Quantity: "5 pen", Start: "2023-09-26", Last: "2026-09-29", Issues: 3, Every: 56, Review: "2027-01-26", By: banas},
		Panel{Name: "Haemoglobin A1c", Taken: "2023-10-03", Copies: true, Results: []Result{{Test: "HbA1c", Value: "84", Flag: "H"}}},
		Measure{Term: "Blood pressure", At: "2026-01-27T15:10", Value: "108/66", By: zhao},
		Measure{Term: "Never smoked tobacco", At: "2026-01-27T15:10", Text: "Never smoked", Social: true, By: zhao},
		Visit{Type: "Seen in GP's surgery", From: "2026-01-27T15:00", To: "2026-01-27T15:25", By: banas, Reason: "Diabetes review",
			Text: "'I know the sums, I just don't always do the sums.' Asked not to be weighed today, fine. Lantus 22 at night. Two appointments missed at the hospital: between the children's clinic and ours she fell through."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-17T16:30", To: "2026-11-17T16:44", By: banas, Reason: "After discharge", Text: "'They are being decent about it.' Hospital says 18 of the long one, ours says 22: to follow the hospital, they will write."},
		Procedure{Term: "~Diabetic foot check", At: "2026-01-27", By: zhao},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-14", By: zhao},
		Vaccine{Term: "Administration of human papilloma virus vaccine", At: "2018-03-06", Reported: true},
		Referral{What: "Referred by general practitioner", On: "2025-12-02", Status: "completed", To: "Saltmarsh Mental Health", Reason: "Letter sent, contents confidential at her request", By: banas},
		Relative{Code: "AUNT", Who: "Aunt", Illness: "Coeliac disease", On: "2023-09-26"},
		Routine{Visits: 4, Reasons: []string{"Sick note for exams", "Repeat prescription query", "Sore throat", "Pen needles"}, By: []string{banas, zhao}},
	}}
}

func p36Hospital() Holding {
	const anders, tan, nurse = "Dr Rhian Anders", "Dr Mei Tan", "Patience Obeng"
	return Holding{Partner: EST, ID: "E0420015", Patient: Patient{Ethnic: "B"}, Items: append([]Item{
		Problem{Term: "Type 1 diabetes mellitus", Onset: "2014", Diagnosis: true, By: anders},
		Problem{Term: "Ketoacidosis due to diabetes mellitus", Onset: "2024-02-20", Ended: "2024-02-23", Status: "resolved", Diagnosis: true, By: tan},
		Problem{Term: "Ketoacidosis due to diabetes mellitus", Onset: "2025-11-17", Ended: "2025-11-19", Status: "resolved", Diagnosis: true, By: tan},
		Problem{Term: "Ketoacidosis due to diabetes mellitus", Onset: "2026-11-11", Ended: "2026-11-14", Status: "resolved", Diagnosis: true, By: tan},
		Medicine{Term: "Insulin glargine 100units/ml solution for injection 3ml pre-filled disposable devices", Dose: "18 units", Kind: "discharge", Start: "2026-11-14", Change: "amended", Changed: "2026-11-14", ChangeBy: "Was 22 units", By: anders},
		Medicine{Term: "Insulin aspart 100units/ml solution for injection 3ml pre-filled disposable devices", Dose: "1 unit per 8 g", Kind: "discharge", Start: "2026-11-14", By: anders},
		Panel{Name: "Haemoglobin A1c", Taken: "2023-10-03", Results: []Result{{Test: "HbA1c", Value: "84", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2024-02-20", Results: []Result{{Test: "HbA1c", Value: "102", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2025-11-17", Results: []Result{{Test: "HbA1c", Value: "118", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2026-11-11T06:35", Results: []Result{{Test: "HbA1c", Value: "97", Flag: "H"}}},
		Panel{Name: "Venous blood gas and ketones", Taken: "2026-11-11T06:30", Lab: "Emergency Department", Results: []Result{
			{Test: "~Venous pH", Value: "7.08", Range: "7.35-7.45", Flag: "LL"}, {Test: "~Ketones", Value: "6.1", Unit: "mmol/L", Flag: "HH"}, {Test: "glucose", Value: "27.8", Flag: "HH"}, {Test: "potassium", Value: "3.3", Flag: "L"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-11-14T07:20", Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.0"}, {Test: "creatinine", Value: "58"}}},
		Measure{Term: "Blood pressure", At: "2026-11-11T06:25", Value: "98/58", Where: "Emergency Department"},
		Measure{Term: "Heart rate", At: "2026-11-11T06:25", Value: "124", Unit: "/min", Where: "Emergency Department"},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-11-11T06:25", Value: "8", Code: "{score}", Survey: true, Where: "Emergency Department"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2024-02-20T21:15", To: "2024-02-23T13:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", By: tan, Reason: "Diabetic ketoacidosis"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2025-11-17T03:40", To: "2025-11-19T16:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", By: tan, Reason: "Diabetic ketoacidosis"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-11T06:12", To: "2026-11-14T14:00", Method: "21", Leave: "1", To2: "19", Unit: "Acute medicine", Where: "Curlew Ward", By: tan, Service: "Acute medicine service", Reason: "Diabetic ketoacidosis"},
		Booking{What: "Seen in diabetic clinic", Start: "2026-06-02T09:30", Status: "noshow", Unit: "Young adult diabetes", Where: "Outpatients 3", Comment: "Did not attend"},
		Booking{What: "Seen in diabetic clinic", Start: "2026-11-25T15:30", Minutes: 45, Channel: "In-person", Unit: "Young adult diabetes", Where: "Outpatients 3", With: nurse, Reason: "Diabetes nurse"},
		Team{Name: "Young adult diabetes", From: "2023-09-05", Members: []Member{{anders, "Hospital consultant", "01632 960137"}, {nurse, "Diabetic nurse", "01632 960138"}}},
	}, p36HospitalLetters(anders)...)}
}

func p36HospitalLetters(anders string) []Item {
	return []Item{
		Letter{Type: "Discharge summary", Title: "DKA discharge", On: "2026-11-14", Filed: "2026-11-15T09:00", Format: "pdf", From: anders, Unit: "Acute medicine", Setting: "Diabetes mellitus service", To: []string{"Lanternfield Family Practice"}, Copies: []string{"Ms A Ó Conaill"},
			Body: `Third ketoacidosis, {2026-11-11}: pH 7.08, ketones 6.1, potassium 3.3 and replaced. Fixed-rate insulin 16 hours, clear by morning.

Basal insulin: **glargine 18 units** at night (was 22). Rapid: 1 unit per 8 g.

# Action for GP
1. Please change Lantus on repeat from 22 units to 18.
2. Ketone strips on repeat.

A joint plan with Saltmarsh follows.`},
		p36JointPlan(EST),
	}
}

// p36JointPlan is one letter held by the two who wrote it.
func p36JointPlan(partner string) Letter {
	l := Letter{Type: "Personalised Care and Support Plan", Title: "Joint plan", Category: "Care plan", On: "2026-11-18", Filed: "2026-11-18T17:10", Format: "html", Setting: "Diabetes mellitus service", From: "Dr Rhian Anders", Unit: "Young adult diabetes",
		Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Saltmarsh Mental Health Partnership NHS Trust"}, To: []string{"Ms A Ó Conaill"}, Copies: []string{"Lanternfield Family Practice"}, Sign: []string{"Dr Rhian Anders", "Leo Grant, psychologist"},
		Body: `# What we do
1. Basal insulin is given by the community nurse on weekdays and by Aoife at weekends, with a text to say done.
2. No weigh-ins facing the scale.
3. Ketones over 1.5: ring us, no telling-off.

# Words we do not use
Control, compliance.`}
	if partner == SMH {
		l.From, l.Unit, l.Setting = "Leo Grant", "Eating disorder service", "Eating disorders service"
	}
	return l
}

func p36MentalHealth() Holding {
	const grant, raman = "Leo Grant", "Dr Priya Raman"
	hidden := []string{"PSY", "R"}
	return Holding{Partner: SMH, ID: "S1006214", Patient: Patient{Ethnic: "B"}, Items: []Item{
		Problem{Term: "Eating disorder", Text: "Eating disorder, insulin omission", Onset: "2025-12-16", By: raman, Labels: hidden},
		Visit{Type: "Seen in eating disorder clinic", From: "2026-10-15T10:00", To: "2026-10-15T10:50", Unit: "Eating disorder service", Where: "Samphire Centre", By: grant, Service: "Eating disorders service", Reason: "Sixth session", Labels: hidden,
			Text: "Mental state: tired, wry, no thoughts of ending her life. Risk: leaves out evening insulin when the week goes badly, knows what that does. Aoife's view: 'the number decides who I am'."},
		Booking{What: "Seen in eating disorder clinic", Start: "2026-12-10T10:00", Minutes: 50, Channel: "In-person", Unit: "Eating disorder service", Where: "Samphire Centre", With: grant, Labels: hidden},
		Team{Name: "Eating disorder service", From: "2025-12-16", Members: []Member{{grant, "~Psychologist", "01632 960149"}}},
		p36JointPlan(SMH),
	}}
}

func p36Ambulance() Holding {
	const pell = "Stu Pell"
	return Holding{Partner: EAM, ID: "EA-6640155", Patient: Patient{}, Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-11-11T05:31", To: "2026-11-11T06:12", By: pell, Reason: "Vomiting, diabetic",
			Times: [][2]string{{"Call answered", "2026-11-11T05:19"}, {"On scene", "2026-11-11T05:31"}, {"Left scene", "2026-11-11T05:50"}, {"Handover", "2026-11-11T06:12"}},
			Text:  "O/A pt on bathroom floor, drowsy, RR 30 deep, pear drops. BM HI. Housemate says pens in fridge unused since Sat. Fluids started. Pre-alert.", Outcome: "Conveyed to Estuary ED"},
		Measure{Term: "~Capillary blood glucose", At: "2026-11-11T05:35", Text: "HI", By: pell},
		Measure{Term: "Respiratory rate", At: "2026-11-11T05:35", Value: "30", Unit: "/min", By: pell},
		Measure{Term: "Heart rate", At: "2026-11-11T05:35", Value: "128", Unit: "/min", By: pell},
	}}
}

func p36OutOfHours() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-416640", Patient: Patient{}, Items: []Item{
		Visit{Type: "Seen in out of hours centre", From: "2026-08-15T19:35", To: "2026-08-15T19:55", By: lowe, Reason: "Vomiting, ketones 1.2", Text: "Advice by ANP. Sips, sick-day rules, ring own team."},
		Letter{Type: "Summary record", Title: "Out-of-hours report", Category: "Record artefact", On: "2026-08-15", Filed: "2026-08-15T20:05", Format: "fixed", From: lowe, Setting: "Out of hours service", Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2608-002917   Page 1/1
O CONAILL Aoife N  F  17-Mar-2005      NHS 9997047958  Rec'd {2026-08-15} 18:50
Callback 07700900136   Adv/Seen: PCC Southmere 19:35        Closed 19:55
----------------------------------------------------------------------------
HPC   1/7 vomit x4, T1DM.  BM 16.2  Ket 1.2.  Drinking.
      PMH T1DM, DKA x2.   DH Lantus 22u nocte, NovoRapid c food.  Allerg: NKDA
Imp   Gastroenteritis, not DKA at present
Plan  Never stop Lantus. Sips, sick day rules, ket 2-hrly. >1.5 ring diabetes
      team / 999.                                       H Lowe ANP  NGU
`},
		Letter{Type: "Image (document)", Title: "Insulin card, scanned", Category: "Record artefact", On: "2026-08-15", Filed: "2026-08-15T20:05", Format: "tiff", Hand: true, From: lowe, Setting: "Out of hours service", Heading: []string{"INSULIN PASSPORT"},
			Body: `Basal: Lantus  ? 2.2  nocte  (smudged)

Rapid: NovoRapid  1 : 8 g

If found please ring Mum.`},
	}}
}
