package cast

// This file is what the other six partners hold of P27: 900 items.

func p27Nursing() []Item {
	const lisle, bello = "Dr A Lisle", "Tunde Bello"
	items := []Item{
		p27Latex(ives27),
		Problem{Term: "Pressure ulcer of sacral region", Onset: "2026-07-21", By: bello, Note: "Grade 3, 4 x 3 x 1 cm"},
		Alert{Term: "~Latex: vinyl gloves in the house", Category: "Risk", Start: "2024-07-02", By: ives27},
		Plan{Title: "Wound plan, sacrum", From: "2026-08-27", Review: "2026-12-03", By: bello, Activities: []string{"Dressing Tuesday and Thursday", "Air mattress", "Two-hourly turns in the chair on dialysis days"}},
		Plan{Title: "Catheter and skin, earlier", Status: "completed", From: "2025-03-25", To: "2025-06-17", By: ives27},
	}
	for _, p := range [][2]string{{"Severe frailty", "2025-09"}, {"Housebound", "2026-08-26"}, {"Urinary incontinence", "2024-07"}, {"~Skin tear, shin", "2024-11"}, {"Constipation", "2024-07"}} {
		items = append(items, Problem{Term: p[0], Onset: p[1], By: ives27})
	}
	for i, name := range []string{"Southmere community nurses", "Tissue viability", "Community palliative care"} {
		items = append(items, Team{Name: name, From: "2024-07-02", Members: []Member{{pick([]string{ives27, bello, lisle}, i), "Community nurse", "01632 960129"}}})
	}
	visit := func(i int, on string) Item {
		return Visit{Type: "District nurse visit", Class: "HH", From: on + "T14:30", To: on + "T14:55", Unit: "Southmere community nurses", By: pick([]string{ives27, ives27, bello}, i), Service: "Community nursing service",
			Text: pick([]string{"S: sore after the unit's chair. O: clean, no odour. A: steady. P: redressed, gained consent, left call bell.", "S: slept. O: edges pink. A: smaller. P: redressed, seen again Thursday.", "S: tired, no pain. O: skin intact round it. P: cream, gained consent."}, i)}
	}
	items = append(items,
		series{n: 125, from: "2024-07-02", to: "2026-11-17", any: true, make: visit}, // Tuesdays
		series{n: 105, from: "2024-11-21", to: "2026-11-19", any: true, make: visit}, // Thursdays
		series{n: 80, from: "2026-02-10", to: "2026-11-17", any: true, make: func(_ int, on string) Item {
			return Medicine{Term: "Paracetamol 500mg tablets", Dose: "Two, before dressing, given", Kind: "community", Start: on, End: on, Status: "completed", By: ives27}
		}},
		series{n: 80, from: "2026-02-10", to: "2026-11-17", any: true, make: func(_ int, on string) Item {
			return Medicine{Term: "~Barrier cream", Dose: "Thin layer, applied", Kind: "community", Start: on, End: on, Status: "completed", Route: "Cutaneous", By: ives27}
		}},
		series{n: 60, from: "2024-07-16", to: "2026-11-17", any: true, make: func(i int, on string) Item {
			return Measure{Term: "~Wound length", At: on + "T14:40", Value: decimals(1.8+0.04*float64(i), 1), Unit: "cm", By: bello}
		}},
		series{n: 36, from: "2024-07-09", to: "2026-11-17", any: true, make: func(_ int, on string) Item {
			return Booking{What: "District nurse visit", Start: on + "T14:30", Status: "fulfilled", Unit: "Southmere community nurses", With: ives27}
		}},
	)
	for _, day := range []string{"2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03"} {
		items = append(items, Booking{What: "District nurse visit", Start: day + "T14:30", Minutes: 25, Unit: "Southmere community nurses", With: ives27, Channel: "In-person"})
	}
	return append(items,
		Letter{Type: "Image (document)", Title: "Wound picture, sacrum", Category: "Record artefact", On: "2026-11-19", Format: "jpeg", Picture: Picture{Kind: "wound", Across: 41, Down: 30}, From: bello, Unit: "Tissue viability", Setting: "Community nursing service", Heading: []string{"WOUND PICTURE"}, Body: "Sacrum, 4.1 x 3.0 cm, base 80 % red.\n\nScale beside it. Gained consent."},
		series{n: 69, from: "2024-07-09", to: "2026-10-27", any: true, make: func(i int, on string) Item {
			return Letter{Type: "Community nursing report", Title: pick([]string{"Weekly nursing summary", "Wound chart", "Skin and pressure check"}, i), On: on, Format: "text", From: ives27, Unit: "Southmere community nurses", Setting: "Community nursing service",
				Body: "Seen after dialysis. Dressing as plan. Next visit booked."}
		}})
}

func p27Rehabilitation() []Item {
	const roos = "Anna Roos"
	return []Item{
		Problem{Term: "Falls", Onset: "2025-09", By: roos}, Problem{Term: "Severe frailty", Onset: "2025-09-16", By: roos}, Problem{Term: "Fear of falling", Onset: "2025-10", By: roos},
		Team{Name: "Rehabilitation team", From: "2025-09-16", Members: []Member{{roos, "Community-based physiotherapist", "01632 960162"}}},
		Team{Name: "Equipment and chairs", From: "2025-09-16", Members: []Member{{"Cai Preece", "Community-based occupational therapist", "01632 960162"}}},
		series{n: 30, from: "2025-09-16", to: "2026-11-05", make: func(i int, on string) Item {
			return Visit{Type: "Seen in own home", Class: "HH", From: on + "T15:00", To: on + "T15:45", Unit: "Rehabilitation team", By: roos, Service: "Community rehabilitation service", Text: pick([]string{"Goal in her words: 'The lift and the letter box.' Stood five times.", "Legs slow after the machine. Chair exercises.", "Walked to the lift with the frame."}, i)}
		}},
		series{n: 30, from: "2025-09-16", to: "2026-11-05", make: func(i int, on string) Item {
			return Measure{Term: "~Sit to stand in 30 seconds", At: on + "T15:20", Value: decimals(float64(4+i%3), 0), Unit: "{count}", By: roos}
		}},
		series{n: 9, from: "2025-09-23", to: "2026-10-20", make: func(_ int, on string) Item {
			return Booking{What: "Seen in own home", Start: on + "T15:00", Status: "fulfilled", Unit: "Rehabilitation team", With: roos}
		}},
		Booking{What: "Seen in own home", Start: "2026-12-10T15:00", Minutes: 45, Unit: "Rehabilitation team", With: roos, Channel: "In-person"},
		Letter{Type: "Clinical letter", Title: "Rehabilitation letter", On: "2026-11-05", Format: "html", From: roos, Unit: "Rehabilitation team", Setting: "Community rehabilitation service", To: []string{"Fairhaven Medical Centre"}, Body: "Ethel reached the letter box on {2026-11-05|2 January}, twice. Sacrum hurts in the unit's chair: **a pressure cushion there would do more than we can here**."},
		series{n: 29, from: "2025-09-16", to: "2026-10-27", make: func(i int, on string) Item {
			return Letter{Type: "Clinical note", Title: pick([]string{"Rehabilitation note", "Chair and cushion check"}, i), Category: "Clinical note", On: on, Format: "text", From: roos, Unit: "Rehabilitation team", Setting: "Community rehabilitation service", Body: "Seen at home on a day without dialysis. Plan unchanged."}
		}},
	}
}

func p27Ambulance() []Item {
	const pell = "Stu Pell"
	return []Item{
		Alert{Term: "~Dialysis Monday, Wednesday, Friday: no cuff on left arm", Category: "Risk", Start: "2026-01-06", By: pell},
		series{n: 24, from: "2025-03-10", to: "2026-11-08", any: true, make: func(i int, on string) Item {
			if i%3 == 0 {
				return Visit{Type: "Patient transported by ambulance", Class: "FLD", From: on + "T13:05", To: on + "T13:50", By: pell, Reason: "Unwell after dialysis", Outcome: "Conveyed to Estuary ED",
					Times: [][2]string{{"Call answered", on + "T12:48"}, {"On scene", on + "T13:05"}, {"Handover", on + "T13:50"}}, Text: "O/A pt pale, alert. BP low post HD, R arm. Legs up, oral fluids sparing. Conveyed."}
			}
			return Visit{Type: "Patient not transported by ambulance", Class: "FLD", From: on + "T19:10", To: on + "T19:50", By: pell, Reason: "Slid from chair", Outcome: "Not conveyed",
				Times: [][2]string{{"Call answered", on + "T18:52"}, {"On scene", on + "T19:10"}, {"Clear", on + "T19:50"}}, Text: "O/A pt on floor by chair, uninjured, alert, orientated. Lifted. Refused, capacity assessed, warden happy. Safety-netted."}
		}},
		series{n: 25, from: "2025-03-10", to: "2026-11-08", any: true, make: func(i int, on string) Item {
			return Measure{Term: "Blood pressure", At: on + "T13:10", Value: decimals(float64(92+i), 0) + "/" + decimals(float64(50+i%9), 0), By: pell}
		}},
		Letter{Type: "Clinical note", Title: "Patient care record", Category: "Record artefact", On: "2026-11-08", Format: "text", From: pell, Setting: "Emergency ambulance service", Body: "EA-77. Slid from chair, no injury, lifted. Dressing on sacrum dry. Refused, capacity assessed."},
		series{n: 19, from: "2025-03-10", to: "2026-10-26", any: true, make: func(_ int, on string) Item {
			return Letter{Type: "Clinical note", Title: "Patient care record", Category: "Record artefact", On: on, Format: "text", From: pell, Setting: "Emergency ambulance service", Body: "Attended at home. Obs as recorded. See free text."}
		}},
	}
}

func p27OutOfHours() []Item {
	const chandler, lowe = "Dr Viv Chandler", "Hester Lowe ANP"
	report := func(on, said string) string {
		return `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-` + on[2:4] + on[5:7] + `-0027` + on[8:10] + `   Page 1/1
PENHALIGON Ethel M F  21-Jun-1941      NHS 9998997453  Rec'd {` + on + `}
----------------------------------------------------------------------------
` + said + "\n"
	}
	return []Item{
		Alert{Term: "~Haemodialysis, no potassium, no fluids by litre", Category: "Special patient note", Start: "2024-07-02"},
		series{n: 30, from: "2024-07-06", to: "2026-11-07", any: true, make: func(i int, on string) Item {
			return Visit{Type: "Telephone triage encounter", Class: "VR", From: on + "T18:20", To: on + "T18:35", By: pick([]string{chandler, lowe}, i), Reason: pick([]string{"Dizzy after dialysis", "Bleeding from fistula", "Pain", "Dressing off"}, i), Text: "Advice given by clinician. Unit to be rung next session."}
		}},
		Letter{Type: "Summary record", Title: "Out-of-hours report", Category: "Record artefact", On: "2026-11-07", Format: "fixed", From: lowe, Setting: "Out of hours service", Body: report("2026-11-07", "HPC   Dressing off sacrum, some ooze. No fever.\nPlan  Car with nurse 20:00 to redress. DN Tues as booked.      H Lowe ANP  NGU")},
		series{n: 33, from: "2024-07-06", to: "2026-10-24", any: true, make: func(i int, on string) Item {
			return Letter{Type: "Summary record", Title: "Out-of-hours report", Category: "Record artefact", On: on, Format: "fixed", From: pick([]string{chandler, lowe}, i), Setting: "Out of hours service", Body: report(on, "HPC   HD Mon/Wed/Fri. "+pick([]string{"Dizzy since unit.", "Fistula oozed, stopped with pressure.", "Knee pain, paracetamol due."}, i)+"\nPlan  Advice. Ring unit next session.")}
		}},
	}
}

func p27Memory() []Item {
	const slade, abara = "Dr Owen Slade", "Chiamaka Abara RMN"
	return []Item{
		p27Latex(abara),
		Problem{Term: "Depressive disorder", Onset: "2022-03", By: slade}, Problem{Term: "Mild cognitive disorder", Onset: "2025-06-17", By: slade}, Problem{Term: "~Tired of dialysis, talks of stopping", Onset: "2026-09-22", By: slade},
		Medicine{Term: "Sertraline 50mg tablets", Dose: "One tablet in the morning", Kind: "community", Start: "2022-04-05", By: slade, Hospital: true}, Medicine{Term: "Mirtazapine 15mg tablets", Dose: "One at night", Kind: "community", Start: "2022-03-08", End: "2022-04-05", Status: "stopped", Reason: "sedated on dialysis days", By: slade},
		Medicine{Term: "Zopiclone 3.75mg tablets", Dose: "One at night, 7 nights", Kind: "community", Start: "2025-06-17", End: "2025-06-24", Status: "completed", By: slade}, Medicine{Term: "Donepezil", NotTaken: true, Kind: "community", Start: "2025-06-17", Reason: "pulse 52", By: slade},
		Plan{Title: "Memory and mood plan", From: "2026-09-22", Review: "2026-12-15", By: abara, Activities: []string{"Talk about stopping with her son present", "Calls on Tuesdays"}},
		Team{Name: "Memory service", From: "2025-06-17", Members: []Member{{abara, "Community mental health nurse", "01632 960148"}}}, Team{Name: "Older adults' team", From: "2022-03-08", Members: []Member{{slade, "Consultant", "01632 960148"}}},
		series{n: 12, from: "2025-09-02", to: "2026-11-10", make: func(i int, on string) Item {
			return Visit{Type: pick([]string{"Seen in memory clinic", "Seen in own home"}, i), From: on + "T15:30", To: on + "T16:10", Unit: "Memory service", By: abara, Service: "Dementia assessment service", Reason: "Memory and mood"}
		}},
		series{n: 7, from: "2025-09-09", to: "2026-10-20", make: func(_ int, on string) Item {
			return Booking{What: "Seen in own home", Start: on + "T15:30", Status: "fulfilled", Unit: "Memory service", With: abara}
		}},
		Booking{What: "Seen in own home", Start: "2026-12-15T15:30", Minutes: 45, Unit: "Memory service", With: abara, Channel: "In-person"},
		Letter{Type: "Clinical letter", Title: "Memory and mood letter", On: "2026-11-10", Format: "pdf", From: slade, Unit: "Memory service", Setting: "Dementia assessment service", To: []string{"Fairhaven Medical Centre"}, Copies: []string{"Dr L Brandt, Renal medicine"}, Body: "Mrs Penhaligon says of dialysis: \"I go because they would miss me.\" She understands that stopping means dying in a week or two, and does not want to stop before the spring.\n\nMoCA 21/30. No change of tablets."},
		series{n: 15, from: "2025-09-02", to: "2026-10-27", make: func(i int, on string) Item {
			return Letter{Type: "Clinical letter", Title: pick([]string{"Contact note", "Carer's view"}, i), On: on, Format: "text", From: abara, Unit: "Memory service", Setting: "Dementia assessment service", Body: "Mrs Penhaligon was seen on a day without dialysis. Mood low but reactive. No plans to end her life. Son's view taken."}
		}},
	}
}

func p27Council() []Item {
	const fallon, rao = "Bridget Fallon", "Sunil Rao"
	items := []Item{
		Package{What: "Home care, two visits on dialysis days, three on others", Category: "LTS-C", From: "2026-09-02", Worker: fallon},
		Team{Name: "Southmere access point", From: "2026-09-02", Members: []Member{{rao, "Social worker", "01632 960170"}}}, Team{Name: "Sheltered housing, Kittiwake House", From: "2026-09-02", Members: []Member{{"Jean Hoskin", "~Scheme manager", "01632 960127"}}}, Team{Name: "Southmere locality", From: "2026-09-02", Members: []Member{{fallon, "Social worker", "01632 960170"}}},
		Booking{What: "~Review of care and support plan", Start: "2026-12-03T10:00", Minutes: 60, Unit: "Southmere locality", With: fallon}, Booking{What: "~Home visit", Start: "2026-09-15T10:00", Status: "fulfilled", Unit: "Southmere locality", With: rao},
	}
	for _, p := range [][3]string{{"Home care, one visit a day", "2018-12-03", "2021-03-01"}, {"Home care, two visits a day", "2021-03-01", "2023-12-04"}, {"Reablement after hospital", "2023-12-04", "2024-01-15"}, {"Home care, two visits a day", "2024-01-15", "2025-03-24"}, {"Home care, three visits a day", "2025-03-24", "2026-09-02"}} {
		items = append(items, Package{What: p[0], Category: "LTS-C", Status: "finished", From: p[1], To: p[2], Worker: rao})
	}
	return append(items,
		series{n: 14, from: "2018-11-06", to: "2026-10-20", make: func(i int, on string) Item {
			return Assessment{What: pick([]string{"Care Act assessment", "Review of care and support plan"}, i), Status: "completed", Asked: on, From: on, To: on, Note: "Outcome: being able to make use of the home safely. Difficulty with: vision, mobility."}
		}},
		Letter{Type: "Personalised Care and Support Plan", Title: "Care and support plan", Category: "Care plan", On: "2026-11-13", Format: "docx", From: fallon, Unit: "Southmere locality", Setting: "Social services", Body: "# Managing and maintaining nutrition\nMeals on dialysis days are left in the fridge; low potassium list on the door.\n\n# Being able to use the home safely\nFrame, raised chair, pendant.\n\n# Developing and maintaining relationships\nDenzil, Sundays. Bingo when she is not too tired."},
		series{n: 13, from: "2018-11-06", to: "2026-10-20", make: func(_ int, on string) Item {
			return Letter{Type: "Assessment", Title: "Review record", Category: "Record artefact", On: on, Format: "text", From: rao, Unit: "Southmere locality", Setting: "Social services", Body: "Outcomes reviewed with Mrs Penhaligon at home. No change to the package."}
		}})
}
