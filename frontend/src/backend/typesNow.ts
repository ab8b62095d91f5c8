// Where the person is and what is dated since the last discharge: field for field
// as the Go side sends it.

import type { Setting } from "./types";

// NowView is what the summary says above its cards.
export interface NowView {
  record: string;
  where: Whereabouts;
  since: Since;
}

export interface Whereabouts {
  lines: WhereLine[] | null;
  // differ: two sources do not agree; "" when none do.
  differ: string;
  unknown: string[] | null;
}

export interface WhereLine {
  kind: "stay" | "service" | "finding" | "address";
  label: string;
  text: string;
  facts: string[] | null;
  who: string[] | null;
  // setting is "" for the identity service.
  setting: Setting | "";
  section: string;
  entry: string;
}

export interface Since {
  // say: why there is no stay to count from; "" when there is one.
  say: string;
  stay: SinceStay;
  parts: SincePart[] | null;
  gp: string[] | null;
  unknown: string[] | null;
}

export interface SinceStay {
  section: string;
  entry: string;
  words: string;
  from: string;
  until: string;
  day: string;
  who: string;
  setting: Setting | "";
}

export interface SincePart {
  key: string;
  title: string;
  rows: SinceRow[] | null;
  notes: string[] | null;
}

// SinceRow leads to a row of a section, with the date by which it stands here.
export interface SinceRow {
  section: string;
  entry: string;
  why: string;
}

// PhoneView is whom to ring now: lines with hours, those that are open first.
export interface PhoneView {
  record: string;
  at: string;
  lines: PhoneLine[] | null;
}

export interface PhoneLine {
  name: string;
  who: string;
  setting: Setting | "";
  number: string;
  hours: string;
  open: boolean;
  say: string;
  // instead: the emergency duty number while the line is closed.
  instead: string;
  source: string;
}
