package document

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signatures are how files begin.
var signatures = []struct{ begins, kind string }{
	{"%PDF-", "PDF"}, {"{\\rtf", "RTF"}, {"PK\x03\x04", "ZIP"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"},
	{"\x89PNG", "PNG"}, {"\xff\xd8\xff", "JPEG"}, {"GIF8", "GIF"}, {"BM", "BMP"}, {"\xd0\xcf\x11\xe0", "Word"},
	{"<svg", "SVG"}, {"8BPS", "Photoshop"}, {"\x00\x00\x00\x0cjP", "JPEG 2000"},
}

// kindOf looks at the bytes first; the label decides between HTML and text.
func kindOf(body []byte, contentType string) string {
	start := trimmed(body)
	for _, s := range signatures {
		if bytes.HasPrefix(start, []byte(s.begins)) && (s.kind != "BMP" || bytes.IndexByte(body, 0) >= 0) {
			if s.kind == "ZIP" {
				return packedKind(body)
			}
			return s.kind
		}
	}
	declared, _, _ := mime.ParseMediaType(contentType)
	switch {
	case len(body) > 132 && string(body[128:132]) == "DICM":
		return "DICOM"
	case len(body) > 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WEBP":
		return "WebP"
	case len(body) > 12 && string(body[4:8]) == "ftyp":
		return "HEIC or video"
	case declared == "image/svg+xml":
		return "SVG"
	case bytes.Contains(start[:min(len(start), 1024)], []byte("%PDF-")) && declared == "application/pdf":
		return "PDF" // readers look for it within the first kilobyte
	case strings.Contains(declared, "html"):
		return "HTML"
	case bytes.HasPrefix(start, []byte("<?xml")) || strings.HasSuffix(declared, "xml") || bytes.HasPrefix(start, []byte("<ClinicalDocument")):
		return kindOfXML(start, text(body, contentType))
	case bytes.IndexByte(body, 0) >= 0 && !utf16Mark(body):
		return "binary"
	case strings.HasPrefix(http.DetectContentType(start), "text/html") && declared != "text/plain":
		return "HTML"
	}
	return "Text"
}

func kindOfXML(start []byte, src string) string {
	head := start[:min(len(start), 1024)]
	switch {
	case isCDA(src):
		return "CDA"
	case bytes.Contains(head, []byte("http://www.w3.org/1999/xhtml")):
		return "HTML"
	case bytes.Contains(head, []byte("<svg")):
		return "SVG"
	}
	return "XML"
}

// trimmed is a file without the white space and byte order mark before it.
func trimmed(body []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
}

// long names a kind in a sentence.
func long(kind string) string {
	switch kind {
	case "Word":
		return "a Word 97–2003 document"
	case "ZIP":
		return "an archive of files (ZIP)"
	case "Excel":
		return "an Excel workbook"
	case "PowerPoint":
		return "a PowerPoint presentation"
	case "OpenDocument":
		return "an OpenDocument file"
	case "XML":
		return "an XML message"
	case "SVG", "WebP", "JPEG 2000", "Photoshop":
		return "a picture of the kind " + kind
	case "DICOM":
		return "a medical image (DICOM)"
	case "HEIC or video":
		return "a picture or film of the kind HEIC or MP4"
	case "binary":
		return "a file of a kind the viewer does not know"
	case "HTML", "RTF":
		return "an " + kind + " document"
	case "CDA":
		return "a clinical document (CDA)"
	case "DOCX":
		return "a Word document (DOCX)"
	case "Text":
		return "plain text"
	case "PDF":
		return "a PDF document"
	}
	return "a " + kind + " picture"
}

// declaredKinds are the content types that say one kind. Those that say nothing in
// particular are not here.
var declaredKinds = map[string]string{
	"application/pdf": "PDF", "text/rtf": "RTF", "application/rtf": "RTF", "application/msword": "Word", "text/html": "HTML", "application/xhtml+xml": "HTML",
	"image/tiff": "TIFF", "image/png": "PNG", "image/jpeg": "JPEG", "image/jpg": "JPEG", "image/gif": "GIF", "image/bmp": "BMP", "image/svg+xml": "SVG", "image/webp": "WebP",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
	"text/plain": "Text", "application/hl7-v3+xml": "CDA", "text/xml": "XML", "application/xml": "XML",
}

// mismatch says that a file is of another kind than its sender says, "" where it
// is not, or where nobody can tell.
func mismatch(kind, contentType string) string {
	declared, _, _ := mime.ParseMediaType(contentType)
	said := declaredKinds[declared]
	switch {
	case said == "" || said == kind || kind == "binary",
		said == "XML" && (kind == "CDA" || kind == "HTML" || kind == "SVG"), said == "CDA" && kind == "XML":
		return ""
	}
	return "It was sent as " + long(said) + ", and is " + long(kind) + "."
}

// capital makes a sentence's first letter large.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[n:]
}
