package document

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"shcr/backend/care"
)

// isCDA tells an HL7 clinical document (CDA release 2) by its first element.
func isCDA(src string) bool {
	x := xml.NewDecoder(strings.NewReader(src[:min(len(src), 16<<10)]))
	for {
		t, err := x.Token()
		if err != nil {
			return false
		}
		if s, ok := t.(xml.StartElement); ok {
			return s.Name.Local == "ClinicalDocument"
		}
	}
}

// tags are the elements of a section's text in CDA, as HTML has them; what is not
// here keeps its words.
var tags = map[string]string{
	"paragraph": "p", "list": "ul", "item": "li", "table": "table", "thead": "thead", "tbody": "tbody", "tfoot": "tfoot", "tr": "tr", "th": "th", "td": "td",
	"br": "br", "sub": "sub", "sup": "sup", "content": "span", "linkHtml": "span", "footnote": "span", "pre": "pre",
}

// cda reads a clinical document: who it says it is about and from, then its
// sections with their titles. The text of sections goes the way of other markup.
func cda(src string) (blocks []care.Block, left []string, err error) {
	c := &cdaReader{}
	x := xml.NewDecoder(strings.NewReader(src))
	for {
		t, err := x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, nil, errors.New("a document type within a clinical document")
		case xml.StartElement:
			if len(c.open) > maxDepth {
				return nil, nil, errors.New("nested too deep")
			}
			c.open = append(c.open, t.Name.Local)
			c.start(t)
		case xml.EndElement:
			c.finish(t.Name.Local)
			c.open = c.open[:len(c.open)-1]
		case xml.CharData:
			c.text(string(t))
		}
	}
	head, body := "", c.body.String()
	if c.title != "" {
		head = "<h1>" + html.EscapeString(c.title) + "</h1>"
	}
	for _, line := range c.head {
		head += "<p>" + html.EscapeString(line) + "</p>"
	}
	blocks, left = markup(head + body)
	return blocks, left, nil
}

type cdaReader struct {
	open     []string
	sections int // open ones
	narrate  int // depth of the section's text, 0 outside
	marked   []string
	title    string
	head     []string
	name     []string
	body     strings.Builder
}

func (c *cdaReader) in(name string) bool {
	for _, o := range c.open {
		if o == name {
			return true
		}
	}
	return false
}

func (c *cdaReader) start(t xml.StartElement) {
	name := t.Name.Local
	switch {
	case c.narrate > 0:
		c.narrate++
		c.mark(t)
	case name == "section":
		c.sections++
	case name == "text" && c.sections > 0 && len(c.open) > 1 && c.open[len(c.open)-2] == "section":
		c.narrate = 1
	case name == "title" && c.sections > 0:
		c.body.WriteString("<h" + string(rune('1'+min(c.sections, 5))) + ">")
	case name == "nonXMLBody":
		c.body.WriteString("<object></object><p>The text of this document is a file within it, which is not shown here.</p>")
	case name == "name":
		c.name = nil
	case name == "id" && c.within("patientRole"):
		if v := value(t, "extension"); v != "" && value(t, "root") == "2.16.840.1.113883.2.1.4.1" {
			c.head = append(c.head, "NHS number as sent: "+v)
		}
	case name == "birthTime" && c.within("patient"):
		if v := value(t, "value"); v != "" {
			if len(v) == 8 { // HL7 writes a day without hyphens
				if day := care.ParseMoment(v[:4] + "-" + v[4:6] + "-" + v[6:]); day.Known() {
					v = day.Text()
				}
			}
			c.head = append(c.head, "Born, as sent: "+v)
		}
	}
}

// within tells the element that the one just begun stands in.
func (c *cdaReader) within(parent string) bool {
	return len(c.open) > 1 && c.open[len(c.open)-2] == parent
}

// mark turns an element of a section's text into HTML's; how it looks is said by
// codes of CDA's own.
func (c *cdaReader) mark(t xml.StartElement) {
	tag, style := tags[t.Name.Local], " "+strings.ToLower(value(t, "styleCode"))+" "
	switch {
	case strings.EqualFold(value(t, "revised"), "delete"):
		tag = "del"
	case t.Name.Local == "caption":
		tag = "span"
	case t.Name.Local == "list" && strings.EqualFold(value(t, "listType"), "ordered"):
		tag = "ol"
	case t.Name.Local == "renderMultiMedia":
		tag = "img"
	case t.Name.Local == "content" && strings.Contains(style, " bold "):
		tag = "b"
	case t.Name.Local == "content" && strings.Contains(style, " italics "):
		tag = "i"
	}
	c.marked = append(c.marked, tag)
	if tag == "" {
		return
	}
	c.body.WriteString("<" + tag)
	for _, name := range []string{"colspan", "rowspan"} {
		if span := value(t, name); span != "" {
			c.body.WriteString(" " + name + `="` + html.EscapeString(span) + `"`)
		}
	}
	c.body.WriteString(">")
}

func (c *cdaReader) finish(name string) {
	switch {
	case c.narrate > 1:
		c.narrate--
		tag := c.marked[len(c.marked)-1]
		c.marked = c.marked[:len(c.marked)-1]
		if tag != "" && tag != "br" && tag != "img" {
			c.body.WriteString("</" + tag + ">")
		}
		if name == "caption" {
			c.body.WriteString(" ")
		}
	case c.narrate == 1:
		c.narrate = 0
	case name == "section":
		c.sections--
	case name == "title" && c.sections > 0:
		c.body.WriteString("</h" + string(rune('1'+min(c.sections, 5))) + ">")
	case name == "name":
		c.named(strings.Join(c.name, " "))
	}
}

// named notes a name of the document's head under what it is the name of.
func (c *cdaReader) named(name string) {
	if name == "" || c.sections > 0 || !c.in("ClinicalDocument") {
		return
	}
	for _, of := range [][2]string{{"recordTarget", "About, as sent"}, {"author", "Author"}, {"custodian", "Kept by"}, {"informationRecipient", "To"}} {
		if c.in(of[0]) {
			if of[0] == "author" && c.in("representedOrganization") {
				of[1] = "Author's organisation"
			}
			c.head = append(c.head, of[1]+": "+name)
			return
		}
	}
}

func (c *cdaReader) text(t string) {
	switch {
	case c.narrate > 0:
		c.body.WriteString(html.EscapeString(t))
	case c.sections > 0 && len(c.open) > 0 && c.open[len(c.open)-1] == "title":
		c.body.WriteString(html.EscapeString(t))
	case c.in("name") && c.sections == 0:
		if s := strings.TrimSpace(t); s != "" {
			c.name = append(c.name, s)
		}
	case len(c.open) == 2 && c.open[1] == "title":
		if s := strings.TrimSpace(t); s != "" {
			c.title = strings.TrimSpace(c.title + " " + s)
		}
	}
}
