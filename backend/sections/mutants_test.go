package sections

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// mutants is how many malformed payloads B2 asks for.
const mutants = 10_000

// TestB2_MalformedPayloadsNeverVanish makes payloads that are almost right, as a
// careless sender does: members gone, of another kind, given twice, wrapped, or
// full of odd words and numbers. No reader falls over, and whatever arrived is
// shown or excluded with a reason (H10). The draw is fixed: a failure comes again.
func TestB2_MalformedPayloadsNeverVanish(t *testing.T) {
	rnd := rand.New(rand.NewSource(2))
	all := All()
	fixtures := make([][]any, len(all))
	for i, s := range all {
		for _, r := range resources(t, filepath.Join("testdata", s.Key+".json")) {
			var v any
			if json.Unmarshal(r.Raw, &v) == nil {
				fixtures[i] = append(fixtures[i], v)
			}
		}
	}
	right, refused, items := 0, 0, 0
	for n := range mutants {
		payload := mutant(rnd, fixtures[n%len(all)])
		b, err := fhir.DecodeBundle(payload)
		if err != nil {
			refused++ // the whole page is a failure of its partner, which the ledger says
			right++
			continue
		}
		received := asReceived(b.Entries)
		items += len(received)
		if wrong := readByAll(all, received); wrong != "" {
			t.Errorf("mutant %d: %s\n%.2000s", n, wrong, payload)
			continue
		}
		right++
	}
	if refused > mutants/4 || items < mutants {
		t.Errorf("%d of %d payloads were refused whole and %d items read: that tests too little", refused, mutants, items)
	}
	t.Logf("%d payloads refused whole, %d items read", refused, items)
	t.Logf("bar B2 required %d measured %d %s", mutants, right, map[bool]string{true: "ok", false: "short"}[right == mutants])
}

// asReceived leaves out what repeats an id, which the search counts as sent twice.
func asReceived(in []fhir.Resource) (out []fhir.Resource) {
	seen := map[string]bool{}
	for _, r := range in {
		if r.ID != "" && seen[r.Ref()] || r.Type == "OperationOutcome" {
			continue
		}
		seen[r.Ref()] = true
		out = append(out, r)
	}
	return out
}

// readByAll has every reader read its own types and says what was lost.
func readByAll(all []Reader, received []fhir.Resource) (wrong string) {
	at := ""
	defer func() {
		if p := recover(); p != nil {
			wrong = fmt.Sprintf("%s fell over: %v", at, p)
		}
	}()
	for _, s := range all {
		at = s.Key
		rows, mine := read(s, received)
		Order(s.Section, rows.Entries)
		if wrong = lost(rows, mine); wrong != "" {
			return s.Key + ": " + wrong
		}
	}
	return ""
}

// lost tells what was received and is not accounted for exactly as often.
func lost(rows care.Rows, received []fhir.Resource) string {
	count := map[string]int{}
	for _, r := range received {
		count[r.Ref()]++
	}
	for _, e := range rows.Entries {
		if strings.TrimSpace(e.Term) == "" {
			return fmt.Sprintf("a row without words: %v", e.Of)
		}
		for _, ref := range e.Of {
			count[ref]--
		}
	}
	for _, x := range rows.Excluded {
		if x.Reason == "" {
			return x.Ref + " is excluded without a reason"
		}
		count[x.Ref]--
	}
	for _, ref := range rows.Elsewhere {
		count[ref]--
	}
	for _, ref := range slices.Sorted(maps.Keys(count)) {
		if count[ref] != 0 {
			return fmt.Sprintf("%s: received %+d more often than shown or excluded", ref, count[ref])
		}
	}
	return ""
}

// mutant makes a searchset of a fixture with one to six things wrong in it, and now
// and then something wrong with the bytes themselves.
func mutant(rnd *rand.Rand, fixture []any) []byte {
	var entries []any
	for i, v := range fixture {
		e := map[string]any{"resource": clone(v), "search": map[string]any{"mode": "match"}}
		if rnd.Intn(3) > 0 {
			e["fullUrl"] = fmt.Sprintf("https://est.example/fhir/X/%d", i)
		}
		entries = append(entries, e)
	}
	for range 1 + rnd.Intn(6) {
		e := entries[rnd.Intn(len(entries))].(map[string]any)
		e["resource"] = spoilt(rnd, e["resource"])
	}
	text, err := json.Marshal(map[string]any{"resourceType": "Bundle", "type": "searchset", "entry": entries})
	if err != nil {
		panic(err) // made of what was read
	}
	switch rnd.Intn(12) {
	case 0: // a member twice
		at := members(text)
		i := at[rnd.Intn(len(at))]
		end := i + 1 + bytes.IndexByte(text[i+1:], '"')
		text = slices.Concat(text[:i], text[i:end+1], []byte(`:"twice",`), text[i:])
	case 1: // broken bytes within words
		for range 3 {
			if i := rnd.Intn(len(text)); text[i] >= 'a' && text[i] <= 'z' {
				text[i] = 0xff
			}
		}
	case 2: // a number that no float holds
		text = bytes.Replace(text, []byte(`"value":`), []byte(`"value":1e400,"was":`), 1)
	case 3:
		if rnd.Intn(4) == 0 {
			text = text[:rnd.Intn(len(text))]
		}
	}
	return text
}

// members finds where names of members begin.
func members(text []byte) (at []int) {
	for i := 1; i < len(text)-1; i++ {
		if text[i] == '"' && (text[i-1] == '{' || text[i-1] == ',') {
			if end := bytes.IndexByte(text[i+1:], '"'); end > 0 && i+end+2 < len(text) && text[i+end+2] == ':' {
				at = append(at, i)
			}
		}
	}
	return at
}

func clone(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = clone(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = clone(x)
		}
		return out
	}
	return v
}

// spoilt changes one thing at some depth.
func spoilt(rnd *rand.Rand, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 || rnd.Intn(8) == 0 {
			return odd(rnd, v)
		}
		keys := slices.Sorted(maps.Keys(v))
		k := keys[rnd.Intn(len(keys))]
		switch rnd.Intn(10) {
		case 0:
			delete(v, k)
		case 1:
			v[strings.ToUpper(k[:1])+k[1:]] = v[k]
		case 2:
			v[k] = v[keys[rnd.Intn(len(keys))]]
		default:
			v[k] = spoilt(rnd, v[k])
		}
		return v
	case []any:
		if len(v) == 0 || rnd.Intn(8) == 0 {
			return odd(rnd, v)
		}
		i := rnd.Intn(len(v))
		switch rnd.Intn(6) {
		case 0:
			return slices.Delete(v, i, i+1)
		case 1:
			return append(v, clone(v[i]))
		}
		v[i] = spoilt(rnd, v[i])
		return v
	}
	return odd(rnd, v)
}

// odd gives a value of another kind, or odd words.
func odd(rnd *rand.Rand, v any) any {
	all := []any{nil, true, false, 0.0, -1.5, 1e300, "", " ", "entered-in-error", "unknown", "2026-02-30", "0000", "9999-12-31T23:59:60.999999999+14:00",
		"\u202e\u0000\ufeff", strings.Repeat("x", 5000), "#", "#p1", "Patient/", "Condition/c1/_history/2", "urn:uuid:", "//", "javascript:alert(1)",
		"http://snomed.info/sct", "716186003", []any{}, map[string]any{}, []any{nil}, []any{v}, []any{[]any{v}}, map[string]any{"value": v}, map[string]any{"reference": "#"},
		map[string]any{"coding": []any{map[string]any{"code": ""}}}, map[string]any{"text": "", "coding": []any{}}}
	return all[rnd.Intn(len(all))]
}
