import { act, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { entry, when } from "../backend/fixtures";
import { LongRows } from "./LongRows";
import { encounters } from "./sections/encounters";

// jsdom lays nothing out: the column is 600 px high and each row 50.
beforeEach(() => {
  const is = (e: HTMLElement) => (e.classList.contains("row") ? 50 : 600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function (this: HTMLElement) {
    return is(this);
  });
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
});
afterEach(() => vi.restoreAllMocks());

const rows = Array.from({ length: 3000 }, (_, i) =>
  entry("encounters", "past", 0, `Visit ${i}`, when("2020")),
);
const list = (some = rows) => (
  <main>
    <LongRows id="x" rows={some} card={encounters} actions={{ onLetter: vi.fn(), onSource: vi.fn() }} alone />
  </main>
);
const standing = (c: HTMLElement) =>
  [...c.querySelectorAll<HTMLElement>(".row")].map((r) => Number(r.dataset.index));

it("keeps the rows near the view in the page, the first and the last, and says which of how many each is", () => {
  const { container } = render(list());
  const at = standing(container);
  expect(at.length).toBeGreaterThan(12);
  expect(at.length).toBeLessThan(40);
  expect(at.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(at.at(-1)).toBe(2999);
  for (const row of container.querySelectorAll<HTMLElement>(".row")) {
    expect(row.getAttribute("aria-setsize")).toBe("3000");
    expect(row.getAttribute("aria-posinset")).toBe(String(Number(row.dataset.index) + 1));
    expect(row.textContent).toContain(`Visit ${row.dataset.index}`);
  }
});

it("goes to its ends by Home and End, and keeps the row worked in and its neighbours", () => {
  const { container } = render(list());
  const term = (i: number) => container.querySelector<HTMLElement>(`[data-index="${i}"] .row-term`);
  act(() => term(3)?.focus());
  fireEvent.keyDown(term(3) as Element, { key: "End" });
  expect(document.activeElement).toBe(term(2999));
  expect(standing(container)).toContain(2998);
  fireEvent.keyDown(term(2999) as Element, { key: "Home" });
  expect(document.activeElement).toBe(term(0));
});

it("follows a filter down to a few rows and back", () => {
  const { container, rerender } = render(list());
  rerender(list(rows.slice(40, 43)));
  expect(standing(container)).toEqual([0, 1, 2]);
  expect(container.textContent).toContain("Visit 41");
  rerender(list());
  expect(standing(container).at(-1)).toBe(2999);
});
