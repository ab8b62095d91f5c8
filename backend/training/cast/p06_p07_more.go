package cast

// rahmanTold is what the practice was told: English at school, Sylheti at home.
var rahmanTold = Patient{Ethnic: "K", Religion: "Muslim", Language: "en", Also: []string{"Sylheti"}, Next: rahmanContacts}

var rahmanContacts = []Related{
	{Prefix: "Mrs", Given: "Shahida", Family: "Rahman", Codes: []string{"MTH"}, Relation: "Mother", Phone: "07700 900106"},
	{Prefix: "Mr", Given: "Anwar", Family: "Rahman", Codes: []string{"FTH"}, Relation: "Father", Phone: "07700 900107"},
}

// rahmanVaccines were given to both on the same days.
func rahmanVaccines() []Item {
	return []Item{
		Vaccine{Term: "First pneumococcal conjugated vaccination", At: "2012-11-12"},
		Vaccine{Term: "Measles mumps and rubella vaccination - first dose", At: "2013-10-14"},
		Vaccine{Term: "Administration of second dose of measles and mumps and rubella vaccine", At: "2016-01-18"},
		Vaccine{Term: "Booster diphtheria, tetanus, acellular pertussis and inactivated polio vaccination", At: "2016-01-18"},
	}
}

// p06Practice knows the twin with the peanut allergy.
func p06Practice() Holding {
	const bowen, toft = "Dr Siân Bowen", "Jackie Toft"
	return Holding{Partner: SAL, ID: "SAL28814", Patient: rahmanTold, Items: append([]Item{
		Problem{Term: "Asthma", Onset: "2018-03", Recorded: "2018-03-13", Significance: "major", By: bowen},
		Allergy{Term: "Allergy to peanut", Kind: "allergy", Category: "food", Critical: "high", Reactions: []string{"Anaphylaxis"}, Severity: "severe", Onset: "2017-05-04", Recorded: "2017-05-04", By: bowen},
		Medicine{Term: "Adrenaline", Text: "Adrenaline 300micrograms/0.3ml auto-injectors", Dose: "One into the thigh for anaphylaxis, second after 5 minutes", PRN: true, Quantity: "2 device", Start: "2017-05-09", Last: "2026-09-29", By: bowen},
		Medicine{Term: "Cetirizine 10mg tablets", Dose: "One daily when required", PRN: true, Quantity: "30 tablet", Start: "2022-09-20", Last: "2026-09-29", By: toft},
		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2018-03-13", Last: "2026-09-29", By: toft},
		Medicine{Term: "Beclometasone 50micrograms/dose inhaler CFC free", Dose: "Two puffs twice a day via spacer, rinse mouth", Quantity: "200 dose", Start: "2018-06-05", Last: "2026-10-27", Issues: 3, Every: 56, By: toft},
		Measure{Term: "Body weight", At: "2026-09-29T16:10", Value: "48.2", Unit: "kg", By: toft},
		Measure{Term: "Body height", At: "2026-09-29T16:10", Value: "158", Unit: "cm", By: toft},
		Measure{Term: "Peak expiratory flow rate", At: "2026-09-29T16:12", Value: "330", Unit: "L/min", By: toft},
		Procedure{Term: "Asthma annual review", At: "2026-09-29", By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-29T16:00", To: "2026-09-29T16:20", By: toft, Reason: "ASTHMA REVIEW", Text: "ASTHMA REVIEW WITH MOTHER. NO NIGHTS, NO ED. TECHNIQUE GOOD. PENS IN DATE, BOTH SHOWN. SCHOOL SET WITH NURSE."},
		Note{Title: "Seen in GP's surgery", On: "2026-09-29T16:00", By: toft, Parts: [][2]string{{"HISTORY", "NO NIGHTS, NO ED THIS YEAR. PLAYS FOOTBALL."}, {"PLAN", "CONTINUE. PENS ×2 ALWAYS. REVIEW 12/12."}}},
		Referral{What: "~Children's allergy clinic", On: "2017-05-09", Status: "completed", Priority: "urgent", To: "Estuary children's allergy clinic", Reason: "PEANUT ANAPHYLAXIS", By: bowen},
		Relative{Code: "MTH", Who: "MOTHER", Illness: "Asthma", On: "2018-03-13"},
		Alert{Term: "~Carries two adrenaline pens", Category: "Clinical", Start: "2017-05-09"},
		Team{Name: "Usual GP", From: "2012-10-01", Members: []Member{{bowen, "General practitioner", "01632 960120"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-11-03", By: toft},
	}, rahmanVaccines()...)}
}

// p06School is the school nurse's side. The allergy stands in the plan only.
func p06School() Holding {
	const nurse = "School nursing team"
	return Holding{Partner: NSC, ID: "NS0038402", Items: []Item{
		Visit{Type: "Seen in community paediatric clinic", From: "2026-09-07T13:15", To: "2026-09-07T13:45", Unit: nurse, Service: "School nursing service", Reason: "School care plan", Text: "Shown the pens by Ibrahim himself. \"Orange to the thigh.\" Staff trained: six."},
		Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2026-10-19"},
		Team{Name: nurse, From: "2025-09-08", Members: []Member{{"Faith Mwangi", "Health visitor", "01632 960131"}}},
		Letter{Type: "Care plan", Title: "School care plan", Category: "Care plan", On: "2026-09-07", Format: "pdf", Unit: nurse, Setting: "School nursing service", Heading: []string{"Northshore Community NHS Trust", nurse}, Copies: []string{"School office", "Mr and Mrs Rahman"},
			Body: `[Photograph of the child to be fixed here by the school]

# Allergy
Peanut: ANAPHYLAXIS.

# If he wheezes, swells or collapses
1. Adrenaline pen to the outer thigh. Lie him down.
2. 999, say "anaphylaxis".
3. Second pen after 5 minutes if no better.

# Where the pens are
One set with Ibrahim, one set in the school office, yellow box.

He has an identical twin in the same year who has **no** allergy. Ask his name.`},
	}}
}

// p07Practice asserts that the other twin has no allergy.
func p07Practice() Holding {
	const bowen, toft = "Dr Siân Bowen", "Jackie Toft"
	return Holding{Partner: SAL, ID: "SAL28815", Patient: rahmanTold, Items: append([]Item{
		Problem{Term: "Migraine", Onset: "2024", Recorded: "2024-11-19", Significance: "minor", By: bowen},
		Allergy{Term: "No known allergy", Recorded: "2017-05-04", By: bowen},
		Measure{Term: "Body weight", At: "2026-03-03T16:40", Value: "47.5", Unit: "kg", By: toft},
		Measure{Term: "~Wears glasses", At: "2026-03-03T16:40", Text: "GLASSES SINCE 2021", Social: true, By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2026-03-03T16:30", To: "2026-03-03T16:45", By: toft, Reason: "HEADACHES", Text: "MIGRAINE 1/12, SCHOOL DAYS. FUNDI NAD. DIARY, WATER, SLEEP. NO REGULAR MEDS."},
		Relative{Code: "MTH", Who: "MOTHER", Illness: "Asthma", On: "2018-03-13"},
		Team{Name: "Usual GP", From: "2012-10-01", Members: []Member{{bowen, "General practitioner", "01632 960120"}}},
	}, rahmanVaccines()...)}
}

func p07School() Holding {
	const nurse = "School nursing team"
	return Holding{Partner: NSC, ID: "NS0038403", Items: []Item{
		Visit{Type: "Seen in community paediatric clinic", From: "2026-09-07T13:45", To: "2026-09-07T13:55", Unit: nurse, Service: "School nursing service", Reason: "Vision check", Text: "6/6 with glasses. Headache diary brought. No care plan needed."},
		Measure{Term: "~Vision, both eyes, with glasses", At: "2026-09-07T13:50", Text: "6/6"},
		Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2026-10-19"},
	}}
}
