import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { Lock } from "lucide-react";
import { expect, it } from "vitest";
import { list } from "../backend";
import { fake, signedIn } from "../backend/fake";
import type { Found } from "../backend/types";
import { RecordPage } from "../record/RecordPage";
import { show, violations } from "../testing";

const nothing = () => {};

async function opened() {
  const backend = fake(signedIn);
  const lock = { key: "lock", name: "Lock", icon: Lock, run: () => void backend.session.lock() };
  show(
    backend,
    <RecordPage
      opened={backend.view}
      onLeave={nothing}
      onReloaded={nothing}
      onSessionLost={nothing}
      commands={[lock]}
    />,
  );
  await screen.findAllByText("Penicillins"); // the sections are read
  return backend;
}

// The layer above the page is looked at alone: the roles of a whole record take long
// to work out.
const layer = () => within(document.getElementById("layers") as HTMLElement);
const box = () => layer().getByRole("combobox");
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const options = () => layer().queryAllByRole("option");
const titles = () =>
  within(layer().getByRole("listbox"))
    .getAllByRole("group")
    .map((g) => g.getAttribute("aria-labelledby") ?? "");

it("opens by Ctrl+K, names the person, and says what is searched before anything is typed", async () => {
  await opened();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  const dialog = await layer().findByRole("dialog", { name: /Find in the record of PATEL, Amina/ });
  await within(dialog).findByText(/Searched: .* items from 4 organisations/);
  expect(dialog.textContent).toContain("Not searched: the text of 4 letters");
  expect(document.activeElement).toBe(box());
  type("r");
  await layer().findByRole("option", { name: /MRSA/ });
  expect(await violations()).toEqual([]);
});

it("finds as it is typed, marks the words, and opens the page with the row in view and marked", async () => {
  await opened();
  fireEvent.click(screen.getByText("Find in this record"));
  type("mrsa");
  const hit = await layer().findByRole("option", { name: /MRSA carrier/ });
  expect(within(hit).getByText("MRSA").tagName).toBe("MARK");
  expect(hit.textContent).toContain("Estuary");
  expect(hit.textContent).toContain("02-Feb-2021");
  expect(hit.getAttribute("aria-selected")).toBe("true");
  expect(box().getAttribute("aria-activedescendant")).toBe(hit.id);
  fireEvent.keyDown(box(), { key: "Enter" });
  await waitFor(() => expect(layer().queryByRole("dialog")).toBeNull());
  // It stands under a heading that was folded.
  await waitFor(() =>
    expect(document.activeElement?.closest(".row-found")?.textContent).toContain("MRSA carrier"),
  );
});

it("finds a field of demographics with who says so, and opens its page at the value", async () => {
  await opened();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  await layer().findByRole("dialog");
  type("any other background");
  const hit = await layer().findByRole("option", { name: /Ethnicity/ });
  expect(hit.textContent).toContain("Personal details");
  expect(hit.textContent).toContain("Marshland County Council, 10-Nov-2026");
  expect(hit.textContent).toContain("Differs: not all who hold this say the same.");
  expect(await violations()).toEqual([]);
  fireEvent.keyDown(box(), { key: "Enter" });
  await screen.findByRole("heading", { name: "Full demographics" });
  await waitFor(() => expect(document.activeElement?.className).toBe("row-found"));
  expect(document.activeElement?.textContent).toContain("any other background");
  expect(document.querySelectorAll(".row-found").length).toBe(1);
});

it("keeps commands apart from hits, and never chooses one while there are hits", async () => {
  const backend = await opened();
  fireEvent.keyDown(document.body, { key: "f", ctrlKey: true });
  await layer().findByRole("dialog");
  type("r");
  await layer().findByRole("option", { name: /MRSA/ });
  expect(titles()[0]).toMatch(/commands$/);
  const chosen = options().find((o) => o.getAttribute("aria-selected") === "true");
  expect(chosen?.className).toContain("hit");
  fireEvent.keyDown(box(), { key: "ArrowUp" });
  expect(options().find((o) => o.getAttribute("aria-selected") === "true")?.className).toContain(
    "find-command",
  );
  backend.record.find = () => new Promise(() => {}); // a command waits for no answer
  type("> lock");
  await waitFor(() => expect(options().map((o) => o.textContent?.trim())).toEqual(["Lock"]));
  fireEvent.keyDown(box(), { key: "Enter" });
  await waitFor(() => expect(backend.calls).toContain("lock"));
});

it("opens nothing while the answer is for other words", async () => {
  let answer: (f: Found) => void = () => {};
  const backend = await opened();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  await layer().findByRole("dialog");
  type("penicillin");
  await layer().findByRole("option", { name: /Penicillins/ });
  const real = backend.record.find;
  backend.record.find = () =>
    new Promise((done) => {
      answer = done;
    });
  type("penicillin x");
  fireEvent.keyDown(box(), { key: "Enter" });
  expect(layer().queryByRole("dialog")).not.toBeNull();
  expect(layer().getByRole("listbox", { busy: true })).toBeTruthy();
  expect(layer().queryByText("Searching…")).toBeNull(); // not at each key
  await layer().findByText("Searching…");
  const other = await real("another record", "penicillin x", "", 0);
  await act(async () => answer(other)); // another person's is dropped (H4)
  expect(layer().getByText("Searching…")).toBeTruthy();
});

it("says that nothing was found without saying that there is nothing, and shows the rest of a group", async () => {
  await opened();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  await layer().findByRole("dialog");
  type("zzzz");
  await layer().findByText("Nothing found. That does not mean that there is none.");
  type("e");
  const more = list(await layer().findAllByRole("option", { name: /more in/ }))[0] as HTMLElement;
  const before = options().length;
  fireEvent.click(more);
  await waitFor(() => expect(options().length).toBeGreaterThan(before));
});

it("asks for all letters, and searches again when more has come", async () => {
  const backend = await opened();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  fireEvent.click(await layer().findByRole("button", { name: "Search the text of 4 unopened letters" }));
  await waitFor(() => expect(backend.calls.some((c) => c.startsWith("find letters"))).toBe(true));
  const real = backend.record.find;
  backend.record.find = async (...asked) => {
    const f = await real(...asked);
    return { ...f, scope: { ...f.scope, done: 1, of: 4 } };
  };
  act(() => backend.foundMore());
  expect(await layer().findByText(/Fetching letters: 1 of 4/)).toBeTruthy();
  fireEvent.click(layer().getByRole("button", { name: "Stop" }));
  await waitFor(() => expect(backend.calls.some((c) => c.startsWith("stop letters"))).toBe(true));
});

it("opens a letter at the words, and leaves Ctrl+F to an open letter first", async () => {
  const backend = await opened();
  const real = backend.record.find;
  const doc = list(backend.sections.documents?.entries).find((e) => e.letter);
  if (!doc) throw new Error("no letter among the rows");
  backend.record.find = async (...asked) => {
    const f = await real(asked[0], "", "", 0);
    const hit = {
      ...{
        entry: doc.id,
        section: "documents",
        group: "",
        negation: [],
        term: [{ text: doc.term, hit: false }],
      },
      ...{
        when: doc.when,
        status: doc.status,
        cautions: [],
        setting: doc.source.setting,
        from: doc.source.name,
      },
      ...{ excerpts: [{ label: [], text: [{ text: "the", hit: true }] }], seek: "the" },
    };
    const groups = asked[1]
      ? [{ key: "letter-text", title: "In the text of letters", total: 1, from: 0, hits: [hit] }]
      : [];
    return { ...f, query: asked[1], groups };
  };
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  await layer().findByRole("dialog");
  type("the");
  await layer().findByRole("group", { name: /In the text of letters/ });
  fireEvent.keyDown(box(), { key: "Enter" });
  const field = (await screen.findByLabelText("Find in this document")) as HTMLInputElement;
  await waitFor(() => expect(field.value).toBe("the"));
  fireEvent.keyDown(document.body, { key: "f", ctrlKey: true });
  expect(document.activeElement).toBe(field);
  expect(layer().queryByRole("dialog")).toBeNull();
  fireEvent.keyDown(field, { key: "f", ctrlKey: true });
  expect(await layer().findByRole("dialog")).toBeTruthy();
});
