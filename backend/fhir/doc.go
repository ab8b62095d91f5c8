// Package fhir reads HL7 FHIR R4 (4.0.1) over HTTP: the few elements a safe
// display needs, strictly decoded, with the sender's own JSON kept beside them.
// It is the only package that dials a FHIR server, and it only reads: GET, and
// POST to _search, which keeps an NHS number out of URLs and proxies' logs.
//
// Four rules bind here because nothing downstream could repair their breach.
//
//   - Nothing a payload says is dialled, except a next link and a Binary on the
//     partner's own origin and path (safety A6, A8); redirects are refused (A7).
//   - A body that ends early is a failure, never a short list (A19).
//   - A number is its characters; it never passes through a float (H18).
//   - One bad entry is kept as unreadable and spoils nothing else (B2).
//
// Models of other libraries were measured and found to drop or damage what they
// do not know; own structs plus raw JSON lose nothing and are faster.
package fhir
