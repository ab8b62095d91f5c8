import { act, fireEvent, render, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { expect, test } from "vitest";
import { useApart } from "./useApart";

function Pages({ apart, rows }: { apart: boolean; rows: string[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useApart(box, apart);
  return (
    <main>
      <div ref={box}>
        {rows.map((row, i) => (
          <button key={row} type="button" tabIndex={i === 1 ? at : undefined} onClick={() => setAt(-1)}>
            Row {row}
          </button>
        ))}
      </div>
      <section>
        <p>Page</p>
        <input aria-label="Search" />
      </section>
    </main>
  );
}

const stops = () => screen.getAllByRole("button").map((b) => b.getAttribute("tabindex"));

test("what stands behind another page takes no keyboard, what arrives there neither, and has it back as it was", async () => {
  const { rerender } = render(<Pages apart={false} rows={["a", "b"]} />);
  screen.getByText("Row a").focus();
  rerender(<Pages apart rows={["a", "b"]} />);
  expect(stops()).toEqual(["-1", "-1"]);
  expect(document.activeElement).toBe(document.body);
  await act(async () => rerender(<Pages apart rows={["a", "b", "c"]} />));
  expect(stops()).toEqual(["-1", "-1", "-1"]);
  rerender(<Pages apart={false} rows={["a", "b", "c"]} />);
  expect(stops()).toEqual([null, "0", null]);
});

test("all text that is chosen is that of the page in front", () => {
  render(<Pages apart rows={["a", "b"]} />);
  getSelection()?.selectAllChildren(document.body);
  expect(getSelection()?.toString()).toContain("Row a");
  fireEvent(document, new Event("selectionchange"));
  expect(getSelection()?.toString()).not.toContain("Row");
  expect(getSelection()?.toString()).toContain("Page");
});
