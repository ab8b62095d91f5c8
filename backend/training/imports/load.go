// Package imports loads test data into the training region: FHIR R4 JSON
// bundles and loose resources of a folder, placed at partners by the name of
// the first folder. What it serves later is what was in the file, byte for
// byte, but for ids that were taken, references that had to be pointed at the
// served resources, and the NHS number of a person who had none.
//
// Nothing is lost without a word: every resource of every file is loaded or
// skipped for a reason, and the report says so (read = loaded + skipped).
package imports

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"shcr/backend/training/demographics"
)

// maxFile is the largest file read.
const maxFile = 64 << 20

// Partner is an organisation resources can be placed at.
type Partner struct {
	ODS, Key, Setting string
	Types             []string // shared, besides organisations, staff and the like
	Taken             func(key string) bool
	Put               func(raw json.RawMessage, patient string) error
}

// People is the identity service as the import needs it.
type People interface {
	Knows(nhs string) bool
	Add(demographics.Person) bool
}

// loader is one import under way.
type loader struct {
	partners []Partner
	people   People
	reserved []string
	report   Report
	contexts []*context
	numbers  map[string]string // by person
	given    map[string]bool
	folders  map[string]*folder
	named    map[string]map[string]bool // by partner: keys to be served
}

// Load reads a folder. Reserved numbers are never given to anybody.
func Load(dir string, partners []Partner, people People, reserved []string) (Report, error) {
	l := &loader{partners: partners, people: people, reserved: reserved, report: Report{Folder: dir}, numbers: map[string]string{}, given: map[string]bool{},
		folders: map[string]*folder{}, named: map[string]map[string]bool{}}
	root, err := os.OpenRoot(dir) // links that lead out of the folder are not followed
	if err != nil {
		return l.report, fmt.Errorf("import folder: %w", err)
	}
	defer func() { _ = root.Close() }()
	loose := map[string]*context{}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		return l.file(root, name, loose)
	})
	if err != nil {
		return l.report, fmt.Errorf("import folder: %w", err)
	}
	for _, c := range l.contexts {
		for _, e := range c.entries { // numbers that people bring are not given to others
			if n := ownNumber(e.body); e.kind == "Patient" && n != "" {
				l.given[n] = true
			}
		}
	}
	l.place()
	return l.report, nil
}

// file reads one file into its context.
func (l *loader) file(root *os.Root, name string, loose map[string]*context) error {
	partner := l.partnerFor(name)
	n := len(l.report.Files)
	l.report.Files = append(l.report.Files, File{Path: name, Partner: partner.ODS, Loaded: map[string]int{}, Skipped: map[string]int{}})
	f := &l.report.Files[n]
	switch strings.ToLower(path.Ext(name)) {
	case ".json":
	case ".xml":
		f.Refused = "XML is not read: convert it to JSON"
		return nil
	default:
		f.Refused = "not a JSON file"
		return nil
	}
	info, err := fs.Stat(root.FS(), name)
	if err != nil {
		return err
	}
	if info.Size() > maxFile {
		f.Refused = "larger than 64 MiB"
		return nil
	}
	data, err := fs.ReadFile(root.FS(), name)
	if err != nil {
		return err
	}
	entries, bundle, refused := read(data)
	if f.Refused = refused; refused != "" {
		return nil
	}
	f.Read = len(entries)
	for _, e := range entries {
		e.file = n
	}
	if bundle {
		l.contexts = append(l.contexts, &context{partner: partner, entries: entries, around: l.around(partner, name)})
		return nil
	}
	key := partner.ODS + "/" + path.Dir(name)
	if loose[key] == nil {
		loose[key] = &context{partner: partner, around: l.around(partner, name)}
		l.contexts = append(l.contexts, loose[key])
	}
	loose[key].entries = append(loose[key].entries, entries...)
	return nil
}

// settingWords lead a folder's name to a setting.
var settingWords = map[string][]string{
	"gp":            {"gp", "practice", "primary"},
	"acute":         {"acute", "hospital"},
	"mental-health": {"mental-health", "mental", "mh"},
	"social-care":   {"social-care", "council", "local-authority", "social"},
	"community":     {"community"},
	"ambulance":     {"ambulance"},
	"urgent-care":   {"urgent-care", "111", "out-of-hours"},
}

// partnerFor chooses by the first folder: ODS code, key or setting words, else
// the acute trust.
func (l *loader) partnerFor(name string) Partner {
	folder, _, inside := strings.Cut(name, "/")
	folder = strings.ToLower(folder)
	acute := l.partners[0]
	for _, p := range l.partners {
		if p.Setting == "acute" {
			acute = p
		}
		if inside && (folder == strings.ToLower(p.ODS) || folder == strings.ToLower(p.Key) || slices.Contains(settingWords[p.Setting], folder)) {
			return p
		}
	}
	return acute
}

// around gives the folder that a file's contexts share.
func (l *loader) around(partner Partner, name string) *folder {
	key := partner.ODS + "/" + path.Dir(name)
	if l.folders[key] == nil {
		l.folders[key] = &folder{by: map[string]*entry{}, many: map[string]bool{}}
	}
	return l.folders[key]
}

// place loads all contexts, step by step: who there is, what is about whom,
// under which ids, and only then the resources, whose references need all that.
func (l *loader) place() {
	for _, c := range l.contexts {
		c.index()
		for _, e := range c.entries {
			if e.kind == "Patient" && e.skip == "" {
				e.person = newPatient(e, l.report.Files[e.file].Path, l.numbers, l.used)
				l.given[e.person.nhs] = true
				c.people = append(c.people, e.person)
			}
		}
	}
	for _, c := range l.contexts {
		for _, e := range c.entries {
			c.place(e)
		}
	}
	for _, c := range l.contexts {
		l.name(c)
	}
	for _, c := range l.contexts {
		for _, e := range c.entries {
			l.count(c, e)
		}
	}
	for _, c := range l.contexts {
		for _, p := range c.people {
			if !l.people.Add(p.known) && p.numbered == ownNumberWords {
				p.numbered = "own NHS number, a person already known"
			}
			l.report.People = append(l.report.People, Person{
				Path: l.report.Files[p.entry.file].Path, Partner: c.partner.ODS, Name: p.show(), NHS: p.nhs, Numbered: p.numbered, Counts: p.counts,
			})
		}
	}
}

// count loads one resource and writes what became of it.
func (l *loader) count(c *context, e *entry) {
	if e.skip == "" {
		if err := l.put(c, e); err != nil {
			e.skip = "cannot be served: " + err.Error()
		}
	}
	f := &l.report.Files[e.file]
	if e.skip != "" {
		f.Skipped[e.kind+": "+e.skip]++
		return
	}
	f.Loaded[e.kind]++
	if e.person != nil {
		e.person.counts[e.kind]++
	}
}

// name gives every resource the id it is served under: its own when that is
// sound and free, else one made of it.
func (l *loader) name(c *context) {
	mine := l.named[c.partner.ODS]
	if mine == nil {
		mine = map[string]bool{}
		l.named[c.partner.ODS] = mine
	}
	for i, e := range c.entries {
		if e.skip != "" {
			continue
		}
		id := e.id
		for try := 0; id == "" || !localID.MatchString(id) || mine[e.kind+"/"+id] || c.partner.Taken(e.kind+"/"+id); try++ {
			id = fmt.Sprintf("import-%d-%d-%d", e.file+1, i+1, try)
		}
		e.newID = id
		mine[e.kind+"/"+id] = true
	}
}

// put rewrites a resource's references and hands it to the partner.
func (l *loader) put(c *context, e *entry) error {
	raw, err := rewrite(e.raw, e.newID, func(path []string, value string) (string, bool) {
		last := path[len(path)-1]
		if last == "value" && slices.Contains(path, "identifier") && e.person != nil && slices.Contains(e.person.replaced, value) {
			return e.person.nhs, true
		}
		if last != "reference" && !(last == "url" && slices.Contains(path, "attachment")) {
			return "", false
		}
		target := c.find(value)
		if target == nil || target.newID == "" {
			return "", false
		}
		return target.kind + "/" + target.newID, true
	})
	if err != nil {
		return err
	}
	local := ""
	switch {
	case e.kind == "Patient":
		if raw, err = e.person.identified(raw); err != nil {
			return err
		}
	case e.person != nil:
		local = e.person.entry.newID
	}
	return c.partner.Put(raw, local)
}

// used tells whether a number may not be given to anybody new.
func (l *loader) used(n string) bool {
	return l.people.Knows(n) || l.given[n] || slices.Contains(l.reserved, n)
}
