import { ClipboardPaste, Pencil, Plus, Trash2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../backend";
import type { ListRow, WorklistPage as Page, WorklistView } from "../backend/listTypes";
import type { RecordView } from "../backend/types";
import { Menu } from "../ui/Menu";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { plural } from "../words";
import { ListNote } from "./ForgetLists";
import { HomeButton } from "./HomeLine";
import { NameDialog } from "./NameDialog";
import { OpenFromList } from "./OpenFromList";
import { PasteDialog } from "./PasteDialog";
import { plainName } from "./RowName";
import { useUndo } from "./useLists";
import { WorklistTable } from "./WorklistTable";

const orders = [
  { value: "name", text: "By name" },
  { value: "opened", text: "Last opened first" },
  { value: "own", text: "Your own order" },
] as const;

// WorklistsPage is the user's worklists, and one of them with who is on it (M39).
// start is the id of the one to begin with, "" for the first.
export function WorklistsPage(props: { start: string; onOpen: (view: RecordView) => void }) {
  const backend = useBackend();
  const [all, setAll] = useState<readonly WorklistView[] | null>(null);
  const [at, setAt] = useState(props.start);
  const [page, setPage] = useState<Page | null>(null);
  const [dialog, setDialog] = useState<"make" | "rename" | "paste" | null>(null);
  const [chosen, setChosen] = useState<ListRow | null>(null);
  const turn = useRef(0);
  const wanted = useRef(at);
  wanted.current = at;
  const { removed, notice, problem, setProblem } = useUndo(() => void read());

  const read = useCallback(
    async (id = wanted.current) => {
      turn.current += 1;
      const mine = turn.current;
      try {
        const lists = list(await backend.lists.worklists());
        const now = lists.some((w) => w.id === id) ? id : (lists[0]?.id ?? "");
        const shown = now ? await backend.lists.worklist(now) : null;
        if (mine !== turn.current) return; // a later one is on its way
        setAll(lists);
        setAt(now);
        setPage(shown);
      } catch (e) {
        if (mine === turn.current) setProblem(problemOf(e));
      }
    },
    [backend, setProblem],
  );
  useEffect(() => void read(), [read]);

  const act = async (what: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await what();
    } catch (e) {
      setProblem(problemOf(e));
    }
    await read();
  };
  const remove = (text: string, how: () => Promise<string>) =>
    act(async () => {
      removed(text, await how());
      document.getElementById("main")?.focus({ preventScroll: true });
    });

  const rows = list(page?.rows);
  return (
    <main id="main" tabIndex={-1} className="search lists">
      <div className="lists-head">
        <h1>Worklists</h1>
        <p className="label">Your own lists of people, for a clinic, a ward or a handover</p>
      </div>
      {problem && <Trouble title="That did not work" problem={problem} />}
      {all?.length === 0 && (
        <div className="panel lists-empty">
          <p>
            <strong>You have no worklist yet.</strong>
          </p>
          <p>
            Make one, then put people on it from a search, from your recent records, from an open record, or
            by pasting NHS numbers.
          </p>
          <button type="button" className="button button-primary" onClick={() => setDialog("make")}>
            <Plus size={16} aria-hidden /> New worklist
          </button>
        </div>
      )}
      {all && all.length > 0 && (
        <div className="worklists">
          <nav aria-label="Worklists" className="panel worklists-nav">
            {all.map((w) => (
              <button
                key={w.id}
                type="button"
                aria-current={w.id === at ? "page" : undefined}
                onClick={() => void read(w.id)}
              >
                <span>
                  <Text>{w.name}</Text>
                </span>{" "}
                <span className="worklists-count">
                  {w.count} <span className="sr">{w.count === 1 ? "person" : "people"}</span>
                </span>
              </button>
            ))}
            <button type="button" className="worklists-new" onClick={() => setDialog("make")}>
              <Plus size={16} aria-hidden /> New worklist
            </button>
          </nav>
          {page && (
            <section className="worklist" aria-label="Worklist">
              <div className="lists-head">
                <h2>
                  <Text>{page.name}</Text>
                </h2>
                <p className="label">{plural(rows.length, "person", "people")}</p>
                <HomeButton place={`worklist:${page.id}`} />
                <span className="lists-tools">
                  <Menu
                    label="Order"
                    icon={null}
                    text={orders.find((o) => o.value === page.sort)?.text ?? "By name"}
                    choices={orders}
                    chosen={page.sort}
                    onChoose={(by) => void act(() => backend.lists.sort(page.id, by))}
                  />
                  <button type="button" className="button" onClick={() => setDialog("paste")}>
                    <ClipboardPaste size={15} aria-hidden /> Paste NHS numbers
                  </button>
                  <button type="button" className="button" onClick={() => setDialog("rename")}>
                    <Pencil size={15} aria-hidden /> Rename
                  </button>
                  <button
                    type="button"
                    className="button"
                    onClick={() =>
                      void remove(`The worklist ${page.name} was removed.`, () =>
                        backend.lists.removeWorklist(page.id),
                      )
                    }
                  >
                    <Trash2 size={15} aria-hidden /> Remove worklist
                  </button>
                </span>
              </div>
              {rows.length === 0 ? (
                <div className="panel lists-empty">
                  <p>
                    <strong>Nobody is on this worklist.</strong>
                  </p>
                  <p>
                    Add people from a search, from your recent records, from an open record, or paste NHS
                    numbers.
                  </p>
                </div>
              ) : (
                <WorklistTable
                  key={page.id}
                  page={page}
                  onChoose={setChosen}
                  onMove={(row, to) => act(() => backend.lists.move(page.id, row, to))}
                  onRemove={(row) =>
                    void remove(`${plainName(row)} was removed from ${page.name}.`, () =>
                      backend.lists.remove(page.id, [row.id]),
                    )
                  }
                />
              )}
            </section>
          )}
        </div>
      )}
      <ListNote />
      {dialog === "make" && (
        <NameDialog
          title="New worklist"
          name=""
          action="Make worklist"
          onClose={() => setDialog(null)}
          onName={async (name) => {
            const made = await backend.lists.make(name);
            setDialog(null);
            await read(made.id);
          }}
        />
      )}
      {dialog === "rename" && page && (
        <NameDialog
          title="Rename worklist"
          name={page.name}
          action="Rename"
          onClose={() => setDialog(null)}
          onName={async (name) => {
            await backend.lists.rename(page.id, name);
            setDialog(null);
            await read();
          }}
        />
      )}
      {dialog === "paste" && page && (
        <PasteDialog
          worklist={page}
          onClose={() => {
            setDialog(null);
            void read();
          }}
        />
      )}
      {chosen && page && (
        <OpenFromList
          key={chosen.id}
          from={page.id}
          row={chosen}
          onClose={() => {
            setChosen(null);
            void read();
          }}
          onOpen={props.onOpen}
        />
      )}
      {notice}
    </main>
  );
}
