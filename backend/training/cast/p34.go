package cast

// p34 is Yevhen Kovalenko, whom four partners know under three dates of birth,
// three addresses and two spellings, and whose penicillin rash stands in one
// record only, in Ukrainian (M146).
func p34() Person {
	const quill, tan, marsh = "Dr Esther Quill", "Dr Mei Tan", "Dylan Marsh"
	return Person{
		Key: "P34", NHS: "9998538548", Family: "Kovalenko", Given: []string{"Yevhen"}, Prefix: "Mr", Preferred: "Eugene", Gender: "male", Born: "1984-11-03",
		Lines: []string{"", "2 Windlass Court", "", "Tidewell", ""}, Postcode: "ZZ7 1WC", Mobile: "07700 900134", GP: "F99003", Language: "uk", Interpreter: true,
		At: []Holding{
			{Partner: LAN, ID: "LFP-203418", Patient: Patient{Ethnic: "C", Marital: "S", Religion: "Orthodox", Language: "uk", Also: []string{"en"}, Interprets: true}, Items: []Item{
				Problem{Term: "Essential hypertension", Onset: "2023-02-07", Significance: "major", By: quill},
				Problem{Term: "Generalised anxiety disorder", Onset: "2022-11-22", Significance: "major", By: quill, Note: "Sleeps with the light on since Kharkiv."},
				Problem{Term: "~Shrapnel in thigh", Text: "Shrapnel in thigh", Onset: "2022", Recorded: "2022-08-16", Significance: "minor", Note: "MRI caution: metal still there, no operation."},
				Allergy{Term: "~пеніцилін – висип", Recorded: "2022-08-16", Note: "Copied from a card he carries. Not coded."},
				Medicine{Term: "Amlodipine 5mg tablets", Dose: "One to be taken each morning", Quantity: "28 tablet", Start: "2023-02-07", Last: "2026-11-05", Issues: 4, Review: "2027-02-09", By: quill},
				Panel{Name: "Urea and electrolytes", Taken: "2026-02-10T09:05", Results: []Result{{Test: "sodium", Value: "140"}, {Test: "potassium", Value: "4.4"}, {Test: "creatinine", Value: "84", Range: "59-104"}, {Test: "eGFR", Value: "97"}}},
				Measure{Term: "Blood pressure", At: "2026-02-10T09:00", Value: "138/86", By: "Lin Zhao"},
				Measure{Term: "Blood pressure", At: "2026-11-05T11:12", Value: "148/82", By: quill, Note: "lying"},
				Measure{Term: "Blood pressure", At: "2026-11-05T11:15", Value: "121/70", By: quill, Note: "standing"},
				Measure{Term: "Smoker", At: "2026-02-10T09:00", Text: "Ten a day", Social: true, By: "Lin Zhao"},
				Visit{Type: "Seen in GP's surgery", From: "2026-11-05T11:00", To: "2026-11-05T11:24", By: quill, Reason: "Dizzy",
					Text: "'I feel like I am walking on a boat.' Lying 148/82 standing 121/70. Telephone interpreter, Ukrainian. Hospital letter says amlodipine 10, the box he brought says 5: he takes one of ours. Stays on 5. Fluids, rise slowly, back in a fortnight."},
				Visit{Type: "Seen in GP's surgery", From: "2022-08-16T10:20", To: "2022-08-16T11:00", By: quill, Reason: "New patient, from Kharkiv",
					Text: "'Electrician, twenty years, I can still work.' Arrived {2022-06}. Metal in the thigh from {2022}, aches in the cold. Interpreter in the room."},
				Alert{Term: "Ukrainian language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2022-08-16", By: quill},
				Alert{Term: "~MRI caution: shrapnel in thigh", Category: "Risk", Start: "2022-08-16", By: quill},
				Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-13", By: "Lin Zhao"},
				Letter{Type: "Original text document", Title: "New arrival registration", Category: "Clinical note", On: "2022-08-16", Format: "rtf", From: quill, Setting: "General practice service",
					Body: `Mr Kovalenko came to England in {2022-06} with one bag. Kharkiv, electrician. Flat share at Windlass Court; before that a host family in Southmere for ten weeks.

Known as Eugene at work, Yevhen to us.

- Blood pressure 152/94, to repeat
- Metal fragments, left thigh: **tell anybody who books an MRI**
- His card says: пеніцилін – висип`},
				Routine{Visits: 5, Reasons: []string{"Blood pressure check", "Sleep", "Repeat prescription query", "Knee pain after work"}, By: []string{quill, "Dr Piotr Banas", "Lin Zhao"}},
			}},
			{Partner: EST, ID: "E0421884", Patient: Patient{Given: []string{"Evgeny"}, Born: "1984-03-11", Ethnic: "C", Language: "uk", Interprets: true, Status: "number-present-but-not-traced",
				Lines: []string{"", "22 Windlass Court", "", "Tidewell", ""}, Postcode: "ZZ7 1WC"}, Items: []Item{
				Problem{Term: "~Dizziness, postural", Onset: "2026-10-30", Diagnosis: true, By: tan},
				Medicine{Term: "Amlodipine 10mg tablets", Dose: "One OM", Kind: "discharge", Start: "2026-10-30", By: tan, Note: "As given by patient, no interpreter at 09:40"},
				Panel{Name: "Urea and electrolytes", Taken: "2026-10-30T10:05", Results: []Result{{Test: "sodium", Value: "138"}, {Test: "potassium", Value: "4.2"}, {Test: "creatinine", Value: "88", Range: "59-104"}, {Test: "eGFR", Value: "91"}}},
				Panel{Name: "Full blood count", Taken: "2026-10-30T10:05", Results: []Result{{Test: "Hb", Value: "149", Range: "130-180"}, {Test: "WCC", Value: "7.1"}, {Test: "platelets", Value: "241"}}},
				Measure{Term: "Blood pressure", At: "2026-10-30T09:50", Value: "139/80", Where: "Emergency Department"},
				Visit{Type: "Emergency department patient visit", Class: "EMER", From: "2026-10-30T09:31", To: "2026-10-30T13:50", Leave: "1", Unit: "Emergency Department", By: tan, Reason: "Dizziness"},
				Alert{Term: "Interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-10-30", By: tan, Note: "Russian? Ukrainian?"},
				Letter{Type: "A+E report", Title: "ED letter", On: "2026-10-30", Filed: "2026-10-31T06:40", Format: "pdf", From: tan, Unit: "Emergency Department", Setting: "Emergency medicine service", To: []string{"Lanternfield Family Practice"},
					About: "Mr Evgeny KOVALENKO, born 11-Mar-1984\n22 Windlass Court, Tidewell",
					Body: `Dizzy at work on a ladder, did not fall. ECG normal, bloods normal. Settled with fluids.

Drug history from patient, no interpreter: amlodipine 10 mg. Allergies: none known to us.

# Action for GP
1. Lying and standing blood pressure.
2. Please confirm date of birth: he wrote 03.11, we read it as March.`},
			}},
			{Partner: EAM, ID: "EA-6620418", Patient: Patient{Gender: "unknown", Lines: []string{"Host family", "Southmere"}}, Items: []Item{
				Visit{Type: "Patient transported by ambulance", Class: "FLD", From: "2026-10-30T08:52", To: "2026-10-30T09:31", By: marsh, Reason: "Dizzy, building site",
					Times: [][2]string{{"Call answered", "2026-10-30T08:41"}, {"On scene", "2026-10-30T08:52"}, {"Left scene", "2026-10-30T09:08"}, {"Handover", "2026-10-30T09:31"}},
					Text:  "O/A pt sat on kerb, alert, orientated. Little English, workmate helped. PEARL. BP 128/74 sat, 109/66 stood. Sats 98 RA. BM 5.9. Conveyed.", Outcome: "Conveyed to Estuary ED"},
				Measure{Term: "Blood pressure", At: "2026-10-30T08:56", Value: "128/74", By: marsh},
				Measure{Term: "Pulse rate", At: "2026-10-30T08:56", Value: "84", Unit: "/min", By: marsh},
				Letter{Type: "Clinical note", Title: "Patient care record", Category: "Record artefact", On: "2026-10-30", Filed: "2026-10-30T10:02", Format: "text", From: marsh, Setting: "Emergency ambulance service", About: "KOVALENKO Eugene\nDOB not known, ? 40s",
					Body: `EA-41. Dizzy up ladder, held on, helped down. No LOC, no head injury. BM 5.9. BP 128/74 sat, 109/66 stood.

Address from workmate: host family, Southmere. Conveyed, walked to vehicle.`},
			}},
			{Partner: NGU, ID: "NGU-418102", Patient: Patient{Born: "1984", NoAddress: true}, Items: []Item{
				Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-10-31T19:05", To: "2026-10-31T19:20", By: "Hester Lowe ANP", Reason: "Still dizzy after ED", Text: "Advice by ANP with telephone interpreter (Ukrainian). No red flags. Own GP next week."},
				Letter{Type: "Summary record", Title: "Out-of-hours report", Category: "Record artefact", On: "2026-10-31", Filed: "2026-10-31T20:05", Format: "fixed", From: "Hester Lowe ANP", Setting: "NHS 111 service", Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-007733   Page 1/1
KOVALENKO Yevhen   M  1984             NHS 9998538548  Rec'd {2026-10-31} 18:41
Callback 07700900134   Adv: telephone, interpreter UK       Closed 19:20
----------------------------------------------------------------------------
HPC   Dizzy on standing 2/7, seen ED yest. No headache, vomit or chest pain.
      PMH high BP.   DH one white tab am, ?dose.   Allerg: "a rash once", ?what
Imp   Postural dizziness
Plan  Fluids, sit to dress, no ladders. GP next week for lying/standing BP and
      to sort out tablet dose.                        H Lowe ANP  NGU
`},
			}},
		},
	}
}
