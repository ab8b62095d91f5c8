package cast

func p32PracticeLetters() []Item {
	const quill, dell = "Dr Esther Quill", "Marcus Dell"
	return []Item{
		Letter{Type: "Care plan", Title: "Covert medicines plan", Category: "Care plan", On: "2026-06-30", Filed: "2026-07-01T09:30", Format: "docx", From: dell, Setting: "General practice service", To: []string{"Cormorant House Nursing Home"}, Copies: []string{"Paid representative", "Tidewell Council, Deprivation of Liberty Safeguards team"},
			Body: `# Which medicines
Edoxaban and paracetamol, in jam. Nothing else.

# How
1. Offer openly first, every time.
2. If he turns away, wait ten minutes, offer again.
3. Then in a teaspoon of jam. Crush edoxaban just before, not earlier.
4. Write it on the chart as covert.

# Agreed by
Dr Quill; Marcus Dell, pharmacist; home manager; his paid representative.

# Review
Review quarterly, next {2026-12-30}.`, Sign: []string{dell, "Care home pharmacist"}},
		Letter{Type: "ReSPECT (Recommended Summary Plan for Emergency Care and Treatment) form", Title: "ReSPECT", Category: "Care plan", On: "2026-06-30", Filed: "2026-07-01T09:40", Format: "pdf", From: quill, Setting: "General practice service",
			Body: `# Summary
Severe vascular dementia, severe frailty (CFS 8), hip fracture {2025-12}. Lacks capacity for this decision. No family.

# Priorities
Comfort first. Garden every day.

# Recommendations
- **Not for CPR**
- **Not for hospital except fracture or pain**
- Antibiotics by mouth in the home

# Who was asked
Home manager, paid representative, Mr Ken Sayle from the bowls club.`, Sign: []string{quill}},
	}
}

// p32Discharge carries the doubled dose; the pharmacist's slip that corrects it
// is a second file behind the first.
func p32Discharge() Letter {
	const whitlock = "Dr Helen Whitlock"
	return Letter{Type: "Discharge summary", Title: "Discharge letter", On: "2026-09-11", Dictated: "2026-09-11", Filed: "2026-09-12T11:05", Format: "pdf", From: whitlock, Unit: "Elderly medicine", Setting: "Elderly medicine service",
		Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Egret Ward, Estuary General"}, To: []string{"Lanternfield Family Practice"}, Copies: []string{"Cormorant House Nursing Home"}, Sign: []string{whitlock, "Consultant in elderly medicine"},
		Body: `Delirium with chest infection, four days. Settled with the window open and a nurse who plays bowls.

# TTO
| Medicine | Dose |
| Edoxaban | 60 mg daily |
| Paracetamol suspension | 10 ml up to four times a day |
| Macrogol | One sachet daily |
| Doxycycline | to {2026-09-14} |

# Allergies
Penicillin? (not confirmed)

# Action for GP
1. Weight.
2. ReSPECT was not sent in with him. Please keep a copy at the front of the folder.`,
		Second: &Letter{Title: "Correction slip, ward pharmacist", On: "2026-09-12", Filed: "2026-09-12T11:05", Format: "text", Unit: "Pharmacy", Sign: []string{"Ward pharmacist, Egret"},
			Body: `CORRECTION to the letter of {2026-09-11}.

Edoxaban is **30 mg** once a day, not 60 mg. CrCl 20 ml/min, weight 49 kg. Supplied as 30 mg. Home telephoned, message taken.`},
	}
}

func p32Council() Holding {
	const desai, park = "Mohan Desai", "Eilidh Park"
	return Holding{Partner: TWC, ID: "ASC-403231", Patient: Patient{Ethnic: "A", Marital: "W", Unverified: true}, Items: []Item{
		Alert{Term: "~Deprivation of Liberty Safeguards authorisation", Category: "Deprivation of liberty (DOLS)", Status: "inactive", Start: "2025-07-14", End: "2026-07-13", By: desai},
		Alert{Term: "~Deprivation of Liberty Safeguards authorisation", Category: "Deprivation of liberty (DOLS)", Start: "2026-07-14", End: "2027-07-13", By: desai, Note: "Conditions: garden daily; review covert medicines"},
		Assessment{What: "Deprivation of Liberty Safeguards: six assessments", Status: "completed", Asked: "2026-06-15", From: "2026-06-22", To: "2026-07-10", Note: "All met. In force."},
		Assessment{What: "Review of conditions", Status: "requested", Asked: "2026-11-02"},
		Team{Name: "Tidewell adults", From: "2024-05-13", Members: []Member{{park, "Social worker", "01632 960180"}, {desai, "~Best interests assessor", "01632 960180"}, {"Paid representative (RPR)", "~Relevant person's representative", ""}}},
		Letter{Type: "Assessment", Title: "DoLS authorisation", Category: "Record artefact", On: "2026-07-14", Format: "pdf", From: desai, Unit: "Deprivation of Liberty Safeguards team", Setting: "Social services", Labels: []string{"R"}, Heading: []string{"Tidewell Council", "Supervisory body"}, About: "Mr Percival Allardyce",
			To: []string{"Manager, Cormorant House Nursing Home"}, Copies: []string{"Mr Allardyce", "Paid representative"},
			Body: `# Authorised
From {2026-07-14} to {2027-07-13}.

# Assessments
Six assessments met: age, no refusals, mental capacity, mental health, eligibility, best interests.

# What he says and does
"He pushes the garden door most afternoons: he is asking to go out, so take him."

# Conditions
1. He goes into the garden every day, in a coat, in rain.
2. The home reviews covert medicines with the pharmacist and tells us the result.

# Representative
Paid representative, as he has no family. Visits monthly.`, Sign: []string{desai, "Best interests assessor"}},
	}}
}
