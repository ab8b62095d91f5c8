package windowtest

import (
	"fmt"
	"path/filepath"
	"time"
)

// Lap is one step as it went.
type Lap struct {
	Step    Step
	Took    time.Duration // until what had to be seen was there
	Picture string        // where, or "" when none was taken
}

// Walk takes the steps one after another and tells each; pictures go to the
// folder dir, none when it is "". It stops at the first step that fails, with a
// picture of where it stopped.
func Walk(w *Window, steps []Step, dir string, tell func(Lap)) error {
	for _, s := range steps {
		began := time.Now()
		err := s.Do(w)
		lap := Lap{Step: s, Took: time.Since(began)}
		if err != nil {
			err = fmt.Errorf("%s: %w", s.Name, err)
			if dir != "" {
				path := filepath.Join(dir, "failed.png")
				if w.Grab(path) == nil {
					err = fmt.Errorf("%w\nThe screen is in %s", err, path)
				}
			}
			return err
		}
		if dir != "" && s.Picture != "" {
			lap.Picture = filepath.Join(dir, s.Picture+".png")
			if err := w.Screenshot(lap.Picture); err != nil {
				return err
			}
		}
		if tell != nil {
			tell(lap)
		}
	}
	return nil
}
