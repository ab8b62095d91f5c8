import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { wholeSection, wholeView } from "../backend/fake";
import { entry, when } from "../backend/fixtures";
import type { SectionHead, SectionView } from "../backend/types";
import { Fault } from "../ui/parts";
import { type Card, cards } from "./cards";
import { SectionCard } from "./SectionCard";
import type { SectionState } from "./useRecord";

const view = wholeView();
const actions = { onLetter: vi.fn(), onSource: vi.fn() };

function page(
  key: string,
  state: SectionState | undefined,
  more: Partial<SectionHead> | null = {},
  collapsed = false,
) {
  const head = more && { ...(view.sections?.find((s) => s.key === key) as SectionHead), ...more };
  const card = cards.find((c) => c.key === key) as Card;
  return (
    <SectionCard
      card={card}
      head={head ?? undefined}
      state={state}
      collapsed={collapsed}
      onCollapse={() => {}}
      onRetry={() => {}}
      actions={actions}
    />
  );
}

const section = (key: string, more: Partial<SectionView> = {}): SectionView => ({
  ...wholeSection(view, key),
  ...more,
});

describe("a card is in exactly one state", () => {
  it("loading, before its first answer", () => {
    render(page("problems", undefined));
    expect(screen.getByText("Loading")).toBeTruthy();
    expect(screen.queryByText(/could not be shown/)).toBeNull();
  });

  it("rows, with the count of those shown and of those folded", () => {
    const { container } = render(page("problems", { view: section("problems") }));
    expect(container.querySelectorAll(".row")).toHaveLength(5);
    expect(container.querySelector(".count")?.textContent).toBe("5 + 2 folded");
    fireEvent.click(screen.getByRole("button", { name: /Refuted/ }));
    const refuted = screen.getByRole("button", { name: "Refuted: Pulmonary embolism" });
    expect(refuted.textContent?.startsWith("Refuted:")).toBe(true);
  });

  it("so many so far, above the rows, while more has arrived than they show", () => {
    const held = section("problems", { revision: 3 });
    const { container, rerender } = render(page("problems", { view: held }, { revision: 4, pending: 0 }));
    expect(container.querySelector(".card-pending")?.textContent).toContain("7 so far. More has arrived");
    expect(container.querySelector(".count")?.textContent).toBe("at least 5 + 2 folded");
    rerender(page("problems", { view: held }, { revision: 3, pending: 2 }));
    expect(container.querySelector(".card-pending")?.textContent).toContain(
      "2 organisations still to answer",
    );
    rerender(page("problems", { view: held }, { revision: 3, pending: 0 }));
    expect(container.querySelector(".card-pending")).toBeNull();
  });

  it("at least so many, while an organisation is awaited or missing", () => {
    const { container, rerender } = render(page("problems", { view: section("problems") }, { pending: 1 }));
    expect(container.querySelector(".count")?.textContent).toBe("at least 5 + 2 folded");
    rerender(page("problems", { view: section("problems") }, { missing: ["Saltmarsh", "Northgate"] }));
    expect(container.querySelector(".count")?.textContent).toBe("at least 5 + 2 folded");
    expect(screen.getByText("Missing: Saltmarsh and Northgate")).toBeTruthy();
    const names = { missing: ["A GP practice", "A GP practice"], incomplete: ["A GP practice"] };
    rerender(page("problems", { view: section("problems") }, names));
    expect(screen.getByText("Missing: A GP practice. Incomplete: A GP practice")).toBeTruthy();
  });

  it("rows, and below them what is to be shared later", () => {
    const say = "Estuary: radiology reports not shared yet (planned from 01-Apr-2027).";
    const { container } = render(page("problems", { view: section("problems", { notes: [say] }) }));
    const note = screen.getByText(say);
    const last = [...container.querySelectorAll(".row")].at(-1);
    expect(last && last.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("empty, with the reasons, and never a count of nought while someone is awaited", () => {
    const none = section("problems", {
      entries: null,
      empty: ["None recorded by Fairhaven.", "Absence proves nothing."],
    });
    const { container, rerender } = render(page("problems", { view: none }));
    expect(screen.getByText("None recorded by Fairhaven.")).toBeTruthy();
    expect(container.querySelector(".count")?.textContent).toBe("0");
    rerender(page("problems", { view: none }, { pending: 2 }));
    expect(container.querySelector(".count")).toBeNull();
  });

  it("hidden by role", () => {
    render(page("problems", undefined, { hidden: true }));
    expect(screen.getByText(/Hidden by your role/)).toBeTruthy();
  });

  it("its head and one line, when no organisation shares it", () => {
    const { container } = render(page("problems", undefined, { unshared: true }));
    expect(screen.getByText("Not shared by any organisation yet.")).toBeTruthy();
    expect(container.querySelector(".count")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByText("Loading")).toBeNull();
  });

  it("failed", () => {
    render(page("problems", { problem: { code: "internal", say: "It broke.", retry: true } }));
    expect(screen.getByRole("alert").textContent).toContain("could not be shown");
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it.each([
    ["no rows and no words", { view: section("problems", { entries: [], empty: [] }) }, {}],
    ["no head", { view: section("problems") }, null],
  ] as const)("an error, when it fits no state: %s (H39)", (_, state, head) => {
    render(page("problems", state as SectionState, head));
    expect(screen.getByRole("alert").textContent).toContain("could not be shown");
  });

  it("an error, when it breaks, and the next card stands (H39)", () => {
    const broken = section("problems", {
      entries: [{ ...entry("problems", "current", 0, "X", when("2020")), source: null as never }],
    });
    const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
    render(
      <>
        <Fault what="Problems">{page("problems", { view: broken })}</Fault>
        <Fault what="Alerts">{page("alerts", { view: section("alerts") })}</Fault>
      </>,
    );
    quiet.mockRestore();
    expect(screen.getByRole("alert").textContent).toContain("Problems could not be shown");
    expect(screen.getByRole("button", { name: /Do not attempt/ })).toBeTruthy();
  });
});

describe("safety", () => {
  it("alerts and allergies cannot be collapsed", () => {
    for (const key of ["alerts", "allergies"]) {
      const { container, unmount } = render(page(key, { view: section(key) }, {}, true));
      expect(container.querySelector(".row")).toBeTruthy();
      expect(screen.queryByRole("button", { name: /Collapse/ })).toBeNull();
      unmount();
    }
  });

  it("never cuts current medicines, and says how many of a long list it shows", () => {
    const many = (key: string, group: string) =>
      section(key, { entries: Array.from({ length: 412 }, () => entry(key, group, 0, "X", when("2020"))) });
    const a = render(page("medications", { view: many("medications", "current") }));
    expect(a.container.querySelectorAll(".row")).toHaveLength(412);
    a.unmount();
    const b = render(page("encounters", { view: many("encounters", "past") }));
    expect(b.container.querySelectorAll(".row")).toHaveLength(10);
    expect(b.container.querySelector(".group-more")?.textContent).toContain("Showing 10 of 412.");
    fireEvent.click(screen.getByRole("button", { name: "Show 100 more" }));
    expect(b.container.querySelector(".group-more")?.textContent).toContain("Showing 110 of 412.");
  });

  it("shows a list whole that is little longer than the start of a long one", () => {
    const rows = Array.from({ length: 25 }, () => entry("encounters", "past", 0, "X", when("2020")));
    const { container } = render(page("encounters", { view: section("encounters", { entries: rows }) }));
    expect(container.querySelectorAll(".row")).toHaveLength(25);
    expect(container.querySelector(".group-more")).toBeNull();
  });

  it("keeps rows of a group that it does not know", () => {
    render(
      page("problems", {
        view: section("problems", { entries: [entry("problems", "new", 0, "Odd one", when("2020"))] }),
      }),
    );
    expect(screen.getByRole("button", { name: "Odd one" })).toBeTruthy();
  });

  it("shows the organisation, cautions and directions of a row unopened", () => {
    const { container } = render(page("medications", { view: section("medications") }));
    for (const row of container.querySelectorAll(".row"))
      expect(row.querySelector(".row-source")?.textContent).not.toBe("");
    expect(screen.getByText("Different dose at Fairhaven Medical Centre")).toBeTruthy();
    expect(screen.getByText("Two tablets in the morning")).toBeTruthy();
  });
});

describe("late answers", () => {
  const more = (n: number) =>
    section("problems", {
      revision: 2,
      entries: [
        ...Array.from({ length: n }, (_, i) => entry("problems", "current", 2, `Late ${i}`, when("2026"))),
        ...(section("problems").entries ?? []),
      ],
    });

  it("wait behind a notice while the pointer is in the card", () => {
    const { container, rerender } = render(page("problems", { view: section("problems") }));
    const card = container.querySelector(".card") as Element;
    fireEvent.pointerMove(card, { pointerType: "mouse" });
    rerender(page("problems", { view: more(2) }));
    expect(screen.queryByRole("button", { name: "Late 0" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "2 more arrived – show" }));
    expect(screen.getByRole("button", { name: "Late 0" })).toBeTruthy();
  });

  it("come in when the pointer leaves", () => {
    const { container, rerender } = render(page("problems", { view: section("problems") }));
    const card = container.querySelector(".card") as Element;
    fireEvent.pointerMove(card, { pointerType: "mouse" });
    rerender(page("problems", { view: more(1) }));
    act(() => void fireEvent.pointerLeave(card));
    expect(screen.getByRole("button", { name: "Late 0" })).toBeTruthy();
  });

  it("come in at once where nobody points", () => {
    const { rerender } = render(page("problems", { view: section("problems") }));
    rerender(page("problems", { view: more(1) }));
    expect(screen.getByRole("button", { name: "Late 0" })).toBeTruthy();
  });
});

it("draws of a card's page what is in view first, and all of it soon after (M110)", async () => {
  const some = (from: number) =>
    Array.from({ length: 24 - from }, (_, i) => ({
      ...entry("problems", from + i < 20 ? "active" : "past", from + i, `Problem ${from + i}`, when("2020")),
      id: `p${from + i}`,
    }));
  const groups = ["active", "past"].map((key) => ({ key, title: key, folded: false, nearestFirst: false }));
  const held = section("problems");
  const full = (entries: SectionView["entries"]) => (
    <SectionCard
      card={cards.find((c) => c.key === "problems") as Card}
      head={view.sections?.find((s) => s.key === "problems")}
      state={{ view: { ...held, entries, section: { ...held.section, groups } } }}
      onRetry={() => {}}
      actions={actions}
      full
    />
  );
  const { container, rerender } = render(full(some(1)));
  const terms = () => [...container.querySelectorAll(".row-term")].map((e) => e.textContent);
  expect(terms()).toHaveLength(16);
  await waitFor(() => expect(terms()).toEqual(some(1).map((e) => e.term)));
  // One that comes before them all closes none that is open.
  fireEvent.click(screen.getByRole("button", { name: "Problem 16" }));
  rerender(full(some(0)));
  expect(terms()).toEqual(some(0).map((e) => e.term));
  expect(container.querySelector(".row-open .row-term")?.textContent).toBe("Problem 16");
});
