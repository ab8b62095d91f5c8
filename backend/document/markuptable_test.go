package document

import (
	"fmt"
	"strings"
	"testing"

	"shcr/backend/care"
)

// narrative is a clinical document of one section.
func narrative(text string) string {
	return `<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section><text>` + text + `</text></section></component></structuredBody></component></ClinicalDocument>`
}

// H32: a table within a cell of markup stays a table, and one that only places
// things on the page is what is in it.
func TestH32_TablesOfMarkupKeepTheirShape(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"merged":                 {`<table><tr><td rowspan="2">Drug<td>am<tr><td>pm<tr><td colspan="2">all</table>`, "<table>|1×2:Drug|am|\n|pm|\n|2×1:all|\n"},
		"all below":              {`<table><tr><td rowspan=0>Drug<td>am<tr><td>pm<tbody><tr><td>a<td>b</table>`, "<table>|1×2:Drug|am|\n|pm|\n|a|b|\n"},
		"not beyond its section": {`<table><thead><tr><th rowspan=2>Test<th>Value<tbody><tr><td>K<td>5.9</table>`, "<table>|Test|Value|\n|K|5.9|\n"},
		"within": {`<table><tr><th>Bloods<td>On arrival <table><tr><th>K<td>5.9<tr><th>Na<td>131</table> repeat <b>daily</b></table>`,
			"<table>|Bloods|{<para>On arrival<table>|K|5.9|\n|Na|131|\n<para>repeat *daily*}|\n"},
		"two within": {`<table><tr><td><table><tr><td>a<td><table><tr><td>b<td>c</table></table><td>d</table>`, "<table>|{<table>|a|{<table>|b|c|\n}|\n}|d|\n"},
		"a caption within": {`<table><tr><th>Bloods<td><table><caption>Sat 14:00</caption><tr><th>K<td>5.9</table></table>`,
			"<table>|Bloods|{<para>Sat 14:00<table>|K|5.9|\n}|\n"},
		"lists and lines in a cell":    {`<table><tr><td><p>Plan</p><ol><li>stop metformin<li><p>check U&E</p></ol><td>a<br>b<hr>c</table>`, "<table>|Plan\n1. stop metformin\n2. check U&E|a\nb\nc|\n"},
		"fixed layout in a cell":       {"<table><tr><th>Result<td><pre>K   5.9\nNa  131</pre></table>", "<table>|Result|{<fixed>K   5.9\nNa  131}|\n"},
		"struck by the row":            {`<table><tr style="text-decoration: line-through"><td>80 mg<td>od<tr><td>40 mg<td style="text-decoration:line-through">bd</table>`, "<table>|~80 mg~|~od~|\n|40 mg|~bd~|\n"},
		"one cell":                     {`<table width="100%"><tr><td><h1>Clinic letter</h1><p>Dear Dr Khan<ul><li>one</ul></table>`, "<heading>Clinic letter<para>Dear Dr Khan<item>•one"},
		"one cell, a heading":          {`<table><tr><th>Plan</table>`, "<para>*Plan*"},
		"one cell within a cell":       {`<table><tr><td>a<td><table><tr><td><b>b</b></table></table>`, "<table>|a|*b*|\n"},
		"a letterhead":                 {`<table role=presentation><tr><td><img alt="Estuary"><td>Ward 4<br>01632 960 999<tr><td>&nbsp;<td>NHS number:<td>999 012 3454</table><p>Dear`, "<para>[image: Estuary]<para>Ward 4\n01632 960 999<para>NHS number:\t999 012 3454<para>Dear"},
		"a table in a letterhead":      {`<table role=none><tr><td>Today<td><table><tr><th>K<td>5.9</table></table>`, "<para>Today<table>|K|5.9|\n"},
		"headings say that it is data": {`<table role="presentation"><tr><th>K<td>5.9</table>`, "<table>|K|5.9|\n"},
		"a number before a table":      {`<ol start=3><li><table><tr><td>a<td>b</table>after<li>next</ol>`, "<item>3.<table>|a|b|\n<para>after<item>4.next"},
		"a script in a table":          {`<table><script>alert(1)</script><tr><script>alert(2)</script><td>a<td>b</table>`, "<table>|a|b|\n"},
		"no cells":                     {`x<table><tr></tr></table>`, "<para>x"},
	} {
		if got := flat(Read([]byte(c.in), "text/html").Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for name, c := range map[string]struct{ in, want string }{
		"merged": {`<table><tbody><tr><th rowspan="2">K</th><td>5.9</td></tr><tr><td>6.1</td></tr></tbody></table>`, "<table>|1×2:K|5.9|\n|6.1|\n"},
		"within": {`<table><caption>Results</caption><tbody><tr><th>Bloods</th><td><paragraph>On arrival</paragraph><table><caption>Sat</caption><tbody><tr><th>K</th><td>5.9</td></tr></tbody></table></td></tr></tbody></table>`,
			"<para>Results<table>|Bloods|{<para>On arrival<para>Sat<table>|K|5.9|\n}|\n"},
		"in a list": {`<list listType="ordered"><item><paragraph>Bloods</paragraph><table><tr><td>K</td><td>5.9</td></tr></table></item><item>rest</item></list>`, "<item>1.Bloods<table>|K|5.9|\n<item>2.rest"},
	} {
		if got := flat(Read([]byte(narrative(c.in)), "text/xml").Blocks); got != c.want {
			t.Errorf("CDA, %s: %q, want %q", name, got, c.want)
		}
	}
	if l := Read([]byte(`<table><script>x</script><tr><td>a<td><script>y</script>b</table>`), "text/html"); strings.Join(l.LeftOut, "") != "2 scripts" {
		t.Errorf("scripts of a table: %q", l.LeftOut)
	}
}

// H32: tables too deep within one another are read as text, and every value stays.
func TestH32_TablesTooDeepAreText(t *testing.T) {
	const deep = 20
	var html, word, rtf, rtfEnd string
	for n := range deep {
		html += fmt.Sprintf("<table><tr><td>w%dw<td>", n)
		word += fmt.Sprintf("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>w%dw</w:t></w:r></w:p></w:tc><w:tc>", n)
		cell, row := `\cell`, `\trowd\cellx900\cellx1800\row`
		if n > 0 {
			cell, row = `\nestcell`, `{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}`
		}
		rtf += fmt.Sprintf(`\pard\intbl\itap%d w%dw%s`, n+1, n, cell)
		rtfEnd = fmt.Sprintf(`\pard\intbl\itap%d%s%s`, n+1, cell, row) + rtfEnd
	}
	rtfEnd = " w20w" + strings.TrimPrefix(rtfEnd, fmt.Sprintf(`\pard\intbl\itap%d`, deep))
	for kind, l := range map[string]care.Letter{
		"HTML": Read([]byte(html+"w20w"+strings.Repeat("</table>", deep)), "text/html"),
		"Word": Read(wordFile(t, word+"<w:p><w:r><w:t>w20w</w:t></w:r></w:p>"+strings.Repeat("</w:tc></w:tr></w:tbl>", deep)), wordType),
		"RTF":  Read([]byte(`{\rtf1`+rtf+rtfEnd+`}`), "text/rtf"),
	} {
		got := flat(l.Blocks)
		if tables := strings.Count(got, "<table>"); tables != maxTables {
			t.Errorf("%s: %d tables", kind, tables)
		}
		for n := range deep + 1 {
			if strings.Count(got, fmt.Sprintf("w%dw", n)) != 1 {
				t.Errorf("%s: w%dw is there %d times: %q", kind, n, strings.Count(got, fmt.Sprintf("w%dw", n)), got)
			}
		}
		if kind == "HTML" && !strings.Contains(got, "w19w\tw20w") {
			t.Errorf("a value left its label: %q", got)
		}
	}
}

// H30: a table too long for what is read ends, and says so; no cell that was not
// read is shown as an empty one.
func TestH30_ATableTooLongSaysSo(t *testing.T) {
	l := Read([]byte("<table>"+strings.Repeat("<tr><td>a<td>b", maxNodes/4)+"</table>"), "text/html")
	if strings.Join(l.LeftOut, "") != "the rest of a very long document" {
		t.Errorf("left out: %q", l.LeftOut)
	}
	rows := l.Blocks[0].Rows
	if len(rows) < maxNodes/6 || len(rows) >= maxNodes/4 {
		t.Errorf("%d rows", len(rows))
	}
	for _, row := range rows {
		for _, c := range row {
			if len(c.Runs) == 0 {
				t.Fatal("a cell that was not read is shown as an empty one")
			}
		}
	}
}

// H32: what an item, a heading or text of fixed layout says is not lost in it.
func TestH32_MarkupKeepsMeaningInBlocks(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a paragraph in an item":    {`<ol><li><p>stop <b>metformin</b></p><p>today</p></li><li><div>rest</div></li></ol><p>end`, "<item>1.stop *metformin*<para>today<item>2.rest<para>end"},
		"an item of nothing":        {`<ul><li></ul><p>text`, "<para>text"},
		"numbers as sent":           {`<ol start=3><li>a<li value=7>b<li>c</ol>`, "<item>3.a<item>7.b<item>8.c"},
		"a heading within a number": {`<ol><li><h3>Plan</h3>rest</ol>`, "<item>1.<heading>Plan<para>rest"},
		"a struck item":             {`<ul><li style="text-decoration:line-through">metformin<li>furosemide</ul>`, "<item>•~metformin~<item>•furosemide"},
		"a struck line":             {"<pre>\ntake <del>80 mg</del>\n  40 mg x 10<sup>2</sup><br>  daily\n</pre>", "<fixed>take ~80 mg~\n  40 mg x 10^2\n  daily"},
		"indented":                  {"<pre>    K   5.9\n    Na  131</pre>", "<fixed>    K   5.9\n    Na  131"},
		"a block in fixed layout":   {"<pre>a  b<div>c  d</div> </pre>e  f", "<fixed>a  b<fixed>c  d<para>e f"},
		"fixed layout in an item":   {"<ol><li><pre>K   5.9</pre></ol>", "<item>1.<fixed>K   5.9"},
		"lines that are apart":      {`<center>Estuary</center><center>Ward 4</center><details><summary>Bloods</summary>K 5.9</details>`, "<para>Estuary<para>Ward 4<para>Bloods<para>K 5.9"},
	} {
		if got := flat(Read([]byte(c.in), "text/html").Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// H32: of a list to choose from only what was chosen reads as said; the rest is there
// and said not to be, since the sender may have meant another.
func TestH32_WhatWasNotChosenIsNoFinding(t *testing.T) {
	const three = `<option>No<option>Yes<option>Not known`
	for name, c := range map[string]struct{ in, want string }{
		"chosen":            {`<p>Allergy:<select><option>No<option selected>Yes<option>Not known</select>since 2019`, "<para>Allergy: Yes [not chosen: No; Not known] since 2019"},
		"none marked":       {`<p>Allergy: <select>` + three + `</select>`, "<para>Allergy: No [none is marked as chosen; others: Yes; Not known]"},
		"the last counts":   {`<p><select><option selected>A<option selected="">B</select>`, "<para>B [not chosen: A]"},
		"several":           {`<p><select multiple><option selected>A<option>B<option selected>C</select>`, "<para>A; C [not chosen: B]"},
		"several, none":     {`<p><select multiple>` + three + `</select>`, "<para>[none chosen: No; Yes; Not known]"},
		"an open list":      {`<p><select size=3>` + three + `</select>`, "<para>[none chosen: No; Yes; Not known]"},
		"an empty first":    {`<p><select><option value=""></option>` + three + `</select>`, "<para>[none chosen: No; Yes; Not known]"},
		"an empty choice":   {`<p><select>` + three + `<option selected></select>`, "<para>[none chosen: No; Yes; Not known]"},
		"the first not off": {`<p><select><option disabled>Choose<option>A</select>`, "<para>A [none is marked as chosen; others: Choose]"},
		"one, marked":       {`<p><select><option selected>A</select>`, "<para>A"},
		"one, not marked":   {`<p><select><option>A</select>`, "<para>A [not marked as chosen]"},
		"only offered":      {`<p>Colour <datalist>` + three + `</datalist>`, "<para>Colour [none chosen: No; Yes; Not known]"},
		"under headings":    {`<p><select><optgroup label=Left><option>Knee<option>Hip<optgroup label=Right><option selected>Knee</select>`, "<para>Right: Knee [not chosen: Left: Knee; Left: Hip]"},
		"a name of its own": {`<p><select><option selected label="Mild">1<option label="Severe" value=2></select>`, "<para>Mild 1 [not chosen: Severe]"},
		"many":              {`<p><select><option selected>A` + strings.Repeat("<option>B", 20) + `</select>`, "<para>A [not chosen: " + strings.Repeat("B; ", 12) + "and 8 more]"},
		"in a cell":         {`<table><tr><th>Smoker<td><select><option>Yes<option selected>No</select></table>`, "<table>|Smoker|No [not chosen: Yes]|\n"},
		"struck":            {`<p><del><select><option selected>A<option>B</select></del>`, "<para>~A [not chosen: B]~"},
		"boxes": {`<p>Falls <input type=radio value=Yes> <input type=RADIO checked value=No> Pain <input type=checkbox checked> Rash <input type=checkbox value=on>`,
			"<para>Falls [not ticked: Yes] [ticked: No] Pain [ticked] Rash [not ticked]"},
		"words": {`<p><input value="typed"> <textarea>two
lines</textarea>`, "<fixed>typed two\nlines"},
	} {
		l := Read([]byte(c.in), "text/html")
		if got := flat(l.Blocks); got != c.want || !strings.Contains(strings.Join(l.LeftOut, ""), "form field") {
			t.Errorf("%s: %q, want %q; left out %q", name, got, c.want, l.LeftOut)
		}
	}
	const sent = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p><select><option/><option selected="selected">Yes</option></select></p></body></html>`
	if got := flat(Read([]byte(sent), "application/xhtml+xml").Blocks); got != "<para>Yes" {
		t.Errorf("XHTML: %q", got)
	}
}

// H32: where a style says that spaces and lines count, they are kept as in <pre>; it
// goes down to what is within, and ends where another says so.
func TestH32_WhiteSpaceByStyleKeepsLinesAndColumns(t *testing.T) {
	const two = "K   5.9\nNa  131"
	for name, c := range map[string]struct{ in, want string }{
		"pre":             {`<div style="white-space: pre">` + two + `</div>`, "<fixed>" + two},
		"pre-wrap":        {`<p style="color:red;WHITE-SPACE:Pre-Wrap!important;">` + two + `</p>`, "<fixed>" + two},
		"pre-line":        {`<p style="white-space : pre-line">` + two + `</p>`, "<fixed>" + two},
		"break-spaces":    {`<p style='white-space:break-spaces'>` + two + `</p>`, "<fixed>" + two},
		"indented":        {"<div style='white-space:pre'>    K   5.9\n    Na  131</div>", "<fixed>    K   5.9\n    Na  131"},
		"within":          {`<div style="white-space:pre"><p>` + two + `</p>` + "\n" + `<p>a <b>b</b></p></div><p>c  d</p>`, "<fixed>" + two + "<para>a *b*<para>c d"},
		"a run in a line": {`<p>Bloods <span style="white-space:pre">K   5.9</span> today</p>`, "<fixed>Bloods K   5.9 today"},
		"nothing to keep": {`<p style="white-space:pre">Dear Dr Khan</p>`, "<para>Dear Dr Khan"},
		"ended within":    {"<div style='white-space:pre'><p style='white-space:normal'>a\n  b</p></div>", "<para>a b"},
		"the last counts": {"<p style='white-space:pre;white-space:normal'>a\n  b</p>", "<para>a b"},
		"another word":    {"<p style='x-white-space:pre; font-family:pre-wrap'>a\n  b</p>", "<para>a b"},
		"struck":          {"<p style='white-space:pre'>take <del>80 mg</del>\n  40 mg</p>", "<fixed>take ~80 mg~\n  40 mg"},
		"an item":         {"<ol><li style='white-space:pre-wrap'>a\n  b<li>c</ol>", "<item>1.<fixed>a\n  b<item>2.c"},
		"a cell":          {"<table><tr><th>Result<td style='white-space:pre'>" + two + "</table>", "<table>|Result|{<fixed>" + two + "}|\n"},
		"a row":           {"<table><tr style='white-space:pre'><th>Result<td>" + two + "</table>", "<table>|Result|{<fixed>" + two + "}|\n"},
		"pre stays":       {"<pre style='white-space:normal'>" + two + "</pre>", "<fixed>" + two},
	} {
		if got := flat(Read([]byte(c.in), "text/html").Blocks); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// H32: an element of XHTML that is empty takes nothing of what follows.
func TestH32_EmptyElementsOfXHTMLTakeNothing(t *testing.T) {
	const in = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js" defer="defer" /></head><body><p>take <del/>40 mg<br/>daily <b />not twice</p><iframe title='a > b'/><table><tr><td/><td>K</td></tr></table><textarea/><p>end</p></body></html>`
	if got := flat(Read([]byte(in), "application/xhtml+xml").Blocks); got != "<para>take 40 mg\ndaily not twice<table>||K|\n<para>end" {
		t.Errorf("%q", got)
	}
	for in, want := range map[string]string{
		`<b/>`: `<b></b>`, `<a name="x" />`: `<a name="x" ></a>`, `<BR/>`: `<BR/>`, `<p>1/>2</p>`: `<p>1/>2</p>`, `<p title="1/>2">x</p>`: `<p title="1/>2">x</p>`, `</>`: `</>`, `/>`: `/>`, `<!--x/>`: `<!--x/>`,
	} {
		if got := ended("<?xml?>" + in); got != "<?xml?>"+want {
			t.Errorf("%s: %s", in, got)
		}
	}
	if got := flat(Read([]byte(`<p>a <del>b/>c</del> d`), "text/html").Blocks); got != "<para>a ~b/>c~ d" {
		t.Errorf("HTML: %q", got)
	}
}
