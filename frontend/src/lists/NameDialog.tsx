import { type FormEvent, useState } from "react";
import { problemOf } from "../backend";
import type { Problem } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { Trouble } from "../ui/parts";

// NameDialog asks for the name of a worklist.
export function NameDialog(props: {
  title: string;
  name: string;
  action: string;
  onClose: () => void;
  onName: (name: string) => Promise<void>;
}) {
  const [name, setName] = useState(props.name);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    props.onName(name).catch((thrown) => setProblem(problemOf(thrown)));
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {problem && <Trouble title="That did not work" problem={problem} />}
      <form className="inline-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor="worklist-name">Name</label>
          <input
            id="worklist-name"
            type="text"
            data-autofocus=""
            maxLength={60}
            autoComplete="off"
            value={name}
            aria-describedby="worklist-name-hint"
            onChange={(e) => setName(e.target.value)}
          />
        </div>
        <button type="submit" className="button button-primary">
          {props.action}
        </button>
      </form>
      <p id="worklist-name-hint" className="label">
        For example a clinic, a ward or a meeting. A name for the list, not a note about a person.
      </p>
    </Dialog>
  );
}
