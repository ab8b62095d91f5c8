import { Trash2, X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { ListRow } from "../backend/listTypes";
import type { RecordView } from "../backend/types";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { AddToWorklist } from "./AddToWorklist";
import { ForgetLists, ListNote } from "./ForgetLists";
import { HomeButton } from "./HomeLine";
import { OpenFromList } from "./OpenFromList";
import { Born, plainName, RowName } from "./RowName";
import { useMarks, useUndo } from "./useLists";

const ways: Record<string, string> = {
  search: "Person search",
  recents: "Recently accessed",
  worklist: "A worklist",
  launch: "Another system",
};

// RecentsPage lists the records this user opened lately (M38).
export function RecentsPage({ onOpen }: { onOpen: (view: RecordView) => void }) {
  const backend = useBackend();
  const marks = useMarks();
  const [rows, setRows] = useState<readonly ListRow[] | null>(null);
  const [chosen, setChosen] = useState<ListRow | null>(null);
  const { removed, notice, problem, setProblem } = useUndo(() => void read());
  const read = useCallback(
    () =>
      backend.lists.recents().then(
        (r) => setRows(list(r)),
        (e) => setProblem(problemOf(e)),
      ),
    [backend, setProblem],
  );
  useEffect(() => void read(), [read]);

  const remove = async (what: string, how: () => Promise<string>) => {
    try {
      removed(what, await how());
      await read();
      document.getElementById("main")?.focus({ preventScroll: true });
    } catch (e) {
      setProblem(problemOf(e));
    }
  };

  const bounds = marks && `Your last ${marks.view.records} records of ${marks.view.days} days, newest first`;
  return (
    <main id="main" tabIndex={-1} className="search lists">
      <div className="lists-head">
        <h1>Recently accessed</h1>
        <p className="label">{bounds}</p>
        <span className="lists-tools">
          <HomeButton place="recents" />
          {rows && rows.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() =>
                void remove("All recent records were removed.", () => backend.lists.clearRecents())
              }
            >
              <Trash2 size={15} aria-hidden /> Clear all
            </button>
          )}
        </span>
      </div>
      {problem && <Trouble title="That did not work" problem={problem} />}
      {rows?.length === 0 && (
        <div className="panel lists-empty">
          <p>
            <strong>No recent records.</strong>
          </p>
          <p>
            A record appears here once you have opened it on this computer. This list is yours alone: clearing
            it changes nothing in the record or in the audit of who looked at it.
          </p>
        </div>
      )}
      {rows && rows.length > 0 && (
        <div className="panel search-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Born</th>
                <th scope="col">NHS No.</th>
                <th scope="col">Opened</th>
                <th scope="col">Opened from</th>
                <th scope="col">
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr
                  key={r.id}
                  className={r.known ? undefined : "row-still"}
                  onClick={() => r.known && setChosen(r)}
                >
                  <td>
                    <RowName row={r} onOpen={() => setChosen(r)} />
                  </td>
                  <td>
                    <Born row={r} />
                  </td>
                  <td className="nowrap">{r.nhsSpaced}</td>
                  <td>{r.opened}</td>
                  <td>{r.from ? <Text>{`Worklist ${r.from}`}</Text> : ways[r.how]}</td>
                  {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it have keys; the row must not open by them */}
                  <td className="row-do" onClick={(e) => e.stopPropagation()}>
                    <AddToWorklist who={r.id} name={plainName(r)} icon />
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={`Remove ${plainName(r)} from this list`}
                      title="Remove from this list"
                      onClick={() =>
                        void remove(`${plainName(r)} was removed from this list.`, () =>
                          backend.lists.forgetRecent(r.id),
                        )
                      }
                    >
                      <X size={16} aria-hidden />
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListNote />
      <ForgetLists />
      {chosen && (
        <OpenFromList
          key={chosen.id}
          from="recents"
          row={chosen}
          onClose={() => {
            setChosen(null);
            void read();
          }}
          onOpen={onOpen}
        />
      )}
      {notice}
    </main>
  );
}
