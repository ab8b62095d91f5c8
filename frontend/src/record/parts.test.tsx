import { act, fireEvent, render, renderHook, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { BackendContext, list } from "../backend";
import { fake, gapsView, loadingView, signedIn, wholeSection, wholeView } from "../backend/fake";
import { answer, deceased, person, sensitive } from "../backend/fixtures";
import type { RecordView } from "../backend/types";
import { show, violations } from "../testing";
import { Banner } from "./Banner";
import { CompletenessLine } from "./Completeness";
import { Partners } from "./Partners";
import { SafetyPanel } from "./SafetyPanel";
import { useRecord } from "./useRecord";

const bannerOf = (more: Partial<RecordView>) => (
  <Banner view={{ ...wholeView(), ...more }} onFull={() => {}} />
);

describe("banner", () => {
  it("shows who it is, in the order and form of the rules, and every allergy", () => {
    render(bannerOf({}));
    const text = screen.getByRole("region", { name: "Person" }).textContent ?? "";
    expect(text).toMatch(
      /PATEL, Amina Rose \(Mrs\).*Born 14-Mar-1948 \(78y\).*Gender Female.*NHS No. 999 012 3454/,
    );
    expect(text).toContain(
      "Known allergiesPenicillins (Fairhaven Medical Centre), Ramipril (Estuary Teaching Hospitals), Adhesive plasters (Fairhaven Medical Centre and Estuary Teaching Hospitals)",
    );
  });

  it("H13 M82 says how many allergies are out of view, and lets them be scrolled to by keyboard", async () => {
    // 40 rows of 20 in a box of 200: what a window would measure.
    const box = (e: Element) => e.classList.contains("allergies-all");
    const size = (name: "scrollHeight" | "clientHeight", of: number) =>
      vi.spyOn(Element.prototype, name, "get").mockImplementation(function (this: Element) {
        return box(this) ? of : 0;
      });
    size("scrollHeight", 800);
    size("clientHeight", 200);
    let scrolled = 0;
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
      const i = [...(this.parentElement?.children ?? [])].indexOf(this);
      return box(this) ? new DOMRect(0, 0, 900, 200) : new DOMRect(0, i * 20 - scrolled, 900, 20);
    });
    const items = Array.from({ length: 40 }, (_, i) => ({ term: `Substance ${i}`, from: ["Fairhaven"] }));
    try {
      show(
        fake(),
        <main>{bannerOf({ allergies: { heading: "Known allergies", alert: true, items, note: "" } })}</main>,
      );
      expect(screen.getByText("40 allergies: 30 out of view, scroll for all")).toBeTruthy();
      const all = screen.getByRole("group", { name: "40 known allergies" });
      expect(all.tabIndex).toBe(0);
      for (const { term } of items) expect(within(all).getByText(term)).toBeTruthy();
      scrolled = 110; // one above is cut, one below
      fireEvent.scroll(all);
      expect(screen.getByText("40 allergies: 31 out of view, scroll for all")).toBeTruthy();
      // What changes with each scroll is not read out with the allergies.
      expect(screen.getByRole("status", { name: "Allergies" }).textContent).not.toContain("out of view");
    } finally {
      vi.restoreAllMocks();
    }
    expect(await violations()).toEqual([]);
  });

  it("says nothing of a view where all allergies are in it", () => {
    render(bannerOf({}));
    expect(screen.queryByText(/out of view/)).toBeNull();
    expect(document.querySelector(".allergies-all")?.hasAttribute("tabindex")).toBe(false);
  });

  it("folds the contact away by a click anywhere, and keeps person and allergies", () => {
    render(bannerOf({}));
    const banner = screen.getByRole("region", { name: "Person" });
    fireEvent.click(banner);
    expect(banner.textContent).not.toContain("Tern Close");
    expect(banner.textContent).toContain("999 012 3454");
    expect(banner.textContent).toContain("Penicillins");
    fireEvent.click(screen.getByRole("button", { name: "Show contact details" }));
    expect(banner.textContent).toContain("Tern Close");
  });

  it("says deceased before the name, with the age at death and no age", () => {
    render(bannerOf({ person: deceased }));
    const banner = screen.getByRole("region", { name: "Person" });
    expect(banner.textContent).toMatch(
      /^DeceasedOYELARAN-FITZGERALD.*Born 1944Died 02-Sep-2026Age at Death 82y/,
    );
    expect(banner.className).toContain("banner-deceased");
  });

  it("of a sensitive person shows the reason and nothing that locates", () => {
    render(bannerOf({ person: { ...sensitive, address: "LEAK" } }));
    const text = screen.getByRole("region", { name: "Person" }).textContent ?? "";
    expect(text).toContain("Sensitive record");
    expect(text).toContain("withheld because");
    expect(text).not.toMatch(/LEAK|Address|Phone|GP/);
  });

  it("has the preferred name under the name, also when folded, and none of a sensitive person", () => {
    const named = { ...person.name, preferred: "Mina" };
    const { rerender } = render(bannerOf({ person: { ...person, name: named } }));
    const banner = screen.getByRole("region", { name: "Person" });
    fireEvent.click(banner);
    expect(banner.textContent).toMatch(/^PATEL, Amina Rose \(Mrs\)Preferred name MinaBorn/);
    rerender(bannerOf({ person: { ...sensitive, name: named } }));
    expect(banner.textContent).not.toContain("Mina");
  });

  it("shows sex beside gender where they differ, with who says so", () => {
    const { rerender } = render(bannerOf({}));
    const banner = screen.getByRole("region", { name: "Person" });
    expect(banner.textContent).not.toContain("Sex");
    rerender(bannerOf({ sex: [{ id: "", text: "Male", note: "", sources: ["Fairhaven Medical Centre"] }] }));
    expect(banner.textContent).toMatch(/Gender FemaleSex recorded at birth MaleNHS No\./);
    expect(banner.textContent).toContain("“Male” by Fairhaven Medical Centre");
  });

  it("says that the number asked for was replaced", () => {
    render(bannerOf({ person: { ...person, askedAs: "999 000 0001" } }));
    expect(screen.getByText(/superseded: you asked for 999 000 0001/)).toBeTruthy();
  });

  it.each(["No known allergies", "Allergies not recorded", "Allergies unavailable", "Hidden by your role"])(
    "shows the heading %s as it is, and not as an alert",
    (heading) => {
      const { container } = render(
        bannerOf({ allergies: { heading, alert: false, items: null, note: "Because." } }),
      );
      expect(screen.getByText(heading)).toBeTruthy();
      expect(container.querySelector(".allergies-alert")).toBeNull();
      expect(screen.getByText("Because.")).toBeTruthy();
    },
  );
});

describe("the safety panel", () => {
  it("M100 adds the region's own words to the clinical safety message", async () => {
    show(fake(signedIn), <SafetyPanel launched={null} />);
    const panel = screen.getByRole("region", { name: "Clinical safety" });
    expect(panel.textContent).toContain("This is not the full record.");
    expect(
      await within(panel).findByText("Ring the ward before you act on a result marked preliminary."),
    ).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe("completeness", () => {
  const line = (b: ReturnType<typeof fake>) => show(b, <CompletenessLine view={b.view} answers={[]} />);

  it("names who is missing and why, and asks all of them again", async () => {
    const b = fake(signedIn, gapsView());
    line(b);
    const text = screen.getByRole("status", { name: "Completeness" }).textContent;
    expect(text).toBe(
      "3 of 4 organisations answered in full. Missing: Saltmarsh Mental Health Partnership NHS Trust: did not answer in time. Northgate Integrated Urgent Care data is as of 08:05 today.",
    );
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(b.calls).toContain("retry all"));
  });

  it("says in one sentence that nobody answered", () => {
    const v = gapsView();
    const say = "None of the 2 organisations answered, so nothing that they recorded is shown.";
    const complete = {
      asked: 2,
      answered: 0,
      say,
      missing: ["A: refused", "B: refused"],
      incomplete: [],
      notes: [],
    };
    line(fake(signedIn, { ...v, complete }));
    expect(screen.getByRole("status", { name: "Completeness" }).textContent).toBe(say);
  });

  it("tells who answered in part from who did not answer", () => {
    const v = gapsView();
    const say = `${list(v.complete.missing)[0]}`;
    const part = "Estuary: some items are restricted";
    const b = fake(signedIn, {
      ...v,
      complete: { ...v.complete, missing: [part, say], incomplete: [part] },
    });
    line(b);
    expect(screen.getByRole("status", { name: "Completeness" }).textContent).toContain(
      `Missing: ${say}. Incomplete: ${part}.`,
    );
  });

  it("lists every section of every organisation with its state", () => {
    const b = fake(signedIn, gapsView());
    const answers = [
      answer("allergies", 0, { state: "complete", shown: 3 }),
      answer("problems", 0, { state: "empty", shown: 0 }),
      answer("alerts", 0, { state: "asserted-none", shown: 0 }),
      answer("medications", 0, { state: "partial", shown: 2, say: "Only part arrived." }),
      answer("results", 0, { state: "not-asked", why: "planned", shown: 0, say: "Later." }),
      answer("appointments", 0, { state: "not-asked", why: "role", shown: 0 }),
      answer("encounters", 0, { state: "stale", say: "Of yesterday." }),
      answer("documents", 0, { state: "withheld-policy", say: "It did not share this." }),
    ];
    show(b, <CompletenessLine view={b.view} answers={answers} />);
    fireEvent.click(screen.getByRole("button", { name: "Details" }));
    const row = within(screen.getByRole("dialog")).getByRole("row", { name: /Estuary/ });
    expect(
      within(row)
        .getAllByRole("listitem")
        .map((l) => l.textContent),
    ).toEqual([
      "Only part – Medications: Only part arrived.",
      expect.stringMatching(/^Older than it should be – .*: Of yesterday\.$/),
      expect.stringMatching(/^Not shared – .*: It did not share this\.$/),
      "States there is none – Alerts",
      "Answered – Allergies and adverse reactions (3)",
      "Nothing recorded – Problems and diagnoses",
      expect.stringMatching(/^Not shared yet – /),
      expect.stringMatching(/^Not asked: not for your role – /),
    ]);
  });

  it("does not say what a sensitive person's organisations do not share (H24)", () => {
    const v = gapsView();
    const b = fake(signedIn, { ...v, person: { ...v.person, sensitive: true } });
    const answers = [
      answer("allergies", 0, { state: "complete", shown: 3 }),
      answer("results", 0, { state: "not-asked", why: "planned", shown: 0, say: "Later." }),
      answer("documents", 0, { state: "not-asked", why: "not-shared", shown: 0 }),
      answer("alerts", 0, { state: "not-asked", why: "breaker", shown: 0, say: "It was not asked." }),
    ];
    show(b, <CompletenessLine view={b.view} answers={answers} />);
    fireEvent.click(screen.getByRole("button", { name: "Details" }));
    const row = within(screen.getByRole("dialog")).getByRole("row", { name: /Estuary/ });
    expect(
      within(row)
        .getAllByRole("listitem")
        .map((l) => l.textContent),
    ).toEqual(["Not asked – Alerts: It was not asked.", "Answered – Allergies and adverse reactions (3)"]);
  });

  it("offers nothing to try when all answered", () => {
    line(fake());
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    expect(screen.getByText("All 4 organisations answered.")).toBeTruthy();
  });

  it("gives each organisation's answer, one to try again, and what was left out", async () => {
    const b = fake(signedIn, gapsView());
    const odd = answer("problems", 2, { state: "failed", say: "Saltmarsh did not answer in time." });
    const left = answer("allergies", 0, { excluded: [{ ref: "A/1", reason: "Entered in error" }] });
    show(b, <CompletenessLine view={b.view} answers={[odd, left]} />);
    fireEvent.click(screen.getByRole("button", { name: "Details" }));
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getAllByRole("row")).toHaveLength(5);
    expect(dialog.getByRole("row", { name: /Saltmarsh/ }).textContent).toContain(
      "Problems and diagnoses: Saltmarsh did not answer in time.",
    );
    expect(dialog.getByRole("row", { name: /Estuary/ }).textContent).toContain(
      "1 received and not shown: Entered in error.",
    );
    fireEvent.click(dialog.getByRole("button", { name: /Try again Saltmarsh/ }));
    await waitFor(() => expect(b.calls).toContain("retry RZ8"));
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("shows each organisation's progress, and waits for nobody in the end", () => {
    const { rerender } = render(<Partners partners={loadingView().partners} onTryNow={() => {}} />);
    expect(screen.getAllByText("Waiting for an answer")).toHaveLength(2);
    rerender(<Partners partners={gapsView().partners} onTryNow={() => {}} />);
    expect(screen.queryByText(/Waiting for/)).toBeNull();
    expect(screen.getByText("Did not answer in time")).toBeTruthy();
  });
});

describe("an organisation that was left alone (H29)", () => {
  const say = "Not asked: it did not answer the last times";
  const paused = () => {
    const v = gapsView();
    const partners = list(v.partners).map((p) => (p.canRetry ? { ...p, state: "paused" as const, say } : p));
    return { ...v, partners };
  };

  it("says so in the list and asks it at once", () => {
    const asked: string[] = [];
    render(<Partners partners={paused().partners} onTryNow={(ods) => asked.push(ods)} />);
    expect(screen.getByText(say)).toBeTruthy();
    expect(screen.queryByText("Try again")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: /^Try now Saltmarsh/ }));
    expect(asked).toEqual(["RZ8"]);
  });

  it("offers Try now on the line and in the details, which count it as missing", async () => {
    const b = fake(signedIn, paused());
    const unasked = answer("problems", 2, {
      state: "not-asked",
      why: "breaker",
      say: "Saltmarsh was not asked.",
    });
    const unshared = answer("allergies", 2, { state: "not-asked", why: "not-shared", say: "Not shared." });
    show(b, <CompletenessLine view={b.view} answers={[unasked, unshared]} />);
    fireEvent.click(screen.getByRole("button", { name: "Try now" }));
    await waitFor(() => expect(b.calls).toContain("retry all"));
    fireEvent.click(screen.getByRole("button", { name: "Details" }));
    const row = within(screen.getByRole("dialog")).getByRole("row", { name: /Saltmarsh/ });
    expect(row.textContent).toContain("Not asked: it did not answer the last times");
    expect(row.textContent).toContain("Problems and diagnoses: Saltmarsh was not asked.");
    expect(row.textContent).not.toContain("Not shared.");
    fireEvent.click(within(row).getByRole("button", { name: /^Try now Saltmarsh/ }));
    await waitFor(() => expect(b.calls).toContain("retry RZ8"));
  });
});

describe("one record at a time (H4)", () => {
  const hook = (b: ReturnType<typeof fake>) =>
    renderHook(() => useRecord(b.view), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <BackendContext value={b}>{children}</BackendContext>
      ),
    });

  it("drops a section and a head of another record", async () => {
    const b = fake();
    b.sections.allergies = wholeSection(wholeView(sensitive), "allergies");
    const foreign = wholeView(deceased);
    b.record.view = async () => foreign;
    const { result } = hook(b);
    await waitFor(() => expect(result.current.sections.problems?.view).toBeTruthy());
    expect(result.current.sections.allergies).toBeUndefined();
    expect(result.current.view.person.nhsNumber).toBe(person.nhsNumber);
  });

  it("drops a section that is not the one asked for", async () => {
    const b = fake();
    b.sections.allergies = wholeSection(b.view, "problems");
    const { result } = hook(b);
    await waitFor(() => expect(result.current.sections.problems?.view).toBeTruthy());
    expect(result.current.sections.allergies).toBeUndefined();
  });

  it("does not stir at events of another record, and reads anew what changed in this", async () => {
    const b = fake();
    const { result } = hook(b);
    await waitFor(() => expect(result.current.sections.documents?.view).toBeTruthy());
    const asked = () => b.calls.filter((c) => c === "section problems").length;
    const before = asked();
    act(() => b.changed("problems", "another"));
    expect(asked()).toBe(before);
    b.sections.problems = { ...wholeSection(b.view, "problems"), revision: 2, entries: [] };
    act(() => b.changed("problems"));
    await waitFor(() => expect(result.current.sections.problems?.view?.revision).toBe(2));
  });

  it("asks for no section that the role hides", async () => {
    const b = fake();
    b.view = {
      ...b.view,
      sections: (b.view.sections ?? []).map((s) => ({ ...s, hidden: s.key === "alerts" })),
    };
    const { result } = hook(b);
    await waitFor(() => expect(result.current.sections.problems?.view).toBeTruthy());
    expect(b.calls).not.toContain("section alerts");
  });

  it("says that the record is gone", async () => {
    const b = fake();
    b.record.section = async () => {
      throw { code: "no-record", say: "This record is not open.", retry: false };
    };
    const { result } = hook(b);
    await waitFor(() => expect(result.current.lost?.code).toBe("no-record"));
  });
});
