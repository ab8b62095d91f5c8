// Choosing rows by organisation and by words, for pages where that may be done:
// never for alerts, allergies, problems and current medicines (ui.md rule 7).
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { organisation } from "./EntryRow";

export interface Choice {
  from: string; // an organisation's name as its rows show it; "" for all
  words: string;
}

export const all: Choice = { from: "", words: "" };
export const isOn = (c: Choice): boolean => c.from !== "" || c.words.trim() !== "";

const fold = (s: string) => s.toLowerCase();

const stacks = new WeakMap<Entry, string>();

// haystack is what a row can be found by: its name and the names of its values. It
// is made when it is first looked in.
function haystack(e: Entry): string {
  let stack = stacks.get(e);
  if (stack === undefined) {
    stack = fold([e.term, ...list(e.values).map((v) => v.name)].join("\n"));
    stacks.set(e, stack);
  }
  return stack;
}

// chosen keeps rows of the organisation that hold every word, in any order.
export function chosen(rows: readonly Entry[], choice: Choice): Entry[] {
  const words = fold(choice.words).split(/\s+/).filter(Boolean);
  return rows.filter(
    (e) =>
      (choice.from === "" || organisation(e) === choice.from) && words.every((w) => haystack(e).includes(w)),
  );
}

// organisations counts the rows of each, in the order they first come.
export function organisations(rows: readonly Entry[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const e of rows) counts.set(organisation(e), (counts.get(organisation(e)) ?? 0) + 1);
  return [...counts];
}
