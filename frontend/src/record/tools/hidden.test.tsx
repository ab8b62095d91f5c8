import { fireEvent, within as inside, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { list } from "../../backend";
import { fake, wholeView } from "../../backend/fake";
import type { SectionView } from "../../backend/types";
import { show } from "../../testing";
import { RecordPage } from "../RecordPage";
import { cut, holds, isDated, type Range, within } from "./filter";

const ranges: Range[] = [
  { from: "", to: "" },
  { from: "2026-11-01", to: "" },
  { from: "", to: "2025-12-31" },
  { from: "2026-01-01", to: "2026-06-30" },
  { from: "2030-01-01", to: "" },
];

describe("H22 what is out of view is counted", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("to the row, for every range of days, kind and search of every section; safety sections stay whole", () => {
    let tried = 0;
    for (const view of Object.values(fake().sections) as SectionView[])
      for (const range of ranges)
        for (const search of ["", "a", "letter", "no such words"]) {
          const before = cut(view, { range, search });
          for (const kind of [undefined, ...before.kinds.keys()]) {
            const all = list(view.entries);
            const { view: left, out } = cut(view, { range, search, kind });
            const shown = list(left.entries);
            tried++;
            expect(shown.length + out).toBe(all.length);
            expect(new Set(shown).size).toBe(shown.length);
            if (view.section.safety) expect(out).toBe(0);
            // Nothing is out of view that nothing asked to be so.
            else if (!kind)
              for (const e of all)
                expect(shown.includes(e)).toBe(
                  (!isDated(view.section.key) || within(e, range)) &&
                    (search === "" || holds(e, search.toLowerCase().split(/\s+/))),
                );
            else expect(shown.length).toBe(before.kinds.get(kind));
          }
        }
    expect(tried).toBeGreaterThan(200);
  });

  it("on the screen, in each density, for as long as it is so, with the way back", async () => {
    Element.prototype.scrollTo = vi.fn() as never;
    const view = wholeView();
    const backend = fake(undefined, view);
    for (const s of Object.values(backend.sections)) s.entries = (s.entries ?? []).slice(0, 9);
    const props = { onLeave: vi.fn(), onReloaded: vi.fn(), onSessionLost: vi.fn() };
    show(backend, <RecordPage opened={view} {...props} />);
    await screen.findByRole("button", { name: "Penicillins" });
    expect(screen.queryByText(/^Showing [\d,]+ of [\d,]+\.$/)).toBeNull();
    const from = screen.getByRole("textbox", { name: "From" });
    for (const [typed, range] of [
      ["01-Nov-2026", ranges[1]],
      ["01-Jan-2030", ranges[4]],
    ] as const) {
      fireEvent.change(from, { target: { value: typed } });
      fireEvent.blur(from);
      const dated = Object.values(backend.sections).filter((s) => isDated(s.section.key));
      const [all, out] = dated.reduce(
        ([a, o], s) => [a + list(s.entries).length, o + cut(s, { range: range as Range }).out],
        [0, 0],
      );
      expect(out).toBeGreaterThan(0);
      for (const density of ["Compact", "Expanded", "Comfortable"]) {
        fireEvent.click(
          inside(screen.getByRole("group", { name: "Density" })).getByRole("button", { name: density }),
        );
        expect(screen.getByText(`Showing ${all - out} of ${all}.`)).toBeTruthy();
        for (const s of dated) {
          const hidden = cut(s, { range: range as Range }).out;
          const card = document.querySelector(`[data-section="${s.section.key}"]`)?.textContent ?? "";
          const total = list(s.entries).length;
          if (hidden > 0)
            expect(card).toContain(
              `${hidden === total ? `All ${total} are` : `${hidden} of ${total} are`} out of view`,
            );
          else expect(card).not.toContain("out of view");
        }
      }
    }
    fireEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(screen.queryByText(/^Showing [\d,]+ of [\d,]+\.$/)).toBeNull();
    expect(document.body.textContent).not.toContain("out of view");
  });
});
