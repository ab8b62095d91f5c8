// Results over time, as package trend makes them of the rows that are shown.
import type { Coded, Source, Status, When } from "./types";

// TrendPoint is one measured value. at and until are milliseconds of London's
// clock written as if it were UTC; they differ where a month or a year was sent.
export interface TrendPoint {
  entry: string;
  at: number;
  until: number;
  when: When;
  text: string;
  number: string;
  comparator: string;
  low: string;
  high: string;
  range: string;
  flag: string;
  status: Status;
  standing: "" | "interim" | "void";
  notes: string[] | null;
}

// TrendLeft is a value that is not drawn, and why.
export interface TrendLeft {
  entry: string;
  name: string;
  text: string;
  source: Source;
  when: When;
  at: number;
  reason: string;
}

// TrendSeries is one test of one laboratory in one unit.
export interface TrendSeries {
  id: string;
  section: string;
  name: string;
  unit: string;
  code: Coded;
  // source is that of the newest point; its unit is the laboratory.
  source: Source;
  count: number;
  newest: TrendPoint;
  points: TrendPoint[] | null;
  gaps: TrendLeft[] | null;
}

export interface TrendsView {
  record: string;
  series: TrendSeries[] | null;
  left: TrendLeft[] | null;
  chosen: string[] | null;
  unseen: string[] | null;
  empty: string[] | null;
  warnings: string[] | null;
}

export interface TrendPointsView {
  record: string;
  series: TrendSeries[] | null;
}

export interface TrendBar {
  entry: string;
  name: string;
  source: Source;
  status: Status;
  at: number;
  until: number;
  shape: "span" | "open" | "mark";
  say: string;
}

export interface TrendLane {
  section: string;
  title: string;
  bars: TrendBar[] | null;
  left: TrendLeft[] | null;
}

export interface TrendLanesView {
  record: string;
  lanes: TrendLane[] | null;
}

// TrendCalls are the calls for them, among those of the record.
export interface TrendCalls {
  // trends: entry is the row to begin with, or "".
  trends(record: string, entry: string): Promise<TrendsView>;
  // trendPoints takes 24 ids at most.
  trendPoints(record: string, ids: string[]): Promise<TrendPointsView>;
  trendLanes(record: string): Promise<TrendLanesView>;
}
