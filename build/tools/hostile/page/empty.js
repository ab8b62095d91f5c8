// After a moment, so that the test can see which process this is.
setTimeout(() => window.go.main.Bound.Empty(), 400);
