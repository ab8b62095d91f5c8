package record

import (
	"context"
	"strings"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// readParts makes one letter of an item's parts. Each is read by itself, so that
// damaged markup in one cannot swallow the next; what any of them lost is said
// with where it stood. Of several forms of one file the first that can be shown
// is. A file that cannot be shown while other text can is said above it; where
// nothing can be shown, the reason is given. The pages, nil where there are none,
// are the caller's to close.
func (r *Room) readParts(ctx context.Context, parts []fhir.Part, fetch func(fhir.Attachment) ([]byte, string, error)) (care.Letter, Pages, error) {
	out := care.Letter{Blocks: []care.Block{}, LeftOut: []string{}, Notes: []string{}, Pages: []care.Page{}, Facts: []care.Fact{}}
	var pages Pages
	var failed error
	shown, cannot := false, care.Letter{}
	for _, p := range parts {
		if p.Instead && shown {
			continue
		}
		heading(&out, p)
		if p.Say != "" {
			out.Blocks = append(out.Blocks, block("para", 0, p.Say))
			continue
		}
		if p.Markup == "" && p.File == (fhir.Attachment{}) {
			continue // a heading over inner sections
		}
		body, kind := []byte(p.Markup), "text/html"
		if p.Markup == "" {
			var err error
			if body, kind, err = fetch(p.File); err != nil {
				if failed == nil {
					failed = err
				}
				continue
			}
		}
		one, its := r.deps.Letter(ctx, body, kind)
		switch {
		case one.Cannot == "":
			shown = true
			if p.Instead { // the same in another form: nothing is missing
				cannot, failed = care.Letter{}, nil
			}
			out.Kind = one.Kind
			out.Blocks = append(out.Blocks, one.Blocks...)
			out.Notes = append(out.Notes, one.Notes...)
			switch {
			case its == nil:
			case pages == nil:
				pages, out.Pages, out.PageTotal = its, one.Pages, one.PageTotal
			default: // no sender has been seen to send two
				its.Close()
				out.Notes = append(out.Notes, "A further file of this item is not shown here.")
			}
		case p.Title != "":
			out.Blocks = append(out.Blocks, block("para", 0, one.Cannot))
		case cannot.Cannot == "":
			cannot = one
		}
		for _, lost := range one.LeftOut {
			if p.Title != "" {
				lost += " (in “" + p.Title + "”)"
			}
			out.LeftOut = append(out.LeftOut, lost)
		}
	}
	switch {
	case shown:
		if failed != nil {
			cannot.Cannot = strings.TrimSpace("A file of this item could not be fetched. " + cannot.Cannot)
		}
		if cannot.Cannot != "" {
			out.Blocks = append([]care.Block{block("para", 0, cannot.Cannot)}, out.Blocks...)
		}
		return out, pages, nil
	case cannot.Cannot != "":
		return cannot, nil, nil
	case failed != nil:
		return care.Letter{}, nil, failed
	}
	out.Cannot = "It holds no text."
	return out, nil, nil
}

// heading puts a part's title above it, unless the part begins with it itself.
func heading(out *care.Letter, p fhir.Part) {
	if title := strings.TrimSpace(p.Title); title != "" {
		out.Blocks = append(out.Blocks, block("heading", p.Level, title))
	}
}

func block(kind string, level int, text string) care.Block {
	return care.Block{Kind: kind, Level: level, Runs: []care.Run{{Text: text}}, Rows: [][]care.Cell{}}
}
