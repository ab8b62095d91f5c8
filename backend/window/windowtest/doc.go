// Package windowtest opens the real window on a screen of its own and drives
// it as a person would: by what can be read and by the accessible names and
// roles of buttons and fields.
//
// A [Window] is a private X server, a private message bus that starts nothing,
// WebKitWebDriver and the app, all under random names, in a scratch home
// folder. [Window.Close] ends every process of it. The binary must be built
// with the tag e2e; a shipped binary cannot be driven. With [Options.Chromium]
// the same page is driven in Chromium instead: the command chromium in
// build/tools says what is real there and what is not.
//
// [Window.Heard] is the same window as a screen reader gets it, over a private
// accessibility bus, where [Options.ReadOut] asks for one.
//
// [Journey] is the way a clinician takes, shared by the test in app/ and by
// the demonstration; every name it looks for is in journey.go.
package windowtest
