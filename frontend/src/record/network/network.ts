import { list } from "../../backend";
import type { Entry, RecordView, SectionHead } from "../../backend/types";
import { andList } from "../../words";
import type { SectionState } from "../useRecord";

export type Sections = Readonly<Record<string, SectionState>>;

// Way is a way to reach somebody, as recorded: "Phone (work)", "01632 960155".
export interface Way {
  label: string;
  text: string;
}

// Found is somebody the record names, with the row that says so.
export interface Found {
  what: string;
  ways: Way[];
  entry: Entry;
}

export const waysOf = (e: Entry): Way[] =>
  list(e.facts).flatMap((f) => (f.key === "phone" ? [{ label: f.label, text: f.text }] : []));

const entries = (sections: Sections, key: string): readonly Entry[] => list(sections[key]?.view?.entries);
const inForce = (e: Entry) => e.group !== "past" && e.group !== "planned";

// allocated are the workers that councils have given the person (M126).
export const allocated = (sections: Sections): Found[] =>
  once([
    ...withFact(entries(sections, "social-care").filter(inForce), (f) => f.key === "worker"),
    ...members(sections, /allocated|social worker/i),
  ]);

// coordinators are who holds the strands together, where a team says so.
export const coordinators = (sections: Sections): Found[] =>
  members(sections, /co-?ordinator|key ?worker|lead professional/i);

export const keyHolders = (sections: Sections): Found[] =>
  entries(sections, "care-network")
    .filter((e) => inForce(e) && list(e.facts).some((f) => f.key === "support" && /key holder/i.test(f.text)))
    .map((entry) => ({ what: entry.term, ways: waysOf(entry), entry }));

// reachable is everybody of the care network and of social care with a number.
export const reachable = (sections: Sections): Found[] =>
  ["care-network", "social-care"]
    .flatMap((key) => entries(sections, key).filter(inForce))
    .map((entry) => ({ what: entry.term, ways: waysOf(entry), entry }))
    .filter((f) => f.ways.length > 0);

const members = (sections: Sections, label: RegExp) =>
  withFact(
    entries(sections, "care-network").filter(inForce),
    (f) => f.key === "member" && label.test(f.label),
  );

function withFact(rows: readonly Entry[], is: (f: { key: string; label: string }) => boolean): Found[] {
  return rows.flatMap((entry) =>
    list(entry.facts)
      .filter(is)
      .map((f) => ({ what: f.text, ways: waysOf(entry), entry })),
  );
}

// once leaves one of several rows that name the same person at one organisation.
function once(all: Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter((f) => {
    const key = `${f.entry.source.ods}|${f.what.split(",")[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// lastSeen is the newest contact that took place, of what was shared. A contact
// that was cancelled or missed is none.
export function lastSeen(sections: Sections): Entry | undefined {
  const took = [...entries(sections, "encounters"), ...entries(sections, "appointments")].filter(
    (e) =>
      (e.group === "past" || e.group === "now") &&
      e.negation === "" &&
      !/cancel|did not|not attend|no show|error|left before|booked|planned|unknown/i.test(e.status.text) &&
      !Number.isNaN(moment(e)),
  );
  return took.reduce<Entry | undefined>((a, b) => (a && moment(a) >= moment(b) ? a : b), undefined);
}

const moment = (e: Entry) => (/^\d{4}-\d\d-\d\d/.test(e.when.iso) ? Date.parse(e.when.iso) : Number.NaN);

// gap says why a part may hold more than is there, "" when all have answered.
export function gap(view: RecordView, ...keys: string[]): string {
  const heads = keys.flatMap<SectionHead>((k) => list(view.sections).find((s) => s.key === k) ?? []);
  const hidden = heads.filter((h) => h.hidden).map((h) => h.title);
  const missing = [...new Set(heads.flatMap((h) => list(h.missing)))];
  const said = [];
  if (hidden.length > 0) said.push(`${andList(hidden)}: hidden by your role.`);
  if (heads.some((h) => h.pending > 0)) said.push("Some organisations have still to answer.");
  if (missing.length > 0) said.push(`Missing: ${andList(missing)}.`);
  return said.join(" ");
}
