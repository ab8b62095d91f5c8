package document

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"shcr/backend/care"
)

// maxNodes bounds the work on one document.
const maxNodes = 200_000

// markup reads HTML or XHTML into blocks. Emphasis, deletions, superscripts,
// lists and tables keep their meaning (H32); everything active is left out and
// counted.
func markup(src string) ([]care.Block, []string) {
	root, err := html.Parse(strings.NewReader(ended(src)))
	if err != nil {
		return []care.Block{{Kind: "fixed", Runs: []care.Run{{Text: src}}}}, []string{"The markup could not be read; it is shown as it came."}
	}
	w := &walker{blocks: []care.Block{}, left: map[string]int{}}
	w.walk(root, style{})
	w.flush()
	return w.blocks, w.leftOut()
}

// void are the elements of HTML that hold nothing and have no end.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}

// ended gives empty elements of XHTML an end of their own: read as HTML they would go
// on, and an empty title or deletion would take all that follows.
func ended(src string) string {
	head := src[:min(len(src), 2048)]
	if !strings.HasPrefix(strings.TrimSpace(head), "<?xml") && !strings.Contains(head, "http://www.w3.org/1999/xhtml") {
		return src
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(src, "/>")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name := tagName(before[strings.LastIndexByte(before, '<')+1:])
		if name == "" || slices.Contains(void, strings.ToLower(name)) {
			out.WriteString("/>")
		} else {
			out.WriteString("></" + name + ">")
		}
		src = after
	}
}

// tagName is the name of a tag, "" where what stands there is no tag to its end.
func tagName(tag string) string {
	var quote rune
	for _, r := range tag {
		switch {
		case r == quote:
			quote = 0
		case quote == 0 && r == '>':
			return ""
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		}
	}
	name := tag
	if end := strings.IndexFunc(tag, isSpace); end >= 0 {
		name = tag[:end]
	}
	plain := func(r rune) bool {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || r == '-' || r == ':'
	}
	if quote != 0 || name == "" || strings.TrimFunc(name, plain) != "" {
		return ""
	}
	return name
}

type style struct {
	strong, em, deleted bool
	fixed               bool // spaces and line ends count
	spaced              bool // they do by a style, in text that has any to keep
	listDepth           int
	ordered             bool
}

type walker struct {
	blocks []care.Block
	runs   []care.Run
	kind   string // of the block being gathered
	level  int
	marker string
	left   map[string]int
	nodes  int
	fixed  bool // the block being gathered is of fixed layout
	tables int  // that its text is within
}

func (w *walker) walk(n *html.Node, s style) {
	if w.full() {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, s)
		return
	case html.ElementNode:
		if w.element(n, s) {
			return
		}
	}
	w.children(n, w.styled(n, s))
}

// full tells that the document is longer than is shown, and counts it so.
func (w *walker) full() bool {
	if w.nodes++; w.nodes > maxNodes {
		w.left["part"] = 1
	}
	return w.nodes > maxNodes
}

func (w *walker) children(n *html.Node, s style) {
	number := 0
	if first, err := strconv.Atoi(attr(n, "start")); err == nil && n.DataAtom == atom.Ol {
		number = first - 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			number++
			if of, err := strconv.Atoi(attr(c, "value")); err == nil {
				number = of
			}
			w.item(c, w.styled(c, s), number)
			continue
		}
		w.walk(c, s)
	}
}

// element handles what is more than style; true when it is done with n.
func (w *walker) element(n *html.Node, s style) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Title, atom.Meta, atom.Link:
		if n.DataAtom == atom.Script {
			w.left["script"]++
		}
		if n.DataAtom == atom.Head {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Script {
					w.left["script"]++
				}
			}
		}
		return true
	case atom.Img:
		w.left["image"]++
		if alt := attr(n, "alt"); alt != "" {
			w.text("[image: "+alt+"]", s)
		}
		return true
	case atom.Svg, atom.Math, atom.Canvas, atom.Video, atom.Audio, atom.Picture:
		w.left["image"]++
		return true
	case atom.Iframe, atom.Frame, atom.Object, atom.Embed, atom.Applet:
		w.left["embedded object"]++
		return true
	case atom.Input, atom.Textarea, atom.Select, atom.Datalist, atom.Button:
		w.left["form field"]++
		kind := strings.ToLower(attr(n, "type"))
		switch {
		case n.DataAtom == atom.Select, n.DataAtom == atom.Datalist:
			w.text(chosen(n), s)
		case n.DataAtom == atom.Input && (kind == "checkbox" || kind == "radio"):
			w.text(ticked(n), s)
		default:
			s.spaced = s.spaced || n.DataAtom == atom.Textarea
			w.text(firstOf(attr(n, "value"), innerText(n)), s)
		}
		return true
	case atom.Sup:
		w.run("^", s) // 10⁹ must not read as 109
	case atom.Br:
		w.run("\n", s)
		return true
	case atom.Hr:
		w.flush()
		w.bare()
		w.add(care.Block{Kind: "rule"})
		return true
	case atom.Table:
		w.table(n, s)
		return true
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.flush()
		s = w.styled(n, s)
		s.fixed = true
		w.children(n, s)
		w.flush()
		return true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.block(n, w.styled(n, s), "heading", int(n.Data[1]-'0'), "")
		return true
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Address, atom.Blockquote,
		atom.Dl, atom.Dt, atom.Dd, atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Main, atom.Figure, atom.Figcaption, atom.Fieldset, atom.Legend,
		atom.Form, atom.Center, atom.Aside, atom.Nav, atom.Hgroup, atom.Details, atom.Summary, atom.Dialog:
		w.flush()
		w.children(n, w.styled(n, s))
		w.flush()
		return true
	}
	return false
}

func (w *walker) styled(n *html.Node, s style) style {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Dt:
		s.strong = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn:
		s.em = true
	case atom.Del, atom.S, atom.Strike:
		s.deleted = true
	case atom.Ul:
		s.listDepth, s.ordered = s.listDepth+1, false
	case atom.Ol:
		s.listDepth, s.ordered = s.listDepth+1, true
	}
	css := strings.ToLower(attr(n, "style"))
	s.deleted = s.deleted || strings.Contains(css, "line-through")
	s.strong = s.strong || strings.Contains(css, "font-weight:bold") || strings.Contains(css, "font-weight: bold")
	switch whiteSpace(css) {
	case "pre", "pre-wrap", "pre-line", "break-spaces", "preserve", "preserve-breaks", "preserve-spaces":
		s.spaced = true // columns too where only lines are asked for: none is made that was not sent
	case "normal", "nowrap", "collapse", "initial":
		s.spaced = false
	}
	return s
}

// whiteSpace is what a style attribute in small letters says of white space, "" for
// nothing; of several the last counts.
func whiteSpace(css string) (says string) {
	for d := range strings.SplitSeq(css, ";") {
		name, value, _ := strings.Cut(d, ":")
		value, _, _ = strings.Cut(value, "!")
		if words := strings.Fields(value); len(words) > 0 && slices.Contains([]string{"white-space", "white-space-collapse"}, strings.TrimSpace(name)) {
			says = words[0]
		}
	}
	return says
}

func (w *walker) item(n *html.Node, s style, number int) {
	marker := "•"
	if s.ordered {
		marker = strconv.Itoa(number) + "."
	}
	w.block(n, s, "item", max(1, s.listDepth), marker)
}

// block gathers n's children as one block; nested blocks end it and stand alone.
func (w *walker) block(n *html.Node, s style, kind string, level int, marker string) {
	w.flush()
	w.bare()
	w.kind, w.level, w.marker = kind, level, marker
	w.children(n, s)
	w.flush()
	w.kind, w.level, w.marker = "", 0, ""
}

// bare gives the number of an item a line of its own, before what is no line of text.
func (w *walker) bare() {
	if w.marker != "" && w.marker != "•" {
		w.add(care.Block{Kind: "item", Level: w.level, Marker: w.marker})
	}
	w.kind, w.level, w.marker = "", 0, ""
}

// text folds white space as a browser would, and keeps that there was some.
func (w *walker) text(t string, s style) {
	if s.spaced && (strings.ContainsAny(t, "\n\r\t") || strings.Contains(t, "  ")) {
		s.fixed = true
	}
	if s.fixed {
		w.run(t, s)
		return
	}
	folded := strings.Join(strings.FieldsFunc(t, isSpace), " ")
	if t != "" && isSpace(rune(t[0])) {
		folded = " " + folded
	}
	if strings.Trim(folded, " ") != "" && isSpace(rune(t[len(t)-1])) {
		folded += " "
	}
	w.run(folded, s)
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func (w *walker) run(t string, s style) {
	if t == "" {
		return
	}
	w.fixed = w.fixed || s.fixed
	w.runs = append(w.runs, care.Run{Text: t, Strong: s.strong, Em: s.em, Deleted: s.deleted})
}

// flush ends the block being gathered. What it is to be is kept as long as it has no
// text: an item's may be in a paragraph within it.
func (w *walker) flush() {
	runs, fixed := tidy(w.runs, w.fixed), w.fixed
	w.runs, w.fixed = nil, false
	switch {
	case len(runs) == 0, fixed && isBlank(runs):
		return
	case fixed:
		w.bare()
		w.kind = "fixed"
	case w.kind == "":
		w.kind = "para"
	}
	w.add(care.Block{Kind: w.kind, Level: w.level, Marker: w.marker, Runs: runs})
	w.kind, w.level, w.marker = "", 0, ""
}

func (w *walker) add(b care.Block) {
	if b.Runs == nil {
		b.Runs = []care.Run{}
	}
	if b.Rows == nil {
		b.Rows = [][]care.Cell{}
	}
	w.blocks = append(w.blocks, b)
}

func (w *walker) leftOut() []string {
	out := []string{}
	for _, what := range []string{"image", "script", "embedded object", "form field", "hidden text", "comment", "set of comments", "macro"} {
		switch n := w.left[what]; {
		case n == 1:
			out = append(out, "1 "+what)
		case n > 1:
			out = append(out, strconv.Itoa(n)+" "+what+"s")
		}
	}
	if w.left["part"] > 0 {
		out = append(out, "the rest of a very long document")
	}
	return out
}
