package region

// Launch says whose hand-overs may bring a person's context (M32 to M34, M40;
// decision 16). A host gives context, never a session. Nothing here opens a
// record by itself.
type Launch struct {
	// Audience is this region's exact name in the aud claim of a signed hand-over.
	Audience string `yaml:"audience,omitempty" validate:"required_with=Hosts,omitempty,max=200,words"`
	// Hosts are the systems that are trusted, each by exact names.
	Hosts []Host `yaml:"hosts,omitempty" validate:"omitempty,unique=ID,dive"`
	// PlainLinkOrganisations are ODS codes whose users may come by a plain link
	// without the right of direct access (decision 16).
	PlainLinkOrganisations []string `yaml:"plain_link_organisations,omitempty" validate:"omitempty,unique,dive,alphanum,uppercase"`
}

// Host is a system that starts the viewer for the person it has open.
type Host struct {
	// ID is the name in links: iss of a signed hand-over, from of a code.
	ID string `yaml:"id" validate:"required,max=100,words"`
	// Name is what users call the system.
	Name string `yaml:"name" validate:"required,max=100,words"`
	// Form of the hand-over: smart (SMART App Launch), signed (a JWS) or code (a
	// one-time code redeemed at the broker).
	Form string `yaml:"form" validate:"required,oneof=smart signed code"`
	// Address is, for smart, the FHIR base URL that iss must equal exactly; for
	// code, where the broker redeems it.
	Address string `yaml:"address,omitempty" validate:"required_if=Form smart,required_if=Form code,excluded_if=Form signed,omitempty,endpoint"`
	// ClientID of this viewer at a smart host.
	ClientID string `yaml:"client_id,omitempty" validate:"required_if=Form smart,omitempty,max=200,words"`
	// JWKS holds a signed host's public keys: JSON text, an https address or the
	// absolute path of a file.
	JWKS string `yaml:"jwks,omitempty" validate:"required_if=Form signed,omitempty,jwks"`
	// Algorithms a signed host may use; no other is accepted.
	Algorithms []string `yaml:"algorithms,omitempty" validate:"required_if=Form signed,omitempty,unique,dive,oneof=ES256 PS256 RS256 EdDSA"`
	// Organisations are the ODS codes that this host may act for.
	Organisations []string `yaml:"organisations" validate:"required,min=1,unique,dive,alphanum,uppercase"`
	// UserClaim is the claim of the signed-in user that the hand-over's sub must
	// equal.
	UserClaim string `yaml:"user_claim,omitempty" validate:"required_if=Form signed,omitempty,max=100,words"`
	// HostNames are further host names that a smart host's own addresses may be
	// on, beside that of address.
	HostNames []string `yaml:"host_names,omitempty" validate:"omitempty,dive,hostname_rfc1123"`
	// TLS of the host's server.
	TLS TLS `yaml:"tls,omitempty"`
}

// Neighbour is another region's record that can be opened for the same person
// (M46, M47). A sensitive person is never handed on (decision 9).
type Neighbour struct {
	// Name of the neighbouring record.
	Name string `yaml:"name" validate:"required,max=100,words"`
	// Address that the hand-over is posted to: the person, who asks and why. The
	// answer is the address that the system's browser opens.
	Address string `yaml:"address" validate:"required,endpoint"`
	// Audience of the token that goes with the hand-over: the provider exchanges
	// the user's own for one that is good there alone (RFC 8693).
	Audience string `yaml:"audience" validate:"required,max=200,words"`
	// HostNames are further host names that the answer may lead to, over https,
	// beside that of address.
	HostNames []string `yaml:"host_names,omitempty" validate:"omitempty,dive,hostname_rfc1123"`
	// Guide is a page on what that record shows (M47).
	Guide string `yaml:"guide,omitempty" validate:"omitempty,link"`
	// Note says in a few words what is found there.
	Note string `yaml:"note,omitempty" validate:"omitempty,max=200,words"`
	// Planned is the day from which it can be opened; left out, it can be now.
	Planned string `yaml:"planned,omitempty" validate:"omitempty,datetime=2006-01-02"`
	// TLS of the neighbour's server.
	TLS TLS `yaml:"tls,omitempty"`
}

// Open tells whether the neighbour can be opened on a day ("2026-11-21").
func (n Neighbour) Open(day string) bool { return n.Planned <= day }

// Link is a service beside this record that users open for themselves: nobody is
// handed over, they search there anew (M48).
type Link struct {
	// Name of the service.
	Name string `yaml:"name" validate:"required,max=100,words"`
	// Address of the page.
	Address string `yaml:"address" validate:"required,link"`
	// Note says what it is for, or what is needed to sign in there.
	Note string `yaml:"note,omitempty" validate:"omitempty,max=200,words"`
}
