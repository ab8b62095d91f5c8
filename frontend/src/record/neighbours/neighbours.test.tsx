// Other records: what can be opened beside this one, and the step before leaving.
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake } from "../../backend/fake";
import { show, violations } from "../../testing";
import type { PageProps } from "../pages";
import { Neighbours } from "./Neighbours";

const props = (backend: ReturnType<typeof fake>): PageProps => ({
  view: backend.view,
  sections: {},
  actions: {} as PageProps["actions"],
  onRetry: () => {},
  onTryNow: () => {},
});

const shown = (backend: ReturnType<typeof fake>) =>
  show(
    backend,
    <main>
      <Neighbours {...props(backend)} />
    </main>,
  );

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("other records", () => {
  it("M46: asks before it leaves, and stays unless told otherwise", async () => {
    const backend = fake();
    shown(backend);
    fireEvent.click(
      await screen.findByRole("button", { name: "Open for this person in Saltway Health Record" }),
    );
    const dialog = screen.getByRole("dialog", { name: "You are leaving the Shared Care Record" });
    expect(within(dialog).getByText(backend.view.person.nhsSpaced)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Stay here");
    expect(await violations()).toEqual([]);
    press("Stay here");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(backend.calls).toEqual([]);

    press("Open for this person in Saltway Health Record");
    press("Open in browser");
    const said = await screen.findByRole("status");
    expect(said.textContent).toContain("Saltway Health Record was opened in your browser for this person.");
    expect(backend.calls).toEqual([`hand-on ${backend.view.record} Saltway Health Record`]);
  });

  it("M46: says why one cannot be opened, and offers no button", async () => {
    const backend = fake();
    shown(backend);
    await screen.findByText("Not yet: planned from 01-Apr-2027.");
    expect(screen.queryByRole("button", { name: /Wherry Exchange/ })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("M46: a neighbour that refuses is named, and the dialog stays", async () => {
    const backend = fake();
    backend.record.handOn = vi.fn(async () => {
      throw {
        code: "unavailable",
        say: "Saltway Health Record was not opened. It did not answer.",
        retry: true,
      };
    });
    shown(backend);
    fireEvent.click(
      await screen.findByRole("button", { name: "Open for this person in Saltway Health Record" }),
    );
    press("Open in browser");
    expect((await screen.findByRole("alert")).textContent).toContain("It did not answer.");
    expect(screen.getByRole("dialog")).toBeTruthy();
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("M47, M48: guides and services open with nobody handed over", async () => {
    const backend = fake();
    shown(backend);
    fireEvent.click(await screen.findByRole("button", { name: "What it shows, Saltway Health Record" }));
    await screen.findByText(/Nothing of this person went with it/);
    press("Open page of National Care Records Service");
    await screen.findByText(/National Care Records Service was opened/);
    expect(backend.calls).toEqual(["page Saltway Health Record", "page National Care Records Service"]);
  });
});
