import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, wholeView } from "../backend/fake";
import type { RecordView } from "../backend/types";
import { show, violations } from "../testing";
import { EmergencyAccess } from "./EmergencyAccess";

const at = (breakGlass: string): RecordView => ({ ...wholeView(), breakGlass });
const record = at("").record;
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole("button", { name }));
const say = (value: string) => fireEvent.change(screen.getByRole("textbox"), { target: { value } });

// asked shows the offer to a user who has pressed it.
function asked(b = fake()) {
  const onReloaded = vi.fn();
  const shown = show(
    b,
    <main>
      <EmergencyAccess view={at("possible")} onReloaded={onReloaded} />
    </main>,
  );
  press(/Emergency access/);
  return { b, onReloaded, ...shown };
}

const opened = (b: ReturnType<typeof fake>) => b.calls.filter((c) => c.startsWith("breakGlass"));

describe("emergency access to restricted items (decision 25)", () => {
  it("is offered only where the record says so, and nothing is asked for before it is pressed", () => {
    const b = fake();
    show(b, <EmergencyAccess view={at("")} onReloaded={vi.fn()} />);
    expect(document.getElementById("app")?.textContent).toBe("");
    show(b, <EmergencyAccess view={at("possible")} onReloaded={vi.fn()} />);
    expect(screen.getByText(/Some items are restricted/)).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByText(/is in force/)).toBeNull();
    expect(opened(b)).toEqual([]);
  });

  it("asks what the emergency is, and says that it is flagged", async () => {
    const { b } = asked();
    expect(
      screen.getByRole("dialog", { name: /Emergency access to restricted items/ }).textContent,
    ).toContain("flagged for your privacy officer");
    expect(screen.getByRole("textbox", { name: /what is the emergency/ })).toBeTruthy();
    expect(await violations()).toEqual([]);
    press("Cancel");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(opened(b)).toEqual([]);
  });

  it("needs words: without any nothing is opened, and it says so", async () => {
    const { b, onReloaded } = asked();
    for (const words of ["", "  a  "]) {
      say(words);
      press("Show restricted items");
      const alert = await screen.findByRole("alert");
      expect(alert.textContent).toContain("Nothing more is shown");
      expect(alert.textContent).toContain("Say in a few words why you need this record.");
    }
    expect(opened(b)).toEqual([]);
    expect(onReloaded).not.toHaveBeenCalled();
  });

  it("opens the record anew with the words, trimmed", async () => {
    const { b, onReloaded } = asked();
    say("  found unconscious ");
    press("Show restricted items");
    await waitFor(() => expect(onReloaded).toHaveBeenCalledTimes(1));
    expect(opened(b)).toEqual([`breakGlass ${record} found unconscious`]);
    expect(onReloaded.mock.calls[0]?.[0]).toMatchObject({ record: `${record}!`, breakGlass: "in-force" });
  });

  it("says why when it is refused, keeps the words, and may be tried again", async () => {
    const b = fake();
    const allow = b.record.breakGlass;
    const refuse = vi.fn(async () => {
      throw { code: "no-role", say: "Your role does not allow emergency access.", retry: false };
    });
    b.record.breakGlass = refuse;
    const { onReloaded } = asked(b);
    say("found unconscious");
    press("Show restricted items");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Your role does not allow emergency access.");
    expect(alert.textContent).toContain("Nothing more is shown");
    expect(await violations()).toEqual([]);
    expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("found unconscious");
    expect(onReloaded).not.toHaveBeenCalled();
    b.record.breakGlass = allow;
    press("Show restricted items");
    await waitFor(() => expect(onReloaded).toHaveBeenCalledTimes(1));
    expect(refuse).toHaveBeenCalledTimes(1);
    expect(opened(b)).toHaveLength(1);
  });

  it("is done once however often it is pressed", async () => {
    const b = fake();
    let answer = (_: RecordView) => {};
    const open = vi.fn(
      () =>
        new Promise<RecordView>((done) => {
          answer = done;
        }),
    );
    b.record.breakGlass = open;
    const { onReloaded } = asked(b);
    say("found unconscious");
    press("Show restricted items");
    press("Opening…");
    press("Opening…");
    expect(open).toHaveBeenCalledTimes(1);
    expect(onReloaded).not.toHaveBeenCalled();
    answer(at("in-force"));
    await waitFor(() => expect(onReloaded).toHaveBeenCalledTimes(1));
    press("Opening…");
    expect(open).toHaveBeenCalledTimes(1);
  });

  it("H2 gives the record anew also to whoever has closed the dialog by then", async () => {
    const b = fake();
    let answer = (_: RecordView) => {};
    b.record.breakGlass = () =>
      new Promise<RecordView>((done) => {
        answer = done;
      });
    const { onReloaded } = asked(b);
    say("found unconscious");
    press("Show restricted items");
    press("Cancel");
    answer(at("in-force"));
    await waitFor(() => expect(onReloaded).toHaveBeenCalledTimes(1));
  });

  it("says for as long as it is in force that it is, and offers no more", async () => {
    show(
      fake(),
      <main>
        <EmergencyAccess view={at("in-force")} onReloaded={vi.fn()} />
      </main>,
    );
    const status = screen.getByRole("status").textContent;
    expect(status).toContain("Emergency access is in force.");
    expect(status).toContain("What an organisation refuses to share is still not here.");
    expect(screen.queryByRole("button")).toBeNull();
    expect(await violations()).toEqual([]);
  });
});
