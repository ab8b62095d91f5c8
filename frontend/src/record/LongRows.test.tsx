import { act, fireEvent, render, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { entry, when } from "../backend/fixtures";
import { LongRows } from "./LongRows";
import { encounters } from "./sections/encounters";

// jsdom lays nothing out: the column is 600 px high and each row 50, if nothing else is said.
let high = 50;
beforeEach(() => {
  high = 50;
  const is = (e: HTMLElement) => (e.classList.contains("row") ? high : 600);
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
  <main style={{ overflowY: "auto" }}>
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

it("draws rows a batch ahead of a scroll, and none while those that stand will do", async () => {
  high = 40; // as rows that were never measured are guessed
  const { container } = render(list(rows.map((e) => ({ ...e }))));
  const main = container.querySelector("main") as HTMLElement;
  await waitFor(() => expect(standing(container).length).toBeGreaterThan(20));
  // scroll gives the rows that stand, but for the first and the last. 600 px are in
  // view; 120 more must stand on each side, and 480 may.
  const scroll = (top: number) => {
    main.scrollTop = top;
    fireEvent.scroll(main);
    const at = standing(container).slice(1, -1);
    expect(at[0]).toBeLessThanOrEqual(Math.max(1, (top - 120) / high));
    expect(at.at(-1)).toBeGreaterThanOrEqual((top + 720) / high - 1);
    expect(at.length).toBeLessThan((600 + 2 * 480) / high + 7);
    return at.join();
  };
  let drawn = 0;
  let was = "";
  for (let top = 0; top <= 3000; top += 60) {
    const at = scroll(top);
    drawn += at === was ? 0 : 1;
    was = at;
  }
  expect(drawn).toBeLessThan(12);
  for (const top of [2960, 3000, 2900, 3000]) expect(scroll(top)).toBe(was);
  for (let top = 3000; top >= 1500; top -= 60) scroll(top);
  scroll(90_000);
  scroll(200);
});
