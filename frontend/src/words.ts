// The viewer's own words that are used in more than one place. What partners
// and the Go side send is shown as it comes.
import type { Answer, Setting, State } from "./backend/types";

export const product = "Shared Care Record";

export const settings: Record<Setting, string> = {
  gp: "GP practice",
  acute: "Hospital",
  "mental-health": "Mental health",
  community: "Community health",
  ambulance: "Ambulance",
  "urgent-care": "NHS 111 and urgent care",
  "social-care": "Adult social care",
};

// stateWords name the states of the ledger in the details table.
export const stateWords: Record<State, string> = {
  pending: "Waiting",
  complete: "Answered",
  empty: "Nothing recorded",
  "asserted-none": "States there is none",
  partial: "Only part",
  stale: "Older than it should be",
  failed: "No answer",
  "withheld-policy": "Not shared",
  "withheld-integrity": "Withheld for safety",
  "not-asked": "Not asked",
};

// missingStates are those in which something may exist that is not shown.
export const missingStates: ReadonlySet<State> = new Set<State>([
  "partial",
  "stale",
  "failed",
  "withheld-policy",
  "withheld-integrity",
]);

// notReached tells whether an organisation that shares a section was not asked
// for it, because it was silent before (H29) or the sign-in could not be renewed
// (H27).
export const notReached = (a: Answer): boolean =>
  a.state === "not-asked" && (a.why === "breaker" || a.why === "sign-in");

// isMissing tells whether something of an answer may exist that is not shown.
export const isMissing = (a: Answer): boolean => missingStates.has(a.state) || notReached(a);

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;

// number writes a count with commas, whatever the system's language.
export const number = (n: number): string => n.toString().replace(/\B(?=(\d{3})+$)/g, ",");

export const andList = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
