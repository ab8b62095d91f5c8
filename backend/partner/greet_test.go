package partner

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"shcr/backend/audit/receipt"
	"shcr/backend/audit/receipttest"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// L15: nothing is asked without a receipt, also not what a server is. With one,
// the open takes what the greeting found, a failure too, and asks nothing twice.
func TestL15_Greeting(t *testing.T) {
	for name, c := range map[string]struct {
		version string
		status  int
		want    care.Why
		asked   int64
	}{
		"R4":       {"4.0.1", 200, care.WhyNone, 3}, // metadata, Patient, Condition
		"STU3":     {"3.0.1", 200, care.WhyVersion, 1},
		"at fault": {"", 500, care.WhyStatus, 1},
	} {
		t.Run(name, func(t *testing.T) {
			h := &holder{version: c.version, answers: map[string]func(*http.Request) (int, string){
				"Patient": func(*http.Request) (int, string) { return bundle(patient("E1", amina.Digits())) },
			}}
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if c.status != 200 {
					h.requests.Add(1)
					w.WriteHeader(c.status)
					return
				}
				h.ServeHTTP(w, r)
			}))
			defer s.Close()
			e, err := fhir.NewEndpoint(s.URL, func(context.Context) (string, error) { return "t", nil }, fhir.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			defer e.Close()
			p := New(care.Organisation{ODS: "RZ9"}, e, time.Now)
			if <-p.Greet(context.Background(), receipt.Receipt{}); h.requests.Load() != 0 {
				t.Fatal("asked without a receipt")
			}
			rc := receipttest.Make()
			p.Greet(context.Background(), rc)
			_, err = p.Ask(context.Background(), rc, []care.NHSNumber{amina}, []fhir.Ask{{Type: "Condition"}}, func(Reply) {})
			if (err != nil) != (c.want != care.WhyNone) || err != nil && why(err) != c.want || h.requests.Load() != c.asked {
				t.Errorf("%v after %d requests", err, h.requests.Load())
			}
		})
	}
}
