package receipt

// Report is an access report that was run, before anything is read of it. Its
// Terms are the criteria, its Person whom it was about, and its Item the form it
// left the viewer in ("csv"), "" for the screen.
const Report Kind = "report"
