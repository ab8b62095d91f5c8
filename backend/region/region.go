// Package region reads the region file: everything that one Shared Care Record
// decides and another decides differently. Partners, roles, datasets and the
// identity provider are entries here, never code (house rule: data over code).
//
// The file is YAML, read strictly: an unknown key, a missing one or a bad value
// is refused with the line it stands on, because a partner misspelt is a
// partner never asked. We would know this broke if a file with an unknown key
// loaded, which a test tries for every key.
package region

import (
	"shcr/backend/care"
)

// Region is a loaded and checked region file.
type Region struct {
	About    About     `yaml:"region" validate:"required"`
	Identity Identity  `yaml:"identity" validate:"required"`
	People   People    `yaml:"people" validate:"required"`
	Audit    Endpoint  `yaml:"audit" validate:"required"`
	Partners []Partner `yaml:"partners" validate:"required,min=1,unique=ODS,dive"`
	Roles    []Role    `yaml:"roles" validate:"required,min=1,dive"`

	// Unmanaged is true when the file came from a place its user may write
	// (decision 27): the window shows a permanent band.
	Unmanaged bool `yaml:"-"`
}

// About names the region and says where help is.
type About struct {
	ID       string  `yaml:"id" validate:"required,alphanum"`
	Name     string  `yaml:"name" validate:"required"`
	Short    string  `yaml:"short" validate:"required"`
	Training bool    `yaml:"training"`
	Support  Support `yaml:"support"`
}

// Support routes (M60, M133).
type Support struct {
	Helpdesk       string `yaml:"helpdesk"`
	DataProtection string `yaml:"data_protection"`
	ClinicalSafety string `yaml:"clinical_safety"`
}

// Identity is the region's OpenID provider and how its claims map (decision 15).
type Identity struct {
	Issuer   string   `yaml:"issuer" validate:"required,endpoint"`
	ClientID string   `yaml:"client_id" validate:"required"`
	Scopes   []string `yaml:"scopes" validate:"required,min=1"`
	// ACR lists the accepted values of the acr claim; asking is not enforcing.
	ACR    []string `yaml:"acr" validate:"required,min=1"`
	Claims Claims   `yaml:"claims" validate:"required"`
}

// Claims says which claim holds each fact. A preset alone is enough: "broker" is
// a regional broker's flat claims, "cis2" those of NHS CIS2; a name given beside
// it takes the place of the preset's (decision 15, reference/identity.md §3, §8).
// Read by package signin, which also holds the presets.
type Claims struct {
	Preset string `yaml:"preset" validate:"omitempty,oneof=broker cis2"`
	Name   string `yaml:"name" validate:"required_without=Preset"`
	// Those of the role in force: claims of their own, or members of each entry
	// of Roles where that claim is there.
	OrganisationODS  string `yaml:"organisation_ods" validate:"required_without=Preset"`
	OrganisationName string `yaml:"organisation_name" validate:"required_without=Preset"`
	RoleProfile      string `yaml:"role_profile"`
	RoleCode         string `yaml:"role_code" validate:"required_without=Preset"`
	RoleName         string `yaml:"role_name"`
	// Roles is the claim that lists a person's roles, one object each.
	Roles string `yaml:"roles"`
	// SelectedRole is the claim that names one of them by its role profile.
	SelectedRole string `yaml:"selected_role"`
	// Organisations is the claim that lists organisations with their names, for
	// roles that say a code only.
	Organisations string `yaml:"organisations"`
	// Groups is the claim with groups of the provider's directory.
	Groups string `yaml:"groups"`
	// Assurance is the claim with the authentication assurance level, "1" to
	// "3"; where it is there it must reach the lowest level among the acr values.
	Assurance string `yaml:"assurance"`
}

// Endpoint is a FHIR R4 base URL with the audience its tokens must carry.
type Endpoint struct {
	BaseURL  string `yaml:"base_url" validate:"required,endpoint"`
	Audience string `yaml:"audience" validate:"required"`
}

// People is the PDS-shaped demographics service and its mode (decision 21).
type People struct {
	BaseURL  string `yaml:"base_url" validate:"required,endpoint"`
	Audience string `yaml:"audience" validate:"required"`
	Mode     string `yaml:"mode" validate:"required,oneof=healthcare-worker application-restricted"`
}

// Partner is an organisation that shares, and what it shares.
type Partner struct {
	ODS      string       `yaml:"ods" validate:"required,alphanum,uppercase"`
	Name     string       `yaml:"name" validate:"required"`
	Setting  care.Setting `yaml:"setting" validate:"required,oneof=gp acute mental-health community ambulance urgent-care social-care"`
	BaseURL  string       `yaml:"base_url" validate:"required,endpoint"`
	Audience string       `yaml:"audience" validate:"required"`
	Feed     Feed         `yaml:"feed" validate:"required"`
	Shares   []Share      `yaml:"shares" validate:"required,min=1,unique=Dataset,dive"`
}

// Feed says how current the partner's answers are (M69 to M73).
type Feed struct {
	Kind  string   `yaml:"kind" validate:"required,oneof=live periodic"`
	Times []string `yaml:"times" validate:"required_if=Kind periodic,omitempty,dive,datetime=15:04"`
}

// Share is one dataset of a partner: since when, or from when it is planned.
type Share struct {
	Dataset string `yaml:"dataset" validate:"required,dataset"`
	Since   string `yaml:"since" validate:"required_without=Planned,omitempty,datetime=2006-01-02"`
	// Only means that nothing older than Since was loaded.
	Only    bool   `yaml:"only"`
	Planned string `yaml:"planned" validate:"omitempty,datetime=2006-01-02,excluded_with=Since"`
	// Note is a standing remark on what is never sent ("Calls without advice of a
	// clinician are not sent"); it stands beside every answer (M122).
	Note string `yaml:"note" validate:"max=200"`
	// Awaited are parts of the dataset that are not shared yet.
	Awaited []Awaited `yaml:"awaited" validate:"dive"`
}

// Awaited is a part of a dataset that a partner will share from a day on.
type Awaited struct {
	What    string `yaml:"what" validate:"required"`
	Planned string `yaml:"planned" validate:"required,datetime=2006-01-02"`
}

// Role maps a job role code or a provider's group to sections and rights; with
// both named, it is for those who have both, and goes before the code alone.
// Anything not named is denied (C10), and no two are ever merged.
type Role struct {
	Code     string       `yaml:"code" validate:"required_without=Group"`
	Group    string       `yaml:"group" validate:"required_without=Code"`
	Name     string       `yaml:"name" validate:"required"`
	Sections []string     `yaml:"sections" validate:"dive,dataset"`
	Rights   []care.Right `yaml:"rights" validate:"dive,oneof=direct-access restricted emergency audit-reports safeguarding fgm mental-health-legal"`
}

// Organisation gives the partner as a word.
func (p Partner) Organisation() care.Organisation {
	return care.Organisation{ODS: p.ODS, Name: p.Name, Setting: p.Setting}
}

// Share finds what the partner says of a dataset; ok is false when it does not
// share it at all.
func (p Partner) Share(dataset string) (s Share, ok bool) {
	for _, s := range p.Shares {
		if s.Dataset == dataset {
			return s, true
		}
	}
	return Share{}, false
}

// Partner finds a partner by ODS code.
func (r *Region) Partner(ods string) (Partner, bool) {
	for _, p := range r.Partners {
		if p.ODS == ods {
			return p, true
		}
	}
	return Partner{}, false
}
