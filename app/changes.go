package app

import (
	"time"

	"shcr/backend/care"
	"shcr/backend/record"
	"shcr/backend/region"
	"shcr/backend/since"
)

// lookAge is how long looks are kept by the region's policy; 0 keeps none.
func lookAge(p region.Policy) time.Duration {
	if !p.Changes || !p.Lists {
		return 0
	}
	return time.Duration(p.ChangesDays) * 24 * time.Hour
}

// looks gives what begins looks at records for whoever sits at the desk; nil where
// the region wants none kept, and where there is nothing to keep them in.
func (a *App) looks(d *desk) func(care.Person, string) record.Look {
	if lookAge(a.o.Region.Policy) == 0 || a.o.ListsDir == "" {
		return nil
	}
	return func(p care.Person, rights string) record.Look {
		return since.Begin(d.lists, p, since.Terms{Viewer: a.o.Version, Rights: rights})
	}
}

// Changes gives what is other in the open record than when the user last looked at
// it from this computer, where the region lets that be kept; else its On is false.
func (r *Record) Changes(handle string) (care.Changes, error) {
	d, err := r.app.signedIn()
	if err != nil {
		return care.Changes{}, err
	}
	return d.room.Changes(handle)
}
