// Medicines and allergies side by side.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendContext, list } from "../backend";
import { fake, signedIn, wholeSection, wholeView } from "../backend/fake";
import { fakeSideBySide } from "../backend/fakeSideBySide";
import { entry, when } from "../backend/fixtures";
import type { RecordView, SideBySide } from "../backend/types";
import { ToolsContext, useNewTools } from "../record/tools/tools";
import type { SectionState } from "../record/useRecord";
import { show, violations } from "../testing";
import { AllergiesBeside, MedicinesBeside } from "./SideBySide";

function open(change: (v: SideBySide) => void = () => {}, Page = MedicinesBeside) {
  const view = wholeView();
  const sections: Record<string, SectionState> = {};
  for (const h of list(view.sections)) sections[h.key] = { view: wholeSection(view, h.key) };
  const backend = fake(signedIn, view);
  backend.record.sideBySide = vi.fn(async (_, key) => {
    const v = fakeSideBySide(wholeSection(view, key));
    change(v);
    return v;
  });
  const went = vi.fn();
  const actions = { onLetter: vi.fn(), onSource: vi.fn() };
  const Whole = (p: { view: RecordView; sections: Record<string, SectionState> }) => (
    <ToolsContext value={useNewTools(went)}>
      <main>
        <Page {...p} actions={actions} onRetry={vi.fn()} onTryNow={vi.fn()} />
      </main>
    </ToolsContext>
  );
  const shown = show(backend, <Whole view={view} sections={sections} />);
  return { ...shown, backend, went, actions, view, sections, Whole };
}

const statements = () => [...document.querySelectorAll<HTMLElement>("[data-say]")];

describe("M117 medicines side by side", () => {
  it("has every statement of the section once, under its organisation, and axe finds nothing", async () => {
    const { view } = open();
    await screen.findByRole("table");
    const said = statements().map((s) => s.dataset.say);
    const ids = list(wholeSection(view, "medications").entries).map((e) => e.id);
    expect([...said].sort()).toEqual([...ids].sort());
    screen.getByText(/^\d+ statements, \d+ groups, 0 hidden$/);
    const table = screen.getByRole("table");
    const heads = within(table)
      .getAllByRole("columnheader")
      .map((h) => h.textContent?.trim());
    for (const e of list(wholeSection(view, "medications").entries)) {
      const cell = document.querySelector(`[data-say="${e.id}"]`)?.closest("td") as HTMLTableCellElement;
      expect(heads[cell.cellIndex]).toBe(e.source.name);
    }
    expect(await violations()).toEqual([]);
  });

  it("says of an empty cell whether the organisation answered, and of copies how many", async () => {
    open((v) => {
      v.columns = [
        ...list(v.columns),
        { key: "X", name: "Out", setting: "acute", gap: "Out did not answer.", waiting: false },
      ];
      for (const r of list(v.rows)) r.cells = [...list(r.cells), { say: "Not known", statements: [] }];
      const s = list(list(v.rows)[0]?.cells).flatMap((c) => list(c.statements))[0];
      if (s) s.copies = [{ ...s.entry, id: "copy" }];
    });
    await screen.findByText("Out did not answer.");
    expect(screen.getAllByText("Not known").length).toBeGreaterThan(5);
    expect(screen.getAllByText("None sent").length).toBeGreaterThan(5);
    screen.getByText("Sent 2 times, word for word the same");
    fireEvent.click(statements()[0] as HTMLElement);
    screen.getByText("Sent again, word for word the same");
  });

  it("reaches every statement by the arrows, opens by Enter and returns by Escape", async () => {
    const { went } = open();
    await screen.findByRole("table");
    const all = statements();
    expect(all.filter((s) => s.tabIndex === 0)).toHaveLength(1);
    all[0]?.focus();
    const reached = new Set<Element | null>([document.activeElement]);
    for (let i = 1; i < all.length; i++) {
      fireEvent.keyDown(document.activeElement as Element, { key: "ArrowRight" });
      reached.add(document.activeElement);
    }
    expect(reached.size).toBe(all.length);
    fireEvent.keyDown(document.activeElement as Element, { key: "Home" });
    fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
    const second = document.activeElement as HTMLElement;
    expect(second.dataset.column).toBe(all[0]?.dataset.column);
    expect(second.dataset.row).not.toBe(all[0]?.dataset.row);
    fireEvent.click(second); // what Enter does on a button
    screen.getByRole("region", { name: /^Details of/ });
    fireEvent.keyDown(second, { key: "Escape" });
    expect(screen.queryByRole("region", { name: /^Details of/ })).toBeNull();
    expect(document.activeElement).toBe(second);
    expect(went).not.toHaveBeenCalled();
    fireEvent.keyDown(second, { key: "Escape" });
    expect(went).toHaveBeenCalledWith("medications");
  });

  it("leads to what is similar, and joins nothing", async () => {
    open((v) => {
      const [first, last] = [list(v.rows)[0], list(v.rows).at(-1)];
      if (first && last) first.similar = [{ key: last.key, term: last.term, why: "Similar words" }];
    });
    const similar = await screen.findByText("Similar words");
    fireEvent.click(within(similar.parentElement as HTMLElement).getByRole("button"));
    expect((document.activeElement as HTMLElement).dataset.row).toBe(statements().at(-1)?.dataset.row);
  });

  it("draws thousands of rows a page at a time, says what is not drawn, and draws it when it is wanted", async () => {
    open((v) => {
      const [first] = list(v.rows);
      v.columns = list(v.columns).slice(0, 1);
      if (first)
        v.rows = Array.from({ length: 450 }, (_, i) => {
          const said = { ...entry("medications", "current", 0, "Warfarin", when("2026")), id: `said-${i}` };
          return {
            ...first,
            key: said.id,
            over: i >= 250,
            notes: i === 300 ? [{ kind: "conflict", text: "Conflict" }] : [],
            similar: i === 0 ? [{ key: "said-350", term: "Another", why: "Similar words" }] : [],
            cells: [{ say: "", statements: [{ entry: said, copies: [] }] }],
          };
        });
    });
    await screen.findByText("Similar words");
    expect(statements()).toHaveLength(200);
    const rest = () => [...document.querySelectorAll(".beside-rest")];
    expect(rest().map((p) => p.textContent)).toEqual(
      Array(2).fill(
        "Shown: the first 200 of 450 groups. Among those not shown yet: 50 in force; 1 with a conflict, a difference or a stop. Show the next 200 Show all 450",
      ),
    );
    fireEvent.click(screen.getByText("Another"));
    expect((document.activeElement as HTMLElement).dataset.say).toBe("said-350");
    expect(statements()).toHaveLength(400);
    fireEvent.click(within(rest()[1] as HTMLElement).getByText("Show the next 50"));
    expect((document.activeElement as HTMLElement).dataset.say).toBe("said-400");
    expect(statements()).toHaveLength(450);
    expect(rest()).toEqual([]);
  });

  it("is read anew when the section changes; after a fault nothing old stays, and it can be tried again", async () => {
    const { backend, sections, rerender, Whole, view } = open();
    await screen.findByRole("table");
    const state = sections.medications?.view;
    if (!state) throw new Error("no section");
    backend.record.sideBySide = vi.fn().mockRejectedValue({ code: "no-record", say: "Gone.", retry: false });
    rerender(
      <BackendContext value={backend}>
        <Whole view={view} sections={{ ...sections, medications: { view: { ...state, revision: 2 } } }} />
      </BackendContext>,
    );
    await screen.findByText("Gone.");
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("shows why there is nothing, never an empty table", async () => {
    open((v) => {
      v.rows = [];
      v.columns = [];
      v.empty = ["Hidden by your role. Nothing was asked for this section."];
    });
    await screen.findByText(/Hidden by your role\. Nothing/);
    expect(screen.queryByRole("table")).toBeNull();
  });
});

it("H6 H13 allergies have their conflicts above and in the row, and refuted ones say so", async () => {
  open((v) => {
    v.warnings = ["Conflict: A states that there are none, but an allergy is recorded by B."];
    const r = list(v.rows)[0];
    if (r) r.notes = [{ kind: "conflict", text: "Conflict: refuted by C" }];
  }, AllergiesBeside);
  await screen.findByText(/^Conflict: A states/);
  screen.getByText("Conflict: refuted by C");
  const aspirin = statements().find((s) => /Aspirin/.test(s.textContent ?? ""));
  expect(aspirin?.textContent).toBe("Refuted: Aspirin");
});

it("names a sensitive person’s columns by their kind of care", async () => {
  open((v) => {
    const e = entry("medications", "current", 0, "Warfarin", when("2026"), {});
    v.columns = [{ key: "A hospital", name: "A hospital", setting: "acute", gap: "", waiting: false }];
    v.rows = list(v.rows)
      .slice(0, 1)
      .map((r) => ({
        ...r,
        cells: [
          {
            say: "",
            statements: [{ entry: { ...e, source: { ...e.source, ods: "", name: "" } }, copies: [] }],
          },
        ],
      }));
  });
  await waitFor(() => expect(statements()).toHaveLength(1));
  expect(screen.getByRole("columnheader", { name: /A hospital/ })).toBeTruthy();
});
