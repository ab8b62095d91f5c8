// Where now, and since the last discharge, on the summary.
import { act, fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Fake, fake, loadingView, signedIn, wholeSection, wholeView } from "../../backend/fake";
import { now } from "../../backend/fixtureNow";
import { deceased, entry, when } from "../../backend/fixtures";
import type { Entry, NowView } from "../../backend/types";
import { show, violations } from "../../testing";
import { inert, ToolsContext } from "../tools/tools";
import { Now } from "./Now";

const actions = { onLetter: vi.fn(), onSource: vi.fn() };
const keys = ["medications", "documents", "results", "encounters", "appointments"];
const sections = (view = wholeView()) =>
  Object.fromEntries(keys.map((k) => [k, { view: wholeSection(view, k) }]));

async function page(backend: Fake = fake(signedIn), view = backend.view) {
  const shown = show(backend, <Now view={view} sections={sections(view)} actions={actions} />);
  await act(async () => {});
  return shown;
}
const answering = (n: Partial<NowView>) => {
  const backend = fake(signedIn);
  backend.record.now = async (record) => ({ ...now, ...n, record });
  return backend;
};
const where = () => screen.getByRole("region", { name: "Where now" });
const since = () => screen.getByRole("region", { name: /^Since the last discharge/ });

beforeEach(() => vi.clearAllMocks());

describe("where now", () => {
  it("says where, who says so and as of when, cannot be folded, and axe is content", async () => {
    await page();
    expect(where().textContent).toMatch(
      /Currently in hospital Egret Ward, since 20-Nov-2026 04:30, expected discharge 27-Nov-2026 – Estuary .*, as of 14:32 today/,
    );
    expect(where().textContent).toMatch(/Usual address 14 Tern Close.* – Personal Demographics Service/);
    expect(within(where()).queryByRole("button")).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it("H5 says that sources differ, what is not known, and when it cannot be read", async () => {
    await page(
      answering({ where: { lines: [], differ: "Organisations differ.", unknown: ["X has not answered."] } }),
    );
    expect(where().textContent).toContain("Organisations differ.");
    expect(where().textContent).toContain("X has not answered.");
    const backend = fake(signedIn);
    backend.record.now = () =>
      Promise.reject({ code: "unavailable", say: "It cannot be read.", retry: true });
    await page(backend);
    expect(screen.getByRole("alert").textContent).toBe("It cannot be read.");
  });

  it("H4 drops an answer that is of another record, and says nothing of somebody who has died", async () => {
    const backend = fake(signedIn);
    backend.record.now = async () => ({ ...now, record: "another" });
    await page(backend);
    expect(where().textContent).toBe("Where nowReading…");
    await page(fake(signedIn, wholeView(deceased)));
    expect(screen.queryByRole("region", { name: "Where now" })).toBeNull();
  });

  it("is read anew when one more organisation is done, and not otherwise", async () => {
    const backend = fake(signedIn);
    const read = vi.spyOn(backend.record, "now");
    const { rerender } = await page(backend, loadingView());
    expect(read).toHaveBeenCalledTimes(1);
    const again = async (view = loadingView()) => {
      const { BackendContext } = await import("../../backend");
      rerender(
        <BackendContext value={backend}>
          <Now view={view} sections={sections(view)} actions={actions} />
        </BackendContext>,
      );
      await act(async () => {});
    };
    await again();
    expect(read).toHaveBeenCalledTimes(1);
    await again({ ...wholeView(), record: loadingView().record });
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe("M116 medicines on which organisations differ", () => {
  const caution = "Dose or directions differ from another organisation's.";
  const at = (term: string, group = "current") =>
    entry("medications", group, 0, term, when("2026"), { cautions: [caution] });
  const shown = async (entries: Entry[]) => {
    const backend = fake(signedIn);
    const view = { ...wholeSection(backend.view, "medications"), entries };
    const open = vi.fn();
    show(
      backend,
      <ToolsContext value={{ ...inert, open }}>
        <Now view={backend.view} sections={{ medications: { view } }} actions={actions} />
      </ToolsContext>,
    );
    await act(async () => {});
    return open;
  };

  it("are all named before the cards, once each, with the way to who says what", async () => {
    const names = ["Bisoprolol", "Furosemide", "Ramipril", "Warfarin"];
    const open = await shown([...names, "WARFARIN"].map((n) => at(n)).concat(at("Digoxin", "past")));
    const said = screen.getByText(/Organisations differ on 4 current medicines/).closest("p");
    expect(said?.textContent).toContain("Bisoprolol, Furosemide, Ramipril and Warfarin.");
    fireEvent.click(screen.getByRole("button", { name: "Who says what of medicines" }));
    expect(open).toHaveBeenCalledWith("medications");
    expect(await violations()).toEqual([]);
  });

  it("are not said to be none", async () => {
    await shown([]);
    expect(document.body.textContent).not.toContain("differ");
  });
});

describe("M158 since the last discharge", () => {
  it("counts at a glance, says what the GP record has, and opens to its rows with their dates", async () => {
    await page();
    expect(since().textContent).toContain("Emergency hospital admission, Egret Ward");
    expect(since().textContent).toContain("19-Oct-2026 04:51 to 29-Oct-2026 15:20");
    expect(since().textContent).toContain("nothing it sent is dated on or after 29-Oct-2026");
    expect(since().querySelectorAll(".row")).toHaveLength(0);
    fireEvent.click(within(since()).getByRole("button", { name: "Expand Since the last discharge" }));
    expect(since().querySelectorAll(".row")).toHaveLength(6);
    expect(since().querySelectorAll(".since-why")[0]?.textContent).toBe("Started 30-Oct-2026");
    expect(since().textContent).toContain("That does not mean that there is nothing.");
    expect(await violations()).toEqual([]);
  });

  it("says why there is nothing to count from, and who may hold a later one", async () => {
    const none = { ...now.since, say: "No stay was sent.", parts: [], gp: [], unknown: ["Missing: X."] };
    await page(answering({ since: { ...none, stay: { ...now.since.stay, entry: "", day: "" } } }));
    expect(since().textContent).toContain("No stay was sent.");
    expect(since().textContent).toContain("Missing: X.");
    expect(within(since()).queryByRole("button")).toBeNull();
  });

  it("H39 says how many rows are not read into the page yet", async () => {
    const backend = fake(signedIn);
    show(backend, <Now view={backend.view} sections={{}} actions={actions} />);
    await act(async () => {});
    fireEvent.click(within(since()).getByRole("button"));
    expect(since().textContent).toContain("2 rows still being read.");
  });
});
