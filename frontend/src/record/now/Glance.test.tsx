import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, wholeSection, wholeView } from "../../backend/fake";
import { now } from "../../backend/fixtureNow";
import { rows } from "../../backend/fixtureRows";
import { show, violations } from "../../testing";
import { Glance } from "./Glance";

const view = wholeView();
const sections = Object.fromEntries(
  ["appointments", "documents"].map((k) => [k, { view: wholeSection(view, k) }]),
);
const text = (label: string) => screen.getByText(label).nextElementSibling?.textContent ?? "";

describe("at a glance", () => {
  it("M113 shows the rows that Go found, opens the letter by one click, and axe is content", async () => {
    const letter = vi.fn();
    show(fake(), <Glance glance={now.glance} sections={sections} onLetter={letter} />);
    expect(text("Next appointment")).toContain(rows.appointments?.[0]?.term);
    expect(text("Care plans and decisions")).toBe("1 care plan, 2 decisions");
    fireEvent.click(screen.getByRole("button", { name: rows.documents?.[0]?.term ?? "?" }));
    expect(letter).toHaveBeenCalledWith(rows.documents?.[0]);
    expect(await violations()).toEqual([]);
  });

  it("H5 never shows a hidden, unread or missing answer as none", () => {
    const say = "None found in what was shared. That does not mean that there is none.";
    const lines = (now.glance.lines ?? []).map((l, i) =>
      i === 0 ? { ...l, rows: [], say } : i === 3 ? { ...l, rows: [], say: "Hidden by your role." } : l,
    );
    show(fake(), <Glance glance={{ lines, plans: 0, decisions: 0 }} sections={{}} onLetter={() => {}} />);
    expect(text("Next appointment")).toBe(say);
    expect(text("Resuscitation decision")).toBe("Reading…");
    expect(text("Latest discharge letter")).toBe("Hidden by your role.");
  });
});
