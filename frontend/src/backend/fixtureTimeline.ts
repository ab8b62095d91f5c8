// The invented record as one line of time: the rows of the fixture by their dates, and
// one stay that is not over.

import { spanOf } from "../record/tools/days";
import { rows } from "./fixtureRows";
import { organisations } from "./fixtures";
import type { Entry, RecordView, TimelineItem, TimelineView } from "./types";

const day = 86_400;
const seconds = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000;
const now = seconds("2026-11-21") + 14 * 3600 + 32 * 60;

const kinds: Record<string, TimelineItem["kind"]> = {
  encounters: "contact",
  appointments: "appointment",
  documents: "letter",
};

function item(e: Entry, names: string[]): TimelineItem {
  const span = spanOf(e.when.text);
  if (!names.includes(e.source.name)) names.push(e.source.name);
  const current = e.group === "now";
  const last = span ? seconds(span.last) + day : 0;
  return {
    entry: e.id,
    section: e.section,
    lane: e.source.setting,
    name: names.indexOf(e.source.name),
    kind: current ? "stay" : (kinds[e.section] ?? "entry"),
    words: `${e.negation} ${e.term}`.trim(),
    status: e.status,
    when: `${e.when.kind} ${e.when.text} ${e.when.time}`.trim(),
    cautions: e.cautions,
    from: span ? seconds(span.first) : 0,
    to: current ? Math.max(last, now) : last,
    precision: !span ? "" : e.when.text.length > 8 ? "day" : e.when.text.length > 4 ? "month" : "year",
    period: current,
    open: current,
    current,
  };
}

// timelineOf has every row of the sections that a role sees.
export function timelineOf(view: RecordView): TimelineView {
  const names: string[] = [];
  const seen = (view.sections ?? []).filter((s) => !s.hidden);
  const all = seen.flatMap((s) => rows[s.key] ?? []).map((e) => item(e, names));
  return {
    record: view.record,
    now,
    lanes: organisations.map((o) => o.setting),
    names,
    items: all.filter((i) => i.precision).sort((a, b) => a.from - b.from),
    undated: all.filter((i) => !i.precision),
  };
}
