package record

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
)

// Narrowing is a filter of a page: the rows it leaves out of the user's view. What was
// typed or chosen in words of a sender is not part of it, only that something was.
type Narrowing struct {
	Page string   `json:"page"` // "summary", "timeline", or the key of a section
	From string   `json:"from"` // the first day, "2026-11-22"; "" for none
	To   string   `json:"to"`   // the last day
	By   []string `json:"by"`   // care settings, or of [narrowings]; no days and nothing here is no filter any more
}

// narrowings are what rows are chosen by besides days and care settings.
var narrowings = []string{"words", "organisation", "heading", "kind"}

// Narrowed records that the user filtered a page of the open record, so that the trail
// tells what could be seen of what was handed to the page whole (M63). Nothing is shown
// by it.
func (r *Room) Narrowed(ctx context.Context, handle string, n Narrowing) error {
	o, err := r.find(handle)
	if err != nil {
		return err
	}
	day := func(s string) bool {
		_, err := time.Parse(time.DateOnly, s)
		return s == "" || err == nil
	}
	page := n.Page == "summary" || n.Page == "timeline" || o.who.Sees(n.Page)
	by := func(s string) bool { return settingWords[care.Setting(s)] != "" || slices.Contains(narrowings, s) }
	if !page || !day(n.From) || !day(n.To) || len(n.By) > len(settingWords)+len(narrowings) || slices.ContainsFunc(n.By, func(s string) bool { return !by(s) }) {
		return &care.Error{Code: care.CodeInput, Op: "record a filter", Say: "That is no filter of this page."}
	}
	how := url.Values{}
	for key, text := range map[string]string{"from": n.From, "to": n.To, "by": strings.Join(n.By, ",")} {
		if text != "" {
			how.Set(key, text)
		}
	}
	o.mu.Lock()
	e := o.event(receipt.Narrowed, "success")
	o.mu.Unlock()
	e.Item = n.Page + "?" + how.Encode()
	return r.written(ctx, o, e)
}
