package cast

// p01Ambulance is the ambulance service: times, a line of words and what the
// crew measured. It has no allergies to share; what she said is in the letter.
func p01Ambulance() Holding {
	const pell, ekanem = "Stu Pell", "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-260814", Items: []Item{
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-10-19T03:52", To: "2026-10-19T05:14", Unit: "EA-41", By: pell, Service: "Emergency ambulance service", Reason: "Difficulty in breathing", Outcome: "Conveyed to Estuary General",
			Times: [][2]string{{"Call answered", "2026-10-19T03:52"}, {"On scene", "2026-10-19T04:09"}, {"Left scene", "2026-10-19T04:33"}, {"At hospital", "2026-10-19T04:51"}, {"Handover", "2026-10-19T05:14"}},
			Text:  "O/A pt sat upright on edge of bed, 3-word sentences. Sats 86 RA, 93 on 4L. Furosemide 40 mg IV, GTN withheld BP 98 sys. Legs to thigh. Dtr present, translates."},
		Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-10-19T04:11", Value: "86", Unit: "%", By: pell},
		Measure{Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", At: "2026-10-19T04:25", Value: "93", Unit: "%", By: pell, Note: "4 L"},
		Measure{Term: "Respiratory rate", At: "2026-10-19T04:11", Value: "32", Unit: "/min", By: pell},
		Measure{Term: "Blood pressure", At: "2026-10-19T04:12", Value: "98/54", By: pell},
		Measure{Term: "Heart rate", At: "2026-10-19T04:11", Value: "52", Unit: "/min", By: pell},
		Letter{Type: "Other report", Title: "Patient care record", Category: "Clinical note", On: "2026-10-19", Filed: "2026-10-19T06:02", Format: "pdf", From: pell, Unit: "EA-41", Setting: "Emergency ambulance service", Heading: []string{"Eastmark Ambulance Service NHS Trust", "EA-41 Patient care record"},
			Body: `78F SOB 2/52 worse tonight, cannot lie flat. 111 two nights ago declined amb.

| Time | SpO2 | RR | HR | BP |
| 04:11 | 86 % air | 32 | 52 irreg | 98/54 |
| 04:25 | 93 % 4 L | 28 | 50 | 102/56 |

PMH HF AF DM CKD. **pt states allergic to 'ACE' tablets**, also pen. Not on our system.

Furosemide 40 mg IV slow. No GTN, BP. Dtr travelling. Pre-alert 04:38.`},

		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2026-11-03T06:41", To: "2026-11-03T08:05", Unit: "EA-77", By: ekanem, Service: "Emergency ambulance service", Reason: "Fall", Outcome: "Not conveyed",
			Times: [][2]string{{"Call answered", "2026-11-03T06:41"}, {"On scene", "2026-11-03T07:10"}, {"Clear", "2026-11-03T08:05"}},
			Text:  "O/A pt on floor by bed, found by carer. Slid, no LOC, no head strike. FROM. Sats 95 RA. Assisted up. Refused ED, capacity assessed. Safety-netted."},
		Measure{Term: "Blood pressure", At: "2026-11-03T07:20", Value: "100/56", By: ekanem},
		Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-11-03T07:18", Value: "95", Unit: "%", By: ekanem},
		Letter{Type: "Other report", Title: "Falls non-conveyance", Category: "Clinical note", On: "2026-11-03", Filed: "2026-11-03T08:22", Format: "text", From: ekanem, Unit: "EA-77", Setting: "Emergency ambulance service",
			Body: `Slid from edge of bed in sock feet going to commode. Carer found 06:35. No LOC, no head strike, on apixaban so asked twice.

No bony tenderness, FROM hips and shoulders, walked with frame. Lying 106/58 standing 96/50, giddy at first. HR 50.

Refused ED. Capacity assessed, has it. Dtr on phone agrees. Carers at 07:30 and 12:30.

Safety-netted. GP and falls team informed by e-referral.`},
	}}
}

// p01UrgentCare is the night call two days before the admission.
func p01UrgentCare() Holding {
	const raman = "Dr Priya Raman"
	return Holding{Partner: NGU, ID: "NGU-884120", Items: []Item{
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-10-17T02:14", To: "2026-10-17T02:49", By: raman, Service: "NHS 111 service", Reason: "SOB lying flat", Outcome: "Declined ambulance; GP same day"},
		Letter{Type: "Other report", Title: "111/out-of-hours report", Category: "Miscellaneous record", On: "2026-10-17", Filed: "2026-10-17T03:05", Format: "fixed", From: raman, Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-003377   Page 1/1
PATEL Amina Rose   F  14-Mar-1948  NHS 9990123454     Rec'd {2026-10-17} 02:14
Caller daughter (Reena)   Adv: telephone 02:31         Closed 02:49
----------------------------------------------------------------------------
HPC   SOB lying flat x3 nights, legs tight. Chair since midnight. No chest pa
      in. Speaks sentences. Carers 3x/day.      PMH HF, AF, T2DM, CKD.
DH    per dtr blister pack.   Allerg: penicillin *per dtr*
Imp   ?decompensated HF
Plan  Clinician: Dr P Raman. Advised 999 if worse. Declined ambulance tonight
      'she hates hospital'. Sit up, extra pillow. GP same day - dtr to ring 0
      8:00.                                    Dr P Raman  GMC 9990010  NGU
`},
	}}
}

// p01City is the city council, where she had a bed for three weeks after a fall
// though she lives in the county.
func p01City() Holding {
	const rao = "Sunil Rao"
	return Holding{Partner: SCC, ID: "ASC-700318", Patient: Patient{Unverified: true}, Items: []Item{
		Package{What: "Step-down bed, three weeks, Southmere (placed for Marshland)", Category: "STS-STMAX", Status: "finished", From: "2025-02-03", To: "2025-02-21", Worker: rao},
		Assessment{What: "Step-down review", Status: "completed", Asked: "2025-02-10", From: "2025-02-17", To: "2025-02-17", Note: "Fall at home, no fracture. Being able to make use of the home safely: with a rail and three visits."},
		Team{Name: "Southmere access point", From: "2025-02-03", Members: []Member{{rao, "Social worker", "01632 960170"}}},
		Letter{Type: "Assessment", Title: "Step-down bed: leaving summary", Category: "Record artefact", On: "2025-02-21", Format: "text", From: rao, Unit: "Southmere access point", Setting: "Social services", About: "Mrs Amina Patel",
			Body: `# Maintaining personal hygiene
Washes her top half. One carer for feet and back.

# Making use of the home safely
Walks 12 metres with a frame. Front step not managed alone.

# Family and other relationships
Daughter daily. Neighbour has a key.

Home {2025-02-21}. Case closed to Southmere; Marshland told.`},
	}}
}
