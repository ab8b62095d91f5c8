package cast

// p14 is Callum Pike, a roofer in lodgings near a job. Only the out-of-hours
// service has ever seen him, and what he said of allergies is a phrase in a
// report, not an allergy.
func p14() Person {
	const raman, lowe = "Dr Priya Raman", "Hester Lowe ANP"
	return Person{
		Key: "P14", NHS: "9997951611", Family: "Pike", Given: []string{"Callum", "Jude"}, Prefix: "Mr", Gender: "male", Born: "1998-03-08",
		Lines: []string{"", "31 Kiln Bank", "", "Harrowmere", ""}, Postcode: "ZZ8 2KB", Mobile: "07700 900688", GP: "F99901",
		At: []Holding{
			{Partner: NGU, ID: "NGU-414688", Patient: Patient{Lines: []string{"", "Lodgings, 6 Net Loft Lane", "", "Southmere", ""}, Postcode: "ZZ2 1NL"}, Items: []Item{
				Visit{Type: "Seen in out of hours centre", From: "2026-10-31T22:10", To: "2026-10-31T22:24", Unit: "Primary care centre Southmere", Where: "PCC Southmere", By: lowe,
					Service: "Out of hours service", Reason: "Eye - grit", Outcome: "Treated and advised", Text: "Eye - grit, fluorescein NAD, chloramphenicol."},
				Visit{Type: "Seen in out of hours centre", From: "2026-11-07T19:25", To: "2026-11-07T19:41", Unit: "Primary care centre Southmere", Where: "PCC Southmere", By: raman,
					Service: "Out of hours service", Reason: "Sore throat", Outcome: "Treated and advised", Text: "Sore throat 3/7, FeverPAIN 4. Pen V 500mg qds 5/7. Allerg: none known *per pt*"},
				Letter{Type: "Miscellaneous record", Title: "Out-of-hours report", Category: "Clinical note", On: "2026-10-31", Filed: "2026-11-01T08:05", Format: "fixed", From: lowe, Unit: "Primary care centre Southmere", Setting: "Out of hours service",
					Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2610-004377   Page 1/1
PIKE Callum Jude   M  08-Mar-1998  NHS 9997951611     Rec'd {2026-10-31} 20:48
Callback 07700900688   Adv/Seen: PCC Southmere 22:10  Closed 22:24
----------------------------------------------------------------------------
HPC   R eye - grit off slates this pm, rinsed at tap, still scratchy. No
      grinder. Vision as usual. No lenses.  DH nil.  Tetanus utd *per pt*
O/E   VA 6/6 both. Lid everted, speck out, fluorescein NAD. No FB left.
Imp   Foreign body R eye, removed
Plan  Chloramphenicol 1% oint qds 5/7. Goggles. Worse/blurred - eye casualty.
                                                H Lowe ANP              NGU
`},
				Letter{Type: "Miscellaneous record", Title: "Out-of-hours report", Category: "Clinical note", On: "2026-11-07", Filed: "2026-11-07T20:05", Format: "fixed", From: raman, Unit: "Primary care centre Southmere", Setting: "Out of hours service",
					Body: `
NORTHGATE INTEGRATED URGENT CARE              Case NGU-2611-004518   Page 1/1
PIKE Callum Jude   M  08-Mar-1998  NHS 9997951611     Rec'd {2026-11-07} 18:02
Callback 07700900688   Adv/Seen: PCC Southmere 19:25  Closed 19:41
----------------------------------------------------------------------------
HPC   3/7 sore throat, temp 38.6 at lodgings, no cough. Drinking. No trismus.
      FeverPAIN 4.   PMH nil of note.   DH nil.   Allerg: none known *per pt*
O/E   T 38.4  P 98  RR 16  SpO2 98% air.  Tonsils pus ++, tender ant. nodes.
Imp   Acute tonsillitis
Plan  Pen V 500mg qds 5/7 (not 10) - fluids, paracetamol. Worsening advice giv
      en. No fit note.                          Dr P Raman  GMC 9990010  NGU
`},
			}},
		},
	}
}
