// The finding of the invented backend: as Go's, in the terms and facts alone.
import { demographics } from "./fixturePerson";
import { list } from "./lists";
import type { Entry, Found, Hit, Piece, SectionView } from "./types";

const marked = (text: string, words: readonly string[]): Piece[] => {
  const at = words.map((w) => text.toLowerCase().indexOf(w)).find((i) => i >= 0);
  if (at === undefined) return [{ text, hit: false }];
  const long = words.find((w) => text.toLowerCase().startsWith(w, at))?.length ?? 0;
  return [
    { text: text.slice(0, at), hit: false },
    { text: text.slice(at, at + long), hit: true },
    { text: text.slice(at + long), hit: false },
  ].filter((p) => p.text);
};

const hitOf = (e: Entry, words: readonly string[]): Hit => ({
  entry: e.id,
  section: e.section,
  group: "",
  negation: e.negation ? marked(e.negation, words) : [],
  term: marked(e.term, words),
  when: e.when,
  status: e.status,
  cautions: e.cautions,
  setting: e.source.setting,
  from: e.source.name,
  excerpts: list(e.facts)
    .filter((f) => words.some((w) => f.text.toLowerCase().includes(w)))
    .map((f) => ({ label: [{ text: f.label, hit: false }], text: marked(f.text, words) })),
  seek: "",
});

const personHits = (words: readonly string[]): Hit[] =>
  list(demographics.groups).flatMap((g) =>
    list(g.fields).flatMap((f) =>
      list(f.values)
        .filter((v) => words.every((w) => `${f.label} ${v.text} ${v.note}`.toLowerCase().includes(w)))
        .map((v) => ({
          entry: v.id,
          section: "demographics",
          group: g.title,
          negation: [],
          term: marked(f.label, words),
          when: { kind: "", text: "", time: "", relative: "", iso: "" },
          status: { text: "", kind: "" },
          cautions: f.differs ? ["Differs: not all who hold this say the same."] : [],
          setting: "" as Hit["setting"],
          from: list(v.sources).join("; "),
          excerpts: [{ label: [], text: marked(v.text, words) }],
          seek: "",
        })),
    ),
  );

// fakeFind answers for the sections of an invented record, few hits at a time.
export function fakeFind(
  record: string,
  sections: Readonly<Record<string, SectionView>>,
  typed: string,
  group: string,
  from: number,
): Found {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (e: Entry) =>
    [e.negation, e.term, e.source.name, ...list(e.facts).map((f) => f.text)].join(" ").toLowerCase();
  const groups = Object.values(sections)
    .filter((s) => words.length > 0 && (group === "" || s.section.key === group))
    .map((s) => {
      const all = list(s.entries).filter((e) => words.every((w) => text(e).includes(w)));
      const hits = all.slice(from, from + (group ? 50 : 3)).map((e) => hitOf(e, words));
      return { key: s.section.key, title: s.section.title, total: all.length, from, hits };
    })
    .filter((g) => g.total > 0);
  const person = words.length > 0 && (group === "" || group === "demographics") ? personHits(words) : [];
  if (person.length > 0)
    groups.push({
      key: "demographics",
      title: "Full demographics",
      total: person.length,
      from,
      hits: person,
    });
  const items = Object.values(sections).reduce((n, s) => n + list(s.entries).length, 0);
  return {
    record,
    query: typed,
    groups,
    scope: {
      items,
      letters: 0,
      say: `Searched: ${items} items from 4 organisations and the full demographics.`,
      not: ["Not searched: the text of 4 letters that have not been opened."],
      loading: false,
      unread: 4,
      mayFetch: true,
      done: 0,
      of: 0,
    },
  };
}
