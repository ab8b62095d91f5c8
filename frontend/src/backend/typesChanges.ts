// What changed since the user last looked: field for field as the Go side sends it.

import type { Setting } from "./types";

export interface ChangesView {
  record: string;
  // on: the region lets this be kept.
  on: boolean;
  // last: "03-Nov-2026 14:10"; "" when there is no earlier look.
  last: string;
  // say: why nothing is compared; "" when something is.
  say: string;
  organisations: ChangesOf[] | null;
  new: Changed[] | null;
  altered: Changed[] | null;
  notes: string[] | null;
}

// ChangesOf counts for one organisation; unknown says what cannot be told.
export interface ChangesOf {
  ods: string;
  name: string;
  setting: Setting;
  new: number;
  altered: number;
  gone: number;
  unknown: string[] | null;
}

export interface Changed {
  section: string;
  entry: string;
  why: string;
}
