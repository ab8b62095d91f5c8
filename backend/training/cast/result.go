package cast

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Panel is a laboratory report with its results.
type Panel struct {
	Name       string // the report's own title, or a display with a code
	Taken      string
	Reported   string
	Status     string // default final
	Results    []Result
	Conclusion string
	Specimen   string
	Fixed      string // an unstructured report: one block of text, spacing kept
	Lab        string
	By         string
	Labels     []string
	Copies     bool // filed copies of another organisation's results
}

// Result is one measured or worded value.
type Result struct {
	Test       string // short name of a test in tests, a display, or "~words"
	Value      string // the number as the laboratory printed it
	Comparator string
	Text       string // a worded result
	Flag       string // H, L, HH, LL, A
	Status     string // default that of the panel
	Unit       string // when not the usual one
	Range      string // "low-high" when not the usual one; "-" sends none
	Absent     string // why there is no value
	Note       string
}

// test is what a laboratory usually prints for a test.
type test struct{ display, unit, ucum, low, high string }

// tests by the short names the stories use. Ranges are those the invented
// laboratory sends.
var tests = map[string]test{
	"eGFR":          {"eGFR (estimated glomerular filtration rate) using creatinine Chronic Kidney Disease Epidemiology Collaboration equation per 1.73 square metres", "mL/min/1.73m2", "mL/min/{1.73_m2}", "", ""},
	"creatinine":    {"Serum creatinine level", "umol/L", "umol/L", "", ""},
	"sodium":        {"Serum sodium level", "mmol/L", "mmol/L", "133", "146"},
	"potassium":     {"Serum potassium level", "mmol/L", "mmol/L", "3.5", "5.3"},
	"urea":          {"Serum urea level", "mmol/L", "mmol/L", "2.5", "7.8"},
	"BNP":           {"N-terminal pro-brain natriuretic peptide level", "ng/L", "ng/L", "", "400"},
	"HbA1c":         {"Haemoglobin A1c level - International Federation of Clinical Chemistry and Laboratory Medicine standardised", "mmol/mol", "mmol/mol", "20", "41"},
	"Hb":            {"Haemoglobin estimation", "g/L", "g/L", "", ""},
	"ferritin":      {"Serum ferritin level", "ug/L", "ug/L", "13", "150"},
	"CRP":           {"Serum CRP (C reactive protein) level", "mg/L", "mg/L", "", "5"},
	"WCC":           {"Total white cell count", "x10^9/L", "10*9/L", "4.0", "11.0"},
	"neutrophils":   {"Neutrophil count", "x10^9/L", "10*9/L", "2.0", "7.5"},
	"platelets":     {"Platelet count", "x10^9/L", "10*9/L", "150", "400"},
	"MCV":           {"Mean corpuscular volume", "fL", "fL", "80", "100"},
	"ALT":           {"Serum alanine aminotransferase level", "U/L", "U/L", "", "41"},
	"ALP":           {"Serum alkaline phosphatase level", "U/L", "U/L", "30", "130"},
	"bilirubin":     {"Serum total bilirubin level", "umol/L", "umol/L", "", "21"},
	"albumin":       {"Serum albumin level", "g/L", "g/L", "35", "50"},
	"calcium":       {"Serum adjusted calcium concentration", "mmol/L", "mmol/L", "2.20", "2.60"},
	"phosphate":     {"Serum inorganic phosphate level", "mmol/L", "mmol/L", "0.80", "1.50"},
	"vitamin D":     {"Total 25-hydroxyvitamin D level", "nmol/L", "nmol/L", "50", ""},
	"valproate":     {"Serum sodium valproate level", "mg/L", "mg/L", "50", "100"},
	"INR":           {"INR - international normalised ratio", "", "{INR}", "", ""},
	"PSA":           {"Serum prostate specific antigen level", "ug/L", "ug/L", "", ""},
	"cholesterol":   {"Serum cholesterol level", "mmol/L", "mmol/L", "", ""},
	"glucose":       {"Plasma glucose level", "mmol/L", "mmol/L", "", ""},
	"TSH":           {"Serum TSH (thyroid stimulating hormone) level", "mIU/L", "m[IU]/L", "0.27", "4.20"},
	"urine culture": {"Urine culture", "", "", "", ""},
}

func (p Panel) put(d *desk) {
	status := orElse(p.Status, "final")
	reported := orElse(p.Reported, p.Taken)
	r := d.begin("DiagnosticReport", reported, p.Labels...)
	r["status"] = status
	r["category"] = list{coded(hl7+"v2-0074", "LAB", "Laboratory")}
	r["subject"] = d.subject()
	if _, ok := lookUp(p.Name, "lab", "procedure"); ok {
		r["code"] = d.term(p.Name, "", "lab", "procedure")
	} else {
		r["code"] = object{"text": p.Name}
	}
	r["effectiveDateTime"] = d.region.cal.Date(p.Taken)
	if len(reported) >= 10 { // a year is not padded to an instant
		r["issued"] = d.region.cal.Instant(reported)
	}
	lab := d.unit(orElse(p.Lab, d.partner.Lab))
	r["performer"] = list{lab}
	if p.By != "" {
		r["resultsInterpreter"] = list{d.staff(p.By)}
	}
	if p.Specimen != "" {
		r["specimen"] = list{object{"display": p.Specimen}}
	}
	if text := d.remark(r, "results", p.Conclusion); text != "" {
		r["conclusion"] = text
	}
	if p.Fixed != "" {
		r["presentedForm"] = list{attachment("text/plain; charset=utf-8", []byte(d.region.cal.Text(p.Fixed)), p.Name)}
	}
	var results list
	for _, one := range p.Results {
		results = append(results, object{"reference": one.save(d, p, lab)})
	}
	if results != nil {
		r["result"] = results
	}
	d.save(r)
}

func (r Result) save(d *desk, p Panel, lab object) string {
	o := d.begin("Observation", orElse(p.Reported, p.Taken), p.Labels...)
	o["status"] = orElse(r.Status, orElse(p.Status, "final"))
	o["category"] = list{coded(hl7+"observation-category", "laboratory", "Laboratory")}
	o["subject"] = d.subject()
	t, known := tests[r.Test]
	words, local := strings.CutPrefix(r.Test, "~")
	switch {
	case known:
		o["code"] = d.term(t.display, "", "lab", "vital")
	case local:
		o["code"] = coded(localTests, strings.ToUpper(strings.ReplaceAll(words, " ", "-")), words)
		o["code"].(object)["text"] = words
	default:
		o["code"] = d.term(r.Test, "", "lab", "vital")
	}
	o["effectiveDateTime"] = d.region.cal.Date(p.Taken)
	if reported := orElse(p.Reported, p.Taken); len(reported) >= 10 {
		o["issued"] = d.region.cal.Instant(reported)
	}
	o["performer"] = list{lab}
	unit, code := t.unit, t.ucum
	if r.Unit != "" {
		unit, code = r.Unit, r.Unit
	}
	switch {
	case r.Value != "":
		o["valueQuantity"] = quantity(r.Value, unit, code, r.Comparator)
	case r.Text != "":
		o["valueString"] = r.Text
	case r.Absent != "":
		o["dataAbsentReason"] = object{"text": r.Absent}
	}
	if r.Flag != "" {
		words := map[string]string{"H": "High", "L": "Low", "HH": "Critical high", "LL": "Critical low", "A": "Abnormal", "N": "Normal"}
		o["interpretation"] = list{coded(hl7+"v3-ObservationInterpretation", r.Flag, words[r.Flag])}
	}
	low, high := t.low, t.high
	if r.Range != "" {
		low, high, _ = strings.Cut(r.Range, "-")
	}
	if (low != "" || high != "") && r.Value != "" {
		rng := object{}
		if low != "" {
			rng["low"] = quantity(low, unit, code, "")
		}
		if high != "" {
			rng["high"] = quantity(high, unit, code, "")
		}
		o["referenceRange"] = list{rng}
	}
	if r.Note != "" {
		o["note"] = list{object{"text": r.Note}}
	}
	return d.save(o)
}

// quantity keeps the number's own characters.
func quantity(value, unit, code, comparator string) object {
	q := object{"value": json.Number(value)}
	if unit != "" {
		q["unit"] = unit
	}
	if code != "" {
		q["system"], q["code"] = ucum, code
	}
	if comparator != "" {
		q["comparator"] = comparator
	}
	return q
}

// Measure is a vital sign, a score or a social fact.
type Measure struct {
	Term   string
	At     string
	Value  string // number as typed; "104/58" for a blood pressure
	Unit   string
	Code   string // UCUM
	Text   string // a worded value
	Day    string // a date as the value: the day a child is expected
	Absent string
	By     string
	Where  string
	Note   string
	Survey bool
	Social bool
	Parts  []Part // what a score was made of
	Status string // default final
	Flag   string // H, L and so on
	Labels []string
}

// Part is a component of a score: a number with its unit, or words.
type Part struct{ Term, Value, Unit, Text string }

func (p Part) component(d *desk) object {
	o := object{"code": d.term(p.Term, "", "vital")}
	if p.Value != "" {
		o["valueQuantity"] = quantity(p.Value, p.Unit, p.Unit, "")
	} else {
		o["valueString"] = p.Text
	}
	return o
}

func (m Measure) put(d *desk) {
	o := d.begin("Observation", m.At, m.Labels...)
	o["status"] = orElse(m.Status, "final")
	category := "vital-signs"
	if m.Survey {
		category = "survey"
	}
	if m.Social {
		category = "social-history"
	}
	o["category"] = list{coded(hl7+"observation-category", category, "")}
	o["subject"] = d.subject()
	o["code"] = d.term(m.Term, "", "vital", "problem", "lab")
	o["effectiveDateTime"] = d.region.cal.Date(m.At)
	if m.By != "" {
		o["performer"] = list{d.staff(m.By)}
	} else {
		o["performer"] = list{d.unit(m.Where)}
	}
	systolic, diastolic, pair := strings.Cut(m.Value, "/")
	switch {
	case pair:
		o["component"] = list{
			object{"code": d.term("Systolic blood pressure", "", "vital"), "valueQuantity": quantity(systolic, "mmHg", "mm[Hg]", "")},
			object{"code": d.term("Diastolic blood pressure", "", "vital"), "valueQuantity": quantity(diastolic, "mmHg", "mm[Hg]", "")},
		}
	case m.Value != "":
		o["valueQuantity"] = quantity(m.Value, m.Unit, orElse(m.Code, m.Unit), "")
	case m.Text != "":
		o["valueString"] = m.Text
	case m.Day != "":
		o["valueDateTime"] = d.region.cal.Date(m.Day)
	case m.Absent != "":
		o["dataAbsentReason"] = object{"text": m.Absent}
	}
	if len(m.Parts) > 0 {
		var parts list
		for _, p := range m.Parts {
			parts = append(parts, p.component(d))
		}
		o["component"] = parts
	}
	d.notes(o, "observations", m.Note)
	d.save(o)
}

// above flags a printed number that is over a limit.
func above(limit float64, value string) string {
	if f, err := strconv.ParseFloat(value, 64); err == nil && f > limit {
		return "H"
	}
	return ""
}
