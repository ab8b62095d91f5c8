import { keysOf, useKeyMap } from "../keys/map";
import { shown } from "../keys/press";
import { actions, ids, type Place, places } from "../keys/table";

// Keys is the published key map of some places, as it is in force (ui rule 12).
export function Keys(props: { places: readonly Place[] }) {
  const map = useKeyMap();
  return props.places.map((place) => {
    const here = ids.filter((id) => actions[id].places.includes(place));
    if (here.length === 0) return null;
    return (
      <section key={place} className="keys-place">
        <h3>{places[place].title}</h3>
        <dl className="keys">
          {here.map((id) => {
            const keys = keysOf(id, map);
            return (
              <div key={id}>
                <dt>{keys.length > 0 ? <kbd>{keys.map(shown).join(", ")}</kbd> : "Off"}</dt>
                <dd>{actions[id].does}</dd>
              </div>
            );
          })}
        </dl>
      </section>
    );
  });
}
