import { useEffect, useRef, useState } from "react";
import { problemOf, useBackend } from "../../backend";
import type { Problem, RecordView } from "../../backend/types";
import { Identity } from "../../search/Identity";
import { Dialog } from "../../ui/Dialog";
import { Trouble } from "../../ui/parts";
import { Text } from "../../ui/text";

// LeaveDialog asks before a person is handed on: who, where, and what is passed
// on. To stay is the default (M46).
export function LeaveDialog(props: {
  view: RecordView;
  name: string;
  onClose: () => void;
  onOpened: () => void;
}) {
  const { person } = props.view;
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const leave = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await backend.record.handOn(props.view.record, props.name);
      if (!gone.current) props.onOpened();
    } catch (e) {
      setProblem(problemOf(e));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="You are leaving the Shared Care Record"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={leave} aria-disabled={busy}>
            {busy ? "Opening…" : "Open in browser"}
          </button>
          <button type="button" className="button" data-autofocus="" onClick={props.onClose}>
            Stay here
          </button>
        </>
      }
    >
      <p>
        <strong>
          <Text>{props.name}</Text>
        </strong>{" "}
        opens in your browser for
      </p>
      <div className="reason-person">
        <Identity person={person} />
      </div>
      {problem && <Trouble title="Nothing was opened" problem={problem} />}
      <ul className="onward-told">
        <li>
          It is told the NHS number, date of birth and family name, who you are and in which role, and your
          reason. Nothing from this record.
        </li>
        <li>That you open it is recorded here, and there.</li>
        <li>Check there that it shows the same person. This record stays open.</li>
      </ul>
    </Dialog>
  );
}
