import { Lock, TriangleAlert } from "lucide-react";
import { list } from "../backend";
import type { Candidate, Person, SearchAnswer } from "../backend/types";
import { AddToWorklist } from "../lists/AddToWorklist";
import { Text } from "../ui/text";
import { plural } from "../words";

// PersonName writes FAMILY, Given (Title), in full, with the family name strong.
export function PersonName({ person }: { person: Person }) {
  const { family, given, title } = person.name;
  if (!family && !given) return <strong>Name not recorded</strong>;
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
      {person.sensitive && (
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
          Check the spelling and the date of birth, try fewer details, or use the NHS number. Not being found
          here does not mean that a person has no records.
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

Results.Heading = function Heading({ answer }: { answer: SearchAnswer }) {
  const n = list(answer.candidates).length;
  return (
    <>
      <h2>{n === 0 ? "Nobody found" : `${plural(n, "person", "people")} found`}</h2>
      {answer.say && <p className={answer.tooMany ? "search-many" : undefined}>{answer.say}</p>}
    </>
  );
};

function Row({ candidate: { person, alike }, onChoose }: { candidate: Candidate; onChoose: () => void }) {
  return (
    // The button in the row does the same for the keyboard.
    <tr onClick={onChoose}>
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
        {alike && (
          <p className="caution">
            <TriangleAlert size={15} aria-hidden /> {alike}
          </p>
        )}
      </td>
      <td>
        <span className="nowrap">
          <Text>{person.born}</Text>
        </span>{" "}
        <span className="nowrap">
          {person.deceased ? `Died ${person.died || "date not recorded"}` : person.age && `(${person.age})`}
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
      <td>
        <AddToWorklist who={person.nhsNumber} name={personText(person)} icon />
      </td>
    </tr>
  );
}
