package fhir

import (
	"bytes"
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
	raw, err := io.ReadAll(io.LimitReader(resp.Body, wire+1))
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
	out, err := io.ReadAll(io.LimitReader(z, limit+1))
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

func oneOf(s string, list []string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}
