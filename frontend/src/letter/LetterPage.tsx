import { ArrowLeft, ArrowRight, ClipboardCopy } from "lucide-react";
import { useContext, useEffect, useMemo, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Entry, Letter, Problem } from "../backend/types";
import { useKeys } from "../keys/useKeys";
import { Copying } from "../record/copying";
import { organisation, type RowActions } from "../record/EntryRow";
import { Fault, Trouble } from "../ui/parts";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { number } from "../words";
import { versionsOf } from "./chains";
import { Shown } from "./Shown";

// Beside is what an opened document has beside it: the others, in the order of
// the tree, and what is to happen when one of them is chosen.
export interface Beside {
  order: readonly Entry[];
  all: readonly Entry[];
  onOpen: (e: Entry) => void;
  // onShown is told the text of what is shown, a page at a time.
  onShown: (e: Entry, text: string) => void;
}

// LetterPage shows one document.
export function LetterPage(props: {
  record: string;
  entry: Entry;
  onBack?: (() => void) | undefined;
  // backTo names the page that onBack leads to.
  backTo?: string | undefined;
  beside?: Beside;
  actions: RowActions;
}) {
  const { record, entry, onBack, beside } = props;
  const backend = useBackend();
  const copy = useContext(Copying);
  // What came is kept with what was asked for, and never shown beneath another.
  const [came, setCame] = useState<{ of: string; letter?: Letter; problem?: Problem } | null>(null);
  const letter = came?.of === entry.id ? came.letter : undefined;
  const problem = came?.of === entry.id ? came.problem : undefined;
  const [turn, setTurn] = useState(0);
  const back = useRef<HTMLButtonElement>(null);
  const withdrawn = entry.group === "retracted";

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let here = true;
    let token = "";
    setCame(null);
    if (withdrawn) return; // its text is not to be had any more (H12)
    backend.record.letter(record, entry.id).then(
      (l) => {
        token = l.token;
        if (!here) close();
        else if (l.record === record) setCame({ of: entry.id, letter: l }); // never another person's (H4)
      },
      (e) => here && setCame({ of: entry.id, problem: problemOf(e) }),
    );
    const close = () => {
      if (token) backend.record.closeLetter(record, token).catch(() => {}); // it dies with the record anyway
    };
    return () => {
      here = false;
      close();
    };
  }, [backend, record, entry.id, turn]);

  useEffect(() => back.current?.focus(), []);

  const order = beside?.order ?? [];
  const place = order.findIndex((e) => e.id === entry.id);
  const next = place >= 0 ? order[place + 1] : undefined;
  const before = place > 0 ? order[place - 1] : undefined;
  const onOpen = beside?.onOpen;
  useKeys({
    close: onBack,
    "previous-document": before && (() => onOpen?.(before)),
    "next-document": next && (() => onOpen?.(next)),
  });

  return (
    <article className="letter">
      <div className="letter-do">
        {onBack && (
          <button type="button" className="button" ref={back} onClick={onBack}>
            <ArrowLeft size={16} aria-hidden /> <Text>{`Back to ${props.backTo ?? "summary"}`}</Text>
          </button>
        )}
        {beside && place >= 0 && (
          <>
            <button
              type="button"
              className="button"
              disabled={!before}
              onClick={() => before && onOpen?.(before)}
            >
              <ArrowLeft size={16} aria-hidden /> Previous document
            </button>
            <button type="button" className="button" disabled={!next} onClick={() => next && onOpen?.(next)}>
              Next document <ArrowRight size={16} aria-hidden />
            </button>
            <span className="quiet">
              {number(place + 1)} of {number(order.length)}
            </span>
          </>
        )}
        {copy && (
          <button type="button" className="button letter-copy" onClick={() => copy(entry)}>
            <ClipboardCopy size={16} aria-hidden /> Copy reference
          </button>
        )}
      </div>
      <Head entry={entry} letter={letter ?? null} />
      {beside && <Versions entry={entry} beside={beside} />}
      {withdrawn && (
        <div className="letter-cannot" role="alert">
          <h2>Withdrawn: entered in error</h2>
          <p>
            <Text>{organisation(entry)}</Text> took this document back, so it is not opened here. If you acted
            on it, ask them what was wrong.
          </p>
        </div>
      )}
      {problem && (
        <Trouble
          title="The document could not be opened"
          problem={problem}
          onRetry={() => setTurn(turn + 1)}
        />
      )}
      {!letter && !problem && !withdrawn && (
        <p role="status" className="letter-wait">
          <span className="spinner" aria-hidden /> Opening the document…
        </p>
      )}
      {letter && (
        <Fault what="The document">
          <Shown
            key={`${entry.id} ${letter.token}`}
            letter={letter}
            entry={entry}
            onShown={beside?.onShown}
          />
        </Fault>
      )}
    </article>
  );
}

// Versions lists a document's versions, the newest first (H30): an older one never
// stands alone.
function Versions({ entry, beside }: { entry: Entry; beside: Beside }) {
  const all = useMemo(() => versionsOf(entry, beside.all), [entry, beside.all]);
  if (all.length < 2) return null;
  const newest = all[0] === entry;
  return (
    <nav className={newest ? "versions" : "versions versions-old"} aria-label="Versions of this document">
      <strong>{newest ? "Newest of" : "An older version of"}</strong> {all.length} versions:
      <ol>
        {all.map((e, i) => (
          <li key={e.id}>
            <button
              type="button"
              className="link"
              aria-current={e.id === entry.id ? "true" : undefined}
              disabled={e.id === entry.id}
              onClick={() => beside.onOpen(e)}
            >
              <Text>{`${e.term}, ${e.when.text}`}</Text>
              {i === 0 ? " (newest)" : " (older)"}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Head({ entry, letter }: { entry: Entry; letter: Letter | null }) {
  const when = letter?.when.text ? letter.when : entry.when;
  const source = letter?.source.setting ? letter.source : entry.source;
  const facts = list(letter?.facts ?? entry.facts);
  const has = (key: string) => facts.some((f) => f.key === key);
  return (
    <header className="letter-head">
      <h1>
        {entry.negation && <Text>{`${entry.negation} `}</Text>}
        {entry.group === "retracted" ? (
          <del>
            <Text>{entry.term}</Text>
          </del>
        ) : (
          <Text>{letter?.title || entry.term}</Text>
        )}
      </h1>
      <dl>
        <Pair label={when.kind || "Date"}>{`${when.text}${when.time ? ` ${when.time}` : ""}`}</Pair>
        <div>
          <dt>From</dt>
          <dd>
            <SettingIcon setting={source.setting} /> <Text>{source.name || organisation(entry)}</Text>
          </dd>
        </div>
        {source.unit && <Pair label="Department or team">{source.unit}</Pair>}
        {source.author && !has("author") && <Pair label="Author">{source.author}</Pair>}
        {entry.letter?.heading && !has("heading") && <Pair label="Heading">{entry.letter.heading}</Pair>}
        {facts.map((f) => (
          <Pair key={f.key + f.label + f.text} label={f.label}>
            {f.text}
          </Pair>
        ))}
        {entry.status.kind && <Pair label="Status">{entry.status.text}</Pair>}
      </dl>
      {list(entry.cautions).map((c) => (
        <p className="caution" key={c}>
          <Text>{c}</Text>
        </p>
      ))}
    </header>
  );
}

function Pair({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Text>{children}</Text>
      </dd>
    </div>
  );
}
