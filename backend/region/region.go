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
	"time"

	"shcr/backend/care"
)

// Region is a loaded and checked region file.
type Region struct {
	// About is the region itself.
	About About `yaml:"region" validate:"required"`
	// Identity is where users sign in.
	Identity Identity `yaml:"identity" validate:"required"`
	// People is where persons are searched for.
	People People `yaml:"people" validate:"required"`
	// Audit is the FHIR R4 server that takes AuditEvents.
	Audit Endpoint `yaml:"audit" validate:"required"`
	// Proxy is the way out of the workstation's network.
	Proxy Proxy `yaml:"proxy,omitempty"`
	// Partners are the organisations that share.
	Partners []Partner `yaml:"partners" validate:"required,min=1,unique=ODS,dive"`
	// Organisations names other organisations by their ODS codes: services give
	// only the code of a person's practice.
	Organisations map[string]string `yaml:"organisations,omitempty" validate:"omitempty,dive,keys,alphanum,uppercase,endkeys,required,max=200,words"`
	// Roles say who may see and do what.
	Roles []Role `yaml:"roles" validate:"required,min=1,dive"`
	// Reasons that users may give for opening a record, most usual first; the usual
	// ones where left out (M51).
	Reasons []Reason `yaml:"reasons,omitempty" validate:"omitempty,max=12,unique=Key,dive"`
	// Nominated users alone have direct access.
	Nominated Nominated `yaml:"nominated,omitempty"`
	// Limits are the most that staff of an organisation get.
	Limits []Limit `yaml:"limits,omitempty" validate:"omitempty,unique=Organisation,dive"`
	// Policy is what the region decides about the viewer itself.
	Policy Policy `yaml:"policy,omitempty"`
	// Watch are the soft rules of access reports.
	Watch Watch `yaml:"watch,omitempty"`
	// Wording are the region's own words.
	Wording Wording `yaml:"wording,omitempty"`
	// Keys are the keys of this region where they are not the usual ones, by action; ""
	// turns a key off. The viewer's own list of keys writes this part. A user's own go
	// before.
	Keys map[string]string `yaml:"keys,omitempty" validate:"omitempty,dive,keys,action,endkeys,key"`
	// Launch is trust in host systems.
	Launch Launch `yaml:"launch,omitempty"`
	// Neighbours are records of other regions.
	Neighbours []Neighbour `yaml:"neighbours,omitempty" validate:"omitempty,unique=Name,dive"`
	// Links are national services, opened without context.
	Links []Link `yaml:"links,omitempty" validate:"omitempty,unique=Name,dive"`

	// Unmanaged is true when the file came from a place its user may write, or
	// leans on a file that its user may write (decision 27): the window shows a
	// permanent band.
	Unmanaged bool `yaml:"-"`
}

// About names the region and says where help is.
type About struct {
	// ID names the folder of the audit journal; letters and digits.
	ID string `yaml:"id" validate:"required,alphanum"`
	// Name stands on the sign-in screen.
	Name string `yaml:"name" validate:"required"`
	// Short stands in the window's title.
	Short string `yaml:"short" validate:"required"`
	// ASID of the viewer as an accredited system, for the audit; twelve digits.
	ASID string `yaml:"asid,omitempty" validate:"omitempty,asid"`
	// Training marks a region of invented people (decision 24).
	Training bool `yaml:"training,omitempty"`
	// Support is where help is.
	Support Support `yaml:"support,omitempty"`
}

// Identity is the region's OpenID provider and how its claims map (decision 15).
type Identity struct {
	// Issuer is the provider's exact name and address, as its discovery document
	// writes it.
	Issuer string `yaml:"issuer" validate:"required,endpoint"`
	// ClientID of this viewer, a public client.
	ClientID string `yaml:"client_id" validate:"required"`
	// Scopes to ask for.
	Scopes []string `yaml:"scopes" validate:"required,min=1"`
	// ACR lists the accepted values of the acr claim; asking is not enforcing.
	ACR []string `yaml:"acr" validate:"required,min=1"`
	// Claims says which claim holds what.
	Claims Claims `yaml:"claims" validate:"required"`
	// HostNames are further host names that the provider's token, userinfo and key
	// addresses may be on, beside the issuer's own (C5). The sign-in page must be
	// on the issuer's.
	HostNames []string `yaml:"host_names,omitempty" validate:"omitempty,dive,hostname_rfc1123"`
	// PromptLogin says when the provider must ask people to prove who they are though
	// it still knows them: at every sign-in (always), to unlock the viewer (unlock,
	// which it is when left out), or never.
	PromptLogin string `yaml:"prompt_login,omitempty" validate:"omitempty,oneof=always unlock never"`
	// TLS of the provider.
	TLS TLS `yaml:"tls,omitempty"`
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
	// NHSNumber is the claim with the user's own NHS number, where the provider gives
	// it: who opens their own record is asked to stop and think. It is used for
	// nothing else.
	NHSNumber string `yaml:"nhs_number"`
	// Address is the claim with the user's home address (OpenID Connect Core §5.1.1),
	// where the provider gives it, to ask the same before the record of somebody who
	// lives there.
	Address string `yaml:"address"`
}

// Endpoint is a FHIR R4 base URL with the audience its tokens must carry.
type Endpoint struct {
	// BaseURL of the FHIR server.
	BaseURL string `yaml:"base_url" validate:"required,endpoint"`
	// Audience must stand in the token's aud claim.
	Audience string `yaml:"audience" validate:"required"`
	// TLS of the server.
	TLS TLS `yaml:"tls,omitempty"`
}

// People is the PDS-shaped demographics service and its mode (decision 21).
type People struct {
	// BaseURL of the service.
	BaseURL string `yaml:"base_url" validate:"required,endpoint"`
	// Audience must stand in the token's aud claim.
	Audience string `yaml:"audience" validate:"required"`
	// Mode is healthcare-worker, which gives lists of candidates, or
	// application-restricted: one match or none.
	Mode string `yaml:"mode" validate:"required,oneof=healthcare-worker application-restricted"`
	// TLS of the service.
	TLS TLS `yaml:"tls,omitempty"`
}

// Partner is an organisation that shares, and what it shares.
type Partner struct {
	// ODS code of the organisation.
	ODS string `yaml:"ods" validate:"required,alphanum,uppercase"`
	// Name that users see.
	Name string `yaml:"name" validate:"required"`
	// Setting is the kind of care; it chooses the icon.
	Setting care.Setting `yaml:"setting" validate:"required,oneof=gp acute mental-health community ambulance urgent-care social-care"`
	// BaseURL of its FHIR R4 server.
	BaseURL string `yaml:"base_url" validate:"required,endpoint"`
	// Audience must stand in the token's aud claim.
	Audience string `yaml:"audience" validate:"required"`
	// TLS of its server.
	TLS TLS `yaml:"tls,omitempty"`
	// Rate is the most requests a second that one viewer may send; an open takes
	// some twenty to forty. Left out, there is no such limit.
	Rate int `yaml:"rate,omitempty" validate:"omitempty,gte=5,lte=1000"`
	// AtOnce is the most requests under way at a time; 16 where left out.
	AtOnce int `yaml:"at_once,omitempty" validate:"omitempty,gte=1,lte=16"`
	// PageSize is asked for with _count; 250 where left out.
	PageSize int `yaml:"page_size,omitempty" validate:"omitempty,gte=10,lte=1000"`
	// Timeout of one request with its answer, in whole seconds: 2s to 12s; 12s where
	// left out.
	Timeout time.Duration `yaml:"timeout,omitempty" validate:"omitempty,gte=2s,lte=12s"`
	// NilKnown says what this partner means by the emptyReason nilknown of a list:
	// not-recorded, or none (decision 12).
	NilKnown string `yaml:"nil_known,omitempty" validate:"omitempty,oneof=not-recorded none"`
	// Privacy is whom a person who objects there, or wants a copy, writes to
	// (M57, M67, M130).
	Privacy string `yaml:"privacy,omitempty" validate:"omitempty,contact"`
	// Duty are its lines for calls about a person, with the hours in which they are
	// answered: what it sends with its records has rarely any.
	Duty []Duty `yaml:"duty,omitempty" validate:"omitempty,dive"`
	// Feed tells how current its answers are.
	Feed Feed `yaml:"feed" validate:"required"`
	// Shares are the datasets it shares or plans to; it is asked for no other.
	Shares []Share `yaml:"shares" validate:"required,min=1,unique=Dataset,dive"`
}

// Duty is a line that professionals ring about a person.
type Duty struct {
	// Name of the line or team: Adult social care duty.
	Name string `yaml:"name" validate:"required,max=100,words"`
	// Telephone of the line.
	Telephone string `yaml:"telephone" validate:"required,telephone"`
	// Hours in which it is answered, on this region's clock: Mon-Fri 09:00-17:00,
	// one line for each set of days, or always alone.
	Hours []string `yaml:"hours" validate:"required,min=1,dive,hours"`
	// Emergency is the emergency duty number outside those hours; left out, that of
	// the region.
	Emergency string `yaml:"emergency,omitempty" validate:"omitempty,telephone"`
}

// Feed says how current the partner's answers are (M69 to M73).
type Feed struct {
	// Kind is live, or periodic: as of certain times of the day.
	Kind string `yaml:"kind" validate:"required,oneof=live periodic"`
	// Times of a periodic feed, on this region's clock: 08:05.
	Times []string `yaml:"times,omitempty" validate:"required_if=Kind periodic,omitempty,dive,datetime=15:04"`
}

// Share is one dataset of a partner: since when, or from when it is planned.
type Share struct {
	// Dataset is one of alerts, allergies, problems, medications, immunisations,
	// results, observations, procedures, encounters, appointments, referrals,
	// documents, notes, care-plans, care-network, social-care, family-history,
	// demographics.
	Dataset string `yaml:"dataset" validate:"required,dataset"`
	// Since is the day that sharing began: 2024-07-01.
	Since string `yaml:"since,omitempty" validate:"required_without=Planned,omitempty,datetime=2006-01-02"`
	// Only means that nothing older than since was loaded.
	Only bool `yaml:"only,omitempty"`
	// Planned is the day that sharing is to begin; until then the partner is not
	// asked, and the record says so (M79).
	Planned string `yaml:"planned,omitempty" validate:"omitempty,datetime=2006-01-02,excluded_with=Since"`
	// Note is a standing remark on what is never sent ("Calls without advice of a
	// clinician are not sent"); it stands beside every answer (M122).
	Note string `yaml:"note,omitempty" validate:"max=200"`
	// Awaited are parts of the dataset that are not shared yet.
	Awaited []Awaited `yaml:"awaited,omitempty" validate:"omitempty,dive"`
}

// Awaited is a part of a dataset that a partner will share from a day on.
type Awaited struct {
	// What is the part, in words: Radiology reports.
	What string `yaml:"what" validate:"required,max=100,words"`
	// Planned is the day that sharing is to begin.
	Planned string `yaml:"planned" validate:"required,datetime=2006-01-02"`
}

// Role maps a job role code or a provider's group to sections and rights; with
// both named, it is for those who have both, and goes before the code alone.
// Anything not named is denied (C10), and no two are ever merged.
type Role struct {
	// Code of the national job role.
	Code string `yaml:"code,omitempty" validate:"required_without=Group"`
	// Group of the provider, for staff without national roles; beside a code, for
	// those of that role who are in the group.
	Group string `yaml:"group,omitempty" validate:"required_without=Code"`
	// Organisations by their ODS codes in which the role counts; in all where left
	// out. A row of the user's own organisation goes before one of all.
	Organisations []string `yaml:"organisations,omitempty" validate:"omitempty,dive,alphanum,uppercase"`
	// Name of the role, for people.
	Name string `yaml:"name" validate:"required"`
	// Sections are the datasets that the role may see; the same words.
	Sections []string `yaml:"sections" validate:"dive,dataset"`
	// Rights beside seeing: direct-access, restricted (items that their sender
	// restricted and, for a reason in words that is audited, the letters of a
	// sensitive person), emergency, audit-reports, safeguarding, fgm,
	// public-protection (MAPPA and MARAC), mental-health-legal, onward
	// (neighbouring records are opened for the same person).
	Rights []care.Right `yaml:"rights" validate:"dive,oneof=direct-access restricted emergency audit-reports safeguarding fgm public-protection mental-health-legal onward"`
	// Brief is what the one-page brief has first for the role: emergency, gp,
	// pharmacy or social-care; left out, by what the role may see. With
	// social-care, terms are explained in plain words until the user says otherwise.
	Brief care.BriefKind `yaml:"brief,omitempty" validate:"omitempty,oneof=emergency gp pharmacy social-care"`
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

// NameOf gives the name of an organisation by its ODS code: a partner's, or one of
// the directory. ok is false when the file names it nowhere.
func (r *Region) NameOf(ods string) (name string, ok bool) {
	if p, ok := r.Partner(ods); ok {
		return p.Name, true
	}
	name, ok = r.Organisations[ods]
	return name, ok
}
