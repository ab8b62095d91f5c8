// What is known of a document before it is opened, and where a search finds it.
// Each document is read once, so that thousands can be searched at each keystroke.
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { settings } from "../words";

// Meta is what is known of a document before it is opened (M144, M153).
export interface Meta {
  date: string;
  category: string;
  subcategory: string;
  service: string;
  author: string;
  setting: string;
  source: string;
  organisation: string;
}

const factOf = (e: Entry, key: string): string => list(e.facts).find((f) => f.key === key)?.text ?? "";

// The partner is the data source; the organisation is whoever the document itself
// says it belongs to.
const readMeta = (e: Entry): Meta => ({
  date: `${e.when.kind} ${e.when.text} ${e.when.time}`.trim(),
  category: e.letter?.heading || factOf(e, "heading"),
  subcategory: factOf(e, "type"),
  service: e.source.unit,
  author: e.source.author,
  setting: settings[e.source.setting] ?? "",
  source: e.source.name,
  organisation: e.source.stated || e.source.name,
});

// Hit is where a search found a word when not in the title.
export interface Hit {
  label: string;
  before: string;
  word: string;
  after: string;
}

interface Known {
  meta: Meta;
  // fields are what is searched, by their labels; the first is the title.
  fields: [string, string][];
  title: string; // folded, as low is, which is all fields
  low: string;
}

const known = new WeakMap<Entry, Known>(); // it goes with the record

function knownOf(e: Entry): Known {
  let k = known.get(e);
  if (!k) {
    const m = readMeta(e);
    const fields: [string, string][] = [
      ["", `${e.negation} ${e.term}`.trim()],
      ["Heading", m.category],
      ["Type", m.subcategory],
      ["From", m.source],
      ["Belongs to", m.organisation === m.source ? "" : m.organisation],
      ["Service", m.service],
      ["Author", m.author],
      ["Date", m.date],
      ["Status", e.status.text],
    ];
    const low = fields.map((f) => f[1].toLowerCase());
    k = { meta: m, fields, title: low[0] ?? "", low: low.join("\n") };
    known.set(e, k);
  }
  return k;
}

export const metaOf = (e: Entry): Meta => knownOf(e).meta;

// Texts are those of opened documents, by their ids.
export type Texts = ReadonlyMap<string, string>;

const folded = new WeakMap<Texts, Map<string, string>>();

function foldedText(texts: Texts, id: string): string {
  const text = texts.get(id);
  if (!text) return "";
  let all = folded.get(texts);
  if (!all) {
    all = new Map();
    folded.set(texts, all);
  }
  let low = all.get(id);
  if (low === undefined) {
    low = text.toLowerCase();
    all.set(id, low);
  }
  return low;
}

export const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

// fits tells whether every word stands in a document's title, in what is known of
// it, or in its text as far as it was opened.
export function fits(e: Entry, words: readonly string[], texts: Texts): "title" | "elsewhere" | undefined {
  const k = knownOf(e);
  let inTitle = true;
  for (const w of words) {
    if (inTitle && k.title.includes(w)) continue;
    inTitle = false;
    if (!k.low.includes(w) && !foldedText(texts, e.id).includes(w)) return undefined;
  }
  return inTitle ? "title" : "elsewhere";
}

const around = 28; // letters of text on each side of what was found

// hitOf gives the place of the first word that is not in the title of a document
// that fits elsewhere. It is asked for the rows in view alone.
export function hitOf(e: Entry, words: readonly string[], texts: Texts): Hit {
  const k = knownOf(e);
  const word = words.find((w) => !k.title.includes(w)) ?? "";
  const field = k.fields.find((f) => f[1].toLowerCase().includes(word)) ?? ["Text", texts.get(e.id) ?? ""];
  const at = field[1].toLowerCase().indexOf(word);
  const from = Math.max(0, at - around);
  const to = Math.min(field[1].length, at + word.length + around);
  return {
    label: field[0],
    before: (from > 0 ? "…" : "") + field[1].slice(from, at),
    word: field[1].slice(at, at + word.length),
    after: field[1].slice(at + word.length, to) + (to < field[1].length ? "…" : ""),
  };
}
