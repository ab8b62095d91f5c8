package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// file builds a PDF of objects numbered from 1; the first is its catalogue.
// trailer adds entries to the trailer.
func file(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// onePage is a file with one page of the given content; more are objects from 5 on.
func onePage(page, content string, more ...string) []byte {
	return file("", append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R " + page + " >>", stream("", content),
	}, more...)...)
}

const font = "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"

// endless is a page coloured by a calculation of half a million steps for each of
// its points.
func endless() []byte {
	return onePage("/Resources << /Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 200 0 100] /Function 5 0 R >> >> >>", "/S sh",
		stream("/FunctionType 4 /Domain [0 200 0 100] /Range [0 1]", "{ pop "+strings.Repeat("2 mul 2 div ", 125_000)+"}"))
}

// locked asks for a password.
func locked() []byte {
	return file("/Encrypt 5 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>", stream("", "0 0 9 9 re f"),
		"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"+strings.Repeat("41", 32)+"> /U <"+strings.Repeat("42", 32)+"> >>")
}
