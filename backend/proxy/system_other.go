//go:build !windows

package proxy

// notRead says what of the system is not looked at.
const notRead = " in its environment (a desktop's own settings are not read)"

// ofSystem knows nothing beyond the environment: desktops keep their settings in
// ways of their own.
func ofSystem() system { return system{} }
