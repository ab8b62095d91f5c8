// Package logging is for machines and engineers only. It is logrus with a closed
// list of fields and a closed list of messages: a partner's text, a name, a
// number or a token cannot be logged, because there is no field for it and what
// has none is dropped by a hook (L17, A16).
package logging

import (
	"io"
	"regexp"
	"slices"

	"github.com/sirupsen/logrus"
)

// Fields that may be logged. Each holds a code, a count or a time, never words
// from outside.
const (
	FieldOp     = "op"     // what was being done, a constant of ours
	FieldCode   = "code"   // care.Code or care.Why
	FieldODS    = "ods"    // a partner, by its code in the region file
	FieldStatus = "status" // an HTTP status
	FieldMillis = "ms"
	FieldCount  = "count"
)

var allowed = []string{FieldOp, FieldCode, FieldODS, FieldStatus, FieldMillis, FieldCount}

// New makes a logger that writes JSON lines to w.
func New(w io.Writer) *logrus.Logger {
	l := logrus.New()
	l.SetOutput(w)
	l.SetFormatter(&logrus.JSONFormatter{})
	l.AddHook(redact{})
	return l
}

// redact drops fields not on the list and masks what looks like a number of a
// person or a token in what is left.
type redact struct{}

// Levels are all of them.
func (redact) Levels() []logrus.Level { return logrus.AllLevels }

var personal = regexp.MustCompile(`\d{3}[ -]?\d{3}[ -]?\d{4}|eyJ[\w-]+|Bearer \S+`)

// Fire cleans an entry before it is written.
func (redact) Fire(e *logrus.Entry) error {
	for k, v := range e.Data {
		if !slices.Contains(allowed, k) {
			delete(e.Data, k)
			continue
		}
		if s, ok := v.(string); ok {
			e.Data[k] = personal.ReplaceAllString(s, "…")
		}
	}
	e.Message = personal.ReplaceAllString(e.Message, "…")
	return nil
}

// Wails is a logger for the window toolkit that keeps only that something
// happened: the toolkit logs whole call arguments and results (safety fact 6).
type Wails struct{ Log *logrus.Logger }

func (w Wails) say(level logrus.Level, code string) {
	w.Log.WithField(FieldOp, "window").WithField(FieldCode, code).Log(level, "window toolkit")
}

// Print drops the text.
func (w Wails) Print(string) {}

// Trace drops the text.
func (w Wails) Trace(string) {}

// Debug drops the text.
func (w Wails) Debug(string) {}

// Info drops the text.
func (w Wails) Info(string) {}

// Warning keeps that there was one.
func (w Wails) Warning(string) { w.say(logrus.WarnLevel, "warning") }

// Error keeps that there was one.
func (w Wails) Error(string) { w.say(logrus.ErrorLevel, "error") }

// Fatal keeps that there was one.
func (w Wails) Fatal(string) { w.say(logrus.ErrorLevel, "fatal") }
