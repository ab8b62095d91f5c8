import { useEffect, useRef, useState } from "react";
import { problemOf, useBackend } from "../backend";
import type { Person, Problem, Reason, RecordView } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { Flags, PersonName } from "./Results";

// ReasonDialog is the last step before a record: is this the person, and why?
export function ReasonDialog(props: {
  person: Person;
  alike: string;
  onClose: () => void;
  onOpen: (view: RecordView) => void;
}) {
  const { person } = props;
  const backend = useBackend();
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [key, setKey] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  useEffect(() => {
    let here = true;
    backend.people.reasons().then(
      (r) => here && setReasons(r),
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend]);

  const reason = reasons.find((r) => r.key === key);
  const open = async () => {
    if (busy) return;
    if (!reason) {
      setProblem({ code: "input", say: "Choose why you need to open this record.", retry: false });
      return;
    }
    if (reason.needsNote && note.trim().length < 4) {
      setProblem({ code: "input", say: "Say in a few words why you need this record.", retry: false });
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      // By the number that was asked for: partners that never heard of the new one hold the old (H11).
      const number = person.askedAs || person.nhsNumber;
      const view = await backend.record.open(number, key, reason.needsNote ? note.trim() : "");
      // Cancelled while it was opening: whoever it is must not appear (H2, H4).
      if (gone.current) void backend.record.close(view.record).catch(() => {});
      else props.onOpen(view);
    } catch (e) {
      setProblem(problemOf(e));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="Why do you need this record?"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={open} aria-disabled={busy}>
            {busy ? "Opening…" : "Open record"}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            Cancel
          </button>
        </>
      }
    >
      <div className="reason-person">
        <p className="reason-name">
          <Flags person={person} />
          <PersonName person={person} />
        </p>
        <dl>
          <div>
            <dt>Born</dt>
            <dd>
              <Text>{person.born}</Text>
              {!person.deceased && person.age && ` (${person.age})`}
            </dd>
          </div>
          {person.deceased && (
            <div>
              <dt>Died</dt>
              <dd>{person.died || "Date not recorded"}</dd>
            </div>
          )}
          <div>
            <dt>Gender</dt>
            <dd>{person.gender}</dd>
          </div>
          <div>
            <dt>NHS No.</dt>
            <dd className="nowrap">{person.nhsSpaced}</dd>
          </div>
        </dl>
        {props.alike && <p className="caution">{props.alike}</p>}
      </div>
      {problem && <Trouble title="The record is not open" problem={problem} />}
      <fieldset className="reasons">
        <legend>Your reason is recorded with your name</legend>
        {reasons.map((r, i) => (
          <label key={r.key}>
            <input
              type="radio"
              name="reason"
              value={r.key}
              checked={key === r.key}
              data-autofocus={i === 0 ? "" : undefined}
              onChange={() => setKey(r.key)}
            />
            <span>{r.say}</span>
          </label>
        ))}
      </fieldset>
      {reason?.needsNote && (
        <div className="field">
          <label htmlFor="note">In a few words, why?</label>
          <textarea
            id="note"
            rows={2}
            maxLength={500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        </div>
      )}
      <p className="reason-consent">You do not need consent to view, but tell the person where you can.</p>
    </Dialog>
  );
}
