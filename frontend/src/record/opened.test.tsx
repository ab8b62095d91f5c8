// A choice that opens or closes every row reaches those out of view late.
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { BackendContext } from "../backend";
import { fake } from "../backend/fake";
import { entry, when } from "../backend/fixtures";
import { show } from "../testing";
import { cards } from "./cards";
import { EntryRow } from "./EntryRow";
import { type Opened, OpenedLate, OpenedNow, OpenedTurn } from "./tools/tools";

const card = cards.find((c) => c.key === "medications");
const furosemide = entry("medications", "current", 0, "Furosemide", when("2019"));
const actions = { onLetter: vi.fn(), onSource: vi.fn() };

// row shows a row that has been told so much, while the latest turn is another.
function row(latest: number, told: Opened) {
  if (!card) throw new Error("no card");
  const backend = fake();
  const turn = { current: latest };
  const page = (now: Opened) => (
    <OpenedNow value={now}>
      <OpenedLate value={now}>
        <OpenedTurn value={turn}>
          <ul>
            <EntryRow entry={furosemide} card={card} actions={actions} />
          </ul>
        </OpenedTurn>
      </OpenedLate>
    </OpenedNow>
  );
  const shown = show(backend, page(told));
  return {
    choose: (turned: number) => {
      turn.current = turned;
    },
    tell: (now: Opened) => shown.rerender(<BackendContext value={backend}>{page(now)}</BackendContext>),
  };
}
const press = () => fireEvent.click(screen.getByRole("button", { name: "Furosemide" }));
const isOpen = () =>
  screen.getByRole("button", { name: "Furosemide" }).getAttribute("aria-expanded") === "true";

it("stays open by hand when a choice made before that comes late", () => {
  const { choose, tell } = row(0, { open: true, turn: 0 });
  press();
  expect(isOpen()).toBe(false);
  choose(1); // all are closed: this row is not told yet
  press();
  expect(isOpen()).toBe(true);
  tell({ open: false, turn: 1 });
  expect(isOpen()).toBe(true);
});

it("stays closed by hand likewise", () => {
  const { tell } = row(1, { open: true, turn: 0 });
  press();
  tell({ open: true, turn: 1 });
  expect(isOpen()).toBe(false);
});

it("follows a choice that was made after, and any where nothing was done by hand", () => {
  const { choose, tell } = row(1, { open: false, turn: 0 });
  tell({ open: true, turn: 1 });
  expect(isOpen()).toBe(true);
  press();
  choose(2);
  tell({ open: true, turn: 2 });
  expect(isOpen()).toBe(true);
});
