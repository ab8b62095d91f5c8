import type { Key } from "./content";

// Keys is a published key map (ui rule 12).
export const Keys = ({ keys }: { keys: readonly Key[] }) => (
  <dl className="keys">
    {keys.map((k) => (
      <div key={k.keys}>
        <dt>
          <kbd>{k.keys}</kbd>
        </dt>
        <dd>{k.does}</dd>
      </div>
    ))}
  </dl>
);
