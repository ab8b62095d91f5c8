import type { KeyboardEvent } from "react";

const sideways: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const upright: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

// toward finds the statement that an arrow leads to from the one in focus. Left and
// right follow the reading order, so that no statement is out of reach; up and down
// keep to the organisation where it has something there.
export function toward(table: HTMLElement | null, e: KeyboardEvent): HTMLElement | undefined {
  if (!table || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return undefined;
  const all = [...table.querySelectorAll<HTMLElement>("[data-say]")];
  const i = all.indexOf(e.target as HTMLElement);
  const from = all[i];
  if (!from) return undefined;
  if (e.key === "Home") return all[0];
  if (e.key === "End") return all.at(-1);
  const side = sideways[e.key];
  if (side) return all[i + side];
  const step = upright[e.key];
  if (!step) return undefined;
  const column = (b: HTMLElement) => b.dataset.column === from.dataset.column;
  const ahead = step > 0 ? all.slice(i + 1) : all.slice(0, i).reverse();
  const next = ahead.find(column);
  const row = ahead.find((b) => b.dataset.row !== from.dataset.row);
  return next ?? row;
}
