// Command bench measures how fast a record is there. It starts twelve partners on
// this computer, lets the viewer's own loader and others open the same record in
// turn, and prints how they compare, with each goal as a line. Ratios from one run
// hold on any computer; times do not.
//
// The loader is measured twice against the plain client that decodes into maps.
// "large-against-maps" is the goal as the prototype of the performance page met
// it: both fetch, unzip, decode and keep; the loader also checks each resource's
// structure and whose it is. "large-against-maps-with-rows" takes the time until
// every row of every section is made, which the ledger needs, since it counts
// what is shown and what is not: a second, full decoding, dates, words, cautions.
// The plain client has no counterpart to that, so this line is a cost of the
// product and is printed beside the other, not in its place.
//
// With -bases it points the viewer's loader at other FHIR R4 servers instead, and
// prints one line of JSON.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
)

func main() {
	var o options
	flag.BoolVar(&o.contend, "contend", false, "run one contender that standard input describes; the bench calls itself so")
	flag.StringVar(&o.bases, "bases", "", "base addresses of FHIR R4 servers, with commas between them, to open a record from instead")
	flag.StringVar(&o.nhs, "nhs", "", "the person's NHS number at those servers")
	flag.StringVar(&o.patient, "patient", "", "the person's Patient id at those servers, where they cannot be searched by NHS number")
	flag.IntVar(&o.rounds, "rounds", 5, "rounds of each contender; medians are taken")
	flag.Parse()
	if err := o.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type options struct {
	contend             bool
	bases, nhs, patient string
	rounds              int
}

func (o options) run() error {
	switch {
	case o.contend:
		return contender()
	case o.bases != "":
		return o.others()
	case o.nhs != "" || o.patient != "":
		return errors.New("-nhs and -patient go with -bases")
	case o.rounds < 1:
		return errors.New("-rounds is at least 1")
	}
	return race(o.rounds, os.Stdout)
}

// others opens one person's record from servers that are not the bench's.
func (o options) others() error {
	if o.nhs == "" {
		return errors.New("-bases needs -nhs NUMBER: every answer is checked to be about that person")
	}
	t := task{As: asViewer, NHS: o.nhs, Patient: o.patient}
	for base := range strings.SplitSeq(o.bases, ",") {
		base = strings.TrimSpace(base)
		u, err := url.Parse(base)
		if err != nil || u.Host == "" {
			return fmt.Errorf("%q is no base address", base)
		}
		t.Partners = append(t.Partners, &Partner{Name: u.Host, Base: strings.TrimSuffix(base, "/") + "/"})
	}
	r, err := contend(t)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}
