package keys

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// together tells, otherwise than the package does, whether two actions are to be had
// at once: a place of one is that of the other, or holds it.
func together(a, b Action) bool {
	holds := func(out, in string) bool {
		return out == in || table.Places[in].In != "" && slices.Contains(above(in), out)
	}
	for _, p := range a.Places {
		for _, q := range b.Places {
			if holds(p, q) || holds(q, p) {
				return true
			}
		}
	}
	return false
}

func above(place string) (all []string) {
	for p := table.Places[place].In; p != ""; p = table.Places[p].In {
		all = append(all, p)
	}
	return all
}

// sound fails when a key does two things in one place.
func sound(t *testing.T, m Map) {
	t.Helper()
	ids := slices.Sorted(maps.Keys(table.Actions))
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			if !together(table.Actions[x], table.Actions[y]) {
				continue
			}
			for _, k := range m.of(x) {
				if slices.Contains(m.of(y), k) {
					t.Fatalf("%q is the key of %s and of %s in %v", k, x, y, m)
				}
			}
		}
	}
}

// The table holds together: places that are there, words, and no key twice.
func TestTable(t *testing.T) {
	if len(table.Actions) < 25 || len(table.Places) < 8 {
		t.Fatalf("%d actions in %d places", len(table.Actions), len(table.Places))
	}
	sound(t, Map{})
	if m, err := Lay(); err != nil || len(m) != 0 {
		t.Errorf("%v %v", m, err)
	}
	proposed := Map{}
	for id, a := range table.Actions {
		if a.Does == "" || len(a.Places) == 0 {
			t.Errorf("%s: %+v", id, a)
		}
		for _, p := range a.Places {
			if _, ok := table.Places[p]; !ok {
				t.Errorf("%s is in %q, which is no place", id, p)
			}
		}
		if a.Fixed && len(a.Keys) == 0 || !a.Fixed && len(a.Keys) == 0 && a.Single == "" {
			t.Errorf("%s cannot be reached", id)
		}
		if a.Single != "" {
			proposed[id] = a.Single
		}
		if !a.Fixed {
			for _, k := range a.Keys {
				if err := allowed(id, k); err != nil {
					t.Errorf("the usual key of %s: %v", id, err)
				}
			}
		}
	}
	if _, err := Lay(proposed); err != nil || len(proposed) == 0 { // n, p, j and k go together
		t.Errorf("%v %v", proposed, err)
	}
}

// No map that is taken has a key twice in a place, and one is refused for a reason.
func TestLay_AtRandom(t *testing.T) {
	ids := Changeable()
	offer := []string{"", "n", "p", "w", "0", "+", "?", "[", "c", "g", "Ctrl+F", "Ctrl+K", "Ctrl+G", "Alt+N", "Ctrl+Shift+L", "F2"}
	taken, refused := 0, 0
	for seed := range uint64(5000) {
		r := rand.New(rand.NewPCG(seed, 7))
		m := Map{}
		for range 1 + r.IntN(6) {
			m[ids[r.IntN(len(ids))]] = offer[r.IntN(len(offer))]
		}
		got, err := Lay(m)
		if err == nil {
			taken++
			sound(t, got)
			continue
		}
		refused++
		var no Refusal
		if !errors.As(err, &no) || no.Say == "" {
			t.Fatalf("%v: %v", m, err)
		}
		if _, changed := m[no.Action]; !changed {
			t.Fatalf("%v is refused for %s, which it does not change", m, no.Action)
		}
	}
	if taken < 500 || refused < 500 {
		t.Errorf("%d taken, %d refused", taken, refused)
	}
}

func TestLay_Refuses(t *testing.T) {
	for name, c := range map[string]struct {
		m    Map
		says string
	}{
		"Tab":                  {Map{"turn": "Tab"}, "needed everywhere"},
		"Escape":               {Map{"turn": "Escape"}, "needed everywhere"},
		"Enter":                {Map{"turn": "Enter"}, "needed everywhere"},
		"Space":                {Map{"turn": " "}, "needed everywhere"},
		"an arrow":             {Map{"turn": "ArrowUp"}, "needed everywhere"},
		"copying":              {Map{"turn": "Ctrl+C"}, "the system or the web view uses it"},
		"printing":             {Map{"turn": "Ctrl+P"}, "the system or the web view uses it"},
		"reloading":            {Map{"turn": "F5"}, "cannot be the key"},
		"two characters":       {Map{"turn": "gg"}, "cannot be the key"},
		"a control character":  {Map{"turn": "\x07"}, "cannot be the key"},
		"a long word":          {Map{"turn": strings.Repeat("x", 5000)}, "xxx…"},
		"of the same place":    {Map{"turn": "w"}, "it is that of “Fit its width”"},
		"of a place around it": {Map{"turn": "?"}, "it is that of “Guide to this screen”"},
		"of a place within it": {Map{"guide": "g"}, "it is that of “What its abbreviations may mean”"},
		"of a control":         {Map{"guide": "0"}, "“0” cannot be the key of “Guide to this screen”"},
		"of the tree":          {Map{"next-document": "*"}, "jumps to a title"},
		"that of finding":      {Map{"guide": "Ctrl+K"}, "“Find in this record, and do by name what the viewer can do”"},
		"a control's own":      {Map{"along": "x"}, "cannot be changed"},
		"nothing there":        {Map{"print": "x"}, `no action "print"`},
	} {
		if _, err := Lay(c.m); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A user's own lies on the region's, and may take back what the region changed.
func TestLay_OnTop(t *testing.T) {
	region := Map{"fit-width": "x", "guide": "F2"}
	got, err := Lay(region, Map{"turn": "w", "guide": ""})
	if err != nil || !maps.Equal(got, Map{"fit-width": "x", "guide": "", "turn": "w"}) {
		t.Errorf("%v %v", got, err)
	}
	if _, err := Lay(region, Map{"turn": "x"}); err == nil {
		t.Error("the region's own key was given away")
	}
}

// What is exported is read as the same map again.
func TestYAML(t *testing.T) {
	want := Map{"turn": `"`, "larger": `\`, "smaller": "#", "fit-width": "<", "fit-page": "", "guide": "&", "explain": "Ctrl+Shift+A"}
	var got struct{ Keys Map }
	if err := yaml.Unmarshal([]byte(want.YAML()), &got); err != nil || !maps.Equal(got.Keys, want) {
		t.Errorf("%v: %v\n%s", err, got.Keys, want.YAML())
	}
	if (Map{}).YAML() != "" {
		t.Error("nothing changed is written")
	}
}
