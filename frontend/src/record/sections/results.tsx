import { FlaskConical } from "lucide-react";
import { list } from "../../backend";
import type { Entry } from "../../backend/types";
import { plural } from "../../words";
import type { Card } from "../cards";
import { outside, ValueList } from "../ValueList";

export const results: Card = {
  key: "results",
  icon: FlaskConical,
  Extra: Values,
  tag: (e) => e.letter?.kind ?? "",
};

// few values are shown as they are; of a long panel the closed row shows what
// the laboratory flagged, and says how many there are.
const few = 4;

const flagged = (v: NonNullable<Entry["values"]>[number]) => outside(v) || v.status.kind !== "";

export function Values({ entry, open }: { entry: Entry; open: boolean }) {
  const all = list(entry.values);
  if (all.length === 0) return null;
  const first = all.filter(flagged);
  // To leave one value out would take as much room as the value.
  if (open || all.length <= few || all.length - first.length <= 1)
    return <ValueList values={all} of={entry} />;
  return (
    <>
      {first.length > 0 && <ValueList values={first} of={entry} />}
      <p className="values-more">
        {first.length > 0
          ? `Showing the ${first.length} flagged by the sender of ${plural(all.length, "value")}. Open for all.`
          : `${plural(all.length, "value")}, none flagged by the sender. Open to see them.`}
      </p>
    </>
  );
}
