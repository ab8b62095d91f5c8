//go:build !e2e

package training_test

// everything has the fault tests take every case; the everyday run takes a sample
// of them, and task bar all.
const everything = false
