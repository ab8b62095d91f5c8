// The one-page brief: blocks in Go's order, each row with who and when, and plain
// words beside terms.
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fake, signedIn, wholeSection, wholeView } from "../backend/fake";
import { list } from "../backend/lists";
import { LensContext } from "../help/PlainWords";
import { Clinical } from "../record/abbreviations";
import { ToolsContext, useNewTools } from "../record/tools/tools";
import type { SectionState } from "../record/useRecord";
import { show, violations } from "../testing";
import { BriefPage } from "./BriefPage";

const opened = vi.fn();

function Page() {
  const view = wholeView();
  const sections: Record<string, SectionState> = {};
  for (const h of list(view.sections)) sections[h.key] = { view: wholeSection(view, h.key) };
  return (
    <ToolsContext value={useNewTools(opened)}>
      <main>
        <BriefPage
          view={view}
          sections={sections}
          actions={{ onLetter: vi.fn(), onSource: vi.fn() }}
          onRetry={vi.fn()}
          onTryNow={vi.fn()}
        />
      </main>
    </ToolsContext>
  );
}

const keys = () => [...document.querySelectorAll<HTMLElement>("[data-block]")].map((b) => b.dataset.block);

describe("H5 the one-page brief", () => {
  it("has every block in the order of the role, with who says so and when, and axe is content", async () => {
    const b = fake(signedIn);
    show(b, <Page />);
    await screen.findByRole("heading", { name: "Alerts" });
    const first = keys();
    expect(first[0]).toBe("alerts");
    for (const row of document.querySelectorAll(".brief-rows > li"))
      expect(row.querySelector(".brief-from")?.textContent).toMatch(/^\S.+, .*\S/);
    const allergies = document.querySelector("[data-block=allergies]") as HTMLElement;
    expect(within(allergies).getByText(/Conflict/)).toBeTruthy();
    expect(allergies.textContent).toContain(
      "There may be more from Saltmarsh Mental Health NHS Foundation Trust.",
    );
    expect(screen.getByText("Hidden by your role.")).toBeTruthy();
    expect(screen.queryByText(/None recorded/)).toBeNull();
    expect(await violations()).toEqual([]);

    fireEvent.click(screen.getByRole("button", { name: "All of Key holder" }));
    expect(opened).toHaveBeenCalledWith("network");

    fireEvent.click(screen.getByRole("button", { name: "Social care" }));
    await screen.findByRole("heading", { name: "Before you visit" });
    expect(keys()).not.toEqual(first);
    expect([...keys()].sort()).toEqual([...first].sort());
    expect(await violations()).toEqual([]);
  });

  it("says so when it cannot be read", async () => {
    const b = fake(signedIn);
    b.record.brief = async () => {
      throw { code: "unavailable", say: "The brief could not be read.", retry: true };
    };
    show(b, <Page />);
    expect((await screen.findByRole("alert")).textContent).toContain("The brief could not be read.");
  });
});

describe("H35 the lens of plain words", () => {
  const text = "Stroke 2019, COPD. Dr Hope Stroke";
  const look = (on: boolean) =>
    show(
      fake(signedIn),
      <LensContext value={{ on, names: new Set() }}>
        <main>
          <Clinical>{text}</Clinical>
        </main>
      </LensContext>,
    );

  it("stands beside what was sent, told apart, and never in its place", () => {
    look(true);
    const said = [...document.querySelectorAll(".plain-words")];
    expect(said.map((s) => s.textContent)).toEqual([
      " in plain words (part of the brain gets no blood, or bleeds)",
      " in plain words (lungs that are damaged, so it is hard to breathe)",
    ]);
    expect(said[0]?.getAttribute("title")).toContain("viewer’s own words");
    expect(screen.getByText("COPD").title).toContain("chronic obstructive");
    for (const s of said) s.remove();
    expect(document.querySelector("main")?.textContent).toBe(text);
  });

  it("is nowhere while it is off", () => {
    look(false);
    expect(document.querySelector("main")?.textContent).toBe(text);
  });
});
