package cast

func p01PracticeLetters() []Item {
	return []Item{
		Letter{Type: "Lloyd George record folder", Title: "Scanned paper note 2009", Category: "Record artefact", On: "2009-06-28", Filed: "2018-02-05", Format: "tiff", Setting: "General practice service",
			Heading: []string{"ESTUARY GENERAL HOSPITAL", "Accident and Emergency"},
			Body: `Dear Doctor

Collapsed at home after 2nd dose of amoxicillin for chest infection. Adrenaline by ambulance crew. Wheeze and urticaria settled over four hours.
===
PENICILLIN ANAPHYLAXIS. Please mark the notes. Told daughter.`, Sign: []string{"SHO in A+E"}},
		Letter{Type: "Original text document", Title: "Practice note: hospital discharge read", On: "2026-11-02", Format: "text", From: "Kofi Mensah", Unit: "Clinical pharmacy", Category: "Clinical note", Setting: "General practice service",
			Body: `Discharge of {2026-10-29} read. Changes to action:

1. Furosemide 80 mg in the morning - **not yet changed on repeat**, awaiting U&E.
2. Bisoprolol 1.25 mg.
3. Metformin, spironolactone, alendronic acid stopped by hospital.

Task sent to usual GP. For medication review {2026-12-03}.`},
	}
}

func p01HospitalLetters() []Item {
	return []Item{
		Letter{Type: "Discharge summary", Title: "Discharge summary", On: "2026-10-29", Dictated: "2026-10-29", Filed: "2026-10-30T09:12", Format: "pdf", From: "Dr Helen Whitlock", Unit: "Elderly medicine", Setting: "Elderly medicine service",
			Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Egret Ward, Estuary General"}, To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Patient", "Memory service, Samphire Centre", "Dr L Brandt, Renal medicine"},
			Body: `# Admission
Admitted {2026-10-19} by ambulance, discharged {2026-10-29}. Emergency.

Admitted with a fortnight of worsening breathlessness, orthopnoea and leg swelling; weight up 6 kg. IV furosemide 10 days. AKI on CKD: metformin, spironolactone and alendronic acid stopped, please do not restart without renal advice. Bisoprolol halved for HR 48 (also on donepezil: we have written to the memory service). Discharge weight 60.1 kg.

# Diagnoses
1. Acute decompensated heart failure (HFrEF, LVEF 34%)
2. Acute kidney injury stage 2 on chronic kidney disease stage 4
3. Permanent atrial fibrillation
===
# Medicines on discharge
| Medicine | Dose | Change |
| Furosemide 40mg tablets | Two (80 mg) in the morning | **increased** |
| Bisoprolol 1.25mg tablets | One in the morning | **reduced** |
| Donepezil 10mg tablets | One at night | unchanged, under review |
| Apixaban 2.5mg tablets | One twice a day | unchanged |
| Metformin 500mg MR | - | **STOPPED** eGFR 19-25 |
| Spironolactone 25mg | - | **STOPPED** K 5.9 |
| Alendronic acid 70mg | - | **STOPPED** eGFR < 35 |

# Allergies
ACE inhibitor: ramipril, angioedema of lip and tongue {2021-03-18}.
===
# Action for GP
1. U&E in one week.
2. Change furosemide on repeat to 80 mg.
3. Code ACE-inhibitor angioedema (2021), which is not on your record.

ReSPECT completed {2026-10-27}. Home with increased package.`, Sign: []string{"Dr Helen Whitlock", "Consultant in elderly medicine"}},
		Letter{Type: "ReSPECT (Recommended Summary Plan for Emergency Care and Treatment) form", Title: "ReSPECT form", Category: "Care plan", On: "2026-10-27", Format: "pdf", From: "Dr Helen Whitlock", Unit: "Elderly medicine", Setting: "Elderly medicine service",
			Body: `# Summary
Heart failure, kidney disease, early Alzheimer's disease. Has capacity for this conversation, with her daughter Reena and a Gujarati interpreter.

# Priorities
Balance of comfort and longer life. "I want to be at home with my birds. I do not want to be a burden."

# Recommendations
- For attempted cardiopulmonary resuscitation
- Hospital acceptable
- Not for ventilation
- Not for dialysis

Review at any change of condition, or {2027-04-27}.`},
		Letter{Type: "Outpatient letter", Title: "Cardiology clinic letter", On: "2025-11-04", Dictated: "2025-11-05", Filed: "2025-11-11T08:30", Format: "html", From: "Dr Femi Adegoke", Unit: "Cardiology", Setting: "Cardiology service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Patient"},
			Body: `# Diagnoses
1. Heart failure with reduced ejection fraction, LVEF 34%
2. Permanent atrial fibrillation, anticoagulated
3. ACE-inhibitor angioedema, March 2021

# Medication changes
None. Sacubitril/valsartan is **contraindicated** after angioedema and was never started.

# Action for GP
1. Please code the angioedema.
2. Weight weekly; ring the heart failure nurse if up by 2 kg in three days.

Comfortable at rest, slept flat on two pillows. NT-proBNP 2640. Echo booked.`},
	}
}

func p01MemoryLetters() []Item {
	return []Item{
		Letter{Type: "Clinical letter", Title: "Memory clinic letter", On: "2026-11-06", Dictated: "2026-11-06", Filed: "2026-11-10T10:05", Format: "rtf", From: "Chiamaka Abara RMN", Unit: "Memory service", Setting: "Dementia assessment service", To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Mrs Patel", "Mrs R Patel-Hughes, with consent"},
			Body: `Diagnosis: Alzheimer's disease, mild.

MoCA 19/30 (22 in {2025-05|January 2006}). HR 48 on admission: donepezil reduced to 5 mg; ECG in 4 weeks. Mrs Patel manages her pack if prompted. Driving: never driven.

# Carer's view
Reena says the evenings are the worst and the birds help.

# Plan
- Donepezil 5 mg at night. Please change the repeat.
- ECG here in four weeks.
- Cognitive stimulation group offered; she will think about it.`},
	}
}

func p01CouncilLetters() []Item {
	return []Item{
		Letter{Type: "Assessment", Title: "Care Act assessment", Category: "Record artefact", On: "2026-06-18", Filed: "2026-06-22", Format: "pdf", From: "Kwame Osei", Unit: "Fairhaven locality team", Setting: "Social services",
			About: "Mrs Amina Patel", Heading: []string{"Marshland County Council", "Adult Social Care"},
			Body: `# Outcome
Eligible for care and support.

# In her words
"I can wash my top half. I cannot do my feet. I am frightened of the step."

# Needs
Mrs P has difficulty with: nutrition, toileting, using her home safely.

| Outcome | Can she achieve it? | Support |
| Managing nutrition | With help | Meals prepared three times a day |
| Personal hygiene | Partly | Morning and evening visit |
| Using the home safely | No, front step | Rail requested, perching stool |

# Equipment
Perching stool, bed lever, key safe.`},
		Letter{Type: "Contingency plan", Title: "If the carers cannot come", Category: "Care plan", On: "2026-10-29", Format: "text", From: "Kwame Osei", Unit: "Fairhaven locality team", Setting: "Social services", About: "Mrs Amina Patel",
			Body: `If a visit is missed ring Tideway Homecare, then Reena, then the duty team.

Mrs Patel cannot be left over a meal time. The pendant works in the garden.`},
	}
}
