package cast

// sourceTag is where a partner says which of its units recorded an item (the
// convention of the Interweave guides; M160).
const sourceTag = "https://fhir.interweavedigital.nhs.uk/Source"

// usualUnit is the unit of an item whose author's own is not known.
var usualUnit = map[string]string{
	FAI: "Main site", SAL: "The Saltings", LAN: "Tidewell", EST: "Health records", SMH: "Central access team", CRV: "Crouch Vale clinic", NSC: "Northshore Hub",
	EAM: "Emergency operations", NGU: "Primary care centre Southmere", MCC: "Fairhaven locality team", SCC: "Southmere access point", TWC: "Adults' front door",
}

// unitOfStaff is where the region's own people work.
var unitOfStaff = map[string]string{
	"Dr Lena Hartog": "Dunes branch", "Lin Zhao": "Asthma clinic", "Marcus Dell": "Care homes",
	"Dr Helen Whitlock": "Elderly medicine", "Dr Femi Adegoke": "Cardiology", "Dr Lise Brandt": "Renal medicine", "Mr Rhodri Vaughan": "General surgery",
	"Dr Nuala Kerr": "Stroke medicine", "Dr Tomasz Lis": "Respiratory medicine", "Dr Ada Obi": "Oncology", "Miss Greta Sand": "Obstetrics",
	"Dr Jo Penrose": "Paediatrics", "Dr Hal Winter": "Outreach clinics", "Dr Mei Tan": "Emergency Department",
	"Dr Owen Slade": "Older adults", "Dr Ruth Amsel": "Child and adolescent mental health", "Chiamaka Abara": "Memory service", "Bev Stokes": "Learning disability team", "Leo Grant": "Psychology",
	"N Farrow": "Community matrons", "Sr Kath Ives": "District nursing", "Dr A Lisle": "Palliative care", "Tunde Bello": "Tissue viability", "Gil Marsh": "Substance misuse service",
	"Sr Marie Devlin": "Heart failure nurses", "Faith Mwangi": "Health visiting", "Anna Roos": "Respiratory team", "Cai Preece": "Speech and language therapy",
	"Dylan Marsh": "Crew EA-41", "Ros Ekanem": "Crew EA-77", "Stu Pell": "Crew EA-77", "Mohan Desai": "AMHP service",
}

// unitTag names the unit that recorded the resource: that of whoever was named
// in it first, else the partner's usual one.
func (d *desk) unitTag(who string) object {
	name := unitOfStaff[who]
	if name == "" {
		name = usualUnit[d.partner.Key]
	}
	return object{"system": sourceTag, "code": lower(d.region.hash("unit/"+d.partner.Key+"/"+name, 6)), "display": name}
}
