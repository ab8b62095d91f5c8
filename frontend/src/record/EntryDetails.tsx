import { createContext, useContext } from "react";
import { list } from "../backend";
import type { Entry } from "../backend/types";
import { abbreviationsOf } from "../help/scan";
import { useKeyTip } from "../keys/map";
import { Text } from "../ui/text";
import { settings } from "../words";
import { Abbreviations, Clinical } from "./abbreviations";
import { Copying } from "./copying";
import { organisation } from "./EntryRow";

// Sensitive tells the details whether the person's record is marked sensitive:
// then nothing is shown as sent, because it may tell where the person is.
export const Sensitive = createContext(false);

// systems names the code systems that are common, for people; others are shown
// by their address.
const systems: Record<string, string> = {
  "http://snomed.info/sct": "SNOMED CT",
  "https://snomed.info/sct": "SNOMED CT",
  "http://loinc.org": "LOINC",
  "https://dmd.nhs.uk": "dm+d",
  "http://hl7.org/fhir/sid/icd-10": "ICD-10",
  "http://read.info/readv2": "Read v2",
  "http://read.info/ctv3": "CTV3",
};

// EntryDetails is all that was sent of an item and is not in its row.
export function EntryDetails({ entry, onSource }: { entry: Entry; onSource: () => void }) {
  const sensitive = useContext(Sensitive);
  const copy = useContext(Copying);
  const explain = useContext(Abbreviations);
  const copyTip = useKeyTip("copy-reference");
  const explainTip = useKeyTip("explain");
  const { source, status } = entry;
  const lines: [string, string, boolean?][] = [];
  const add = (label: string, text: string, fixed = false) => text && lines.push([label, text, fixed]);
  if (!status.kind) add("Status", status.text);
  for (const f of list(entry.facts)) if (!f.lead) add(f.label, f.text, f.fixed);
  add("Organisation", organisation(entry));
  add("Care setting", settings[source.setting] ?? "");
  add("Department or team", source.unit);
  add("Recorded by", source.author);
  add("Organisation stated in the item", source.stated);
  for (const c of list(entry.codes)) {
    const system = systems[c.system] ?? c.system;
    add(`Code${system ? ` (${system})` : ""}`, [c.code, c.display].filter(Boolean).join(" "));
  }
  const reference = list(entry.of).join(", ");
  return (
    <>
      <dl>
        {lines.map(([label, text, fixed], i) => (
          // Labels may repeat, and the list is never reordered.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={i} className={fixed ? "fact-fixed" : undefined}>
            <dt>{label}</dt>
            <dd>
              <Clinical className={fixed ? "fixed" : undefined}>{text}</Clinical>
            </dd>
          </div>
        ))}
      </dl>
      <p className="details-wrong">
        <strong>This looks wrong?</strong>{" "}
        {sensitive ? (
          "The organisation is not named for this person’s safety. Your IT helpdesk can find whom to tell."
        ) : (
          <>
            Tell <Text>{[organisation(entry), source.unit].filter(Boolean).join(", ")}</Text>
            {reference && (
              <>
                {", quoting "}
                <Text className="reference">{reference}</Text>
              </>
            )}
            . It can be corrected only there.
          </>
        )}
      </p>
      <div className="details-do">
        {copy && (
          <button type="button" className="button" title={copyTip} onClick={() => copy(entry)}>
            Copy reference
          </button>
        )}
        {explain && abbreviationsOf(entry).length > 0 && (
          <button type="button" className="button" title={explainTip} onClick={() => explain(entry)}>
            Abbreviations
          </button>
        )}
        {!sensitive && (
          <button type="button" className="button" onClick={onSource}>
            View as sent
          </button>
        )}
      </div>
    </>
  );
}
