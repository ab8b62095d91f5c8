import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { BesideButton } from "../reconcile/SideBySide";
import { Text } from "../ui/text";
import { number } from "../words";
import { ByOrganisation } from "./ByOrganisation";
import type { Card } from "./cards";
import { differing, differs } from "./differing";
import { organisation } from "./EntryRow";
import { PageHead, WholeSection } from "./PageParts";
import type { PageProps } from "./pages";
import { allergies } from "./sections/allergies";
import { immunisations } from "./sections/immunisations";
import { medications } from "./sections/medications";

// What a prescriber looks for beside the directions; the rest is in the row's
// details. "ended" is said where it is known, "started" unless the row's own date
// is that.
const shown: ReadonlySet<string> = new Set([
  "reason",
  "course",
  "started",
  "ended",
  "prescribing",
  "category",
]);

function MedicineFacts({ entry, open }: { entry: Entry; open: boolean }) {
  if (open) return null; // the details say it all
  const facts = list(entry.facts).filter(
    (f) => !f.lead && shown.has(f.key) && !(f.key === "started" && entry.when.kind === "Started"),
  );
  if (facts.length === 0) return null;
  return (
    <dl className="row-facts">
      {facts.map((f) => (
        <div key={`${f.key}${f.text}`}>
          <dt>{f.label}</dt>
          <dd>
            <Text>{f.text}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const medicine: Card = { ...medications, Extra: MedicineFacts };

// DoseDifferences lists, before anything is opened or scrolled, the current
// medicines of which organisations say different things, each with who says what:
// the rows below say the same, one organisation at a time (ui.md rule 7).
function DoseDifferences({ found }: { found: ReadonlyMap<string, readonly Entry[]> }) {
  if (found.size === 0) return null;
  return (
    <section className="card page-part" aria-labelledby="dose-differences">
      <div className="card-head">
        <TriangleAlert size={18} aria-hidden className="card-icon" />
        <h2 id="dose-differences">Where organisations differ</h2>
        <span className="count">{number(found.size)}</span>
      </div>
      <dl className="dose-differences">
        {[...found].map(([name, of]) => (
          <div key={name}>
            <dt>
              <Text>{of[0]?.term ?? ""}</Text>
            </dt>
            <dd>
              {said(of).map(({ key, by, what, times }) => (
                <p key={key}>
                  <span className="label">
                    <Text>{by}</Text>
                  </span>{" "}
                  <Text>{what}</Text>
                  {times > 1 && <span className="label"> ({number(times)} statements)</span>}
                </p>
              ))}
              {[...new Set(of.flatMap((e) => list(e.cautions)))]
                .filter((c) => differs.test(c) && (of.length === 1 || c.startsWith("Stopped")))
                .map((c) => (
                  <p key={c}>
                    <Text>{c}</Text>
                  </p>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="card-note">
        Compared only where organisations send the same name or code. The same medicine under another name or
        strength is not found here: read the lists below.
      </p>
    </section>
  );
}

const directions = (e: Entry): string =>
  list(e.facts)
    .filter((f) => f.key === "dose")
    .map((f) => f.text)
    .join("; ") || "Directions not recorded";

// said is who says what, once each, with how many statements say it.
function said(of: readonly Entry[]) {
  const all = new Map<string, { key: string; by: string; what: string; times: number }>();
  for (const e of of) {
    const [by, what] = [organisation(e), directions(e)];
    const key = JSON.stringify([e.source.ods, by, what]);
    all.set(key, { key, by, what, times: (all.get(key)?.times ?? 0) + 1 });
  }
  return [...all.values()];
}

// Medications stand by the organisation that recorded them, the allergies above
// and the immunisations below (M116 to M120). Nothing here is filtered.
export function Medications(props: PageProps) {
  const rows = (section: string) => list(props.sections[section]?.view?.entries);
  const medicines = rows("medications");
  const found = useMemo(() => differing(medicines), [medicines]);
  // The head of the page takes as much room as four rows; that of the medicines that differ as two.
  const above = 4 + (found.size > 0 ? 2 + found.size : 0) + rows("allergies").length;
  return (
    <div className="page page-rows">
      <PageHead
        {...props}
        title="Medications and immunisations"
        hint="Grouped by the organisation that recorded them"
        keys={["allergies", "medications", "immunisations"]}
      />
      <p className="page-views">
        <BesideButton section="medications" />
        <BesideButton section="allergies" />
      </p>
      <DoseDifferences found={found} />
      <WholeSection {...props} card={allergies} />
      <ByOrganisation {...props} card={medicine} above={above} />
      <ByOrganisation {...props} card={immunisations} above={above + medicines.length} />
    </div>
  );
}
