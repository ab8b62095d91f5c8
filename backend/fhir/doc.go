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
// A long search whose next links do not count is read link by link. To split it by
// category or date would be faster, and is not done: an item without the element
// is in no part of it; a CapabilityStatement does not say whether the server knows
// :missing, which would find it; and only an exact total, which few servers of
// opaque links state, could prove that the parts are the whole. What such a check
// refused would have to be asked twice, and each request is a disclosure in the
// holder's own audit.
//
// Models of other libraries were measured and found to drop or damage what they
// do not know; own structs plus raw JSON lose nothing and are faster.
package fhir
