package record

import (
	"crypto/sha1" //nolint:gosec // FHIR R4 Attachment.hash is SHA-1 by definition: it finds damage, not forgery
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
)

// hashHolds compares a document with Attachment.hash, which senders write as
// base64 of the SHA-1, or of its hex. None stated is no fault.
func hashHolds(stated string, body []byte) bool {
	if stated == "" {
		return true
	}
	sum := sha1.Sum(body)
	want, err := base64.StdEncoding.DecodeString(stated)
	if err != nil {
		return false
	}
	if len(want) == hex.EncodedLen(len(sum)) {
		want, _ = hex.DecodeString(string(want))
	}
	return subtle.ConstantTimeCompare(sum[:], want) == 1
}
