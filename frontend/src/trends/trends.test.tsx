import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { list } from "../backend";
import { type Fake, fake, gapsView, wholeSection } from "../backend/fake";
import type { RecordView, SectionHead } from "../backend/types";
import type { PageProps } from "../record/pages";
import { ResultsPage } from "../record/ResultsPage";
import type { SectionState } from "../record/useRecord";
import { show, violations } from "../testing";

// page is the results page, on which one has chosen to see them over time.
async function page(b: Fake = fake(), change: (head: SectionHead) => Partial<SectionHead> = () => ({})) {
  const view: RecordView = {
    ...b.view,
    sections: list(b.view.sections).map((h) => ({ ...h, ...change(h) })),
  };
  const sections: Record<string, SectionState> = {};
  for (const h of list(view.sections)) sections[h.key] = { view: wholeSection(view, h.key) };
  const props: PageProps = {
    view,
    sections,
    actions: { onLetter: vi.fn(), onSource: vi.fn() },
    onRetry: vi.fn(),
    onTryNow: vi.fn(),
  };
  const shown = show(b, <main id="main">{<ResultsPage {...props} />}</main>);
  fireEvent.click(screen.getByRole("button", { name: "Over time" }));
  return { b, ...shown };
}
const chart = (name: RegExp) => screen.findByRole("application", { name });
const region = async (name: RegExp) => within(await screen.findByRole("region", { name }));

describe("results over time", () => {
  it("H10 begins with what was repeated, says who is missing, and lists what is not drawn", async () => {
    await page(fake(undefined, gapsView()));
    await chart(/^Serum potassium level, mmol\/L, 5 values/);
    expect(screen.getByRole("heading", { level: 1, name: "Results over time" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Completeness of Results over time" })).toBeTruthy();
    expect(screen.queryByRole("application", { name: /mmol\/mol/ })).toBeNull();
    const not = await region(/^Not drawn/);
    expect(not.getByText("In words, not as a number: 1 value")).toBeTruthy();
    expect(not.getByText("Fairhaven Medical Centre: 1 item not shown (entered in error).")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("H18 has every value in a table, as sent, with status, flag, note and range", async () => {
    await page();
    const table = await region(/^Values of Serum potassium level/);
    const rows = table
      .getAllByRole("row")
      .slice(1)
      .map((r) => r.textContent);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toBe("17-Nov-2026 09:554.60 mmol/L Amended3.5 to 5.3 mmol/L");
    expect(rows[1]).toBe(
      "17-Nov-2026 07:106.8 mmol/L Critically high PreliminarySpecimen haemolysed3.5 to 5.3 mmol/L",
    );
    const troponin = await region(/^Values of Troponin T/);
    expect(troponin.getByText("<0.01")).toBeTruthy();
    expect(troponin.getByText("Cancelled")).toBeTruthy();
    expect(troponin.getAllByText("Not sent")).toHaveLength(3);
  });

  it("M109 is walked by arrow keys, each value said; + − 0 and Shift with arrows change the time", async () => {
    await page();
    const potassium = await chart(/^Serum potassium/);
    const said = () => potassium.nextElementSibling?.textContent;
    const key = (k: string, shiftKey = false) => fireEvent.keyDown(potassium, { key: k, shiftKey });
    key("ArrowLeft");
    expect(said()).toBe("5 of 5. Taken 17-Nov-2026 09:55: 4.60 mmol/L, Amended, range 3.5 to 5.3 mmol/L");
    key("ArrowLeft");
    expect(said()).toContain("4 of 5. Taken 17-Nov-2026 07:10: 6.8 mmol/L, Critically high, Preliminary");
    key("Home");
    expect(said()).toContain("1 of 5. Taken 02-Oct-2026 09:00: 4.4 mmol/L");
    const out = () => screen.queryAllByText(/out of view/).length;
    expect(out()).toBe(0);
    for (let i = 0; i < 8; i++) key("+");
    expect(out()).toBeGreaterThan(1); // the others show the same time
    key("End");
    expect(said()).toContain("5 of 5.");
    key("ArrowLeft", true);
    expect(said()).toContain("5 of 5.");
    key("0");
    expect(out()).toBe(0);
  });

  it("takes a test from the list, and the flowsheet has the tests by date", async () => {
    const { b } = await page();
    const list = await region(/^Completeness/);
    expect(list).toBeTruthy();
    fireEvent.click(await screen.findByRole("checkbox", { name: /mmol\/mol/ }));
    await chart(/^Haemoglobin A1c level, mmol\/mol, 1 value\./);
    expect(b.calls).toContain("points k trop a1c a1c-mol");
    fireEvent.change(screen.getByRole("textbox", { name: "Find a test" }), { target: { value: "a1c" } });
    expect(screen.getByText(/Showing 2 of 4 tests\. 4 chosen\./)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Flowsheet" }));
    const sheet = await region(/^Flowsheet/);
    const heads = sheet.getAllByRole("columnheader").map((h) => h.textContent);
    expect(heads).toEqual([
      "Test",
      "2016",
      "2019",
      "02-Oct-2026",
      "20-Oct-2026",
      "02-Nov-2026",
      "17-Nov-2026",
    ]);
    const cells = within(sheet.getByRole("row", { name: /^Serum potassium/ })).getAllByRole("cell");
    expect(cells.map((c) => c.textContent?.trim())).toEqual([
      "",
      "",
      "4.4",
      "4.9",
      "5.1",
      "07:10 6.8 Critically high Preliminary09:55 4.60 Amended",
    ]);
    expect(await violations()).toEqual([]);
  });

  it("shows what happened beside on the same time, on demand, and says what has no date", async () => {
    const { b } = await page();
    await chart(/^Serum potassium/);
    expect(screen.queryByText("Losartan 50mg tablets")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Medicines" }));
    const lane = await region(/^Medications in this time/);
    expect(lane.getByText("From 10-Oct-2026, no end sent")).toBeTruthy();
    expect(lane.getByText(/1 row without a date that can be read/)).toBeTruthy();
    expect(screen.queryByText("Inpatient stay")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Encounters" }));
    expect((await region(/^Encounters in this time/)).getByText("14-Nov-2026 to 18-Nov-2026")).toBeTruthy();
    expect(await violations()).toEqual([]);
    expect(b.view.person.sensitive).toBe(false);
  });

  it("opens from a row with what it measured, and goes back to that row", async () => {
    const b = fake();
    const asked = vi.spyOn(b.record, "trends");
    const row = list(b.sections.results?.entries)[0];
    await page(b);
    fireEvent.click(await screen.findByRole("button", { name: "Results as a list" }));
    const button = screen.getByRole("button", { name: `${row?.term} over time` });
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(b.view.record, row?.id));
    await screen.findByText(/No value of this result can be drawn/);
    fireEvent.click(screen.getByRole("button", { name: "Results as a list" }));
    expect(document.activeElement).toBe(button);
  });

  it("H1 never looks empty where it is not known: hidden, or without a number", async () => {
    const b = fake();
    b.record.trends = async (record) => ({
      record,
      series: [],
      left: [],
      chosen: [],
      unseen: [],
      empty: ["Hidden by your role. Nothing was asked for this section."],
      warnings: ["Some items are withheld."],
    });
    await page(b, (h) => ({ hidden: h.key === "results" }));
    expect(await screen.findByText("Hidden by your role. Nothing was asked for this section.")).toBeTruthy();
    expect(await screen.findByText("Some items are withheld.")).toBeTruthy();
    expect(screen.queryByText("Not drawn")).toBeNull();
    b.record.trends = async () => Promise.reject({ code: "unavailable", say: "It broke.", retry: true });
    await page(b);
    expect(await screen.findByText("It broke.")).toBeTruthy();
  });
});
