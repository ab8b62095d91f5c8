import { useEffect, useState } from "react";

// Theme is what theme.css knows: the root element names it.
export type Theme = "light" | "dark" | "contrast";

const dark = "(prefers-color-scheme: dark)";
const contrast = "(prefers-contrast: more)";

const asked = (query: string) => window.matchMedia?.(query).matches === true;

// wished is what the system asks for. The dark theme has more contrast by itself
// where that is asked for too.
const wished = (): Theme => (asked(dark) ? "dark" : asked(contrast) ? "contrast" : "light");

// themeOf reads a theme that was kept; null for none.
export const themeOf = (kept: string): Theme | null =>
  kept === "light" || kept === "dark" || kept === "contrast" ? kept : null;

// useTheme follows the system until somebody chooses; null follows it again. The
// choice is kept with the user's marks (lists/useLists.tsx).
export function useTheme(): [Theme, (theme: Theme | null) => void] {
  const [system, setSystem] = useState<Theme>(wished);
  const [chosen, setChosen] = useState<Theme | null>(null);
  const theme = chosen ?? system;

  useEffect(() => {
    const follow = () => setSystem(wished());
    const queries = [dark, contrast].flatMap((q) => window.matchMedia?.(q) ?? []);
    for (const q of queries) q.addEventListener("change", follow);
    return () => {
      for (const q of queries) q.removeEventListener("change", follow);
    };
  }, []);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return [theme, setChosen];
}
