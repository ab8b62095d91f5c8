package letters

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf16"
)

// Text sets a letter as plain text of 76 columns.
func (l Letter) Text() []byte {
	const width = 76
	var b strings.Builder
	put := func(lines ...string) {
		for _, line := range lines {
			b.WriteString(line + "\n")
		}
	}
	put(l.Heading...)
	put(strings.Repeat("-", width), l.Title, "")
	put("Our ref: " + l.Ref)
	put(l.Dates...)
	put("")
	put(l.About...)
	for _, to := range l.To {
		put("To: " + to)
	}
	put("")
	for _, bl := range blocks(l.Body) {
		switch bl.kind {
		case heading:
			put(strings.ToUpper(plain(bl.runs)))
			continue
		case item:
			for i, line := range wrap(plain(bl.runs), width-4) {
				put(fmt.Sprintf("%-4s%s", map[bool]string{true: bl.marker}[i == 0], line))
			}
			continue
		case table:
			for _, row := range bl.rows {
				line := ""
				for _, cell := range row {
					line += fmt.Sprintf("%-24s", plain(cell))
				}
				put(strings.TrimRight(line, " "))
			}
		case newPage:
			put("\f")
		default:
			put(wrap(plain(bl.runs), width)...)
		}
		put("")
	}
	put(l.Sign...)
	for _, c := range l.Copies {
		put("cc " + c)
	}
	return []byte(b.String())
}

// HTML sets a letter as a web page of the kind clinic systems print.
func (l Letter) HTML() []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>" + html.EscapeString(l.Title) + "</title>\n")
	b.WriteString("<style>body{font-family:Arial;font-size:11pt} td,th{border:1px solid #999;padding:3px}</style></head>\n<body>\n")
	div := func(class string, lines []string) {
		if len(lines) > 0 {
			b.WriteString(`<div class="` + class + `">`)
			for i, line := range lines {
				if i > 0 {
					b.WriteString("<br>")
				}
				b.WriteString(html.EscapeString(line))
			}
			b.WriteString("</div>\n")
		}
	}
	div("sender", l.Heading)
	b.WriteString("<h1>" + html.EscapeString(l.Title) + "</h1>\n")
	div("ref", append([]string{"Our ref: " + l.Ref}, l.Dates...))
	div("about", l.About)
	div("to", l.To)
	listed := ""
	for _, bl := range blocks(l.Body) {
		tag := ""
		if bl.kind == item {
			tag = map[bool]string{true: "ul", false: "ol"}[bl.marker == "•"]
		}
		if tag != listed {
			if listed != "" {
				b.WriteString("</" + listed + ">\n")
			}
			if tag != "" {
				b.WriteString("<" + tag + ">\n")
			}
			listed = tag
		}
		switch bl.kind {
		case heading:
			b.WriteString("<h2>" + htmlRuns(bl.runs) + "</h2>\n")
		case item:
			b.WriteString("<li>" + htmlRuns(bl.runs) + "</li>\n")
		case table:
			b.WriteString("<table>\n")
			for i, row := range bl.rows {
				cell := map[bool]string{true: "th", false: "td"}[i == 0]
				b.WriteString("<tr>")
				for _, c := range row {
					b.WriteString("<" + cell + ">" + htmlRuns(c) + "</" + cell + ">")
				}
				b.WriteString("</tr>\n")
			}
			b.WriteString("</table>\n")
		case newPage:
			b.WriteString("<hr>\n")
		default:
			b.WriteString("<p>" + htmlRuns(bl.runs) + "</p>\n")
		}
	}
	if listed != "" {
		b.WriteString("</" + listed + ">\n")
	}
	div("sign", l.Sign)
	for _, c := range l.Copies {
		b.WriteString("<p class=\"cc\">cc " + html.EscapeString(c) + "</p>\n")
	}
	b.WriteString("</body></html>\n")
	return []byte(b.String())
}

func htmlRuns(rs []run) string {
	var b strings.Builder
	for _, r := range rs {
		text := html.EscapeString(r.text)
		if r.strong {
			text = "<strong>" + text + "</strong>"
		}
		if r.struck {
			text = "<del>" + text + "</del>"
		}
		b.WriteString(text)
	}
	return b.String()
}

// RTF sets a letter as word processors of GP systems do.
func (l Letter) RTF() []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}\f0\fs22` + "\n")
	line := func(text string) { b.WriteString(rtfText(text) + `\par` + "\n") }
	for _, h := range l.Heading {
		line(h)
	}
	b.WriteString(`\par{\b\fs28 ` + rtfText(l.Title) + `}\par` + "\n")
	line("Our ref: " + l.Ref)
	for _, group := range [][]string{l.Dates, l.About, l.To} {
		for _, t := range group {
			line(t)
		}
	}
	b.WriteString(`\par` + "\n")
	for _, bl := range blocks(l.Body) {
		switch bl.kind {
		case heading:
			b.WriteString(`{\b ` + rtfRuns(bl.runs) + `}\par` + "\n")
		case item:
			b.WriteString(`\pard\fi-360\li360 ` + rtfText(bl.marker) + `\tab ` + rtfRuns(bl.runs) + `\par\pard` + "\n")
		case table:
			wide := 9000 / columns(bl.rows)
			for n, row := range bl.rows {
				b.WriteString(`\trowd\trgaph108`)
				for i := range row {
					b.WriteString(`\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs`)
					fmt.Fprintf(&b, `\cellx%d`, wide*(i+1))
				}
				b.WriteString("\n")
				for _, c := range row {
					if n == 0 {
						c = embolden(c)
					}
					b.WriteString(`\pard\intbl ` + rtfRuns(c) + `\cell` + "\n")
				}
				b.WriteString(`\row` + "\n")
			}
			b.WriteString(`\pard` + "\n")
		case newPage:
			b.WriteString(`\page` + "\n")
		default:
			b.WriteString(rtfRuns(bl.runs) + `\par\par` + "\n")
		}
	}
	for _, t := range l.Sign {
		line(t)
	}
	for _, c := range l.Copies {
		line("cc " + c)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

func rtfRuns(rs []run) string {
	var b strings.Builder
	for _, r := range rs {
		text := rtfText(r.text)
		if r.strong {
			text = `{\b ` + text + `}`
		}
		if r.struck {
			text = `{\strike ` + text + `}`
		}
		b.WriteString(text)
	}
	return b.String()
}

// rtfText escapes; other letters go as \u with a question mark to fall back on.
func rtfText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == '{' || r == '}':
			b.WriteString(`\` + string(r))
		case r < 0x80:
			b.WriteRune(r)
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%d?`, int16(u))
			}
		}
	}
	return b.String()
}
