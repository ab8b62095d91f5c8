// Where the invented person is, and what is dated since the last discharge.

import { rows } from "./fixtureRows";
import { organisations } from "./fixtures";
import type { NowView, PhoneView, SincePart } from "./types";

const [acute, gp] = organisations;

const part = (key: string, title: string, section: string): SincePart => ({
  key,
  title,
  rows: (rows[section] ?? []).slice(0, 2).map((e) => ({ section, entry: e.id, why: "Started 30-Oct-2026" })),
  notes: [],
});

export const now: Omit<NowView, "record"> = {
  where: {
    lines: [
      {
        kind: "stay",
        label: "Currently in hospital",
        text: "Egret Ward",
        facts: ["since 20-Nov-2026 04:30", "expected discharge 27-Nov-2026"],
        who: [`${acute?.name}, as of 14:32 today`],
        setting: "acute",
        section: "encounters",
        entry: rows.encounters?.[0]?.id ?? "",
      },
      {
        kind: "address",
        label: "Usual address",
        text: "14 Tern Close, Fairhaven, Marshland, ZZ99 3VZ",
        facts: [],
        who: ["Personal Demographics Service, 03:10 today"],
        setting: "",
        section: "",
        entry: "",
      },
    ],
    differ: "",
    unknown: [],
  },
  since: {
    say: "",
    stay: {
      section: "encounters",
      entry: rows.encounters?.[1]?.id ?? "",
      words: "Emergency hospital admission, Egret Ward",
      from: "19-Oct-2026 04:51",
      until: "29-Oct-2026 15:20",
      day: "29-Oct-2026",
      who: acute?.name ?? "",
      setting: "acute",
    },
    parts: [
      part("medicines", "Medicines started, changed or stopped", "medications"),
      part("letters", "Letters and documents", "documents"),
      part("results", "Results pending and arrived", "results"),
      {
        ...part("appointments", "Appointments since and to come", "none"),
        notes: ["Nothing sent is dated on or after 29-Oct-2026. That does not mean that there is nothing."],
      },
    ],
    gp: [`${gp?.name}: nothing it sent is dated on or after 29-Oct-2026; the newest date is 16-Oct-2026.`],
    unknown: [],
  },
};

export const phone: Omit<PhoneView, "record"> = {
  at: "14:32",
  lines: [
    {
      name: "Adult social care duty",
      who: "Marshland County Council",
      setting: "social-care",
      number: "01632 960160",
      hours: "Mon-Fri 08:45-16:45",
      open: false,
      say: "Closed now by its usual hours, opens Mon 08:45",
      instead: "0808 157 0160",
      source: "from the region file",
    },
    {
      name: "Emergency duty team",
      who: "",
      setting: "",
      number: "0808 157 0199",
      hours: "At all hours",
      open: true,
      say: "Open now, at all hours",
      instead: "",
      source: "from the region file",
    },
  ],
};
