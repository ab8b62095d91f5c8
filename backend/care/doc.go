// Package care holds the words of the Shared Care Record: the things a
// clinician or social worker would name, with no knowledge of FHIR, HTTP, SQL
// or the window. Everything that crosses from the reading room to the screen
// is made of these words.
//
// It imports only the standard library, so that any package may import it
// (architecture_test in package app keeps this).
//
// Two conventions hold for every struct that reaches the screen. Dates arrive
// formatted ([When]), because the format is a safety rule (NHS Common User
// Interface, Ta-6 to Ta-15) and must exist once. Lists are never nil, because
// "null" and "nothing recorded" must not be confused anywhere.
package care
