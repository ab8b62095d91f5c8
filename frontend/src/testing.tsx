// What several tests need: a screen with its backend, and axe.
import { type RenderResult, render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { BackendContext } from "./backend";
import type { Backend } from "./backend/types";

export function show(backend: Backend, page: ReactNode): RenderResult {
  document.body.innerHTML = '<div id="app"></div><div id="layers"></div>';
  return render(<BackendContext value={backend}>{page}</BackendContext>, {
    container: document.getElementById("app") as HTMLElement,
  });
}

// violations runs axe over the whole page. Colour contrast needs a real
// renderer and is looked at in the pictures.
export async function violations(): Promise<string[]> {
  document.documentElement.lang = "en-GB";
  document.title = "Shared Care Record";
  const found = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
}
