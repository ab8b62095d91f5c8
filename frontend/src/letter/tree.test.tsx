import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { fake } from "../backend/fake";
import { entry, fact, when } from "../backend/fixtures";
import type { Entry } from "../backend/types";
import { allDates } from "../record/tools/filter";
import { show, violations } from "../testing";
import { versionsOf } from "./chains";
import { findInPage } from "./find";
import { metaOf } from "./known";
import { firstLook, turned, zoomed } from "./look";
import { Tree } from "./Tree";
import { daysBefore, timeframes } from "./TreeTools";
import { find, grow, orderOf, rowsOf, sorted, type TreeRow, type Wanted } from "./tree";

const wanted: Wanted = {
  grouping: "organisation",
  sort: "newest",
  range: allDates,
  search: "",
  unreadOnly: false,
};
const none: ReadonlySet<string> = new Set();
const letter = (heading = "Clinic letters", links: { code: string; ref: string }[] = []) => ({
  contentType: "text/html",
  kind: "HTML",
  size: 1,
  heading,
  links,
});
const doc = (org: number, term: string, at: string, unit = "", more: Partial<Entry> = {}): Entry => {
  const e = entry("documents", "current", org, term, when(at), { letter: letter(), ...more });
  return { ...e, source: { ...e.source, unit, author: more.source?.author ?? "" } };
};
const all = [
  doc(0, "Heart clinic letter", "18-Nov-2026", "Cardiology"),
  doc(0, "Renal letter", "10-May-2025", "Renal"),
  doc(0, "Heart clinic letter", "02-Feb-2024", "Cardiology", { letter: letter("Reports") }),
  doc(1, "Annual review", "20-Nov-2026"),
  doc(1, "Undated note", "Date not recorded"),
];
const lines = (w: Partial<Wanted> = {}, entries = all, read = none, texts = new Map<string, string>()) => {
  const now = { ...wanted, ...w };
  return rowsOf(grow(find(sorted(entries, now.sort), now, read, texts), now, read, []), {});
};
const drawn = (of: readonly TreeRow[]) => of.map((r) => `${"  ".repeat(r.level - 1)}${r.text}`);

describe("the tree of documents", () => {
  it("M116 M160 stands by organisation, then unit, then heading, each with its count", () => {
    const [a, b] = [all[0]?.source.name ?? "", all[3]?.source.name ?? ""];
    const got = lines();
    expect(drawn(got)).toEqual(
      [
        [
          a,
          "  Cardiology",
          "    Clinic letters",
          "      Heart clinic letter",
          "    Reports",
          "      Heart clinic letter",
          "  Renal",
          "    Clinic letters",
          "      Renal letter",
        ],
        [b, "  Clinic letters", "    Annual review", "    Undated note"],
      ]
        .sort((x, y) => (x[0] as string).localeCompare(y[0] as string))
        .flat(),
    );
    expect(got.find((r) => r.text === a)?.count).toBe(3);
    for (const r of got) expect(r.place).toBeLessThanOrEqual(r.of);
  });

  it("M149 groups by category, date, service, author, setting and data source; nothing is lost", () => {
    for (const grouping of ["category", "date", "service", "author", "setting", "source"] as const)
      expect(lines({ grouping }).filter((r) => r.entry)).toHaveLength(all.length);
    const years = lines({ grouping: "date" }).filter((r) => r.level === 1);
    expect(years.map((r) => r.text)).toEqual(["2026", "2025", "2024", "Date not recorded"]);
  });

  it("M118 M150 sorts by date, title and author; what has no date stands last", () => {
    const titles = (sort: Wanted["sort"]) => sorted(all, sort).map((e) => e.when.text);
    expect(titles("newest")[0]).toBe("20-Nov-2026");
    expect(titles("newest").at(-1)).toBe("Date not recorded");
    expect(titles("oldest")[0]).toBe("02-Feb-2024");
    expect(titles("oldest").at(-1)).toBe("Date not recorded");
    expect(sorted(all, "title").map((e) => e.term)[0]).toBe("Annual review");
  });

  it("M119 M151 finds by title, heading, organisation and date, and by text once opened, with the words around it", () => {
    const found = (search: string, texts = new Map<string, string>()) =>
      find(all, { ...wanted, search }, none, texts);
    expect(found("heart").entries).toHaveLength(2);
    expect(found("renal letter").entries).toHaveLength(1);
    expect(found("reports").hits.get(all[2]?.id ?? "")?.()).toMatchObject({
      label: "Heading",
      word: "Reports",
    });
    expect(found("may-2025").entries).toEqual([all[1]]);
    expect(found("furosemide").entries).toHaveLength(0);
    const opened = new Map([[all[1]?.id ?? "", "Please increase furosemide to 80 mg"]]);
    expect(found("furosemide", opened).hits.get(all[1]?.id ?? "")?.()).toEqual({
      label: "Text",
      before: "Please increase ",
      word: "furosemide",
      after: " to 80 mg",
    });
  });

  it("M148 has timeframes, and keeps in view what may be of those days", () => {
    expect(daysBefore("2026-03-01", 3)).toBe("2026-02-26");
    const range = timeframes("2026-11-21").find((t) => t.value === "72h")?.range ?? allDates;
    const left = find(all, { ...wanted, range }, none, new Map());
    expect(left.entries.map((e) => e.term)).toEqual(["Heart clinic letter", "Annual review", "Undated note"]);
    expect(left.total).toBe(5);
  });

  it("M152 counts what is unread in every folder, and can leave out the read", () => {
    const read = new Set([all[0]?.id ?? ""]);
    expect(lines({}, all, read).find((r) => r.text === all[0]?.source.name)?.unread).toBe(2);
    expect(lines({ unreadOnly: true }, all, read).filter((r) => r.entry)).toHaveLength(4);
  });

  it("M153 knows date, category, service, care setting, data source and organisation", () => {
    const e = entry("documents", "current", 0, "X", when("2026"), {
      facts: [fact("type", "Type", "Discharge summary")],
      letter: letter("Discharge"),
    });
    expect(
      metaOf({ ...e, source: { ...e.source, unit: "Ward 5", author: "Dr A", stated: "Another Trust" } }),
    ).toMatchObject({
      date: "2026",
      category: "Discharge",
      subcategory: "Discharge summary",
      service: "Ward 5",
      author: "Dr A",
      source: e.source.name,
      organisation: "Another Trust",
    });
  });

  it("H30 puts older versions beneath the newest, marked, and a circle harms nothing", () => {
    const of = (ref: string, at: string, replaces?: string) =>
      doc(0, "Plan", at, "", {
        of: [`DocumentReference/${ref}`],
        letter: letter("Plans", replaces ? [{ code: "replaces", ref: `DocumentReference/${replaces}` }] : []),
      });
    const chain = [of("c", "03-Mar-2026", "b"), of("a", "01-Jan-2026"), of("b", "02-Feb-2026", "a")];
    const got = lines({}, chain).filter((r) => r.entry);
    expect(got.map((r) => [r.entry?.when.text, r.level, r.older])).toEqual([
      ["03-Mar-2026", 3, false],
      ["02-Feb-2026", 4, true],
      ["01-Jan-2026", 5, true],
    ]);
    expect(versionsOf(chain[1] as Entry, chain).map((e) => e.when.text)).toEqual([
      "03-Mar-2026",
      "02-Feb-2026",
      "01-Jan-2026",
    ]);
    const circle = [of("x", "01-Jan-2026", "y"), of("y", "02-Jan-2026", "x")];
    expect(lines({}, circle).filter((r) => r.entry)).toHaveLength(2);
  });

  it("P27 a keystroke among 20,000 documents folds no text anew, and finds as many as reading all would", () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      doc(i % 3, `Letter ${i}`, `${String(1 + (i % 28)).padStart(2, "0")}-Nov-2020`, `Unit ${i % 9}`),
    );
    const inOrder = sorted(many, "newest");
    const keystroke = (search: string) => {
      const now = { ...wanted, search };
      const grown = grow(find(inOrder, now, none, new Map()), now, none, []);
      const drawn = rowsOf(grown, {}).filter((r) => r.entry);
      expect(drawn).toHaveLength(orderOf(grown).length);
      return drawn.length;
    };
    const folding = vi.spyOn(String.prototype, "toLowerCase");
    keystroke("l");
    expect(folding.mock.calls.length).toBeGreaterThanOrEqual(many.length); // each document is read once
    for (const typed of ["le", "let", "lett 1", "lett 12"]) {
      folding.mockClear();
      const found = keystroke(typed);
      expect(folding.mock.calls.length).toBeLessThan(100);
      const words = typed.split(" ");
      const all = (e: Entry) => `${e.term} ${e.when.text} ${JSON.stringify(e)}`.toLowerCase();
      expect(found).toBeGreaterThanOrEqual(
        many.filter((e) => words.every((w) => e.term.toLowerCase().includes(w))).length,
      );
      expect(found).toBeLessThanOrEqual(many.filter((e) => words.every((w) => all(e).includes(w))).length);
    }
    folding.mockRestore();
  });

  it("puts the documents in the order of the tree, older versions after theirs, whatever is folded", () => {
    const grown = grow(find(all, wanted, none, new Map()), wanted, none, []);
    const shut = Object.fromEntries(rowsOf(grown, {}).map((r) => [r.key, false]));
    expect(rowsOf(grown, shut).filter((r) => r.entry)).toHaveLength(0);
    expect(orderOf(grown)).toEqual(rowsOf(grown, {}).flatMap((r) => (r.entry ? [r.entry] : [])));
  });
});

describe("find and look", () => {
  it("finds over the words of a page, whatever stands between them", () => {
    const words = ["Stop", "ramipril", "today.", "Ramipril", "again"].map((text) => ({
      text,
      x: 0,
      y: 0,
      w: 0,
      h: 0,
    }));
    expect(findInPage(2, { words, problem: "" }, "RAMIPRIL  today")).toEqual([{ page: 2, from: 1, to: 2 }]);
    expect(findInPage(2, { words, problem: "" }, "ramipril")).toHaveLength(2);
    expect(findInPage(2, { words, problem: "" }, " ")).toEqual([]);
  });
  it("goes up and down from what is seen, and turns round", () => {
    expect(zoomed(firstLook, 1, 0.9)).toMatchObject({ fit: "", zoom: 1 });
    expect(zoomed({ ...firstLook, fit: "", zoom: 4 }, 1, 1).zoom).toBe(4);
    expect(turned(turned(turned(turned(firstLook)))).turn).toBe(0);
  });
});

const opened: string[] = [];
function Page() {
  const [folds, setFolds] = useState<Record<string, boolean>>({});
  const now = rowsOf(grow(find(sorted(all, "newest"), wanted, none, new Map()), wanted, none, []), folds);
  return (
    <main>
      <p id="facts">Facts</p>
      <Tree
        rows={now}
        selected=""
        label="Clinical documents"
        describedBy="facts"
        onOpen={(e) => opened.push(e.term)}
        onPart={() => {}}
        onFold={(k, open) => setFolds((was) => ({ ...was, [k]: open }))}
        onMark={() => {}}
        onAt={() => {}}
      />
    </main>
  );
}

describe("the tree by keyboard", () => {
  it("M116 goes along, opens, closes, jumps by letters; Enter opens a document", async () => {
    Element.prototype.scrollTo = (() => {}) as never;
    // jsdom lays nothing out: the tree is 600 px high and each row 30.
    const high = vi.spyOn(HTMLElement.prototype, "offsetHeight", "get");
    high.mockImplementation(function (this: HTMLElement) {
      return this.classList.contains("tree-row") ? 30 : 600;
    });
    const inside = vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
    show(fake(), <Page />);
    const at = () => document.activeElement as HTMLElement;
    const press = (key: string) => fireEvent.keyDown(at(), { key });
    screen.getAllByRole("treeitem")[0]?.focus();
    expect(at().getAttribute("aria-level")).toBe("1");
    const before = screen.getAllByRole("treeitem").length;
    press("ArrowLeft");
    expect(at().getAttribute("aria-expanded")).toBe("false");
    expect(screen.getAllByRole("treeitem").length).toBeLessThan(before);
    press("ArrowRight");
    expect(at().getAttribute("aria-expanded")).toBe("true");
    press("ArrowRight");
    expect(at().getAttribute("aria-level")).toBe("2");
    press("ArrowLeft");
    press("ArrowLeft");
    press("ArrowRight");
    press("a");
    expect(at().textContent).toContain("Annual review");
    press("Enter");
    expect(opened).toEqual(["Annual review"]);
    high.mockRestore();
    inside.mockRestore();
    expect(await violations()).toEqual([]);
  });
});
