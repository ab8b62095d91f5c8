// The user's own marks on this computer, as app/lists.go gives them.
import type { Candidate, Name } from "./types";

export interface ListsView {
  on: boolean;
  kept: boolean;
  notice: string;
  home: string;
  theme: string;
  textSize: string;
  plain: string;
  lastSignIn: string;
  version: string;
  news: boolean;
  records: number;
  days: number;
}

export interface ListRow {
  id: string;
  known: boolean;
  traced: boolean;
  name: Name;
  nhsSpaced: string;
  born: string;
  age: string;
  deceased: boolean;
  opened: string;
  added: string;
  how: string;
  from: string;
}

export interface WorklistView {
  id: string;
  name: string;
  count: number;
}

export interface WorklistPage extends WorklistView {
  sort: string;
  rows: ListRow[] | null;
}

export interface AddedView {
  worklist: WorklistView;
  added: number;
  already: number;
}

export interface PastedView {
  worklist: WorklistView;
  added: string[] | null;
  already: string[] | null;
  twice: string[] | null;
  refused: { line: number; text: string; say: string }[] | null;
}

export interface CheckedView {
  candidate: Candidate | null;
  before: ListRow;
  differences: { kind: string; say: string; before: string; now: string }[] | null;
}

// Preference is what a page may keep for the user.
export type Preference = "home" | "theme" | "text-size" | "plain" | "news";

export interface Lists {
  status(): Promise<ListsView>;
  set(name: Preference, value: string): Promise<void>;
  recents(): Promise<ListRow[] | null>;
  forgetRecent(id: string): Promise<string>;
  clearRecents(): Promise<string>;
  worklists(): Promise<WorklistView[] | null>;
  worklist(id: string): Promise<WorklistPage>;
  make(name: string): Promise<WorklistView>;
  rename(id: string, name: string): Promise<void>;
  removeWorklist(id: string): Promise<string>;
  sort(id: string, by: string): Promise<void>;
  move(id: string, row: string, to: number): Promise<void>;
  add(id: string, who: string): Promise<AddedView>;
  paste(id: string, text: string): Promise<PastedView>;
  remove(id: string, rows: string[]): Promise<string>;
  check(from: string, row: string): Promise<CheckedView>;
  undo(word: string): Promise<void>;
  forget(): Promise<void>;
}
