import { list } from "../backend";
import type { Entry, RecordView } from "../backend/types";
import type { SectionState } from "../record/useRecord";
import type { Part, Recorder } from "./tree";

// subfolders are the parts of the record that the tree has for each organisation,
// in the order of the guide (M145).
const subfolders: readonly (readonly [string, string])[] = [
  ["referrals", "Referrals"],
  ["problems", "Problems and issues"],
  ["allergies", "Allergies and adverse reactions"],
  ["observations", "Observations"],
  ["medications", "Medications"],
  ["immunisations", "Immunisations"],
  ["encounters", "Encounters"],
];

// recorders gives every organisation that recorded anything but documents, with a
// summary of all of it and the parts it is in (M117, M145). None for a sensitive person:
// their organisations are not told apart (H24).
export function recorders(view: RecordView, sections: Readonly<Record<string, SectionState>>): Recorder[] {
  if (view.person.sensitive) return [];
  const out = new Map<string, Recorder & { parts: Part[] }>();
  const count = (section: string, title: string, rows: readonly Entry[]) => {
    for (const { source } of rows) {
      const { ods, name, setting } = source;
      const of = out.get(ods) ?? { ods, name, setting, parts: [] };
      out.set(ods, of);
      const last = of.parts.at(-1);
      if (last?.section === section) last.count += 1;
      else of.parts.push({ section, title, count: 1 });
    }
  };
  for (const { key } of list(view.sections))
    if (key !== "documents") count("summary", "Summary", list(sections[key]?.view?.entries));
  for (const [key, title] of subfolders) count(key, title, list(sections[key]?.view?.entries));
  return [...out.values()];
}
