package region

// Policy is what a region decides about the viewer's own behaviour. Every value
// has a safe default, and bounds that a region cannot loosen.
type Policy struct {
	// DirectAccess lets users whose role names the right direct-access search and
	// open records without a host system (decision 2; M35, M45). False takes the
	// right from everybody.
	DirectAccess bool `yaml:"direct_access"`
	// IdleMinutes without activity until the viewer locks.
	IdleMinutes int `yaml:"idle_minutes" validate:"gte=2,lte=15"`
	// LaunchedMinutes that a record stays open which another system opened for a user
	// without direct access (M34).
	LaunchedMinutes int `yaml:"launched_minutes" validate:"gte=5,lte=240"`
	// Lists allows worklists, recent records and read marks. False also deletes what
	// a user has of them on a computer, at the next sign-in there (decision 1).
	Lists bool `yaml:"lists"`
	// RecentRecords is how many recently opened records are listed.
	RecentRecords int `yaml:"recent_records" validate:"gte=1,lte=50"`
	// RecentDays that a recently opened record stays on the list.
	RecentDays int `yaml:"recent_days" validate:"gte=1,lte=30"`
	// Changes lets the viewer say what changed in a record since its user last looked
	// at it on this computer. For this it keeps keyed hashes, without content; of a
	// sensitive person nothing. Needs lists.
	Changes bool `yaml:"changes"`
	// ChangesDays after which a look is forgotten.
	ChangesDays int `yaml:"changes_days" validate:"gte=1,lte=365"`
	// SearchesPerHour one user may make before a reason is asked for; at twice as many
	// searching stops until the hour has passed (I2).
	SearchesPerHour int `yaml:"searches_per_hour" validate:"gte=10,lte=60"`
	// Print allows printing (decision 7; M128).
	Print bool `yaml:"print"`
	// ScreenCapture allows pictures of the window where the system could hinder
	// them (decision 7; M129).
	ScreenCapture bool `yaml:"screen_capture"`
	// CitationDates is how a citation writes dates (decision 8).
	CitationDates string `yaml:"citation_dates" validate:"oneof=dd-Mmm-yyyy dd/mm/yy"`
	// StopAndThink asks users for words before the record of somebody who may be
	// themselves or close to them opens: own NHS number, name, family name, address
	// (I1). It stops nobody.
	StopAndThink bool `yaml:"stop_and_think"`
	// BreakGlass lets a role with the right emergency open restricted items with
	// a reason (decision 25).
	BreakGlass bool `yaml:"break_glass"`
	// BackgroundFetch lets a user ask for all documents of the open record, so
	// that they can be searched (decision 18).
	BackgroundFetch bool `yaml:"background_fetch"`
	// TrainingCommand allows "shcr training" beside this region (decision 24).
	TrainingCommand bool `yaml:"training_command"`
	// AuditBlockHours without the audit repository until no record can be opened;
	// 0 never stops anybody (N3).
	AuditBlockHours int `yaml:"audit_block_hours" validate:"omitempty,gte=24,lte=72"`
	// UnencryptedSwap says what to do where memory may reach an unencrypted disk
	// (L6): warn, or refuse to open a record.
	UnencryptedSwap string `yaml:"unencrypted_swap" validate:"oneof=warn refuse"`
	// MinimumVersion of the viewer that may run on this file, as 1.4.2: an
	// older one, and a build without a number, does not start (U3).
	MinimumVersion string `yaml:"minimum_version,omitempty" validate:"omitempty,version"`
	// Watermark writes the name of the user and the time over the record, faintly,
	// for whoever takes a picture of the screen (L12, decision 7).
	Watermark bool `yaml:"watermark"`
}

// DefaultPolicy is in force where the file says nothing.
func DefaultPolicy() Policy {
	return Policy{
		DirectAccess: true, StopAndThink: true, IdleMinutes: 10, LaunchedMinutes: 60, Lists: true, RecentRecords: 50, RecentDays: 30, ChangesDays: 90, SearchesPerHour: 60,
		CitationDates: "dd-Mmm-yyyy", TrainingCommand: true, AuditBlockHours: 72, UnencryptedSwap: "warn",
	}
}

// Watch are the soft rules by which access reports flag what a privacy officer
// may want to look at (I1, I2). They stop nobody.
type Watch struct {
	// SearchesPerHour of one user beyond which each further search is flagged.
	SearchesPerHour int `yaml:"searches_per_hour" validate:"gte=5,lte=60"`
	// DayStarts the usual hours, in local time; what is before is flagged.
	DayStarts string `yaml:"day_starts" validate:"datetime=15:04"`
	// DayEnds the usual hours; what is after is flagged.
	DayEnds string `yaml:"day_ends" validate:"datetime=15:04"`
	// Weekends makes Saturday and Sunday usual days.
	Weekends bool `yaml:"weekends"`
	// SameName flags an access to somebody of the user's own family name, and of
	// the user's whole name.
	SameName bool `yaml:"same_name"`
}

// DefaultWatch is in force where the file says nothing: a hospital works at all
// hours, so only the night is unusual.
func DefaultWatch() Watch {
	return Watch{SearchesPerHour: 20, DayStarts: "06:00", DayEnds: "22:00", Weekends: true, SameName: true}
}

// Wording are the few texts that a region may put in its own words. They are
// plain text, shown as it stands.
type Wording struct {
	// Consent is the line at the question why a record is opened (M53, M54).
	Consent string `yaml:"consent,omitempty" validate:"omitempty,max=300,words"`
	// Safety is added to the clinical safety message, never in its place (M100, M143).
	Safety string `yaml:"safety,omitempty" validate:"omitempty,max=600,words"`
	// Focus says whose care the record is first meant for (M163).
	Focus string `yaml:"focus,omitempty" validate:"omitempty,max=300,words"`
	// Copy says how to get a copy of something (M130).
	Copy string `yaml:"copy,omitempty" validate:"omitempty,max=300,words"`
	// Objection says what a person who objects to sharing can do (M57, M58).
	Objection string `yaml:"objection,omitempty" validate:"omitempty,max=300,words"`
}

// Support routes (M60, M132 to M134, M164). Contacts are an e-mail or https address.
type Support struct {
	// Helpdesk takes technical problems (M133).
	Helpdesk string `yaml:"helpdesk,omitempty" validate:"omitempty,contact"`
	// Telephone of the helpdesk.
	Telephone string `yaml:"telephone,omitempty" validate:"omitempty,telephone"`
	// Hours in which that telephone is answered, as those of a duty line.
	Hours []string `yaml:"hours,omitempty" validate:"omitempty,dive,hours"`
	// EmergencyDuty is the telephone of the region's emergency duty team, for when
	// a duty line is closed.
	EmergencyDuty string `yaml:"emergency_duty,omitempty" validate:"omitempty,telephone"`
	// DataProtection officer: objections, access reports.
	DataProtection string `yaml:"data_protection,omitempty" validate:"omitempty,contact"`
	// ClinicalSafety officer, by name.
	ClinicalSafety string `yaml:"clinical_safety,omitempty" validate:"omitempty,max=100,words"`
	// Programme team: workshops, suggestions.
	Programme string `yaml:"programme,omitempty" validate:"omitempty,contact"`
	// Guides are pages worth a look: quick guides, what is shared, neighbours.
	Guides []Guide `yaml:"guides,omitempty" validate:"omitempty,dive"`
}

// Guide is a page for users outside the viewer.
type Guide struct {
	// Title is what the page is called.
	Title string `yaml:"title" validate:"required,max=100,words"`
	// Address of the page.
	Address string `yaml:"address" validate:"required,page"`
}
