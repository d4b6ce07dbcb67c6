package importers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// memoryPages bounds the memory of PDFium, in pages of 64 KB: 256 MB. A file that needs more is refused.
const memoryPages = 4096

// pdfium is PDFium in a sandbox: WebAssembly without files, network, clock or randomness.
//
// The library's own calls copy every value through a handle, a lock and two allocations, which is too slow for every character of 400 pages. The
// functions are therefore called on the module itself, with one piece of memory for all results.
type pdfEngine struct {
	ctx     context.Context
	module  api.Module
	close   func()
	calls   map[string]api.Function
	scratch uint32 // scratchSize bytes for results
	stack   [8]uint64
	err     error // the first call that failed; all calls after it do nothing
}

const scratchSize = 4096

// engines keeps the compiled module, which takes seconds to make: one for each folder, made when the first PDF is read.
var engines struct {
	sync.Mutex
	pools map[string]pdfium.Pool
}

// enginePool gives the compiled module. cache is the folder where the compiled code is kept from one run to the next; empty keeps none.
func enginePool(cache string) (pdfium.Pool, error) {
	engines.Lock()
	defer engines.Unlock()
	if p, ok := engines.pools[cache]; ok {
		return p, nil
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if cache != "" {
		if kept, err := wazero.NewCompilationCacheWithDir(cache); err == nil { // else it is compiled anew
			config = config.WithCompilationCache(kept)
		}
	}
	p, err := webassembly.Init(webassembly.Config{
		MaxTotal: 2, // see readPages
		FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard, RandomSource: zeros{},
	})
	if err != nil {
		return nil, err
	}
	if engines.pools == nil {
		engines.pools = map[string]pdfium.Pool{}
	}
	engines.pools[cache] = p
	return p, nil
}

// zeros stands in for a source of randomness, so that the same file gives the same result.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// startEngine gives an instance of its own, with nothing left in it from files read before.
func startEngine(cache string) (*pdfEngine, error) {
	pool, err := enginePool(cache)
	if err != nil {
		return nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	ctx := context.Background()
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	e := &pdfEngine{ctx: ctx, close: func() { _ = instance.Close() }, calls: map[string]api.Function{}}
	e.module, err = moduleOf(instance)
	if err == nil {
		e.scratch = e.alloc(scratchSize)
		err = e.err
	}
	if err != nil {
		e.close()
		return nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	return e, nil
}

// moduleOf gives the module behind an instance, which the library offers as a field of its implementation.
func moduleOf(instance pdfium.Pdfium) (api.Module, error) {
	v := reflect.Indirect(reflect.ValueOf(instance.GetImplementation()))
	if v.Kind() == reflect.Struct {
		if field := v.FieldByName("Module"); field.IsValid() && field.CanInterface() {
			if module, ok := field.Interface().(api.Module); ok {
				return module, nil
			}
		}
	}
	return nil, errors.New("go-pdfium no longer offers its module")
}

// call calls a function of PDFium. After an error it does nothing and gives 0; the error waits in e.err.
func (e *pdfEngine) call(name string, args ...uint64) uint64 {
	if e.err != nil {
		return 0
	}
	f := e.calls[name]
	if f == nil {
		if f = e.module.ExportedFunction(name); f == nil {
			e.err = fmt.Errorf("PDFium has no %s", name)
			return 0
		}
		e.calls[name] = f
	}
	copy(e.stack[:], args)
	if err := f.CallWithStack(e.ctx, e.stack[:]); err != nil {
		e.err = fmt.Errorf("%s: %w", name, err)
		return 0
	}
	return e.stack[0]
}

// isFull reports that the memory is used up but for a rest too small for what was asked for.
func (e *pdfEngine) isFull() bool {
	const page = 1 << 16
	return e.module.Memory().Size() > memoryPages*page*3/4
}

func (e *pdfEngine) int(name string, args ...uint64) int { return int(int32(e.call(name, args...))) }

func (e *pdfEngine) float(name string, args ...uint64) float64 {
	return float64(api.DecodeF32(e.call(name, args...)))
}

// double is for functions that give a double.
func (e *pdfEngine) double(name string, args ...uint64) float64 {
	return api.DecodeF64(e.call(name, args...))
}

// alloc gives n bytes of PDFium's memory. They are free when the engine is closed.
func (e *pdfEngine) alloc(n int) uint32 {
	p := uint32(e.call("malloc", uint64(n)))
	if p == 0 && e.err == nil {
		e.err = errors.New("PDFium has no memory left")
	}
	return p
}

// at is the address of the i-th result of 8 bytes.
func (e *pdfEngine) at(i int) uint64 { return uint64(e.scratch) + uint64(8*i) }

func (e *pdfEngine) float32At(offset int) float64 {
	v, _ := e.module.Memory().ReadFloat32Le(e.scratch + uint32(offset))
	return sane(float64(v))
}

func (e *pdfEngine) float64At(i int) float64 {
	v, _ := e.module.Memory().ReadFloat64Le(e.scratch + uint32(8*i))
	return sane(v)
}

// sane keeps the coordinates of damaged files finite and far from overflow.
func sane(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, -1e6), 1e6)
}

// The errors of FPDF_GetLastError that have sentences of their own.
const (
	pdfErrorPassword = 4
	pdfErrorSecurity = 5
)

// open loads a document. It gives the number of the error when PDFium cannot.
func (e *pdfEngine) open(src []byte) (doc uint64, code int) {
	p := e.alloc(len(src) + 1)
	if e.err != nil || !e.module.Memory().Write(p, src) || !e.module.Memory().WriteByte(p+uint32(len(src)), 0) {
		return 0, -1
	}
	doc = e.call("FPDF_LoadMemDocument", uint64(p), uint64(len(src)), 0)
	if doc == 0 {
		return 0, e.int("FPDF_GetLastError")
	}
	return doc, 0
}
