package app

import (
	"strings"

	"github.com/samber/lo"

	"shcr/backend/care"
	"shcr/backend/region"
	"shcr/backend/sections"
)

// SharingView is the region file painted: who shares what, and who helps. It is
// of the region and says nothing of any person (M76, M77, M132).
type SharingView struct {
	Partners []SharingPartner `json:"partners"` // in region-file order
	Datasets []SharingDataset `json:"datasets"` // in the order of the summary
	Help     HelpView         `json:"help"`
}

// SharingDataset names a part of the record.
type SharingDataset struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// SharingPartner is one organisation with what it shares.
type SharingPartner struct {
	ODS     string         `json:"ods"`
	Name    string         `json:"name"`
	Setting care.Setting   `json:"setting"`
	Feed    string         `json:"feed"`    // "Live when a record is opened", "As of 02:30 each day"
	Privacy string         `json:"privacy"` // whom to ask there for a copy, or ""
	Shares  []SharingShare `json:"shares"`
}

// SharingShare is one dataset of it. Since and Planned are dates for people, one
// of them "".
type SharingShare struct {
	Dataset string   `json:"dataset"`
	Since   string   `json:"since"`
	Only    bool     `json:"only"` // nothing older was loaded
	Planned string   `json:"planned"`
	Note    string   `json:"note"`
	Awaited []string `json:"awaited"` // "Radiology reports (planned from 01-Apr-2027)"
}

// HelpView says where help is, in the region's own words where it has any.
type HelpView struct {
	Helpdesk       string      `json:"helpdesk"`
	Telephone      string      `json:"telephone"`
	DataProtection string      `json:"dataProtection"`
	ClinicalSafety string      `json:"clinicalSafety"`
	Programme      string      `json:"programme"`
	Guides         []GuideView `json:"guides"`
	Copy           string      `json:"copy"`
	Objection      string      `json:"objection"`
	Focus          string      `json:"focus"`
	Safety         string      `json:"safety"` // stands below the clinical safety message (M100)
}

// GuideView is a page outside the viewer.
type GuideView struct {
	Title   string `json:"title"`
	Address string `json:"address"`
}

// Sharing gives what the region file says of its organisations and of help.
func (s *Session) Sharing() SharingView {
	r := s.app.o.Region
	help, words := r.About.Support, r.Wording
	v := SharingView{
		Partners: lo.Map(r.Partners, func(p region.Partner, _ int) SharingPartner { return sharingOf(p) }),
		Datasets: lo.Map(sections.All(), func(x sections.Reader, _ int) SharingDataset { return SharingDataset{x.Key, x.Title} }),
		Help: HelpView{Helpdesk: help.Helpdesk, Telephone: help.Telephone, DataProtection: help.DataProtection, ClinicalSafety: help.ClinicalSafety,
			Programme: help.Programme, Copy: words.Copy, Objection: words.Objection, Focus: words.Focus, Safety: words.Safety,
			Guides: lo.Map(help.Guides, func(g region.Guide, _ int) GuideView { return GuideView(g) })},
	}
	v.Datasets = append(v.Datasets, SharingDataset{"demographics", "Demographics"})
	return v
}

func sharingOf(p region.Partner) SharingPartner {
	feed := "Live when a record is opened"
	if p.Feed.Kind == "periodic" {
		feed = "As of " + strings.Join(p.Feed.Times, ", ") + " each day"
	}
	return SharingPartner{ODS: p.ODS, Name: p.Name, Setting: p.Setting, Feed: feed, Privacy: p.Privacy,
		Shares: lo.Map(p.Shares, func(s region.Share, _ int) SharingShare {
			return SharingShare{Dataset: s.Dataset, Since: dayText(s.Since), Only: s.Only, Planned: dayText(s.Planned), Note: s.Note,
				Awaited: lo.Map(s.Awaited, func(a region.Awaited, _ int) string {
					return a.What + " (planned from " + dayText(a.Planned) + ")"
				})}
		})}
}

func dayText(iso string) string { return care.ParseMoment(iso).Text() }
