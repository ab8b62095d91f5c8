package seal

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/zalando/go-keyring"
)

// inKeyring stands in the key file's place when the secret is in the keyring, so
// that a keyring locked today is not answered with a second secret.
const inKeyring = "keyring"

// Secret finds or makes the secret of one store. It is kept in the operating
// system's keyring under service and name; where there is none, in a file only
// the user can read beside the store, and inFile is true so that the posture
// check can say so. A secret once made is never replaced: if it cannot be
// reached any more, that is an error.
func Secret(dir, service, name string) (secret []byte, inFile bool, err error) {
	path := filepath.Join(dir, name+".key")
	text, err := os.ReadFile(path)
	switch {
	case err == nil && string(text) == inKeyring:
		stored, err := keyringGet(service, name)
		if err != nil {
			return nil, false, fmt.Errorf("seal: keyring: %w", err)
		}
		secret, err := decode(stored)
		return secret, false, err
	case err == nil:
		secret, err := decode(string(text))
		return secret, true, err
	case !errors.Is(err, fs.ErrNotExist):
		return nil, false, fmt.Errorf("seal: key file: %w", err)
	}
	secret = newSecret()
	encoded := base64.StdEncoding.EncodeToString(secret)
	if _, err := keyringGet(service, name); errors.Is(err, keyring.ErrNotFound) && keyringSet(service, name, encoded) == nil {
		return secret, false, writeFile(path, inKeyring)
	}
	return secret, true, writeFile(path, encoded)
}

func writeFile(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("seal: key file: %w", err)
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

func decode(text string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(b) != secretSize {
		return nil, errors.New("seal: the stored key is damaged")
	}
	return b, nil
}

// keyringWait bounds a keyring that asks the user to unlock it and gets no answer.
const keyringWait = 3 * time.Second

var errKeyringSilent = errors.New("seal: the keyring did not answer")

func keyringGet(service, name string) (string, error) {
	type answer struct {
		text string
		err  error
	}
	c := make(chan answer, 1)
	go func() {
		text, err := keyring.Get(service, name)
		c <- answer{text, err}
	}()
	select {
	case a := <-c:
		return a.text, a.err
	case <-time.After(keyringWait):
		return "", errKeyringSilent
	}
}

func keyringSet(service, name, text string) error {
	c := make(chan error, 1)
	go func() { c <- keyring.Set(service, name, text) }()
	return waited(c)
}

// waited gives what the keyring answered, or that it did not.
func waited(c <-chan error) error {
	select {
	case err := <-c:
		return err
	case <-time.After(keyringWait):
		return errKeyringSilent
	}
}

// KeyringAnswers tells whether the system has a keyring that can be asked now.
func KeyringAnswers() error {
	if _, err := keyringGet("ShCR Viewer", "doctor"); err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return err
	}
	return nil
}
