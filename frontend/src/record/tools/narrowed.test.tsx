import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fake, wholeView } from "../../backend/fake";
import { show } from "../../testing";
import { RecordPage } from "../RecordPage";

// What was filtered is in the trail, without what was typed (M63).
it("M63 tells of each filter once it stands, of its end, and never what was typed", async () => {
  const backend = fake();
  const nothing = () => {};
  show(
    backend,
    <RecordPage opened={wholeView()} onLeave={nothing} onReloaded={nothing} onSessionLost={nothing} />,
  );
  const told = () => backend.calls.filter((c) => c.startsWith("narrowed"));
  fireEvent.click(await screen.findByRole("button", { name: /^Dates/ }));
  fireEvent.click(screen.getByRole("menuitemradio", { name: "From today" }));
  await waitFor(() => expect(told()).toHaveLength(1), { timeout: 3000 });
  expect(told()[0]).toMatch(/^narrowed summary \d{4}-\d\d-\d\d$/);
  fireEvent.click(screen.getByRole("button", { name: "Results" }));
  fireEvent.change(await screen.findByLabelText("Find by name"), { target: { value: "potassium" } });
  await waitFor(() => expect(told()).toHaveLength(2), { timeout: 3000 });
  expect(told()[1]).toBe("narrowed results   words");
  const narrow = document.querySelector<HTMLElement>(".narrow") as HTMLElement;
  fireEvent.click(within(narrow).getByText("Reset"));
  await waitFor(() => expect(told()).toHaveLength(3), { timeout: 3000 });
  expect(told()[2]).toBe("narrowed results");
});
