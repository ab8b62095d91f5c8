//go:build e2e

package training_test

// everything is said in everything_test.go.
const everything = true
