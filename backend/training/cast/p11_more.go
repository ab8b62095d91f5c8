package cast

// p11Old is the number that was merged into another: two partners still use it.
const p11Old = "9996697649"

// p11Practice has the current number.
func p11Practice() Holding {
	const fisher, bowen, toft = "Dr Ola Fisher", "Dr Siân Bowen", "Jackie Toft"
	const each, review = "One to be taken each morning", "2027-02-09"
	return Holding{Partner: SAL, ID: "SAL24459", Patient: Patient{Ethnic: "N", Marital: "M", Religion: "Pentecostal", Language: "en", Also: []string{"yo"}, Next: []Related{{Prefix: "Pastor", Given: "Emmanuel", Family: "Oyelaran", Codes: []string{"SPS"}, Relation: "Husband"}}}, Items: []Item{
		Problem{Term: "Malignant neoplasm of breast", Site: "left", Onset: "2024-02", Recorded: "2024-02-27", Significance: "major", By: bowen},
		Problem{Term: "Type 2 diabetes mellitus", Text: "T2DM", Onset: "2015", Recorded: "2015-03-17", Significance: "major", By: bowen},
		Problem{Term: "Essential hypertension", Recorded: "2010-11-09", Significance: "minor"},
		Problem{Term: "Osteoporosis", Recorded: "2024-06-25", Significance: "minor", By: bowen},
		Allergy{Term: "Codeine", Kind: "intolerance", Category: "medication", Reactions: []string{"Itching"}, Recorded: "2013-08-06", By: bowen},
		Medicine{Term: "Letrozole", Text: "Letrozole 2.5mg tablets", Dose: each, Quantity: "28 tablet", Start: "2024-08-20", Last: "2026-11-10", Issues: 3, Review: review, By: bowen},
		Medicine{Term: "Amlodipine 10mg tablets", Dose: each, Quantity: "28 tablet", Start: "2018-05-15", Last: "2026-11-10", Issues: 3, Review: review, By: bowen},
		Medicine{Term: "Losartan 50mg tablets", Dose: each, Quantity: "28 tablet", Start: "2012-02-07", Last: "2026-11-10", Issues: 3, Review: review, By: bowen},
		Panel{Name: "Urea and electrolytes", Taken: "2026-08-04T09:00", Conclusion: "NORMAL", Results: []Result{{Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.1"}, {Test: "creatinine", Value: "76"}, {Test: "eGFR", Value: "74"}}},
		Panel{Name: "Bone profile", Taken: "2026-08-04T09:00", Results: []Result{{Test: "calcium", Value: "2.38"}, {Test: "albumin", Value: "41"}}},
		Measure{Term: "Blood pressure", At: "2026-08-04T08:50", Value: "134/80", By: toft, Note: "RIGHT ARM ONLY"},
		Measure{Term: "Body weight", At: "2026-08-04T08:50", Value: "79.3", Unit: "kg", By: toft},
		Measure{Term: "~Occupation", At: "2024-02-27T11:00", Text: "RETIRED HEADTEACHER, LIVES WITH HUSBAND (PASTOR)", Social: true, By: bowen},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-28T11:20", To: "2026-09-28T11:35", By: fisher, Reason: "CELLULITIS L ARM", Text: "OOH SAT: CELLULITIS L ARM ON LYMPHOEDEMA. BETTER, EDGE BACK 2 CM. CONTINUE DOXY. NO BP OR BLOODS LEFT."},
		Note{Title: "Seen in GP's surgery", On: "2026-09-28T11:20", By: fisher, Parts: [][2]string{{"HISTORY", "OOH SAT. ARM HOT, NOW BETTER."}, {"PLAN", "FINISH DOXY. SLEEVE WHEN SETTLED. NO BP LEFT."}}},
		Referral{What: "~Fast track breast clinic", On: "2024-01-30", Status: "completed", Priority: "urgent", To: "Estuary breast surgery", Reason: "LUMP L BREAST", By: bowen},
		Referral{What: "~Lymphoedema and podiatry", On: "2025-09-16", Status: "completed", Priority: "routine", To: "Northshore Community", Reason: "ARM SWELLING AFTER BREAST SURGERY; DIABETIC FEET", By: bowen},
		Relative{Code: "MTH", Who: "MOTHER", Illness: "Type 2 diabetes mellitus", On: "2015-03-17"},
		Alert{Term: "~No blood pressure or needles left arm", Category: "Clinical", Start: "2024-05-28"},
		Plan{Title: "Cancer care review", Category: "Cancer care plan", From: "2024-09-17", Review: review, By: bowen, Activities: []string{"LETROZOLE", "DENOSUMAB SIX-MONTHLY AT HOSPITAL", "HBA1C YEARLY"}},
		Procedure{Term: "Structured medication review", At: "2026-08-04", By: toft},
		Team{Name: "Usual GP", From: "2010-11-09", Members: []Member{{bowen, "General practitioner", "01632 960120"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-14", By: toft},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2025-10-14", By: toft},
		Routine{Visits: 7, Reasons: []string{"BP CHECK", "REPEAT QUERY", "HOT FLUSHES", "BLOODS"}, By: []string{bowen, toft}},
	}}
}

// p11Community looks after feet and arm under the old number.
func p11Community() Holding {
	const podiatry, lymph = "Podiatry", "Lymphoedema service"
	return Holding{Partner: NSC, ID: "NS0029944", Patient: Patient{NHS: p11Old, Religion: "Christian"}, Items: []Item{
		Problem{Term: "~Diabetic foot risk: moderate", Recorded: "2026-05-12"},
		Problem{Term: "~Lymphoedema of arm", Site: "left", Recorded: "2025-10-20"},
		Visit{Type: "~Podiatry clinic", From: "2026-05-12T09:40", To: "2026-05-12T10:05", Unit: podiatry, Where: "Northshore Hub", Service: "Community-based podiatry service", Reason: "Diabetic foot check", Text: "\"I want to stand through the singing.\" Pulses present, 10 g monofilament 8/10 left. Risk moderate. Three-monthly."},
		Visit{Type: "~Podiatry clinic", From: "2026-08-18T09:40", To: "2026-08-18T10:00", Unit: podiatry, Where: "Northshore Hub", Service: "Community-based podiatry service", Reason: "Diabetic foot check", Text: "Callus reduced. Risk moderate."},
		Visit{Type: "~Lymphoedema clinic", From: "2025-10-20T14:00", To: "2025-10-20T14:45", Unit: lymph, Where: "Northshore Hub", Reason: "Left arm", Text: "Volume 9 % over right. Sleeve fitted. No blood pressure that side."},
		Measure{Term: "~Arm volume, left over right", At: "2025-10-20T14:20", Value: "9", Unit: "%"},
		Alert{Term: "~Lymphoedema left arm: no blood pressure, no needles", Category: "Clinical", Start: "2025-10-20"},
		Booking{What: "~Podiatry clinic", Start: "2026-12-10T09:40", Minutes: 20, Channel: "In-person", Unit: podiatry, Where: "Northshore Hub"},
		Team{Name: podiatry, From: "2025-09-16", Members: []Member{{"Duty podiatrist", "~Podiatrist", "01632 960136"}}},
		Letter{Type: "Clinical letter", Title: "Podiatry letter", On: "2026-05-12", Dictated: "2026-05-12", Filed: "2026-05-15T09:00", Format: "html", Unit: podiatry, Setting: "Community-based podiatry service", To: []string{"The Saltings Surgery"},
			Body: "Foot risk **moderate**: loss of feeling left, pulses good. Shoes checked. Seen every three months. \"I want to stand through the singing.\""},
	}}
}

// p11UrgentCare treated the arm on a Saturday, under the old number, which its
// report prints.
func p11UrgentCare() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-779035", Patient: Patient{NHS: p11Old}, Items: []Item{
		Visit{Type: "Seen in out of hours centre", From: "2026-09-26T16:50", To: "2026-09-26T17:20", By: lowe, Service: "Out of hours service", Reason: "Cellulitis arm", Text: "Doxycycline supplied. No BP on left.", Outcome: "Treated, own GP Monday"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-09-26", Filed: "2026-09-26T17:31", Format: "fixed", From: lowe, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2609-004774   Page 1/1
OYELARAN Grace Oluwaseun  F  02-Dec-1961  NHS 9996697649  {2026-09-26} 15:08
Callback 07700900634   Adv/Seen: PCC Southmere 16:50   Closed 17:20
----------------------------------------------------------------------------
HPC   L arm red, hot since a.m., shivery. Lymphoedema after breast op 2024. T
      2DM.   DH letrozole, losartan, amlodipine.   Allerg: codeine (itch)
O/E   T 37.9  P 92  BP 136/82 R arm - no BP on left.  Cellulitis forearm, edg
      e marked.  No abscess.
Plan  Doxycycline 100mg 2 stat then od 7/7. 999 if rigors. GP Mon.
                                               H Lowe ANP  NGU
`},
	}}
}
