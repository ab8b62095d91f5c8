// An invented record for development and tests. Nobody in it exists; the NHS
// numbers are of the range kept for tests.
import type { Answer, Entry, Fact, Letter, Person, Progress, Section, Setting, Value, When } from "./types";

export const person: Person = {
  nhsNumber: "9990123454",
  nhsSpaced: "999 012 3454",
  askedAs: "",
  name: { family: "PATEL", given: "Amina Rose", title: "Mrs", preferred: "Mina" },
  born: "14-Mar-1948",
  birthIso: "1948-03-14",
  age: "78y",
  gender: "Female",
  deceased: false,
  died: "",
  ageAtDeath: "",
  sensitive: false,
  sensitiveWhy: "",
  unconfirmed: false,
  address: "14 Tern Close, Fairhaven, Marshland, ZZ99 3VZ",
  phones: [{ use: "Mobile", number: "07700 900142" }],
  emails: ["mina.patel@example.org"],
  gp: "Fairhaven Medical Centre",
  multipleBirth: false,
  refreshed: "Updated once every 24 hours",
  asOf: "",
  late: false,
};

export const deceased: Person = {
  ...person,
  nhsNumber: "9990123462",
  nhsSpaced: "999 012 3462",
  name: { family: "OYELARAN-FITZGERALD", given: "Oluwaseun Bartholomew", title: "Mr", preferred: "" },
  deceased: true,
  died: "02-Sep-2026",
  ageAtDeath: "82y",
  born: "1944",
  age: "",
  gender: "Male",
};

export const sensitive: Person = {
  ...person,
  nhsNumber: "9990123470",
  nhsSpaced: "999 012 3470",
  name: { family: "MARSH", given: "Dana", title: "Ms", preferred: "" },
  sensitive: true,
  sensitiveWhy:
    "Contact and location details are withheld because this person’s record is marked as sensitive on the Personal Demographics Service.",
  address: "",
  phones: null,
  emails: null,
  gp: "",
};

export const organisations: { ods: string; name: string; setting: Setting }[] = [
  { ods: "RZ9", name: "Estuary Teaching Hospitals NHS Foundation Trust", setting: "acute" },
  { ods: "F99001", name: "Fairhaven Medical Centre", setting: "gp" },
  { ods: "RZ8", name: "Saltmarsh Mental Health Partnership NHS Trust", setting: "mental-health" },
  { ods: "NZ7", name: "Northgate Integrated Urgent Care", setting: "urgent-care" },
];

const groups = (...all: [string, string, ("folded" | "nearest")?][]) =>
  all.map(([key, title, how]) => ({ key, title, folded: how === "folded", nearestFirst: how === "nearest" }));

export const sections: Section[] = [
  {
    key: "alerts",
    title: "Alerts",
    safety: true,
    groups: groups(["current", "Current"], ["past", "Past", "folded"]),
  },
  {
    key: "allergies",
    title: "Allergies and adverse reactions",
    safety: true,
    groups: groups(
      ["current", "Current"],
      ["statement", "Statements of none"],
      ["past", "Resolved or inactive", "folded"],
      ["refuted", "Refuted", "folded"],
    ),
  },
  {
    key: "problems",
    title: "Problems and diagnoses",
    safety: true,
    groups: groups(
      ["current", "Current"],
      ["past", "Inactive or resolved", "folded"],
      ["refuted", "Refuted", "folded"],
    ),
  },
  {
    key: "medications",
    title: "Medications",
    safety: true,
    groups: groups(
      ["current", "Current"],
      ["stopped", "Recently stopped or not taken (last 90 days)"],
      ["past", "Past", "folded"],
    ),
  },
  {
    key: "results",
    title: "Results",
    safety: false,
    groups: groups(["results", "Laboratory and investigations"]),
  },
  {
    key: "observations",
    title: "Observations",
    safety: false,
    groups: groups(
      ["measurements", "Vital signs, scores and examination"],
      ["social", "Social history and activity"],
    ),
  },
  {
    key: "appointments",
    title: "Appointments",
    safety: false,
    groups: groups(["upcoming", "Upcoming", "nearest"], ["past", "Past"]),
  },
  {
    key: "encounters",
    title: "Encounters and stays",
    safety: false,
    groups: groups(["now", "Now"], ["planned", "Planned", "nearest"], ["past", "Past"]),
  },
  {
    key: "documents",
    title: "Documents",
    safety: false,
    groups: groups(["current", "Letters and documents"], ["superseded", "Superseded", "folded"]),
  },
];

export const when = (text: string, kind = "", more: Partial<When> = {}): When => ({
  kind,
  text,
  time: "",
  relative: "",
  iso: text.startsWith("Date not") ? "" : text,
  ...more,
});

export const fact = (key: string, label: string, text: string, lead = false, fixed = false): Fact => ({
  key,
  label,
  text,
  lead,
  fixed,
});

export const value = (
  name: string,
  text: string,
  unit: string,
  range = "",
  flag = "",
  more: Partial<Value> = {},
): Value => ({
  name,
  text,
  unit,
  flag,
  range,
  status: { text: "", kind: "" },
  when: when("18-Nov-2026"),
  notes: [],
  codes: [],
  ...more,
});

let made = 0;

// entry makes a row; org is an index of `organisations`.
export function entry(
  section: string,
  group: string,
  org: number,
  term: string,
  at: When,
  more: Partial<Entry> = {},
): Entry {
  made += 1;
  const from = organisations[org] ?? { ods: "X", name: "", setting: "gp" as const };
  return {
    id: `${section}-${made}`,
    section,
    group,
    negation: "",
    term,
    when: at,
    status: { text: "", kind: "" },
    facts: [],
    values: [],
    cautions: [],
    source: { ...from, unit: "", author: "", stated: "" },
    codes: [],
    of: [`Resource/${made}`],
    ...more,
  };
}

export const answer = (section: string, org: number, more: Partial<Answer> = {}): Answer => {
  const from = organisations[org] ?? { ods: "X", name: "", setting: "gp" as const };
  return {
    ...from,
    section,
    state: "complete",
    why: "",
    say: `${from.name} answered.`,
    received: 3,
    shown: 3,
    excluded: [],
    asOf: "",
    since: "",
    millis: 180,
    ...more,
  };
};

export const progress = (org: number, more: Partial<Progress> = {}): Progress => {
  const from = organisations[org] ?? { ods: "X", name: "", setting: "gp" as const };
  return {
    ...from,
    state: "answered",
    say: "Answered: 12 items",
    items: 12,
    millis: 180,
    asOf: "",
    canRetry: false,
    partly: false,
    ...more,
  };
};

const run = (text: string, how: "strong" | "em" | "deleted" | "" = "") => ({
  text,
  strong: how === "strong",
  em: how === "em",
  deleted: how === "deleted",
});
const block = (kind: string, more: Partial<Letter["blocks"] & object> & Record<string, unknown> = {}) => ({
  kind,
  level: 0,
  marker: "",
  runs: [],
  rows: [],
  ...more,
});
const cells = (head: boolean, ...texts: string[]) => texts.map((t) => ({ head, runs: [run(t)] }));

export const letter: Letter = {
  record: "",
  title: "Heart failure nurse letter",
  when: when("18-Nov-2026", "Written"),
  source: {
    ...(organisations[0] as { ods: string; name: string; setting: Setting }),
    unit: "Cardiology",
    author: "Sr M Devlin",
    stated: "",
  },
  facts: [fact("heading", "Heading", "Clinic letters")],
  kind: "HTML",
  leftOut: ["1 image", "1 script"],
  notes: [],
  pages: [],
  pageTotal: 0,
  token: "",
  cannot: "",
  blocks: [
    block("heading", { level: 1, runs: [run("Heart failure clinic")] }),
    block("para", { runs: [run("Mrs Amina PATEL   Born 14-Mar-1948   NHS No. 999 012 3454", "strong")] }),
    block("heading", { level: 2, runs: [run("Diagnoses")] }),
    block("item", {
      level: 1,
      marker: "1.",
      runs: [run("Heart failure with reduced ejection fraction (LVEF 34%, March 2026)")],
    }),
    block("item", { level: 1, marker: "2.", runs: [run("Permanent atrial fibrillation, CHA2DS2-VASc 6")] }),
    block("item", { level: 2, marker: "•", runs: [run("anticoagulated since 2020")] }),
    block("heading", { level: 2, runs: [run("Medication")] }),
    block("table", {
      rows: [
        cells(true, "Medication", "Dose", "Change today"),
        cells(false, "Bisoprolol", "2.5 mg once a day", "None"),
        cells(false, "Furosemide", "40 mg in the morning", "Increased to 80 mg"),
      ],
    }),
    block("para", {
      runs: [
        run("Thank you for referring this 78-year-old lady, who attended with her daughter. Please "),
        run("stop ramipril today", "deleted"),
        run(" continue ramipril and "),
        run("repeat U&E in one week", "strong"),
        run("."),
      ],
    }),
    block("rule"),
    block("fixed", { runs: [run("Weight     BP       Pulse\n61.2 kg    118/70   68")] }),
    block("para", { runs: [run("Our ref EST/01/QK4T9D <img src=x onerror=alert(1)>", "em")] }),
  ],
} as Letter;
