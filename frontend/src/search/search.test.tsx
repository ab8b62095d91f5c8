import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake } from "../backend/fake";
import { show, violations } from "../testing";
import { SearchPage } from "./SearchPage";

const page = (b = fake()) => {
  const onOpen = vi.fn();
  show(b, <SearchPage support="helpdesk@estuary.example" onOpen={onOpen} />);
  return { b, onOpen };
};
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("person search", () => {
  it("asks only when told to, and shows who was found with flags and likeness", async () => {
    const { b } = page();
    type("Family name", "Patel");
    expect(b.calls).toEqual([]);
    press("Search");
    expect(await screen.findByRole("heading", { name: "3 people found" })).toBeTruthy();
    const dead = screen.getByRole("row", { name: /OYELARAN/ }).textContent;
    expect(dead).toMatch(/^Deceased.*Died 02-Sep-2026/);
    const hidden = screen.getByRole("row", { name: /MARSH/ }).textContent;
    expect(hidden).toContain("Sensitive record");
    expect(hidden).not.toContain("Tern Close");
    expect(screen.getByRole("row", { name: /PATEL/ }).textContent).toContain(
      "same family name and date of birth",
    );
    expect(await violations()).toEqual([]);
  });

  it("shows what is wrong with what was typed, and gives it the focus", async () => {
    page();
    type("NHS number", "1");
    press("Search");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("You entered 1.");
    await waitFor(() => expect(document.activeElement).toBe(alert));
    expect(await violations()).toEqual([]);
  });

  it("says that nobody was found, and that this proves nothing", async () => {
    page();
    type("Family name", "Nobody");
    press("Search");
    expect(await screen.findByRole("heading", { name: "Nobody found" })).toBeTruthy();
    expect(screen.getByText(/does not\s+mean that a person has no records/)).toBeTruthy();
  });

  it("drops the answer to a search that was cleared or replaced", async () => {
    const b = fake();
    const slow: (() => void)[] = [];
    const real = b.people.search;
    b.people.search = (f) => new Promise((done) => slow.push(() => done(real(f))));
    page(b);
    type("Family name", "Patel");
    press("Search");
    press("Clear");
    slow[0]?.();
    await Promise.resolve();
    await waitFor(() => expect(screen.queryByText(/found/)).toBeNull());
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Family name" }).value).toBe("");
  });
});

describe("reason for access", () => {
  const choose = async (b = fake()) => {
    const all = page(b);
    type("NHS number", "999 012 3454");
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: /PATEL/ }));
    const dialog = within(await screen.findByRole("dialog", { name: "Why do you need this record?" }));
    await dialog.findAllByRole("radio");
    return { ...all, dialog };
  };

  it("shows who it is, and opens nothing without a reason", async () => {
    const { b, dialog } = await choose();
    expect(screen.getByRole("dialog").textContent).toMatch(
      /PATEL, Amina Rose \(Mrs\)Born14-Mar-1948 \(78y\).*999 012 3454/,
    );
    expect(screen.getByRole("dialog").textContent).toContain(
      "You do not need consent to view, but tell the person where you can",
    );
    expect(dialog.getAllByRole<HTMLInputElement>("radio").some((r) => r.checked)).toBe(false);
    expect(await violations()).toEqual([]);
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("Choose why");
    expect(b.calls.filter((c) => c.startsWith("open"))).toEqual([]);
  });

  it("asks for words where the reason needs them, and sends them", async () => {
    const { b, onOpen, dialog } = await choose();
    expect(dialog.queryByRole("textbox")).toBeNull();
    fireEvent.click(dialog.getByRole("radio", { name: "Another direct care reason" }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("Say in a few words");
    fireEvent.change(dialog.getByRole("textbox"), { target: { value: "Pharmacy query " } });
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
    expect(b.calls).toContain("open 9990123454 other Pharmacy query");
  });

  it("opens by the superseded number that was asked for (H11)", async () => {
    const known = fake();
    known.view = { ...known.view, person: { ...known.view.person, askedAs: "999 000 0001" } };
    const { b, onOpen, dialog } = await choose(known);
    fireEvent.click(dialog.getByRole("radio", { name: "I am treating or assessing this person" }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
    expect(b.calls.some((c) => c.startsWith("open 999 000 0001 "))).toBe(true);
  });

  it("closes by Escape, opens nothing, and gives the focus back", async () => {
    const { b } = await choose();
    expect(document.getElementById("app")?.hasAttribute("inert")).toBe(true);
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.getElementById("app")?.hasAttribute("inert")).toBe(false);
    expect(b.calls.filter((c) => c.startsWith("open"))).toEqual([]);
  });

  it("closes a record that opens after it was cancelled (H2 H4)", async () => {
    const { b, onOpen, dialog } = await choose();
    const open = b.record.open;
    let arrive = () => {};
    b.record.open = async (...args) => {
      await new Promise<void>((done) => {
        arrive = done;
      });
      return open(...args);
    };
    fireEvent.click(dialog.getByRole("radio", { name: "I am treating or assessing this person" }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    fireEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    arrive();
    await waitFor(() => expect(b.calls.some((c) => c.startsWith("close"))).toBe(true));
    expect(onOpen).not.toHaveBeenCalled();
  });
});
