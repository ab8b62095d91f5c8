import { ChevronDown, TriangleAlert } from "lucide-react";
import { type MouseEvent, useState } from "react";
import { list } from "../backend";
import type { Person, RecordView } from "../backend/types";
import { Flags, PersonName } from "../search/Results";
import { Dialog } from "../ui/Dialog";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { Allergies } from "./Allergies";
import { useDemographics } from "./Demographics";
import { Differs } from "./Differs";

// Banner says whose record this is. It stays above everything, and a click
// anywhere in it folds the contact details away; who it is, where the sources
// disagree on that, and the allergies stay.
export function Banner({ view, onFull }: { view: RecordView; onFull: () => void }) {
  const { person, allergies } = view;
  const [open, setOpen] = useState(true);
  const [more, setMore] = useState(false);
  const click = (e: MouseEvent) => {
    const at = e.target as Element;
    // What is clicked in a dialog comes here too, though it is not in the banner.
    if (!e.currentTarget.contains(at) || at.closest("button")) return;
    if (window.getSelection()?.isCollapsed === false) return;
    setOpen(!open);
  };
  return (
    // The button at its end does the same for the keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <section
      className={`banner ${person.deceased || view.deathSay ? "banner-deceased" : ""} ${person.sensitive ? "banner-sensitive" : ""}`}
      aria-label="Person"
      onClick={click}
    >
      <div className="banner-who">
        <Flags person={person} />
        {view.deathSay && <span className="flag flag-deceased">Recorded as deceased</span>}
        <div>
          <p className="banner-name">
            <PersonName person={person} />
          </p>
          {person.name.preferred && !person.sensitive && (
            <Item label="Preferred name">
              <Text>{person.name.preferred}</Text>
            </Item>
          )}
        </div>
        <Item label="Born">
          <Text>{person.born}</Text>
          {!person.deceased && person.age && ` (${person.age})`}
        </Item>
        {person.deceased && <Item label="Died">{person.died || "Date not recorded"}</Item>}
        {person.deceased && person.ageAtDeath && <Item label="Age at Death">{person.ageAtDeath}</Item>}
        <Item label="Gender">{person.gender || "Not known"}</Item>
        {list(view.sex).map((s) => (
          <Item key={s.text} label="Sex recorded at birth">
            <Text>{s.text}</Text>
          </Item>
        ))}
        <span className="banner-end">
          <Item label="NHS No.">
            <span className="banner-number">{person.nhsSpaced}</span>
          </Item>
          <button
            type="button"
            className="icon-button"
            aria-expanded={open}
            aria-label={open ? "Hide contact details" : "Show contact details"}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={18} aria-hidden className={open ? "flipped" : undefined} />
          </button>
        </span>
      </div>
      {person.askedAs && (
        <p className="banner-note">
          <TriangleAlert size={15} aria-hidden /> NHS number superseded: you asked for {person.askedAs}. This
          person’s NHS number is now {person.nhsSpaced}.
        </p>
      )}
      {person.unconfirmed && (
        <p className="banner-note">
          <TriangleAlert size={15} aria-hidden />
          <span>
            <strong>Check with the person who they are.</strong> <Text>{person.sensitiveWhy}</Text>
          </span>
        </p>
      )}
      {view.deathSay && (
        <p className="banner-note">
          <TriangleAlert size={15} aria-hidden />
          <Text>{view.deathSay}</Text>
        </p>
      )}
      {list(view.sex).map((s) => (
        <p key={s.text} className="banner-by">
          Sex recorded at birth “<Text>{s.text}</Text>” by <Text>{list(s.sources).join("; ")}</Text>
        </p>
      ))}
      <Differs differences={list(view.differences)} />
      <div className="banner-more">
        {open && (
          <div className="banner-contact">
            <Contact person={person} onMore={() => setMore(true)} />
          </div>
        )}
        <Allergies line={allergies} />
      </div>
      {more && <More view={view} onClose={() => setMore(false)} onFull={onFull} />}
    </section>
  );
}

function Contact({ person, onMore }: { person: Person; onMore: () => void }) {
  if (person.unconfirmed) return null; // said above, where nothing folds it away
  if (person.sensitive)
    return (
      <p className="banner-why">
        {person.sensitiveWhy ||
          "Contact and location details are withheld because this person’s record is marked as sensitive."}
      </p>
    );
  const contact = [...list(person.phones).map((p) => p.number), ...list(person.emails)];
  return (
    <>
      <Item label="Address">
        {person.address ? <Text>{person.address}</Text> : "Not recorded"}{" "}
        <button type="button" className="link" onClick={onMore}>
          More
        </button>
      </Item>
      <Item label="Phone and email">
        {contact.length === 0
          ? "Not recorded"
          : contact.map((c, i) => (
              <span key={c}>
                {i > 0 && " · "}
                <Text>{c}</Text>
              </span>
            ))}
      </Item>
      <Item label="GP">{person.gp ? <Text>{person.gp}</Text> : "Not recorded"}</Item>
      {person.multipleBirth && (
        <p className="banner-twin">
          <TriangleAlert size={15} aria-hidden /> Twin or multiple birth: check who this is
        </p>
      )}
    </>
  );
}

// More lists what the banner has no room for, the identifiers of each organisation
// among it (M87).
function More(props: { view: RecordView; onClose: () => void; onFull: () => void }) {
  const { person } = props.view;
  const { of, problem } = useDemographics(props.view);
  const identifiers = list(of?.groups)
    .flatMap((g) => list(g.fields))
    .find((f) => f.key === "identifier");
  const rows: [string, string][] = [
    ["NHS No.", person.nhsSpaced],
    ["Earlier NHS number", person.askedAs],
    ["Preferred name", person.name.preferred],
    ["Address", person.address || "Not recorded"],
    ...list(person.phones).map((p): [string, string] => [p.use || "Phone", p.number]),
    ...list(person.emails).map((e): [string, string] => ["Email", e]),
    ["GP", person.gp || "Not recorded"],
    ["Death recorded by", person.deceased ? "Personal Demographics Service" : ""],
    ["Multiple birth", person.multipleBirth ? "Yes: a twin, or more" : ""],
    ["Demographics", person.refreshed],
  ];
  return (
    <Dialog
      title="Further details"
      onClose={props.onClose}
      footer={
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            props.onClose();
            props.onFull();
          }}
        >
          Full demographics
        </button>
      }
    >
      <dl className="pairs">
        {rows
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label + text}>
              <dt>{label}</dt>
              <dd>
                <Text>{text}</Text>
              </dd>
            </div>
          ))}
        <div>
          <dt>Identifiers</dt>
          <dd>
            {problem
              ? problem.say
              : !of
                ? "Reading…"
                : !identifiers && "None from the organisations that answered"}
            <List>
              {list(identifiers?.values).map((v) => (
                <li key={v.text}>
                  <Text>{v.text}</Text>{" "}
                  <span className="person-source">
                    <Text>{list(v.sources).join("; ")}</Text>
                  </span>
                </li>
              ))}
            </List>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}

function Item({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <p className="item">
      <span className="label">{label}</span> <span className="value">{children}</span>
    </p>
  );
}
