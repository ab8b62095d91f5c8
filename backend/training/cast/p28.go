package cast

// p28 is Zarmina: one name, a birth year and no day, dates as she could tell
// them. Partners had to fill a family name and a month; no two did the same
// (M94, H19).
func p28() Person {
	return Person{
		Key: "P28", NHS: "9993878332", Family: "ZARMINA", Gender: "female", Born: "1987",
		Lines: []string{"", "6 Tannery Flats", "", "Southmere", ""}, Postcode: "ZZ2 4TF", Mobile: "07700 900128", GP: "F99002",
		At: []Holding{p28Practice(), p28Hospital(), p28Therapy(), p28Rehabilitation()},
	}
}

// p28Name is how letters name her.
const p28Name = "ZARMINA (single name)"

func p28Practice() Holding {
	const bowen, toft = "Dr Siân Bowen", "Jackie Toft"
	return Holding{Partner: SAL, ID: "TSS-302818", Patient: Patient{Family: "-", Given: []string{"Zarmina"}, Ethnic: "S", Marital: "9", Religion: "Muslim", Language: "Dari", Also: []string{"ps"}, Interprets: true, Resident: "O"}, Items: []Item{
		Problem{Term: "Refugee", Onset: "2021-09", Recorded: "2021-10-12", Significance: "major", By: bowen},
		Problem{Term: "Posttraumatic stress disorder", Text: "PTSD", Onset: "2022", Recorded: "2022-04-26", Significance: "major", By: bowen},
		Problem{Term: "Vitamin D deficiency", Onset: "2022-02", Recorded: "2022-02-15", Significance: "minor", By: toft},
		Problem{Term: "~Latent tuberculosis", Onset: "2023-05", Recorded: "2023-05-30", Significance: "major", By: bowen},
		Problem{Term: "~gun injury shoulder 2015", Onset: "2015", Recorded: "2021-10-12", Significance: "minor", By: bowen, Note: "METAL INSIDE"},
		Problem{Term: "~Pregnancy", Onset: "2008", Status: "inactive", Recorded: "2021-10-12", Significance: "minor"},
		Problem{Term: "~Pregnancy", Onset: "2010", Status: "inactive", Recorded: "2021-10-12", Significance: "minor"},
		Problem{Term: "~Pregnancy", Onset: "2013", Status: "inactive", Recorded: "2021-10-12", Significance: "minor"},
		Problem{Term: "~Pregnancy", Onset: "2018-11", Status: "inactive", Recorded: "2021-10-12", Significance: "minor"},
		Allergy{Term: "~red tablet for chest", Reactions: []string{"Rash"}, Onset: "2016", Recorded: "2021-10-12", By: bowen, Note: "SHE DOES NOT KNOW THE NAME. GIVEN IN KABUL."},
		Medicine{Term: "Rifampicin 300mg / Isoniazid 150mg tablets", Dose: "Two tablets before breakfast", Start: "2023-06", End: "2023-09", Status: "completed", Hospital: true, By: bowen, Note: "FROM TB CLINIC"},
		Medicine{Term: "Sertraline 50mg tablets", Dose: "One to be taken in the morning with food", Quantity: "28 tablet", Start: "2022-05-10", Last: "2026-11-03", Issues: 5, Review: "2027-01-12", By: bowen},
		Medicine{Term: "Colecalciferol", Text: "Colecalciferol 800unit capsules", Dose: "One to be taken each morning", Quantity: "30 capsule", Start: "2022-02-15", Last: "2026-11-03", Issues: 5, Review: "2027-01-12", By: bowen},
		Panel{Name: "Vitamin D (filed copy)", Taken: "2022-02-08", Copies: true, Results: []Result{{Test: "vitamin D", Value: "16", Flag: "L"}}},
		Panel{Name: "Full blood count (filed copy)", Taken: "2026-09-15", Copies: true, Results: []Result{{Test: "Hb", Value: "121", Range: "115-165"}, {Test: "WCC", Value: "6.6"}, {Test: "platelets", Value: "301"}}},
		Measure{Term: "Blood pressure", At: "2026-09-15T10:25", Value: "118/74", By: toft},
		Measure{Term: "Body weight", At: "2026-09-15T10:25", Value: "58.2", Unit: "kg", By: toft},
		Measure{Term: "Never smoked tobacco", At: "2021-10-12", Text: "NEVER SMOKED", Social: true, By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-15T10:10", To: "2026-09-15T10:40", By: bowen, Reason: "REVIEW, INTERPRETER ON PHONE", Text: "REVIEW WITH PASHTO INTERPRETER. SLEEP BETTER. SHOULDER STIFF, PHYSIO. SERTRALINE TO CONTINUE. CHILDREN WELL AT SCHOOL."},
		Booking{What: "Seen in GP's surgery", Start: "2027-01-12T10:10", Minutes: 30, With: bowen, Channel: "In-person", Reason: "MEDICATION REVIEW", Comment: "PASHTO INTERPRETER BOOKED"},
		Alert{Term: "Pashto language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2021-10-12", Note: "PREFERS PASHTO TO DARI. NOT HER CHILDREN."},
		Alert{Term: "Preference for female healthcare professional", Category: "ra", Group: "adjustments-for-individual-care-requirements", Start: "2021-10-12"},
		Alert{Term: "Requires extended appointment", Category: "ra", Group: "adjustments-for-providing-additional-support-to-patients", Start: "2021-10-12"},
		Vaccine{Text: "Childhood immunisations, Kabul", When: "childhood, Kabul", Reported: true},
		Vaccine{Term: "Administration of measles and mumps and rubella vaccine", At: "2022-03"},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2021-10"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-20", By: toft},
		Referral{What: "Referral to physiotherapist", On: "2026-09-15", Status: "completed", Priority: "routine", To: "Northshore Community, rehabilitation", Reason: "SHOULDER, OLD GUN INJURY. WOMAN PLEASE. PASHTO.", By: bowen},
		Letter{Type: "Assessment", Title: "New arrival assessment", Category: "Record artefact", On: "2021-10", Filed: "2021-10-12T17:20", Format: "rtf", From: bowen, Setting: "General practice service", About: p28Name,
			Body: `# Seen
With telephone interpreter (Dari; prefers Pashto).

# Journey
Walked to Kabul airport with three children. Arrived {2021-09}.

# Health
Shoulder wound 2015, metal inside. Says "heart jumping at night". A red tablet for the chest gave her a rash in 2016; she does not know its name.

Four pregnancies: 2008, 2010, 2013, {2018-11}.

# Papers
Papers carry a made-up day of birth; she knows the year and that it snowed.

# Plan
- Bloods, chest X-ray, immunisations as no record
- A woman doctor each time
- Double appointments`},
		Routine{Visits: 5, Reasons: []string{"REPEAT RX QUERY", "BLOODS", "SHOULDER PAIN", "FORM FOR HOUSING"}, By: []string{bowen, toft}},
	}}
}

func p28Hospital() Holding {
	const lis = "Dr Tomasz Lis"
	return Holding{Partner: EST, ID: "E0420028", Patient: Patient{Born: "1987-01"}, Items: []Item{
		Problem{Term: "~Latent tuberculosis", Onset: "2023-05", Diagnosis: true, By: lis},
		Medicine{Term: "Rifampicin 300mg / Isoniazid 150mg tablets", Dose: "Two OM", Kind: "discharge", Start: "2023-06", End: "2023-09", Status: "completed", By: lis},
		Panel{Name: "Vitamin D", Taken: "2022-02-08T11:20", Results: []Result{{Test: "vitamin D", Value: "16", Flag: "L"}}},
		Panel{Name: "Interferon gamma release assay", Taken: "2023-05-09T10:05", Results: []Result{{Test: "~Interferon gamma release assay", Text: "Positive", Flag: "A"}}},
		Panel{Name: "Liver function", Taken: "2023-07-11T09:30", Results: []Result{{Test: "ALT", Value: "24"}, {Test: "bilirubin", Value: "8"}, {Test: "ALP", Value: "71"}}},
		Panel{Name: "Full blood count", Taken: "2026-09-15T10:30", Results: []Result{{Test: "Hb", Value: "121", Range: "115-165"}, {Test: "WCC", Value: "6.6"}, {Test: "platelets", Value: "301"}}},
		Visit{Type: "Seen in respiratory clinic", From: "2023-05-23T14:00", To: "2023-05-23T14:40", Unit: "TB clinic", Where: "Outpatients 1", By: lis, Service: "Respiratory medicine service", Reason: "Positive screen, interpreter by phone"},
		Visit{Type: "Seen in respiratory clinic", From: "2023-09-26T14:00", To: "2023-09-26T14:20", Unit: "TB clinic", Where: "Outpatients 1", By: lis, Service: "Respiratory medicine service", Reason: "End of treatment"},
		Letter{Type: "Outpatient letter", Title: "TB clinic letter", On: "2023-09-26", Dictated: "2023-09-26", Filed: "2023-10-02T08:40", Format: "html", From: lis, Unit: "TB clinic", Setting: "Respiratory medicine service", About: p28Name,
			To: []string{"The Saltings Surgery"}, Copies: []string{"Patient, in Pashto by post"},
			Body: `# Diagnosis
Latent tuberculosis, three months of rifampicin and isoniazid **completed**.

# Medication changes
Rifampicin and isoniazid finished.

# Action for GP
1. No follow-up. Refer again for cough over three weeks, sweats or weight loss.`},
	}}
}

func p28Therapy() Holding {
	const raman, abara = "Dr Priya Raman", "Chiamaka Abara RMN"
	return Holding{Partner: SMH, ID: "S1002818", Patient: Patient{Religion: "Muslim", Language: "ps", Interprets: true, Resident: "H"}, Items: []Item{
		Problem{Term: "Posttraumatic stress disorder", Onset: "2022", By: raman},
		Medicine{Term: "Sertraline 50mg tablets", Dose: "One OM", Kind: "community", Start: "2022-05", By: raman},
		Visit{Type: "Seen in mental health clinic", From: "2026-10-14T10:00", To: "2026-10-14T11:30", Unit: "Trauma therapy", Where: "Samphire Centre", By: raman, Service: "Adult mental health service", Reason: "Seventh session, interpreter present"},
		Visit{Type: "Seen in mental health clinic", From: "2026-10-28T10:00", To: "2026-10-28T11:30", Unit: "Trauma therapy", Where: "Samphire Centre", By: raman, Service: "Adult mental health service", Reason: "Eighth session, same interpreter"},
		Booking{What: "Seen in mental health clinic", Start: "2026-11-25T10:00", Minutes: 90, Channel: "In-person", Unit: "Trauma therapy", Where: "Samphire Centre", With: raman, Comment: "With interpreter, 90 min"},
		Alert{Term: "Pashto language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2022-06-08", Note: "The same interpreter each time, a woman"},
		Alert{Term: "Preference for female healthcare professional", Category: "ra", Group: "adjustments-for-individual-care-requirements", Start: "2022-06-08"},
		Plan{Title: "Trauma therapy", Category: "Mental health care plan", From: "2026-06-10", Review: "2027-01-13", By: raman, Goals: []string{"To sleep until the morning", "To take the children to the sea"}, Activities: []string{"Fortnightly sessions with interpreter", "Sertraline from the GP"}},
		Team{Name: "Trauma therapy", From: "2026-06-10", Members: []Member{{raman, "Consultant", "01632 960148"}, {abara, "Community mental health nurse", "01632 960148"}}},
		Letter{Type: "Clinical letter", Title: "Therapy letter", On: "2026-11-03", Filed: "2026-11-05T09:20", Format: "pdf", From: raman, Unit: "Trauma therapy", Setting: "Adult mental health service", About: p28Name, Labels: []string{"R"},
			To: []string{"Dr S Bowen, The Saltings Surgery"}, Copies: []string{"Zarmina, read to her by the interpreter"},
			Body: `Eighth session with the same interpreter, which matters. Flashbacks fewer. Cooks for neighbours.

# Mental state
Warm, looked at us today. Startled once by the door. Sleeps five hours. No thoughts of dying.

# Plan
- Sertraline unchanged.
- Next session {2026-11-25}, 90 minutes.
- Housing letter enclosed.

**Please do not copy to husband's address abroad.**`},
	}}
}

func p28Rehabilitation() Holding {
	return Holding{Partner: NSC, ID: "NS-530028", Items: []Item{
		Problem{Term: "~Stiff shoulder after old gunshot wound", Recorded: "2026-10-08"},
		Measure{Term: "~Shoulder abduction", At: "2026-10-08T13:20", Value: "70", Unit: "deg", Where: "Rehabilitation team"},
		Visit{Type: "Seen in physiotherapy department", From: "2026-10-08T13:00", To: "2026-10-08T13:50", Unit: "Rehabilitation team", Where: "Northshore Hub", Service: "Community rehabilitation service", Reason: "Shoulder", Text: "Her goal: 'Lift my daughter onto the bus.' Pashto interpreter by video. Abduction 70. Exercises drawn, not written."},
		Visit{Type: "Seen in physiotherapy department", From: "2026-11-05T13:00", To: "2026-11-05T13:30", Unit: "Rehabilitation team", Where: "Northshore Hub", Service: "Community rehabilitation service", Reason: "Shoulder review", Text: "Goal half met. Abduction 95 and less night pain."},
		Measure{Term: "~Shoulder abduction", At: "2026-11-05T13:10", Value: "95", Unit: "deg", Where: "Rehabilitation team"},
		Booking{What: "Seen in physiotherapy department", Start: "2026-12-03T13:00", Minutes: 30, Unit: "Rehabilitation team", Where: "Northshore Hub", Comment: "Pashto interpreter by video"},
		Alert{Term: "Interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-10-08", Note: "Pashto"},
	}}
}
