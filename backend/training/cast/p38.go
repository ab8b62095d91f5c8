package cast

// p38 is Ifrah Warsame, Ayaan's sister: a family history that only those with
// the right may see, each time on the audit trail and never in a list
// (record-data §10). Her dates of long ago move with her birthday.
func p38() Person {
	const bowen, mwangi, penrose = "Dr Siân Bowen", "Faith Mwangi", "Dr Jo Penrose"
	const fgm = "female-genital-mutilation-flag"
	return Person{
		Key: "P38", NHS: "9998972078", Family: "Warsame", Given: []string{"Ifrah", "Yusuf"}, Gender: "female", Born: "~2014-02-19",
		Lines: []string{"", "16 Cockle Court", "", "Southmere", ""}, Postcode: "ZZ2 8CC", Home: "01632 960105", GP: "F99002", Language: "so",
		Related: []Related{{Prefix: "Mrs", Given: "Hodan", Family: "Ali", Codes: []string{"MTH", "N"}, Phone: "07700 900105", Rank: "1"}},
		At: []Holding{
			{Partner: SAL, ID: "SAL-51877", Patient: Patient{Ethnic: "N", Religion: "Muslim", Language: "so"}, Items: []Item{
				Problem{Term: "Asthma", Text: "ASTHMA", Onset: "~2020-09", Recorded: "~2020-09-15", Significance: "minor", By: bowen},
				Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2025-03-11", Last: "2026-10-06", Issues: 2, Every: 182, Review: "2027-03-09", By: bowen},
				Medicine{Term: "Beclometasone 50micrograms/dose inhaler CFC free", Dose: "Two puffs twice a day via spacer, rinse mouth", Quantity: "200 dose", Start: "2025-11-25", Last: "2026-10-06", Issues: 4, Every: 56, Review: "2027-03-09", By: bowen},
				Alert{Term: "Family history of FGM (female genital mutilation)", National: fgm, Category: "Safeguarding", Start: "~2014-03-04", By: bowen, Labels: []string{"R"}},
				Alert{Term: "Family history of FGM (female genital mutilation)", National: fgm, Category: "Safeguarding", Status: "inactive", Start: "~2014-03-11", End: "~2014-03-18", By: bowen, Labels: []string{"R"}, Note: "Entered a second time; removed."},
				Alert{Term: "Somali language interpreter needed", Text: "MOTHER NEEDS SOMALI INTERPRETER", Category: "ra", Group: "community-language-support", Start: "~2014-03-04", By: bowen},
				Vaccine{Term: "First rotavirus vaccination", At: "~2014-04-16"},
				Vaccine{Term: "First pneumococcal conjugated vaccination", At: "~2014-04-16"},
				Vaccine{Term: "Second rotavirus vaccination", At: "~2014-05-14"},
				Vaccine{Term: "Measles mumps and rubella vaccination - first dose", At: "~2015-03-18"},
				Vaccine{Term: "Administration of second dose of measles and mumps and rubella vaccine", At: "~2017-07-12"},
				Vaccine{Term: "Booster diphtheria, tetanus, acellular pertussis and inactivated polio vaccination", At: "~2017-07-12"},
				Measure{Term: "Peak expiratory flow rate", At: "2026-10-06T16:20", Value: "280", Unit: "L/min", By: "Jackie Toft"},
				Measure{Term: "Body height", At: "2026-10-06T16:20", Value: "149", Unit: "cm", By: "Jackie Toft"},
				Measure{Term: "Body weight", At: "2026-10-06T16:20", Value: "41.5", Unit: "kg", By: "Jackie Toft"},
				Procedure{Term: "Asthma annual review", At: "2026-10-06T16:15", By: "Jackie Toft"},
				Visit{Type: "Seen in GP's surgery", From: "2026-10-06T16:15", To: "2026-10-06T16:35", By: "Jackie Toft", Reason: "ASTHMA REVIEW", Text: "PEF 280. BLUE INHALER TWICE A WEEK, PE. TECHNIQUE GOOD. IFRAH INTERPRETED FOR MOTHER: BOOK INTERPRETER NEXT TIME."},
				Letter{Type: "Care plan", Title: "Asthma plan for school", Category: "Care plan", On: "2026-10-06", Format: "text", From: "Jackie Toft", Setting: "General practice service",
					Body: `Green: brown inhaler two puffs morning and night.

Amber: blue inhaler two puffs, up to ten. Tell a teacher.

Red: ten puffs and 999.`},
				Routine{Visits: 3, Reasons: []string{"SORE THROAT", "ITCHY ELBOWS", "REPEAT QUERY"}, By: []string{bowen, "Jackie Toft", "Dr Ola Fisher (locum)"}},
			}},
			{Partner: EST, ID: "E0420377", Patient: Patient{}, Items: []Item{
				Problem{Term: "Asthma", Onset: "2025-11-18", Diagnosis: true, By: penrose},
				Medicine{Term: "Prednisolone", Text: "Prednisolone 5mg soluble tablets", Dose: "Six OD, 3 days", Kind: "discharge", Start: "2025-11-18", End: "2025-11-20", Status: "completed", By: penrose},
				Measure{Term: "Peripheral oxygen saturation", At: "2025-11-18T20:40", Value: "94", Unit: "%", Where: "Emergency Department"},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2025-11-18T20:25", To: "2025-11-18T23:30", Leave: "1", Unit: "Emergency Department", By: penrose, Reason: "Asthma attack after PE"},
				Letter{Type: "A+E report", Title: "ED letter", On: "2025-11-18", Filed: "2025-11-19T07:50", Format: "pdf", From: penrose, Unit: "Emergency Department", Setting: "Emergency medicine service", To: []string{"The Saltings Surgery"},
					Body: `Wheeze after PE in the cold, sats 94 %, ten puffs and better. Prednisolone three days. No preventer at the time.

# Action for GP
1. Please start a preventer.
2. Review in two days. Somali interpreter for her mother.`},
			}},
			{Partner: NSC, ID: "NS-331906", Patient: Patient{Ethnic: "N", Religion: "Muslim", Language: "so"}, Items: []Item{
				Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2026-10-20", Lot: "FQ2081"},
				Booking{What: "School nursing service", Start: "2027-01-20T10:00", Minutes: 10, Channel: "In-person", Unit: "School-age immunisation team", Reason: "HPV vaccination", Comment: "Year 8 session at school"},
				Visit{Type: "~School nurse contact", From: "2026-06-24T13:10", To: "2026-06-24T13:50", Unit: "Safeguarding nursing", By: mwangi, Service: "School nursing service", Reason: "Seen at school", Text: "Ifrah wants to be a vet. Her goal: 'to run the 800 without my blue pump'."},
				Letter{Type: "Assessment", Title: "FGM risk assessment", Category: "Record artefact", On: "2026-06-24", Filed: "2026-06-26T16:00", Format: "pdf", From: mwangi, Unit: "Safeguarding nursing", Setting: "School nursing service", Labels: []string{"R"},
					Body: `# Why now
Yearly review of the indicator; summer holidays near, aunt's wedding spoken of.

# Seen
Ifrah alone at school, then her mother with a telephone interpreter in Somali. Hodan Ali says it was done to her at seven, and "not to my girl, I have told his mother". No travel booked.

# Risk
Low. Indicator stays. Mother has the statement to carry when travelling and the number to ring.

# Plan
1. Again before next summer.
2. Share with GP and named professionals only; not in any list, not in letters to the home.`},
			}},
		},
	}
}
