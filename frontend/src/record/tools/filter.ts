import { list } from "../../backend";
import type { Entry, SectionView, Setting } from "../../backend/types";
import { settings as settingWords } from "../../words";
import { spanOf } from "./days";

// Range is a choice of days, as 2026-11-21; "" is open at that end.
export interface Range {
  from: string;
  to: string;
}

export const allDates: Range = { from: "", to: "" };

// dated are the parts that hold what happened on a day. The others hold what is
// so, such as alerts, problems, medicines and care plans: a filter of dates
// would hide what is still in force.
const dated: ReadonlySet<string> = new Set([
  "appointments",
  "documents",
  "encounters",
  "events",
  "immunisations",
  "notes",
  "observations",
  "procedures",
  "referrals",
  "results",
]);

export const isDated = (section: string): boolean => dated.has(section);

// within tells whether an entry may be of these days. What has no date, and what
// is going on now, may always be.
export function within(e: Entry, range: Range): boolean {
  const span = spanOf(e.when.text);
  if (!span || e.group === "now") return true;
  return (range.from === "" || span.last >= range.from) && (range.to === "" || span.first <= range.to);
}

// texts keeps what of an entry is searched, for as long as the entry lives.
const texts = new WeakMap<Entry, string>();

function textOf(e: Entry): string {
  let text = texts.get(e);
  if (text === undefined) {
    const { source: s } = e;
    text = [
      ...[e.negation, e.term, e.when.text, e.status.text, s.name, s.unit, s.author, s.stated],
      ...list(e.facts).map((f) => `${f.label} ${f.text}`),
      ...list(e.values).map((v) => `${v.name} ${v.text}`),
      ...list(e.cautions),
    ]
      .join(" ")
      .toLowerCase();
    texts.set(e, text);
  }
  return text;
}

// holds tells whether every word that was typed stands somewhere in an entry.
export const holds = (e: Entry, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => textOf(e).includes(word));

// headingOf is the heading under which its sender filed a document, or "".
const headingOf = (e: Entry): string => list(e.facts).find((f) => f.key === "heading")?.text ?? "";

// noHeading stands for those that were filed under none.
const noHeading = "No heading";

// kindWords are those of a kind of care; a heading is in its sender's words.
export const kindWords = (kind: string): string => settingWords[kind as Setting] ?? kind;

export interface Choice {
  range: Range;
  // kind is a care setting; of documents a heading.
  kind?: string | undefined;
  search?: string;
}

// Cut is what is left of a section's rows, and what was taken out of view.
export interface Cut {
  view: SectionView;
  out: number;
  // kinds counts the rows of each kind of care, or heading, before one was chosen.
  kinds: ReadonlyMap<string, number>;
}

// cut leaves the rows that were asked for. A safety section is never cut, and a
// section that is not dated is not cut by dates (ui rules 7 and 9).
export function cut(view: SectionView, choice: Choice): Cut {
  const all = list(view.entries);
  const { range, kind, search = "" } = choice;
  const kinds = new Map<string, number>();
  if (view.section.safety) return { view, out: 0, kinds };
  const headed = view.section.key === "documents" && all.some(headingOf);
  const kindOf = (e: Entry): string => (headed ? headingOf(e) || noHeading : e.source.setting);
  const byDate = isDated(view.section.key) && (range.from !== "" || range.to !== "");
  const some = all.filter((e) => (!byDate || within(e, range)) && (search === "" || holds(e, search)));
  for (const e of some) kinds.set(kindOf(e), (kinds.get(kindOf(e)) ?? 0) + 1);
  const rows = kind ? some.filter((e) => kindOf(e) === kind) : some;
  if (rows.length === all.length) return { view, out: 0, kinds };
  return { view: { ...view, entries: rows }, out: all.length - rows.length, kinds };
}
