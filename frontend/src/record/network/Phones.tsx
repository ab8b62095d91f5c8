import { Phone, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { list, problemOf, useBackend } from "../../backend";
import type { PhoneLine, PhoneView, RecordView } from "../../backend/types";
import { List } from "../../ui/List";
import { Text } from "../../ui/text";
import { andList } from "../../words";
import { organisation } from "../EntryRow";
import { Ways } from "./NetworkTable";
import { gap, reachable, type Sections } from "./network";

// anew is how often it is looked at again who is open.
const anew = 60_000;

// usePhone asks Go, whose clock tells who is open, at once and every minute; why is
// what kept it from saying so the last time.
function usePhone(view: RecordView): { phone: PhoneView | null; why: string } {
  const backend = useBackend();
  const [phone, setPhone] = useState<PhoneView | null>(null);
  const [why, setWhy] = useState("");
  const { record } = view;
  const done = list(view.partners).filter((p) => p.state !== "waiting").length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more may know the person
  useEffect(() => {
    let here = true;
    const read = () =>
      backend.record.phone(record).then(
        (p) => {
          if (!here || p.record !== record) return;
          setPhone(p);
          setWhy("");
        },
        (e) => here && setWhy(problemOf(e).say),
      );
    read();
    const timer = setInterval(read, anew);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [backend, record, done]);
  return { phone, why };
}

// Phones says whom to ring now: lines with their hours, and below them every
// number that was sent.
export function Phones({ view, sections }: { view: RecordView; sections: Sections }) {
  const { phone, why: failed } = usePhone(view);
  const lines = list(phone?.lines);
  const found = reachable(sections);
  const why = gap(view, "care-network", "social-care");
  return (
    <>
      {failed && (
        <p className="caution" role="alert">
          <TriangleAlert size={15} aria-hidden /> Who is on duty now could not be shown: {failed} It is asked
          again every minute.
        </p>
      )}
      {lines.length > 0 && (
        <List className="duty" aria-label="Duty lines">
          {lines.map((l) => (
            <Line key={`${l.name}${l.number}`} line={l} />
          ))}
        </List>
      )}
      {lines.length > 0 && (
        <p className="label">
          Open or closed at {phone?.at}, by usual hours: bank holidays are not known here. In an emergency
          ring 999.
        </p>
      )}
      {found.length > 0 ? (
        <>
          <List aria-label="Numbers as recorded">
            {found.map((f) => (
              <li key={f.entry.id}>
                <Text>{f.what}</Text>, <Text>{andList(f.from.map(organisation))}</Text> <Ways ways={f.ways} />
              </li>
            ))}
          </List>
          <p className="label">Numbers as recorded; where no hours stand, none were sent. {why}</p>
        </>
      ) : (
        <p>
          No number was sent{why ? "" : " by those who answered"}. {why}
          {lines.length === 0 && " In an emergency ring 999."}
        </p>
      )}
    </>
  );
}

const Line = ({ line }: { line: PhoneLine }) => (
  <li className={line.open ? "duty-open" : "duty-closed"}>
    <strong>
      <Text>{line.name}</Text>
    </strong>
    {line.who && (
      <>
        , <Text>{line.who}</Text>
      </>
    )}{" "}
    <span className="way">
      <Phone size={13} aria-hidden /> <Text>{line.number}</Text>
    </span>
    {", "}
    <span className="duty-say">{line.say}</span>
    {line.instead && (
      <>
        {". Ring the emergency duty number "}
        <strong className="nowrap">
          <Text>{line.instead}</Text>
        </strong>
      </>
    )}
    <span className="label">
      {" "}
      (<Text>{[line.hours, line.source].filter(Boolean).join(", ")}</Text>)
    </span>
  </li>
);
