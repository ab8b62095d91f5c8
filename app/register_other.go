//go:build !linux && !windows

package app

import "errors"

var errByBundle = errors.New("Here links are opened by the application bundle: its Info.plist names the scheme (build/darwin/scheme.plist).") //nolint:staticcheck // a sentence for the screen

// Register cannot be done by a command here.
func Register(Terminal, string, bool) error { return errByBundle }

// Unregister cannot be done by a command here.
func Unregister(Terminal) error { return errByBundle }
