// The brief of the invented record, for tests and for looking at it without Go.
import { rows } from "./fixtureRows";
import type { BriefBlock, BriefKind, BriefView } from "./types";

const block = (key: string, title: string, page: string, more: Partial<BriefBlock> = {}): BriefBlock => ({
  key,
  title,
  part: "",
  page,
  rows: [],
  lines: [],
  say: [],
  warnings: [],
  missing: [],
  ...more,
});

const now = (key: string) => (rows[key] ?? []).filter((e) => e.group === "current");

const blocks: readonly BriefBlock[] = [
  block("alerts", "Alerts", "full:alerts", { rows: now("alerts") }),
  block("allergies", "Allergies and adverse reactions", "full:allergies", {
    rows: now("allergies"),
    warnings: ["Conflict: one organisation records no allergy."],
    missing: ["Saltmarsh Mental Health NHS Foundation Trust"],
  }),
  block("medicines", "Current medicines", "medications", { say: ["Hidden by your role."] }),
  block("where", "Where now", "summary"),
  block("since", "Since the last discharge", "summary"),
  block("communication", "Interpreter and communication", "demographics", {
    lines: [{ label: "Interpreter", text: "Needed", who: ["Fairhaven Medical Centre, 10-Nov-2026"] }],
  }),
  block("key-holder", "Key holder", "network", {
    say: [
      "Nothing found in what was sent by Fairhaven Medical Centre.",
      "Absence of information does not mean that there is none.",
    ],
  }),
  block("phone", "Who to phone", "network"),
];

// brief gives social care's order from behind, and any other as it stands.
export function brief(record: string, kind: BriefKind | ""): BriefView {
  const social = kind === "social-care";
  return {
    record,
    kind: kind || "emergency",
    own: "emergency",
    kinds: [
      { key: "emergency", name: "Emergency" },
      { key: "gp", name: "GP" },
      { key: "pharmacy", name: "Pharmacy" },
      { key: "social-care", name: "Social care" },
    ],
    blocks: social
      ? [...blocks].reverse().map((b, i) => ({ ...b, part: i < 3 ? "Before you visit" : "" }))
      : [...blocks],
  };
}
