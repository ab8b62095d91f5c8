// Documents, as backend/care/letter.go gives them.
import type { Fact, Source, When } from "./types";

export interface LetterRef {
  contentType: string;
  kind: string;
  size: number;
  heading: string;
  // links lead to other documents of the same organisation by one of their `of`.
  links?: { code: string; ref: string }[] | null;
}

export interface Run {
  text: string;
  strong: boolean;
  em: boolean;
  deleted: boolean;
}

export interface Block {
  kind: string;
  level: number;
  marker: string;
  runs: Run[] | null;
  rows: Cell[][] | null;
}

// Cell of a table; with blocks, they stand in place of its runs.
export interface Cell {
  head: boolean;
  across: number; // columns and
  down: number; // rows that it covers; 0 is one
  runs: Run[] | null;
  blocks: Block[] | null;
}

export interface Letter {
  record: string;
  title: string;
  when: When;
  source: Source;
  facts: Fact[] | null;
  kind: string;
  blocks: Block[] | null;
  leftOut: string[] | null;
  notes: string[] | null;
  pages: Page[] | null;
  pageTotal: number;
  token: string;
  cannot: string;
}

export interface Page {
  number: number;
  width: number;
  height: number;
  problem: string;
}

export interface PageText {
  words: { text: string; x: number; y: number; w: number; h: number }[] | null;
  problem: string;
}
