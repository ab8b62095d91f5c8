package cast

import "time"

// p01Community is the community trust that dresses her leg: no display beside
// its codes, and a view of her frailty that the practice does not share.
func p01Community() Holding {
	const farrow, ives, bello = "N Farrow", "Sr Kath Ives", "Tunde Bello"
	items := []Item{
		Problem{Term: "Severe frailty", Text: "Severe frailty (CFS 6)", Onset: "2026-11-06", By: farrow},
		Problem{Term: "Venous stasis ulcer of leg", Text: "Venous leg ulcer", Site: "left", Onset: "2026-08-11", By: ives},
		Allergy{Term: "~Adhesive plasters", Kind: "allergy", Category: "environment", Reactions: []string{"~Contact dermatitis"}, Severity: "mild", Onset: "2018", Recorded: "2026-08-11", By: ives},
		Medicine{Term: "Furosemide", Text: "Furosemide", Dose: "as per blister pack", Kind: "community", Start: "2026-11-06", By: farrow},

		Measure{Term: "Canadian Study of Health and Aging Clinical Frailty Scale score", At: "2026-11-06T10:30", Value: "6", Code: "{score}", Survey: true, By: farrow},
		Measure{Term: "Body weight", At: "2026-11-05T11:20", Value: "60.8", Unit: "kg", By: farrow, Note: "told by HF nurse"},
		Measure{Term: "Body weight", At: "2026-11-19T11:50", Value: "63.6", Unit: "kg", By: farrow, Note: "told by HF nurse"},
		Measure{Term: "~Ankle brachial pressure index, left", At: "2026-08-14T10:10", Value: "0.94", By: bello},
		Measure{Term: "~Ulcer area, left gaiter", At: "2026-08-11T10:15", Text: "58 × 40 mm", By: ives},
		Measure{Term: "~Ulcer area, left gaiter", At: "2026-11-17T09:40", Text: "42 × 31 mm", By: ives},

		Booking{What: "~Leg ulcer dressing", Start: "2026-11-24T09:30", Minutes: 40, Channel: "In-person", With: ives, Where: "Home"},
		Visit{Type: "Seen in own home", Class: "HH", From: "2026-11-06T10:00", To: "2026-11-06T11:10", Unit: "Community matrons", By: farrow, Service: "Community nursing service", Reason: "Frailty review after discharge",
			Text: "S: tired, sleeping in chair. O: CFS 6, ankles pitting, pack has one furosemide. A: frailer than in summer. P: frailty plan, d/w HF nurse, left call bell and pendant in reach."},

		Plan{Title: "Frailty care plan", Category: "Personalised Care and Support Plan", From: "2026-11-06", Review: "2027-02-06", By: farrow,
			Activities: []string{"Matron visit monthly", "Daily weight by carers, ring if up 2 kg in three days", "Falls: rail at front step, pendant on", "Compression as tolerated"},
			Goals:      []string{"I want to walk to the bird table without holding on"}},
		Plan{Title: "Leg ulcer plan", Category: "Care plan", From: "2026-08-11", By: ives, Activities: []string{"Dressing Tuesday and Friday", "Two-layer compression, reduced while in heart failure", "No adhesive borders"}},
		Alert{Term: "~Sore skin with adhesive dressings", Category: "Clinical", Start: "2026-08-11", By: ives},
		Team{Name: "Community matrons", From: "2026-08-11", Members: []Member{{farrow, "Community nurse", "01632 960177"}, {ives, "District nurse", ""}},
			Line: Line{"Single point of access", "01632 960166", []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, "08:00:00", "20:00:00"}},

		Letter{Type: "Community nursing report", Title: "Wound chart", Category: "Record artefact", On: "2026-11-17", Format: "html", From: ives, Unit: "Crouch Vale leg club", Setting: "Community nursing service",
			Body: `| Date | Size (mm) | Bed | Exudate | Dressing |
| {2026-08-11} | 58 × 40 | slough 60 % | moderate | foam, reduced compression |
| {2026-09-15} | 51 × 36 | slough 30 % | moderate | foam |
| {2026-10-13} | 45 × 33 | granulating | low | foam |
| {2026-11-03} | 46 × 33 | granulating, wet | high | superabsorbent |
| {2026-11-17} | 42 × 31 | granulating | low | foam |

Gained consent. No adhesive border. Leg wetter since discharge, tight by evening: told matron.`},
		Letter{Type: "Image (document)", Title: "Wound photograph, left leg", Category: "Record artefact", On: "2026-11-17", Format: "jpeg", Picture: Picture{Kind: "wound", Across: 42, Down: 31}, From: ives, Unit: "Crouch Vale leg club", Setting: "Community nursing service",
			Body: "Left gaiter area, medial. Ruler in view: 42 × 31 mm. Photograph taken with consent."},
		Letter{Type: "Personalised Care and Support Plan", Title: "Frailty care plan", Category: "Care plan", On: "2026-11-06", Format: "docx", From: farrow, Unit: "Community matrons", Setting: "Community nursing service", Copies: []string{"Mrs Patel", "Dr S Okafor", "Kwame Osei, Marshland County Council"},
			Body: `# Who I am
Mina. Seamstress. Birds at the window, programmes in Gujarati, no meat.

# What matters
"I want to be at home with my birds. I do not want to be a burden."

# How I am
Clinical Frailty Scale 6 (it was 5 in spring). Walks to the bathroom with a frame. Tired by noon.

# What to watch
- Weight: 60.8 on {2026-11-05}, dry weight 60. Up 2 kg in three days: ring the heart failure nurse, 01632 960133.
- Giddy on standing: blood pressure fell to 92/50 on the ward.
- Pulse under 50: ring the surgery.

# If it goes wrong
Reena first, then the surgery, then 111. ReSPECT form is in the blue folder by the telephone.

Next review {2027-02-06}.`},
	}
	return Holding{Partner: CRV, ID: "CV-330917", Patient: Patient{Next: p01Family()[:1]}, Items: append(items, p01Dressings()...)}
}

// p01Dressings are the district nurse's visits, Tuesday and Friday, but not
// while she was in hospital. The last visit before the story day is a Friday.
func p01Dressings() []Item {
	var all []Item
	said := map[string]string{
		"2026-08-11": "S: knocked it on the step in July, would not heal. O: left gaiter 58 × 40 mm, slough 60 %. A: venous. P: foam, reduced compression, gained consent.",
		"2026-10-16": "S: breathless lying flat, three pillows. O: leg tight, wet. Weight not done, scales broken. P: told Reena to ring surgery.",
		"2026-10-30": "S: home yesterday, glad. O: leg half the size. P: compression on again.",
		"2026-11-17": "S: sleeping in chair. O: 42 × 31 mm, granulating, pitting to mid-calf. P: foam, photo, told matron. Left call bell.",
	}
	for day := mustDay("2026-08-11"); day.Before(storyDay); day = day.AddDate(0, 0, 1) {
		on := day.Format(time.DateOnly)
		if day.Weekday() != time.Tuesday && day.Weekday() != time.Friday || on > "2026-10-18" && on < "2026-10-30" {
			continue
		}
		all = append(all, Visit{Type: "District nurse visit", Class: "HH", From: on + "T09:30", To: on + "T10:10", Unit: "Crouch Vale leg club", By: "Sr Kath Ives", Reason: "Leg ulcer dressing", Text: said[on]})
	}
	return all
}

// p01HeartFailure is the heart-failure nurse: she may not send medicines yet,
// so her change of dose is in a letter only.
func p01HeartFailure() Holding {
	const devlin = "Sr Marie Devlin"
	items := []Item{
		Problem{Term: "Left ventricular systolic dysfunction", Recorded: "2025-12-02", By: devlin},
		Allergy{Term: "Transfer-degraded drug allergy", Text: "SEPTRIN - RASH 1987", Recorded: "2025-12-02"},
		Team{Name: "Heart failure nurses", From: "2025-12-02", Members: []Member{{devlin, "Clinical nurse specialist", "01632 960133"}}},
		Alert{Term: "Does use hearing aid", Category: "ra", Group: "communication-support", Start: "2025-12-02", By: devlin},
		Letter{Type: "Clinical letter", Title: "Heart failure nurse letter", On: "2026-11-12", Dictated: "2026-11-12", Filed: "2026-11-13T08:20", Format: "html", From: devlin, Unit: "Heart failure nurses", Setting: "Cardiology service",
			To: []string{"Dr S Okafor, Fairhaven Medical Centre"}, Copies: []string{"Mrs Patel", "Mrs R Patel-Hughes", "N Farrow, community matron"},
			Body: `# Today
Weight 62.9 (dry 60). Ankle oedema to mid-calf, JVP +4. BP 106/58, pulse 50 irregular.

Blister pack still has **ONE furosemide**. I have asked Reena to give two plus one at midday from the loose box meanwhile.

# Dose meanwhile
Furosemide **80 mg morning and 40 mg midday, review one week**.

# Action for GP
1. Please could the surgery change the repeat today.
2. U&E with result to me: K 5.4 and creatinine 157 today.
3. Metformin and spironolactone are still in the pack; the ward stopped both.

# Her goal
"I want to lie down in my own bed."`},
	}
	for _, v := range [][4]string{
		{"2026-11-05", "60.8", "110/60", "First visit since discharge. \"I can get to the kettle.\" Ankles soft. Pack not yet changed."},
		{"2026-11-12", "62.9", "106/58", "Mid-calf oedema, JVP +4. Pack has one furosemide. Letter to surgery."},
		{"2026-11-19", "63.6", "104/60", "Up again. \"My shoes do not go on.\" Breathless to bathroom, chest clear. D/w surgery by phone, then to UTC if worse tonight; Reena knows."},
	} {
		items = append(items,
			Visit{Type: "Seen in own home", Class: "HH", From: v[0] + "T11:00", To: v[0] + "T11:45", Unit: "Heart failure nurses", By: devlin, Service: "Cardiology service", Reason: "Heart failure review", Text: v[3]},
			Measure{Term: "Body weight", At: v[0] + "T11:05", Value: v[1], Unit: "kg", By: devlin},
			Measure{Term: "Blood pressure", At: v[0] + "T11:10", Value: v[2], By: devlin})
	}
	return Holding{Partner: NSC, ID: "NS0046120", Items: items}
}
