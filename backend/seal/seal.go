// Package seal encrypts the few labels that may stand on disk (decision 1) and
// makes keyed references, so that a database copied from a workstation names
// nobody. It is used by local (lists) and audit (the journal) and knows neither.
//
// A label is AES-256-GCM with its place as additional data: a ciphertext moved
// to another row or column does not open (safety L2). A reference is an
// HMAC-SHA-256, good for equality and nothing else. The two uses have their own
// keys, derived from one secret per operating system user, kept in the system's
// keyring, or in a 0600 file where there is none, which the caller is told.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
)

// Box seals labels and makes references under one secret.
type Box struct {
	aead cipher.AEAD
	ref  []byte
	mac  []byte
}

// secretSize in bytes.
const secretSize = 32

// New makes a box from a secret of 32 bytes. purpose keeps the boxes of two
// stores apart even if they shared a secret.
func New(secret []byte, purpose string) (*Box, error) {
	if len(secret) != secretSize {
		return nil, errors.New("seal: secret is not 32 bytes")
	}
	key := func(use string) []byte {
		k, err := hkdf.Key(sha256.New, secret, nil, "shcr "+purpose+" "+use, 32)
		if err != nil {
			panic(err) // only for absurd lengths
		}
		return k
	}
	block, err := aes.NewCipher(key("seal"))
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return &Box{aead: aead, ref: key("reference"), mac: key("chain")}, nil
}

// Seal encrypts a label for one place ("events|17|person").
func (b *Box) Seal(place string, label []byte) []byte {
	return b.aead.Seal(nil, nil, label, []byte(place))
}

// Open decrypts a label sealed for the same place; anything else is an error.
func (b *Box) Open(place string, sealed []byte) ([]byte, error) {
	out, err := b.aead.Open(nil, nil, sealed, []byte(place))
	if err != nil {
		return nil, errors.New("seal: does not open")
	}
	return out, nil
}

// Reference gives 32 bytes that are equal for equal texts and tell nothing else.
func (b *Box) Reference(text string) []byte { return sum(b.ref, []byte(text)) }

// Chain gives the next link of a hash chain: keyed, so that whoever can write
// the file cannot make a valid one.
func (b *Box) Chain(prev, event []byte) []byte {
	return sum(b.mac, fmt.Appendf(nil, "%d|", len(prev)), prev, event)
}

func sum(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

func newSecret() []byte {
	b := make([]byte, secretSize)
	_, _ = rand.Read(b) // never fails since Go 1.24
	return b
}
