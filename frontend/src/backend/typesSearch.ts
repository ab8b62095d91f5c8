// The shapes of the person search and of the prompt before a record opens, field
// for field as Go's JSON has them.

import type { Person } from "./types";

export interface SearchForm {
  nhsNumber: string;
  family: string;
  given: string;
  born: string;
  // bornTo: the last day of a range that born begins; "" for one day.
  bornTo: string;
  gender: string;
  postcode: string;
  // match: "" as typed, "past" also former names and addresses, "like" also like sounds.
  match: string;
  // why so many searches are needed, when that is asked for.
  why: string;
}

export interface Candidate {
  person: Person;
  alike: string;
  // otherwise: found by something else than what was typed; "" if not.
  otherwise: string;
}

export interface SearchAnswer {
  candidates: Candidate[] | null;
  say: string;
  tooMany: boolean;
}

export interface Reason {
  key: string;
  code: string;
  say: string;
  needsNote: boolean;
}

// Prompt is what is asked before a record opens.
export interface Prompt {
  reasons: Reason[] | null;
  consent: string;
  concerns: string[] | null;
  // given: the reason given for this person in this session, with its note; "" if none.
  given: string;
  note: string;
}
