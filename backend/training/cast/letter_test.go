package cast

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// Every format comes out as what it says it is: the content type of the pointer
// and of the file, the size, and whether there is a structure (record-data §8).
func TestEveryFormatIsWhatItSays(t *testing.T) {
	calendar, _ := NewCalendar(storyDay)
	for format, want := range map[string]struct{ contentType, begins, code string }{
		"html": {"text/html; charset=utf-8", "<!DOCTYPE html>", "urn:nhs-ic:unstructured"}, "text": {"text/plain; charset=utf-8", "Here", "urn:nhs-ic:unstructured"},
		"fixed": {"text/plain; charset=utf-8", "Words", "urn:nhs-ic:unstructured"}, "rtf": {"application/rtf", `{\rtf1`, "urn:nhs-ic:unstructured"},
		"pdf": {"application/pdf", "%PDF-", "urn:nhs-ic:unstructured"}, "tiff": {"image/tiff", "II*\x00", "urn:nhs-ic:unstructured"},
		"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04", "urn:nhs-ic:unstructured"},
		"jpeg": {"image/jpeg", "\xff\xd8\xff", "urn:nhs-ic:unstructured"}, "png": {"image/png", "\x89PNG", "urn:nhs-ic:unstructured"},
		"cda": {"text/xml; charset=utf-8", "<?xml", "urn:nhs-ic:structured"},
	} {
		kept := &shelf{}
		p := Person{Key: "P99", NHS: "9990123454", Given: []string{"A"}, Family: "Test", Gender: "female", Born: "1987", At: []Holding{{Partner: FAI, ID: "x", Items: []Item{
			Letter{Type: "~Letter", Title: "A letter", On: "2026-11-02", Format: format, Heading: []string{"Here"}, Body: "Words of it.", Pages: 3}}}}}
		if err := NewRegion(calendar, 1, nil, map[string]Sink{FAI: kept}).Write([]Person{p}); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		var file []byte
		for _, raw := range *kept {
			var o struct {
				ResourceType, ContentType, Data string
				Content                         []struct {
					Format     struct{ System, Code string }
					Attachment struct {
						ContentType string
						Size        int
					}
				}
			}
			if err := json.Unmarshal(raw, &o); err != nil {
				t.Fatal(err)
			}
			switch o.ResourceType {
			case "Binary":
				file, _ = base64.StdEncoding.DecodeString(o.Data)
				sniffed := http.DetectContentType(file)
				if o.ContentType != want.contentType || !strings.HasPrefix(string(file), want.begins) || strings.HasPrefix(want.contentType, "image/") && format != "tiff" && sniffed != want.contentType {
					t.Errorf("%s: %s, %s, %.10q", format, o.ContentType, sniffed, file)
				}
			case "DocumentReference":
				c := o.Content[0]
				if c.Attachment.ContentType != want.contentType || c.Attachment.Size != len(file) || c.Format.Code != want.code || !strings.HasSuffix(c.Format.System, "NRLFormatCode") {
					t.Errorf("%s: %+v of %d", format, c, len(file))
				}
			}
		}
		if format == "pdf" && !strings.Contains(string(file), "/Count 3 ") {
			t.Error("a PDF of three pages is not of three")
		}
	}
}
