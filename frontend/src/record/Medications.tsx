import { list } from "../backend";
import type { Entry } from "../backend/types";
import { Text } from "../ui/text";
import { ByOrganisation } from "./ByOrganisation";
import type { Card } from "./cards";
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

// Medications stand by the organisation that recorded them, the allergies above
// and the immunisations below (M116 to M120). Nothing here is filtered.
export function Medications(props: PageProps) {
  return (
    <div className="page page-rows">
      <PageHead
        {...props}
        title="Medications and immunisations"
        hint="Grouped by the organisation that recorded them"
        keys={["allergies", "medications", "immunisations"]}
      />
      <WholeSection {...props} card={allergies} />
      <ByOrganisation {...props} card={medicine} />
      <ByOrganisation {...props} card={immunisations} />
    </div>
  );
}
