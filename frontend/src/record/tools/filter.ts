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

// few entries are read in one go, so that a key that is typed meanwhile is painted.
const few = 500;

// readAhead makes the texts of entries while nobody waits for them, and gives what
// ends that.
export function readAhead(entries: readonly Entry[]): () => void {
  let at = 0;
  let timer = 0;
  const next = () => {
    for (const e of entries.slice(at, at + few)) textOf(e);
    at += few;
    if (at < entries.length) timer = window.setTimeout(next, 20);
  };
  timer = window.setTimeout(next, 200);
  return () => window.clearTimeout(timer);
}

// holds tells whether every word that was typed stands somewhere in an entry.
export const holds = (e: Entry, words: readonly string[]): boolean => {
  const text = textOf(e);
  return words.every((word) => text.includes(word));
};

const wordsOf = (search: string): readonly string[] => search.toLowerCase().split(/\s+/);

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

// cuts keeps the last cut of a view: a card and what counts its rows ask for the
// same one.
const cuts = new WeakMap<SectionView, { key: string; made: Cut }>();

// cut leaves the rows that were asked for. A safety section is never cut, and a
// section that is not dated is not cut by dates (ui rules 7 and 9).
export function cut(view: SectionView, choice: Choice): Cut {
  const key = JSON.stringify([choice.range.from, choice.range.to, choice.kind, choice.search]);
  const last = cuts.get(view);
  if (last?.key === key) return last.made;
  const made = newCut(view, choice);
  cuts.set(view, { key, made });
  return made;
}

function newCut(view: SectionView, choice: Choice): Cut {
  const all = list(view.entries);
  const { range, kind, search = "" } = choice;
  const kinds = new Map<string, number>();
  if (view.section.safety) return { view, out: 0, kinds };
  const headed = view.section.key === "documents" && all.some(headingOf);
  const kindOf = (e: Entry): string => (headed ? headingOf(e) || noHeading : e.source.setting);
  const byDate = isDated(view.section.key) && (range.from !== "" || range.to !== "");
  const words = search === "" ? [] : wordsOf(search);
  const some = all.filter((e) => (!byDate || within(e, range)) && (words.length === 0 || holds(e, words)));
  for (const e of some) kinds.set(kindOf(e), (kinds.get(kindOf(e)) ?? 0) + 1);
  const rows = kind ? some.filter((e) => kindOf(e) === kind) : some;
  if (rows.length === all.length) return { view, out: 0, kinds };
  return { view: { ...view, entries: rows }, out: all.length - rows.length, kinds };
}
