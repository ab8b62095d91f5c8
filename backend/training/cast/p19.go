package cast

import "time"

// p19 is Patryk Wiśniewski, homeless, whose name was damaged on the way to half
// of the partners. He left hospital against advice; where to find him is care
// information, because he is not a restricted person.
func p19() Person {
	return Person{
		Key: "P19", NHS: "9998887372", Family: "Wiśniewski", Given: []string{"Patryk"}, Prefix: "Mr", Gender: "male", Born: "1979-04-18",
		Lines: []string{"", "No fixed abode", "", "", ""}, Postcode: "ZZ99 3VZ", Mobile: "07700 900119", GP: "F99003", Language: "pl", Interpreter: true,
		At: []Holding{p19Practice(), p19Hospital(), p19Ambulance(), p19Urgent(), p19Community(), p19Council()},
	}
}

var p19Care = []string{"", "c/o Tidewell day centre", "", "Tidewell", ""}

func p19Practice() Holding {
	const quill, banas = "Dr Esther Quill", "Dr Piotr Banas"
	return Holding{Partner: LAN, ID: "LFP-201979", Patient: Patient{Lines: p19Care, Postcode: "ZZ99 3VZ", Language: "pl", Interprets: true}, Items: []Item{
		Problem{Term: "Homeless", Onset: "2022-09", Recorded: "2023-02-14", Significance: "major", By: quill},
		Problem{Term: "No fixed abode", Recorded: "2023-02-14", Significance: "minor", By: quill},
		Problem{Term: "Alcohol dependence", Onset: "2021", Recorded: "2023-02-14", Significance: "major", By: quill, Note: "'Before the fall two beers, after the fall the shop'"},
		Problem{Term: "Chronic hepatitis C", Onset: "2022", Recorded: "2023-02-14", Significance: "major", By: quill},
		Problem{Term: "Alcohol withdrawal delirium", Onset: "2025", Recorded: "2025-03-11", Significance: "major", By: banas},
		Allergy{Term: "No known allergy", Recorded: "2023", By: quill},
		Medicine{Term: "Thiamine", Text: "Thiamine 100mg tablets", Dose: "One three times a day", Quantity: "21 tablet", Start: "2023-02-14", Last: "2026-10-26", Issues: 4, Every: 14, By: quill, Note: "Weekly, from the day centre"},
		Medicine{Term: "Paracetamol 500mg tablets", Dose: "One up to four times a day when required, max 2 g in 24 hours (liver)", PRN: true, Quantity: "16 tablet", Start: "2023-02-14", Last: "2026-10-26", Issues: 2, By: banas},
		Panel{Name: "Liver profile (filed copy)", Taken: "2026-04-14T10:20", Copies: true, Conclusion: "Known. Hepatology aware. EQ",
			Results: []Result{{Test: "ALT", Value: "88", Flag: "H"}, {Test: "albumin", Value: "31", Flag: "L"}, {Test: "bilirubin", Value: "28", Flag: "H"}}},
		Measure{Term: "Body weight", At: "2026-04-14T10:10", Value: "61.0", Unit: "kg", By: quill},
		Measure{Term: "Blood pressure", At: "2026-04-14T10:10", Value: "112/70", By: quill},
		Measure{Term: "Smoker", At: "2026-04-14T10:10", Text: "Rolls his own, about 15 a day", Social: true},
		Measure{Term: "Alcohol units consumed per week", At: "2026-04-14T10:10", Value: "210", Unit: "units", Code: "{units}", Social: true},
		Vaccine{Term: "Seasonal influenza vaccination", At: "2026-10-12", By: "Lin Zhao"},
		Vaccine{Term: "Administration of hepatitis B vaccine", At: "2024-03-19", By: "Lin Zhao"},
		Visit{Type: "Seen in GP's surgery", From: "2026-10-12T13:10", To: "2026-10-12T13:40", By: quill, Reason: "Special registration clinic",
			Text: "'The legs cry at night.' Polish interpreter by phone. Both legs weeping through two pairs of socks. Drinking a litre a day, had three dry days when Maja rang. Wants the legs better before he thinks about the drink. Flu jab. Community nurse today."},
		Visit{Type: "~Registration review", From: "2026-04-14T10:00", To: "2026-04-14T10:30", By: quill, Reason: "Special registration clinic", Text: "'I was a roofer. I know how to fall, only not that day.' Fell 2021. Sleeps behind the boat sheds when dry, day centre doorway when wet."},
		Alert{Term: "Polish language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2023-02-14", Note: "Telephone interpreter is fine"},
		Alert{Term: "~Send nothing by post", Category: "Contact", Start: "2023-02-14", Note: "Day centre takes messages. Phone often sold."},
		Referral{What: "Referral to rough sleeper outreach service", On: "2026-10-12", Status: "completed", Priority: "urgent", To: "Crouch Valley outreach nurse", Reason: "Complex leg ulcers, nowhere to dress them", By: quill},
		Routine{Visits: 6, Reasons: []string{"Legs", "Prescription", "Form for benefits", "Bloods"}, By: []string{quill, banas}},
	}}
}

func p19Hospital() Holding {
	const tan, whitlock = "Dr Mei Tan", "Dr Helen Whitlock"
	items := []Item{
		Problem{Term: "Alcoholic cirrhosis", Text: "Alcoholic cirrhosis (Child-Pugh B)", Onset: "2026-11-11", Diagnosis: true, By: whitlock, Note: "Coded after discharge from scan and bloods"},
		Problem{Term: "Frequent attender of accident and emergency department", Text: "Frequent attender (31 in 12 months)", Onset: "2026-11-05", Diagnosis: true, By: tan},
		Problem{Term: "Alcohol withdrawal delirium", Onset: "2025-03-04", Ended: "2025-03-09", Status: "resolved", Diagnosis: true, By: whitlock},
		Allergy{Term: "Flucloxacillin", Kind: "intolerance", Category: "medication", Critical: "low", Reactions: []string{"Diarrhoea"}, Onset: "2024", Recorded: "2024", By: tan},
		Medicine{Term: "Chlordiazepoxide 10mg capsules", Dose: "Reducing course", Kind: "discharge", Start: "2026-11-09", Changed: "2026-11-09", NotTaken: true, Reason: "NOT SUPPLIED: left before tablets were ready", By: whitlock},
		Medicine{Term: "Clarithromycin 500mg tablets", Dose: "One BD, 5 days", Kind: "discharge", Start: "2026-11-09", By: whitlock, Note: "After 4 days IV. TTO left on the ward"},
		Panel{Name: "Liver profile, coagulation, U&E", Taken: "2026-11-05T22:10", Results: []Result{
			{Test: "bilirubin", Value: "41", Flag: "H"}, {Test: "albumin", Value: "27", Flag: "L"}, {Test: "INR", Value: "1.6", Flag: "H"}, {Test: "sodium", Value: "128", Flag: "L"}, {Test: "ALT", Value: "96", Flag: "H"}}},
		Panel{Name: "Full blood count", Taken: "2026-11-05T22:10", Results: []Result{{Test: "platelets", Value: "88", Flag: "L"}, {Test: "Hb", Value: "108", Flag: "L", Range: "130-180"}, {Test: "MCV", Value: "106", Flag: "H"}}},
		Panel{Name: "Ethanol", Taken: "2026-11-05T22:10", Results: []Result{{Test: "Blood ethanol level", Value: "3120", Unit: "mg/L"}}},
		Panel{Name: "Hepatitis C RNA", Taken: "2026-11-06T07:30", Reported: "2026-11-10T11:00", Results: []Result{{Test: "~HCV RNA", Text: "detected"}}},
		Measure{Term: "~CIWA-Ar score", At: "2026-11-09T12:00", Value: "14", Code: "{score}", Survey: true, Where: "Curlew Ward"},
		Measure{Term: "Royal College of Physicians NEWS2 (National Early Warning Score 2) total score", At: "2026-11-05T21:40", Value: "6", Code: "{score}", Survey: true, Where: "Emergency Department"},
		Alert{Term: "Methicillin resistant Staphylococcus aureus", Category: "Infection control", Start: "2025-03-05"},
		Alert{Term: "Polish language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2024-06-11"},
		Visit{Type: "Emergency hospital admission", Class: "IMP", From: "2026-11-06T01:20", To: "2026-11-09T14:10", Method: "21", Leave: "6", Unit: "Acute medicine", Where: "Curlew Ward", By: whitlock,
			Service: "Acute medicine service", Reason: "Cellulitis both legs, alcohol withdrawal", Outcome: "Left against advice"},
		Booking{What: "~Hepatology clinic", Start: "2026-12-14T10:40", Minutes: 30, Channel: "In-person", Unit: "Hepatology", Where: "Outpatients 3", Comment: "Polish interpreter booked. Letter to day centre."},
		Letter{Type: "Discharge summary", Title: "Self-discharge letter", On: "2026-11-09", Filed: "2026-11-09T17:35", Format: "pdf", From: whitlock, Unit: "Acute medicine", Setting: "Acute medicine service", About: "Patrick WISNIEWSKI",
			To: []string{"Lanternfield Family Practice"}, Copies: []string{"Crouch Valley outreach"},
			Body: `Left against advice at 14:10 with Polish interpreter by phone. **Understands withdrawal may kill him**: capacity documented, in his words and the interpreter's. Refused to wait for tablets: "They took my rucksack before." He left for his rucksack.

CIWA 14. IV day 4 of clarithromycin, legs improving, larvae in situ.

| Test | {2026-11-05|02-Jan} |
| Bilirubin | 41 |
| Albumin | 27 |
| INR | 1.6 |
| Platelets | 88 |

Please, whoever sees him next: thiamine, bloods, and his rucksack is at the day centre.`},
	}
	return Holding{Partner: EST, ID: "E0411948", Items: append(items, p19Attendances()...),
		Patient: Patient{Family: "Wisniewski", Given: []string{"Patrick"}, Ethnic: "C", Marital: "D", Religion: "Catholic", Language: "pl", Interprets: true, Nation: "Polish", Phone: "07700 900219"}}
}

// p19Attendances are his visits to the emergency department: 31 in the year
// before the last admission's end, five of them by ambulance.
func p19Attendances() []Item {
	var all []Item
	reasons := []string{"Legs", "Intoxicated, found asleep", "Fall", "Cold and wet", "Chest pain", "Legs, dressing wet"}
	for i := range 26 {
		at := time.Date(2025, 11, 24, 3+5*i%21, 7*i%60, 0, 0, time.UTC).AddDate(0, 0, 11*i)
		v := Visit{Type: "Emergency department patient visit", Class: "EMER", From: at.Format("2006-01-02T15:04"), To: at.Add(time.Duration(95+17*i) * time.Minute).Format("2006-01-02T15:04"),
			Leave: "1", Unit: "Emergency Department", Where: "Majors", Reason: reasons[i%len(reasons)]}
		if i%4 == 1 {
			v.Leave, v.Outcome = "6", "Left before being seen"
		}
		all = append(all, v)
	}
	for _, c := range p19Calls {
		if c.arrived != "" {
			all = append(all, Visit{Type: "Emergency department patient visit", Class: "EMER", From: c.arrived, To: c.left, Leave: "1", Unit: "Emergency Department", Where: "Majors", Reason: c.why})
		}
	}
	return all
}

// p19Calls are the ambulance's seven since September. One that was not
// conveyed has no arrival.
var p19Calls = []struct{ call, scene, arrived, left, why, text string }{
	{"2026-09-08T23:40", "2026-09-09T00:02", "2026-09-09T00:31", "2026-09-09T05:10", "Found asleep on the slipway", "O/A pt supine on slipway, rousable. PEARL. BM 4.8. Temp 34.9Â°C. Name given as WIÅšNIEWSKI. Strong smell of ETOH. Conveyed."},
	{"2026-09-17T18:05", "2026-09-17T18:30", "", "", "Legs", "O/A pt at bus stop, both legs dressed, strikethrough. Refused, capacity assessed, day centre informed. Safety-netted."},
	{"2026-09-27T21:12", "2026-09-27T21:25", "2026-09-27T21:58", "2026-09-28T03:20", "Fall down harbour steps", "O/A pt sat on bottom step, GCS 15, graze to scalp, no LOC per pt. Legs weeping. Conveyed."},
	{"2026-10-09T07:50", "2026-10-09T08:04", "", "", "Shaking", "O/A tremor, sats 97 RA, drank ?4 h ago. Declined hospital: \"they take rucksack\". Capacity assessed."},
	{"2026-10-18T02:33", "2026-10-18T02:47", "2026-10-18T03:15", "2026-10-18T09:40", "Vomiting", "O/A vomiting clear fluid, no blood seen. BP 98/60. Ondansetron given. Conveyed."},
	{"2026-10-28T16:20", "2026-10-28T16:41", "2026-10-28T17:09", "2026-10-28T22:30", "Intoxicated, passer-by rang", "O/A pt cheerful, singing, cannot stand. Temp 35.1Â°C. Conveyed."},
	{"2026-11-05T20:44", "2026-11-05T20:58", "2026-11-05T21:31", "2026-11-06T01:20", "Hot swollen legs, rigor", "O/A shivering in doorway. T 38.9Â°C HR 118 BP 96/58. Both legs hot to knee, larvae dressing L. Fluids 250 ml. ?sepsis, pre-alerted."},
}

func p19Ambulance() Holding {
	var items []Item
	for _, c := range p19Calls {
		v := Visit{Type: "Patient transported by ambulance", Class: "FLD", From: c.call, To: c.arrived, Unit: "EA-77", By: "Stu Pell", Service: "Emergency ambulance service", Reason: c.why, Text: c.text, Outcome: "Conveyed to Estuary",
			Times: [][2]string{{"Call answered", c.call}, {"On scene", c.scene}}}
		if c.arrived == "" {
			v.Type, v.To, v.Outcome = "Patient not transported by ambulance", c.scene, "Not conveyed"
		} else {
			v.Times = append(v.Times, [2]string{"Arrived at hospital", c.arrived})
		}
		items = append(items, v)
	}
	items = append(items,
		Measure{Term: "Body temperature", At: "2026-11-05T21:02", Value: "38.9", Unit: "°C", Code: "Cel", By: "Stu Pell"},
		Measure{Term: "Pulse rate", At: "2026-11-05T21:02", Value: "118", Unit: "/min", By: "Stu Pell"},
		Measure{Term: "Blood pressure", At: "2026-11-05T21:02", Value: "96/58", By: "Stu Pell"})
	return Holding{Partner: EAM, ID: "EPR-511979", Patient: Patient{Family: "WIÅšNIEWSKI", NoAddress: true}, Items: items}
}

func p19Urgent() Holding {
	const lowe = "Hester Lowe ANP"
	return Holding{Partner: NGU, ID: "NGU-419307", Patient: Patient{Family: "WISNIEWSKI", Given: []string{"PAT"}, NoAddress: true}, Items: []Item{
		Visit{Type: "Telephone triage encounter", Class: "VR", From: "2026-10-03T20:10", To: "2026-10-03T20:21", Unit: "NHS 111 clinical desk", By: lowe, Service: "NHS 111 service", Reason: "Leg wounds", Outcome: "Advised", Text: "Legs smell, dressing wet. NKDA. No fever. Outreach nurse Mon."},
		Letter{Type: "Miscellaneous record", Title: "NHS 111 report", Category: "Clinical note", On: "2026-10-03", Filed: "2026-10-04T08:05", Format: "fixed", From: lowe, Unit: "NHS 111 clinical desk", Setting: "NHS 111 service",
			Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-000611   Page 1/1
PAT (WISNIEWSKI)   M  18-Apr-1979  NHS 9998887372     Rec'd {2026-10-03} 19:02
Callback day centre 01632 960189   Adv/Seen: by phone 20:10  Closed 20:21
----------------------------------------------------------------------------
HPC   Caller day centre volunteer, pt beside. Leg dressings wet 2/7, smell.
      Little English. Interp line 25 min wait, volunteer helped with few words.
      PMH ?liver.  DH "vitamins".  NKDA.  ETOH ++
Imp   Chronic leg ulcers, no red flags elicited
Plan  Pad over, keep up when sat. Fever/spreading red - 999. Outreach nurse Mon
      day at centre.                            H Lowe ANP              NGU
`},
	}}
}

func p19Community() Holding {
	const marsh, ives, centre = "Gil Marsh", "Sr Kath Ives", "Tidewell day centre"
	dressing := func(day, text string) Item {
		return Visit{Type: "~Outreach nurse visit", Class: "FLD", From: day + "T10:15", To: day + "T11:00", Unit: "Rough sleeper outreach", Where: centre, By: ives, Service: "Community nursing service", Text: text}
	}
	items := []Item{
		Problem{Term: "Complex venous leg ulcer", Site: "both", Onset: "2026-10-13", By: ives, Note: "Larvae"},
		Medicine{Term: "Acamprosate", Text: "Acamprosate 333mg gastro-resistant tablets", Dose: "Two three times a day", Kind: "community", Start: "2026-11-16", By: marsh, Note: "Collects daily from the day centre"},
		Measure{Term: "~Wound size, left leg", At: "2026-11-16T10:30", Text: "110 x 74 mm", By: ives},
		Measure{Term: "~Wound size, right leg", At: "2026-11-16T10:35", Text: "62 x 40 mm", By: ives},
		dressing("2026-10-19", "S: legs sting. O: L 124 x 80 mm slough ++, R 70 x 45. A: venous, infected look settling. P: larvae L, gained consent by interpreter."),
		dressing("2026-11-02", "S: 'the little workers are good'. O: L cleaner, larvae alive. A: improving. P: new bag of larvae, socks given."),
		dressing("2026-11-16", "S: left ward, walked here. O: L 110 x 74 mm granulating 40%, larvae removed and renewed, R 62 x 40 mm. Tremor mild, last drink 07:00. P: Mon again. Thiamine from surgery collected with him."),
		Alert{Term: "Polish language interpreter needed", Category: "ra", Group: "community-language-support", Start: "2026-10-13", By: ives},
		Plan{Title: "Rough-sleeper outreach plan", Category: "Personalised Care and Support Plan", From: "2026-11-16", Review: "2026-12-14", By: ives,
			Goals: []string{"A room with a door that locks before Christmas", "To see Maja with shoes on"}, Activities: []string{"Leg dressing Mondays at the day centre", "Acamprosate daily from the day centre", "Hepatology with interpreter, we walk him there"}},
		Team{Name: "Rough sleeper outreach", From: "2026-10-13", Members: []Member{{ives, "Community nurse", "01632 960178"}, {marsh, "~Substance misuse worker", "01632 960179"}}},
		Letter{Type: "Personalised Care and Support Plan", Title: "Rough-sleeper outreach plan", Category: "Care plan", On: "2026-11-16", Format: "html", From: ives, Unit: "Rough sleeper outreach", Setting: "Community nursing service",
			To: []string{"Lanternfield Family Practice"}, Copies: []string{"Tidewell Council, adults' front door", "Day centre"},
			Body: `# Where to find him
| When | Where |
| Mondays from 10 | Tidewell day centre, tea table by the radiator |
| Dry nights | Behind the boat sheds |
| Wet nights | Day centre doorway |

# How to talk to him
Polish, by phone interpreter. He was a roofer until a fall in 2021 and likes to be asked about slates. His daughter Maja is in Łódź; he rings her on Sundays from the centre's phone.

# Legs
Larvae left, dressing Mondays. Keep a dry pair of socks in the bag.

# Drink
Acamprosate started {2026-11-16}. He cuts down, he does not stop: **withdrawal nearly killed him last year**.

# The rucksack
It goes where he goes. Nobody takes it.`},
	}
	for _, day := range []string{"2026-11-23", "2026-11-30", "2026-12-07"} {
		items = append(items, Booking{What: "~Outreach nurse", Start: day + "T10:15", Minutes: 45, Channel: "In-person", Unit: "Rough sleeper outreach", Where: centre, With: ives})
	}
	return Holding{Partner: CRV, ID: "CV-551979", Items: items, Patient: Patient{Lines: p19Care, Postcode: "ZZ99 3VZ", Ethnic: "C", Marital: "D", Religion: "Catholic", Language: "pl", Interprets: true, Nation: "Polish",
		Next: []Related{{Given: "Maja", Family: "Wiśniewska", Codes: []string{"DAU"}}}}}
}

func p19Council() Holding {
	const park = "Eilidh Park"
	return Holding{Partner: TWC, ID: "ASC-311979", Patient: Patient{NoAddress: true, Unverified: true}, Items: []Item{
		Alert{Term: "Self-neglect", Text: "Self-neglect concern", Category: "Safeguarding", Start: "2026-11-12", By: park},
		Assessment{What: "Safeguarding enquiry (self-neglect)", Status: "in-progress", Asked: "2026-11-12", From: "2026-11-13", Note: "Open. Planning meeting to be set."},
		Team{Name: "Tidewell adults' front door", From: "2026-11-12", Members: []Member{{park, "Social worker", "01632 960180"}}},
		Letter{Type: "Assessment", Title: "Safeguarding concern", Category: "Record artefact", On: "2026-11-12", Format: "text", From: park, Unit: "Adults' front door", Setting: "Adult safeguarding team", About: "Patryk Wisniewski",
			Body: `Concern raised by outreach nurse. Left hospital unwell, leg wounds, drinking, no shelter. Has capacity by hospital's record; refuses hostels where bags are searched.

Status: enquiry opened.`},
	}}
}
