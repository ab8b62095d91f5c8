import { CalendarRange } from "lucide-react";
import { useEffect, useId, useState } from "react";
import type { RecordView } from "../../backend/types";
import { Menu } from "../../ui/Menu";
import { monthsBefore, shownDay, spanOf, typedDay } from "./days";
import { allDates, type Range } from "./filter";
import { useTools } from "./tools";

// todayOf is the day on which a record was retrieved, by Go's clock.
export const todayOf = (view: RecordView): string =>
  spanOf(view.retrieved.split(" ")[0] ?? "")?.last ?? new Date().toISOString().slice(0, 10);

// ranges are the quick ones. Only the last leaves the past out, and none leaves
// out what is to come.
const ranges = (today: string): { value: string; text: string; range: Range }[] => [
  { value: "all", text: "All dates", range: allDates },
  ...(
    [
      ["Last month", 1],
      ["Last 3 months", 3],
      ["Last 12 months", 12],
      ["Last 3 years", 36],
      ["Last 10 years", 120],
    ] as const
  ).map(([text, back]) => ({ value: text, text, range: { from: monthsBefore(today, back), to: "" } })),
  { value: "next", text: "From today", range: { from: today, to: "" } },
];

// DateFilter chooses the days of which the dated parts show their rows (M107).
export function DateFilter({ view }: { view: RecordView }) {
  const { range, setRange } = useTools();
  const today = todayOf(view);
  const quick = ranges(today);
  const same = quick.find((q) => q.range.from === range.from && q.range.to === range.to);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere
    <div className="dates" role="group" aria-label="Dates shown">
      <Menu
        label="Dates"
        text={same?.text ?? "Chosen dates"}
        icon={<CalendarRange size={16} aria-hidden />}
        choices={quick}
        chosen={same?.value ?? ""}
        onChoose={(v) => setRange(quick.find((q) => q.value === v)?.range ?? allDates)}
      />
      <Day label="From" value={range.from} today={today} onDay={(from) => setRange({ ...range, from })} />
      <Day label="To" value={range.to} today={today} onDay={(to) => setRange({ ...range, to })} />
      {range.from && range.to && range.from > range.to && (
        <span className="dates-wrong" role="alert">
          From is after To, so no dated row can be shown.
        </span>
      )}
    </div>
  );
}

// Day is a field for one day, typed as people type it.
export function Day(props: { label: string; value: string; today: string; onDay: (iso: string) => void }) {
  const id = useId();
  const [text, setText] = useState(shownDay(props.value));
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setText(shownDay(props.value));
    setWrong(false);
  }, [props.value]);
  const take = () => {
    const iso = typedDay(text, props.today);
    const bad = text.trim() !== "" && iso === "";
    setWrong(bad);
    if (bad) return;
    setText(shownDay(iso));
    if (iso !== props.value) props.onDay(iso);
  };
  return (
    <span className="day">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="dd-Mmm-yyyy"
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(e) => setText(e.target.value)}
        onBlur={take}
        onKeyDown={(e) => e.key === "Enter" && take()}
      />
      {wrong && (
        <span id={`${id}-wrong`} className="dates-wrong" role="alert">
          Not a day, so not used. Type 14/3/1948 or 14-Mar-1948.
        </span>
      )}
    </span>
  );
}
