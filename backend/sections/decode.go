package sections

import "strings"

// decoded gives the words of codes from closed national lists, for senders that
// send the code alone. Lists are known by the last part of their address (UK
// Core code systems, HL7 condition-category, the Interweave guide for social
// care); a SNOMED CT or local code is never put into words here (H35).
var decoded = map[string]map[string]string{
	"UKCore-AdmissionMethodEngland": {
		"11": "Elective: waiting list", "12": "Elective: booked", "13": "Elective: planned",
		"21": "Emergency: emergency department", "22": "Emergency: general practitioner", "23": "Emergency: bed bureau", "24": "Emergency: consultant clinic",
		"25": "Emergency: mental health crisis resolution team", "28": "Emergency: other means",
		"2A": "Emergency: emergency department of another provider", "2B": "Emergency: transfer from another provider",
		"2C": "Emergency: baby born at home as intended", "2D": "Emergency: other",
		"31": "Maternity: ante partum", "32": "Maternity: post partum",
		"81": "Transfer from another provider, not an emergency", "82": "Birth of a baby in this provider", "83": "Baby born outside this provider",
	},
	"UKCore-SourceOfAdmissionEngland": {
		"19": "Usual place of residence", "29": "Temporary place of residence", "38": "Police custody", "39": "Penal establishment, court or police station",
		"51": "Other NHS provider: general ward", "52": "Other NHS provider: maternity or neonatal ward", "53": "Other NHS provider: mental health or learning disability ward",
		"54": "NHS care home", "65": "Local authority residential care", "66": "Foster care", "79": "Baby born in or on the way to hospital",
		"85": "Care home, not NHS", "87": "Hospital, not NHS", "88": "Hospice", "98": "Not applicable",
	},
	"UKCore-DischargeDestinationEngland": {
		"19": "Usual place of residence", "29": "Temporary place of residence", "37": "Court", "38": "Penal establishment or police station",
		"51": "Other NHS provider: general ward", "52": "Other NHS provider: maternity or neonatal ward", "53": "Other NHS provider: mental health or learning disability ward",
		"54": "NHS care home", "65": "Local authority residential care", "66": "Foster care", "79": "Died or stillbirth",
		"85": "Care home, not NHS", "87": "Hospital, not NHS", "88": "Hospice", "98": "Not applicable",
	},
	"UKCore-DischargeMethodEngland": {
		"1": "On clinical advice or with clinical consent", "2": "Discharged himself or herself, or by a relative or advocate", "3": "By a tribunal or court",
		"4": "Died", "5": "Stillbirth", "6": "Discharged himself or herself", "7": "Discharged by a relative or advocate", "8": "Not applicable: still in hospital", "9": "Not known",
	},
	"UKCore-OutcomeOfAttendanceEngland": {
		"1": "Discharged", "2": "Another appointment given", "3": "Appointment to be made later",
	},
	"UKCore-LegalStatusClassificationEngland": {
		"01": "Informal", "02": "Mental Health Act section 2", "03": "Mental Health Act section 3", "04": "Mental Health Act section 4",
		"05": "Mental Health Act section 5(2)", "06": "Mental Health Act section 5(4)", "07": "Mental Health Act section 35", "08": "Mental Health Act section 36",
		"09": "Mental Health Act section 37 with section 41", "10": "Mental Health Act section 37", "12": "Mental Health Act section 38",
		"15": "Mental Health Act section 47 with section 49", "16": "Mental Health Act section 47", "17": "Mental Health Act section 48 with section 49",
		"18": "Mental Health Act section 48", "19": "Mental Health Act section 135", "20": "Mental Health Act section 136",
		"35": "Guardianship, Mental Health Act section 7", "36": "Guardianship, Mental Health Act section 37", "98": "Not applicable", "99": "Not known",
	},
	"Interweave-SocialCareServiceCategory": {
		"STS-STMAX": "Short-term support to maximise independence", "STS-OLL": "Ongoing low-level support", "STS-OST": "Other short-term support",
		"LTS-NC": "Long-term support: nursing care", "LTS-RS": "Long-term support: residential care", "LTS-C": "Long-term support: community", "LTS-P": "Long-term support: prison",
		"CS-DC": "Support to a carer: direct to the carer", "CS-SIPC": "Support to a carer: respite or other support for the cared-for person", "OTH": "Other", "DNH-SL": "Data not held by the system", "DNH-IL": "Data not held for this person",
	},
	"England-FlagCategoryPatient": {
		"national-reasonable-adjustment-flag": "Reasonable adjustment", "female-genital-mutilation-flag": "Female genital mutilation information sharing",
		"child-protection-information-system-flag": "Child protection information sharing",
	},
	"England-FlagCategoryRA": {
		"communication-support": "Communication support", "requires-communication-professional": "Requires a communication professional",
		"requires-specific-contact-method": "Requires a specific contact method", "requires-specific-information-format": "Requires a specific information format",
		"additional-communication-needs-and-support": "Additional communication needs and support", "community-language-support": "Community language support",
		"bespoke-reasonable-adjustments": "Bespoke reasonable adjustments",
	},
	"Interweave-SocialCareSupportReason": {
		"LDS": "Learning disability support", "MHS": "Mental health support", "PS": "Physical support", "PS-AMO": "Physical support: access and mobility only",
		"PS-PCS": "Physical support: personal care", "SMC": "Support with memory and cognition", "SOS": "Social support",
		"SOS-SMS": "Social support: substance misuse", "SOS-ASS": "Social support: asylum seeker", "SOS-IO": "Social support: isolation or other",
		"SS": "Sensory support", "SS-SVI": "Sensory support: sight", "SS-SHI": "Sensory support: hearing", "SS-SDI": "Sensory support: sight and hearing",
		"UNK": "Primary support reason not known",
	},
	"Interweave-SocialCareAssessmentType": {
		"CN": "Care Act needs assessment", "CA": "Carer's assessment", "HD": "Hospital discharge assessment", "MH": "Mental health assessment",
		"OT": "Occupational therapy assessment", "RA": "Reablement assessment", "SA": "Social assessment", "EOL": "End of life assessment", "OTH": "Other",
	},
	"Interweave-SocialCareServiceType": {
		"R": "Reablement", "STNC": "Short-term nursing care", "STRC": "Short-term residential care", "LTNC": "Long-term nursing care", "LTRC": "Long-term residential care",
		"HS": "Home support", "DS": "Day support", "M": "Meals", "TRAN": "Transport", "EQ": "Equipment", "DP": "Direct payment", "SL": "Shared Lives",
		"CSL": "Community supported living", "PS": "Professional support", "PS-SW": "Professional support: social worker", "LEES": "Learning, education or employment support",
		"EOL": "End of life care", "ES": "Emergency support", "OSTS": "Other short-term support", "OLTS": "Other long-term support", "C-R": "Carer respite",
		"C-SS": "Carer sitting service", "C-US": "Universal services for carers", "C-OTH": "Other support to a carer",
		"DNH-SL": "Data not held by the system", "DNH-IL": "Data not held for this person", "OTH": "Other",
	},
	"condition-category": {"problem-list-item": "Problem list item", "encounter-diagnosis": "Encounter diagnosis"},
}

// decode gives the words of a code of a closed list, "" for any other.
func decode(system, code string) string {
	name := strings.TrimSuffix(system[strings.LastIndex(system, "/")+1:], "-1") // as earlier drafts of the Interweave guide end
	return decoded[name][code]
}
