package sections

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// everyFixture gives the resources of all fixtures, each reference once.
func everyFixture(t *testing.T) []fhir.Resource {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []fhir.Resource
	for _, f := range files {
		if !strings.HasSuffix(f, ".golden.json") {
			all = append(all, resources(t, f)...)
		}
	}
	return numbered(all)
}

// damage puts one fault into a resource: an element of another shape, a lost
// element, another status, or a reference that leads somewhere else, at worst in
// a ring. What it is and its id stay, since without them nothing is delivered.
func damage(t *rapid.T, r fhir.Resource, all []fhir.Resource) fhir.Resource {
	var v map[string]any
	if json.Unmarshal(r.Raw, &v) != nil {
		return r
	}
	spoil(t, v, all, 0)
	v["resourceType"], v["id"] = r.Type, r.ID
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return fhir.NewResource(raw, "", "")
}

func spoil(t *rapid.T, v map[string]any, all []fhir.Resource, depth int) {
	if len(v) == 0 {
		return
	}
	// Sorted, so that a failure can be shrunk and shown again.
	key := rapid.SampledFrom(slices.Sorted(maps.Keys(v))).Draw(t, "key")
	if inner, ok := v[key].(map[string]any); ok && depth < 4 && rapid.Bool().Draw(t, "deeper") {
		spoil(t, inner, all, depth+1)
		return
	}
	if list, ok := v[key].([]any); ok && len(list) > 0 && depth < 4 && rapid.Bool().Draw(t, "within") {
		if inner, ok := list[rapid.IntRange(0, len(list)-1).Draw(t, "which")].(map[string]any); ok {
			spoil(t, inner, all, depth+1)
			return
		}
	}
	other := map[string]any{"reference": rapid.SampledFrom(all).Draw(t, "to").Ref()}
	switch rapid.IntRange(0, 8).Draw(t, "fault") {
	case 0:
		delete(v, key)
	case 1:
		v[key] = nil
	case 2:
		v[key] = []any{"?", 7.5, nil}
	case 3:
		v[key] = map[string]any{"text": []any{}}
	case 4:
		v["status"] = rapid.SampledFrom([]string{"", "entered-in-error", "unknown", "superseded", "nonsense", "active", "completed"}).Draw(t, "status")
	case 5:
		v["hasMember"] = []any{other}
	case 6:
		v["result"], v["basedOn"] = []any{other}, []any{other}
	case 7:
		v["relatesTo"] = []any{map[string]any{"code": "replaces", "target": other}}
	case 8:
		v["context"], v["category"] = map[string]any{"encounter": []any{other}}, []any{map[string]any{"coding": []any{map[string]any{"code": "vital-signs"}}}}
	}
}

// H10, B2: whatever part of a record arrives, and however it is damaged, every
// reader accounts for each resource exactly once, and what it leaves to another
// section that section has.
func TestH10_DamagedRecordsAreConserved(t *testing.T) {
	fixtures := everyFixture(t)
	settings := []care.Setting{care.SettingAcute, care.SettingGP, care.SettingSocialCare, care.SettingUrgentCare}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(rt, "items")
		var all []fhir.Resource
		for range n {
			r := rapid.SampledFrom(fixtures).Draw(rt, "item")
			for range rapid.IntRange(0, 3).Draw(rt, "faults") {
				r = damage(rt, r, fixtures)
			}
			all = append(all, r)
		}
		all = numbered(all)
		from := care.Organisation{ODS: "X", Name: "Somewhere", Setting: rapid.SampledFrom(settings).Draw(rt, "setting")}
		has, left := map[string]map[string]bool{}, map[string][]string{}
		for _, s := range All() {
			mine := []fhir.Resource{}
			for _, r := range all {
				for _, ask := range s.Searches {
					if ask.Type == r.Type && (ask.Of == "" || ask.Of == from.Setting) {
						mine = append(mine, r)
						break
					}
				}
			}
			rows := s.Read(Input{Partner: from, Now: now, Resources: mine, Set: fhir.NewSet("", all)})
			Order(s.Section, rows.Entries)
			conserved(rt, s.Key, rows, mine)
			has[s.Key] = map[string]bool{}
			for _, e := range rows.Entries {
				for _, ref := range e.Of {
					has[s.Key][ref] = true
				}
			}
			for _, x := range rows.Excluded {
				has[s.Key][x.Ref] = true
			}
			left[s.Key] = rows.Elsewhere
			for _, r := range mine {
				Parts(r)
			}
		}
		for key, refs := range left {
			for _, ref := range refs {
				found := false
				for other, refs := range has {
					found = found || other != key && refs[ref]
				}
				if !found {
					rt.Errorf("%s leaves %s to another section, and none has it", key, ref)
				}
			}
		}
	})
}
