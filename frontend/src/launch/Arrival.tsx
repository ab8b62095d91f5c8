import { ArrowRightLeft, Link2, TriangleAlert } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf, type RecordView, useBackend } from "../backend";
import type { LaunchView, Person, Problem } from "../backend/types";
import { Identity } from "../search/Identity";
import { ReasonDialog } from "../search/ReasonDialog";
import { Dialog, useDialogs } from "../ui/Dialog";
import { Trouble } from "../ui/parts";
import { Text } from "../ui/text";
import { useTyping } from "./typing";
import type { Link } from "./useLink";

// Start is the page that a link asks for.
export interface Start {
  key: string;
}

// starts are the pages of the record by the words of a link.
const starts: Record<string, string> = {
  summary: "summary",
  medications: "medications",
  results: "results",
  allergies: "full:allergies",
  documents: "full:documents",
};

// Arrival is what a link from a host system does on the screen. It never takes the
// place of somebody who is open without being told to (K10, H3), never covers a
// dialog that is being answered, and takes no key from a field (K8).
export function Arrival(props: {
  from: Link;
  covered: boolean; // the screen is hidden
  onOpen: (view: RecordView, start: Start | null) => void;
}) {
  const backend = useBackend();
  const { link, problem, setProblem, read } = props.from;
  const [shown, setShown] = useState(0); // the link whose dialog is up
  const taken = useRef(0); // the link that was accepted without asking
  const others = useDialogs();
  const typing = useTyping();
  const { covered, onOpen } = props;

  const accept = useCallback(
    async (of: LaunchView) => {
      setProblem(null);
      try {
        const view = await backend.launch.accept(of.link, of.record);
        const key = starts[of.view];
        onOpen(view, key ? { key } : null);
      } catch (e) {
        const p = problemOf(e);
        if (p.code !== "input" && p.code !== "think") setProblem(p);
      }
      await read();
    },
    [backend, onOpen, read, setProblem],
  );

  const asks = link !== null && ["switch", "confirm", "refused"].includes(link.phase);
  const held = covered || others > 0; // by what is in front of the page
  const free = !covered && (shown === link?.link || (others === 0 && !typing));
  useEffect(() => {
    if (!link || !free) return;
    if (asks) {
      if (shown !== link.link) setShown(link.link);
    } else if ((link.phase === "ready" || link.phase === "same") && taken.current !== link.link) {
      taken.current = link.link;
      void accept(link);
    }
  }, [link, free, asks, shown, accept]);

  if (!link) return null;
  const dismiss = () => {
    setProblem(null);
    void backend.launch.dismiss(link.link).then(read, read);
  };
  const host = link.host ? <Text>{link.host}</Text> : "Another system";

  if (asks && free && shown === link.link) {
    if (link.phase === "refused") return <Refused link={link} onClose={dismiss} />;
    if (link.phase === "switch" && link.open && link.person)
      return (
        <Switch
          from={link.open}
          to={link.person}
          host={link.host}
          problem={problem}
          onStay={dismiss}
          onSwitch={() => void accept(link)}
        />
      );
    if (link.phase === "confirm" && link.person)
      return (
        <ReasonDialog
          person={link.person}
          alike=""
          notice={<Origin link={link} person={link.person} />}
          onClose={dismiss}
          onOpen={(view) => {
            const key = starts[link.view];
            onOpen(view, key ? { key } : null);
            void read();
          }}
        />
      );
  }
  const say =
    link.phase === "waiting" ? (
      <>{host} asks to open a record. It opens, once proved, when you have signed in.</>
    ) : link.phase === "working" ? (
      <>Checking who it is that {host} asks to open…</>
    ) : held && (asks || link.phase === "ready") ? (
      <>{host} asks to open a record. Finish what is open in front first.</>
    ) : null;
  return (
    <>
      {say && (
        <section className="offer" aria-label="Link from another system" role="status">
          <Link2 size={20} aria-hidden />
          <p>{say}</p>
          <button type="button" className="button" onClick={dismiss}>
            Do not open
          </button>
        </section>
      )}
      {link.dropped && (
        <section className="offer" aria-label="Links left out" role="status">
          <TriangleAlert size={20} aria-hidden />
          <p>
            More links came within a minute than are followed. The rest were left out. If you did not press a
            button so often, tell your IT helpdesk.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => void backend.launch.dismiss(0).then(read, read)}
          >
            Close
          </button>
        </section>
      )}
      {problem && <Trouble title="The link was not followed" problem={problem} />}
    </>
  );
}

// Refused says why a link was not followed, and what to do.
function Refused({ link, onClose }: { link: LaunchView; onClose: () => void }) {
  return (
    <Dialog
      title="The record was not opened"
      onClose={onClose}
      footer={
        <button type="button" className="button button-primary" data-autofocus onClick={onClose}>
          Close
        </button>
      }
    >
      {link.host && (
        <p>
          The link came from <Text>{link.host}</Text>.
        </p>
      )}
      <p>
        <strong>
          <Text>{link.say}</Text>
        </strong>
      </p>
      <h3>What to do</h3>
      <p>
        <Text>{link.do}</Text>
      </p>
    </Dialog>
  );
}

// Switch shows both people side by side. Staying is what Escape and Enter do.
function Switch(props: {
  from: Person;
  to: Person;
  host: string;
  problem: Problem | null;
  onStay: () => void;
  onSwitch: () => void;
}) {
  const name = (p: Person) => p.name.family || p.name.given || "this person";
  return (
    <Dialog
      title={`Switch from ${name(props.from)} to ${name(props.to)}?`}
      wide
      onClose={props.onStay}
      footer={
        <>
          <button type="button" className="button button-primary" data-autofocus onClick={props.onStay}>
            Stay with {name(props.from)}
          </button>
          <button type="button" className="button" onClick={props.onSwitch}>
            <ArrowRightLeft size={16} aria-hidden /> Switch to {name(props.to)}
          </button>
        </>
      }
    >
      <p>
        {props.host ? <Text>{props.host}</Text> : "Another system"} asks to open somebody else. Switching
        closes the record that is open.
      </p>
      <div className="both">
        <Side title="Open now" person={props.from} />
        <Side title="Asked for" person={props.to} />
      </div>
      {props.problem && <Trouble title="Nothing was switched" problem={props.problem} />}
    </Dialog>
  );
}

function Side({ title, person }: { title: string; person: Person }) {
  return (
    <section className="reason-person" aria-label={title}>
      <h3>{title}</h3>
      <Identity person={person} />
    </section>
  );
}

// Origin says what a link is worth before its person is opened, and shows a line of
// the address, by which people with one name are told apart.
function Origin({ link, person }: { link: LaunchView; person: Person }) {
  return (
    <div className="caution" role="note">
      {link.proven ? (
        <p>
          <Text>{link.host}</Text> handed this person over.
        </p>
      ) : (
        <p>
          A link named this person. Anybody can make such a link: check that this is who you have in front of
          you.
        </p>
      )}
      {person.address && !person.sensitive && (
        <p>
          Address: <Text>{person.address.split(/[,\n]/)[0] ?? ""}</Text>
        </p>
      )}
      {link.say && (
        <p>
          <Text>{link.say}</Text>
        </p>
      )}
    </div>
  );
}
