package record

import (
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// org is an organisation of a setting that answers nothing.
type org struct {
	slow
	setting care.Setting
}

func (o org) Organisation() care.Organisation {
	return care.Organisation{ODS: o.ods, Name: o.ods, Setting: o.setting}
}

// A practice is asked for its lists, others are not: a hospital that has none
// would answer 404 for each, and its section would never be complete.
func TestListsAreAskedOfPracticesOnly(t *testing.T) {
	sec := Section{Section: care.Section{Key: care.Problems}, Asks: []fhir.Ask{{Type: "Condition"}, {Type: "List", Of: care.SettingGP}}}
	for setting, want := range map[care.Setting]int{care.SettingGP: 2, care.SettingAcute: 1} {
		st := &sourceState{Source: Source{Asker: org{slow{"A1"}, setting}}, replies: map[string]Reply{queryKey(sec.Asks[0]): {}}}
		if got := len(st.asks(sec)); got != want {
			t.Errorf("%s: %d asks, want %d", setting, got, want)
		}
		if st.has(sec) != (setting != care.SettingGP) {
			t.Errorf("%s: with the conditions alone the section is ready: %v", setting, st.has(sec))
		}
	}
}
