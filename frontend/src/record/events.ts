import { list } from "../backend";
import type { Entry, RecordView, SectionHead, SectionView } from "../backend/types";
import { joinHeads } from "./join";
import type { SectionState } from "./useRecord";

const parts = ["appointments", "encounters"] as const;

const groups = [
  { key: "now", title: "Now", folded: false, nearestFirst: false },
  { key: "upcoming", title: "Upcoming", folded: false, nearestFirst: true },
  { key: "past", title: "Past", folded: false, nearestFirst: false },
];
const groupOf = (e: Entry) => (e.group === "planned" ? "upcoming" : e.group);

// events joins appointments and encounters into one section, which misses what
// either of them misses. A part that is by role not seen is said, not left out.
export function events(
  view: RecordView,
  sections: Readonly<Record<string, SectionState>>,
): { head: SectionHead | undefined; state: SectionState | undefined } {
  const heads = parts.flatMap((key) => list(view.sections).find((s) => s.key === key) ?? []);
  if (heads.length === 0) return { head: undefined, state: undefined };
  const seen = heads.filter((h) => !h.hidden);
  const states = seen.map((h) => sections[h.key]);
  const views = states.flatMap((s) => s?.view ?? []);
  const title = "Events and appointments";
  const count = sum(seen.map((h) => h.count));
  const head = joinHeads({ key: "events", title, safety: false, groups, count }, heads);
  const problem = states.find((s) => s?.problem)?.problem;
  if (problem) return { head, state: { problem } };
  if (views.length < seen.length) return { head, state: undefined }; // half of them would look like all
  return { head, state: { view: joined(view, head, heads, views) } };
}

// rowsOf keeps the joined rows for as long as the sections that they are of: to
// put thousands in order again at every look would hold up the page.
const kept = new WeakMap<SectionView, { views: SectionView[]; entries: Entry[] }>();

function rowsOf(views: SectionView[]): Entry[] {
  const [first] = views;
  if (!first) return [];
  const was = kept.get(first);
  if (was?.views.length === views.length && was.views.every((v, i) => v === views[i])) return was.entries;
  const rows = views.flatMap((v) => list(v.entries)).map((e) => ({ ...e, group: groupOf(e) }));
  const entries = rows
    .map((entry) => ({ entry, at: moment(entry) }))
    .sort(order)
    .map((r) => r.entry);
  kept.set(first, { views, entries });
  return entries;
}

function joined(
  view: RecordView,
  head: SectionHead,
  heads: SectionHead[],
  views: SectionView[],
): SectionView {
  const entries = rowsOf(views);
  const hidden = heads
    .filter((h) => h.hidden)
    .map((h) => `${h.title}: hidden by your role, and not asked for.`);
  const lines = (of: (v: SectionView) => readonly string[] | null) => [
    ...new Set(views.flatMap((v) => list(of(v)))),
  ];
  return {
    record: view.record,
    section: head,
    entries,
    answers: views.flatMap((v) => list(v.answers)),
    empty: entries.length === 0 ? lines((v) => v.empty) : [],
    warnings: [...hidden, ...lines((v) => v.warnings)],
    notes: lines((v) => v.notes),
    revision: sum(views.map((v) => v.revision)),
  };
}

// order puts what is to come nearest first and what is past newest first. Times
// are compared as moments, since senders write them in several zones; what has
// none stands last.
function order(a: Timed, b: Timed): number {
  const [x, y] = [a.at, b.at];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return a.entry.group === "upcoming" ? x - y : y - x;
}
interface Timed {
  entry: Entry;
  at: number;
}
const moment = (e: Entry) =>
  /^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/.test(e.when.iso) ? Date.parse(e.when.iso) : NaN;

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
