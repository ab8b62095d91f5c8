package seal

import (
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"
)

// Keyring is the operating system's, as far as it holds secrets under one service
// name. Unlike [Secret] it has no second place: what asks it can do without.
type Keyring struct{ Service string }

// Secret finds the secret of a name, or makes one. Any error means that there is
// no keyring to be had now: a locked one, none, and no bus differ in words only.
func (k Keyring) Secret(name string) ([]byte, error) {
	stored, err := keyringGet(k.Service, name)
	switch {
	case err == nil:
		return decode(stored)
	case !errors.Is(err, keyring.ErrNotFound):
		return nil, fmt.Errorf("seal: keyring: %w", err)
	}
	secret := newSecret()
	if err := keyringSet(k.Service, name, base64.StdEncoding.EncodeToString(secret)); err != nil {
		return nil, fmt.Errorf("seal: keyring: %w", err)
	}
	return secret, nil
}

// Forget deletes the secret of a name: what was sealed under it opens never again.
// One that is not there is no error.
func (k Keyring) Forget(name string) error {
	c := make(chan error, 1)
	go func() { c <- keyring.Delete(k.Service, name) }()
	err := waited(c)
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return fmt.Errorf("seal: keyring: %w", err)
	}
	return nil
}
