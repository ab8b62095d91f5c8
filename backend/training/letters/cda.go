package letters

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// CDA sets a letter as an HL7 clinical document (CDA release 2) of the kind NHS
// 111 reports come as: a header that names the person, author and keeper, and a
// body of sections whose text is the markup of CDA, one for each heading.
func (l Letter) CDA() []byte {
	var b strings.Builder
	put := func(format string, args ...any) {
		for i, a := range args {
			if s, ok := a.(string); ok {
				args[i] = escaped(s)
			}
		}
		fmt.Fprintf(&b, format, args...)
	}
	sum := sha256.Sum256([]byte(l.Ref + l.Title))
	put(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" classCode="DOCCLIN" moodCode="EVN">` + "\n")
	put(`<realmCode code="GB"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>`+"\n"+`<id root="%X-%X-4%s-8%s-%X"/>`+"\n", sum[0:4], sum[4:6], fmt.Sprintf("%X", sum[6:8])[1:], fmt.Sprintf("%X", sum[8:10])[1:], sum[10:16])
	put(`<code nullFlavor="NI"><originalText>%s</originalText></code><title>%s</title>`+"\n", l.Title, l.Title)
	put(`<effectiveTime value="%s"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-GB"/>`+"\n", hl7Time(l.On))
	put(`<setId extension="%s" assigningAuthorityName="%s"/><versionNumber value="1"/>`+"\n", l.Ref, first(l.Heading))
	put("<recordTarget><patientRole>")
	if l.Subject.NHS != "" {
		put(`<id root="2.16.840.1.113883.2.1.4.1" extension="%s"/>`, l.Subject.NHS)
	} else {
		put(`<id nullFlavor="NI"/>`)
	}
	put(`<patient><name use="L">`)
	for _, g := range strings.Fields(l.Subject.Given) {
		put("<given>%s</given>", g)
	}
	gender := map[string]string{"male": "1", "female": "2", "other": "9"}[l.Subject.Gender]
	if gender == "" {
		gender = "0"
	}
	put(`<family>%s</family></name><administrativeGenderCode code="%s" codeSystem="2.16.840.1.113883.2.1.3.2.4.16.25"/><birthTime value="%s"/></patient></patientRole></recordTarget>`+"\n", l.Subject.Family, gender, hl7Time(l.Subject.Born))
	put(`<author><time value="%s"/><assignedAuthor><id nullFlavor="NI"/><assignedPerson><name>%s</name></assignedPerson><representedOrganization><name>%s</name></representedOrganization></assignedAuthor></author>`+"\n", hl7Time(l.On), first(l.Sign), first(l.Heading))
	put(`<custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/><name>%s</name></representedCustodianOrganization></assignedCustodian></custodian>`+"\n", first(l.Heading))
	for _, to := range l.To {
		put(`<informationRecipient><intendedRecipient><informationRecipient><name>%s</name></informationRecipient></intendedRecipient></informationRecipient>`+"\n", to)
	}
	put("<component><structuredBody>\n")
	open := false
	section := func(title string) {
		if open {
			put("</text></section></component>\n")
		}
		open = true
		put("<component><section><title>%s</title><text>", title)
	}
	section("Details")
	for _, all := range [][]string{{"Our ref: " + l.Ref}, l.Dates, l.About} {
		for _, t := range all {
			put("<paragraph>%s</paragraph>", t)
		}
	}
	listed := false
	for _, bl := range blocks(l.Body) {
		if listed != (bl.kind == item) {
			b.WriteString(map[bool]string{true: "</list>", false: "<list>"}[listed])
			listed = !listed
		}
		switch bl.kind {
		case heading:
			section(plain(bl.runs))
		case item:
			b.WriteString("<item><caption>" + escaped(bl.marker) + "</caption>" + cdaRuns(bl.runs) + "</item>")
		case table:
			b.WriteString("<table><tbody>")
			for i, row := range bl.rows {
				cell := map[bool]string{true: "th", false: "td"}[i == 0]
				b.WriteString("<tr>")
				for _, c := range row {
					b.WriteString("<" + cell + ">" + cdaRuns(c) + "</" + cell + ">")
				}
				b.WriteString("</tr>")
			}
			b.WriteString("</tbody></table>")
		case newPage:
		default:
			b.WriteString("<paragraph>" + cdaRuns(bl.runs) + "</paragraph>")
		}
	}
	if listed {
		put("</list>")
	}
	for _, s := range l.Sign {
		put("<paragraph>%s</paragraph>", s)
	}
	for _, c := range l.Copies {
		put("<paragraph>cc %s</paragraph>", c)
	}
	put("</text></section></component>\n</structuredBody></component>\n</ClinicalDocument>\n")
	return []byte(b.String())
}

func cdaRuns(rs []run) string {
	var b strings.Builder
	for _, r := range rs {
		text := escaped(r.text)
		if r.strong {
			text = `<content styleCode="Bold">` + text + "</content>"
		}
		if r.struck {
			text = `<content revised="delete">` + text + "</content>"
		}
		b.WriteString(text)
	}
	return b.String()
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // writes to memory
	return b.String()
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// hl7Time gives "20261029" or, of an instant, "20261019045100+0100".
func hl7Time(iso string) string {
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		return t.Format("20060102150405-0700")
	}
	return strings.ReplaceAll(iso, "-", "")
}
