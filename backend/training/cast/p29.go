package cast

// p29 is Gareth Llewellyn-Pryce, a Welsh-speaking veteran: his practice still
// repeats the morphine and the pregabalin that the pain clinic has stopped and
// halved, and the council of the town he left has closed his file.
func p29() Person {
	return Person{
		Key: "P29", NHS: "9994619306", Family: "Llewellyn-Pryce", Given: []string{"Gareth", "Huw"}, Prefix: "Mr", Gender: "male", Born: "1983-03-06",
		Lines: []string{"", "11 Signal Row", "", "Tidewell", ""}, Postcode: "ZZ7 9SR", Mobile: "07700 900129", GP: "F99003",
		Related: []Related{{Prefix: "Mrs", Given: "Nerys", Family: "Llewellyn", Codes: []string{"MTH", "N"}, Phone: "01632 960129", Rank: "1"}},
		At:      []Holding{p29Practice(), p29MentalHealth(), p29Hospital(), p29Community(), p29Council()},
	}
}

func p29Practice() Holding {
	const quill, banas, zhao = "Dr Esther Quill", "Dr Piotr Banas", "Lin Zhao"
	return Holding{Partner: LAN, ID: "LFP-202983", Patient: Patient{Ethnic: "A", Marital: "D", Language: "cy", Also: []string{"en"}}, Items: []Item{
		Problem{Term: "Military veteran", Onset: "2013", Recorded: "2026-06-23", Significance: "major", By: quill},
		Problem{Term: "Amputation below knee", Site: "left", Onset: "2010", Recorded: "2026-06-23", Significance: "major", By: quill},
		Problem{Term: "Posttraumatic stress disorder", Onset: "2012", Recorded: "2026-06-23", Significance: "major", By: quill},
		Problem{Term: "Chronic pain", Onset: "2011", Recorded: "2026-06-23", Significance: "major", By: quill},
		Problem{Term: "Tinnitus", Onset: "2010", Recorded: "2026-06-23", Significance: "minor"},
		Problem{Term: "Hearing loss", Onset: "2010", Recorded: "2026-06-23", Significance: "minor"},
		Allergy{Term: "Tramadol", Kind: "allergy", Category: "medication", Critical: "high", Reactions: []string{"~fit"}, Onset: "2016", Recorded: "2026-06-23", By: quill, Note: "'I had a fit on it.' From his old notes."},
		Medicine{Term: "Pregabalin 75mg capsules", Dose: "Two twice a day", Quantity: "112 capsule", Start: "2026-06-23", Last: "2026-11-10", Issues: 5, Review: "2026-12-22", By: banas},
		Medicine{Term: "Morphine sulfate 10mg/5ml oral solution", Dose: "5 ml up to 4 times a day", PRN: true, Quantity: "300 ml", Start: "2026-06-23", Last: "2026-11-10", Issues: 5, Review: "2026-12-22", By: banas},
		Medicine{Term: "Mirtazapine 30mg tablets", Dose: "One to be taken at night", Quantity: "28 tablet", Start: "2026-06-23", Last: "2026-11-10", Issues: 5, Review: "2026-12-22", By: banas},
		Medicine{Term: "~Naproxen 250mg tablets, bought", Dose: "When bad", PRN: true, Start: "2026-06-23", Hospital: true, By: quill, Note: "'I get Naproxen from the chemist when the stump throbs.' Not prescribed here."},
		Measure{Term: "Blood pressure", At: "2026-06-23T11:10", Value: "134/84", By: zhao},
		Measure{Term: "Body weight", At: "2026-06-23T11:10", Value: "88.4", Unit: "kg", By: zhao, Note: "with prosthesis"},
		Measure{Term: "Ex-smoker", At: "2026-06-23T11:10", Text: "Stopped 2019", Social: true, By: zhao},
		Measure{Term: "Patient Health Questionnaire Nine Item score", At: "2026-08-18T15:05", Value: "11", Code: "{score}", Survey: true, By: quill},
		Panel{Name: "Urea and electrolytes", Taken: "2026-06-30", Copies: true, Results: []Result{{Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.2"}, {Test: "creatinine", Value: "81", Range: "59-104"}, {Test: "eGFR", Value: "102"}}},
		Panel{Name: "Full blood count", Taken: "2026-06-30", Copies: true, Results: []Result{{Test: "Hb", Value: "151", Range: "130-180"}, {Test: "WCC", Value: "6.9"}, {Test: "platelets", Value: "248"}}},
		Visit{Type: "Seen in GP's surgery", From: "2026-06-23T10:40", To: "2026-06-23T11:05", By: quill, Reason: "New patient",
			Text: "'Moved to be near my boy.' Below-knee left, Afghanistan, 2010. Socket rubbing. Pain 8 on a bad day, 4 on a good one. Oramorph as before, pregabalin as before. Rather text than talk. Diolch at the door."},
		Visit{Type: "Seen in GP's surgery", From: "2026-08-18T15:00", To: "2026-08-18T15:20", By: quill, Reason: "Mood and pain", Text: "'Better when I have Owain.' No plans to end things, knows his crisis plan by heart. Sore on the stump, dressings from community."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-07-09T16:10", To: "2026-07-09T16:18", By: banas, Reason: "Repeat prescription query", Text: "'Same as before will do me.' Repeats set up from his old list."},
		Visit{Type: "Seen in GP's surgery", From: "2026-10-13T08:50", To: "2026-10-13T09:00", By: zhao, Reason: "Flu jab", Text: "'Can you do it in the good arm.'"},
		Alert{Term: "Military veteran", Category: "Information", Start: "2026-06-23", Note: "Priority for conditions due to service"},
		Alert{Term: "~Mobility: below-knee prosthesis, ground floor please", Category: "ra", Group: "adjustments-in-relation-to-the-environment-of-care", Start: "2026-06-23"},
		Alert{Term: "~Welsh speaker, letters in Welsh welcome", Category: "ra", Group: "community-language-support", Start: "2026-06-23"},
		Alert{Term: "Requires contact by short message service text message", Category: "ra", Group: "requires-specific-contact-method", Start: "2026-06-23", Note: "Hearing: text first"},
		Referral{What: "~Referral to pain clinic", On: "2026-06-23", Status: "completed", Priority: "routine", To: "Estuary Teaching Hospitals, pain clinic", Reason: "Phantom pain on oral morphine", By: quill},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-13", By: zhao},
		Vaccine{Term: "Administration of hepatitis B vaccine", At: "2004", Reported: true},
		Team{Name: "Usual team", From: "2026-06-23", Members: []Member{{quill, "General practitioner", "01632 960187"}}},
		p29ServiceSummary(),
	}}
}

// p29ServiceSummary is a bundle of old paper, scanned page by page.
func p29ServiceSummary() Letter {
	return Letter{Type: "Lloyd George record folder", Title: "Service medical summary", Category: "Record artefact", On: "2013", Filed: "2026-07-14T12:00", Format: "tiff",
		Heading: []string{"MEDICAL - IN CONFIDENCE", "Release documents"}, About: "LLEWELLYN-PRYCE G H\nCpl, infantry", Sign: []string{"Senior medical officer"}, Describe: "Service medical summary, scan, 12 pages",
		Body: `PAGE 1 of 12. Summary for civilian doctor

For the general practitioner on release. Keep with the notes.
===
PAGE 2 of 12. Entry medical 2001

Fit for all duties. Hearing H1 both ears. Eyes normal. No illness of note.
===
PAGE 3 of 12. Postings

2002 to 2009 home and overseas. 2009 to 2010 Afghanistan.
===
PAGE 4 of 12. Vaccination card

Hepatitis B complete 2004. Tetanus 2009. Yellow fever 2006.
===
PAGE 5 of 12. Hearing record

2001 H1 H1. 2008 H2 H2. 2010 after blast H3 L, H2 R. Tinnitus both.
===
PAGE 6 of 12. Incident 2010

Improvised device on foot patrol. Tourniquet by team medic, morphine 10 mg at scene. Two of the section did not come home.
===
PAGE 7 of 12. Surgery

Below knee amputation left. Debrided x3. Blood 6 units. No head injury seen on scan.
===
PAGE 8 of 12. Rehabilitation

First socket 2010. Walking unaided at 5 months. Swims.
===
PAGE 9 of 12. Pain

Phantom pain from month 2. Pregabalin begun 2011. Mirror box tried, helped.
===
PAGE 10 of 12. Mental health 2012

Nightmares, jumps at doors, does not want it on his file. PTSD. Twelve sessions.
===
PAGE 11 of 12. Medical board 2013

P8. Discharged on medical grounds.
===
PAGE 12 of 12. On release

Speaks Welsh first. Wife aware. Please register with a practice and ask about his leg AND his sleep.`}
}

func p29MentalHealth() Holding {
	const abara, raman = "Chiamaka Abara RMN", "Dr Priya Raman"
	return Holding{Partner: SMH, ID: "S1002983", Items: []Item{
		Problem{Term: "Suicidal thoughts", Onset: "2025-11", By: raman},
		Problem{Term: "Posttraumatic stress disorder", Onset: "2012", By: raman},
		Medicine{Term: "Mirtazapine 30mg tablets", Dose: "One ON", Kind: "community", Start: "2025-12-03", By: raman},
		Visit{Type: "Seen in mental health clinic", From: "2025-11-26T16:00", To: "2025-11-26T17:15", Unit: "Veterans' mental health service", Where: "Samphire Centre", By: raman, Service: "Mental health crisis resolution team", Reason: "Thoughts of ending his life, brought by a friend from the regiment",
			Text: "Mental state: flat, tired, honest. Thoughts daily, no plan, keeps the boy's photograph in view. Risk: present, shared with him in his words."},
		Visit{Type: "Seen in mental health clinic", From: "2025-12-10T14:00", To: "2025-12-10T15:00", Unit: "Veterans' mental health service", Where: "Samphire Centre", By: abara, Service: "Adult mental health service", Reason: "Crisis plan written together"},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-10-27T14:00", To: "2026-10-27T14:20", Unit: "Veterans' mental health service", By: abara, Reason: "Monthly call"},
		Booking{What: "Telephone consultation", Start: "2026-11-24T14:00", Minutes: 30, Channel: "Telephone", Unit: "Veterans' mental health service", With: abara, Comment: "Veterans' service call; text first"},
		Alert{Term: "At risk for deliberate self harm", Category: "Risk", Start: "2025-11-26", By: raman, Note: "Crisis plan {2025-12-10}"},
		Plan{Title: "Care plan", Category: "Mental health care plan", From: "2025-12-10", Review: "2026-12-09", By: abara, Goals: []string{"Be there at weekends for Owain"}, Activities: []string{"Monthly call", "Peer group, Thursdays"}},
		Team{Name: "Veterans' mental health service", From: "2025-11-26", Members: []Member{{abara, "Community mental health nurse", "01632 960148"}, {raman, "Consultant", "01632 960148"}}},
		Letter{Type: "Mental health crisis plan", Title: "Crisis plan", Category: "Care plan", On: "2025-12-10", Format: "pdf", From: abara, Unit: "Veterans' mental health service", Setting: "Adult mental health service", Copies: []string{"Gareth", "His mother, with his agreement"},
			Body: `# In Gareth's words
"Text the lads first. No sirens if you can help it."

# How you can tell
- I stop answering
- I take the leg off in the daytime
- I sell things

# What helps
- The lads on the group chat, any hour
- Owain's voice message
- Somebody who sits and does not ask

# What does not
- Uniforms at the door
- A full waiting room

# Who to ring
1. The lads
2. Mam, who speaks Welsh to me
3. Crisis line`},
	}}
}

func p29Hospital() Holding {
	const pain = "Pain clinic"
	return Holding{Partner: EST, ID: "E0420029", Items: []Item{
		Problem{Term: "~Prosthetic sore", Site: "left stump", Onset: "2026-08", Recorded: "2026-08-12", Diagnosis: true, Note: "From the old socket"},
		Problem{Term: "Amputation below knee", Site: "left", Onset: "2010", Diagnosis: true},
		Medicine{Term: "Pregabalin 75mg capsules", Dose: "75 mg twice a day", Kind: "community", Start: "2026-10-06", Change: "amended", Changed: "2026-10-06", ChangeBy: "reduce to 75 mg twice a day"},
		Medicine{Term: "Morphine sulfate 10mg/5ml oral solution", Kind: "community", End: "2026-10-06", Changed: "2026-10-06", Status: "stopped", Reason: "stopped, converted to Buprenorphine 5micrograms/hour"},
		Medicine{Term: "Buprenorphine 5micrograms/hour transdermal patches", Dose: "One patch every 7 days", Kind: "community", Start: "2026-10-06", Change: "added", Changed: "2026-10-06", Note: "In place of oral morphine"},
		Visit{Type: "~Seen in pain clinic", From: "2026-10-06T09:30", To: "2026-10-06T10:15", Unit: pain, Where: "Outpatients 7", Reason: "Phantom pain"},
		Visit{Type: "Seen in hospital outpatient department", From: "2026-08-12T13:20", To: "2026-08-12T14:00", Unit: "Prosthetics", Where: "Limb centre", Reason: "Socket, skin sore"},
		Booking{What: "~Prosthetics", Start: "2026-12-02T13:00", Minutes: 45, Unit: "Prosthetics", Where: "Limb centre", Channel: "In-person"},
		Panel{Name: "Full blood count", Taken: "2026-06-30T08:50", Results: []Result{{Test: "Hb", Value: "151", Range: "130-180"}, {Test: "WCC", Value: "6.9"}, {Test: "platelets", Value: "248"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-06-30T08:50", Results: []Result{{Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.2"}, {Test: "creatinine", Value: "81", Range: "59-104"}, {Test: "eGFR", Value: "102"}}},
		Letter{Type: "Outpatient letter", Title: "Pain clinic", On: "2026-10-06", Dictated: "2026-10-06", Filed: "2026-10-15T08:30", Format: "html", Unit: pain, To: []string{"Dr E Quill, Lanternfield Family Practice"}, Copies: []string{"Mr Llewellyn-Pryce", "Veterans' mental health service"}, Sign: []string{"Consultant in pain medicine"},
			Body: `# Diagnoses
Phantom limb pain, left below-knee amputation 2010.

# Medication changes
| Medicine | Was | Now |
| Morphine 10mg/5ml oral solution | 5 ml up to 4 times a day | **STOP** |
| Buprenorphine patch | - | **5 micrograms/hour, every 7 days** |
| Pregabalin | 150 mg twice a day | **75 mg twice a day** |

Phantom pain 4/10 with mirror work, 7/10 without. Oral morphine is doing nothing but constipate: stop, patch instead. Pregabalin down. Gareth wants to walk the sea wall with his son by summer.

# Action for GP
1. Please take morphine and the higher pregabalin off repeat.`},
	}}
}

func p29Community() Holding {
	const bello = "Tunde Bello"
	return Holding{Partner: CRV, ID: "CV-700029", Items: []Item{
		Problem{Term: "~Pressure sore of stump", Onset: "2026-08", Status: "active", By: bello},
		Visit{Type: "~Wound clinic", From: "2026-08-20T10:00", To: "2026-08-20T10:25", Unit: "Tissue viability", Where: "Crouch Vale clinic", By: bello, Reason: "Stump sore", Text: "S: throbs in the socket. O: 22 x 15 mm, shallow, pink base. A: pressure. P: foam, leg off two hours midday, prosthetics aware. Gained consent."},
		Visit{Type: "~Wound clinic", From: "2026-11-12T10:00", To: "2026-11-12T10:15", Unit: "Tissue viability", Where: "Crouch Vale clinic", By: bello, Reason: "Stump sore, review", Text: "O: 9 x 6 mm, drying. P: fortnight more."},
		Measure{Term: "~Wound size", At: "2026-11-12T10:05", Text: "9 x 6 mm", By: bello},
		Booking{What: "~Wound clinic", Start: "2026-11-26T10:00", Unit: "Tissue viability", Where: "Crouch Vale clinic", With: bello},
		Alert{Term: "~Hearing: text, do not ring", Category: "ra", Group: "requires-specific-contact-method", Start: "2026-08-20"},
	}}
}

func p29Council() Holding {
	const fallon = "Bridget Fallon"
	return Holding{Partner: SCC, ID: "ASC-302983", Patient: Patient{Closed: "2026-06-19", Lines: []string{"Flat 5", "40 Cordage Court", "", "Southmere", ""}, Postcode: "ZZ2 8CD", Unverified: true}, Items: []Item{
		Package{What: "Direct payment for help at home, six hours a week", Category: "LTS-C", Status: "finished", From: "2024-03-04", To: "2026-06-19", Worker: fallon},
		Assessment{What: "Care Act assessment", Status: "completed", Asked: "2024-01-15", From: "2024-02-06", To: "2024-02-20", Note: "Eligible: maintaining a home; being a parent. Support reason: physical."},
		Assessment{What: "Closure: moved out of area", Status: "completed", Asked: "2026-06-08", To: "2026-06-19", Note: "Told Tidewell. File closed."},
	}}
}
