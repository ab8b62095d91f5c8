package cast

// p02 is Fred Hollis: dementia, a tired carer, and a tablet that should have
// stopped in October. He shares surname and address with a receptionist.
func p02() Person {
	const whitlock, raman = "Dr Helen Whitlock", "Dr Owen Slade"
	return Person{
		Key: "P02", NHS: "9998245915", Family: "Hollis", Given: []string{"Frederick", "George"}, Prefix: "Mr", Preferred: "Fred", Gender: "male", Born: "1939-07-30",
		Lines: []string{"", "2 Quay Road", "", "Southmere", ""}, Postcode: "ZZ2 6QR", Home: "01632 960102", GP: "F99002",
		Related: []Related{{Prefix: "Mrs", Given: "Dorothy", Family: "Hollis", Codes: []string{"SPS", "N"}, Phone: "01632 960102", Rank: "1"}},
		At: []Holding{
			p02Practice(), p02Community(), p02Ambulance(), p02UrgentCare(), p02Council(),
			{Partner: EST, ID: "E0417730", Patient: Patient{Status: "number-present-and-verified", Next: p02Family()[:1]}, Items: []Item{
				Problem{Term: "Delirium", Onset: "2026-11-01", Ended: "2026-11-04", Status: "resolved", Diagnosis: true, By: whitlock},
				Medicine{Term: "Risperidone 500microgram tablets", Dose: "One BD", Kind: "discharge", End: "2026-11-04", Changed: "2026-11-04", Status: "stopped", Reason: "fall, postural drop", By: whitlock},
				Medicine{Term: "Trimethoprim 200mg tablets", Dose: "One BD, 3 days", Kind: "discharge", Start: "2026-11-02", End: "2026-11-05", Status: "completed", By: whitlock},
				Panel{Name: "Urea and electrolytes", Taken: "2026-11-01T21:15", Results: []Result{
					{Test: "sodium", Value: "129", Flag: "L"}, {Test: "potassium", Value: "4.1"}, {Test: "creatinine", Value: "106", Range: "59-104", Flag: "H"}, {Test: "eGFR", Value: "54"}}},
				Panel{Name: "Full blood count and inflammatory markers", Taken: "2026-11-01T21:15", Results: []Result{{Test: "CRP", Value: "68", Flag: "H"}, {Test: "Hb", Value: "128", Range: "130-180", Flag: "L"}}},
				Panel{Name: "Sodium", Taken: "2026-11-04T07:10", Results: []Result{{Test: "sodium", Value: "134"}}},
				Measure{Term: "Blood pressure", At: "2026-11-02T08:57", Value: "132/70", Where: "Curlew Ward", Note: "lying"},
				Measure{Term: "Blood pressure", At: "2026-11-02T09:00", Value: "96/54", Where: "Curlew Ward", Note: "standing"},
				Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-01T19:50", To: "2026-11-04T14:30", Method: "21", Leave: "1", To2: "19", Unit: "Elderly medicine", Where: "Curlew Ward", By: whitlock,
					Service: "Elderly medicine service", Reason: "Fall, head bump; UTI, delirium"},
				Procedure{Term: "Computed tomography of head", At: "2026-11-01", Unit: "Emergency Department"},
				Referral{What: "~Falls and rehabilitation, home", On: "2026-11-04", Priority: "routine", To: "Northshore community rehabilitation", Reason: "Fall at dusk, walks with furniture", By: whitlock},
				Letter{Type: "Discharge summary", Title: "Discharge letter", On: "2026-11-04", Filed: "2026-11-05T08:40", Format: "pdf", From: whitlock, Unit: "Elderly medicine", Setting: "Elderly medicine service",
					To: []string{"The Saltings Surgery"}, Copies: []string{"Mrs D Hollis, with his agreement", "Dr O Slade, memory service"},
					Body: `Fall at dusk with head bump. CT head: no bleed. Na 129, improving. UTI: trimethoprim 3 days. Delirium on mixed dementia, settled in a side room with the radio on.

**Risperidone STOPPED**: fall, postural drop 96/54. It was for six weeks and ended on {2026-10-15}; it is still on his repeat.

# Action for GP
1. Please take risperidone off repeat.
2. Sodium in one week.

Mrs Hollis is exhausted. Social worker informed.`},
			}},
			{Partner: SMH, ID: "S1003318", Items: []Item{
				Problem{Term: "Aggression due to dementia", Onset: "2026-08-26", By: raman},
				Allergy{Term: "No known drug allergy", Recorded: "2026-08-26", By: raman, Note: "Asked of Mrs Hollis"},
				Medicine{Term: "Risperidone 500microgram tablets", Dose: "One tablet twice a day", Kind: "community", Start: "2026-09-03", End: "2026-10-15", Status: "completed", By: raman, Note: "Six weeks only; carer aware of stroke risk"},
				Visit{Type: "Seen in own home", Class: "HH", From: "2026-08-26T14:00", To: "2026-08-26T15:10", Unit: "Memory service", By: raman, Service: "Dementia assessment service", Reason: "Distress at dusk"},
				Booking{What: "Seen in own home", Start: "2026-11-30T14:00", Minutes: 60, Channel: "In-person", Unit: "Memory service", With: raman},
				Booking{What: "Telephone consultation", Start: "2026-12-09T11:00", Channel: "Telephone", Unit: "Memory service", With: "Chiamaka Abara RMN", Comment: "Call to Dorothy, his wife"},
				Plan{Title: "Memory service care plan", Category: "Mental health care plan", From: "2026-08-26", Review: "2026-11-30", By: raman, Describe: "Mixed dementia with distress at dusk",
					Activities: []string{"Sea-radio recordings from 3 pm", "Lamp on at 4 pm", "Risperidone: stop or review by {2026-10-15}", "Nurse rings Dorothy once a month"}, Goals: []string{"I want to see my ship is tied up before tea"}},
				Team{Name: "Memory service", From: "2022-05-11", Members: []Member{{raman, "Consultant", ""}, {"Chiamaka Abara RMN", "Community mental health nurse", "01632 960148"}}},
				Letter{Type: "Clinical letter", Title: "Home visit letter", On: "2026-08-27", Filed: "2026-09-02T09:00", Format: "pdf", From: raman, Unit: "Memory service", Setting: "Dementia assessment service",
					To: []string{"The Saltings Surgery"}, Copies: []string{"Mrs D Hollis"},
					Body: `Distress at dusk, twice pushed Dorothy. He goes to look for his ship.

# Plan
1. Non-drug plan first: sea-radio recordings, lamp at 4 pm.
2. Time-limited risperidone 500 micrograms twice a day, carer aware of stroke risk, **stop or review by {2026-10-15|2 January}**.
3. Carer's assessment requested.`},
			}},
		},
	}
}
