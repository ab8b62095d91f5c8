import { type ReactNode, useEffect, useRef, useState } from "react";
import { problemOf } from "../backend/problem";
import type { Problem } from "../backend/types";
import { Dialog } from "./Dialog";
import { Trouble } from "./parts";

// AskDialog asks before something is done that is recorded and cannot be taken back:
// the words are its children. It is done once however often it is pressed, and what
// it was refused with stands above the words, with the dialog still open.
export function AskDialog(props: {
  title: string;
  // act is the button's name, acting its name while it is under way.
  act: string;
  acting: string;
  // stay is the way out; safe gives it the focus.
  stay?: string;
  safe?: boolean;
  // failed is said above a problem: what has not come of it.
  failed: string;
  onClose: () => void;
  // onAct rejects with a Problem; onDone follows it, unless the dialog is gone by then.
  onAct: () => Promise<unknown>;
  onDone?: () => void;
  children: ReactNode;
}) {
  const { onAct, onDone, stay = "Cancel" } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const act = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await onAct();
      if (!gone.current) onDone?.();
    } catch (e) {
      setProblem(problemOf(e));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={act} aria-disabled={busy}>
            {busy ? props.acting : props.act}
          </button>
          <button
            type="button"
            className="button"
            data-autofocus={props.safe ? "" : undefined}
            onClick={props.onClose}
          >
            {stay}
          </button>
        </>
      }
    >
      {problem && <Trouble title={props.failed} problem={problem} />}
      {props.children}
    </Dialog>
  );
}
