package cast

// p25 is Beverley Skinner: a plain story on purpose, because what is tested with
// her is that somebody else's record in her answer is seen at once (H1). Her
// practice's orders fill more than one page, so that a later page can be wrong.
func p25() Person {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	return Person{
		Key: "P25", NHS: "9990309833", Family: "Skinner", Given: []string{"Beverley", "Dawn"}, Prefix: "Ms", Gender: "female", Born: "1971-10-09",
		Lines: []string{"", "18 Dyke Street", "", "Tidewell", ""}, Postcode: "ZZ7 8DS", Home: "01632 960125", Mobile: "07700 900125", GP: "F99003",
		Related: []Related{{Prefix: "Mr", Given: "Josh", Family: "Skinner", Codes: []string{"SON", "N"}, Phone: "07700 900625", Rank: "1"}},
		At: []Holding{
			{Partner: LAN, ID: "LFP-202571", Patient: Patient{Ethnic: "A", Marital: "D"}, Items: []Item{
				Problem{Term: "Hypothyroidism", Onset: "2011-05", Recorded: "2011-05-17", Significance: "major", By: quill},
				Problem{Term: "Depressive disorder", Onset: "2019-01-22", Significance: "major", By: quill},
				Problem{Term: "~Varicose veins", Onset: "2022-08", Recorded: "2022-08-30", Significance: "minor", By: banas},
				Allergy{Term: "Erythromycin", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"Vomiting"}, Severity: "moderate", Onset: "2004", Recorded: "2004-11-16"},
				Medicine{Term: "Levothyroxine sodium 100microgram tablets", Dose: "One in the morning on an empty stomach", Quantity: "28 tablet", Start: "2011-06-07", Last: "2026-11-09", Issues: 13, Review: "2027-03-09", By: quill},
				Medicine{Term: "Citalopram 20mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2019-01-22", Last: "2026-11-09", Issues: 13, Review: "2027-03-09", By: quill},
				Panel{Name: "Thyroid function", Taken: "2025-03-04", Copies: true, Results: []Result{{Test: "TSH", Value: "2.4"}}},
				Panel{Name: "Thyroid function", Taken: "2026-03-03", Copies: true, Results: []Result{{Test: "TSH", Value: "2.1"}}},
				Panel{Name: "Full blood count", Taken: "2026-03-03", Copies: true, Results: []Result{{Test: "Hb", Value: "133", Range: "115-165"}, {Test: "WCC", Value: "6.2"}, {Test: "platelets", Value: "254"}}},
				Panel{Name: "Cervical screening", Taken: "2024-02-06", Copies: true, Results: []Result{{Test: "~Cervical screening", Text: "Normal. Routine recall."}}},
				Measure{Term: "Blood pressure", At: "2026-03-10T10:15", Value: "126/78", By: "Lin Zhao"},
				Measure{Term: "Body weight", At: "2026-03-10T10:15", Value: "71.2", Unit: "kg", By: "Lin Zhao"},
				Measure{Term: "Patient Health Questionnaire Nine Item score", At: "2026-03-10T10:15", Value: "4", Code: "{score}", Survey: true, By: "Lin Zhao"},
				Measure{Term: "Never smoked tobacco", At: "2025-03-11T10:10", Text: "Never smoked", Social: true, By: "Lin Zhao"},
				Visit{Type: "Seen in GP's surgery", From: "2026-03-10T10:30", To: "2026-03-10T10:45", By: quill, Reason: "Mood and thyroid review", Text: "'I am all right, it is the stock-take that is not.' Sleeping, eating, laughing at her own sons. Stay on citalopram another year. TSH 2.1, same dose."},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-21", By: "Lin Zhao"},
				Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2022-10-18", By: "Lin Zhao"},
				Referral{What: "~Referral to vascular surgery", On: "2022-08-30", Status: "completed", Priority: "routine", To: "Estuary Teaching Hospitals, vascular clinic", Reason: "Aching veins, standing all day", By: banas},
				Relative{Code: "MTH", Who: "Mother", Illness: "Hypothyroidism", Age: "in her forties", On: "2011-05-17"},
				Routine{Visits: 7, Reasons: []string{"Repeat prescription query", "Bloods", "Sore throat", "Aching legs", "Results given"}, By: []string{quill, banas, "Lin Zhao"}},
			}},
			{Partner: EST, ID: "E0420025", Patient: Patient{Ethnic: "A"}, Items: []Item{
				Problem{Term: "~Varicose veins of both legs", Onset: "2023-02-14", Diagnosis: true, By: "Mr Rhodri Vaughan"},
				Panel{Name: "Thyroid function", Taken: "2026-03-03T08:50", Results: []Result{{Test: "TSH", Value: "2.1"}}},
				Panel{Name: "Full blood count", Taken: "2026-03-03T08:50", Results: []Result{{Test: "Hb", Value: "133", Range: "115-165"}, {Test: "WCC", Value: "6.2"}, {Test: "platelets", Value: "254"}}},
				Visit{Type: "Seen in hospital outpatient department", From: "2023-02-14T14:20", To: "2023-02-14T14:35", Unit: "Vascular surgery", Where: "Outpatients 5", By: "Mr Rhodri Vaughan", Reason: "Varicose veins"},
				Letter{Type: "Outpatient letter", Title: "Vascular clinic letter", On: "2023-02-14", Dictated: "2023-02-14", Filed: "2023-02-20T09:10", Format: "html", From: "Mr Rhodri Vaughan", Unit: "Vascular surgery",
					To: []string{"Dr P Banas, Lanternfield Family Practice"}, Copies: []string{"Ms Skinner"},
					Body: `# Diagnosis
Varicose veins of both legs, no skin change.

# Medication changes
None.

# Action for GP
1. Compression stockings, class 2.
2. Send her back if the skin breaks.`},
			}},
		},
	}
}
