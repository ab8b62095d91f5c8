package main

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"shcr/backend/care"
	"shcr/backend/fhir"
	"shcr/backend/sections"
)

// nhsNumber is the invented person whose record is loaded: of the range 999, which is never given
// to anybody.
const nhsNumber = "9990123454"

// pageCap is the largest page a server of the bench gives, as many real ones do.
const pageCap = 100

// Partner is one server of the bench as every contender is told of it.
type Partner struct {
	Name    string
	Base    string // ends in a slash
	Setting care.Setting
	Latency time.Duration
	// Sections that it shares; nil shares all.
	Sections []string
	// Pages are the addresses of all pages in the order of asking, those of one
	// search in one list; a contender that knows them beforehand uses them.
	Pages [][]string

	weight int
}

var (
	clinical = []string{care.Alerts, care.Allergies, care.Problems, care.Medications, care.Results, care.Appointments, care.Observations,
		care.Procedures, care.Referrals, care.CarePlans, care.Documents, care.Encounters}
	brief  = []string{care.Alerts, care.Allergies, care.Problems, care.Observations, care.Encounters, care.Documents}
	social = []string{care.SocialCare, care.CareNetwork, care.Documents, care.Appointments, care.Alerts}
)

// partners are twelve as a region has them: hospitals that hold much, practices,
// and those that hold little. Latency is the time to the first byte.
func partners() []*Partner {
	const ms = time.Millisecond
	return []*Partner{
		{Name: "acute-1", Setting: care.SettingAcute, Latency: 120 * ms, Sections: clinical, weight: 30},
		{Name: "acute-2", Setting: care.SettingAcute, Latency: 150 * ms, Sections: clinical, weight: 14},
		{Name: "practice-1", Setting: care.SettingGP, Latency: 40 * ms, Sections: append([]string{care.Immunisations}, clinical...), weight: 18},
		{Name: "practice-2", Setting: care.SettingGP, Latency: 60 * ms, Sections: append([]string{care.Immunisations}, clinical...), weight: 8},
		{Name: "mental-health", Setting: care.SettingMentalHealth, Latency: 220 * ms, Sections: clinical, weight: 6},
		{Name: "community-1", Setting: care.SettingCommunity, Latency: 80 * ms, Sections: clinical, weight: 7},
		{Name: "community-2", Setting: care.SettingCommunity, Latency: 180 * ms, Sections: brief, weight: 4},
		{Name: "ambulance", Setting: care.SettingAmbulance, Latency: 100 * ms, Sections: brief, weight: 3},
		{Name: "urgent-care", Setting: care.SettingUrgentCare, Latency: 20 * ms, Sections: brief, weight: 3},
		{Name: "council-1", Setting: care.SettingSocialCare, Latency: 400 * ms, Sections: social, weight: 3},
		{Name: "council-2", Setting: care.SettingSocialCare, Latency: 260 * ms, Sections: social, weight: 2},
		{Name: "hospice", Setting: care.SettingCommunity, Latency: 320 * ms, Sections: brief, weight: 2},
	}
}

// shares tells whether a partner is asked for a section.
func (p *Partner) shares(section string) bool {
	if p.Sections == nil {
		return true
	}
	for _, s := range p.Sections {
		if s == section {
			return true
		}
	}
	return false
}

// asks lists what the viewer asks this partner, each search once, in its order.
func (p *Partner) asks() (all []fhir.Ask) {
	seen := map[string]bool{}
	for _, r := range sections.All() {
		for _, a := range r.Searches {
			if p.shares(r.Key) && (a.Of == "" || a.Of == p.Setting) && !seen[a.Key()] {
				seen[a.Key()] = true
				all = append(all, a)
			}
		}
	}
	return all
}

// address is a search of one page at this partner.
func (p *Partner) address(a fhir.Ask, count, offset int) string {
	v := url.Values{"patient": {"P1"}, "_count": {strconv.Itoa(count)}}
	for name, values := range a.Params {
		v[name] = values
	}
	if offset > 0 {
		v.Set("_offset", strconv.Itoa(offset))
	}
	return p.Base + a.Type + "?" + v.Encode()
}

// mix says how a record is made up, in parts of a hundred of what a partner
// holds; the types a partner does not share give theirs to the rest.
var mix = []struct {
	resource string
	parts    int
}{
	{"Observation", 52}, {"Encounter", 13}, {"DiagnosticReport", 7}, {"MedicationRequest", 8}, {"Procedure", 5}, {"DocumentReference", 5},
	{"Condition", 4}, {"Appointment", 3}, {"Immunization", 2}, {"ServiceRequest", 2}, {"EpisodeOfCare", 1}, {"AllergyIntolerance", 1},
	{"CarePlan", 1}, {"Flag", 1}, {"Task", 1},
}

// holding makes what a partner holds of a record of n resources in all.
func (p *Partner) holding(n int) map[string][][]byte {
	asked := map[string]bool{}
	for _, a := range p.asks() {
		asked[a.Type] = true
	}
	parts := 0
	for _, m := range mix {
		if asked[m.resource] {
			parts += m.parts
		}
	}
	held, own, given := map[string][][]byte{}, max(1, n*p.weight/100), 0
	first := ""
	for _, m := range mix {
		if !asked[m.resource] {
			continue
		}
		first = cmp.Or(first, m.resource)
		for range own * m.parts / parts {
			held[m.resource] = append(held[m.resource], resource(m.resource, given))
			given++
		}
	}
	for ; given < own; given++ { // what rounding left
		held[first] = append(held[first], resource(first, given))
	}
	return held
}

// coded is a CodeableConcept as a UK record writes it: SNOMED CT, and a second
// coding of the system's own.
func coded(code, display string) string {
	return fmt.Sprintf(`{"coding":[{"system":"http://snomed.info/sct","code":"%s","display":"%s","userSelected":true},{"system":"https://bench.example/CodeSystem/local","code":"L%s","display":"%s (local)"}],"text":"%s"}`,
		code, display, code, display, display)
}

// resource makes the i-th resource of a partner: about 2 kB, as resources of real
// records are, and read by the viewer without fault.
func resource(kind string, i int) []byte {
	day := time.Date(2012, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i) * 5 * time.Hour)
	at := day.Format(time.RFC3339)
	id := fmt.Sprintf("%s-%06d", strings.ToLower(kind[:3]), i)
	note := fmt.Sprintf("Entry %d of the bench. Seen in clinic, plan discussed and agreed; to be reviewed at the next visit, sooner if anything changes. Copy sent to the practice.", i)
	var b strings.Builder
	fmt.Fprintf(&b, `{"resourceType":"%s","id":"%s","meta":{"versionId":"1","lastUpdated":"%s","profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-%s"],"source":"https://bench.example/system/%d"},`, kind, id, at, kind, i%7)
	fmt.Fprintf(&b, `"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p><b>%s %d</b></p><table><tr><td>Recorded</td><td>%s</td></tr><tr><td>Note</td><td>%s</td></tr></table></div>"},`, kind, i, at, note)
	fmt.Fprintf(&b, `"extension":[{"url":"https://bench.example/StructureDefinition/origin","valueString":"record %d"},{"url":"https://bench.example/StructureDefinition/entered","valueDateTime":"%s"}],`, i, at)
	fmt.Fprintf(&b, `"identifier":[{"system":"https://bench.example/Id/%s","value":"%s-4f3d-9a61-%06d"}],`, strings.ToLower(kind), id, i)
	who := fmt.Sprintf(`{"reference":"Practitioner/prac-%d","display":"Dr Bench Number %d"}`, i%40, i%40)
	subject := `{"reference":"Patient/P1","display":"BENCH, Person (Mx)"}`
	switch kind {
	case "Observation":
		fmt.Fprintf(&b, `"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"%s"}]}],"code":%s,"subject":%s,"effectiveDateTime":"%s","issued":"%s","performer":[%s],"valueQuantity":{"value":%d.%d0,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"},"interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N","display":"Normal"}]}],"referenceRange":[{"low":{"value":3.5,"unit":"mmol/L"},"high":{"value":5.3,"unit":"mmol/L"},"text":"3.5 to 5.3"}],"note":[{"text":"%s"}]`,
			[]string{"laboratory", "vital-signs"}[i%2], coded(strconv.Itoa(1000000+i%90), fmt.Sprintf("Measurement %d", i%90)), subject, at, at, who, 3+i%3, i%10, note)
	case "Encounter":
		fmt.Fprintf(&b, `"status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB","display":"ambulatory"},"type":[%s],"subject":%s,"participant":[{"individual":%s}],"period":{"start":"%s","end":"%s"},"reasonCode":[%s],"serviceProvider":{"display":"Bench hospital"}`,
			coded("185317003", "Telephone encounter"), subject, who, at, day.Add(time.Hour).Format(time.RFC3339), coded("183452005", "Review of care"))
	case "DiagnosticReport":
		fmt.Fprintf(&b, `"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0074","code":"LAB"}]}],"code":%s,"subject":%s,"effectiveDateTime":"%s","issued":"%s","performer":[%s],"conclusion":"%s"`,
			coded("26604007", "Full blood count"), subject, at, at, who, note)
	case "MedicationRequest":
		fmt.Fprintf(&b, `"status":"active","intent":"order","medicationCodeableConcept":%s,"subject":%s,"authoredOn":"%s","requester":%s,"dosageInstruction":[{"text":"One tablet each morning","timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}],"note":[{"text":"%s"}]`,
			coded("318420003", "Atenolol 50 mg tablets"), subject, at, who, note)
	case "Procedure":
		fmt.Fprintf(&b, `"status":"completed","code":%s,"subject":%s,"performedDateTime":"%s","performer":[{"actor":%s}],"note":[{"text":"%s"}]`, coded("80146002", "Appendicectomy"), subject, at, who, note)
	case "DocumentReference":
		fmt.Fprintf(&b, `"status":"current","type":%s,"subject":%s,"date":"%s","author":[%s],"description":"%s","content":[{"attachment":{"contentType":"application/pdf","url":"Binary/%s","size":20480,"title":"Letter %d","creation":"%s"}}]`,
			coded("823691000000103", "Clinical letter"), subject, at, who, note, id, i, at)
	case "Condition":
		fmt.Fprintf(&b, `"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"problem-list-item"}]}],"code":%s,"subject":%s,"onsetDateTime":"%s","recordedDate":"%s","recorder":%s,"note":[{"text":"%s"}]`,
			coded("38341003", "Hypertensive disorder"), subject, at, at, who, note)
	case "Appointment":
		fmt.Fprintf(&b, `"status":"fulfilled","description":"%s","start":"%s","end":"%s","participant":[{"actor":%s,"status":"accepted"},{"actor":%s,"status":"accepted"}]`, note, at, day.Add(time.Hour).Format(time.RFC3339), subject, who)
	case "Immunization":
		fmt.Fprintf(&b, `"status":"completed","vaccineCode":%s,"patient":%s,"occurrenceDateTime":"%s","primarySource":true,"lotNumber":"B%d"`, coded("39114911000001105", "Influenza vaccine"), subject, at, i)
	case "ServiceRequest":
		fmt.Fprintf(&b, `"status":"active","intent":"order","code":%s,"subject":%s,"authoredOn":"%s","requester":%s,"note":[{"text":"%s"}]`, coded("3457005", "Patient referral"), subject, at, who, note)
	case "EpisodeOfCare":
		fmt.Fprintf(&b, `"status":"active","type":[%s],"patient":%s,"period":{"start":"%s"}`, coded("310000008", "Social care"), subject, at)
	case "AllergyIntolerance":
		fmt.Fprintf(&b, `"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},"code":%s,"patient":%s,"recordedDate":"%s","recorder":%s`, coded("91936005", "Allergy to penicillin"), subject, at, who)
	case "CarePlan":
		fmt.Fprintf(&b, `"status":"active","intent":"plan","title":"Plan %d","subject":%s,"period":{"start":"%s"},"author":%s,"description":"%s"`, i, subject, at, who, note)
	case "Flag":
		fmt.Fprintf(&b, `"status":"active","code":%s,"subject":%s,"period":{"start":"%s"},"author":%s`, coded("225915006", "Risk of violence"), subject, at, who)
	case "Task":
		fmt.Fprintf(&b, `"status":"in-progress","intent":"order","code":%s,"for":%s,"authoredOn":"%s","description":"%s"`, coded("410536001", "Assessment"), subject, at, note)
	}
	b.WriteString("}")
	return []byte(b.String())
}
