// The tree of documents: which stand in it, under what, and in which order. Plain
// functions over the rows that Go gave, so that thousands of them can be sorted
// and searched at each keystroke.
import { list } from "../backend";
import type { Entry, Setting } from "../backend/types";
import type { Range } from "../record/tools/filter";
import { within } from "../record/tools/filter";
import { settings } from "../words";
import { type Chains, chainsOf } from "./chains";

export type Grouping = "organisation" | "category" | "date" | "service" | "author" | "setting" | "source";
export type Sort = "newest" | "oldest" | "title" | "author";

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

// metaOf names the partner as the data source, and as the organisation whoever
// the document itself says it belongs to.
export const metaOf = (e: Entry): Meta => ({
  date: `${e.when.kind} ${e.when.text} ${e.when.time}`.trim(),
  category: e.letter?.heading || factOf(e, "heading"),
  subcategory: factOf(e, "type"),
  service: e.source.unit,
  author: e.source.author,
  setting: settings[e.source.setting] ?? "",
  source: e.source.name,
  organisation: e.source.stated || e.source.name,
});

// Part is a section of the record that an organisation recorded rows in (M145).
export interface Part {
  section: string;
  title: string;
  count: number;
}

// Recorder is an organisation with the parts it has.
export interface Recorder {
  ods: string;
  name: string;
  setting: Setting;
  parts: readonly Part[];
}

// TreeRow is one line of the tree, in the order in which it is shown.
export interface TreeRow {
  key: string;
  level: number;
  place: number; // of how many of the same parent, from 1
  of: number;
  parent: string;
  text: string;
  // open is undefined where there is nothing to open.
  open?: boolean | undefined;
  // folder rows
  setting?: Setting | undefined;
  count: number;
  unread: number;
  entry?: Entry;
  // older rows are versions that the row above replaced.
  older?: boolean;
  hit?: Hit | null | undefined;
  part?: Part & { ods: string; name: string };
}

// Hit is where a search found a word when not in the title.
export interface Hit {
  label: string;
  before: string;
  word: string;
  after: string;
}

export interface Wanted {
  grouping: Grouping;
  sort: Sort;
  range: Range;
  search: string;
  // unreadOnly leaves out what was read.
  unreadOnly: boolean;
}

const texts = new WeakMap<Entry, { fields: [string, string][]; low: string }>();

function searched(e: Entry) {
  let t = texts.get(e);
  if (!t) {
    const m = metaOf(e);
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
    t = { fields, low: fields.map((f) => f[1].toLowerCase()).join("\n") };
    texts.set(e, t);
  }
  return t;
}

const around = 28; // letters of text on each side of what was found

// hitOf tells whether every word stands in a document's title, what is known of
// it, or its text as far as it was opened; and where, when not in the title. It is
// undefined for a document that does not fit.
export function hitOf(e: Entry, words: readonly string[], text: string | undefined): Hit | null | undefined {
  const t = searched(e);
  const body = text?.toLowerCase() ?? "";
  if (!words.every((w) => t.low.includes(w) || body.includes(w))) return undefined;
  const title = t.fields[0]?.[1].toLowerCase() ?? "";
  const word = words.find((w) => !title.includes(w));
  if (word === undefined) return null;
  const field = t.fields.find((f) => f[1].toLowerCase().includes(word)) ?? ["Text", text ?? ""];
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

export const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
const byDate = (a: Entry, b: Entry) => (a.when.iso < b.when.iso ? 1 : a.when.iso > b.when.iso ? -1 : 0);
const undatedLast = (a: Entry, b: Entry) => Number(a.when.iso === "") - Number(b.when.iso === "");

const orders: Record<Sort, (a: Entry, b: Entry) => number> = {
  newest: byDate, // "" sorts last of itself
  oldest: (a, b) => undatedLast(a, b) || byDate(b, a),
  title: (a, b) => collator.compare(a.term, b.term) || byDate(a, b),
  author: (a, b) =>
    Number(a.source.author === "") - Number(b.source.author === "") ||
    collator.compare(a.source.author, b.source.author) ||
    byDate(a, b),
};

export const sorted = (entries: readonly Entry[], sort: Sort): Entry[] => [...entries].sort(orders[sort]);

// Found is what is left of all documents, with where a search found them.
export interface Found {
  entries: Entry[];
  hits: ReadonlyMap<string, Hit | null>;
  total: number;
}

export function find(
  all: readonly Entry[],
  wanted: Wanted,
  read: ReadonlySet<string>,
  opened: ReadonlyMap<string, string>,
): Found {
  const words = wordsOf(wanted.search);
  const hits = new Map<string, Hit | null>();
  const entries = all.filter((e) => {
    if (wanted.unreadOnly && read.has(e.id)) return false;
    if ((wanted.range.from || wanted.range.to) && !within(e, wanted.range)) return false;
    if (words.length === 0) return true;
    const hit = hitOf(e, words, opened.get(e.id));
    if (hit === undefined) return false;
    hits.set(e.id, hit);
    return true;
  });
  return { entries, hits, total: all.length };
}

interface Folder {
  key: string;
  text: string;
  setting?: Setting | undefined;
  folders: Map<string, Folder>;
  docs: Entry[];
  parts: NonNullable<TreeRow["part"]>[];
  ids: string[]; // of all documents in it
}

const folder = (key: string, text: string, setting?: Setting): Folder => ({
  key,
  text,
  setting,
  folders: new Map(),
  docs: [],
  parts: [],
  ids: [],
});

// pathOf gives the folders that a document stands in, the outer first: its key,
// its words and, of an organisation, its kind of care.
function pathOf(e: Entry, by: Grouping): [string, string, Setting?][] {
  const m = metaOf(e);
  const heading = m.category || "No heading";
  const one = (text: string, none: string): [string, string][] => [[text, text || none]];
  switch (by) {
    case "organisation": {
      const path: [string, string, Setting?][] = [[e.source.ods || m.source, m.source, e.source.setting]];
      if (m.service) path.push([`unit ${m.service}`, m.service]);
      path.push([`heading ${heading}`, heading]);
      return path;
    }
    case "category":
      return [[heading, heading], ...(m.subcategory ? one(m.subcategory, "") : [])];
    case "date": {
      const year = /\d{4}$/.exec(e.when.text)?.[0] ?? "";
      const month = /([A-Z][a-z]{2}-\d{4})$/.exec(e.when.text)?.[0] ?? "";
      return year ? [[year, year], ...(month ? one(month, "") : [])] : [["", "Date not recorded"]];
    }
    case "service":
      return one(m.service, "Service not stated");
    case "author":
      return one(m.author, "Author not stated");
    case "setting":
      return [[e.source.setting, m.setting || "Care setting not stated", e.source.setting]];
    case "source":
      return [[e.source.ods || m.source, m.source, e.source.setting]];
  }
}

// rows gives the lines of the tree that are to be seen. opened tells which folders
// are open; without an answer a folder stands as first says.
export function rows(
  found: Found,
  wanted: Wanted,
  opened: Readonly<Record<string, boolean>>,
  read: ReadonlySet<string>,
  recorders: readonly Recorder[],
): TreeRow[] {
  const root = folder("", "");
  const chains = chainsOf(found.entries);
  for (const e of found.entries) {
    if (chains.under.has(e.id)) continue; // stands beneath the version that replaced it
    const all = [e, ...older(e, chains)];
    let at = root;
    for (const [key, text, setting] of pathOf(e, wanted.grouping)) {
      const path = `${at.key}/${key}`;
      let next = at.folders.get(path);
      if (!next) {
        next = folder(path, text, setting);
        at.folders.set(path, next);
      }
      at = next;
      at.ids.push(...all.map((d) => d.id));
    }
    at.docs.push(e);
  }
  const narrowed = wanted.search !== "" || found.entries.length < found.total;
  if (wanted.grouping === "organisation" && !narrowed)
    for (const r of recorders) {
      const key = `/${r.ods || r.name}`;
      const of = root.folders.get(key) ?? folder(key, r.name, r.setting);
      root.folders.set(key, of);
      of.parts = r.parts.map((p) => ({ ...p, ods: r.ods, name: r.name }));
    }
  const out: TreeRow[] = [];
  const few = found.entries.length <= 60;
  const isOpen = (f: Folder, first: boolean) => opened[f.key] ?? (wanted.search !== "" || few || first);
  const unread = (ids: readonly string[]) => ids.reduce((n, id) => n + (read.has(id) ? 0 : 1), 0);

  const document = (e: Entry, level: number, place: number, of: number, parent: string, isOlder: boolean) => {
    const before = (chains.replaced.get(e.id) ?? []).filter((d) => chains.under.get(d.id) === e.id);
    const key = `${parent}|${e.id}`;
    const open = before.length > 0 ? (opened[key] ?? true) : undefined;
    out.push({
      key,
      level,
      place,
      of,
      parent,
      text: e.term || "No title sent",
      open,
      count: before.length,
      unread: read.has(e.id) ? 0 : 1,
      entry: e,
      older: isOlder,
      hit: found.hits.get(e.id),
    });
    if (open) before.forEach((d, i) => void document(d, level + 1, i + 1, before.length, key, true));
  };
  const branch = (f: Folder, level: number) => {
    const inner = [...f.folders.values()];
    if (level === 0 || wanted.grouping !== "date")
      inner.sort(wanted.grouping === "date" ? (a, b) => newerYear(a, b, wanted.sort) : byName);
    const of = inner.length + f.docs.length + f.parts.length;
    inner.forEach((g, i) => {
      const open = isOpen(g, level > 0 || i === 0);
      out.push({
        key: g.key,
        level: level + 1,
        place: i + 1,
        of,
        parent: f.key,
        text: g.text,
        open,
        setting: g.setting,
        count: g.ids.length,
        unread: unread(g.ids),
      });
      if (open) branch(g, level + 1);
    });
    f.docs.forEach((e, i) => void document(e, level + 1, inner.length + i + 1, of, f.key, false));
    f.parts.forEach((p, i) => {
      out.push({
        key: `${f.key}#${p.section}`,
        level: level + 1,
        place: inner.length + f.docs.length + i + 1,
        of,
        parent: f.key,
        text: p.title,
        count: p.count,
        unread: 0,
        part: p,
      });
    });
  };
  branch(root, 0);
  return out;
}

function older(e: Entry, chains: Chains): Entry[] {
  return (chains.replaced.get(e.id) ?? [])
    .filter((d) => chains.under.get(d.id) === e.id)
    .flatMap((d) => [d, ...older(d, chains)]);
}

const byName = (a: Folder, b: Folder) => collator.compare(a.text, b.text);
const newerYear = (a: Folder, b: Folder, sort: Sort) =>
  Number(a.text.startsWith("Date")) - Number(b.text.startsWith("Date")) ||
  (sort === "oldest" ? collator.compare(a.text, b.text) : collator.compare(b.text, a.text));
