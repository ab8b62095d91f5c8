package receipt

// Onward is a person handed on to a neighbouring record, written before anything
// leaves; Item is the name of that record. One that was not allowed has the code
// of why as its Outcome; one that went wrong on the way has a second event that
// has.
const Onward Kind = "onward"
