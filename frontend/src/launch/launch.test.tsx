import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { BackendContext } from "../backend";
import { fake, signedIn, signedOut, wholeView } from "../backend/fake";
import { deceased, person } from "../backend/fixtures";
import { App } from "../shell/App";
import { show, violations } from "../testing";
import { Dialog } from "../ui/Dialog";

const other = {
  ...person,
  nhsNumber: "9996033929",
  nhsSpaced: "999 603 3929",
  name: { ...person.name, family: "OTHER" },
};

// opened shows the viewer with a record open.
async function opened() {
  const backend = fake(signedIn);
  show(backend, <App />);
  await screen.findByRole("button", { name: "Person search" });
  act(() => backend.launch.arrive({ phase: "ready", host: "SystmOne", proven: true, person }));
  await screen
    .findByRole("navigation", { name: /record/i })
    .catch(() => screen.findByText("Clinical safety"));
  return backend;
}

test("K10 a proven link opens its person when nobody is open, and the page it asks for", async () => {
  const backend = fake({
    ...signedIn,
    launched: { host: "SystmOne", proven: true, at: "14:03", until: "15:03" },
  });
  show(backend, <App />);
  await screen.findByRole("button", { name: "Person search" });
  act(() =>
    backend.launch.arrive({ phase: "ready", host: "SystmOne", proven: true, person, view: "results" }),
  );
  await screen.findByText("Clinical safety");
  expect(backend.calls.filter((c) => c.startsWith("launch accept"))).toEqual([
    "launch accept 1 over nothing",
  ]);
  expect(screen.getByRole("button", { name: "Results" }).getAttribute("aria-current")).toBe("page");
  expect(screen.getByText(/may have moved on/)).toBeTruthy();
});

test("K10 who is left while a link for them is followed does not come back closed", async () => {
  const backend = await opened();
  const accept = backend.launch.accept;
  let answer: (() => void) | null = null;
  backend.launch.accept = (link, record) =>
    new Promise((done) => {
      answer = () => void accept(link, record).then(done);
    });
  act(() => backend.launch.arrive({ phase: "same", link: 2, host: "SystmOne", proven: true, person }));
  await waitFor(() => expect(answer).not.toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Person search" }));
  await screen.findByRole("textbox", { name: "NHS number" });
  await act(async () => answer?.());
  await waitFor(() => expect(backend.calls.some((c) => c.startsWith("launch accept 2"))).toBe(true));
  expect(screen.getByRole("textbox", { name: "NHS number" })).toBeTruthy();
  expect(screen.queryByText("Clinical safety")).toBeNull();
});

test("K10 H3 somebody else open: both identities, staying is the default, and switching is told which", async () => {
  const backend = await opened();
  act(() =>
    backend.launch.arrive({
      phase: "switch",
      link: 2,
      host: "SystmOne",
      proven: true,
      open: person,
      person: other,
      record: "open-1",
    }),
  );
  const dialog = await screen.findByRole("dialog", { name: `Switch from ${person.name.family} to OTHER?` });
  for (const p of [person, other]) expect(within(dialog).getByText(p.nhsSpaced)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe(`Stay with ${person.name.family}`);
  fireEvent.click(document.activeElement as Element);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(backend.calls).toContain("launch dismiss 2");
  expect(backend.calls.some((c) => c.startsWith("launch accept 2"))).toBe(false);
  act(() =>
    backend.launch.arrive({
      phase: "switch",
      link: 3,
      host: "SystmOne",
      proven: true,
      open: person,
      person: other,
      record: "open-1",
    }),
  );
  fireEvent.click(await screen.findByRole("button", { name: "Switch to OTHER" }));
  await waitFor(() => expect(backend.calls).toContain("launch accept 3 over open-1"));
});

test("K10 a link waits behind a dialog that is being answered", async () => {
  const backend = fake(signedIn);
  const at = (more: ReactNode) => (
    <BackendContext value={backend}>
      <App />
      {more}
    </BackendContext>
  );
  const { rerender } = show(
    backend,
    at(
      <Dialog title="Asked before" onClose={() => {}}>
        text
      </Dialog>,
    ),
  );
  act(() => backend.launch.arrive({ phase: "ready", link: 3, host: "SystmOne", proven: true, person }));
  await screen.findByText(/Finish what is open in front/);
  expect(backend.calls.some((c) => c.startsWith("launch accept"))).toBe(false);
  rerender(at(null));
  await waitFor(() => expect(backend.calls).toContain("launch accept 3 over nothing"));
});

test("K8 a link takes no key from somebody who writes, and comes when they pause", async () => {
  const backend = fake(signedIn);
  show(backend, <App />);
  const field = await screen.findByRole("textbox", { name: "NHS number" });
  field.focus();
  fireEvent.keyDown(field, { key: "9" });
  await act(async () => backend.launch.arrive({ phase: "refused", link: 2, say: "No.", do: "Nothing." }));
  fireEvent.keyDown(field, { key: "9" });
  await act(async () => {}); // it is read
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(field);
  expect(
    await screen.findByRole("dialog", { name: "The record was not opened" }, { timeout: 3000 }),
  ).toBeTruthy();
});

test("M33 a plain link asks who and why, and says that it proves nothing", async () => {
  const backend = fake(signedIn, wholeView(deceased));
  show(backend, <App />);
  await screen.findByRole("button", { name: "Person search" });
  act(() => backend.launch.arrive({ phase: "confirm", person }));
  const dialog = await screen.findByRole("dialog", { name: "Why do you need this record?" });
  expect(within(dialog).getByText(/Anybody can make such a link/)).toBeTruthy();
  expect(await violations()).toEqual([]);
  expect(backend.calls.some((c) => c.startsWith("launch accept"))).toBe(false);
});

test("M32 signed out, a link waits and says from where; a refusal says what to do", async () => {
  const backend = fake(signedOut);
  show(backend, <App />);
  act(() => backend.launch.arrive({ phase: "waiting", host: "Cleo" }));
  expect(await screen.findByText(/Cleo/)).toBeTruthy();
  act(() =>
    backend.launch.arrive({
      phase: "refused",
      link: 2,
      host: "Cleo",
      outcome: "replayed",
      say: "Used before.",
      do: "Press it again.",
    }),
  );
  const dialog = await screen.findByRole("dialog", { name: "The record was not opened" });
  expect(within(dialog).getByText("Press it again.")).toBeTruthy();
});

test("K8 what is said of a link stands there with the first screen, and moves no button later", async () => {
  const backend = fake(signedOut);
  const first = await backend.launch.pending();
  let answer: (() => void) | null = null;
  backend.launch.pending = () =>
    new Promise((done) => {
      answer = () => done({ ...first, dropped: true });
    });
  show(backend, <App />);
  await waitFor(() => expect(answer).not.toBeNull());
  await act(async () => {});
  expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
  await act(async () => answer?.());
  expect(screen.getByRole("button", { name: "Sign in" })).toBeTruthy();
  expect(screen.getByRole("status", { name: "Links left out" })).toBeTruthy();
});
