package record

import (
	"crypto/sha256"
	"encoding/hex"

	"shcr/backend/care"
	"shcr/backend/fhir"
)

// MarkKeys names the documents of the open record for read marks: by row id, what
// tells one version of one organisation's document from all others. A new version
// has another key, so that it is unread again (M152). None of a sensitive
// person's: their letters are withheld.
func (r *Room) MarkKeys(handle string) (map[string]string, error) {
	o, err := r.find(handle)
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	out := map[string]string{}
	if o.person.Sensitive {
		return out, nil
	}
	sent := map[*sourceState]map[string]fhir.Resource{}
	for id, it := range o.items {
		if it.entry.Section != care.Documents || it.entry.Letter == nil || len(it.entry.Of) == 0 {
			continue
		}
		if sent[it.source] == nil {
			sent[it.source] = map[string]fhir.Resource{}
			for _, reply := range it.source.replies {
				for _, res := range reply.Found.Resources {
					sent[it.source][res.Ref()] = res
				}
			}
		}
		ref := it.entry.Of[0]
		if res, ok := sent[it.source][ref]; ok {
			out[id] = it.source.Organisation().ODS + "|" + ref + "|" + version(res)
		}
	}
	return out, nil
}

// version tells one version of a resource from the next: the sender's own number
// where there is one, else the content.
func version(res fhir.Resource) string {
	var b fhir.Base
	if res.Into(&b) == nil && b.Meta.VersionID != "" {
		return b.Meta.VersionID
	}
	sum := sha256.Sum256(res.Raw)
	return hex.EncodeToString(sum[:8])
}
