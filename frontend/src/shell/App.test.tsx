import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, gapsView, signedIn, signedOut, signingIn, wholeView } from "../backend/fake";
import { sensitive } from "../backend/fixtures";
import { setKeyMap } from "../keys/map";
import { show, violations } from "../testing";
import { App } from "./App";

async function openRecord() {
  fireEvent.change(await screen.findByRole("textbox", { name: "NHS number" }), {
    target: { value: "999 012 3454" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  fireEvent.click(await screen.findByRole("button", { name: /PATEL, Amina/ }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(await dialog.findByRole("radio", { name: /treating/ }));
  fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
  await screen.findByRole("heading", { name: "Person summary" });
}

describe("no access (C10)", () => {
  it("says so, and whom to ask, in place of a search", async () => {
    const who = { ...signedIn.professional, name: "Colin Weaver", roleName: "", rights: [], sections: [] };
    show(
      fake({
        ...signedIn,
        professional: { ...signedIn.professional, ...who } as typeof signedIn.professional,
      }),
      <App />,
    );
    expect(await screen.findByRole("heading", { name: "You have no direct access" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Person search" })).toBeNull();
    expect(screen.getByRole("main").textContent).toContain("signed in as Colin Weaver, without a role");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(await violations()).toEqual([]);
  });
});

it("the bar's buttons say their keys, those in force", async () => {
  show(fake(), <App />);
  await screen.findByRole("textbox", { name: "NHS number" });
  const keys = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-keyshortcuts");
  expect(keys("Hide screen")).toBe("Control+Shift+H");
  expect(keys("Lock")).toBe("Control+Shift+L");
  act(() => setKeyMap({ lock: "Ctrl+Shift+Y", hide: "" }));
  expect(keys("Lock")).toBe("Control+Shift+Y");
  expect(keys("Hide screen")).toBeNull();
  act(() => setKeyMap({}));
});

describe("reload (M102, H8)", () => {
  it("opens the same record anew, and offers it when the record has grown old", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const b = fake();
      show(b, <App />);
      await openRecord();
      expect(screen.queryByRole("status", { name: "Age of this record" })).toBeNull();
      await act(() => vi.advanceTimersByTimeAsync(16 * 60_000));
      const bar = within(screen.getByRole("status", { name: "Age of this record" }));
      expect(bar.getByText(/Retrieved 1\d minutes ago/)).toBeTruthy();
      fireEvent.click(bar.getByRole("button", { name: "Reload" }));
      await waitFor(() => expect(b.calls.some((c) => c.startsWith("reload"))).toBe(true));
      await waitFor(() => expect(screen.queryByRole("status", { name: "Age of this record" })).toBeNull());
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("H2 H4 a record that was left while it was loaded anew", () => {
  it("does not come back, and is closed", async () => {
    const b = fake();
    let arrive = (_: typeof b.view) => {};
    b.record.reload = () =>
      new Promise((done) => {
        arrive = done;
      });
    show(b, <App />);
    await openRecord();
    fireEvent.click(screen.getByRole("button", { name: "Reload" }));
    fireEvent.click(screen.getByRole("button", { name: "Person search" }));
    await screen.findByRole("textbox", { name: "NHS number" });
    await act(async () => arrive({ ...wholeView(), record: "late" }));
    expect(screen.queryByRole("heading", { name: "Person summary" })).toBeNull();
    expect(b.calls).toContain("close late");
  });
});

describe("sign-in", () => {
  it("names the region, says that it is for training, and waits for the browser with its address", async () => {
    const b = fake(signedOut);
    show(b, <App />);
    expect(await screen.findByRole("heading", { name: /Marshland and Estuary/ })).toBeTruthy();
    expect(screen.getByText("TRAINING")).toBeTruthy();
    expect(screen.queryByText("UNMANAGED")).toBeNull();
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    const address = await screen.findByRole<HTMLInputElement>("textbox", { name: /copy this address/ });
    expect(address.value).toBe(signingIn.authURL);
    expect(address.readOnly).toBe(true);
    expect(await violations()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeTruthy();
  });

  it("says what went wrong", async () => {
    show(
      fake({ ...signedOut, problem: { code: "sign-in", say: "The sign-in took too long.", retry: true } }),
      <App />,
    );
    expect((await screen.findByRole("alert")).textContent).toContain("The sign-in took too long.");
  });

  it("says on every screen what is wrong with the audit journal, and nothing when it is well", async () => {
    const auditNotice = "The audit journal on this computer cannot be written.";
    show(fake({ ...signedOut, auditNotice }), <App />);
    expect((await screen.findByRole("alert")).textContent).toBe(`AUDIT ${auditNotice}`);
    cleanup();
    show(fake(signedOut), <App />);
    await screen.findByRole("button", { name: "Sign in" });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("marks an unmanaged region, and shows no training band outside training", async () => {
    show(fake({ ...signedOut, region: { ...signedOut.region, training: false, unmanaged: true } }), <App />);
    expect(await screen.findByText("UNMANAGED")).toBeTruthy();
    expect(screen.queryByText("TRAINING")).toBeNull();
  });

  it("goes on when the browser has come back", async () => {
    const b = fake(signingIn);
    show(b, <App />);
    await screen.findByRole("button", { name: "Cancel" });
    b.now = signedIn;
    act(() => b.sessionChanged());
    expect(await screen.findByRole("heading", { name: "Person search" })).toBeTruthy();
    expect(screen.getByText("Dr Helen Whitlock")).toBeTruthy();
  });
});

describe("L12 the watermark", () => {
  it("stands over the record with who looks and since when, where the region wants it, and is not read out", async () => {
    const mark = () => document.querySelector(".watermark");
    show(fake({ ...signedIn, region: { ...signedIn.region, watermark: true } }), <App />);
    await screen.findByRole("heading", { name: "Person search" });
    expect(mark()).toBeNull();
    await openRecord();
    await screen.findByRole("heading", { name: "Alerts" });
    const retrieved = /Retrieved (.*\d\d:\d\d)/.exec(
      document.querySelector(".retrieved")?.textContent ?? "",
    )?.[1];
    expect(mark()?.textContent).toContain(`Dr Helen Whitlock, Estuary Teaching Hospitals${retrieved}`);
    expect(mark()?.getAttribute("aria-hidden")).toBe("true");
    cleanup();
    show(fake(), <App />);
    await openRecord();
    await screen.findByRole("heading", { name: "Alerts" });
    expect(mark()).toBeNull();
  });
});

describe("the way to a record", () => {
  it("goes from search by reason to the summary, to a letter and back", async () => {
    const b = fake();
    show(b, <App />);
    await openRecord();
    expect(b.calls).toContain("open 9990123454 treatment");
    for (const card of ["Alerts", "Allergies and adverse reactions", "Medications", "Documents"])
      expect(await screen.findByRole("heading", { name: card })).toBeTruthy();
    // Axe looks at the whole record in the real window: here it takes too long.
    const documents = within(await screen.findByRole("region", { name: "Documents" }));
    fireEvent.click(await documents.findByRole("button", { name: "Heart failure nurse letter" }));
    expect(await screen.findByRole("region", { name: "Document" })).toBeTruthy();
    expect(screen.getByText(/All 4 organisations answered/)).toBeTruthy();
    expect(screen.getByRole("region", { name: "Person" }).textContent).toContain("PATEL");

    fireEvent.click(screen.getByRole("button", { name: "Back to summary" }));
    expect(await screen.findByRole("heading", { name: "Person summary" })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Heart failure nurse letter");
  });

  it("closes the record when the search is chosen, and when signed out", async () => {
    const b = fake();
    show(b, <App />);
    await openRecord();
    fireEvent.click(screen.getByRole("button", { name: "Person search" }));
    expect(await screen.findByRole("textbox", { name: "NHS number" })).toBeTruthy();
    expect(b.calls).toContain("close open-9990123454");
    expect(document.body.textContent).not.toContain("Penicillins");

    await openRecord();
    fireEvent.click(screen.getByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("PATEL");
  });

  it("leaves the record when the session is lost underneath it", async () => {
    const b = fake();
    show(b, <App />);
    await openRecord();
    b.now = signedOut;
    act(() => b.sessionChanged());
    await waitFor(() => expect(document.body.textContent).not.toContain("PATEL"));
  });

  it("never puts anything of a person into the title", async () => {
    const b = fake(signedIn, gapsView());
    document.title = "Shared Care Record";
    show(b, <App />);
    await openRecord();
    expect(document.title).toBe("Shared Care Record");
    expect(document.body.textContent).not.toMatch(/\bSCR\b/);
  });

  it("offers no source of a sensitive person's items", async () => {
    const b = fake(signedIn, wholeView(sensitive));
    show(b, <App />);
    fireEvent.click(await screen.findByRole("button", { name: "Search" }));
    fireEvent.click(await screen.findByRole("button", { name: /MARSH, Dana/ }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(await dialog.findByRole("radio", { name: /treating/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    fireEvent.click(await screen.findByRole("button", { name: "Penicillins" }));
    expect(screen.getByText(/This looks wrong/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "View as sent" })).toBeNull();
  });
});
