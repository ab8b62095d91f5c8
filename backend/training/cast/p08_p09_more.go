package cast

// p08More is what the practice holds of Mrs Clarke besides her valve and her
// warfarin.
func p08More() []Item {
	const qazi, perrin = "Dr Imran Qazi", "Sr Dawn Perrin"
	return []Item{
		Panel{Name: "Urea and electrolytes", Taken: "2026-06-02T09:10", Conclusion: "Normal", Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.4"}, {Test: "creatinine", Value: "71"}, {Test: "eGFR", Value: "76"}}},
		Panel{Name: "Full blood count", Taken: "2026-06-02T09:10", Results: []Result{{Test: "Hb", Value: "129", Range: "115-165"}, {Test: "platelets", Value: "244"}}},
		Measure{Term: "Blood pressure", At: "2026-06-02T09:15", Value: "128/76", By: perrin},
		Measure{Term: "~Household", At: "2026-06-02T09:20", Text: "Lives with husband", Social: true, By: perrin},
		Procedure{Term: "Structured medication review", At: "2026-06-02", By: "Kofi Mensah"},
		Note{Title: "Telephone consultation", On: "2026-11-16T12:20", By: qazi, Parts: [][2]string{{"Problem", "INR 5.8, no bleeding. Off food with a cold."}, {"Plan", "Omit tonight, 3 mg tomorrow, repeat Monday. Bleeding advice."}}},
		Referral{What: "Referral to community nursing service", On: "2026-09-21", Status: "completed", Priority: "urgent", To: "Crouch Valley community nurses", Reason: "Skin tear left shin, on warfarin", By: perrin},
		Relative{Code: "FTH", Who: "Father", Illness: "Aortic valve stenosis", Age: "in his seventies", On: "2013-11-19"},
		Plan{Title: "Anticoagulation plan", Category: "Care plan", From: "2014-05-13", Review: "2027-05-11", By: qazi, Describe: "Mechanical aortic valve. INR range 2.5 to 3.5", Activities: []string{"INR at least every four weeks", "Yellow book to every visit"}},
		Team{Name: "Usual GP", From: "2013-11-19", Members: []Member{{qazi, "General practitioner", "01632 960100"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-07", By: perrin},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-06", By: perrin},
	}
}

// p08Community dressed a skin tear that would not stop oozing.
func p08Community() Holding {
	const ives = "Sr Kath Ives"
	return Holding{Partner: CRV, ID: "CV-318204", Items: []Item{
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-09-22T13:30", To: "2026-09-22T14:00", Unit: "Crouch Vale district nurses", By: ives, Service: "Community nursing service", Reason: "Skin tear",
			Text: "S: bath edge, three days ago. O: left shin flap 35 × 20 mm, oozes. A: category 2 tear, on warfarin. P: silicone dressing, gained consent, back Friday."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-09-25T13:30", To: "2026-09-25T13:50", Unit: "Crouch Vale district nurses", By: ives, Service: "Community nursing service", Reason: "Skin tear", Text: "S: dry since Wednesday. O: flap down 34 × 18 mm. P: leave a week."},
		Visit{Type: "Seen in primary care leg ulcer clinic", From: "2026-10-06T10:00", To: "2026-10-06T10:15", Unit: "Leg club", Where: "Crouch Vale clinic", By: ives, Service: "Community nursing service", Reason: "Skin tear", Text: "O: healed. Discharged."},
		Problem{Term: "~Skin tear, left shin", Onset: "2026-09-19", Ended: "2026-10-06", Status: "resolved", By: ives},
		Measure{Term: "~Wound size", At: "2026-09-22T13:40", Text: "35 × 20 mm", By: ives},
		Alert{Term: "~On warfarin, bleeds", Category: "Clinical", Start: "2026-09-22", By: ives},
	}}
}

// p09Practice asserts no known allergy, and warns that results wait to be
// filed.
func p09Practice() Holding {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	return Holding{Partner: LAN, ID: "LFP41190", Patient: Patient{Ethnic: "B", Marital: "D", Religion: "None", Language: "en"}, Warn: map[string]string{"results": "data-awaiting-filing"}, Items: []Item{
		Problem{Term: "Malignant neoplasm of breast", Site: "right", Onset: "2024-01", Recorded: "2024-01-30", Significance: "major", By: quill},
		Problem{Term: "Osteoarthritis of knee", Onset: "2025", Recorded: "2025-09-16", Significance: "minor", By: banas},
		Allergy{Term: "No known allergy", Recorded: "2024-02-06", By: quill},
		Medicine{Term: "Letrozole", Text: "Letrozole 2.5mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2024-04-09", Last: "2026-11-10", Issues: 3, Review: "2027-02-16", By: quill},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two up to four times a day when required, max 8 in 24 hours", PRN: true, Quantity: "100 tablet", Start: "2025-09-16", Last: "2026-10-13", Issues: 2, Every: 56, By: banas},
		Panel{Name: "Full blood count", Taken: "2026-09-22T08:50", Results: []Result{{Test: "Hb", Value: "134", Range: "115-165"}, {Test: "WCC", Value: "5.9"}, {Test: "platelets", Value: "258"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-09-22T08:50", Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "4.2"}, {Test: "creatinine", Value: "68"}, {Test: "eGFR", Value: "81"}}},
		Measure{Term: "Blood pressure", At: "2026-09-22T08:45", Value: "126/78", By: "Lin Zhao"},
		Measure{Term: "Lives alone", At: "2026-09-22T08:45", Text: "Lives alone", Social: true, By: "Lin Zhao"},
		Procedure{Term: "~Bone density scan", At: "2025-05-20", Note: "Normal"},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-22T08:40", To: "2026-09-22T08:55", By: "Lin Zhao", Reason: "Bloods before knee", Text: "'I count the stairs before I start.' Bloods and BP for the pre-op. Hot flushes bearable."},
		Note{Title: "Seen in GP's surgery", On: "2025-09-16T15:10", By: banas, Parts: [][2]string{{"In her words", "'My knees have aged faster than I have.'"}, {"Examination", "Crepitus right more than left, no effusion."}, {"Plan", "Paracetamol, physiotherapy, orthopaedics if no better."}}},
		Referral{What: "Referral to physiotherapist", On: "2025-09-16", Status: "completed", Priority: "routine", To: "Northshore physiotherapy", Reason: "Osteoarthritis of knee", By: banas},
		Relative{Code: "MTH", Who: "Mother", Illness: "Malignant neoplasm of breast", Age: "at 70", On: "2024-02-06"},
		Plan{Title: "Cancer care review", Category: "Cancer care plan", From: "2024-09-10", Review: "2027-02-16", By: quill, Activities: []string{"Letrozole to five years", "Bone density every two years"}},
		Team{Name: "Usual GP", From: "2019-02-04", Members: []Member{{quill, "General practitioner", "01632 960130"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-13", By: "Lin Zhao"},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2025-10-13", By: "Lin Zhao"},
		Routine{Visits: 5, Reasons: []string{"Knee", "Repeat prescription query", "Hot flushes"}, By: []string{quill, banas}},
	}}
}

// p09Community readies her knees for the operation.
func p09Community() Holding {
	const roos = "Anna Roos"
	return Holding{Partner: NSC, ID: "NS0033017", Items: []Item{
		Visit{Type: "Seen in physiotherapy department", From: "2025-11-05T11:00", To: "2025-11-05T11:40", Unit: "Musculoskeletal physiotherapy", Where: "Northshore Hub", By: roos, Reason: "Knees", Text: "\"I want to kneel in my garden.\" Quads weak. Class ×6 offered."},
		Visit{Type: "Seen in physiotherapy department", From: "2026-10-15T11:00", To: "2026-10-15T11:30", Unit: "Musculoskeletal physiotherapy", Where: "Northshore Hub", By: roos, Reason: "Before knee replacement", Text: "\"I want to be on my feet by the bulbs.\" Right flexion 95, left 110. Crutches measured."},
		Measure{Term: "~Knee flexion, right", At: "2026-10-15T11:10", Value: "95", Unit: "deg", By: roos},
		Problem{Term: "Osteoarthritis of knee", Site: "right", Recorded: "2025-11-05", By: roos},
	}}
}
