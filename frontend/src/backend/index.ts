// The only door to the Go side. Outside the viewer (tests, `npm run dev`) an
// invented backend answers; it is not part of a production build.
import { createContext, useContext } from "react";
import type { Backend } from "./types";
import { inViewer, wails } from "./wails";

export { list } from "./lists";
export { problemOf } from "./problem";
export type * from "./types";

export async function chooseBackend(): Promise<Backend | null> {
  if (inViewer()) return wails();
  if (import.meta.env.MODE === "production") return null;
  const { sceneFromAddress } = await import("./fake");
  return sceneFromAddress();
}

export const BackendContext = createContext<Backend | null>(null);

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error("BackendContext is empty");
  return backend;
}
