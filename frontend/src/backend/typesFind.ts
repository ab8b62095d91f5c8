// What a search of the open record gives; see backend/care/find.go.
import type { Setting, Status, When } from "./types";

// Piece is text as sent; hit tells that it was sought.
export interface Piece {
  text: string;
  hit: boolean;
}

export interface Excerpt {
  label: Piece[] | null;
  text: Piece[] | null;
}

// Hit is one item that holds every word.
export interface Hit {
  entry: string;
  section: string;
  // group is the heading that the row stands under, where its section has several.
  group: string;
  negation: Piece[] | null;
  term: Piece[] | null;
  when: When;
  status: Status;
  cautions: string[] | null;
  setting: Setting;
  from: string;
  excerpts: Excerpt[] | null;
  // seek is what a letter is to be opened at; "" for a row.
  seek: string;
}

// FoundGroup are the hits of a section, of the text of letters ("letter-text"), or of
// the page of full demographics ("demographics").
export interface FoundGroup {
  key: string;
  title: string;
  total: number;
  from: number;
  hits: Hit[] | null;
}

// FoundScope says what was searched and, in sentences, what was not.
export interface FoundScope {
  items: number;
  letters: number;
  say: string;
  not: string[] | null;
  loading: boolean;
  unread: number;
  mayFetch: boolean;
  // done of of letters that are being fetched; of is 0 when none are.
  done: number;
  of: number;
}

export interface Found {
  record: string;
  query: string;
  groups: FoundGroup[] | null;
  scope: FoundScope;
}
