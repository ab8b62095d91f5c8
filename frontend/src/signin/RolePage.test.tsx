import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { asRole, fake, signedIn, twoRoles } from "../backend/fake";
import { App } from "../shell/App";
import { show, violations } from "../testing";

describe("choosing a role (C10)", () => {
  it("names each role and its organisation in words, and shows nothing else until one is chosen", async () => {
    const b = fake(twoRoles);
    show(b, <App />);
    expect(await screen.findByRole("heading", { name: "Which role are you working in?" })).toBeTruthy();
    expect(screen.getByRole("main").textContent).toContain("signed in as Dr Priya Raman");
    expect(within(screen.getByRole("main")).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(await violations()).toEqual([]);

    const gp = screen.getByRole("button", { name: /^Sessional GP .* Northgate Integrated Urgent Care/ });
    gp.focus();
    expect(document.activeElement).toBe(gp); // a button of its own: Tab and Enter reach it
    fireEvent.click(gp);
    expect(await screen.findByRole("heading", { name: "Person search" })).toBeTruthy();
    expect(b.calls).toContain("chooseRole 1");
    expect(screen.getByRole("banner").textContent).toContain("Sessional GP (out-of-hours), Northgate");
  });

  it("changes the role only by choosing again, with the record gone", async () => {
    const b = fake(asRole("1"));
    show(b, <App />);
    fireEvent.change(await screen.findByRole("textbox", { name: "NHS number" }), {
      target: { value: "999 012 3454" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Search" }));
    fireEvent.click(await screen.findByRole("button", { name: /PATEL, Amina/ }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(await dialog.findByRole("radio", { name: /treating/ }));
    fireEvent.click(dialog.getByRole("button", { name: "Open record" }));
    await screen.findByRole("heading", { name: "Person summary" });

    fireEvent.click(screen.getByRole("button", { name: "Change role" }));
    expect(await screen.findByRole("heading", { name: "Which role are you working in?" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("PATEL");
    expect(screen.getByRole("button", { name: /Sessional GP/ }).textContent).toContain("until now");
    expect(screen.getByRole("button", { name: /Consultant/ }).textContent).not.toContain("until now");
    fireEvent.click(screen.getByRole("button", { name: /Consultant/ }));
    expect(await screen.findByRole("heading", { name: "Person search" })).toBeTruthy();
    expect(b.calls.filter((c) => /Role/.test(c))).toEqual(["changeRole", "chooseRole 0"]);
  });

  it("says that a role has no access, and what went wrong with a choice", async () => {
    const b = fake({
      ...twoRoles,
      roles: (twoRoles.roles ?? []).map((r) => ({ ...r, access: r.key === "0" })),
    });
    b.session.chooseRole = async () => {
      throw { code: "audit", say: "The access could not be recorded.", retry: false };
    };
    show(b, <App />);
    const gp = await screen.findByRole("button", { name: /Sessional GP/ });
    expect(gp.textContent).toContain("no access");
    expect(screen.getByRole("button", { name: /Consultant/ }).textContent).not.toContain("no access");
    fireEvent.click(gp);
    expect((await screen.findByRole("alert")).textContent).toContain("The access could not be recorded.");
    expect(screen.getByRole("heading", { name: "Which role are you working in?" })).toBeTruthy();
  });

  it("can be left, and is not offered to somebody with one role", async () => {
    const b = fake(twoRoles);
    show(b, <App />);
    fireEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("button", { name: "Sign in" })).toBeTruthy();
    b.now = signedIn;
    act(() => b.sessionChanged());
    await screen.findByRole("heading", { name: "Person search" });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Change role" })).toBeNull());
  });
});
