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

// allocated are the workers of whom a council says that they are allocated; a
// social worker in a team is not said to be (M126). A number that the same
// council sent with the same name in another row is theirs too.
export const allocated = (sections: Sections): Found[] => {
  const said = [
    ...withFact(entries(sections, "social-care").filter(inForce), (f) => f.key === "worker"),
    ...members(sections, /allocated/i),
  ];
  return merged([...said, ...members(sections, /./).filter((m) => said.some((s) => same(s, m)))]);
};

// coordinators are who holds the strands together, where a team says so.
export const coordinators = (sections: Sections): Found[] =>
  members(sections, /co-?ordinator|key ?worker|lead professional/i);

export const keyHolders = (sections: Sections): Found[] =>
  entries(sections, "care-network")
    .filter((e) => inForce(e) && list(e.facts).some((f) => f.key === "support" && /key holder/i.test(f.text)))
    .map((entry) => ({ what: entry.term, ways: waysOf(entry), entry }));

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

const same = (a: Found, b: Found) => personAt(a) === personAt(b);
const personAt = (f: Found) => `${f.entry.source.ods}|${f.entry.source.name}|${f.what.split(",")[0]}`;

// merged makes one of several rows that name the same person at one organisation,
// with the numbers of all of them.
function merged(all: readonly Found[]): Found[] {
  const out = new Map<string, Found>();
  for (const f of all) {
    const was = out.get(personAt(f));
    const more = f.ways.filter((w) => !was?.ways.some((x) => x.text === w.text));
    out.set(personAt(f), was ? { ...was, ways: [...was.ways, ...more] } : f);
  }
  return [...out.values()];
}

// Reachable is one name with its numbers, and all the organisations that sent them.
export interface Reachable extends Found {
  from: Entry[];
}

// reachable is everybody of the care network and of social care with a number.
// What several organisations sent alike is one line that names them all.
export function reachable(sections: Sections): Reachable[] {
  const out = new Map<string, Reachable>();
  for (const key of ["care-network", "social-care"])
    for (const entry of entries(sections, key).filter(inForce)) {
      const ways = waysOf(entry);
      if (ways.length === 0) continue;
      const alike = [entry.term, ...ways.map((w) => w.text)].join("|");
      const was = out.get(alike);
      out.set(alike, { what: entry.term, ways, entry, from: [...(was?.from ?? []), entry] });
    }
  return [...out.values()];
}

// lastSeen is the newest contact that took place, of what was shared. A contact
// that was cancelled or missed is none.
export function lastSeen(sections: Sections): Entry | undefined {
  let last: Entry | undefined;
  let newest = Number.NEGATIVE_INFINITY;
  for (const e of [...entries(sections, "encounters"), ...entries(sections, "appointments")]) {
    if ((e.group !== "past" && e.group !== "now") || e.negation !== "") continue;
    const at = moment(e);
    if (at > newest && !missed.test(e.status.text)) [last, newest] = [e, at];
  }
  return last;
}

const missed = /cancel|did not|not attend|no show|error|left before|booked|planned|unknown/i;
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
