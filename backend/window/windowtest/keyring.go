package windowtest

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/godbus/dbus/v5"
)

// Keyring is a keyring of the desktop, for [Options.Keyring]: what it was given
// outlives the window, so that an app can be started again. It holds as much of the
// Secret Service as an app needs that asks for a secret by its attributes, one
// after the other, over the session that is not encrypted.
type Keyring struct {
	mu    sync.Mutex
	conn  *dbus.Conn
	made  int
	items map[dbus.ObjectPath]*item
}

// item is one secret with what it is found by.
type item struct {
	k          *Keyring
	path       dbus.ObjectPath
	attributes map[string]string
	value      secret
}

// secret is a Secret of the Secret Service, in its order.
type secret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

// Where the parts of a keyring are, and the prompt that means none.
const (
	keyringPath  = dbus.ObjectPath("/org/freedesktop/secrets")
	keyringAlias = keyringPath + "/aliases/default"
	keyringOpen  = keyringPath + "/session/1"
	keyringName  = "org.freedesktop.Secret."
	noPrompt     = dbus.ObjectPath("/")
)

// serve answers for the keyring on a bus, until the connection is closed.
func (k *Keyring) serve(bus string) (*dbus.Conn, error) {
	conn, err := dbus.Connect(bus)
	if err != nil {
		return nil, fmt.Errorf("the keyring: %w", err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.conn = conn
	if k.items == nil {
		k.items = map[dbus.ObjectPath]*item{}
	}
	exports := []error{
		conn.Export((*keyringService)(k), keyringPath, keyringName+"Service"),
		conn.Export((*keyringCollection)(k), keyringAlias, keyringName+"Collection"),
		conn.Export(keyringSession{}, keyringOpen, keyringName+"Session"),
	}
	for path, i := range k.items {
		exports = append(exports, conn.Export(i, path, keyringName+"Item"))
	}
	for _, err := range exports {
		if err != nil {
			return conn, fmt.Errorf("the keyring: %w", err)
		}
	}
	if got, err := conn.RequestName("org.freedesktop.secrets", dbus.NameFlagDoNotQueue); err != nil || got != dbus.RequestNameReplyPrimaryOwner {
		return conn, fmt.Errorf("the keyring's name is taken (%v): %w", got, err)
	}
	return conn, nil
}

// Change passes each secret through f, by the name it has ("username" of its
// attributes); one that becomes "" is gone.
func (k *Keyring) Change(f func(name, value string) string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for path, i := range maps.Clone(k.items) {
		i.value.Value = []byte(f(i.attributes["username"], string(i.value.Value)))
		if len(i.value.Value) == 0 {
			delete(k.items, path)
		}
	}
}

type keyringService Keyring

// OpenSession opens the one session there is.
func (*keyringService) OpenSession(algorithm string, _ dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	if algorithm != "plain" {
		return dbus.MakeVariant(""), noPrompt, dbus.NewError("org.freedesktop.DBus.Error.NotSupported", nil)
	}
	return dbus.MakeVariant(""), keyringOpen, nil
}

// Unlock finds everything unlocked.
func (*keyringService) Unlock(all []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	return all, noPrompt, nil
}

type keyringCollection Keyring

// SearchItems finds the secrets that have all these attributes.
func (c *keyringCollection) SearchItems(wanted map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return (*Keyring)(c).search(wanted), nil
}

func (k *Keyring) search(wanted map[string]string) []dbus.ObjectPath {
	found := []dbus.ObjectPath{}
	for path, i := range k.items {
		has := true
		for name, value := range wanted {
			has = has && i.attributes[name] == value
		}
		if has {
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

// CreateItem keeps a secret, in the place of one with the same attributes.
func (c *keyringCollection) CreateItem(properties map[string]dbus.Variant, s secret, replace bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	k := (*Keyring)(c)
	attributes, ok := properties[keyringName+"Item.Attributes"].Value().(map[string]string)
	if !ok {
		return noPrompt, noPrompt, dbus.NewError("org.freedesktop.DBus.Error.InvalidArgs", nil)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if same := k.search(attributes); replace && len(same) > 0 {
		k.items[same[0]].value = s
		return same[0], noPrompt, nil
	}
	k.made++
	i := &item{k, keyringAlias + dbus.ObjectPath(fmt.Sprintf("/%d", k.made)), attributes, s}
	if err := k.conn.Export(i, i.path, keyringName+"Item"); err != nil {
		return noPrompt, noPrompt, dbus.MakeFailedError(err)
	}
	k.items[i.path] = i
	return i.path, noPrompt, nil
}

type keyringSession struct{}

// Close ends the session.
func (keyringSession) Close() *dbus.Error { return nil }

// GetSecret gives the secret for a session.
func (i *item) GetSecret(session dbus.ObjectPath) (secret, *dbus.Error) {
	i.k.mu.Lock()
	defer i.k.mu.Unlock()
	s := i.value
	s.Session = session
	return s, nil
}

// Delete removes the secret.
func (i *item) Delete() (dbus.ObjectPath, *dbus.Error) {
	i.k.mu.Lock()
	defer i.k.mu.Unlock()
	delete(i.k.items, i.path)
	return noPrompt, nil
}
