package app

// Events that the page listens to. None carries anything about a person: the
// page is told that something can be read anew, and reads it by a bound method
// that checks the session and the handle.
const (
	EventSession = "session:changed" // no data
	EventRecord  = "record:changed"  // RecordChange
	EventLaunch  = "launch:changed"  // no data
	EventFind    = "find:changed"    // the record's handle
)

// RecordChange says which section of which open record changed; Key is "" for
// the head and the organisations' progress.
type RecordChange struct {
	Record string `json:"record"` // handle, means nothing outside this process
	Key    string `json:"key"`
}

func (a *App) send(name string, data ...any) {
	a.mu.Lock()
	emit := a.emit
	a.mu.Unlock()
	emit(name, data...)
}

func (a *App) recordChanged(handle, key string) {
	a.send(EventRecord, RecordChange{Record: handle, Key: key})
}
