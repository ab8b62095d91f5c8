import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fake, wholeView } from "../backend/fake";
import { sensitive } from "../backend/fixtures";
import type { RecordView } from "../backend/types";
import { show, violations } from "../testing";
import { SensitiveLetters } from "./SensitiveLetters";

const at = (letters: string): RecordView => ({ ...wholeView(sensitive), letters });
const withheld = /letters are withheld/;

describe("letters of a sensitive person (decision 9)", () => {
  it("are withheld, with no way to them for a role that has none", () => {
    show(fake(), <SensitiveLetters view={at("withheld")} />);
    expect(screen.getByText(withheld)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are asked for with a reason; what was wrong with it is said, and the words stay", async () => {
    const b = fake();
    const ask = b.record.sensitiveLetters;
    b.record.sensitiveLetters = async (record, why) => {
      if (why.length < 4) throw { code: "input", say: "Say in a few words why.", retry: false };
      return ask(record, why);
    };
    show(b, <SensitiveLetters view={at("possible")} />);
    expect(screen.getByText(withheld)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /Open letters for a reason/ }));
    const go = () => fireEvent.click(screen.getByRole("button", { name: "Let me open letters" }));
    const words = screen.getByRole("textbox");
    fireEvent.change(words, { target: { value: "ed" } });
    go();
    expect(await screen.findByText("Say in a few words why.")).toBeTruthy();
    expect(await violations()).toEqual([]);
    fireEvent.change(words, { target: { value: " Injuries before surgery " } });
    go();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(b.calls.filter((c) => c.startsWith("sensitive letters"))).toEqual([
      `sensitive letters ${at("possible").record} Injuries before surgery`,
    ]);
  });

  it("say for as long as they may be opened that they are of a sensitive record", () => {
    show(fake(), <SensitiveLetters view={at("in-force")} />);
    expect(screen.getByRole("status").textContent).toContain("Letters of a sensitive record");
    expect(screen.queryByText(withheld)).toBeNull();
  });
});
