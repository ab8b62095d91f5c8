import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fake, locked, signedIn, signedOut } from "../backend/fake";
import { App } from "../shell/App";
import { show, violations } from "../testing";

const warned = { ...signedIn, lockIn: 58 };

async function search() {
  const field = await screen.findByRole("textbox", { name: "NHS number" });
  await act(async () => {}); // what listens is there too
  return field;
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

describe("the locked screen (H26, L14)", () => {
  it("says whose viewer it is, why and the ways on, and names no person", async () => {
    document.title = "Shared Care Record";
    const b = fake(locked);
    show(b, <App />);
    const main = within(await screen.findByRole("main"));
    expect(main.getByRole("heading", { name: "Locked" })).toBeTruthy();
    for (const text of [
      "Dr Helen Whitlock",
      "Consultant, Estuary",
      "Nobody used it for 10 minutes",
      "was closed",
    ])
      expect(screen.getByRole("main").textContent).toContain(text);
    expect(document.body.textContent).not.toContain("PATEL");
    expect(document.title).toBe("Shared Care Record");
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.queryByRole("button", { name: "Hide screen" })).toBeNull();
    expect(await violations()).toEqual([]);
    fireEvent.click(main.getByRole("button", { name: "Sign in again" }));
    expect(await screen.findByRole("textbox", { name: /copy this address/ })).toBeTruthy();
  });

  it("says what went wrong, and lets them sign out instead", async () => {
    const b = fake({
      ...locked,
      problem: { code: "sign-in", say: "It let you in without asking.", retry: true },
    });
    show(b, <App />);
    expect((await screen.findByRole("alert")).textContent).toContain("It let you in without asking.");
    fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(b.now).toBe(signedOut));
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeTruthy();
  });

  it.each(["asked", "absolute", "suspend", "screen-lock", "session", "page-lost", "sign-in-ended"] as const)(
    "has words for %s",
    async (why) => {
      show(fake({ ...locked, lock: locked.lock && { ...locked.lock, why, record: false } }), <App />);
      const text = (await screen.findByRole("main")).textContent ?? "";
      expect(text).toMatch(/\w\. No record was open\./);
      expect(text).not.toContain("undefined");
    },
  );
});

describe("the warning (H27)", () => {
  it("counts down, and stays away once Stay signed in was chosen", async () => {
    const b = fake();
    show(b, <App />);
    await search();
    b.now = warned;
    act(() => b.sessionChanged());
    const dialog = within(await screen.findByRole("dialog", { name: "Are you still there?" }));
    expect(dialog.getByRole("timer").textContent).toBe("58 seconds");
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(dialog.getByRole("timer").textContent).toMatch(/^4[78] seconds$/);
    expect(document.activeElement?.textContent).toBe("Stay signed in");
    expect(await violations()).toEqual([]);
    b.calls.length = 0;
    fireEvent.pointerDown(document.body); // beside it: a click meant for it must not hit what is below
    fireEvent.keyDown(document.body, { key: "x" });
    expect(b.calls).toEqual([]);
    fireEvent.click(dialog.getByRole("button", { name: "Stay signed in" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(b.calls).toEqual(["active"]);
  });

  it("can lock at once, and says when nothing puts it off", async () => {
    const b = fake({ ...warned, lockFixed: true });
    show(b, <App />);
    const dialog = within(await screen.findByRole("dialog", { name: "Your sign-in is about to end" }));
    fireEvent.click(dialog.getByRole("button", { name: "Go on until then" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(b.calls).not.toContain("active");
    fireEvent.click(screen.getByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("heading", { name: "Locked" })).toBeTruthy();
  });
});

describe("activity (L14)", () => {
  it("is told for pointer, keys and wheel, once a second, and never for data or a resting pointer", async () => {
    const b = fake();
    show(b, <App />);
    await search();
    const told = () => b.calls.filter((c) => c === "active").length;
    fireEvent.pointerMove(document.body, { screenX: 5, screenY: 5 }); // where it happens to be
    for (let i = 0; i < 5; i++) {
      act(() => b.changed("alerts"));
      act(() => b.sessionChanged());
      fireEvent.pointerMove(document.body, { screenX: 5, screenY: 5 });
      fireEvent.scroll(document.body);
      await act(() => vi.advanceTimersByTimeAsync(1100));
    }
    expect(told()).toBe(0);
    let want = 0;
    for (const use of [
      () => fireEvent.keyDown(document.body, { key: "a" }),
      () => fireEvent.wheel(document.body),
      () => fireEvent.pointerDown(document.body),
      () => fireEvent.pointerMove(document.body, { screenX: 6, screenY: 5 }),
    ]) {
      await act(() => vi.advanceTimersByTimeAsync(1100));
      use();
      use();
      want += 1;
      expect(told()).toBe(want);
    }
  });
});

describe("hiding the screen", () => {
  it("covers at once, drops nothing, counts as no use, and is taken away by its button", async () => {
    const b = fake();
    show(b, <App />);
    const field = await search();
    field.focus();
    fireEvent.keyDown(field, { code: "KeyH", key: "H", ctrlKey: true, shiftKey: true });
    const cover = within(screen.getByRole("dialog", { name: "Screen hidden" }));
    expect(document.body.hasAttribute("data-covered")).toBe(true);
    expect(document.getElementById("app")?.hasAttribute("inert")).toBe(true);
    expect(await violations()).toEqual([]);
    b.calls.length = 0;
    await act(() => vi.advanceTimersByTimeAsync(1100));
    fireEvent.pointerDown(document.body);
    fireEvent.keyDown(document.body, { key: "a" });
    expect(b.calls).toEqual([]);
    b.now = warned;
    act(() => b.sessionChanged());
    expect((await cover.findByRole("status")).textContent).toContain("about to lock");
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
    fireEvent.click(cover.getByRole("button", { name: "Show the screen" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.body.hasAttribute("data-covered")).toBe(false);
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(b.calls).toEqual(["active"]);
  });

  it("is a labelled button, and can be locked from there and by keys", async () => {
    const b = fake();
    show(b, <App />);
    await search();
    fireEvent.click(screen.getByRole("button", { name: "Hide screen" }));
    fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("heading", { name: "Locked" })).toBeTruthy();
    await waitFor(() => expect(document.body.hasAttribute("data-covered")).toBe(false));
    fireEvent.keyDown(document.body, { code: "KeyH", key: "H", ctrlKey: true, shiftKey: true });
    expect(screen.queryByRole("dialog")).toBeNull(); // there is nothing to hide
    b.now = signedIn;
    act(() => b.sessionChanged());
    await search();
    fireEvent.keyDown(document.body, { code: "KeyL", key: "L", ctrlKey: true, shiftKey: true });
    expect(await screen.findByRole("heading", { name: "Locked" })).toBeTruthy();
  });
});

describe("opening again what the lock closed (H26)", () => {
  it("names nobody, and opens by one press", async () => {
    const b = fake({ ...signedIn, reopen: true });
    show(b, <App />);
    const offer = within(await screen.findByRole("region", { name: "Record closed by the lock" }));
    expect(document.body.textContent).not.toContain("PATEL");
    expect(await violations()).toEqual([]);
    fireEvent.click(offer.getByRole("button", { name: "Open it again" }));
    expect(await screen.findByRole("heading", { name: "Person summary" })).toBeTruthy();
    expect(b.calls).toContain("reopen");
  });

  it("can be left, and says what went wrong", async () => {
    const b = fake({ ...signedIn, reopen: true });
    b.record.reopen = async () => {
      throw { code: "unavailable", say: "The identity service did not answer.", retry: true };
    };
    show(b, <App />);
    fireEvent.click(await screen.findByRole("button", { name: "Open it again" }));
    expect((await screen.findByRole("alert")).textContent).toContain("did not answer");
    fireEvent.click(screen.getByRole("button", { name: "Not now" }));
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "Record closed by the lock" })).toBeNull(),
    );
    expect(b.calls).toContain("forget");
  });
});
