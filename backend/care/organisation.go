package care

// Setting is the kind of care an organisation gives. It chooses the icon of a
// row (M109) and nothing else.
type Setting string

// Care settings, as the guides name them.
const (
	SettingGP           Setting = "gp"
	SettingAcute        Setting = "acute"
	SettingMentalHealth Setting = "mental-health"
	SettingCommunity    Setting = "community"
	SettingAmbulance    Setting = "ambulance"
	SettingUrgentCare   Setting = "urgent-care"
	SettingSocialCare   Setting = "social-care"
)

// Organisation is a health or care organisation by its ODS code.
type Organisation struct {
	ODS     string  `json:"ods"`
	Name    string  `json:"name"`
	Setting Setting `json:"setting"`
}
