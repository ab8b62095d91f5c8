import { GripVertical, X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { list } from "../backend";
import type { ListRow, WorklistPage } from "../backend/listTypes";
import { AddToWorklist } from "./AddToWorklist";
import { Born, plainName, RowName } from "./RowName";

// moved gives rows with one of them at another place.
export function moved(rows: readonly ListRow[], id: string, to: number): readonly ListRow[] {
  const row = rows.find((r) => r.id === id);
  if (!row) return rows;
  const out = rows.filter((r) => r.id !== id);
  out.splice(to, 0, row);
  return out;
}

// WorklistTable is who is on a worklist. In the user's own order each row has a
// handle that is dragged, or moved by the arrow keys.
export function WorklistTable(props: {
  page: WorklistPage;
  onChoose: (row: ListRow) => void;
  onMove: (row: string, to: number) => Promise<unknown>;
  onRemove: (row: ListRow) => void;
}) {
  const { page } = props;
  const rows = list(page.rows);
  const own = page.sort === "own";
  const [drag, setDrag] = useState<{ id: string; to: number } | null>(null);
  const [said, setSaid] = useState("");
  const body = useRef<HTMLTableSectionElement>(null);
  const grip = useRef(""); // the row whose handle keeps the focus

  // biome-ignore lint/correctness/useExhaustiveDependencies: after every new order
  useEffect(() => {
    if (!grip.current) return;
    body.current?.querySelector<HTMLElement>(`[data-row="${grip.current}"] .grip`)?.focus();
    grip.current = "";
  }, [page]);

  const move = (row: ListRow, to: number) => {
    const place = Math.max(0, Math.min(rows.length - 1, to));
    if (rows[place]?.id === row.id) return;
    grip.current = row.id;
    setSaid(`${plainName(row)} moved to place ${place + 1} of ${rows.length}`);
    void props.onMove(row.id, place);
  };
  const keys = (e: KeyboardEvent, row: ListRow, at: number) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    move(row, to);
  };
  // over is the place under the pointer.
  const over = (y: number) => {
    const all = [...(body.current?.rows ?? [])];
    const at = all.findIndex((r) => y < r.getBoundingClientRect().bottom);
    return at < 0 ? all.length - 1 : at;
  };
  const handle = (row: ListRow, at: number) => ({
    onKeyDown: (e: KeyboardEvent) => keys(e, row, at),
    onPointerDown: (e: PointerEvent<HTMLElement>) => {
      if (e.button !== 0) return;
      e.currentTarget.setPointerCapture?.(e.pointerId);
      setDrag({ id: row.id, to: at });
    },
    onPointerMove: (e: PointerEvent) => {
      if (drag?.id !== row.id) return;
      const to = over(e.clientY);
      if (to !== drag.to) setDrag({ id: row.id, to });
    },
    onPointerUp: () => {
      if (drag?.id !== row.id) return;
      setDrag(null);
      move(row, drag.to);
    },
    onPointerCancel: () => setDrag(null),
  });

  const shown = drag ? moved(rows, drag.id, drag.to) : rows;
  return (
    <div className="panel search-table">
      <p role="status" className="sr">
        {said}
      </p>
      <table>
        <thead>
          <tr>
            {own && (
              <th scope="col">
                <span className="sr">Order</span>
              </th>
            )}
            <th scope="col">Name</th>
            <th scope="col">Born</th>
            <th scope="col">NHS No.</th>
            <th scope="col">Last opened by you</th>
            <th scope="col">Added</th>
            <th scope="col">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((r) => {
            const at = rows.indexOf(r);
            return (
              <tr
                key={r.id}
                data-row={r.id}
                className={[!r.known && "row-still", drag?.id === r.id && "row-dragged"]
                  .filter(Boolean)
                  .join(" ")}
                onClick={() => r.known && props.onChoose(r)}
              >
                {own && (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the button in it has keys; the row must not open by it
                  <td className="row-grip" onClick={(e) => e.stopPropagation()}>
                    <button
                      type="button"
                      className="icon-button grip"
                      aria-label={`Move ${plainName(r)}, place ${at + 1} of ${rows.length}: arrow keys`}
                      title="Drag, or use the arrow keys"
                      {...handle(r, at)}
                    >
                      <GripVertical size={16} aria-hidden />
                    </button>
                  </td>
                )}
                <td>
                  <RowName row={r} onOpen={() => props.onChoose(r)} />
                </td>
                <td>
                  <Born row={r} />
                </td>
                <td className="nowrap">{r.nhsSpaced}</td>
                <td>{r.opened || "Not yet"}</td>
                <td>{r.added}</td>
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it have keys; the row must not open by them */}
                <td className="row-do" onClick={(e) => e.stopPropagation()}>
                  <AddToWorklist who={r.id} name={plainName(r)} icon />
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`Remove ${plainName(r)} from this worklist`}
                    title="Remove from this worklist"
                    onClick={() => props.onRemove(r)}
                  >
                    <X size={16} aria-hidden />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
