import { Filter } from "lucide-react";
import { list } from "../../backend";
import type { RecordView } from "../../backend/types";
import { andList, number } from "../../words";
import type { SectionState } from "../useRecord";
import { shownDay } from "./days";
import { cut, isDated, kindWords, type Range } from "./filter";
import { useTools } from "./tools";

// FilterLine says that rows are out of view, how many, and by what; it is there
// whenever a filter is on (ui rule 9).
export function FilterLine(props: { view: RecordView; sections: Readonly<Record<string, SectionState>> }) {
  const { range, kinds, filtered, reset } = useTools();
  if (!filtered) return null;
  let [shown, total] = [0, 0];
  for (const head of list(props.view.sections)) {
    const view = props.sections[head.key]?.view;
    if (!view || head.hidden || !isDated(head.key)) continue;
    total += list(view.entries).length;
    shown += list(cut(view, { range, kind: kinds[head.key] }).view.entries).length;
  }
  const titles = new Map(list(props.view.sections).map((s) => [s.key, s.title]));
  const chosen = Object.entries(kinds).flatMap(([key, kind]) =>
    kind ? [`${titles.get(key) ?? "Events"}: ${kindWords(kind)} only`] : [],
  );
  return (
    <p className="filter-line" role="status">
      <Filter size={16} aria-hidden />
      <span>
        <strong>
          Showing {number(shown)} of {number(total)}
          {props.view.loading && " so far"}.
        </strong>{" "}
        {rangeWords(range) && `Date filter on: ${rangeWords(range)}. `}
        {chosen.length > 0 && `${andList(chosen)}. `}
        Alerts, allergies, problems and medicines are always shown in full.
      </span>
      <button type="button" className="link" onClick={reset}>
        Reset
      </button>
    </p>
  );
}

export const rangeWords = ({ from, to }: Range): string => {
  if (from && to) return `${shownDay(from)} to ${shownDay(to)}`;
  if (from) return `from ${shownDay(from)}`;
  return to ? `up to ${shownDay(to)}` : "";
};
