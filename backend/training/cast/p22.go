package cast

// p22 is Rosalind Hartigan, who nearly died of co-amoxiclav under anaesthetic.
// Her surgery still says she has no allergy, and issued amoxicillin in November;
// the leaflet saved her, not the record.
func p22() Person {
	return Person{
		Key: "P22", NHS: "9992979917", Family: "Hartigan", Given: []string{"Rosalind", "Eve"}, Prefix: "Mrs", Gender: "female", Born: "1967-10-23",
		Lines: []string{"", "14 Wherry Drive", "", "Southmere", ""}, Postcode: "ZZ2 3WD", Home: "01632 960122", Mobile: "07700 900122", GP: "F99002",
		Related: []Related{{Prefix: "Mr", Given: "Alan", Family: "Hartigan", Codes: []string{"HUSB", "N"}, Phone: "07700 900222", Rank: "1"}},
		At:      []Holding{p22Practice(), p22Hospital(), p22Community(), p22Ambulance(), p22Urgent()},
	}
}

// p22Letter is what the hospital wrote, and what the surgery scanned and filed
// as admin.
const p22Letter = `Within four minutes of co-amoxiclav at induction: pressure 48 systolic, wheeze, flushing. Adrenaline boluses ×5 and infusion. Tryptase 28 → 6.

**Please record PENICILLIN ANAPHYLAXIS.**

Alert card and wristband given. Allergy clinic declined.`

func p22Practice() Holding {
	const mistry, bowen, fisher, toft = "Dr Arun Mistry", "Dr Siân Bowen", "Dr Ola Fisher (locum)", "Jackie Toft"
	return Holding{Partner: SAL, ID: "SAL-332267", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "None", Language: "en"}, Items: []Item{
		Problem{Term: "Asthma", Onset: "1979", Recorded: "1994-05-09", Significance: "major", By: mistry},
		Problem{Term: "Gastro-oesophageal reflux disease", Text: "GORD", Onset: "2015-03-17", Significance: "minor", By: bowen},
		Problem{Term: "Osteoarthritis of knee", Site: "right", Onset: "2026-06-23", Significance: "minor", By: bowen},
		Allergy{Term: "No known allergy", Recorded: "2020-02-03", By: toft},
		Medicine{Term: "Omeprazole 20mg gastro-resistant capsules", Dose: "One daily 30 minutes before food", Quantity: "28 capsule", Start: "2015-03-17", Last: "2026-11-03", Issues: 4, Review: "2027-01-19", By: bowen},
		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2008-10-07", Last: "2026-09-08", Issues: 2, Every: 140, Review: "2027-01-19", By: mistry},
		Medicine{Term: "Beclometasone 100micrograms/dose / Formoterol 6micrograms/dose inhaler CFC free", Dose: "One puff twice a day and when required, max 8 a day", Quantity: "120 dose", Start: "2022-03-08", Last: "2026-11-03", Issues: 4, Review: "2027-01-19", By: toft},
		Medicine{Term: "Amoxicillin 500mg capsules", Dose: "One three times a day", Kind: "acute", Quantity: "15 capsule", Start: "2026-11-02", End: "2026-11-07", Last: "2026-11-02", Status: "completed", By: fisher, Note: "SINUSITIS. NKDA"},
		Panel{Name: "Full blood count (filed copy)", Taken: "2026-01-20", Copies: true, Conclusion: "NAD", Results: []Result{{Test: "Hb", Value: "134", Range: "115-165"}, {Test: "WCC", Value: "6.2"}, {Test: "platelets", Value: "278"}}},
		Panel{Name: "Urea and electrolytes (filed copy)", Taken: "2026-01-20", Copies: true, Conclusion: "NAD", Results: []Result{{Test: "sodium", Value: "141"}, {Test: "potassium", Value: "4.2"}, {Test: "creatinine", Value: "68"}}},
		Measure{Term: "Peak expiratory flow rate", At: "2026-01-20T09:05", Value: "390", Unit: "L/min", By: toft},
		Measure{Term: "Blood pressure", At: "2026-01-20T09:05", Value: "132/80", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-07", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-06", By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2026-11-02T16:50", To: "2026-11-02T16:58", By: fisher, Reason: "Sinusitis", Text: "FACIAL PAIN 11/7, GREEN. AFEBRILE. TENDER MAXILLARY L. AMOX 500 TDS 5/7. SEE PRN"},
		Visit{Type: "Seen in GP's surgery", From: "2026-01-20T09:00", To: "2026-01-20T09:20", By: toft, Reason: "Asthma review", Text: "ACT 22. TECHNIQUE OK. PEF 390. CONT."},
		Visit{Type: "~Administration", From: "2026-11-03T08:40", To: "2026-11-03T08:42", By: bowen, Text: "OOH REPORT SEEN. PT RUNG, ON DOXY, WELL. CODE ALLERGY - ADMIN TASK SENT"},
		Booking{What: "Asthma annual review", Start: "2027-01-19T09:00", Minutes: 20, Channel: "In-person", With: toft},
		Letter{Type: "Miscellaneous record", Title: "Admin", Category: "Record artefact", On: "2024-06-20", Filed: "2024-07-03T14:20", Format: "tiff", Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Department of Anaesthesia"}, To: []string{"The Saltings Surgery"}, Sign: []string{"Dr Lena Osgood, consultant anaesthetist"}, Describe: "admin",
			Body: p22Letter},
		Routine{Visits: 7, Reasons: []string{"ASTHMA", "REFLUX", "KNEE", "REPEAT RX", "SORE THROAT"}, By: []string{mistry, bowen, toft}},
	}}
}

func p22Hospital() Holding {
	const vaughan, osgood = "Mr Rhodri Vaughan", "Dr Lena Osgood"
	return Holding{Partner: EST, ID: "E0412295", Items: []Item{
		Problem{Term: "~Gallstones", Onset: "2024-03", Ended: "2024-06-17", Status: "resolved", Diagnosis: true, By: vaughan},
		Problem{Term: "~Anaphylaxis during anaesthesia", Onset: "2024-06-17", Ended: "2024-06-18", Status: "resolved", Diagnosis: true, By: osgood, Note: "Co-amoxiclav"},
		Allergy{Term: "Substance with penicillin structure and antibacterial mechanism of action", Text: "Penicillins", Kind: "allergy", Category: "medication", Critical: "high", Onset: "2024-06-17", Recorded: "2024-06-17",
			Reactions: []string{"Anaphylaxis"}, Severity: "severe", ReactNote: "intra-operative, co-amoxiclav; tryptase 28", By: osgood},
		Panel{Name: "Tryptase", Taken: "2024-06-17T10:05", Results: []Result{{Test: "~Tryptase", Value: "28", Unit: "ug/L", Flag: "H"}}},
		Panel{Name: "Tryptase", Taken: "2024-06-18T10:00", Results: []Result{{Test: "~Tryptase", Value: "6", Unit: "ug/L"}}, Conclusion: "Baseline, 24 hours"},
		Panel{Name: "Full blood count", Taken: "2024-06-18T06:30", Results: []Result{{Test: "Hb", Value: "121", Range: "115-165"}, {Test: "WCC", Value: "12.8", Flag: "H"}}},
		Procedure{Term: "~Laparoscopic cholecystectomy", At: "2024-06-17", Unit: "General surgery", By: vaughan, Note: "Completed after resuscitation"},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two QDS PRN", PRN: true, Kind: "discharge", Start: "2024-06-20", End: "2024-06-27", Status: "completed", By: vaughan},
		Visit{Type: "Hospital admission, elective", Class: "IMP", From: "2024-06-17T07:30", To: "2024-06-20T12:15", Method: "11", Leave: "1", To2: "19", Unit: "General surgery", Where: "Intensive care, one night; then Heron Ward", By: vaughan, Reason: "Laparoscopic cholecystectomy; anaphylaxis at induction"},
		Letter{Type: "Inpatient final discharge letter", Title: "Anaphylaxis letter", On: "2024-06-20", Filed: "2024-06-24T09:00", Format: "pdf", From: osgood, Unit: "Anaesthesia", To: []string{"The Saltings Surgery"}, Copies: []string{"Mrs Hartigan", "Mr R Vaughan"}, Body: p22Letter},
	}}
}

func p22Community() Holding {
	const physio = "Dev Marlow"
	return Holding{Partner: CRV, ID: "CV-552267", Items: []Item{
		// The referral form has no box for "not asked": the list comes out as nilknown.
		NoAllergyList{Say: "No entry made", Code: "nilknown"},
		Problem{Term: "Osteoarthritis of knee", Site: "right", Recorded: "2026-07-28", By: physio},
		Visit{Type: "Seen in physiotherapy department", From: "2026-07-28T11:30", To: "2026-07-28T12:10", Unit: "Physiotherapy", Where: "Crouch Vale clinic", By: physio, Service: "~Musculoskeletal physiotherapy", Text: "S: knee gives on stairs to the organ loft. O: flexion 120, quads 4/5. A: OA R knee. P: step-ups, review 6/52, gained consent."},
		Visit{Type: "Seen in physiotherapy department", From: "2026-09-08T11:30", To: "2026-09-08T12:00", Unit: "Physiotherapy", Where: "Crouch Vale clinic", By: physio, Service: "~Musculoskeletal physiotherapy", Text: "S: stairs better, pedals fine. O: quads 4+/5. P: discharge to own programme, open appt 3/12."},
		Measure{Term: "Body weight", At: "2026-07-28T11:35", Value: "68.4", Unit: "kg", By: physio},
	}}
}

func p22Ambulance() Holding {
	const pell = "Stu Pell"
	return Holding{Partner: EAM, ID: "EPR-512267", Items: []Item{
		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2025-12-14T23:18", To: "2025-12-15T00:40", Unit: "EA-77", By: pell, Service: "Emergency ambulance service", Reason: "Asthma", Outcome: "Not conveyed",
			Times: [][2]string{{"Call answered", "2025-12-14T23:18"}, {"On scene", "2025-12-14T23:31"}, {"Crew clear", "2025-12-15T00:40"}},
			Text:  "O/A pt sat up, alert, orientated, wheeze post choir carol service, candles. Sats 94 RA, PEF 240. Salbutamol neb x1, PEF 360. Refused, capacity assessed, husband happy. Wristband noted. Safety-netted."},
		Measure{Term: "Peripheral oxygen saturation", At: "2025-12-14T23:34", Value: "94", Unit: "%", By: pell, Note: "air"},
		Measure{Term: "Peak expiratory flow rate", At: "2025-12-15T00:10", Value: "360", Unit: "L/min", By: pell},
	}}
}

func p22Urgent() Holding {
	const lowe, chandler = "Hester Lowe ANP", "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-422675", Items: []Item{
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2025-08-17T10:20", To: "2025-08-17T10:31", Unit: "NHS 111 clinical desk", By: chandler, Service: "NHS 111 service", Reason: "Cystitis", Outcome: "Advised, message to surgery", Text: "Pt says she cannot have Augmentin. Not on GP list. Message to surgery re coding."},
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-11-02T19:40", To: "2026-11-02T19:52", Unit: "NHS 111 clinical desk", By: lowe, Service: "NHS 111 service", Reason: "Medicine query", Outcome: "Prescription sent", Text: "Amox issued today, not taken. Pt says she cannot have Augmentin. Doxy 100mg instead."},
		Letter{Type: "Miscellaneous record", Title: "NHS 111 report", Category: "Clinical note", On: "2026-11-02", Filed: "2026-11-02T20:05", Format: "fixed", From: lowe, Unit: "NHS 111 clinical desk", Setting: "NHS 111 service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2611-000417   Page 1/1
HARTIGAN Rosalind  F  23-Oct-1967  NHS 9992979917     Rec'd {2026-11-02} 19:04
Callback 07700900122   Adv/Seen: by phone 19:40       Closed 19:52
----------------------------------------------------------------------------
HPC   Sinusitis 11/7. Collected amox from chemist, read leaflet, "isn't this
      what nearly killed me". Not taken. Pt says she cannot have Augmentin.
      Op June 2024, ITU, card in purse.   PMH asthma, reflux.
Imp   Sinusitis; penicillin NOT to be taken
Plan  Adv bin it. Doxy 100mg 2 stat then od 5/7. Message to surgery re coding
      (see also our msg {2025-08|Jan 2006}!).           H Lowe ANP           NGU
`},
	}}
}
