package cast

import (
	"crypto/sha1" // FHIR R4 Attachment.hash is SHA-1 by definition
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"shcr/backend/training/letters"
)

// Letter is a document a partner holds: its pointer and the file itself.
type Letter struct {
	Key      string // to be named by another's Replaces
	Type     string // display with a code, or "~words"
	Title    string
	Category string // display, default Letter
	On       string // clinical date
	Dictated string
	Filed    string // when the pointer was made, default On
	From     string // author
	Unit     string
	Setting  string // care setting display
	Format   string // html, text, fixed, rtf, pdf, docx, tiff, jpeg, png, cda
	Heading  []string
	To       []string
	Body     string
	Sign     []string
	Copies   []string
	Status   string // default current
	Draft    string // docStatus
	Replaces string
	Instead  string // another organisation's document it replaces, in words
	Labels   []string
	About    string // how the letter names the person, when not in full
	Describe string
	Second   *Letter // another rendition, as a second content
	Language string  // BCP 47, default en-GB
	Pages    int     // least number of pages of a pdf or tiff: blank sheets make up the rest
	Hand     bool    // tiff, jpeg, png: the body is written by hand; of a table, all but the first column
	Picture  Picture // jpeg, png: what it shows when not the text (on paper or on a card)
	Bulk     int     // bytes the file has at least; PDF only
}

// Picture is what a jpeg or png letter shows: a trace or a wound, drawn to its
// figures.
type Picture = letters.Picture

func (l Letter) put(d *desk) {
	o := d.begin("DocumentReference", orElse(l.Filed, l.On), l.Labels...)
	o["status"] = orElse(l.Status, "current")
	if l.Draft != "" {
		o["docStatus"] = l.Draft
	}
	o["type"] = d.term(l.Type, "", "document")
	o["category"] = list{d.term(orElse(l.Category, "Letter"), "", "document")}
	o["subject"] = d.subject()
	o["date"] = d.region.cal.Instant(orElse(l.Filed, l.On))
	if l.From != "" {
		o["author"] = list{d.staff(l.From), d.unit(l.Unit)}
	} else {
		o["author"] = list{d.unit(l.Unit)}
	}
	o["custodian"] = d.organisation()
	o["description"] = orElse(l.Describe, l.Title)
	context := object{"period": object{"start": d.region.cal.Date(l.On), "end": d.region.cal.Date(l.On)}}
	if l.Setting != "" {
		context["practiceSetting"] = d.term(l.Setting, "", "setting")
	}
	if visit := d.visits[day(l.On)]; visit != "" && d.partner.Key == NGU {
		context["encounter"] = list{object{"reference": visit}} // one call, not two
	}
	o["context"] = context
	ref := d.canary("letter/" + l.Title + "/" + l.On)
	o["identifier"] = list{object{"system": d.partner.IDs + "/letter", "value": ref}}
	content := list{object{"attachment": l.attach(d, ref, o["id"].(string), 1), "format": l.structure()}}
	if l.Second != nil {
		content = append(content, object{"attachment": l.Second.attach(d, ref, o["id"].(string), 2), "format": l.Second.structure()})
	}
	o["content"] = content
	if l.Replaces != "" {
		target, ok := d.letters[l.Replaces]
		if !ok {
			d.fail("letter %q replaces nothing", l.Title)
		}
		o["relatesTo"] = list{object{"code": "replaces", "target": object{"reference": target}}}
	}
	if l.Instead != "" {
		o["relatesTo"] = list{object{"code": "replaces", "target": object{"type": "DocumentReference", "display": l.Instead}}}
	}
	saved := d.save(o)
	if l.Key != "" {
		if d.letters == nil {
			d.letters = map[string]string{}
		}
		d.letters[l.Key] = saved
	}
}

// structure is the format code of the national record locator
// (reference/record-data.md section 8): a clinical document has a structure, the
// rest is for the eye only.
func (l Letter) structure() object {
	code, display := "urn:nhs-ic:unstructured", "Unstructured Document"
	if l.Format == "cda" {
		code, display = "urn:nhs-ic:structured", "Structured Document"
	}
	return object{"system": "https://fhir.nhs.uk/England/CodeSystem/England-NRLFormatCode", "code": code, "display": display}
}

// attach sets the letter, stores the file and describes it.
func (l Letter) attach(d *desk, ref, id string, n int) object {
	contentType, file := l.set(d, ref)
	if l.Bulk > 0 {
		var err error
		if file, err = padded(file, l.Bulk, l.Title+"\n"); err != nil {
			d.fail("letter %q: %v", l.Title, err)
		}
	}
	binary := lower(d.region.hash("binary/"+id+"/"+strconv.Itoa(n), 12))
	raw := marshal(object{"resourceType": "Binary", "id": binary, "contentType": contentType, "data": base64.StdEncoding.EncodeToString(file)})
	d.hand("Binary", binary, raw, "")
	url := "Binary/" + binary
	if d.partner.LinkBase {
		url = d.region.bases[d.partner.Key] + url
	}
	hash := sha1.Sum(file)
	return object{
		"contentType": contentType, "language": orElse(l.Language, "en-GB"), "url": url, "size": len(file),
		"hash": base64.StdEncoding.EncodeToString(hash[:]), "title": l.Title,
		"creation": d.region.cal.Instant(orElse(l.Filed, l.On)),
	}
}

// set gives the file in its format.
func (l Letter) set(d *desk, ref string) (string, []byte) {
	cal := d.region.cal
	if l.Format == "fixed" {
		return "text/plain; charset=utf-8", []byte(cal.Text(strings.TrimPrefix(l.Body, "\n")) + "Our ref: " + ref + "\n")
	}
	p := d.person
	about := l.About
	if about == "" {
		about = strings.TrimSpace(p.Prefix+" "+strings.Join(p.Given, " ")) + " " + strings.ToUpper(p.Family)
	}
	doc := letters.Letter{
		Heading: texts(cal, orList(l.Heading, d.partner.Name, l.Unit)), Title: cal.Text(l.Title), Ref: ref,
		About: aboutLines(about, orElse(d.at.Patient.NHS, p.NHS), cal.born(p.Born)),
		To:    texts(cal, l.To), Body: cal.Text(l.Body), Sign: texts(cal, orList(l.Sign, l.From)), Copies: texts(cal, l.Copies),
		Pages: l.Pages, Hand: l.Hand, Picture: l.Picture, On: cal.Date(l.On),
		Subject: letters.Subject{Given: strings.Join(p.Given, " "), Family: p.Family, Gender: p.Gender, Born: cal.born(p.Born)},
	}
	if !strings.Contains(l.About, "\n") { // such a letter says all there is about the person
		doc.Subject.NHS = strings.TrimPrefix(orElse(d.at.Patient.NHS, p.NHS), "-")
	}
	doc.Dates = []string{"Date " + sayDate(cal.Date(l.On))}
	if l.Dictated != "" {
		doc.Dates = []string{"Dictated " + sayDate(cal.Date(l.Dictated)), "Typed " + sayDate(cal.Date(orElse(l.Filed, l.On)))}
	}
	switch l.Format {
	case "html":
		return "text/html; charset=utf-8", doc.HTML()
	case "text":
		return "text/plain; charset=utf-8", doc.Text()
	case "rtf":
		return "application/rtf", doc.RTF()
	case "pdf":
		return "application/pdf", doc.PDF()
	case "docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", doc.DOCX()
	case "tiff":
		return "image/tiff", draw(l.Format, doc, doc.TIFF)
	case "jpeg":
		return "image/jpeg", draw(l.Format, doc, doc.JPEG)
	case "png":
		return "image/png", draw(l.Format, doc, doc.PNG)
	case "cda":
		return "text/xml; charset=utf-8", doc.CDA()
	default:
		d.fail("letter %q: no format %q", l.Title, l.Format)
		return "", nil
	}
}

// drawn keeps the letters that are pictures. Drawing them is half the work of
// starting a region, and the same letter always gives the same bytes, so that a
// second region of one process (every test has one) need not draw again.
var drawn sync.Map // format and letter -> []byte

func draw(format string, doc letters.Letter, how func() []byte) []byte {
	key := fmt.Sprintf("%s %#v", format, doc)
	if file, ok := drawn.Load(key); ok {
		return file.([]byte)
	}
	file := how()
	drawn.Store(key, file)
	return file
}

// aboutLines names the person. A sender who wrote more than one line wrote all
// there is: some letters carry no NHS number. A line that ends there ("Mrs S M
// Clarke\n") is all there is too. Else the number is the one this partner holds.
func aboutLines(about, nhs, born string) []string {
	lines := strings.Split("Re: "+about, "\n")
	switch last := len(lines) - 1; {
	case last > 0 && lines[last] == "":
		return lines[:last]
	case last > 0:
		return lines
	case nhs == "-":
		return append(lines, "Born "+sayDate(born))
	}
	return append(lines, "Born "+sayDate(born)+"   NHS number "+spaced(nhs))
}

func texts(cal *Calendar, all []string) []string {
	out := make([]string, len(all))
	for i, t := range all {
		out[i] = cal.Text(t)
	}
	return out
}

func orList(given []string, others ...string) []string {
	if given != nil {
		return given
	}
	var all []string
	for _, o := range others {
		if o != "" {
			all = append(all, o)
		}
	}
	return all
}

func spaced(n string) string { return n[:3] + " " + n[3:6] + " " + n[6:] }

// sayDate gives "14-Mar-1948" of "1948-03-14".
func sayDate(iso string) string {
	if len(iso) < 10 {
		return iso
	}
	return mustDay(iso[:10]).Format("02-Jan-2006")
}

// attachment holds a small file within a resource.
func attachment(contentType string, data []byte, title string) object {
	hash := sha1.Sum(data)
	return object{"contentType": contentType, "data": base64.StdEncoding.EncodeToString(data), "size": len(data), "hash": base64.StdEncoding.EncodeToString(hash[:]), "title": title}
}
