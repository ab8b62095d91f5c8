import { FolderOpen } from "lucide-react";
import { useState } from "react";
import { problemOf, type RecordView, useBackend } from "../backend";
import type { Problem } from "../backend/types";
import { Trouble } from "../ui/parts";

// Reopen offers the record that the lock closed. It names nobody: the banner does,
// once the record is open.
export function Reopen(props: { onOpen: (v: RecordView) => void; onDone: () => void }) {
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const again = () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    backend.record
      .reopen()
      .then(
        (v) => {
          props.onOpen(v);
          props.onDone();
        },
        (e) => setProblem(problemOf(e)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section className="offer" aria-label="Record closed by the lock">
      <FolderOpen size={22} aria-hidden />
      <p>
        <strong>The record was closed when the screen locked.</strong> Opening it again asks every
        organisation anew, for the reason that you gave, and is recorded as another access.
      </p>
      <button type="button" className="button button-primary" aria-disabled={busy} onClick={again}>
        Open it again
      </button>
      <button
        type="button"
        className="button"
        onClick={() => void backend.record.forget().then(props.onDone, props.onDone)}
      >
        Not now
      </button>
      {problem && <Trouble title="The record is not open" problem={problem} />}
    </section>
  );
}
