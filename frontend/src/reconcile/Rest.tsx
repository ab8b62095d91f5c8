import { list } from "../backend";
import type { SideRow } from "../backend/types";
import { number, plural } from "../words";

// page is how many rows are drawn at once: of thousands the window would stand still.
export const page = 200;

// marked rows say that what organisations record is not the same, or was stopped.
const marked = (r: SideRow) => list(r.notes).some((n) => n.kind !== "only");

// Rest says how many rows are not drawn yet, and what is marked among them, and draws
// more of them. With all drawn there is nothing to say.
export function Rest(props: { rows: readonly SideRow[]; upTo: number; onMore: (to: number) => void }) {
  const { rows, upTo, onMore } = props;
  const rest = rows.slice(upTo);
  if (rest.length === 0) return null;
  const force = rest.filter((r) => !r.over).length;
  const marks = rest.filter(marked).length;
  const what = [
    ...(force > 0 ? [`${number(force)} in force`] : []),
    ...(marks > 0 ? [`${number(marks)} with a conflict, a difference or a stop`] : []),
  ];
  return (
    <p className="beside-rest">
      <strong>
        Shown: the first {number(upTo)} of {plural(rows.length, "group")}.
      </strong>{" "}
      {what.length > 0 && `Among those not shown yet: ${what.join("; ")}. `}
      <button type="button" className="link" onClick={() => onMore(upTo + page)}>
        Show the next {number(Math.min(page, rest.length))}
      </button>{" "}
      {rest.length > page && (
        <button type="button" className="link" onClick={() => onMore(rows.length)}>
          Show all {number(rows.length)}
        </button>
      )}
    </p>
  );
}
