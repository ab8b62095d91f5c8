import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const sheets = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".css"));

// WebKit keys a rule by the compound that holds :hover or :focus. Inside :is() that is
// nothing, so it asks every element below every ancestor of the pointer or the keyboard:
// in a large record 20 ms of each click.
it("no rule has the pointer or the keyboard inside :is(), :where() or :not() (M110)", () => {
  const nested = /:(?:is|where|not)\([^)]*:(?:hover|active|focus|target|checked)/;
  const found = sheets.filter((f) => nested.test(readFileSync(`src/${f}`, "utf8")));
  expect(sheets.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
