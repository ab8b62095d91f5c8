package app_test

import (
	"testing"

	"shcr/backend/care"
	"shcr/backend/record"
)

func (c *clinic) timeline(t *testing.T, v record.View) care.Timeline {
	t.Helper()
	line, err := c.Record.Timeline(v.Record)
	if err != nil {
		t.Fatal(say(err))
	}
	return line
}

// H10: the timeline has every row that the sections show, each once, drawn or listed,
// and nothing that they do not show, also for roles that see less, and of a sensitive
// person and somebody who has died.
func TestH10_TimelineHasEveryRow(t *testing.T) {
	for _, seen := range []struct{ user, person string }{{"U2", "P01"}, {"U2", "P04"}, {"U2", "P10"}, {"U2", "P16"}, {"U9", "P02"}, {"U4", "P01"}} {
		c := open(t, seen.user)
		v := c.opened(t, numberOf(t, seen.person))
		line := c.timeline(t, v)
		items := map[string]care.TimelineItem{}
		for _, i := range append(line.Items, line.Undated...) {
			if _, twice := items[i.Section+i.Entry]; twice {
				t.Errorf("%v: twice %+v", seen, i)
			}
			items[i.Section+i.Entry] = i
		}
		rows, named := 0, 0
		for _, s := range v.Sections {
			for _, e := range c.section(t, v, s.Key).Entries {
				rows++
				if i, ok := items[s.Key+e.ID]; ok && line.Names[i.Name] == e.Source.Name && i.Lane == e.Source.Setting && len(i.Cautions) == len(e.Cautions) {
					named++
				}
			}
		}
		if rows != len(items) || named != rows || rows == 0 {
			t.Errorf("%v: %d rows, %d in the timeline, %d alike", seen, rows, len(items), named)
		}
		current := 0
		for _, i := range items {
			if i.Current {
				current++
			}
		}
		if want := map[string]int{"P16": 1}[seen.person]; current != want {
			t.Errorf("%v: in hospital by %d", seen, current)
		}
	}
}
