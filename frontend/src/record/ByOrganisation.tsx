import { TriangleAlert } from "lucide-react";
import { memo, useMemo } from "react";
import { list } from "../backend";
import type { Answer, Entry, SectionHead, SectionView } from "../backend/types";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { isMissing } from "../words";
import { Below, RowsAbove } from "./Below";
import type { Card } from "./cards";
import { WholeSection } from "./PageParts";
import type { PageProps } from "./pages";
import { SectionCard } from "./SectionCard";
import { headOf } from "./standing";

interface Block {
  key: string;
  head: SectionHead;
  view: SectionView;
  above: number; // rows of the blocks before it
}

// ByOrganisation shows a section in blocks, one for each organisation and unit
// that recorded its rows (M117, M160). One that did not answer has its block with
// the reason; those that have nothing here are named after the blocks, each with
// its reason. Of a sensitive person the organisations are not told apart (H24).
// Above stand so many rows of other sections.
export function ByOrganisation({ card, above, ...props }: PageProps & { card: Card; above: number }) {
  const head = headOf(props.view, card.key);
  const state = props.sections[card.key];
  const view = state?.view;
  const { sensitive } = props.view.person;
  const blocks = useMemo(
    () => (head && view && !sensitive ? blocksOf(head, view) : []),
    [head, view, sensitive],
  );
  if (!head || head.hidden || !view || state?.problem || sensitive || head.unshared)
    return <WholeSection {...props} card={card} />;

  // What is one organisation's own stands in its block.
  const own = new Set(list(view.answers).map((a) => a.say));
  const without = list(view.answers).filter((a) => !blocks.some((b) => b.view.answers?.includes(a)));
  return (
    <section className="by-organisation" aria-labelledby={`part-${card.key}`}>
      <h2 id={`part-${card.key}`} className="part-title">
        {head.title}
      </h2>
      {list(view.warnings)
        .filter((w) => !own.has(w))
        .map((w) => (
          <p className="card-warning part-warning" key={w}>
            <TriangleAlert size={15} aria-hidden /> <Text>{w}</Text>
          </p>
        ))}
      {blocks.map((b) => (
        <Below key={b.key} rows={above + b.above}>
          <RowsAbove value={above + b.above}>
            <OneBlock block={b} card={card} onRetry={props.onRetry} actions={props.actions} />
          </RowsAbove>
        </Below>
      ))}
      {without.length > 0 && (
        <div className="card without">
          <h3>No {head.title.toLowerCase()} here from</h3>
          <List>
            {without.map((a) => (
              <li key={a.ods}>
                <Text>{a.say}</Text>
              </li>
            ))}
          </List>
          <p>Absence of information does not mean that there is none.</p>
        </div>
      )}
      {list(view.notes)
        .filter((n) => !own.has(n))
        .map((n) => (
          <p className="part-note" key={n}>
            <Text>{n}</Text>
          </p>
        ))}
    </section>
  );
}

const OneBlock = memo(function OneBlock(props: {
  block: Block;
  card: Card;
  onRetry: (key: string) => void;
  actions: PageProps["actions"];
}) {
  const { head, view, key } = props.block;
  const state = useMemo(() => ({ view }), [view]);
  const card = useMemo(
    () => ({ ...props.card, key: `${props.card.key} ${key}`, pinned: true }),
    [props.card, key],
  );
  return (
    <SectionCard
      card={card}
      head={head}
      state={state}
      onRetry={() => props.onRetry(props.card.key)}
      actions={props.actions}
      full
    />
  );
});

// blocksOf gives a block to every organisation with rows, and to one that is
// awaited or missing. No row is left out: rows of an organisation that has no
// answer in the list have a block too.
export function blocksOf(head: SectionHead, view: SectionView): Block[] {
  const rows = new Map<string, Entry[]>();
  for (const e of list(view.entries)) {
    const of = rows.get(e.source.ods);
    if (of) of.push(e);
    else rows.set(e.source.ods, [e]);
  }
  const out: Block[] = [];
  let above = 0;
  const put = (answer: Answer | undefined, ods: string, some: readonly Entry[]) => {
    const units = [...new Set(some.map((e) => e.source.unit))];
    for (const unit of units.length > 0 ? units : [""]) {
      const of = some.filter((e) => e.source.unit === unit);
      const names = [answer?.name || of[0]?.source.name || "", unit];
      out.push({ ...block(head, view, answer, `${ods} ${unit}`, names, of), above });
      above += of.length;
    }
  };
  for (const a of list(view.answers)) {
    const of = rows.get(a.ods) ?? [];
    rows.delete(a.ods);
    if (of.length > 0 || a.state === "pending" || isMissing(a)) put(a, a.ods, of);
  }
  for (const [ods, of] of rows) put(undefined, ods, of);
  return out;
}

function block(
  head: SectionHead,
  view: SectionView,
  answer: Answer | undefined,
  key: string,
  names: string[],
  rows: Entry[],
): Omit<Block, "above"> {
  const what = head.title.toLowerCase();
  const missing = answer && isMissing(answer);
  return {
    key,
    head: {
      ...head,
      // Two sections of a page may have a block of one organisation each.
      title: `${names.filter(Boolean).join(", ") || "Organisation not stated"}: ${what}`,
      count: rows.length,
      pending: answer?.state === "pending" ? 1 : 0,
      missing: missing ? [rows.length > 0 ? `some of its ${what}` : `its ${what}`] : [],
    },
    view: {
      ...view,
      section: {
        ...view.section,
        groups: view.section.groups,
      },
      entries: rows,
      answers: answer ? [answer] : [],
      empty: rows.length === 0 && missing ? [answer.say] : [],
      warnings: rows.length > 0 && missing ? [answer.say] : [],
      notes: answer?.asOf ? [`As of ${answer.asOf}.`] : [],
    },
  };
}
