import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fake, signedIn } from "../backend/fake";
import type { SessionView } from "../backend/types";
import { App } from "../shell/App";
import { show, violations } from "../testing";

const officer: SessionView = {
  ...signedIn,
  professional: signedIn.professional && {
    ...signedIn.professional,
    name: "Anneliese Moor",
    roleName: "Privacy Officer",
    rights: ["audit-reports"],
    sections: [],
  },
};

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name: label }), { target: { value } });

it("a privacy officer starts at the reports and sees who, when, why, and what is flagged", async () => {
  const backend = fake(officer);
  show(backend, <App />);
  await screen.findByRole("heading", { name: "Access reports" });
  type("NHS number", "999 012 3454");
  type("First day", "1-Nov-2026");
  fireEvent.click(screen.getByRole("button", { name: "Show" }));
  await screen.findByRole("heading", { name: /Who looked at this person’s record: 9 entries/ });
  const tracey = within(screen.getByText("Tracey Hollis").closest("tr") as HTMLElement);
  for (const said of [
    "Same family name",
    "Outside usual hours",
    "4 min 10 s",
    "The Saltings Surgery",
    /checking an appointment/,
  ])
    expect(tracey.getByText(said)).toBeTruthy();
  expect(screen.getByText("Not allowed to this role")).toBeTruthy();
  expect(screen.getByText("Not yet in the region’s repository")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^What I was shown/ })).toBeNull();
  expect(backend.calls).toContain("report person 999 012 3454 1-Nov-2026-");
  expect(await violations()).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: "Older" }));
  await screen.findByText("7 to 9 of 9");
  expect(screen.queryByText("Tracey Hollis")).toBeNull();
});

it("an old report is gone when the next one fails, and nothing found is not silence", async () => {
  show(fake(officer), <App />);
  await screen.findByRole("heading", { name: "Access reports" });
  type("NHS number", "999 012 3454");
  fireEvent.click(screen.getByRole("button", { name: "Show" }));
  await screen.findByText("Tracey Hollis");
  type("NHS number", "12");
  fireEvent.click(screen.getByRole("button", { name: "Show" }));
  await screen.findByRole("alert");
  expect(screen.queryByText("Tracey Hollis")).toBeNull();
  type("NHS number", "999 012 3450");
  fireEvent.click(screen.getByRole("button", { name: "Show" }));
  await screen.findByText(/Nothing is recorded in this time that you may see/);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("everybody sees their own access, and only officers the reports", async () => {
  const backend = fake(signedIn);
  show(backend, <App />);
  fireEvent.click(await screen.findByRole("button", { name: "My access" }));
  await screen.findByRole("heading", { name: "My access" });
  await waitFor(() => expect(backend.calls.some((c) => c.startsWith("report me"))).toBe(true));
  expect(screen.queryByRole("button", { name: "Access reports" })).toBeNull();
  const more = await screen.findAllByRole("button", { name: /^What I was shown/ });
  more[1]?.focus();
  fireEvent.click(more[1] as HTMLElement);
  const dialog = within(await screen.findByRole("dialog", { name: "What I was shown" }));
  await dialog.findByText("5f3c0a9d2b7e41c86a90d1e2f3b4c5d6");
  expect(backend.calls).toContain("detail row-2");
  expect(dialog.getByText("No answer: not in time")).toBeTruthy();
  expect(dialog.getByText(/never what was typed: the rows counted are all/)).toBeTruthy();
  expect(dialog.getByText("Data as of 21-Nov-2026 08:05:00 GMT")).toBeTruthy();
  expect(dialog.getByText(/Opened: Document of Fairhaven Medical Centre/)).toBeTruthy();
  expect(await violations()).toEqual([]);
  fireEvent.click(dialog.getByRole("button", { name: "Close" }));
  fireEvent.click(screen.getByRole("button", { name: "Person search" }));
  await screen.findByRole("heading", { name: "Person search" });
});
