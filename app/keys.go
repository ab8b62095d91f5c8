package app

import (
	"encoding/json"
	"errors"

	"shcr/backend/care"
	"shcr/backend/keys"
)

// KeysView is which keys are not the usual ones, by action (backend/keys/table.json);
// "" for a key that is off. The user's own go before the region's.
type KeysView struct {
	Region map[string]string `json:"region"`
	Own    map[string]string `json:"own"`
	YAML   string            `json:"yaml"` // both, as the part of a region file; "" for none
	Notice string            `json:"notice"`
}

// keysName is the setting that a user's own keys are kept under.
const keysName = "keys"

// Keys gives the keys in force. Own ones that no longer go with the region's or with
// this version are not used, and it says so: a key never does two things.
func (l *Lists) Keys() (KeysView, error) {
	d, err := l.app.signedIn()
	if err != nil {
		return KeysView{}, err
	}
	var own keys.Map
	kept := d.lists.Preference(keysName)
	if kept != "" && json.Unmarshal([]byte(kept), &own) != nil {
		return l.keysView(nil, "Your own keys could not be read and are not used. Set them again."), nil
	}
	if _, err := keys.Lay(l.app.o.Region.Keys, own); err != nil {
		return l.keysView(nil, "Your own keys are not used until you set them again. "+err.Error()), nil
	}
	return l.keysView(own, ""), nil
}

// SetKeys keeps the user's own keys, all of them at once; none takes back the usual
// ones. A key that does two things in one place, or that is needed elsewhere, is
// refused in words, and what was kept before stays.
func (l *Lists) SetKeys(own map[string]string) (KeysView, error) {
	d, err := l.app.signedIn()
	if err != nil {
		return KeysView{}, err
	}
	var no keys.Refusal
	if _, err := keys.Lay(l.app.o.Region.Keys, own); errors.As(err, &no) {
		return KeysView{}, &care.Error{Code: care.CodeInput, Op: "keep keys", Say: no.Say}
	}
	kept := ""
	if len(own) > 0 {
		text, err := json.Marshal(own)
		if err != nil {
			return KeysView{}, l.app.refused("keep keys", err)
		}
		kept = string(text)
	}
	if err := d.lists.SetPreference(keysName, kept); err != nil {
		return KeysView{}, l.app.refused("keep keys", err)
	}
	return l.keysView(own, ""), nil
}

func (l *Lists) keysView(own keys.Map, notice string) KeysView {
	region := l.app.o.Region.Keys
	both, _ := keys.Lay(region, own) // each was taken before
	view := KeysView{Region: map[string]string{}, Own: map[string]string{}, YAML: both.YAML(), Notice: notice}
	for id, key := range region {
		view.Region[id] = key
	}
	for id, key := range own {
		view.Own[id] = key
	}
	return view
}
