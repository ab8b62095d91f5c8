package cast

// p31 is Marisol Quispe Huamán, visiting her daughter: no practice, a number
// nobody has traced, a heart attack, two charging categories and a letter in two
// languages (H2, H30, M94).
func p31() Person {
	const adegoke, marsh = "Dr Femi Adegoke", "Dylan Marsh"
	return Person{
		Key: "P31", NHS: "9994396501", Family: "Quispe Huamán", Given: []string{"Marisol", "Ximena"}, Prefix: "Sra", Gender: "female", Born: "1969-05-15",
		Lines: []string{"", "Calle de las Salinas 318", "", "Cusco", "Peru"}, Mobile: "07700 900131", Language: "es", Interpreter: true,
		Details: Details{Temporary: &Place{Lines: []string{"", "4 Ropewalk", "", "Fairhaven", ""}, Postcode: "ZZ4 4RW", Text: "visiting until Jan-2027", From: "2026-10-20"}},
		Related: []Related{{Prefix: "Ms", Given: "Lucía", Family: "Quispe Huamán", Codes: []string{"DAU", "N"}, Phone: "07700 900631", Rank: "1"}},
		At: []Holding{
			{Partner: EST, ID: "E0420031", Patient: Patient{Status: "number-present-but-not-traced", Ethnic: "S", Marital: "M", Religion: "Catholic", Language: "es", Interprets: true, Nation: "Peruvian", Overseas: []string{"F", "P"},
				Lines: []string{"", "4 Ropewalk", "", "Fairhaven", ""}, Postcode: "ZZ4 4RW"}, Items: []Item{
				Problem{Term: "Acute myocardial infarction", Onset: "2026-11-13", Diagnosis: true, By: adegoke, Note: "Anterior STEMI"},
				Allergy{Term: "No known allergy", Recorded: "2026-11-13", By: "Dr Mei Tan", Note: "Asked through telephone interpreter"},
				Medicine{Term: "Aspirin 75mg dispersible tablets", Dose: "One OM", Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke},
				Medicine{Term: "~Ticagrelor 90mg tablets", Dose: "One BD", Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke, Note: "Twelve months, to {2027-11-13}"},
				Medicine{Term: "Bisoprolol 2.5mg tablets", Dose: "One OM", Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke},
				Medicine{Term: "Ramipril 2.5mg capsules", Dose: "One OM", Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke},
				Medicine{Term: "Atorvastatin 80mg tablets", Dose: "One ON", Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke},
				Medicine{Term: "Glyceryl trinitrate 400micrograms/dose pump sublingual spray", Dose: "One or two sprays under the tongue for chest pain", PRN: true, Kind: "discharge", Start: "2026-11-18", Change: "added", Changed: "2026-11-18", By: adegoke},
				Panel{Name: "Troponin", Taken: "2026-11-13T19:40", Results: []Result{{Test: "~High sensitivity troponin", Value: "2840", Unit: "ng/L", Flag: "HH"}}},
				Panel{Name: "Lipids", Taken: "2026-11-14T07:05", Results: []Result{{Test: "cholesterol", Value: "6.4", Flag: "H", Range: "-5.0"}}},
				Panel{Name: "Urea and electrolytes", Taken: "2026-11-17T07:00", Results: []Result{{Test: "sodium", Value: "139"}, {Test: "potassium", Value: "4.3"}, {Test: "creatinine", Value: "68", Range: "45-84"}, {Test: "eGFR", Value: "86"}}},
				Panel{Name: "Full blood count", Taken: "2026-11-17T07:00", Results: []Result{{Test: "Hb", Value: "129", Range: "115-165"}, {Test: "WCC", Value: "8.8"}, {Test: "platelets", Value: "278"}}},
				Measure{Term: "~Left ventricular ejection fraction", At: "2026-11-16T11:30", Value: "45", Unit: "%", Where: "Cardiac physiology"},
				Measure{Term: "Blood pressure", At: "2026-11-18T08:10", Value: "116/70", Where: "Avocet Ward"},
				Measure{Term: "Heart rate", At: "2026-11-18T08:10", Value: "62", Unit: "/min", Where: "Avocet Ward"},
				Procedure{Term: "Percutaneous coronary intervention", Site: "LAD", At: "2026-11-13T17:31", Unit: "Cardiology", By: adegoke, Note: "One stent"},
				Procedure{Term: "Transthoracic echocardiography", At: "2026-11-16", Unit: "Cardiac physiology"},
				Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-13T17:12", To: "2026-11-18T14:00", Method: "28", Leave: "1", To2: "29", Unit: "Cardiology", Where: "Avocet Ward", By: adegoke, Service: "Cardiology service", Reason: "Anterior STEMI, direct to lab", Text: "Spanish interpreter by phone, daughter at visiting. D/C home with TTOs and both letters."},
				Booking{What: "~Cardiac rehabilitation", Start: "2026-11-30T10:30", Minutes: 60, Unit: "Cardiac rehabilitation", Where: "Gymnasium", Comment: "Spanish interpreter booked. No flying before {2026-12-16}"},
				Alert{Term: "Spanish language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-11-13"},
				Alert{Term: "~Not to fly", Category: "Information", Start: "2026-11-18", End: "2026-12-16", By: adegoke, Note: "no flying before {2026-12-16}"},
				p31Discharge(),
			}},
			{Partner: EAM, ID: "EPR-2026-731131", Patient: Patient{Unverified: true, Lines: []string{"", "4 Ropewalk", "", "Fairhaven", ""}, Postcode: "ZZ4 4RW", Given: []string{"Marisol"}}, Items: []Item{
				Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-11-13T16:22", To: "2026-11-13T17:12", Unit: "EA-77", By: marsh, Service: "Emergency ambulance service", Reason: "Chest pain", Outcome: "Conveyed direct to cath lab, Estuary General",
					Times: [][2]string{{"Call answered", "2026-11-13T16:22"}, {"On scene", "2026-11-13T16:31"}, {"Left scene", "2026-11-13T16:49"}, {"Handover", "2026-11-13T17:12"}},
					Text:  "Onset 16:20. O/A pt sat on stairs, grey, clammy, Spanish only, dtr interpreting. 12 lead: ST elevation V1-V4. Aspirin 300 mg, GTN x1 given. Pain 8/10 to 5/10. Lab pre-alerted."},
				Measure{Term: "Blood pressure", At: "2026-11-13T16:34", Value: "148/92", By: marsh},
				Measure{Term: "Heart rate", At: "2026-11-13T16:34", Value: "96", Unit: "/min", By: marsh},
				Measure{Term: "Peripheral blood oxygen saturation on room air at rest", At: "2026-11-13T16:34", Value: "96", Unit: "%", By: marsh},
				Letter{Type: "Diagnostic studies report", Title: "EAM ECG", Category: "Record artefact", On: "2026-11-13", Filed: "2026-11-13T17:20", Format: "png", Picture: Picture{Kind: "ecg", Rate: 96, Lifted: []string{"V1", "V2", "V3", "V4"}}, From: marsh, Unit: "EA-77", Setting: "Emergency ambulance service", About: "QUISPE HUAMAN M\n57 F", Describe: "EAM ECG, 12 leads, picture",
					Body: `12 LEAD ECG 16:36

RATE 96. SINUS RHYTHM.

ST ELEVATION V1 V2 V3 V4. ST DEPRESSION II III AVF.

MEETS ST ELEVATION MI CRITERIA`},
			}},
		},
	}
}

// p31Discharge is one letter in two languages: a second content, not a second
// letter.
func p31Discharge() Letter {
	const adegoke = "Dr Femi Adegoke"
	return Letter{Type: "Discharge summary", Title: "Discharge summary", On: "2026-11-18", Dictated: "2026-11-18", Filed: "2026-11-18T15:40", Format: "pdf", From: adegoke, Unit: "Cardiology", Setting: "Cardiology service",
		Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Avocet Ward, Estuary General"}, To: []string{"No GP registered. To whoever sees her next."}, Copies: []string{"Sra Quispe Huamán, in Spanish", "Overseas visitors team"},
		Body: `# Diagnosis
Anterior STEMI, one stent, twelve months' ticagrelor. LVEF 45 %.

# Medicines on discharge
| Medicine | Dose |
| Aspirin 75mg dispersible | One in the morning |
| Ticagrelor 90mg | One twice a day, twelve months |
| Bisoprolol 2.5mg | One in the morning |
| Ramipril 2.5mg | One in the morning |
| Atorvastatin 80mg | One at night |
| GTN spray | One or two sprays under the tongue for chest pain |

# Allergies
No known allergy.

# What next
1. Cardiac rehabilitation {2026-11-30}.
2. No flying before {2026-12-16}.
3. Kidney function in two weeks.

Emergency care is not charged; overseas team has met the family. Take this letter home to Cusco.`, Sign: []string{adegoke, "Consultant cardiologist"},
		Second: &Letter{Title: "Informe de alta", On: "2026-11-18", Filed: "2026-11-18T15:40", Format: "pdf", Language: "es", Unit: "Cardiology",
			Heading: []string{"Estuary Teaching Hospitals NHS Foundation Trust", "Avocet Ward, Estuary General"}, Copies: []string{"Sra Quispe Huamán"}, Sign: []string{adegoke},
			Body: `# Diagnóstico
Infarto anterior con elevación del ST, un stent, doce meses de ticagrelor. FEVI 45 %.

# Medicamentos
| Medicamento | Dosis |
| Aspirina 75 mg | Una por la mañana |
| Ticagrelor 90 mg | Una dos veces al día, doce meses |
| Bisoprolol 2,5 mg | Una por la mañana |
| Ramipril 2,5 mg | Una por la mañana |
| Atorvastatina 80 mg | Una por la noche |
| Nitroglicerina | Una o dos pulverizaciones bajo la lengua si hay dolor |

# Alergias
Ninguna conocida.

# Después
1. Rehabilitación cardíaca {2026-11-30}.
2. No volar antes del {2026-12-16}.

La atención de urgencia no se cobra; el equipo de pacientes extranjeros ha hablado con la familia. Lleve esta carta a Cusco.`},
	}
}
