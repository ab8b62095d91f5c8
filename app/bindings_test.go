package app_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"shcr/app"
	"shcr/backend/care"
	"shcr/backend/training"
)

// W3: no call of a bound method that a page could make, of any type, size or number,
// ends the program, grows it without bound, or gives anything of the open record
// for a guessed handle; each refusal is in plain words.
func TestW3_Bindings(t *testing.T) {
	required := 5_000
	if os.Getenv("SHCR_BAR") != "" {
		required = 1_000_000
	}
	keyring.MockInit()
	var came atomic.Bool // by the browser, once; what else is opened there goes nowhere
	c := open(t, "U2", func(_ *training.Options, o *app.Options) {
		o.ListsDir = t.TempDir()
		o.Browse = func(address string) error {
			if came.CompareAndSwap(false, true) {
				go person(t, address, "U2")
			}
			return nil
		}
	})
	v := c.opened(t, "9990123454")
	methods := boundMethods(c.App)
	staying := slices.DeleteFunc(slices.Clone(methods), func(m boundMethod) bool { return slices.Contains(leaving, m.name) })
	words := append(slices.Clone(odd), guesses(v.Record)...)
	var calls, data atomic.Int64
	try := func(m boundMethod, args []json.RawMessage) {
		answer, err := m.reach(args)
		calls.Add(1)
		if p := app.ProblemOf(err); err != nil && !errors.Is(err, errUnread) && (p.Say == "" || p.Code == string(care.CodeInternal)) {
			t.Errorf("%s(%.200s): %v", m.name, args, err)
		}
		if err == nil && takesHandle(m) && len(answer) > 0 {
			data.Add(1)
			t.Errorf("%s(%.200s) answered %.200s", m.name, args, answer)
		}
	}
	calm := calmed()

	t.Run("guessed handles", func(t *testing.T) {
		for _, m := range methods {
			for _, guess := range append(guesses(v.Record), "9990123454") {
				if takesHandle(m) {
					args := fuzz{rand.New(rand.NewPCG(1, 1)), words}.arguments(m)
					args[0], _ = json.Marshal(guess)
					try(m, args)
				}
			}
		}
	})
	t.Run("any argument", func(t *testing.T) {
		var done sync.WaitGroup
		for seed := range 4 {
			done.Go(func() {
				f := fuzz{rand.New(rand.NewPCG(uint64(seed), 3)), words}
				for range required / 4 {
					if m := methods[f.IntN(len(methods))]; !slices.Contains(leaving, m.name) {
						try(m, f.arguments(m))
					} else {
						calls.Add(1)
						if _, err := m.reach([]json.RawMessage{json.RawMessage(`"x"`)}); !errors.Is(err, errUnread) {
							t.Errorf("%s took an argument: %v", m.name, err)
						}
					}
				}
			})
		}
		done.Wait()
	})
	t.Run("10 MB", func(t *testing.T) {
		before := size(t, c.dir)
		huge, _ := json.Marshal(strings.Repeat("A1 ", 10<<20/3))
		many, _ := json.Marshal(slices.Repeat([]string{"ab"}, 2<<20))
		for _, m := range methods {
			for i := range m.call.Type().NumIn() {
				args := make([]json.RawMessage, m.call.Type().NumIn())
				for k := range args {
					args[k], _ = json.Marshal(reflect.Zero(m.call.Type().In(k)).Interface())
				}
				switch in := m.call.Type().In(i); in.Kind() {
				case reflect.String:
					args[i] = huge
				case reflect.Slice:
					args[i] = many
				case reflect.Struct:
					form := map[string]json.RawMessage{}
					for k := range in.NumField() {
						form[in.Field(k).Tag.Get("json")] = huge
					}
					args[i], _ = json.Marshal(form)
				default:
					continue
				}
				began := time.Now()
				try(m, args)
				if took := time.Since(began); took > 5*time.Second {
					t.Errorf("%s took %v", m.name, took)
				}
			}
		}
		if grown := size(t, c.dir) - before; grown > 1<<20 {
			t.Errorf("%d bytes of it were kept on disk", grown)
		}
	})
	t.Run("10,000 at once", func(t *testing.T) {
		var done sync.WaitGroup
		start := make(chan struct{})
		f := fuzz{rand.New(rand.NewPCG(9, 9)), words}
		for i := range 10_000 {
			m := staying[i%len(staying)]
			args := f.arguments(m)
			done.Go(func() { <-start; try(m, args) })
		}
		over := make(chan struct{})
		go func() { done.Wait(); close(over) }()
		close(start)
		most := 0
		for looking := true; looking; {
			select {
			case <-over:
				looking = false
			case <-time.After(time.Millisecond):
				most = max(most, runtime.NumGoroutine())
			}
		}
		t.Logf("%d goroutines at most, %d before", most, calm.goroutines)
		if most > calm.goroutines+10_000+1_000 {
			t.Errorf("%d goroutines for 10,000 calls", most)
		}
	})
	t.Run("as fast as it goes, past what waits for others", func(t *testing.T) {
		beside, err := c.Record.Neighbours(v.Record)
		if err != nil || len(beside.Links) == 0 {
			t.Fatalf("no page to open: %v", err)
		}
		service := fmt.Sprintf("%q", beside.Links[0].Name)
		for name, args := range map[string][]string{
			"People.Search":   {`{"nhsNumber":"9990123454"}`},
			"Reports.Run":     {`{"by":"me"}`},
			"Record.Open":     {`"9434765919"`, `"treatment"`, `""`},
			"Record.OpenPage": {service},
		} {
			m := methods[slices.IndexFunc(methods, func(m boundMethod) bool { return m.name == name })]
			raw := []json.RawMessage{}
			for _, a := range args {
				raw = append(raw, json.RawMessage(a))
			}
			var busy atomic.Int64
			var done sync.WaitGroup
			began := time.Now()
			for range 500 {
				done.Go(func() {
					if _, err := m.reach(raw); err != nil && care.CodeOf(err) == care.CodeBusy {
						busy.Add(1)
					}
					calls.Add(1)
				})
			}
			done.Wait()
			t.Logf("%s: %d of 500 told to wait, in %v", name, busy.Load(), time.Since(began).Round(time.Millisecond))
			if busy.Load() < 250 {
				t.Errorf("%s: only %d of 500 were told to wait", name, busy.Load())
			}
		}
	})
	now := calmed()
	t.Logf("%d goroutines and %d MiB before, %d and %d after %d calls", calm.goroutines, calm.heap>>20, now.goroutines, now.heap>>20, calls.Load())
	if now.goroutines > calm.goroutines+50 || now.heap > calm.heap+64<<20 {
		t.Errorf("grown from %d goroutines and %d MiB to %d and %d", calm.goroutines, calm.heap>>20, now.goroutines, now.heap>>20)
	}
	if _, err := c.Record.View(v.Record); err != nil {
		t.Errorf("the record is no longer open: %v", err)
	}
	for _, m := range methods {
		if slices.Contains(leaving, m.name) {
			if _, err := m.reach(nil); err != nil && app.ProblemOf(err).Say == "" {
				t.Errorf("%s: %v", m.name, err)
			}
			calls.Add(1)
		}
	}
	for _, m := range methods { // and nobody is signed in any more
		if takesHandle(m) {
			args := fuzz{rand.New(rand.NewPCG(1, 1)), []string{v.Record}}.arguments(m)
			try(m, args)
		}
	}
	if calls.Load() < int64(required) {
		t.Errorf("%d calls only", calls.Load())
	}
	t.Logf("bar W3 required 0 measured %d %s", data.Load(), map[bool]string{true: "ok", false: "short"}[!t.Failed()])
}

// takesHandle tells of the methods that answer for an open record or report alone.
func takesHandle(m boundMethod) bool {
	return (strings.HasPrefix(m.name, "Record.") || strings.HasPrefix(m.name, "Reports.")) && !slices.Contains(free, m.name)
}

// TestW3_HandlesAnswer: the same calls with the true handle answer, so that the
// silence of the others is no accident.
func TestW3_HandlesAnswer(t *testing.T) {
	c := open(t, "U2")
	v := c.opened(t, "9990123454")
	answered := 0
	for _, m := range boundMethods(c.App) {
		if takesHandle(m) && m.call.Type().NumIn() == 1 && m.name != "Record.Close" {
			handle, _ := json.Marshal(v.Record)
			if answer, err := m.reach([]json.RawMessage{handle}); err == nil && len(answer) > 2 {
				answered++
			}
		}
	}
	if answered < 5 {
		t.Errorf("%d methods answer for the true handle", answered)
	}
}
