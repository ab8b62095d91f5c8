package training_test

import (
	"testing"

	"go.uber.org/goleak"
)

// B28: nothing that a test began goes on after all have ended; but for toxiproxy's own
// way of dropping a connection, which now and then stays where it was (v2.5.0).
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/toxics.(*ToxicStub).Run"))
}
