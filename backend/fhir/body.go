package fhir

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime"
	"strings"
	"sync"

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
	raw, err := readAll(resp.Body, resp.ContentLength, wire)
	if err != nil {
		return nil, transportFailure(resp.Request.Context(), cutIfReading(err))
	}
	switch enc := resp.Header.Values("Content-Encoding"); {
	case len(enc) == 0 || (len(enc) == 1 && (enc[0] == "" || enc[0] == "identity")):
		if int64(len(raw)) > decoded {
			return nil, fail(care.WhySize, nil)
		}
		return raw, nil
	case len(enc) == 1 && enc[0] == "gzip":
		return gunzip(raw, decoded, budgetOf(resp.Request.Context()))
	}
	return nil, fail(care.WhyContentType, errors.New("content encoding"))
}

// cutIfReading marks an error while reading the body as a cut, also a reset of
// the connection: bytes had come, so the partner was reached (A19). Time-outs
// and cancelling keep their own reasons.
func cutIfReading(err error) error {
	return fmt.Errorf("%w: %w", io.ErrUnexpectedEOF, err)
}

// gunzip unpacks a body as far as its limits and the budget go. What it holds is
// charged while it grows, and to whoever keeps it afterwards.
func gunzip(raw []byte, limit int64, b *budget) ([]byte, error) {
	defer working()()
	z := zips.Get().(*gzip.Reader)
	defer zips.Put(z)
	if err := z.Reset(bytes.NewReader(raw)); err != nil {
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
	m := &metered{Reader: z, budget: b}
	defer func() { b.take(-m.held) }()
	out, err := readAll(m, hint, limit)
	var refused *Failure
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fail(care.WhyCut, err)
	case err != nil:
		return nil, fail(care.WhyMalformed, err)
	}
	return out, nil
}

// zips are used again: each has 40 KiB of its own, and one page follows another.
var zips = sync.Pool{New: func() any { return new(gzip.Reader) }}

// cores bounds how many bodies are unpacked or decoded at once. More than there
// are cores gain nothing, hold memory, and keep the window waiting for its turn.
var cores = make(chan struct{}, runtime.GOMAXPROCS(0))

// working waits for a core; what it gives must be called after the work, which
// must not wait for anything.
func working() (done func()) {
	cores <- struct{}{}
	return func() { <-cores }
}

// Room is made on the sender's word alone up to maxExpected bytes; beyond, in
// pieces that double from firstPiece to lastPiece.
const (
	maxExpected = 4 << 20
	firstPiece  = 4 << 10
	lastPiece   = 1 << 20
)

// spare pieces are used again: a partner that floods must leave little to be cleared
// away, for which the window would wait (A1, B24).
var spare = sync.Pool{New: func() any { return new([lastPiece]byte) }}

// recycle gives back what was not kept, and nothing of anybody in it.
func recycle(all [][]byte) {
	for _, p := range all {
		if cap(p) == lastPiece {
			clear(p)
			spare.Put((*[lastPiece]byte)(p[:lastPiece]))
		}
	}
}

// readAll is io.ReadAll with room made beforehand for as much as is expected, and
// without the copies of a slice that grows: what is kept is as long as its bytes,
// and what is broken off never held more than them. More than limit is refused.
func readAll(r io.Reader, expected, limit int64) ([]byte, error) {
	r = io.LimitReader(r, limit+1)
	var full [][]byte
	size := 0
	piece := make([]byte, 0, min(max(expected, firstPiece-1), maxExpected)+1)
	for {
		n, err := r.Read(piece[len(piece):cap(piece)])
		piece = piece[:len(piece)+n]
		if int64(size+len(piece)) > limit {
			err = fail(care.WhySize, nil)
		}
		switch {
		case err == io.EOF && full == nil:
			return piece, nil
		case err == io.EOF:
			out := make([]byte, 0, size+len(piece))
			full = append(full, piece)
			for _, p := range full {
				out = append(out, p...)
			}
			recycle(full)
			return out, nil
		case err != nil:
			recycle(append(full, piece))
			return nil, err
		case len(piece) == cap(piece):
			full, size = append(full, piece), size+len(piece)
			if more := 2 * cap(piece); more < lastPiece {
				piece = make([]byte, 0, more)
			} else {
				piece = spare.Get().(*[lastPiece]byte)[:0]
			}
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
