import { describe, expect, it } from "vitest";
import type { Value } from "../backend/types";
import { outside } from "./ValueList";

describe("a value", () => {
  it("is marked when the sender flagged it, but not as normal (H18)", () => {
    const flagged = (flag: string) => outside({ flag } as Value);
    expect(flagged("High")).toBe(true);
    expect(flagged("Critically low")).toBe(true);
    expect(flagged("Normal")).toBe(false);
    expect(flagged("")).toBe(false);
  });
});
