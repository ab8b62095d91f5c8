import { ArrowRight, Info, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { list, useBackend } from "../backend";
import type { BriefBlock, BriefKind, Entry, NowView } from "../backend/types";
import { Clinical } from "../record/abbreviations";
import { organisation } from "../record/EntryRow";
import { Phones } from "../record/network/Phones";
import { WhereLines } from "../record/now/Now";
import type { PageProps } from "../record/pages";
import { Tag } from "../record/Tag";
import { useTools } from "../record/tools/tools";
import { useWhenDone } from "../record/useWhenDone";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { andList, number } from "../words";
import "./brief.css";
import { List } from "../ui/List";

// BriefPage is what is needed first, on one page: Go has the order by the user's
// role, and the user may take another's. Blocks are never left out, only moved.
export function BriefPage({ view, sections }: PageProps) {
  const [kind, setKind] = useState<BriefKind | "">("");
  const backend = useBackend();
  const read = list(view.sections).map((s) => `${s.revision} ${s.pending}`);
  const { found: brief, problem } = useWhenDone(
    view,
    (record) => backend.record.brief(record, kind),
    `${kind} ${read}`,
  );
  const { found: now, problem: lost } = useWhenDone(view, backend.record.now);
  const { density, setDensity } = useTools();
  const compact = density === "compact";
  const blocks = list(brief?.blocks);
  const parts = [...new Set(blocks.map((b) => b.part))];
  const own: Readonly<Record<string, ReactNode>> = {
    where: view.person.deceased ? (
      <p>This person has died.</p>
    ) : (
      <>
        {lost && <p role="alert">{lost.say}</p>}
        <WhereLines now={now} failed={lost !== null} />
      </>
    ),
    since: lost ? <p>{lost.say}</p> : <SinceBrief now={now} />,
    phone: <Phones view={view} sections={sections} />,
  };
  return (
    <div className={compact ? "page brief brief-compact" : "page brief"}>
      <div className="page-head">
        <h1>One-page brief</h1>
        <button
          type="button"
          className="button brief-density"
          aria-pressed={compact}
          onClick={() => setDensity(compact ? "comfortable" : "compact")}
        >
          Compact
        </button>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would carry its own look for four buttons */}
        <div className="brief-kinds" role="group" aria-label="Order for">
          {list(brief?.kinds).map((k) => (
            <button
              key={k.key}
              type="button"
              className="button"
              aria-pressed={brief?.kind === k.key}
              onClick={() => setKind(k.key)}
            >
              {k.name}
              {k.key === brief?.own && <span className="label"> (your role)</span>}
            </button>
          ))}
        </div>
      </div>
      {problem && <p role="alert">{problem.say} What stands here may be out of date.</p>}
      {!brief && !problem && <p className="label">Reading…</p>}
      {parts.map((part) => (
        <section key={part} aria-label={part || "The brief"}>
          {part && <h2 className="part-title">{part}</h2>}
          <div className="brief-blocks">
            {blocks
              .filter((b) => b.part === part)
              .map((b) => (
                <Block key={b.key} block={b} level={part ? 3 : 2}>
                  {own[b.key]}
                </Block>
              ))}
          </div>
        </section>
      ))}
      <p className="label">
        Ordered, not chosen: every part of the brief stands in each order. It is not the full record.
      </p>
    </div>
  );
}

// plain facts say what they are by standing after the term.
const plain: ReadonlySet<string> = new Set(["reaction", "dose", "relationship", "category"]);

function Block({ block, level, children }: { block: BriefBlock; level: 2 | 3; children?: ReactNode }) {
  const { open } = useTools();
  const Heading = level === 2 ? "h2" : "h3";
  const rows = list(block.rows);
  return (
    <article className={`brief-block brief-${block.key}`} data-block={block.key}>
      <div className="brief-head">
        <Heading>{block.title}</Heading>
        {rows.length > 0 && <span className="count">{number(rows.length)}</span>}
        <button
          type="button"
          className="icon-button"
          aria-label={`All of ${block.title}`}
          title={`All of ${block.title}`}
          onClick={() => open?.(block.page)}
        >
          <ArrowRight size={15} aria-hidden />
        </button>
      </div>
      {list(block.warnings).map((w) => (
        <p className="caution" key={w}>
          <TriangleAlert size={14} aria-hidden /> <Text>{w}</Text>
        </p>
      ))}
      {list(block.lines).map((l) => (
        <p key={`${l.label}${l.text}`} className="brief-line">
          <span className="label">{l.label}</span>{" "}
          <strong>
            <Text>{l.text}</Text>
          </strong>{" "}
          <span className="brief-from">
            <Text>{list(l.who).join("; ")}</Text>
          </span>
        </p>
      ))}
      {rows.length > 0 && (
        <List className="brief-rows">
          {alike(rows).map((same) => (
            <Row key={same[0]?.id} entries={same} />
          ))}
        </List>
      )}
      {list(block.say).length > 0 && (
        <p className="brief-say">
          <Text>{list(block.say).join(" ")}</Text>
        </p>
      )}
      {list(block.missing).length > 0 && (
        <p className="card-missing">
          <Info size={14} aria-hidden /> There may be more from <Text>{andList(list(block.missing))}</Text>.
        </p>
      )}
      {children}
    </article>
  );
}

// alike puts rows together that say the same, word for word, with everyone who says
// it and each date: a neighbour whom four organisations name takes one row.
function alike(rows: readonly Entry[]): Entry[][] {
  const all = new Map<string, Entry[]>();
  for (const e of rows) {
    const key = JSON.stringify([e.section, e.negation, e.term, e.status, e.facts, e.cautions, e.when.kind]);
    all.set(key, [...(all.get(key) ?? []), e]);
  }
  return [...all.values()];
}

const dated = ({ when }: Entry) =>
  [when.text, when.time, when.relative && `(${when.relative})`].filter(Boolean).join(" ");

// Row is an item in one run of text: what it is, what leads it, who says so, when.
function Row({ entries }: { entries: Entry[] }) {
  const [entry] = entries;
  if (!entry) return null;
  const who = [...new Set(entries.map(organisation))];
  return (
    <li>
      <SettingIcon setting={entry.source.setting} />
      <div>
        <strong>
          {entry.negation && (
            <>
              <span className="negation">
                <Text>{entry.negation}</Text>
              </span>{" "}
            </>
          )}
          <Clinical>{entry.term || "No title sent"}</Clinical>
        </strong>{" "}
        <Tag status={entry.status} />{" "}
        {list(entry.facts).map((f) => (
          <span key={`${f.key}${f.label}${f.text}`} className="brief-fact">
            {f.label && <span className={plain.has(f.key) ? "sr" : "label"}>{f.label} </span>}
            <Clinical>{f.text}</Clinical>
            {f.text.endsWith(".") ? " " : ". "}
          </span>
        ))}
        <span className="brief-from">
          {entry.when.kind && <span className="label">{entry.when.kind} </span>}
          {who.map((w, i) => (
            <span key={w}>
              {i > 0 && "; "}
              <Text>{w}</Text>,{" "}
              <Text>
                {entries
                  .filter((e) => organisation(e) === w)
                  .map(dated)
                  .join(", ")}
              </Text>
            </span>
          ))}
        </span>
        {list(entry.cautions).map((c) => (
          <p className="caution" key={c}>
            <TriangleAlert size={13} aria-hidden /> <Clinical>{c}</Clinical>
          </p>
        ))}
      </div>
    </li>
  );
}

// SinceBrief counts what is dated since the last discharge; its rows are on the
// summary.
function SinceBrief({ now }: { now: NowView | null }) {
  if (!now) return <p className="label">Reading…</p>;
  const { since } = now;
  return (
    <>
      {since.stay.entry ? (
        <p>
          <strong>
            <Text>{since.stay.words}</Text>
          </strong>
          , <Text>{`${since.stay.from} to ${since.stay.until}`}</Text>{" "}
          <span className="brief-from">
            <Text>{since.stay.who}</Text>
          </span>
        </p>
      ) : (
        <p>
          <Text>{since.say}</Text>
        </p>
      )}
      {list(since.parts).length > 0 && (
        <p>
          {list(since.parts)
            .map((p) => `${p.title}: ${number(list(p.rows).length)}`)
            .join(". ")}
          .
        </p>
      )}
      {[...list(since.gp), ...list(since.unknown), ...list(now.unknown)].map((s) => (
        <p key={s} className="brief-say">
          <Text>{s}</Text>
        </p>
      ))}
    </>
  );
}
