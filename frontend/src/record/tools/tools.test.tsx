import { act, fireEvent, within as inside, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fake, wholeView } from "../../backend/fake";
import { entry, fact, sections, when } from "../../backend/fixtures";
import type { RecordView } from "../../backend/types";
import { show, violations } from "../../testing";
import { RecordPage } from "../RecordPage";
import { monthsBefore, spanOf, typedDay } from "./days";
import { cut, within } from "./filter";

const today = "2026-11-21";

describe("days", () => {
  it.each([
    ["14/3/1948", "1948-03-14"],
    ["14.3.48", "1948-03-14"],
    ["14-Mar-1948", "1948-03-14"],
    ["1948-03-14", "1948-03-14"],
    ["14 march 1948", "1948-03-14"],
    ["1/12/26", "2026-12-01"],
    ["29/2/2024", "2024-02-29"],
    ["29/2/2023", ""],
    ["31/4/2024", ""],
    ["3/14/1948", ""],
    ["14-Foo-1948", ""],
    ["1948", ""],
  ])("M107 reads %s", (typed, iso) => expect(typedDay(typed, today)).toBe(iso));

  it("M107 takes a month for all its days, and a year for all of its", () => {
    expect(spanOf("Feb-2024")).toEqual({ first: "2024-02-01", last: "2024-02-29" });
    expect(spanOf("2014")).toEqual({ first: "2014-01-01", last: "2014-12-31" });
    expect(spanOf("Date not recorded")).toBeNull();
    expect(monthsBefore("2026-03-31", 1)).toBe("2026-02-28");
    expect(monthsBefore("2026-01-15", 3)).toBe("2025-10-15");
  });

  it("M107 leaves in view what may be of the days: an unprecise date, none, and what is so now", () => {
    const at = (text: string, group = "past") =>
      within(entry("encounters", group, 0, "X", when(text)), { from: "2014-06-01", to: "2014-07-01" });
    expect(at("2014")).toBe(true);
    expect(at("Date not recorded")).toBe(true);
    expect(at("01-Jan-2010", "now")).toBe(true);
    expect(at("01-Jul-2014")).toBe(true);
    expect(at("02-Jul-2014")).toBe(false);
    expect(at("May-2014")).toBe(false);
  });

  it("never cuts a safety section, by dates or by a search", () => {
    const section = sections.find((s) => s.key === "medications");
    const view = {
      record: "",
      section: section as NonNullable<typeof section>,
      entries: [entry("medications", "current", 0, "Warfarin", when("2001"))],
      answers: [],
      empty: [],
      warnings: [],
      notes: [],
      revision: 1,
    };
    expect(cut(view, { range: { from: "2020-01-01", to: "" }, search: "zzz", kind: "gp" }).out).toBe(0);
  });

  it("M111 counts documents by their heading, and by the kind of care where none has any", () => {
    const section = sections.find((x) => x.key === "documents") as NonNullable<(typeof sections)[number]>;
    const filed = (org: number, heading: string) =>
      entry("documents", "current", org, "A letter", when("2026"), {
        facts: heading ? [fact("heading", "Heading", heading)] : [],
      });
    const view = (...entries: ReturnType<typeof filed>[]) => ({
      record: "",
      section,
      entries,
      answers: [],
      empty: [],
      warnings: [],
      notes: [],
      revision: 1,
    });
    const headed = cut(view(filed(0, "Care plan"), filed(1, "Care plan"), filed(1, "")), {
      range: { from: "", to: "" },
      kind: "Care plan",
    });
    expect([...headed.kinds]).toEqual([
      ["Care plan", 2],
      ["No heading", 1],
    ]);
    expect(headed.out).toBe(1);
    const plain = cut(view(filed(0, ""), filed(1, "")), { range: { from: "", to: "" } });
    expect([...plain.kinds.keys()]).toEqual(["acute", "gp"]);
  });
});

// page shows an open record whose sections have been read.
async function page(view: RecordView = wholeView(), backend = fake(undefined, view)) {
  // A few rows of each are enough, and quicker.
  for (const s of Object.values(backend.sections)) s.entries = (s.entries ?? []).slice(0, 9);
  Element.prototype.scrollTo = vi.fn() as never;
  const props = { onLeave: vi.fn(), onReloaded: vi.fn(), onSessionLost: vi.fn() };
  const shown = show(backend, <RecordPage key={view.record} opened={view} {...props} />);
  await screen.findByRole("button", { name: "Penicillins" });
  return { ...shown, backend, props };
}

const card = (key: string) => document.querySelector(`[data-section="${key}"]`) as HTMLElement;
const rows = (key: string) => card(key).querySelectorAll(".row").length;
const type = (label: string, text: string) => {
  const field = screen.getByRole("textbox", { name: label });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
  return field as HTMLInputElement;
};

describe("the summary's tools", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("M107 filters by typed days, says so, resets, and leaves safety sections whole", async () => {
    await page();
    const [documents, problems, allergies] = [rows("documents"), rows("problems"), rows("allergies")];
    expect(type("From", "1/1/30").value).toBe("01-Jan-2030");
    expect(rows("documents")).toBe(0);
    expect([rows("problems"), rows("allergies")]).toEqual([problems, allergies]);
    const line = screen.getByText(/Showing \d+ of \d+\./).closest("p") as HTMLElement;
    expect(line.textContent).toMatch(/Date filter on: from 01-Jan-2030/);
    expect(card("documents").textContent).toMatch(/All \d+ are out of view/);
    expect(card("documents").querySelector(".count")?.textContent).toMatch(/^0 of \d+$/);
    fireEvent.click(inside(line).getByRole("button", { name: "Reset" }));
    expect(rows("documents")).toBe(documents);
    expect(screen.queryByText(/Date filter on/)).toBeNull();
  });

  it("M107 does not use what is no day, and says so", async () => {
    await page();
    const field = type("To", "31/2/2026");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(/Not a day, so not used/)).toBeTruthy();
    expect(screen.queryByText(/Date filter on/)).toBeNull();
  });

  it("M107 has quick ranges, by keyboard", async () => {
    await page();
    const button = screen.getByRole("button", { name: "Dates: All dates" });
    fireEvent.keyDown(button, { key: "ArrowDown" });
    expect(document.activeElement?.textContent).toContain("All dates");
    fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
    fireEvent.click(document.activeElement as Element);
    expect((screen.getByRole("textbox", { name: "From" }) as HTMLInputElement).value).toBe("21-Oct-2026");
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("M111 a number shows only its items, and the card says how many it has", async () => {
    await page();
    const all = rows("documents");
    const chips = inside(card("documents")).getByRole("group", { name: "Show of Documents" });
    const heading = inside(chips).getAllByRole("button")[1] as HTMLElement; // after All
    const [, name = "", count = ""] = heading.textContent?.match(/^(.*) (\d+)$/) ?? [];
    fireEvent.click(heading);
    const said = card("documents").querySelector(".count")?.textContent?.match(/\d+/g)?.map(Number) ?? [];
    expect(rows("documents")).toBe(said[0]); // of those under open headings
    expect((said[0] ?? 0) + (said.length > 2 ? (said[1] ?? 0) : 0)).toBe(Number(count));
    expect(rows("documents")).toBeLessThan(all);
    expect(screen.getByText(new RegExp(`Documents: ${name} only`))).toBeTruthy();
    fireEvent.click(inside(chips).getByRole("button", { name: /^All/ }));
    expect(rows("documents")).toBe(all);
  });

  it("M104 M105 M106 has three densities for the page and for a card; each keeps the organisation", async () => {
    await page();
    const density = screen.getByRole("group", { name: "Density" });
    fireEvent.click(inside(density).getByRole("button", { name: "Expanded" }));
    expect(card("problems").querySelectorAll(".details").length).toBe(rows("problems"));
    fireEvent.click(screen.getByRole("button", { name: "View of Problems and diagnoses" }));
    fireEvent.click(screen.getByRole("menuitemradio", { name: "Compact" }));
    expect(card("problems").className).toContain("compact");
    expect(card("problems").querySelectorAll(".details").length).toBe(0);
    expect(card("allergies").className).toContain("expanded");
    for (const row of card("problems").querySelectorAll(".row-source")) expect(row.textContent).not.toBe("");
    fireEvent.click(inside(density).getByRole("button", { name: "Comfortable" }));
    expect(card("problems").className).toContain("comfortable");
  });

  it("M104 compact and comfortable draw no row anew, and a density of one card none of another", async () => {
    await page();
    const drawn: string[] = [];
    const seen = new MutationObserver((all) => {
      for (const m of all) {
        const of = (m.target as Element).parentElement?.closest("[data-section]");
        const row = (m.target as Element).closest(".rows");
        if (row) drawn.push(`${of?.getAttribute("data-section")} ${m.attributeName ?? m.type}`);
      }
    });
    seen.observe(document.body, { subtree: true, childList: true, attributes: true });
    const choose = async (name: string) => {
      const density = screen.getByRole("group", { name: "Density" });
      fireEvent.click(inside(density).getByRole("button", { name }));
      await act(async () => {});
    };
    await choose("Compact");
    expect(card("problems").className).toContain("card-compact");
    await choose("Comfortable");
    expect(drawn).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "View of Problems and diagnoses" }));
    fireEvent.click(screen.getByRole("menuitemradio", { name: "Expanded" }));
    await act(async () => {});
    seen.disconnect();
    expect(new Set(drawn.map((d) => d.split(" ")[0]))).toEqual(new Set(["problems"]));
  });

  it("M81 offers what to do where nothing is recorded, in order", async () => {
    const view = wholeView();
    const backend = fake(undefined, view);
    const documents = backend.sections.documents;
    if (documents) Object.assign(documents, { entries: [], empty: ["None recorded by Fairhaven."] });
    await page(view, backend);
    type("From", "1/1/2020");
    const offers = [...card("documents").querySelectorAll(".less button")].map((b) => b.textContent);
    expect(offers).toEqual(["Reset filters", "What organisations share", "Get support"]);
  });

  it("M43 filters end with the record: another person starts with none", async () => {
    const { props, unmount } = await page();
    type("From", "1/1/2030");
    expect(screen.getByText(/Date filter on/)).toBeTruthy();
    unmount();
    const other = { ...wholeView(), record: "another" };
    show(fake(undefined, other), <RecordPage key="another" opened={other} {...props} />);
    await screen.findByRole("button", { name: "Penicillins" });
    expect(screen.queryByText(/Date filter on/)).toBeNull();
  });

  it("M110 a card opens as a page with search, and the summary comes back as it was", async () => {
    await page();
    type("From", "1/1/2030");
    fireEvent.click(screen.getByRole("button", { name: "Open Documents as a page" }));
    expect(screen.getByRole("heading", { level: 1, name: "Documents" })).toBeTruthy();
    const full = document.querySelector(".full") as HTMLElement;
    const all = full.querySelectorAll(".row").length;
    expect(all).toBeGreaterThan(0); // nothing of the summary's filter is taken along
    fireEvent.change(inside(full).getByRole("textbox", { name: "Search in Documents" }), {
      target: { value: "no such words" },
    });
    expect(full.querySelectorAll(".row").length).toBe(0);
    expect(full.textContent).toMatch(/All \d+ are out of view/);
    expect(await violations()).toEqual([]);
    fireEvent.click(inside(full).getByRole("button", { name: "Person summary" }));
    expect(screen.getByText(/Date filter on: from 01-Jan-2030/)).toBeTruthy();
  });

  it("M99 M108 all events joins appointments and encounters, to come and past apart", async () => {
    const { backend } = await page();
    const both = ["appointments", "encounters"].flatMap((k) => backend.sections[k]?.entries ?? []);
    fireEvent.click(screen.getByRole("button", { name: "All events" }));
    const full = document.querySelector(".full") as HTMLElement;
    expect(full.querySelectorAll(".row").length).toBe(both.length);
    expect([...full.querySelectorAll(".group-head")].map((h) => h.textContent?.split(" ")[0])).toEqual(
      expect.arrayContaining(["Upcoming", "Past"]),
    );
  });

  it("M99 all events says which half the role hides, and is not shown from one half alone", async () => {
    const view = wholeView();
    const heads = (view.sections ?? []).map((s) => (s.key === "encounters" ? { ...s, hidden: true } : s));
    await page({ ...view, sections: heads }, fake(undefined, { ...view, sections: heads }));
    fireEvent.click(screen.getByRole("button", { name: "All events" }));
    expect(screen.getByText("Encounters and stays: hidden by your role, and not asked for.")).toBeTruthy();
  });
});

describe("an item's details", () => {
  it("M131 copies its reference by one key on the row and by its button, and says what was copied", async () => {
    const { backend } = await page();
    const row = screen.getByRole("button", { name: "Penicillins" });
    const id = row.closest<HTMLElement>("[data-entry]")?.dataset.entry;
    fireEvent.keyDown(row, { key: "c" });
    expect(await screen.findByText(/viewed on Shared Care Record, 21-Nov-2026/)).toBeTruthy();
    expect(backend.calls.filter((c) => c.startsWith("copy"))).toEqual([`copy ${id}`]);
    fireEvent.keyDown(row, { key: "c", ctrlKey: true }); // the system's own copy stays its own
    expect(backend.calls.filter((c) => c.startsWith("copy"))).toHaveLength(1);
    fireEvent.click(row);
    fireEvent.click(screen.getByRole("button", { name: "Copy reference" }));
    expect(backend.calls.filter((c) => c.startsWith("copy"))).toHaveLength(2);
  });

  it("M131 says so when nothing was copied", async () => {
    const backend = fake();
    backend.record.copy = async () => {
      throw { code: "audit", say: "The access could not be recorded.", retry: true };
    };
    await page(backend.view, backend);
    fireEvent.keyDown(screen.getByRole("button", { name: "Penicillins" }), { key: "c" });
    expect((await screen.findByText("Not copied.")).closest("p")?.textContent).toContain(
      "could not be recorded",
    );
  });

  it("M14 says whom to tell what looks wrong, with the item's reference", async () => {
    const { backend } = await page();
    const row = screen.getByRole("button", { name: "Penicillins" });
    fireEvent.click(row);
    const item = backend.sections.allergies?.entries?.find((e) => e.term === "Penicillins");
    const say = screen.getByText("This looks wrong?").closest("p")?.textContent;
    expect(say).toContain(`Tell ${item?.source.name}`);
    expect(say).toContain(item?.of?.[0]);
  });
});
