import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { list } from "../backend";
import { fake, wholeSection, wholeView } from "../backend/fake";
import { answer, organisations, sensitive } from "../backend/fixtures";
import type { RecordView } from "../backend/types";
import { recorders } from "../letter/recorders";
import { show, violations } from "../testing";
import { OneSummary } from "./OneSummary";
import { pageOf } from "./pages";
import { ToolsContext, useNewTools } from "./tools/tools";
import type { SectionState } from "./useRecord";

const [estuary, , saltmarsh] = organisations as [{ ods: string; name: string }, unknown, { ods: string }];
const all = (view: RecordView): Record<string, SectionState> =>
  Object.fromEntries(list(view.sections).map((h) => [h.key, { view: wholeSection(view, h.key) }]));

function Page(props: {
  view: RecordView;
  sections: Record<string, SectionState>;
  onOpen: (k: string) => void;
}) {
  const tools = { ...useNewTools(props.onOpen), range: { from: "2099-01-01", to: "" }, filtered: true };
  return (
    <ToolsContext value={tools}>
      <OneSummary
        view={props.view}
        sections={props.sections}
        only={estuary.ods}
        actions={{ onLetter: () => {}, onSource: () => {} }}
        onRetry={() => {}}
        onTryNow={() => {}}
      />
    </ToolsContext>
  );
}

describe("M145 the summary of one organisation", () => {
  it("heads the subfolders of each organisation, with how much is in it; none of a sensitive person", () => {
    const view = wholeView();
    const sections = all(view);
    for (const r of recorders(view, sections)) {
      const rows = Object.entries(sections).flatMap(([key, s]) =>
        key === "documents" ? [] : list(s.view?.entries),
      );
      expect(r.parts[0]).toEqual({
        section: "summary",
        title: "Summary",
        count: rows.filter((e) => e.source.ods === r.ods).length,
      });
    }
    expect(recorders(view, sections).length).toBeGreaterThan(1);
    expect(recorders(wholeView(sensitive), sections)).toEqual([]);
    expect(pageOf(`full:summary@${saltmarsh.ods}`)).toMatchObject({
      Component: OneSummary,
      only: saltmarsh.ods,
    });
  });

  it("shows its rows alone, says so, and of every other part what it answered", async () => {
    const view = wholeView();
    const sections = all(view);
    const medicines = sections.medications?.view;
    if (!medicines) throw new Error("no medicines");
    medicines.entries = list(medicines.entries).filter((e) => e.source.ods !== estuary.ods);
    medicines.answers = [
      { ...answer("medications", 0), say: "Estuary did not answer in time.", state: "failed" },
    ];
    const allergies = sections.allergies?.view;
    if (!allergies) throw new Error("no allergies");
    allergies.entries = [];
    allergies.answers = [
      { ...answer("allergies", 0), say: "None recorded by Estuary.", state: "empty", shown: 0 },
    ];
    const open = vi.fn();
    const { container } = show(
      fake(),
      <main>
        <Page view={view} sections={sections} onOpen={open} />
      </main>,
    );
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(`Summary: ${estuary.name}`);
    const others = list(sections.problems?.view?.entries).filter((e) => e.source.ods !== estuary.ods);
    expect(others.length).toBeGreaterThan(0);
    const drawn = [...container.querySelectorAll("[data-entry]")].map((r) => r.getAttribute("data-entry"));
    expect(drawn.length).toBeGreaterThan(0);
    for (const e of others) expect(drawn).not.toContain(e.id);
    expect(container.textContent).toContain("Estuary did not answer in time.");
    const rest = screen.getByRole("heading", { name: "Nothing here of" }).parentElement as HTMLElement;
    expect(within(rest).getByText("None recorded by Estuary.")).toBeTruthy();
    expect(rest.textContent).not.toContain("did not answer");
    fireEvent.click(screen.getByRole("button", { name: "Show all organisations" }));
    expect(open).toHaveBeenCalledWith("summary");
    expect(await violations()).toEqual([]);
  });
});
