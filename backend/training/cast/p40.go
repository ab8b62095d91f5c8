package cast

// p40 is Robin Trevelyan, whose gender and recorded sex differ: laboratories
// take their ranges from one or the other, and one partner still prints the
// title of long ago. Nobody sends an earlier name or number.
func p40() Person {
	const quill, kerr, ives = "Dr Esther Quill", "Dr Nuala Kerr", "Sr Kath Ives"
	return Person{
		Key: "P40", NHS: "9994151649", Family: "Trevelyan", Given: []string{"Robin", "Alex"}, Prefix: "Mx", Gender: "female", Born: "1990-06-28",
		Lines: []string{"", "9 Slipway", "", "Tidewell", ""}, Postcode: "ZZ7 9SL", Mobile: "07700 900140", GP: "F99003", Language: "en",
		Related: []Related{{Given: "Jo", Family: "Hartnoll", Codes: []string{"DOMPART", "N"}, Phone: "07700 900940", Rank: "1"}},
		At: []Holding{
			{Partner: LAN, ID: "LFP-201990", Patient: Patient{Ethnic: "A", Marital: "S", Language: "en", Sex: "M"}, Items: []Item{
				Problem{Term: "Migraine", Onset: "2009", Recorded: "2019-03-05", Significance: "minor", By: quill, Note: "Without aura; asked each year, because of the patches."},
				Medicine{Term: "~Estradiol 100micrograms/24hours transdermal patches", Dose: "One patch twice a week", Quantity: "8 patch", Start: "2019-06-11", Last: "2026-11-09", Issues: 4, Review: "2027-03-09", By: quill, Route: "Transdermal"},
				Medicine{Term: "Finasteride", Text: "Finasteride 5mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2019-06-11", Last: "2026-11-09", Issues: 4, Review: "2027-03-09", By: quill},
				Measure{Term: "Blood pressure", At: "2026-09-08T09:20", Value: "118/72", By: "Lin Zhao"},
				Measure{Term: "Body weight", At: "2026-09-08T09:20", Value: "71.6", Unit: "kg", By: "Lin Zhao"},
				Measure{Term: "Never smoked tobacco", At: "2026-09-08T09:20", Text: "Never smoked", Social: true, By: "Lin Zhao"},
				Visit{Type: "Seen in GP's surgery", From: "2026-09-15T16:10", To: "2026-09-15T16:24", By: quill, Reason: "Yearly review",
					Text: "'Same as ever, which is how I like it.' Patches and finasteride continue. Migraine two a year, no aura. Bloods with the hospital, to be read against the hormones, not the birth certificate."},
				Note{Title: "Seen in GP's surgery", On: "2026-09-15T16:10", By: quill, Labels: []string{"R"}, Parts: [][2]string{
					{"Prostate screening", "Is not called by any list as registered female, and still has a prostate. Talked about PSA and its limits; would like it every two years, asked for by us by hand."}}},
				Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2023-10-17", Reported: true},
				Vaccine{Term: "Booster diphtheria, tetanus, acellular pertussis and inactivated polio vaccination", At: "1994-01-18", Reported: true},
				Routine{Visits: 4, Reasons: []string{"Repeat prescription query", "Headache diary", "Blood pressure check"}, By: []string{quill, "Lin Zhao"}},
			}},
			{Partner: EST, ID: "E0416604", Patient: Patient{Ethnic: "A", Sex: "M"}, Items: []Item{
				Problem{Term: "Migraine", Onset: "2026-03-12", Diagnosis: true, By: kerr},
				Panel{Name: "Full blood count", Taken: "2026-09-08T09:25", Conclusion: "Range: adult male", Results: []Result{
					{Test: "Hb", Value: "141", Range: "130-180", Flag: "N"}, {Test: "WCC", Value: "6.2", Flag: "N"}, {Test: "platelets", Value: "228", Flag: "N"}}},
				Panel{Name: "Hormones", Taken: "2026-09-08T09:25", Results: []Result{{Test: "Serum oestradiol level", Value: "412", Unit: "pmol/L"}, {Test: "PSA", Value: "0.4", Range: "0.0-2.5", Note: "Finasteride about halves PSA"}}},
				Visit{Type: "Seen in neurology clinic", From: "2026-03-12T11:40", To: "2026-03-12T12:05", Unit: "Neurology", Where: "Outpatients 1", By: kerr, Service: "Neurology service", Reason: "Headaches"},
				Letter{Type: "Outpatient letter", Title: "Headache clinic letter", On: "2026-03-12", Dictated: "2026-03-12", Filed: "2026-03-19T08:20", Format: "html", From: kerr, Unit: "Neurology", Setting: "Neurology service", To: []string{"Lanternfield Family Practice"}, Copies: []string{"Mx R Trevelyan"},
					Body: `**Diagnosis:** migraine without aura.

Mx Trevelyan has two attacks a year. No aura, so no reason from us to change the patches.

# Action for GP
1. No scan needed.
2. Please ask about aura each year.`},
			}},
			{Partner: CRV, ID: "CV-604119", Patient: Patient{Prefix: "Mr"}, Items: []Item{
				Allergy{Term: "~Adhesive dressing", Reactions: []string{"Contact dermatitis"}, Severity: "mild", Recorded: "2026-09-22", By: ives},
				Problem{Term: "~Burn of forearm", Onset: "2026-09-19", Ended: "2026-10-13", Status: "resolved", By: ives},
				Measure{Term: "Body temperature", At: "2026-09-22T10:10", Value: "36.8", Unit: "°C", Code: "Cel", By: ives},
				Visit{Type: "~Treatment room visit", From: "2026-09-22T10:00", To: "2026-09-22T10:20", Unit: "Treatment room", Where: "Crouch Vale clinic", By: ives, Reason: "Burn dressing",
					Text: "S: engine burn to L forearm 3/7. O: 4 x 2.5 cm, superficial, clean. Red square under the old dressing: adhesive. Hb 141 this month, fine for female range 115-165. A: healing. P: silicone, gained consent, weekly x3."},
				Visit{Type: "~Treatment room visit", From: "2026-10-13T10:05", To: "2026-10-13T10:15", Unit: "Treatment room", Where: "Crouch Vale clinic", By: ives, Reason: "Burn healed, discharged"},
				Letter{Type: "Community nursing report", Title: "Treatment room discharge", On: "2026-10-13", Filed: "2026-10-14T09:00", Format: "text", From: ives, Unit: "Treatment room", Setting: "Community nursing service", To: []string{"Lanternfield Family Practice"}, About: "Mr R Trevelyan\nborn 28-Jun-1990",
					Body: `Burn of left forearm healed in three visits. Reacts to adhesive dressings, silicone is fine.

Mr Trevelyan is discharged.`},
			}},
		},
	}
}
