// The record as one line of time: field for field as the Go side sends it. Times are
// seconds of London's wall clock, counted as if it were UTC's.

import type { Setting, Status } from "./types";

export interface TimelineView {
  record: string;
  now: number;
  lanes: Setting[] | null;
  // names of organisations, to which items point.
  names: string[] | null;
  // items: the earliest first.
  items: TimelineItem[] | null;
  // undated: what has no date that can be read.
  undated: TimelineItem[] | null;
}

// TimelineItem is a row of the record with the span of time that its dates cover.
export interface TimelineItem {
  entry: string;
  section: string;
  lane: Setting;
  name: number;
  kind: "stay" | "contact" | "appointment" | "letter" | "entry";
  words: string;
  status: Status;
  when: string;
  cautions: string[] | null;
  from: number;
  to: number;
  precision: "" | "year" | "month" | "day" | "time";
  // period: a start and an end, or a start and not over.
  period: boolean;
  open: boolean;
  // current: by which the person is in a hospital now.
  current: boolean;
}
