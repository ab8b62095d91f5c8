package app

import (
	"slices"

	"shcr/backend/care"
	"shcr/backend/record"
)

// longestID is how long the id of a row or a series may be.
const longestID = 64

func noResult() error {
	return &care.Error{Code: care.CodeInput, Op: "results over time", Say: "There is no such result."}
}

// Trends gives what was measured of the person again and again, as heads; entry
// is the row to begin with, of 64 characters at most, or "". See [record.Room.Trends].
func (r *Record) Trends(handle, entry string) (record.TrendsView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.TrendsView{}, err
	}
	if len(entry) > longestID {
		return record.TrendsView{}, noResult()
	}
	v, err := d.room.Trends(handle, entry)
	return v, r.app.note("results over time", err)
}

// TrendPoints gives series with their points by their ids, at most
// [record.MostTrends] of 64 characters each.
func (r *Record) TrendPoints(handle string, ids []string) (record.TrendPointsView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.TrendPointsView{}, err
	}
	if slices.ContainsFunc(ids, func(id string) bool { return len(id) > longestID }) {
		return record.TrendPointsView{}, noResult()
	}
	v, err := d.room.TrendPoints(handle, ids)
	return v, r.app.note("results over time", err)
}

// TrendLanes gives encounters and medicines to stand beside the results.
func (r *Record) TrendLanes(handle string) (record.TrendLanesView, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return record.TrendLanesView{}, err
	}
	v, err := d.room.TrendLanes(handle)
	return v, r.app.note("results over time", err)
}
