package sections

import (
	"strings"

	"shcr/backend/fhir"
)

// quantity writes a quantity with its number's own characters (H18).
func quantity(q fhir.Quantity) string {
	n := number(q)
	if n == "" {
		return ""
	}
	return join(" ", n, unit(q))
}

// number writes comparator and number, nothing rounded.
func number(q fhir.Quantity) string {
	if q.Value == "" {
		return ""
	}
	return q.Comparator + string(q.Value)
}

// unit gives the unit's words, else its UCUM code. A code in braces is only a
// remark on a number without a unit (UCUM section 12): its words are shown, and
// "score" says nothing that the name does not.
func unit(q fhir.Quantity) string {
	if code, ok := strings.CutPrefix(q.Code, "{"); ok && (q.Unit == "" || q.Unit == q.Code) {
		if code, ok = strings.CutSuffix(code, "}"); ok && !strings.ContainsAny(code, "{}") {
			return map[bool]string{false: code}[code == "score"]
		}
	}
	return firstText(q.Unit, q.Code)
}

// span writes a range: "3.5 to 5.3 mmol/L", "under 5", "over 60".
func span(r fhir.Range) string {
	low, high := number(r.Low), number(r.High)
	switch {
	case low != "" && high != "":
		return join(" ", low, "to", high, firstText(unit(r.High), unit(r.Low)))
	case high != "":
		return join(" ", "up to", high, unit(r.High))
	case low != "":
		return join(" ", "from", low, unit(r.Low))
	}
	return ""
}

func ratio(r fhir.Ratio) string {
	a, b := quantity(r.Numerator), quantity(r.Denominator)
	if a == "" || b == "" {
		return a + b
	}
	return strings.Join([]string{a, b}, " per ")
}
