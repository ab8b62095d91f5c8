package document

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostOthers is how many choices that were not made are named.
const mostOthers = 12

// choice is one of those that a form offers.
type choice struct {
	words         string
	made, allowed bool
}

// chosen writes a list to choose from as a browser shows it: with what was chosen,
// or, where the sender marks nothing and one must be shown, the first. The others
// stand behind it in brackets, said not to be chosen: read among the findings each
// would look like one, and left out they would be hidden, though the sender may have
// meant another, as in a form that was saved without what was entered. For the same
// reason it is said where nothing is marked.
func chosen(n *html.Node) string {
	all := choices(n, "", nil)
	several := has(n, "multiple") || n.DataAtom == atom.Datalist // which offers, and holds nothing
	marked, at := slices.ContainsFunc(all, func(c choice) bool { return c.made }), -1
	if size := attr(n, "size"); marked {
		for i, c := range all { // of several that are marked a browser keeps the last
			if c.made {
				at = i
			}
		}
	} else if !several && (size == "" || size == "0" || size == "1") {
		at = slices.IndexFunc(all, func(c choice) bool { return c.allowed })
	}
	var shown, others []string
	for i, c := range all {
		switch {
		case c.words == "":
		case several && c.made, i == at:
			shown = append(shown, c.words)
		default:
			others = append(others, c.words)
		}
	}
	out, note := strings.Join(shown, "; "), "not chosen"
	switch {
	case !marked && len(shown) > 0:
		note = "none is marked as chosen; others"
	case len(shown) == 0:
		note = "none chosen"
	}
	if more := len(others) - mostOthers; more > 0 {
		others = append(others[:mostOthers], fmt.Sprintf("and %d more", more))
	}
	switch {
	case len(others) > 0:
		out += " [" + note + ": " + strings.Join(others, "; ") + "]"
	case !marked && len(shown) > 0:
		out += " [not marked as chosen]"
	}
	return " " + out + " "
}

// choices gathers what a list offers, with the heading that it stands under, and
// words beside them that a browser would not show.
func choices(n *html.Node, under string, all []choice) []choice {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if words := strings.Join(strings.FieldsFunc(c.Data, isSpace), " "); words != "" {
				all = append(all, choice{words: words})
			}
		case c.DataAtom == atom.Option:
			words, label := strings.Join(strings.FieldsFunc(innerText(c), isSpace), " "), attr(c, "label")
			if label != "" && label != words {
				words = strings.TrimSpace(label + " " + words)
			}
			if words != "" && under != "" {
				words = under + ": " + words
			}
			all = append(all, choice{words, has(c, "selected"), !has(c, "disabled")})
		case c.DataAtom == atom.Optgroup:
			all = choices(c, attr(c, "label"), all)
		default:
			all = choices(c, under, all)
		}
	}
	return all
}

// ticked writes a box or button to tick: what it stands for is said only with whether
// it was, since both answers to a question are there.
func ticked(n *html.Node) string {
	out := "not ticked"
	if has(n, "checked") {
		out = "ticked"
	}
	if v := attr(n, "value"); v != "" && v != "on" {
		out += ": " + v
	}
	return " [" + out + "] "
}

// has tells of an attribute that need not have a value.
func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
