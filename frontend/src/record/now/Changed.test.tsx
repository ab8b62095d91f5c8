// What changed since the user last looked, on the summary.
import { act, fireEvent, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fake, signedIn, wholeSection, wholeView } from "../../backend/fake";
import { noChanges, someChanges } from "../../backend/fixtureChanges";
import { rows } from "../../backend/fixtureRows";
import type { ChangesView } from "../../backend/types";
import { show, violations } from "../../testing";
import { Changed } from "./Changed";

const view = wholeView();
const sections = Object.fromEntries(
  ["documents", "medications"].map((k) => [k, { view: wholeSection(view, k) }]),
);

async function panel(answer: Omit<ChangesView, "record">, record = view.record) {
  const backend = fake(signedIn);
  backend.record.changes = async () => ({ ...answer, record });
  show(
    backend,
    <Changed view={view} sections={sections} actions={{ onLetter: vi.fn(), onSource: vi.fn() }} />,
  );
  await act(async () => {});
}
const region = () => screen.getByRole("region", { name: /^Changed since you last looked/ });

it("counts for each organisation, says what cannot be told, and shows the rows as new or altered", async () => {
  await panel(someChanges);
  const text = region().textContent ?? "";
  expect(screen.getByRole("heading").textContent).toBe("Changed since you last looked, 03-Nov-2026 14:10");
  expect(text).toContain("Fairhaven Medical Centre: 1 new, 1 altered");
  expect(text).toContain("Estuary Teaching Hospitals NHS Foundation Trust: 2 gone");
  expect(text).toContain("Nothing new, altered or gone: Northmarsh Council.");
  expect(text).toContain("Cannot tell. Saltmarsh Mental Health NHS Trust – Everything: no answer now");
  expect(text).toContain("This is not a notification service");
  expect(text).not.toContain(rows.documents?.[0]?.term);
  fireEvent.click(screen.getByRole("button", { name: "Expand Changed since you last looked" }));
  expect(within(region()).getByText("New since 03-Nov-2026 14:10")).toBeTruthy();
  expect(within(region()).getByText("Altered since 03-Nov-2026 14:10")).toBeTruthy();
  expect(region().textContent).toContain(rows.documents?.[0]?.term);
  expect(await violations()).toEqual([]);
});

it("says so on a first look, and nothing at all where the region keeps none", async () => {
  await panel({ ...noChanges, on: true, say: "There is no earlier look of yours to compare with." });
  expect(region().textContent).toContain("There is no earlier look of yours to compare with.");
  expect(region().textContent).not.toContain("Nothing new");
  expect(screen.queryByRole("button")).toBeNull();
});

it("is not there where the region keeps no looks, nor with an answer of another record (H4)", async () => {
  await panel(noChanges);
  expect(screen.queryByRole("region")).toBeNull();
  await panel(someChanges, "another");
  expect(screen.queryByRole("region")).toBeNull();
});
