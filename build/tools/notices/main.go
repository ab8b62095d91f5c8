// Command notices writes build/THIRD-PARTY.md: what others wrote that is part
// of the program, with version and licence. Go modules are those that the
// Linux and Windows builds really link; the front end's are the ones of
// package.json that are bundled, with all they need. A licence that it does not
// know by its text is an error, not a gap. With -check it only compares. With
// -sbom it writes the same as a bill of materials (CycloneDX) instead.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

const list = "build/THIRD-PARTY.md"

// part is something of others.
type part struct {
	name, version, licence string
	direct                 bool
	integrity              string // of a package of the front end, as its lock file has it
}

func main() {
	check := flag.Bool("check", false, "only fail when the list is not fresh")
	pkg := flag.String("package", ".", "the program")
	sbom := flag.String("sbom", "", "write a bill of materials to this file")
	binary := flag.String("binary", "", "with -sbom: a built program, all of which must be on the bill")
	flag.Parse()
	if err := run(*check, *pkg, *sbom, *binary); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(check bool, pkg, sbom, binary string) error {
	modules, err := goModules(pkg)
	if err != nil {
		return err
	}
	packages, err := npmPackages("frontend")
	if err != nil {
		return err
	}
	if sbom != "" {
		return writeSBOM(sbom, binary, modules, packages)
	}
	fresh := page(modules, packages)
	if !check {
		return os.WriteFile(list, fresh, 0o644)
	}
	have, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	if !bytes.Equal(have, fresh) {
		return fmt.Errorf("%s is not fresh: run the task 'notices' and commit what it writes", list)
	}
	return nil
}

// page is the list as Markdown.
func page(modules, packages []part) []byte {
	var b bytes.Buffer
	b.WriteString("# Third-party notices\n\n")
	b.WriteString("What others wrote that is part of ShCR Viewer. Written by `build/tools/notices`; do not edit.\n")
	b.WriteString("Names in bold are used by the project itself, the others by those.\n\n")
	fmt.Fprintf(&b, "## Go modules (%d)\n\n", len(modules))
	table(&b, modules)
	fmt.Fprintf(&b, "\n## Packages of the front end (%d)\n\n", len(packages))
	table(&b, packages)
	b.WriteString("\nWithin go-pdfium is PDFium (Apache-2.0 and BSD-3-Clause) compiled to WebAssembly, with what it uses: AGG 2.3 (its own permissive licence), Abseil (Apache-2.0), FreeType (FTL), Little CMS (MIT), libjpeg-turbo (IJG, BSD-3-Clause, zlib), libpng, libtiff, OpenJPEG (BSD-2-Clause) and zlib.\n")
	b.WriteString("\nOn Linux the program also uses GTK 3 and WebKitGTK (LGPL-2.1-or-later) as the system's shared libraries, and on Windows the WebView2 runtime.\n")
	return b.Bytes()
}

func table(b *bytes.Buffer, parts []part) {
	slices.SortFunc(parts, func(x, y part) int { return strings.Compare(x.name, y.name) })
	b.WriteString("| name | version | licence |\n|---|---|---|\n")
	for _, p := range parts {
		name := p.name
		if p.direct {
			name = "**" + name + "**"
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", name, p.version, p.licence)
	}
}
