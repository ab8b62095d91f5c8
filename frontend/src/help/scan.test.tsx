// Abbreviations in what was sent: found as whole words, never rewritten (H35).
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, signedIn } from "../backend/fake";
import { entry, fact, when } from "../backend/fixtures";
import { Abbreviations, Clinical, useAbbreviations } from "../record/abbreviations";
import { plainCard } from "../record/cards";
import { EntryRow } from "../record/EntryRow";
import { show, violations } from "../testing";
import { GuideButton } from "./GuideButton";
import { glossary } from "./glossary";
import { guideOf, guides } from "./guides";
import { abbreviationsOf, mayMean, scan } from "./scan";

const row = entry("problems", "current", 0, "?PE, SOBOE", when("2021"), {
  facts: [fact("note", "Note", "5 mg bd", true)],
});
function Page() {
  const { explain, dialog } = useAbbreviations();
  return (
    <Abbreviations value={explain}>
      <main>
        <ul>
          <EntryRow
            entry={row}
            card={plainCard("problems")}
            actions={{ onLetter: vi.fn(), onSource: vi.fn() }}
          />
        </ul>
      </main>
      {dialog}
    </Abbreviations>
  );
}

const found = (text: string) => scan(text).flatMap((p) => (typeof p === "string" ? [] : [p.text]));

it("finds whole words only, whatever stands before and after them", () => {
  const parts = [
    "BNP",
    "NT-proBNP",
    "D/W",
    "BP",
    "SOB",
    "E",
    " ",
    "x",
    "é",
    "&",
    "/",
    "-",
    "𝒜",
    "9",
    "\u0301",
    ".",
  ];
  const escaped = glossary
    .map((t) => t.short)
    .sort((a, b) => b.length - a.length)
    .map((s) => s.replace(/[/\\^$*+?.()|[\]{}]/g, "\\$&"));
  const whole = new RegExp(`(?<![\\p{L}\\p{N}&])(?:${escaped.join("|")})(?![\\p{L}\\p{N}&])`, "gu");
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  let found = 0;
  for (let i = 0; i < 3000; i++) {
    const text = `a${Array.from({ length: 1 + next(9) }, () => parts[next(parts.length)]).join("")}`;
    const marks = scan(text).flatMap((p) => (typeof p === "string" ? [] : [p.text]));
    expect(marks, text).toEqual([...text.matchAll(whole)].map((m) => m[0]));
    found += marks.length;
  }
  expect(found).toBeGreaterThan(300);
});

describe("H35 abbreviations", () => {
  it("are whole words, in capitals as they are written; directions in small letters too", () => {
    for (const [text, want] of Object.entries({
      "SOBOE, ?PE. NoK aware": "SOBOE PE NoK",
      "U&E Thurs, NT-proBNP 4150": "U&E NT-proBNP",
      "One OM and two ON": "OM ON",
      "5 mg bd prn": "bd prn",
      "on the ward, an old man, must eat": "",
      "SEE PRN. MUST EAT ON WARD": "PRN", // in a text all of capitals a word may be no abbreviation
      "MUST score 2": "MUST",
      "Mrs Oda EDwards, MSc, A&E2": "",
      "BP/HR": "BP",
      "": "",
    }))
      expect(found(text).join(" ")).toBe(want);
  });

  it("leave every text as it was, letter for letter", () => {
    for (const t of glossary) {
      const text = `x ${t.short}, ${t.short.toLowerCase()} (${t.short}) ${t.short}s`;
      const whole = scan(text).map((p) => (typeof p === "string" ? p : p.text));
      expect(whole.join("")).toBe(text);
    }
  });

  it("say all candidates on hover, take no stop of the Tab key, and g explains those of a row", async () => {
    show(fake(signedIn), <Page />);
    expect(abbreviationsOf(row).map((t) => t.short)).toEqual(["BD", "PE", "SOBOE"]);
    const pe = screen.getByText("PE");
    expect(pe.title).toBe("PE may mean: pulmonary embolism; or physical examination; or pre-eclampsia");
    const button = screen.getByRole("button", { name: "?PE, SOBOE" });
    expect(button.textContent).toBe("?PE, SOBOE");
    expect(document.querySelectorAll("[tabindex='0']")).toHaveLength(0);
    button.focus();
    fireEvent.keyDown(button, { key: "g" });
    const dialog = screen.getByRole("dialog", { name: "Abbreviations in this item" });
    for (const meaning of ["pulmonary embolism", "physical examination", "twice a day", "bipolar disorder"])
      expect(within(dialog).getByText(meaning)).toBeTruthy();
    expect(await violations()).toEqual([]);
    fireEvent.keyDown(dialog, { key: "Escape" });
    expect(document.activeElement).toBe(button);
  });

  it("escape markup and hidden characters as all text does", () => {
    show(fake(signedIn), <Clinical>{"<b>PE</b>\u202e bd"}</Clinical>);
    expect(document.querySelector("b")).toBeNull();
    expect(document.querySelector("bdi")?.textContent).toContain("[U+202E]");
    const bd = glossary.find((t) => t.short === "BD");
    expect(bd && mayMean(bd)).toBe("BD may mean: twice a day; or bipolar disorder");
  });
});

describe("M115 guides", () => {
  it("open by button and by ?, not where something is written, and axe is content", async () => {
    show(
      fake(signedIn),
      <main>
        <input aria-label="Name" />
        <GuideButton page="network" />
      </main>,
    );
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "?" });
    expect(screen.queryByRole("dialog")).toBeNull();
    fireEvent.keyDown(document.body, { key: "?" });
    const dialog = screen.getByRole("dialog", { name: "Guide: Care network" });
    expect(dialog.textContent).toContain("emergency duty number");
    expect(await violations()).toEqual([]);
    fireEvent.keyDown(dialog, { key: "Escape" });
    fireEvent.click(screen.getByRole("button", { name: "Guide to this screen" }));
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });

  it("have one for every page of the menu, and never call the record SCR or complete", async () => {
    const { pages } = await import("../record/pages");
    for (const p of pages) expect(Object.keys(guides)).toContain(p.key);
    expect(guideOf("full:documents").title).toBe("One part of the record");
    for (const g of Object.values(guides))
      expect(g.points.join(" ")).not.toMatch(/\bSCR\b|complete medical|anytime/i);
  });
});
