// Which document replaces which (FHIR relatesTo "replaces"), as far as both came
// from one organisation.
import { list } from "../backend";
import type { Entry } from "../backend/types";

export interface Chains {
  // replaced gives the documents that one says it replaces, by its id.
  replaced: ReadonlyMap<string, Entry[]>;
  // under gives, by the id of an older version, the id of the one it stands beneath.
  under: ReadonlyMap<string, string>;
}

// chainsOf follows the links between some documents. What several replace stands
// beneath the first of them; a circle, which makes no sense, is left as it is.
export function chainsOf(entries: readonly Entry[]): Chains {
  const replaced = new Map<string, Entry[]>();
  const under = new Map<string, string>();
  if (!entries.some((e) => list(e.letter?.links).length > 0)) return { replaced, under };
  const byRef = new Map<string, Entry>();
  for (const e of entries) for (const ref of list(e.of)) byRef.set(`${e.source.ods}|${ref}`, e);
  for (const e of entries)
    for (const l of list(e.letter?.links)) {
      const old = l.code === "replaces" ? byRef.get(`${e.source.ods}|${l.ref}`) : undefined;
      if (!old || old.id === e.id || under.has(old.id) || above(e.id, old.id, under)) continue;
      under.set(old.id, e.id);
      replaced.set(e.id, [...(replaced.get(e.id) ?? []), old]);
    }
  return { replaced, under };
}

const above = (id: string, sought: string, under: ReadonlyMap<string, string>): boolean => {
  for (let at: string | undefined = id; at !== undefined; at = under.get(at)) if (at === sought) return true;
  return false;
};

// versionsOf gives all versions of a document, the newest first; only itself when
// there is no other.
export function versionsOf(entry: Entry, entries: readonly Entry[]): Entry[] {
  const { replaced, under } = chainsOf(entries);
  let top = entry.id;
  for (let up = under.get(top); up !== undefined; up = under.get(top)) top = up;
  const out: Entry[] = [];
  const add = (e: Entry) => {
    out.push(e);
    for (const old of replaced.get(e.id) ?? []) add(old);
  };
  const first = entries.find((e) => e.id === top);
  if (first) add(first);
  return out.length > 0 ? out : [entry];
}
