package training

import (
	"bytes"
	_ "embed"
	"strings"
	"text/template"

	"shcr/backend/training/cast"
	"shcr/backend/training/neighbours"
)

//go:embed region.yaml.tmpl
var regionTemplate string

var regionFile = template.Must(template.New("region").Parse(regionTemplate))

// File gives the region file that points the viewer here: the same words as a
// live region's, and training: true.
func (r *Region) File() []byte {
	type partner struct {
		cast.Partner
		Base string
		CA   []string // lines of PEM; none for a partner over plain HTTP
	}
	var partners []partner
	for _, s := range r.sites {
		p := partner{Partner: s.Partner, Base: s.published()}
		if s.door != nil {
			p.CA = strings.Split(strings.TrimSpace(string(r.CA())), "\n")
		}
		partners = append(partners, p)
	}
	mode := "healthcare-worker"
	if r.oneMatch {
		mode = "application-restricted"
	}
	var b bytes.Buffer
	if err := regionFile.Execute(&b, map[string]any{"ID": ID, "Address": r.address, "Partners": partners, "Mode": mode, "Audience": LaunchAudience, "Neighbour": neighbours.Audience}); err != nil {
		panic("training region file: " + err.Error()) // the template and its data are both ours
	}
	return b.Bytes()
}
