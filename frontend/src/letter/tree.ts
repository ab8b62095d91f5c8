// The tree of documents: which stand in it, under what, and in which order. Plain
// functions over the rows that Go gave, so that thousands of them can be sorted
// and searched at each keystroke.
import type { Entry, Setting } from "../backend/types";
import type { Range } from "../record/tools/filter";
import { within } from "../record/tools/filter";
import { type Chains, chainsOf } from "./chains";
import { fits, type Hit, hitOf, metaOf, type Texts, wordsOf } from "./known";

export type Grouping = "organisation" | "category" | "date" | "service" | "author" | "setting" | "source";
export type Sort = "newest" | "oldest" | "title" | "author";

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
  // hit gives where a search found it, if not in the title.
  hit?: (() => Hit) | undefined;
  part?: Part & { ods: string; name: string };
}

export interface Wanted {
  grouping: Grouping;
  sort: Sort;
  range: Range;
  search: string;
  // unreadOnly leaves out what was read.
  unreadOnly: boolean;
}

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

// Found is what is left of all documents. By the id of one that a search found
// elsewhere than in its title, hits gives where.
export interface Found {
  all: readonly Entry[];
  entries: Entry[];
  hits: ReadonlyMap<string, () => Hit>;
  total: number;
}

export function find(all: readonly Entry[], wanted: Wanted, read: ReadonlySet<string>, opened: Texts): Found {
  const words = wordsOf(wanted.search);
  const dated = wanted.range.from !== "" || wanted.range.to !== "";
  const hits = new Map<string, () => Hit>();
  const entries = all.filter((e) => {
    if (wanted.unreadOnly && read.has(e.id)) return false;
    if (dated && !within(e, wanted.range)) return false;
    const where = fits(e, words, opened);
    if (where === "elsewhere") hits.set(e.id, () => hitOf(e, words, opened));
    return where !== undefined;
  });
  return { all, entries, hits, total: all.length };
}

interface Folder {
  key: string;
  text: string;
  setting?: Setting | undefined;
  folders: Map<string, Folder>;
  docs: Entry[];
  parts: NonNullable<TreeRow["part"]>[];
  count: number; // of all documents in it, and how many of them are unread
  unread: number;
  inner: Folder[]; // in their order
}

const folder = (key: string, text: string, setting?: Setting): Folder => ({
  key,
  text,
  setting,
  folders: new Map(),
  docs: [],
  parts: [],
  count: 0,
  unread: 0,
  inner: [],
});

// Step is a folder on the way to a document: its key, its words and, of an
// organisation, its kind of care.
type Step = readonly [string, string, Setting?];
type Path = readonly Step[];

// pathOf gives the folders that a document stands in, the outer first.
function pathOf(e: Entry, by: Grouping): Path {
  const m = metaOf(e);
  const heading = m.category || "No heading";
  const one = (text: string, none: string): Path => [[text, text || none]];
  switch (by) {
    case "organisation": {
      const path: Step[] = [[e.source.ods || m.source, m.source, e.source.setting]];
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

// pathsOf gives the path of each document. Those in one folder share one, so that a
// keystroke finds their folder without reading names anew.
function pathsOf(all: readonly Entry[], by: Grouping): ReadonlyMap<Entry, Path> {
  const kept = paths.get(all);
  if (kept?.by === by) return kept.of;
  const same = new Map<string, Path>();
  const of = new Map<Entry, Path>();
  for (const e of all) {
    const path = pathOf(e, by);
    const key = path.map((s) => s[0]).join("\n");
    const first = same.get(key) ?? path;
    same.set(key, first);
    of.set(e, first);
  }
  paths.set(all, { by, of });
  return of;
}
const paths = new WeakMap<readonly Entry[], { by: Grouping; of: ReadonlyMap<Entry, Path> }>();

// way gives the folders along a path, and makes those that are not there yet.
function way(root: Folder, path: Path): Folder[] {
  let at = root;
  return path.map(([key, text, setting]) => {
    const next = at.folders.get(key) ?? folder(`${at.key}/${key}`, text, setting);
    at.folders.set(key, next);
    at = next;
    return next;
  });
}

// Grown is the tree of what was found, whatever is folded.
export interface Grown {
  root: Folder;
  found: Found;
  searched: boolean;
  chains: Chains;
  read: ReadonlySet<string>;
}

// grow puts what was found into its folders.
export function grow(
  found: Found,
  wanted: Wanted,
  read: ReadonlySet<string>,
  recorders: readonly Recorder[],
): Grown {
  const root = folder("", "");
  const chains = chainsOf(found.entries);
  const pathOf = pathsOf(found.all, wanted.grouping);
  const ways = new Map<Path, Folder[]>();
  for (const e of found.entries) {
    if (chains.under.has(e.id)) continue; // stands beneath the version that replaced it
    let count = 1;
    let unread = read.has(e.id) ? 0 : 1;
    for (const d of chains.replaced.has(e.id) ? older(e, chains) : []) {
      count += 1;
      unread += read.has(d.id) ? 0 : 1;
    }
    const path = pathOf.get(e) ?? [];
    const folders = ways.get(path) ?? way(root, path);
    ways.set(path, folders);
    for (const f of folders) {
      f.count += count;
      f.unread += unread;
    }
    (folders.at(-1) ?? root).docs.push(e);
  }
  const searched = wanted.search !== "";
  if (wanted.grouping === "organisation" && !searched && found.entries.length === found.total)
    for (const r of recorders) {
      const key = r.ods || r.name;
      const of = root.folders.get(key) ?? folder(`/${key}`, r.name, r.setting);
      root.folders.set(key, of);
      of.parts = r.parts.map((p) => ({ ...p, ods: r.ods, name: r.name }));
    }
  const order = (f: Folder, level: number) => {
    f.inner = [...f.folders.values()];
    if (level === 0 || wanted.grouping !== "date")
      f.inner.sort(wanted.grouping === "date" ? (a, b) => newerYear(a, b, wanted.sort) : byName);
    for (const g of f.inner) order(g, level + 1);
  };
  order(root, 0);
  return { root, found, searched, chains, read };
}

const beneath = (e: Entry, { replaced, under }: Chains): Entry[] =>
  replaced.get(e.id)?.filter((d) => under.get(d.id) === e.id) ?? [];

// orderOf gives the documents in the order in which the tree has them.
export function orderOf({ root, chains }: Grown): Entry[] {
  const out: Entry[] = [];
  const branch = (f: Folder) => {
    f.inner.forEach(branch);
    for (const e of f.docs) out.push(e, ...older(e, chains));
  };
  branch(root);
  return out;
}

// rowsOf gives the lines of the tree that are to be seen. opened tells which folders
// are open; without an answer a folder stands as first says.
export function rowsOf(grown: Grown, opened: Readonly<Record<string, boolean>>): TreeRow[] {
  const { root, found, searched, chains, read } = grown;
  const out: TreeRow[] = [];
  const few = found.entries.length <= 60;

  const document = (e: Entry, level: number, place: number, of: number, parent: string, isOlder: boolean) => {
    const before = beneath(e, chains);
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
    const { inner } = f;
    const of = inner.length + f.docs.length + f.parts.length;
    inner.forEach((g, i) => {
      const open = opened[g.key] ?? (searched || few || level > 0 || i === 0);
      out.push({
        key: g.key,
        level: level + 1,
        place: i + 1,
        of,
        parent: f.key,
        text: g.text,
        open,
        setting: g.setting,
        count: g.count,
        unread: g.unread,
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
  return beneath(e, chains).flatMap((d) => [d, ...older(d, chains)]);
}

const byName = (a: Folder, b: Folder) => collator.compare(a.text, b.text);
const newerYear = (a: Folder, b: Folder, sort: Sort) =>
  Number(a.text.startsWith("Date")) - Number(b.text.startsWith("Date")) ||
  (sort === "oldest" ? collator.compare(a.text, b.text) : collator.compare(b.text, a.text));
