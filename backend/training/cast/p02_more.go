package cast

func p02Family() []Related {
	return []Related{
		{Prefix: "Mrs", Given: "Dorothy", Family: "Hollis", Codes: []string{"SPS"}, Relation: "Wife and carer; attorney for health and welfare", Phone: "01632 960102"},
		{Prefix: "Mr", Given: "Alan", Family: "Hollis", Codes: []string{"SON"}, Relation: "Son, Perth, Australia; attorney for health and welfare"},
		{Prefix: "Ms", Given: "Tracey", Family: "Hollis", Relation: "Granddaughter"},
	}
}

// p02Practice writes in upper case, and still issues the risperidone that the
// memory service gave for six weeks and the hospital stopped.
func p02Practice() Holding {
	const mistry, bowen, toft = "Dr Arun Mistry", "Dr Siân Bowen", "Jackie Toft"
	const each, review = "One to be taken each morning", "2027-01-12"
	return Holding{Partner: SAL, ID: "SAL20418", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "Methodist", Language: "en", Next: p02Family()}, Items: []Item{
		Problem{Term: "Mixed dementia", Onset: "2022-05-11", Significance: "major", By: mistry},
		Problem{Term: "Transient ischaemic attack", Onset: "2017", Recorded: "2017-10-03", Significance: "major"},
		Problem{Term: "Essential hypertension", Recorded: "2001-04-24", Significance: "minor"},
		Problem{Term: "Benign prostatic hyperplasia", Recorded: "2012-02-14", Significance: "minor"},
		Problem{Term: "Hearing loss", Text: "HEARING LOSS BOTH, NO AIDS TOLERATED", Recorded: "2016-09-20", Significance: "minor", Site: "both"},
		Problem{Term: "Lack of mental capacity to make decision (Mental Capacity Act 2005)", Text: "LACKS CAPACITY: CARE AND RESIDENCE", Onset: "2026-08-14", Significance: "major", By: mistry},
		Allergy{Term: "Tramadol", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"~confusion"}, Onset: "2019", Recorded: "2019-11-26", By: bowen},

		Medicine{Term: "Clopidogrel 75mg tablets", Dose: each, Quantity: "28 tablet", Start: "2017-10-17", Last: "2026-11-10", Issues: 3, Review: review, By: mistry},
		Medicine{Term: "Tamsulosin 400microgram modified-release capsules", Dose: "One after breakfast", Quantity: "28 capsule", Start: "2012-03-06", Last: "2026-11-10", Issues: 3, Review: review, By: mistry},
		Medicine{Term: "Memantine", Text: "Memantine 20mg tablets", Dose: "20mg once a day", Quantity: "28 tablet", Start: "2025-03-18", Last: "2026-11-10", Issues: 3, Review: review, By: mistry},
		Medicine{Term: "Mirtazapine 15mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2024-02-20", Last: "2026-11-10", Issues: 3, Review: review, By: bowen},
		Medicine{Term: "Amlodipine 5mg tablets", Dose: each, Quantity: "28 tablet", Start: "2001-05-08", Last: "2026-11-10", Issues: 3, Review: review, By: mistry},
		Medicine{Term: "Senna", Text: "Senna 7.5mg tablets", Dose: "Two to be taken at night", Quantity: "60 tablet", Start: "2023-06-13", Last: "2026-10-13", Issues: 2, Every: 56, By: toft},
		Medicine{Term: "Risperidone 500microgram tablets", Dose: "One tablet twice a day", Quantity: "56 tablet", Start: "2026-09-15", Last: "2026-11-10", Issues: 3, Review: review, By: "Dr Ola Fisher", Hospital: true},
		Medicine{Term: "Donepezil", Text: "Donepezil 10mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2022-06-07", End: "2025-03-11", Last: "2025-02-25", Status: "stopped", Reason: "syncope, HR 44", By: mistry},

		Panel{Name: "Urea and electrolytes", Taken: "2026-03-10T09:20", Conclusion: "NORMAL", Results: []Result{{Test: "sodium", Value: "137"}, {Test: "potassium", Value: "4.3"}, {Test: "creatinine", Value: "101"}, {Test: "eGFR", Value: "58"}}},
		Panel{Name: "Full blood count", Taken: "2026-03-10T09:20", Results: []Result{{Test: "Hb", Value: "133", Range: "130-180"}, {Test: "WCC", Value: "6.4"}, {Test: "platelets", Value: "231"}}},
		Measure{Term: "Blood pressure", At: "2026-03-10T09:15", Value: "138/74", By: toft},
		Measure{Term: "Body weight", At: "2026-03-10T09:15", Value: "71.5", Unit: "kg", By: toft},
		Measure{Term: "Ex-smoker", At: "2026-03-10T09:15", Text: "EX SMOKER, PIPE", Social: true, By: toft},
		Measure{Term: "~Household", At: "2026-03-10T09:15", Text: "WIFE, GRANDDAUGHTER. RETIRED DOCKER, EX MERCHANT NAVY", Social: true, By: toft},

		Visit{Type: "Seen in own home", Class: "HH", From: "2026-08-14T16:30", To: "2026-08-14T17:10", By: mistry, Reason: "BROUGHT HOME BY POLICE", Text: "FOUND AT DOCKS BY POLICE, LOOKING FOR SHIP. UNHURT. CAPACITY ASSESSED, LACKS FOR CARE AND RESIDENCE. WIFE IN TEARS. REF MEMORY AND SOC SERVICES."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-10T12:05", To: "2026-11-10T12:10", By: "Dr Ola Fisher", Reason: "REPEATS", Text: "REPEATS ISSUED. D/C LETTER NOT YET SEEN."},
		Procedure{Term: "Dementia annual review", At: "2026-03-10", By: toft},
		Referral{What: "Referral to memory clinic", On: "2026-08-17", Status: "completed", Priority: "urgent", To: "Memory service, Samphire Centre", Reason: "DISTRESS AT DUSK, WANDERING", By: mistry},
		Referral{What: "Referral to Social Services", On: "2026-08-17", Status: "completed", Priority: "urgent", To: "Southmere City Council", Reason: "CARER STRAIN, WANDERING", By: mistry},
		Note{Title: "Seen in own home", On: "2026-08-14T16:30", By: mistry, Parts: [][2]string{
			{"HISTORY", "WALKED TO DOCKS AT DUSK. POLICE BROUGHT HOME. THIRD TIME SINCE MAY."},
			{"EXAMINATION", "WELL. BP 134/72. NO INJURY."},
			{"CAPACITY", "CANNOT RETAIN OR WEIGH RISK OF GOING OUT ALONE. LACKS CAPACITY FOR CARE AND RESIDENCE."},
			{"PLAN", "MEMORY SERVICE, SOCIAL SERVICES, BLOODS."}}},
		Relative{Code: "FTH", Who: "FATHER", Illness: "Stroke", Died: "1968, AT 66", On: "2001-04-24"},
		Decision{Term: "Has appointed person with personal welfare lasting power of attorney (Mental Capacity Act 2005)", Text: "LPA HEALTH AND WELFARE: WIFE DOROTHY, SON ALAN (PERTH, AUSTRALIA)", On: "2022-07-19", By: mistry},
		Plan{Title: "Dementia care plan", Category: "Personalised Care and Support Plan", From: "2026-03-10", Review: "2027-03-09", By: toft, Activities: []string{"CARER'S HEALTH CHECK FOR WIFE", "FLU JAB AT HOME"}},
		Alert{Term: "Requires contact via carer", Category: "ra", Group: "requires-specific-contact-method", Start: "2022-05-11", Note: "RING WIFE"},
		Team{Name: "Usual GP", From: "2001-04-24", Members: []Member{{mistry, "General practitioner", "01632 960120"}}},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-14", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-13", By: toft, Lot: "AX4417"},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2025-10-14", By: toft},
		Letter{Type: "Clinic Note", Title: "Dementia review", Category: "Clinical note", On: "2026-03-10", Format: "text", From: toft, Setting: "General practice service",
			Body: "REVIEW AT HOME WITH WIFE. SLEEPS 4 HRS, UP AT DUSK. EATS WELL. NO FALLS. WIFE TIRED, DECLINES SITTER FOR NOW. BLOODS NAD. SEE 12/12."},
		Routine{Visits: 12, Reasons: []string{"WIFE RANG, SLEEP", "REPEAT QUERY", "BP CHECK", "LEGS, CREAM", "BLOODS"}, By: []string{mistry, bowen, toft}},
	}}
}

// p02Community is the rehabilitation team after the fall. It may send nothing
// from before September 2025, and no medicines.
func p02Community() Holding {
	const preece = "Cai Preece"
	return Holding{Partner: NSC, ID: "NS0051833", Items: []Item{
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-11T10:30", To: "2026-11-11T11:20", Unit: "Community rehabilitation", Service: "Community rehabilitation service", Reason: "Falls assessment at home",
			Text: "\"I want to walk to the quay and back for my tea.\" Furniture-walks, shoes loose. Wife shown how to steady him. Rail at back door asked of Southmere."},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-18T14:00", To: "2026-11-18T14:40", Unit: "Community rehabilitation", By: preece, Service: "Community-based speech and language therapy service", Reason: "Swallow, coughs on tea",
			Text: "Normal diet, sips from an open cup, sat up. No thickener. Sings to keep him at table."},
		Measure{Term: "~Timed up and go", At: "2026-11-11T10:50", Value: "28", Unit: "s"},
		Measure{Term: "Blood pressure", At: "2026-11-11T10:45", Value: "124/66", Note: "standing, 3 minutes"},
		Team{Name: "Community rehabilitation", From: "2026-11-09", Members: []Member{{preece, "Community-based speech and language therapist", "01632 960135"}}},
		Alert{Term: "~Lamp on before dusk visits; do not visit after 4 pm", Category: "Other", Start: "2026-11-11"},
	}}
}

// p02Ambulance took him in after the fall.
func p02Ambulance() Holding {
	const ekanem = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-271402", Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-11-01T18:31", To: "2026-11-01T20:02", Unit: "EA-77", By: ekanem, Service: "Emergency ambulance service", Reason: "Fall, head bump", Outcome: "Conveyed to Estuary General",
			Times: [][2]string{{"Call answered", "2026-11-01T18:31"}, {"On scene", "2026-11-01T18:54"}, {"Left scene", "2026-11-01T19:27"}, {"At hospital", "2026-11-01T19:50"}, {"Handover", "2026-11-01T20:02"}},
			Text:  "O/A pt on kitchen floor, alert, confused per wife more than usual. Bump R forehead 3 cm, no LOC seen. On clopidogrel. PEARL. BM 6.1. Pt asks when ship sails. Wife travelling."},
		Measure{Term: "Blood pressure", At: "2026-11-01T19:00", Value: "102/58", By: ekanem},
		Measure{Term: "Body temperature", At: "2026-11-01T19:00", Value: "38.1", Unit: "°C", Code: "Cel", By: ekanem},
		Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-11-01T19:00", Value: "95", Unit: "%", By: ekanem},
		Letter{Type: "Other report", Title: "Patient care record", Category: "Clinical note", On: "2026-11-01", Filed: "2026-11-01T20:31", Format: "text", From: ekanem, Unit: "EA-77", Setting: "Emergency ambulance service",
			Body: "Fall in kitchen at dusk, head bump R forehead. Antiplatelet. Off legs since a.m., urine strong. GCS 14 (confused, baseline 14 per wife). T 38.1. Pre-alert not needed. Handed to ED with this and the Herbert Protocol form from the hall."},
	}}
}

// p02UrgentCare is one evening call from his wife.
func p02UrgentCare() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-861007", Items: []Item{
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-09-27T19:48", To: "2026-09-27T20:20", By: lowe, Service: "Out of hours service", Reason: "Agitated at dusk", Outcome: "Self care, own GP Monday"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-09-27", Filed: "2026-09-27T20:31", Format: "fixed", From: lowe, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2609-005120   Page 1/1
HOLLIS Frederick George M 30-Jul-1939 NHS 9998245915  Rec'd {2026-09-27} 19:48
Caller wife (Dorothy)    Adv: telephone 20:02              Closed 20:20
----------------------------------------------------------------------------
HPC   Dementia. Agitated since 5, wants to go to ship, pushed wife at door. N
      o injury. Eating, no fever.   DH per wife "new tablet risp.. twice"
Imp   Sundowning
Plan  Radio on, lamp on, granddaughter home 20:15 and he settles. Urine to GP
      Mon. Do not lock him in. 999 if hurt.      H Lowe ANP  NGU
`},
	}}
}

// p02Council is the city council. The key holder's entry holds the code of the
// key safe, which no viewer may show.
func p02Council() Holding {
	const fallon = "Bridget Fallon"
	family := p02Family()
	family[2].Relation = "Granddaughter, key holder, keysafe 4471"
	return Holding{Partner: SCC, ID: "ASC-705915", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "Methodist", Unverified: true, Next: []Related{family[0], family[2]}}, Items: []Item{
		Package{What: "Day centre, Tuesday and Thursday", Category: "LTS-C", From: "2026-09-29", Worker: fallon},
		Package{What: "Direct payment for sitting, 6 hours a week", Category: "CS-DC", From: "2026-10-05", Worker: fallon},
		Package{What: "Respite stay, one week", Category: "STS-OST", Status: "planned", From: "2026-12-07", To: "2026-12-14", Worker: fallon},
		Support{Code: "SMC", On: "2026-09-15"},
		Assessment{What: "Care Act assessment", Status: "completed", Asked: "2026-08-18", From: "2026-09-08", To: "2026-09-15", Note: "Maintaining personal hygiene: with prompts. Being able to make use of the home safely: not alone at dusk. Support reason: memory and cognition."},
		Assessment{What: "Carer's assessment (Mrs D Hollis)", Status: "completed", Asked: "2026-09-08", From: "2026-09-22", To: "2026-09-22"},
		Booking{What: "~Respite stay, one week", Start: "2026-12-07", Minutes: 7 * 24 * 60, With: fallon},
		Alert{Term: "~Wanders, looks for his ship at dusk", Category: "Risk to self (RTS)", Start: "2026-09-15", By: fallon, Note: "Herbert Protocol lodged"},
		Team{Name: "Southmere access point", From: "2026-09-02", Members: []Member{{fallon, "Social worker", "01632 960170"}}},
		Letter{Type: "Assessment", Title: "Carer's assessment", Category: "Record artefact", On: "2026-09-22", Filed: "2026-09-24", Format: "pdf", From: fallon, Unit: "Southmere access point", Setting: "Social services", About: "Mr Frederick Hollis", Heading: []string{"Southmere City Council", "Adult Social Care"},
			Body: `# The carer
Mrs Dorothy Hollis, 84, wife. Heart disease. Cares day and night.

# In her words
"I promised him."

# What we found
Dorothy sleeps four hours. She has not been to chapel since Easter. She is safe but close to the end of what she can do.

# Decision
Eligible under the Act.

| Outcome | Support |
| Time of her own | Sitting, 6 hours a week, by direct payment |
| Rest | Respite week, {2026-12-07} to {2026-12-14} |
| Her health | GP check asked for |`},
		Letter{Type: "Contingency plan", Title: "Contingency plan", Category: "Care plan", On: "2026-09-25", Format: "text", From: fallon, Unit: "Southmere access point", Setting: "Social services", About: "Mr Frederick Hollis",
			Body: `# If Dorothy is ill
Ring Tracey, then the duty team 01632 960170. Fred cannot be left, least of all at dusk.

# What calms him
- Sea radio
- Tea in the tin mug
- Tell him the ship is moored; do not argue

# If he goes out
Herbert Protocol lodged with the police. He goes to the docks.`},
	}}
}
