package cast

// p17 is Imogen Ashdown, fifteen, with anorexia nervosa: her danger shows in
// trend lines across four partners, one of them in stones, and part of her
// record is not her parents' to read.
func p17() Person {
	return Person{
		Key: "P17", NHS: "9997450787", Family: "Ashdown", Given: []string{"Imogen", "Fleur"}, Gender: "female", Born: "~2011-01-09",
		Lines: []string{"", "3 The Granary", "", "Fairhaven", ""}, Postcode: "ZZ4 7TG", Home: "01632 960117", GP: "F99001",
		Related: []Related{
			{Prefix: "Mrs", Given: "Clare", Family: "Ashdown", Codes: []string{"MTH", "N"}, Phone: "07700 900317", Rank: "1"},
			{Prefix: "Mr", Given: "Tom", Family: "Ashdown", Codes: []string{"FTH"}, Phone: "07700 900417", Rank: "2"},
		},
		At: []Holding{p17Practice(), p17Hospital(), p17Camhs(), p17School()},
	}
}

func p17Practice() Holding {
	const hartog, perrin = "Dr Lena Hartog", "Sr Dawn Perrin"
	items := []Item{
		Problem{Term: "Eating disorder", Onset: "2026-01-30", Significance: "major", By: hartog},
		Problem{Term: "Iron deficiency anaemia", Onset: "2026-04-14", Significance: "minor", By: hartog},
		Allergy{Term: "No known allergy", Recorded: "~2019", By: hartog},
		Medicine{Term: "Ferrous sulfate 200mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2026-04-16", Last: "2026-11-10", Issues: 4, Review: "2027-01-12", By: hartog},
		Medicine{Term: "Folic acid", Text: "Folic acid 5mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2026-11-02", Last: "2026-11-02", Review: "2027-01-12", By: hartog},

		Measure{Term: "Body height", At: "2026-01-30T16:40", Value: "163.5", Unit: "cm", By: hartog},
		Measure{Term: "Body weight", At: "2026-01-30T16:40", Value: "52.1", Unit: "kg", By: hartog},
		Measure{Term: "Body mass index", At: "2026-01-30T16:40", Value: "19.5", Unit: "kg/m2", By: hartog},
		Measure{Term: "Body weight", At: "2026-02-24", Value: "49.0", Unit: "kg", Note: "From CAMHS letter"},
		Measure{Term: "Body weight", At: "2026-04-14T08:20", Value: "46.2", Unit: "kg", By: perrin},
		Measure{Term: "Body weight", At: "2026-06-16T08:20", Value: "44.4", Unit: "kg", By: perrin},
		Measure{Term: "Body weight", At: "2026-08-25T08:30", Value: "42.0", Unit: "kg", By: perrin},
		Measure{Term: "Body weight", At: "2026-09-29T08:20", Value: "40.3", Unit: "kg", By: perrin},
		Measure{Term: "Blood pressure", At: "2026-01-30T16:40", Value: "104/62", By: hartog},
		Measure{Term: "Blood pressure", At: "2026-09-29T08:20", Value: "88/54", By: perrin},
		Measure{Term: "Pulse rate", At: "2026-09-29T08:20", Value: "46", Unit: "/min", By: perrin},
		Panel{Name: "Full blood count and ferritin (filed copy)", Taken: "2026-04-14T08:25", Copies: true, Conclusion: "Iron low. Ferrous sulfate. LH",
			Results: []Result{{Test: "Hb", Value: "113", Flag: "L", Range: "115-165"}, {Test: "ferritin", Value: "8", Flag: "L"}}},
		Panel{Name: "Urea and electrolytes (filed copy)", Taken: "2026-04-14T08:25", Copies: true, Conclusion: "Normal. No action",
			Results: []Result{{Test: "sodium", Value: "138"}, {Test: "potassium", Value: "3.9"}, {Test: "urea", Value: "3.4"}, {Test: "phosphate", Value: "1.12"}}},

		Visit{Type: "Seen in GP's surgery", From: "2026-01-30T16:30", To: "2026-01-30T16:55", By: hartog, Reason: "Weight loss",
			Text: "With Mum, then alone. 'I just eat clean.' Cold hands, missed 2 periods. Runs before school. Wt 52.1, BMI 19.5. Bloods, urgent CAMHS eating disorder referral. SCOFF 4."},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-29T08:15", To: "2026-09-29T08:35", By: perrin, Reason: "Weekly weight and pulse",
			Text: "Wt 40.3, pulse 46, BP 88/54. Dizzy in assembly. Rang CAMHS, clinic {2026-10-06|02-Jan}. Gave Dad the numbers to come in with."},
		Booking{What: "~Bloods and ECG", Start: "2026-11-26T08:20", Minutes: 30, Channel: "In-person", With: perrin, Comment: "Stand backwards on the scales, no number said aloud"},
		Referral{What: "Eating disorders service", On: "2026-01-30", Status: "completed", Priority: "urgent", To: "Saltmarsh CAMHS eating disorders", Reason: "9 kg in six months by her own scales, amenorrhoea", By: hartog},
		Vaccine{Term: "Administration of human papilloma virus vaccine", At: "~2023-11-14", Reported: true},
		Vaccine{Term: "Administration of first intranasal seasonal influenza vaccination", At: "2024-11-12", Reported: true},
		Relative{Code: "MAUNT", Who: "Maternal aunt", Illness: "Anorexia nervosa", Age: "in her teens, recovered", On: "2026-01-30"},
		Routine{Visits: 6, Reasons: []string{"Weight and pulse", "Results given", "Repeat prescription query", "Parent's call"}, By: []string{hartog, perrin}},
	}
	return Holding{Partner: FAI, ID: "FMC117750", Patient: Patient{Ethnic: "A", Religion: "None", Language: "en"}, Items: items}
}

func p17Hospital() Holding {
	const penrose, ward = "Dr Jo Penrose", "Dolphin Ward"
	items := []Item{
		Problem{Term: "~Bradycardia", Onset: "2026-10-06", Diagnosis: true, By: penrose, Note: "34 asleep"},
		Problem{Term: "~Hypophosphataemia", Onset: "2026-10-08", Diagnosis: true, By: penrose, Note: "Refeeding, day 3"},
		Allergy{Term: "~Co-amoxiclav", Category: "medication", Reactions: []string{"Rash"}, Severity: "mild", Recorded: "2026-10-08", By: penrose, ReactNote: "fine rash on trunk after one dose"},

		Medicine{Term: "Thiamine", Text: "Thiamine 100mg tablets", Dose: "100 mg three times a day, 10 days", Kind: "discharge", Start: "2026-10-23", End: "2026-11-02", Status: "completed", By: penrose},
		Medicine{Term: "~Phosphate effervescent tablets", Dose: "One BD", Kind: "discharge", Start: "2026-10-23", By: penrose, Note: "Until bloods at the GP"},
		Medicine{Term: "~Multivitamin", Dose: "One OD", Kind: "discharge", Start: "2026-10-23", By: penrose},

		Panel{Name: "Admission bloods", Taken: "2026-10-06T15:40", Results: []Result{
			{Test: "potassium", Value: "2.9", Flag: "L"}, {Test: "phosphate", Value: "0.84"}, {Test: "glucose", Value: "3.1", Flag: "L"}, {Test: "ALT", Value: "71", Flag: "H"},
			{Test: "~Magnesium", Value: "0.66", Unit: "mmol/L", Range: "0.70-1.00", Flag: "L"}, {Test: "sodium", Value: "136"}, {Test: "urea", Value: "7.1"}, {Test: "creatinine", Value: "58"}}},
		Panel{Name: "Full blood count", Taken: "2026-10-06T15:40", Results: []Result{{Test: "Hb", Value: "109", Flag: "L", Range: "115-165"}, {Test: "neutrophils", Value: "1.4", Flag: "L"}, {Test: "platelets", Value: "171"}}},
		Panel{Name: "Refeeding bloods, day 3", Taken: "2026-10-08T07:10", Results: []Result{{Test: "phosphate", Value: "0.61", Flag: "L"}, {Test: "potassium", Value: "3.6"}}, Conclusion: "Phoned to Dolphin Ward"},
		Panel{Name: "Refeeding bloods, day 7", Taken: "2026-10-12T07:05", Results: []Result{{Test: "phosphate", Value: "1.02"}, {Test: "potassium", Value: "4.1"}}},
		Panel{Name: "Discharge bloods", Taken: "2026-10-22T07:10", Results: []Result{{Test: "phosphate", Value: "1.18"}, {Test: "potassium", Value: "4.3"}, {Test: "sodium", Value: "139"}}},

		Measure{Term: "Body weight", At: "2026-10-06T15:10", Value: "39.2", Unit: "kg", Where: ward},
		Measure{Term: "Body height", At: "2026-10-06T15:10", Value: "163.5", Unit: "cm", Where: ward},
		Measure{Term: "Body mass index", At: "2026-10-06T15:10", Value: "14.7", Unit: "kg/m2", Where: ward},
		Measure{Term: "BMI (body mass index) centile", At: "2026-10-06T15:10", Value: "0.4", Unit: "centile", Code: "{centile}", Where: ward},
		Measure{Term: "Pulse rate", At: "2026-10-06T15:15", Value: "38", Unit: "/min", Where: ward},
		Measure{Term: "Pulse rate", At: "2026-10-07T03:00", Value: "34", Unit: "/min", Where: ward, Note: "asleep"},
		Measure{Term: "Pulse rate", At: "2026-10-23T08:00", Value: "46", Unit: "/min", Where: ward},
		Measure{Term: "Blood pressure", At: "2026-10-06T15:15", Value: "84/52", Where: ward},
		Measure{Term: "Body temperature", At: "2026-10-06T15:15", Value: "35.4", Unit: "°C", Code: "Cel", Where: ward},
		Measure{Term: "Body weight", At: "2026-10-23T07:30", Value: "43.1", Unit: "kg", Where: ward},

		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-10-06T14:30", To: "2026-10-23T11:00", Method: "24", Leave: "1", To2: "19", Unit: "Paediatrics", Where: ward, By: penrose,
			Service: "Paediatric service", Reason: "Anorexia nervosa, refeeding", Text: "Direct from CAMHS clinic. Voluntary, parents' consent. One nurse at meals."},
		Booking{What: "Seen in paediatric clinic", Start: "2026-12-04T09:30", Minutes: 30, Unit: "Paediatrics", Where: "Dolphin outpatients", With: penrose},
		Letter{Type: "Discharge summary", Title: "Discharge summary", On: "2026-10-23", Dictated: "2026-10-22", Filed: "2026-10-23T12:40", Format: "pdf", From: penrose, Unit: "Paediatrics", Setting: "Paediatric service",
			To: []string{"Fairhaven Medical Centre", "CAMHS eating disorders, Saltmarsh"}, Copies: []string{"Imogen", "Mr and Mrs Ashdown (parents' letter)"},
			Body: `Admitted from CAMHS clinic at 68 % median BMI, pulse 34 asleep. Meal plan from 1,400 kcal; phosphate 0.61 on day 3, replaced. No NG needed; ate with nurse Ama and a crossword. Thresholds for return inside. Parents and Imogen have copies of different letters by agreement.

# Medication on discharge
- **Thiamine** 100 mg three times a day, 10 days
- **Phosphate** effervescent until bloods
- Multivitamin

A mild rash after one dose of co-amoxiclav on {2026-10-08}; not given again.

===

# Send back at once if
| Sign | Threshold |
| Pulse awake | under 40 |
| Weight | under 41 kg |
| Potassium | under 3.0 |
| Any | faint or collapse (syncope) |

# Refeeding plan
1. 2,200 kcal by {2026-11-06|02-Jan}, three meals and three snacks, seen to be eaten.
2. Bloods and ECG at the surgery.
3. No sport until we have met again.`},
	}
	return Holding{Partner: EST, ID: "E0411729", Items: items}
}

func p17Camhs() Holding {
	const amsel, grant = "Dr Ruth Amsel", "Leo Grant"
	hers := []string{"PSY", "R"}
	session := func(day string) Item {
		return Visit{Type: "~Family therapy", From: day + "T16:30", To: day + "T17:30", Unit: "CAMHS eating disorders", Where: "Samphire Centre", By: grant, Service: "Eating disorders service"}
	}
	return Holding{Partner: SMH, ID: "S1001744", Patient: Patient{Ethnic: "A", Religion: "None", Language: "en"}, Items: []Item{
		Problem{Term: "Anorexia nervosa", Onset: "2026-02-24", By: amsel},
		Problem{Term: "Deliberate self-harm", Onset: "2026-07", Recorded: "2026-07-21", By: amsel, Labels: hers, Note: "Told in confidence. Not to be shared with parents."},
		Medicine{Term: "Olanzapine", Text: "Olanzapine 2.5mg tablets", Dose: "2.5 mg at night", Kind: "community", Start: "2026-11-05", By: amsel, Note: "Unlicensed at her age. Discussed with Imogen and both parents. Supplied from here."},
		Alert{Term: "~Imogen sees letters first. Ask her before speaking to her parents.", Category: "Confidentiality", Start: "2026-07-21", By: amsel, Labels: hers},
		Visit{Type: "Seen in child and adolescent psychiatry clinic", From: "2026-02-24T10:00", To: "2026-02-24T11:30", Unit: "CAMHS eating disorders", Where: "Samphire Centre", By: amsel, Service: "Eating disorders service", Reason: "Assessment",
			Text: "Assessed with parents and alone. Wt 49.0. Anorexia nervosa. Family-based treatment offered."},
		Visit{Type: "Seen in child and adolescent psychiatry clinic", From: "2026-07-21T15:00", To: "2026-07-21T15:50", Unit: "CAMHS eating disorders", Where: "Samphire Centre", By: amsel, Service: "Eating disorders service", Labels: hers,
			Text: "Seen alone at her request. Superficial cuts to thigh after an argument about puddings. No plans to die. Safety plan written with her."},
		Visit{Type: "Seen in eating disorder clinic", From: "2026-10-06T13:00", To: "2026-10-06T13:40", Unit: "CAMHS eating disorders", Where: "Samphire Centre", By: amsel, Service: "Eating disorders service", Reason: "Pulse 38, dizzy", Text: "Grey, cold. Sent to Dolphin Ward with both parents, letter by hand."},
		Visit{Type: "Seen in eating disorder clinic", From: "2026-11-12T16:00", To: "2026-11-12T16:45", Unit: "CAMHS eating disorders", Where: "Samphire Centre", By: amsel, Service: "Eating disorders service", Reason: "Review after ward",
			Text: "Weight 43.6 kg, BMI 16.3, pulse 52. Snack at school most days. Olanzapine 2.5 mg at night since {2026-11-05}. Fluoxetine considered, not started."},
		session("2026-10-29"), session("2026-11-05"), session("2026-11-19"),
		Booking{What: "Seen in eating disorder clinic", Start: "2026-11-24T16:00", Minutes: 45, Channel: "In-person", Unit: "CAMHS eating disorders", Where: "Samphire Centre", With: amsel},
		Booking{What: "~Family therapy", Start: "2026-11-26T16:30", Minutes: 60, Channel: "In-person", Unit: "CAMHS eating disorders", Where: "Samphire Centre", With: grant, Comment: "Weekly, Thursdays. Ned comes too."},
		Booking{What: "~Family therapy", Start: "2026-12-03T16:30", Minutes: 60, Channel: "In-person", Unit: "CAMHS eating disorders", Where: "Samphire Centre", With: grant},
		Team{Name: "CAMHS eating disorders", From: "2026-02-24", Members: []Member{{amsel, "Child and adolescent psychiatrist", "01632 960151"}, {grant, "~Psychologist", ""}}},
		Plan{Title: "Care plan after the ward", Category: "Mental health care plan", From: "2026-10-27", Review: "2026-12-08", By: amsel, Goals: []string{"Play in the spring concert", "Sit my exams in May with everyone else"},
			Activities: []string{"Three meals and three snacks, with a parent or the school nurse", "Weight weekly, standing backwards", "Family therapy weekly", "Bloods and ECG at the surgery"}},
		Letter{Type: "Clinical letter", Title: "CAMHS letter to GP", On: "2026-11-13", Dictated: "2026-11-12", Filed: "2026-11-17T09:20", Format: "pdf", From: amsel, Unit: "CAMHS eating disorders", Setting: "Eating disorders service",
			To: []string{"Dr L Hartog, Fairhaven Medical Centre"}, Copies: []string{"Dr J Penrose, Dolphin Ward"},
			Body: `Diagnosis: anorexia nervosa, restricting.

Weight 43.6 kg, BMI 16.3, pulse 52 awake. She is above the ward's thresholds and only just.

# Mental state
Bright when speaking of the violin, flat when speaking of food. Imogen says the illness is "a very tidy flatmate".

# Medication
**Olanzapine 2.5 mg at night**, started {2026-11-05}, unlicensed, supplied by us: please do not put it on repeat, but please know of it. Fluoxetine was considered and not started at this weight.

# Action for GP
1. Bloods and ECG {2026-11-26|02-Jan}: QTc because of olanzapine.
2. Ring us the same day if the pulse is under 40 or the weight under 41.`},
		Letter{Type: "Clinical letter", Title: "CAMHS letter to Imogen", On: "2026-11-13", Dictated: "2026-11-12", Filed: "2026-11-17T09:20", Format: "pdf", From: amsel, Unit: "CAMHS eating disorders", Setting: "Eating disorders service",
			To: []string{"Imogen"}, Copies: []string{}, About: "Imogen", Labels: hers,
			Body: `Dear Imogen,

You told me the illness is "a very tidy flatmate". I liked that. Flatmates can be given notice.

We agreed three things. You eat the morning snack with the school nurse. You tell one of us when the flatmate is loud. I keep numbers out of this letter, and I have.

What you told me in July stays between us unless I think you are in danger, and then I will tell you first.

I hope the Bach goes well.`},
	}}
}

func p17School() Holding {
	const nurse = "Beth Orchard"
	return Holding{Partner: NSC, ID: "NS-7711722", Items: []Item{
		Visit{Type: "~Seen at school", From: "2026-11-17T10:40", To: "2026-11-17T11:00", Unit: "School nursing", By: nurse, Service: "School nursing service", Reason: "Snack and weight", Text: "Ate all of it. Weighed on the old scales, 6 st 11 lb. 'Mrs Orchard does not make a face.'"},
		Measure{Term: "Body weight", At: "2026-11-17T10:50", Text: "6 st 11 lb", By: nurse, Note: "43.1 kg"},
		Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2025-11-11", By: "School immunisation team"},
		Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2026-11-10", By: "School immunisation team"},
		Team{Name: "School nursing", From: "2026-11-02", Members: []Member{{nurse, "Community nurse", "01632 960135"}}},
		Booking{What: "~School nurse review", Start: "2026-11-24T10:40", Minutes: 20, Unit: "School nursing", With: nurse},
		Letter{Type: "Personalised Care and Support Plan", Title: "School care plan", Category: "Care plan", On: "2026-11-17", Filed: "2026-11-18T08:50", Format: "docx", From: nurse, Unit: "School nursing", Setting: "School nursing service",
			To: []string{"Head of year"}, Copies: []string{"Imogen", "Mr and Mrs Ashdown", "CAMHS eating disorders"},
			Body: `# What Imogen wants us to know
"I would like to be late for lunch sometimes without it being an incident."

# What we do
- **No PE**, and no walking laps instead
- Snack at 10:40 in the medical room, supervised
- A pass to leave lessons if she is dizzy

# Ring home and CAMHS if
She faints, misses two snacks in a row, or is cold and grey.`},
	}}
}
