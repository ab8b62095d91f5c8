package care

import "slices"

// Right is something a role allows beyond reading sections.
type Right string

// Rights a region file may give (decisions 2, 9, 25).
const (
	RightDirectAccess Right = "direct-access" // search and open without a launch
	RightRestricted   Right = "restricted"    // items and letters marked restricted
	RightEmergency    Right = "emergency"     // break-glass, where the region allows it
	RightAuditReports Right = "audit-reports"
	RightOnward       Right = "onward" // neighbouring records are opened for the same person
	// Items that ask for a right of their own, in whatever section they stand.
	RightSafeguarding Right = "safeguarding"        // safeguarding enquiries and their outcome
	RightFGM          Right = "fgm"                 // the FGM information sharing indicator
	RightProtection   Right = "public-protection"   // MAPPA and MARAC
	RightMentalHealth Right = "mental-health-legal" // legal status under the Mental Health Act
)

// Professional is the signed-in user in one role of one organisation. Rights
// and sections come from the region file by code, deny by default (C10).
type Professional struct {
	Subject      string       `json:"-"` // OIDC sub
	Name         string       `json:"name"`
	Organisation Organisation `json:"organisation"`
	RoleProfile  string       `json:"-"` // SDS role-profile id
	RoleCode     string       `json:"-"`
	RoleName     string       `json:"roleName"` // for display; never decides
	Rights       []Right      `json:"rights"`
	Sections     []string     `json:"sections"`
	// Brief is the order in which the brief is read; it decides nothing else.
	Brief   BriefKind `json:"brief"`
	Session string    `json:"-"` // audit's session id; not a token
	Self    Self      `json:"-"` // as a private person, where the claims say it
	// Denied says why there is no direct access: "no-role" that the region file
	// knows, "role" without the right, "not-nominated" (M159), "region" that does
	// without; "" where there is.
	Denied string `json:"denied"`
}

// May tells whether the role has a right.
func (p Professional) May(r Right) bool { return slices.Contains(p.Rights, r) }

// UsualBrief is the order for a role of which the region says nothing: that of
// social care where its services are seen and no medicines are, else a GP's.
func (p Professional) UsualBrief() BriefKind {
	if p.Sees(SocialCare) && !p.Sees(Medications) {
		return BriefSocialCare
	}
	return BriefGP
}

// Sees tells whether the role may see a section.
func (p Professional) Sees(section string) bool { return slices.Contains(p.Sections, section) }
