import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fake } from "../backend/fake";
import { entry, letter, when } from "../backend/fixtures";
import type { Block, Run } from "../backend/types";
import type { Cell } from "../backend/typesLetter";
import { show, violations } from "../testing";
import { Blocks, textsOf } from "./Blocks";
import { findInText } from "./find";
import { LetterPage } from "./LetterPage";

const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const run = (text: string, more = {}) => ({ text, strong: false, em: false, deleted: false, ...more });
const block = (kind: string, more: Partial<Block> = {}): Block => ({
  kind,
  level: 1,
  marker: "",
  runs: [run(evil)],
  rows: null,
  ...more,
});
const doc = entry("documents", "current", 0, "Clinic letter", when("2026"), {
  letter: { contentType: "text/html", kind: "HTML", size: 1, heading: "Clinic letters" },
});

const cell = (runs: Run[], more: Partial<Cell> = {}): Cell => ({
  head: false,
  across: 0,
  down: 0,
  runs,
  blocks: null,
  ...more,
});

describe("letter blocks", () => {
  it("never make markup of text", () => {
    const kinds = ["heading", "para", "item", "fixed", "table", "something new"];
    const { container } = render(
      <Blocks
        blocks={kinds.map((k) =>
          block(k, k === "table" ? { runs: null, rows: [[cell([run(evil)], { head: true })]] } : {}),
        )}
      />,
    );
    expect(container.querySelectorAll("img, script, iframe, a")).toHaveLength(0);
    expect(container.textContent?.split(evil)).toHaveLength(kinds.length + 1);
  });

  it("H35 say what an abbreviation may mean, leave the text as it was sent, and are still found across it", () => {
    const { container } = render(
      <Blocks
        blocks={[
          block("para", { runs: [run("Known "), run("COPD", { strong: true }), run(", ?PE on CTPA")] }),
          block("para", { runs: [run("CO"), run("PD", { em: true }), run("s")] }),
          block("table", {
            runs: null,
            rows: [[{ head: false, across: 1, down: 1, blocks: null, runs: [run("5 mg BD")] }]],
          }),
        ]}
      />,
    );
    const explained = [...container.querySelectorAll("abbr")];
    expect(explained.map((e) => e.textContent)).toEqual(["COPD", "PE", "BD"]);
    for (const e of explained) expect(e.title).toMatch(new RegExp(`^${e.textContent} may mean: `));
    expect([...container.querySelectorAll("p")].map((p) => p.textContent)).toEqual([
      "Known COPD, ?PE on CTPA",
      "COPDs",
    ]);
    const [place] = findInText(container, "copd, ?pe on");
    expect(place?.toString()).toBe("COPD, ?PE on");
  });

  it("say in words what was deleted, and keep headings, tables and spacing", () => {
    const { container } = render(
      <Blocks
        blocks={[
          block("heading", { level: 9, runs: [run("Plan")] }),
          block("para", { runs: [run("stop", { deleted: true }), run("go", { strong: true })] }),
          block("table", {
            runs: null,
            rows: [[cell([run("Dose")], { head: true })], [cell([run("5 mg")], { head: false })]],
          }),
          block("fixed", { runs: [run("a   b\n  c")] }),
          block("rule", { runs: null }),
        ]}
      />,
    );
    expect(screen.getByRole("heading", { name: "Plan" }).tagName).toBe("H6");
    expect(container.textContent).toContain("[deleted: stop]");
    expect(container.querySelector("del")?.textContent).toBe("stop");
    expect(container.querySelector("th")?.textContent).toBe("Dose");
    expect(container.querySelector("pre")?.textContent).toBe("a   b\n  c");
    expect(container.querySelector("hr")).toBeTruthy();
  });

  it("keep merged cells and a table within a cell (H32)", () => {
    const inner = block("table", { runs: null, rows: [[cell([run("40 mg BD")])]] });
    const blocks = [
      block("table", {
        runs: null,
        rows: [
          [cell([run("Drug")], { across: 2, down: 3 }), cell([])],
          [cell([], { blocks: [block("para", { runs: [run("Dose")] }), inner] })],
        ],
      }),
    ];
    const { container } = render(<Blocks blocks={blocks} />);
    // What is explained in words is looked for in all of it.
    expect(textsOf(blocks).filter(Boolean)).toEqual(["Drug", "Dose", "40 mg BD"]);
    const first = container.querySelector("td") as HTMLTableCellElement;
    expect([first.colSpan, first.rowSpan, first.textContent]).toEqual([2, 3, "Drug"]);
    expect(container.querySelector("td td")?.textContent).toBe("40 mg BD");
    expect(container.querySelector("td p")?.textContent).toBe("Dose");
  });

  it("make hidden and reordering characters visible", () => {
    const { container } = render(
      <Blocks blocks={[block("para", { runs: [run("dose \u202e5 mg\u0007")] })]} />,
    );
    expect(container.textContent).toBe("dose [U+202E]5 mg\u2407");
  });
});

describe("letter page", () => {
  const page = (b: ReturnType<typeof fake>) =>
    show(
      b,
      <main>
        <LetterPage
          record="r"
          entry={doc}
          onBack={() => {}}
          actions={{ onLetter: () => {}, onSource: () => {} }}
        />
      </main>,
    );

  it("heads the letter with its facts and says what is left out", async () => {
    page(fake());
    expect((await screen.findByText(/1 image and 1 script/)).textContent).toContain("Left out:");
    expect(screen.getByText("Sr M Devlin")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("says why a document cannot be shown", async () => {
    const b = fake();
    b.record.letter = async (record) => ({
      ...letter,
      record,
      blocks: null,
      cannot: "A TIFF of 2 MB. Ask Estuary.",
    });
    page(b);
    expect((await screen.findByRole("alert")).textContent).toContain("A TIFF of 2 MB. Ask Estuary.");
  });

  it("says what went wrong, and tries again", async () => {
    const b = fake();
    b.record.letter = async () => {
      throw { code: "unavailable", say: "Estuary did not answer.", retry: true };
    };
    page(b);
    expect((await screen.findByRole("alert")).textContent).toContain("Estuary did not answer.");
    b.record.letter = async (record) => ({ ...letter, record });
    screen.getByRole("button", { name: "Try again" }).click();
    expect(await screen.findByRole("region", { name: "Document" })).toBeTruthy();
  });

  it("never shows a letter that came for another record (H4)", async () => {
    const b = fake();
    b.record.letter = async () => ({ ...letter, record: "another" });
    page(b);
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.queryByRole("region", { name: "Document" })).toBeNull();
  });
});
