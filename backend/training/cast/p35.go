package cast

// p35 is Ray Duckett, who retains carbon dioxide: his early warning score means
// nothing without its scale, he is on two steroids from two prescribers, and a
// cancer was found in August (H18, H20).
func p35() Person {
	return Person{
		Key: "P35", NHS: "9994091867", Family: "Duckett", Given: []string{"Raymond", "Albert"}, Prefix: "Mr", Preferred: "Ray", Gender: "male", Born: "1954-07-02",
		Lines: []string{"", "77 Dock Road", "", "Fairhaven", ""}, Postcode: "ZZ4 0DR", Home: "01632 960135", GP: "F99001", Language: "en",
		Related: []Related{{Prefix: "Mrs", Given: "Pauline", Family: "Duckett", Codes: []string{"WIFE", "N"}, Phone: "01632 960135", Rank: "1"}},
		At:      []Holding{p35Practice(), p35Hospital(), p35Breathing(), p35Community(), p35Ambulance(), p35OutOfHours(), p35Council()},
	}
}

// p35Target is what three partners say, each in a flag of its own.
const p35Target = "~Target oxygen saturation 88–92 %"

func p35Practice() Holding {
	const okafor, perrin = "Dr Samuel Okafor", "Sr Dawn Perrin"
	return Holding{Partner: FAI, ID: "FMC076655", Patient: Patient{Ethnic: "A", Marital: "M", Language: "en"}, Items: []Item{
		Problem{Term: "Chronic obstructive lung disease", Text: "COPD", Onset: "2011-11-15", Significance: "major", By: okafor, Note: "FEV1 34 %"},
		Problem{Term: "Non-small cell lung cancer", Onset: "2026-09-03", Significance: "major", By: okafor},
		Problem{Term: "Pulmonary embolism", Onset: "2026-10-02", Significance: "major", By: okafor},
		Problem{Term: "Home oxygen therapy", Onset: "2025-03-18", Significance: "major", By: okafor},
		Problem{Term: "~Asbestos exposure, lagger", Onset: "1970", Recorded: "2003-05-13", Significance: "minor"},
		Alert{Term: "Requires reasonable adjustment for health and care access (Equality Act 2010)", Category: "ra", Group: "adjustments-for-individual-care-requirements", Start: "2025-03-18", By: perrin, Note: "Stamina: a chair near the door, short visits, nothing before ten."},
		Allergy{Term: "Clarithromycin", Kind: "intolerance", Category: "medication", Reactions: []string{"~QT prolonged"}, Onset: "2024", Recorded: "2024-02-20", By: "Kofi Mensah"},
		Medicine{Term: "Trimbow 87micrograms/dose / 5micrograms/dose / 9micrograms/dose inhaler (Chiesi Ltd)", Dose: "Two puffs twice a day", Quantity: "120 dose", Start: "2021-02-09", Last: "2026-11-12", Issues: 4, Every: 30, Review: "2027-02-02", By: okafor},
		Medicine{Term: "Salbutamol 100micrograms/dose inhaler CFC free", Dose: "Two puffs when required", PRN: true, Quantity: "200 dose", Start: "2011-11-15", Last: "2026-10-27", Issues: 4, Review: "2027-02-02", By: okafor},
		Medicine{Term: "Prednisolone 5mg tablets", Dose: "One daily", Quantity: "28 tablet", Start: "2025-06-10", Last: "2026-11-12", Issues: 4, Review: "2027-02-02", By: okafor, Note: "5 mg daily, long term"},
		Medicine{Term: "Apixaban 5mg tablets", Dose: "One to be taken twice a day", Quantity: "56 tablet", Start: "2026-10-06", Last: "2026-11-12", Issues: 2, Review: "2027-02-02", By: okafor},
		Medicine{Term: "Carbocisteine", Text: "Carbocisteine 375mg capsules", Dose: "Two three times a day", Quantity: "120 capsule", Start: "2019-01-15", Last: "2026-11-12", Issues: 3, Every: 20, Review: "2027-02-02", By: okafor},
		Medicine{Term: "Amoxicillin 500mg capsules", Dose: "Rescue pack: one three times a day for 5 days", PRN: true, Kind: "acute", Quantity: "15 capsule", Start: "2026-08-04", Last: "2026-08-04", By: perrin},
		Measure{Term: "Ex-smoker", At: "2026-06-16T10:00", Text: "Ex-smoker, 52 pack-years, stopped 2019", Social: true, By: perrin},
		Measure{Term: "Body weight", At: "2026-06-16T10:00", Value: "61.4", Unit: "kg", By: perrin},
		Measure{Term: "Body weight", At: "2026-11-12T11:20", Value: "55.2", Unit: "kg", By: perrin},
		Measure{Term: "Blood pressure", At: "2026-11-12T11:20", Value: "116/70", By: perrin},
		Measure{Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", At: "2026-11-12T11:20", Value: "90", Unit: "%", By: perrin, Note: "on 2 L, usual for him"},
		Procedure{Term: "Spirometry", At: "2025-11-18", By: perrin, Note: "FEV1 0.92 L, 34 % predicted"},
		Panel{Name: "Full blood count (filed copy)", Taken: "2026-08-04", Copies: true, Results: []Result{{Test: "Hb", Value: "158", Range: "130-180"}, {Test: "platelets", Value: "402", Flag: "H"}}, Conclusion: "Platelets up, weight down. Fast-track chest clinic. Dr Okafor"},
		Referral{What: "Referred by general practitioner", On: "2026-08-06", Priority: "urgent", Status: "completed", To: "Fast-track suspected lung cancer clinic, Estuary", Reason: "Weight loss, shadow right upper zone", By: okafor},
		Visit{Type: "Seen in GP's surgery", From: "2026-11-12T11:10", To: "2026-11-12T11:35", By: okafor, Reason: "After hospital",
			Text: "Home from Estuary 9/7. SOB on stairs, sats 90 on 2 L. Still taking the pred 5 as well as dex 4 bd from oncology: d/w Kofi, message to Dr Obi. Wife tired. Plan: do not stop either today, ring oncology in am."},
		Visit{Type: "Telephone consultation", Class: "VR", From: "2026-10-06T12:05", To: "2026-10-06T12:12", By: okafor, Reason: "Apixaban after PE"},
		Booking{What: "Review of medication", Start: "2026-12-08T10:30", Channel: "Telephone", With: "Kofi Mensah", Unit: "Clinical pharmacy", Reason: "Two steroids"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-02", By: perrin},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-01", By: perrin},
		Vaccine{Term: "Pneumococcal 23-valent polysaccharide vaccination given", At: "2012-10-16"},
		Vaccine{Term: "Administration of SARS-CoV-2 mRNA vaccine", At: "2026-10-01", By: perrin},
		Relative{Code: "BRO", Who: "Brother", Illness: "~Mesothelioma", Died: "2008, aged 61, lagger too", On: "2012-01-10"},
		Routine{Visits: 9, Reasons: []string{"Rescue pack query", "Cough", "COPD review", "Bloods", "Repeat prescription query", "Oxygen query"}, By: []string{okafor, perrin, "Dr Imran Qazi"}},
	}}
}

func p35Hospital() Holding {
	const lis, obi, tan = "Dr Tomasz Lis", "Dr Ada Obi", "Dr Mei Tan"
	return Holding{Partner: EST, ID: "E0409177", Patient: Patient{Ethnic: "A"}, Items: append([]Item{
		Problem{Term: "Chronic obstructive lung disease", Onset: "2026-10-30", Diagnosis: true, By: lis, Note: "Exacerbation, carbon dioxide retention"},
		Problem{Term: "Non-small cell lung cancer", Onset: "2026-09-03", Diagnosis: true, Site: "right upper lobe", By: lis, Note: "Adenocarcinoma, T2 N2 M1b"},
		Problem{Term: "Secondary malignant neoplasm of brain", Onset: "2026-09-10", Diagnosis: true, By: obi, Note: "Two cerebellar deposits, 9 and 6 mm"},
		Problem{Term: "Pulmonary embolism", Onset: "2026-10-02", Diagnosis: true, By: tan},
		Alert{Term: p35Target, Category: "Risk", Start: "2025-03-11", By: lis, Note: "Carbon dioxide retainer. Alert card. NEWS2 scale 2."},
		Medicine{Term: "Dexamethasone", Text: "Dexamethasone 2mg tablets", Dose: "4 mg twice a day", Kind: "discharge", Start: "2026-09-11", By: obi, Note: "Until seen in oncology"},
		Medicine{Term: "Apixaban 5mg tablets", Dose: "One BD", Kind: "discharge", Start: "2026-10-02", By: tan},
		Medicine{Term: "Doxycycline 100mg capsules", Dose: "Two on day one then one OD", Kind: "discharge", Start: "2026-10-30", End: "2026-11-05", Status: "completed", By: lis},
		Medicine{Term: "Lansoprazole 30mg gastro-resistant capsules", Dose: "One OM", Kind: "discharge", Start: "2026-09-11", By: obi, Note: "With dexamethasone"},
		Panel{Name: "Arterial blood gas, on 28 % oxygen", Taken: "2026-10-30T06:55", Results: []Result{
			{Test: "~Arterial pH", Value: "7.31", Range: "7.35-7.45", Flag: "L"}, {Test: "~Arterial pCO2", Value: "8.4", Unit: "kPa", Range: "4.7-6.0", Flag: "H"}, {Test: "~Arterial bicarbonate", Value: "33", Unit: "mmol/L", Range: "22-28", Flag: "H"}}},
		Panel{Name: "Urea and electrolytes", Taken: "2026-10-30T06:50", Results: []Result{{Test: "sodium", Value: "133"}, {Test: "potassium", Value: "3.9"}, {Test: "creatinine", Value: "61", Range: "59-104"}}},
		Panel{Name: "Full blood count and inflammatory markers", Taken: "2026-10-30T06:50", Results: []Result{{Test: "WCC", Value: "15.8", Flag: "H"}, {Test: "CRP", Value: "64", Flag: "H"}, {Test: "Hb", Value: "139", Range: "130-180"}}},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-11-03T08:10", Value: "5", Code: "{score}", Survey: true, Where: "Curlew Ward",
			Note: "Scale 2, target 88–92 %. On scale 1 the same figures make 8.", Parts: []Part{
				{Term: "~Oxygen saturation scale", Text: "Scale 2 (88–92 %)"}, {Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", Value: "89", Unit: "%"}, {Term: "Patient on oxygen", Text: "2 L/min"},
				{Term: "Respiratory rate", Value: "22", Unit: "/min"}, {Term: "Pulse rate", Value: "96", Unit: "/min"}}},
		Measure{Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", At: "2026-11-03T08:10", Value: "89", Unit: "%", Where: "Curlew Ward", Note: "2 L/min"},
		Measure{Term: "Respiratory rate", At: "2026-11-03T08:10", Value: "22", Unit: "/min", Where: "Curlew Ward"},
		Measure{Term: "Pulse rate", At: "2026-11-03T08:10", Value: "96", Unit: "/min", Where: "Curlew Ward"},
		Measure{Term: "Blood pressure", At: "2026-11-03T08:10", Value: "124/72", Where: "Curlew Ward"},
		Measure{Term: "Body weight", At: "2026-09-29T09:40", Value: "57.0", Unit: "kg", Where: "Oncology"},
		Procedure{Term: "External beam radiation therapy procedure", At: "2026-09-21", Site: "brain", Unit: "Radiotherapy", By: obi, Note: "Stereotactic, five fractions, finished 25-Sep"},
		Procedure{Term: "~CT guided lung biopsy", At: "2026-08-27", Site: "right upper lobe", Unit: "Radiology", By: lis},
		Referral{What: "Referral to palliative care service", On: "2026-09-29", To: "Crouch Valley palliative care", Reason: "Breathlessness, plans", By: obi},
		Visit{Type: "Seen in fast track suspected lung cancer clinic", From: "2026-08-20T10:15", To: "2026-08-20T11:00", Unit: "Respiratory medicine", Where: "Outpatients 2", By: lis, Service: "Respiratory medicine service", Reason: "Weight loss, right upper zone shadow"},
		Visit{Type: "~Radiotherapy, five daily fractions", From: "2026-09-21", To: "2026-09-25", Unit: "Radiotherapy", By: obi, Service: "Medical oncology service", Reason: "Brain metastases"},
		Visit{Type: "Seen in oncology clinic", From: "2026-09-29T09:30", To: "2026-09-29T10:20", Unit: "Oncology", By: obi, Service: "Medical oncology service", Reason: "Results and plan"},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-10-02T14:10", To: "2026-10-02T20:45", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "Sudden breathlessness, pulmonary embolism"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-10-30T06:31", To: "2026-11-03T15:00", Method: "21", Leave: "1", To2: "19", Unit: "Respiratory medicine", Where: "Curlew Ward", By: lis, Service: "Respiratory medicine service",
			Reason: "Exacerbation of COPD, CO2 retention", Text: "D/C today. TTOs done. Wife aware. Card and mask with him."},
		Booking{What: "Seen in oncology clinic", Start: "2026-11-26T10:00", Minutes: 40, Channel: "In-person", Unit: "Oncology", Where: "Outpatients 4", With: obi, Reason: "Pembrolizumab decision"},
		Team{Name: "Lung cancer team", From: "2026-09-10", Members: []Member{{"Yusuf Idris", "Clinical nurse specialist", "01632 960136"}}},
	}, p35HospitalLetters()...)}
}

func p35HospitalLetters() []Item {
	const lis, obi = "Dr Tomasz Lis", "Dr Ada Obi"
	return []Item{
		Letter{Type: "Multidisciplinary team letter", Title: "Lung MDT outcome", On: "2026-09-10", Filed: "2026-09-11T08:05", Format: "html", From: lis, Unit: "Lung cancer MDT", Setting: "Respiratory medicine service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Dr A Obi, Oncology"},
			Body: `| Item | Outcome |
| Site and type | Right upper lobe adenocarcinoma, PD-L1 80 % |
| Stage | T2 N2 M1b |
| Brain | Two cerebellar deposits 9 and 6 mm |
| Plan | Stereotactic radiotherapy, then pembrolizumab if performance status holds |
| Meanwhile | Dexamethasone 4 mg twice a day |
| Key worker | Yusuf |`},
		Letter{Type: "Outpatient letter", Title: "Oncology letter", On: "2026-09-29", Dictated: "2026-09-29", Filed: "2026-10-02T08:15", Format: "pdf", From: obi, Unit: "Oncology", Setting: "Medical oncology service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Mr R Duckett", "Yusuf Idris, lung nurse"},
			Body: `**Diagnosis:** adenocarcinoma of right upper lobe, T2 N2 M1b, stereotactic radiotherapy to two brain deposits {2026-09-21} to {2026-09-25}.

Ray asks for straight answers: months, perhaps a year or two if it works. He wants to see the new dock crane.

**Dexamethasone 4 mg twice a day** continues until I see him.

# Action for GP
1. Please do not count on prednisolone as well: he says he has "the little red ones" at home.
2. Lansoprazole while on steroids.`},
		Letter{Type: "Discharge summary", Title: "Discharge summary", On: "2026-11-03", Filed: "2026-11-04T09:20", Format: "pdf", From: lis, Unit: "Respiratory medicine", Setting: "Respiratory medicine service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Patient", "Anna Roos, Northshore respiratory team"},
			Body: `Admitted {2026-10-30} with an exacerbation of COPD: pH 7.31, CO2 8.4 on arrival, better on controlled oxygen, no mask ventilation. Doxycycline (QT: no clarithromycin).

**Target 88–92 %. NEWS2 on scale 2**: 5 on leaving, and that is Ray well.

# Action for GP
1. Two steroids: your prednisolone and our dexamethasone. Oncology to say which.
2. Home oxygen 2 L unchanged; review {2026-12-01}.`},
	}
}

func p35Breathing() Holding {
	const roos = "Anna Roos"
	return Holding{Partner: NSC, ID: "NS-318844", Patient: Patient{}, Items: []Item{
		Problem{Term: "Chronic obstructive lung disease", Onset: "2025-09-09", By: roos, Note: "Home oxygen 2 L, 16 hours"},
		Alert{Term: p35Target, Category: "Risk", Start: "2025-09-09", By: roos, Note: "Alert card in wallet and on the fridge"},
		Measure{Term: "Peripheral blood oxygen saturation on supplemental oxygen at rest", At: "2026-10-08T10:40", Value: "91", Unit: "%", By: roos, Note: "2 L/min"},
		Measure{Term: "Respiratory rate", At: "2026-10-08T10:40", Value: "20", Unit: "/min", By: roos},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-10-08T10:30", To: "2026-10-08T11:25", Unit: "Respiratory team", By: roos, Service: "Respiratory medicine service", Reason: "Oxygen and inhalers", Text: "Goal in his words: 'The end of Dock Road and back without the wife carrying the bottle.' Fan, pacing, pursed lips. Inhalers checked."},
		Booking{What: "Seen in own home", Start: "2026-12-01T10:30", Minutes: 60, Channel: "In-person", Unit: "Respiratory team", With: roos, Reason: "Oxygen review"},
		Letter{Type: "Clinical letter", Title: "Respiratory review letter", On: "2026-10-08", Filed: "2026-10-12T09:00", Format: "pdf", From: roos, Unit: "Respiratory team", Setting: "Respiratory medicine service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Ray"},
			Body: `Ray would like to reach the end of Dock Road. Saturations 91 % on 2 L; please keep him between 88 and 92.

# Inhalers he showed me
- Tiotropium 18 micrograms, one capsule inhaled daily
- Beclometasone 100 micrograms with formoterol 6 micrograms, one puff twice a day and when required, max 8 a day

There was a Trimbow in the drawer, unopened. If he is meant to have that one, the other two should go.`},
		Letter{Type: "Image (document)", Title: "Oxygen alert card", Category: "Alerts", On: "2025-09-09", Format: "png", From: roos, Unit: "Respiratory team", Setting: "Respiratory medicine service",
			Heading: []string{"OXYGEN ALERT CARD"},
			Body: `I am at risk of carbon dioxide retention.

TARGET SATURATION 88–92 %

Use a 28 % Venturi mask at 4 L/min. Nebulisers on air.`},
	}}
}

func p35Community() Holding {
	const lisle = "Dr A Lisle"
	return Holding{Partner: CRV, ID: "CV-609233", Patient: Patient{}, Items: []Item{
		Problem{Term: "Non-small cell lung cancer", Onset: "2026-09-03", By: lisle},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-10-20T14:00", To: "2026-10-20T15:05", Unit: "Community palliative care", By: lisle, Service: "Community specialist palliative care", Reason: "First visit",
			Text: "S: breathless on stairs, sleeps in chair, wants it straight. O: RR 22, sats 90 on 2 L, legs clear. A: knows it will not be cured. P: low-dose morphine talked about, not started. Pauline present. Gained consent."},
		Plan{Title: "Breathlessness and what matters", Category: "Palliative care", From: "2026-10-20", Review: "2026-12-15", By: lisle, Goals: []string{"To see the new dock crane", "Straight answers"},
			Activities: []string{"Fan, pacing, oxygen kept 88 to 92 %", "Key worker Yusuf at the hospital", "Pauline has the number for nights"}},
	}}
}

func p35Ambulance() Holding {
	const ekanem = "Ros Ekanem"
	return Holding{Partner: EAM, ID: "EA-6411290", Patient: Patient{}, Items: []Item{
		Alert{Term: p35Target, Category: "Risk", Start: "2026-01-20", By: ekanem, Note: "Alert card seen"},
		Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-10-30T05:48", To: "2026-10-30T06:31", By: ekanem, Reason: "Difficulty in breathing",
			Times: [][2]string{{"Call answered", "2026-10-30T05:36"}, {"On scene", "2026-10-30T05:48"}, {"Left scene", "2026-10-30T06:09"}, {"Handover", "2026-10-30T06:31"}},
			Text:  "O/A pt sat forward in chair, 4 word sentences. Sats 81 on 2 L, card seen, 28% Venturi, 88 by hospital. Salbutamol, ipratropium neb on air. Alert, tired.", Outcome: "Conveyed to Estuary ED"},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-10-30T05:52", Value: "81", Unit: "%", By: ekanem},
		Measure{Term: "Respiratory rate", At: "2026-10-30T05:52", Value: "30", Unit: "/min", By: ekanem},
		Measure{Term: "Pulse rate", At: "2026-10-30T05:52", Value: "112", Unit: "/min", By: ekanem},
	}}
}

func p35OutOfHours() Holding {
	const chandler = "Dr Viv Chandler"
	return Holding{Partner: NGU, ID: "NGU-402771", Patient: Patient{}, Items: []Item{
		Alert{Term: "~Special patient note: COPD, carbon dioxide retention, oxygen 88–92 % only", Category: "Special patient note", Start: "2025-09-16"},
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-10-29T21:40", To: "2026-10-29T21:58", By: chandler, Reason: "More breathless", Text: "Advice by GP: start rescue pack, 999 if worse overnight."},
		Letter{Type: "Summary record", Title: "Out-of-hours report", Category: "Record artefact", On: "2026-10-29", Filed: "2026-10-30T08:05", Format: "fixed", From: chandler, Setting: "Out of hours service", Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-007588   Page 1/1
DUCKETT Raymond A  M  02-Jul-1954      NHS 9994091867  Rec'd {2026-10-29} 21:12
Callback 01632960135   Adv: telephone                       Closed 21:58
----------------------------------------------------------------------------
HPC   COPD on home O2 2L. 2/7 green sputum, more SOB. Wife says talking OK.
      PMH lung Ca with brain mets, PE Oct.  DH apixaban, dex, "pred too".
Plan  Start amox rescue pack tonight. Do NOT turn O2 up. Sats 88-92. 999 if n
      ot talking / drowsy. GP am.                       Dr V Chandler  NGU
`},
	}}
}

func p35Council() Holding {
	const osei = "Kwame Osei"
	return Holding{Partner: MCC, ID: "ASC-24418", Patient: Patient{Unverified: true}, Items: []Item{
		Support{Code: "PS", On: "2026-10-16"},
		Assessment{What: "Care and support assessment", Status: "completed", Asked: "2026-10-05", From: "2026-10-16", To: "2026-10-16", Note: "Mr D has difficulty with: stairs, washing, getting to the front door. Support reason: physical."},
		Assessment{What: "Carer's assessment (Mrs P Duckett)", Status: "requested", Asked: "2026-10-16"},
		Package{What: "Reablement at home, mornings", Category: "STS-STMAX", From: "2026-11-05", Worker: osei},
		Equipment{What: "Stair rail, second", On: "2026-10-19"},
		Team{Name: "Fairhaven locality team", From: "2026-10-16", Members: []Member{{osei, "Social worker", "01632 960155"}}},
		Letter{Type: "Assessment", Title: "Care and support assessment", Category: "Record artefact", On: "2026-10-16", Filed: "2026-10-22T10:00", Format: "docx", From: osei, Unit: "Fairhaven locality team", Setting: "Social services", To: []string{"Mr R Duckett"},
			Body: `# Seen
At home, with Pauline. Mr D has difficulty with: stairs, washing, getting to the front door.

# What he wants
"Not a bed in the front room yet."

# Agreed
1. Second stair rail.
2. Help with washing in the mornings, six weeks, then look again.
3. Carer's assessment for Mrs Duckett, requested today.`},
	}}
}
