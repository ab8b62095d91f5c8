import { Check, CircleDashed, Minus, TriangleAlert } from "lucide-react";
import { list } from "../backend";
import type { Progress } from "../backend/types";
import { Text } from "../ui/text";
import { plural } from "../words";

export const progressWords: Record<Progress["state"], string> = {
  waiting: "Waiting for an answer",
  answered: "Answered",
  "not-known": "Person not known there",
  missing: "Missing",
  "not-asked": "Not asked",
};

const words = (p: Progress): string => {
  if (p.state === "answered") return plural(p.items, "item");
  if (p.state === "missing") return p.say || "Missing";
  return progressWords[p.state] ?? p.say;
};

const Sign = ({ state }: { state: Progress["state"] }) => {
  if (state === "waiting") return <span className="spinner" aria-hidden />;
  if (state === "answered") return <Check size={15} aria-hidden />;
  if (state === "missing") return <TriangleAlert size={15} aria-hidden />;
  if (state === "not-known") return <Minus size={15} aria-hidden />;
  return <CircleDashed size={15} aria-hidden />;
};

// Partners shows how far each organisation is. It has a place of its own, so
// that nothing else moves when one of them answers.
export function Partners({ partners }: { partners: readonly Progress[] | null }) {
  return (
    <section className="partners" aria-label="Organisations asked">
      <h2>Organisations</h2>
      <ul>
        {list(partners).map((p) => (
          <li key={p.ods} className={`partner partner-${p.state}`}>
            <Sign state={p.state} />
            <span>
              <Text>{p.name}</Text>
              <span className="partner-say"> {words(p)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
