// Package pdf turns PDF files into pictures of pages and the words on them, with
// PDFium compiled to WebAssembly. It runs in a guest of this process that has no
// file, no clock of the host's to wait on, no network and 128 MiB of memory
// (safety fact 12, A13): a page that takes too long or runs wild ends its guest,
// never the viewer, and the next page begins in a new one.
package pdf

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

const (
	guestPages = 2048             // of 64 KiB: 128 MiB
	idleTime   = 10 * time.Minute // after which an engine that nobody uses is freed
)

// Engine makes guests. Its compiled code is shared by all of them and kept in
// memory only. The zero Engine is ready; it takes a second or two to compile,
// once, which [Engine.Warm] does ahead.
type Engine struct {
	building sync.Mutex // one compilation at a time; whoever waits for it gets it

	mu      sync.Mutex
	cache   wazero.CompilationCache // nil while freed
	spare   *guest                  // made ahead for the next document
	open    int                     // documents
	idle    *time.Timer
	stopped bool
}

// Warm compiles and makes a first guest, so that the first letter need not wait.
func (e *Engine) Warm() {
	e.building.Lock()
	defer e.building.Unlock()
	e.mu.Lock()
	have, cold := e.spare != nil, e.cache == nil
	e.mu.Unlock()
	if have {
		return
	}
	g, err := e.build()
	if err != nil {
		return // the first letter says it
	}
	if cold {
		debug.FreeOSMemory() // compiling takes five times what it leaves
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.stopped {
		g.kill()
		return
	}
	e.spare = g
	e.rest()
}

// Free drops the compiled code and the guest made ahead; what is open goes on.
// The next document compiles anew.
func (e *Engine) Free() {
	e.mu.Lock()
	spare, cache := e.spare, e.cache
	if e.open > 0 {
		cache = nil // still in use
	} else {
		e.cache = nil
	}
	e.spare = nil
	e.mu.Unlock()
	if spare != nil {
		spare.kill()
	}
	if cache != nil {
		_ = cache.Close(context.Background()) // in memory: there is nothing to fail
		debug.FreeOSMemory()
	}
}

// Close frees the engine for good.
func (e *Engine) Close() {
	e.mu.Lock()
	e.stopped = true
	if e.idle != nil {
		e.idle.Stop()
	}
	e.mu.Unlock()
	e.building.Lock() // a compilation under way ends first
	defer e.building.Unlock()
	e.Free()
}

// rest begins to wait for idleness. Called with mu held.
func (e *Engine) rest() {
	if e.idle != nil {
		e.idle.Stop()
	}
	if e.open == 0 && !e.stopped {
		e.idle = time.AfterFunc(idleTime, e.Free)
	}
}

// take gives a guest: the one made ahead, or a new one.
func (e *Engine) take() (*guest, error) {
	e.building.Lock()
	defer e.building.Unlock()
	e.mu.Lock()
	if g := e.spare; g != nil {
		e.spare = nil
		e.mu.Unlock()
		return g, nil
	}
	e.mu.Unlock()
	return e.build()
}

// build makes a guest, with building held. Its configuration is the sandbox:
// without it the library gives a guest the whole file system of the host.
func (e *Engine) build() (*guest, error) {
	e.mu.Lock()
	if e.stopped {
		e.mu.Unlock()
		return nil, errStopped
	}
	if e.cache == nil {
		e.cache = wazero.NewCompilationCache()
	}
	cache := e.cache
	e.mu.Unlock()
	return newGuest(webassembly.Config{
		FSConfig: wazero.NewFSConfig(), // no file at all
		RuntimeConfig: wazero.NewRuntimeConfig().WithMemoryLimitPages(guestPages).
			WithCloseOnContextDone(true). // slower, and the only way to stop a page
			WithCompilationCache(cache),
	})
}

var errStopped = errors.New("the PDF engine has been stopped")

// calls are the functions of PDFium that are used. They are called without the
// library's shell, which cannot be killed while one of them runs without a race.
type calls interface {
	OpenDocument(*requests.OpenDocument) (*responses.OpenDocument, error)
	FPDF_GetPageCount(*requests.FPDF_GetPageCount) (*responses.FPDF_GetPageCount, error)
	FPDF_GetPageSizeByIndex(*requests.FPDF_GetPageSizeByIndex) (*responses.FPDF_GetPageSizeByIndex, error)
	FPDF_PageToDevice(*requests.FPDF_PageToDevice) (*responses.FPDF_PageToDevice, error)
	FPDF_RenderPageBitmap(*requests.FPDF_RenderPageBitmap) (*responses.FPDF_RenderPageBitmap, error)
	FPDFBitmap_Create(*requests.FPDFBitmap_Create) (*responses.FPDFBitmap_Create, error)
	FPDFBitmap_FillRect(*requests.FPDFBitmap_FillRect) (*responses.FPDFBitmap_FillRect, error)
	FPDFBitmap_GetStride(*requests.FPDFBitmap_GetStride) (*responses.FPDFBitmap_GetStride, error)
	FPDFBitmap_GetBuffer(*requests.FPDFBitmap_GetBuffer) (*responses.FPDFBitmap_GetBuffer, error)
	FPDFBitmap_Destroy(*requests.FPDFBitmap_Destroy) (*responses.FPDFBitmap_Destroy, error)
	GetPageTextStructured(*requests.GetPageTextStructured) (*responses.GetPageTextStructured, error)
}

// guest is one sandbox with one copy of PDFium in it.
type guest struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
	calls    calls
	ended    sync.Once
}

func newGuest(c webassembly.Config) (*guest, error) {
	c.MaxIdle, c.MaxTotal = 1, 1
	c.Stdout, c.Stderr = io.Discard, io.Discard
	pool, err := webassembly.Init(c)
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(time.Minute)
	if err != nil {
		_ = pool.Close()
		return nil, err
	}
	in, ok := instance.GetImplementation().(calls)
	if !ok {
		_ = pool.Close()
		return nil, errors.New("the PDF engine is not the one expected")
	}
	return &guest{pool: pool, instance: instance, calls: in}, nil
}

// kill ends the guest with whatever runs in it. The library's Kill leaves the
// guest running, but takes it off the list that its Close would wait for; that
// Close then ends it.
func (g *guest) kill() {
	g.ended.Do(func() {
		_ = g.instance.Kill()
		_ = g.pool.Close()
	})
}
