import { list } from "../backend";
import type { TrendLeft, TrendsView } from "../backend/types";
import { Fold } from "../ui/Fold";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { number, plural } from "../words";
import { momentWords, sourceWords } from "./words";

// NotDrawn lists every value that is in no chart, with its reason, so that what is
// drawn is never taken for all that came.
export function NotDrawn({ view }: { view: TrendsView }) {
  const left = list(view.left);
  const reasons = [...new Set(left.map((l) => l.reason))];
  return (
    <section className="card not-drawn" aria-labelledby="not-drawn">
      <div className="card-head">
        <h2 id="not-drawn">Not drawn</h2>
        <span className="count">{number(left.length)}</span>
      </div>
      {left.length === 0 && <p className="card-note">Every value that came is in one of the tests above.</p>}
      {reasons.map((reason) => (
        <Reason key={reason} reason={reason} of={left.filter((l) => l.reason === reason)} />
      ))}
      {list(view.unseen).map((u) => (
        <p className="card-note" key={u}>
          <Text>{u}</Text>
        </p>
      ))}
    </section>
  );
}

const few = 100;

function Reason({ reason, of }: { reason: string; of: readonly TrendLeft[] }) {
  return (
    <Fold name={`${reason}: ${plural(of.length, "value")}`}>
      <List>
        {of.slice(0, few).map((l, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values may be alike, and are never reordered
          <li key={i}>
            <Text>{l.name}</Text>: <Text>{l.text || "no value"}</Text>, <Text>{momentWords(l.when)}</Text>,{" "}
            <Text>{sourceWords(l.source)}</Text>
          </li>
        ))}
      </List>
      {of.length > few && (
        <p>
          The first {few} are listed; all {number(of.length)} stand on the pages of results and observations.
        </p>
      )}
    </Fold>
  );
}
