// Invented results over time: one test of each kind that is drawn in its own way.
import { organisations, when } from "./fixtures";
import type { Source, TrendBar, TrendCalls, TrendLane, TrendLeft, TrendPoint, TrendSeries } from "./types";

const from = (org: number, unit = ""): Source => ({
  ...(organisations[org] as Omit<Source, "unit" | "author" | "stated">),
  unit,
  author: "",
  stated: "",
});

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// dated gives a date as Go sends it: "2016", "2026-11-17" or "2026-11-17T07:10".
function dated(iso: string) {
  const [y = "", m, rest = ""] = iso.split("-");
  const [d, time = ""] = rest.split("T");
  const at = Date.parse(iso.length === 16 ? `${iso}Z` : iso);
  if (!m) return { at, until: Date.parse(`${y}-12-31`), when: { ...when(y, "Taken"), iso } };
  const text = `${d}-${months[Number(m) - 1]}-${y}`;
  return { at, until: at, when: { ...when(text, "Taken", { time }), iso } };
}

export const point = (iso: string, text: string, more: Partial<TrendPoint> = {}): TrendPoint => {
  const comparator = text.match(/^[<>]=?/)?.[0] ?? "";
  return {
    entry: `row-${iso}`,
    ...dated(iso),
    text,
    number: text.slice(comparator.length),
    comparator,
    low: "",
    high: "",
    range: "",
    flag: "",
    status: { text: "Final", kind: "" },
    standing: "",
    notes: [],
    ...more,
  };
};

export const missed = (iso: string, name: string, reason = "No value was sent"): TrendLeft => ({
  entry: `row-${iso}`,
  name,
  text: "No value: Haemolysed",
  source: from(0),
  ...dated(iso),
  reason,
});

export const series = (
  id: string,
  name: string,
  unit: string,
  org: number,
  points: TrendPoint[],
  more: Partial<TrendSeries> = {},
): TrendSeries => ({
  id,
  section: "results",
  name,
  unit,
  code: { system: "http://snomed.info/sct", code: id, display: name },
  source: from(org, org === 0 ? "Blood sciences" : ""),
  count: points.length,
  newest: points[points.length - 1] as TrendPoint,
  points,
  gaps: [],
  ...more,
});

const amended = { text: "Amended", kind: "notable" } as const;
const preliminary = {
  status: { text: "Preliminary", kind: "notable" },
  standing: "interim",
  flag: "Critically high",
  notes: ["Specimen haemolysed"],
} as const;
const normal = { low: "3.5", high: "5.3", range: "3.5 to 5.3 mmol/L" };

export const trends: TrendSeries[] = [
  series(
    "k",
    "Serum potassium level",
    "mmol/L",
    0,
    [
      point("2026-10-02T09:00", "4.4", normal),
      point("2026-10-20T09:00", "4.9", normal),
      point("2026-11-02T09:00", "5.1", normal),
      point("2026-11-17T07:10", "6.8", { ...normal, ...preliminary, notes: [...preliminary.notes] }),
      point("2026-11-17T09:55", "4.60", { ...normal, status: amended }),
    ],
    { gaps: [missed("2026-10-28", "Serum potassium level")] },
  ),
  series("trop", "Troponin T", "ug/L", 0, [
    point("2026-11-17T07:10", "0.010", { flag: "High" }),
    point("2026-11-17T10:10", "<0.01"),
    point("2026-11-17T13:10", "0.9", { status: { text: "Cancelled", kind: "notable" }, standing: "void" }),
  ]),
  series("a1c", "Haemoglobin A1c level", "%", 1, [point("2016", "8.4"), point("2019", "7.9")]),
  series("a1c-mol", "Haemoglobin A1c level", "mmol/mol", 0, [point("2026-11-17", "66", { flag: "High" })]),
];

export const left: TrendLeft[] = [
  missed("2026-10-28", "Serum potassium level"),
  { ...missed("2026-10-02", "Urine culture", "In words, not as a number"), text: "No growth" },
];

const bar = (iso: string, until: string, name: string, shape: TrendBar["shape"], say: string): TrendBar => ({
  entry: `bar-${name}`,
  name,
  source: from(0),
  status: { text: "", kind: "" },
  at: dated(iso).at,
  until: dated(until).until,
  shape,
  say,
});

export const lanes: TrendLane[] = [
  {
    section: "encounters",
    title: "Encounters",
    bars: [bar("2026-11-14", "2026-11-18", "Inpatient stay", "span", "14-Nov-2026 to 18-Nov-2026")],
    left: [],
  },
  {
    section: "medications",
    title: "Medications",
    bars: [bar("2026-10-10", "2026-10-10", "Losartan 50mg tablets", "open", "From 10-Oct-2026, no end sent")],
    left: [missed("2026-10-28", "Linagliptin 5mg tablets", "No date that can be read")],
  },
];

// fakeTrends answers as Go does: heads without points, points by id.
export const fakeTrends = (note: (what: string) => void): TrendCalls => ({
  trends: async (record, entry) => {
    note(`trends ${entry}`.trim());
    const of = trends.filter((s) => s.points?.some((p) => p.entry === entry));
    const chosen = (entry ? of : trends.filter((s) => s.count > 1)).map((s) => s.id);
    const heads = trends.map((s) => ({ ...s, points: [], gaps: [] }));
    const unseen = ["Fairhaven Medical Centre: 1 item not shown (entered in error)."];
    return { record, series: heads, left, chosen, unseen, empty: [], warnings: [] };
  },
  trendPoints: async (record, ids) => {
    note(`points ${ids.join(" ")}`);
    return { record, series: ids.flatMap((id) => trends.find((s) => s.id === id) ?? []) };
  },
  trendLanes: async (record) => ({ record, lanes }),
});
