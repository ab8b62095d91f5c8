import { useEffect, useState } from "react";

// Theme is what theme.css knows: the root element names it.
export type Theme = "light" | "dark" | "contrast";

const dark = "(prefers-color-scheme: dark)";
const contrast = "(prefers-contrast: more)";

const asked = (query: string) => window.matchMedia?.(query).matches === true;

// wished is what the system asks for. The dark theme has more contrast by itself
// where that is asked for too.
const wished = (): Theme => (asked(dark) ? "dark" : asked(contrast) ? "contrast" : "light");

// useTheme follows the system until somebody chooses. The choice lasts as long as
// the window: nothing is kept on disk.
export function useTheme(): [Theme, (theme: Theme) => void] {
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
