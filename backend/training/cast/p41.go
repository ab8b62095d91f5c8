package cast

// p41 is Nathaniel Francois, whose practice holds back confidential items and
// whose hospital labels its own restricted: an interaction that only somebody
// who sees both sides can see (H23).
func p41() Person {
	const banas, winter = "Dr Piotr Banas", "Dr Hal Winter"
	hidden := []string{"HIV", "R"}
	return Person{
		Key: "P41", NHS: "9990580448", Family: "Francois", Given: []string{"Nathaniel", "Obadiah"}, Prefix: "Mr", Gender: "male", Born: "1969-09-13",
		Lines: []string{"", "40 Kelp Street", "", "Tidewell", ""}, Postcode: "ZZ7 4KS", Mobile: "07700 900141", GP: "F99003", Language: "en",
		At: []Holding{
			{Partner: LAN, ID: "LFP-190226", Patient: Patient{Ethnic: "M", Marital: "S", Religion: "Anglican", Language: "en"},
				Warn: map[string]string{"allergies": "confidential-items", "problems": "confidential-items", "medications": "confidential-items"}, Items: []Item{
					Problem{Term: "Type 2 diabetes mellitus", Onset: "2017-03-21", Significance: "major", By: banas},
					Problem{Term: "Hypercholesterolaemia", Onset: "2017-04-04", Significance: "minor", By: banas},
					Medicine{Term: "Metformin 500mg tablets", Dose: "two twice a day", Quantity: "112 tablet", Start: "2019-09-10", Last: "2026-11-12", Issues: 5, Review: "2027-03-16", By: banas},
					Medicine{Term: "Simvastatin 40mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2017-04-04", Last: "2026-11-12", Issues: 5, Review: "2027-03-16", By: banas},
					Panel{Name: "Haemoglobin A1c", Taken: "2025-09-16T08:40", Results: []Result{{Test: "HbA1c", Value: "61", Flag: "H"}}},
					Panel{Name: "Haemoglobin A1c", Taken: "2026-09-15T08:35", Results: []Result{{Test: "HbA1c", Value: "59", Flag: "H"}}},
					Panel{Name: "Urea and electrolytes", Taken: "2026-09-15T08:35", Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.6"}, {Test: "creatinine", Value: "98", Range: "59-104"}, {Test: "eGFR", Value: "76"}}},
					Measure{Term: "Blood pressure", At: "2026-09-15T08:30", Value: "132/78", By: "Lin Zhao"},
					Measure{Term: "Body weight", At: "2026-09-15T08:30", Value: "91.2", Unit: "kg", By: "Lin Zhao"},
					Visit{Type: "Seen in GP's surgery", From: "2026-09-22T15:10", To: "2026-09-22T15:24", By: banas, Reason: "Diabetes review",
						Text: "'I taste all day, I am a chef.' HbA1c 59, was 61. Feet and pulses good. Metformin stays at two twice a day."},
					Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-06", By: "Lin Zhao"},
					Vaccine{Term: "Pneumococcal 23-valent polysaccharide vaccination given", At: "2017-10-10"},
					Relative{Code: "MTH", Who: "Mother", Illness: "Type 2 diabetes mellitus", On: "2017-03-21"},
					Letter{Type: "Other report", Title: "Eye screening result", On: "2026-08-18", Format: "text", Setting: "General practice service", Heading: []string{"Marshland and Estuary diabetic eye screening"},
						Body: `Both eyes photographed. No retinopathy. Next invitation in twelve months.`},
					Routine{Visits: 5, Reasons: []string{"Foot check", "Bloods", "Repeat prescription query", "Burn to forearm, dressing"}, By: []string{banas, "Lin Zhao"}},
				}},
			{Partner: EST, ID: "E0407713", Patient: Patient{Ethnic: "M"}, Items: []Item{
				Problem{Term: "Human immunodeficiency virus infection", Onset: "2008", By: winter, Labels: hidden},
				Allergy{Term: "Abacavir", Kind: "allergy", Category: "medication", Critical: "high", Reactions: []string{"Rash"}, Onset: "2009", Recorded: "2009-02-11", ReactNote: "hypersensitivity, day nine, fever and rash; never again", By: winter, Labels: hidden},
				Medicine{Term: "Dolutegravir", Text: "Dolutegravir 50mg tablets", Dose: "One OD", Kind: "community", Start: "2016-04-14", By: winter, Labels: hidden},
				Medicine{Term: "Emtricitabine + Tenofovir disoproxil", Text: "Emtricitabine 200mg / Tenofovir disoproxil 245mg tablets", Dose: "One OD", Kind: "community", Start: "2010-03-18", By: winter, Labels: hidden},
				Panel{Name: "HIV viral load", Taken: "2026-10-15T10:20", By: winter, Labels: hidden, Results: []Result{{Test: "~HIV-1 RNA", Value: "20", Comparator: "<", Unit: "copies/mL"}}},
				Panel{Name: "Liver function", Taken: "2026-10-15T10:20", Results: []Result{{Test: "ALT", Value: "27"}, {Test: "albumin", Value: "43"}}},
				Visit{Type: "Seen in sexual health clinic", From: "2026-10-22T10:00", To: "2026-10-22T10:25", Unit: "Genitourinary medicine", Where: "Outpatients 6", By: winter, Service: "Genitourinary medicine service", Reason: "Six-monthly review", Labels: hidden},
				Booking{What: "Seen in sexual health clinic", Start: "2027-04-22T10:00", Minutes: 30, Unit: "Genitourinary medicine", Where: "Outpatients 6", With: winter, Labels: hidden},
				Letter{Type: "Outpatient letter", Title: "Clinic letter", On: "2026-10-22", Dictated: "2026-10-22", Filed: "2026-10-27T08:30", Format: "pdf", From: winter, Unit: "Genitourinary medicine", Setting: "Genitourinary medicine service", To: []string{"Mr N O Francois"}, Labels: hidden,
					Body: `Undetectable since {2010}. Well, working six evenings.

**Metformin:** with dolutegravir please keep metformin to 1 g a day. Dolutegravir raises metformin; you told me you take two twice a day, which is 2 g.

# Medicines from this clinic
- Dolutegravir 50 mg once a day
- Emtricitabine 200 mg with tenofovir disoproxil 245 mg once a day

Patient asks that his GP is told by us, not by this record: phone call made {2026-10-22|02-Jan}, message left.`},
			}},
		},
	}
}
