import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { list, useBackend } from "../backend";
import type { Found, Hit, RecordView } from "../backend/types";
import { personText } from "../search/Results";
import { Dialog } from "../ui/Dialog";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { type Command, matching } from "./commands";
import "./find.css";
import { HitRow } from "./Hits";
import { type Option, Options, type Part } from "./Options";
import { useFound } from "./useFound";

// longest is how many characters Go takes.
const longest = 200;

// FindBox finds words in everything of the open record, and does what the viewer
// can do by its name. What begins with > is a command alone.
export function FindBox(props: {
  view: RecordView;
  commands: readonly Command[];
  onHit: (hit: Hit) => void;
  onClose: () => void;
}) {
  const { view, onHit, onClose } = props;
  const [typed, setTyped] = useState("");
  const alone = typed.trimStart().startsWith(">");
  const sought = alone ? "" : typed.trim();
  const { found, problem, slow, more } = useFound(view.record, sought);
  const current = found?.query === sought;
  // What is shown changes with the answer, all at once.
  const shown = current || slow || alone || sought === "" ? sought : (found?.query ?? "");
  const [at, setAt] = useState("");
  const id = useId();

  const only = alone ? typed.trimStart().slice(1) : null;
  const groups = shown === "" ? null : found?.groups;
  const { commands } = props;
  const parts = useMemo(() => {
    const some = matching(commands, only ?? shown, only !== null || shown === "");
    const named: Part = {
      key: "commands",
      title: "Commands",
      options: some.map((c) => ({
        id: `${id}-do-${c.key}`,
        className: "find-command",
        body: (
          <>
            <c.icon size={18} aria-hidden /> <span>{c.name}</span>
          </>
        ),
        run: () => {
          onClose();
          c.run();
        },
      })),
    };
    const hits = list(groups).map((g): Part => {
      const options: Option[] = list(g.hits).map((h) => ({
        id: `${id}-hit-${g.key}-${h.entry}`,
        className: "hit",
        body: <HitRow hit={h} />,
        run: () => onHit(h),
      }));
      const rest = g.total - options.length;
      if (rest > 0)
        options.push({
          id: `${id}-more-${g.key}`,
          className: "find-more",
          body: `${number(rest)} more in ${g.title}: show the next ${Math.min(50, rest)}`,
          run: () => more(g),
        });
      return { key: g.key, title: `${g.title} ${number(g.total)}`, options };
    });
    return [named, ...hits].filter((p) => p.options.length > 0);
  }, [commands, only, shown, groups, id, onHit, onClose, more]);
  const options = parts.flatMap((p) => p.options);
  const words = useMemo(() => ({ sought: shown }), [shown]);
  const hits = list(found?.groups).reduce((n, g) => n + g.total, 0);
  const settled = current || alone; // commands wait for no answer
  // Until the reader goes elsewhere the first hit is the one that Enter opens; a
  // command only where nothing else is there.
  const first = parts.find((p) => p.key !== "commands")?.options[0] ?? (settled ? options[0] : undefined);
  const active = options.find((o) => o.id === at) ?? (typed.trim() ? first : undefined);

  useEffect(() => {
    if (at) document.getElementById(at)?.scrollIntoView?.({ block: "nearest" });
  }, [at]);

  const keys = (e: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[e.key];
    if (by !== undefined && options.length > 0) {
      e.preventDefault();
      const place = active ? options.indexOf(active) + by : by > 0 ? 0 : options.length - 1;
      setAt(options[Math.max(0, Math.min(options.length - 1, place))]?.id ?? "");
    }
    // Before the answer is there Enter would open what was found for other words.
    if (e.key === "Enter" && active && settled) {
      e.preventDefault();
      active.run();
    }
  };

  return (
    <Dialog
      title={`Find in the record of ${personText(view.person)}`}
      wide
      onClose={onClose}
      footer={<Scope found={found} record={view.record} />}
    >
      <div className="find">
        <label className="find-field">
          <Search size={18} aria-hidden />
          <span className="sr">Find in this record, or a command</span>
          <input
            data-autofocus
            type="text"
            role="combobox"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active?.id}
            placeholder="Words, a code, a date – or a command"
            autoComplete="off"
            spellCheck={false}
            maxLength={longest}
            value={typed}
            onChange={(e) => {
              emptied(e.target);
              setTyped(e.target.value);
              setAt("");
            }}
            onKeyDown={keys}
          />
        </label>
        <p role="status" className="find-count">
          {problem ? "" : shown === "" ? "Type to find. > for commands alone." : said(hits, slow, found)}
        </p>
        {problem && (
          <p role="alert" className="find-problem">
            {problem}
          </p>
        )}
        <div id={`${id}-list`} role="listbox" aria-label="Found" aria-busy={!settled} className="find-list">
          <Options id={id} parts={parts} words={words} active={active?.id} />
        </div>
      </div>
    </Dialog>
  );
}

// emptied takes the line break out of a field that WebKit leaves in one that was
// emptied by keys: the next letter takes its place, and for that the whole window would
// be painted, which takes longer than to find what was typed.
function emptied(field: HTMLInputElement): void {
  if (field.value !== "") return;
  field.value = " ";
  field.value = "";
}

function said(hits: number, slow: boolean, found: Found | null): string {
  if (slow || !found) return "Searching…";
  const so = found.scope.loading ? " so far: organisations have yet to answer." : ".";
  if (hits > 0) return `${plural(hits, "item")} found${so}`;
  return `Nothing found${so} That does not mean that there is none.`;
}

// Scope says what was searched and what was not, always.
function Scope({ found, record }: { found: Found | null; record: string }) {
  const backend = useBackend();
  const [problem, setProblem] = useState("");
  if (!found) return <p className="find-scope">Getting ready…</p>;
  const { scope } = found;
  const fail = () => setProblem("That did not work. Try again.");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard where it is long
    <section className="find-scope" aria-label="What was searched" tabIndex={0}>
      <p>
        <strong>
          <Text>{scope.say}</Text>
        </strong>
      </p>
      {list(scope.not).map((s) => (
        <p key={s}>
          <Text>{s}</Text>
        </p>
      ))}
      {scope.of > 0 ? (
        <p role="status">
          Fetching letters: {number(scope.done)} of {number(scope.of)}.{" "}
          <button
            type="button"
            className="link"
            onClick={() => backend.record.stopLetters(record).catch(fail)}
          >
            Stop
          </button>
        </p>
      ) : (
        scope.mayFetch &&
        scope.unread > 0 && (
          <p>
            <button
              type="button"
              className="link"
              onClick={() => backend.record.findLetters(record).catch(fail)}
            >
              Search the text of {scope.unread > 300 ? "the first 300" : number(scope.unread)} unopened{" "}
              {scope.unread === 1 ? "letter" : "letters"}
            </button>{" "}
            Each is asked for at its organisation, which records that.
          </p>
        )
      )}
      {problem && <p role="alert">{problem}</p>}
    </section>
  );
}
