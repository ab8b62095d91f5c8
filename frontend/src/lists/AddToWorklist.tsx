import { ListPlus } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { WorklistView } from "../backend/listTypes";
import type { Problem } from "../backend/types";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { plural } from "../words";
import { useMarks } from "./useLists";

// AddToWorklist puts somebody on one of the user's worklists, or on a new one.
// who is an NHS number that is on the screen, or the id of a row of a list.
export function AddToWorklist(props: { who: string; name: string; icon?: boolean; onAdded?: () => void }) {
  const marks = useMarks();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  if (!marks) return null;
  return (
    <span className="add-to">
      <button
        type="button"
        className={props.icon ? "icon-button" : "button"}
        aria-label={props.icon ? "Add to a worklist" : undefined}
        title="Add to a worklist"
        onClick={(e) => {
          e.stopPropagation();
          setSaid("");
          setOpen(true);
        }}
      >
        <ListPlus size={16} aria-hidden /> {!props.icon && "Add to a worklist"}
      </button>
      <span role="status" className="add-said">
        {said}
      </span>
      {open && (
        <Choose
          {...props}
          onClose={() => setOpen(false)}
          onDone={(text) => {
            setOpen(false);
            setSaid(text);
            props.onAdded?.();
          }}
        />
      )}
    </span>
  );
}

function Choose(props: { who: string; name: string; onClose: () => void; onDone: (text: string) => void }) {
  const backend = useBackend();
  const [all, setAll] = useState<readonly WorklistView[] | null>(null);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    backend.lists.worklists().then(
      (w) => setAll(list(w)),
      (e) => setProblem(problemOf(e)),
    );
  }, [backend]);
  const add = async (to: () => Promise<WorklistView>) => {
    setProblem(null);
    try {
      const w = await to();
      const done = await backend.lists.add(w.id, props.who);
      props.onDone(done.added > 0 ? `Added to ${w.name}` : `On ${w.name} already`);
    } catch (e) {
      setProblem(problemOf(e));
    }
  };
  const make = (e: FormEvent) => {
    e.preventDefault();
    void add(() => backend.lists.make(name));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is clicked here must not open the row that it stands in
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span onClick={(e) => e.stopPropagation()}>
      <Dialog title="Add to a worklist" onClose={props.onClose}>
        {problem && <Trouble title="Nobody was added" problem={problem} />}
        <p className="list-gap">
          <strong>
            <Text>{props.name}</Text>
          </strong>
        </p>
        {all && all.length > 0 && (
          <List className="choose-list">
            {all.map((w, i) => (
              <li key={w.id}>
                <button
                  type="button"
                  className="button"
                  data-autofocus={i === 0 ? "" : undefined}
                  onClick={() => void add(async () => w)}
                >
                  <Text>{w.name}</Text> <span className="label">{plural(w.count, "person", "people")}</span>
                </button>
              </li>
            ))}
          </List>
        )}
        <form className="inline-form" onSubmit={make}>
          <div className="field">
            <label htmlFor="new-worklist">New worklist</label>
            <input
              id="new-worklist"
              type="text"
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(e) => setName(e.target.value)}
            />
          </div>
          <button type="submit" className="button">
            Make and add
          </button>
        </form>
      </Dialog>
    </span>
  );
}
