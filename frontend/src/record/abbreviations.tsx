import { createContext, Fragment, useCallback, useMemo, useState } from "react";
import type { Entry } from "../backend/types";
import { Bracketed, useExplained } from "../help/PlainWords";
import { abbreviationsOf, type Marked, mayMean, scan } from "../help/scan";
import { Dialog } from "../ui/Dialog";
import { Text, visible } from "../ui/text";

// Abbreviations explains those of an item, or of a letter with its text; null where there is no place for it.
export const Abbreviations = createContext<((entry: Entry, texts?: readonly string[]) => void) | null>(null);

// Clinical is text as it was sent, in which an abbreviation of the glossary says on
// hover what it may mean. It is no stop of the Tab key: the row's key g tells the
// same of all of them. With the lens on, plain words stand after what has any.
export function Clinical({ children, className }: { children: string; className?: string | undefined }) {
  const parts = useExplained(visible(children));
  return (
    <bdi dir="auto" className={className}>
      {parts.map((p, i) =>
        typeof p === "string" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are never reordered
          <Abbreviated key={i}>{p}</Abbreviated>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={i}>
            <Abbreviated>{p.text}</Abbreviated>
            <Bracketed>{p.words}</Bracketed>
          </Fragment>
        ),
      )}
    </bdi>
  );
}

function Abbreviated({ children }: { children: string }) {
  const parts = useMemo(() => scan(children), [children]);
  return <Terms parts={parts} />;
}

// Terms is a text in its parts.
export const Terms = ({ parts }: { parts: readonly (string | Marked)[] }) =>
  parts.map((p, i) =>
    typeof p === "string" ? (
      p
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are never reordered
      <abbr key={i} title={mayMean(p.term)}>
        {p.text}
      </abbr>
    ),
  );

// useAbbreviations gives what opens the explanation of an item, and the dialog.
export function useAbbreviations() {
  const [of, setOf] = useState<{ entry: Entry; texts: readonly string[] } | null>(null);
  const explain = useCallback((entry: Entry, texts: readonly string[] = []) => setOf({ entry, texts }), []);
  return { explain, dialog: of && <Explained {...of} onClose={() => setOf(null)} /> };
}

function Explained(props: { entry: Entry; texts: readonly string[]; onClose: () => void }) {
  const { entry, onClose } = props;
  const found = abbreviationsOf(entry, props.texts);
  return (
    <Dialog title="Abbreviations in this item" onClose={onClose}>
      <p>
        <strong>
          <Text>{entry.term}</Text>
        </strong>
      </p>
      <p>
        {found.length === 0
          ? "None of the glossary stands in it. Ask who wrote it if something is not clear."
          : "All that each may mean. Only who wrote it knows which: if it matters, ask them."}
      </p>
      <dl className="glossary">
        {found.map((t) => (
          <div key={t.short}>
            <dt>{t.short}</dt>
            {t.meanings.map((m) => (
              <dd key={m}>{m}</dd>
            ))}
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
