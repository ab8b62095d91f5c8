package cast

// p04OldPractice still has the home she fled, and the man she fled as her next
// of kin. It does not know why she left.
func p04OldPractice() Holding {
	const mistry, toft = "Dr Arun Mistry", "Jackie Toft"
	return Holding{Partner: SAL, ID: "SAL33871", Patient: Patient{
		Ethnic: "F", Marital: "S", Religion: "None", Language: "en", Also: []string{"fr"}, Closed: "2026-08-28",
		Lines: []string{"", "41 Mill Reach", "", "Southmere", ""}, Postcode: "ZZ2 4MR",
		Next: []Related{{Prefix: "Mr", Given: "Craig", Family: "Lomax", Codes: []string{"DOMPART"}, Relation: "Partner, next of kin", Phone: "07700 900778"}},
	}, Items: []Item{
		Problem{Term: "Migraine", Onset: "2017", Recorded: "2017-05-09", Significance: "minor", By: mistry},
		Medicine{Term: "Desogestrel", Text: "Desogestrel 75microgram tablets", Dose: "One to be taken each morning", Quantity: "84 tablet", Start: "2022-03-15", End: "2026-08-28", Last: "2026-06-16", Issues: 2, Every: 84, Status: "stopped", Reason: "LEFT PRACTICE", By: toft},
		Measure{Term: "Blood pressure", At: "2026-06-16T16:10", Value: "112/70", By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2025-12-09T17:20", To: "2025-12-09T17:30", By: mistry, Reason: "WRIST", Text: "WRIST IN CAST, FELL ON STAIRS 30/11. PARTNER PRESENT THROUGHOUT, ANSWERS FOR HER. ?SEE ALONE NEXT TIME."},
		Visit{Type: "Seen in GP's surgery", From: "2026-06-16T16:05", To: "2026-06-16T16:15", By: toft, Reason: "PILL CHECK", Text: "PILL CHECK WITH BP. QUIET. ASKED IF SAFE AT HOME: SAYS YES."},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2021-07-20"},
		Letter{Type: "Clinic Note", Title: "Records requested", Category: "Clinical note", On: "2026-08-28", Format: "text", Setting: "General practice service",
			Body: "PATIENT HAS REGISTERED ELSEWHERE. RECORDS SENT. NO FORWARDING ADDRESS TAKEN."},
	}}
}

// p04NewPractice knows where she is and sends it, address, practice and place
// of the visit.
func p04NewPractice() Holding {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	const where = "Outreach room, Samphire Row"
	return Holding{Partner: LAN, ID: "LFP60552", Patient: Patient{Lines: []string{"", "7 Samphire Row", "", "Tidewell", ""}, Postcode: "ZZ7 4QX"}, Items: []Item{
		Problem{Term: "Posttraumatic stress disorder", Onset: "2026-09", Recorded: "2026-09-08", Significance: "major", By: quill},
		Problem{Term: "Moderate depression", Onset: "2026-09", Recorded: "2026-09-08", Significance: "major", By: quill},
		Problem{Term: "Migraine", Onset: "2017", Recorded: "2026-09-08", Significance: "minor", By: quill},
		NoAllergyList{Say: "Information not available"},
		Medicine{Term: "Sertraline 100mg tablets", Dose: "One to be taken in the morning with food", Quantity: "28 tablet", Start: "2026-09-08", Last: "2026-11-03", Issues: 3, Review: "2026-12-08", By: quill},
		Medicine{Term: "Desogestrel", Text: "Desogestrel 75microgram tablets", Dose: "One to be taken each morning", Quantity: "84 tablet", Start: "2026-09-08", Last: "2026-09-08", By: quill},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two up to four times a day when required, max 8 in 24 hours", PRN: true, Quantity: "100 tablet", Start: "2026-09-08", Last: "2026-10-13", By: banas},
		Measure{Term: "Blood pressure", At: "2026-09-08T11:05", Value: "118/74", By: quill},
		Measure{Term: "Patient Health Questionnaire Nine Item score", At: "2026-09-08T11:20", Value: "16", Code: "{score}", Survey: true, By: quill},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-08T11:00", To: "2026-09-08T11:40", Where: where, By: quill, Reason: "New registration",
			Text: "'I sleep in my shoes.' Nightmares, startles at motorcycles. No thoughts of ending her life. Sertraline started, agreed word for telephone calls noted in her own folder."},
		Visit{Type: "Seen in GP's surgery", From: "2026-10-13T10:20", To: "2026-10-13T10:40", Where: where, By: banas, Reason: "Headaches", Text: "'It is the light, and the door.' Migraine twice a week. Jaw clicks, bruising gone. Paracetamol early, dark room, keep diary."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-03T09:30", To: "2026-11-03T09:42", By: quill, Reason: "Review", Text: "Agreed word given. 'Four hours in a row.' Continue, see in December."},
		Referral{What: "~Trauma service", On: "2026-09-08", Status: "completed", Priority: "urgent", To: "Saltmarsh trauma service", Reason: "Posttraumatic stress after assault", By: quill},
	}}
}

// p04UrgentCare has her call in the report's text, number, place and all.
func p04UrgentCare() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-879931", Patient: Patient{NoAddress: true}, Items: []Item{
		Visit{Type: "Seen in out of hours centre", From: "2026-10-14T20:10", To: "2026-10-14T20:41", By: chandler, Service: "Out of hours service", Reason: "Jaw pain, headache", Text: "Codeine 30mg x12 supplied.", Outcome: "Treated, own GP"},
		Letter{Type: "Other report", Title: "Out-of-hours report", Category: "Miscellaneous record", On: "2026-10-14", Filed: "2026-10-14T20:52", Format: "fixed", From: chandler, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-002914   Page 1/1
LACROIX-BENNETT Zoë Maëlle F 11-Feb-2001 NHS 9995229560 {2026-10-14} 18:31
Callback 07700900781   Adv/Seen: PCC 20:10             Closed 20:41
----------------------------------------------------------------------------
HPC   Jaw pain and headache 2/7, worse tonight. Vision normal. No vomiting.
      Calling from refuge in Tidewell, will come by taxi, do not ring back af
      ter ten.
      PMH migraine, jaw injury Aug.  DH sertraline, POP.  Allerg: latex
O/E   Jaw tender L, opens 3 fingers. No neuro. BP 116/72. Seen alone.
Plan  Codeine 30mg x12 supplied. No driving. Dentist list. 999 if thunderclap.
                                               Dr V Chandler  NGU
`},
	}}
}

// p04Council is the council that placed her: one line and a status, and that
// line says where.
func p04Council() Holding {
	const park, desai = "Eilidh Park", "Mohan Desai"
	sdv := []string{"SDV"}
	return Holding{Partner: TWC, ID: "ASC-301166", Patient: Patient{NoAddress: true, Unverified: true}, Items: []Item{
		Alert{Term: "Adult safeguarding concern", Category: "Safeguarding concern (SGC)", Start: "2026-08-13", By: park, Labels: sdv},
		Alert{Term: "~MARAC", Category: "Safeguarding concern (SGC)", Start: "2026-08-27", By: desai, Note: "Heard {2026-08-27}. Actions with named worker.", Labels: sdv},
		Assessment{What: "Refuge placement, Samphire Row", Status: "completed", Asked: "2026-08-10", From: "2026-08-10", To: "2026-08-11"},
		Assessment{What: "Safeguarding enquiry", Status: "in-progress", Asked: "2026-08-13", From: "2026-08-14", Note: "Open."},
		Team{Name: "Adult safeguarding, Harbour refuge outreach", From: "2026-08-13", Members: []Member{{park, "Social worker", "01632 960184"}}},
		Letter{Type: "Personalised Care and Support Plan", Title: "Safety plan", Category: "Care plan", On: "2026-10-02", Format: "pdf", From: park, Setting: "Adult safeguarding team", About: "Zoë", Labels: sdv, Heading: []string{"Tidewell Council", "Adult safeguarding"},
			Body: `# Words on the phone
If I say "Is the library open?" ring the police.

# Children
None.

# Going about
- Phone replaced, location off
- Work told: reception will not confirm
- Vary the way to the bus; not the shop on the corner after six

Review weekly. **Distribution: named worker only.**`},
	}}
}
