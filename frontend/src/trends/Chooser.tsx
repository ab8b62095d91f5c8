import { Search } from "lucide-react";
import { useId, useState } from "react";
import type { TrendSeries } from "../backend/types";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { most } from "./useTrends";
import { momentWords, sourceWords } from "./words";

const groups: [string, (s: TrendSeries) => boolean][] = [
  ["Results, repeated", (s) => s.count > 1 && s.section === "results"],
  ["Observations, repeated", (s) => s.count > 1 && s.section !== "results"],
  ["Measured once", (s) => s.count < 2],
];

// Chooser lists every series, those that were repeated first, and takes some of
// them. A name typed narrows the list and nothing else.
export function Chooser(props: {
  all: readonly TrendSeries[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}) {
  const { all, chosen, onChoose } = props;
  const id = useId();
  const [words, setWords] = useState("");
  const sought = words.trim().toLowerCase().split(/\s+/);
  const shown = all.filter((s) => {
    const stack = `${s.name} ${s.unit} ${sourceWords(s.source)}`.toLowerCase();
    return sought.every((w) => stack.includes(w));
  });
  const full = chosen.length >= most;
  return (
    <fieldset className="card chooser">
      <legend className="sr">Tests to show</legend>
      <label htmlFor={id}>
        <Search size={16} aria-hidden /> Find a test
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <p role="status">
        {words.trim() !== "" && `Showing ${number(shown.length)} of ${plural(all.length, "test")}. `}
        {number(chosen.length)} chosen{full && `: no more than ${most} at once`}.{" "}
        {chosen.length > 0 && (
          <button type="button" className="link" onClick={() => onChoose([])}>
            Choose none
          </button>
        )}
      </p>
      <div className="chooser-list">
        {groups.map(([title, is]) => {
          const of = shown.filter(is);
          if (of.length === 0) return null;
          return (
            <section key={title} aria-label={title}>
              <h2>{title}</h2>
              <List>
                {of.map((s) => {
                  const on = chosen.includes(s.id);
                  return (
                    <li key={s.id}>
                      <label>
                        <input
                          type="checkbox"
                          checked={on}
                          disabled={full && !on}
                          onChange={() => onChoose(on ? chosen.filter((c) => c !== s.id) : [...chosen, s.id])}
                        />
                        <span>
                          <Text>{s.name}</Text> {s.unit && <Text className="chart-unit">{s.unit}</Text>}
                          <span className="row-source">
                            <Text>{sourceWords(s.source)}</Text>
                          </span>
                          <span className="label">
                            {plural(s.count, "value")}, newest <Text>{s.newest.text}</Text> on{" "}
                            {momentWords(s.newest.when)}
                          </span>
                        </span>
                      </label>
                    </li>
                  );
                })}
              </List>
            </section>
          );
        })}
      </div>
    </fieldset>
  );
}
