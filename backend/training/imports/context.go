package imports

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// context is a set of resources that refer to each other first: a bundle, or
// the loose files of one folder.
type context struct {
	partner Partner
	entries []*entry
	by      map[string]*entry // fullUrl, Type/id, urn:uuid:id, Type?identifier
	around  *folder
	people  []*patient
}

// folder is where a context looks next: what only one other resource of the
// same folder is called. A name that two have leads to neither.
type folder struct {
	by   map[string]*entry
	many map[string]bool
}

var localID = regexp.MustCompile(`^[A-Za-z0-9.\-]{1,64}$`)

// index makes the resources findable by everything others may call them.
func (c *context) index() {
	c.by = map[string]*entry{}
	add := func(key string, e *entry) {
		if key == "" {
			return
		}
		if c.by[key] == nil {
			c.by[key] = e
		}
		if other := c.around.by[key]; other != nil && other != e {
			c.around.many[key] = true
		}
		c.around.by[key] = e
	}
	for _, e := range c.entries {
		if e.skip != "" {
			continue
		}
		add(e.fullURL, e)
		if e.id != "" {
			add(e.kind+"/"+e.id, e)
			add("urn:uuid:"+e.id, e)
		}
		for _, id := range objects(e.body["identifier"]) {
			add(e.kind+"?identifier="+text(id, "system")+"|"+text(id, "value"), e)
		}
	}
}

// find resolves a reference of a resource of this context.
func (c *context) find(reference string) *entry {
	if reference == "" || strings.HasPrefix(reference, "#") {
		return nil
	}
	reference, _, _ = strings.Cut(reference, "/_history/")
	names := []string{reference}
	if plain, err := url.PathUnescape(reference); err == nil && plain != reference {
		names = append(names, plain)
	}
	if parts := strings.Split(reference, "/"); len(parts) > 2 {
		names = append(names, strings.Join(parts[len(parts)-2:], "/"))
	}
	for _, n := range names {
		if e := c.by[n]; e != nil {
			return e
		}
	}
	for _, n := range names {
		if e := c.around.by[n]; e != nil && !c.around.many[n] {
			return e
		}
	}
	return nil
}

// aboutFields are the elements that say whom a resource is about.
var aboutFields = []string{"subject", "patient", "for", "individual", "beneficiary", "who"}

// impersonal types are about no person.
var impersonal = []string{"Binary", "Location", "Medication", "Organization", "Practitioner", "PractitionerRole"}

// place finds the person of a resource, or says why there is none.
func (c *context) place(e *entry) {
	if e.kind == "Patient" || e.skip != "" {
		return
	}
	if !slices.Contains(impersonal, e.kind) && !slices.Contains(c.partner.Types, e.kind) {
		e.skip = "this partner does not share it"
		return
	}
	named := false
	consider := func(ref map[string]any) bool {
		if reference := text(ref, "reference"); reference != "" {
			target := c.find(reference)
			if target != nil && target.kind == "Patient" {
				e.person = target.person
				return true
			}
			named = named || target == nil && (strings.Contains(reference, "Patient") || strings.HasPrefix(reference, "urn:"))
		}
		if id, ok := ref["identifier"].(map[string]any); ok && slices.Contains(nhsSystems, text(id, "system")) {
			named = true
			for _, p := range c.people {
				if p.nhs == strings.ReplaceAll(text(id, "value"), " ", "") {
					e.person = p
					return true
				}
			}
		}
		return false
	}
	for _, field := range aboutFields {
		for _, ref := range objects(e.body[field]) {
			if consider(ref) {
				return
			}
		}
	}
	for _, participant := range objects(e.body["participant"]) {
		if actor, ok := participant["actor"].(map[string]any); ok && consider(actor) {
			return
		}
	}
	switch {
	case slices.Contains(impersonal, e.kind):
	case named:
		e.skip = "the person it names is not in the same bundle or folder"
	default:
		e.skip = "it names no person"
	}
}
