import type { Person } from "../backend/types";
import { Text } from "../ui/text";
import { Flags, PersonName } from "./Results";

// Identity is who a person is, as it is shown wherever somebody has to be told from
// others before anything of theirs is opened, or leaves.
export function Identity({ person }: { person: Person }) {
  return (
    <>
      <p className="reason-name">
        <Flags person={person} />
        <PersonName person={person} />
      </p>
      <dl>
        <Lifetime person={person} />
        <div>
          <dt>Gender</dt>
          <dd>{person.gender}</dd>
        </div>
        <div>
          <dt>NHS No.</dt>
          <dd className="nowrap">{person.nhsSpaced}</dd>
        </div>
      </dl>
    </>
  );
}

// Lifetime is when a person was born and, where they have died, when: rows of a
// list of pairs. The age of somebody who has died is not said.
export function Lifetime({ person }: { person: Person }) {
  return (
    <>
      <div>
        <dt>Born</dt>
        <dd>
          <Text>{person.born}</Text>
          {!person.deceased && person.age && ` (${person.age})`}
        </dd>
      </div>
      {person.deceased && (
        <div>
          <dt>Died</dt>
          <dd>{person.died || "Date not recorded"}</dd>
        </div>
      )}
    </>
  );
}
