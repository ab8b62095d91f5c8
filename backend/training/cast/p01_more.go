package cast

// p01Told is what the practice and the hospital were told about her. The
// council was told otherwise: another ethnic category.
func p01Told(ethnic string) Patient {
	return Patient{Ethnic: ethnic, Marital: "W", Religion: "Hindu", Language: "gu", Also: []string{"en"}, Interprets: true, Birthplace: "Kampala", Next: p01Family()}
}

func p01Family() []Related {
	return []Related{
		{Prefix: "Mrs", Given: "Reena", Family: "Patel-Hughes", Codes: []string{"DAU"}, Relation: "Daughter; attorney for health and welfare", Phone: "07700 900318"},
		{Prefix: "Ms", Given: "Gwen", Family: "Thistle", Codes: []string{"NBOR"}, Relation: "Neighbour, key holder"},
	}
}

// p01PracticeMore is what the practice holds besides problems, medicines and
// letters.
func p01PracticeMore() []Item {
	const okafor, hartog, perrin = "Dr Samuel Okafor", "Dr Lena Hartog", "Sr Dawn Perrin"
	return []Item{
		Measure{Term: "Lives alone", At: "2024-10-07T10:20", Text: "Lives alone, rented bungalow", Social: true, By: perrin},
		Measure{Term: "~Occupation", At: "2024-10-07T10:20", Text: "Retired seamstress", Social: true, By: perrin},
		Measure{Term: "~Diet", At: "2024-10-07T10:20", Text: "Vegetarian", Social: true, By: perrin},
		Measure{Term: "Heart rate", At: "2026-06-09T09:15", Value: "58", Unit: "/min", By: perrin},
		Measure{Term: "Blood pressure", At: "2025-10-14T09:40", Value: "122/66", By: perrin},

		Procedure{Term: "Structured medication review", At: "2025-12-04", By: "Kofi Mensah"},
		Procedure{Term: "Heart failure 6 month review", At: "2026-06-09", By: perrin},

		Referral{What: "Referral to memory clinic", On: "2025-01-22", Status: "completed", Priority: "routine", To: "Memory service, Samphire Centre", Reason: "Forgetting appointments, 6CIT 11", By: hartog},
		Referral{What: "Referral to heart failure nurse", On: "2025-11-18", Priority: "routine", To: "Northshore heart failure nurses", Reason: "HFrEF, weight creeping up", By: okafor},
		Referral{What: "Referral to Social Services", On: "2026-05-28", Status: "completed", Priority: "routine", To: "Marshland County Council, Fairhaven locality team", Reason: "Struggling with feet and front step", By: hartog},
		Referral{What: "Referral to community nursing service", On: "2026-08-11", Status: "completed", Priority: "urgent", To: "Crouch Valley community nurses", Reason: "New ulcer left gaiter area", By: perrin},

		Relative{Code: "MTH", Who: "Mother", Illness: "Type 2 diabetes mellitus", Died: "1991, stroke", On: "2014-06-03"},
		Relative{Code: "FTH", Who: "Father", Illness: "Ischaemic heart disease", Age: "in his fifties", Died: "at 61", On: "2014-06-03"},
		Relative{Code: "SIS", Who: "Sister", Illness: "Osteoporosis", On: "2019-04-09"},

		Note{Title: "Seen in own home", On: "2026-09-15T12:40", By: hartog, Parts: [][2]string{
			{"History", "SOBOE to bathroom, two pillows. Reena here, interprets when it gets complex."},
			{"Examination", "Ankles to shin. Lungs clear. BP 116/60, P 54 irreg."},
			{"Plan", "No change today. Bloods, d/w HF nurse. Ring if weight up 2 kg in three days."}}},
		Note{Title: "Telephone consultation", On: "2026-11-16T08:52", By: okafor, Parts: [][2]string{
			{"History", "Feet no worse, sleeping in chair x2. Wts 60.8."},
			{"Plan", "Advised BP at leg club. U&E Thurs, d/w HF nurse."}}},

		Plan{Title: "Heart failure self-management plan", Category: "Personalised Care and Support Plan", From: "2025-12-04", Review: "2026-12-03", By: okafor,
			Activities: []string{"Weigh each morning, write it on the calendar", "Ring the heart failure nurse if up 2 kg in three days", "Carers prompt the pack"}, Goals: []string{"I want to be at home with my birds"}},
		Decision{Term: "Has appointed person with personal welfare lasting power of attorney (Mental Capacity Act 2005)", Text: "LPA health and welfare: daughter, Reena Patel-Hughes. Registered 2023", On: "2023", By: okafor},

		Team{Name: "Usual GP and practice team", From: "2020-11-02", Members: []Member{{okafor, "General practitioner", "01632 960100"}, {"Kofi Mensah", "Clinical pharmacist", ""}}},

		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2025-10-07", By: perrin},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2026-10-06", By: perrin, Lot: "GK2210"},
		Vaccine{Term: "Administration of Varicella-zoster vaccine for shingles", At: "2018-09-18", By: perrin},
	}
}

// p01HospitalMore is what the hospital holds of her besides letters and bloods.
func p01HospitalMore() []Item {
	const whitlock, brandt = "Dr Helen Whitlock", "Dr Lise Brandt"
	const respect = "2026-10-27"
	return []Item{
		Measure{Term: "Heart rate", At: "2026-10-24T08:00", Value: "54", Unit: "/min", Where: "Egret Ward"},
		Measure{Term: "Body weight", At: "2026-10-24T07:30", Value: "62.8", Unit: "kg", Where: "Egret Ward"},

		Procedure{Term: "Transthoracic echocardiography", At: "2021-03-21", Unit: "Cardiac physiology", Note: "LVEF 34%, dilated left ventricle"},
		Procedure{Term: "~Cataract extraction with lens implant", Site: "right eye", At: "2023-02-14", Unit: "Ophthalmology"},
		Procedure{Term: "Plain chest X-ray", At: "2026-10-19", Unit: "Emergency Department"},

		Referral{What: "~Nephrology outpatient review", On: "2026-10-28", Priority: "urgent", To: "Renal medicine, Dr L Brandt", Reason: "AKI on CKD, eGFR 25 at discharge", By: whitlock},
		Referral{What: "Referral to heart failure nurse", On: "2026-10-29", Status: "completed", Priority: "urgent", To: "Northshore heart failure nurses", Reason: "Home on furosemide 80 mg, dry weight 60", By: whitlock},

		Decision{Term: "For cardiopulmonary resuscitation", Text: "For attempted CPR", On: respect, By: whitlock, Review: "2027-04-27"},
		Decision{Term: "~Hospital admission acceptable", On: respect, By: whitlock, Review: "2027-04-27"},
		Decision{Term: "~Not for ventilation", On: respect, By: whitlock, Review: "2027-04-27"},
		Decision{Term: "~Not for dialysis", On: respect, By: whitlock, Review: "2027-04-27"},
		Form{Title: "ReSPECT: what matters to me", On: respect, By: whitlock, Answers: [][2]string{
			{"Priority", "Balance of comfort and longer life; prefers home"},
			{"In her words", "I want to be at home with my birds. I do not want to be a burden."},
			{"Capacity", "Has capacity for this conversation"},
			{"Present", "Reena Patel-Hughes (daughter), Gujarati interpreter"}}},

		Alert{Term: "Gujarati language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-10-19"},
		Team{Name: "Renal medicine", From: "2026-10-27", Members: []Member{{brandt, "Consultant", "01632 960161"}}},
	}
}
