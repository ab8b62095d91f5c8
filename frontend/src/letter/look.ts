// Look is how a document is shown: at a size, fitted, turned. It ends with the
// document.
export interface Look {
  fit: "width" | "page" | "";
  zoom: number; // 1 is the size of the paper; only where not fitted
  turn: 0 | 90 | 180 | 270;
}

export const firstLook: Look = { fit: "width", zoom: 1, turn: 0 };

const steps = [0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4];

// zoomed gives the next size up or down from what is seen now.
export function zoomed(look: Look, by: 1 | -1, seen: number): Look {
  const at = look.fit ? seen : look.zoom;
  const next = by > 0 ? steps.find((s) => s > at + 0.01) : [...steps].reverse().find((s) => s < at - 0.01);
  return { ...look, fit: "", zoom: next ?? (by > 0 ? 4 : 0.25) };
}

export const turned = (look: Look): Look => ({ ...look, turn: ((look.turn + 90) % 360) as Look["turn"] });
