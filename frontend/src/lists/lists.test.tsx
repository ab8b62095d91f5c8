import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake } from "../backend/fake";
import type { ListRow } from "../backend/listTypes";
import { App } from "../shell/App";
import { show, violations } from "../testing";
import { moved } from "./WorklistTable";

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

async function go(place: string, b = fake()) {
  show(b, <App />);
  fireEvent.click(await screen.findByRole("button", { name: place }));
  await screen.findByRole("heading", { name: place });
  if (place === "Recently accessed") await screen.findAllByRole("row");
  else await screen.findByRole("navigation", { name: "Worklists" });
  return b;
}

describe("M38 recently accessed", () => {
  it("shows who, when and from where, no address, and nobody's name who is sensitive (H24)", async () => {
    await go("Recently accessed");
    const rows = screen.getAllByRole("row").map((r) => r.textContent ?? "");
    expect(rows[1]).toMatch(
      /PATEL, Amina Rose.*14-Mar-1948 \(78y\)999 012 3454Today 14:32Worklist Virtual ward/,
    );
    expect(rows[2]).toContain("Deceased");
    expect(rows[3]).toMatch(/Sensitive record.*Search for the person/);
    expect(screen.queryByText(/Address/)).toBeNull();
    expect(screen.getByText(/These are your own marks/).textContent).toContain("read only");
    expect(await violations()).toEqual([]);
  });

  it("removes one and all, undoes both, and says what an empty list means", async () => {
    await go("Recently accessed");
    press("Remove HOLLIS, Frederick from this list");
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(3));
    press("Undo");
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(4));
    press("Clear all");
    expect(await screen.findByText("No recent records.")).toBeTruthy();
    expect(await violations()).toEqual([]);
    press("Undo");
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(4));
  });

  it("looks up who is opened, then asks for the reason", async () => {
    const b = await go("Recently accessed");
    press(/^PATEL/);
    const dialog = within(await screen.findByRole("dialog", { name: "Why do you need this record?" }));
    fireEvent.click(await dialog.findByRole("radio", { name: /treating/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await screen.findByRole("heading", { name: "Person summary" });
    expect(b.calls.filter((c) => c.startsWith("check"))).toEqual(["check recents a1"]);
  });

  it("stops where the list is not right, shows both, and opens only when told to (H36)", async () => {
    const b = await go("Recently accessed");
    press(/^HOLLIS/);
    const stop = within(await screen.findByRole("dialog", { name: /Stop: not as your list has it/ }));
    expect(stop.getByText("The family name is another.")).toBeTruthy();
    expect(stop.getByRole("region", { name: "On your list" }).textContent).toContain("HOLLIS");
    expect(stop.getByRole("region", { name: "Recorded now" }).textContent).toContain("PATEL");
    expect(document.activeElement?.textContent).toBe("Do not open");
    expect(await violations()).toEqual([]);
    fireEvent.click(stop.getByRole("button", { name: /Go on/ }));
    expect(await screen.findByRole("dialog", { name: "Why do you need this record?" })).toBeTruthy();
    expect(b.calls.some((c) => c.startsWith("open"))).toBe(false);
  });
});

describe("M39 worklists", () => {
  it("shows the lists with their counts, and one of them", async () => {
    await go("Worklists");
    const nav = within(screen.getByRole("navigation", { name: "Worklists" }));
    expect(nav.getByRole("button", { name: /Virtual ward 4 people/ })).toBeTruthy();
    expect(await violations()).toEqual([]);
    fireEvent.click(nav.getByRole("button", { name: /Frailty/ }));
    expect(await screen.findByText("Nobody is on this worklist.")).toBeTruthy();
  });

  async function ward(b = fake()) {
    await go("Worklists", b);
    press(/Virtual ward/);
    await screen.findByRole("heading", { name: "Virtual ward" });
    return b;
  }

  it("is ordered by keys, and says where somebody went", async () => {
    const b = await ward();
    const grip = screen.getByRole("button", { name: /^Move PATEL/ });
    grip.focus();
    fireEvent.keyDown(grip, { key: "ArrowUp" }); // the first already
    expect(b.calls.some((c) => c.startsWith("move"))).toBe(false);
    fireEvent.keyDown(grip, { key: "ArrowDown" });
    await waitFor(() => expect(b.calls).toContain("move a1 1"));
    expect(await screen.findByText("PATEL, Amina Rose moved to place 2 of 4")).toBeTruthy();
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Move PATEL.*place 2 of 4/),
    );
    fireEvent.keyDown(document.activeElement as Element, { key: "End" });
    await waitFor(() => expect(b.calls).toContain("move a1 3"));
  });

  it("is ordered by dragging", async () => {
    const b = await ward();
    const rows = screen.getAllByRole("row").slice(1);
    rows.forEach((r, i) => {
      r.getBoundingClientRect = () => new DOMRect(0, i * 40, 400, 40);
    });
    const grip = screen.getByRole("button", { name: /^Move PATEL/ });
    fireEvent.pointerDown(grip, { button: 0, clientY: 10 });
    fireEvent.pointerMove(grip, { clientY: 90 });
    expect(screen.getAllByRole("row")[3]?.textContent).toContain("PATEL");
    fireEvent.pointerUp(grip, { clientY: 90 });
    await waitFor(() => expect(b.calls).toContain("move a1 2"));
  });

  it("takes pasted numbers and names what it did not take", async () => {
    const b = await ward();
    press("Paste NHS numbers");
    fireEvent.change(screen.getByRole("textbox", { name: "NHS numbers, in any form" }), {
      target: { value: "999 510 2250" },
    });
    press("Check and add");
    const dialog = within(await screen.findByRole("dialog", { name: "Pasted NHS numbers" }));
    expect(dialog.getByText(/1 person added to/)).toBeTruthy();
    expect(dialog.getByText("On it already: 1")).toBeTruthy();
    expect(dialog.getByText(/Line 2:/).textContent).toContain("999 012 3455");
    expect(b.calls).toContain("paste 2 999 510 2250");
    expect(await violations()).toEqual([]);
  });

  it("is made, renamed and removed, and the removal is undone", async () => {
    await go("Worklists");
    press("New worklist");
    fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make worklist" }));
    expect(await screen.findByText("Give the worklist a name.")).toBeTruthy();
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Clinic" } });
    fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Make worklist" }));
    await screen.findByRole("heading", { name: "Clinic" });
    press("Rename");
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "Monday clinic" } });
    fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Rename" }));
    await screen.findByRole("heading", { name: "Monday clinic" });
    press("Remove worklist");
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Monday clinic" })).toBeNull());
    press("Undo");
    expect(await screen.findByRole("button", { name: /Monday clinic/ })).toBeTruthy();
  });

  it("says that a number nobody has cannot be opened (H36)", async () => {
    await ward();
    press(/^Name not known yet/);
    const dialog = within(await screen.findByRole("dialog", { name: "This person cannot be opened" }));
    expect(dialog.queryByRole("button", { name: /Go on/ })).toBeNull();
  });

  it("takes somebody from a search result", async () => {
    const b = fake();
    show(b, <App />);
    fireEvent.change(await screen.findByRole("textbox", { name: "NHS number" }), {
      target: { value: "999 012 3454" },
    });
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: "Add to a worklist" }));
    expect(screen.queryByRole("dialog", { name: /Why/ })).toBeNull();
    fireEvent.click(await screen.findByRole("button", { name: /Frailty MDT/ }));
    expect(await screen.findByText("Added to Frailty MDT")).toBeTruthy();
    expect(b.calls).toContain("add 1 9990123454");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("M37 the home page", () => {
  it("is what the user set, and tells the last sign-in", async () => {
    const b = fake();
    await b.lists.set("home", "worklist:2");
    show(b, <App />);
    expect(await screen.findByRole("heading", { name: "Virtual ward" })).toBeTruthy();
    expect(screen.getByText("Yesterday 08:12")).toBeTruthy();
    press("This is your home page");
    await waitFor(() => expect(b.calls).toContain("set home search"));
  });

  it("shows once what is new, and again when asked", async () => {
    const b = fake();
    await b.lists.set("news", "");
    show(b, <App />);
    const news = within(await screen.findByRole("region", { name: "What is new in this version" }));
    expect(await violations()).toEqual([]);
    fireEvent.click(news.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: /What is new/ })).toBeNull());
    press("What is new");
    expect(await screen.findByRole("dialog", { name: "What is new in this version" })).toBeTruthy();
  });

  it("keeps colours and text size", async () => {
    const b = fake();
    await b.lists.set("theme", "dark");
    show(b, <App />);
    await screen.findByRole("heading", { name: "Person search" });
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
    press("Larger text");
    await waitFor(() => expect(b.calls).toContain("set text-size 1"));
  });

  it("has no lists where the region wants none, and works without", async () => {
    const b = fake();
    const real = b.lists.status;
    b.lists.status = async () => ({ ...(await real()), on: false });
    show(b, <App />);
    await screen.findByRole("heading", { name: "Person search" });
    expect(screen.queryByRole("button", { name: "Worklists" })).toBeNull();
    b.lists.status = vi.fn(async () => {
      throw new Error("no lists");
    });
  });

  it("opens the search when the lists cannot be read", async () => {
    const b = fake();
    b.lists.status = async () => {
      throw { code: "internal", say: "No lists.", retry: true };
    };
    show(b, <App />);
    expect(await screen.findByRole("heading", { name: "Person search" })).toBeTruthy();
  });
});

it("moves a row among others", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id }) as ListRow);
  expect(moved(rows, "a", 2).map((r) => r.id)).toEqual(["b", "c", "a"]);
  expect(moved(rows, "c", 0).map((r) => r.id)).toEqual(["c", "a", "b"]);
});
