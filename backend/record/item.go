package record

import (
	"cmp"
	"context"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"shcr/backend/audit/receipt"
	"shcr/backend/care"
	"shcr/backend/fhir"
)

// item finds a row by its opaque id.
func (r *Room) item(handle, id string) (*openRecord, item, *sourceState, error) {
	o, err := r.find(handle)
	if err != nil {
		return nil, item{}, nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	it, ok := o.items[id]
	if !ok || len(it.entry.Of) == 0 {
		return nil, item{}, nil, errNoItem("find item")
	}
	return o, it, it.source, nil
}

func errNoItem(op string) error {
	return &care.Error{Code: care.CodeNoRecord, Op: op, Say: "This item is no longer there. Reload the record."}
}

// resources finds what a row shows among the partner's replies.
func (st *sourceState) resources(refs []string) []fhir.Resource {
	found := map[string]fhir.Resource{}
	for _, reply := range st.replies {
		for _, res := range reply.Found.Resources {
			if slices.Contains(refs, res.Ref()) {
				found[res.Ref()] = res
			}
		}
	}
	var out []fhir.Resource
	for _, ref := range refs {
		if res, ok := found[ref]; ok {
			out = append(out, res)
		}
	}
	return out
}

// raw gives the resources' JSON, indented; numbers and strings stay as sent.
func (st *sourceState) raw(refs []string) string {
	var b strings.Builder
	for _, res := range st.resources(refs) {
		v := jsontext.Value(strings.ToValidUTF8(string(res.Raw), "\uFFFD"))
		_ = v.Indent(jsontext.AllowDuplicateNames(true), jsontext.WithIndent("  ")) // as it came if it cannot be
		b.WriteString(string(v) + "\n\n")
	}
	return strings.TrimSpace(b.String())
}

// Letter fetches a document and turns it into text. It is audited before it is
// asked for; its size and hash are checked when the sender gave them.
func (r *Room) Letter(ctx context.Context, handle, id string) (care.Letter, error) {
	o, it, st, err := r.item(handle, id)
	if err != nil {
		return care.Letter{}, err
	}
	letter, pages, e, err := r.fetched(o.ctx, o, id, it, st)
	if err != nil {
		return care.Letter{}, err
	}
	shown := false
	defer func() {
		if pages != nil && !shown {
			pages.Close()
		}
	}()
	letter.Record = handle
	e.Kind = receipt.DocumentShown
	if letter.Cannot != "" {
		e.Kind, e.Outcome = receipt.Failed, string(care.CodeCannotShow)
		letter.Cannot += " Ask " + within(o.nameOf(st)) + " for a copy."
	}
	if err := o.stillOpen(); err != nil { // closed while it came: it was not shown
		return care.Letter{}, err
	}
	if err := r.written(ctx, o, e); err != nil {
		return care.Letter{}, err
	}
	o.mu.Lock()
	hidden := o.person.Sensitive // whose letters are opened one by one, never searched
	o.mu.Unlock()
	if !hidden {
		o.finder.came(o.ctx, id, letter)
	}
	if pages != nil {
		shown = true // from here on the record closes them
		l, err := o.keep(id, pages)
		if err != nil {
			return care.Letter{}, err
		}
		letter.Token = l.token
		if !hidden {
			o.readToFind(l, len(letter.Pages))
		}
	}
	return letter, nil
}

// fetched asks for a document and turns it into text. That it is asked for is in
// the journal before, also when asking is ended by ctx; e is that event. The pages,
// nil where there are none, are the caller's to close.
func (r *Room) fetched(ctx context.Context, o *openRecord, id string, it item, st *sourceState) (letter care.Letter, pages Pages, e receipt.Event, err error) {
	journal := context.WithoutCancel(ctx)
	o.mu.Lock()
	e, may := o.letterEvent()
	list := st.resources(it.entry.Of)
	who := o.person
	row, there := o.row(id)
	o.mu.Unlock()
	if !may {
		return letter, nil, e, &care.Error{Code: care.CodeCannotShow, Op: "open document", Say: "This record is marked sensitive: letters are withheld, because they may tell where the person is. Ask the organisation that wrote it."}
	}
	if !there { // an answer that came since has taken its place
		return letter, nil, e, errNoItem("open document")
	}
	if it.entry.Group == "retracted" {
		return letter, nil, e, &care.Error{Code: care.CodeCannotShow, Op: "open document", Say: "The organisation that sent this document has withdrawn it: entered in error. Ask " + within(o.nameOf(st)) + "."}
	}
	var parts []fhir.Part
	if len(list) > 0 {
		parts = r.deps.Parts(list[0])
	}
	if len(parts) == 0 {
		return letter, nil, e, cannotOpen("The organisation sent no file with this document.", nil)
	}
	e.Item = st.Organisation().ODS + "|" + it.entry.Of[0]
	rc, err := r.deps.Audit.Commit(journal, e)
	if err != nil {
		return letter, nil, e, err
	}
	letter, pages, err = r.readParts(ctx, parts, func(a fhir.Attachment) ([]byte, string, error) { return st.fetch(ctx, rc, a, within(o.nameOf(st))) })
	if err != nil {
		e.Kind, e.Outcome = receipt.Failed, string(care.CodeOf(err))
		_, _ = r.deps.Audit.Commit(journal, e) // that it was fetched is in the journal
		return letter, nil, e, err
	}
	letter.Notes = append(otherPerson(who, linesOf(letter.Blocks)), letter.Notes...)
	letter.Title, letter.When, letter.Source, letter.Facts = row.Term, row.When, row.Source, row.Facts
	return letter, pages, e, nil
}

// fetch takes an attachment's bytes, inline or by its address, and checks them;
// who is the organisation as the person's record allows it to be named.
func (st *sourceState) fetch(ctx context.Context, rc receipt.Receipt, a fhir.Attachment, who string) (body []byte, kind string, err error) {
	kind = a.ContentType
	switch {
	case a.Data != "":
		body, err = base64.StdEncoding.DecodeString(a.Data)
	case a.URL != "":
		body, kind, err = st.Document(ctx, rc, a.URL, a.ContentType)
		if strings.Contains(kind, "json") && !strings.Contains(a.ContentType, "json") {
			body, kind, err = fromBinary(body, err)
		}
	default:
		return nil, "", cannotOpen("The organisation sent no file with this document.", nil)
	}
	if err != nil {
		why, _ := fhir.WhyOf(err)
		return nil, "", cannotOpen("The document could not be fetched: "+who+" "+failureWords(why, "")+".", err)
	}
	if size, err := strconv.Atoi(string(a.Size)); err == nil && size > 0 && size != len(body) {
		return nil, "", cannotOpen("The document did not arrive whole: "+strconv.Itoa(len(body))+" of "+strconv.Itoa(size)+" bytes came. It is not shown.", nil)
	}
	if !hashHolds(a.Hash, body) {
		return nil, "", cannotOpen("The document was changed on its way: its checksum does not hold. It is not shown.", nil)
	}
	return body, kind, nil
}

func fromBinary(body []byte, err error) ([]byte, string, error) {
	if err != nil {
		return nil, "", err
	}
	var b struct {
		ContentType string `json:"contentType"`
		Data        string `json:"data"`
	}
	if err := fhir.NewResource(body, "", "").Into(&b); err != nil {
		return nil, "", err
	}
	data, err := base64.StdEncoding.DecodeString(b.Data)
	return data, b.ContentType, err
}

func cannotOpen(say string, err error) error {
	return &care.Error{Code: care.CodeUnavailable, Op: "open document", Say: say, Retry: true, Err: err}
}

func compare(a, b string) int { return cmp.Compare(a, b) }

func itoa(n int) string { return strconv.Itoa(n) }

// lower makes a sentence's first letter small, to stand after a colon.
func lower(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(c)) + s[n:]
}
