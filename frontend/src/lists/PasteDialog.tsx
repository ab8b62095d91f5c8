import { useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { PastedView, WorklistView } from "../backend/listTypes";
import type { Problem } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { plural } from "../words";

// PasteDialog puts many on a worklist at once, and says what became of each.
export function PasteDialog({ worklist, onClose }: { worklist: WorklistView; onClose: () => void }) {
  const backend = useBackend();
  const [text, setText] = useState("");
  const [done, setDone] = useState<PastedView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const paste = () => {
    setProblem(null);
    backend.lists.paste(worklist.id, text).then(setDone, (e) => setProblem(problemOf(e)));
  };
  if (done)
    return (
      <Dialog
        title="Pasted NHS numbers"
        onClose={onClose}
        footer={
          <button type="button" className="button button-primary" data-autofocus="" onClick={onClose}>
            Close
          </button>
        }
      >
        <p>
          <strong>
            {plural(list(done.added).length, "person", "people")} added to <Text>{done.worklist.name}</Text>.
          </strong>
        </p>
        <Numbers title="On it already" numbers={list(done.already)} />
        <Numbers title="More than once in what you pasted, added once" numbers={list(done.twice)} />
        {list(done.refused).length > 0 && (
          <>
            <h3>Not added: {list(done.refused).length}</h3>
            <List className="pasted-refused">
              {list(done.refused).map((r) => (
                <li key={`${r.line} ${r.text}`}>
                  Line {r.line}:{" "}
                  <strong>
                    “<Text>{r.text}</Text>”
                  </strong>{" "}
                  {r.say}
                </li>
              ))}
            </List>
          </>
        )}
      </Dialog>
    );
  return (
    <Dialog
      title={`Paste NHS numbers into ${worklist.name}`}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button button-primary" onClick={paste}>
            Check and add
          </button>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </>
      }
    >
      {problem && <Trouble title="Nobody was added" problem={problem} />}
      <div className="field">
        <label htmlFor="pasted">NHS numbers, in any form</label>
        <textarea
          id="pasted"
          rows={8}
          data-autofocus=""
          spellCheck={false}
          autoComplete="off"
          aria-describedby="pasted-hint"
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <p id="pasted-hint" className="label">
        One or many on a line, also with other text around them. Each is checked, and what is no NHS number is
        named. Nobody is looked up: a name appears once you have opened the record.
      </p>
    </Dialog>
  );
}

function Numbers({ title, numbers }: { title: string; numbers: readonly string[] }) {
  if (numbers.length === 0) return null;
  return (
    <>
      <h3>
        {title}: {numbers.length}
      </h3>
      <List className="pasted-numbers">
        {numbers.map((n) => (
          <li key={n} className="nowrap">
            {n}
          </li>
        ))}
      </List>
    </>
  );
}
