// Finding words in an opened document: in its text, and in the words of its pages.
import type { PageText } from "../backend/types";

// PageHit is one place on a page: the words, by their index, that hold it.
export interface PageHit {
  page: number;
  from: number;
  to: number;
}

// findInPage gives the places of a page where the words that were typed stand one
// after another, whatever the spaces and capitals between them.
export function findInPage(page: number, text: PageText | undefined, sought: string): PageHit[] {
  const needle = sought.trim().toLowerCase().replace(/\s+/g, " ");
  if (!needle || !text?.words) return [];
  let all = "";
  const starts: number[] = [];
  for (const w of text.words) {
    starts.push(all.length);
    all += `${w.text.toLowerCase()} `;
  }
  const out: PageHit[] = [];
  let word = 0;
  for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, at + needle.length)) {
    while (word + 1 < starts.length && (starts[word + 1] as number) <= at) word += 1;
    let to = word;
    while (to + 1 < starts.length && (starts[to + 1] as number) < at + needle.length) to += 1;
    out.push({ page, from: word, to });
  }
  return out;
}

// findInText gives the places below an element where the text stands, also where
// it runs over from one style to the next. Line ends between blocks part words.
export function findInText(root: Element, sought: string): Range[] {
  const needle = sought.trim().toLowerCase().replace(/\s+/g, " ");
  if (!needle) return [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: [Text, number][] = []; // of each letter of all
  let all = "";
  let block: Element | null = null;
  for (let n = walk.nextNode() as Text | null; n; n = walk.nextNode() as Text | null) {
    const of =
      n.parentElement?.closest("p, h2, h3, h4, h5, h6, pre, td, th, .item-line, .item-marker") ?? null;
    if (of !== block && all) {
      all += "\n";
      places.push([n, 0]);
    }
    block = of;
    const low = n.data.toLowerCase();
    if (low.length !== n.data.length) continue; // letters that change length with their case
    for (let i = 0; i < low.length; i++) {
      const space = /\s/.test(low[i] as string);
      if (space && all.endsWith(" ")) continue;
      all += space ? " " : low[i];
      places.push([n, i]);
    }
  }
  const out: Range[] = [];
  for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, at + needle.length)) {
    const first = places[at];
    const last = places[at + needle.length - 1];
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    out.push(range);
  }
  return out;
}
