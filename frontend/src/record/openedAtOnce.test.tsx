// Where many rows in view open at once, those that will fill it are drawn first.
import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { BackendContext } from "../backend";
import { fake } from "../backend/fake";
import { entry, when } from "../backend/fixtures";
import { show } from "../testing";
import { cards } from "./cards";
import { EntryRow } from "./EntryRow";
import { type Opened, OpenedLate, OpenedNow, OpenedTurn } from "./tools/tools";

// All that is looked at is in view, until it is said to be out of it.
const { out } = vi.hoisted(() => {
  const out = new Map<Element, () => void>();
  globalThis.IntersectionObserver = class {
    constructor(private tell: (all: { target: Element; isIntersecting: boolean }[]) => void) {}
    observe(target: Element) {
      this.tell([{ target, isIntersecting: true }]);
      out.set(target, () => this.tell([{ target, isIntersecting: false }]));
    }
    unobserve() {}
  } as unknown as typeof IntersectionObserver;
  return { out };
});

const card = cards.find((c) => c.key === "medications");
const actions = { onLetter: vi.fn(), onSource: vi.fn() };
const rows = ["Amlodipine", "Bisoprolol", "Codeine", "Digoxin", "Furosemide"].map((term, i) =>
  entry("medications", "current", i, term, when("2019")),
);

function page(now: Opened, turn: number) {
  if (!card) throw new Error("no card");
  return (
    <main>
      <OpenedNow value={now}>
        <OpenedLate value={now}>
          <OpenedTurn value={{ current: turn }}>
            <ul>
              {rows.map((e) => (
                <EntryRow key={e.id} entry={e} card={card} actions={actions} />
              ))}
            </ul>
          </OpenedTurn>
        </OpenedLate>
      </OpenedNow>
    </main>
  );
}
const button = (name: string) => screen.getByRole("button", { name });
const drawn = () => rows.filter((e) => button(e.term).hasAttribute("aria-controls")).length;

it("draws three, then the others that are still in view", async () => {
  const backend = fake();
  const shown = show(backend, page({ open: false, turn: 0 }, 0));
  shown.rerender(<BackendContext value={backend}>{page({ open: true, turn: 1 }, 1)}</BackendContext>);
  expect(rows.every((e) => button(e.term).getAttribute("aria-expanded") === "true")).toBe(true);
  expect(drawn()).toBe(3);
  const last = button("Furosemide").closest("li");
  if (last) out.get(last)?.();
  await waitFor(() => expect(drawn()).toBe(4));
  await new Promise((done) => setTimeout(done, 200));
  expect(drawn()).toBe(4); // the last is pushed out of view
});
