package training

import (
	"shcr/backend/training/cast"
	"shcr/backend/training/imports"
)

// ImportReport says what was loaded from a folder, as whom; String prints it.
type ImportReport = imports.Report

// load imports a folder into the partners.
func (r *Region) load(folder string) error {
	var partners []imports.Partner
	for _, p := range r.sites {
		h := p.holding
		partners = append(partners, imports.Partner{ODS: p.ODS, Key: p.Key, Setting: p.Setting, Types: h.Types(), Taken: h.Holds, Put: h.Put})
	}
	report, err := imports.Load(folder, partners, r.people, cast.Reserved())
	r.report = report
	return err
}
