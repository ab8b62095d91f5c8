// The one-page brief: field for field as the Go side sends it.
import type { Entry } from "./types";

export type BriefKind = "emergency" | "gp" | "pharmacy" | "social-care";

export interface BriefView {
  record: string;
  kind: BriefKind;
  // own is that of the user's role.
  own: BriefKind;
  kinds: { key: BriefKind; name: string }[] | null;
  blocks: BriefBlock[] | null;
}

// BriefBlock is one question with what answers it, or why nothing does.
export interface BriefBlock {
  // key: "where", "since" and "phone" have a view of their own.
  key: string;
  title: string;
  // part is the heading that it stands under, or "".
  part: string;
  // page is where the whole of it is.
  page: string;
  rows: Entry[] | null;
  lines: BriefLine[] | null;
  say: string[] | null;
  warnings: string[] | null;
  // missing are organisations that may hold more of it.
  missing: string[] | null;
}

export interface BriefLine {
  label: string;
  text: string;
  who: string[] | null;
}
