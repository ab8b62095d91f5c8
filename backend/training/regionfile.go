package training

import (
	"bytes"
	_ "embed"
	"text/template"
)

//go:embed region.yaml.tmpl
var regionTemplate string

var regionFile = template.Must(template.New("region").Parse(regionTemplate))

// File gives the region file that points the viewer here: the same words as a
// live region's, and training: true.
func (r *Region) File() []byte {
	var b bytes.Buffer
	if err := regionFile.Execute(&b, map[string]any{"Address": r.address, "Partners": r.partners}); err != nil {
		panic("training region file: " + err.Error()) // the template and its data are both ours
	}
	return b.Bytes()
}
