import { afterEach, describe, expect, it, vi } from "vitest";
import { problemOf } from "./problem";
import { inViewer, wails } from "./wails";

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

describe("problems", () => {
  it("keep the words of our own", () => {
    const own = { code: "not-found", say: "Nobody has this number.", retry: false };
    expect(problemOf(own)).toEqual(own);
    expect(problemOf(JSON.stringify(own))).toEqual(own);
  });

  it.each([
    new Error("secret detail"),
    "secret detail",
    null,
    7,
    { message: "secret detail" },
    { code: 1, say: "secret detail" },
  ])("show nothing of anything else: %s", (thrown) => {
    expect(problemOf(thrown).code).toBe("internal");
    expect(JSON.stringify(problemOf(thrown))).not.toContain("secret");
  });
});

describe("the viewer's backend", () => {
  it("calls the bound methods by name and listens to both events", async () => {
    const calls: unknown[] = [];
    const bound = new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) =>
            calls.push([method, ...args]),
      },
    );
    const listeners = new Map<string, (data: never) => void>();
    window.go = { app: { Session: bound, People: bound, Record: bound } } as never;
    window.runtime = {
      EventsOn: (name, then) => {
        listeners.set(name, then);
        return () => listeners.delete(name);
      },
    };
    expect(inViewer()).toBe(true);
    const b = wails();
    await b.session.signIn();
    await b.record.open("9990123454", "treatment", "");
    await b.record.retry("r", "RZ8");
    expect(calls).toEqual([["SignIn"], ["Open", "9990123454", "treatment", ""], ["Retry", "r", "RZ8"]]);
    const heard = vi.fn();
    const off = b.onRecordChanged(heard);
    listeners.get("record:changed")?.({ record: "r", key: "alerts" } as never);
    expect(heard).toHaveBeenCalledWith({ record: "r", key: "alerts" });
    off();
    expect(listeners.size).toBe(0);
  });

  it("rejects, and does not throw, outside the viewer", async () => {
    expect(inViewer()).toBe(false);
    await expect(wails().session.status()).rejects.toThrow();
  });
});
