import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fake } from "../backend/fake";
import { show, violations } from "../testing";
import { AskDialog } from "./AskDialog";

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

function ask(onAct: () => Promise<unknown>) {
  const onDone = vi.fn();
  const dialog = (
    <AskDialog
      title="Sure?"
      act="Go"
      acting="Going…"
      stay="Stay"
      safe
      failed="Not gone"
      onClose={() => {}}
      onAct={onAct}
      onDone={onDone}
    >
      <p>Words.</p>
    </AskDialog>
  );
  return { onDone, ...show(fake(), <main>{dialog}</main>) };
}

it("does it once however often it is pressed, and then says so", async () => {
  let answer = () => {};
  const onAct = vi.fn(
    () =>
      new Promise<void>((done) => {
        answer = done;
      }),
  );
  const { onDone } = ask(onAct);
  expect(document.activeElement?.textContent).toBe("Stay");
  expect(await violations()).toEqual([]);
  press("Go");
  press("Going…");
  expect(onAct).toHaveBeenCalledTimes(1);
  expect(onDone).not.toHaveBeenCalled();
  answer();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
});

it("stays with the words and the problem, and may be tried again", async () => {
  const onAct = vi.fn(async () => {
    throw { code: "input", say: "Say why.", retry: false };
  });
  const { onDone } = ask(onAct);
  press("Go");
  const said = await screen.findByRole("alert");
  expect(said.textContent).toBe(" Not goneSay why.");
  expect(screen.getByText("Words.")).toBeTruthy();
  press("Go");
  await vi.waitFor(() => expect(onAct).toHaveBeenCalledTimes(2));
  expect(onDone).not.toHaveBeenCalled();
});

it("H2 says nothing more once it has been closed", async () => {
  let answer = () => {};
  const { onDone, unmount } = ask(
    () =>
      new Promise<void>((done) => {
        answer = done;
      }),
  );
  press("Go");
  unmount();
  answer();
  await Promise.resolve();
  await Promise.resolve();
  expect(onDone).not.toHaveBeenCalled();
});
