import { ExternalLink } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { list, problemOf, useBackend } from "../../backend";
import type { LinkView, NeighboursView, NeighbourView, Problem } from "../../backend/types";
import { Trouble } from "../../ui/parts";
import { Text } from "../../ui/text";
import type { PageProps } from "../pages";
import { LeaveDialog } from "./LeaveDialog";
import "./neighbours.css";
import { List } from "../../ui/List";

// Neighbours are other records in which this person may be found: those of
// neighbouring regions, opened for the same person, and national services, where
// one searches anew (M46 to M48). Why one cannot be opened is said, never hidden.
export function Neighbours({ view }: PageProps) {
  const backend = useBackend();
  const [others, setOthers] = useState<NeighboursView | null>(null);
  const [problem, setProblem] = useState<{ title: string; problem: Problem } | null>(null);
  const [leaving, setLeaving] = useState("");
  const [done, setDone] = useState("");
  const said = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    let here = true;
    backend.record.neighbours(view.record).then(
      (n) => here && setOthers(n),
      (e) => here && setProblem({ title: "Other records cannot be listed", problem: problemOf(e) }),
    );
    return () => {
      here = false;
    };
  }, [backend, view.record]);
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);

  const page = async (name: string) => {
    setDone("");
    setProblem(null);
    try {
      await backend.record.openPage(name);
      setDone(`${name} was opened in your browser. Nothing of this person went with it.`);
    } catch (e) {
      setProblem({ title: "The page is not open", problem: problemOf(e) });
    }
  };

  const neighbours = list(others?.neighbours);
  const links = list(others?.links);
  return (
    <div className="page">
      <div className="summary-head">
        <h1>Other records</h1>
        <p className="retrieved">Nothing of these is part of the Shared Care Record</p>
      </div>
      {problem && <Trouble title={problem.title} problem={problem.problem} />}
      {done && (
        <p className="onward-done" role="status" tabIndex={-1} ref={said}>
          <Text>{done}</Text>
        </p>
      )}
      {others && neighbours.length + links.length === 0 && (
        <p className="part-note card">This region names no other records.</p>
      )}
      {neighbours.length > 0 && (
        <section className="card page-part" aria-labelledby="neighbours">
          <div className="card-head">
            <h2 id="neighbours">Neighbouring regions</h2>
          </div>
          <List className="onward">
            {neighbours.map((n) => (
              <Neighbour
                key={n.name}
                neighbour={n}
                onOpen={() => setLeaving(n.name)}
                onGuide={() => page(n.name)}
              />
            ))}
          </List>
        </section>
      )}
      {links.length > 0 && (
        <section className="card page-part" aria-labelledby="links">
          <div className="card-head">
            <h2 id="links">National services</h2>
          </div>
          <p className="onward-lead">
            Nobody is handed over to these: sign in there and search by the NHS number.
          </p>
          <List className="onward">
            {links.map((l) => (
              <Service key={l.name} link={l} onOpen={() => page(l.name)} />
            ))}
          </List>
        </section>
      )}
      {leaving && (
        <LeaveDialog
          view={view}
          name={leaving}
          onClose={() => setLeaving("")}
          onOpened={() => {
            setLeaving("");
            setProblem(null);
            setDone(`${leaving} was opened in your browser for this person.`);
          }}
        />
      )}
    </div>
  );
}

function Neighbour(props: { neighbour: NeighbourView; onOpen: () => void; onGuide: () => void }) {
  const { name, note, why, guide } = props.neighbour;
  return (
    <li>
      <div>
        <h3>
          <Text>{name}</Text>
        </h3>
        {note && (
          <p className="onward-note">
            <Text>{note}</Text>
          </p>
        )}
        {why && (
          <p className="onward-why">
            <Text>{why}</Text>
          </p>
        )}
      </div>
      <div className="onward-actions">
        {guide && (
          <button type="button" className="link" onClick={props.onGuide}>
            What it shows<span className="sr">, {name}</span>
          </button>
        )}
        {!why && (
          <button type="button" className="button" onClick={props.onOpen}>
            <ExternalLink size={16} aria-hidden /> Open for this person <span className="sr">in {name}</span>
          </button>
        )}
      </div>
    </li>
  );
}

function Service({ link, onOpen }: { link: LinkView; onOpen: () => void }) {
  return (
    <li>
      <div>
        <h3>
          <Text>{link.name}</Text>
        </h3>
        {link.note && (
          <p className="onward-note">
            <Text>{link.note}</Text>
          </p>
        )}
      </div>
      <div className="onward-actions">
        <button type="button" className="button" onClick={onOpen}>
          <ExternalLink size={16} aria-hidden /> Open page <span className="sr">of {link.name}</span>
        </button>
      </div>
    </li>
  );
}
