// What changed since the last look, for the fake backend.
import { rows } from "./fixtureRows";
import type { ChangesView } from "./types";

// noChanges is of a region that lets none be kept.
export const noChanges: Omit<ChangesView, "record"> = {
  on: false,
  last: "",
  say: "",
  organisations: [],
  new: [],
  altered: [],
  notes: [],
};

const last = "03-Nov-2026 14:10";

// someChanges has everything that can be said.
export const someChanges: Omit<ChangesView, "record"> = {
  ...noChanges,
  on: true,
  last,
  organisations: [
    {
      ods: "F99001",
      name: "Fairhaven Medical Centre",
      setting: "gp",
      new: 1,
      altered: 1,
      gone: 0,
      unknown: [],
    },
    {
      ods: "RZ9",
      name: "Estuary Teaching Hospitals NHS Foundation Trust",
      setting: "acute",
      new: 0,
      altered: 0,
      gone: 2,
      unknown: ["Results: no answer when you last looked, so it cannot be told what changed."],
    },
    {
      ods: "RZ8",
      name: "Saltmarsh Mental Health NHS Trust",
      setting: "mental-health",
      new: 0,
      altered: 0,
      gone: 0,
      unknown: ["Everything: no answer now, so it cannot be told what changed."],
    },
    {
      ods: "9X1",
      name: "Northmarsh Council",
      setting: "social-care",
      new: 0,
      altered: 0,
      gone: 0,
      unknown: [],
    },
  ],
  new: [{ section: "documents", entry: rows.documents?.[0]?.id ?? "?", why: `New since ${last}` }],
  altered: [
    { section: "medications", entry: rows.medications?.[0]?.id ?? "?", why: `Altered since ${last}` },
  ],
};
