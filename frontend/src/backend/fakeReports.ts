// Invented access reports for the fake backend.
import type { Backend, Problem, ReportDetail, ReportForm, ReportRow, ReportView } from "./types";

const pageSize = 6;

// reportRow is one access by the person who gets it wrong in the stories.
export function reportRow(n: number, more: Partial<ReportRow> = {}): ReportRow {
  return {
    key: `row-${n}`,
    at: `21-Nov-2026 14:${String(n % 60).padStart(2, "0")}:05 GMT`,
    lasted: "4 min 10 s",
    what: "Record opened",
    name: "Dr Helen Whitlock",
    user: "999000000102",
    role: "Consultant",
    organisation: "Estuary Teaching Hospitals NHS Foundation Trust",
    ods: "RZ9",
    person: "999 012 3454",
    reason: "I am treating or assessing this person",
    note: "",
    shown: ["Allergies and adverse reactions", "Medications", "Document of Fairhaven Medical Centre"],
    failed: "",
    emergency: false,
    flags: [],
    how: "direct",
    device: "EST-WS-0417",
    unsent: false,
    detailed: true,
    ...more,
  };
}

const reportDetail: ReportDetail = {
  key: "",
  at: "21-Nov-2026 14:01:05 GMT",
  rights: "restricted items",
  answers: [
    {
      organisation: "Fairhaven Medical Centre",
      section: "Medications",
      state: "All it has",
      shown: 12,
      at: "21-Nov-2026 14:01:06 GMT",
      asOf: "",
      versions: "5f3c0a9d2b7e41c86a90d1e2f3b4c5d6",
    },
    {
      organisation: "Northgate 111",
      section: "Encounters",
      state: "No answer: not in time",
      shown: 0,
      at: "21-Nov-2026 14:01:17 GMT",
      asOf: "21-Nov-2026 08:05:00 GMT",
      versions: "",
    },
  ],
  steps: [
    { at: "21-Nov-2026 14:01:05 GMT", what: "Record opened" },
    {
      at: "21-Nov-2026 14:02:10 GMT",
      what: "Opened: Document of Fairhaven Medical Centre: DocumentReference/7",
    },
  ],
};

const rows: ReportRow[] = [
  reportRow(1, { unsent: true }),
  reportRow(2, {
    name: "Tracey Hollis",
    user: "999000000109",
    role: "Receptionist Access Role",
    organisation: "The Saltings Surgery",
    ods: "F99002",
    reason: "Another direct care reason",
    note: "checking an appointment",
    flags: ["Same family name", "Outside usual hours"],
  }),
  reportRow(3, {
    name: "Dylan Marsh",
    role: "Paramedic",
    organisation: "Eastmark Ambulance Service NHS Trust",
    ods: "RZ7",
    emergency: true,
    reason: "Emergency: this person needs urgent help now",
    flags: ["Emergency access"],
  }),
  reportRow(4, { lasted: "", shown: [], failed: "Not allowed to this role" }),
  ...Array.from({ length: 5 }, (_, i) => reportRow(i + 5)),
];

// fakeReports answers as the Go side does: a number ending in 0 has nothing, one
// that is no number is refused.
export function fakeReports(note: (what: string) => void): Backend["reports"] {
  let made: ReportRow[] = [];
  let last: ReportForm;
  const page = (from: number): ReportView => ({
    report: "report-1",
    title:
      last.by === "person" ? "Who looked at this person’s record" : "What this member of staff looked at",
    criteria: [
      last.by === "person" ? `NHS number ${last.person}` : last.staff,
      "From 23-Aug-2026 to 21-Nov-2026",
    ],
    notes: ["What other computers have not yet sent to the region’s repository is not included."],
    rows: made.slice(from, from + pageSize),
    from,
    total: made.length,
  });
  return {
    run: async (form) => {
      note(`report ${form.by} ${form.person}${form.staff} ${form.from}-${form.to}`);
      if (form.by === "person" && form.person.replace(/\D/g, "").length !== 10)
        throw { code: "nhs-number", say: "An NHS number has 10 digits.", retry: false } satisfies Problem;
      last = form;
      made = form.person.endsWith("0") ? [] : rows;
      return page(0);
    },
    page: async (_, from) => {
      note(`page ${from}`);
      return page(from);
    },
    detail: async (_, key) => {
      note(`detail ${key}`);
      return { ...reportDetail, key };
    },
  };
}
