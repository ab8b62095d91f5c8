package demographics

import "time"

// Switches change how the service behaves, for tests and teaching. The zero
// value is the service as it stands: healthcare-worker access, never busy.
type Switches struct {
	OneMatch          bool          // application-restricted access: a search gives one person or none (decision 21)
	NamesOrganisation bool          // NHSD-End-User-Organisation-ODS is mandatory, as for an application of several organisations
	Busy              int           // so many requests are answered with 429
	RetryAfter        time.Duration // sent with a 429; 0 sends none
	Unreachable       int           // so many requests are answered with 408, as when the Spine does not answer
	Behind            time.Duration // the copy missed its refresh and is this much older
}

// Switch replaces the switches.
func (s *Service) Switch(to Switches) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.switches = to
}

// Copied says that the service answers from a copy, taken at the time that
// taken gives for a time. Every answer then tells the copy's age in its Age
// header (RFC 9111 section 5.1), in seconds: the age of what is said, which the
// time of the answer hides.
func (s *Service) Copied(now func() time.Time, taken func(time.Time) time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.copied = now, taken
}

func (s *Service) age() (time.Duration, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.copied == nil {
		return 0, false
	}
	now := s.now()
	return now.Sub(s.copied(now)) + s.switches.Behind, true
}

// state is the switches as one request meets them.
type state struct {
	Switches
	busy, unreachable bool
}

// take counts a request off.
func (s *Service) take() state {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := state{Switches: s.switches, busy: s.switches.Busy > 0, unreachable: s.switches.Unreachable > 0}
	if out.unreachable {
		s.switches.Unreachable--
	} else if out.busy {
		s.switches.Busy--
	}
	return out
}
