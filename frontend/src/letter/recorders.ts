import { list } from "../backend";
import type { RecordView } from "../backend/types";
import type { SectionState } from "../record/useRecord";
import type { Recorder } from "./tree";

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

// recorders gives every organisation that recorded rows in one of those parts, so
// that each stands per recording organisation (M117). None for a sensitive person:
// their organisations are not told apart (H24).
export function recorders(view: RecordView, sections: Readonly<Record<string, SectionState>>): Recorder[] {
  if (view.person.sensitive) return [];
  const out = new Map<string, Recorder & { parts: { section: string; title: string; count: number }[] }>();
  for (const [section, title] of subfolders)
    for (const e of list(sections[section]?.view?.entries)) {
      const { ods, name, setting } = e.source;
      let of = out.get(ods);
      if (!of) {
        of = { ods, name, setting, parts: [] };
        out.set(ods, of);
      }
      const last = of.parts.at(-1);
      if (last?.section === section) last.count += 1;
      else of.parts.push({ section, title, count: 1 });
    }
  return [...out.values()];
}
