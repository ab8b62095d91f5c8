package patient

import (
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// gender has the words of R4 administrative-gender; what was not sent has none.
var gender = map[string]string{"male": "Male", "female": "Female", "other": "Other specific", "unknown": "Not known"}

// tables put codes into words where the sender sends the bare code, by the last
// part of their system: the national value sets of the UK Core, and v3 for sex.
var tables = map[string]map[string]string{
	"UKCore-EthnicCategoryEngland": {
		"A": "White: British", "B": "White: Irish", "C": "White: any other background", "D": "Mixed: White and Black Caribbean",
		"E": "Mixed: White and Black African", "F": "Mixed: White and Asian", "G": "Mixed: any other background", "H": "Asian or Asian British: Indian",
		"J": "Asian or Asian British: Pakistani", "K": "Asian or Asian British: Bangladeshi", "L": "Asian or Asian British: any other background",
		"M": "Black or Black British: Caribbean", "N": "Black or Black British: African", "P": "Black or Black British: any other background",
		"R": "Chinese", "S": "Any other ethnic group", "Z": "Not stated", "99": "Not known",
	},
	"UKCore-PersonMaritalStatusEngland": {
		"S": "Single", "M": "Married or civil partner", "D": "Divorced or civil partnership dissolved", "W": "Widowed or surviving civil partner",
		"P": "Separated", "N": "Not disclosed", "8": "Not applicable", "9": "Not known",
	},
	"UKCore-ResidentialStatus": {"H": "UK resident", "O": "Overseas resident"},
	"UKCore-OverseasVisitorChargingCategory": {
		"A": "Standard NHS-funded", "B": "Immigration Health Surcharge payee", "C": "Charge-exempt, EEA", "D": "Chargeable, EEA",
		"E": "Charge-exempt, not EEA", "F": "Chargeable, not EEA", "P": "Decision pending", "9": "Not known",
	},
	"v3-AdministrativeGender": {"M": "Male", "F": "Female", "UN": "Indeterminate"},
	"UKCore-HumanLanguage": {
		"en": "English", "gu": "Gujarati", "pl": "Polish", "so": "Somali", "ps": "Pashto", "vi": "Vietnamese", "es": "Spanish", "uk": "Ukrainian",
		"cy": "Welsh", "pt": "Portuguese", "ga": "Irish", "yo": "Yoruba", "pa": "Punjabi", "fr": "French", "tw": "Twi", "ig": "Igbo", "ar": "Arabic",
		"bn": "Bengali", "ur": "Urdu", "ro": "Romanian", "tr": "Turkish", "ta": "Tamil", "it": "Italian", "de": "German", "zh": "Chinese", "hi": "Hindi",
		"q1": "Braille", "q4": "British Sign Language", "q5": "Makaton",
	},
	"UKCore-PreferredWrittenCommunicationFormat": {"11": "Large print", "12": "Braille", "13": "Audio tape"},
	"UKCore-PreferredContactMethod":              {"1": "Letter", "2": "Visit", "3": "Telephone", "4": "Email", "5": "Minicom (textphone)", "6": "Telephone via proxy", "7": "Sign language", "8": "No telephone contact", "9": "SMS"},
	"UKCore-NHSNumberVerificationStatus": {
		"01": "Number present and verified", "number-present-and-verified": "Number present and verified",
		"02": "Number present but not traced", "number-present-but-not-traced": "Number present but not traced",
		"03": "Trace required", "trace-required": "Trace required", "04": "Trace attempted", "trace-attempted": "Trace attempted",
		"05": "Trace needs to be resolved", "trace-needs-to-be-resolved": "Trace needs to be resolved",
		"06": "Trace in progress", "trace-in-progress": "Trace in progress",
		"07": "Number not present and trace not required", "number-not-present-and-trace-not-required": "Number not present and trace not required",
		"08": "Trace postponed", "trace-postponed": "Trace postponed",
	},
}

// concept gives the sender's own words, or the words of its code, or the code: a
// value that we have no words for is still a value.
func concept(c fhir.CodeableConcept) string {
	if s := strings.TrimSpace(c.Text); s != "" {
		return s
	}
	for _, k := range c.Coding {
		if s := strings.TrimSpace(k.Display); s != "" {
			return s
		}
	}
	for _, k := range c.Coding {
		system := strings.TrimSuffix(k.System[strings.LastIndexByte(k.System, '/')+1:], "England")
		for name, words := range tables {
			if strings.TrimSuffix(name, "England") == system && words[k.Code] != "" {
				return words[k.Code]
			}
		}
	}
	for _, k := range c.Coding {
		if k.Code != "" {
			return "Code " + k.Code
		}
	}
	return ""
}

// verified tells whether a number was matched against the identity service.
func verified(c fhir.CodeableConcept) bool {
	for _, k := range c.Coding {
		if k.Code == "01" || k.Code == "number-present-and-verified" {
			return true
		}
	}
	return false
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func joined(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}

// lower makes a phrase stand within another; a code keeps its letters.
func lower(s string) string {
	if s == "" || strings.HasPrefix(s, "Code ") {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// Same-field details of several sources are compared as texts; these say that
// they are nothing to compare.
var silent = map[string]bool{"Not known": true, "Not stated": true, "Not disclosed": true}

// Silent tells whether a value says only that nothing is known.
func Silent(d care.Detail) bool { return silent[d.Text] }
