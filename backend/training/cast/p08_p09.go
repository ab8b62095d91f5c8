package cast

// p08 and p09 are two Susan Margaret Clarkes with the same date of birth, who
// have never met.
func p08() Person {
	const qazi, adegoke = "Dr Imran Qazi", "Dr Femi Adegoke"
	return Person{
		Key: "P08", NHS: "9991715215", Family: "Clarke", Given: []string{"Susan", "Margaret"}, Prefix: "Mrs", Gender: "female", Born: "1952-05-05",
		Lines: []string{"", "9 Plover Rise", "", "Fairhaven", ""}, Postcode: "ZZ4 3PR", Home: "01632 960108", GP: "F99001",
		At: []Holding{
			{Partner: FAI, ID: "FMC097752", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "Church of England", Language: "en"}, Items: append([]Item{
				Problem{Term: "Permanent atrial fibrillation", Onset: "2013-11-19", Significance: "major", By: qazi},
				Problem{Term: "Aortic valve stenosis", Text: "Aortic stenosis, mechanical valve 2014", Onset: "2013", Significance: "major", By: qazi},
				Allergy{Term: "Doxycycline", Kind: "intolerance", Category: "medication", Reactions: []string{"Vomiting"}, Recorded: "2017-02-20", By: qazi},
				Medicine{Term: "Warfarin 3mg tablets", Dose: "as per yellow book", Quantity: "28 tablet", Start: "2014-05-13", Last: "2026-11-02", Issues: 3, By: qazi},
				Medicine{Term: "Warfarin 1mg tablets", Dose: "as per yellow book", Quantity: "56 tablet", Start: "2014-05-13", Last: "2026-11-02", Issues: 3, By: qazi},
				Panel{Name: "INR", Taken: "2026-09-14T09:05", Results: []Result{{Test: "INR", Value: "2.4"}}},
				Panel{Name: "INR", Taken: "2026-10-12T09:10", Results: []Result{{Test: "INR", Value: "3.1"}}},
				Panel{Name: "INR", Taken: "2026-11-16T09:00", Conclusion: "Dose omitted. Repeat {2026-11-23}.", Results: []Result{{Test: "INR", Value: "5.8", Flag: "HH"}}},
				Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-16T12:20", To: "2026-11-16T12:26", By: qazi, Reason: "INR 5.8, no bleeding, omit tonight"},
				Booking{What: "~INR clinic", Start: "2026-11-23T09:00", Minutes: 10, Channel: "In-person", With: "Sr Dawn Perrin"},
				Alert{Term: "~Mechanical heart valve, on warfarin", Category: "Clinical", Start: "2014-05-13"},
				Letter{Type: "Clinic Note", Title: "Anticoagulation plan", Category: "Clinical note", On: "2026-11-16", Format: "text", From: qazi, Setting: "General practice service",
					Body: "INR 5.8. No bleeding, no new medicines, has been off her food with a cold. Omit tonight, 3 mg tomorrow, repeat {2026-11-23}. Bleeding advice given."},
				Routine{Visits: 6, Reasons: []string{"INR check", "Blood pressure check", "Repeat prescription query"}, By: []string{qazi, "Sr Dawn Perrin"}},
			}, p08More()...)},
			p08Community(),
			{Partner: EST, ID: "E0406120", Patient: Patient{Status: "number-present-but-not-traced"}, Items: []Item{
				Problem{Term: "Aortic valve stenosis", Onset: "2013", Diagnosis: true, Status: "resolved", By: adegoke, Note: "Mechanical valve 2014"},
				Visit{Type: "Seen in cardiac clinic", From: "2026-05-19T10:30", To: "2026-05-19T10:50", Unit: "Cardiology", Where: "Outpatients 2", By: adegoke, Service: "Cardiology service", Reason: "Annual valve review"},
				Letter{Type: "Outpatient letter", Title: "Cardiology clinic letter", On: "2026-05-19", Dictated: "2026-05-20", Filed: "2026-05-27T08:00", Format: "pdf", From: adegoke, Unit: "Cardiology", Setting: "Cardiology service", To: []string{"Dr I Qazi"}, About: "Mrs S M Clarke\n",
					Body: "Well. Valve sounds crisp. Echo unchanged. INR range 2.5 to 3.5. See in a year."},
			}},
			{Partner: MCC, ID: "ASC-22017", Patient: Patient{Unverified: true}, Items: []Item{
				Equipment{What: "Bath lift", On: "2026-07-27"},
				Team{Name: "Fairhaven locality team", From: "2026-07-20", Members: []Member{{"Pat Rudge OT", "Community-based occupational therapist", "01632 960155"}}},
				Assessment{What: "Occupational therapy assessment", Status: "completed", Asked: "2026-07-06", From: "2026-07-20", To: "2026-07-20"},
				Booking{What: "~Bath lift check", Start: "2026-12-08T14:00", Minutes: 30, With: "Pat Rudge OT"},
			}},
		},
	}
}

func p09() Person {
	const obi = "Dr Ada Obi"
	return Person{
		Key: "P09", NHS: "9993350583", Family: "Clarke", Given: []string{"Susan", "Margaret"}, Prefix: "Ms", Gender: "female", Born: "1952-05-05",
		Lines: []string{"", "60 Harbour View", "", "Tidewell", ""}, Postcode: "ZZ7 1HV", Home: "01632 960109", GP: "F99003",
		At: []Holding{p09Practice(), p09Community(), {Partner: EST, ID: "E0406121", Items: []Item{
			Problem{Term: "Malignant neoplasm of breast", Site: "right", Onset: "2024-01", Diagnosis: true, By: obi},
			Problem{Term: "Osteoarthritis of knee", Diagnosis: true, Recorded: "2026-06-16"},
			Referral{What: "~Orthopaedics, knee replacement", On: "2026-06-16", Status: "active", Priority: "routine", To: "Orthopaedics, Northmarsh Treatment Centre", Reason: "Osteoarthritis of knee, on list for replacement"},
			Procedure{Term: "Simple mastectomy", Site: "right", At: "2024-03-12", Unit: "Breast surgery"},
			Visit{Type: "Seen in oncology clinic", From: "2026-02-20T14:00", To: "2026-02-20T14:20", Unit: "Oncology", Where: "Outpatients 6", By: obi, Service: "Medical oncology service"},
			Booking{What: "~Pre-operative assessment, knee replacement", Start: "2026-12-03T08:30", Minutes: 60, Unit: "Orthopaedics", Where: "Northmarsh Treatment Centre"},
			Letter{Type: "Outpatient letter", Title: "Oncology letter", On: "2026-02-20", Dictated: "2026-02-20", Filed: "2026-02-26T09:10", Format: "pdf", From: obi, Unit: "Oncology", Setting: "Medical oncology service", To: []string{"Lanternfield Family Practice"}, About: "Ms S M Clarke",
				Body: `Two years from right mastectomy for a 19 mm grade 2 ductal cancer, node negative, ER 8/8. No recurrence. Letrozole: hot flushes bearable, knees worse. Continue to five years.

Fit for knee replacement from our point of view.`},
		}}},
	}
}
