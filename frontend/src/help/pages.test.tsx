import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, wholeView } from "../backend/fake";
import { answer, entry, fact, progress, sensitive, when } from "../backend/fixtures";
import type { Entry, Group, RecordView } from "../backend/types";
import { RecordPage } from "../record/RecordPage";
import { show, violations } from "../testing";
import { glossary, meaningsFor } from "./glossary";

const group = (key: string, folded = false): Group => ({ key, title: key, folded, nearestFirst: false });
const part = (key: string, title: string, groups: string[]) => ({
  key,
  title,
  safety: false,
  groups: groups.map((g) => group(g, g === "past")),
});
const parts = [
  part("care-network", "Care network", ["teams", "personal", "past"]),
  part("social-care", "Social care", ["now", "past"]),
  part("care-plans", "Care plans and decisions", ["decisions", "plans", "goals", "past"]),
];
const phone = (text: string) => fact("phone", "Phone (work)", text, true);
const rows: Record<string, Entry[]> = {
  "care-network": [
    entry("care-network", "teams", 0, "Community matrons", when("01-Feb-2026", "From"), {
      facts: [
        fact("member", "Community matron", "N Farrow", true),
        fact("member", "Care co-ordinator", "C Abara", true),
        phone("01632 960177"),
      ],
    }),
    entry("care-network", "personal", 1, "Reena Patel-Hughes", when("2023", "From"), {
      facts: [
        fact("relationship", "Relationship", "Daughter; may be told everything", true),
        fact("support", "Role", "Key holder", true),
        fact("phone", "Phone (mobile)", "07700 900318", true),
      ],
    }),
    entry("care-network", "personal", 0, "Reena Patel-Hughes", when("2024", "From"), {
      facts: [fact("phone", "Phone (mobile)", "07700 900318", true)],
    }),
    entry("care-network", "teams", 2, "Locality team", when("18-Jun-2026", "From"), {
      facts: [fact("member", "Social worker", "Kwame Osei", true), phone("01632 960156")],
    }),
    entry("care-network", "teams", 2, "Access point", when("2025", "From"), {
      facts: [fact("member", "Social worker", "Sunil Rao", true)],
    }),
    entry("care-network", "past", 0, "Discharge team", when("2025", "From"), {
      facts: [fact("member", "Care co-ordinator", "Gone Away", true)],
    }),
  ],
  "social-care": [
    entry("social-care", "now", 2, "Home care", when("18-Jun-2026", "From"), {
      facts: [fact("worker", "Allocated worker", "Kwame Osei", true), phone("01632 960155")],
    }),
  ],
  "care-plans": [
    entry("care-plans", "goals", 1, "I want to be at home with my birds", when("04-Dec-2025", "From")),
    entry("care-plans", "plans", 1, "Frailty care plan", when("2026", "From")),
  ],
};

// page opens a record that has these parts too, on a page of its menu.
async function page(
  title: string,
  change: (view: RecordView, b: ReturnType<typeof fake>) => void = () => {},
) {
  const base = wholeView();
  const heads = parts.map((s) => ({
    ...s,
    count: rows[s.key]?.length ?? 0,
    hidden: false,
    unshared: false,
    pending: 0,
    missing: [] as string[],
    incomplete: [] as string[],
    revision: 1,
  }));
  const view: RecordView = { ...base, sections: [...(base.sections ?? []), ...heads] };
  const backend = fake(undefined, view);
  for (const s of Object.values(backend.sections)) s.entries = (s.entries ?? []).slice(0, 1);
  for (const section of parts)
    backend.sections[section.key] = {
      record: view.record,
      section,
      entries: rows[section.key] ?? [],
      answers: [],
      empty: [],
      warnings: [],
      notes: [],
      revision: 1,
    };
  Element.prototype.scrollTo = vi.fn() as never;
  change(view, backend);
  backend.view = view;
  const props = { onLeave: vi.fn(), onReloaded: vi.fn(), onSessionLost: vi.fn() };
  show(backend, <RecordPage opened={view} {...props} />);
  await screen.findByRole("button", { name: "Penicillins" });
  fireEvent.click(screen.getByRole("button", { name: title }));
  await screen.findByRole("heading", { level: 1, name: title });
  return { view, backend, text: () => document.querySelector(".page")?.textContent ?? "" };
}
const line = (label: string) =>
  [...document.querySelectorAll(".first dt")].find((d) => d.textContent === label)?.nextElementSibling
    ?.textContent ?? "";

describe("care network", () => {
  it("M114 M126 shows who, of what, since when and how to reach them; who holds the strands comes first", async () => {
    await page("Care network");
    expect(line("Allocated social worker")).toMatch(/^Kwame Osei, .*01632 960155.*01632 960156/);
    expect(line("Care co-ordinator")).toMatch(/^C Abara/);
    expect(line("Care co-ordinator")).not.toContain("Gone Away");
    expect(line("Allocated social worker")).not.toContain("Sunil Rao"); // a social worker, not said to be theirs
    expect(line("Who to phone now").match(/07700 900318/g)).toHaveLength(1);
    expect(line("Who to phone now")).toContain("Fairhaven Medical Centre and Estuary Teaching Hospitals");
    expect(line("Key holder")).toMatch(/^Reena Patel-Hughes/);
    expect(line("Who to phone now")).toMatch(/01632 960177.*07700 900318.*01632 960156.*01632 960155/);
    const matron = screen.getByRole("rowheader", { name: "Community matron" }).closest("tr") as HTMLElement;
    expect(matron.textContent).toMatch(/N Farrow.*Estuary Teaching Hospitals.*01-Feb-2026.*01632 960177/);
    fireEvent.keyDown(within(matron).getByRole("button", { name: "Details of Community matrons" }), {
      key: "c",
    });
    await screen.findByText(/Reference copied, for one minute/); // M131
    expect(screen.getByText("Daughter; may be told everything, Key holder")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Details of Community matrons" }));
    expect(screen.getByText("This looks wrong?")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("M114 never shows a missing answer as nobody", async () => {
    await page("Care network", (view, b) => {
      for (const s of view.sections ?? [])
        if (s.key === "social-care" || s.key === "care-network") s.missing = ["Marshland County Council"];
      for (const key of ["social-care", "care-network"])
        Object.assign(b.sections[key] ?? {}, { entries: [], empty: ["Marshland did not answer."] });
    });
    expect(line("Allocated social worker")).toBe("Missing: Marshland County Council.");
    await waitFor(() => expect(line("Who to phone now")).toContain("0808 157 0199")); // the region's
    expect(line("Who to phone now")).toMatch(
      /01632 960160.*Closed now by its usual hours, opens Mon 08:45. Ring the emergency duty number 0808 157 0160/,
    );
  });

  it("H5 says that it cannot tell who is on duty, and keeps the numbers that were sent", async () => {
    await page("Care network", (_, b) => {
      b.record.phone = async () => {
        throw { code: "audit", say: "The audit trail cannot be written.", retry: false };
      };
    });
    await waitFor(() =>
      expect(line("Who to phone now")).toContain(
        "Who is on duty now could not be shown: The audit trail cannot be written.",
      ),
    );
    expect(line("Who to phone now")).toContain("07700 900318");
  });

  it("M157 shows the goals of all plans, and nothing else of them", async () => {
    await page("Care network");
    const goals = document.querySelector('[data-section="goals"]') as HTMLElement;
    expect(within(goals).getByRole("button", { name: /birds/ })).toBeTruthy();
    expect(goals.textContent).not.toContain("Frailty care plan");
  });
});

describe("understanding the data", () => {
  it("M76 M77 says who shares what since when, what is planned, and what each answered", async () => {
    const { text, backend } = await page("Understanding the data", (view, b) => {
      // Where nobody knows the person, nothing is not said to be recorded.
      Object.assign(b.sections.results ?? {}, {
        answers: [
          answer("results", 0),
          answer("results", 1, { state: "empty", why: "not-known-here", shown: 0 }),
        ],
      });
      view.partners = [
        progress(0),
        progress(1, { state: "missing", say: "Did not answer in time", canRetry: true }),
      ];
    });
    await screen.findByText(/Radiology reports \(planned from 01-Apr-2027\)/);
    expect(text()).toMatch(/Not shared yet, planned from 01-Feb-2027: Results/);
    expect(text()).toMatch(/Since 01-Apr-2019, nothing older: Documents/);
    const surgery = screen.getByRole("rowheader", { name: /Fairhaven/ }).closest("tr") as HTMLElement;
    expect(surgery.textContent).toMatch(/Missing: Did not answer in time/);
    const again = screen.getByRole("button", { name: "Try again Fairhaven Medical Centre" });
    fireEvent.click(again);
    expect(backend.calls).toContain("retry F99001");
    fireEvent.click(screen.getByRole("button", { name: "By part of the record" }));
    const results = screen.getByRole("rowheader", { name: "Results" }).closest("tr") as HTMLElement;
    expect(results.textContent).toMatch(/Estuary Teaching Hospitals.*since 01-Jul-2024.*Radiology.*3 items/);
    expect(results.textContent).not.toContain("Nothing recorded");
    expect(await violations()).toEqual([]);
  });

  it("H24 names no organisation beside a sensitive person's answers", async () => {
    await page("Understanding the data", (view) => {
      view.person = sensitive;
      view.partners = [progress(0, { ods: "organisation-1", name: "A hospital", items: 7 })];
    });
    await screen.findByText(/Radiology/);
    expect(screen.queryByText("For this person, now", { selector: "th" })).toBeNull();
    const own = screen.getByRole("region", { name: "For this person, now" });
    expect(own.textContent).toMatch(/A hospital.*7 items/);
    expect(own.textContent).not.toContain("Estuary");
  });
});

describe("get support", () => {
  it("M132 M133 says whom to ask, from the region file, and what this is and is not", async () => {
    const { text } = await page("Get support");
    await screen.findByText(/01632 960 199/);
    expect(text()).toMatch(/own IT helpdesk/);
    expect(text()).toMatch(/What this is not.*not the full record/);
    expect(text()).not.toMatch(/\bSCR\b/);
    expect(await violations()).toEqual([]);
  });

  it("M31 gives every meaning of an abbreviation, those that begin so first", async () => {
    expect(meaningsFor("od")[0]?.meanings).toEqual(["once a day", "overdose", "right eye"]);
    expect(meaningsFor("kidney").map((t) => t.short)).toEqual(["AKI", "CKD"]);
    expect(new Set(glossary.map((t) => t.short)).size).toBe(glossary.length);
    for (const t of glossary) for (const m of [t.short, ...t.meanings]) expect(m.trim()).not.toBe("");
    await page("Get support");
    const field = screen.getByRole("textbox", { name: "Search the glossary" });
    fireEvent.change(field, { target: { value: "zzz" } });
    expect(screen.getByText("Not in this glossary. Ask who wrote it.")).toBeTruthy();
  });
});
