import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { FoundContext } from "../find/found";
import { Below } from "./Below";
import { Arrival } from "./LongRows";

const part = (rows: number) => (
  <Below rows={rows}>
    <p>the rest</p>
  </Below>
);

it("draws what is in view at once, and what lies below it by itself soon after", async () => {
  render(part(15));
  expect(screen.getByText("the rest")).toBeTruthy();
  render(part(16));
  expect(screen.getAllByText("the rest")).toHaveLength(1);
  await act(() => new Promise((done) => setTimeout(done, 300)));
  expect(screen.getAllByText("the rest")).toHaveLength(2);
});

it("draws all at once where a page is come back to further down, or for what was found in it", () => {
  render(<Arrival value={() => 900}>{part(100)}</Arrival>);
  render(<FoundContext value={{ entry: "e1", seek: "", turn: 1 }}>{part(100)}</FoundContext>);
  expect(screen.getAllByText("the rest")).toHaveLength(2);
});
