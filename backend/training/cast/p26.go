package cast

// p26 is Emmanuel Boateng-Sarpong, whose laboratory numbers come in several
// units, precisions and states. Nothing here may be joined, rounded or
// converted: four series of HbA1c, a potassium that was amended, a zero that
// carries meaning (H12, H17, H18).
func p26() Person {
	return Person{
		Key: "P26", NHS: "9992882441", Family: "Boateng-Sarpong", Given: []string{"Emmanuel", "Kwabena"}, Prefix: "Mr", Gender: "male", Born: "1958-08-14",
		Lines: []string{"", "30 Lugger Close", "", "Southmere", ""}, Postcode: "ZZ2 7LC", Home: "01632 960126", Mobile: "07700 900126", GP: "F99002",
		Related: []Related{{Prefix: "Mrs", Given: "Abena", Family: "Boateng-Sarpong", Codes: []string{"SPS", "N"}, Phone: "07700 900626", Rank: "1"}},
		At:      []Holding{p26Practice(), p26Hospital(), p26Community()},
	}
}

func p26Practice() Holding {
	const mistry, toft = "Dr Arun Mistry", "Jackie Toft"
	return Holding{Partner: SAL, ID: "TSS-302606", Patient: Patient{Ethnic: "N", Marital: "M", Religion: "Methodist", Language: "en", Also: []string{"tw"}}, Items: []Item{
		Problem{Term: "Type 2 diabetes mellitus", Text: "T2DM", Onset: "2009", Recorded: "2009-09-15", Significance: "major", By: mistry},
		Problem{Term: "Essential hypertension", Onset: "2006", Recorded: "2006-03-21", Significance: "major", By: mistry},
		Problem{Term: "Background diabetic retinopathy", Onset: "2021-06", Recorded: "2021-06-29", Significance: "minor"},
		Problem{Term: "Chronic kidney disease stage 3B", Onset: "2026-11-18", Significance: "major", By: mistry},
		Allergy{Term: "Ramipril", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"Cough"}, Severity: "mild", Onset: "2007-01", Recorded: "2007-01-30", By: mistry},
		Medicine{Term: "Gliclazide 80mg tablets", Dose: "Half a tablet with breakfast", Quantity: "14 tablet", Start: "2011-02-08", Last: "2026-11-10", Issues: 4, Review: "2027-02-10", By: mistry},
		Medicine{Term: "Linagliptin 5mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2019-07-02", Last: "2026-11-10", Issues: 4, Review: "2027-02-10", By: mistry},
		Medicine{Term: "Empagliflozin 10mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2023-05-16", Last: "2026-11-10", Issues: 4, Review: "2027-02-10", By: mistry},
		Medicine{Term: "Losartan 50mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2007-02-13", Last: "2026-11-10", Issues: 4, Review: "2027-02-10", By: mistry},
		Panel{Name: "Haemoglobin A1c", Taken: "2016", Copies: true, Results: []Result{{Test: "Haemoglobin A1c level", Value: "8.4", Unit: "%", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2019", Copies: true, Results: []Result{{Test: "Haemoglobin A1c level", Value: "7.9", Unit: "%", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2022", Copies: true, Results: []Result{{Test: "HbA1c", Value: "61", Flag: "H"}}},
		Panel{Name: "Haemoglobin A1c", Taken: "2024", Copies: true, Results: []Result{{Test: "HbA1c", Value: "58", Flag: "H"}}},
		Panel{Name: "Vitamin B12 (private laboratory)", Taken: "2026-03-24", Lab: "Private laboratory, result brought in by patient", Copies: true,
			Results: []Result{{Test: "Serum vitamin B12 level", Value: "229", Unit: "pmol/L", Range: "138-652"}}},
		Measure{Term: "Blood pressure", At: "2026-10-13T09:10", Value: "146/84", By: toft},
		Measure{Term: "Blood pressure", At: "2026-10-13T09:16", Value: "138/82", By: toft, Note: "SECOND READING"},
		Measure{Term: "Blood pressure", At: "2025-10-07T09:30", Value: "142/86", By: toft},
		Measure{Term: "Body height", At: "2026-10-13T09:12", Value: "182", Unit: "cm", By: toft},
		Measure{Term: "Body weight", At: "2026-10-13T09:12", Value: "182", Unit: "kg", Status: "entered-in-error", By: toft, Note: "HEIGHT TYPED AS WEIGHT"},
		Measure{Term: "Body weight", At: "2026-10-13T09:14", Value: "94.5", Unit: "kg", By: toft},
		Measure{Term: "Never smoked tobacco", At: "2025-10-07T09:30", Text: "NEVER SMOKED", Social: true, By: toft},
		Measure{Term: "~Occupation", At: "2025-10-07T09:30", Text: "BUS INSPECTOR. WINTERS IN ACCRA.", Social: true, By: toft},
		Visit{Type: "Seen in GP's surgery", From: "2026-10-13T09:05", To: "2026-10-13T09:20", By: toft, Reason: "DM AND BP CHECK", Text: "DM REVIEW. FEELS WELL. BP 138/82 ON REPEAT. FEET TO PODIATRY. FLU JAB GIVEN."},
		Visit{Type: "Seen in GP's surgery", From: "2026-01-06T16:30", To: "2026-01-06T16:40", By: mistry, Reason: "BACK FROM ACCRA",
			Text: "BACK FROM ACCRA, BROUGHT LAB SHEET (SCANNED). HBA1C 8.6 %, CREATININE 1.5 MG/DL, GLUCOSE 164 MG/DL - THEIR UNITS. NOT ADDED TO OURS. REPEAT HERE."},
		Referral{What: "~Referral to podiatry", On: "2026-10-13", Priority: "routine", Status: "completed", To: "Northshore Community, podiatry", Reason: "DIABETIC FOOT CHECK", By: toft},
		Relative{Code: "FTH", Who: "Father", Illness: "Type 2 diabetes mellitus", Age: "at about 50", Died: "stroke, at 71", On: "2009-09-15"},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2025-10-07", By: toft},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-13", By: toft, Lot: "BK2081"},
		Booking{What: "~Diabetes review", Start: "2026-12-01T09:30", Minutes: 20, With: toft, Channel: "In-person", Comment: "BEFORE HE FLIES"},
		Letter{Type: "Test result", Title: "Laboratory report, Accra", Category: "Record artefact", On: "2025-12", Filed: "2026-01-06T17:05", Format: "jpeg", Heading: []string{"COASTLINE DIAGNOSTICS", "OSU, ACCRA"},
			About: "BOATENG-SARPONG E K\nMale 67 y", Sign: []string{"Duty biomedical scientist"}, Describe: "Laboratory report, Accra, photograph of paper",
			Body: `Date of sample {2025-12}

- HBA1C 8.6 %
- GLUCOSE FASTING 164 MG/DL
- CREATININE 1.5 MG/DL
- POTASSIUM 4.5 MMOL/L

Kindly show to your doctor in England.`},
		Routine{Visits: 7, Reasons: []string{"BP CHECK", "BLOODS", "REPEAT RX QUERY", "RESULTS GIVEN", "TRAVEL ADVICE"}, By: []string{mistry, toft, "Dr Siân Bowen"}},
	}}
}

func p26Hospital() Holding {
	const tan = "Dr Mei Tan"
	items := []Item{
		Problem{Term: "Human immunodeficiency virus infection", Recorded: "2026-11-17", Verified: "entered-in-error", Diagnosis: true, Note: "Wrong patient label"},
		Problem{Term: "~Chest pain, cause not found", Onset: "2026-11-17", Diagnosis: true, By: tan},

		Panel{Name: "Haemoglobin A1c", Taken: "2026-11-17T07:10", Reported: "2026-11-18T14:30", Results: []Result{{Test: "HbA1c", Value: "66", Flag: "H"}}},
		Panel{Name: "Glucose", Taken: "2026-11-17T07:10", Reported: "2026-11-17T07:55", Results: []Result{{Test: "glucose", Value: "9.1", Flag: "H"}}},
		Panel{Name: "Vitamin B12", Taken: "2026-11-17T07:10", Reported: "2026-11-18T14:30", Results: []Result{{Test: "Serum vitamin B12 level", Value: "310", Unit: "ng/L", Range: "197-771"}}},
		Panel{Name: "Troponin T", Taken: "2026-11-17T07:10", Reported: "2026-11-17T08:20", Results: []Result{{Test: "~Troponin T", Value: "0.010", Unit: "ug/L"}}},
		Panel{Name: "Troponin T", Taken: "2026-11-17T10:10", Reported: "2026-11-17T11:15", Results: []Result{{Test: "~Troponin T", Value: "0.01", Comparator: "<", Unit: "ug/L"}}},
		Panel{Name: "Potassium", Taken: "2026-11-17T07:10", Status: "preliminary", Results: []Result{{Test: "potassium", Value: "6.8", Flag: "HH", Note: "haemolysed"}}},
		Panel{Name: "Potassium", Taken: "2026-11-17T09:55", Status: "amended", Conclusion: "Amends the report of 07:10, haemolysed", Results: []Result{{Test: "potassium", Value: "4.6"}}},
		Panel{Name: "Thyroid function", Taken: "2026-11-17T07:10", Status: "cancelled", Results: []Result{{Test: "TSH", Absent: "insufficient sample"}}},
		Panel{Name: "Liver function", Taken: "2026-11-02T10:25", Reported: "2026-11-04T16:10", Status: "corrected", Conclusion: "Corrected report: ALP was issued as 45, is 145",
			Results: []Result{{Test: "ALP", Value: "145", Flag: "H", Note: "Corrected from 45"}, {Test: "ALT", Value: "28"}, {Test: "bilirubin", Value: "9"}, {Test: "albumin", Value: "41"}}},
		Panel{Name: "Urine albumin:creatinine ratio", Taken: "2026-11-17T11:40", Status: "registered"},
		Panel{Name: "Histopathology", Taken: "2026-11-02T10:30", Reported: "2026-11-11T15:00", Lab: "Estuary Cellular Pathology", Fixed: `HISTOPATHOLOGY            Lab no 26H0091877   Coll {2026-11-02}  Rep {2026-11-11}
CLINICAL DETAILS : ?seb keratosis L temple
MACRO  Skin ellipse 14 x 8 x 3 mm, pigmented area 5 mm
MICRO  Seborrhoeic keratosis, irritated.   NO evidence of malignancy.
       Margins: deep 2.0 mm / lateral 1.0 mm        (NB not 0.10)
`},
		Panel{Name: "Full blood count", Taken: "2026-11-17T07:10", Results: []Result{{Test: "Hb", Value: "134", Range: "130-180"}, {Test: "WCC", Value: "7.4"}, {Test: "platelets", Value: "240"}, {Test: "MCV", Value: "86"}}},

		Measure{Term: "Blood pressure", At: "2026-11-17T06:55", Value: "154/88", Where: "Emergency Department"},
		Measure{Term: "Blood pressure", At: "2026-11-17T12:20", Value: "140/82", Where: "Emergency Department"},
		Measure{Term: "Heart rate", At: "2026-11-17T06:55", Value: "84", Unit: "/min", Where: "Emergency Department"},
		Measure{Term: "Peripheral oxygen saturation", At: "2026-11-17T06:55", Value: "98", Unit: "%", Where: "Emergency Department"},

		Procedure{Term: "~Excision of skin lesion", At: "2026-11-02", Site: "left temple", Unit: "Skin surgery"},
		Procedure{Term: "Electrocardiographic procedure", At: "2026-11-17", Unit: "Emergency Department"},
		Visit{Type: "Seen in hospital outpatient department", From: "2026-11-02T10:00", To: "2026-11-02T10:45", Unit: "Skin surgery", Where: "Minor operations", Reason: "?seb keratosis L temple"},
		Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-11-17T06:40", To: "2026-11-17T13:05", Leave: "1", To2: "19", Unit: "Emergency Department", Where: "Majors", By: tan, Service: "Emergency medicine service", Reason: "Chest tightness at start of shift", Text: "Pain free on arrival. ECG nil acute. Trops flat. Home, GP to chase ACR."},
		Visit{Type: "Seen in nephrology clinic", From: "2025-11-11T11:15", To: "2025-11-11T11:40", Unit: "Renal medicine", Where: "Outpatients 3", By: "Dr Lise Brandt", Service: "Nephrology service", Reason: "Falling eGFR"},
		Booking{What: "Seen in nephrology clinic", Start: "2027-03-16T11:15", Unit: "Renal medicine", Where: "Outpatients 3", With: "Dr Lise Brandt", Comment: "After his return from Accra"},
	}
	for _, b := range [][3]string{{"2023-11-14T09:40", "108", "62"}, {"2024-11-12T09:25", "118", "55"}, {"2025-11-11T10:50", "131", "48"}, {"2026-11-17T07:10", "140", "44"}} {
		items = append(items, Panel{Name: "Renal function", Taken: b[0], Results: []Result{{Test: "creatinine", Value: b[1], Range: "59-104", Flag: "H"}, {Test: "eGFR", Value: b[2]}}})
	}
	return Holding{Partner: EST, ID: "E0420026", Patient: Patient{Ethnic: "N"}, Items: items}
}

func p26Community() Holding {
	return Holding{Partner: NSC, ID: "NS-530026", Items: []Item{
		Problem{Term: "Type 2 diabetes mellitus", Recorded: "2026-11-09"},
		Measure{Term: "Haemoglobin A1c level", At: "2026-11-09T13:50", Value: "8.2", Unit: "%", Where: "Podiatry team", Note: "Point of care"},
		Measure{Term: "~Diabetic foot check", At: "2026-11-09T13:40", Text: "Pulses present both feet. 10 g monofilament 9/10 right, 10/10 left. Moderate risk.", Where: "Podiatry team"},
		Visit{Type: "~Podiatry clinic", From: "2026-11-09T13:35", To: "2026-11-09T14:05", Unit: "Podiatry team", Where: "Northshore Hub", Service: "Community-based podiatry service", Reason: "Diabetic foot check", Text: "His goal: 'Good shoes for Accra.' Nails cut. Advice given on sand and sandals."},
		Booking{What: "~Podiatry clinic", Start: "2027-03-08T13:30", Minutes: 30, Unit: "Podiatry team", Where: "Northshore Hub", Channel: "In-person"},
	}}
}
