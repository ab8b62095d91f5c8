package proxy

import "golang.org/x/sys/windows/registry"

// notRead says what of the system is not looked at.
const notRead = " (automatic detection, WPAD, is not used)"

const settings = `Software\Microsoft\Windows\CurrentVersion\Internet Settings`

// ofSystem reads the Internet Settings: the computer's where a policy says that
// they are not per user, else the user's.
func ofSystem() system {
	root, from := registry.CURRENT_USER, "The user's Windows proxy settings"
	if k, err := registry.OpenKey(registry.LOCAL_MACHINE, `Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`, registry.QUERY_VALUE); err == nil {
		if v, _, err := k.GetIntegerValue("ProxySettingsPerUser"); err == nil && v == 0 {
			root, from = registry.LOCAL_MACHINE, "The computer's Windows proxy settings"
		}
		_ = k.Close()
	}
	k, err := registry.OpenKey(root, settings, registry.QUERY_VALUE)
	if err != nil {
		return system{}
	}
	defer k.Close()
	var i internet
	if v, _, err := k.GetIntegerValue("ProxyEnable"); err == nil {
		i.Enable = v != 0
	}
	i.Server, _, _ = k.GetStringValue("ProxyServer")
	i.Override, _, _ = k.GetStringValue("ProxyOverride")
	i.Script, _, _ = k.GetStringValue("AutoConfigURL")
	return i.understand(from)
}
