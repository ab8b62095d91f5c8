package signin

import "time"

// SetNow moves the clock by which a session judges its tokens.
func (s *Session) SetNow(now func() time.Time) { s.now = now }
