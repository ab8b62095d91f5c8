package partner

import (
	"testing"

	"go.uber.org/goleak"
)

// B28: nothing that a test began goes on after all have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
