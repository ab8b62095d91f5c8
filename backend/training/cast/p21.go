package cast

// p21 is Win Tremlett, ninety-two, at the end of her life, with four different
// statements about resuscitation and two preferred places. Which of them holds
// is not for a record to say.
func p21() Person {
	return Person{
		Key: "P21", NHS: "9999400930", Family: "Tremlett", Given: []string{"Winifred", "Joan"}, Prefix: "Miss", Preferred: "Win", Gender: "female", Born: "1933-12-11",
		Lines: []string{"", "2 Chapel Lane", "", "Fairhaven", ""}, Postcode: "ZZ4 6CL", Home: "01632 960121", GP: "F99001",
		Related: []Related{{Prefix: "Mrs", Given: "Judith", Family: "Marr", Codes: []string{"NIECE", "N"}, Phone: "07700 900521", Rank: "1"}},
		At:      []Holding{p21Practice(), p21Hospital(), p21Community(), p21Ambulance(), p21Urgent(), p21Council()},
	}
}

var p21Niece = []Related{{Prefix: "Mrs", Given: "Judith", Family: "Marr", Codes: []string{"NIECE"}, Relation: "Niece, attorney for health and welfare", Phone: "07700 900521"}}

func p21Practice() Holding {
	const okafor, hartog, mensah = "Dr Samuel Okafor", "Dr Lena Hartog", "Kofi Mensah"
	just := func(term, dose, quantity, note string) Item {
		return Medicine{Term: term, Dose: dose, PRN: true, Kind: "acute", Quantity: quantity, Start: "2026-10-30", Last: "2026-10-30", By: hartog, Route: "Subcutaneous", Note: note}
	}
	return Holding{Partner: FAI, ID: "FMC062109", Patient: Patient{Ethnic: "A", Marital: "S", Religion: "Quaker", Language: "en", Next: p21Niece}, Items: []Item{
		Problem{Term: "Primary malignant neoplasm of pancreas", Onset: "2026-07-21", Significance: "major", By: okafor},
		Problem{Term: "Secondary malignant neoplasm of liver", Onset: "2026-08-25", Significance: "major", By: okafor},
		Problem{Term: "Chronic obstructive lung disease", Onset: "2009", Recorded: "2009-11-17", Significance: "major"},
		Problem{Term: "On end of life care register", Onset: "2026-09-10", Significance: "major", By: okafor},
		Problem{Term: "Gold standards framework prognostic indicator stage B (green) - months prognosis", Onset: "2026-09-10", Significance: "major", By: okafor},
		Problem{Term: "Lives alone", Recorded: "2015-03-03", Significance: "minor", Note: "With Stamp, a cat"},
		Allergy{Term: "Morphine", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"Nausea"}, Recorded: "2026-08-28", By: okafor, ReactNote: "tolerates oxycodone"},

		Medicine{Term: "Buprenorphine 5micrograms/hour transdermal patches", Dose: "One patch every 7 days", Quantity: "4 patch", Start: "2026-09-10", Last: "2026-11-05", Issues: 3, By: okafor, Route: "Transdermal"},
		Medicine{Term: "Oxycodone 5mg capsules", Dose: "One when required for pain, up to every four hours", PRN: true, Quantity: "28 capsule", Start: "2026-08-28", Last: "2026-11-05", Issues: 3, By: okafor},
		Medicine{Term: "Pancreatin", Text: "Pancreatin 25,000unit capsules", Dose: "Two with meals, one with snacks", Quantity: "200 capsule", Start: "2026-08-28", Last: "2026-11-05", Issues: 3, By: okafor},
		Medicine{Term: "Metoclopramide", Text: "Metoclopramide 10mg tablets", Dose: "One three times a day before food", Quantity: "84 tablet", Start: "2026-09-10", Last: "2026-11-05", Issues: 2, By: okafor},
		Medicine{Term: "Dexamethasone", Text: "Dexamethasone 4mg tablets", Dose: "One (4 mg) to be taken each morning", Quantity: "28 tablet", Start: "2026-09-10", Last: "2026-11-05", Issues: 2, By: okafor},
		Medicine{Term: "Macrogol 3350", Text: "Macrogol compound oral powder sachets", Dose: "One or two sachets daily", Quantity: "60 sachet", Start: "2026-08-28", Last: "2026-11-05", Issues: 2, By: mensah},
		just("Morphine sulfate 10mg/1ml solution for injection ampoules", "2.5 mg under the skin when required for pain or breathlessness", "5 ampoule", "Just in case box, in the house"),
		just("Midazolam 10mg/2ml solution for injection ampoules", "2.5 mg under the skin when required for agitation", "5 ampoule", "Just in case box, in the house"),
		just("Haloperidol 5mg/1ml solution for injection ampoules", "0.5 mg under the skin when required for sickness", "5 ampoule", "Just in case box, in the house"),
		just("Hyoscine butylbromide 20mg/1ml solution for injection ampoules", "20 mg under the skin when required for secretions", "5 ampoule", "Just in case box, in the house"),
		just("~Water for injections 10ml ampoules", "As diluent", "10 ampoule", ""),

		Decision{Term: "Not for cardiopulmonary resuscitation", On: "2026-10-29", By: okafor},
		Decision{Term: "Preferred place of death: hospice", On: "2026-09-10", By: okafor},
		Decision{Term: "Has appointed person with personal welfare lasting power of attorney (Mental Capacity Act 2005)", Text: "LPA health and welfare: Judith Marr, niece", On: "2022-05-17", By: okafor},
		Measure{Term: "Body weight", At: "2026-09-10T12:20", Value: "46.8", Unit: "kg", By: okafor},
		Measure{Term: "Blood pressure", At: "2026-09-10T12:20", Value: "108/60", By: okafor},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-06", By: "Sr Dawn Perrin"},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-10-29T12:50", To: "2026-10-29T13:30", By: okafor, Reason: "End of life care review",
			Text: "Home visit. CRV form of yesterday seen: not for CPR, coded here. Yellower. Eats custard. Cat on bed. Judith to ring re box. Anticipatories via Dr Hartog tomorrow."},
		Visit{Type: "Seen in GP's surgery", From: "2026-09-10T12:10", To: "2026-09-10T12:40", By: okafor, Reason: "Register review", Text: "Came by taxi with Judith. Thinks hospice rather than bother the neighbours. GSF B. Patch started."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-11-16T17:40", To: "2026-11-16T17:46", By: hartog, Reason: "Judith, sleeping more", Text: "Judith: sleeping 20 h, comfortable. CRV in tomorrow. No change to script."},
		Referral{What: "Referral to palliative care service", On: "2026-08-28", Status: "completed", Priority: "urgent", To: "Crouch Valley palliative care", Reason: "Pancreatic mass, pain", By: okafor},
		Routine{Visits: 9, Reasons: []string{"Chest", "Repeat prescription query", "Weight loss", "Results given", "Ears"}, By: []string{okafor, hartog}},
	}}
}

func p21Hospital() Holding {
	const whitlock, obi = "Dr Helen Whitlock", "Dr Ada Obi"
	return Holding{Partner: EST, ID: "E0402193", Items: []Item{
		Problem{Term: "Primary malignant neoplasm of pancreas", Onset: "2026-07-21", Diagnosis: true, By: obi},
		Problem{Term: "Secondary malignant neoplasm of liver", Onset: "2026-08-25", Diagnosis: true, By: obi},
		Panel{Name: "Liver profile", Taken: "2026-08-17T10:15", Results: []Result{{Test: "bilirubin", Value: "96", Flag: "H"}, {Test: "ALP", Value: "611", Flag: "H"}, {Test: "albumin", Value: "24", Flag: "L"}}},
		Panel{Name: "Full blood count", Taken: "2026-08-17T10:15", Results: []Result{{Test: "Hb", Value: "97", Flag: "L", Range: "115-165"}}},
		Panel{Name: "Tumour marker", Taken: "2026-08-17T10:15", Reported: "2026-08-19T15:00", Results: []Result{{Test: "~CA19-9", Value: "8400", Unit: "kU/L", Flag: "H"}}},
		Decision{Term: "For cardiopulmonary resuscitation", Text: "For CPR until biopsy result", On: "2026-08-04", By: whitlock},
		Visit{Type: "Seen in elderly care clinic", From: "2026-08-04T10:30", To: "2026-08-04T11:20", Unit: "Elderly medicine", Where: "Outpatients 2", By: whitlock, Service: "Elderly medicine service", Reason: "Jaundice, mass on scan; ReSPECT"},
		Visit{Type: "Seen in oncology clinic", From: "2026-08-25T14:00", To: "2026-08-25T14:30", Unit: "Oncology", Where: "Outpatients 6", By: obi, Service: "Medical oncology service", Reason: "MDT outcome: comfort care, no stent wanted"},
		Letter{Type: "ReSPECT (Recommended Summary Plan for Emergency Care and Treatment) form", Title: "ReSPECT form", Category: "Care plan", On: "2026-08-04", Format: "pdf", From: whitlock, Unit: "Elderly medicine", Setting: "Elderly medicine service",
			Body: `Current summary: mass in head of pancreas, biopsy awaited.

# Priorities
Balance of priorities in the middle.

# Recommendations
- **For CPR at present**; revisit after MDT
- Hospital acceptable

Discussed with Miss Tremlett, who has capacity.`},
	}}
}

func p21Community() Holding {
	const lisle, ives, farrow = "Dr A Lisle", "Sr Kath Ives", "N Farrow"
	items := []Item{
		Problem{Term: "Primary malignant neoplasm of pancreas", Onset: "2026-07-21", Recorded: "2026-09-01", By: ives},
		Problem{Term: "Chronic obstructive lung disease", Text: "COPD", Recorded: "2026-09-01", By: ives},
		Problem{Term: "Gold standards framework prognostic indicator stage C (yellow) - weeks prognosis", Onset: "2026-11-11", By: lisle},
		Medicine{Term: "Fentanyl 12micrograms/hour transdermal patches", Dose: "One patch every 72 hours", Kind: "community", Start: "2026-11-09", Change: "added", Changed: "2026-11-09", ChangeBy: "Replaces buprenorphine patch, removed 09:40", By: lisle, Route: "Transdermal"},
		Decision{Term: "Not for cardiopulmonary resuscitation", On: "2026-10-28", By: lisle, Review: "2027-01-28"},
		Decision{Term: "Preferred place of death: home", On: "2026-10-28", By: lisle},
		Decision{Term: "~Consent to share end of life care record", On: "2026-10-28", By: lisle},
		Decision{Term: "Has appointed person with personal welfare lasting power of attorney (Mental Capacity Act 2005)", Text: "Judith Marr, niece (LPA H&W)", On: "2026-10-28", By: lisle},
		Plan{Title: "End of life care plan", Category: "End of life care plan", From: "2026-10-28", Review: "2027-01-28", By: lisle, Goals: []string{"To be in my own bed with Stamp", "To see the spring bulbs"},
			Activities: []string{"Nurse twice a week", "Fentanyl patch every 72 hours", "Just in case box in the hall cupboard", "Ring Judith at any hour"}},
		Booking{What: "~Hospice nurse visit", Start: "2026-11-23T11:00", Minutes: 60, Channel: "In-person", Unit: "Samphire House Hospice with Crouch Valley", Where: "At home"},
		Booking{What: "District nurse visit", Start: "2026-11-24T09:30", Minutes: 40, Channel: "In-person", Unit: "District nursing", Where: "At home", With: ives},
		Team{Name: "Palliative and district nursing", From: "2026-09-01", Members: []Member{{lisle, "Palliative care physician", "01632 960176"}, {ives, "District nurse", "01632 960177"}, {farrow, "Community nurse", ""}}},
	}
	for _, v := range [][2]string{
		{"2026-11-02", "S: 'tired of custard'. O: jaundiced, skin intact. A: stable. P: mouth care, left call bell."}, {"2026-11-05", "Four calls start today. Bed lever fitted. Win beat me at cribbage."},
		{"2026-11-09", "S: pain 6/10 at night. O: buprenorphine patch removed 09:40, fentanyl 12 applied L chest. Surgery to be told. P: pain chart."}, {"2026-11-12", "S: pain 2/10. O: drowsy pm, rousable. Pad count 2. Judith staying."},
		{"2026-11-16", "O: patch changed yesterday, intact. Taking sips. Gained consent for turn."}, {"2026-11-19", "O: Cheyne-Stokes at times, settles. Box checked, all five present. Stamp fed."}} {
		items = append(items, Visit{Type: "District nurse visit", Class: "HH", From: v[0] + "T09:30", To: v[0] + "T10:10", Unit: "District nursing", By: ives, Service: "Community nursing service", Text: v[1]})
	}
	items = append(items,
		Letter{Type: "ReSPECT (Recommended Summary Plan for Emergency Care and Treatment) form", Title: "ReSPECT form", Category: "Care plan", On: "2026-10-28", Format: "pdf", From: lisle, Unit: "Palliative care", Setting: "Community specialist palliative care",
			Body: `# Priorities
Comfort first.

# Recommendations
- **Not for attempted CPR**
- Hospital only for what cannot be managed at home

Discussed with Win and Judith: "I have had my innings."

Review three months: {2027-01-28}.`},
		Letter{Type: "Clinical letter", Title: "Palliative letter", On: "2026-11-11", Dictated: "2026-11-11", Filed: "2026-11-13T11:10", Format: "pdf", From: lisle, Unit: "Palliative care", Setting: "Community specialist palliative care",
			To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Mrs J Marr, with consent"},
			Body: `Win knows. She would like to see the spring bulbs but doubts it.

Weeks rather than months. Fentanyl 12 micrograms an hour since {2026-11-09}, in place of the buprenorphine patch: **please take buprenorphine off the repeat**. Morphine makes her sick; the box holds morphine, and I would rather it held oxycodone.

Home, with Stamp, is what she wants now. The hospice has kept a bed in mind if Judith tires.`},
		Letter{Type: "End of life care coordination summary", Title: "EPaCCS summary", Category: "Care plan", On: "2026-11-12", Format: "html", From: ives, Unit: "District nursing", Setting: "Community nursing service",
			Body: `| Item | Recorded |
| Prognosis | Weeks |
| CPR | Not for CPR, form of {2026-10-28} |
| Place of care and death | Home |
| Attorney | Judith Marr, niece |
| Patch | Fentanyl 12 since {2026-11-09} |
| Box | Hall cupboard |
| Form | Blue bag on the fridge |

Ring Judith at any hour. Feed the cat.`})
	return Holding{Partner: CRV, ID: "CV-552193", Patient: Patient{Ethnic: "A", Marital: "S", Religion: "Quaker", Language: "en", Next: p21Niece}, Items: items}
}

func p21Ambulance() Holding {
	const ekanem = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EPR-512193", Items: []Item{
		Alert{Term: "~No DNACPR held by control", Category: "Address alert", Start: "2026-08-12"},
		Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: "2026-08-12T05:40", To: "2026-08-12T06:50", Unit: "EA-77", By: ekanem, Service: "Emergency ambulance service", Reason: "Vomiting, itching", Outcome: "Not conveyed",
			Times: [][2]string{{"Call answered", "2026-08-12T05:40"}, {"On scene", "2026-08-12T06:02"}, {"Crew clear", "2026-08-12T06:50"}},
			Text:  "O/A pt sat in chair, alert, orientated, jaundiced. Sats 93 RA. Refused, capacity assessed, niece happy. Safety-netted, GP to ring. No DNACPR in house."},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-08-12T06:05", Value: "93", Unit: "%", By: ekanem, Note: "air"},
	}}
}

func p21Urgent() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-421614", Items: []Item{
		Alert{Term: "~DNACPR in place, form in the blue bag on the fridge", Category: "Special patient note", Start: "2026-10-30"},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-14T02:35", To: "2026-11-14T03:10", Unit: "Home visiting car", By: chandler, Service: "Out of hours service", Reason: "Pain in the night", Outcome: "Treated at home", Text: "Oxycodone not settling. Box opened, midazolam 2.5 sc. Settled 03:05."},
		Letter{Type: "Miscellaneous record", Title: "Out-of-hours report", Category: "Clinical note", On: "2026-11-14", Filed: "2026-11-14T08:05", Format: "fixed", From: chandler, Unit: "Home visiting car", Setting: "Out of hours service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2611-009240   Page 1/1
TREMLETT Winifred J  F 11-Dec-1933 NHS 9999400930     Rec'd {2026-11-14} 01:12
Callback 01632960121   Adv/Seen: home visit 02:35     Closed 03:10
----------------------------------------------------------------------------
HPC   Ca pancreas, EOLC. Restless, pain R side since midnight. Niece present.
      Fentanyl 12 patch on, intact. Oxycodone 5 at 00:20, little help.
O/E   Drowsy, jaundiced, grimacing on turn. RR 14. Warm. Bladder not palpable.
Imp   Terminal agitation + pain
Plan  Midazolam 2.5mg sc from box 02:50, settled. Morphine in box NOT given
      (sick with it, niece). DN to r/v in am. DNACPR seen, blue bag, fridge.
                                                Dr V Chandler           NGU
`},
	}}
}

func p21Council() Holding {
	const rudge = "Pat Rudge OT"
	return Holding{Partner: MCC, ID: "ASC-202193", Patient: Patient{Unverified: true}, Items: []Item{
		Package{What: "Fast track home care, four calls a day, two carers", From: "2026-11-05", Worker: rudge},
		Equipment{What: "Bed lever", On: "2026-11-05"},
		Equipment{What: "Commode", On: "2026-11-05"},
		Assessment{What: "Fast track assessment", Status: "completed", Asked: "2026-11-02", From: "2026-11-03", To: "2026-11-04"},
		Alert{Term: "~Cat in the house, do not let out at the front", Category: "Other", Start: "2026-11-05"},
		Team{Name: "Fairhaven locality team", From: "2026-11-04", Members: []Member{{rudge, "Community-based occupational therapist", "01632 960157"}}},
	}}
}
