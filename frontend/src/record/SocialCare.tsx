import { FileQuestionMark, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { list } from "../backend";
import type { Entry, RecordView, SectionHead, SectionView } from "../backend/types";
import { Text } from "../ui/text";
import { andList } from "../words";
import { type Card, cards } from "./cards";
import { organisation } from "./EntryRow";
import { joinHeads } from "./join";
import { PageHead } from "./PageParts";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { headOf } from "./standing";
import { capacity, support, type Topic } from "./topics";
import type { SectionState } from "./useRecord";

const keys = [...new Set([...support, ...capacity].flatMap((t) => t.of))];

const iconOf = (key: string) => cards.find((c) => c.key === key)?.icon ?? FileQuestionMark;

// The icon of a topic is that of the section it comes from.
const cardOf = (t: Topic): Card => ({
  key: `topic ${t.key}`,
  icon: iconOf(t.of[0] ?? ""),
  pinned: true,
  tag: (e) => e.letter?.kind ?? "",
  found: true,
  Extra: Lead,
});

// What a row is listed for leads it, though in its own section it stands in the
// details: whether a reason for support is the primary one, and the legal status.
const leads: ReadonlySet<string> = new Set(["social-care category", "encounters legal-status"]);

function Lead({ entry, open }: { entry: Entry; open: boolean }) {
  if (open) return null;
  const facts = list(entry.facts).filter((f) => !f.lead && leads.has(`${entry.section} ${f.key}`));
  return facts.map((f) => (
    <p className="lead" key={f.key + f.text}>
      <span className="label">{f.label} </span>
      <Text>{f.text}</Text>
    </p>
  ));
}

// SocialCare gathers what councils and others recorded of support, capacity and
// the law, from whichever section holds it. It shows, and infers nothing: a topic
// without rows says what was looked through, and who has not answered.
export function SocialCare(props: PageProps) {
  const { view, sections } = props;
  const conflicts = [...new Set(keys.flatMap((k) => list(sections[k]?.view?.warnings)))].filter((w) =>
    w.startsWith("Conflict"),
  );
  return (
    <div className="page">
      <PageHead {...props} title="Social care, capacity and legal" keys={keys} />
      <h2 className="part-title">Adult social care</h2>
      {list(sections["social-care"]?.view?.notes).map((n) => (
        <p className="part-note" key={n}>
          <Text>{n}</Text>
        </p>
      ))}
      <div className="topics">
        {support.map((t) => (
          <TopicCard key={t.key} topic={t} view={view} sections={sections} actions={props.actions} />
        ))}
      </div>
      <h2 className="part-title">Capacity and legal</h2>
      <p className="part-note">
        Found by the codes and words of what organisations sent. A letter may say more than its title: look
        through the documents too.
      </p>
      {conflicts.map((w) => (
        <p className="card-warning part-warning" key={w}>
          <TriangleAlert size={15} aria-hidden /> <Text>{w}</Text>
        </p>
      ))}
      <div className="topics">
        {capacity.map((t) => (
          <TopicCard key={t.key} topic={t} view={view} sections={sections} actions={props.actions} />
        ))}
      </div>
    </div>
  );
}

function TopicCard(props: {
  topic: Topic;
  view: RecordView;
  sections: Readonly<Record<string, SectionState>>;
  actions: PageProps["actions"];
}) {
  const { topic, view, sections } = props;
  const card = useMemo(() => cardOf(topic), [topic]);
  const { head, state } = useMemo(() => gathered(topic, view, sections), [topic, view, sections]);
  return <SectionCard card={card} head={head} state={state} onRetry={() => {}} actions={props.actions} />;
}

// gathered makes one section out of a topic's rows, wherever they stand.
export function gathered(
  topic: Topic,
  view: RecordView,
  sections: Readonly<Record<string, SectionState>>,
): { head: SectionHead | undefined; state: SectionState } {
  const heads = topic.of.flatMap((k) => headOf(view, k) ?? []);
  if (heads.length === 0) return { head: undefined, state: {} };
  const seen = heads.filter((h) => !h.hidden);
  const states = seen.map((h) => sections[h.key]);
  const failed = seen.filter((h) => sections[h.key]?.problem).map((h) => h.title);
  const unread = seen.some((h) => !sections[h.key]?.view && !sections[h.key]?.problem);
  const views = states.flatMap((s) => s?.view ?? []);
  const entries = distinct(views.flatMap((v) => list(v.entries).filter(topic.has)));
  if (topic.of.length > 1)
    entries.sort((a, b) => (a.when.iso < b.when.iso ? 1 : a.when.iso > b.when.iso ? -1 : 0));
  const now = entries.filter((e) => e.group !== "past");
  const section = {
    key: topic.key,
    title: topic.title,
    safety: true,
    groups:
      topic.key === "earlier"
        ? [{ key: "past", title: "Past", folded: true, nearestFirst: false }]
        : [
            { key: "now", title: "Current or not said to be over", folded: false, nearestFirst: false },
            { key: "past", title: "Past", folded: false, nearestFirst: false },
          ],
  };
  const head = joinHeads({ ...section, count: entries.length }, heads);
  const from = [...new Set(now.map(organisation))];
  const warnings = failed.length > 0 ? [`${andList(failed)} could not be read. Information may exist.`] : [];
  if (topic.compared && from.length > 1)
    warnings.push(`Recorded by ${andList(from)}. They may differ: compare them.`);
  const hidden = heads.filter((h) => h.hidden).map((h) => h.title);
  const made: SectionView = {
    record: view.record,
    section,
    entries: [...now.map((e) => ({ ...e, group: "now" })), ...entries.filter((e) => e.group === "past")],
    answers: [],
    empty: unread || head.pending > 0 ? [] : emptyWords(seen, head, views),
    warnings,
    // What a section says of its own gaps stands above, and again where nothing is found.
    notes: [
      ...(topic.of.length === 1 && entries.length === 0 ? views.flatMap((v) => list(v.notes)) : []),
      ...(hidden.length > 0 ? [`Hidden by your role: ${andList(hidden)}.`] : []),
    ],
    revision: views.reduce((n, v) => n + v.revision, 0),
  };
  return { head, state: unread && entries.length === 0 ? {} : { view: made } };
}

// distinct keeps an item once that two sections show.
const distinct = (rows: readonly Entry[]): Entry[] => [...new Map(rows.map((e) => [e.id, e])).values()];

// emptyWords say what was looked through. A section that nobody shares was not.
function emptyWords(
  seen: readonly SectionHead[],
  head: SectionHead,
  views: readonly SectionView[],
): string[] {
  const only = views.length === 1 && seen.length === 1 ? views[0] : undefined;
  if (only && list(only.empty).length > 0) return [...list(only.empty)];
  const looked = seen
    .filter((h) => !h.unshared && views.some((v) => v.section.key === h.key))
    .map((h) => h.title);
  const silent = seen.filter((h) => h.unshared).map((h) => h.title);
  const out =
    looked.length > 0 ? [`None found in what was sent under ${andList(looked).toLowerCase()}.`] : [];
  if (silent.length > 0) out.push(`Not shared by any organisation yet: ${andList(silent).toLowerCase()}.`);
  if (list(head.missing).length > 0) out.push(`Not everything came from ${andList(list(head.missing))}.`);
  return [...out, "Absence of information does not mean that there is none."];
}
