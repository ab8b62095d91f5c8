// A section with what all organisations say of one product in one row: field for
// field as the Go side sends it.

import type { Entry, Setting } from "./types";

export type SideSection = "medications" | "allergies";

// SideBySide is a view: every statement of the section is in one of its cells.
export interface SideBySide {
  record: string;
  section: SideSection;
  title: string;
  columns: SideColumn[] | null;
  rows: SideRow[] | null;
  count: string;
  empty: string[] | null;
  warnings: string[] | null;
  revision: number;
}

// SideColumn is one organisation; gap says why something of it may be missing.
export interface SideColumn {
  key: string;
  name: string;
  setting: Setting;
  gap: string;
  waiting: boolean;
}

export interface SideRow {
  key: string;
  term: string;
  route: string;
  form: string;
  coded: boolean;
  // over: nobody says that it is in force.
  over: boolean;
  notes: { kind: "conflict" | "differs" | "stopped" | "only"; text: string }[] | null;
  last: string;
  // cells: one for each column.
  cells: SideCell[] | null;
  similar: { key: string; term: string; why: string }[] | null;
  more: boolean;
}

// SideCell says why it has no statements, or has some.
export interface SideCell {
  say: string;
  statements: SideStatement[] | null;
}

// SideStatement is a statement, and those that say the same word for word.
export interface SideStatement {
  entry: Entry;
  copies: Entry[] | null;
}
