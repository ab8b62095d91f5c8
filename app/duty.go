package app

import (
	"github.com/samber/lo"

	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/region"
)

// dutyLines are a partner's lines as the record has them. Their hours were checked
// when the region file was read.
func dutyLines(lines []region.Duty) []record.Duty {
	return lo.Map(lines, func(d region.Duty, _ int) record.Duty {
		hours, _ := care.ParseHours(d.Hours)
		return record.Duty{Name: d.Name, Telephone: d.Telephone, Hours: hours, Emergency: d.Emergency}
	})
}

// helpLines are the region's own: its emergency duty team, which is always there,
// and its helpdesk.
func helpLines(s region.Support) (out []record.Duty) {
	if s.EmergencyDuty != "" {
		always, _ := care.ParseHours([]string{care.AllHours})
		out = append(out, record.Duty{Name: "Emergency duty team", Telephone: s.EmergencyDuty, Hours: always})
	}
	if s.Telephone != "" {
		hours, _ := care.ParseHours(s.Hours)
		out = append(out, record.Duty{Name: "Region’s helpdesk (not for care)", Telephone: s.Telephone, Hours: hours})
	}
	return out
}
