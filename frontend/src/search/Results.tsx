import { Lock, TriangleAlert } from "lucide-react";
import { list } from "../backend";
import type { Candidate, Person, SearchAnswer } from "../backend/types";
import { AddToWorklist } from "../lists/AddToWorklist";
import { Text } from "../ui/text";
import { plural } from "../words";

// PersonName writes FAMILY, Given (Title), in full, with the family name strong.
export function PersonName({ person }: { person: Person }) {
  const { family, given, title } = person.name;
  if (!family && !given)
    return <strong>{person.unconfirmed ? "Name not known" : "Name not recorded"}</strong>;
  return (
    <bdi>
      {family && (
        <strong>
          <Text>{family}</Text>
        </strong>
      )}
      {family && given && ", "}
      {given && <Text>{given}</Text>}
      {title && (
        <>
          {" ("}
          <Text>{title}</Text>)
        </>
      )}
    </bdi>
  );
}

// personText names somebody in a sentence or a label.
export const personText = ({ name }: Person): string =>
  [name.family, name.given].filter(Boolean).join(", ") || "Name not recorded";

export function Flags({ person }: { person: Person }) {
  return (
    <>
      {person.deceased && <span className="flag flag-deceased">Deceased</span>}
      {person.unconfirmed && (
        <span className="flag flag-unconfirmed">
          <TriangleAlert size={13} aria-hidden /> Identity not confirmed
        </span>
      )}
      {person.sensitive && !person.unconfirmed && (
        <span className="flag flag-sensitive">
          <Lock size={13} aria-hidden /> Sensitive record
        </span>
      )}
    </>
  );
}

export function Results(props: { answer: SearchAnswer; support: string; onChoose: (c: Candidate) => void }) {
  const people = list(props.answer.candidates);
  if (people.length === 0)
    return (
      <div className="panel search-none">
        <p>
          Not being found here does not mean that a person has no records, or that there is no such person.
        </p>
        {props.support && (
          <p>
            Still stuck? Ask your helpdesk <Text>{props.support}</Text>
          </p>
        )}
      </div>
    );
  return (
    <div className="panel search-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Born</th>
            <th scope="col">Gender</th>
            <th scope="col">NHS No.</th>
            <th scope="col">Address</th>
            <th scope="col">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((c) => (
            <Row key={c.person.nhsNumber} candidate={c} onChoose={() => props.onChoose(c)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Heading says what a search came to. Too many is not nobody, and of a service that
// names one person or none, none is not nobody either (decision 21).
Results.Heading = function Heading({ answer, oneMatch }: { answer: SearchAnswer; oneMatch: boolean }) {
  const n = list(answer.candidates).length;
  const none = answer.tooMany
    ? "Too many people match"
    : oneMatch
      ? "No single person matches"
      : "Nobody found";
  return (
    <>
      <h2>{n === 0 ? none : `${plural(n, "person", "people")} found`}</h2>
      {answer.say && <p className={answer.tooMany ? "search-many" : undefined}>{answer.say}</p>}
    </>
  );
};

function Row(props: { candidate: Candidate; onChoose: () => void }) {
  const { person, alike, otherwise } = props.candidate;
  const { onChoose } = props;
  return (
    // The button in the row does the same for the keyboard.
    <tr
      onClick={(e) => {
        // What is done among the row's actions does not open the record.
        const at = e.target as Element; // of a dialog too, which is not in the row
        if (e.currentTarget.contains(at) && !at.closest(".row-actions")) onChoose();
      }}
    >
      <td>
        <Flags person={person} />
        <button
          type="button"
          className="link"
          onClick={(e) => {
            e.stopPropagation();
            onChoose();
          }}
        >
          <PersonName person={person} />
        </button>
        {[alike, otherwise].filter(Boolean).map((say) => (
          <p className="caution" key={say}>
            <TriangleAlert size={15} aria-hidden /> {say}
          </p>
        ))}
      </td>
      <td>
        <span className="nowrap">
          <Text>{person.born}</Text>
        </span>{" "}
        <span className="nowrap">
          {person.deceased
            ? `Died ${person.died || "date not recorded"}${person.ageAtDeath && ` (${person.ageAtDeath})`}`
            : person.age && `(${person.age})`}
        </span>
      </td>
      <td>{person.gender}</td>
      <td className="nowrap">{person.nhsSpaced}</td>
      <td>
        {person.sensitive ? (
          "Withheld: sensitive record"
        ) : person.address ? (
          <Text>{person.address}</Text>
        ) : (
          "Not recorded"
        )}
      </td>
      <td className="row-actions">
        <AddToWorklist who={person.nhsNumber} name={personText(person)} icon />
      </td>
    </tr>
  );
}
