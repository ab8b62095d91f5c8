package cast

// p23 is Gurpreet Gill, whose childhood rash is a penicillin allergy in five
// states at five partners: one still holds it, two have refuted it, one calls
// it inactive and one wrote it down in error. Refuted is not allergic (H13,
// H15), and the partner that was never told still says active.
func p23() Person {
	const okafor, perrin, lis = "Dr Samuel Okafor", "Sr Dawn Perrin", "Dr Tomasz Lis"
	return Person{
		Key: "P23", NHS: "9997794400", Family: "Gill", Given: []string{"Gurpreet", "Singh"}, Prefix: "Mr", Gender: "male", Born: "1975-08-12",
		Lines: []string{"", "8 Sluice Road", "", "Fairhaven", ""}, Postcode: "ZZ4 8SR", Home: "01632 960123", Mobile: "07700 900123", GP: "F99001",
		Related: []Related{{Prefix: "Mrs", Given: "Harjit", Family: "Gill", Codes: []string{"SPS", "N"}, Phone: "07700 900623", Rank: "1"}},
		At: []Holding{
			{Partner: FAI, ID: "FMC102323", Patient: Patient{Ethnic: "H", Marital: "M", Religion: "Sikh", Language: "pa", Also: []string{"en"}}, Items: []Item{
				Problem{Term: "Bronchiectasis", Onset: "2013-02", Recorded: "2013-02-19", Significance: "major", By: okafor},
				Problem{Term: "~Recurrent chest infections", Onset: "2010", Recorded: "2010-11-08", Significance: "minor"},
				Allergy{Term: "Allergy to penicillin", Kind: "allergy", Category: "medication", Status: "inactive", Verified: "refuted", Onset: "1981", Recorded: "2026-06-02", By: okafor,
					Note: "Refuted: drug allergy clinic {2026-05-19}, graded challenge negative. Bracelet handed in."},
				Medicine{Term: "Doxycycline 100mg capsules", Dose: "One daily", Quantity: "28 capsule", Start: "2019-10-08", End: "2026-06-02", Last: "2026-05-12", Issues: 4, Status: "stopped",
					Reason: "Changed to rescue amoxicillin after allergy clinic", By: okafor, Note: "Winter and summer prophylaxis"},
				Medicine{Term: "Amoxicillin 500mg capsules", Dose: "500mg three times a day", Kind: "acute", Quantity: "42 capsule", Start: "2026-06-02", Last: "2026-10-13", Issues: 1, By: okafor,
					Note: "Rescue pack, 14 days. Sputum first, ring us on starting."},
				Medicine{Term: "Carbocisteine", Text: "Carbocisteine 375mg capsules", Dose: "Two three times a day", Quantity: "120 capsule", Start: "2013-03-05", Last: "2026-11-03", Issues: 3, Review: "2027-05-04", By: okafor},
				Panel{Name: "Full blood count (filed copy)", Taken: "2026-05-05", Copies: true, Results: []Result{{Test: "Hb", Value: "148", Range: "130-180"}, {Test: "WCC", Value: "8.1"}, {Test: "platelets", Value: "266"}}},
				Panel{Name: "Urea and electrolytes (filed copy)", Taken: "2026-05-05", Copies: true, Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "4.4"}, {Test: "creatinine", Value: "84", Range: "59-104"}, {Test: "eGFR", Value: "93"}}},
				Measure{Term: "Blood pressure", At: "2026-06-02T08:40", Value: "132/80", By: perrin},
				Measure{Term: "Body weight", At: "2026-06-02T08:40", Value: "82.6", Unit: "kg", By: perrin},
				Measure{Term: "Never smoked tobacco", At: "2025-06-10T08:50", Text: "Never smoked", Social: true, By: perrin},
				Measure{Term: "~Occupation", At: "2025-06-10T08:50", Text: "HGV driver, Group 2 licence", Social: true, By: perrin},
				Visit{Type: "Seen in GP's surgery", From: "2026-06-02T08:30", To: "2026-06-02T08:45", By: okafor, Reason: "Allergy clinic letter",
					Text: "Letter read together. Penicillin label removed, record amended. Doxy prophylaxis off. Rescue amox on repeat template, 14/7. Back on the road, sleeps in cab x3/wk."},
				Visit{Type: "Telephone consultation", Class: "VR", From: "2026-10-13T17:40", To: "2026-10-13T17:48", By: okafor, Reason: "Green sputum 3/7", Text: "Telephone call from lay-by. Green sputum 3/7, no fever, no haemoptysis. Start rescue amox. Sputum pot at desk."},
				Alert{Term: "~Turban, kara and beard: ask before removing", Category: "ra", Group: "adjustments-for-individual-care-requirements", Start: "2014-03-04", By: perrin},
				Referral{What: "~Referral to drug allergy clinic", On: "2026-01-13", Status: "completed", Priority: "routine", To: "Estuary Teaching Hospitals, drug allergy clinic", Reason: "Rash 1981 with tonsillitis: is he allergic?", By: okafor},
				Procedure{Term: "Review of medication", At: "2026-06-02", By: okafor},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-08", By: perrin},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-07", By: perrin, Lot: "AX4419"},
				Vaccine{Term: "Pneumococcal 23-valent polysaccharide vaccination given", At: "2013-03-12"},
				Routine{Visits: 5, Reasons: []string{"Chest infection", "Repeat prescription query", "HGV medical form query", "Results given"}, By: []string{okafor, "Dr Imran Qazi", perrin}},
			}},
			{Partner: LAN, ID: "LFP-102381", Patient: Patient{Closed: "2009-04-17", Lines: []string{"", "27 Rigger Street", "", "Tidewell", ""}, Postcode: "ZZ7 3RG", Phone: "07700 900723"}, Items: []Item{
				Allergy{Term: "Allergy to penicillin", Text: "Penicillin allergy", Kind: "allergy", Category: "medication", Verified: "unconfirmed", Onset: "1981", Recorded: "1981-02-11",
					Reactions: []string{"Rash"}, ReactNote: "rash as a child", Note: "'Mum says he came out in spots.' Carried over from the card record."},
				Problem{Term: "~Tonsillitis", Onset: "1981-02", Ended: "1981-02", Recorded: "1981-02-11", Status: "inactive", Significance: "minor"},
				Vaccine{Term: "BCG vaccination", At: "1989", Reported: true},
				Visit{Type: "Seen in GP's surgery", From: "2008-12-03T16:20", To: "2008-12-03T16:30", By: "Dr Esther Quill", Reason: "Cough", Text: "'I cough like my dad's old lorry.' Third this year. Chest clear today. Erythromycin as penicillin allergic, chest X-ray form given. Moving to Fairhaven in the spring."},
			}},
			{Partner: EST, ID: "E0420023", Patient: Patient{Ethnic: "H"}, Items: []Item{
				Problem{Term: "Bronchiectasis", Onset: "2013-02", Diagnosis: true, By: lis},
				Allergy{Term: "Allergy to penicillin", Kind: "allergy", Category: "medication", Status: "inactive", Verified: "refuted", Onset: "1981", Recorded: "2026-05-19", By: lis,
					Note: "Skin tests negative, graded challenge negative"},
				Panel{Name: "Sputum culture", Taken: "2026-10-14T09:15", Reported: "2026-10-17T11:20", Specimen: "Sputum", Results: []Result{{Test: "~Sputum culture", Text: "H. influenzae isolated. Sensitive: amoxicillin, doxycycline."}}},
				Panel{Name: "Full blood count", Taken: "2026-05-05T10:10", Results: []Result{{Test: "Hb", Value: "148", Range: "130-180"}, {Test: "WCC", Value: "8.1"}, {Test: "platelets", Value: "266"}}},
				Panel{Name: "Urea and electrolytes", Taken: "2026-05-05T10:10", Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "4.4"}, {Test: "creatinine", Value: "84", Range: "59-104"}, {Test: "eGFR", Value: "93"}}},
				Measure{Term: "~FEV1", At: "2026-06-12T09:50", Value: "2.1", Unit: "L", Where: "Respiratory physiology"},
				Procedure{Term: "Spirometry", At: "2026-06-12", Unit: "Respiratory physiology"},
				Procedure{Term: "~Graded drug challenge, amoxicillin", At: "2026-05-19", Unit: "Drug allergy clinic", By: lis, Note: "50 mg then 500 mg, no reaction"},
				Visit{Type: "~Seen in drug allergy clinic", From: "2026-05-19T09:00", To: "2026-05-19T13:30", Unit: "Drug allergy clinic", Where: "Day unit", By: lis, Service: "Respiratory medicine service", Reason: "Penicillin label since 1981"},
				Visit{Type: "Seen in respiratory clinic", From: "2026-06-12T10:00", To: "2026-06-12T10:20", Unit: "Respiratory medicine", Where: "Outpatients 1", By: lis, Service: "Respiratory medicine service", Reason: "Bronchiectasis, annual"},
				Booking{What: "Seen in respiratory clinic", Start: "2026-12-11T10:40", Unit: "Respiratory medicine", Where: "Outpatients 1", With: lis, Channel: "In-person"},
				Letter{Type: "Outpatient letter", Title: "Drug allergy clinic", On: "2026-05-19", Dictated: "2026-05-19", Filed: "2026-05-22T08:50", Format: "pdf", From: lis, Unit: "Drug allergy clinic", Setting: "Respiratory medicine service",
					To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Mr Gill", "Community pharmacy of his choice"},
					Body: `# Diagnosis
**Not allergic to penicillin.** Graded challenge negative, may have all penicillins.

# What was done
Childhood rash in 1981 with tonsillitis. Skin tests negative; amoxicillin 50 mg, 500 mg without reaction; three-day course at home clear.

# Medication changes
None by us. He takes doxycycline every day because of the label; that can now be thought about again.

# Action for GP
1. **Penicillin allergy REMOVED.** Please amend all records.
2. Tell him to throw away the bracelet.`, Sign: []string{lis, "Consultant in respiratory medicine"}},
			}},
			{Partner: NSC, ID: "NS-530023", Items: []Item{
				Problem{Term: "Bronchiectasis", Recorded: "2025-11-04", By: "Anna Roos"},
				Allergy{Term: "Allergy to penicillin", Kind: "allergy", Category: "medication", Status: "inactive", Recorded: "2026-07-07", By: "Anna Roos", Note: "On our sheet from the first visit. Told us the hospital has cleared him, made inactive."},
				Visit{Type: "Seen in physiotherapy department", From: "2025-11-04T15:00", To: "2025-11-04T15:45", Unit: "Respiratory team", Where: "Northshore Hub", By: "Anna Roos", Reason: "Chest clearance", Text: "His goal: 'Cough less at temple.' Active cycle of breathing taught, oscillating device loaned."},
				Visit{Type: "Seen in physiotherapy department", From: "2026-07-07T15:00", To: "2026-07-07T15:30", Unit: "Respiratory team", Where: "Northshore Hub", By: "Anna Roos", Reason: "Chest clearance review", Text: "Goal nearly met. Clears in ten minutes each morning before the cab."},
				Measure{Term: "Peripheral oxygen saturation", At: "2026-07-07T15:05", Value: "96", Unit: "%", By: "Anna Roos"},
			}},
			{Partner: CRV, ID: "CV-700023", Items: []Item{
				Allergy{Term: "Allergy to penicillin", Verified: "entered-in-error", Recorded: "2025-02-11", By: "Sr Kath Ives", Note: "Ticked on the wrong line of the form"},
				Problem{Term: "~Laceration of right shin", Onset: "2025-02-09", Ended: "2025-03-04", Status: "resolved", By: "Sr Kath Ives"},
				Visit{Type: "~Wound clinic", From: "2025-02-11T11:30", To: "2025-02-11T11:50", Unit: "Crouch Vale clinic", By: "Sr Kath Ives", Reason: "Shin caught on lorry step", Text: "S: sore, working. O: 38 x 6 mm, clean edges, no pus. A: healing. P: dressing, again Tue. Gained consent."},
				Visit{Type: "~Wound clinic", From: "2025-03-04T11:30", To: "2025-03-04T11:40", Unit: "Crouch Vale clinic", By: "Sr Kath Ives", Reason: "Healed, discharged"},
			}},
		},
	}
}
