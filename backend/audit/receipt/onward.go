package receipt

// Onward is a person handed on to a neighbouring record, written before anything
// leaves; Item is the name of that record. A hand-over that was refused or went
// wrong has a Refused or Failed event with the same Item.
const Onward Kind = "onward"
