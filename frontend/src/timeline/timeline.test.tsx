// The timeline page: what it says in words, its keys, and that nothing is dropped.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendContext, list } from "../backend";
import { fake, gapsView, signedIn, wholeSection, wholeView } from "../backend/fake";
import { sensitive } from "../backend/fixtures";
import { timelineOf } from "../backend/fixtureTimeline";
import type { RecordView, TimelineView } from "../backend/types";
import { show, violations } from "../testing";
import { TimelinePage } from "./TimelinePage";

async function open(view: RecordView = wholeView(), change: (l: TimelineView) => void = () => {}) {
  const backend = fake(signedIn, view);
  const line = timelineOf(view);
  // So few that all rows of the table stand in the page.
  const kinds = new Map<string, number>();
  line.items = list(line.items).filter((i) => {
    const n = kinds.get(i.kind) ?? 0;
    kinds.set(i.kind, n + 1);
    return n < 12;
  });
  change(line);
  backend.record.timeline = vi.fn(async () => line);
  const sections = Object.fromEntries(
    list(view.sections).map((h) => [h.key, { view: wholeSection(view, h.key) }]),
  );
  const props = {
    view,
    sections,
    onRetry: vi.fn(),
    onTryNow: vi.fn(),
    actions: { onLetter: vi.fn(), onSource: vi.fn() },
  };
  const shown = show(
    backend,
    <main>
      <TimelinePage {...props} />
    </main>,
  );
  await screen.findByRole("group", { name: "Items by time" });
  const again = (next: Partial<typeof props>) =>
    shown.rerender(
      <BackendContext value={backend}>
        <main>
          <TimelinePage {...props} {...next} />
        </main>
      </BackendContext>,
    );
  return { ...props, line, backend, again };
}
const chart = () => screen.getByRole("group", { name: "Items by time" });
const onIt = () => chart().querySelector<HTMLElement>(".tl-button") as HTMLElement;
const rowsIn = (name: string) => within(screen.getByRole("table", { name })).getAllByRole("row").slice(1);
const words = (button: HTMLElement) => button.getAttribute("aria-label") ?? "";

describe("timeline", () => {
  it("H10 has every row once: drawn and in its table, or listed as without a date", async () => {
    const { line } = await open();
    fireEvent.click(screen.getByRole("button", { name: "10 years" }));
    const dated = list(line.items);
    const undated = list(line.undated);
    expect(dated.length).toBeGreaterThan(10);
    const { inView, earlier, later } = counts();
    expect(inView + earlier + later).toBe(dated.length);
    expect(rowsIn("Items in view")).toHaveLength(inView);
    if (undated.length > 0) expect(rowsIn("Items without a date")).toHaveLength(undated.length);
    for (const row of rowsIn("Items in view"))
      expect(list(line.names).some((n) => row.textContent?.includes(n))).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it("lists what has no date that can be read beneath, and counts it", async () => {
    const { line } = await open(wholeView(), (l) => {
      const [first, ...rest] = list(l.items);
      if (!first) throw new Error("nothing is dated");
      l.items = rest;
      l.undated = [{ ...first, when: "last spring", precision: "" }];
    });
    const [row] = rowsIn("Items without a date");
    expect(row?.textContent).toContain("last spring");
    expect(row?.textContent).toContain(list(line.undated)[0]?.words);
    expect(screen.getByText(/1 without a date, listed below/)).toBeTruthy();
  });

  it("says above all else who is in hospital now, dated or not, and from whom", async () => {
    const { line } = await open(wholeView(), (l) => {
      const [first, ...rest] = list(l.items);
      if (!first) throw new Error("nothing is dated");
      const stay = {
        ...first,
        current: true,
        status: { text: "Currently in hospital", kind: "notable" },
        words: "Emergency admission",
      };
      l.items = rest.map((i) => ({ ...i, current: false }));
      l.undated = [{ ...stay, when: "Date not recorded", precision: "" }];
    });
    const said = document.querySelector(".tl-current")?.textContent ?? "";
    expect(said).toContain("Currently in hospital");
    expect(said).toContain("Emergency admission");
    expect(said).toContain(list(line.names)[list(line.undated)[0]?.name ?? -1]);
  });

  it("goes by keyboard along a lane in the order of time and to other lanes, and opens", async () => {
    const { actions } = await open();
    onIt().focus();
    fireEvent.keyDown(onIt(), { key: "Home" });
    const seen = [words(onIt())];
    const total = Number(/of (\d+)$/.exec(words(onIt()))?.[1]);
    for (let i = 1; i < total; i++) {
      fireEvent.keyDown(onIt(), { key: "ArrowRight" });
      expect(document.activeElement).toBe(onIt());
      seen.push(words(onIt()));
    }
    expect(seen.map((w) => / (\d+) of/.exec(w)?.[1]).map(Number)).toEqual(seen.map((_, i) => i + 1));
    fireEvent.keyDown(onIt(), { key: "ArrowRight" });
    expect(words(onIt())).toBe(seen.at(-1));
    const lane = () => onIt().closest("section")?.getAttribute("aria-label");
    const from = lane();
    fireEvent.keyDown(onIt(), { key: "ArrowDown" });
    expect(lane()).not.toBe(from);
    expect(document.activeElement).toBe(onIt());

    fireEvent.click(onIt());
    const letter = actions.onLetter.mock.calls.length > 0;
    if (!letter) {
      const chosen = screen.getByRole("region", { name: "Chosen" });
      expect(document.activeElement?.className).toBe("row-term");
      fireEvent.keyDown(chosen, { key: "Escape" });
      expect(screen.queryByRole("region", { name: "Chosen" })).toBeNull();
      expect(document.activeElement).toBe(onIt());
    }
  });

  it("opens a document at once, and another row in its place", async () => {
    const { actions, line } = await open();
    const press = (kind: string) => {
      const item = list(line.items).find((i) => i.kind === kind);
      const row = document.querySelector(`tr[data-entry="${item?.entry}"]`) as HTMLElement;
      fireEvent.click(within(row).getByRole("button", { name: item?.words ?? "" }));
      return item;
    };
    const letter = press("letter");
    expect(actions.onLetter).toHaveBeenCalledWith(expect.objectContaining({ id: letter?.entry }));
    const other = press("appointment");
    expect(within(screen.getByRole("region", { name: "Chosen" })).getByText(other?.words ?? "")).toBeTruthy();
  });

  it("leaves a kind out only with words, and gives it back", async () => {
    const { line } = await open();
    const letters = list(line.items).filter((i) => i.kind === "letter").length;
    fireEvent.click(screen.getByRole("checkbox", { name: `Letters and documents ${letters}` }));
    expect(screen.getByText(new RegExp(`Filter on: ${letters} left out`))).toBeTruthy();
    expect(rowsIn("Items in view").every((r) => !r.textContent?.includes("Documents"))).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(screen.queryByText(/Filter on/)).toBeNull();
  });

  it("H5 names in a lane who did not answer, and counts at least", async () => {
    await open(gapsView());
    const lane = screen.getByRole("region", { name: "Mental health" }).textContent;
    expect(lane).toContain("Not all is here: Saltmarsh Mental Health Partnership NHS Trust");
    expect(lane).toMatch(/at least|Nothing dated was sent/);
  });

  it("H5 says that an empty span proves nothing", async () => {
    await open(wholeView(), (l) => {
      l.items = [];
    });
    expect(screen.getByText(/That does not mean that there is nothing/)).toBeTruthy();
  });

  it("H24 names no organisation of a sensitive person", async () => {
    await open(wholeView(sensitive), (l) => {
      l.names = list(l.names).map(() => "A hospital");
    });
    expect(document.body.textContent).not.toContain("Estuary");
  });

  it("H4 drops the line of another record, and says when it could not be read", async () => {
    const view = wholeView();
    const backend = fake(signedIn, view);
    backend.record.timeline = async () => ({ ...timelineOf(view), record: "another" });
    const props = { view, sections: {}, onRetry: vi.fn(), onTryNow: vi.fn() };
    const actions = { onLetter: vi.fn(), onSource: vi.fn() };
    const page = <TimelinePage {...props} actions={actions} />;
    show(backend, <main>{page}</main>);
    await Promise.resolve();
    expect(screen.queryByRole("group", { name: "Items by time" })).toBeNull();

    backend.record.timeline = () => Promise.reject({ code: "unavailable", say: "No.", retry: true });
    show(backend, <main>{page}</main>);
    expect(await screen.findByText("The timeline could not be shown")).toBeTruthy();
  });

  it("reads anew when one more organisation is done", async () => {
    const { backend, view, again } = await open();
    expect(backend.record.timeline).toHaveBeenCalledTimes(1);
    again({ view: { ...view, partners: gapsView().partners } });
    await waitFor(() => expect(backend.record.timeline).toHaveBeenCalledTimes(2));
  });
});

function counts() {
  const text = document.querySelector(".tl-count")?.textContent ?? "";
  const of = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  return { inView: of(/(\d+) items? in view/), earlier: of(/(\d+) earlier/), later: of(/(\d+) later/) };
}
