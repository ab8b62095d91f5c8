package record

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"shcr/backend/care"
	"shcr/backend/trend"
)

// MostTrends is how many series can be asked for at once: more than anybody
// compares on one screen.
const MostTrends = 24

// TrendsView is what can be looked at over time: heads of series without their
// points, and every value that is in none of them.
type TrendsView struct {
	Record string `json:"record"`
	care.Trends
	// Chosen are the ids of those to begin with: what a row measured, or the newest
	// that were repeated; at most [MostTrends].
	Chosen []string `json:"chosen"`
	// Unseen says what was received of these sections and is no row: "1 item of
	// Estuary … is not shown: entered in error".
	Unseen []string `json:"unseen"`
	// Empty is why there are no rows, in sentences, by section; none when there are.
	Empty    []string `json:"empty"`
	Warnings []string `json:"warnings"`
}

// TrendPointsView are series with their points, in the order asked for.
type TrendPointsView struct {
	Record string             `json:"record"`
	Series []care.TrendSeries `json:"series"`
}

// TrendLanesView is what happened beside the measurements.
type TrendLanesView struct {
	Record string           `json:"record"`
	Lanes  []care.TrendLane `json:"lanes"`
}

// measuredIn are the sections that hold measured values.
var measuredIn = []string{care.Results, care.Observations}

// besideIn are those whose rows explain a change of them.
var besideIn = []string{care.Encounters, care.Medications}

// begin is how many series are chosen where no row is named.
const begin = 3

// Trends gives what was measured of the person, without the points; entry is the
// row whose measurements are to be looked at, by its id, or "". It is made of the rows that results and observations show to this role, and that these were
// shown is written before it leaves (M63).
func (r *Room) Trends(handle, entry string) (TrendsView, error) {
	all, views, err := r.trends(handle)
	if err != nil {
		return TrendsView{}, err
	}
	v := TrendsView{Record: handle, Trends: all, Chosen: chosen(all.Series, entry), Unseen: []string{}, Empty: []string{}, Warnings: []string{}}
	for i := range v.Series {
		v.Series[i].Points, v.Series[i].Gaps = []care.TrendPoint{}, []care.TrendLeft{}
	}
	for _, s := range views {
		v.Unseen = append(v.Unseen, unseen(s.Answers)...)
		v.Empty, v.Warnings = append(v.Empty, s.Empty...), append(v.Warnings, s.Warnings...)
	}
	v.Unseen, v.Empty, v.Warnings = unique(v.Unseen), unique(v.Empty), unique(v.Warnings)
	return v, nil
}

// chosen gives the series that a row has a point in, or the first that were
// repeated.
func chosen(all []care.TrendSeries, entry string) []string {
	out := []string{}
	for i, s := range all {
		measured := slices.ContainsFunc(s.Points, func(p care.TrendPoint) bool { return p.Entry == entry })
		if len(out) < MostTrends && (measured || entry == "" && i < begin && s.Count > 1) {
			out = append(out, s.ID)
		}
	}
	return out
}

// TrendPoints gives series with their points by their ids, at most [MostTrends];
// one that is no longer there, for an answer was replaced, is left out.
func (r *Room) TrendPoints(handle string, ids []string) (TrendPointsView, error) {
	if len(ids) > MostTrends {
		return TrendPointsView{}, &care.Error{Code: care.CodeInput, Op: "results over time", Say: "At most " + itoa(MostTrends) + " results can be shown at once."}
	}
	all, _, err := r.trends(handle)
	if err != nil {
		return TrendPointsView{}, err
	}
	v := TrendPointsView{Record: handle, Series: []care.TrendSeries{}}
	for _, id := range ids {
		if i := slices.IndexFunc(all.Series, func(s care.TrendSeries) bool { return s.ID == id }); i >= 0 {
			v.Series = append(v.Series, all.Series[i])
		}
	}
	return v, nil
}

// TrendLanes gives encounters and medicines on an axis of time, as far as the role
// sees them.
func (r *Room) TrendLanes(handle string) (TrendLanesView, error) {
	v := TrendLanesView{Record: handle, Lanes: []care.TrendLane{}}
	for _, key := range besideIn {
		s, err := r.Section(handle, key)
		if err != nil {
			return TrendLanesView{}, err
		}
		v.Lanes = append(v.Lanes, trend.Lane(s.Section, s.Entries))
	}
	return v, nil
}

// trends makes the series of the rows as the sections show them, so that no gate
// is built twice. Their ids are opaque, for a key may name a withheld organisation.
func (r *Room) trends(handle string) (care.Trends, []SectionView, error) {
	o, err := r.find(handle)
	if err != nil {
		return care.Trends{}, nil, err
	}
	var views []SectionView
	var rows []care.Entry
	for _, key := range measuredIn {
		v, err := r.showSection(o, key)
		if err != nil {
			return care.Trends{}, nil, err
		}
		views, rows = append(views, v), append(rows, v.Entries...)
	}
	o.mu.Lock()
	held := make(map[string]string, len(rows))
	for _, e := range rows {
		if held[e.ID] = "?" + e.ID; o.items[e.ID].source != nil { // else it was replaced since: it joins nothing
			held[e.ID] = o.items[e.ID].source.Organisation().ODS
		}
	}
	sensitive := o.person.Sensitive
	o.mu.Unlock()
	all := trend.Build(rows, func(e care.Entry) string { return held[e.ID] })
	for i := range all.Series {
		s := &all.Series[i]
		sum := sha256.Sum256([]byte(handle + "|" + s.Key))
		s.ID = hex.EncodeToString(sum[:12])
		if sensitive {
			s.Source.Unit = ""
		}
	}
	return all, views, nil
}

// unseen counts by organisation and reason what was received and is no row.
func unseen(answers []care.Answer) (out []string) {
	for _, a := range answers {
		count, order := map[string]int{}, []string{}
		for _, x := range a.Excluded {
			if count[x.Reason]++; count[x.Reason] == 1 {
				order = append(order, x.Reason)
			}
		}
		for _, reason := range order {
			out = append(out, a.Name+": "+plural(count[reason], "item")+" not shown ("+lower(reason)+").")
		}
	}
	return out
}
