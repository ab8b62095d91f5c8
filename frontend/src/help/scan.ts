// Finding abbreviations in what was sent. What stands there is never rewritten:
// only where each one is and what it may mean is told (H35).
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { glossary, type Term } from "./glossary";

// Marked is an abbreviation as it stands in a text.
export interface Marked {
  text: string;
  term: Term;
}

// small are written without capitals too, where directions are given.
const small = ["BD", "OD", "OM", "PRN", "QDS", "TDS", "STAT", "D/W", "D/C", "R/V", "C/O"];

// ordinary are words too: in a text all of capitals nothing tells which.
const ordinary: ReadonlySet<string> = new Set(["ON", "MUST", "SALT", "AN"]);

const terms: ReadonlyMap<string, Term> = new Map([
  ...glossary.map((t): [string, Term] => [t.short, t]),
  ...glossary.filter((t) => small.includes(t.short)).map((t): [string, Term] => [t.short.toLowerCase(), t]),
  ...glossary.filter((t) => t.short === "NOK").map((t): [string, Term] => ["NoK", t]),
]);

// starts gives what a pattern finds that is not the rest of a word. What stands before
// is looked at by hand: a pattern that looks behind itself takes the web view thirty
// times as long, and every text of a page is scanned.
export function* starts(text: string, pattern: RegExp, inWord: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    if (!inWord.test(text.slice(Math.max(0, m.index - 2), m.index))) yield m;
    else pattern.lastIndex = m.index + 1;
  }
}

// Longer ones first, so that NT-proBNP is not read as BNP. Only whole words count.
const pattern = new RegExp(
  `(?:${[...terms.keys()]
    .sort((a, b) => b.length - a.length)
    .map((s) => s.replace(/[/\\^$*+?.()|[\]{}]/g, "\\$&"))
    .join("|")})(?![\\p{L}\\p{N}&])`,
  "gu",
);
const inWord = /[\p{L}\p{N}&]$/u;

// scan parts a text at its abbreviations; put together again it is the same text.
export function scan(text: string): (string | Marked)[] {
  const out: (string | Marked)[] = [];
  let from = 0;
  const shouted = !/\p{Ll}/u.test(text);
  for (const m of starts(text, pattern, inWord)) {
    const term = terms.get(m[0]);
    if (!term || (shouted && ordinary.has(m[0]))) continue;
    if (m.index > from) out.push(text.slice(from, m.index));
    out.push({ text: m[0], term });
    from = m.index + m[0].length;
  }
  if (from < text.length || out.length === 0) out.push(text.slice(from));
  return out;
}

// scanRuns parts the runs of one text. An abbreviation that stands in two of them
// is not marked.
export function scanRuns(runs: readonly string[]): (string | Marked)[][] {
  const marks: { from: number; to: number; mark: Marked }[] = [];
  let at = 0;
  for (const p of scan(runs.join(""))) {
    const to = at + (typeof p === "string" ? p : p.text).length;
    if (typeof p !== "string") marks.push({ from: at, to, mark: p });
    at = to;
  }
  let start = 0;
  return runs.map((run) => {
    const out: (string | Marked)[] = [];
    let from = start;
    const end = start + run.length;
    for (const m of marks.filter((m) => m.from >= start && m.to <= end)) {
      if (m.from > from) out.push(run.slice(from - start, m.from - start));
      out.push(m.mark);
      from = m.to;
    }
    if (from < end) out.push(run.slice(from - start));
    start = end;
    return out;
  });
}

// mayMean words all candidates: which was meant only who wrote it knows.
export const mayMean = (t: Term): string => `${t.short} may mean: ${t.meanings.join("; or ")}`;

// abbreviationsOf are those of a whole item, and of more text that belongs to it,
// each once, by letter.
export function abbreviationsOf(e: Entry, more: readonly string[] = []): Term[] {
  const texts = [
    ...more,
    e.term,
    e.negation,
    e.status.text,
    ...list(e.facts).flatMap((f) => [f.label, f.text]),
    ...list(e.values).flatMap((v) => [v.name, v.text, ...list(v.notes)]),
    ...list(e.cautions),
  ];
  const found = new Set(
    texts.flatMap((t) => scan(t).flatMap((p) => (typeof p === "string" ? [] : [p.term]))),
  );
  return [...found].sort((a, b) => a.short.localeCompare(b.short, "en-GB"));
}
