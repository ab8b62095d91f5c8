import { type ReactNode, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { Person, Problem, Prompt, RecordView } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { Identity } from "./Identity";
import { type Answers, asksWords, Concerns, Reasons, Words } from "./Questions";

// ByNumberAlone offers the way that is left while the identity service is down.
export function ByNumberAlone({ children }: { children: ReactNode }) {
  return (
    <div className="alone">
      <p>
        If you cannot wait, the record can be opened by its NHS number alone. Nobody then confirms whose
        number it is: check it digit by digit, and check with the person who they are. Addresses,
        organisations and letters are withheld.
      </p>
      {children}
    </div>
  );
}

// ReasonDialog is the last step before a record: is this the person, and why? Every
// way to a record leads through it.
export function ReasonDialog(props: {
  person: Person;
  alike: string;
  notice?: ReactNode; // how the person was come to, where not by the user
  onClose: () => void;
  onOpen: (view: RecordView) => void;
}) {
  const { person } = props;
  const backend = useBackend();
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const [answers, setAnswers] = useState<Answers>({ key: "", note: "" });
  const [again, setAgain] = useState(false); // another reason than the one given before
  const [stopped, setStopped] = useState(false); // Go asked to stop and think: it knows who it is only now
  const [alone, setAlone] = useState(person.unconfirmed); // by the number, without the identity service
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  // By the number that was asked for: partners that never heard of the new one hold the old (H11).
  const number = person.askedAs || person.nhsNumber;

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  useEffect(() => {
    let here = true;
    backend.people.prompt(number).then(
      (p) => {
        if (!here) return;
        setPrompt(p);
        setAnswers({ key: p.given, note: p.note });
      },
      (e) => here && setProblem(problemOf(e)),
    );
    return () => {
      here = false;
    };
  }, [backend, number]);

  const words = asksWords(prompt, answers.key, stopped);
  const say = (text: string) => setProblem({ code: "input", say: text, retry: false });
  const open = async () => {
    if (busy) return;
    if (!answers.key) return say("Choose why you need to open this record.");
    if (words && answers.note.trim().length < 4) return say("Say in a few words why you need this record.");
    setBusy(true);
    setProblem(null);
    try {
      const ask = alone ? backend.record.openAlone : backend.record.open;
      const view = await ask(number, answers.key, words ? answers.note.trim() : "");
      // Cancelled while it was opening: whoever it is must not appear (H2, H4).
      if (gone.current) void backend.record.close(view.record).catch(() => {});
      else props.onOpen(view);
    } catch (e) {
      const p = problemOf(e);
      setProblem(p);
      if (p.code === "think") setStopped(true);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="Why do you need this record?"
      wide
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={open} aria-disabled={busy}>
            {busy ? "Opening…" : alone ? "Open by NHS number alone" : "Open record"}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            Cancel
          </button>
        </>
      }
    >
      {props.notice}
      <div className="reason-person">
        <Identity person={person} />
        {props.alike && <p className="caution">{props.alike}</p>}
        {person.unconfirmed && (
          <p className="caution">
            <Text>{person.sensitiveWhy}</Text>
          </p>
        )}
      </div>
      {problem && <Trouble title="The record is not open" problem={problem} />}
      {problem?.code === "unavailable" && !alone && (
        <ByNumberAlone>
          <button type="button" className="button" onClick={() => setAlone(true)}>
            Open by NHS number alone
          </button>
        </ByNumberAlone>
      )}
      {prompt && (
        <>
          <Concerns prompt={prompt} />
          <Reasons
            prompt={prompt}
            answers={answers}
            again={again}
            onAgain={() => {
              setAgain(true);
              setAnswers({ key: "", note: "" });
            }}
            onChange={setAnswers}
          />
          {words && (
            <Words
              label={
                stopped || list(prompt.concerns).length > 0
                  ? "In a few words, why is it right that you open it?"
                  : "In a few words, why?"
              }
              value={answers.note}
              onChange={(note) => setAnswers({ ...answers, note })}
            />
          )}
          <p className="reason-relationship">
            By opening this record you state that you have a legitimate relationship with this person: you
            take part in their care, and need to look now.
          </p>
          <p className="reason-consent">
            <Text>{prompt.consent}</Text>
          </p>
        </>
      )}
    </Dialog>
  );
}
