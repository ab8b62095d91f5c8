import { list } from "../backend";
import type { Entry } from "../backend/types";

// differs tells Go's cautions about another organisation's directions from others.
export const differs = /^(Dose or directions differ|Stopped at)/;

// differing gathers the current medicines of which organisations say different
// things, by their names in small letters.
export function differing(rows: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const e of rows) {
    if (e.group !== "current" || !list(e.cautions).some((c) => differs.test(c))) continue;
    const name = e.term.toLowerCase();
    found.set(name, [...(found.get(name) ?? []), e]);
  }
  return found;
}
