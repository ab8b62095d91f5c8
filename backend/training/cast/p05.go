package cast

// p05 is Ayaan Warsame, five: on a child protection plan, with gaps in his
// immunisations and appointments he was not brought to. His birthday moves with
// the run, and so do the dates of his childhood.
func p05() Person {
	return Person{
		Key: "P05", NHS: "9995591367", Family: "Warsame", Given: []string{"Ayaan", "Yusuf"}, Gender: "male", Born: "~2021-06-03",
		Lines: []string{"", "16 Cockle Court", "", "Southmere", ""}, Postcode: "ZZ2 8CC", Mobile: "07700 900105", GP: "F99002", Language: "so", Interpreter: true,
		Related: []Related{{Prefix: "Mrs", Given: "Hodan", Family: "Ali", Codes: []string{"MTH", "N"}, Phone: "07700 900105", Rank: "1"}},
		At:      []Holding{p05Practice(), p05Hospital(), p05Community(), p05Ambulance(), p05Urgent()},
	}
}

func p05Practice() Holding {
	const mistry, bowen, toft = "Dr Arun Mistry", "Dr Siân Bowen", "Jackie Toft"
	const six = "6-in-1 (DTaP/IPV/Hib/HepB)"
	return Holding{Partner: SAL, ID: "SAL-330518", Patient: Patient{Ethnic: "N", Religion: "Muslim", Language: "so", Interprets: true}, Items: []Item{
		Problem{Term: "Viral wheeze", Onset: "~2023-11-14", Significance: "minor", By: bowen},
		Problem{Term: "Speech delay", Onset: "~2024", Significance: "major", By: bowen, Note: "REF SALT"},
		Problem{Term: "Atopic dermatitis", Text: "ECZEMA", Onset: "~2022-02-08", Significance: "minor", By: mistry},
		Allergy{Term: "Allergy to eggs", Category: "food", Verified: "entered-in-error", Recorded: "~2023", By: mistry, Note: "ENTERED IN ERROR - SISTER'S NOTE. EATS EGG"},

		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two to six puffs via spacer when required", PRN: true, Quantity: "200 dose", Start: "2025-01-28", Last: "2026-09-04", Issues: 3, Every: 84, By: bowen},
		Medicine{Term: "Beclometasone 50micrograms/dose inhaler CFC free", Dose: "Two puffs twice a day via spacer, rinse mouth", Quantity: "200 dose", Start: "2026-04-07", Last: "2026-09-04", Issues: 2, Every: 150, By: bowen, Note: "2 ISSUES IN 12/12. ?USING"},
		Medicine{Term: "~Hydrocortisone 1% cream", Dose: "Apply thinly once or twice a day for up to 7 days", Kind: "acute", Quantity: "30 gram", Start: "2026-02-12", End: "2026-02-19", Last: "2026-02-12", Status: "completed", By: mistry},

		Measure{Term: "Body weight", At: "~2022", Value: "8.1", Unit: "kg"},
		Measure{Term: "~Weight centile", At: "~2022", Text: "<0.4"},
		Measure{Term: "Body weight", At: "~2024", Value: "13.0", Unit: "kg"},
		Measure{Term: "~Weight centile", At: "~2024", Value: "2", Unit: "centile", Code: "{centile}"},
		Panel{Name: "Full blood count (filed copy)", Taken: "2025-03-18", Copies: true, Conclusion: "NAD. IRON RICH FOODS",
			Results: []Result{{Test: "Hb", Value: "112", Range: "110-140"}, {Test: "MCV", Value: "77", Range: "73-86"}, {Test: "platelets", Value: "355"}}},

		Vaccine{Term: "BCG vaccination", Text: "BCG, Hargeisa, mother's word", At: "~2021", Reported: true},
		Vaccine{Text: six, At: "~2021-08-03", By: toft},
		Vaccine{Term: "Administration of first dose of meningitis B vaccine", At: "~2021-08-03", By: toft},
		Vaccine{Term: "First rotavirus vaccination", At: "~2021-08-03", By: toft},
		Vaccine{Text: six, At: "~2021-09-02", By: toft},
		Vaccine{Term: "First pneumococcal conjugated vaccination", At: "~2021-09-02", By: toft},
		Vaccine{Term: "Second rotavirus vaccination", At: "~2021-09-02", By: toft},
		Vaccine{Text: six, At: "~2021-10-05", By: toft},
		Vaccine{Term: "Administration of second dose of meningitis B vaccine", At: "~2021-10-05", By: toft},
		Vaccine{Term: "Measles mumps and rubella vaccination - first dose", At: "~2022-07-12", By: toft},
		Vaccine{Term: "Booster diphtheria, tetanus, acellular pertussis and inactivated polio vaccination", At: "~2024-11-12", NotDone: "Did not attend child immunisation"},
		Vaccine{Term: "Booster diphtheria, tetanus, acellular pertussis and inactivated polio vaccination", At: "2025-01-21", NotDone: "Did not attend child immunisation"},
		Vaccine{Term: "Administration of second dose of measles and mumps and rubella vaccine", At: "2025-03-12", NotDone: "Measles, mumps and rubella vaccination declined"},
		Vaccine{Term: "Administration of first intranasal seasonal influenza vaccination", At: "2025-10-21", NotDone: "Generally unwell"},

		Visit{Type: "Seen in GP's surgery", From: "2026-09-04T16:20", To: "2026-09-04T16:35", By: bowen, Reason: "Wheeze, seen in ED",
			Text: "ED YESTERDAY. CHEST CLEAR TODAY. SATS 97. SPACER SHOWN, MUM VIA PHONE INTERPRETER. PREVENTER BD NOT PRN. D/W HV."},
		Visit{Type: "Seen in GP's surgery", From: "2026-02-12T09:50", To: "2026-02-12T10:00", By: mistry, Reason: "Eczema", Text: "ECZEMA ELBOWS. 1% HC 7/7. EMOLLIENT. DAMP FLAT, LETTER FOR HOUSING GIVEN"},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-10-12T08:45", To: "2026-10-12T08:51", By: toft, Reason: "Fever, out of hours report", Text: "OOH REPORT. RANG MUM VIA INTERPRETER, AFEBRILE, DRINKING, AT SCHOOL TOMORROW"},
		Booking{What: "Asthma annual review", Start: "2026-12-08T16:10", Minutes: 20, Channel: "In-person", With: toft, Comment: "BOOK SOMALI INTERPRETER"},
		Referral{What: "Community-based speech and language therapy service", On: "2025-11-18", Status: "completed", Priority: "routine", To: "Northshore speech and language therapy", Reason: "SPEECH DELAY", By: bowen},
		Alert{Term: "Somali language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2022-02-08", Note: "For mother"},
		Routine{Visits: 4, Reasons: []string{"COUGH", "RASH", "EARACHE", "REPEAT INHALER"}, By: []string{mistry, bowen, toft}},
	}}
}

func p05Hospital() Holding {
	const tan = "Dr Mei Tan"
	return Holding{Partner: EST, ID: "E0420516", Items: []Item{
		Problem{Term: "Viral wheeze", Onset: "2026-09-03", Ended: "2026-09-03", Status: "resolved", Diagnosis: true, By: tan},
		Allergy{Term: "No known allergy", Recorded: "2026-09-03", By: tan, Note: "Mother, by Somali interpreter on the phone"},
		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "2-6 puffs via spacer PRN", PRN: true, Kind: "discharge", Start: "2026-09-03", By: tan},
		Measure{Term: "NPEWS (National Paediatric Early Warning Score) - total score", At: "2026-09-03T17:15", Value: "4", Code: "{score}", Survey: true, Where: "Children's emergency department"},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-09-03T17:15", Value: "93", Unit: "%", Where: "Children's emergency department", Note: "air"},
		Measure{Term: "Respiratory rate", At: "2026-09-03T17:15", Value: "38", Unit: "/min", Where: "Children's emergency department"},
		Measure{Term: "Body weight", At: "2026-09-03T17:20", Value: "16.4", Unit: "kg", Where: "Children's emergency department"},
		Measure{Term: "~Weight centile", At: "2026-09-03T17:20", Value: "9", Unit: "centile", Code: "{centile}", Where: "Children's emergency department"},
		Measure{Term: "Body height", At: "2026-09-03T17:20", Value: "106", Unit: "cm", Where: "Children's emergency department"},
		Measure{Term: "NPEWS (National Paediatric Early Warning Score) - total score", At: "2026-09-03T19:45", Value: "1", Code: "{score}", Survey: true, Where: "Children's emergency department"},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-09-03T17:05", To: "2026-09-03T20:15", Leave: "1", To2: "19", Unit: "Emergency Department", Where: "Children's emergency department", By: tan,
			Service: "Emergency medicine service", Reason: "Wheeze", Text: "NPEWS 4, settled. Home with mother."},
		Letter{Type: "A+E report", Title: "ED letter", On: "2026-09-03", Filed: "2026-09-04T07:30", Format: "pdf", From: tan, Unit: "Emergency Department", Setting: "Emergency medicine service",
			To: []string{"The Saltings Surgery"}, Copies: []string{"Health visitor, Northshore"}, About: "Ayaan WARSAME",
			Body: `Wheeze with a cold, sats 93 %, settled with ten puffs. Weight 9th centile. Clothes damp; mother tearful, Somali interpreter by phone.

Known to children's services: duty social worker told 19:20.

Preventer issued twice in a year.

# Action for GP
1. Inhaler technique with an interpreter in the room, please.
2. Review in 48 hours.`},
	}}
}

func p05Community() Holding {
	const mwangi, preece = "Faith Mwangi", "Cai Preece"
	missed := func(what, start, unit, with string) Item {
		return Booking{What: what, Start: start, Minutes: 45, Status: "noshow", Channel: "In-person", Unit: unit, Where: "Northshore Hub", With: with, Comment: "Was not brought"}
	}
	return Holding{Partner: NSC, ID: "NS-7710518", Patient: Patient{Ethnic: "N", Religion: "Muslim", Language: "so", Interprets: true, Next: []Related{
		{Prefix: "Mrs", Given: "Hodan", Family: "Ali", Codes: []string{"MTH", "N"}, Phone: "07700 900105"},
		{Given: "Ifrah", Family: "Warsame", Codes: []string{"SIS"}},
	}}, Items: []Item{
		Alert{Term: "Subject to child protection plan", Text: "Subject to child protection plan (neglect)", Category: "Child protection", National: "child-protection-information-system-flag", Start: "2026-04-14", By: mwangi,
			Note: "Neglect. Southmere Children's Services: office 01632 960171, emergency duty 0808 157 0171. Looked at before: EST Emergency Department {2026-09-03}; NGU {2026-10-11}."},
		Alert{Term: "Somali language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2025-09-16", By: mwangi, Note: "For mother. Not his sister."},
		Team{Name: "Southmere Children's Services", From: "2026-04-14", Duty: "0808 157 0171", Members: []Member{{"Nadia Pell", "Social worker", "01632 960171"}}},
		Team{Name: "Health visiting and school nursing", From: "2025-09-16", Members: []Member{{mwangi, "Health visitor", "01632 960134"}}},
		Problem{Term: "Failure to thrive", Onset: "~2022", Recorded: "2025-09-16", Status: "inactive", By: mwangi},
		Problem{Term: "Speech delay", Onset: "~2024", Recorded: "2025-12-02", By: preece},
		Measure{Term: "Body weight", At: "2026-06-30T13:40", Value: "16.1", Unit: "kg", By: mwangi},
		Vaccine{Term: "Seasonal influenza vaccination given in school", At: "2026-10-20", By: "School immunisation team"},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-04-21T14:00", To: "2026-04-21T15:10", Unit: "Health visiting", By: mwangi, Service: "Health visiting service", Reason: "Core group visit",
			Text: "Home visit with interpreter. One bed for three, mould behind it. Food in cupboard today. Hodan would like: 'a dry room and his teeth seen to'."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-06-30T13:30", To: "2026-06-30T14:45", Unit: "Health visiting", By: mwangi, Service: "Health visiting service", Reason: "Transfer to school nursing"},
		missed("Community-based speech and language therapy service", "2026-02-10T10:00", "Speech and language therapy", preece),
		missed("Community-based speech and language therapy service", "2026-05-12T10:00", "Speech and language therapy", preece),
		missed("Community-based speech and language therapy service", "2026-09-15T13:00", "Speech and language therapy", preece),
		missed("~Community dental clinic", "2026-07-07T09:20", "Community dental service", ""),
		// The meeting gives time and purpose, and no place.
		Booking{What: "~Child protection review conference", Start: "2026-12-02T10:00", Minutes: 120, Labels: []string{"R"}},
		Letter{Type: "Community nursing report", Title: "Health visitor transfer summary", On: "2026-06-30", Filed: "2026-07-02T09:15", Format: "html", From: mwangi, Unit: "Health visiting", Setting: "Health visiting service",
			To: []string{"School nursing team"}, Copies: []string{"The Saltings Surgery"},
			Body: `# Ayaan
Ayaan shy, sing-song English, rotten upper incisors. He showed me a snail he keeps in a jar.

# Home
Home cold, one bed for three. Hodan warm with him, exhausted. Does not read English; letters are read by his sister, who is twelve.

# Plan
- School nurse to weigh each term
- Dental clinic, with a phone call in Somali the day before
- Child protection plan since {2026-04-14}, category neglect`},
		Letter{Type: "Clinical letter", Title: "Speech and language discharge, not brought", On: "2026-10-16", Format: "rtf", From: preece, Unit: "Speech and language therapy", Setting: "Community-based speech and language therapy service",
			To: []string{"The Saltings Surgery"}, Copies: []string{"Mrs Ali", "School nursing team"},
			Body: `Ayaan was not brought on {2026-02-10}, {2026-05-12} or {2026-09-15}, so he has to come off our list. I am sorry about this: all three letters went out in English.

He uses two-word phrases in English and more in Somali, by his mother's account. He still needs us. Please refer him again at any time; he will go to the front, and we will ring with an interpreter first.

Children's services have been told.`},
	}}
}

func p05Ambulance() Holding {
	const crew = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-510090", Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-09-03T16:14", To: "2026-09-03T17:12", Unit: "EA-41", By: crew, Service: "Emergency ambulance service", Reason: "Difficulty in breathing, child",
			Outcome: "Conveyed to Estuary",
			Times:   [][2]string{{"Call answered", "2026-09-03T16:14"}, {"On scene", "2026-09-03T16:29"}, {"Left scene", "2026-09-03T16:47"}, {"Arrived at hospital", "2026-09-03T17:03"}, {"Handover", "2026-09-03T17:12"}},
			Text:    "O/A pt on mums lap, alert, talking in words. RR 40, sats 92 air, wheeze all over. Salbutamol neb x1 given, O2. Mum v. limited Eng. Clothes damp. Safeguarding ref sent."},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-09-03T16:31", Value: "92", Unit: "%", By: crew, Note: "air"},
		Measure{Term: "Respiratory rate", At: "2026-09-03T16:31", Value: "40", Unit: "/min", By: crew},
		Measure{Term: "Pulse rate", At: "2026-09-03T16:31", Value: "138", Unit: "/min", By: crew},
	}}
}

func p05Urgent() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-405367", Items: []Item{
		Visit{Type: "Seen in out of hours centre", From: "2026-10-11T14:35", To: "2026-10-11T14:58", Unit: "Primary care centre Southmere", Where: "PCC Southmere", By: chandler, Service: "Out of hours service", Reason: "Fever",
			Outcome: "Advised, GP to follow up", Text: "Fever 1/7, coryza, chest clear. Fluids. CP plan seen, duty told."},
		Letter{Type: "Miscellaneous record", Title: "Out-of-hours report", Category: "Clinical note", On: "2026-10-11", Filed: "2026-10-11T20:05", Format: "fixed", From: chandler, Unit: "Primary care centre Southmere", Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-001907   Page 1/1
WARSAME Ayaan Y    M  5 yrs        NHS 9995591367     Rec'd {2026-10-11} 12:50
Callback 07700900105   Adv/Seen: PCC Southmere 14:35  Closed 14:58
----------------------------------------------------------------------------
HPC   Hot since last night, runny nose, off food, drinking. Wet x4. No rash.
      Mum via Somali interp line. Sister (12) attended, not used to interpret.
O/E   T 38.7  P 124  RR 26  SpO2 97% air.  Ears/throat pink. Chest clear.
Imp   Viral URTI
Plan  Paracetamol, fluids, safety net in Somali. CP plan noted on national
      check, emergency duty team informed 15:05.      Dr V Chandler      NGU
`},
	}}
}
