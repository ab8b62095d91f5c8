import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, reasons } from "../backend/fake";
import { show, violations } from "../testing";
import { ReasonDialog } from "./ReasonDialog";
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

  it("says too many, and no single one, where that is it: neither is nobody (D21)", async () => {
    const b = fake();
    b.oneMatch = true;
    b.people.search = async () => ({ candidates: [], say: "Add the postcode.", tooMany: true });
    page(b);
    expect(await screen.findByText(/names a person only when exactly one\s+matches/)).toBeTruthy();
    type("Family name", "Clarke");
    press("Search");
    expect(await screen.findByRole("heading", { name: "Too many people match" })).toBeTruthy();
    b.people.search = async () => ({ candidates: [], say: "Add more detail.", tooMany: false });
    press("Search");
    expect(await screen.findByRole("heading", { name: "No single person matches" })).toBeTruthy();
    expect(screen.queryByText(/Nobody/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("keeps everything typed when a search fails, and asks for words after so many (I2)", async () => {
    const b = fake();
    const forms: unknown[] = [];
    b.people.search = async (f) => {
      forms.push(f);
      throw { code: "searches", say: "You have searched 60 times within an hour.", retry: false };
    };
    page(b);
    expect(screen.queryByRole("textbox", { name: /so many searches/ })).toBeNull();
    type("Family name", "Clarke");
    type("Date of birth", "5/5/1952");
    press("More ways to search");
    type("Date of birth up to, for a range of ten years at most", "5/5/1955");
    fireEvent.click(screen.getByRole("radio", { name: /sound alike/ }));
    press("Search");
    const why = await screen.findByRole("textbox", { name: "Why are so many searches needed?" });
    fireEvent.change(why, { target: { value: "Clinic list of 80" } });
    press("Search");
    await waitFor(() => expect(forms).toHaveLength(2));
    expect(forms[1]).toMatchObject({
      family: "Clarke",
      born: "5/5/1952",
      bornTo: "5/5/1955",
      match: "like",
      why: "Clinic list of 80",
    });
    expect(await violations()).toEqual([]);
  });

  it("says what is in force in a part that is folded", () => {
    page();
    press("More ways to search");
    fireEvent.click(screen.getByRole("radio", { name: /former names and addresses/ }));
    press("More ways to search");
    expect(screen.getByText("In force: Also former names and addresses")).toBeTruthy();
  });

  it("never opens anybody by itself, not even the only one found by a like name (H2)", async () => {
    const b = fake();
    const { person } = b.view;
    b.people.search = async () => ({
      candidates: [{ person, alike: "", otherwise: "Not the name you typed: found by a former name" }],
      say: "It may be somebody else.",
      tooMany: false,
    });
    const { onOpen } = page(b);
    type("Family name", "Pattel");
    press("Search");
    expect((await screen.findByRole("row", { name: /PATEL/ })).textContent).toContain(
      "Not the name you typed",
    );
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: /PATEL/ }));
    expect((await screen.findByRole("dialog")).textContent).toContain("Not the name you typed");
    expect(b.calls.filter((c) => c.startsWith("open"))).toEqual([]);
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

  it("asks to stop and think, takes words, and opens only with them (I1)", async () => {
    const b = fake();
    b.prompt = { ...b.prompt, concerns: ["This person has your family name."] };
    const { onOpen, dialog } = await choose(b);
    expect(screen.getByRole("note", { name: "Stop and think" }).textContent).toContain("your family name");
    fireEvent.click(dialog.getByRole("radio", { name: "I am treating or assessing this person" }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("Say in a few words");
    expect(await violations()).toEqual([]);
    fireEvent.change(dialog.getByRole("textbox"), { target: { value: "Duty call" } });
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
    expect(b.calls).toContain("open 9990123454 treatment Duty call");
  });

  it("asks for words when Go stops an open that the page could not foresee", async () => {
    const b = fake();
    const open = b.record.open;
    b.record.open = async (n, reason, note) => {
      if (!note) throw { code: "think", say: "Stop and think.", retry: false };
      return open(n, reason, note);
    };
    const { onOpen, dialog } = await choose(b);
    fireEvent.click(dialog.getByRole("radio", { name: "I am treating or assessing this person" }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    fireEvent.change(await dialog.findByRole("textbox"), { target: { value: "On my caseload" } });
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
  });

  it("does not ask twice in a session, and lets another reason be given (M51)", async () => {
    const b = fake();
    b.prompt = { ...b.prompt, given: "other", note: "Pharmacy query" };
    show(b, <ReasonDialog person={b.view.person} alike="" onClose={() => {}} onOpen={() => {}} />);
    const dialog = within(await screen.findByRole("dialog"));
    expect((await dialog.findByText(/Your reason in this session/)).textContent).toContain("Pharmacy query");
    expect(dialog.queryAllByRole("radio")).toHaveLength(0);
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await waitFor(() => expect(b.calls).toContain("open 9990123454 other Pharmacy query"));
    fireEvent.click(dialog.getByRole("button", { name: "Give another reason" }));
    expect(dialog.getAllByRole("radio")).toHaveLength(reasons.length);
    expect(await violations()).toEqual([]);
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

describe("while the identity service is down", () => {
  const down = { code: "unavailable", say: "The identity service did not answer.", retry: true };

  it("offers the NHS number alone, says what that means, and opens so (decision 9)", async () => {
    const b = fake();
    b.people.search = async () => {
      throw down;
    };
    const { onOpen } = page(b);
    type("Family name", "Patel");
    press("Search");
    await screen.findByText(down.say);
    expect(screen.queryByRole("button", { name: /alone/ })).toBeNull();
    type("NHS number", "9990123454");
    press("Search");
    await waitFor(() => expect(screen.getByRole("button", { name: /alone…/ })).toBeTruthy());
    expect(await violations()).toEqual([]);
    press(/alone…/);
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Identity not confirmed")).toBeTruthy();
    expect(dialog.getByText("Name not known")).toBeTruthy();
    fireEvent.click(await dialog.findByRole("radio", { name: /Emergency/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Open by NHS number alone" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalled());
    expect(b.calls).toContain("open-alone 9990123454 emergency");
  });

  it("offers it too when the service goes down between the search and the record", async () => {
    const b = fake();
    b.record.open = async () => {
      throw down;
    };
    const { onOpen } = page(b);
    type("NHS number", "9990123454");
    press("Search");
    fireEvent.click(await screen.findByRole("button", { name: /PATEL/ }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(await dialog.findByRole("radio", { name: /Emergency/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    fireEvent.click(await dialog.findByRole("button", { name: "Open by NHS number alone" }));
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.click(await dialog.findByRole("button", { name: "Open by NHS number alone" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalled());
  });
});
