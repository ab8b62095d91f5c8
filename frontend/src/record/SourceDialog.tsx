import { useEffect, useRef, useState } from "react";
import { problemOf } from "../backend";
import type { Entry, Problem } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Text, visible } from "../ui/text";
import { organisation } from "./EntryRow";

// SourceDialog shows an item as its sender sent it, as plain text.
export function SourceDialog({
  entry,
  read,
  onClose,
}: {
  entry: Entry;
  read: () => Promise<string>;
  onClose: () => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(read);
  useEffect(() => {
    let here = true;
    asked.current().then(
      (t) => here && setText(t),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, []);
  return (
    <Dialog title="As sent" wide onClose={onClose}>
      <p>
        <Text>{entry.term}</Text>, <Text>{organisation(entry)}</Text>
      </p>
      {problem && <Trouble title="This cannot be shown" problem={problem} />}
      {text === null && !problem && <p role="status">Reading…</p>}
      {text !== null && (
        // Long lines are read with the arrow keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        // biome-ignore lint/a11y/useSemanticElements: the text keeps its own line breaks
        <pre className="sent" tabIndex={0} role="region" aria-label="As sent">
          {visible(text)}
        </pre>
      )}
    </Dialog>
  );
}
