import { list } from "../backend";
import type { Entry, Value } from "../backend/types";
import { Text } from "../ui/text";
import { Clinical } from "./abbreviations";
import { Tag } from "./Tag";

// outside tells whether the sender flagged a value as anything but normal: only
// then is it marked, so that the mark keeps its meaning.
export const outside = (v: Value) => v.flag !== "" && v.flag !== "Normal";

// ValueList shows measured values with the sender's own characters: nothing is
// rounded, converted or judged here (H18). A name or a status that only repeats
// the row's own is left to screen readers. A long name takes a line of its own,
// so that the number after it never loses its unit.
export function ValueList({ values, of }: { values: readonly Value[]; of: Entry }) {
  return (
    <dl className="values">
      {values.map((v, i) => (
        // Values have no identity of their own and are never reordered here.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className={outside(v) ? "value value-flagged" : "value"}>
          <dt className={v.name === of.term ? "sr" : undefined}>
            <Clinical>{v.name}</Clinical>
          </dt>
          <dd className="value-text">
            {v.status.text !== of.status.text && <Tag status={v.status} />}
            <strong>
              <Text>{v.text}</Text>
            </strong>
            {v.unit && (
              <>
                {" "}
                <Text>{v.unit}</Text>
              </>
            )}
            {v.flag && (
              <>
                {" "}
                <Text className="value-flag">{v.flag}</Text>
              </>
            )}
          </dd>
          {v.range && (
            <dd className="value-range">
              <span className="sr">Range </span>
              <Text>{v.range}</Text>
            </dd>
          )}
          {list(v.notes).map((n) => (
            <dd className="value-note" key={n}>
              <Text>{n}</Text>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
