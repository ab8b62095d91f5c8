package cast

// p10 is Thomas Wren, who died at home as he wished. Not every partner knows.
func p10() Person {
	const okafor, obi = "Dr Samuel Okafor", "Dr Ada Obi"
	p := Person{
		Key: "P10", NHS: "9996033929", Family: "Wren", Given: []string{"Thomas", "Alfred"}, Prefix: "Mr", Gender: "male", Born: "1944-01-19", Died: "2026-09-02",
		Lines: []string{"", "5 Heron Way", "", "Fairhaven", ""}, Postcode: "ZZ4 5HW", Home: "01632 960110", GP: "F99001",
		Related: []Related{{Prefix: "Mrs", Given: "Maureen", Family: "Wren", Codes: []string{"SPS", "N"}, Phone: "01632 960110", Rank: "1"}},
	}
	hospital := []Item{
		Problem{Term: "Malignant tumour of prostate", Onset: "2019", Diagnosis: true, By: obi},
		Problem{Term: "Secondary malignant neoplasm of bone", Onset: "2024", Diagnosis: true, By: obi},
		Visit{Type: "Seen in oncology clinic", From: "2026-07-14T11:00", To: "2026-07-14T11:25", Unit: "Oncology", Where: "Outpatients 6", By: obi, Service: "Medical oncology service", Reason: "PSA 412, comfort care agreed"},
		Booking{What: "Seen in oncology clinic", Start: "2026-12-08T11:00", Unit: "Oncology", Where: "Outpatients 6", With: obi},
		Letter{Type: "Outpatient letter", Title: "Oncology letter", On: "2026-07-14", Filed: "2026-07-17T09:30", Format: "html", From: obi, Unit: "Oncology", Setting: "Medical oncology service", To: []string{"Dr S Okafor"}, Copies: []string{"Mr Wren", "Community palliative team"},
			Body: `# Diagnoses
- Prostate cancer 2019
- Bone metastases 2024

PSA 412. He does not want more chemotherapy and I agree. He wishes to be at home. Referred to the community palliative team today.

# Action for GP
1. Anticipatory medicines in the house.
2. Stop atorvastatin.`},
	}
	for _, b := range [][2]string{{"2019-06-11", "48"}, {"2021-05-18", "0.9"}, {"2023-10-10", "6.1"}, {"2025-08-12", "88"}, {"2026-07-07", "412"}} {
		hospital = append(hospital, Panel{Name: "Prostate specific antigen", Taken: b[0], Results: []Result{{Test: "PSA", Value: b[1], Flag: above(6.5, b[1])}}})
	}
	p.At = []Holding{
		{Partner: FAI, ID: "FMC088204", Patient: Patient{Ethnic: "A", Marital: "M", Religion: "None", Language: "en"}, Items: append([]Item{
			Problem{Term: "Malignant tumour of prostate", Onset: "2019", Recorded: "2019-06-25", Significance: "major", By: okafor},
			Problem{Term: "Secondary malignant neoplasm of bone", Onset: "2024", Recorded: "2024-05-20", Significance: "major", By: okafor},
			Problem{Term: "On end of life care register", Onset: "2026-07-20", Significance: "major", By: okafor},
			Allergy{Term: "Ibuprofen", Kind: "intolerance", Category: "medication", Reactions: []string{"~GI bleed 2008"}, Onset: "2008", Recorded: "2008-10-14", By: okafor},
			Medicine{Term: "Goserelin", Text: "Goserelin 10.8mg implant", Dose: "One implant every 12 weeks", Quantity: "1 implant", Start: "2019-07-02", End: "2026-09-02", Last: "2026-06-16", Status: "stopped", Reason: "Died", By: okafor},
			Medicine{Term: "Morphine sulfate 10mg/1ml solution for injection ampoules", Dose: "As per syringe driver chart", Kind: "acute", Quantity: "10 ampoule", Start: "2026-08-25", End: "2026-09-02", Last: "2026-08-28", Status: "stopped", Reason: "Died", By: okafor},
			Medicine{Term: "Midazolam 10mg/2ml solution for injection ampoules", Dose: "As per syringe driver chart", Kind: "acute", Quantity: "10 ampoule", Start: "2026-08-25", End: "2026-09-02", Last: "2026-08-28", Status: "stopped", Reason: "Died", By: okafor},
			Medicine{Term: "Dexamethasone", Text: "Dexamethasone 2mg tablets", Dose: "One each morning", Quantity: "28 tablet", Start: "2026-07-20", End: "2026-09-02", Last: "2026-08-17", Status: "stopped", Reason: "Died", By: okafor},
			Medicine{Term: "Levomepromazine 25mg/1ml solution for injection ampoules", Dose: "6.25 mg under the skin when required", PRN: true, Kind: "acute", Quantity: "5 ampoule", Start: "2026-08-25", End: "2026-09-02", Last: "2026-08-25", Status: "stopped", Reason: "Died", By: okafor},
			Visit{Type: "Seen in own home", Class: "HH", From: "2026-08-28T13:00", To: "2026-08-28T13:40", By: okafor, Reason: "Comfortable, driver to start tomorrow", Text: "Home visit with Maureen. Comfortable, window open, Radio 3. Driver tomorrow. Not for CPR form in hall."},
			Letter{Type: "Clinic Note", Title: "Note of death", Category: "Clinical note", On: "2026-09-02", Format: "text", From: okafor, Setting: "General practice service",
				Body: "Died at home 05:00, Maureen and nurse present. Expected. Medical examiner informed. Condolence call made {2026-09-03|02-Jan}."},
		}, p10More()...)},
		p10Community(), p10Ambulance(), p10UrgentCare(),
		{Partner: EST, ID: "E0402277", Patient: Patient{NoDeath: true}, Items: hospital},
		{Partner: MCC, ID: "ASC-19961", Patient: Patient{NoDeath: true, Unverified: true}, Items: []Item{
			Package{What: "Home care, two visits a day", Category: "LTS-C", From: "2026-08-10", Worker: "Kwame Osei"},
			Support{Code: "PS", On: "2026-08-05"},
			Assessment{What: "Care Act assessment", Status: "completed", Asked: "2026-07-22", From: "2026-08-05", To: "2026-08-05", Note: "Mr W has difficulty with: washing, dressing, getting up. Support reason: physical. Wishes to stay at home."},
			Equipment{What: "Profiling bed, front room", On: "2026-08-12"},
			Team{Name: "Fairhaven locality team", From: "2026-08-05", Members: []Member{{"Kwame Osei", "Social worker", "01632 960155"}}},
			Alert{Term: "~Oxygen in the house", Category: "Other", Start: "2026-08-12", By: "Kwame Osei"},
		}},
	}
	return p
}
