// The pages of one part of the record: by organisation, results, social care.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { list } from "../backend";
import { fake, signedIn, wholeSection, wholeView } from "../backend/fake";
import { answer, entry, fact, progress, sensitive, value, when } from "../backend/fixtures";
import type { Entry, RecordView, SectionView } from "../backend/types";
import { show, violations } from "../testing";
import { Medications } from "./Medications";
import type { PageProps } from "./pages";
import { ResultsPage } from "./ResultsPage";
import { SocialCare } from "./SocialCare";
import { countWords, standing } from "./standing";
import type { SectionState } from "./useRecord";

const head = (key: string, title: string, more = {}) => ({
  key,
  title,
  safety: false,
  groups: [],
  count: 0,
  hidden: false,
  unshared: false,
  pending: 0,
  missing: [],
  incomplete: [],
  revision: 1,
  ...more,
});

// record has the sections that the pages are made of and the fixture lacks.
function record(): { view: RecordView; sections: Record<string, SectionState> } {
  const view = wholeView();
  const sections: Record<string, SectionState> = {};
  for (const h of list(view.sections)) sections[h.key] = { view: wholeSection(view, h.key) };
  const more = [
    head("immunisations", "Immunisations"),
    head("social-care", "Social care"),
    head("care-plans", "Care plans and decisions"),
    head("care-network", "Care network"),
  ];
  for (const h of more)
    sections[h.key] = {
      view: {
        record: view.record,
        section: h,
        entries: [],
        answers: [0, 1, 2, 3].map((i) =>
          answer(h.key, i, { state: "empty", say: `Nothing ${i}.`, shown: 0 }),
        ),
        empty: ["None recorded."],
        warnings: [],
        notes: [],
        revision: 1,
      },
    };
  view.sections = [...list(view.sections), ...more];
  return { view, sections };
}

const put = (r: ReturnType<typeof record>, key: string, change: Partial<SectionView>) => {
  const was = r.sections[key]?.view;
  if (!was) throw new Error(key);
  r.sections[key] = { view: { ...was, ...change } };
};
const headed = (r: ReturnType<typeof record>, key: string, change: object) => {
  r.view.sections = list(r.view.sections).map((h) => (h.key === key ? { ...h, ...change } : h));
};

function open(Page: (p: PageProps) => React.ReactNode, r: ReturnType<typeof record>) {
  const props = { onRetry: vi.fn(), onTryNow: vi.fn(), actions: { onLetter: vi.fn(), onSource: vi.fn() } };
  return { ...props, ...show(fake(signedIn, r.view), <main>{<Page {...r} {...props} />}</main>) };
}
const cardNamed = (name: string) => within(screen.getByRole("region", { name }));

const est = "Estuary Teaching Hospitals NHS Foundation Trust";
const fai = "Fairhaven Medical Centre";
const smh = "Saltmarsh Mental Health Partnership NHS Trust";
const ngu = "Northgate Integrated Urgent Care";

describe("medications and immunisations", () => {
  const blockOf = (name: string) => cardNamed(`${name}: medications`);

  it("M117 M120 stand in a block for each organisation, allergies first, with the difference on both rows", async () => {
    open(Medications, record());
    const titles = () => screen.getAllByRole("heading", { level: 2 }).map((h) => h.textContent);
    const all = [
      "Allergies and adverse reactions",
      "Medications",
      `${est}: medications`,
      `${fai}: medications`,
      `${smh}: medications`,
      "Immunisations",
    ];
    await waitFor(() => expect(titles()).toEqual(all)); // what is below the view comes last
    expect(blockOf(fai).getByText(`Different dose at ${est}`)).toBeTruthy();
    expect(blockOf(est).getByText(`Different dose at ${fai}`)).toBeTruthy();
    expect(await blockOf(smh).findByText("Donepezil 5mg tablets")).toBeTruthy();
    expect(blockOf(smh).queryByText("Bisoprolol 2.5mg tablets")).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("M120 says once what an organisation says of a medicine that differs, and in how many statements", () => {
    const r = record();
    const sent = (org: number, text: string) =>
      entry("medications", "current", org, "Omeprazole 20mg", when("2026"), {
        facts: [fact("dose", "Directions", text, true)],
        cautions: ["Dose or directions differ: see the others"],
      });
    put(r, "medications", {
      entries: [sent(0, "One OD"), sent(0, "One OD"), sent(0, "Two OD"), sent(1, "One OD")],
    });
    open(Medications, r);
    const lines = cardNamed("Where organisations differ").getAllByText(/^(One|Two) OD$/);
    const said = lines.map((e) => e.parentElement?.textContent).join("; ");
    expect(said).toBe(`${est} One OD (2 statements); ${est} Two OD; ${fai} One OD`);
  });

  it("M160 keeps apart what two units of an organisation recorded", () => {
    const r = record();
    const row = entry("medications", "current", 0, "Clozapine", when("2019"));
    put(r, "medications", {
      entries: [row, { ...row, id: "b", term: "Senna", source: { ...row.source, unit: "Egret Ward" } }],
    });
    open(Medications, r);
    expect(blockOf(`${est}, Egret Ward`).getByText("Senna")).toBeTruthy();
    expect(blockOf(est).queryByText("Senna")).toBeNull();
    expect(blockOf(est).getByText("Clozapine")).toBeTruthy();
  });

  it("M118 shows the reason, the type and where it is prescribed without opening a row", () => {
    const r = record();
    put(r, "medications", {
      entries: [
        entry("medications", "current", 1, "Bisoprolol", when("17-Nov-2026", "Last issued"), {
          facts: [
            fact("reason", "For", "Heart failure"),
            fact("course", "Type", "Repeat"),
            fact("started", "Started", "05-May-2026"),
            fact("prescribing", "Prescribed", "Prescribed at GP practice"),
          ],
        }),
      ],
    });
    open(Medications, r);
    for (const t of ["Heart failure", "Repeat", "05-May-2026", "Prescribed at GP practice", "Last issued"])
      expect(blockOf(fai).getByText(t)).toBeTruthy();
  });

  it("H5 H6 names in its place an organisation that did not answer, and lists who has none or does not share", () => {
    const r = record();
    put(r, "medications", {
      entries: list(wholeSection(r.view, "medications").entries).filter((e) => e.source.name === fai),
      answers: [
        answer("medications", 0, { state: "failed", why: "timeout", say: `${est} did not answer in time.` }),
        answer("medications", 1),
        answer("medications", 2, { state: "not-asked", why: "planned", say: `${smh} will share this.` }),
        answer("medications", 3, { state: "empty", say: `${ngu} has nothing recorded.` }),
      ],
      notes: [`${smh} will share this.`],
    });
    r.view.partners = [0, 1, 2, 3].map((i) =>
      progress(i, i === 0 ? { state: "missing", canRetry: true } : {}),
    );
    const { onTryNow } = open(Medications, r);
    const block = screen.getByRole("region", { name: `${est}: medications` });
    expect(block.textContent).toContain("Missing: its medications");
    expect(block.textContent).toContain("did not answer in time");
    expect(block.textContent).not.toMatch(/Loading|None recorded/);
    const rest = screen.getByText("No medications here from").parentElement?.textContent;
    expect(rest).toContain("will share this.");
    expect(rest).toContain(`${ngu} has nothing recorded.`);
    expect(rest).not.toContain(est);
    expect(document.querySelectorAll(".part-note")).toHaveLength(0); // said already
    const line = screen.getByRole("region", { name: "Completeness of Medications and immunisations" });
    expect(line.textContent).toContain("3 of 4 organisations that share this answered in full.");
    fireEvent.click(within(line).getByRole("button", { name: `Try again ${est}` }));
    expect(onTryNow).toHaveBeenCalledWith("RZ9");
  });

  it("says of rows of an organisation that is only partly there that some are missing, and counts at least", () => {
    const r = record();
    put(r, "medications", {
      answers: [
        answer("medications", 0, { state: "partial", say: "1 item withheld." }),
        ...[1, 2, 3].map((i) => answer("medications", i)),
      ],
    });
    open(Medications, r);
    const text = screen.getByRole("region", { name: `${est}: medications` }).textContent ?? "";
    expect(text).toContain("at least 1");
    expect(text).toContain("Missing: some of its medications");
    expect(text).toContain("1 item withheld.");
  });

  it("H24 does not tell apart the organisations of a sensitive person", () => {
    const r = record();
    r.view.person = sensitive;
    put(r, "medications", wholeSection(wholeView(sensitive), "medications"));
    const { container } = open(Medications, r);
    expect(screen.getAllByRole("button", { name: "Furosemide 40mg tablets" })).toHaveLength(2);
    expect(container.querySelector(".by-organisation #part-medications")).toBeNull();
  });

  it("H39 stays one failed or hidden section, never no medicines", () => {
    const r = record();
    r.sections.medications = { problem: { code: "unavailable", say: "It took too long.", retry: true } };
    headed(r, "immunisations", { hidden: true });
    open(Medications, r);
    expect(screen.getByText("Medications could not be shown.")).toBeTruthy();
    const line = screen.getByRole("region", { name: /^Completeness/ }).textContent;
    expect(line).toContain("Medications could not be shown here. Information may exist.");
    expect(line).toContain("Hidden by your role: Immunisations.");
  });
});

describe("completeness of a page", () => {
  const of = (change: (r: ReturnType<typeof record>) => void) => {
    const r = record();
    change(r);
    return countWords(standing(r.view, r.sections, ["results"]));
  };
  it("never calls complete what is awaited, missing, unread or unshared", () => {
    expect(of(() => {})).toBe("All 4 organisations that share this answered.");
    expect(of((r) => (r.sections.results = {}))).toBe("Not read yet.");
    const with0 = (more: object) => (r: ReturnType<typeof record>) =>
      put(r, "results", { answers: [answer("results", 0, more), answer("results", 1)] });
    expect(of(with0({ state: "pending" }))).toContain(
      "1 of 2 organisations that share this answered so far.",
    );
    expect(of(with0({ state: "partial" }))).toContain(
      "1 of 2 organisations that share this answered in full.",
    );
    expect(of(with0({ state: "not-asked", why: "breaker" }))).toContain("1 of 2");
    expect(of(with0({ state: "not-asked", why: "not-shared" }))).toBe(
      "The 1 organisation that shares this answered.",
    );
    expect(
      of((r) =>
        put(r, "results", { answers: [answer("results", 0, { state: "not-asked", why: "planned" })] }),
      ),
    ).toBe("No organisation shares this yet.");
  });
});

describe("results", () => {
  const shownTerms = () => [...document.querySelectorAll(".row-term")].map((e) => e.textContent);

  it("shows whole panels with unit and range as sent, and a flag only where one was sent", async () => {
    open(ResultsPage, record());
    const text = screen.getByRole("region", { name: "Results" }).textContent ?? "";
    expect(text).toContain("White cell count7.10 10*9/LRange 4.0–11.0");
    expect(text).toContain("Haemoglobin102 g/L LowRange 115–160");
    const white = screen.getByText("White cell count").closest(".value");
    expect(white?.className).toBe("value");
    expect(await violations()).toEqual([]);
  });

  it.each([
    ["Preliminary", "Interim: it may still change."],
    ["Amended", "Changed after it was final."],
    ["Cancelled", "Cancelled: do not read it as a result."],
  ])("H17 says beside a %s report what that means", (text, says) => {
    const r = record();
    const values = [value("Sodium", "140", "mmol/L")];
    put(r, "results", {
      entries: [
        entry("results", "results", 0, "U&E", when("2026"), { status: { text, kind: "notable" }, values }),
      ],
    });
    open(ResultsPage, r);
    expect(screen.getByText(text)).toBeTruthy();
    expect(document.querySelector(".row .caution")?.textContent).toContain(says);
  });

  it("narrows by name and by organisation, says how many it leaves out, and resets", () => {
    open(ResultsPage, record());
    fireEvent.change(screen.getByRole("textbox", { name: "Find by name" }), { target: { value: "POTASS" } });
    expect(shownTerms()).toEqual(["Urea and electrolytes"]);
    expect(screen.getByText("Showing 1 of 4 results.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: `${fai} 1` }));
    expect(shownTerms()).toEqual([]);
    expect(screen.getByText(/left out by the filter/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(shownTerms()).toHaveLength(4);
    fireEvent.click(screen.getByRole("button", { name: `${fai} 1` }));
    expect(shownTerms()).toEqual(["HbA1c level"]);
  });

  it("counts at least while somebody is missing", () => {
    const r = record();
    headed(r, "results", { missing: [smh] });
    open(ResultsPage, r);
    expect(screen.getByText("At least 4 results.")).toBeTruthy();
  });
});

describe("social care, capacity and legal", () => {
  const tell = (r: ReturnType<typeof record>, key: string, ...rows: Entry[]) =>
    put(r, key, { entries: rows.map((e) => ({ ...e, source: { ...e.source, setting: e.source.setting } })) });

  it("M126 M154 shows package, worker, assessments, reasons and equipment, primary reason in words", async () => {
    const r = record();
    tell(
      r,
      "social-care",
      entry("social-care", "now", 0, "Home care", when("2024", "From"), {
        facts: [fact("worker", "Allocated worker", "Kwame Osei", true)],
      }),
      entry("social-care", "assessments", 0, "Care Act assessment", when("18-Jun-2026", "Finished")),
      entry("social-care", "reasons", 0, "Support with memory", when("2024"), {
        facts: [fact("category", "Kind", "Primary support reason")],
      }),
      entry("social-care", "equipment", 0, "Perching stool", when("2025", "Asked")),
      entry("social-care", "past", 0, "Reablement", when("2023", "Ended")),
    );
    open(SocialCare, r);
    expect(cardNamed("Package of care").getByText("Kwame Osei")).toBeTruthy();
    expect(cardNamed("Assessments and reviews").getByText("Care Act assessment")).toBeTruthy();
    expect(cardNamed("Why support is given").getByText("Primary support reason")).toBeTruthy();
    expect(cardNamed("Equipment").getByText("Perching stool")).toBeTruthy();
    expect(cardNamed("Package of care").queryByText("Reablement")).toBeNull();
    const none = screen.getByRole("region", { name: "Alerts from adult social care" });
    expect(none.textContent).toContain("None found in what was sent");
    expect(none.querySelector(".count")).toBeNull(); // a nought would say that there is nothing
    expect(await violations()).toEqual([]);
  });

  it("M154 finds legal matters by code and words, keeps the past apart and shows who differs", () => {
    const r = record();
    const dols = "Deprivation of Liberty Safeguards authorisation";
    tell(
      r,
      "alerts",
      entry("alerts", "current", 0, dols, when("14-Jul-2026", "From"), {
        facts: [fact("end", "Until", "13-Jul-2027", true)],
      }),
      entry("alerts", "past", 0, dols, when("14-Jul-2025", "From")),
    );
    tell(
      r,
      "care-plans",
      entry(
        "care-plans",
        "decisions",
        1,
        "Lasting power of attorney (Mental Capacity Act 2005)",
        when("2023"),
      ),
      entry("care-plans", "decisions", 2, "Appointed", when("2024"), {
        codes: [{ system: "http://snomed.info/sct", code: "816361000000101", display: "" }],
      }),
      entry("care-plans", "plans", 2, "Falls plan", when("2024"), {
        facts: [fact("note", "Note", "Discussed with her advocate")],
      }),
    );
    open(SocialCare, r);
    const liberty = screen.getByRole("region", { name: "Deprivation of liberty (DoLS)" });
    expect(liberty.textContent).toMatch(/Current or not said to be over 1.*Until 13-Jul-2027.*Past 1/);
    const attorney = screen.getByRole("region", { name: "Attorney or deputy" }).textContent;
    expect(attorney).toContain("Lasting power of attorney");
    expect(attorney).toContain("Appointed");
    expect(attorney).toContain(`Recorded by ${smh} and ${fai}. They may differ: compare them.`);
    expect(screen.getByRole("region", { name: "Mental capacity" }).textContent).not.toContain("attorney");
    expect(screen.getByRole("region", { name: "Advocate or representative" }).textContent).toContain(
      "None found in what was sent under",
    );
  });

  it("H5 says of a topic without rows who is missing and what nobody shares", () => {
    const r = record();
    headed(r, "social-care", { unshared: true });
    headed(r, "care-plans", { missing: [smh] });
    headed(r, "documents", { hidden: true });
    open(SocialCare, r);
    expect(cardNamed("Equipment").getByText("Not shared by any organisation yet.")).toBeTruthy();
    const text = screen.getByRole("region", { name: "Best-interests decisions" }).textContent ?? "";
    expect(text).toContain(`Missing: ${smh}`);
    expect(text).toContain(`Not everything came from ${smh}.`);
    expect(text).toContain("Not shared by any organisation yet: social care.");
    expect(text).toContain("Hidden by your role: Documents.");
    expect(text).toContain("Absence of information does not mean that there is none.");
  });

  it("H39 warns when a section of a topic could not be read, and still shows the others", () => {
    const r = record();
    r.sections["care-plans"] = { problem: { code: "unavailable", say: "No.", retry: true } };
    tell(
      r,
      "problems",
      entry("problems", "current", 1, "Lack of mental capacity to make decision", when("2026")),
    );
    open(SocialCare, r);
    const text = screen.getByRole("region", { name: "Mental capacity" }).textContent ?? "";
    expect(text).toContain("Care plans and decisions could not be read. Information may exist.");
    expect(text).toContain("Lack of mental capacity");
  });
});
