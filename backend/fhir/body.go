package fhir

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzip"

	"shcr/backend/care"
)

// ratioFloor and maxRatio stop a gzip bomb: past 1 MiB, 200 bytes out for one in.
const (
	ratioFloor = 1 << 20
	maxRatio   = 200
)

// readBody reads a response whole or fails: an answer that was cut, has no
// stated length, is too large or wrongly labelled is no answer (A1, A2, A17, A19).
func readBody(resp *http.Response, wire, decoded int64, contentTypes ...string) ([]byte, error) {
	if resp.ProtoMajor == 1 && resp.ContentLength < 0 && len(resp.TransferEncoding) == 0 {
		return nil, fail(care.WhyCut, errors.New("length not stated: a cut cannot be told"))
	}
	if resp.ContentLength > wire {
		return nil, fail(care.WhySize, nil)
	}
	if len(contentTypes) > 0 {
		kind, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
		if err != nil || !oneOf(kind, contentTypes) {
			return nil, fail(care.WhyContentType, err)
		}
		// A server that is changed within a session says so here (R4 http.html#version-parameter).
		if v := params["fhirversion"]; v != "" && !strings.HasPrefix(v, "4.0") {
			return nil, fail(care.WhyVersion, nil)
		}
	}
	raw, err := readAll(io.LimitReader(resp.Body, wire+1), resp.ContentLength)
	if err != nil {
		return nil, transportFailure(resp.Request.Context(), cutIfReading(err))
	}
	if int64(len(raw)) > wire {
		return nil, fail(care.WhySize, nil)
	}
	switch enc := resp.Header.Values("Content-Encoding"); {
	case len(enc) == 0 || (len(enc) == 1 && (enc[0] == "" || enc[0] == "identity")):
		if int64(len(raw)) > decoded {
			return nil, fail(care.WhySize, nil)
		}
		return raw, nil
	case len(enc) == 1 && enc[0] == "gzip":
		return gunzip(raw, decoded)
	}
	return nil, fail(care.WhyContentType, errors.New("content encoding"))
}

// cutIfReading marks an error while reading the body as a cut, also a reset of
// the connection: bytes had come, so the partner was reached (A19). Time-outs
// and cancelling keep their own reasons.
func cutIfReading(err error) error {
	return fmt.Errorf("%w: %w", io.ErrUnexpectedEOF, err)
}

func gunzip(raw []byte, limit int64) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fail(care.WhyMalformed, err)
	}
	if most := int64(len(raw)) * maxRatio; most > ratioFloor {
		limit = min(limit, most)
	} else {
		limit = min(limit, ratioFloor)
	}
	// RFC 1952 §2.3.1: the last four bytes say how long it is. They are a hint for
	// how much room to make, never beyond the limit.
	hint := int64(0)
	if len(raw) >= 4 {
		hint = min(int64(binary.LittleEndian.Uint32(raw[len(raw)-4:])), limit)
	}
	out, err := readAll(io.LimitReader(z, limit+1), hint)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fail(care.WhyCut, err)
	case err != nil:
		return nil, fail(care.WhyMalformed, err)
	case int64(len(out)) > limit:
		return nil, fail(care.WhySize, nil)
	}
	return out, nil
}

// maxExpected bounds the room made on the sender's word alone.
const maxExpected = 4 << 20

// readAll is io.ReadAll with room made beforehand for as much as is expected, so
// that a body that is kept does not hold twice its size.
func readAll(r io.Reader, expected int64) ([]byte, error) {
	out := make([]byte, 0, min(max(expected, 511), maxExpected)+1)
	for {
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case err == io.EOF:
			return out, nil
		case err != nil:
			return out, err
		case len(out) == cap(out):
			out = append(out, 0)[:len(out)]
		}
	}
}

func oneOf(s string, list []string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}
