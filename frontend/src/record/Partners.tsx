import { Check, CircleDashed, Minus, TriangleAlert } from "lucide-react";
import { list } from "../backend";
import type { Progress } from "../backend/types";
import { List } from "../ui/List";
import { Text } from "../ui/text";
import { plural } from "../words";

export const progressWords: Record<Progress["state"], string> = {
  waiting: "Waiting for an answer",
  answered: "Answered",
  "not-known": "Person not known there",
  missing: "Missing",
  // It did not answer several times, so it is left alone for a while (H29).
  paused: "Not asked",
  "not-asked": "Not asked",
};

const words = (p: Progress): string => {
  if (p.state === "answered") return plural(p.items, "item");
  if (p.state === "missing" || p.state === "paused") return p.say || progressWords[p.state];
  return progressWords[p.state] ?? p.say;
};

const Sign = ({ state }: { state: Progress["state"] }) => {
  if (state === "waiting") return <span className="spinner" aria-hidden />;
  if (state === "answered") return <Check size={15} aria-hidden />;
  if (state === "missing" || state === "paused") return <TriangleAlert size={15} aria-hidden />;
  if (state === "not-known") return <Minus size={15} aria-hidden />;
  return <CircleDashed size={15} aria-hidden />;
};

// tryWords say what a retry does: one that was left alone is asked now.
export const tryWords = (p: Progress): string => (p.state === "paused" ? "Try now" : "Try again");

// TryNow asks one organisation again; several stand on a page, so its name is told.
export function TryNow(props: { partner: Progress; onTry: (ods: string) => void }) {
  const words = tryWords(props.partner);
  return (
    <button
      type="button"
      className="link"
      aria-label={`${words} ${props.partner.name}`}
      onClick={() => props.onTry(props.partner.ods)}
    >
      {words}
    </button>
  );
}

// Partners shows how far each organisation is. It has a place of its own, so
// that nothing else moves when one of them answers. onTryNow asks one that was
// left alone.
export function Partners(props: { partners: readonly Progress[] | null; onTryNow: (ods: string) => void }) {
  return (
    <section className="partners" aria-label="Organisations asked">
      <h2>Organisations</h2>
      <List>
        {list(props.partners).map((p) => (
          <li key={p.ods} className={`partner partner-${p.state}`}>
            <Sign state={p.state} />
            <span>
              <Text>{p.name}</Text>
              <span className="partner-say"> {words(p)}</span>
              {p.state === "paused" && <TryNow partner={p} onTry={props.onTryNow} />}
            </span>
          </li>
        ))}
      </List>
    </section>
  );
}
