import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { CheckedView, ListRow } from "../backend/listTypes";
import type { Person, Problem, RecordView } from "../backend/types";
import { Lifetime } from "../search/Identity";
import { ReasonDialog } from "../search/ReasonDialog";
import { Flags, PersonName } from "../search/Results";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { Born, plainName } from "./RowName";

// OpenFromList looks up whom a list names before it asks for the reason. What is
// not as the list has it stops here, with both side by side (H36).
export function OpenFromList(props: {
  from: string;
  row: ListRow;
  onClose: () => void;
  onOpen: (view: RecordView) => void;
}) {
  const { from, row } = props;
  const backend = useBackend();
  const [checked, setChecked] = useState<CheckedView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [agreed, setAgreed] = useState(false);
  const asked = useRef("");

  useEffect(() => {
    // Each look is a disclosure that is recorded: one only for a row.
    if (asked.current === row.id) return;
    asked.current = row.id;
    backend.lists.check(from, row.id).then(
      (c) => asked.current === row.id && setChecked(c),
      (e) => asked.current === row.id && setProblem(problemOf(e)),
    );
  }, [backend, from, row.id]);

  const differences = list(checked?.differences);
  const person = checked?.candidate?.person;
  if (checked && person && (agreed || differences.length === 0))
    return (
      <ReasonDialog
        person={person}
        alike={checked.candidate?.alike ?? ""}
        onClose={props.onClose}
        onOpen={props.onOpen}
      />
    );
  if (!checked)
    return (
      <Dialog key="checking" title="Checking who this is" onClose={props.onClose}>
        {problem ? (
          <Trouble title="The record is not open" problem={problem} />
        ) : (
          <p role="status">
            <span className="spinner" aria-hidden /> Asking the identity service about{" "}
            <Text>{plainName(row)}</Text>…
          </p>
        )}
      </Dialog>
    );
  return (
    <Dialog
      key="stop" // a layer of its own: the focus goes to its safe answer
      title={person ? "Stop: not as your list has it" : "This person cannot be opened"}
      onClose={props.onClose}
      footer={
        <>
          {person && (
            <button type="button" className="button button-primary" onClick={() => setAgreed(true)}>
              Go on with the person as recorded now
            </button>
          )}
          <button type="button" className="button" data-autofocus="" onClick={props.onClose}>
            {person ? "Do not open" : "Close"}
          </button>
        </>
      }
    >
      <List className="differs-list">
        {differences.map((d) => (
          <li key={d.kind} className="caution">
            <TriangleAlert size={15} aria-hidden /> <span>{d.say}</span>
          </li>
        ))}
      </List>
      <div className="differs-both">
        <section aria-label="On your list">
          <h3>On your list</h3>
          <Listed row={checked.before} />
        </section>
        {person && (
          <section aria-label="Recorded now">
            <h3>Recorded now</h3>
            <Recorded person={person} />
          </section>
        )}
      </div>
      {person && (
        <p className="label">If you go on, you give a reason first, and your list is brought up to date.</p>
      )}
    </Dialog>
  );
}

function Listed({ row }: { row: ListRow }) {
  return (
    <dl className="pairs">
      <div>
        <dt>Name</dt>
        <dd>
          <Text>{row.traced ? plainName(row) : "Not known yet"}</Text>
          {row.deceased && " (deceased)"}
        </dd>
      </div>
      {row.traced && (
        <div>
          <dt>Born</dt>
          <dd>
            <Born row={row} />
          </dd>
        </div>
      )}
      <div>
        <dt>NHS No.</dt>
        <dd className="nowrap">{row.nhsSpaced}</dd>
      </div>
    </dl>
  );
}

function Recorded({ person }: { person: Person }) {
  return (
    <dl className="pairs">
      <div>
        <dt>Name</dt>
        <dd>
          <PersonName person={person} /> <Flags person={person} />
        </dd>
      </div>
      <Lifetime person={person} />
      <div>
        <dt>NHS No.</dt>
        <dd className="nowrap">{person.nhsSpaced}</dd>
      </div>
    </dl>
  );
}
