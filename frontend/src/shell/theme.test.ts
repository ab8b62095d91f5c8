import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useTheme } from "./theme";

describe("colours", () => {
  const on = new Set<string>();
  let changed: (() => void)[] = [];
  beforeEach(() => {
    on.clear();
    changed = [];
    vi.stubGlobal("matchMedia", (query: string) => ({
      get matches() {
        return on.has(query);
      },
      addEventListener: (_: string, then: () => void) => changed.push(then),
      removeEventListener: (_: string, then: () => void) => {
        changed = changed.filter((c) => c !== then);
      },
    }));
  });
  afterEach(() => vi.unstubAllGlobals());
  const shown = () => document.documentElement.dataset.theme;

  it("follow the system until somebody chooses", () => {
    on.add("(prefers-color-scheme: dark)");
    const { result, unmount } = renderHook(useTheme);
    expect(shown()).toBe("dark");
    on.clear();
    on.add("(prefers-contrast: more)");
    act(() => {
      for (const c of changed) c();
    });
    expect(shown()).toBe("contrast");
    act(() => result.current[1]("light"));
    expect(shown()).toBe("light");
    unmount();
    expect(changed).toEqual([]);
  });
});
