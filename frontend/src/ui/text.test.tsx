import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Text, visible } from "./text";

describe("text from outside (A15)", () => {
  it.each([
    ["a right-to-left override", "NOT allergic\u202eevil", "NOT allergic[U+202E]evil"],
    ["an embedding and its end", "\u202aa\u202c", "[U+202A]a[U+202C]"],
    ["isolates", "\u2066a\u2069", "[U+2066]a[U+2069]"],
    ["a zero-width space", "do\u200bse", "do[U+200B]se"],
    ["a byte order mark", "\ufeffNOT", "[U+FEFF]NOT"],
    ["a word joiner", "N\u2060OT", "N[U+2060]OT"],
    ["a NUL", "5\u00000 mg", "5␀0 mg"],
    ["an escape", "\u001b[31mred", "␛[31mred"],
    ["a lone carriage return", "NOT \rallergic", "NOT ␍allergic"],
    ["a delete", "a\u007fb", "a␡b"],
    ["a C1 control", "a\u0085b", "a[U+0085]b"],
    ["a line separator", "a\u2028b", "a[U+2028]b"],
    ["a pile of marks", `a${"\u0301".repeat(300)}b`, `a${"\u0301".repeat(8)}[+292 marks]b`],
  ])("marks %s", (_, sent, shown) => {
    expect(visible(sent)).toBe(shown);
  });

  it.each(["Siân Ní Bhraonáin", "عائشة", "שרה", "क्षत्रिय\u200dा", "two\nlines\tand a tab", "Ω < 5 & > 3"])(
    "leaves %s as it is",
    (sent) => {
      expect(visible(sent)).toBe(sent);
    },
  );

  it("isolates each field, so that no text can move what stands beside it", () => {
    const { container } = render(
      <p>
        <Text>{"\u202eabc"}</Text> 5 mg
      </p>,
    );
    const field = container.querySelector("bdi");
    expect(field?.getAttribute("dir")).toBe("auto");
    expect(field?.textContent).toBe("[U+202E]abc");
    expect(container.textContent).toBe("[U+202E]abc 5 mg");
  });
});
