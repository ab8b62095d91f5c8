import { ArrowLeft } from "lucide-react";
import { useContext, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Entry, Letter, Problem } from "../backend/types";
import { Copying } from "../record/copying";
import { organisation, type RowActions } from "../record/EntryRow";
import { Fault, Trouble } from "../ui/parts";
import { SettingIcon } from "../ui/SettingIcon";
import { Text } from "../ui/text";
import { andList } from "../words";
import { Blocks } from "./Blocks";
import { Pages } from "./Pages";

// LetterPage shows one document in place of the summary.
export function LetterPage(props: { record: string; entry: Entry; onBack: () => void; actions: RowActions }) {
  const { record, entry } = props;
  const backend = useBackend();
  const [letter, setLetter] = useState<Letter | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const back = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let here = true;
    let token = "";
    setProblem(null);
    setLetter(null);
    backend.record.letter(record, entry.id).then(
      (l) => {
        token = l.token;
        if (!here) close();
        else if (l.record === record) setLetter(l); // never another person's (H4)
      },
      (e) => here && setProblem(problemOf(e)),
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
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (e.key === "Escape" && !document.querySelector('[role="dialog"]')) props.onBack();
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [props.onBack]);

  return (
    <article className="letter">
      <button type="button" className="button" ref={back} onClick={props.onBack}>
        <ArrowLeft size={16} aria-hidden /> Back to summary
      </button>
      <Head entry={entry} letter={letter} />
      {problem && (
        <Trouble
          title="The document could not be opened"
          problem={problem}
          onRetry={() => setTurn(turn + 1)}
        />
      )}
      {!letter && !problem && (
        <p role="status" className="letter-wait">
          <span className="spinner" aria-hidden /> Opening the document…
        </p>
      )}
      {letter && (
        <Fault what="The document">
          <Content letter={letter} entry={entry} />
        </Fault>
      )}
    </article>
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
        <Text>{letter?.title || entry.term}</Text>
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

function Content({ letter, entry }: { letter: Letter; entry: Entry }) {
  const copy = useContext(Copying);
  const lost = list(letter.leftOut);
  const pages = list(letter.pages);
  if (letter.cannot)
    return (
      <div className="letter-cannot" role="alert">
        <h2>This document is not shown here</h2>
        <p>
          <Text>{letter.cannot}</Text>
        </p>
      </div>
    );
  return (
    <>
      {lost.length > 0 && (
        <p className="letter-lost">
          <strong>Left out:</strong> {andList(lost)}. Ask the organisation if you need to see the original.
        </p>
      )}
      {list(letter.notes).map((n) => (
        <p className="letter-lost" key={n} role="note">
          <Text>{n}</Text>
        </p>
      ))}
      <section
        className="letter-body"
        aria-label="Document"
        onCopy={(e) => {
          e.preventDefault(); // words without who, where and when are of no use elsewhere (M131)
          copy?.(entry);
        }}
      >
        {list(letter.blocks).length > 0 && (
          <div className="paper">
            <Blocks blocks={list(letter.blocks)} />
          </div>
        )}
        {pages.length > 0 && <Pages letter={letter} entry={entry.id} />}
      </section>
    </>
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
