package cast

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// padded gives a PDF at least so many bytes, by an object that nothing in it
// refers to, as scanning software leaves them behind. It stands before the
// cross-reference table, so only the place of that has to be told anew.
func padded(pdf []byte, least int, words string) ([]byte, error) {
	said := bytes.LastIndex(pdf, []byte("startxref"))
	if said < 0 || len(pdf) >= least {
		return pdf, nil
	}
	fields := strings.Fields(string(pdf[said:]))
	at, err := strconv.Atoi(fields[min(1, len(fields)-1)])
	if err != nil || at > said {
		return nil, fmt.Errorf("startxref of a PDF: %q", fields)
	}
	size := least - len(pdf)
	data := []byte(strings.Repeat(words, size/len(words)+1)[:size])
	var out bytes.Buffer
	out.Grow(least + 200)
	out.Write(pdf[:at])
	fmt.Fprintf(&out, "99999 0 obj\n<< /Length %d >>\nstream\n", len(data))
	out.Write(data)
	out.WriteString("\nendstream\nendobj\n")
	moved := out.Len()
	out.Write(pdf[at:said])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", moved)
	return out.Bytes(), nil
}
